//! What would make a quotation right: the wording of its source, or marks where it differs from it.

use super::{LONGEST_GAP, MOST_TEXT, MOST_WORDS};
use std::ops::Range;

/// Where a quotation comes from, and what would make it right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// The words of the text, from the first quoted one to the last.
    pub wording: String,
    /// The quotation with „[…]“ where words are missing and words of its own in square brackets.
    pub marked: String,
    /// The characters of the text that `wording` takes.
    pub characters: Range<usize>,
}

/// The repair of a quotation against the text it comes from; nothing if it does not come from there.
pub fn repair(quotation: &str, text: &str) -> Option<Repair> {
    let quoted = tokens(quotation);
    let said = tokens(text);
    if quoted.len() > MOST_WORDS || said.len() > MOST_TEXT {
        return None;
    }
    let pairs = align(&quoted, &said);
    let (first, last) = (pairs.first()?, pairs.last()?);
    // Two thirds of the words in one order do not meet by chance.
    if pairs.len() * 3 < quoted.len() * 2 {
        return None;
    }
    let (start, end) = (said.get(first.1)?.bytes.start, said.get(last.1)?.bytes.end);
    let wording = text.get(start..end)?;
    let before = text.get(..start)?.chars().count();
    Some(Repair {
        wording: wording.to_owned(),
        marked: marked(quotation, &quoted, &pairs)?,
        characters: before..before + wording.chars().count(),
    })
}

/// A word and where it stands, in bytes.
struct Token {
    key: String,
    bytes: Range<usize>,
}

fn tokens(text: &str) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    let mut word: Option<Token> = None;
    for (at, c) in text.char_indices() {
        if c.is_alphanumeric() {
            let token = word.get_or_insert_with(|| Token { key: String::new(), bytes: at..at });
            token.key.extend(c.to_lowercase());
            token.bytes.end = at + c.len_utf8();
        } else if c.is_whitespace() || matches!(c, '–' | '—' | '/') {
            found.extend(word.take());
        }
    }
    found.extend(word);
    found
}

/// Pairs of quoted and said words: the best local alignment, in which a gap in the text costs little.
fn align(quoted: &[Token], said: &[Token]) -> Vec<(usize, usize)> {
    const HIT: i32 = 12;
    const STRANGE: i32 = -6;
    const GAP: i32 = -1;
    let width = said.len() + 1;
    let mut score = vec![0i32; (quoted.len() + 1) * width];
    let mut best = (0, 0, 0);
    let at = |score: &[i32], i: usize, j: usize| score.get(i * width + j).copied().unwrap_or(0);
    for (i, word) in quoted.iter().enumerate() {
        for (j, other) in said.iter().enumerate() {
            let hit = if word.key == other.key { at(&score, i, j) + HIT } else { 0 };
            let value = hit.max(at(&score, i, j + 1) + STRANGE).max(at(&score, i + 1, j) + GAP).max(0);
            if let Some(cell) = score.get_mut((i + 1) * width + j + 1) {
                *cell = value;
            }
            if value > best.0 {
                best = (value, i + 1, j + 1);
            }
        }
    }
    let (_, mut i, mut j) = best;
    let mut pairs = Vec::new();
    while i > 0 && j > 0 && at(&score, i, j) > 0 {
        let is_hit = quoted.get(i - 1).map(|word| &word.key) == said.get(j - 1).map(|word| &word.key);
        if is_hit && at(&score, i, j) == at(&score, i - 1, j - 1) + HIT {
            pairs.push((i - 1, j - 1));
            (i, j) = (i - 1, j - 1);
        } else if at(&score, i, j) == at(&score, i, j - 1) + GAP {
            j -= 1;
        } else {
            i -= 1;
        }
    }
    pairs.reverse();
    let is_one_passage = |pair: &[(usize, usize)]| match pair {
        [a, b] => b.1 - a.1 <= LONGEST_GAP * 4,
        _ => true,
    };
    if pairs.windows(2).all(is_one_passage) { pairs } else { Vec::new() }
}

/// The quotation as it stands, with marks for what is missing and what is added.
fn marked(quotation: &str, quoted: &[Token], pairs: &[(usize, usize)]) -> Option<String> {
    let said_at = |word: usize| pairs.iter().find(|(own, _)| *own == word).map(|(_, said)| *said);
    let mut out = String::new();
    let mut copied = 0;
    let mut last_said: Option<usize> = None;
    let mut is_open = false;
    for (n, token) in quoted.iter().enumerate() {
        let between = quotation.get(copied..token.bytes.start)?;
        let is_marked = between.contains(['[', ']']) || inside_brackets(quotation, token.bytes.start);
        let place = said_at(n);
        if is_open && (place.is_some() || is_marked) {
            out.push(']');
            is_open = false;
        }
        out.push_str(between);
        match place {
            Some(said) => {
                if last_said.is_some_and(|last| said > last + 1) && !is_marked {
                    out.push_str("[…] ");
                }
                last_said = Some(said);
            }
            None if !is_open && !is_marked => {
                out.push('[');
                is_open = true;
            }
            None => {}
        }
        out.push_str(quotation.get(token.bytes.clone())?);
        copied = token.bytes.end;
    }
    if is_open {
        out.push(']');
    }
    out.push_str(quotation.get(copied..)?);
    Some(out)
}

/// The byte lies between a bracket that opens and one that closes.
fn inside_brackets(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    before.rfind('[').is_some_and(|open| before.rfind(']').is_none_or(|close| close < open))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quotation::{Match, compare};

    const ANSWER: &str = "Davor: nichts. Die digitale Souveränität der Landesverwaltung ist mir ein großes Anliegen, und das bleibt so.";

    #[test]
    fn a_condensed_quote_gets_the_wording_or_a_mark() {
        let found = repair("„Die digitale Souveränität ist mir ein Anliegen.“", ANSWER).unwrap();
        assert_eq!(
            found.wording,
            "Die digitale Souveränität der Landesverwaltung ist mir ein großes Anliegen"
        );
        assert_eq!(found.marked, "„Die digitale Souveränität […] ist mir ein […] Anliegen.“");
        let said: String = ANSWER.chars().skip(found.characters.start).take(found.characters.len()).collect();
        assert_eq!(said, found.wording);
    }

    #[test]
    fn a_word_of_ones_own_is_put_in_brackets() {
        let found =
            repair("Die digitale Unabhängigkeit der Landesverwaltung ist mir ein großes Anliegen", ANSWER);
        let marked = found.unwrap().marked;
        assert_eq!(
            marked,
            "Die digitale [Unabhängigkeit] […] der Landesverwaltung ist mir ein großes Anliegen"
        );
        assert_eq!(compare(&marked, &[ANSWER.to_owned()]), Match::Verbatim);
    }

    #[test]
    fn what_is_marked_stays_as_it_is() {
        let marked = "Die digitale Souveränität […] ist mir ein [sehr] großes Anliegen";
        assert_eq!(repair(marked, ANSWER).unwrap().marked, marked);
    }

    #[test]
    fn an_invention_has_no_repair() {
        assert_eq!(repair("Wir schaffen das bis zum nächsten Sommer", ANSWER), None);
        assert_eq!(repair("„…“", ANSWER), None);
        assert_eq!(repair("", ""), None);
    }

    proptest::proptest! {
        #[test]
        fn marks_make_every_quote_verbatim_that_can_be_repaired(
            said in "[a-d ]{0,40}", quote in "[a-e ,.]{0,24}"
        ) {
            if let Some(found) = repair(&quote, &said) {
                proptest::prop_assert_eq!(compare(&found.wording, std::slice::from_ref(&said)), Match::Verbatim);
                proptest::prop_assert_eq!(compare(&found.marked, &[said]), Match::Verbatim);
            }
        }
    }
}
