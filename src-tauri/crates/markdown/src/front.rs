//! The front matter: everything of an interview but its blocks, as YAML or TOML that every reader understands alike.
//!
//! The first keys are those that site generators and themes know. The rest makes the file read back exactly.

mod fields;
pub(crate) mod form;
mod sheet;
mod written;

pub use written::moment;
pub(crate) use written::write;

use crate::plan::Entry;
use fields::Fields;
use interview::speech::Labels;
use interview::{
    AltText, BlockId, BylineEntry, BylineRole, Credit, Crop, FocalPoint, Interview, PictureHash, Portrait,
    PortraitId, QuoteSource,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// The name and version of our layout, the value of `format`.
pub const FORMAT: &str = "wortlaut-md/1";

/// What a file says before its body.
#[derive(Debug, Default)]
pub(crate) struct Front {
    /// Title matter, people, portraits, details.
    pub(crate) interview: Interview,
    /// What the body consists of, if the file is ours.
    pub(crate) plan: Option<Plan>,
    /// What has no field, line by line.
    pub(crate) left_out: Vec<String>,
}

/// What the body of a file of ours consists of.
#[derive(Debug)]
pub(crate) struct Plan {
    pub(crate) blocks: Vec<Entry>,
    pub(crate) labels: Labels,
    pub(crate) sources: Vec<Source>,
}

/// A portrait with its texts as printed and the fields that they are made of.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Picture {
    id: PortraitId,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    file: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    alt: String,
    #[serde(default, skip_serializing_if = "is_false")]
    decorative: bool,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    caption: String,
    /// The names as printed, without label: „MASTD/Jülich“.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    credit: String,
    #[serde(default, skip_serializing_if = "is_empty")]
    rights: Credit,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    original: Option<PictureHash>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    focal_point: Option<FocalPoint>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    crops: Vec<Crop>,
}

/// A name that a target has for a key of ours.
#[derive(Debug, Serialize, Deserialize)]
struct Named {
    name: String,
    /// Our key; none for what a profile adds.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    key: String,
}

impl From<(String, String)> for Named {
    fn from((name, key): (String, String)) -> Self {
        Self { name, key }
    }
}

/// Where a pull quote comes from; blocks are counted from 1.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Source {
    pub(crate) quote: usize,
    answer: usize,
    from: u32,
    to: u32,
    words: String,
}

impl Source {
    pub(crate) fn read(self) -> QuoteSource {
        QuoteSource { block: BlockId::numbered(self.answer), from: self.from, to: self.to, words: self.words }
    }
}

impl Picture {
    fn read(self) -> Portrait {
        Portrait {
            id: self.id,
            original: self.original,
            file_name: self.file,
            alt: if self.decorative { AltText::Decorative } else { AltText::typed(self.alt) },
            caption: self.caption,
            credit: self.rights,
            focal_point: self.focal_point,
            crops: self.crops,
        }
    }
}

fn is_false(value: &bool) -> bool {
    !value
}

fn is_empty(credit: &Credit) -> bool {
    *credit == Credit::default()
}

/// Front matter as it stands in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Written<'a> {
    Yaml(&'a str),
    Toml(&'a str),
}

impl<'a> Written<'a> {
    /// The text between the lines.
    pub(crate) fn text(self) -> &'a str {
        let (Self::Yaml(text) | Self::Toml(text)) = self;
        text
    }
}

/// A text in two parts: the YAML between two lines `---`, or the TOML between two lines `+++`, if there is one, and the
/// body.
pub(crate) fn split<'a>(text: &'a str) -> (Option<Written<'a>>, &'a str) {
    let Some((first, rest)) = text.split_once('\n') else {
        return (None, text);
    };
    let (ends, source): (&[&str], fn(&'a str) -> Written<'a>) = match first.trim_end() {
        "---" => (&["---", "..."], Written::Yaml),
        "+++" => (&["+++"], Written::Toml),
        _ => return (None, text),
    };
    let mut length = 0;
    for line in rest.split_inclusive('\n') {
        if ends.contains(&line.trim_end()) {
            let body = rest.get(length + line.len()..).unwrap_or_default();
            return (rest.get(..length).map(source), body);
        }
        length += line.len();
    }
    // A line that closes it never comes: then the first was a rule above the text.
    (None, text)
}

/// Reads front matter of ours or of somebody else. `None` if it cannot be read.
pub(crate) fn read(source: Written<'_>) -> Option<Front> {
    let value: Value = match source {
        Written::Yaml(yaml) if yaml.trim().is_empty() => Value::Object(Map::new()),
        Written::Yaml(yaml) => serde_saphyr::from_str(yaml).ok()?,
        Written::Toml(toml) => json(toml::Value::Table(toml.parse().ok()?)),
    };
    let Value::Object(map) = value else { return None };
    let mut fields = Fields::new(under_our_names(map));
    let is_ours = fields.text(&["format"]).is_some_and(|format| format == FORMAT);
    let mut front = Front::default();
    title_and_details(&mut fields, &mut front.interview);
    if is_ours {
        front.plan = ours(&mut fields, &mut front.interview);
    } else {
        byline_of_somebody_else(&mut fields, &mut front.interview);
    }
    front.left_out = fields.rest();
    Some(front)
}

fn json(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::String(text),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Float(number) => number.into(),
        toml::Value::Boolean(truth) => truth.into(),
        toml::Value::Datetime(moment) => Value::String(moment.to_string()),
        toml::Value::Array(items) => items.into_iter().map(json).collect(),
        toml::Value::Table(table) => table.into_iter().map(|(key, value)| (key, json(value))).collect(),
    }
}

/// The tables in which site generators want keys that they do not know, and lists of words.
const TABLES: [&str; 3] = ["extra", "params", "taxonomies"];

/// The keys as we name them: out of the tables of site generators, and without the names of a profile.
fn under_our_names(mut map: Map<String, Value>) -> Map<String, Value> {
    let ours = |value: &Value| value.get("format").and_then(Value::as_str) == Some(FORMAT);
    let below = map.iter().find(|(_, value)| ours(value)).map(|(key, _)| key.clone());
    for table in TABLES.iter().map(|table| (*table).to_owned()).chain(below) {
        if let Some(Value::Object(inner)) = map.get(&table).cloned()
            && inner.keys().all(|key| *key == table || !map.contains_key(key))
        {
            map.remove(&table);
            map.extend(inner);
        }
    }
    if map.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return map;
    }
    let names = map.remove("names").and_then(|names| serde_json::from_value::<Vec<Named>>(names).ok());
    for Named { name, key } in names.unwrap_or_default() {
        let value = taken(&mut map, &name);
        if let Some(value) = value.filter(|_| !key.is_empty()) {
            map.insert(key, value);
        }
    }
    if let Some(category) = map.remove("category") {
        // One text with commas would be read as a list.
        map.insert("categories".to_owned(), Value::Array(vec![category]));
    }
    map
}

/// Takes the value at a name with dots; tables that are empty then go, too.
fn taken(map: &mut Map<String, Value>, name: &str) -> Option<Value> {
    if let Some(value) = map.remove(name) {
        return Some(value);
    }
    let (table, rest) = name.split_once('.')?;
    let Some(Value::Object(inner)) = map.get_mut(table) else {
        return taken(map, rest);
    };
    let value = taken(inner, rest);
    if inner.is_empty() {
        map.remove(table);
    }
    value
}

fn title_and_details(fields: &mut Fields, interview: &mut Interview) {
    let title = &mut interview.title;
    title.headline = fields.text(&["title", "headline"]).unwrap_or_default();
    title.kicker = fields.text(&["kicker"]).unwrap_or_default();
    title.standfirst = fields
        .text(&["description", "standfirst", "teaser", "deck", "summary", "excerpt"])
        .unwrap_or_default();
    let details = &mut interview.details;
    if let Some(language) = fields.text(&["lang", "language"]) {
        details.language = language;
    }
    details.date = fields.date(&["dated", "date"]);
    details.slug = fields.text(&["slug"]).unwrap_or_default();
    let mut categories = fields.list(&["categories", "category"]).into_iter();
    details.category = categories.next().unwrap_or_default();
    details.tags = categories.chain(fields.list(&["tags", "keywords"])).collect();
}

/// The keys that only our own files have. `None` if one of them was damaged.
fn ours(fields: &mut Fields, interview: &mut Interview) -> Option<Plan> {
    let pictures: Option<Vec<Picture>> = fields.typed("portraits");
    interview.portraits = pictures.unwrap_or_default().into_iter().map(Picture::read).collect();
    interview.people = fields.typed("people").unwrap_or_default();
    interview.title.byline = fields.typed("byline").unwrap_or_default();
    interview.details.related = fields.typed("related").unwrap_or_default();
    interview.details.variants = fields.typed("variants").unwrap_or_default();
    interview.details.targets = fields.typed("targets").unwrap_or_default();
    interview.details.embargo = fields.text(&["embargo"]);
    let labels = match fields.text(&["labels"]).as_deref() {
        Some("names") => Labels::NameThenSurname,
        Some("initials") => Labels::Initials,
        _ => Labels::None,
    };
    let sources = fields.typed("sources").unwrap_or_default();
    let blocks: Option<Vec<String>> = fields.typed("blocks");
    // Said twice, for themes: the byline has the names, and a draft is a draft by its place in the library.
    fields.drop(&["author", "draft"]);
    fields.drop(&form::REPEATED);
    if fields.is_damaged() {
        return None;
    }
    let blocks = blocks.unwrap_or_default().iter().map(|entry| entry.parse().ok()).collect::<Option<_>>()?;
    Some(Plan { blocks, labels, sources })
}

fn byline_of_somebody_else(fields: &mut Fields, interview: &mut Interview) {
    let names = fields.list(&["authors", "author"]);
    if !names.is_empty() {
        interview.title.byline.push(BylineEntry { role: BylineRole::Interview, names });
    }
    fields.drop(&["draft"]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_above_a_text_is_no_front_matter() {
        assert_eq!(split("---\n\nText"), (None, "---\n\nText"));
        assert_eq!(split("---\na: b\n---\nText"), (Some(Written::Yaml("a: b\n")), "Text"));
        assert_eq!(split("+++\na = 1\n+++\nText"), (Some(Written::Toml("a = 1\n")), "Text"));
        assert_eq!(split("+++\nText"), (None, "+++\nText"));
        assert_eq!(split("Text\n---\n"), (None, "Text\n---\n"));
    }

    #[test]
    fn front_matter_of_somebody_else_is_read_and_what_has_no_field_is_left_out() {
        let front = read(Written::Yaml("title: 1984\ndate: 2016-03-03 15:00:00 -5\nauthor: [A, B]\ntags: x, y\nlayout: post\ncover: {src: a.jpg}\n")).unwrap();
        assert_eq!(front.interview.title.headline, "1984");
        assert_eq!(front.interview.details.date.unwrap().to_string(), "2016-03-03");
        assert_eq!(front.interview.title.byline[0].names, ["A", "B"]);
        assert_eq!(front.interview.details.tags, ["x", "y"]);
        assert_eq!(front.left_out, ["cover: {\"src\":\"a.jpg\"}", "layout: post"]);
    }

    #[test]
    fn toml_and_its_tables_are_read_as_yaml_is() {
        let toml = "title = \"Keller\"\ndate = 2024-11-18T08:00:00+01:00\nnames = [\"x\"]\n[taxonomies]\ntags = [\"a\"]\n[extra]\nkicker = \"Archiv\"\nweight = 3\n";
        let front = read(Written::Toml(toml)).unwrap();
        assert_eq!(front.interview.title.kicker, "Archiv");
        assert_eq!(front.interview.details.date.unwrap().to_string(), "2024-11-18");
        assert_eq!(front.interview.details.tags, ["a"]);
        assert_eq!(front.left_out, ["names: [\"x\"]", "weight: 3"]);
    }

    #[test]
    fn a_bomb_of_references_is_refused() {
        let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
        for i in 1..12 {
            let last = i - 1;
            bomb.push_str(&format!("a{i}: &a{i} [*a{last}, *a{last}, *a{last}, *a{last}, *a{last}, *a{last}, *a{last}, *a{last}]\n"));
        }
        assert!(read(Written::Yaml(&bomb)).is_none());
        assert!(read(Written::Yaml(&"[".repeat(100_000))).is_none());
        assert!(read(Written::Toml(&format!("a = {}", "[".repeat(100_000)))).is_none());
    }
}
