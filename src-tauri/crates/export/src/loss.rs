//! What a package does not show as the draft has it.

use interview::Language;
use markdown::{Place, Reduction};
use picture::DeriveError;

/// Something that was lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// Where.
    pub place: Place,
    /// What.
    pub what: What,
}

/// What was lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A note for the desk never leaves.
    DeskNote,
    /// A portrait block without a portrait shows nothing.
    NoPortrait,
    /// The picture's file is not in the library.
    PictureMissing,
    /// The picture's file is of a kind that no page shows.
    PictureUnknown,
    /// The picture cannot be cut, scaled or stamped.
    PictureRefused(DeriveError),
    /// The picture moves; the package holds its first frame.
    PictureStill,
    /// The target has no field for it.
    NoField(Field),
    /// The target fetches the picture from the web, and its address is none there.
    NoAddress,
    /// The target takes only the beginning of the standfirst: this many characters.
    Shortened(usize),
    /// The target has no boxes.
    NoBox,
    /// The target keeps texts under their day, and this one has none.
    NoDay,
    /// The text's form cannot show it.
    Text(Reduction),
}

/// Something that a target may have no field for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The line above the headline.
    Kicker,
    /// The section.
    Category,
    /// The keywords.
    Tags,
    /// „Weitere Meldungen“.
    Related,
    /// Those of them that lead nowhere.
    RelatedWithoutAddress,
}

impl Field {
    fn name(self, language: Language) -> &'static str {
        let (german, english) = match self {
            Self::Kicker => ("die Dachzeile", "the kicker"),
            Self::Category => ("das Ressort", "the category"),
            Self::Tags => ("die Schlagwörter", "the tags"),
            Self::Related => ("weitere Meldungen", "related items"),
            Self::RelatedWithoutAddress => {
                ("weitere Meldungen ohne Adresse", "related items without an address")
            }
        };
        language.choose(german, english)
    }
}

impl Loss {
    /// Where it was lost.
    pub fn place(&self, language: Language) -> String {
        self.place.name(language)
    }

    /// What was lost, and what stands there instead.
    pub fn sentence(&self, language: Language) -> String {
        let (german, english) = match &self.what {
            What::DeskNote => (
                "Eine Notiz für die Redaktion wird nicht ausgegeben.",
                "A note for the desk is not exported.",
            ),
            What::NoPortrait => (
                "Der Block zeigt kein Bild und wird nicht ausgegeben.",
                "The block shows no picture and is not exported.",
            ),
            What::PictureMissing => (
                "Die Bilddatei fehlt. Alternativtext, Bildunterschrift und Bildnachweis stehen als Text da.",
                "The picture's file is missing. Alternative text, caption and credit stand there as text.",
            ),
            What::PictureUnknown => (
                "Die Bilddatei ist kein JPEG, PNG, WebP oder GIF und wird nicht ausgegeben. Alternativtext, Bildunterschrift und Bildnachweis stehen als Text da.",
                "The picture's file is no JPEG, PNG, WebP or GIF and is not exported. Alternative text, caption and credit stand there as text.",
            ),
            What::PictureRefused(error) => {
                let rest = language.choose(
                    "Das Bild wird nicht ausgegeben; seine Texte stehen da.",
                    "The picture is not exported; its texts stand there.",
                );
                return format!("{} {rest}", error.sentence(language));
            }
            What::PictureStill => (
                "Das Bild bewegt sich. Ausgegeben wird das erste Einzelbild.",
                "The picture moves. Its first frame is exported.",
            ),
            What::NoField(field) => {
                let name = field.name(language);
                return language.choose(
                    format!("Das Ziel hat kein Feld für {name}; es steht nur in interview.json."),
                    format!("The target has no field for {name}; it is in interview.json alone."),
                );
            }
            What::Shortened(length) => {
                return language.choose(
                    format!("Der Vorspann ist länger als {length} Zeichen, die das Ziel nimmt; dort steht sein Anfang."),
                    format!("The standfirst is longer than the {length} characters that the target takes; its beginning stands there."),
                );
            }
            What::NoAddress => (
                "Das Ziel holt Bilder aus dem Netz. Im Profil unter „[files]“ eine „picture_url“ angeben, die mit „https://“ beginnt, und das Bild dort ablegen.",
                "The target fetches pictures from the web. Give a “picture_url” under “[files]” in the profile that begins with “https://”, and put the picture there.",
            ),
            What::NoBox => (
                "Das Ziel hat keine Kästen. Der Text steht ohne Rahmen da.",
                "The target has no boxes. The text stands there without a frame.",
            ),
            What::NoDay => (
                "Ohne Erscheinungstag kann das Ziel das Interview nicht einordnen. Es liegt bei den Entwürfen.",
                "Without a day of publication the target cannot file the interview. It lies among the drafts.",
            ),
            What::Text(reduction) => return reduction.sentence(language),
        };
        language.choose(german, english).to_owned()
    }
}

impl From<markdown::Loss> for Loss {
    fn from(loss: markdown::Loss) -> Self {
        Self { place: loss.place, what: What::Text(loss.what) }
    }
}
