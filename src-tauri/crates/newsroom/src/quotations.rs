//! What has become of the pull quotes: still in their answers word for word, condensed, altered, or gone.

use crate::view::{QuoteState, QuoteWording};
use checks::quotation::{Match, compare, repair};
use interview::{Block, Content, Interview};

/// The state of each pull quote that says something.
pub(crate) fn quotes(interview: &Interview) -> Vec<QuoteState> {
    let answers: Vec<(&Block, String)> = interview
        .blocks
        .iter()
        .filter(|block| matches!(block.content, Content::Answer { .. }))
        .map(|block| (block, block.content.text()))
        .collect();
    let texts: Vec<String> = answers.iter().map(|(_, text)| text.clone()).collect();
    let of = |block: &Block| match &block.content {
        Content::PullQuote { text, source } if !text.is_blank() => {
            let source = source.as_ref().map(|source| &source.block);
            Some(state(block, &text.text(), source, &answers, &texts))
        }
        _ => None,
    };
    interview.blocks.iter().filter_map(of).collect()
}

fn state(
    block: &Block,
    quote: &str,
    source: Option<&interview::BlockId>,
    answers: &[(&Block, String)],
    texts: &[String],
) -> QuoteState {
    let (wording, words) = match compare(quote, texts) {
        Match::Verbatim => (QuoteWording::Verbatim, Vec::new()),
        Match::Condensed(dropped) => (QuoteWording::Condensed, dropped),
        Match::Altered(strange) => (QuoteWording::Altered, strange),
        Match::NotFound => (QuoteWording::NotFound, Vec::new()),
    };
    // The answer that the quote was taken from comes first; if its words have moved, any other will do.
    let tied = answers.iter().filter(|(answer, _)| Some(&answer.id) == source);
    let others = answers.iter().filter(|(answer, _)| Some(&answer.id) != source);
    let found = tied.chain(others).find_map(|(answer, text)| Some((answer, repair(quote, text)?)));
    QuoteState {
        block: block.id.to_string(),
        wording,
        words,
        source: found.as_ref().map(|(answer, _)| answer.id.to_string()),
        from: found.as_ref().map_or(0, |(_, repair)| repair.characters.start),
        to: found.as_ref().map_or(0, |(_, repair)| repair.characters.end),
        verbatim: found.as_ref().map(|(_, repair)| repair.wording.clone()),
        marked: found.map(|(_, repair)| repair.marked),
    }
}
