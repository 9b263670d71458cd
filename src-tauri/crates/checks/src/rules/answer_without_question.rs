//! A question stands before the first answer.

use super::Rule;
use crate::Subject;
use crate::finding::{Found, Place, Severity, Worded};
use interview::Content;

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "answer-without-question",
    severity: Severity::Warning,
    about_german: "Vor der ersten Antwort steht eine Frage.",
    about_english: "A question stands before the first answer.",
    check,
};

fn check(subject: &Subject) -> Vec<Found> {
    let before = subject
        .interview
        .blocks
        .iter()
        .take_while(|block| !matches!(block.content, Content::Question { .. }));
    before
        .filter(|block| matches!(block.content, Content::Answer { .. }) && !block.content.is_blank())
        .map(|block| {
            let message = Worded::new(
                "Vor dieser Antwort steht keine Frage.",
                "No question stands before this answer.",
            );
            Found::at(Place::block(&block.id), message)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::testing::{answer, block, found};

    #[test]
    fn it_is_found() {
        assert_eq!(
            found("answer-without-question", |i| i.blocks.insert(0, block(9, answer("Guten Morgen.")))).len(),
            1
        );
    }

    #[test]
    fn near_misses_are_not() {
        assert!(
            found("answer-without-question", |i| i.blocks.push(block(9, answer("Und noch dies."))))
                .is_empty()
        );
        assert!(found("answer-without-question", |i| i.blocks.insert(0, block(9, answer("")))).is_empty());
    }
}
