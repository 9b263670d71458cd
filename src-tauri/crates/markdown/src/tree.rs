//! A Markdown text as pieces: what comrak finds, in the terms of an interview.
//!
//! CommonMark and nothing else: what an extension would make of a text, our writer never writes, and in a file of
//! somebody else it stays text.

mod inline;

pub(crate) use inline::is_written_out;

use comrak::nodes::{ListType, Node, NodeValue};
use comrak::{Arena, Options, parse_document};
use interview::{Paragraph, Span};

/// A piece of a text, in reading order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A paragraph. An item of a list is one too, with its bullet or number before it.
    Text(Paragraph),
    /// A heading.
    Heading {
        /// 1 to 6.
        level: u8,
        /// Its words.
        text: Paragraph,
    },
    /// A block quotation.
    Quote(Vec<Piece>),
    /// A picture.
    Picture {
        /// Its address.
        url: String,
        /// Its alternative text.
        alt: String,
        /// Its tooltip.
        title: String,
    },
    /// Something that is no running text: code, HTML. As it stands in the source.
    Other(String),
}

/// Quotations and lists deeper than this are read as the text in them.
const MAX_DEPTH: usize = 8;

/// The pieces of a text.
pub fn read(text: &str) -> Vec<Piece> {
    let arena = Arena::new();
    let root = parse_document(&arena, text, &Options::default());
    let mut pieces = Vec::new();
    children(root, 0, &mut pieces);
    pieces
}

fn children<'a>(node: Node<'a>, depth: usize, pieces: &mut Vec<Piece>) {
    node.children().for_each(|child| piece(child, depth, pieces));
}

fn piece<'a>(node: Node<'a>, depth: usize, pieces: &mut Vec<Piece>) {
    let is_too_deep = depth > MAX_DEPTH;
    match &node.data().value {
        NodeValue::Paragraph => inline::push_paragraph(node, pieces),
        NodeValue::Heading(heading) => {
            pieces.push(Piece::Heading { level: heading.level, text: inline::text(node) })
        }
        NodeValue::CodeBlock(code) => pieces.push(Piece::Other(code.literal.clone())),
        NodeValue::HtmlBlock(html) => pieces.push(Piece::Other(html.literal.clone())),
        NodeValue::ThematicBreak => {}
        _ if is_too_deep => leaves(node, pieces),
        NodeValue::BlockQuote => {
            let mut quoted = Vec::new();
            children(node, depth + 1, &mut quoted);
            pieces.push(Piece::Quote(quoted));
        }
        NodeValue::Item(item) => {
            let bullet = match item.list_type {
                ListType::Bullet => "• ".to_owned(),
                ListType::Ordered => format!("{}. ", item.start),
            };
            let first = pieces.len();
            children(node, depth + 1, pieces);
            if let Some(Piece::Text(text)) = pieces.get_mut(first) {
                *text =
                    Paragraph::new(std::iter::once(Span::plain(bullet)).chain(text.spans().iter().cloned()));
            }
        }
        _ => children(node, depth + 1, pieces),
    }
}

/// The paragraphs below a node, whatever they are nested in. Does not recurse.
fn leaves<'a>(node: Node<'a>, pieces: &mut Vec<Piece>) {
    for below in node.descendants() {
        match &below.data().value {
            NodeValue::Paragraph | NodeValue::Heading(_) => inline::push_paragraph(below, pieces),
            NodeValue::CodeBlock(code) => pieces.push(Piece::Other(code.literal.clone())),
            NodeValue::HtmlBlock(html) => pieces.push(Piece::Other(html.literal.clone())),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(markdown: &str) -> Vec<String> {
        let text = |piece: &Piece| match piece {
            Piece::Text(text) | Piece::Heading { text, .. } => text.text(),
            Piece::Quote(inner) => format!("> {}", inner.len()),
            Piece::Picture { url, alt, title } => format!("{url}|{alt}|{title}"),
            Piece::Other(source) => source.trim().to_owned(),
        };
        read(markdown).iter().map(text).collect()
    }

    #[test]
    fn a_picture_parts_its_paragraph() {
        let found = texts("Davor ![Ein *Bild*](a.jpg \"Titel\")\nFoto: X");
        assert_eq!(found, ["Davor ", "a.jpg|Ein Bild|Titel", " Foto: X"]);
    }

    #[test]
    fn list_items_keep_their_numbers() {
        assert_eq!(texts("- eins\n- zwei\n\n3. drei\n4. vier"), ["• eins", "• zwei", "3. drei", "4. vier"]);
    }

    #[test]
    fn the_words_of_a_deep_nest_are_read_without_recursion() {
        let deep = format!("{}Wort\n\n{}[*innen*](x)", "> ".repeat(3_000), "*a ".repeat(3_000));
        assert!(format!("{:?}", read(&deep)).contains("Wort"));
    }

    #[test]
    fn html_and_code_are_kept_as_they_stand() {
        assert_eq!(
            texts("<div>x</div>\n\n    code\n\nein <b>fettes</b> `Wort`<br>unten"),
            ["<div>x</div>", "code", "ein fettes `Wort`\nunten", "<b> </b>"]
        );
    }
}
