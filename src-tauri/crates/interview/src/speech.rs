//! Who speaks, as it is printed; and pairs of a question and what follows it.

use crate::block::{Block, Content};
use crate::ids::PersonId;
use crate::people::Role;
use crate::{Interview, Person};
use std::ops::Range;

/// How turns are labelled in print.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Labels {
    /// Not at all: typography tells question from answer.
    #[default]
    None,
    /// Full name at the first turn of a person, surname afterwards.
    NameThenSurname,
    /// Initials.
    Initials,
}

impl Labels {
    /// What an interview of these people needs: two voices need no labels, more do.
    pub fn needed_by(interview: &Interview) -> Self {
        let voices = |role: Role| {
            let mut ids: Vec<&PersonId> = interview
                .blocks
                .iter()
                .filter_map(|block| block.content.speaker())
                .filter(|id| interview.person(id).is_some_and(|person| person.role == role))
                .collect();
            ids.sort();
            ids.dedup();
            ids.len()
        };
        if voices(Role::Guest) > 1 || voices(Role::Interviewer) > 1 {
            Self::NameThenSurname
        } else {
            Self::None
        }
    }

    /// The label of each block, in the order of the blocks; `None` for a block that has none.
    pub fn of(self, interview: &Interview) -> Vec<Option<String>> {
        let mut met: Vec<&PersonId> = Vec::new();
        let mut label = |block: &Block| -> Option<String> {
            if self == Self::None {
                return None;
            }
            let position = interview.people.iter().position(|p| Some(&p.id) == block.content.speaker())?;
            let person = &interview.people[position];
            let first_time = !met.contains(&&person.id);
            if first_time {
                met.push(&person.id);
            }
            Some(self.word(person, first_time)).filter(|label| !label.trim().is_empty())
        };
        interview.blocks.iter().map(&mut label).collect()
    }

    fn word(self, person: &Person, first_time: bool) -> String {
        if !person.short.is_empty() {
            return person.short.clone();
        }
        match self {
            Self::None => String::new(),
            Self::Initials => person.initials(),
            Self::NameThenSurname if first_time => {
                format!("{} {}", person.title, person.name).trim().to_owned()
            }
            Self::NameThenSurname => person.surname().to_owned(),
        }
    }
}

/// The pairs of the text: each range begins with a question and ends before the next one. What stands before the
/// first question belongs to no pair.
pub fn pairs(blocks: &[Block]) -> Vec<Range<usize>> {
    let questions: Vec<usize> =
        (0..blocks.len()).filter(|&i| matches!(blocks[i].content, Content::Question { .. })).collect();
    let ends = questions.iter().skip(1).copied().chain([blocks.len()]);
    questions.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::BlockId;

    fn turn(n: usize, kind: fn(Option<PersonId>) -> Content, speaker: Option<usize>) -> Block {
        Block { id: BlockId::numbered(n), content: kind(speaker.map(PersonId::numbered)) }
    }
    fn question(speaker: Option<PersonId>) -> Content {
        Content::Question { speaker, text: vec!["Was?".into()] }
    }
    fn answer(speaker: Option<PersonId>) -> Content {
        Content::Answer { speaker, text: vec!["Das.".into()] }
    }

    #[test]
    fn two_guests_are_labelled_full_name_first_then_surname() {
        let interview = Interview {
            people: vec![
                Person {
                    title: "Dr.".into(),
                    ..Person::named(PersonId::numbered(1), Role::Guest, "Eva von Ahn")
                },
                Person::named(PersonId::numbered(2), Role::Guest, "Uwe Öhr"),
            ],
            blocks: vec![
                turn(1, question, None),
                turn(2, answer, Some(1)),
                turn(3, answer, Some(2)),
                turn(4, answer, Some(1)),
            ],
            ..Interview::default()
        };
        let labels = Labels::needed_by(&interview).of(&interview);
        let words: Vec<&str> = labels.iter().map(|l| l.as_deref().unwrap_or("-")).collect();
        assert_eq!(words, ["-", "Dr. Eva von Ahn", "Uwe Öhr", "von Ahn"]);
    }

    #[test]
    fn one_guest_needs_no_label() {
        let interview = Interview {
            people: vec![Person::named(PersonId::numbered(1), Role::Guest, "Eva Ahn")],
            blocks: vec![turn(1, question, None), turn(2, answer, Some(1))],
            ..Interview::default()
        };
        assert_eq!(Labels::needed_by(&interview), Labels::None);
    }

    #[test]
    fn a_pair_is_a_question_up_to_the_next() {
        let blocks =
            [turn(1, answer, None), turn(2, question, None), turn(3, answer, None), turn(4, question, None)];
        assert_eq!(pairs(&blocks), [1..3, 3..4]);
        assert!(pairs(&[]).is_empty());
    }
}
