//! Which look asks: bold type, italics, a heading's level, a dash, a number, a column, where most that look so end in
//! a question mark. Then all that look so ask, whether they have one or not.

use super::units::Unit;
use crate::source::Look;
use std::collections::HashMap;

/// How a unit stands out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Standing {
    Heading(u8),
    Strong,
    Emphasis,
    Quote,
    Term,
    Definition,
    Column(u16),
    Number,
    Mark(char),
    Plain,
    /// It has a label, so that its look says nothing.
    Labelled,
}

/// How a unit stands out, and whether it ends in a question mark.
pub(super) type Seen = (Standing, bool);

/// Signs that stand before turns.
const MARKS: [char; 9] = ['–', '—', '-', '―', '>', '•', '*', '·', '▪'];

/// How this unit stands out.
pub(super) fn standing(unit: &Unit) -> Standing {
    match &unit.look {
        Look::Heading(level) => Standing::Heading(*level),
        Look::Term => Standing::Term,
        _ if unit.is_strong() => Standing::Strong,
        Look::Definition => Standing::Definition,
        Look::Cell { column, .. } => Standing::Column(*column),
        _ if unit.is_emphasised() => Standing::Emphasis,
        Look::Quote => Standing::Quote,
        Look::Item(Some(_)) => Standing::Number,
        _ => match mark(&unit.plain) {
            Some((sign, _)) if sign.is_ascii_digit() => Standing::Number,
            Some((sign, _)) => Standing::Mark(sign),
            None => Standing::Plain,
        },
    }
}

/// A sign or number at the beginning, and how many characters it and the space behind it have: „– “, „3. “.
pub(super) fn mark(text: &str) -> Option<(char, usize)> {
    let first = text.chars().next()?;
    let signs = if MARKS.contains(&first) {
        1
    } else {
        let digits = text.chars().take(4).take_while(char::is_ascii_digit).count();
        let dot = text.chars().nth(digits).filter(|c| matches!(c, '.' | ')'));
        (1..=3).contains(&digits).then_some(())?;
        dot.map(|_| digits + 1)?
    };
    let spaces = text.chars().skip(signs).take_while(|c| c.is_whitespace()).count();
    (spaces > 0).then_some((first, signs + spaces))
}

/// What stands how often, and how often it ends in a question mark.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    all: usize,
    asking: usize,
    /// Units right behind a question.
    answering: usize,
    /// Runs of neighbours.
    runs: usize,
}

/// How questions stand out, and how sure that is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Asking {
    pub(super) standing: Standing,
    pub(super) confidence: f32,
}

/// The look that asks, if there is one.
pub(super) fn asking(seen: &[Seen]) -> Option<Asking> {
    let counts = counts(seen);
    let others = |standing: Standing| counts.iter().any(|(other, count)| *other != standing && count.all > 1);
    let fits = |(standing, count): &(&Standing, &Count)| {
        !matches!(standing, Standing::Plain | Standing::Labelled)
            && count.asking >= 2
            && count.asking * 5 >= count.all * 2
            && count.runs * 3 >= count.all * 2
            && others(**standing)
    };
    let plain = counts.get(&Standing::Plain).copied().unwrap_or_default();
    let (standing, count) = counts.iter().filter(fits).max_by_key(|(_, count)| count.asking)?;
    // Where plain units ask just as much, the look says nothing.
    let is_only_one = plain.asking * 2 <= count.asking;
    let share = count.asking as f32 / count.all.max(1) as f32;
    is_only_one.then_some(Asking { standing: *standing, confidence: 0.75 + 0.2 * share })
}

/// The look of the answers, where questions look like everything else.
pub(super) fn answering(seen: &[Seen]) -> Option<Asking> {
    let counts = counts(seen);
    let fits = |(standing, count): &(&Standing, &Count)| {
        let can = !matches!(
            standing,
            Standing::Plain | Standing::Labelled | Standing::Heading(_) | Standing::Number
        );
        can && count.answering >= 2 && count.answering * 2 >= count.runs && count.asking * 4 <= count.all
    };
    let plain = counts.get(&Standing::Plain).copied().unwrap_or_default();
    let (standing, _) = counts.iter().filter(fits).max_by_key(|(_, count)| count.answering)?;
    let rest_asks = plain.asking >= 2 && plain.asking * 2 >= plain.all;
    rest_asks.then_some(Asking { standing: *standing, confidence: 0.85 })
}

fn counts(seen: &[Seen]) -> HashMap<Standing, Count> {
    let mut counts: HashMap<Standing, Count> = HashMap::new();
    let mut before: Option<(Standing, bool)> = None;
    for (standing, asks) in seen.iter().copied() {
        let count = counts.entry(standing).or_default();
        count.all += 1;
        count.asking += usize::from(asks);
        count.answering += usize::from(before.is_some_and(|(other, asked)| asked && other != standing));
        count.runs += usize::from(before.is_none_or(|(other, _)| other != standing));
        before = Some((standing, asks));
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn units(texts: &[(&str, Look)]) -> Vec<Unit> {
        texts.iter().map(|(text, look)| Unit::new(look.clone(), &(*text).into(), true, 0)).collect()
    }

    #[test]
    fn a_look_asks_if_most_that_look_so_end_in_a_question_mark() {
        let units = units(&[
            ("Wie kam es dazu?", Look::Heading(3)),
            ("So.", Look::Body),
            ("Sie waren allein.", Look::Heading(3)),
            ("Ja.", Look::Body),
            ("Und heute?", Look::Heading(3)),
            ("Auch.", Look::Body),
        ]);
        let units: Vec<Seen> = units.iter().map(|unit| (standing(unit), unit.asks())).collect();
        assert_eq!(asking(&units).unwrap().standing, Standing::Heading(3));
    }

    #[test]
    fn quoted_paragraphs_behind_questions_answer() {
        let units = units(&[
            ("Wie kam es dazu?", Look::Body),
            ("So.", Look::Quote),
            ("Und heute?", Look::Body),
            ("Auch.", Look::Quote),
        ]);
        let units: Vec<Seen> = units.iter().map(|unit| (standing(unit), unit.asks())).collect();
        assert_eq!(asking(&units), None);
        assert_eq!(answering(&units).unwrap().standing, Standing::Quote);
    }

    #[test]
    fn signs_and_numbers_stand_before_turns() {
        assert_eq!(mark("– Wie?"), Some(('–', 2)));
        assert_eq!(mark("12. Wie?"), Some(('1', 4)));
        assert_eq!(mark("1990 war das."), None);
        assert_eq!(mark("-los"), None);
    }
}
