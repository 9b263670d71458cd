//! The date of publication is known.

use super::Rule;
use crate::Subject;
use crate::finding::{Found, Place, Severity, Worded};

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "missing-date",
    severity: Severity::Warning,
    about_german: "Das Datum der Veröffentlichung ist bekannt.",
    about_english: "The date of publication is known.",
    check,
};

fn check(subject: &Subject) -> Vec<Found> {
    let is_missing = subject.interview.details.date.is_none();
    is_missing
        .then(|| Found::at(Place::Details, Worded::new("Das Datum fehlt.", "The date is missing.")))
        .into_iter()
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::testing::found;

    #[test]
    fn it_is_found() {
        assert_eq!(found("missing-date", |i| i.details.date = None).len(), 1);
    }

    #[test]
    fn near_misses_are_not() {
        assert!(
            found("missing-date", |i| i.details.date = interview::PartialDate::month(2025, 3)).is_empty()
        );
        assert!(found("missing-date", |i| i.details.embargo = None).is_empty());
    }
}
