//! The texts of a picture need the picture.

use super::Rule;
use crate::Subject;
use crate::finding::{Found, Place, Severity, Worded};

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "portrait-without-file",
    severity: Severity::Warning,
    about_german: "Zu den Texten eines Bildes gehört das Bild.",
    about_english: "The texts of a picture need the picture.",
    check,
};

fn check(subject: &Subject) -> Vec<Found> {
    let portraits = subject.interview.portraits.iter();
    let missing = portraits.filter(|portrait| portrait.original.is_none());
    missing
        .map(|portrait| {
            let message = Worded::new(
                "Zu diesem Porträt gibt es noch keine Bilddatei.",
                "This portrait has no picture file yet.",
            );
            Found::at(Place::Portrait { portrait: portrait.id.clone() }, message)
                .with_fix(Worded::new("Bilddatei wählen", "Choose a picture file"))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::testing::found;

    #[test]
    fn it_is_found() {
        assert_eq!(found("portrait-without-file", |i| i.portraits[0].original = None).len(), 1);
    }

    #[test]
    fn near_misses_are_not() {
        assert!(found("portrait-without-file", |i| i.portraits[0].file_name.clear()).is_empty());
        assert!(found("portrait-without-file", |i| i.portraits.clear()).is_empty());
    }
}
