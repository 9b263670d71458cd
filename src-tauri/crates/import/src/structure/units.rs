//! The pieces of a source as units: one unit is one line or paragraph that may be a turn, or a part of one.

use super::marked::{self, clean, is_set, lead, split};
use crate::source::{Look, Piece};
use interview::{Mark, Paragraph};

/// Shortest bold beginning that is parted from the paragraph behind it, in characters.
const SHORTEST_LEAD: usize = 12;

/// So many paragraphs must hold a question and its answer before they are parted.
const FEWEST_RUN_IN: usize = 4;

/// Longest question at the beginning of such a paragraph, in characters.
const LONGEST_QUESTION: usize = 300;

/// A line or paragraph.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    pub(super) look: Look,
    pub(super) text: Paragraph,
    /// The words of `text`.
    pub(super) plain: String,
    pub(super) gap_before: bool,
    /// The piece that it stands in.
    pub(super) piece: usize,
    /// What was parted to get it: each makes it less sure.
    pub(super) repairs: u8,
}

impl Unit {
    pub(super) fn new(look: Look, text: &Paragraph, gap_before: bool, piece: usize) -> Self {
        let text = clean(text);
        Self { look, plain: text.text(), text, gap_before, piece, repairs: 0 }
    }

    pub(super) fn asks(&self) -> bool {
        self.plain.trim_end_matches(['“', '”', '"', '»', ')', ' ']).ends_with(['?', '\u{37e}'])
    }

    pub(super) fn is_strong(&self) -> bool {
        is_set(&self.text, Mark::Strong)
    }

    pub(super) fn is_emphasised(&self) -> bool {
        is_set(&self.text, Mark::Emphasis)
    }

    pub(super) fn length(&self) -> usize {
        self.plain.chars().count()
    }

    pub(super) fn word_count(&self) -> usize {
        self.plain.split_whitespace().count()
    }

    pub(super) fn is_picture(&self) -> bool {
        matches!(self.look, Look::Picture(_))
    }

    /// It may be a turn or a part of one.
    pub(super) fn is_running(&self) -> bool {
        matches!(
            self.look,
            Look::Body
                | Look::Heading(_)
                | Look::Item(_)
                | Look::Quote
                | Look::Term
                | Look::Definition
                | Look::Cell { .. }
        )
    }

    /// The unit cut in two after `count` characters.
    pub(super) fn cut(self, count: usize) -> [Self; 2] {
        let (first, second) = split(&self.text, count);
        let part = |text, gap| Self {
            repairs: self.repairs.saturating_add(1),
            ..Self::new(self.look.clone(), &text, gap, self.piece)
        };
        [part(first, self.gap_before), part(second, false)]
    }
}

/// The units of these pieces, in order. What has neither words nor a picture goes.
pub(super) fn units(pieces: &[Piece]) -> Vec<Unit> {
    let mut units = Vec::new();
    let mut gap = false;
    for (at, piece) in pieces.iter().enumerate() {
        let unit = Unit::new(piece.look.clone(), &piece.text, piece.gap_before || gap, at);
        gap = unit.plain.is_empty() && !unit.is_picture() && (gap || piece.gap_before);
        if unit.is_picture() || !unit.plain.is_empty() {
            units.extend(lines(unit));
        }
    }
    part_bold_leads(units)
}

/// A line break parts a unit where a turn may begin behind it: after a question, at a change of type, before a label.
fn lines(unit: Unit) -> Vec<Unit> {
    if !unit.is_running() || !unit.plain.contains('\n') {
        return vec![unit];
    }
    let mut parts: Vec<Vec<Unit>> = Vec::new();
    for line in marked::lines(&unit.text) {
        let line = Unit::new(unit.look.clone(), &line, unit.gap_before && parts.is_empty(), unit.piece);
        let is_border = |before: &Unit| {
            before.asks()
                || before.is_strong() != line.is_strong()
                || super::labels::candidate(&line).is_some()
        };
        match parts.last_mut() {
            Some(part) if !part.last().is_some_and(is_border) => part.push(line),
            _ => parts.push(vec![line]),
        }
    }
    let join = |part: Vec<Unit>| {
        let first = part.first().cloned();
        let lines: Vec<Paragraph> = part.into_iter().map(|line| line.text).collect();
        first.map(|first| Unit::new(first.look, &marked::joined(&lines), first.gap_before, first.piece))
    };
    parts.into_iter().filter_map(join).collect()
}

/// „**Wie geht das?** So geht das.“ are two units, where bold beginnings of that kind recur and most of them ask.
fn part_bold_leads(units: Vec<Unit>) -> Vec<Unit> {
    let is_lead = |unit: &Unit| {
        let length = lead(&unit.text).filter(|_| unit.is_running())?;
        let words = split(&unit.text, length).0.text();
        let fits = words.trim().chars().count() >= SHORTEST_LEAD
            && !words.trim_end().ends_with([',', ';', '-', ':']);
        fits.then(|| (length, words.trim_end().ends_with('?')))
    };
    let leads: Vec<Option<(usize, bool)>> = units.iter().map(is_lead).collect();
    let all = leads.iter().flatten().count();
    let asking = leads.iter().flatten().filter(|(_, asks)| *asks).count();
    if asking < 2 || asking * 2 < all {
        return units;
    }
    let mut parted = Vec::with_capacity(units.len() + all);
    for (unit, lead) in units.into_iter().zip(leads) {
        match lead {
            Some((length, _)) => parted.extend(unit.cut(length)),
            None => parted.push(unit),
        }
    }
    parted
}

/// Paragraphs in which a question and its answer stand together, whose marks were lost. There must be some, and hardly
/// a question on its own.
pub(super) fn run_in_parted(units: Vec<Unit>) -> Vec<Unit> {
    let alone = units.iter().filter(|unit| unit.asks() && unit.is_running()).count();
    let seams: Vec<Option<usize>> = units.iter().map(run_in_seam).collect();
    if seams.iter().flatten().count() < FEWEST_RUN_IN || alone >= 2 {
        return units;
    }
    let parted = units.into_iter().zip(seams).flat_map(|(unit, seam)| match seam {
        Some(seam) => unit.cut(seam).to_vec(),
        None => vec![unit],
    });
    parted.collect()
}

/// Behind the only question mark of the first sentences.
fn run_in_seam(unit: &Unit) -> Option<usize> {
    if unit.look != Look::Body || unit.length() < 2 * SHORTEST_LEAD {
        return None;
    }
    let start: Vec<char> = unit.plain.chars().take(LONGEST_QUESTION).collect();
    let at = start.iter().position(|c| *c == '?')?;
    let is_only = !unit.plain.chars().skip(at + 1).any(|c| c == '?');
    let rest: String = unit.plain.chars().skip(at + 1).collect();
    let begins = rest.trim_start().starts_with(char::is_uppercase);
    (is_only && at >= SHORTEST_LEAD && begins).then_some(at + 1)
}
