//! Paragraphs, lists, tables and notes, in the order of the file.

use super::styles::{Style, Styles};
use super::{plain, voice};
use crate::archive::Archive;
use crate::gather::{Gatherer, Line, Setting, Standing, Voice, look_of_style, raised, web_link};
use crate::source::{Look, SourcePicture};
use crate::xml::{Child, Element};
use std::collections::{HashMap, HashSet};

/// Most bytes of addresses of links in one file; beyond them links are plain words.
const MAX_LINKS: usize = 8_000_000;

/// Where a paragraph stands.
#[derive(Clone)]
pub(super) enum Place {
    Body,
    /// In an item of a list; the sign stands before the first paragraph only.
    Item(Option<String>),
    Cell {
        row: u16,
        column: u16,
    },
    Aside,
    Footnote(String),
}

/// What a tracked change does.
enum Change<'t> {
    Insertion,
    Deletion(Element<'t>),
}

/// A list that is read: its style, and its counts by level.
#[derive(Clone, Default)]
struct List {
    style: String,
    level: usize,
}

#[derive(Default)]
struct Beside<'t> {
    pictures: Vec<SourcePicture>,
    boxes: Vec<Element<'t>>,
    left_out: String,
}

pub(super) struct Reader<'r, 'b, 't> {
    archive: &'r mut Archive<'b>,
    styles: &'r Styles,
    gatherer: Gatherer,
    changes: HashMap<String, (Change<'t>, Voice)>,
    /// Insertions that have begun and not ended.
    open: HashSet<String>,
    /// Names of comments that end somewhere.
    ending: HashSet<String>,
    comments: HashMap<String, (Voice, String)>,
    notes: Vec<(String, Element<'t>)>,
    /// How far lists have counted, by style and level.
    counts: HashMap<(String, usize), u32>,
    remote: usize,
    links_left: usize,
}

impl<'r, 'b, 't> Reader<'r, 'b, 't> {
    pub(super) fn new(
        archive: &'r mut Archive<'b>,
        styles: &'r Styles,
        gatherer: Gatherer,
        body: Element<'t>,
    ) -> Self {
        let mut ending = HashSet::new();
        endings(body, &mut ending);
        Self {
            archive,
            styles,
            gatherer,
            changes: changes(body),
            open: HashSet::new(),
            ending,
            comments: HashMap::new(),
            notes: Vec::new(),
            counts: HashMap::new(),
            remote: 0,
            links_left: MAX_LINKS,
        }
    }

    /// What was gathered, the comments, and how many pictures lie on the net.
    pub(super) fn done(self) -> (Gatherer, HashMap<String, (Voice, String)>, usize) {
        (self.gatherer, self.comments, self.remote)
    }

    /// Paragraphs, lists and tables in an element.
    pub(super) fn blocks(&mut self, parent: Element<'t>, place: &Place) {
        for element in parent.children() {
            match element.name() {
                "p" | "h" => self.paragraph(element, place),
                "list" => self.list(element, place, &List::default()),
                "table" => self.table(element, place),
                "table-of-content" | "alphabetical-index" => self.gatherer.leave_out(&plain(element)),
                "frame" | "custom-shape" | "rect" | "g" => {
                    let mut beside = Beside::default();
                    self.drawing(element, None, &mut beside);
                    self.flush(beside, Line::default(), Look::Body);
                }
                "change-start" | "change-end" | "change" => self.change(element, &mut Line::default()),
                "tracked-changes" | "sequence-decls" | "forms" | "variable-decls" | "user-field-decls" => {}
                _ => self.blocks(element, place),
            }
        }
    }

    fn list(&mut self, list: Element<'t>, place: &Place, outer: &List) {
        let style = list.attribute("style-name").unwrap_or_else(|| outer.style.clone());
        let level = outer.level;
        let goes_on = list.attribute("continue-numbering").as_deref() == Some("true");
        let key = (style.clone(), level);
        let start = self.styles.start(&style, level);
        let mut count = if goes_on { self.counts.get(&key).copied().unwrap_or(start) } else { start };
        for item in list.children() {
            count = item.attribute("start-value").and_then(|n| n.parse().ok()).unwrap_or(count);
            let mut sign = None;
            if item.name() == "list-item" {
                sign = self.styles.sign(&style, level, count);
                count = count.wrapping_add(1);
            }
            for element in item.children() {
                let inside = match place {
                    Place::Body | Place::Item(_) => Place::Item(sign.clone()),
                    outer => outer.clone(),
                };
                match element.name() {
                    "p" | "h" => {
                        self.paragraph(element, &inside);
                        sign = None;
                    }
                    "list" => self.list(element, place, &List { style: style.clone(), level: level + 1 }),
                    _ => {}
                }
            }
        }
        self.counts.insert(key, count);
    }

    /// A table of one cell is a box, if most of the text is not in it.
    fn table(&mut self, table: Element<'t>, place: &Place) {
        let mut rows = Vec::new();
        rows_of(table, &mut rows);
        let cells = |row: Element<'t>| row.children().filter(|cell| cell.name().ends_with("table-cell"));
        let is_box = rows.len() == 1 && cells(rows[0]).count() == 1;
        self.gatherer.gap();
        for (row, element) in rows.into_iter().enumerate() {
            let mut column = 0u16;
            for cell in cells(element) {
                let inside = match place {
                    Place::Body if is_box && cell.text().len() < 2_000 => Place::Aside,
                    Place::Body if is_box => Place::Body,
                    Place::Body => Place::Cell { row: u16::try_from(row).unwrap_or(u16::MAX), column },
                    outer => outer.clone(),
                };
                self.blocks(cell, &inside);
                let times = cell.attribute("number-columns-repeated").and_then(|n| n.parse().ok());
                column = column.saturating_add(times.unwrap_or(1));
            }
        }
        self.gatherer.gap();
    }

    fn paragraph(&mut self, element: Element<'t>, place: &Place) {
        let style = self.styles.style("paragraph", &element.attribute("style-name").unwrap_or_default());
        if style.breaks_page {
            self.gatherer.gap();
        }
        let mut line = Line::default();
        let open = self.open.iter().find_map(|id| self.changes.get(id));
        open.into_iter().for_each(|(_, voice)| line.suggest(voice));
        let look = self.look(element, &style, place, &mut line);
        let mut setting = Setting {
            bold: style.bold.unwrap_or(false),
            italic: style.italic.unwrap_or(false),
            link: None,
            size: style.size.unwrap_or(0),
        };
        if matches!(look, Look::Title | Look::Subtitle | Look::Heading(_)) {
            // That a heading's style is bold says nothing of its words.
            (setting.bold, setting.italic) = (false, false);
        }
        let mut beside = Beside::default();
        self.runs(element, &setting, &mut line, &mut beside);
        self.flush(beside, line, look);
    }

    fn look(&self, element: Element<'t>, style: &Style, place: &Place, line: &mut Line) -> Look {
        let named = style.names.iter().find_map(|name| look_of_style(name));
        let level = element.attribute("outline-level").and_then(|level| level.parse::<u8>().ok());
        let own = match named {
            Some(look) => Some(look),
            None if element.name() == "h" => Some(Look::Heading(level.unwrap_or(1).clamp(1, 6))),
            None => None,
        };
        match (place, own) {
            (Place::Body, own) => own.unwrap_or_default(),
            (Place::Item(sign), Some(look)) => {
                let sign = sign.as_ref().map(|sign| format!("{sign} ")).unwrap_or_default();
                line.push(&sign, &Setting::default(), Standing::Settled);
                look
            }
            (Place::Item(sign), None) => Look::Item(sign.clone()),
            (Place::Cell { row, column }, _) => Look::Cell { row: *row, column: *column },
            (Place::Aside, _) => Look::Aside,
            (Place::Footnote(sign), _) => Look::Footnote(sign.clone()),
        }
    }

    /// The pictures of a paragraph, the paragraph, its boxes.
    fn flush(&mut self, beside: Beside<'t>, line: Line, look: Look) {
        let is_carrier = !(beside.pictures.is_empty() && beside.boxes.is_empty());
        for picture in beside.pictures {
            self.gatherer.push_picture(picture);
        }
        // A paragraph that only carries a picture is no gap.
        if !(is_carrier && line.is_bare()) {
            self.gatherer.push(look, line);
        }
        self.gatherer.leave_out(&beside.left_out);
        for text_box in beside.boxes {
            self.gatherer.gap();
            self.blocks(text_box, &Place::Aside);
            self.gatherer.gap();
        }
    }

    fn runs(&mut self, parent: Element<'t>, setting: &Setting, line: &mut Line, beside: &mut Beside<'t>) {
        let standing = |reader: &Self| {
            if reader.open.is_empty() { Standing::Settled } else { Standing::Inserted }
        };
        for node in parent.nodes() {
            let element = match node {
                Child::Text(text) => {
                    let setting = self.affordable(setting);
                    line.push(&collapsed(text), &setting, standing(self));
                    continue;
                }
                Child::Element(element) => element,
            };
            match element.name() {
                "span" => {
                    let style =
                        self.styles.style("text", &element.attribute("style-name").unwrap_or_default());
                    if style.hidden == Some(true) {
                        beside.left_out.push_str(&plain(element));
                        continue;
                    }
                    let inner = Setting {
                        bold: style.bold.unwrap_or(setting.bold),
                        italic: style.italic.unwrap_or(setting.italic),
                        size: style.size.unwrap_or(setting.size),
                        link: setting.link.clone(),
                    };
                    self.runs(element, &inner, line, beside);
                }
                "a" => {
                    let link = element.attribute("href").and_then(|target| web_link(&target));
                    self.runs(element, &Setting { link, ..setting.clone() }, line, beside);
                }
                "s" | "tab" => line.push(" ", setting, standing(self)),
                "line-break" => line.push("\n", setting, standing(self)),
                "note" => self.note(element, setting, line),
                "annotation" => self.comment(element, line),
                "annotation-end" => {
                    element.attribute("name").into_iter().for_each(|name| line.end_comment(name));
                }
                "change-start" | "change-end" | "change" => self.change(element, line),
                "frame" | "custom-shape" | "rect" | "g" => self.drawing(element, None, beside),
                "ruby-text" | "soft-page-break" | "bookmark" | "bookmark-start" | "bookmark-end" => {}
                _ => self.runs(element, setting, line, beside),
            }
        }
    }

    fn affordable(&mut self, setting: &Setting) -> Setting {
        let spent = setting.link.as_ref().map_or(0, String::len);
        self.links_left = self.links_left.saturating_sub(spent);
        Setting { link: setting.link.clone().filter(|_| self.links_left > 0), ..setting.clone() }
    }

    fn note(&mut self, element: Element<'t>, setting: &Setting, line: &mut Line) {
        let Some(body) = element.child("note-body") else { return };
        let sign = (self.notes.len() + 1).to_string();
        let plain = Setting { link: None, ..setting.clone() };
        line.push(&raised(&sign), &plain, Standing::Settled);
        self.notes.push((sign, body));
    }

    fn comment(&mut self, element: Element<'t>, line: &mut Line) {
        let name = element.attribute("name").unwrap_or_else(|| format!("#{}", self.comments.len()));
        self.comments.insert(name.clone(), (voice(element), plain(element)));
        line.begin_comment(name.clone());
        if !self.ending.contains(&name) {
            line.end_comment(name);
        }
    }

    /// An insertion begins or ends here, or this is where something was taken out.
    fn change(&mut self, element: Element<'t>, line: &mut Line) {
        let Some(id) = element.attribute("change-id") else { return };
        let Some((change, voice)) = self.changes.get(&id) else { return };
        line.suggest(voice);
        match (change, element.name()) {
            (Change::Insertion, "change-start") => drop(self.open.insert(id)),
            (Change::Insertion, "change-end") => drop(self.open.remove(&id)),
            (Change::Deletion(words), "change") => {
                let words = plain(*words);
                line.push(&words, &Setting::default(), Standing::Deleted);
                // Each once: many places of one deletion would be many copies of it.
                self.changes.remove(&id);
            }
            _ => {}
        }
    }

    /// Pictures and text boxes in a frame or a shape.
    fn drawing(&mut self, element: Element<'t>, alt: Option<String>, beside: &mut Beside<'t>) {
        let stated = |name: &str| element.child(name).map(|e| e.text().trim().to_owned());
        let alt = stated("desc").or_else(|| stated("title")).filter(|alt| !alt.is_empty()).or(alt);
        // Further images of a frame are the same picture in other formats.
        if let Some(image) = element.child("image") {
            let picture = self.picture(image, alt.clone());
            beside.pictures.push(picture);
        }
        for child in element.children() {
            match child.name() {
                "text-box" => beside.boxes.push(child),
                "frame" | "custom-shape" | "rect" | "g" => self.drawing(child, alt.clone(), beside),
                _ => {}
            }
        }
        if element.name() != "frame" && element.child("p").is_some() {
            beside.boxes.push(element);
        }
    }

    fn picture(&mut self, image: Element<'t>, alt: Option<String>) -> SourcePicture {
        let address = image.attribute("href").unwrap_or_default();
        if address.contains("://") {
            self.remote += 1;
            return SourcePicture { name: address, alt, bytes: None };
        }
        let name = address.rsplit('/').next().unwrap_or_default().to_owned();
        // A picture that cannot be unpacked is no reason to lose the text.
        let bytes = self.archive.part(address.trim_start_matches("./")).ok().flatten();
        SourcePicture { name, alt, bytes }
    }

    /// Foot- and endnotes, in the order in which they stand in the text; notes in notes follow.
    pub(super) fn notes(&mut self) {
        let mut at = 0;
        while let Some((sign, body)) = self.notes.get(at).cloned() {
            self.blocks(body, &Place::Footnote(sign));
            at += 1;
        }
    }
}

fn rows_of<'t>(element: Element<'t>, rows: &mut Vec<Element<'t>>) {
    for child in element.children() {
        match child.name() {
            "table-row" => rows.push(child),
            "table-header-rows" | "table-rows" | "table-row-group" => rows_of(child, rows),
            _ => {}
        }
    }
}

/// White space in XML is one space (ODF 1.2, 6.1.2); spaces that count are elements.
fn collapsed(text: &str) -> String {
    let mut collapsed = String::with_capacity(text.len());
    for c in text.chars() {
        let is_space = matches!(c, ' ' | '\t' | '\n' | '\r');
        if !is_space {
            collapsed.push(c);
        } else if !collapsed.ends_with(' ') {
            collapsed.push(' ');
        }
    }
    collapsed
}

fn endings(element: Element<'_>, names: &mut HashSet<String>) {
    for child in element.children() {
        if child.name() == "annotation-end" {
            names.extend(child.attribute("name"));
        }
        endings(child, names);
    }
}

/// The regions of tracked changes. That a format was changed is not told.
fn changes<'t>(body: Element<'t>) -> HashMap<String, (Change<'t>, Voice)> {
    let region = |region: Element<'t>| {
        let id = region.attribute("id")?;
        let kind = region.children().next()?;
        let voice = kind.child("change-info").map(voice).unwrap_or_default();
        match kind.name() {
            "insertion" => Some((id, (Change::Insertion, voice))),
            "deletion" => Some((id, (Change::Deletion(kind), voice))),
            _ => None,
        }
    };
    body.child("tracked-changes").into_iter().flat_map(Element::children).filter_map(region).collect()
}
