//! A proposal against the wording in force: its hunks, and the wording that takes some of them.

use crate::entry::Wording;
use crate::words::{Token, common, offsets, text, tokens, wording};
use std::ops::Range;

/// A change that is taken or left as a whole. A change of format removes and adds the same words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hunk {
    /// First character that it concerns in the text of the wording in force.
    pub from: u32,
    /// One past the last.
    pub to: u32,
    /// The words that go.
    pub removed: String,
    /// The words that come.
    pub added: String,
}

/// What the proposal would change in the wording in force, in reading order.
pub fn hunks(in_force: &Wording, proposal: &Wording) -> Vec<Hunk> {
    let (old, new) = (tokens(in_force), tokens(proposal));
    let at = offsets(&old);
    let ranges = ranges(&old, &new).into_iter();
    ranges
        .map(|(removed, added)| Hunk {
            from: at[removed.start],
            to: at[removed.end],
            removed: text(&old, removed),
            added: text(&new, added),
        })
        .collect()
}

/// The wording in force with the hunks of the proposal that are picked, in the order of [`hunks`]. What is not picked
/// is left: to pick none gives the wording in force, to pick all gives the proposal.
pub fn take(in_force: &Wording, proposal: &Wording, picked: &[bool]) -> Wording {
    let (old, new) = (tokens(in_force), tokens(proposal));
    let mut taken = Vec::new();
    let mut at = 0;
    for (i, (removed, added)) in ranges(&old, &new).into_iter().enumerate() {
        taken.extend_from_slice(&old[at..removed.start]);
        at = removed.end;
        let is_picked = picked.get(i).is_some_and(|picked| *picked);
        taken.extend_from_slice(if is_picked { &new[added] } else { &old[removed] });
    }
    taken.extend_from_slice(&old[at..]);
    wording(&taken)
}

/// The ranges of tokens that differ. Differences that only a space parts are one: nobody takes half a phrase.
fn ranges(old: &[Token<'_>], new: &[Token<'_>]) -> Vec<(Range<usize>, Range<usize>)> {
    let is_space = |token: &Token<'_>| matches!(token, Token::Word { text: " ", .. } | Token::Heading(" "));
    let mut found: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    let mut at = (0, 0);
    let runs = common(old, new);
    let ends = runs.iter().map(|run| (run.old, run.new, run.len)).chain([(old.len(), new.len(), 0)]);
    for (old_end, new_end, len) in ends {
        let differ = (at.0..old_end, at.1..new_end);
        match found.last_mut() {
            _ if differ.0.is_empty() && differ.1.is_empty() => {}
            Some(last) if old[last.0.end..at.0].iter().all(is_space) => {
                last.0.end = old_end;
                last.1.end = new_end;
            }
            _ => found.push(differ),
        }
        at = (old_end + len, new_end + len);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> Wording {
        Wording::Line(text.to_owned())
    }

    #[test]
    fn hunks_say_what_goes_and_what_comes() {
        let hunks =
            hunks(&line("Öl und Gas, alles wird teurer."), &line("Öl und Strom, alles ist billiger!"));
        let said: Vec<(u32, u32, &str, &str)> = hunks
            .iter()
            .map(|hunk| (hunk.from, hunk.to, hunk.removed.as_str(), hunk.added.as_str()))
            .collect();
        assert_eq!(said, [(7, 10, "Gas", "Strom"), (18, 30, "wird teurer.", "ist billiger!")]);
    }

    #[test]
    fn some_hunks_can_be_taken_and_others_left() {
        let (old, new) = (line("Gas, alles wird teurer."), line("Strom, alles wird billig."));
        assert_eq!(take(&old, &new, &[false, true]), line("Gas, alles wird billig."));
        assert_eq!(take(&old, &new, &[true]), line("Strom, alles wird teurer."));
        assert_eq!(take(&old, &new, &[]), old);
        assert_eq!(take(&old, &new, &[true, true]), new);
    }
}
