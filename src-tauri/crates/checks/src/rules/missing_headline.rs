//! An interview has a headline.

use super::Rule;
use crate::Subject;
use crate::finding::{Found, Place, Severity, Worded};

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "missing-headline",
    severity: Severity::Blocks,
    about_german: "Ein Interview hat eine Überschrift.",
    about_english: "An interview has a headline.",
    check,
};

fn check(subject: &Subject) -> Vec<Found> {
    let is_missing = subject.interview.title.headline.trim().is_empty();
    is_missing
        .then(|| {
            Found::at(Place::Headline, Worded::new("Die Überschrift fehlt.", "The headline is missing."))
        })
        .into_iter()
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::testing::found;

    #[test]
    fn it_is_found() {
        assert_eq!(found("missing-headline", |i| i.title.headline = " ".into()).len(), 1);
    }

    #[test]
    fn near_misses_are_not() {
        assert!(found("missing-headline", |i| i.title.headline = "Ö".into()).is_empty());
        assert!(found("missing-headline", |i| i.title.kicker.clear()).is_empty());
    }
}
