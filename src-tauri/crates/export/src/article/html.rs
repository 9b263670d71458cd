//! Text as HTML, and nothing else as HTML. What is written here is well-formed XML, too.

use interview::{Mark, Paragraph, Span};
use markdown::links;

/// Text between tags.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c if c.is_control() && c != '\n' => {}
            c => out.push(c),
        }
    }
    out
}

/// Text between the quotes of an attribute.
pub(crate) fn attribute(text: &str) -> String {
    escaped(text).replace('\n', " ")
}

/// Marked text between tags. A link that could run something is left out, its words stay.
pub(crate) fn marked(text: &Paragraph) -> String {
    text.spans().iter().map(span).collect()
}

fn span(span: &Span) -> String {
    let mut html = escaped(&span.text).replace('\n', "<br/>\n");
    for (mark, tag) in [(Mark::Emphasis, "em"), (Mark::Strong, "strong")] {
        if span.has(mark) {
            html = format!("<{tag}>{html}</{tag}>");
        }
    }
    linked(&html, span.link.as_deref())
}

/// HTML as a link, if that could run nothing.
pub(crate) fn linked(html: &str, url: Option<&str>) -> String {
    match url.filter(|url| links::is_safe(url)) {
        Some(url) => format!("<a href=\"{}\" rel=\"noopener noreferrer\">{html}</a>", attribute(url)),
        None => html.to_owned(),
    }
}
