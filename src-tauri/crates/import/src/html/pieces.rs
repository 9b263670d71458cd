//! The words of a page as pieces with their looks.

use super::main_content::{Parts, has_class, is_program, is_unseen};
use super::page::{Node, Page};
use crate::source::{Look, MOST_PIECES, Piece, SourcePicture};
use crate::structure::words;
use interview::{Mark, Paragraph, Span, normalise};

/// Longest text that the name of its element makes a kicker, a standfirst or a line that signs, in bytes.
const LONGEST_KICKER: usize = 160;
const LONGEST_STANDFIRST: usize = 1_200;
const LONGEST_BYLINE: usize = 300;
/// Longest box, in bytes: what holds more is a part of the page.
const LONGEST_BOX: usize = 3_000;

/// Walks over a page and gathers its pieces.
pub(super) struct Walk<'p> {
    page: &'p Page,
    parts: &'p Parts,
    pub(super) pieces: Vec<Piece>,
    pub(super) left_out: Vec<String>,
    spans: Vec<Span>,
    pictures: Vec<SourcePicture>,
    look: Look,
    marks: Vec<Mark>,
    link: Option<String>,
    gap: bool,
    is_preformatted: bool,
}

impl<'p> Walk<'p> {
    pub(super) fn new(page: &'p Page, parts: &'p Parts) -> Self {
        Self {
            page,
            parts,
            pieces: Vec::new(),
            left_out: Vec::new(),
            spans: Vec::new(),
            pictures: Vec::new(),
            look: Look::Body,
            marks: Vec::new(),
            link: None,
            gap: false,
            is_preformatted: false,
        }
    }

    /// What lies around the main part is left out, but for lists of other texts behind it.
    pub(super) fn around(&mut self, at: usize) {
        if at == self.parts.main {
            self.children(at);
            self.flush();
            return;
        }
        let mut in_related = false;
        for child in self.page.children(at) {
            let start = self.page.start(child, 80);
            let is_heading = heading(&self.page.node(child).name).is_some();
            in_related = words::beginning("related", &start).is_some() || (in_related && !is_heading);
            if self.parts.holds_main(child) && !self.parts.is_furniture(child) {
                self.around(child);
            } else if in_related && !self.pieces.is_empty() && !self.parts.is_furniture(child) {
                self.node(child);
                self.flush();
            } else {
                self.leave_out(child);
            }
        }
    }

    fn leave_out(&mut self, at: usize) {
        let text = match self.page.node(at).name.as_str() {
            "" => self.page.node(at).text.trim().to_owned(),
            name if is_program(name) => return,
            _ => self.page.text(at),
        };
        if !text.is_empty() {
            self.left_out.push(text);
        }
    }

    fn children(&mut self, at: usize) {
        for child in self.page.children(at) {
            self.node(child);
        }
    }

    fn node(&mut self, at: usize) {
        let node = self.page.node(at);
        match node.name.as_str() {
            "" => self.text(&node.text),
            name if is_program(name) => {}
            _ if self.parts.is_menu(at) && !self.is_below_related() => self.leave_out(at),
            _ if self.parts.is_furniture(at) || is_unseen(self.page, at) => self.leave_out(at),
            "br" => self.text_as_it_is("\n"),
            "wbr" => {}
            "hr" => {
                self.flush();
                self.gap = true;
            }
            "img" => self.picture(node),
            "a" | "b" | "strong" | "i" | "em" | "span" | "font" if self.look_of(at).is_none() => {
                self.inline(at)
            }
            _ if node.is_inline() && self.look_of(at).is_none() => self.children(at),
            _ => self.block(at),
        }
    }

    /// The last words are the heading of a list of other texts, or an item of it.
    fn is_below_related(&self) -> bool {
        let is_item = |piece: &&Piece| {
            matches!(piece.look, Look::Item(_)) || piece.text.spans().iter().any(|span| span.link.is_some())
        };
        let last = self.pieces.iter().rev().take(100).find(|piece| !is_item(piece));
        last.is_some_and(|piece| words::beginning("related", &piece.text.text()).is_some())
    }

    fn inline(&mut self, at: usize) {
        let node = self.page.node(at);
        let (marks, link) = (self.marks.clone(), self.link.clone());
        let style = node.attribute("style").unwrap_or_default().replace(' ', "").to_lowercase();
        let weight = style.split("font-weight:").nth(1).map(|rest| rest.split(';').next().unwrap_or(rest));
        let is_bold =
            weight.map(|weight| matches!(weight, "bold" | "bolder" | "600" | "700" | "800" | "900"));
        let is_slanted = style.contains("font-style:italic").then_some(true);
        self.mark(Mark::Strong, is_bold.or(matches!(node.name.as_str(), "b" | "strong").then_some(true)));
        self.mark(Mark::Emphasis, is_slanted.or(matches!(node.name.as_str(), "i" | "em").then_some(true)));
        if let Some(href) = node.attribute("href").map(str::trim) {
            let is_kept = ["http://", "https://", "mailto:"].iter().any(|scheme| href.starts_with(scheme));
            self.link = is_kept.then(|| href.to_owned());
        }
        self.children(at);
        (self.marks, self.link) = (marks, link);
    }

    fn mark(&mut self, mark: Mark, is_set: Option<bool>) {
        match is_set {
            Some(true) if !self.marks.contains(&mark) => self.marks.push(mark),
            Some(false) => self.marks.retain(|known| *known != mark),
            _ => {}
        }
        self.marks.sort();
    }

    fn block(&mut self, at: usize) {
        self.flush();
        let before = (self.look.clone(), self.is_preformatted, self.marks.clone());
        let node = self.page.node(at);
        if let Some(look) = self.look_of(at) {
            self.gap |= look == Look::Aside && self.look != Look::Aside;
            self.look = look;
        }
        self.is_preformatted |= node.name == "pre";
        match node.name.as_str() {
            "ul" | "ol" => self.list(at),
            "table" => self.table(at),
            "figure" => self.figure(at),
            // The mark of a paragraph's own style is said on its element.
            "p" | "div" | "li" | "td" | "th" if node.attribute("style").is_some() => self.inline(at),
            _ => self.children(at),
        }
        self.flush();
        (self.look, self.is_preformatted, self.marks) = before;
    }

    /// How the words of an element look; `None` if they look like those around.
    fn look_of(&self, at: usize) -> Option<Look> {
        let node = self.page.node(at);
        let is_inside = matches!(self.look, Look::Aside | Look::Quote | Look::PullQuote | Look::Cell { .. });
        let by_class = self.look_by_class(at, node);
        let look = match node.name.as_str() {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if by_class.is_none() => match self.look {
                Look::Aside => return None,
                _ => Look::Heading(heading(&node.name).unwrap_or(2)),
            },
            "blockquote" if by_class.is_none() => Look::Quote,
            "figcaption" | "caption" => Look::Caption,
            "dt" => Look::Term,
            "dd" => Look::Definition,
            "aside" if by_class.is_none() => Look::Aside,
            _ if is_inside => return by_class.filter(|look| *look == Look::Credit),
            _ => return by_class,
        };
        Some(look)
    }

    fn look_by_class(&self, at: usize, node: &Node) -> Option<Look> {
        if matches!(
            node.name.as_str(),
            "body" | "html" | "article" | "main" | "a" | "b" | "strong" | "em" | "i" | "h1" | ""
        ) {
            return None;
        }
        const NAMES: [(&str, Look, usize); 7] = [
            ("class-credit", Look::Credit, LONGEST_BYLINE),
            ("class-caption", Look::Caption, LONGEST_STANDFIRST),
            ("class-kicker", Look::Kicker, LONGEST_KICKER),
            ("class-pullquote", Look::PullQuote, LONGEST_STANDFIRST),
            ("class-box", Look::Aside, LONGEST_BOX),
            ("class-standfirst", Look::Standfirst, LONGEST_STANDFIRST),
            ("class-byline", Look::Byline, LONGEST_BYLINE),
        ];
        let (_, look, longest) = NAMES.iter().find(|(section, ..)| has_class(self.page, at, section))?;
        let text = self.page.start(at, longest + 1);
        // In a box lies no headline, and above a heading no standfirst ends.
        let holds = |names: &[&str]| {
            let mut below = self.page.children(at).collect::<Vec<_>>();
            below.extend(below.clone().iter().flat_map(|child| self.page.children(*child)));
            below.iter().any(|child| names.contains(&self.page.node(*child).name.as_str()))
        };
        let fits = match look {
            Look::Aside => !holds(&["h1", "article"]) && !node.is_inline(),
            Look::Kicker | Look::Byline | Look::Credit => !holds(&["h1", "h2", "h3"]),
            _ => !holds(&["h1", "h2", "h3", "figure", "img"]),
        };
        (fits && !text.is_empty() && text.len() <= *longest).then(|| look.clone())
    }

    fn list(&mut self, at: usize) {
        let node = self.page.node(at);
        let mut number =
            node.attribute("start").and_then(|start| start.trim().parse::<u32>().ok()).unwrap_or(1);
        for item in self.page.children(at) {
            let is_item = self.page.node(item).name == "li";
            if is_item && self.look == Look::Body {
                let sign = (node.name == "ol").then(|| format!("{number}."));
                self.look = Look::Item(sign);
                number = number.saturating_add(1);
                self.node(item);
                self.flush();
                self.look = Look::Body;
            } else {
                self.node(item);
            }
        }
    }

    /// A table of some columns has cells; one column, or a table in a table, is how old pages lay out anything.
    fn table(&mut self, at: usize) {
        let mut rows = Vec::new();
        let mut below: Vec<usize> = self.page.children(at).collect();
        below.reverse();
        while let Some(next) = below.pop() {
            match self.page.node(next).name.as_str() {
                "tr" => rows.push(next),
                "tbody" | "thead" | "tfoot" => below.extend(self.page.node(next).children.iter().rev()),
                _ => {}
            }
        }
        let is_cell = |cell: &usize| matches!(self.page.node(*cell).name.as_str(), "td" | "th");
        let widest =
            rows.iter().map(|row| self.page.children(*row).filter(is_cell).count()).max().unwrap_or(0);
        if self.look != Look::Body || widest < 2 || rows.len() < 2 {
            return self.children(at);
        }
        let mut row_number = 0u16;
        for child in rows {
            for (column, cell) in self.page.children(child).filter(is_cell).enumerate().collect::<Vec<_>>() {
                self.flush();
                self.look = Look::Cell { row: row_number, column: u16::try_from(column).unwrap_or(u16::MAX) };
                self.node(cell);
                self.flush();
            }
            row_number = row_number.saturating_add(1);
        }
        self.look = Look::Body;
    }

    /// A caption belongs to the picture of its figure, wherever it stands in it.
    fn figure(&mut self, at: usize) {
        let start = self.pieces.len();
        self.children(at);
        self.flush();
        let own = self.pieces.get_mut(start..).unwrap_or_default();
        let order = |piece: &Piece| match piece.look {
            Look::Picture(_) => 0,
            Look::Caption => 1,
            Look::Credit => 2,
            _ => 3,
        };
        if own.iter().any(|piece| order(piece) == 0) {
            own.sort_by_key(order);
        } else {
            let quote = own.iter_mut().find(|piece| piece.look == Look::Quote);
            quote.into_iter().for_each(|piece| piece.look = Look::PullQuote);
            own.iter_mut().filter(|piece| order(piece) < 3).for_each(|piece| piece.look = Look::Body);
        }
    }

    fn picture(&mut self, node: &Node) {
        let alt = node.attribute("alt").map(normalise::line);
        let source = node.attribute("src").filter(|src| !src.starts_with("data:"));
        let name = source.or(node.attribute("data-src")).unwrap_or_default().trim().to_owned();
        let is_dot = node.attribute("width").is_some_and(|width| matches!(width.trim(), "0" | "1" | "2"));
        let is_letter = has_emoji(alt.as_deref().unwrap_or_default());
        match alt {
            Some(alt) if is_letter => self.text(&alt),
            alt if !is_dot && (!name.is_empty() || alt.as_ref().is_some_and(|alt| !alt.is_empty())) => {
                self.pictures.push(SourcePicture { name, alt, bytes: None });
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.is_preformatted {
            return self.preformatted(text);
        }
        let mut spaced = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                ' ' | '\n' | '\t' | '\r' | '\u{c}' if spaced.ends_with(' ') => {}
                ' ' | '\n' | '\t' | '\r' | '\u{c}' => spaced.push(' '),
                c => spaced.push(c),
            }
        }
        self.text_as_it_is(&spaced);
    }

    fn preformatted(&mut self, text: &str) {
        for (at, part) in text.split("\n\n").enumerate() {
            if at > 0 {
                self.flush();
                self.gap = true;
            }
            self.text_as_it_is(part);
        }
    }

    fn text_as_it_is(&mut self, text: &str) {
        // Two line breaks are a new paragraph.
        let ends = |span: &Span| span.text.ends_with('\n');
        let is_blank = |span: &Span| span.text.chars().all(|c| c == ' ');
        if text == "\n" && self.spans.iter().rev().find(|span| !is_blank(span)).is_some_and(ends) {
            return self.flush();
        }
        self.spans.push(Span { text: text.to_owned(), marks: self.marks.clone(), link: self.link.clone() });
    }

    fn flush(&mut self) {
        let text = normalise::paragraph(&Paragraph::new(self.spans.drain(..)));
        let is_full = self.pieces.len() >= MOST_PIECES;
        if is_full && !text.is_blank() {
            match self.left_out.last_mut() {
                Some(last) => {
                    last.push('\n');
                    last.push_str(&text.text());
                }
                None => self.left_out.push(text.text()),
            }
        } else if !text.is_blank() {
            let gap_before = std::mem::take(&mut self.gap);
            self.pieces.push(Piece { gap_before, ..Piece::looking(self.look.clone(), text) });
        }
        for picture in self.pictures.drain(..) {
            let gap_before = std::mem::take(&mut self.gap);
            self.pieces
                .push(Piece { gap_before, ..Piece::looking(Look::Picture(picture), Paragraph::default()) });
        }
    }
}

fn heading(name: &str) -> Option<u8> {
    name.strip_prefix('h').and_then(|level| level.parse().ok()).filter(|level| (1..=6).contains(level))
}

/// Pictures of faces stand for letters.
fn has_emoji(alt: &str) -> bool {
    alt.chars().count() <= 4
        && alt
            .chars()
            .any(|c| ('\u{1f000}'..='\u{1faff}').contains(&c) || ('\u{2600}'..='\u{27bf}').contains(&c))
}
