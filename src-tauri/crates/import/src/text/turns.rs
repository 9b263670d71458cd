//! Questions and answers: by labels where they recur, else by their words.

use super::lexicon::shared_words;
use super::lines::Unit;
use super::{paragraph, person, push};
use crate::Draft;
use crate::notice::{Notice, Remark};
use interview::{Content, Interview, PersonId, Role};

/// Share of a quote's words that stand in one answer.
pub(super) const QUOTED: f32 = 0.8;

/// Longest pull quote, in characters.
const LONGEST_QUOTE: usize = 300;

/// What a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Question,
    Answer,
}

/// The first unit that is a turn: the first with a label that recurs, else the first that is a question.
pub(super) fn start(units: &[Unit]) -> usize {
    if let Some(labels) = Labels::of(units) {
        return units.iter().position(|unit| labels.part(&unit.text).is_some()).unwrap_or(units.len());
    }
    // The headline may ask too.
    let asks =
        |(at, unit): &(usize, &Unit)| *at > 0 && unit.text.ends_with('?') && likeness(&unit.text) > 0.0;
    units.iter().enumerate().find(asks).map_or(units.len(), |(at, _)| at)
}

/// Makes blocks of the turns.
pub(super) fn take(units: Vec<Unit>, draft: &mut Draft) {
    if units.is_empty() {
        draft.remarks.push(Remark::new("blocks", Notice::NoQuestions, 0.9));
        return;
    }
    match Labels::of(&units) {
        Some(labels) => labelled(&units, &labels, draft),
        None => unlabelled(units, draft),
    }
}

// -- labels -----------------------------------------------------------------------------------------------------------

/// Labels that recur, each with the person and the side it stands for.
struct Labels {
    known: Vec<Label>,
}

struct Label {
    word: String,
    /// The longest form of it: „Strohbach“ is „Ingmar Strohbach“.
    name: String,
    role: Role,
}

/// A label and what it labels: „Strohbach: Ein Drittel.“
fn split_label(text: &str) -> Option<(&str, &str)> {
    let (label, rest) = text.split_once(':')?;
    let label = label.trim();
    let words = label.split_whitespace().count();
    let is_label = (1..=5).contains(&words)
        && label.chars().count() <= 40
        && label.starts_with(|c: char| c.is_uppercase() || c == '@')
        && !label.contains(['.', ',', '?', '!', '„', '“', '"', ';'])
        || is_letter(label);
    let rest = rest.trim();
    (is_label && !rest.is_empty()).then_some((label, rest))
}

/// „Q“, „A“, „F.“, „Frage 3“
fn is_letter(label: &str) -> bool {
    let bare = label.trim_end_matches('.').trim_end_matches(|c: char| c.is_ascii_digit()).trim();
    matches!(bare, "Q" | "A" | "F" | "R" | "P" | "Frage" | "Antwort" | "Question" | "Answer" | "Réponse")
}

fn letter_role(label: &str) -> Option<Role> {
    let bare = label.trim_end_matches('.').trim_end_matches(|c: char| c.is_ascii_digit()).trim();
    match bare {
        "Q" | "F" | "Frage" | "Question" | "P" => Some(Role::Interviewer),
        "A" | "R" | "Antwort" | "Answer" | "Réponse" => Some(Role::Guest),
        _ => None,
    }
}

/// Without its number, as which a label recurs.
fn stem(label: &str) -> &str {
    if is_letter(label) {
        label.trim_end_matches('.').trim_end_matches(|c: char| c.is_ascii_digit()).trim()
    } else {
        label
    }
}

impl Labels {
    /// The labels, if they recur and belong to more than one side.
    fn of(units: &[Unit]) -> Option<Self> {
        let found: Vec<(&str, &str)> = units
            .iter()
            .filter_map(|unit| split_label(&unit.text))
            .map(|(l, rest)| (stem(l), rest))
            .collect();
        let mut words: Vec<&str> = found.iter().map(|(label, _)| *label).collect();
        words.sort_unstable();
        words.dedup();
        let count = |word: &str| found.iter().filter(|(label, _)| *label == word).count();
        let is_form_of =
            |short: &str, long: &str| long != short && long.split_whitespace().next_back() == Some(short);
        let together = |word: &str| {
            let others = words.iter().filter(|other| is_form_of(word, other) || is_form_of(other, word));
            count(word) + others.map(|other| count(other)).sum::<usize>()
        };
        let recurring: Vec<&str> = words.iter().copied().filter(|word| together(word) >= 2).collect();
        let name = |word: &str| {
            recurring.iter().copied().find(|other| is_form_of(word, other)).unwrap_or(word).to_owned()
        };
        let mut names: Vec<String> = recurring.iter().map(|word| name(word)).collect();
        names.sort();
        names.dedup();
        if names.len() < 2 {
            return None;
        }
        let asking = |person: &str| {
            let turns: Vec<&str> =
                found.iter().filter(|(label, _)| name(label) == person).map(|(_, rest)| *rest).collect();
            turns.iter().filter(|turn| turn.ends_with('?')).count() as f32 / turns.len().max(1) as f32
        };
        let most = names.iter().max_by(|a, b| asking(a).total_cmp(&asking(b)))?.clone();
        let role = |word: &str| {
            let person = name(word);
            let asks = asking(&person) >= 0.4 || person == most;
            letter_role(word).unwrap_or(if asks { Role::Interviewer } else { Role::Guest })
        };
        let known = recurring.iter().map(|word| Label {
            word: (*word).to_owned(),
            name: name(word),
            role: role(word),
        });
        Some(Self { known: known.collect() })
    }

    fn part<'t>(&self, text: &'t str) -> Option<(&Label, &'t str)> {
        let (label, rest) = split_label(text)?;
        self.known.iter().find(|known| known.word == stem(label)).map(|known| (known, rest))
    }
}

fn labelled(units: &[Unit], labels: &Labels, draft: &mut Draft) {
    let answers: Vec<String> =
        units.iter().filter(|unit| !is_quoted(&unit.text)).map(|unit| unit.text.clone()).collect();
    for unit in units {
        if let Some((label, rest)) = labels.part(&unit.text) {
            let speaker =
                (!is_letter(&label.word)).then(|| person(&mut draft.interview, &label.name, label.role));
            let kind = if label.role == Role::Guest { Kind::Answer } else { Kind::Question };
            push(&mut draft.interview, turn(kind, speaker, rest));
        } else if is_quote_of(&unit.text, &answers) {
            push(&mut draft.interview, Content::PullQuote { text: paragraph(&unit.text), source: None });
        } else {
            go_on(&mut draft.interview, &unit.text);
        }
    }
}

fn turn(kind: Kind, speaker: Option<PersonId>, text: &str) -> Content {
    let text = vec![paragraph(text)];
    match kind {
        Kind::Question => Content::Question { speaker, text },
        Kind::Answer => Content::Answer { speaker, text },
    }
}

/// A further paragraph of the turn that is going on.
fn go_on(interview: &mut Interview, text: &str) {
    match interview.blocks.last_mut().map(|block| &mut block.content) {
        Some(Content::Question { text: turn, .. } | Content::Answer { text: turn, .. }) => {
            turn.push(paragraph(text))
        }
        _ => push(interview, turn(Kind::Answer, None, text)),
    }
}

// -- no labels --------------------------------------------------------------------------------------------------------

fn unlabelled(units: Vec<Unit>, draft: &mut Draft) {
    let texts: Vec<String> =
        units.iter().filter(|unit| !is_quoted(&unit.text)).map(|unit| unit.text.clone()).collect();
    let all_quoted = units.iter().filter(|unit| is_quoted(&unit.text)).count() * 3 > units.len();
    let (quotes, turns): (Vec<bool>, Vec<&Unit>) = {
        let quotes: Vec<bool> =
            units.iter().map(|unit| !all_quoted && is_quote_of(&unit.text, &texts)).collect();
        let turns = units.iter().zip(&quotes).filter(|(_, quote)| !**quote).map(|(unit, _)| unit).collect();
        (quotes, turns)
    };
    let kinds = best_kinds(&turns);
    draft.remarks.push(Remark::new("blocks", Notice::UnlabelledTurns, 0.8));
    let mut next = turns.iter().zip(&kinds);
    let mut last = None;
    for (unit, is_quote) in units.iter().zip(quotes) {
        if is_quote {
            push(&mut draft.interview, Content::PullQuote { text: paragraph(&unit.text), source: None });
            continue;
        }
        let Some((_, kind)) = next.next() else { continue };
        let doubt = likeness(&unit.text).abs() < 0.4;
        if doubt {
            let start: String = unit.text.split_whitespace().take(6).collect::<Vec<_>>().join(" ");
            draft.remarks.push(Remark::new("blocks", Notice::DoubtfulTurn(start), 0.5));
        }
        if last == Some(*kind) {
            go_on(&mut draft.interview, &unit.text);
        } else {
            push(&mut draft.interview, turn(*kind, None, &unit.text));
        }
        last = Some(*kind);
    }
}

/// The sequence of questions and answers that fits the units best. A second paragraph of an answer is common, one of a
/// question is rare.
fn best_kinds(units: &[&Unit]) -> Vec<Kind> {
    const SECOND_ANSWER: f32 = -0.9;
    const SECOND_QUESTION: f32 = -1.6;
    let mut best: Vec<[(f32, Kind); 2]> = Vec::with_capacity(units.len());
    for (at, unit) in units.iter().enumerate() {
        let like = likeness(&unit.text);
        let before = at.checked_sub(1).and_then(|before| best.get(before));
        let [question, answer] = match before {
            // The first turn asks.
            None => [(like, Kind::Question), (-like - 4.0, Kind::Answer)],
            Some([(asked, _), (answered, _)]) => {
                let to_question = [(asked + SECOND_QUESTION, Kind::Question), (*answered, Kind::Answer)];
                let to_answer = [(*asked, Kind::Question), (answered + SECOND_ANSWER, Kind::Answer)];
                let pick = |from: [(f32, Kind); 2]| if from[0].0 >= from[1].0 { from[0] } else { from[1] };
                let (q, a) = (pick(to_question), pick(to_answer));
                [(q.0 + like, q.1), (a.0 - like, a.1)]
            }
        };
        best.push([question, answer]);
    }
    let mut kinds = Vec::with_capacity(units.len());
    let mut kind = match best.last() {
        Some([question, answer]) if question.0 > answer.0 => Kind::Question,
        _ => Kind::Answer,
    };
    for row in best.iter().rev() {
        kinds.push(kind);
        kind = row[usize::from(kind == Kind::Answer)].1;
    }
    kinds.reverse();
    kinds
}

/// How much a unit reads like a question; below zero like an answer.
fn likeness(text: &str) -> f32 {
    const ASKING: [&str; 26] = [
        "wie", "was", "wer", "wo", "wann", "warum", "weshalb", "wieso", "welche", "welcher", "welches",
        "welchen", "wofür", "worin", "worüber", "woran", "wozu", "what", "how", "why", "who", "where",
        "when", "which", "comment", "pourquoi",
    ];
    const FIRST_PERSON: [&str; 14] = [
        "ich", "wir", "uns", "unser", "unsere", "mir", "mich", "i", "we", "our", "my", "je", "nous", "notre",
    ];
    const SECOND_PERSON: [&str; 12] =
        ["sie", "ihnen", "ihr", "ihre", "ihrem", "ihrer", "du", "dir", "you", "your", "vous", "votre"];
    const OPENERS: [&str; 8] =
        ["nennen", "erzählen", "beschreiben", "stichwort", "schildern", "tell", "describe", "parlez-nous"];
    let lower = text.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty()).collect();
    let has = |list: &[&str]| words.iter().any(|word| list.contains(word));
    let starts = |list: &[&str]| {
        words.first().is_some_and(|word| list.contains(word))
            || words
                .get(1)
                .is_some_and(|w| matches!(words.first(), Some(&"und" | &"and" | &"aber")) && list.contains(w))
    };
    let length = text.chars().count();
    let mut like = -0.4;
    if text.ends_with('?') {
        like += 2.2;
    }
    if starts(&ASKING) {
        like += 0.6;
    }
    if starts(&OPENERS) {
        like += 1.2;
    }
    if has(&SECOND_PERSON) {
        like += 0.4;
    }
    if super::lexicon::addressed(text).is_some() && length < 300 {
        like += 0.3;
    }
    if has(&FIRST_PERSON) {
        like -= 0.6;
    }
    if matches!(words.first(), Some(&"ja" | &"nein" | &"yes" | &"no" | &"oui" | &"non")) {
        like -= 0.9;
    }
    match length {
        ..160 => like += 0.3,
        420.. => like -= 1.0,
        _ => {}
    }
    like
}

// -- pull quotes ------------------------------------------------------------------------------------------------------

/// The whole unit stands in quotation marks.
fn is_quoted(text: &str) -> bool {
    let opens = text.starts_with(['„', '“', '»', '«', '"', '‚']);
    let closes = text.trim_end_matches(['.', '!', '?']).ends_with(['“', '”', '«', '»', '"', '‘']);
    opens && closes && text.chars().count() <= LONGEST_QUOTE
}

/// It is quoted, and its words stand in one of the turns.
fn is_quote_of(text: &str, turns: &[String]) -> bool {
    is_quoted(text)
        && text.split_whitespace().count() >= 4
        && turns.iter().any(|turn| shared_words(text, turn) >= QUOTED)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_read_like_questions() {
        for text in [
            "Welche Leistungen werden zuerst digital angeboten?",
            "Und wo sehen Sie die größten Risiken?",
            "Erzählen Sie von den Anfängen.",
        ] {
            assert!(likeness(text) > 0.0, "{text}");
        }
        for text in [
            "Mit Zeit. Jede Abteilung bekommt zwei Wochen.",
            "Ja, das haben wir uns auch gefragt.",
            "Wir beginnen bei den Anträgen.",
        ] {
            assert!(likeness(text) < 0.0, "{text}");
        }
    }

    #[test]
    fn a_word_before_a_colon_is_a_label_only_if_it_recurs() {
        let units = |texts: &[&str]| {
            texts.iter().map(|text| Unit { text: (*text).into(), gap_before: true }).collect::<Vec<_>>()
        };
        let labels =
            Labels::of(&units(&["ZEIT: Warum?", "Eva Ahn: Darum.", "ZEIT: Wirklich?", "Ahn: Klar ist: ja."]))
                .unwrap();
        assert_eq!(labels.part("Ahn: So.").unwrap().0.name, "Eva Ahn");
        assert_eq!(labels.part("ZEIT: So?").unwrap().0.role, Role::Interviewer);
        assert!(Labels::of(&units(&["Klar ist: ja.", "Eines noch: nein.", "Warum?"])).is_none());
    }
}
