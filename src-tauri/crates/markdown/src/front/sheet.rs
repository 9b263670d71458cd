//! Entries of front matter in the syntax and under the names of a target.

use super::form::{FrontMatter, Syntax};
use serde::Serialize;
use std::collections::BTreeMap;

/// A sheet of front matter that is being filled.
pub(super) struct Sheet<'a> {
    form: &'a FrontMatter,
    yaml: Vec<(String, String)>,
    toml: toml::Table,
    /// Names that are not ours, each with the key of ours that it stands for; none for what a profile added.
    pub(super) foreign: BTreeMap<String, String>,
    is_sound: bool,
}

/// One entry; its name is put in the place of `value`.
#[derive(Serialize)]
struct One<T> {
    value: T,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(form: &'a FrontMatter) -> Self {
        Self { form, yaml: Vec::new(), toml: toml::Table::new(), foreign: BTreeMap::new(), is_sound: true }
    }

    /// Writes a key of ours.
    pub(super) fn write(&mut self, key: &str, value: impl Serialize) {
        let place = self.register(key);
        self.put(&place, value);
    }

    /// Writes a text, unless it is empty.
    pub(super) fn text(&mut self, key: &str, text: &str) {
        if !text.is_empty() {
            self.write(key, text);
        }
    }

    /// Writes a list, unless it is empty.
    pub(super) fn list<T: Serialize>(&mut self, key: &str, list: &[T]) {
        if !list.is_empty() {
            self.write(key, list);
        }
    }

    /// Writes something once more that the profile has a name for.
    pub(super) fn repeat(&mut self, key: &str, value: impl Serialize) {
        if self.form.keys.contains_key(key) {
            self.write(key, value);
        }
    }

    /// Writes what the profile adds.
    pub(super) fn fixed(&mut self) {
        for (name, value) in &self.form.fixed {
            self.foreign.insert(name.clone(), String::new());
            self.put(name, value);
        }
    }

    /// Writes a moment: the one value without quotes, that every reader takes for one.
    pub(super) fn moment(&mut self, key: &str, moment: &str) {
        let place = self.register(key);
        match self.form.syntax {
            Syntax::Yaml => {
                let name = place.rsplit('.').next().unwrap_or(&place);
                self.yaml.push((place.clone(), format!("{name}: {moment}\n")));
            }
            Syntax::Toml => match moment.parse() {
                Ok(datetime) => self.insert(&place, toml::Value::Datetime(datetime)),
                Err(_) => self.is_sound = false,
            },
        }
    }

    /// Where the key goes; remembered, if a reader could not tell by itself.
    fn register(&mut self, key: &str) -> String {
        let place = self.form.place(key);
        let is_below = place.strip_prefix(&self.form.below).is_some_and(|rest| rest == format!(".{key}"));
        if place != key && !is_below {
            self.foreign.insert(place.clone(), key.to_owned());
        }
        place
    }

    fn put(&mut self, place: &str, value: impl Serialize) {
        match self.form.syntax {
            Syntax::Yaml => match entry(place, &value) {
                Some(text) => self.yaml.push((place.to_owned(), text)),
                None => self.is_sound = false,
            },
            Syntax::Toml => match toml::Value::try_from(value) {
                Ok(value) => self.insert(place, value),
                Err(_) => self.is_sound = false,
            },
        }
    }

    fn insert(&mut self, place: &str, value: toml::Value) {
        let mut table = &mut self.toml;
        let (path, name) = place.rsplit_once('.').unwrap_or(("", place));
        for part in path.split('.').filter(|part| !part.is_empty()) {
            let inner = table.entry(part).or_insert_with(|| toml::Value::Table(toml::Table::new()));
            let toml::Value::Table(inner) = inner else {
                self.is_sound = false;
                return;
            };
            table = inner;
        }
        self.is_sound &= table.insert(name.to_owned(), value).is_none();
    }

    /// The front matter with the lines around it. `None` if two keys have one name, or a value cannot be written.
    pub(super) fn finish(self) -> Option<String> {
        if !self.is_sound {
            return None;
        }
        match self.form.syntax {
            Syntax::Yaml => Some(format!("---\n{}---\n", nested(&self.yaml, 0)?)),
            Syntax::Toml => Some(format!("+++\n{}+++\n", toml::to_string(&self.toml).ok()?)),
        }
    }
}

/// Every string is quoted: YAML 1.1 and 1.2 readers disagree about `no`, `1:30` and `2024-11-18`.
fn entry(place: &str, value: &impl Serialize) -> Option<String> {
    let options = serde_saphyr::ser_options! { quote_all: true, prefer_block_scalars: false };
    let text = serde_saphyr::to_string_with_options(&One { value }, options).ok()?;
    let name = place.rsplit('.').next()?;
    Some(format!("{name}{}", text.strip_prefix("value")?))
}

/// The entries, those of one table together at the place of its first. `None` if two have one name.
fn nested(entries: &[(String, String)], depth: usize) -> Option<String> {
    let mut text = String::new();
    let part = |place: &str| place.split('.').nth(depth).unwrap_or_default().to_owned();
    let mut done: Vec<String> = Vec::new();
    for (place, entry) in entries {
        let name = part(place);
        let group: Vec<_> = entries.iter().filter(|(other, _)| part(other) == name).cloned().collect();
        let is_table = place.split('.').count() > depth + 1;
        if done.contains(&name) {
            if !is_table {
                return None;
            }
            continue;
        }
        if is_table {
            let inner = nested(&group, depth + 1)?;
            text.push_str(&format!("{name}:\n"));
            text.extend(inner.lines().map(|line| format!("  {line}\n")));
        } else {
            (group.len() == 1).then_some(())?;
            text.push_str(entry);
        }
        done.push(name);
    }
    Some(text)
}
