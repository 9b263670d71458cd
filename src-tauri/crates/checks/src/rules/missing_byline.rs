//! An interview names who conducted it.

use super::Rule;
use crate::Subject;
use crate::finding::{Found, Place, Severity, Worded};

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "missing-byline",
    severity: Severity::Warning,
    about_german: "Ein Interview nennt, wer es geführt hat.",
    about_english: "An interview names who conducted it.",
    check,
};

fn check(subject: &Subject) -> Vec<Found> {
    let is_missing = subject
        .interview
        .title
        .byline
        .iter()
        .all(|entry| entry.names.iter().all(|name| name.trim().is_empty()));
    is_missing
        .then(|| Found::at(Place::Byline, Worded::new("Die Autorenzeile fehlt.", "The byline is missing.")))
        .into_iter()
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::testing::found;

    #[test]
    fn it_is_found() {
        assert_eq!(found("missing-byline", |i| i.title.byline[0].names = vec![" ".into()]).len(), 1);
    }

    #[test]
    fn near_misses_are_not() {
        assert!(found("missing-byline", |i| i.title.byline[0].role = interview::BylineRole::Text).is_empty());
        assert!(found("missing-byline", |i| i.people.clear()).is_empty());
    }
}
