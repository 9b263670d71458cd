//! A picture has a caption.

use super::Rule;
use crate::Subject;
use crate::finding::{Found, Place, Severity, Worded};

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "portrait-without-caption",
    severity: Severity::Warning,
    about_german: "Ein Bild hat eine Bildunterschrift.",
    about_english: "A picture has a caption.",
    check,
};

fn check(subject: &Subject) -> Vec<Found> {
    let portraits = subject.interview.portraits.iter();
    let missing = portraits.filter(|portrait| portrait.caption.trim().is_empty());
    missing
        .map(|portrait| {
            let message = Worded::new("Die Bildunterschrift fehlt.", "The caption is missing.");
            Found::at(Place::Portrait { portrait: portrait.id.clone() }, message)
                .with_fix(Worded::new("Bildunterschrift schreiben", "Write a caption"))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::testing::found;

    #[test]
    fn it_is_found() {
        assert_eq!(found("portrait-without-caption", |i| i.portraits[0].caption = " ".into()).len(), 1);
    }

    #[test]
    fn near_misses_are_not() {
        assert!(found("portrait-without-caption", |i| i.portraits[0].caption = "Ö.".into()).is_empty());
        assert!(found("portrait-without-caption", |i| i.portraits.clear()).is_empty());
    }
}
