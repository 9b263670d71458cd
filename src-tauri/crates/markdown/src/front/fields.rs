//! The keys of front matter, taken one after the other; what nobody takes is left over.

use interview::{PartialDate, normalise};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

pub(super) struct Fields {
    map: Map<String, Value>,
    damaged: bool,
}

impl Fields {
    pub(super) fn new(map: Map<String, Value>) -> Self {
        Self { map, damaged: false }
    }

    /// The text under the first of these keys that has one. A number is one too: somebody forgot the quotes.
    pub(super) fn text(&mut self, keys: &[&str]) -> Option<String> {
        let (key, text) = keys.iter().find_map(|key| Some((*key, scalar(self.map.get(*key)?)?)))?;
        self.map.remove(key);
        Some(text)
    }

    /// The texts under the first of these keys: a list, or one text with commas.
    pub(super) fn list(&mut self, keys: &[&str]) -> Vec<String> {
        let found = keys.iter().find_map(|key| Some((*key, texts(self.map.get(*key)?)?)));
        let Some((key, texts)) = found else {
            return Vec::new();
        };
        self.map.remove(key);
        texts
    }

    /// The day, month or year under the first of these keys that has one.
    pub(super) fn date(&mut self, keys: &[&str]) -> Option<PartialDate> {
        let (key, date) = keys.iter().find_map(|key| Some((*key, date(&scalar(self.map.get(*key)?)?)?)))?;
        self.map.remove(key);
        Some(date)
    }

    /// A value of ours. One that is there and cannot be read stays, and marks the file as damaged.
    pub(super) fn typed<T: DeserializeOwned>(&mut self, key: &str) -> Option<T> {
        let value = self.map.get(key)?;
        match serde_json::from_value(value.clone()) {
            Ok(read) => {
                self.map.remove(key);
                Some(read)
            }
            Err(_) => {
                self.damaged = true;
                None
            }
        }
    }

    pub(super) fn is_damaged(&self) -> bool {
        self.damaged
    }

    /// Takes keys out that say nothing of their own.
    pub(super) fn drop(&mut self, keys: &[&str]) {
        for key in keys {
            self.map.remove(*key);
        }
    }

    /// What is left, a line for each key.
    pub(super) fn rest(self) -> Vec<String> {
        let line = |(key, value): (String, Value)| match value {
            Value::String(text) => format!("{key}: {text}"),
            other => format!("{key}: {other}"),
        };
        self.map.into_iter().map(line).collect()
    }
}

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(truth) => Some(truth.to_string()),
        _ => None,
    }
}

fn texts(value: &Value) -> Option<Vec<String>> {
    match value {
        Value::Array(items) => items.iter().map(scalar).collect(),
        one => Some(scalar(one)?.split(',').map(normalise::line).filter(|text| !text.is_empty()).collect()),
    }
}

/// A date at the beginning of a text, in ISO form or as in German: `2024-11-18T08:00`, `2024-11`, `18.11.2024`.
fn date(text: &str) -> Option<PartialDate> {
    let word = text.trim().split([' ', 'T', 't']).next().unwrap_or_default();
    let german: Vec<&str> = word.split('.').collect();
    if let [day, month, year] = german.as_slice() {
        return PartialDate::day(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    }
    word.parse().ok()
}
