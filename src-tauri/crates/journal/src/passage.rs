//! Where a passage has gone: comments stay at their words, whatever happens around them.

use crate::entry::Wording;
use crate::words::{Token, common, offsets, tokens};
use std::ops::Range;

/// The passage of the old text in the new one, as far as its words are still there; in characters of the text of the
/// part. `None` if no word of it is left.
pub fn passage_in(new: &Wording, old: &Wording, passage: Range<u32>) -> Option<Range<u32>> {
    let (old, new) = (tokens(old), tokens(new));
    let (old_at, new_at) = (offsets(&old), offsets(&new));
    let (mut found, mut has_word) = (None::<Range<u32>>, false);
    for run in common(&old, &new) {
        for i in 0..run.len {
            let (from, to) = (old_at[run.old + i], old_at[run.old + i + 1]);
            let (start, end) = (from.max(passage.start), to.min(passage.end));
            if start >= end {
                continue;
            }
            let moved = new_at[run.new + i];
            let (start, end) = (moved + (start - from), moved + (end - from));
            found = Some(found.map_or(start, |found| found.start)..end);
            has_word |= matches!(old[run.old + i], Token::Word { text, .. } | Token::Heading(text) if !text.trim().is_empty());
        }
    }
    found.filter(|_| has_word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> Wording {
        Wording::Line(text.to_owned())
    }

    #[test]
    fn a_passage_moves_with_its_words() {
        let old = line("Über Öl und Gas.");
        assert_eq!(passage_in(&line("Wir reden: Über Öl und Gas."), &old, 5..11), Some(16..22));
        assert_eq!(passage_in(&line("Über Öl oder und auch Gas."), &old, 5..15), Some(5..25));
        assert_eq!(passage_in(&line("Über Öl."), &old, 5..15), Some(5..7));
        assert_eq!(passage_in(&old, &old, 5..7), Some(5..7));
    }

    #[test]
    fn a_passage_whose_words_are_gone_is_gone() {
        assert_eq!(passage_in(&line("Ganz anders und neu."), &line("Über Öl."), 0..7), None);
        assert_eq!(passage_in(&line(""), &line("Über Öl."), 0..7), None);
    }
}
