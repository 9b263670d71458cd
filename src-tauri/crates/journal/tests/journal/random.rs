//! Random wordings and edits. Every run has the same numbers, so that a failure comes again.

use interview::{Audience, BlockId, Content, Mark, Paragraph, PersonId, PortraitId, QuoteSource, Span};
use journal::Wording;

/// A xorshift generator (Marsaglia 2003).
pub(crate) struct Random(u64);

const WORDS: &str = "wir haben lange über die Entscheidung gesprochen am Ende war es einstimmig niemand wollte das so \
    deutlich sagen weil Straße gesperrt blieb Bürgermeisterin Haushalt Zukunft Größe Schlüssel nicht mehr viel später";

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `limit`.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % limit.max(1)
    }

    pub(crate) fn one_in(&mut self, chances: usize) -> bool {
        self.below(chances) == 0
    }

    pub(crate) fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in (1..items.len()).rev() {
            items.swap(i, self.below(i + 1));
        }
    }

    pub(crate) fn word(&mut self) -> &'static str {
        let words: Vec<&str> = WORDS.split_whitespace().collect();
        words[self.below(words.len())]
    }

    pub(crate) fn sentence(&mut self) -> String {
        let words: Vec<&str> = (0..3 + self.below(12)).map(|_| self.word()).collect();
        format!("{}{}", words.join(" "), self.pick(&[".", "?", "!", " …", "“", "\n-"]))
    }

    pub(crate) fn paragraph(&mut self) -> Paragraph {
        let spans = (0..1 + self.below(3)).map(|_| Span {
            text: if self.one_in(20) { String::new() } else { self.sentence() },
            marks: self
                .pick(&[vec![], vec![], vec![Mark::Strong], vec![Mark::Emphasis, Mark::Strong]])
                .clone(),
            link: self.one_in(8).then(|| "https://example.org".to_owned()),
        });
        Paragraph::new(spans.collect::<Vec<_>>())
    }

    pub(crate) fn paragraphs(&mut self) -> Vec<Paragraph> {
        (0..self.below(4)).map(|_| self.paragraph()).collect()
    }

    pub(crate) fn content(&mut self) -> Content {
        let speaker = self.one_in(2).then(|| PersonId::numbered(self.below(3)));
        let block = BlockId::numbered(self.below(9));
        let source = QuoteSource { block, from: 0, to: 5, words: "lange".into() };
        match self.below(9) {
            0 => Content::Question { speaker, text: self.paragraphs() },
            1 => Content::PullQuote { text: self.paragraph(), source: self.one_in(2).then_some(source) },
            2 => Content::Portrait { portrait: PortraitId::numbered(self.below(3)) },
            3 => Content::Subheading { text: self.paragraph() },
            4 => Content::Note {
                audience: *self.pick(&[Audience::Desk, Audience::Readers]),
                text: self.paragraphs(),
            },
            5 => {
                Content::Box { heading: self.pick(&["", "Zur Person"]).to_string(), text: self.paragraphs() }
            }
            6 => Content::Intro { text: self.paragraphs() },
            _ => Content::Answer { speaker, text: self.paragraphs() },
        }
    }

    pub(crate) fn wording(&mut self) -> Wording {
        if self.one_in(8) { Wording::Line(self.sentence()) } else { Wording::Block(self.content()) }
    }

    /// The content after one thing that people do: type, delete, replace, stress, split, join, change the kind.
    pub(crate) fn edited(&mut self, content: &Content) -> Content {
        if self.one_in(12) {
            return self.content();
        }
        let mut paragraphs = content.paragraphs().to_vec();
        if paragraphs.is_empty() {
            return content.clone();
        }
        let at = self.below(paragraphs.len());
        match self.below(8) {
            0 => paragraphs.insert(at, self.paragraph()),
            1 => drop(paragraphs.remove(at)),
            2 if at > 0 => {
                let tail = paragraphs.remove(at);
                let spans = [paragraphs[at - 1].spans(), tail.spans()].concat();
                paragraphs[at - 1] = Paragraph::new(spans);
            }
            3 => {
                let (head, tail) = self.split(&paragraphs[at]);
                paragraphs[at] = head;
                paragraphs.insert(at + 1, tail);
            }
            _ => paragraphs[at] = self.retyped(&paragraphs[at]),
        }
        with_paragraphs(content, paragraphs)
    }

    fn split(&mut self, paragraph: &Paragraph) -> (Paragraph, Paragraph) {
        let spans = paragraph.spans();
        let at = self.below(spans.len() + 1);
        (Paragraph::new(spans[..at].to_vec()), Paragraph::new(spans[at..].to_vec()))
    }

    fn retyped(&mut self, paragraph: &Paragraph) -> Paragraph {
        let mut spans = paragraph.spans().to_vec();
        if spans.is_empty() {
            return self.paragraph();
        }
        let at = self.below(spans.len());
        let mut words: Vec<String> = spans[at].text.split(' ').map(str::to_owned).collect();
        let word = self.below(words.len());
        match self.below(4) {
            0 => words[word] = self.word().to_owned(),
            1 => words.insert(word, self.word().to_owned()),
            2 => drop(words.drain(word..words.len().min(word + 1 + self.below(3)))),
            _ => spans[at].marks = vec![*self.pick(&[Mark::Emphasis, Mark::Strong])],
        }
        spans[at].text = words.join(" ");
        Paragraph::new(spans)
    }
}

fn with_paragraphs(content: &Content, paragraphs: Vec<Paragraph>) -> Content {
    let mut changed = content.clone();
    match &mut changed {
        Content::Question { text, .. }
        | Content::Answer { text, .. }
        | Content::Note { text, .. }
        | Content::Box { text, .. }
        | Content::Intro { text } => *text = paragraphs,
        Content::PullQuote { text, .. } | Content::Subheading { text } => {
            *text = paragraphs.into_iter().next().unwrap_or_default();
        }
        Content::Portrait { .. } => {}
    }
    changed
}

/// How many cases to try: few in the daily run, many with `WORTLAUT_LONG=1`.
#[allow(clippy::disallowed_methods)] // only the crate itself reads no environment
pub(crate) fn cases(daily: u64, long: u64) -> u64 {
    if std::env::var_os("WORTLAUT_LONG").is_some() { long } else { daily }
}
