//! How a target wants its front matter: its syntax, and its names for our keys.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The keys that we write of ourselves, in this order.
const KEYS: [&str; 21] = [
    "title",
    "kicker",
    "description",
    "date",
    "dated",
    "author",
    "lang",
    "slug",
    "categories",
    "tags",
    "draft",
    "embargo",
    "targets",
    "format",
    "labels",
    "portraits",
    "people",
    "byline",
    "related",
    "variants",
    "blocks",
];

/// What is said once more where a profile names a key for it, for themes that look for it in one place: the authors
/// as a list, the category alone, and the first picture with its texts.
pub(super) const REPEATED: [&str; 6] =
    ["authors", "category", "image", "image_alt", "image_caption", "image_credit"];

/// How the front matter is written.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct FrontMatter {
    /// The syntax.
    pub syntax: Syntax,
    /// The table that takes the keys which have no other name: a target may ignore what it does not know.
    pub below: String,
    /// Our key, and what the target calls it; with dots for a key inside a table: `taxonomies.tags`.
    pub keys: BTreeMap<String, String>,
    /// Keys of the target that always have this value, as `layout`.
    pub fixed: BTreeMap<String, Fixed>,
}

/// The language of front matter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Syntax {
    /// Between lines `---`.
    #[default]
    Yaml,
    /// Between lines `+++`.
    Toml,
}

/// The value of a key that is always the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Fixed {
    /// `true` or `false`.
    Flag(bool),
    /// A whole number.
    Number(i64),
    /// Words.
    Text(String),
    /// Several of them.
    List(Vec<String>),
}

impl FrontMatter {
    /// A key that is none of ours, or a name that no site generator would take for a key.
    pub fn mistake(&self) -> Option<&str> {
        let is_ours = |key: &str| KEYS.contains(&key) || key == "sources" || REPEATED.contains(&key);
        let unknown = self.keys.keys().find(|key| !is_ours(key));
        let names = self.keys.values().chain(self.fixed.keys()).find(|name| !is_name(name));
        let below = Some(&self.below).filter(|below| !below.is_empty() && !is_name(below));
        unknown.or(names).or(below).map(String::as_str)
    }

    /// Where the target has this key: the way through its tables.
    pub(super) fn place(&self, key: &str) -> String {
        match self.keys.get(key) {
            Some(name) => name.clone(),
            None if self.below.is_empty() => key.to_owned(),
            None => format!("{}.{key}", self.below),
        }
    }
}

/// Letters, digits, `_` and `-`, in parts with dots between them.
fn is_name(name: &str) -> bool {
    let is_part = |part: &str| {
        !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
    };
    name.split('.').all(is_part) && name.starts_with(|c: char| c.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_that_is_none_is_named() {
        let with = |key: &str, name: &str| FrontMatter {
            keys: BTreeMap::from([(key.to_owned(), name.to_owned())]),
            ..FrontMatter::default()
        };
        assert_eq!(with("description", "seo.text").mistake(), None);
        assert_eq!(with("standfirst", "text").mistake(), Some("standfirst"));
        for bad in ["", ".", "a..b", "a b", "a:", "1a", "'"] {
            assert_eq!(with("description", bad).mistake(), Some(bad));
        }
    }
}
