//! Word's files (ECMA-376, transitional and strict): the text with its looks, comments, and changes as suggestions.
//!
//! A change that Word tracks is never accepted here: the text is the wording without it. Headers and footers are left
//! out, macros are not looked at, linked pictures are not fetched.

mod body;
mod drawing;
mod returned;
mod styles;

use crate::archive::{Archive, PackageError};
use crate::gather::{Gatherer, Voice};
use crate::notice::{Notice, Remark};
use crate::source::Source;
use crate::xml::{Element, Tree};
use returned::Origin;
use std::collections::HashMap;
use styles::{Lists, Styles};

pub use returned::{ReturnedBlock, ReturnedParagraph, returned};

/// Reads a file.
///
/// # Errors
/// If the package is damaged, has no text, or breaks a bound of [`crate::archive`] or [`crate::xml`].
pub fn read(bytes: &[u8]) -> Result<(Source, Vec<Remark>), PackageError> {
    parse(bytes).map(|(source, remarks, _)| (source, remarks))
}

/// The same, with the paragraphs of the file that the pieces come from.
fn parse(bytes: &[u8]) -> Result<(Source, Vec<Remark>, Vec<Origin>), PackageError> {
    let mut archive = Archive::open(bytes)?;
    let main = main_part(&mut archive)?;
    let relations = Relations::of(&mut archive, &main)?;
    let has_macros = archive.has("vbaProject.bin");
    let text = archive.text(&main)?.ok_or(PackageError::NoText)?;
    let tree = Tree::parse(&text)?;
    let body = tree.root().child("body").ok_or(PackageError::NoText)?;

    let styles = parsed(&mut archive, &relations.path("styles"), Styles::of)?;
    let lists = parsed(&mut archive, &relations.path("numbering"), Lists::of)?;
    let comments = parsed(&mut archive, &relations.path("comments"), comments)?;
    let furniture = furniture(&mut archive, &relations)?;
    let mut gatherer = Gatherer::default();
    gatherer.source.facts = parsed(&mut archive, "docProps/core.xml", facts)?;
    let stated = gatherer.source.facts.iter().find(|fact| fact.0 == "language").map(|fact| fact.1.clone());
    gatherer.source.language = stated.or_else(|| styles.language.clone());

    let mut reader = body::Reader::new(&mut archive, &relations, &styles, lists, gatherer);
    reader.blocks(body, body::Place::default())?;
    reader.notes()?;
    let (mut gatherer, remote, origins) = reader.done();
    furniture.iter().for_each(|text| gatherer.leave_out(text));
    let mut remarks = Vec::new();
    if has_macros {
        remarks.push(Remark::new("blocks", Notice::Macros, 1.0));
    }
    if remote > 0 {
        remarks.push(Remark::new("blocks", Notice::RemotePictures(remote), 1.0));
    }
    Ok((gatherer.finish(comments), remarks, origins))
}

/// Parses a part if it is there, and says what is in it.
fn parsed<T: Default>(
    archive: &mut Archive<'_>,
    name: &str,
    read: impl FnOnce(&Tree<'_>) -> T,
) -> Result<T, PackageError> {
    match archive.text(name)? {
        Some(text) => Ok(read(&Tree::parse(&text)?)),
        None => Ok(T::default()),
    }
}

/// Where the text lies: the package says it.
fn main_part(archive: &mut Archive<'_>) -> Result<String, PackageError> {
    let root = Relations::read(archive, "_rels/.rels", "")?;
    Ok(root.of_kind("officeDocument").next().unwrap_or("word/document.xml").to_owned())
}

/// What a part refers to.
#[derive(Default)]
struct Relations {
    /// Kind and target, in the order of the file.
    kinds: Vec<(String, String)>,
    targets: HashMap<String, (String, Target)>,
}

/// Where a target lies.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Target {
    Inside,
    Outside,
}

impl Relations {
    fn of(archive: &mut Archive<'_>, part: &str) -> Result<Self, PackageError> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let beside = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        Self::read(archive, &format!("{beside}_rels/{file}.rels"), folder)
    }

    fn read(archive: &mut Archive<'_>, name: &str, folder: &str) -> Result<Self, PackageError> {
        parsed(archive, name, |tree| {
            let mut relations = Self::default();
            for element in tree.root().children() {
                let Some(target) = element.attribute("Target") else { continue };
                let is_outside = element.attribute("TargetMode").as_deref() == Some("External");
                let place = if is_outside { Target::Outside } else { Target::Inside };
                let target = if is_outside { target } else { inside(folder, &target) };
                let kind = element.attribute("Type").unwrap_or_default();
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                relations.kinds.push((kind, target.clone()));
                relations.targets.insert(element.attribute("Id").unwrap_or_default(), (target, place));
            }
            relations
        })
    }

    fn of_kind(&self, kind: &str) -> impl Iterator<Item = &str> {
        self.kinds.iter().filter(move |relation| relation.0 == kind).map(|relation| relation.1.as_str())
    }

    /// The name of the first part of this kind; no part has the empty name.
    fn path(&self, kind: &str) -> String {
        self.of_kind(kind).next().unwrap_or_default().to_owned()
    }

    fn target(&self, id: &str) -> Option<(&str, Target)> {
        self.targets.get(id).map(|(target, place)| (target.as_str(), *place))
    }
}

/// The name of a part, seen from the package's root.
fn inside(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut path: Vec<&str> = folder.split('/').filter(|name| !name.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "." | "" => {}
            ".." => drop(path.pop()),
            name => path.push(name),
        }
    }
    path.join("/")
}

/// Title, author and dates as the file states them.
fn facts(tree: &Tree<'_>) -> Vec<(String, String)> {
    let fact = |element: Element<'_>| {
        let name = match element.name() {
            "creator" => "author",
            "created" => "date",
            name @ ("title" | "subject" | "description" | "keywords" | "language" | "modified") => name,
            _ => return None,
        };
        let value = element.text().trim().to_owned();
        (!value.is_empty()).then(|| (name.to_owned(), value))
    };
    tree.root().children().filter_map(fact).collect()
}

fn comments(tree: &Tree<'_>) -> HashMap<String, (Voice, String)> {
    let comment = |element: Element<'_>| {
        let voice = voice(element);
        Some((element.attribute("id")?, (voice, plain(element))))
    };
    tree.root().children().filter(|e| e.name() == "comment").filter_map(comment).collect()
}

/// Who, and when, of a change or a comment.
fn voice(element: Element<'_>) -> Voice {
    let stated = |name: &str| element.attribute(name).filter(|value| !value.is_empty());
    Voice { author: stated("author"), date: stated("date") }
}

/// Headers and footers, each wording once.
fn furniture(archive: &mut Archive<'_>, relations: &Relations) -> Result<Vec<String>, PackageError> {
    let parts: Vec<&str> = relations.of_kind("header").chain(relations.of_kind("footer")).collect();
    let mut texts: Vec<String> = Vec::new();
    for part in parts {
        let text = parsed(archive, part, |tree| plain(tree.root()))?;
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    Ok(texts)
}

/// The words of paragraphs, a line for each.
fn plain(element: Element<'_>) -> String {
    let mut text = String::new();
    add_plain(element, &mut text);
    text.trim().to_owned()
}

fn add_plain(element: Element<'_>, text: &mut String) {
    for child in element.children() {
        match child.name() {
            "t" => text.push_str(&child.text()),
            "tab" => text.push(' '),
            "br" | "cr" => text.push('\n'),
            "Fallback" | "pPr" | "rPr" => {}
            "p" => {
                if !text.is_empty() && !text.ends_with('\n') {
                    text.push('\n');
                }
                add_plain(child, text);
            }
            _ => add_plain(child, text),
        }
    }
}
