//! The properties that are read, and the blocks they are read from.

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
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal),+ $(,)?) => {
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
        }
    };
}

properties! {
    /// Who made it; several.
    Creator = "creator",
    /// The creator's job title.
    CreatorJobTitle = "creatorJobTitle",
    /// How to reach the creator: address, telephone, e-mail, page.
    CreatorContact = "creatorContact",
    /// How it has to be named.
    CreditLine = "creditLine",
    /// Who gave it.
    Source = "source",
    /// Copyright notice.
    Copyright = "copyright",
    /// Rights usage terms.
    UsageTerms = "usageTerms",
    /// Where the licence stands.
    WebStatement = "webStatement",
    /// Who gives licences.
    LicensorName = "licensorName",
    /// Where to get a licence.
    LicensorUrl = "licensorUrl",
    /// Caption or description.
    Caption = "caption",
    /// Alternative text.
    AltText = "altText",
    /// Extended description for people who do not see it.
    ExtendedDescription = "extendedDescription",
    /// Headline.
    Headline = "headline",
    /// Title or object name.
    Title = "title",
    /// Who is shown; several.
    PersonShown = "personShown",
    /// When it was made, ISO 8601, as precise as is known.
    DateCreated = "dateCreated",
    /// The place within the town.
    Sublocation = "sublocation",
    /// The town.
    City = "city",
    /// The state or province.
    State = "state",
    /// The country.
    Country = "country",
    /// Keywords; several.
    Keywords = "keywords",
    /// Instructions: often an embargo or a release.
    Instructions = "instructions",
    /// Job or transmission id.
    JobId = "jobId",
    /// How it came to be: a URI of IPTC's list of digital source types.
    DigitalSourceType = "digitalSourceType",
    /// What the rights holder says about data mining: a URI of PLUS.
    DataMining = "dataMining",
    /// Whether the people shown agreed: a URI of PLUS.
    ModelReleaseStatus = "modelReleaseStatus",
    /// Ids of the releases of the people shown; several.
    ModelReleaseId = "modelReleaseId",
    /// Whether the owners of what is shown agreed: a URI of PLUS.
    PropertyReleaseStatus = "propertyReleaseStatus",
    /// Ids of the releases of the owners; several.
    PropertyReleaseId = "propertyReleaseId",
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
