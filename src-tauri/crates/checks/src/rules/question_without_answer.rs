//! A question is followed by an answer.

use super::Rule;
use crate::Subject;
use crate::finding::{Found, Place, Severity, Worded};
use interview::{Content, speech};

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "question-without-answer",
    severity: Severity::Warning,
    about_german: "Auf eine Frage folgt eine Antwort.",
    about_english: "A question is followed by an answer.",
    check,
};

fn check(subject: &Subject) -> Vec<Found> {
    let blocks = &subject.interview.blocks;
    let unanswered = speech::pairs(blocks).into_iter().enumerate().filter(|(_, pair)| {
        let pair = blocks.get(pair.clone()).unwrap_or_default();
        !pair.iter().any(|block| matches!(block.content, Content::Answer { .. }) && !block.content.is_blank())
    });
    unanswered
        .filter_map(|(n, pair)| {
            let question = blocks.get(pair.start).filter(|block| !block.content.is_blank())?;
            let n = n + 1;
            let message =
                Worded::new(format!("Frage {n} hat keine Antwort."), format!("Question {n} has no answer."));
            Some(Found::at(Place::block(&question.id), message))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::testing::{answer, block, found, question};

    #[test]
    fn it_is_found() {
        assert_eq!(
            found("question-without-answer", |i| i.blocks.push(block(9, question("Noch etwas?")))).len(),
            1
        );
        assert_eq!(found("question-without-answer", |i| i.blocks[5].content = answer(" ")).len(), 1);
    }

    #[test]
    fn near_misses_are_not() {
        assert!(found("question-without-answer", |i| i.blocks.push(block(9, question("")))).is_empty());
        assert!(
            found("question-without-answer", |i| i
                .blocks
                .insert(5, block(9, crate::testing::quote("„Wir“"))))
            .is_empty()
        );
    }
}
