//! The text as XHTML: what e-books and news formats carry inside.

use crate::format::Manuscript;
use crate::galley::{self, Item, Line, LineStyle, Section, galley};
use crate::package::PackageFile;
use crate::xml::{self, Xml};
use interview::{AltText, Mark, Portrait, Span};
use markdown::Questions;

/// Where a picture lies, as the text refers to it; nothing if the format does not show it.
pub(crate) type Address<'f> = &'f dyn Fn(&PackageFile) -> Option<String>;

/// An article with everything that a reader reads.
pub(crate) fn article(xml: &mut Xml, manuscript: &Manuscript<'_>, address: Address<'_>) {
    let writer = Writer { questions: manuscript.style.questions, address };
    xml.element("article", &[], |xml| {
        if let Some(mark) = galley::draft_mark(manuscript) {
            xml.leaf("p", &[("class", "draft")], mark);
        }
        for section in galley(manuscript) {
            writer.section(xml, &section);
            xml.line();
        }
    });
}

struct Writer<'f> {
    questions: Questions,
    address: Address<'f>,
}

impl Writer<'_> {
    /// The lines of a section in the element that holds them together.
    fn section(&self, xml: &mut Xml, section: &Section<'_>) {
        let id = section.block.map(xml::anchor);
        let id = id.as_deref().map(|id| ("id", id));
        let around = |class| [("class", class)].into_iter().chain(id).collect::<Vec<_>>();
        let first = section.items.iter().find_map(|item| match item {
            Item::Line(line) => Some(line.style),
            Item::Picture(..) => None,
        });
        match (section.items.first(), first) {
            (Some(Item::Picture(..)), _) | (_, Some(LineStyle::PictureText | LineStyle::Caption)) => {
                xml.element("figure", &around("portrait"), |xml| self.items(xml, section, None));
            }
            (_, Some(LineStyle::PullQuote)) => {
                let mut attributes = around("pull-quote");
                attributes.push(("role", "doc-pullquote"));
                xml.element("aside", &attributes, |xml| self.items(xml, section, None));
            }
            (_, Some(LineStyle::BoxHeading | LineStyle::BoxText)) => {
                xml.element("aside", &around("box"), |xml| self.items(xml, section, None));
            }
            (_, Some(LineStyle::Kicker | LineStyle::Headline | LineStyle::Standfirst | LineStyle::Date)) => {
                xml.element("header", &[], |xml| self.items(xml, section, None));
            }
            (_, Some(LineStyle::Byline | LineStyle::RelatedHeading)) => {
                xml.element("footer", &[], |xml| self.items(xml, section, None));
            }
            _ => self.items(xml, section, id),
        }
    }

    /// The lines; the first bears the id.
    fn items(&self, xml: &mut Xml, section: &Section<'_>, mut id: Option<(&str, &str)>) {
        for item in &section.items {
            match item {
                Item::Line(line) => self.line(xml, line, id.take()),
                Item::Picture(portrait, file) => self.picture(xml, portrait, file),
            }
        }
    }

    fn line(&self, xml: &mut Xml, line: &Line, id: Option<(&str, &str)>) {
        let (name, class) = self.element(line.style);
        // Of a question of several paragraphs, the first is the heading.
        let name = if name == "h2" && line.style == LineStyle::Question && id.is_none() { "p" } else { name };
        let mut attributes = vec![("class", class)];
        attributes.extend(id);
        if xml::runs_from_the_right(&line.text.text()) {
            attributes.push(("dir", "rtl"));
        }
        xml.element(name, &attributes, |xml| {
            if !line.label.is_empty() {
                xml.leaf("b", &[("class", "speaker")], line.label.trim_end());
                xml.text(" ");
            }
            // A question that is no heading is bold without any style sheet.
            match (name, line.style) {
                ("p", LineStyle::Question) => xml.element("strong", &[], |xml| letters(xml, line)),
                _ => letters(xml, line),
            }
            if !line.credit.is_empty() {
                xml.text(if line.text.is_blank() { "" } else { " " });
                xml.leaf("span", &[("class", "credit")], &line.credit);
            }
        });
    }

    fn element(&self, style: LineStyle) -> (&'static str, &'static str) {
        match style {
            LineStyle::Kicker => ("p", "kicker"),
            LineStyle::Headline => ("h1", "headline"),
            LineStyle::Standfirst => ("p", "standfirst"),
            LineStyle::Date => ("p", "date"),
            LineStyle::Intro => ("p", "intro"),
            LineStyle::Question if self.questions == Questions::Headings => ("h2", "question"),
            LineStyle::Question => ("p", "question"),
            LineStyle::Answer => ("p", "answer"),
            LineStyle::PullQuote => ("p", "quote"),
            LineStyle::Subheading => ("h2", "subheading"),
            LineStyle::Note => ("p", "note"),
            LineStyle::BoxHeading => ("h3", "box-heading"),
            LineStyle::BoxText => ("p", "box-text"),
            LineStyle::PictureText => ("p", "alternative"),
            LineStyle::Caption => ("figcaption", "caption"),
            LineStyle::Byline => ("p", "byline"),
            LineStyle::RelatedHeading => ("h2", "related-heading"),
            LineStyle::RelatedItem => ("p", "related"),
        }
    }

    /// The picture, or its alternative text if the format does not show it.
    fn picture(&self, xml: &mut Xml, portrait: &Portrait, file: &PackageFile) {
        let alt = portrait.alt.text();
        match (self.address)(file) {
            Some(address) => {
                let mut attributes = vec![("src", address.as_str()), ("alt", alt)];
                if portrait.alt == AltText::Decorative {
                    attributes.push(("role", "presentation"));
                }
                xml.empty("img", &attributes);
            }
            None if alt.is_empty() => {}
            None => xml.leaf("p", &[("class", "alternative")], alt),
        }
    }
}

fn letters(xml: &mut Xml, line: &Line) {
    line.text.spans().iter().for_each(|span| marked(xml, span));
}

/// A span in the elements of its marks.
fn marked(xml: &mut Xml, span: &Span) {
    let wraps = [
        span.link.as_deref().map(|url| ("a", vec![("href", xml::address(url))])),
        span.has(Mark::Strong).then(|| ("strong", vec![])),
        span.has(Mark::Emphasis).then(|| ("em", vec![])),
    ];
    wrapped(xml, &mut wraps.into_iter().flatten(), &span.text);
}

fn wrapped(
    xml: &mut Xml,
    wraps: &mut dyn Iterator<Item = (&'static str, Vec<(&'static str, String)>)>,
    text: &str,
) {
    match wraps.next() {
        Some((name, attributes)) => {
            let attributes: Vec<(&str, &str)> = attributes.iter().map(|(k, v)| (*k, v.as_str())).collect();
            xml.element(name, &attributes, |xml| wrapped(xml, wraps, text));
        }
        None => {
            for (i, line) in text.split('\n').enumerate() {
                if i > 0 {
                    xml.empty("br", &[]);
                }
                xml.text(line);
            }
        }
    }
}
