//! What is known of an interview beside its text.

use jiff::civil::Date;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::{fmt, str::FromStr};
use ts_rs::TS;

/// Dates, language, category, tags, slug, embargo, targets, variants, related items.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Details {
    /// The language of the text (BCP 47).
    #[serde(default = "german")]
    pub language: String,
    /// Day, month or year of publication.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string")]
    pub date: Option<PartialDate>,
    /// Nothing may leave before this moment: local date and time of the newsroom, `2025-03-01T06:00`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$"))]
    #[ts(optional)]
    pub embargo: Option<String>,
    /// The section: „Politik“.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[ts(optional, as = "Option<String>")]
    pub category: String,
    /// Keywords.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<String>>")]
    pub tags: Vec<String>,
    /// The name in addresses and file names; made from the headline where it is empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[ts(optional, as = "Option<String>")]
    pub slug: String,
    /// The export profiles this interview is meant for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<String>>")]
    pub targets: Vec<String>,
    /// Other title matter for single channels.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<Variant>>")]
    pub variants: Vec<Variant>,
    /// Items shown beside the interview.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<RelatedItem>>")]
    pub related: Vec<RelatedItem>,
}

fn german() -> String {
    "de".to_owned()
}

impl Default for Details {
    fn default() -> Self {
        Self {
            language: german(),
            date: None,
            embargo: None,
            category: String::new(),
            tags: Vec::new(),
            slug: String::new(),
            targets: Vec::new(),
            variants: Vec::new(),
            related: Vec::new(),
        }
    }
}

/// A channel that may have title matter of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "lowercase")]
pub enum Channel {
    /// The website.
    Web,
    /// The magazine.
    Print,
    /// The newsletter.
    Newsletter,
    /// Posts in social networks.
    Social,
}

/// Title matter for one channel; an empty field means: as everywhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Variant {
    /// Which channel.
    pub channel: Channel,
    /// Its kicker.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[ts(optional, as = "Option<String>")]
    pub kicker: String,
    /// Its headline.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[ts(optional, as = "Option<String>")]
    pub headline: String,
    /// Its standfirst.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[ts(optional, as = "Option<String>")]
    pub standfirst: String,
}

/// An item of the list „Weitere Meldungen“.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RelatedItem {
    /// Its kicker.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[ts(optional, as = "Option<String>")]
    pub kicker: String,
    /// Its headline.
    pub headline: String,
    /// When it appeared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string")]
    pub date: Option<PartialDate>,
    /// Its teaser.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[ts(optional, as = "Option<String>")]
    pub teaser: String,
    /// Its kind as the CMS names it: „bericht“, „interview“.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[ts(optional, as = "Option<String>")]
    pub kind: String,
    /// Where it stands.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[ts(optional, as = "Option<String>")]
    pub url: String,
    /// Alternative text of its picture.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[ts(optional, as = "Option<String>")]
    pub picture_alt: String,
}

/// A date of which the day, or day and month, may be unknown (ISO 8601 reduced precision): `2024-11-18`, `2023-03`, `2023`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PartialDate {
    year: i16,
    month: Option<i8>,
    day: Option<i8>,
}

impl PartialDate {
    /// A whole date, if there is such a day.
    pub fn day(year: i16, month: i8, day: i8) -> Option<Self> {
        let date = Date::new(year, month, day).ok()?;
        (1000..=9999).contains(&year).then_some(())?;
        Some(Self { year: date.year(), month: Some(date.month()), day: Some(date.day()) })
    }

    /// A month of a year.
    pub fn month(year: i16, month: i8) -> Option<Self> {
        ((1000..=9999).contains(&year) && (1..=12).contains(&month)).then_some(Self {
            year,
            month: Some(month),
            day: None,
        })
    }

    /// A year.
    pub fn year(year: i16) -> Option<Self> {
        (1000..=9999).contains(&year).then_some(Self { year, month: None, day: None })
    }

    /// The first day that the date can mean.
    pub fn first_day(self) -> Date {
        Date::new(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1)).unwrap_or(Date::ZERO)
    }

    /// The day is known.
    pub fn is_whole(self) -> bool {
        self.day.is_some()
    }
}

/// A text that is no date.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a date: write 2024-11-18, 2024-11 or 2024")]
pub struct BadDate(String);

impl FromStr for PartialDate {
    type Err = BadDate;
    fn from_str(text: &str) -> Result<Self, BadDate> {
        let bad = || BadDate(text.to_owned());
        let parts: Vec<&str> = text.split('-').collect();
        let widths: Vec<usize> = parts.iter().map(|p| p.len()).collect();
        let digits = parts.iter().all(|p| p.bytes().all(|b| b.is_ascii_digit()));
        if !digits || ![&[4][..], &[4, 2], &[4, 2, 2]].contains(&widths.as_slice()) {
            return Err(bad());
        }
        let number = |i: usize| parts.get(i).and_then(|p| p.parse::<i16>().ok()).unwrap_or(0);
        let small = |i: usize| number(i) as i8;
        match parts.len() {
            1 => Self::year(number(0)),
            2 => Self::month(number(0), small(1)),
            _ => Self::day(number(0), small(1), small(2)),
        }
        .ok_or_else(bad)
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

impl TryFrom<String> for PartialDate {
    type Error = BadDate;
    fn try_from(text: String) -> Result<Self, BadDate> {
        text.parse()
    }
}

impl From<PartialDate> for String {
    fn from(date: PartialDate) -> Self {
        date.to_string()
    }
}

impl JsonSchema for PartialDate {
    fn schema_name() -> Cow<'static, str> {
        "PartialDate".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "description": "ISO 8601 date of reduced precision: 2024-11-18, 2024-11 or 2024",
            "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_may_lack_its_day() {
        for text in ["2024-11-18", "2023-03", "2023", "2024-02-29"] {
            assert_eq!(text.parse::<PartialDate>().unwrap().to_string(), text);
        }
        for text in [
            "",
            "2023-02-29",
            "2023-13",
            "18.11.2024",
            "2024-1-1",
            "0999",
            "2024-11-18T08:00",
            "2024-11-",
            "+024",
        ] {
            assert!(text.parse::<PartialDate>().is_err(), "{text}");
        }
    }
}
