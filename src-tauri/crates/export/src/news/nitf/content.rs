//! `body.content`: the sections of the galley in the elements of NITF.

use super::super::{picture_address, shown};
use crate::format::Manuscript;
use crate::galley::{Item, Line, LineStyle, Section, galley};
use crate::package::PackageFile;
use crate::xml::{self, Xml};
use interview::{Mark, Portrait, Span};

/// The text from the first block on. What stands above it has its place in `body.head`.
pub(super) fn write(file: &mut Xml, manuscript: &Manuscript<'_>) {
    for section in galley(manuscript) {
        write_section(file, manuscript, &section);
        file.line();
    }
}

fn write_section(file: &mut Xml, manuscript: &Manuscript<'_>, section: &Section<'_>) {
    let id = section.block.map(xml::anchor);
    let id = id.as_deref().map(|id| ("id", id));
    let around = |class| [("class", class)].into_iter().chain(id).collect::<Vec<_>>();
    let lines = || {
        section.items.iter().filter_map(|item| match item {
            Item::Line(line) => Some(line),
            Item::Picture(..) => None,
        })
    };
    match (section.items.first(), lines().next().map(|line| line.style)) {
        (Some(Item::Picture(portrait, picture)), _) => {
            media(file, manuscript, (portrait, picture), lines(), id);
        }
        (_, Some(LineStyle::PullQuote)) => {
            file.element("bq", &around("pull-quote"), |file| {
                file.element("block", &[], |file| lines().for_each(|own| line(file, own, None)));
            });
        }
        (_, Some(LineStyle::BoxHeading | LineStyle::BoxText)) => {
            file.element("block", &around("box"), |file| lines().for_each(|own| line(file, own, None)));
        }
        // In the head of the body.
        (_, Some(LineStyle::Kicker | LineStyle::Headline | LineStyle::Standfirst | LineStyle::Date)) => {}
        _ => {
            let mut id = id;
            for own in lines().filter(|line| line.style != LineStyle::Byline) {
                line(file, own, id.take());
            }
        }
    }
}

fn line(file: &mut Xml, line: &Line, id: Option<(&str, &str)>) {
    let (name, class) = match line.style {
        LineStyle::Question if id.is_some() => ("hl2", "question"),
        LineStyle::Question => ("p", "question"),
        LineStyle::Subheading => ("hl2", "subheading"),
        LineStyle::BoxHeading => ("hl2", "box-heading"),
        LineStyle::RelatedHeading => ("hl2", "related-heading"),
        LineStyle::Answer => ("p", "answer"),
        LineStyle::Intro => ("p", "intro"),
        LineStyle::Note => ("p", "note"),
        LineStyle::PullQuote => ("p", "quote"),
        LineStyle::BoxText => ("p", "box-text"),
        LineStyle::PictureText => ("p", "alternative"),
        LineStyle::Caption => ("p", "caption"),
        LineStyle::RelatedItem => ("p", "related"),
        LineStyle::Kicker
        | LineStyle::Headline
        | LineStyle::Standfirst
        | LineStyle::Date
        | LineStyle::Byline => ("p", ""),
    };
    let attributes: Vec<(&str, &str)> = [("class", class)].into_iter().chain(id).collect();
    file.element(name, &attributes, |file| letters(file, line));
}

fn letters(file: &mut Xml, line: &Line) {
    if !line.label.is_empty() {
        file.leaf("em", &[("class", "speaker")], line.label.trim_end());
        file.text(" ");
    }
    line.text.spans().iter().for_each(|own| span(file, own));
    if !line.credit.is_empty() {
        file.text(if line.text.is_blank() { "" } else { " " });
        file.leaf("em", &[("class", "credit")], &line.credit);
    }
}

/// A span: NITF has one element for emphasis; its class says which.
fn span(file: &mut Xml, span: &Span) {
    let class = match (span.has(Mark::Strong), span.has(Mark::Emphasis)) {
        (false, false) => None,
        (true, false) => Some("strong"),
        (false, true) => Some("emphasis"),
        (true, true) => Some("strong emphasis"),
    };
    let marked = |file: &mut Xml| match class {
        Some(class) => file.element("em", &[("class", class)], |file| broken(file, &span.text)),
        None => broken(file, &span.text),
    };
    match &span.link {
        Some(url) => file.element("a", &[("href", &xml::address(url))], marked),
        None => marked(file),
    }
}

fn broken(file: &mut Xml, text: &str) {
    for (i, line) in text.split('\n').enumerate() {
        if i > 0 {
            file.empty("br", &[]);
        }
        file.text(line);
    }
}

fn media<'l>(
    file: &mut Xml,
    manuscript: &Manuscript<'_>,
    (portrait, picture): (&Portrait, &PackageFile),
    lines: impl Iterator<Item = &'l Line>,
    id: Option<(&str, &str)>,
) {
    let shown = shown(manuscript).into_iter().find(|shown| shown.portrait.id == portrait.id);
    let size = shown.as_ref().and_then(|shown| shown.size).map(|(w, h)| (w.to_string(), h.to_string()));
    let address = picture_address(manuscript, picture);
    let mut reference = vec![("source", address.as_str()), ("alternate-text", portrait.alt.text())];
    reference.extend(shown.iter().map(|shown| ("mime-type", shown.media_type)));
    if let Some((width, height)) = &size {
        reference.extend([("width", width.as_str()), ("height", height), ("units", "pixels")]);
    }
    let around: Vec<(&str, &str)> =
        [("media-type", "image"), ("class", "portrait")].into_iter().chain(id).collect();
    file.element("media", &around, |file| {
        file.empty("media-reference", &reference);
        for own in lines {
            if !own.text.is_blank() {
                file.element("media-caption", &[], |file| {
                    file.element("p", &[], |file| own.text.spans().iter().for_each(|text| span(file, text)));
                });
            }
            file.leaf_if("media-producer", &[], &own.credit);
        }
    });
}
