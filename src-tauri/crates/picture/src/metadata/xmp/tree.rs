//! XML as a tree, for content that may be hostile: no DTD, no entities but the five, bounded depth and size, namespaces
//! by what they are bound to and never by their prefix.

use super::super::remark::Why;
use super::XML;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::rc::Rc;

/// How deep elements may be nested; XMP needs about ten.
const MAX_DEPTH: usize = 64;

/// Most elements and attributes; a packet with a long edit history has some thousand.
const MAX_NODES: usize = 100_000;

/// Most namespaces in force at one place.
const MAX_NAMESPACES: usize = 256;

/// What a prefix is bound to; shared, for a file may give it any length.
type Namespace = Option<Rc<str>>;

/// An element with its attributes and its text, without the text of its children.
#[derive(Debug, Default)]
pub(super) struct Element {
    namespace: Namespace,
    name: String,
    attributes: Vec<Attribute>,
    pub(super) text: String,
    children: Vec<usize>,
}

#[derive(Debug)]
struct Attribute {
    namespace: Namespace,
    name: String,
    text: String,
}

impl Element {
    pub(super) fn is(&self, namespace: &str, name: &str) -> bool {
        self.name == name && self.namespace.as_deref() == Some(namespace)
    }

    pub(super) fn attribute(&self, namespace: &str, name: &str) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        attributes
            .find(|a| a.name == name && a.namespace.as_deref() == Some(namespace))
            .map(|a| a.text.as_str())
    }
}

/// All elements, in the order in which they begin.
#[derive(Debug)]
pub(super) struct Tree(Vec<Element>);

impl Tree {
    /// Reads up to the end of the root element; what stands behind it is padding.
    pub(super) fn read(text: &str) -> Result<Self, Why> {
        let mut builder = Builder::default();
        let mut reader = Reader::from_str(text);
        loop {
            let event = reader.read_event().map_err(|_| Why::Damaged)?;
            let is_over = builder.take(event)?;
            if is_over {
                return Ok(Self(builder.elements));
            }
        }
    }

    /// The first element with this name.
    pub(super) fn find(&self, namespace: &str, name: &str) -> Option<&Element> {
        self.0.iter().find(|element| element.is(namespace, name))
    }

    pub(super) fn children<'t>(&'t self, element: &'t Element) -> impl Iterator<Item = &'t Element> {
        element.children.iter().filter_map(|child| self.0.get(*child))
    }
}

/// The text of a packet: UTF-8, or UTF-16 by its byte order mark.
pub(super) fn decode(packet: &[u8]) -> String {
    let encoding =
        encoding_rs::Encoding::for_bom(packet).map_or(encoding_rs::UTF_8, |(encoding, _)| encoding);
    encoding.decode_with_bom_removal(packet).0.into_owned()
}

#[derive(Default)]
struct Builder {
    elements: Vec<Element>,
    /// The elements that are open, the innermost last.
    open: Vec<usize>,
    /// Prefix, namespace, and how many elements were open where it was bound.
    bound: Vec<(String, Rc<str>, usize)>,
    attributes: usize,
}

impl Builder {
    /// Takes the next piece; true when the root element has ended.
    fn take(&mut self, event: Event<'_>) -> Result<bool, Why> {
        match event {
            Event::Start(start) => self.begin(&start)?,
            Event::Empty(start) => {
                self.begin(&start)?;
                return Ok(self.end());
            }
            Event::End(_) => return Ok(self.end()),
            Event::Text(text) => self.write(&text.xml10_content()),
            Event::CData(text) => self.write(&text.xml10_content()),
            Event::GeneralRef(reference) => {
                let letter = letter(&reference)?;
                self.write(letter.encode_utf8(&mut [0; 4]));
            }
            Event::DocType(_) => return Err(Why::Forbidden),
            Event::Eof => return Err(Why::Truncated),
            Event::Comment(_) | Event::PI(_) | Event::Decl(_) => {}
        }
        Ok(false)
    }

    fn begin(&mut self, start: &BytesStart<'_>) -> Result<(), Why> {
        let depth = self.open.len() + 1;
        if depth > MAX_DEPTH || self.elements.len() >= MAX_NODES {
            return Err(Why::TooLarge);
        }
        let mut attributes = Vec::new();
        for attribute in start.attributes().with_checks(false) {
            let attribute = attribute.map_err(|_| Why::Damaged)?;
            self.attributes += 1;
            if self.attributes > MAX_NODES {
                return Err(Why::TooLarge);
            }
            let value =
                attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|_| Why::Forbidden)?.into_owned();
            let name: &str = attribute.key.as_ref();
            match name.strip_prefix("xmlns").map(|rest| rest.strip_prefix(':').unwrap_or(rest)) {
                Some(prefix) if name == "xmlns" || name.starts_with("xmlns:") => {
                    self.bound.push((prefix.to_owned(), value.into(), depth));
                }
                _ => attributes.push((name.to_owned(), value)),
            }
        }
        if self.bound.len() > MAX_NAMESPACES {
            return Err(Why::TooLarge);
        }
        let (namespace, name) = self.resolve(start.name().as_ref(), Unprefixed::InDefault);
        let resolved = attributes.into_iter().map(|(name, text)| {
            let (namespace, name) = self.resolve(&name, Unprefixed::InNone);
            Attribute { namespace, name, text }
        });
        let element = Element { namespace, name, attributes: resolved.collect(), ..Element::default() };
        let index = self.elements.len();
        if let Some(parent) = self.open.last().and_then(|parent| self.elements.get_mut(*parent)) {
            parent.children.push(index);
        }
        self.elements.push(element);
        self.open.push(index);
        Ok(())
    }

    /// Ends the innermost element; true if it was the root.
    fn end(&mut self) -> bool {
        let depth = self.open.len();
        self.bound.retain(|(_, _, bound_at)| *bound_at < depth);
        self.open.pop();
        self.open.is_empty()
    }

    fn write(&mut self, text: &str) {
        if let Some(element) = self.open.last().and_then(|open| self.elements.get_mut(*open)) {
            element.text.push_str(text);
        }
    }

    fn resolve(&self, name: &str, unprefixed: Unprefixed) -> (Namespace, String) {
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        let namespace = match (prefix, unprefixed) {
            ("xml", _) => Some(XML.into()),
            ("", Unprefixed::InNone) => None,
            _ => self
                .bound
                .iter()
                .rev()
                .find(|(bound, _, _)| bound == prefix)
                .map(|(_, uri, _)| Rc::clone(uri)),
        };
        (namespace, local.to_owned())
    }
}

/// What a name without a prefix belongs to.
#[derive(Clone, Copy)]
enum Unprefixed {
    /// An element's: the default namespace.
    InDefault,
    /// An attribute's: none.
    InNone,
}

/// The letter of a reference: one of the five entities, or a number.
fn letter(reference: &BytesRef<'_>) -> Result<char, Why> {
    if let Some(letter) = reference.resolve_char_ref().map_err(|_| Why::Damaged)? {
        return Ok(letter);
    }
    match reference.xml10_content().as_ref() {
        "amp" => Ok('&'),
        "lt" => Ok('<'),
        "gt" => Ok('>'),
        "quot" => Ok('"'),
        "apos" => Ok('\''),
        _ => Err(Why::Forbidden),
    }
}
