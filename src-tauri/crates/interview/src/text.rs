//! Marked text: a paragraph is a flat list of spans, in one normal form.
//!
//! Two paragraphs that read alike are equal: empty spans are gone, neighbours with the same marks are joined.
//! A line break inside a paragraph is the character `\n`.

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize};
use ts_rs::TS;

/// How a span is set.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "lowercase")]
pub enum Mark {
    /// Stressed; usually italics.
    Emphasis,
    /// Weighty; usually bold.
    Strong,
}

/// A run of text that is set alike.
#[derive(
    Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// The words; `\n` is a line break.
    pub text: String,
    /// The marks, in the order of [`Mark`], each at most once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<Mark>>")]
    pub marks: Vec<Mark>,
    /// Where the words lead, if they are a link.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub link: Option<String>,
}

impl Span {
    /// Unmarked text.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// The span carries this mark.
    pub fn has(&self, mark: Mark) -> bool {
        self.marks.contains(&mark)
    }

    fn is_set_like(&self, other: &Self) -> bool {
        self.marks == other.marks && self.link == other.link
    }
}

/// A paragraph of marked text in normal form.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema, TS)]
#[serde(transparent)]
#[schemars(transparent)]
pub struct Paragraph(Vec<Span>);

impl Paragraph {
    /// The normal form of these spans.
    pub fn new(spans: impl IntoIterator<Item = Span>) -> Self {
        let mut normal: Vec<Span> = Vec::new();
        for mut span in spans {
            if span.text.is_empty() {
                continue;
            }
            span.marks.sort_unstable();
            span.marks.dedup();
            match normal.last_mut() {
                Some(last) if last.is_set_like(&span) => last.text.push_str(&span.text),
                _ => normal.push(span),
            }
        }
        Self(normal)
    }

    /// A paragraph without marks.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::new([Span::plain(text)])
    }

    /// The spans, in reading order.
    pub fn spans(&self) -> &[Span] {
        &self.0
    }

    /// The words without their marks.
    pub fn text(&self) -> String {
        self.0.iter().map(|span| span.text.as_str()).collect()
    }

    /// There is nothing in it but, perhaps, white space.
    pub fn is_blank(&self) -> bool {
        self.0.iter().all(|span| span.text.trim().is_empty())
    }

    /// The paragraph with every span changed by `change`, in normal form again.
    pub fn map(&self, change: impl FnMut(Span) -> Span) -> Self {
        Self::new(self.0.iter().cloned().map(change))
    }
}

impl<'de> Deserialize<'de> for Paragraph {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::<Span>::deserialize(deserializer).map(Self::new)
    }
}

impl From<&str> for Paragraph {
    fn from(text: &str) -> Self {
        Self::plain(text)
    }
}

/// Paragraphs of plain text, parted by an empty line: the form in which `read --json` prints a block.
pub fn plain_text(paragraphs: &[Paragraph]) -> String {
    paragraphs.iter().map(Paragraph::text).collect::<Vec<_>>().join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_that_read_alike_are_equal() {
        let strong =
            |text: &str| Span { text: text.into(), marks: vec![Mark::Strong, Mark::Strong], link: None };
        let one = Paragraph::new([Span::plain("Wir "), Span::plain(""), strong("ha"), strong("ben")]);
        let other = Paragraph::new([Span::plain("Wir "), strong("haben")]);
        assert_eq!(one, other);
        assert_eq!(one.spans().len(), 2);
    }

    #[test]
    fn a_paragraph_read_from_json_is_in_normal_form() {
        let read: Paragraph = serde_json::from_str(
            r#"[{"text":"a"},{"text":""},{"text":"b"},{"text":"c","marks":["strong","emphasis"]}]"#,
        )
        .unwrap();
        assert_eq!(read.spans().len(), 2);
        assert_eq!(read.spans()[1].marks, [Mark::Emphasis, Mark::Strong]);
    }

    #[test]
    fn an_empty_paragraph_has_no_spans() {
        assert_eq!(Paragraph::plain(""), Paragraph::default());
        assert!(Paragraph::plain(" \u{a0}").is_blank());
    }
}
