//! A paragraph of marked text as Markdown.
//!
//! Marks are a property of spans with us, and nested in Markdown: what runs longest is opened first. Whether the
//! result reads back as the same paragraph is not decided here but by reading it ([`reads_back`]).

use crate::escape::{self, At};
use crate::tree::{self, Piece};
use interview::{Mark, Paragraph, Span};

/// What a whole paragraph is set in, because of its block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wrap {
    /// Nothing.
    Plain,
    /// Strong, like a question.
    Strong,
    /// Emphasis, like a note.
    Emphasis,
    /// A heading of this level.
    Heading(u8),
}

impl Wrap {
    /// The mark that every word has because of the wrapping.
    pub(crate) fn mark(self) -> Option<Mark> {
        match self {
            Self::Strong => Some(Mark::Strong),
            Self::Emphasis => Some(Mark::Emphasis),
            Self::Plain | Self::Heading(_) => None,
        }
    }

    /// The paragraph inside the wrapping, if the piece is wrapped like this.
    pub(crate) fn unwrapped(self, piece: &Piece) -> Option<Paragraph> {
        match (self, piece) {
            (Self::Heading(level), Piece::Heading { level: found, text }) => {
                (level == *found).then(|| text.clone())
            }
            (Self::Plain, Piece::Text(text)) => Some(text.clone()),
            (Self::Strong | Self::Emphasis, Piece::Text(text)) => {
                let mark = self.mark()?;
                text.spans().iter().all(|span| span.has(mark)).then(|| without(text, mark))
            }
            _ => None,
        }
    }
}

/// The paragraph without this mark.
pub(crate) fn without(paragraph: &Paragraph, mark: Mark) -> Paragraph {
    paragraph.map(|mut span| {
        span.marks.retain(|other| *other != mark);
        span
    })
}

/// The paragraph as Markdown: one line, or more where it has line breaks.
pub(crate) fn write(paragraph: &Paragraph, wrap: Wrap) -> String {
    let mut spans = paragraph.spans().to_vec();
    if let Some(mark) = wrap.mark() {
        for span in &mut spans {
            span.marks.push(mark);
        }
    }
    let mut writer = Writer { out: String::new(), at: At::LineStart };
    match wrap {
        Wrap::Heading(level) => {
            writer.out.push_str(&format!("{} ", "#".repeat(usize::from(level))));
            writer.spans(&spans, &[]);
        }
        Wrap::Strong => writer.wrapped(&spans, Attribute::Strong, &[]),
        Wrap::Emphasis => writer.wrapped(&spans, Attribute::Emphasis, &[]),
        Wrap::Plain => writer.spans(&spans, &[]),
    }
    writer.out
}

/// The paragraph is read as itself when it has been written.
pub(crate) fn reads_back(paragraph: &Paragraph, wrap: Wrap) -> bool {
    match tree::read(&write(paragraph, wrap)).as_slice() {
        [piece] => wrap.unwrapped(piece).as_ref() == Some(paragraph),
        _ => false,
    }
}

/// What a run of spans has in common and Markdown puts around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Attribute<'a> {
    Link(&'a str),
    Strong,
    Emphasis,
}

/// The attributes of a span; where runs are equally long, the last is opened first.
fn attributes(span: &Span) -> impl Iterator<Item = Attribute<'_>> {
    let emphasis = span.has(Mark::Emphasis).then_some(Attribute::Emphasis);
    let strong = span.has(Mark::Strong).then_some(Attribute::Strong);
    let link = span.link.as_deref().map(Attribute::Link);
    [emphasis, strong, link].into_iter().flatten()
}

/// How many spans from the first on have this attribute.
fn run(spans: &[Span], attribute: Attribute) -> usize {
    spans.iter().take_while(|span| attributes(span).any(|other| other == attribute)).count()
}

struct Writer {
    out: String,
    at: At,
}

impl Writer {
    /// Writes spans that lie inside what is `open`.
    fn spans<'a>(&mut self, spans: &'a [Span], open: &[Attribute<'a>]) {
        let mut rest = spans;
        while let Some(span) = rest.first() {
            let longest = attributes(span).filter(|a| !open.contains(a)).max_by_key(|a| run(rest, *a));
            let length = longest.map_or(1, |attribute| run(rest, attribute));
            let (these, later) = rest.split_at(length);
            match longest {
                Some(attribute) => self.wrapped(these, attribute, open),
                None => self.text(&span.text, open.iter().any(|a| matches!(a, Attribute::Link(_)))),
            }
            rest = later;
        }
    }

    /// Writes spans that share an attribute, with that attribute around them. Attributes are three, so this nests
    /// no deeper than that.
    fn wrapped<'a>(&mut self, spans: &'a [Span], attribute: Attribute<'a>, open: &[Attribute<'a>]) {
        let inner: Vec<Attribute> = open.iter().copied().chain([attribute]).collect();
        let (before, after) = match attribute {
            Attribute::Strong => ("**", "**".to_owned()),
            Attribute::Emphasis => ("*", "*".to_owned()),
            Attribute::Link(url) => ("[", link_end(spans, url)),
        };
        escape::push(&mut self.out, before);
        self.at = At::Within;
        self.spans(spans, &inner);
        self.out.push_str(&after);
    }

    /// Two spaces before the line end are a line break in every client; a backslash is one only in some.
    fn text(&mut self, text: &str, in_link: bool) {
        for (i, line) in text.split('\n').enumerate() {
            if i > 0 {
                self.out.push_str("  \n");
                self.at = At::LineStart;
            }
            if !line.is_empty() {
                let escaped =
                    if in_link { escape::plain(line, self.at) } else { escape::text(line, self.at) };
                escape::push(&mut self.out, &escaped);
                self.at = At::Within;
            }
        }
    }
}

/// What closes a link. An address that is a link in the draft and not only by its looks carries itself as a tooltip:
/// so it is told from an address that is plain text.
fn link_end(spans: &[Span], url: &str) -> String {
    let text: String = spans.iter().map(|span| span.text.as_str()).collect();
    let target = escape::destination(url);
    if tree::is_written_out(&text, url) {
        format!("]({target} \"{}\")", escape::tooltip(&text))
    } else {
        format!("]({target})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(text: &str, marks: &[Mark], link: Option<&str>) -> Span {
        Span { text: text.into(), marks: marks.to_vec(), link: link.map(str::to_owned) }
    }

    #[track_caller]
    fn assert_written(spans: &[Span], wrap: Wrap, expected: &str) {
        let paragraph = Paragraph::new(spans.iter().cloned());
        assert_eq!(write(&paragraph, wrap), expected);
        assert!(reads_back(&paragraph, wrap), "{expected}");
    }

    const E: &[Mark] = &[Mark::Emphasis];
    const S: &[Mark] = &[Mark::Strong];
    const ES: &[Mark] = &[Mark::Emphasis, Mark::Strong];

    #[test]
    fn what_runs_longest_is_opened_first() {
        let spans = [
            span("Wir ", &[], None),
            span("haben ", S, None),
            span("lange", ES, None),
            span(" gerungen", E, None),
        ];
        assert_written(&spans[..3], Wrap::Plain, "Wir **haben *lange***");
        let link = "https://x.example/";
        let spans = [span("siehe ", S, None), span("hier", S, Some(link)), span("!", &[], None)];
        assert_written(&spans, Wrap::Plain, "**siehe [hier](https://x.example/)**!");
        assert_written(&[span("a", S, None), span("b", E, None)], Wrap::Plain, "**a***b*");
    }

    #[test]
    fn a_question_is_strong_and_a_note_is_emphasised_as_a_whole() {
        let spans =
            [span("Haben Sie ", &[], None), span("Faust", E, None), span(" gelesen?\n- Ja?", &[], None)];
        assert_written(&spans, Wrap::Strong, "**Haben Sie *Faust* gelesen?  \n\\- Ja?**");
        assert_written(&[span("Faust", E, None)], Wrap::Strong, "***Faust***");
        assert_written(
            &[span("Faust", S, None), span(" gelesen", &[], None)],
            Wrap::Emphasis,
            "***Faust** gelesen*",
        );
        assert_written(&[span("1. Titel #", &[], None)], Wrap::Heading(2), "## 1\\. Titel \\#");
    }

    #[test]
    fn an_address_is_told_from_a_link_to_itself() {
        assert_written(&[span("https://x.example/a_b", &[], None)], Wrap::Plain, "<https://x.example/a_b>");
        assert_written(
            &[span("https://x.example", &[], Some("https://x.example"))],
            Wrap::Plain,
            "[https://x.example](https://x.example \"https://x.example\")",
        );
        assert_written(
            &[span("www.x.example", &[], None)],
            Wrap::Plain,
            "[www.x.example](https://www.x.example)",
        );
        assert_written(
            &[span("Ja!", &[], None), span("x", &[], Some("y.html"))],
            Wrap::Plain,
            "Ja\\![x](y.html)",
        );
    }

    #[test]
    fn a_mark_that_no_parser_would_see_does_not_read_back() {
        let glued = Paragraph::new([span("Interview:", S, None), span("Alexander", &[], None)]);
        assert!(!reads_back(&glued, Wrap::Plain));
    }
}
