//! What differs between two texts: block by block, word by word.

use interview::{Block, BlockId, Content, Interview};
use journal::Wording;
use journal::proposal::hunks;
use serde::Serialize;
use std::collections::{HashMap, HashSet};
use ts_rs::TS;

/// What has become of a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum PassageChange {
    /// Nothing.
    Same,
    /// Its words, or what it is.
    Changed,
    /// It is new.
    Added,
    /// It is gone.
    Removed,
}

/// What has become of some words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum PieceChange {
    /// Nothing.
    Same,
    /// They are new.
    Added,
    /// They are gone.
    Removed,
}

/// Some words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Piece {
    /// They themselves; `\n\n` parts paragraphs.
    pub text: String,
    /// What has become of them.
    pub change: PieceChange,
}

/// A block or a line of the title matter, in both texts or in one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Passage {
    /// The block; none for title matter.
    pub block: Option<String>,
    /// Its kind, or `kicker`, `headline`, `standfirst`.
    pub kind: String,
    /// What it was, if that was something else.
    pub was: Option<String>,
    /// What has become of it.
    pub change: PassageChange,
    /// It stands elsewhere than before.
    pub moved: bool,
    /// Its words.
    pub pieces: Vec<Piece>,
}

/// What leads from one text to the other, in the order of the new one; what is gone stands where it stood.
pub(crate) fn compare(old: &Interview, new: &Interview) -> Vec<Passage> {
    let lines = [
        ("kicker", &old.title.kicker, &new.title.kicker),
        ("headline", &old.title.headline, &new.title.headline),
        ("standfirst", &old.title.standfirst, &new.title.standfirst),
    ];
    let title = lines.into_iter().filter(|(_, old, new)| !old.is_empty() || !new.is_empty());
    let mut found: Vec<Passage> = title.map(|(kind, old, new)| line(kind, old, new)).collect();
    let known: HashMap<&BlockId, &Block> = old.blocks.iter().map(|block| (&block.id, block)).collect();
    let kept: HashSet<&BlockId> = new.blocks.iter().map(|block| &block.id).collect();
    let moved = moved(old, new);
    let mut gone = Gone { blocks: &old.blocks, next: 0 };
    for block in &new.blocks {
        let was = known.get(&block.id).copied();
        if was.is_some() && !moved.contains(&block.id) {
            gone.until(&block.id, &kept, &mut found);
        }
        found.push(passage(was, block, moved.contains(&block.id)));
    }
    gone.rest(&kept, &mut found);
    found
}

/// The blocks of the old text, walked through beside the new one.
struct Gone<'a> {
    blocks: &'a [Block],
    next: usize,
}

impl Gone<'_> {
    /// Those that are gone and stood before this one.
    fn until(&mut self, id: &BlockId, kept: &HashSet<&BlockId>, found: &mut Vec<Passage>) {
        while let Some(block) = self.blocks.get(self.next) {
            self.next += 1;
            if &block.id == id {
                return;
            }
            found.extend((!kept.contains(&block.id)).then(|| removed(block)));
        }
    }

    fn rest(&mut self, kept: &HashSet<&BlockId>, found: &mut Vec<Passage>) {
        for block in self.blocks.iter().skip(self.next) {
            found.extend((!kept.contains(&block.id)).then(|| removed(block)));
        }
    }
}

fn removed(block: &Block) -> Passage {
    Passage {
        block: Some(block.id.to_string()),
        kind: block.content.kind().to_owned(),
        was: None,
        change: PassageChange::Removed,
        moved: false,
        pieces: whole(block.content.text(), PieceChange::Removed),
    }
}

fn passage(was: Option<&Block>, block: &Block, moved: bool) -> Passage {
    let kind = block.content.kind();
    let (change, pieces) = match was {
        None => (PassageChange::Added, whole(block.content.text(), PieceChange::Added)),
        Some(old) if old.content == block.content => {
            (PassageChange::Same, whole(block.content.text(), PieceChange::Same))
        }
        Some(old) => (PassageChange::Changed, pieces_of_blocks(&old.content, &block.content)),
    };
    let was = was.map(|old| old.content.kind()).filter(|was| *was != kind).map(str::to_owned);
    Passage { block: Some(block.id.to_string()), kind: kind.to_owned(), was, change, moved, pieces }
}

fn line(kind: &str, old: &str, new: &str) -> Passage {
    let change = if old == new { PassageChange::Same } else { PassageChange::Changed };
    let pieces = pieces(old, &Wording::Line(old.to_owned()), &Wording::Line(new.to_owned()));
    Passage { block: None, kind: kind.to_owned(), was: None, change, moved: false, pieces }
}

fn pieces_of_blocks(old: &Content, new: &Content) -> Vec<Piece> {
    pieces(&old.text(), &Wording::Block(old.clone()), &Wording::Block(new.clone()))
}

fn whole(text: String, change: PieceChange) -> Vec<Piece> {
    if text.is_empty() { Vec::new() } else { vec![Piece { text, change }] }
}

/// The old text with what goes and what comes.
fn pieces(text: &str, old: &Wording, new: &Wording) -> Vec<Piece> {
    let mut letters = text.chars();
    let mut at: u32 = 0;
    let mut found = Vec::new();
    let mut push = |text: String, change| {
        if !text.is_empty() {
            found.push(Piece { text, change });
        }
    };
    for hunk in hunks(old, new) {
        let same: String = letters.by_ref().take(hunk.from.saturating_sub(at) as usize).collect();
        push(same, PieceChange::Same);
        let gone: String = letters.by_ref().take((hunk.to - hunk.from) as usize).collect();
        at = hunk.to;
        // A change of format alone shows the words once.
        if gone == hunk.added {
            push(gone, PieceChange::Same);
        } else {
            push(gone, PieceChange::Removed);
            push(hunk.added, PieceChange::Added);
        }
    }
    push(letters.collect(), PieceChange::Same);
    found
}

/// The blocks that are in both texts but not in the same order: as few as possible.
fn moved<'a>(old: &Interview, new: &'a Interview) -> HashSet<&'a BlockId> {
    let places: HashMap<&BlockId, usize> =
        old.blocks.iter().enumerate().map(|(at, block)| (&block.id, at)).collect();
    let common: Vec<(&BlockId, usize)> =
        new.blocks.iter().filter_map(|block| Some((&block.id, *places.get(&block.id)?))).collect();
    // Patience sorting: the longest run whose old places go up stays; all others were moved.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; common.len()];
    let place = |at: usize| common.get(at).map_or(0, |(_, place)| *place);
    for (at, (_, here)) in common.iter().enumerate() {
        let run = ends.partition_point(|end| place(*end) < *here);
        if let Some(slot) = before.get_mut(at) {
            *slot = run.checked_sub(1).and_then(|shorter| ends.get(shorter).copied());
        }
        match ends.get_mut(run) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut stays = HashSet::new();
    let mut next = ends.last().copied();
    while let Some(at) = next {
        stays.insert(at);
        next = before.get(at).copied().flatten();
    }
    common.iter().enumerate().filter(|(at, _)| !stays.contains(at)).map(|(_, (id, _))| *id).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use interview::Paragraph;

    fn interview(blocks: &[(&str, &str)]) -> Interview {
        let block = |(id, text): &(&str, &str)| Block {
            id: BlockId::new(*id).unwrap(),
            content: Content::Answer { speaker: None, text: text.split('/').map(Paragraph::plain).collect() },
        };
        Interview { blocks: blocks.iter().map(block).collect(), ..Interview::default() }
    }

    /// `=b1 gleich -{weg} +{neu}`, one line for each passage.
    fn told(old: &[(&str, &str)], new: &[(&str, &str)]) -> Vec<String> {
        let sign = |change| match change {
            PassageChange::Same => '=',
            PassageChange::Changed => '~',
            PassageChange::Added => '+',
            PassageChange::Removed => '-',
        };
        let piece = |piece: &Piece| match piece.change {
            PieceChange::Same => piece.text.clone(),
            PieceChange::Added => format!("+{{{}}}", piece.text),
            PieceChange::Removed => format!("-{{{}}}", piece.text),
        };
        let passages = compare(&interview(old), &interview(new));
        let line = |passage: &Passage| {
            let arrow = if passage.moved { "↕" } else { "" };
            let words: String = passage.pieces.iter().map(piece).collect();
            format!("{}{arrow}{} {words}", sign(passage.change), passage.block.as_deref().unwrap_or_default())
        };
        passages.iter().map(line).collect()
    }

    #[test]
    fn words_that_go_and_come_are_told_in_their_place() {
        let old = [("b1", "Wir haben lange gerungen."), ("b2", "Ja.")];
        let new = [("b1", "Wir haben sehr lange verhandelt."), ("b2", "Ja.")];
        assert_eq!(told(&old, &new), ["~b1 Wir haben +{sehr }lange -{gerungen}+{verhandelt}.", "=b2 Ja."]);
    }

    #[test]
    fn what_is_gone_stands_where_it_stood_and_what_moved_is_told_once() {
        let old = [("b1", "Eins."), ("b2", "Zwei."), ("b3", "Drei."), ("b4", "Vier.")];
        let new = [("b3", "Drei."), ("b1", "Eins."), ("b5", "Neu."), ("b4", "Vier.")];
        assert_eq!(told(&old, &new), ["=↕b3 Drei.", "=b1 Eins.", "+b5 +{Neu.}", "-b2 -{Zwei.}", "=b4 Vier."]);
    }

    #[test]
    fn paragraphs_that_come_and_go_keep_their_beginnings() {
        assert_eq!(told(&[("b1", "A/B")], &[("b1", "A/C/B")]), ["~b1 A+{\n\nC}\n\nB"]);
        assert_eq!(told(&[("b1", "A/C/B")], &[("b1", "A/B")]), ["~b1 A-{\n\nC}\n\nB"]);
    }

    proptest::proptest! {
        #[test]
        fn both_texts_can_be_read_from_what_differs(
            old in "[ab \\.]{0,24}", new in "[ab \\.]{0,24}",
        ) {
            let passages = compare(&interview(&[("b1", &old)]), &interview(&[("b1", &new)]));
            let text = |leave: PieceChange| -> String {
                let pieces = passages.iter().flat_map(|passage| &passage.pieces);
                pieces.filter(|piece| piece.change != leave).map(|piece| piece.text.as_str()).collect()
            };
            proptest::prop_assert_eq!(text(PieceChange::Added), old);
            proptest::prop_assert_eq!(text(PieceChange::Removed), new);
        }
    }
}
