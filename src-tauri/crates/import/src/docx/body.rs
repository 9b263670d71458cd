//! Paragraphs, tables and notes, in the order of the file.

use super::drawing::{Found, look_into};
use super::returned::{Origin, bookmarks};
use super::styles::{Letters, Lists, Style, Styles, listed, outline};
use super::{Relations, Target, plain, voice};
use crate::archive::{Archive, PackageError};
use crate::gather::{Gatherer, Line, Setting, Standing, is_contents_style, look_of_style, raised, web_link};
use crate::source::{Look, SourcePicture};
use crate::xml::{Element, Tree};
use std::collections::{HashMap, HashSet};

/// Most bytes of addresses of links in one file; beyond them links are plain words. A link repeated for every letter
/// would be a bomb.
const MAX_LINKS: usize = 8_000_000;

/// Where a paragraph stands.
#[derive(Clone, Default)]
pub(super) enum Place {
    #[default]
    Body,
    Cell {
        row: u16,
        column: u16,
    },
    Aside,
    Footnote(String),
}

/// What holds for the runs inside an element.
#[derive(Clone, Default)]
struct Around {
    letters: Letters,
    standing: Standing,
    link: Option<String>,
}

/// A reference to a note, in the order of the text.
struct Note {
    part: &'static str,
    id: String,
    sign: String,
}

/// What stands beside a paragraph's words.
#[derive(Default)]
struct Beside<'t> {
    pictures: Vec<SourcePicture>,
    boxes: Vec<Element<'t>>,
    left_out: String,
    /// The links of fields that are open, innermost last.
    fields: Vec<Option<String>>,
    breaks_page: bool,
}

pub(super) struct Reader<'r, 'b> {
    archive: &'r mut Archive<'b>,
    relations: &'r Relations,
    styles: &'r Styles,
    lists: Lists,
    gatherer: Gatherer,
    origins: Vec<Origin>,
    /// Bookmarks that began between two paragraphs.
    bookmarks: Vec<String>,
    notes: Vec<Note>,
    remote: usize,
    links_left: usize,
}

impl<'r, 'b> Reader<'r, 'b> {
    pub(super) fn new(
        archive: &'r mut Archive<'b>,
        relations: &'r Relations,
        styles: &'r Styles,
        lists: Lists,
        gatherer: Gatherer,
    ) -> Self {
        Self {
            archive,
            relations,
            styles,
            lists,
            gatherer,
            origins: Vec::new(),
            bookmarks: Vec::new(),
            notes: Vec::new(),
            remote: 0,
            links_left: MAX_LINKS,
        }
    }

    /// What was gathered, how many pictures lie on the net, and where the pieces come from.
    pub(super) fn done(self) -> (Gatherer, usize, Vec<Origin>) {
        (self.gatherer, self.remote, self.origins)
    }

    /// Paragraphs and tables in an element.
    pub(super) fn blocks(&mut self, parent: Element<'_>, place: Place) -> Result<(), PackageError> {
        for element in parent.children() {
            match element.name() {
                "p" => self.paragraph(element, &place)?,
                "tbl" => self.table(element, &place)?,
                "sectPr" | "tcPr" | "sdtPr" | "sdtEndPr" | "Fallback" => {}
                "footnoteRef" | "endnoteRef" => {}
                "bookmarkStart" => bookmarks(element, &mut self.bookmarks),
                // Content controls, custom XML, changes around whole paragraphs.
                _ => self.blocks(element, place.clone())?,
            }
        }
        Ok(())
    }

    /// A table of one cell is a box, if most of the text is not in it.
    fn table(&mut self, table: Element<'_>, place: &Place) -> Result<(), PackageError> {
        let rows: Vec<_> = inner(table, "tr");
        let is_box = rows.len() == 1 && inner(rows[0], "tc").len() == 1;
        self.gatherer.gap();
        for (row, element) in rows.into_iter().enumerate() {
            let mut column = 0u16;
            for cell in inner(element, "tc") {
                let inside = match place {
                    Place::Body if is_box && cell.text().len() < 2_000 => Place::Aside,
                    Place::Body if is_box => Place::Body,
                    Place::Body => Place::Cell { row: u16::try_from(row).unwrap_or(u16::MAX), column },
                    outer => outer.clone(),
                };
                self.blocks(cell, inside)?;
                let span =
                    cell.at(&["tcPr", "gridSpan"]).and_then(|span| span.attribute("val")?.parse().ok());
                column = column.saturating_add(span.unwrap_or(1));
            }
        }
        self.gatherer.gap();
        Ok(())
    }

    fn paragraph(&mut self, element: Element<'_>, place: &Place) -> Result<(), PackageError> {
        let properties = element.child("pPr");
        let id = properties.and_then(|p| p.child("pStyle")?.attribute("val"));
        let style = self.styles.paragraph(id.as_deref());
        if style.names.iter().any(|name| is_contents_style(name)) {
            self.gatherer.leave_out(&plain(element));
            return Ok(());
        }
        let mut begun = std::mem::take(&mut self.bookmarks);
        bookmarks(element, &mut begun);
        self.origins.push(Origin::new(self.gatherer.source.pieces.len(), &style, begun));
        if properties.is_some_and(|p| p.child("pageBreakBefore").is_some()) {
            self.gatherer.gap();
        }
        let level = properties.and_then(outline).or(style.outline);
        let listed = properties.and_then(listed).or_else(|| style.listed.clone()).filter(|l| l.list != "0");
        let sign = listed.as_ref().map(|listed| self.lists.next(listed));
        let mut look = own_look(&style, level, sign.clone());
        let mut line = Line::default();
        if let (Some(Some(sign)), Look::Heading(_) | Look::Title) = (&sign, &look) {
            line.push(&format!("{sign} "), &Setting::default(), Standing::Settled);
        }
        let mut letters = style.letters;
        if matches!(look, Look::Title | Look::Subtitle | Look::Heading(_)) {
            // That a heading's style is bold says nothing of its words.
            (letters.bold, letters.italic) = (None, None);
        }
        let mut beside = Beside::default();
        self.runs(element, &Around { letters, ..Around::default() }, &mut line, &mut beside);
        look = placed(look, place, &mut line);
        let is_carrier = !(beside.pictures.is_empty() && beside.boxes.is_empty());
        for picture in std::mem::take(&mut beside.pictures) {
            self.gatherer.push_picture(picture);
        }
        // A paragraph that only carries a picture is no gap.
        if !(is_carrier && line.is_bare()) {
            self.gatherer.push(look, line);
        }
        self.gatherer.leave_out(&beside.left_out);
        if beside.breaks_page {
            self.gatherer.gap();
        }
        for text_box in beside.boxes {
            self.gatherer.gap();
            self.blocks(text_box, Place::Aside)?;
            self.gatherer.gap();
        }
        Ok(())
    }

    fn runs<'t>(&mut self, parent: Element<'t>, around: &Around, line: &mut Line, beside: &mut Beside<'t>) {
        for element in parent.children() {
            let name = element.name();
            match name {
                "r" => self.run(element, around, line, beside),
                "ins" | "moveTo" | "del" | "moveFrom" => {
                    line.suggest(&voice(element));
                    let standing = match (name, around.standing) {
                        // Inserted by one, taken out by another: it never stood in the text.
                        (_, Standing::Inserted) | ("ins" | "moveTo", _) => Standing::Inserted,
                        _ => Standing::Deleted,
                    };
                    self.runs(element, &Around { standing, ..around.clone() }, line, beside);
                }
                "hyperlink" | "fldSimple" => {
                    let link = self.link(element).or_else(|| around.link.clone());
                    self.runs(element, &Around { link, ..around.clone() }, line, beside);
                }
                "commentRangeStart" => {
                    element.attribute("id").into_iter().for_each(|id| line.begin_comment(id))
                }
                "commentRangeEnd" => element.attribute("id").into_iter().for_each(|id| line.end_comment(id)),
                "Fallback" | "rt" => {}
                _ if name.ends_with("Pr") => {}
                _ => self.runs(element, around, line, beside),
            }
        }
    }

    fn link(&self, element: Element<'_>) -> Option<String> {
        if let Some(instruction) = element.attribute("instr") {
            return field_link(&instruction);
        }
        let id = element.attribute("id")?;
        self.relations.target(&id).and_then(|(target, _)| web_link(target))
    }

    fn run<'t>(&mut self, run: Element<'t>, around: &Around, line: &mut Line, beside: &mut Beside<'t>) {
        let mut letters = around.letters;
        if let Some(properties) = run.child("rPr") {
            let style = properties.child("rStyle").and_then(|style| style.attribute("val"));
            let style = style.map(|id| self.styles.characters(&id)).unwrap_or_default();
            letters = Letters::of(properties).or(style).or(letters);
        }
        let link = beside.fields.last().cloned().flatten().or_else(|| around.link.clone());
        let spent = link.as_ref().map_or(0, String::len);
        self.links_left = self.links_left.saturating_sub(spent);
        let setting = Setting {
            bold: letters.bold.unwrap_or(false),
            italic: letters.italic.unwrap_or(false),
            link: link.filter(|_| self.links_left > 0),
            size: letters.size.unwrap_or(0),
        };
        for element in run.children() {
            if let Some(text) = letters_of(element) {
                if letters.hidden == Some(true) {
                    beside.left_out.push_str(&text);
                } else {
                    line.push(&text, &setting, around.standing);
                }
                continue;
            }
            match element.name() {
                "br" => beside.breaks_page = true,
                "footnoteReference" => self.note("footnotes", element, &setting, around, line),
                "endnoteReference" => self.note("endnotes", element, &setting, around, line),
                "commentReference" => {
                    element.attribute("id").into_iter().for_each(|id| self.gatherer.mention(line, id));
                }
                "fldChar" => field(element, beside),
                "instrText" => {
                    if let (Some(link), Some(open)) = (field_link(&element.text()), beside.fields.last_mut())
                    {
                        *open = Some(link);
                    }
                }
                "rPr" | "delInstrText" => {}
                "ruby" => self.runs(element, around, line, beside),
                _ => self.drawing(element, beside),
            }
        }
    }

    fn note(
        &mut self,
        part: &'static str,
        element: Element<'_>,
        set: &Setting,
        around: &Around,
        line: &mut Line,
    ) {
        let Some(id) = element.attribute("id") else { return };
        let sign = (self.notes.len() + 1).to_string();
        line.push(&raised(&sign), &Setting { link: None, ..set.clone() }, around.standing);
        self.notes.push(Note { part, id, sign });
    }

    fn drawing<'t>(&mut self, element: Element<'t>, beside: &mut Beside<'t>) {
        let mut found = Found::default();
        look_into(element, &mut found);
        beside.boxes.append(&mut found.boxes);
        for (id, mut picture) in found.pictures {
            match self.relations.target(&id) {
                Some((address, Target::Outside)) => {
                    picture.name = address.to_owned();
                    self.remote += 1;
                }
                Some((part, Target::Inside)) => {
                    picture.name = part.rsplit('/').next().unwrap_or(part).to_owned();
                    // A picture that cannot be unpacked is no reason to lose the text.
                    picture.bytes = self.archive.part(part).ok().flatten();
                }
                None => {}
            }
            beside.pictures.push(picture);
        }
    }

    /// Foot- and endnotes, in the order in which the text refers to them.
    pub(super) fn notes(&mut self) -> Result<(), PackageError> {
        let notes = std::mem::take(&mut self.notes);
        let mut told = HashSet::new();
        for (part, element) in [("footnotes", "footnote"), ("endnotes", "endnote")] {
            if notes.iter().all(|note| note.part != part) {
                continue;
            }
            let Some(text) = self.archive.text(&self.relations.path(part))? else { continue };
            let tree = Tree::parse(&text)?;
            let texts: HashMap<_, _> = tree
                .root()
                .children()
                .filter(|text| text.name() == element)
                .filter_map(|text| Some((text.attribute("id")?, text)))
                .collect();
            for note in notes.iter().filter(|note| note.part == part) {
                // Each once: two references to one note would be two copies of its text.
                if let Some(found) = texts.get(&note.id).filter(|_| told.insert((part, note.id.clone()))) {
                    self.blocks(*found, Place::Footnote(note.sign.clone()))?;
                }
            }
        }
        Ok(())
    }
}

/// Rows of a table or cells of a row; content controls may stand between.
fn inner<'t>(parent: Element<'t>, name: &str) -> Vec<Element<'t>> {
    let mut found = Vec::new();
    for element in parent.children() {
        match element.name() {
            own if own == name => found.push(element),
            "sdt" | "sdtContent" | "customXml" | "ins" | "del" => found.extend(inner(element, name)),
            _ => {}
        }
    }
    found
}

/// What the paragraph is by its style, level and list.
fn own_look(style: &Style, level: Option<u8>, sign: Option<Option<String>>) -> Look {
    let named = style.names.iter().find_map(|name| look_of_style(name));
    match (named, level, sign) {
        (Some(look), _, _) => look,
        (None, Some(level @ 0..=8), _) => Look::Heading((level + 1).min(6)),
        (None, _, Some(sign)) => Look::Item(sign),
        _ => Look::Body,
    }
}

/// What it is in its place. The sign of an item in a cell or a box would be lost with its look.
fn placed(look: Look, place: &Place, line: &mut Line) -> Look {
    let inside = match place {
        Place::Body => return look,
        Place::Cell { row, column } => Look::Cell { row: *row, column: *column },
        Place::Aside => Look::Aside,
        Place::Footnote(sign) => Look::Footnote(sign.clone()),
    };
    if let Look::Item(Some(sign)) = look {
        line.precede(&format!("{sign} "));
    }
    inside
}

/// The letters that an element of a run stands for.
fn letters_of(element: Element<'_>) -> Option<String> {
    Some(match element.name() {
        "t" | "delText" => element.text(),
        "tab" | "ptab" => " ".to_owned(),
        "br" if element.attribute("type").as_deref() != Some("page") => "\n".to_owned(),
        "cr" => "\n".to_owned(),
        "noBreakHyphen" => "\u{2011}".to_owned(),
        "sym" => {
            let code = u32::from_str_radix(&element.attribute("char")?, 16).ok()?;
            char::from_u32(code)?.to_string()
        }
        _ => return None,
    })
}

/// A field opens with `begin` and closes with `end`; between them its instruction, then its result.
fn field(element: Element<'_>, beside: &mut Beside<'_>) {
    match element.attribute("fldCharType").as_deref() {
        Some("begin") => beside.fields.push(None),
        Some("end") => drop(beside.fields.pop()),
        _ => {}
    }
}

/// The address of `HYPERLINK "https://…"`.
fn field_link(instruction: &str) -> Option<String> {
    let rest = instruction.trim_start().strip_prefix("HYPERLINK")?;
    web_link(rest.split('"').nth(1).unwrap_or(rest.trim()))
}
