//! XMP: a packet of RDF in XML (ISO 16684-1), read into texts by namespace and name.
//!
//! * [`tree`]: bounded XML without a DTD
//! * [`vocabulary`]: which properties are wanted, and where they stand

mod tree;
mod vocabulary;

use super::container::ExtendedXmp;
use super::remark::Why;
use super::{MAX_BLOCK, Property};
use md5::{Digest, Md5};
use std::collections::BTreeMap;
use tree::{Element, Tree};
use vocabulary::{WANTED, Wanted};

const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const XML: &str = "http://www.w3.org/XML/1998/namespace";
const NOTE: &str = "http://ns.adobe.com/xmp/note/";

/// What a packet says.
#[derive(Debug, Default)]
pub(crate) struct Xmp {
    pub(crate) values: BTreeMap<Property, Vec<String>>,
    /// The GUID of the extended packet that belongs to this one.
    extension: Option<String>,
}

impl Xmp {
    /// Reads a packet. `language` chooses among the languages of a text.
    pub(crate) fn read(packet: &[u8], language: &str) -> Result<Self, Why> {
        let text = tree::decode(packet);
        let tree = Tree::read(&text)?;
        let mut xmp = Self::default();
        for description in tree.find(RDF, "RDF").into_iter().flat_map(|rdf| tree.children(rdf)) {
            for wanted in WANTED {
                let texts = texts(&tree, description, wanted, language);
                if !texts.is_empty() {
                    xmp.values.entry(wanted.property).or_insert(texts);
                }
            }
            let guid = values(&tree, description, NOTE, "HasExtendedXMP").into_iter().next();
            xmp.extension = xmp.extension.or(guid.map(|value| value.text));
        }
        Ok(xmp)
    }

    /// Adds what the extended packet says, if it is the one that this packet names and its digest is right.
    pub(crate) fn extend(&mut self, parts: &[ExtendedXmp], language: &str) -> Result<(), Why> {
        let Some(guid) = &self.extension else { return Ok(()) };
        let mut parts: Vec<_> =
            parts.iter().filter(|part| part.guid.eq_ignore_ascii_case(guid.as_bytes())).collect();
        parts.sort_by_key(|part| part.offset);
        let length = parts.first().map_or(0, |part| part.length) as usize;
        if length > MAX_BLOCK {
            return Err(Why::TooLarge);
        }
        let mut whole: Vec<u8> = Vec::new();
        for part in &parts {
            if part.offset as usize == whole.len() && whole.len() + part.bytes.len() <= length {
                whole.extend_from_slice(&part.bytes);
            }
        }
        let digest: String = Md5::digest(&whole).iter().map(|byte| format!("{byte:02X}")).collect();
        if whole.is_empty() || whole.len() != length {
            return Err(Why::Truncated);
        }
        if !digest.eq_ignore_ascii_case(guid) {
            return Err(Why::Damaged);
        }
        for (property, texts) in Self::read(&whole, language)?.values {
            self.values.entry(property).or_insert(texts);
        }
        Ok(())
    }
}

/// A text and its language, if it has one.
struct Value {
    language: Option<String>,
    text: String,
}

fn texts(tree: &Tree, description: &Element, wanted: &Wanted, language: &str) -> Vec<String> {
    let found = match wanted.fields {
        [] => values(tree, description, wanted.namespace, wanted.name),
        fields => structures(tree, description, wanted)
            .into_iter()
            .flat_map(|one| {
                fields.iter().filter_map(|field| chosen(values(tree, one, wanted.namespace, field), language))
            })
            .map(|text| Value { language: None, text })
            .collect(),
    };
    if wanted.property.is_list() {
        let texts = found.into_iter().map(|value| value.text).filter(|text| !text.trim().is_empty());
        return texts.collect();
    }
    chosen(found, language).into_iter().collect()
}

/// The language that is wanted, then its base language, then x-default, then the first.
fn chosen(values: Vec<Value>, language: &str) -> Option<String> {
    let base = |tag: &str| tag.split(['-', '_']).next().unwrap_or_default().to_lowercase();
    let rank = |value: &Value| match value.language.as_deref() {
        Some(tag) if tag.eq_ignore_ascii_case(language) => 0,
        Some(tag) if base(tag) == base(language) => 1,
        Some(tag) if tag.eq_ignore_ascii_case("x-default") => 2,
        _ => 3,
    };
    values.into_iter().filter(|value| !value.text.trim().is_empty()).min_by_key(rank).map(|value| value.text)
}

/// The values of a property, as attribute or element, alone or in a container.
fn values(tree: &Tree, parent: &Element, namespace: &str, name: &str) -> Vec<Value> {
    let attribute = parent.attribute(namespace, name).map(|text| plain(text.to_owned()));
    let elements = tree.children(parent).filter(|child| child.is(namespace, name));
    let inner = elements.flat_map(|element| match container(tree, element) {
        Some(container) => {
            tree.children(container).filter(|item| item.is(RDF, "li")).map(|li| value(tree, li)).collect()
        }
        None => vec![value(tree, element)],
    });
    attribute.into_iter().chain(inner).collect()
}

fn container<'t>(tree: &'t Tree, element: &'t Element) -> Option<&'t Element> {
    tree.children(element).find(|child| ["Alt", "Seq", "Bag"].iter().any(|kind| child.is(RDF, kind)))
}

fn plain(text: String) -> Value {
    Value { language: None, text }
}

/// The text of an element: its own, a resource, or the `rdf:value` of a qualified one.
fn value(tree: &Tree, element: &Element) -> Value {
    let language = element.attribute(XML, "lang").map(str::to_owned);
    let inner = tree.children(element).find(|child| child.is(RDF, "Description")).unwrap_or(element);
    let qualified = tree.children(inner).find(|child| child.is(RDF, "value"));
    let text = match (element.attribute(RDF, "resource"), inner.attribute(RDF, "value"), qualified) {
        (Some(resource), ..) => resource,
        (_, Some(value), _) => value,
        (_, _, Some(value)) => value.text.as_str(),
        _ => element.text.as_str(),
    };
    Value { language, text: text.to_owned() }
}

/// The structures of a property: alone or in a container; their fields stand in them or in an inner description.
fn structures<'t>(tree: &'t Tree, description: &'t Element, wanted: &Wanted) -> Vec<&'t Element> {
    let elements = tree.children(description).filter(|child| child.is(wanted.namespace, wanted.name));
    let items = elements.flat_map(|element| match container(tree, element) {
        Some(container) => tree.children(container).filter(|item| item.is(RDF, "li")).collect(),
        None => vec![element],
    });
    items.map(|one| tree.children(one).find(|child| child.is(RDF, "Description")).unwrap_or(one)).collect()
}
