//! What a picture's file says of itself, as far as an interview has a place for it, and what in it should be looked at.

use interview::{Credit, Language};
use picture::metadata::{ContentCredentials, Disagreement, Remark};
use picture::{Property, metadata};

/// What a file tells.
#[derive(Default)]
pub(super) struct Told {
    pub(super) credit: Credit,
    pub(super) caption: String,
    pub(super) alt: String,
    pub(super) remarks: Vec<Look>,
}

/// Something that a person should look at.
pub(super) enum Look {
    /// The blocks of the file say different things.
    Disagreement(Disagreement),
    /// A generative model made it, or a part of it, says the file.
    Generated,
    /// It moves, and only its first image is shown.
    Animated,
    /// It carries content credentials.
    Credentials(ContentCredentials),
    /// Something could not be read, or was put right.
    Reading(Remark),
}

/// The properties that an interview takes over.
const TAKEN: [Property; 7] = [
    Property::Creator,
    Property::CreditLine,
    Property::Source,
    Property::Copyright,
    Property::UsageTerms,
    Property::Caption,
    Property::AltText,
];

/// Reads a file; what cannot be read says nothing. `language` chooses among the languages of a text.
pub(super) fn by_file(bytes: &[u8], language: &str) -> Told {
    let Ok(found) = metadata(bytes, language) else { return Told::default() };
    let mut remarks: Vec<Look> = Vec::new();
    if found.says_it_is_generated() {
        remarks.push(Look::Generated);
    }
    if picture::is_animated(bytes) {
        remarks.push(Look::Animated);
    }
    let taken = found.disagreements.iter().filter(|disagreement| TAKEN.contains(&disagreement.property));
    remarks.extend(taken.cloned().map(Look::Disagreement));
    remarks.extend(found.remarks.iter().cloned().map(Look::Reading));
    remarks.extend(found.credentials.clone().map(Look::Credentials));
    Told {
        credit: found.credit(),
        caption: found.text(Property::Caption).to_owned(),
        alt: found.text(Property::AltText).to_owned(),
        remarks,
    }
}

impl Look {
    /// What was found, and what became of it.
    pub(super) fn sentence(&self, language: Language) -> String {
        match self {
            Self::Disagreement(disagreement) => contradiction(disagreement, language),
            Self::Generated => language.choose(
                "Die Datei sagt, dass das Bild ganz oder zum Teil von einer KI erzeugt ist. Ob es so erscheinen darf und gekennzeichnet werden muss, ist zu klären.".to_owned(),
                "The file says that the picture was made by a generative model, wholly or in part. Find out whether it may appear and has to be labelled.".to_owned(),
            ),
            Self::Animated => language.choose(
                "Das Bild ist bewegt; Zuschnitte zeigen nur sein erstes Einzelbild.".to_owned(),
                "The picture moves; crops show only its first image.".to_owned(),
            ),
            Self::Credentials(credentials) => credentials.sentence(language),
            Self::Reading(remark) => remark.sentence(language),
        }
    }
}

/// „Bildnachweis: XMP sagt „A“, EXIF sagt „B“. Genommen ist „A“.“
fn contradiction(disagreement: &Disagreement, language: Language) -> String {
    let name = match disagreement.property {
        Property::Creator => language.choose("Urheber", "Creator"),
        Property::CreditLine => language.choose("Bildnachweis", "Credit"),
        Property::Source => language.choose("Quelle", "Source"),
        Property::Copyright => language.choose("Copyright-Vermerk", "Copyright notice"),
        Property::UsageTerms => language.choose("Nutzungsbedingungen", "Usage terms"),
        Property::Caption => language.choose("Bildunterschrift", "Caption"),
        Property::AltText => language.choose("Alternativtext", "Alternative text"),
        other => other.name(),
    };
    let quoted = |texts: &[String]| {
        let text = texts.join(", ");
        language.choose(format!("„{text}“"), format!("“{text}”"))
    };
    let says = language.choose("sagt", "says");
    let each: Vec<String> = disagreement
        .values
        .iter()
        .map(|found| format!("{} {says} {}", found.origin.name(), quoted(&found.texts)))
        .collect();
    let taken = disagreement.values.first().map(|found| quoted(&found.texts)).unwrap_or_default();
    let all = each.join(", ");
    language
        .choose(format!("{name}: {all}. Genommen ist {taken}."), format!("{name}: {all}. Taken is {taken}."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use picture::Stamp;

    const SAMPLE: &[u8] = include_bytes!("../../../../../assets/sample/portrait.jpg");

    #[test]
    fn a_file_that_disagrees_with_itself_is_told() {
        let texts = Stamp { caption: "Am Pult.".into(), ..Stamp::default() };
        let mut bytes = picture::stamp(SAMPLE, &texts).unwrap();
        // Another caption in EXIF only, as a program leaves it that knows nothing else.
        let at = bytes.windows(8).position(|window| window == b"Am Pult.").unwrap();
        bytes[at..at + 8].copy_from_slice(b"Im Saal!");
        let told = by_file(&bytes, "de");
        assert_eq!(told.caption, "Am Pult.");
        let sentences: Vec<String> =
            told.remarks.iter().map(|look| look.sentence(Language::German)).collect();
        assert!(
            sentences
                .iter()
                .any(|s| s.starts_with("Bildunterschrift: ") && s.contains("EXIF sagt „Im Saal!“")),
            "{sentences:?}"
        );
    }

    #[test]
    fn a_generated_picture_is_told_first() {
        let kind = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia";
        let texts = Stamp { digital_source_type: kind.into(), ..Stamp::default() };
        let told = by_file(&picture::stamp(SAMPLE, &texts).unwrap(), "de");
        assert!(matches!(told.remarks.as_slice(), [Look::Generated]));
    }

    #[test]
    fn a_file_that_says_nothing_makes_nothing_up() {
        let told = by_file(&picture::stamp(SAMPLE, &Stamp::default()).unwrap(), "de");
        assert!(told.credit.is_empty() && told.caption.is_empty() && told.remarks.is_empty());
    }
}
