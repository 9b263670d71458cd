//! OpenDocument texts (ODF 1.2 to 1.4), as LibreOffice Writer saves them: what [`crate::docx`] does, for their vocabulary.

mod body;
mod styles;

use crate::archive::{Archive, PackageError};
use crate::gather::{Gatherer, Voice};
use crate::notice::{Notice, Remark};
use crate::source::Source;
use crate::xml::{Child, Element, Tree};
use styles::Styles;

/// Reads a file.
///
/// # Errors
/// If the package is damaged, locked, has no text, or breaks a bound of [`crate::archive`] or [`crate::xml`].
pub fn read(bytes: &[u8]) -> Result<(Source, Vec<Remark>), PackageError> {
    let mut archive = Archive::open(bytes)?;
    let manifest = archive.text("META-INF/manifest.xml")?.unwrap_or_default();
    if manifest.contains("encryption-data") {
        return Err(PackageError::Locked);
    }
    let has_macros = archive.has("Basic/script-lc.xml");
    let text = archive.text("content.xml")?.ok_or(PackageError::NoText)?;
    let tree = Tree::parse(&text)?;
    let body = tree.root().at(&["body", "text"]).ok_or(PackageError::NoText)?;

    let mut styles = Styles::default();
    let mut furniture = Vec::new();
    if let Some(text) = archive.text("styles.xml")? {
        let tree = Tree::parse(&text)?;
        styles.take(tree.root());
        furniture = headers_and_footers(tree.root());
    }
    styles.take(tree.root());
    let mut gatherer = Gatherer::default();
    if let Some(text) = archive.text("meta.xml")? {
        gatherer.source.facts = facts(&Tree::parse(&text)?);
    }
    let stated = gatherer.source.facts.iter().find(|fact| fact.0 == "language").map(|fact| fact.1.clone());
    gatherer.source.language = stated.or_else(|| styles.language.clone());

    let mut reader = body::Reader::new(&mut archive, &styles, gatherer, body);
    reader.blocks(body, &body::Place::Body);
    reader.notes();
    let (mut gatherer, comments, remote) = reader.done();
    furniture.iter().for_each(|text| gatherer.leave_out(text));
    let mut remarks = Vec::new();
    if has_macros {
        remarks.push(Remark::new("blocks", Notice::Macros, 1.0));
    }
    if remote > 0 {
        remarks.push(Remark::new("blocks", Notice::RemotePictures(remote), 1.0));
    }
    Ok((gatherer.finish(comments), remarks))
}

/// Title, author and dates as the file states them.
fn facts(tree: &Tree<'_>) -> Vec<(String, String)> {
    let fact = |element: Element<'_>| {
        let name = match element.name() {
            "initial-creator" => "author",
            "creation-date" => "date",
            "date" => "modified",
            "keyword" => "keywords",
            name @ ("title" | "subject" | "description" | "language") => name,
            _ => return None,
        };
        let value = element.text().trim().to_owned();
        (!value.is_empty()).then(|| (name.to_owned(), value))
    };
    tree.root().child("meta").into_iter().flat_map(Element::children).filter_map(fact).collect()
}

/// What stands on every page, each wording once.
fn headers_and_footers(root: Element<'_>) -> Vec<String> {
    let pages = root.child("master-styles").into_iter().flat_map(Element::children);
    let mut texts: Vec<String> = Vec::new();
    for part in pages.flat_map(Element::children).filter(|part| {
        ["header", "footer", "header-left", "footer-left", "header-first", "footer-first"]
            .contains(&part.name())
    }) {
        let text = plain(part);
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    texts
}

/// Who, and when, of a change or a comment.
fn voice(element: Element<'_>) -> Voice {
    let stated = |name: &str| element.child(name).map(Element::text).filter(|value| !value.is_empty());
    Voice { author: stated("creator"), date: stated("date") }
}

/// The words of paragraphs, a line for each.
fn plain(element: Element<'_>) -> String {
    let mut text = String::new();
    add_plain(element, &mut text);
    text.trim().to_owned()
}

fn add_plain(element: Element<'_>, text: &mut String) {
    for node in element.nodes() {
        let child = match node {
            Child::Text(letters) => {
                text.push_str(letters);
                continue;
            }
            Child::Element(child) => child,
        };
        match child.name() {
            "creator" | "date" | "creator-initials" | "change-info" => {}
            "s" | "tab" => text.push(' '),
            "line-break" => text.push('\n'),
            "p" | "h" => {
                if !text.is_empty() && !text.ends_with('\n') {
                    text.push('\n');
                }
                add_plain(child, text);
            }
            _ => add_plain(child, text),
        }
    }
}
