//! What is a question, what is an answer, and what stands around them: told from a text with its looks, over the whole
//! text, the same way for every kind of file.
//!
//! * [`words`]: the lists of words that it goes by, and `language`, `dates`, `names`, `byline`, `credits` that use them
//! * `units`: the pieces as lines and paragraphs
//! * `labels`, `speakers`: whom labels name, and which side each is on
//! * `looks`, `likeness`: which look asks; and how much words alone read like a question
//! * `sides`: who speaks where, by what the text itself does most consistently
//! * `zones`: what is no turn: pull quotes, boxes, notes, pictures, lines that sign, lists of other texts
//! * `head`, `turns`, `related`: blocks and fields of it
//! * `guests`, `quotes`: who answers, and where pull quotes come from
//!
//! No word is lost: each is in a block, in a field, or in what was left out.

pub(crate) mod byline;
mod credits;
pub(crate) mod dates;
mod guests;
mod head;
mod labels;
pub(crate) mod language;
mod likeness;
mod looks;
pub(crate) mod marked;
pub(crate) mod names;
mod quotes;
mod related;
mod sides;
mod sketch;
mod speakers;
mod turns;
mod units;
pub mod words;
mod zones;

use crate::annotations;
use crate::notice::{Notice, Remark};
use crate::source::{MOST_PIECES, Source};
use crate::{Draft, SourceLine};
use sides::Sides;
use sketch::Sketch;
use units::Unit;

/// The draft of a source. Whatever it says, an interview comes out, and no word is lost.
pub fn arrange(mut source: Source, remarks: Vec<Remark>) -> Draft {
    leave_out_what_is_too_much(&mut source);
    let mut sketch = Sketch::new(&source, remarks);
    let mut units = units::units(&source.pieces);
    leave_out_furniture(&mut units, &mut sketch);
    let (mut units, sides) = Sides::of(units, &sketch.draft.interview.details.language);
    let start = sides.start(&units);
    let turns = units.split_off(start);
    head::take(units, &mut sketch);
    turns::take(turns, sides, &mut sketch);
    sketch.facts_where_nothing_is_printed(&source);
    guests::find(&mut sketch.draft);
    quotes::find_sources(&mut sketch.draft.interview);
    let (mut draft, places) = sketch.finish();
    if !draft.left_out.is_empty() {
        draft.remarks.push(Remark::new("left-out", Notice::LeftOut(draft.left_out.len()), 0.9));
    }
    let lines = source.pieces.iter().zip(&places);
    let lines = lines.map(|(piece, place)| SourceLine { text: piece.text.text(), block: place.clone() });
    draft.source = lines.filter(|line| !line.text.trim().is_empty()).collect();
    annotations::attach(&mut draft, &source, &places);
    draft
}

fn leave_out_what_is_too_much(source: &mut Source) {
    let rest = source.pieces.split_off(source.pieces.len().min(MOST_PIECES));
    let texts: Vec<String> = rest.iter().map(|piece| piece.text.text()).collect();
    if !texts.is_empty() {
        source.left_out.push(texts.join("\n"));
    }
}

/// Navigation, share lines, advertisements: they stand anywhere.
fn leave_out_furniture(units: &mut Vec<Unit>, sketch: &mut Sketch) {
    let mut is_first = true;
    units.retain(|unit| {
        let first = std::mem::take(&mut is_first);
        let goes = words::is_furniture(&unit.plain) || (first && dates::is_save_date(&unit.plain));
        let goes = goes && !unit.is_picture();
        if goes {
            sketch.leave_out(&unit.plain);
        }
        !goes
    });
}
