//! The properties that are read, and the blocks they are read from.

use interview::Language;

/// Where a value stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// XMP (ISO 16684-1).
    Xmp,
    /// IPTC-IIM 4.2.
    Iim,
    /// EXIF 3.0.
    Exif,
    /// A text chunk of a PNG (ISO/IEC 15948, 11.3.3).
    PngText,
}

impl Origin {
    /// What people call the block.
    pub fn name(self) -> &'static str {
        match self {
            Self::Xmp => "XMP",
            Self::Iim => "IPTC-IIM",
            Self::Exif => "EXIF",
            Self::PngText => "PNG",
        }
    }
}

macro_rules! properties {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal, $german:literal, $english:literal);+ $(;)?) => {
        /// A property of the IPTC Photo Metadata Standard, or of PLUS.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Property {
            $($(#[doc = $doc])+ $variant),+
        }

        impl Property {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Its name in JSON.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name),+
                }
            }

            /// What people call it.
            pub fn label(self, language: Language) -> &'static str {
                match self {
                    $(Self::$variant => language.choose($german, $english)),+
                }
            }
        }
    };
}

properties! {
    /// Who made it; several.
    Creator = "creator", "Urheber", "Creator";
    /// The creator's job title.
    CreatorJobTitle = "creatorJobTitle", "Berufsbezeichnung", "Job title";
    /// How to reach the creator: address, telephone, e-mail, page.
    CreatorContact = "creatorContact", "Kontakt", "Contact";
    /// How it has to be named.
    CreditLine = "creditLine", "Bildnachweis", "Credit line";
    /// Who gave it.
    Source = "source", "Quelle", "Source";
    /// Copyright notice.
    Copyright = "copyright", "Copyright", "Copyright";
    /// Rights usage terms.
    UsageTerms = "usageTerms", "Nutzungsbedingungen", "Usage terms";
    /// Where the licence stands.
    WebStatement = "webStatement", "Rechte im Web", "Web statement of rights";
    /// Who gives licences.
    LicensorName = "licensorName", "Lizenzgeber", "Licensor";
    /// Where to get a licence.
    LicensorUrl = "licensorUrl", "Lizenz erhältlich bei", "Licences from";
    /// Caption or description.
    Caption = "caption", "Bildunterschrift", "Caption";
    /// Alternative text.
    AltText = "altText", "Alternativtext", "Alternative text";
    /// Extended description for people who do not see it.
    ExtendedDescription = "extendedDescription", "Ausführliche Beschreibung", "Extended description";
    /// Headline.
    Headline = "headline", "Überschrift", "Headline";
    /// Title or object name.
    Title = "title", "Titel", "Title";
    /// Who is shown; several.
    PersonShown = "personShown", "Abgebildet", "Shown";
    /// When it was made, ISO 8601, as precise as is known.
    DateCreated = "dateCreated", "Aufgenommen", "Made";
    /// The place within the town.
    Sublocation = "sublocation", "Ort im Ort", "Sublocation";
    /// The town.
    City = "city", "Stadt", "City";
    /// The state or province.
    State = "state", "Land oder Provinz", "State";
    /// The country.
    Country = "country", "Staat", "Country";
    /// Keywords; several.
    Keywords = "keywords", "Schlagwörter", "Keywords";
    /// Instructions: often an embargo or a release.
    Instructions = "instructions", "Anweisungen", "Instructions";
    /// Job or transmission id.
    JobId = "jobId", "Auftragsnummer", "Job id";
    /// How it came to be: a URI of IPTC's list of digital source types.
    DigitalSourceType = "digitalSourceType", "Entstehung", "Digital source type";
    /// What the rights holder says about data mining: a URI of PLUS.
    DataMining = "dataMining", "Data-Mining", "Data mining";
    /// Whether the people shown agreed: a URI of PLUS.
    ModelReleaseStatus = "modelReleaseStatus", "Einwilligung der Abgebildeten", "Model release";
    /// Ids of the releases of the people shown; several.
    ModelReleaseId = "modelReleaseId", "Nummern der Einwilligungen", "Model release ids";
    /// Whether the owners of what is shown agreed: a URI of PLUS.
    PropertyReleaseStatus = "propertyReleaseStatus", "Einwilligung der Eigentümer", "Property release";
    /// Ids of the releases of the owners; several.
    PropertyReleaseId = "propertyReleaseId", "Nummern der Eigentümer-Einwilligungen", "Property release ids";
}

impl Property {
    /// It may have several values.
    pub fn is_list(self) -> bool {
        use Property as P;
        matches!(
            self,
            P::Creator
                | P::CreatorContact
                | P::LicensorName
                | P::LicensorUrl
                | P::PersonShown
                | P::Keywords
                | P::ModelReleaseId
                | P::PropertyReleaseId
        )
    }
}
