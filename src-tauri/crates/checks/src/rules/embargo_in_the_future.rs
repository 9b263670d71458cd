//! Nothing leaves before the embargo has ended.

use super::Rule;
use crate::Subject;
use crate::finding::{Found, Place, Severity, Worded};

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "embargo-in-the-future",
    severity: Severity::Blocks,
    about_german: "Vor Ablauf der Sperrfrist geht nichts hinaus.",
    about_english: "Nothing leaves before the embargo has ended.",
    check,
};

fn check(subject: &Subject) -> Vec<Found> {
    // Dates of this form sort as text.
    let embargo = subject.interview.details.embargo.as_deref().filter(|embargo| *embargo > subject.now);
    embargo
        .map(|embargo| {
            let moment = embargo.replace('T', " ");
            let message =
                Worded::new(format!("Sperrfrist bis {moment}."), format!("Under embargo until {moment}."));
            Found::at(Place::Details, message)
        })
        .into_iter()
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::testing::found;

    #[test]
    fn it_is_found() {
        assert_eq!(
            found("embargo-in-the-future", |i| i.details.embargo = Some("2025-03-01T06:01".into())).len(),
            1
        );
    }

    #[test]
    fn near_misses_are_not() {
        assert!(
            found("embargo-in-the-future", |i| i.details.embargo = Some("2025-03-01T06:00".into()))
                .is_empty()
        );
        assert!(found("embargo-in-the-future", |i| i.details.embargo = None).is_empty());
    }
}
