//! Paragraphs without what only set them.

use interview::{Mark, Paragraph, Span};

/// The text of a footnote: `[^1]: …`.
pub(super) fn footnote(text: &Paragraph) -> Option<Paragraph> {
    let words = text.text();
    let (mark, _) = words.strip_prefix("[^")?.split_once("]: ")?;
    let mut left = mark.chars().count() + "[^]: ".len();
    let note = text.map(|span| {
        let kept = span.text.chars().skip(left).collect();
        left = left.saturating_sub(span.text.chars().count());
        Span { text: kept, ..span }
    });
    Some(note).filter(|note| !note.is_blank())
}

pub(super) fn without_emphasis(text: &Paragraph) -> Paragraph {
    text.map(|mut span| {
        span.marks.retain(|mark| *mark != Mark::Emphasis);
        span
    })
}

pub(super) fn in_one_line(text: &Paragraph) -> Paragraph {
    text.map(|span| Span { text: span.text.replace('\n', " "), ..span })
}

/// The words of HTML. What looks like a tag goes, whatever it is called; it is kept in what was left out.
pub(super) fn without_tags(html: &str) -> String {
    let mut text = String::new();
    let mut is_tag = false;
    for c in html.chars() {
        match c {
            '<' => is_tag = true,
            '>' if is_tag => {
                is_tag = false;
                text.push(' ');
            }
            c if !is_tag => text.push(c),
            _ => {}
        }
    }
    text
}
