//! Which part of a page is its text, and which parts are furniture: menus, consent, sharing, comments, advertisements.

use super::page::Page;
use crate::structure::words;

/// An element that holds a larger share of the page's words is no furniture, whatever its names say.
const LARGEST_FURNITURE: f32 = 0.4;
/// The main part holds at least this share of the words that are in no link.
const MAIN: f32 = 0.75;
/// Longest menu, in letters.
const LONGEST_MENU: usize = 400;
/// A list of which this share of the letters is in links is a menu or a list of other texts.
const LINKED: f32 = 0.8;

/// What is known of a page's parts.
pub(super) struct Parts {
    /// The element that holds the page's text.
    pub(super) main: usize,
    is_furniture: Vec<bool>,
    is_menu: Vec<bool>,
    parents: Vec<usize>,
}

/// Letters of a node and below.
#[derive(Clone, Copy, Default)]
struct Letters {
    plain: usize,
    linked: usize,
    links: usize,
}

impl Parts {
    pub(super) fn of(page: &Page) -> Self {
        let parents = parents(page);
        let is_hidden = |at: usize| is_unseen(page, at);
        let all = letters(page, &parents, is_hidden);
        let whole = all.first().copied().unwrap_or_default();
        let has_article = page.nodes.iter().any(|node| is_article(&node.name));
        let heading = first_heading(page, &parents);
        let mut is_furniture = vec![false; page.nodes.len()];
        for (at, letters) in all.iter().enumerate() {
            let size = letters.plain as f32 / whole.plain.max(1) as f32;
            let is_small = size <= LARGEST_FURNITURE || letters.plain + letters.linked < 60;
            let is_head = page.node(at).name == "header"
                && !heading.is_some_and(|heading| is_below(heading, at, &parents))
                && !is_in(page, at, &parents, is_article)
                && has_article;
            is_furniture[at] = is_hidden(at) || (is_small && (is_head || looks_like_furniture(page, at)));
        }
        let is_menu = all.iter().enumerate().map(|(at, letters)| is_menu(page, at, *letters)).collect();
        let mut parts = Self { main: 0, is_furniture, is_menu, parents };
        let text = letters(page, &parts.parents, |at| parts.is_furniture(at));
        parts.main = parts.find_main(page, &text, heading);
        parts
    }

    /// Furniture of the page, or never seen by its reader.
    pub(super) fn is_furniture(&self, at: usize) -> bool {
        self.is_furniture.get(at).copied().unwrap_or_default()
    }

    /// Links and hardly anything else: a menu, unless a heading above it says that they are other texts.
    pub(super) fn is_menu(&self, at: usize) -> bool {
        self.is_menu.get(at).copied().unwrap_or_default()
    }

    /// The main part lies in this element.
    pub(super) fn holds_main(&self, at: usize) -> bool {
        is_below(self.main, at, &self.parents)
    }

    /// The smallest element that holds nearly all words, and the headline.
    fn find_main(&self, page: &Page, letters: &[Letters], heading: Option<usize>) -> usize {
        let heading = heading.filter(|at| !self.is_in_furniture(*at));
        let weight = |at: usize| letters.get(at).map_or(0, |letters| letters.plain) as f32;
        let mut main = 0;
        loop {
            let fits = |child: &usize| {
                let has_heading = heading.is_none_or(|heading| {
                    is_below(heading, *child, &self.parents) || !is_below(heading, main, &self.parents)
                });
                let share = weight(*child) / weight(main).max(1.0);
                let needed = if is_article(&page.node(*child).name) { MAIN / 2.0 } else { MAIN };
                has_heading
                    && share >= needed
                    && !page.node(*child).is_inline()
                    && !page.node(*child).name.is_empty()
            };
            match page.children(main).find(fits) {
                Some(child) if !is_paragraph(&page.node(child).name) => main = child,
                _ => return main,
            }
        }
    }

    fn is_in_furniture(&self, mut at: usize) -> bool {
        while at > 0 && !self.is_furniture(at) {
            at = self.parents.get(at).copied().unwrap_or(0);
        }
        self.is_furniture(at)
    }
}

fn is_article(name: &str) -> bool {
    matches!(name, "article" | "main")
}

fn is_paragraph(name: &str) -> bool {
    matches!(
        name,
        "p" | "ul" | "ol" | "dl" | "table" | "blockquote" | "pre" | "h1" | "h2" | "h3" | "figure" | "aside"
    )
}

fn parents(page: &Page) -> Vec<usize> {
    let mut parents = vec![0; page.nodes.len()];
    for (at, node) in page.nodes.iter().enumerate() {
        for child in &node.children {
            parents[*child] = at;
        }
    }
    parents
}

fn is_below(mut at: usize, above: usize, parents: &[usize]) -> bool {
    // A parent always comes before its children.
    while at > above {
        at = parents.get(at).copied().unwrap_or(0);
    }
    at == above
}

fn is_in(page: &Page, mut at: usize, parents: &[usize], is_it: impl Fn(&str) -> bool) -> bool {
    while at > 0 {
        at = parents.get(at).copied().unwrap_or(0);
        if is_it(&page.node(at).name) {
            return true;
        }
    }
    false
}

/// Letters of each node and below, those in passed over elements not counted.
fn letters(page: &Page, parents: &[usize], is_passed_over: impl Fn(usize) -> bool) -> Vec<Letters> {
    let mut all = vec![Letters::default(); page.nodes.len()];
    for at in (0..page.nodes.len()).rev() {
        let node = page.node(at);
        if is_passed_over(at) {
            all[at] = Letters::default();
        }
        all[at].plain += node.text.chars().filter(|c| c.is_alphanumeric()).count();
        if node.name == "a" {
            let inner = std::mem::take(&mut all[at].plain);
            all[at].linked += inner;
            all[at].links += 1;
        }
        if at > 0 {
            let own = all[at];
            let above = &mut all[parents[at]];
            above.plain += own.plain;
            above.linked += own.linked;
            above.links += own.links;
        }
    }
    all
}

/// The first heading of the first level, rather one in an article; the name of the site in the page's header is none if
/// the article has one of the second level.
fn first_heading(page: &Page, parents: &[usize]) -> Option<usize> {
    let named = |name: &'static str| {
        (0..page.nodes.len()).filter(move |at| page.node(*at).name == name && !page.start(*at, 8).is_empty())
    };
    let in_article = |at: &usize| is_in(page, *at, parents, is_article);
    let in_header = |at: &usize| is_in(page, *at, parents, |name| matches!(name, "header" | "nav"));
    named("h1")
        .find(in_article)
        .or_else(|| named("h1").find(|at| !in_header(at)))
        .or_else(|| named("h2").find(in_article))
        .or_else(|| named("h1").next())
        .or_else(|| named("h2").next())
}

/// Nobody sees it: programs, styles, what is hidden.
pub(super) fn is_unseen(page: &Page, at: usize) -> bool {
    let node = page.node(at);
    let style = node.attribute("style").unwrap_or_default().replace(' ', "").to_lowercase();
    is_program(&node.name) || node.attribute("hidden").is_some() || style.contains("display:none")
}

/// Its letters are no text.
pub(super) fn is_program(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "template"
            | "noscript"
            | "svg"
            | "math"
            | "head"
            | "iframe"
            | "object"
            | "canvas"
            | "noembed"
            | "noframes"
            | "title"
    )
}

fn looks_like_furniture(page: &Page, at: usize) -> bool {
    let node = page.node(at);
    let by_name = matches!(
        node.name.as_str(),
        "nav" | "footer" | "form" | "dialog" | "menu" | "button" | "select" | "textarea" | "video" | "audio"
    );
    let role = node.attribute("role").unwrap_or_default();
    let by_role =
        matches!(role, "navigation" | "banner" | "contentinfo" | "search" | "dialog" | "button" | "menu");
    let by_class = !is_article(&node.name) && node.name != "body" && has_class(page, at, "class-furniture");
    // Other texts are told by their heading, later.
    let is_other =
        has_class(page, at, "class-related") && words::beginning("related", &page.start(at, 80)).is_none();
    by_name || by_role || by_class || is_other
}

fn is_menu(page: &Page, at: usize, letters: Letters) -> bool {
    let is_block = matches!(page.node(at).name.as_str(), "ul" | "ol" | "div" | "td" | "section" | "p");
    let all = letters.plain + letters.linked;
    is_block && letters.links > 2 && all < LONGEST_MENU && letters.linked as f32 > LINKED * all as f32
}

/// One of the element's names is in this list.
pub(super) fn has_class(page: &Page, at: usize, section: &str) -> bool {
    let node = page.node(at);
    let names = ["class", "id", "itemprop"].into_iter().filter_map(|name| node.attribute(name));
    names.flat_map(|names| names.split_whitespace()).any(|name| {
        let lower = name.to_lowercase();
        words::is(section, &lower)
            || lower.split(|c: char| !c.is_alphanumeric()).any(|part| words::is(section, part))
    })
}
