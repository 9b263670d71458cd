//! An interview has a standfirst.

use super::Rule;
use crate::Subject;
use crate::finding::{Found, Place, Severity, Worded};

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "missing-standfirst",
    severity: Severity::Hint,
    about_german: "Ein Interview hat einen Vorspann.",
    about_english: "An interview has a standfirst.",
    check,
};

fn check(subject: &Subject) -> Vec<Found> {
    let is_missing = subject.interview.title.standfirst.trim().is_empty();
    is_missing
        .then(|| {
            Found::at(Place::Standfirst, Worded::new("Der Vorspann fehlt.", "The standfirst is missing."))
        })
        .into_iter()
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::testing::found;

    #[test]
    fn it_is_found() {
        assert_eq!(found("missing-standfirst", |i| i.title.standfirst.clear()).len(), 1);
    }

    #[test]
    fn near_misses_are_not() {
        assert!(found("missing-standfirst", |i| i.title.standfirst = "Ö.".into()).is_empty());
        assert!(found("missing-standfirst", |i| i.title.headline.clear()).is_empty());
    }
}
