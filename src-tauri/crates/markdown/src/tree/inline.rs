//! What stands inside a paragraph, as spans.

use super::Piece;
use crate::escape;
use comrak::arena_tree::NodeEdge;
use comrak::nodes::{Node, NodeValue};
use interview::{Mark, Paragraph, Span};

/// The marked text of a node; pictures in it are read as their alternative text.
pub(super) fn text<'a>(node: Node<'a>) -> Paragraph {
    let mut reader = Reader::default();
    reader.read(node, &mut Vec::new());
    Paragraph::new(reader.spans)
}

/// The paragraph as a piece; parted into several where it holds pictures.
pub(super) fn push_paragraph<'a>(node: Node<'a>, pieces: &mut Vec<Piece>) {
    let mut reader = Reader { parts_at_pictures: true, ..Reader::default() };
    reader.read(node, pieces);
    reader.flush(pieces);
    if !reader.tags.is_empty() {
        pieces.push(Piece::Other(reader.tags.join(" ")));
    }
}

#[derive(Default)]
struct Reader {
    parts_at_pictures: bool,
    spans: Vec<Span>,
    /// How many of each are open around the place of reading.
    strong: usize,
    emphasis: usize,
    /// The open links and where their spans begin. Links do not nest, but their pictures may hold links.
    links: Vec<(String, usize)>,
    /// How many pictures are open, and the alternative text of the outermost.
    pictures: usize,
    alt: String,
    tags: Vec<String>,
}

impl Reader {
    /// Walks over everything below `node` without recursion: nesting is as deep as somebody likes to type.
    fn read<'a>(&mut self, node: Node<'a>, pieces: &mut Vec<Piece>) {
        for edge in node.traverse() {
            match edge {
                NodeEdge::Start(at) if !at.same_node(node) => self.enter(at, pieces),
                NodeEdge::End(at) if !at.same_node(node) => self.leave(at, pieces),
                _ => {}
            }
        }
    }

    fn enter<'a>(&mut self, node: Node<'a>, pieces: &mut Vec<Piece>) {
        match &node.data().value {
            NodeValue::Text(text) => self.push(text),
            NodeValue::Code(code) => self.push(&format!("`{}`", code.literal)),
            NodeValue::SoftBreak => self.push(" "),
            NodeValue::LineBreak => self.push("\n"),
            NodeValue::HtmlInline(tag) if is_line_break(tag) => self.push("\n"),
            NodeValue::HtmlInline(tag) => self.tags.push(tag.clone()),
            NodeValue::Strong => self.strong += 1,
            NodeValue::Emph => self.emphasis += 1,
            NodeValue::Link(link) => self.links.push((link.url.clone(), self.spans.len())),
            NodeValue::Image(_) if self.parts_at_pictures => {
                if self.pictures == 0 {
                    self.flush(pieces);
                }
                self.pictures += 1;
            }
            _ => {}
        }
    }

    fn leave<'a>(&mut self, node: Node<'a>, pieces: &mut Vec<Piece>) {
        match &node.data().value {
            NodeValue::Strong => self.strong = self.strong.saturating_sub(1),
            NodeValue::Emph => self.emphasis = self.emphasis.saturating_sub(1),
            NodeValue::Link(link) => self.close_link(&link.title),
            NodeValue::Image(image) if self.parts_at_pictures => {
                self.pictures = self.pictures.saturating_sub(1);
                if self.pictures == 0 {
                    let alt = std::mem::take(&mut self.alt);
                    pieces.push(Piece::Picture { url: image.url.clone(), alt, title: image.title.clone() });
                }
            }
            _ => {}
        }
    }

    fn push(&mut self, text: &str) {
        if self.pictures > 0 {
            self.alt.push_str(&text.replace('\n', " "));
            return;
        }
        let marks = [(self.emphasis, Mark::Emphasis), (self.strong, Mark::Strong)];
        self.spans.push(Span {
            text: text.to_owned(),
            marks: marks.into_iter().filter(|(open, _)| *open > 0).map(|(_, mark)| mark).collect(),
            link: self.links.last().map(|(url, _)| url.clone()),
        });
    }

    /// An address that leads to itself is plain text, unless its tooltip says that it is a link on purpose.
    fn close_link(&mut self, tooltip: &str) {
        let Some((url, begin)) = self.links.pop() else {
            return;
        };
        let spans = self.spans.get_mut(begin..).unwrap_or_default();
        let text: String = spans.iter().map(|span| span.text.as_str()).collect();
        if tooltip != text && is_written_out(&text, &url) {
            spans.iter_mut().for_each(|span| span.link = None);
        }
    }

    fn flush(&mut self, pieces: &mut Vec<Piece>) {
        let text = Paragraph::new(std::mem::take(&mut self.spans));
        self.links.iter_mut().for_each(|(_, begin)| *begin = 0);
        if !text.is_blank() {
            pieces.push(Piece::Text(text));
        }
    }
}

/// The text is the address that the link leads to, as a text shows it.
pub(crate) fn is_written_out(text: &str, url: &str) -> bool {
    text == url
        || url.strip_prefix("mailto:") == Some(text)
        || (text.starts_with("www.") && escape::www_target(text) == url)
}

fn is_line_break(tag: &str) -> bool {
    let name = tag.trim_start_matches('<').trim_end_matches('>').trim_end_matches('/').trim();
    name.eq_ignore_ascii_case("br")
}
