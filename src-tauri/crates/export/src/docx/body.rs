//! `word/document.xml`: sections as bookmarks, lines as paragraphs, spans as runs.

use super::picture::Shown;
use super::{MAIN, Purpose, RELATIONS, Relations, styles};
use crate::galley::{Item, LetterStyle, Line, LineStyle, Section};
use crate::xml::{self, Xml};
use crate::zip_package::Part;
use interview::{Mark, Portrait, Span};

/// The text, and the pictures in it.
pub(super) struct Body<'a> {
    pub(super) xml: String,
    pub(super) media: Vec<Part<'a>>,
}

struct Writer<'w, 'a> {
    links: &'w mut Relations,
    /// The pictures that are in the file already, by their names.
    shown: Vec<(String, Shown)>,
    media: Vec<Part<'a>>,
    /// How many drawings there are so far: each has a number of its own.
    drawings: usize,
}

pub(super) fn write<'a>(
    galley: &[Section<'a>],
    purpose: Purpose,
    header: Option<&str>,
    links: &mut Relations,
) -> Body<'a> {
    let mut writer = Writer { links, shown: Vec::new(), media: Vec::new(), drawings: 0 };
    let mut file = Xml::file();
    let namespaces = [
        ("xmlns:w", MAIN),
        ("xmlns:r", RELATIONS),
        ("xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
        ("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
        ("xmlns:pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"),
    ];
    file.element("w:document", &namespaces, |xml| {
        xml.element("w:body", &[], |xml| {
            for (i, section) in galley.iter().enumerate() {
                if purpose == Purpose::Approval && is_settled(section) {
                    locked(xml, |xml| writer.section(xml, section, i));
                } else {
                    writer.section(xml, section, i);
                }
            }
            page(xml, header);
        });
    });
    Body { xml: file.finish(), media: writer.media }
}

/// What was not said by those who are asked to approve: all but their answers, and what tells of them.
fn is_settled(section: &Section<'_>) -> bool {
    let is_theirs = |item: &Item<'_>| match item {
        Item::Picture(..) => true,
        Item::Line(line) => matches!(
            line.style,
            LineStyle::Answer
                | LineStyle::PullQuote
                | LineStyle::BoxHeading
                | LineStyle::BoxText
                | LineStyle::PictureText
                | LineStyle::Caption
        ),
    };
    !section.items.iter().any(is_theirs)
}

/// A content control whose content cannot be changed, nor the control be taken away.
fn locked(xml: &mut Xml, content: impl FnOnce(&mut Xml)) {
    xml.element("w:sdt", &[], |xml| {
        xml.element("w:sdtPr", &[], |xml| xml.empty("w:lock", &[("w:val", "sdtContentLocked")]));
        xml.element("w:sdtContent", &[], content);
    });
}

/// A4, as everywhere outside North America; margins of 2.5 cm.
fn page(xml: &mut Xml, header: Option<&str>) {
    xml.element("w:sectPr", &[], |xml| {
        if let Some(id) = header {
            xml.empty("w:headerReference", &[("w:type", "default"), ("r:id", id)]);
        }
        xml.empty("w:pgSz", &[("w:w", "11906"), ("w:h", "16838")]);
        let margins = ["top", "right", "bottom", "left"].map(|side| (format!("w:{side}"), "1418"));
        let rest = [("w:header", "709"), ("w:footer", "709"), ("w:gutter", "0")];
        let all: Vec<(&str, &str)> =
            margins.iter().map(|(side, size)| (side.as_str(), *size)).chain(rest).collect();
        xml.empty("w:pgMar", &all);
    });
}

impl<'a> Writer<'_, 'a> {
    /// The lines of a block, its bookmark around them.
    fn section(&mut self, xml: &mut Xml, section: &Section<'a>, number: usize) {
        let number = number.to_string();
        let bookmark = section.block.map(xml::anchor);
        let last = section.items.len().saturating_sub(1);
        for (i, item) in section.items.iter().enumerate() {
            let begins = bookmark.as_deref().filter(|_| i == 0);
            let ends = bookmark.as_deref().filter(|_| i == last);
            xml.element("w:p", &[], |xml| {
                properties(xml, item);
                if let Some(name) = begins {
                    xml.empty("w:bookmarkStart", &[("w:id", &number), ("w:name", name)]);
                }
                match item {
                    Item::Line(line) => self.line(xml, line),
                    Item::Picture(portrait, file) => self.picture(xml, portrait, &file.path, &file.bytes),
                }
                if ends.is_some() {
                    xml.empty("w:bookmarkEnd", &[("w:id", &number)]);
                }
            });
            xml.line();
        }
    }

    fn line(&mut self, xml: &mut Xml, line: &Line) {
        if !line.label.is_empty() {
            run(xml, &Span::plain(line.label.as_str()), Some(LetterStyle::Speaker));
        }
        for span in line.text.spans() {
            match span.link.as_deref() {
                Some(url) => {
                    let id = self.links.link(url);
                    xml.element("w:hyperlink", &[("r:id", &id), ("w:history", "1")], |xml| {
                        run(xml, span, None)
                    });
                }
                None => run(xml, span, None),
            }
        }
        if !line.credit.is_empty() {
            let gap = if line.text.spans().is_empty() { "" } else { " " };
            run(xml, &Span::plain(format!("{gap}{}", line.credit)), Some(LetterStyle::Credit));
        }
    }

    /// The picture in the line, or its alternative text if its bytes are no picture that Word shows.
    fn picture(&mut self, xml: &mut Xml, portrait: &Portrait, path: &str, bytes: &'a [u8]) {
        let known = self.shown.iter().position(|(known, _)| known == path);
        let place = known.or_else(|| {
            let (shown, bytes) = Shown::of(bytes)?;
            let name = format!("media/picture{}.{}", self.shown.len() + 1, shown.extension);
            self.media.push(Part::stored(&format!("word/{name}"), bytes));
            self.shown.push((path.to_owned(), shown.under(self.links.add("image", &name))));
            Some(self.shown.len() - 1)
        });
        let alt = portrait.alt.text();
        match place.and_then(|place| self.shown.get(place)) {
            Some((_, shown)) => {
                self.drawings += 1;
                xml.element("w:r", &[], |xml| shown.draw(xml, self.drawings, path, &portrait.alt));
            }
            None => run(xml, &Span::plain(alt), None),
        }
    }
}

/// The style of the paragraph, and whether it runs from right to left.
fn properties(xml: &mut Xml, item: &Item<'_>) {
    xml.element("w:pPr", &[], |xml| match item {
        Item::Line(line) => {
            xml.empty("w:pStyle", &[("w:val", styles::id(line.style))]);
            if xml::runs_from_the_right(&line.text.text()) {
                xml.empty("w:bidi", &[]);
            }
        }
        // The caption stays with its picture.
        Item::Picture(..) => {
            xml.empty("w:pStyle", &[("w:val", styles::id(LineStyle::Caption))]);
            xml.empty("w:keepNext", &[]);
        }
    });
}

fn run(xml: &mut Xml, span: &Span, style: Option<LetterStyle>) {
    let style = style.map(styles::letter_id).or(span.link.is_some().then_some(styles::LINK));
    xml.element("w:r", &[], |xml| {
        if style.is_some() || !span.marks.is_empty() {
            xml.element("w:rPr", &[], |xml| run_properties(xml, span, style));
        }
        letters(xml, &span.text);
    });
}

fn run_properties(xml: &mut Xml, span: &Span, style: Option<&str>) {
    if let Some(id) = style {
        xml.empty("w:rStyle", &[("w:val", id)]);
    }
    for (mark, names) in [(Mark::Strong, ["w:b", "w:bCs"]), (Mark::Emphasis, ["w:i", "w:iCs"])] {
        if span.has(mark) {
            names.iter().for_each(|name| xml.empty(name, &[]));
        }
    }
}

/// Letters; line breaks and the two hyphens for which Word has elements of its own.
fn letters(xml: &mut Xml, text: &str) {
    let mut plain = String::new();
    for c in text.chars() {
        let element = match c {
            '\n' => "w:br",
            '\u{2011}' => "w:noBreakHyphen",
            '\u{ad}' => "w:softHyphen",
            c => {
                plain.push(c);
                continue;
            }
        };
        flush(xml, &mut plain);
        xml.empty(element, &[]);
    }
    flush(xml, &mut plain);
}

fn flush(xml: &mut Xml, plain: &mut String) {
    xml.leaf_if("w:t", &[("xml:space", "preserve")], plain);
    plain.clear();
}
