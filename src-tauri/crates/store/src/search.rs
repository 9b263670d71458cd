//! Words are folded the same way when they are kept and when they are sought: NFKC, lower case, ß as ss. Every sought
//! word is the beginning of a word. No input is an error.

use crate::StoreError;
use crate::library::Library;
use crate::rows::{BlockText, Hit, Piece};
use journal::DraftId;
use rusqlite::{Transaction, params};
use unicode_normalization::UnicodeNormalization;

/// Sought words beyond this many are passed over.
const MOST_WORDS: usize = 12;
/// Characters shown around the first hit of a passage.
const BEFORE: usize = 60;
const SHOWN: usize = 220;

impl Library {
    /// Passages in which every one of these words occurs, the newest first. Words in quotation marks are a phrase.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn search(&self, words: &str, limit: usize) -> Result<Vec<Hit>, StoreError> {
        let terms = terms(words);
        if terms.is_empty() {
            return Ok(Vec::new());
        }
        let reader = self.reader();
        // Ordering by number, not by rank: a rank would have to be computed for every hit of a common word.
        let mut query = reader.prepare_cached(
            "SELECT passage.draft, draft.title, passage.block, passage.kind, passage.text,
               CASE passage.kind WHEN 'answer' THEN
                 (SELECT text FROM passage AS above WHERE above.draft = passage.draft AND above.kind = 'question'
                    AND above.number < passage.number ORDER BY above.number DESC LIMIT 1) END
             FROM search JOIN passage ON passage.number = search.rowid JOIN draft ON draft.id = passage.draft
             WHERE search MATCH ?1 AND draft.binned = 0 ORDER BY search.rowid DESC LIMIT ?2",
        )?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut rows = query.query(params![expression(&terms), limit])?;
        let mut hits = Vec::new();
        while let Some(row) = rows.next()? {
            let Ok(draft) = DraftId::new(row.get::<_, String>(0)?) else {
                continue;
            };
            let text: String = row.get(4)?;
            hits.push(Hit {
                draft,
                title: row.get(1)?,
                block: row.get(2)?,
                kind: row.get(3)?,
                question: row.get(5)?,
                excerpt: excerpt(&text, &terms),
            });
        }
        Ok(hits)
    }
}

/// Replaces the searchable texts of a draft.
pub(crate) fn replace(change: &Transaction, draft: &str, texts: &[BlockText]) -> Result<(), StoreError> {
    change
        .prepare_cached("DELETE FROM search WHERE rowid IN (SELECT number FROM passage WHERE draft = ?1)")?
        .execute([draft])?;
    change.prepare_cached("DELETE FROM passage WHERE draft = ?1")?.execute([draft])?;
    for text in texts {
        change
            .prepare_cached("INSERT INTO passage(draft, block, kind, text) VALUES(?1, ?2, ?3, ?4)")?
            .execute(params![draft, text.block, text.kind, text.text])?;
        let number = change.last_insert_rowid();
        change
            .prepare_cached("INSERT INTO search(rowid, folded) VALUES(?1, ?2)")?
            .execute(params![number, folded(&text.text)])?;
    }
    Ok(())
}

/// The text as it is compared. Soft hyphens are invisible, so they are not there.
fn folded(text: &str) -> String {
    text.nfkc().filter(|c| *c != '\u{ad}').flat_map(char::to_lowercase).collect::<String>().replace('ß', "ss")
}

/// Without the marks that `remove_diacritics` drops too.
fn bare(word: &str) -> String {
    word.nfd().filter(|c| !unicode_normalization::char::is_combining_mark(*c)).collect()
}

/// What is sought: a word, or the words of a phrase.
type Term = Vec<String>;

fn terms(words: &str) -> Vec<Term> {
    let is_quote = |c: char| "\"„“”»«".contains(c);
    let mut terms: Vec<Term> = Vec::new();
    for (i, piece) in words.split(is_quote).enumerate() {
        let found: Term = split(piece).collect();
        if i % 2 == 1 && found.len() > 1 {
            terms.push(found);
        } else {
            terms.extend(found.into_iter().map(|word| vec![word]));
        }
    }
    terms.truncate(MOST_WORDS);
    terms
}

fn split(text: &str) -> impl Iterator<Item = String> {
    let words: Vec<String> = folded(text)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    words.into_iter()
}

/// The query in FTS5's language; every word is quoted, so that no word of it is an operator.
fn expression(terms: &[Term]) -> String {
    let one = |term: &Term| match term.as_slice() {
        [word] => {
            let spellings = [word.clone(), word.replace("ae", "a").replace("oe", "o").replace("ue", "u")];
            let [as_typed, as_umlaut] = spellings.map(|word| format!("\"{word}\"*"));
            if as_typed == as_umlaut { as_typed } else { format!("({as_typed} OR {as_umlaut})") }
        }
        phrase => format!("\"{}\"*", phrase.join(" ")),
    };
    terms.iter().map(one).collect::<Vec<_>>().join(" AND ")
}

/// The words around the first hit, with every hit in them marked.
fn excerpt(text: &str, terms: &[Term]) -> Vec<Piece> {
    let sought: Vec<String> = terms
        .iter()
        .flatten()
        .flat_map(|word| [bare(word), bare(&word.replace("ae", "a").replace("oe", "o").replace("ue", "u"))])
        .collect();
    let words = words_of(text);
    let is_hit = |word: &str| {
        let word = bare(&folded(word));
        sought.iter().any(|start| word.starts_with(start.as_str()))
    };
    let first = words.iter().find(|(_, word, is_word)| *is_word && is_hit(word)).map_or(0, |(at, _, _)| *at);
    let from = first.saturating_sub(BEFORE);
    let mut pieces: Vec<Piece> = Vec::new();
    if from > 0 {
        pieces.push(Piece { text: "… ".to_owned(), hit: false });
    }
    for (at, word, is_word) in &words {
        if *at < from {
            continue;
        }
        if *at > from + SHOWN {
            pieces.push(Piece { text: " …".to_owned(), hit: false });
            break;
        }
        let hit = *is_word && is_hit(word);
        match pieces.last_mut() {
            Some(last) if last.hit == hit => last.text.push_str(word),
            _ => pieces.push(Piece { text: word.clone(), hit }),
        }
    }
    pieces
}

/// Words and what lies between them, each with its place in characters.
fn words_of(text: &str) -> Vec<(usize, String, bool)> {
    let mut words: Vec<(usize, String, bool)> = Vec::new();
    for (at, c) in text.chars().enumerate() {
        let is_word = c.is_alphanumeric() || c == '\u{ad}';
        match words.last_mut() {
            Some((_, word, kind)) if *kind == is_word => word.push(c),
            _ => words.push((at, c.to_string(), is_word)),
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_quoted_and_the_beginning_of_a_word() {
        assert_eq!(
            expression(&terms("Straße NEAR(x) \"am Ende\" -nicht*")),
            "\"strasse\"* AND \"near\"* AND \"x\"* AND \"am ende\"* AND \"nicht\"*"
        );
        assert_eq!(expression(&terms("Oeffnung")), "(\"oeffnung\"* OR \"offnung\"*)");
        assert!(terms("\"* \u{1f44d} --").is_empty());
    }

    #[test]
    fn hits_are_marked_however_they_are_spelled() {
        let pieces = excerpt("Die Größe der Straße zählt.", &terms("grosse strass"));
        let marked: Vec<&str> =
            pieces.iter().filter(|piece| piece.hit).map(|piece| piece.text.as_str()).collect();
        assert_eq!(marked, ["Größe", "Straße"]);
    }

    #[test]
    fn an_excerpt_is_short_and_says_that_it_is_one() {
        let text = format!("{} Nadel {}", "Heu ".repeat(100), "Stroh ".repeat(100));
        let shown: String = excerpt(&text, &terms("nadel")).iter().map(|piece| piece.text.as_str()).collect();
        assert!(shown.starts_with("… ") && shown.ends_with(" …") && shown.chars().count() < 320, "{shown}");
    }
}
