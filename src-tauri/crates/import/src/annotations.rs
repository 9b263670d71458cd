//! Comments and suggested wordings of a file find the blocks that its paragraphs have become.

use crate::Draft;
use crate::source::{Piece, Source};
use interview::{BlockId, Paragraph};

/// A comment that a file brought along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftComment {
    /// The block that it is about; `None` if its paragraph has become no block.
    pub block: Option<BlockId>,
    /// The words that it is about, as they stood in the file. Empty: the place has no words.
    pub words: String,
    /// Who, if the file says so.
    pub author: Option<String>,
    /// When, as written.
    pub date: Option<String>,
    /// The comment.
    pub text: String,
}

/// A wording that a file suggested by tracked changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftSuggestion {
    /// The block that holds the paragraph; `None` if it has become no block, or is all new.
    pub block: Option<BlockId>,
    /// The block after which an all new paragraph is suggested, or which holds the paragraph.
    pub after: Option<BlockId>,
    /// The paragraph as it stands. Empty: all of it is new.
    pub paragraph: Paragraph,
    /// The paragraph as suggested. Empty: it is to go.
    pub suggested: Paragraph,
    /// Who, if the file says so.
    pub author: Option<String>,
    /// When, as written.
    pub date: Option<String>,
}

/// Gives the draft of a source its comments and suggestions. `places` are the blocks of its pieces.
pub(crate) fn attach(draft: &mut Draft, source: &Source, places: &[Option<BlockId>]) {
    let comments = source.comments.iter().map(|comment| DraftComment {
        block: places.get(comment.piece).cloned().flatten(),
        words: words(source.pieces.get(comment.piece), comment.from, comment.to),
        author: comment.author.clone(),
        date: comment.date.clone(),
        text: comment.text.clone(),
    });
    draft.comments = comments.collect();
    draft.suggestions = suggestions(&source.pieces, places);
}

fn words(piece: Option<&Piece>, from: u32, to: u32) -> String {
    let text = piece.map(|piece| piece.text.text()).unwrap_or_default();
    text.chars().skip(from as usize).take(to.saturating_sub(from) as usize).collect()
}

fn suggestions(pieces: &[Piece], places: &[Option<BlockId>]) -> Vec<DraftSuggestion> {
    let mut after = None;
    let mut suggestions = Vec::new();
    for (piece, place) in pieces.iter().zip(places) {
        after = place.clone().or(after);
        suggestions.extend(piece.suggested.as_ref().map(|wish| DraftSuggestion {
            block: place.clone(),
            after: after.clone(),
            paragraph: piece.text.clone(),
            suggested: wish.text.clone(),
            author: wish.author.clone(),
            date: wish.date.clone(),
        }));
    }
    suggestions
}
