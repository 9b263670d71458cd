//! A file of ours that comes back from somebody who was asked to approve it: what it says of each block.
//!
//! Our files have a bookmark around each block (docs/package-formats.md). Word and LibreOffice keep bookmarks, whatever is
//! done to the text; the names of styles they keep, too, but not their ids.

use super::styles::Style;
use crate::archive::PackageError;
use crate::source::{Look, Piece, SourceComment, SuggestedWording};
use crate::xml::Element;
use interview::Paragraph;
use std::collections::HashMap;

/// How the names of our bookmarks begin.
const OURS: &str = "wl_";

/// Names of the styles of lines that stand in no block, in German and English. Word writes its own in small letters.
const OUTSIDE: [&str; 14] = [
    "spitzmarke",
    "kicker",
    "title",
    "titel",
    "vorspann",
    "standfirst",
    "datum",
    "date",
    "autor",
    "byline",
    "weitere meldungen",
    "related",
    "weitere meldung",
    "related item",
];

/// What a file says of one block.
#[derive(Clone, Debug, PartialEq)]
pub struct ReturnedBlock {
    /// The name of its bookmark, as the export gave it to the block.
    pub bookmark: String,
    /// Its paragraphs from top to bottom, those included that somebody added below. None: its words were drawn into the
    /// block before.
    pub paragraphs: Vec<ReturnedParagraph>,
}

/// A paragraph of a block.
#[derive(Clone, Debug, PartialEq)]
pub struct ReturnedParagraph {
    /// The name of its style in the file.
    pub style: String,
    /// The words without what is only suggested, with the label of a speaker if one is printed.
    pub text: Paragraph,
    /// The words as somebody has suggested them by tracked changes.
    pub suggested: Option<SuggestedWording>,
    /// Comments on its words; their `piece` is 0.
    pub comments: Vec<SourceComment>,
}

/// Where pieces of a source come from: a paragraph of the file.
pub(super) struct Origin {
    /// The first piece that it became.
    piece: usize,
    style: String,
    bookmarks: Vec<String>,
}

impl Origin {
    pub(super) fn new(piece: usize, style: &Style, bookmarks: Vec<String>) -> Self {
        Self { piece, style: style.names.first().cloned().unwrap_or_default(), bookmarks }
    }
}

/// The bookmarks of ours that begin in an element, itself included.
pub(super) fn bookmarks(element: Element<'_>, found: &mut Vec<String>) {
    if element.name() == "bookmarkStart" {
        found.extend(element.attribute("name").filter(|name| name.starts_with(OURS)));
    }
    element.children().for_each(|child| bookmarks(child, found));
}

/// What the file says of each block, in its order; nothing if no block is marked in it: it is none of ours.
///
/// A block that is missing was taken out. Lines of title matter, byline and related items are not told here.
///
/// # Errors
/// As [`super::read`].
pub fn returned(bytes: &[u8]) -> Result<Option<Vec<ReturnedBlock>>, PackageError> {
    let (source, _, origins) = super::parse(bytes)?;
    let mut comments: HashMap<usize, Vec<SourceComment>> = HashMap::new();
    for comment in source.comments {
        comments.entry(comment.piece).or_default().push(SourceComment { piece: 0, ..comment });
    }
    let mut pieces = source.pieces.into_iter().enumerate().peekable();
    let mut blocks = Blocks::default();
    for (i, origin) in origins.iter().enumerate() {
        let until = origins.get(i + 1).map_or(usize::MAX, |next| next.piece);
        let block = blocks.of(origin);
        while let Some((at, piece)) = pieces.next_if(|(at, _)| *at < until) {
            let Some(block) = block.and_then(|place| blocks.all.get_mut(place)) else { continue };
            if !matches!(piece.look, Look::Picture(_)) {
                let comments = comments.remove(&at).unwrap_or_default();
                let Piece { text, suggested, .. } = piece;
                block.paragraphs.push(ReturnedParagraph {
                    style: origin.style.clone(),
                    text,
                    suggested,
                    comments,
                });
            }
        }
    }
    Ok((!blocks.all.is_empty()).then_some(blocks.all))
}

/// The blocks that have been met.
#[derive(Default)]
struct Blocks {
    all: Vec<ReturnedBlock>,
    places: HashMap<String, usize>,
    /// The one that the next paragraph belongs to, if it begins none.
    current: Option<usize>,
}

impl Blocks {
    /// The place of the block that a paragraph belongs to. Into which two blocks were drawn, that is the first's.
    fn of(&mut self, origin: &Origin) -> Option<usize> {
        if origin.bookmarks.is_empty() && OUTSIDE.contains(&origin.style.to_lowercase().as_str()) {
            self.current = None;
        }
        let begun: Vec<usize> = origin.bookmarks.iter().map(|name| self.place(name)).collect();
        let own = begun.first().copied().or(self.current);
        self.current = begun.last().copied().or(self.current);
        own
    }

    /// LibreOffice begins the bookmark of a block anew in each of its paragraphs.
    fn place(&mut self, bookmark: &str) -> usize {
        if let Some(place) = self.places.get(bookmark) {
            return *place;
        }
        self.places.insert(bookmark.to_owned(), self.all.len());
        self.all.push(ReturnedBlock { bookmark: bookmark.to_owned(), paragraphs: Vec::new() });
        self.all.len() - 1
    }
}
