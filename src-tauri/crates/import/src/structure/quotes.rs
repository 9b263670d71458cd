//! Pull quotes: whose words they repeat.

use interview::{Block, BlockId, Content, Interview, QuoteSource};
use std::collections::HashSet;

/// Share of a quote's words that stand in one answer.
pub(super) const QUOTED: f32 = 0.8;
/// A quote comes from a block that lies at most so many blocks away.
const NEAR: usize = 100;

/// Ties each pull quote to the answer that it was taken from.
pub(super) fn find_sources(interview: &mut Interview) {
    if !interview.blocks.iter().any(|block| matches!(block.content, Content::PullQuote { .. })) {
        return;
    }
    let answer = |(at, block): (usize, &Block)| match block.content {
        Content::Answer { .. } => {
            let text = block.content.text();
            Some((at, block.id.clone(), Words::of(&text), text))
        }
        _ => None,
    };
    let answers: Vec<(usize, BlockId, Words, String)> =
        interview.blocks.iter().enumerate().filter_map(answer).collect();
    for (at, block) in interview.blocks.iter_mut().enumerate() {
        if let Content::PullQuote { text, source } = &mut block.content {
            let quote = text.text();
            let from = answers.partition_point(|(answer, ..)| answer + NEAR < at);
            let near = answers.iter().skip(from).take_while(|(answer, ..)| *answer <= at + NEAR);
            let shares = near.map(|(_, id, words, answer)| (words.share_of(&quote), id, answer));
            let best = shares.filter(|(share, ..)| *share >= QUOTED).max_by(|a, b| a.0.total_cmp(&b.0));
            *source = best.and_then(|(_, id, answer)| {
                let (from, to, words) = sentence_like(&quote, answer)?;
                Some(QuoteSource { block: id.clone(), from, to, words })
            });
        }
    }
}

/// The words of a text.
pub(super) struct Words(HashSet<String>);

impl Words {
    pub(super) fn of(text: &str) -> Self {
        Self(keys(text).collect())
    }

    /// How many of the quote's words are among them, 0 to 1.
    pub(super) fn share_of(&self, quote: &str) -> f32 {
        let (mut all, mut shared) = (0usize, 0usize);
        for key in keys(quote) {
            all += 1;
            shared += usize::from(self.0.contains(&key));
        }
        if all == 0 { 0.0 } else { shared as f32 / all as f32 }
    }
}

fn keys(text: &str) -> impl Iterator<Item = String> {
    let key = |word: &str| {
        word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>()
    };
    text.split_whitespace().map(key).filter(|word| !word.is_empty())
}

/// The sentence of the answer that shares most words with the quote: its characters and its words.
fn sentence_like(quote: &str, answer: &str) -> Option<(u32, u32, String)> {
    let count = |text: &str| u32::try_from(text.chars().count()).unwrap_or(0);
    let mut best: Option<(f32, u32, u32, String)> = None;
    let mut from = 0u32;
    for sentence in answer.split_inclusive(['.', '!', '?']) {
        let trimmed = sentence.trim();
        let start = from + count(sentence) - count(sentence.trim_start());
        let share = Words::of(trimmed).share_of(quote);
        if !trimmed.is_empty() && best.as_ref().is_none_or(|(known, ..)| share > *known) {
            best = Some((share, start, start + count(trimmed), trimmed.to_owned()));
        }
        from += count(sentence);
    }
    best.map(|(_, from, to, words)| (from, to, words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentence_that_is_quoted_is_found() {
        let answer = "Wir fangen an. Erst im März wird gebaut, dann gemalt! So ist das.";
        let (from, to, words) = sentence_like("„Erst wird gebaut, dann gemalt“", answer).unwrap();
        assert_eq!(words, "Erst im März wird gebaut, dann gemalt!");
        assert_eq!(answer.chars().skip(from as usize).take((to - from) as usize).collect::<String>(), words);
    }
}
