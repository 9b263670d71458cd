//! NITF 3.6 (IPTC): the text in elements of its own.

mod content;

use super::byline;
use crate::format::Manuscript;
use crate::galley;
use crate::package::{ExportError, PackageFile};
use crate::xml::{self, Xml};
use crate::zip_package::identifier;
use interview::Interview;
use jiff::Timestamp;

pub use super::reduce;

/// The text as one `.xml`.
///
/// # Errors
/// None; the signature is that of all formats.
pub fn write(manuscript: &Manuscript<'_>) -> Result<Vec<PackageFile>, ExportError> {
    let mut file = Xml::file();
    let attributes = [
        ("xmlns", "http://iptc.org/std/NITF/2006-10-18/"),
        ("version", "-//IPTC//DTD NITF 3.6//EN"),
        ("baselang", &xml::language_tag(&manuscript.interview.details.language)),
    ];
    file.element("nitf", &attributes, |file| {
        file.element("head", &[], |file| head(file, manuscript));
        file.line();
        file.element("body", &[], |file| {
            file.element("body.head", &[], |file| body_head(file, manuscript));
            file.line();
            file.element("body.content", &[], |file| content::write(file, manuscript));
        });
    });
    Ok(vec![PackageFile { path: format!("{}.xml", manuscript.slug), bytes: file.finish().into_bytes() }])
}

/// `20241118T080000Z`, as NITF has its dates.
fn norm(moment: Timestamp) -> String {
    moment.strftime("%Y%m%dT%H%M%SZ").to_string()
}

fn head(file: &mut Xml, manuscript: &Manuscript<'_>) {
    let interview = manuscript.interview;
    let details = &interview.details;
    file.leaf("title", &[], &interview.working_title());
    file.element("tobject", &[("tobject.type", "news")], |file| {
        file.empty("tobject.property", &[("tobject.property.type", "interview")]);
    });
    let status = match (galley::draft_mark(manuscript), manuscript.embargo()) {
        (Some(_), _) => "withheld",
        (None, Some(_)) => "embargoed",
        (None, None) => "usable",
    };
    file.element("docdata", &[("management-status", status)], |file| {
        file.empty("doc-id", &[("id-string", &identifier(manuscript.slug))]);
        let issued = manuscript.moment().map(|moment| ("date.issue", norm(moment)));
        let released = manuscript.embargo().map(|moment| ("date.release", norm(moment)));
        for (name, date) in issued.into_iter().chain(released) {
            file.empty(name, &[("norm", &date)]);
        }
        file.empty("du-key", &[("key", manuscript.slug)]);
        if !details.tags.is_empty() {
            file.element("key-list", &[], |file| {
                details.tags.iter().for_each(|tag| file.empty("keyword", &[("key", tag)]));
            });
        }
        if interview.guests().next().is_some() {
            file.element("identified-content", &[], |file| guests(file, interview));
        }
    });
    let published = [("name", manuscript.publication), ("position.section", &details.category)];
    let published: Vec<(&str, &str)> = published.into_iter().filter(|(_, value)| !value.is_empty()).collect();
    if !published.is_empty() {
        file.empty("pubdata", &published);
    }
}

fn guests(file: &mut Xml, interview: &Interview) {
    for guest in interview.guests() {
        file.element("person", &[], |file| {
            file.text(format!("{} {}", guest.title, guest.name).trim());
            let function = [guest.function.as_str(), guest.organisation.as_str()];
            let function: Vec<&str> = function.into_iter().filter(|part| !part.is_empty()).collect();
            if !function.is_empty() {
                file.text(", ");
                file.leaf("function", &[], &function.join(", "));
            }
        });
    }
}

fn body_head(file: &mut Xml, manuscript: &Manuscript<'_>) {
    let interview = manuscript.interview;
    let title = &interview.title;
    file.element("hedline", &[], |file| {
        file.leaf("hl1", &[], &title.headline);
        file.leaf_if("hl2", &[("class", "kicker")], &title.kicker);
    });
    if let Some(mark) = galley::draft_mark(manuscript) {
        file.element("note", &[("noteclass", "editorsnote")], |file| {
            file.element("body.content", &[], |file| file.leaf("p", &[], mark));
        });
    }
    file.leaf_if("byline", &[], &byline(interview));
    if let Some(date) = interview.details.date {
        let norm = manuscript.moment().map(norm);
        let norm: Vec<(&str, &str)> = norm.iter().map(|norm| ("norm", norm.as_str())).collect();
        let printed = galley::printed_date(date, &interview.details.language);
        file.element("dateline", &[], |file| file.leaf("story.date", &norm, &printed));
    }
    if !title.standfirst.is_empty() {
        file.element("abstract", &[], |file| file.leaf("p", &[], &title.standfirst));
    }
}
