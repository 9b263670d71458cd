//! Is this a passage of that text?
//!
//! A quotation is compared by its words: quotation marks, case at its beginning, punctuation at the cuts and hyphens
//! that nobody sees do not matter. „[…]“ stands for words left out and says so; words in square brackets were put in and
//! say so too.

mod repair;

pub use repair::{Repair, repair};

/// What became of the quoted words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Match {
    /// Every word stands there, in this order, without a gap that is not marked.
    Verbatim,
    /// Every word stands there in this order, but these words were dropped without a mark.
    Condensed(Vec<String>),
    /// Most of it stands there; these words of the quotation do not.
    Altered(Vec<String>),
    /// It is not there.
    NotFound,
}

/// A longer gap between two words is no condensation any more, but two passages.
const LONGEST_GAP: usize = 12;

/// The quotation against the texts it may come from; the best match counts.
pub fn compare(quotation: &str, texts: &[String]) -> Match {
    let quoted = quoted_words(quotation);
    if quoted.iter().all(|piece| piece.is_empty()) {
        return Match::Verbatim;
    }
    texts.iter().map(|text| against(&quoted, &words(text))).min_by_key(rank).unwrap_or(Match::NotFound)
}

fn rank(found: &Match) -> (usize, usize) {
    match found {
        Match::Verbatim => (0, 0),
        Match::Condensed(dropped) => (1, dropped.len()),
        Match::Altered(strange) => (2, strange.len()),
        Match::NotFound => (3, 0),
    }
}

/// A word as it is compared, and as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Word {
    key: String,
    shown: String,
}

fn words(text: &str) -> Vec<Word> {
    text.split(|c: char| c.is_whitespace() || c == '–' || c == '—' || c == '/')
        .filter_map(|shown| {
            let key: String =
                shown.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
            let shown = shown.trim_matches(|c: char| !c.is_alphanumeric()).replace('\u{ad}', "");
            (!key.is_empty()).then_some(Word { key, shown })
        })
        .collect()
}

/// The words of a quotation in pieces: between two pieces something was left out, and the quotation says so.
fn quoted_words(quotation: &str) -> Vec<Vec<Word>> {
    let mut pieces = vec![String::new()];
    let mut bracket: Option<String> = None;
    for c in quotation.replace("(...)", "[…]").replace("(…)", "[…]").chars() {
        match (&mut bracket, c) {
            (None, '[') => bracket = Some(String::new()),
            (Some(inner), ']') => {
                let leaves_out = inner.trim().trim_matches('.').trim_matches('…').is_empty();
                bracket = None;
                if leaves_out {
                    pieces.push(String::new());
                }
            }
            (Some(inner), c) => inner.push(c),
            (None, c) => {
                if let Some(piece) = pieces.last_mut() {
                    piece.push(c);
                }
            }
        }
    }
    if let (Some(open), Some(piece)) = (bracket, pieces.last_mut()) {
        piece.push_str(&open);
    }
    pieces.iter().map(|piece| words(piece)).filter(|piece| !piece.is_empty()).collect()
}

fn against(pieces: &[Vec<Word>], text: &[Word]) -> Match {
    let mut dropped = Vec::new();
    let mut from = 0;
    for piece in pieces {
        match passage(piece, text, from) {
            Some((gaps, end)) => {
                dropped.extend(gaps);
                from = end;
            }
            None => return altered(pieces, text),
        }
    }
    if dropped.is_empty() { Match::Verbatim } else { Match::Condensed(dropped) }
}

/// The words between those of the piece, and where it ends, for the occurrence that drops the fewest.
fn passage(piece: &[Word], text: &[Word], from: usize) -> Option<(Vec<String>, usize)> {
    let first = piece.first()?;
    let starts = (from..text.len()).filter(|&at| text.get(at).is_some_and(|word| word.key == first.key));
    starts.filter_map(|start| follow(piece, text, start)).min_by_key(|(dropped, _)| dropped.len())
}

fn follow(piece: &[Word], text: &[Word], start: usize) -> Option<(Vec<String>, usize)> {
    let mut dropped = Vec::new();
    let mut at = start;
    for word in piece {
        let gap = text.get(at..)?.iter().take(LONGEST_GAP + 1).position(|other| other.key == word.key)?;
        dropped.extend(text.get(at..at + gap)?.iter().map(|other| other.shown.clone()));
        at += gap + 1;
    }
    Some((dropped, at))
}

/// Most words of the quotation stand in the text, in its order.
fn altered(pieces: &[Vec<Word>], text: &[Word]) -> Match {
    let quoted: Vec<&Word> = pieces.iter().flatten().collect();
    let kept = longest_common(&quoted, text);
    let strange: Vec<String> = quoted
        .iter()
        .zip(&kept)
        .filter(|(_, is_kept)| !**is_kept)
        .map(|(word, _)| word.shown.clone())
        .collect();
    let known = quoted.len() - strange.len();
    // Two thirds of the words in one order do not meet by chance.
    if quoted.len() >= 4 && known * 3 >= quoted.len() * 2 { Match::Altered(strange) } else { Match::NotFound }
}

/// Quotations are short and answers are not long: a table of their product is bounded by these.
const MOST_WORDS: usize = 400;
const MOST_TEXT: usize = 20_000;

/// For each quoted word, whether it belongs to a longest common subsequence with the text.
fn longest_common(quoted: &[&Word], text: &[Word]) -> Vec<bool> {
    if quoted.len() > MOST_WORDS || text.len() > MOST_TEXT {
        return vec![false; quoted.len()];
    }
    let width = text.len() + 1;
    let mut best = vec![0u16; (quoted.len() + 1) * width];
    for (i, word) in quoted.iter().enumerate().rev() {
        for (j, other) in text.iter().enumerate().rev() {
            best[i * width + j] = if word.key == other.key {
                best[(i + 1) * width + j + 1] + 1
            } else {
                best[(i + 1) * width + j].max(best[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j, mut kept) = (0, 0, vec![false; quoted.len()]);
    while i < quoted.len() && j < text.len() {
        if quoted[i].key == text[j].key {
            kept[i] = true;
            (i, j) = (i + 1, j + 1);
        } else if best[(i + 1) * width + j] >= best[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANSWER: &str = "Bei den Schnitt\u{ad}stellen. Ein gutes Fachverfahren, das nicht mit dem Nachbarn spricht, ist am \
                          Ende nur ein teurer Aktenschrank – mit Bildschirm. Das »kostet« uns etwas.";

    fn found(quotation: &str) -> Match {
        compare(quotation, &["Etwas ganz anderes.".to_owned(), ANSWER.to_owned()])
    }

    #[test]
    fn marks_case_and_punctuation_at_the_cuts_do_not_matter() {
        for quotation in [
            "„Ein gutes Fachverfahren, das nicht mit dem Nachbarn spricht“",
            "“Nur ein teurer Aktenschrank – mit Bildschirm!”",
            "« das kostet uns etwas »",
            "„Das ‚kostet‘ uns etwas“",
            "„bei den Schnittstellen“",
        ] {
            assert_eq!(found(quotation), Match::Verbatim, "{quotation}");
        }
    }

    #[test]
    fn dropped_words_are_named_unless_the_gap_is_marked() {
        let condensed = "„Ein Fachverfahren, das nicht mit dem Nachbarn spricht, ist nur ein teurer Aktenschrank mit Bildschirm.“";
        assert_eq!(found(condensed), Match::Condensed(vec!["gutes".into(), "am".into(), "Ende".into()]));
        let marked = "„Ein […] Fachverfahren, das nicht mit dem Nachbarn spricht, ist [...] nur ein teurer Aktenschrank [des Amtes] mit Bildschirm.“";
        assert_eq!(found(marked), Match::Verbatim);
    }

    #[test]
    fn changed_words_are_named_and_inventions_are_not_found() {
        assert_eq!(
            found("„Ein schlechtes Fachverfahren, das nicht mit dem Nachbarn spricht“"),
            Match::Altered(vec!["schlechtes".into()])
        );
        assert_eq!(found("„Wir schaffen das bis zum Sommer“"), Match::NotFound);
        assert_eq!(compare("„Ja“", &[]), Match::NotFound);
        assert_eq!(found("„…“"), Match::Verbatim);
    }

    #[test]
    fn a_hostile_quotation_is_answered_quickly() {
        let text = "a b ".repeat(10_000);
        assert!(matches!(compare(&"a b c ".repeat(300), &[text]), Match::NotFound | Match::Altered(_)));
        assert_eq!(compare("[[[[", &["x".into()]), Match::Verbatim);
    }
}
