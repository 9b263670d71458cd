//! Marks that every client understands where they stand.
//!
//! `**` opens only before a letter, or behind a space or sign (CommonMark 0.31, 6.2: flanking). What would stand
//! there as stars is moved off white space, widened to the whole word, or dropped.

use crate::escape;
use crate::inline::{self, Wrap};
use crate::loss::Reduction;
use interview::{Mark, Paragraph, Span};
use std::ops::Range;

/// Longest piece of a word by which a mark is widened, in characters.
const LONGEST_WORD: usize = 40;

/// How many marks of one paragraph are tried one by one before all are dropped.
const MOST_TRIED: usize = 24;

/// The paragraph with marks that read back; what was changed is added to `found`. White space at the ends of a mark
/// loses it without a word: nobody sees it.
pub(super) fn writable(text: &Paragraph, wrap: Wrap, found: &mut Vec<Reduction>) -> Paragraph {
    if text.spans().iter().all(|span| span.marks.is_empty() && span.link.is_none()) {
        return text.clone();
    }
    let mut letters = Letters::of(text);
    letters.trim_links();
    for mark in [Mark::Strong, Mark::Emphasis] {
        letters.tidy(mark, found);
    }
    let tidied = letters.paragraph();
    if inline::reads_back(&tidied, wrap) { tidied } else { readable(&tidied, wrap, found) }
}

/// Drops as few marks as it takes.
fn readable(text: &Paragraph, wrap: Wrap, found: &mut Vec<Reduction>) -> Paragraph {
    for mark in [Mark::Emphasis, Mark::Strong] {
        let runs = Letters::of(text).runs(mark);
        for run in runs.into_iter().take(MOST_TRIED) {
            let mut letters = Letters::of(text);
            letters.set(mark, run.clone(), false);
            let fewer = letters.paragraph();
            if inline::reads_back(&fewer, wrap) {
                found.push(Reduction::MarkDropped(letters.words(run)));
                return fewer;
            }
        }
    }
    let unmarked = text.map(|span| Span { marks: Vec::new(), ..span });
    if unmarked != *text {
        found.push(Reduction::MarkDropped(text.text()));
    }
    if inline::reads_back(&unmarked, wrap) {
        return unmarked;
    }
    found.push(Reduction::LinkDropped(text.text()));
    Paragraph::plain(text.text())
}

/// A paragraph letter by letter.
struct Letters {
    letters: Vec<Letter>,
    /// The links that letters name by their place here.
    links: Vec<String>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
struct Letter {
    letter: char,
    strong: bool,
    emphasis: bool,
    link: Option<usize>,
    /// It is written inside the brackets of a link, so that its neighbour is a bracket.
    bracketed: bool,
}

impl Letter {
    fn has(self, mark: Mark) -> bool {
        match mark {
            Mark::Strong => self.strong,
            Mark::Emphasis => self.emphasis,
        }
    }

    fn mark(&mut self, mark: Mark) -> &mut bool {
        match mark {
            Mark::Strong => &mut self.strong,
            Mark::Emphasis => &mut self.emphasis,
        }
    }

    fn is_set_like(&self, other: &Self) -> bool {
        (self.strong, self.emphasis, self.link) == (other.strong, other.emphasis, other.link)
    }
}

impl Letters {
    fn of(text: &Paragraph) -> Self {
        let mut letters = Vec::new();
        let mut links: Vec<String> = Vec::new();
        let mut before: Option<&String> = None;
        for span in text.spans() {
            if span.link.is_some() && span.link.as_ref() != before {
                links.extend(span.link.clone());
            }
            before = span.link.as_ref();
            let link = before.and(links.len().checked_sub(1));
            let addresses = escape::addresses(&span.text);
            letters.extend(span.text.char_indices().map(|(at, letter)| {
                let next = addresses.partition_point(|address| address.end <= at);
                let bracketed =
                    link.is_some() || addresses.get(next).is_some_and(|address| address.start <= at);
                Letter {
                    letter,
                    strong: span.has(Mark::Strong),
                    emphasis: span.has(Mark::Emphasis),
                    link,
                    bracketed,
                }
            }));
        }
        Self { letters, links }
    }

    fn paragraph(&self) -> Paragraph {
        Paragraph::new(self.letters.chunk_by(Letter::is_set_like).filter_map(|run| {
            let first = run.first()?;
            let marks = [Mark::Emphasis, Mark::Strong];
            Some(Span {
                text: run.iter().map(|letter| letter.letter).collect(),
                marks: marks.into_iter().filter(|mark| first.has(*mark)).collect(),
                link: first.link.and_then(|link| self.links.get(link).cloned()),
            })
        }))
    }

    /// Takes links off white space at their ends: some clients drop it there.
    fn trim_links(&mut self) {
        let runs: Vec<usize> = self.letters.chunk_by(|a, b| a.link == b.link).map(<[Letter]>::len).collect();
        let mut begin = 0;
        for length in runs {
            let run = begin..begin + length;
            let core = self.trimmed(run.clone());
            begin = run.end;
            for at in (run.start..core.start).chain(core.end..run.end) {
                if let Some(letter) = self.letters.get_mut(at) {
                    letter.link = None;
                    letter.bracketed = false;
                }
            }
        }
    }

    /// The longest stretches that carry the mark.
    fn runs(&self, mark: Mark) -> Vec<Range<usize>> {
        let mut runs: Vec<Range<usize>> = Vec::new();
        for (i, letter) in self.letters.iter().enumerate() {
            match runs.last_mut() {
                _ if !letter.has(mark) => {}
                Some(run) if run.end == i => run.end += 1,
                _ => runs.push(i..i + 1),
            }
        }
        runs
    }

    fn set(&mut self, mark: Mark, range: Range<usize>, carries: bool) {
        for letter in self.letters.get_mut(range).unwrap_or_default() {
            *letter.mark(mark) = carries;
        }
    }

    fn words(&self, range: Range<usize>) -> String {
        self.letters.get(range).unwrap_or_default().iter().map(|letter| letter.letter).collect()
    }

    fn letter(&self, at: usize) -> Option<char> {
        self.letters.get(at).map(|letter| letter.letter)
    }

    /// Brings every stretch of this mark into a form that opens and closes.
    fn tidy(&mut self, mark: Mark, found: &mut Vec<Reduction>) {
        for run in self.runs(mark) {
            self.set(mark, run.clone(), false);
            let core = self.trimmed(run);
            if core.is_empty() {
                continue;
            }
            match self.flanked(core.clone()) {
                Some(fitting) => {
                    if fitting != core {
                        found.push(Reduction::MarkWidened(self.words(fitting.clone())));
                    }
                    self.set(mark, fitting, true);
                }
                None => found.push(Reduction::MarkDropped(self.words(core))),
            }
        }
    }

    fn trimmed(&self, mut run: Range<usize>) -> Range<usize> {
        let is_space = |at| self.letter(at).is_none_or(char::is_whitespace);
        while !run.is_empty() && is_space(run.start) {
            run.start += 1;
        }
        while !run.is_empty() && is_space(run.end - 1) {
            run.end -= 1;
        }
        run
    }

    /// The stretch, widened to whole words where it has to be, if it then opens and closes.
    fn flanked(&self, run: Range<usize>) -> Option<Range<usize>> {
        let of_word = |at: usize| self.letter(at).is_some_and(is_of_word);
        let mut wide = run.clone();
        if !self.opens(run.start) {
            let shortest = run.start.saturating_sub(LONGEST_WORD);
            while wide.start > shortest && of_word(wide.start - 1) {
                wide.start -= 1;
            }
        }
        if !self.closes(run.end) {
            while wide.end < run.end + LONGEST_WORD && of_word(wide.end) {
                wide.end += 1;
            }
        }
        (self.opens(wide.start) && self.closes(wide.end)).then_some(wide)
    }

    /// A mark that begins with this letter is understood.
    fn opens(&self, at: usize) -> bool {
        self.is_flanking(at.checked_sub(1), at)
    }

    /// A mark that ends before this letter is understood.
    fn closes(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|last| self.is_flanking(Some(at), last))
    }

    /// A delimiter between these two is understood: the one inside is a letter, or the one outside ends words.
    fn is_flanking(&self, outside: Option<usize>, inside: usize) -> bool {
        let begins_word = self
            .letters
            .get(inside)
            .is_some_and(|inside| inside.letter.is_alphanumeric() && !inside.bracketed);
        let outside = outside.and_then(|at| self.letters.get(at));
        begins_word
            || outside.is_none_or(|outside| {
                outside.bracketed || outside.letter.is_whitespace() || is_sign(outside.letter)
            })
    }
}

/// Letters and what belongs to words with them: soft hyphens, combining marks, signs that no version of CommonMark
/// counts as punctuation.
fn is_of_word(c: char) -> bool {
    !c.is_whitespace() && !is_sign(c)
}

/// Punctuation in every version of CommonMark: of ASCII, and what stands in European texts.
fn is_sign(c: char) -> bool {
    c.is_ascii_punctuation()
        || matches!(c, '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{203e}' | '«' | '»' | '¡' | '¿' | '§' | '¶' | '·')
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    fn strong(text: &str) -> Span {
        Span { text: text.into(), marks: vec![Mark::Strong], link: None }
    }

    fn written(spans: &[Span]) -> (String, usize) {
        let mut found = Vec::new();
        let text = writable(&Paragraph::new(spans.iter().cloned()), Wrap::Plain, &mut found);
        (inline::write(&text, Wrap::Plain), found.len())
    }

    #[test]
    fn white_space_at_the_ends_of_a_mark_is_moved_out_of_it() {
        let spans = [Span::plain("a"), strong(" b\u{a0}"), Span::plain("c"), strong(" "), Span::plain("d")];
        assert_eq!(written(&spans), ("a **b**\u{a0}c d".to_owned(), 0));
    }

    #[test]
    fn a_mark_between_sign_and_letter_is_widened_to_the_word() {
        assert_eq!(
            written(&[strong("Interview:"), Span::plain("Alexander S.")]),
            ("**Interview:Alexander** S.".to_owned(), 1)
        );
        assert_eq!(
            written(&[Span::plain("er sagt"), strong("„Zitat“")]),
            ("er **sagt„Zitat“**".to_owned(), 1)
        );
        assert_eq!(written(&[Span::plain("Bürger"), strong("innen")]), ("Bürger**innen**".to_owned(), 0));
    }

    #[test]
    fn the_brackets_of_a_link_are_signs() {
        let link = Span { link: Some("/x".into()), ..strong("mehr") };
        assert_eq!(written(&[link, Span::plain("dazu")]), ("**[mehr](/x)dazu**".to_owned(), 1));
        assert_eq!(
            written(&[strong("a@b.example"), Span::plain("🙂 so")]),
            ("**<a@b.example>🙂** so".to_owned(), 1)
        );
    }

    #[test]
    fn signs_between_signs_need_nothing() {
        assert_eq!(
            written(&[Span::plain("("), strong("„so“"), Span::plain(")")]),
            ("(**„so“**)".to_owned(), 0)
        );
    }

    #[test]
    fn marks_that_cross_are_dropped_only_where_they_must() {
        let both = Span { text: "b".into(), marks: vec![Mark::Emphasis, Mark::Strong], link: None };
        let emphasis = Span { text: "c".into(), marks: vec![Mark::Emphasis], link: None };
        let (text, losses) = written(&[strong("a "), both, emphasis]);
        assert_eq!((text.as_str(), losses), ("**a b**c", 1));
    }

    /// A paragraph of the collected trees, if it has nothing but text, marks, line breaks and links.
    fn paragraph(tree: &Value) -> Option<Paragraph> {
        let mut spans = Vec::new();
        let children = tree.as_array()?.get(1..)?;
        children.iter().try_for_each(|child| collect(child, &Span::default(), &mut spans))?;
        Some(interview::normalise::paragraph(&Paragraph::new(spans)))
    }

    fn collect(tree: &Value, set: &Span, spans: &mut Vec<Span>) -> Option<()> {
        if let Some(text) = tree.as_str() {
            spans.push(Span { text: text.to_owned(), ..set.clone() });
            return Some(());
        }
        let node = tree.as_array()?;
        let mut inner = set.clone();
        let mut children = 1;
        match node.first()?.as_str()? {
            "strong" => inner.marks.push(Mark::Strong),
            "em" => inner.marks.push(Mark::Emphasis),
            "br" => spans.push(Span { text: "\n".to_owned(), ..set.clone() }),
            "link" => {
                inner.link = node.get(1)?.as_str().map(str::to_owned);
                children = 3;
            }
            _ => return None,
        }
        node.get(children..)?.iter().try_for_each(|child| collect(child, &inner, spans))
    }

    /// Trees that comrak's own writer does not bring back, among others.
    #[test]
    fn every_tree_that_broke_a_writer_reads_back_and_keeps_its_words() {
        let trees: Vec<Value> = serde_json::from_str(include_str!("../../tests/data/asts.json")).unwrap();
        let paragraphs: Vec<Paragraph> = trees
            .iter()
            .filter_map(|tree| tree.get(1))
            .filter(|tree| tree.get(0) == Some(&"p".into()))
            .filter_map(paragraph)
            .collect();
        assert!(paragraphs.len() > 90, "{}", paragraphs.len());
        for given in paragraphs.iter().filter(|paragraph| !paragraph.is_blank()) {
            let written = writable(given, Wrap::Plain, &mut Vec::new());
            assert_eq!(written.text(), given.text());
            assert!(inline::reads_back(&written, Wrap::Plain), "{given:?}");
        }
    }
}
