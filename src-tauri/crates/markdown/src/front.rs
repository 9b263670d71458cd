//! The front matter: everything of an interview but its blocks, as YAML that every reader understands alike.
//!
//! The first keys are those that site generators and themes know. The rest makes the file read back exactly.

mod fields;
mod written;

pub(crate) use written::write;

use crate::plan::Entry;
use fields::Fields;
use interview::speech::Labels;
use interview::{
    AltText, BlockId, BylineEntry, BylineRole, Credit, Crop, FocalPoint, Interview, PictureHash, Portrait,
    PortraitId, QuoteSource,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

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

/// A text in two parts: the YAML between the two lines `---`, if there is one, and the body.
pub(crate) fn split(text: &str) -> (Option<&str>, &str) {
    let Some((first, rest)) = text.split_once('\n').filter(|(first, _)| first.trim_end() == "---") else {
        return (None, text);
    };
    let mut length = 0;
    for line in rest.split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            let body = rest.get(length + line.len()..).unwrap_or_default();
            return (rest.get(..length), body);
        }
        length += line.len();
    }
    // A line that closes it never comes: then the first was a rule above the text.
    let _ = first;
    (None, text)
}

/// Reads front matter of ours or of somebody else. `None` if it is no YAML that can be read.
pub(crate) fn read(yaml: &str) -> Option<Front> {
    let value: Value = match yaml.trim() {
        "" => Value::Object(serde_json::Map::new()),
        yaml => serde_saphyr::from_str(yaml).ok()?,
    };
    let Value::Object(map) = value else { return None };
    let mut fields = Fields::new(map);
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
        assert_eq!(split("---\na: b\n---\nText"), (Some("a: b\n"), "Text"));
        assert_eq!(split("Text\n---\n"), (None, "Text\n---\n"));
    }

    #[test]
    fn front_matter_of_somebody_else_is_read_and_what_has_no_field_is_left_out() {
        let front = read("title: 1984\ndate: 2016-03-03 15:00:00 -5\nauthor: [A, B]\ntags: x, y\nlayout: post\ncover: {src: a.jpg}\n").unwrap();
        assert_eq!(front.interview.title.headline, "1984");
        assert_eq!(front.interview.details.date.unwrap().to_string(), "2016-03-03");
        assert_eq!(front.interview.title.byline[0].names, ["A", "B"]);
        assert_eq!(front.interview.details.tags, ["x", "y"]);
        assert_eq!(front.left_out, ["cover: {\"src\":\"a.jpg\"}", "layout: post"]);
    }

    #[test]
    fn a_bomb_of_references_is_refused() {
        let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
        for i in 1..12 {
            let last = i - 1;
            bomb.push_str(&format!("a{i}: &a{i} [*a{last}, *a{last}, *a{last}, *a{last}, *a{last}, *a{last}, *a{last}, *a{last}]\n"));
        }
        assert!(read(&bomb).is_none());
        assert!(read(&"[".repeat(100_000)).is_none());
    }
}
