//! What was found wrong while reading, and how a person is told.

use super::{Origin, Property};
use interview::Language;

/// Something that the person should know about what was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// The file itself is not as it should be.
    File(Why),
    /// A block was left out, or a part of it.
    Block(Origin, Why),
    /// The content credentials are larger than what is read.
    CredentialsTooLarge,
    /// Another program changed the IIM block after the XMP, so IIM was taken.
    IimIsNewer,
    /// A text was encoded twice („JÃ¼lich“) and has been put right.
    Repaired(Property, Origin),
    /// A camera's or a program's default text was left out.
    CameraDefault(Property, String),
}

/// Why something could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It ends too early.
    Truncated,
    /// Its structure is not that of its kind.
    Damaged,
    /// It is larger than what is read ([`super::MAX_BLOCK`]) or nested too deep.
    TooLarge,
    /// It wants a document type definition or entities of its own, which no picture needs.
    Forbidden,
}

impl Remark {
    /// The sentence for the person.
    pub fn sentence(&self, language: Language) -> String {
        let (german, english) = match self {
            Self::File(why) => (
                format!("Die Datei {}. Gelesen wurde, was davor steht.", why.words().0),
                format!("The file {}. What stands before was read.", why.words().1),
            ),
            Self::Block(origin, why) => (
                format!("Der Block {} {} und blieb ungelesen.", origin.name(), why.words().0),
                format!("The block {} {} and was left unread.", origin.name(), why.words().1),
            ),
            Self::CredentialsTooLarge => (
                "Die Content Credentials (C2PA) sind größer als erlaubt und blieben ungelesen.".to_owned(),
                "The content credentials (C2PA) are larger than allowed and were left unread.".to_owned(),
            ),
            Self::IimIsNewer => (
                "IPTC-IIM wurde nach XMP geändert, von einem Programm, das XMP nicht kennt; deshalb gilt hier IPTC-IIM.".to_owned(),
                "IPTC-IIM was changed after XMP by a program that does not know XMP; so IPTC-IIM is taken.".to_owned(),
            ),
            Self::Repaired(property, origin) => {
                let [german, english] = labels(*property);
                let block = origin.name();
                (
                    format!("{german} ({block}) war doppelt kodiert („JÃ¼lich“) und wurde berichtigt."),
                    format!("{english} ({block}) was encoded twice (“JÃ¼lich”) and has been put right."),
                )
            }
            Self::CameraDefault(property, text) => {
                let [german, english] = labels(*property);
                (
                    format!("„{text}“ ({german}) schreiben Geräte von selbst; es wurde übergangen."),
                    format!("“{text}” ({english}) is written by devices on their own; it was passed over."),
                )
            }
        };
        language.choose(german, english)
    }
}

fn labels(property: Property) -> [&'static str; 2] {
    [Language::German, Language::English].map(|language| property.label(language))
}

impl Why {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Truncated => ("ist abgeschnitten", "ends too early"),
            Self::Damaged => ("ist beschädigt", "is damaged"),
            Self::TooLarge => ("ist größer oder tiefer als erlaubt", "is larger or deeper than allowed"),
            Self::Forbidden => (
                "verlangt Verbotenes (DTD, eigene Entitäten)",
                "wants what is forbidden (a DTD, entities of its own)",
            ),
        }
    }
}
