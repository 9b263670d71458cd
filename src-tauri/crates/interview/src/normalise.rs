//! One form of text for everything that comes in or goes out.
//!
//! NFC; line ends as `\n`; no control characters; tabs as spaces; runs of spaces collapsed; no white space at the
//! ends of a paragraph or beside a line break. Non-breaking and narrow spaces, soft hyphens and typographic quotes
//! stay: they were set on purpose.

use crate::text::{Paragraph, Span};
use crate::{AltText, Content, Interview};
use unicode_normalization::UnicodeNormalization;

/// Characters that are dropped wherever they stand: byte order mark and zero-width space, both invisible rubbish.
const DROPPED: [char; 2] = ['\u{feff}', '\u{200b}'];

/// A line of plain text: no line breaks, no white space at its ends.
pub fn line(text: &str) -> String {
    spaces_collapsed(&characters(text).replace('\n', " ")).trim().to_owned()
}

/// A paragraph of marked text. Line breaks stay, but not at its ends, and never two in a row.
pub fn paragraph(paragraph: &Paragraph) -> Paragraph {
    let clean = paragraph.map(|span| Span {
        text: characters(&span.text),
        marks: span.marks,
        link: span.link.map(|link| link.trim().to_owned()).filter(|link| !link.is_empty()),
    });
    let mut kept: Vec<Span> =
        clean.spans().iter().map(|s| Span { text: String::new(), ..s.clone() }).collect();
    let mut pending: Option<(usize, char)> = None;
    let mut begun = false;
    for (i, span) in clean.spans().iter().enumerate() {
        for c in span.text.chars() {
            if c == ' ' || c == '\n' {
                pending = match pending {
                    Some((at, '\n')) => Some((at, '\n')),
                    Some((at, ' ')) if c == ' ' => Some((at, ' ')),
                    _ => Some((i, c)),
                };
                continue;
            }
            if let (Some((at, space)), true) = (pending.take(), begun) {
                kept[at].text.push(space);
            }
            begun = true;
            kept[i].text.push(c);
        }
    }
    trimmed(Paragraph::new(kept))
}

/// The paragraphs that are not blank, each in normal form.
pub fn paragraphs(paragraphs: &[Paragraph]) -> Vec<Paragraph> {
    paragraphs.iter().map(paragraph).filter(|p| !p.is_blank()).collect()
}

/// The whole interview in normal form: every text cleaned, blank blocks dropped, records kept.
pub fn interview(interview: &Interview) -> Interview {
    let mut clean = interview.clone();
    let title = &mut clean.title;
    for field in [&mut title.kicker, &mut title.headline, &mut title.standfirst] {
        *field = line(field);
    }
    for entry in &mut title.byline {
        entry.names = lines(&entry.names);
    }
    title.byline.retain(|entry| !entry.names.is_empty());
    for block in &mut clean.blocks {
        block.content = content(&block.content);
    }
    clean.blocks.retain(|block| !block.content.is_blank());
    for person in &mut clean.people {
        for field in [
            &mut person.name,
            &mut person.title,
            &mut person.function,
            &mut person.organisation,
            &mut person.short,
        ] {
            *field = line(field);
        }
        person.biography = paragraphs(&person.biography);
    }
    for portrait in &mut clean.portraits {
        portrait.caption = line(&portrait.caption);
        if let AltText::Text(text) = &portrait.alt {
            portrait.alt = AltText::typed(line(text));
        }
        let credit = &mut portrait.credit;
        for field in [
            &mut credit.creator,
            &mut credit.provider,
            &mut credit.qualifier,
            &mut credit.line,
            &mut credit.copyright,
            &mut credit.usage_terms,
        ] {
            *field = line(field);
        }
    }
    let details = &mut clean.details;
    for field in [&mut details.category, &mut details.slug, &mut details.language] {
        *field = line(field);
    }
    details.tags = lines(&details.tags);
    for variant in &mut details.variants {
        for field in [&mut variant.kicker, &mut variant.headline, &mut variant.standfirst] {
            *field = line(field);
        }
    }
    for item in &mut details.related {
        for field in [
            &mut item.kicker,
            &mut item.headline,
            &mut item.teaser,
            &mut item.kind,
            &mut item.url,
            &mut item.picture_alt,
        ] {
            *field = line(field);
        }
    }
    clean
}

fn content(content: &Content) -> Content {
    let mut clean = content.map_text(paragraph);
    match &mut clean {
        Content::Question { text, .. }
        | Content::Answer { text, .. }
        | Content::Note { text, .. }
        | Content::Intro { text } => {
            text.retain(|p| !p.is_blank());
        }
        Content::Box { heading, text } => {
            *heading = line(heading);
            text.retain(|p| !p.is_blank());
        }
        Content::PullQuote { text, .. } | Content::Subheading { text } => {
            *text = trimmed(text.map(|span| Span { text: span.text.replace('\n', " "), ..span }));
        }
        Content::Portrait { .. } => {}
    }
    clean
}

fn lines(texts: &[String]) -> Vec<String> {
    texts.iter().map(|text| line(text)).filter(|text| !text.is_empty()).collect()
}

/// NFC, `\n` for every line end, a space for every tab, nothing for control characters.
fn characters(text: &str) -> String {
    let lines = text.replace("\r\n", "\n");
    lines
        .nfc()
        .filter_map(|c| match c {
            '\r' | '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{b}' | '\u{c}' => Some('\n'),
            '\t' => Some(' '),
            '\n' => Some('\n'),
            c if c.is_control() || DROPPED.contains(&c) => None,
            c => Some(c),
        })
        .collect()
}

fn spaces_collapsed(text: &str) -> String {
    let mut collapsed = String::with_capacity(text.len());
    for c in text.chars() {
        if !(c == ' ' && collapsed.ends_with(' ')) {
            collapsed.push(c);
        }
    }
    collapsed
}

/// Without white space of any width at both ends: no client of an export keeps it there.
fn trimmed(paragraph: Paragraph) -> Paragraph {
    let mut spans: Vec<Span> = paragraph.spans().to_vec();
    while let Some(first) = spans.first_mut() {
        first.text = first.text.trim_start().to_owned();
        if !first.text.is_empty() {
            break;
        }
        spans.remove(0);
    }
    while let Some(last) = spans.last_mut() {
        last.text = last.text.trim_end().to_owned();
        if !last.text.is_empty() {
            break;
        }
        spans.pop();
    }
    Paragraph::new(spans)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Mark;

    fn strong(text: &str) -> Span {
        Span { text: text.into(), marks: vec![Mark::Strong], link: None }
    }

    #[test]
    fn what_was_set_on_purpose_stays() {
        let text = "„z.\u{a0}B.“ 5\u{202f}% Ver\u{ad}waltung – ‚so‘ …";
        assert_eq!(line(text), text);
    }

    #[test]
    fn rubbish_goes() {
        assert_eq!(line("\u{feff} a\tb\u{200b}  c\r\n d\u{0}\u{a0}"), "a b c d");
        assert_eq!(line("Mu\u{308}nchen"), "München");
    }

    #[test]
    fn spaces_collapse_across_spans_and_line_breaks_lose_their_spaces() {
        let untidy = Paragraph::new([Span::plain(" Wir "), strong(" haben \n"), Span::plain("\n  lange ")]);
        let tidy = paragraph(&untidy);
        assert_eq!(tidy.text(), "Wir haben\nlange");
        assert_eq!(paragraph(&tidy), tidy);
    }

    #[test]
    fn normal_form_is_a_fixed_point() {
        let odd =
            Paragraph::new([strong("\u{a0}"), Span::plain("\u{3000}x \n"), strong("  "), Span::plain("\n")]);
        let once = paragraph(&odd);
        assert_eq!(once.text(), "x");
        assert_eq!(paragraph(&once), once);
    }
}
