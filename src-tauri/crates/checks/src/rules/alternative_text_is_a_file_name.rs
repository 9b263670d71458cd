//! A file name is no alternative text.

use super::Rule;
use crate::Subject;
use crate::finding::{Found, Place, Severity, Worded};

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "alternative-text-is-a-file-name",
    severity: Severity::Warning,
    about_german: "Ein Dateiname ist kein Alternativtext.",
    about_english: "A file name is no alternative text.",
    check,
};

/// Endings of picture files.
const ENDINGS: [&str; 9] = [".jpg", ".jpeg", ".png", ".webp", ".gif", ".tif", ".tiff", ".avif", ".heic"];

fn check(subject: &Subject) -> Vec<Found> {
    let portraits = subject
        .interview
        .portraits
        .iter()
        .map(|portrait| (Place::Portrait { portrait: portrait.id.clone() }, portrait.alt.text()));
    let related =
        subject.interview.details.related.iter().map(|item| (Place::Details, item.picture_alt.as_str()));
    portraits
        .chain(related)
        .filter(|(_, alt)| is_file_name(alt))
        .map(|(place, alt)| {
            let message = Worded::new(
                format!("„{alt}“ ist ein Dateiname, kein Alternativtext."),
                format!("“{alt}” is a file name, not an alternative text."),
            );
            Found::at(place, message)
                .with_fix(Worded::new("Beschreiben, was zu sehen ist", "Say what the picture shows"))
        })
        .collect()
}

/// One word with a picture's ending, or with underscores or digits joined as cameras and systems name files.
fn is_file_name(alt: &str) -> bool {
    let alt = alt.trim().to_lowercase();
    let is_one_word = !alt.is_empty() && !alt.contains(char::is_whitespace);
    let is_camera_name = ["img", "dsc", "dscf", "dscn", "pxl"].iter().any(|camera| {
        alt.strip_prefix(camera).is_some_and(|rest| rest.chars().filter(char::is_ascii_digit).count() >= 3)
    });
    is_one_word && (ENDINGS.iter().any(|ending| alt.ends_with(ending)) || alt.contains('_') || is_camera_name)
}

#[cfg(test)]
mod tests {
    use crate::testing::found;
    use interview::{AltText, RelatedItem};

    fn with_alt(alt: &str) -> usize {
        found("alternative-text-is-a-file-name", |i| i.portraits[0].alt = AltText::Text(alt.into())).len()
    }

    #[test]
    fn it_is_found() {
        for alt in ["portrait.JPG", "muenchen_neues_rathaus", "IMG20240312", "dsc-0042"] {
            assert_eq!(with_alt(alt), 1, "{alt}");
        }
        let item = RelatedItem {
            headline: "Ö".into(),
            picture_alt: "rathaus_abend".into(),
            ..RelatedItem::default()
        };
        assert_eq!(found("alternative-text-is-a-file-name", |i| i.details.related.push(item)).len(), 1);
    }

    #[test]
    fn near_misses_are_not() {
        for alt in ["Porträt", "Blick auf das Rathaus, Aufnahme rathaus.jpg", "Rathaus-Turm", "Imgard1"] {
            assert_eq!(with_alt(alt), 0, "{alt}");
        }
    }
}
