//! Labels before turns: „Hafenkurier: …“, „STROHBACH (lacht): …“, „Q. …“, „[00:12] M. G. : …“, a name on its own line.

use super::marked::lead;
use super::units::Unit;
use super::words;
use crate::source::Look;
use interview::Role;

/// Longest label, in characters and words.
const LONGEST: usize = 40;
const MOST_WORDS: usize = 5;

/// Words before a turn that may name its speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    /// „Strohbach“, „Q“
    pub(super) label: String,
    /// „00:12“, „3“ of „Frage 3“: printed, but no part of the name.
    pub(super) extra: String,
    /// „(lacht)“
    pub(super) direction: String,
    /// Characters from the beginning of the unit up to the turn.
    pub(super) length: usize,
    /// The label stands on a line of its own; the turn follows.
    pub(super) is_line: bool,
    /// It is set in bold type or italics, unlike what follows, or as a heading.
    pub(super) is_set: bool,
}

impl Candidate {
    /// The side that the label names, if it names no person.
    pub(super) fn side(&self) -> Option<Role> {
        side(&self.label)
    }

    /// Under which the same label is found again.
    pub(super) fn key(&self) -> String {
        let words = super::names::without_titles(&self.label);
        if words.is_empty() { self.label.to_lowercase() } else { words.join(" ") }
    }
}

/// „Q“, „Frage“, “Answer”
pub(super) fn side(label: &str) -> Option<Role> {
    // A single small letter is no label, though an article in some language.
    let is_letter = label.chars().count() == 1;
    match () {
        () if is_letter && label.chars().all(char::is_lowercase) => None,
        () if words::is("asking-label", label) => Some(Role::Interviewer),
        () if words::is("answering-label", label) => Some(Role::Guest),
        () => None,
    }
}

/// What may be a label at the beginning of a unit.
pub(super) fn candidate(unit: &Unit) -> Option<Candidate> {
    if !unit.is_running() || matches!(unit.look, Look::Heading(1)) {
        return None;
    }
    // A label stands within the first characters; a long paragraph is not looked through.
    let start: Vec<char> = unit.plain.chars().take(2 * LONGEST).collect();
    let stamp = timestamp(&start);
    let is_bold = lead(&unit.text).is_some() || matches!(unit.look, Look::Heading(_) | Look::Term);
    let found = with_colon(&start, stamp)
        .or_else(|| letter(&start, stamp))
        .or_else(|| with_dash(&start, stamp))
        .or_else(|| bold(unit, stamp))
        .or_else(|| own_line(unit, stamp))?;
    let text = |from: usize, to: usize| start.get(from..to).unwrap_or_default().iter().collect::<String>();
    let printed = text(stamp, found.end);
    let (name, direction) = match printed.split_once('(') {
        Some((name, direction)) if direction.trim_end().ends_with(')') => {
            (name, format!("({}", direction.trim_end()))
        }
        _ => (printed.as_str(), String::new()),
    };
    let (label, number) = without_number(name.trim());
    let is_line = unit.plain.chars().count() <= found.length;
    let candidate = Candidate {
        extra: [text(0, stamp).trim(), number].join(" ").trim().to_owned(),
        is_set: is_bold || (is_line && (unit.is_strong() || unit.is_emphasised())),
        label: label.to_owned(),
        direction,
        length: found.length,
        is_line,
    };
    is_name(&candidate.label).then_some(candidate)
}

/// Where a label ends, and where the turn begins.
struct Found {
    end: usize,
    length: usize,
}

/// `[00:12:03]`, `00:12`, `(1:02:03)`: characters with the white space behind them.
fn timestamp(start: &[char]) -> usize {
    let signs = start.iter().take_while(|c| c.is_ascii_digit() || "[]():.,".contains(**c)).count();
    let text: String = start.iter().take(signs).collect();
    let parts: Vec<&str> = text.trim_matches(|c: char| "[](),. ".contains(c)).split(':').collect();
    let is_time = (2..=3).contains(&parts.len())
        && parts.iter().all(|part| part.chars().next().is_some_and(|c| c.is_ascii_digit()));
    if !is_time {
        return 0;
    }
    signs + start.iter().skip(signs).take_while(|c| c.is_whitespace() || "–-".contains(**c)).count()
}

fn with_colon(start: &[char], from: usize) -> Option<Found> {
    let end = from + start.iter().skip(from).take(LONGEST + 20).position(|c| *c == ':')?;
    let next = start.get(end + 1);
    // „https://“, „12:30“
    if next.is_some_and(|c| *c == '/' || c.is_ascii_digit()) {
        return None;
    }
    Some(Found { end, length: end + 1 + spaces(start, end + 1) })
}

/// „Q. Where from?“
fn letter(start: &[char], from: usize) -> Option<Found> {
    let label: String = start.get(from..from + 1)?.iter().collect();
    let is_marked = matches!(start.get(from + 1), Some('.' | ')')) && start.get(from + 2)?.is_whitespace();
    (side(&label).is_some() && is_marked)
        .then(|| Found { end: from + 1, length: from + 2 + spaces(start, from + 2) })
}

/// „ZEIT – Warum?“, „M. GIREL. — Parce que.“: capitals before a dash.
fn with_dash(start: &[char], from: usize) -> Option<Found> {
    let end = from + start.iter().skip(from).position(|c| matches!(c, '–' | '—'))?;
    let label: String = start.get(from..end)?.iter().collect();
    let is_loud = label.chars().filter(|c| c.is_alphabetic()).count() >= 2
        && label.chars().all(|c| !c.is_lowercase())
        && label.ends_with(char::is_whitespace);
    is_loud.then(|| Found { end: end - 1, length: end + 1 + spaces(start, end + 1) })
}

/// „**Strohbach** Ein Drittel.“
fn bold(unit: &Unit, from: usize) -> Option<Found> {
    let end = lead(&unit.text).filter(|end| (from + 1..=LONGEST).contains(end))?;
    let label: String = unit.plain.chars().take(end).skip(from).collect();
    let are_capitals = label.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
    (are_capitals && !label.trim_end().ends_with(['.', ','])).then_some(Found { end, length: end })
}

/// A name in capitals, in bold type, as a heading, as a term or in the first column, and nothing else.
fn own_line(unit: &Unit, from: usize) -> Option<Found> {
    let length = unit.length();
    let stands_out = unit.is_strong()
        || unit.is_emphasised()
        || matches!(unit.look, Look::Heading(_) | Look::Term | Look::Cell { column: 0, .. })
        || (unit.plain.chars().all(|c| !c.is_lowercase()) && unit.plain.chars().any(char::is_alphabetic));
    let are_capitals =
        unit.plain.split_whitespace().all(|word| !word.starts_with(char::is_lowercase) || word.len() <= 3);
    let ends = unit.plain.ends_with(['?', '!', '.', '…', '“', '”', '»', '"']);
    let is_initials = unit.plain.ends_with('.') && length <= 8;
    (stands_out && are_capitals && (!ends || is_initials) && (from + 1..=LONGEST).contains(&length))
        .then_some(Found { end: length, length })
}

fn spaces(start: &[char], from: usize) -> usize {
    start.iter().skip(from).take_while(|c| c.is_whitespace()).count()
}

/// „Frage 3“ is „Frage“, and the third.
fn without_number(label: &str) -> (&str, &str) {
    let bare = label.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
    let name = bare.trim_end();
    match label.strip_prefix(name) {
        Some(number) if side(name).is_some() => (name, number.trim()),
        _ => (label, ""),
    }
}

fn is_name(label: &str) -> bool {
    let count = label.split_whitespace().count();
    let begins = label.starts_with(|c: char| c.is_alphanumeric() || c == '@');
    let is_other = ["credit", "box", "start", "related", "note", "weekday", "month"]
        .iter()
        .any(|section| words::is(section, label));
    let with_colon = format!("{label}:").to_lowercase();
    let signs =
        ["byline-interview", "byline-text", "byline-photo", "byline-translation", "byline-transcript"]
            .iter()
            .any(|section| {
                words::words(section).iter().any(|lead| lead.replace(' ', "") == with_colon.replace(' ', ""))
            });
    // Names go on with capitals: „Klar ist“ is none, „Eva von Ahn“ and „heise Developer“ are.
    let goes_on = |word: &str| !word.starts_with(char::is_lowercase) || super::byline::is_particle(word);
    let is_sentence = !label.split_whitespace().skip(1).all(goes_on);
    let has_dots = label.split_whitespace().any(|word| word.ends_with('.') && word.chars().count() > 6);
    (1..=MOST_WORDS).contains(&count)
        && label.chars().count() <= LONGEST
        && begins
        && label.chars().any(char::is_alphabetic)
        && !label.contains(['?', '!', ',', ';', '„', '“', '"', '»', '«', '(', '[', '/', '\n'])
        && !has_dots
        && !is_sentence
        && !is_other
        && (!signs || side(label).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use interview::{Mark, Paragraph, Span};

    fn told(text: &str) -> Option<(String, String, String, usize)> {
        let unit = Unit::new(Look::Body, &text.into(), true, 0);
        candidate(&unit).map(|found| (found.label, found.extra, found.direction, found.length))
    }

    fn some(
        label: &str,
        extra: &str,
        direction: &str,
        length: usize,
    ) -> Option<(String, String, String, usize)> {
        Some((label.into(), extra.into(), direction.into(), length))
    }

    #[test]
    fn labels_have_many_forms() {
        assert_eq!(told("Hafenkurier: Wann?"), some("Hafenkurier", "", "", 13));
        assert_eq!(told("Strohbach (lacht): Nie."), some("Strohbach", "", "(lacht)", 19));
        assert_eq!(told("M. G. : Parce que."), some("M. G.", "", "", 8));
        assert_eq!(told("Rau:Diese"), some("Rau", "", "", 4));
        assert_eq!(told("[00:12:03] Ahn: Ja."), some("Ahn", "[00:12:03]", "", 16));
        assert_eq!(told("Frage 3: Wann?"), some("Frage", "3", "", 9));
        assert_eq!(told("Q. Where from?"), some("Q", "", "", 3));
        assert_eq!(told("ZEIT – Warum?"), some("ZEIT", "", "", 7));
        assert_eq!(told("DR. EVA AHN"), some("DR. EVA AHN", "", "", 11));
    }

    #[test]
    fn a_bold_name_needs_no_colon() {
        let bold = Span { marks: vec![Mark::Strong], ..Span::plain("Eva Ahn") };
        let text = Paragraph::new([bold, Span::plain(" Ein Drittel.")]);
        let found = candidate(&Unit::new(Look::Body, &text, true, 0)).unwrap();
        assert_eq!((found.label.as_str(), found.length, found.is_set), ("Eva Ahn", 7, true));
    }

    #[test]
    fn sentences_addresses_and_credits_are_no_labels() {
        for text in [
            "Das ist so, und zwar: immer.",
            "https://haus.example",
            "Um 12:30 Uhr",
            "Foto: Ems",
            "Wie geht das?",
        ] {
            assert_eq!(told(text), None, "{text}");
        }
    }
}
