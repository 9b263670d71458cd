//! XML as a tree of bounded size: no document types, no entities but the five of XML, no names of namespaces.
//!
//! Office files use one prefix for one vocabulary; what is looked for is told by local names alone.

use crate::archive::PackageError;
use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::attributes::Attributes;
use quick_xml::events::{BytesRef, Event};
use std::borrow::Cow;

/// Deepest nesting. Word comes to about 30, with tables in tables.
pub const MAX_DEPTH: usize = 160;
/// Most elements and runs of letters: a book of a thousand pages has about a million.
pub const MAX_NODES: usize = 2_000_000;

/// No node.
const NONE: u32 = u32::MAX;

/// What stands in a tag, or the letters between two tags.
enum Value<'a> {
    Element(&'a str),
    Text(Cow<'a, str>),
}

struct Node<'a> {
    value: Value<'a>,
    child: u32,
    next: u32,
}

/// A parsed part.
pub(crate) struct Tree<'a> {
    nodes: Vec<Node<'a>>,
}

impl<'a> Tree<'a> {
    /// Parses a part.
    pub(crate) fn parse(xml: &'a str) -> Result<Self, PackageError> {
        let mut reader = Reader::from_str(xml);
        let mut builder = Builder::default();
        loop {
            let before = reader.buffer_position();
            let event = reader.read_event().map_err(|_| PackageError::BrokenXml)?;
            let tag = || tag_between(xml, before, reader.buffer_position());
            match event {
                Event::Start(_) => builder.open(tag())?,
                Event::Empty(_) => {
                    builder.open(tag())?;
                    builder.close();
                }
                Event::End(_) => builder.close(),
                Event::Text(text) => builder.add_text(text.into_inner())?,
                Event::CData(text) => builder.add_text(text.into_inner())?,
                Event::GeneralRef(reference) => builder.add_text(resolve(&reference)?)?,
                Event::DocType(_) => return Err(PackageError::Entities),
                Event::Eof => break,
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
        }
        if builder.path.is_empty() && !builder.nodes.is_empty() {
            Ok(Self { nodes: builder.nodes })
        } else {
            Err(PackageError::BrokenXml)
        }
    }

    /// The outermost element.
    pub(crate) fn root(&self) -> Element<'_> {
        Element { nodes: &self.nodes, at: 0 }
    }
}

/// `w:p w:rsidR="…"` of `<w:p w:rsidR="…"/>`.
fn tag_between(xml: &str, from: u64, to: u64) -> &str {
    let tag = xml.get(from as usize..to as usize).unwrap_or_default();
    tag.trim_start_matches('<').trim_end_matches('>').trim_end_matches('/')
}

fn resolve(reference: &BytesRef<'_>) -> Result<Cow<'static, str>, PackageError> {
    if let Some(c) = reference.resolve_char_ref().map_err(|_| PackageError::BrokenXml)? {
        return Ok(c.to_string().into());
    }
    let known = match reference.xml10_content().as_ref() {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => return Err(PackageError::Entities),
    };
    Ok(known.into())
}

#[derive(Default)]
struct Builder<'a> {
    nodes: Vec<Node<'a>>,
    /// The open elements, each with its last child.
    path: Vec<(u32, u32)>,
}

impl<'a> Builder<'a> {
    fn open(&mut self, tag: &'a str) -> Result<(), PackageError> {
        if self.path.len() >= MAX_DEPTH {
            return Err(PackageError::TooDeep);
        }
        let at = self.add(Value::Element(tag))?;
        self.path.push((at, NONE));
        Ok(())
    }

    fn close(&mut self) {
        self.path.pop();
    }

    /// Letters outside the outermost element are none of the text.
    fn add_text(&mut self, text: Cow<'a, str>) -> Result<(), PackageError> {
        if !self.path.is_empty() && !text.is_empty() {
            self.add(Value::Text(text))?;
        }
        Ok(())
    }

    fn add(&mut self, value: Value<'a>) -> Result<u32, PackageError> {
        if self.nodes.len() >= MAX_NODES {
            return Err(PackageError::TooManyElements);
        }
        let at = self.nodes.len() as u32;
        self.nodes.push(Node { value, child: NONE, next: NONE });
        if let Some((parent, last)) = self.path.last_mut() {
            let (parent, before) = (*parent as usize, *last);
            *last = at;
            match before {
                NONE => self.nodes[parent].child = at,
                before => self.nodes[before as usize].next = at,
            }
        }
        Ok(at)
    }
}

/// An element of a tree.
#[derive(Clone, Copy)]
pub(crate) struct Element<'t> {
    nodes: &'t [Node<'t>],
    at: u32,
}

/// What stands in an element.
pub(crate) enum Child<'t> {
    Element(Element<'t>),
    Text(&'t str),
}

impl<'t> Element<'t> {
    fn tag(self) -> &'t str {
        match self.nodes.get(self.at as usize).map(|node| &node.value) {
            Some(Value::Element(tag)) => tag,
            _ => "",
        }
    }

    /// The name without its prefix.
    pub(crate) fn name(self) -> &'t str {
        let name = self.tag().split(|c: char| c.is_ascii_whitespace()).next().unwrap_or_default();
        name.rsplit_once(':').map_or(name, |(_, local)| local)
    }

    /// The value of the first attribute of this local name.
    pub(crate) fn attribute(self, local: &str) -> Option<String> {
        let tag = self.tag();
        let start = tag.find(|c: char| c.is_ascii_whitespace())?;
        let found = Attributes::new(tag, start).with_checks(false).flatten().find(|attribute| {
            let name = attribute.key.0;
            name.rsplit_once(':').map_or(name, |(_, end)| end) == local
        })?;
        Some(unescape(&found.value).map_or_else(|_| found.value.to_string(), Cow::into_owned))
    }

    /// The elements and letters in it, in order.
    pub(crate) fn nodes(self) -> impl Iterator<Item = Child<'t>> {
        let nodes = self.nodes;
        let mut at = nodes.get(self.at as usize).map_or(NONE, |node| node.child);
        std::iter::from_fn(move || {
            let node = nodes.get(at as usize)?;
            let here = std::mem::replace(&mut at, node.next);
            Some(match &node.value {
                Value::Element(_) => Child::Element(Element { nodes, at: here }),
                Value::Text(text) => Child::Text(text),
            })
        })
    }

    /// The elements in it, in order.
    pub(crate) fn children(self) -> impl Iterator<Item = Element<'t>> {
        self.nodes().filter_map(|child| match child {
            Child::Element(element) => Some(element),
            Child::Text(_) => None,
        })
    }

    /// The first element of this name in it.
    pub(crate) fn child(self, name: &str) -> Option<Element<'t>> {
        self.children().find(|child| child.name() == name)
    }

    /// Follows the first elements of these names.
    pub(crate) fn at(self, path: &[&str]) -> Option<Element<'t>> {
        path.iter().try_fold(self, |element, name| element.child(name))
    }

    /// All letters in it.
    pub(crate) fn text(self) -> String {
        let mut text = String::new();
        self.add_text(&mut text);
        text
    }

    fn add_text(self, text: &mut String) {
        for node in self.nodes() {
            match node {
                Child::Text(letters) => text.push_str(letters),
                Child::Element(element) => element.add_text(text),
            }
        }
    }
}
