//! With several guests every answer says who speaks.

use super::Rule;
use crate::Subject;
use crate::finding::{Found, Place, Severity, Worded};
use interview::Content;

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "answer-without-speaker",
    severity: Severity::Hint,
    about_german: "Bei mehreren Gästen sagt jede Antwort, wer spricht.",
    about_english: "With several guests every answer says who speaks.",
    check,
};

fn check(subject: &Subject) -> Vec<Found> {
    if subject.interview.guests().count() < 2 {
        return Vec::new();
    }
    let people = subject.interview;
    let unnamed = people.blocks.iter().filter(|block| {
        matches!(&block.content, Content::Answer { speaker, .. } if speaker.as_ref().is_none_or(|id| people.person(id).is_none()))
            && !block.content.is_blank()
    });
    unnamed
        .map(|block| {
            let message =
                Worded::new("Diese Antwort sagt nicht, wer spricht.", "This answer does not say who speaks.");
            Found::at(Place::block(&block.id), message)
                .with_fix(Worded::new("Sprecher wählen", "Choose a speaker"))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::testing::found;
    use interview::{Content, Interview, Person, PersonId, Role};

    fn second_guest(interview: &mut Interview) {
        interview.people.push(Person::named(PersonId::numbered(2), Role::Guest, "Ida Ems"));
    }

    fn unname(interview: &mut Interview) {
        if let Content::Answer { speaker, .. } = &mut interview.blocks[2].content {
            *speaker = None;
        }
    }

    #[test]
    fn it_is_found() {
        let findings = found("answer-without-speaker", |i| {
            second_guest(i);
            unname(i);
        });
        assert_eq!(findings.len(), 1);
    }

    #[test]
    fn near_misses_are_not() {
        assert!(found("answer-without-speaker", unname).is_empty());
        assert!(found("answer-without-speaker", second_guest).is_empty());
    }
}
