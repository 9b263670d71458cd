//! Where the properties stand in XMP (IPTC Photo Metadata Standard 2023.2, PLUS 2.0.1).

use super::super::Property::{self, *};

/// A place where a property may stand. The first place of a property that has a value counts.
pub(super) struct Wanted {
    pub(super) property: Property,
    pub(super) namespace: &'static str,
    pub(super) name: &'static str,
    /// The wanted fields where it is a structure.
    pub(super) fields: &'static [&'static str],
}

const fn text(property: Property, namespace: &'static str, name: &'static str) -> Wanted {
    Wanted { property, namespace, name, fields: &[] }
}

const fn fields(
    property: Property,
    namespace: &'static str,
    name: &'static str,
    fields: &'static [&'static str],
) -> Wanted {
    Wanted { property, namespace, name, fields }
}

const DC: &str = "http://purl.org/dc/elements/1.1/";
const PHOTOSHOP: &str = "http://ns.adobe.com/photoshop/1.0/";
const RIGHTS: &str = "http://ns.adobe.com/xap/1.0/rights/";
const PLUS: &str = "http://ns.useplus.org/ldf/xmp/1.0/";
const CORE: &str = "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/";
const EXTENSION: &str = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/";
const EXIF: &str = "http://ns.adobe.com/exif/1.0/";

const CONTACT: &[&str] = &[
    "CiAdrExtadr",
    "CiAdrPcode",
    "CiAdrCity",
    "CiAdrRegion",
    "CiAdrCtry",
    "CiTelWork",
    "CiEmailWork",
    "CiUrlWork",
];

/// All places, the preferred one of a property first.
pub(super) const WANTED: &[Wanted] = &[
    text(Creator, DC, "creator"),
    text(CreatorJobTitle, PHOTOSHOP, "AuthorsPosition"),
    fields(CreatorContact, CORE, "CreatorContactInfo", CONTACT),
    text(CreditLine, PHOTOSHOP, "Credit"),
    text(Source, PHOTOSHOP, "Source"),
    text(Copyright, DC, "rights"),
    text(UsageTerms, RIGHTS, "UsageTerms"),
    text(WebStatement, RIGHTS, "WebStatement"),
    fields(LicensorName, PLUS, "Licensor", &["LicensorName"]),
    fields(LicensorUrl, PLUS, "Licensor", &["LicensorURL"]),
    text(Caption, DC, "description"),
    text(AltText, CORE, "AltTextAccessibility"),
    text(ExtendedDescription, CORE, "ExtDescrAccessibility"),
    text(Headline, PHOTOSHOP, "Headline"),
    text(Title, DC, "title"),
    text(PersonShown, EXTENSION, "PersonInImage"),
    fields(PersonShown, EXTENSION, "PersonInImageWDetails", &["PersonName"]),
    text(DateCreated, PHOTOSHOP, "DateCreated"),
    text(DateCreated, EXIF, "DateTimeOriginal"),
    text(Sublocation, CORE, "Location"),
    text(City, PHOTOSHOP, "City"),
    text(State, PHOTOSHOP, "State"),
    text(Country, PHOTOSHOP, "Country"),
    text(Keywords, DC, "subject"),
    text(Instructions, PHOTOSHOP, "Instructions"),
    text(JobId, PHOTOSHOP, "TransmissionReference"),
    text(DigitalSourceType, EXTENSION, "DigitalSourceType"),
    text(DataMining, PLUS, "DataMining"),
    text(ModelReleaseStatus, PLUS, "ModelReleaseStatus"),
    text(ModelReleaseId, PLUS, "ModelReleaseID"),
    text(PropertyReleaseStatus, PLUS, "PropertyReleaseStatus"),
    text(PropertyReleaseId, PLUS, "PropertyReleaseID"),
];
