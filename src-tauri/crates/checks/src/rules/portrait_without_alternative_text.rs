//! A picture has an alternative text or is explicitly decorative (WCAG 2.2, 1.1.1).

use super::Rule;
use crate::Subject;
use crate::finding::{Found, Place, Severity, Worded};
use interview::AltText;

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "portrait-without-alternative-text",
    severity: Severity::Blocks,
    about_german: "Ein Bild hat einen Alternativtext oder ist ausdrücklich Schmuck (WCAG 2.2, 1.1.1).",
    about_english: "A picture has an alternative text or is explicitly decorative (WCAG 2.2, 1.1.1).",
    check,
};

fn check(subject: &Subject) -> Vec<Found> {
    let portraits = subject.interview.portraits.iter();
    let missing = portraits.filter(|portrait| portrait.alt == AltText::Missing);
    missing
        .map(|portrait| {
            let message = Worded::new(
                "Der Alternativtext fehlt. Was ist auf dem Bild zu sehen?",
                "The alternative text is missing. What does the picture show?",
            );
            Found::at(Place::Portrait { portrait: portrait.id.clone() }, message).with_fix(Worded::new(
                "Alternativtext schreiben oder „Schmuck“ wählen",
                "Write one, or choose “decorative”",
            ))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::found;

    #[test]
    fn it_is_found() {
        assert_eq!(
            found("portrait-without-alternative-text", |i| i.portraits[0].alt = AltText::Missing).len(),
            1
        );
    }

    #[test]
    fn near_misses_are_not() {
        assert!(
            found("portrait-without-alternative-text", |i| i.portraits[0].alt = AltText::Decorative)
                .is_empty()
        );
        assert!(
            found("portrait-without-alternative-text", |i| i.portraits[0].alt = AltText::Text("Ö.".into()))
                .is_empty()
        );
    }
}
