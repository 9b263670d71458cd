//! A picture without a credit does not leave (§ 13 UrhG).

use super::Rule;
use crate::Subject;
use crate::finding::{Found, Place, Severity, Worded};

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "portrait-without-credit",
    severity: Severity::Blocks,
    about_german: "Ein Bild ohne Bildnachweis geht nicht hinaus (§ 13 UrhG).",
    about_english: "A picture without a credit does not leave (§ 13 UrhG).",
    check,
};

fn check(subject: &Subject) -> Vec<Found> {
    let portraits = subject.interview.portraits.iter();
    let missing = portraits.filter(|portrait| portrait.credit.is_empty());
    missing
        .map(|portrait| {
            let message = Worded::new(
                "Das Porträt hat keinen Bildnachweis. Ohne ihn geht nichts hinaus (§ 13 UrhG).",
                "The portrait has no credit. Nothing leaves without one (§ 13 UrhG).",
            );
            Found::at(Place::Portrait { portrait: portrait.id.clone() }, message)
                .with_fix(Worded::new("Urheber oder Agentur eintragen", "Name the creator or the agency"))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::testing::found;

    #[test]
    fn it_is_found() {
        assert_eq!(found("portrait-without-credit", |i| i.portraits[0].credit = Default::default()).len(), 1);
    }

    #[test]
    fn near_misses_are_not() {
        assert!(found("portrait-without-credit", |i| { i.portraits[0].credit.creator.clear() }).is_empty());
        assert!(
            found("portrait-without-credit", |i| {
                i.portraits[0].credit = interview::Credit::from_names("privat")
            })
            .is_empty()
        );
    }
}
