//! Cutting marked text. Numbers count characters.

use interview::{Mark, Paragraph, Span, normalise};

/// The paragraph in normal form, without white space of any kind at its ends and without soft hyphens.
pub(crate) fn clean(text: &Paragraph) -> Paragraph {
    let is_invisible = |c: char| matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}');
    let visible = text.map(|span| Span { text: span.text.replace(is_invisible, ""), ..span });
    trimmed(&normalise::paragraph(&visible))
}

fn trimmed(text: &Paragraph) -> Paragraph {
    let whole = text.text();
    let before = whole.chars().take_while(|c| c.is_whitespace()).count();
    let length = whole.trim().chars().count();
    let (_, rest) = split(text, before);
    split(&rest, length).0
}

/// The first `count` characters, and the rest.
pub(crate) fn split(text: &Paragraph, count: usize) -> (Paragraph, Paragraph) {
    let mut left = count;
    let (mut first, mut second) = (Vec::new(), Vec::new());
    for span in text.spans() {
        let length = span.text.chars().count();
        let part = |text: String| Span { text, ..span.clone() };
        first.push(part(span.text.chars().take(left).collect()));
        second.push(part(span.text.chars().skip(left).collect()));
        left = left.saturating_sub(length);
    }
    (Paragraph::new(first), Paragraph::new(second))
}

/// The lines of a paragraph.
pub(crate) fn lines(text: &Paragraph) -> Vec<Paragraph> {
    let mut lines: Vec<Vec<Span>> = vec![Vec::new()];
    for span in text.spans() {
        for (at, part) in span.text.split('\n').enumerate() {
            if at > 0 {
                lines.push(Vec::new());
            }
            if let Some(line) = lines.last_mut() {
                line.push(Span { text: part.to_owned(), ..span.clone() });
            }
        }
    }
    lines.into_iter().map(Paragraph::new).filter(|line| !line.is_blank()).collect()
}

/// Lines as one paragraph.
pub(crate) fn joined(lines: &[Paragraph]) -> Paragraph {
    let spans = lines.iter().enumerate().flat_map(|(at, line)| {
        let before = (at > 0).then(|| Span::plain("\n"));
        before.into_iter().chain(line.spans().iter().cloned())
    });
    Paragraph::new(spans)
}

/// All words of it carry this mark.
pub(crate) fn is_set(text: &Paragraph, mark: Mark) -> bool {
    let is_word = |span: &&Span| span.text.chars().any(char::is_alphanumeric);
    let mut words = text.spans().iter().filter(is_word).peekable();
    words.peek().is_some() && words.all(|span| span.has(mark))
}

/// The paragraph without a mark that it carries as a whole.
pub(crate) fn unset(text: &Paragraph) -> Paragraph {
    let whole: Vec<Mark> =
        [Mark::Strong, Mark::Emphasis].into_iter().filter(|mark| is_set(text, *mark)).collect();
    text.map(|mut span| {
        span.marks.retain(|mark| !whole.contains(mark));
        span
    })
}

/// How many characters at its beginning are set in bold type or italics, if others follow that are not.
pub(crate) fn lead(text: &Paragraph) -> Option<usize> {
    let first = text.spans().first().filter(|span| !span.marks.is_empty())?;
    let is_lead = |span: &&Span| first.marks.iter().all(|mark| span.has(*mark));
    let length: usize = text.spans().iter().take_while(is_lead).map(|span| span.text.chars().count()).sum();
    let rest = split(text, length).1;
    rest.text().chars().any(char::is_alphanumeric).then_some(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(parts: &[(&str, &[Mark])]) -> Paragraph {
        let span = |(text, marks): &(&str, &[Mark])| Span { marks: marks.to_vec(), ..Span::plain(*text) };
        Paragraph::new(parts.iter().map(span))
    }

    #[test]
    fn a_paragraph_is_cut_with_its_marks() {
        let text = marked(&[("Wie?", &[Mark::Strong]), (" So.", &[])]);
        assert_eq!(lead(&text), Some(4));
        let (first, rest) = split(&text, 4);
        assert!(is_set(&first, Mark::Strong));
        assert_eq!((unset(&first), clean(&rest)), ("Wie?".into(), "So.".into()));
        assert_eq!(lead(&first), None);
    }

    #[test]
    fn invisible_signs_go_and_so_does_space_at_the_ends() {
        assert_eq!(clean(&"\u{a0}Ver\u{ad}wal\u{ad}tung \u{a0}".into()), "Verwaltung".into());
    }
}
