//! `nav.xhtml`: the interview, and in it its subheadings and questions.

use super::{document, language, title};
use crate::format::Manuscript;
use crate::xml::{self, Xml};
use interview::{Block, Content};

pub(super) fn file(manuscript: &Manuscript<'_>) -> String {
    let contents = language(manuscript).choose("Inhalt", "Contents");
    document(manuscript, contents, |file| {
        file.element("nav", &[("epub:type", "toc"), ("role", "doc-toc")], |file| {
            file.leaf("h1", &[], contents);
            file.element("ol", &[], |file| {
                file.element("li", &[], |file| {
                    file.leaf("a", &[("href", "interview.xhtml")], &title(manuscript));
                    let entries: Vec<_> = manuscript.interview.blocks.iter().filter_map(entry).collect();
                    if !entries.is_empty() {
                        file.element("ol", &[], |file| list(file, &entries));
                    }
                });
            });
        });
    })
}

fn list(file: &mut Xml, entries: &[(String, String)]) {
    for (address, words) in entries {
        file.element("li", &[], |file| file.leaf("a", &[("href", address)], words));
    }
}

/// Where a heading is, and its words.
fn entry(block: &Block) -> Option<(String, String)> {
    let text = match &block.content {
        Content::Question { text, .. } => text.first()?,
        Content::Subheading { text } => text,
        _ => return None,
    };
    let words = text.text().replace('\n', " ");
    (!words.trim().is_empty()).then(|| (format!("interview.xhtml#{}", xml::anchor(&block.id)), words))
}
