//! Plain text in the layouts of real pages: saved from a website, copied from a mail, or typed.
//!
//! * [`lines`]: the text as lines and paragraphs, hard wraps undone

pub mod lines;

use crate::source::{Piece, Source};
use interview::{Paragraph, normalise};

/// The text as a source. Looks are lost; what is left are lines, and the gaps between them.
pub fn read(text: &str) -> Source {
    let piece = |unit: lines::Unit| Piece {
        gap_before: unit.gap_before,
        ..Piece::body(normalise::paragraph(&Paragraph::plain(unit.text)))
    };
    Source { pieces: lines::units(text).into_iter().map(piece).collect(), ..Source::default() }
}
