//! Notes for the desk are not exported.

use super::Rule;
use crate::Subject;
use crate::finding::{Found, Place, Severity, Worded};
use interview::{Audience, Content};

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "desk-note-stays-here",
    severity: Severity::Hint,
    about_german: "Notizen für die Redaktion werden nicht ausgegeben.",
    about_english: "Notes for the desk are not exported.",
    check,
};

fn check(subject: &Subject) -> Vec<Found> {
    let notes = subject.interview.blocks.iter().filter(|block| {
        matches!(block.content, Content::Note { audience: Audience::Desk, .. }) && !block.content.is_blank()
    });
    notes
        .map(|block| {
            let message = Worded::new("Diese Notiz bleibt in der Redaktion.", "This note stays at the desk.");
            Found::at(Place::block(&block.id), message)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::testing::{block, found};
    use interview::{Audience, Block, Content};

    fn note(audience: Audience, text: &str) -> Block {
        block(9, Content::Note { audience, text: vec![text.into()] })
    }

    #[test]
    fn it_is_found() {
        assert_eq!(
            found("desk-note-stays-here", |i| i.blocks.push(note(Audience::Desk, "Rückruf Montag"))).len(),
            1
        );
    }

    #[test]
    fn near_misses_are_not() {
        assert!(
            found("desk-note-stays-here", |i| i.blocks.push(note(Audience::Readers, "Anm. d. Red.")))
                .is_empty()
        );
        assert!(found("desk-note-stays-here", |i| i.blocks.push(note(Audience::Desk, " "))).is_empty());
    }
}
