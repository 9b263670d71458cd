//! Plain text in the layouts of real pages: saved from a website, copied from a mail, or typed.
//!
//! * [`lines`]: the text as lines and paragraphs, hard wraps undone

pub mod lines;

use crate::source::{MOST_PIECES, Piece, Source};
use interview::{Paragraph, normalise};

/// The text as a source. Looks are lost; what is left are lines, and the gaps between them.
pub fn read(text: &str) -> Source {
    let (text, rest) = first_lines(text);
    let piece = |unit: lines::Unit| Piece {
        gap_before: unit.gap_before,
        ..Piece::body(normalise::paragraph(&Paragraph::plain(unit.text)))
    };
    let pieces = lines::units(text).into_iter().map(piece).collect();
    let left_out = if rest.trim().is_empty() { Vec::new() } else { vec![rest.to_owned()] };
    Source { pieces, left_out, ..Source::default() }
}

/// As many lines as can be told apart, and the rest.
fn first_lines(text: &str) -> (&str, &str) {
    let end = text.match_indices('\n').nth(2 * MOST_PIECES).map_or(text.len(), |(at, _)| at);
    text.split_at_checked(end).unwrap_or((text, ""))
}
