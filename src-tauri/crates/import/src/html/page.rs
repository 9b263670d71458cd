//! A page as a tree. The tokens are those of the HTML standard; the tree is simpler than a browser's, so that no page,
//! however it is nested, takes more time or memory than its length allows.

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

/// Elements in elements. Deeper ones are taken as if they were not there; their words stay.
const DEEPEST: usize = 160;
/// Elements of one page. Further ones are taken as if they were not there; their words stay.
const MOST_ELEMENTS: usize = 500_000;
/// Longest value of an attribute that is looked at, in bytes.
const LONGEST_VALUE: usize = 4_000;

const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
];
const INLINE: [&str; 23] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "em", "font", "i", "label", "mark", "q", "s",
    "small", "span", "strong", "sub", "sup", "time", "tt", "u",
];
const KEPT: &[&str] = &[
    "class", "id", "alt", "src", "href", "datetime", "itemprop", "role", "content", "property", "name",
    "lang", "hidden", "style", "start", "type", "width", "data-src", "srcset",
];

/// An element or a run of letters.
pub(super) struct Node {
    /// In small letters; empty for letters.
    pub(super) name: String,
    attributes: Vec<(String, String)>,
    /// The letters.
    pub(super) text: String,
    pub(super) children: Vec<usize>,
}

impl Node {
    fn element(name: &str) -> Self {
        Self { name: name.to_owned(), attributes: Vec::new(), text: String::new(), children: Vec::new() }
    }

    /// The value of an attribute, perhaps empty.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    pub(super) fn is_inline(&self) -> bool {
        INLINE.contains(&self.name.as_str()) || self.name == "br" || self.name == "img" || self.name == "wbr"
    }
}

/// The nodes of a page; the first is the root.
pub(super) struct Page {
    pub(super) nodes: Vec<Node>,
}

impl Page {
    /// The tree of a page or a fragment.
    pub(super) fn parse(html: &str) -> Self {
        let mut builder =
            Builder { page: Self { nodes: vec![Node::element("")] }, open: vec![0], ignored: 0 };
        let mut emitter = DefaultEmitter::default();
        emitter.naively_switch_states(true);
        for token in Tokenizer::new_with_emitter(html, emitter) {
            let Ok(token) = token;
            match token {
                Token::StartTag(tag) => builder.start(&tag),
                Token::EndTag(tag) => builder.end(&String::from_utf8_lossy(&tag.name)),
                Token::String(text) => builder.text(String::from_utf8_lossy(&text).into_owned()),
                Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
            }
        }
        builder.page
    }

    pub(super) fn node(&self, at: usize) -> &Node {
        // Every number comes from the tree itself; the root is always there.
        self.nodes.get(at).unwrap_or(&self.nodes[0])
    }

    pub(super) fn children(&self, at: usize) -> impl Iterator<Item = usize> {
        self.node(at).children.iter().copied()
    }

    /// The words below this node.
    pub(super) fn text(&self, at: usize) -> String {
        self.start(at, usize::MAX)
    }

    /// The words below this node, about so many bytes of them.
    pub(super) fn start(&self, at: usize, enough: usize) -> String {
        let mut text = String::new();
        let mut next = vec![at];
        while let Some(at) = next.pop().filter(|_| text.len() < enough) {
            let node = self.node(at);
            match node.name.as_str() {
                "" => text.push_str(&node.text),
                name if !INLINE.contains(&name) => text.push(' '),
                _ => {}
            }
            next.extend(node.children.iter().rev());
        }
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

struct Builder {
    page: Page,
    /// The root, and the elements that are open.
    open: Vec<usize>,
    /// Elements that are open, but too deep to be kept.
    ignored: usize,
}

impl Builder {
    fn start(&mut self, tag: &StartTag<()>) {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        self.imply_ends(&name);
        let is_void = VOID.contains(&name.as_str());
        if self.open.len() > DEEPEST || self.page.nodes.len() > MOST_ELEMENTS {
            self.ignored += usize::from(!is_void);
            return;
        }
        let mut node = Node::element(&name);
        for (key, value) in &tag.attributes {
            let key = String::from_utf8_lossy(key);
            if KEPT.contains(&key.as_ref()) {
                let start = value.get(..LONGEST_VALUE.min(value.len())).unwrap_or_default();
                node.attributes.push((key.into_owned(), String::from_utf8_lossy(start).into_owned()));
            }
        }
        let at = self.add(node);
        if !is_void {
            self.open.push(at);
        }
    }

    fn end(&mut self, name: &str) {
        if self.ignored > 0 {
            self.ignored -= usize::from(!VOID.contains(&name));
            return;
        }
        let is_inline = INLINE.contains(&name);
        for (depth, at) in self.open.iter().enumerate().skip(1).rev() {
            let open = self.page.node(*at);
            if open.name == name {
                self.open.truncate(depth);
                return;
            }
            // A mark ends within its paragraph, a paragraph within its cell.
            let is_fence =
                matches!(open.name.as_str(), "table" | "td" | "th") && !matches!(name, "table" | "tr");
            if (is_inline && !INLINE.contains(&open.name.as_str())) || is_fence {
                return;
            }
        }
    }

    fn text(&mut self, text: String) {
        let last = self.open.last().and_then(|at| self.page.node(*at).children.last().copied());
        match last.and_then(|at| self.page.nodes.get_mut(at)).filter(|node| node.name.is_empty()) {
            Some(node) => node.text.push_str(&text),
            None => _ = self.add(Node { text, ..Node::element("") }),
        }
    }

    fn add(&mut self, node: Node) -> usize {
        let at = self.page.nodes.len();
        let parent = self.open.last().copied().unwrap_or(0);
        if let Some(parent) = self.page.nodes.get_mut(parent) {
            parent.children.push(at);
        }
        self.page.nodes.push(node);
        at
    }

    /// Closes what the standard lets authors leave open: a paragraph before the next block, an item before the next.
    fn imply_ends(&mut self, name: &str) {
        let (ends, fences): (&[&str], &[&str]) = match name {
            "li" => (&["li"], &["ul", "ol", "menu"]),
            "dt" | "dd" => (&["dt", "dd"], &["dl"]),
            "tr" => (&["tr"], &["table"]),
            "td" | "th" => (&["td", "th"], &["tr", "table"]),
            "tbody" | "thead" | "tfoot" => (&["tbody", "thead", "tfoot"], &["table"]),
            "option" => (&["option"], &["select"]),
            _ if INLINE.contains(&name) || VOID.contains(&name) && name != "hr" => return,
            _ => (&[], &[]),
        };
        let mut cut = None;
        for (depth, at) in self.open.iter().enumerate().skip(1).rev() {
            let open = self.page.node(*at).name.as_str();
            if ends.contains(&open) {
                cut = Some(depth);
                break;
            }
            if open == "p" {
                cut = Some(depth);
            }
            let is_block = !INLINE.contains(&open) && open != "p";
            if fences.contains(&open) || (ends.is_empty() && is_block) {
                break;
            }
        }
        if let Some(depth) = cut.filter(|_| self.ignored == 0) {
            self.open.truncate(depth);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(html: &str) -> String {
        fn told(page: &Page, at: usize) -> String {
            let node = page.node(at);
            let inner: Vec<String> = page.children(at).map(|child| told(page, child)).collect();
            match node.name.as_str() {
                "" if at > 0 => node.text.clone(),
                name => format!("{name}({})", inner.join(" ")),
            }
        }
        told(&Page::parse(html), 0)
    }

    #[test]
    fn what_authors_leave_open_is_closed() {
        assert_eq!(shape("<p>a<p>b"), "(p(a) p(b))");
        assert_eq!(shape("<ul><li>a<li><p>b<li>c</ul>d"), "(ul(li(a) li(p(b)) li(c)) d)");
        assert_eq!(shape("<dl><dt>a<dd>b<dt>c</dl>"), "(dl(dt(a) dd(b) dt(c)))");
        assert_eq!(shape("<p>a<div>b</div>"), "(p(a) div(b))");
        assert_eq!(shape("<table><tr><td>a<td>b<tr><td>c</table>"), "(table(tr(td(a) td(b)) tr(td(c))))");
    }

    #[test]
    fn crossed_tags_do_no_harm() {
        assert_eq!(shape("<p><b>a</p><p>b</b> c</p>"), "(p(b(a)) p(b c))");
        assert_eq!(shape("</div></p>a<br>b</br>"), "(a br() b)");
    }

    #[test]
    fn depth_ends_but_no_word_does() {
        let html = "<div>".repeat(100_000) + "a" + &"</div>".repeat(100_000) + "<p>b</p>";
        let page = Page::parse(&html);
        assert!(page.nodes.len() < 200);
        assert_eq!(page.text(0), "a b");
    }
}
