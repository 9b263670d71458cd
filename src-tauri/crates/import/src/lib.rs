//! Readers of files: bytes in, a draft and remarks out. Import never fails on content.
//!
//! * [`bytes`]: which letters the bytes are
//! * [`kind`]: what a file is, and reading it
//! * [`mod@html`]: web pages
//! * [`text`]: plain text in the layouts of real pages
//! * [`markdown`]: Markdown, ours and others'
//! * [`docx`]: Word's files
//! * [`odt`]: files of LibreOffice Writer and others
//! * [`archive`] and [`xml`]: the packages of office programs, within bounds
//! * [`annotations`]: comments and suggested wordings find their blocks
//! * [`rtf`]: Rich Text Format
//! * [`eml`]: what comes by mail
//! * [`source`]: a text with its looks, what every reader answers with
//! * [`structure`]: what is a question, what an answer, and what stands around them
//! * [`sidecar`]: ids that a package carries beside its Markdown
//! * [`notice`]: what a person should look at
//! * [`mod@outline`]: what was recognised, as `read --json` prints it
//!
//! No word is lost: each is in a block, in a field, or in what was left out.

pub mod annotations;
pub mod archive;
pub mod bytes;
pub mod docx;
pub mod eml;
mod gather;
pub mod html;
pub mod kind;
pub mod markdown;
pub mod notice;
mod numerals;
pub mod odt;
pub mod outline;
pub mod rtf;
pub mod sidecar;
pub mod source;
pub mod structure;
pub mod text;
pub mod xml;

pub use kind::{ImportError, Kind, read_bytes, recognise};
pub use notice::{Notice, Remark};
pub use outline::{Outline, outline};
pub use sidecar::take_sidecar;

use annotations::{DraftComment, DraftSuggestion};
use interview::{BlockId, Interview, PortraitId};

/// Largest file that is read, in bytes: a hundred thick books.
pub const MAX_BYTES: u64 = 32_000_000;

/// What a file was read as. The person has the last word.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// The interview.
    pub interview: Interview,
    /// The byline as it was printed, where the file prints one.
    pub byline: Option<String>,
    /// The credit line of the first portrait as it was printed, where the file prints one.
    pub credit: Option<String>,
    /// Files of pictures that lie beside this one.
    pub pictures: Vec<(PortraitId, String)>,
    /// What should be looked at.
    pub remarks: Vec<Remark>,
    /// Comments that the file brings along.
    pub comments: Vec<DraftComment>,
    /// Tracked changes of the file: suggested, never accepted.
    pub suggestions: Vec<DraftSuggestion>,
    /// Text that is in no block and no field.
    pub left_out: Vec<String>,
    /// The file's text from top to bottom, for somebody who compares.
    pub source: Vec<SourceLine>,
}

/// A paragraph of a file, and what it has become.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceLine {
    /// Its words.
    pub text: String,
    /// The block that holds it, if it has become one and that is known.
    pub block: Option<BlockId>,
}

/// The paragraphs of a plain text, none of them in a block that is known.
fn lines_of(text: &str) -> Vec<SourceLine> {
    let paragraphs = text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty());
    paragraphs.map(|text| SourceLine { text: text.to_owned(), block: None }).collect()
}
