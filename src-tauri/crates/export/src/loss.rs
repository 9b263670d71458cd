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
    /// The target keeps texts under their day, and this one has none.
    NoDay,
    /// The text's form cannot show it.
    Text(Reduction),
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
