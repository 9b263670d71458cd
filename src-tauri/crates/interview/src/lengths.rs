//! How much there is to read.
//!
//! The counting rule: characters are Unicode scalar values including spaces and line breaks; paragraph ends and soft
//! hyphens do not count. What is printed between standfirst and byline counts, notes for the desk do not.

use crate::block::{Audience, Block, Content};

/// Words that are read in a minute: a common assumption for German press texts.
pub const WORDS_PER_MINUTE: usize = 200;

/// Characters, words and turns of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lengths {
    /// Characters including spaces.
    pub characters: usize,
    /// Words.
    pub words: usize,
    /// Question blocks.
    pub questions: usize,
    /// Answer blocks.
    pub answers: usize,
}

impl Lengths {
    /// The lengths of these blocks together.
    pub fn of(blocks: &[Block]) -> Self {
        let mut lengths = Self::default();
        for block in blocks {
            match &block.content {
                Content::Note { audience: Audience::Desk, .. } => continue,
                Content::Question { .. } => lengths.questions += 1,
                Content::Answer { .. } => lengths.answers += 1,
                _ => {}
            }
            let text = block.content.text();
            lengths.characters += text.split("\n\n").flat_map(str::chars).filter(|&c| c != '\u{ad}').count();
            lengths.words += text.split_whitespace().count();
        }
        lengths
    }

    /// Minutes that reading takes, rounded up.
    pub fn reading_minutes(&self) -> usize {
        self.words.div_ceil(WORDS_PER_MINUTE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::BlockId;

    #[test]
    fn paragraph_ends_soft_hyphens_and_desk_notes_do_not_count() {
        let block = |n, content| Block { id: BlockId::numbered(n), content };
        let blocks = [
            block(1, Content::Question { speaker: None, text: vec!["Wie?".into()] }),
            block(2, Content::Answer { speaker: None, text: vec!["So Ä\u{ad}h".into(), "Ja\nja".into()] }),
            block(3, Content::Note { audience: Audience::Desk, text: vec!["nicht drucken".into()] }),
        ];
        let lengths = Lengths::of(&blocks);
        assert_eq!(lengths, Lengths { characters: 4 + 5 + 5, words: 5, questions: 1, answers: 1 });
        assert_eq!(lengths.reading_minutes(), 1);
        assert_eq!(Lengths::default().reading_minutes(), 0);
    }
}
