//! An empty block is not exported.

use super::Rule;
use crate::Subject;
use crate::finding::{Found, Place, Severity, Worded};

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "empty-block",
    severity: Severity::Hint,
    about_german: "Ein leerer Block wird nicht ausgegeben.",
    about_english: "An empty block is not exported.",
    check,
};

fn check(subject: &Subject) -> Vec<Found> {
    let empty = subject.interview.blocks.iter().filter(|block| block.content.is_blank());
    empty
        .map(|block| {
            let message = Worded::new(
                "Dieser Block ist leer und wird nicht ausgegeben.",
                "This block is empty and is not exported.",
            );
            Found::at(Place::block(&block.id), message)
                .with_fix(Worded::new("Block löschen", "Delete the block"))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::testing::{answer, block, found};

    #[test]
    fn it_is_found() {
        assert_eq!(found("empty-block", |i| i.blocks.push(block(9, answer("\u{a0}")))).len(), 1);
    }

    #[test]
    fn near_misses_are_not() {
        assert!(found("empty-block", |i| i.blocks.push(block(9, answer("–")))).is_empty());
        assert!(found("empty-block", |i| i.portraits[0].caption.clear()).is_empty());
    }
}
