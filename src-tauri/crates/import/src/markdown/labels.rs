//! Speakers before their turns: `**Name:** …`, `**Name**: …`, `Name: …`, `**Q: …?**`.

use super::figure::is_strong;
use interview::{Mark, Paragraph, Role, Span, normalise};
use markdown::Piece;

/// A turn with the label before it.
#[derive(Clone, Debug)]
pub(super) struct Turn {
    pub(super) label: String,
    pub(super) text: Paragraph,
}

/// Longest label, in characters and words.
const LONGEST: usize = 40;
const MOST_WORDS: usize = 6;

/// How many different labels are looked at: nobody interviews more people.
const MOST_LABELS: usize = 100;

/// The label and the rest of a paragraph that may begin with its speaker.
pub(super) fn turn(text: &Paragraph) -> Option<Turn> {
    let whole = text.text();
    let (label, rest) = whole.split_once(':')?;
    let is_label = is_name(label.trim())
        && (rest.is_empty() || rest.starts_with(char::is_whitespace) || rest.starts_with('*'));
    if !is_label {
        return None;
    }
    let text = without_first(text, label.chars().count() + 1);
    let text = if is_strong(&text) { unmarked(&text) } else { text };
    Some(Turn { label: normalise::line(label), text: normalise::paragraph(&text) })
}

fn is_name(label: &str) -> bool {
    let words = label.split_whitespace().count();
    (1..=MOST_WORDS).contains(&words)
        && label.chars().count() <= LONGEST
        && label.chars().next().is_some_and(char::is_alphanumeric)
        && !label.contains(['?', '!', ',', ';', '„', '“', '"'])
}

fn without_first(text: &Paragraph, count: usize) -> Paragraph {
    let mut left = count;
    text.map(|span| {
        let length = span.text.chars().count();
        let kept = span.text.chars().skip(left).collect();
        left = left.saturating_sub(length);
        Span { text: kept, ..span }
    })
}

/// The paragraph without the mark that set it as a whole.
pub(super) fn unmarked(text: &Paragraph) -> Paragraph {
    text.map(|mut span| {
        span.marks.retain(|mark| *mark != Mark::Strong);
        span
    })
}

/// The labels of a text: words that stand before a colon at the beginning of several paragraphs, and who they are.
#[derive(Debug, Default)]
pub(super) struct Labels {
    known: Vec<Label>,
}

#[derive(Debug)]
struct Label {
    text: String,
    turns: usize,
    asking: usize,
    is_bold: bool,
}

/// Labels that name a side and not a person.
const SIDES: [(&str, Role); 9] = [
    ("Q", Role::Interviewer),
    ("F", Role::Interviewer),
    ("Frage", Role::Interviewer),
    ("Question", Role::Interviewer),
    ("A", Role::Guest),
    ("Antwort", Role::Guest),
    ("Answer", Role::Guest),
    ("Interviewer", Role::Interviewer),
    ("Interviewerin", Role::Interviewer),
];

impl Labels {
    /// The labels of these pieces. One that stands there once, or never in bold type beside bold ones, is none.
    pub(super) fn of(pieces: &[Piece]) -> Self {
        let mut known: Vec<Label> = Vec::new();
        for piece in pieces {
            let Piece::Text(text) = piece else { continue };
            let Some(turn) = turn(text) else { continue };
            let is_bold = text.spans().first().is_some_and(|span| span.has(Mark::Strong));
            let asks = usize::from(turn.text.text().trim_end().ends_with('?'));
            let is_full = known.len() == MOST_LABELS;
            match known.iter_mut().find(|label| label.text == turn.label) {
                Some(label) => {
                    label.turns += 1;
                    label.asking += asks;
                    label.is_bold |= is_bold;
                }
                None if is_full => {}
                None => known.push(Label { text: turn.label, turns: 1, asking: asks, is_bold }),
            }
        }
        let any_bold = known.iter().filter(|label| label.is_bold).count() >= 2;
        known.retain(|label| label.is_bold == any_bold && (label.turns >= 2 || any_bold));
        if known.iter().map(|label| label.turns).sum::<usize>() < 3 {
            known.clear();
        }
        Self { known }
    }

    /// The turn of a paragraph that begins with one of these labels.
    pub(super) fn turn(&self, text: &Paragraph) -> Option<Turn> {
        turn(text).filter(|turn| self.known.iter().any(|label| label.text == turn.label))
    }

    /// The side of a label, and how sure that is.
    pub(super) fn side(&self, label: &str) -> (Role, f32) {
        if let Some((_, role)) = SIDES.iter().find(|(side, _)| *side == label) {
            return (*role, 1.0);
        }
        let share = |label: &Label| label.asking as f32 / label.turns.max(1) as f32;
        let people: Vec<&Label> = self.known.iter().filter(|label| !is_side(&label.text)).collect();
        let highest = people.iter().map(|label| share(label)).fold(0.0, f32::max);
        let own =
            people.iter().find(|known| same_person(&known.text, label)).map_or(0.0, |label| share(label));
        let is_first = people.first().is_some_and(|first| same_person(&first.text, label));
        match () {
            () if highest == 0.0 && is_first => (Role::Interviewer, 0.4),
            () if highest > 0.0 && (own >= 0.5 || own == highest) => (Role::Interviewer, 0.9),
            () => (Role::Guest, if highest > 0.0 { 0.9 } else { 0.4 }),
        }
    }

    /// The fullest form of a name: `KG` and `Garklavs` are `Kate Garklavs`.
    pub(super) fn full_name<'a>(&'a self, label: &'a str) -> &'a str {
        let fuller =
            self.known.iter().map(|known| known.text.as_str()).filter(|known| is_short_for(label, known));
        fuller.max_by_key(|name| name.len()).unwrap_or(label)
    }
}

/// The label names a side and not a person.
pub(super) fn is_side(label: &str) -> bool {
    SIDES.iter().any(|(side, _)| *side == label)
}

fn same_person(a: &str, b: &str) -> bool {
    a == b || is_short_for(a, b) || is_short_for(b, a)
}

/// `KG`, `Kate` or `Garklavs` for `Kate Garklavs`.
pub(super) fn is_short_for(short: &str, full: &str) -> bool {
    let words: Vec<&str> = full.split(' ').filter(|word| !word.ends_with('.')).collect();
    if words.len() < 2 || short.contains(' ') {
        return false;
    }
    let initials: String = words.iter().filter_map(|word| word.chars().next()).collect();
    short == initials || words.first() == Some(&short) || words.last() == Some(&short)
}
