//! NewsML-G2 2.35 (IPTC): a message with an item for the text, as XHTML, and one for each picture. Terms are given by their
//! whole addresses, so that no catalogue has to be looked up.

use super::{GENRE, Shown, body, byline, picture_address, shown};
use crate::format::Manuscript;
use crate::galley;
use crate::moment::in_utc;
use crate::package::{ExportError, PackageFile};
use crate::xml::{self, Xml};
use crate::zip_package::identifier;
use interview::Interview;

pub use super::reduce;

const NAMESPACE: &str = "http://iptc.org/std/nar/2006-10-01/";
const CODES: &str = "http://cv.iptc.org/newscodes";
/// Whoever does not know the day says the first that ZIP knows; no format asks the clock.
const UNKNOWN: &str = "1980-01-01T00:00:00Z";

/// The text and its pictures as one `.xml`.
///
/// # Errors
/// None; the signature is that of all formats.
pub fn write(manuscript: &Manuscript<'_>) -> Result<Vec<PackageFile>, ExportError> {
    let pictures = shown(manuscript);
    let mut file = Xml::file();
    file.element("newsMessage", &[("xmlns", NAMESPACE)], |file| {
        file.element("header", &[], |file| file.leaf("sent", &[], &created(manuscript)));
        file.element("itemSet", &[], |file| {
            text(file, manuscript, &pictures);
            pictures.iter().for_each(|shown| picture(file, manuscript, shown));
        });
    });
    Ok(vec![PackageFile { path: format!("{}.xml", manuscript.slug), bytes: file.finish().into_bytes() }])
}

fn created(manuscript: &Manuscript<'_>) -> String {
    manuscript.moment().map_or(UNKNOWN.to_owned(), in_utc)
}

/// An item: what it is, and what is in it.
fn item(file: &mut Xml, manuscript: &Manuscript<'_>, guid: &str, inside: impl FnOnce(&mut Xml)) {
    let attributes = [
        ("guid", guid),
        ("version", "1"),
        ("standard", "NewsML-G2"),
        ("standardversion", "2.35"),
        ("conformance", "power"),
        ("xml:lang", &xml::language_tag(&manuscript.interview.details.language)),
    ];
    file.line();
    file.element("newsItem", &attributes, inside);
}

fn item_meta(
    file: &mut Xml,
    manuscript: &Manuscript<'_>,
    kind: &str,
    title: &str,
    links: impl FnOnce(&mut Xml),
) {
    let draft = galley::draft_mark(manuscript);
    file.element("itemMeta", &[], |file| {
        file.empty("itemClass", &[("uri", &format!("{CODES}/ninature/{kind}"))]);
        match manuscript.publication {
            "" => file.empty("provider", &[("literal", "newsroom")]),
            name => file.element("provider", &[], |file| file.leaf("name", &[], name)),
        }
        file.leaf("versionCreated", &[], &created(manuscript));
        if let Some(embargo) = manuscript.embargo() {
            file.leaf("embargoed", &[], &in_utc(embargo));
        }
        let status = if draft.is_some() { "withheld" } else { "usable" };
        file.empty("pubStatus", &[("uri", &format!("{CODES}/pubstatusg2/{status}"))]);
        file.leaf_if("title", &[], title);
        file.leaf_if("edNote", &[], draft.unwrap_or_default());
        links(file);
    });
}

fn text(file: &mut Xml, manuscript: &Manuscript<'_>, pictures: &[Shown<'_>]) {
    let interview = manuscript.interview;
    item(file, manuscript, &identifier(manuscript.slug), |file| {
        item_meta(file, manuscript, "text", &interview.working_title(), |file| {
            for shown in pictures {
                let relation = format!("{CODES}/itemrelation/seeAlso");
                file.empty("link", &[("reluri", &relation), ("residref", &shown.identifier())]);
            }
        });
        file.element("contentMeta", &[], |file| content_meta(file, interview));
        file.element("contentSet", &[], |file| {
            file.element("inlineXML", &[("contenttype", "application/xhtml+xml")], |file| {
                file.element("html", &[("xmlns", "http://www.w3.org/1999/xhtml")], |file| {
                    file.element("head", &[], |file| file.leaf("title", &[], &interview.working_title()));
                    file.element("body", &[], |file| body(file, manuscript));
                });
            });
        });
    });
}

fn content_meta(file: &mut Xml, interview: &Interview) {
    let details = &interview.details;
    if let Some(date) = details.date {
        file.leaf("contentCreated", &[], &date.to_string());
    }
    for name in interview.title.byline.iter().flat_map(|entry| &entry.names) {
        file.element("creator", &[], |file| file.leaf("name", &[], name));
    }
    for guest in interview.guests().filter(|guest| !guest.name.is_empty()) {
        let name = format!("{} {}", guest.title, guest.name);
        file.element("contributor", &[], |file| file.leaf("name", &[], name.trim()));
    }
    file.empty("language", &[("tag", &xml::language_tag(&details.language))]);
    file.element("genre", &[("uri", GENRE.1)], |file| file.leaf("name", &[], GENRE.0));
    for tag in &details.tags {
        file.leaf("keyword", &[], tag);
    }
    if !details.category.is_empty() {
        file.element("subject", &[], |file| file.leaf("name", &[], &details.category));
    }
    file.leaf_if("slugline", &[], &interview.title.kicker);
    file.leaf_if("headline", &[], &interview.title.headline);
    file.leaf_if("by", &[], &byline(interview));
    let summary = format!("{CODES}/descriptionrole/summary");
    file.leaf_if("description", &[("roleuri", &summary)], &interview.title.standfirst);
}

fn picture(file: &mut Xml, manuscript: &Manuscript<'_>, shown: &Shown<'_>) {
    let portrait = shown.portrait;
    let credit = &portrait.credit;
    item(file, manuscript, &shown.identifier(), |file| {
        if !credit.copyright.is_empty() || !credit.usage_terms.is_empty() {
            file.element("rightsInfo", &[], |file| {
                file.leaf_if("copyrightNotice", &[], &credit.copyright);
                file.leaf_if("usageTerms", &[], &credit.usage_terms);
            });
        }
        item_meta(file, manuscript, "picture", portrait.alt.text(), |_| {});
        file.element("contentMeta", &[], |file| {
            if !credit.creator.is_empty() {
                file.element("creator", &[], |file| file.leaf("name", &[], &credit.creator));
            }
            let form = manuscript.style.credit_form(&manuscript.interview.details.language);
            file.leaf_if("creditline", &[], &credit.printed(&form));
            let caption = format!("{CODES}/descriptionrole/caption");
            file.leaf_if("description", &[("roleuri", &caption)], &portrait.caption);
        });
        file.element("contentSet", &[], |file| {
            let address = picture_address(manuscript, shown.file);
            let length = shown.file.bytes.len().to_string();
            let size = shown.size.map(|(width, height)| (width.to_string(), height.to_string()));
            let mut attributes =
                vec![("href", address.as_str()), ("contenttype", shown.media_type), ("size", &length)];
            if let Some((width, height)) = &size {
                attributes.extend([("width", width.as_str()), ("height", height)]);
            }
            file.empty("remoteContent", &attributes);
        });
    });
}
