//! Comments and suggested wordings of a file find the blocks that its paragraphs have become.

use crate::notice::Remark;
use crate::source::{Look, Piece, Source};
use crate::{Draft, text};
use interview::{BlockId, Paragraph, normalise};

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

/// So many blocks are looked at for a paragraph. Between two paragraphs of a text lie few.
const AHEAD: usize = 60;

/// The draft of a source, with its comments and suggestions at their blocks.
pub(crate) fn draft_of(source: Source, remarks: Vec<Remark>) -> Draft {
    let mut draft = text::read(&printed(&source.pieces));
    draft.remarks.splice(0..0, remarks);
    draft.left_out.extend(source.left_out.iter().cloned());
    let places = places(&source.pieces, &draft);
    let comments = source.comments.iter().map(|comment| DraftComment {
        block: places.get(comment.piece).cloned().flatten(),
        words: words(source.pieces.get(comment.piece), comment.from, comment.to),
        author: comment.author.clone(),
        date: comment.date.clone(),
        text: comment.text.clone(),
    });
    draft.comments = comments.collect();
    draft.suggestions = suggestions(&source.pieces, &places);
    draft
}

/// The pieces as plain text, a paragraph for each. Paragraphs that are only suggested stand in no text.
fn printed(pieces: &[Piece]) -> String {
    let printed = |piece: &Piece| match &piece.look {
        Look::Picture(picture) => picture.alt.clone(),
        Look::Item(Some(sign)) => Some(format!("{sign} {}", piece.text.text())),
        _ => Some(piece.text.text()),
    };
    pieces.iter().filter_map(printed).filter(|text| !text.trim().is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// The block of each piece. Structure keeps the order, so each is looked for from the last one on.
fn places(pieces: &[Piece], draft: &Draft) -> Vec<Option<BlockId>> {
    let blocks: Vec<(BlockId, Vec<String>)> = draft
        .interview
        .blocks
        .iter()
        .map(|block| {
            let texts = block.content.paragraphs().iter().map(|p| normalise::line(&p.text())).collect();
            (block.id.clone(), texts)
        })
        .collect();
    let mut from = 0;
    let place = |piece: &Piece| {
        let text = normalise::line(&piece.text.text());
        let holds = |(_, texts): &(BlockId, Vec<String>)| {
            // The label of a speaker has become the speaker.
            texts
                .iter()
                .any(|own| text.strip_suffix(own.as_str()).is_some_and(|l| l.is_empty() || l.contains(':')))
        };
        let found = blocks.iter().skip(from).take(AHEAD).position(holds).filter(|_| !text.is_empty())?;
        from += found;
        blocks.get(from).map(|(id, _)| id.clone())
    };
    pieces.iter().map(place).collect()
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
