//! What goes into the library and comes out of it. Rows of tables stay inside this crate.

use journal::entry::{Part, Status, Wording};
use journal::{DraftId, Entry, EntryId};

/// What is being typed in one part of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WipRow {
    /// Which draft.
    pub draft: DraftId,
    /// Which part of it.
    pub part: Part,
    /// The revisions that were in force when the typing began.
    pub base: Vec<EntryId>,
    /// The wording so far.
    pub wording: Wording,
    /// When, milliseconds since 1970.
    pub at: i64,
}

/// A draft as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftRow {
    /// The draft.
    pub id: DraftId,
    /// Its title.
    pub title: String,
    /// Its guests.
    pub guest: String,
    /// Where it is on its road.
    pub status: Status,
    /// Last change, milliseconds since 1970.
    pub updated: i64,
    /// Characters including spaces.
    pub characters: usize,
    /// Question blocks.
    pub questions: usize,
    /// Answer blocks.
    pub answers: usize,
    /// It lies in the bin.
    pub binned: bool,
    /// When it must be ready.
    pub deadline: Option<String>,
    /// Characters including spaces that it should have.
    pub target: Option<u32>,
    /// Findings that forbid its delivery.
    pub blocking: usize,
    /// All findings.
    pub findings: usize,
}

/// A piece of a draft's text that can be searched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockText {
    /// The block; none for title matter and captions.
    pub block: Option<String>,
    /// Its kind.
    pub kind: String,
    /// Its plain text.
    pub text: String,
}

/// What the library keeps of a draft beside its entries; it can be made again at any time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cache {
    /// The row of the list.
    pub row: DraftRow,
    /// The searchable texts.
    pub texts: Vec<BlockText>,
}

/// One change: everything in it is written, or nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SaveBatch {
    /// Entries to append; one that is there already is passed over.
    pub entries: Vec<Entry>,
    /// Wordings that are being typed.
    pub wip: Vec<WipRow>,
    /// Parts whose typing has become a revision.
    pub wip_cleared: Vec<(DraftId, Part)>,
    /// The draft's new row and texts.
    pub cache: Option<Cache>,
    /// Values kept beside the drafts, by key.
    pub meta: Vec<(String, String)>,
}

/// An entry that does not read as its name says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// The name under which it lies.
    pub id: String,
    /// What is wrong.
    pub what: String,
}

/// A piece of an excerpt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// They were searched for.
    pub hit: bool,
}

/// A passage that a search found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// In which draft.
    pub draft: DraftId,
    /// Its title.
    pub title: String,
    /// In which block.
    pub block: Option<String>,
    /// The kind of the block.
    pub kind: String,
    /// The question that an answer stands under.
    pub question: Option<String>,
    /// The words around the hit.
    pub excerpt: Vec<Piece>,
}
