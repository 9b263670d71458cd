//! No word is lost: what stands in the source and nowhere in the draft is left out, and said to be.

use crate::Draft;
use interview::normalise;
use serde_json::Value;
use std::collections::HashMap;

/// Adds each line of the source that has a word too many to what was left out. `understood` are texts that the draft
/// has in another form: labels, bylines, dates.
pub(super) fn keep_what_is_missing(source: &str, understood: &[String], draft: &mut Draft) {
    let mut covered: HashMap<String, usize> = HashMap::new();
    let mut cover = |text: &str| words(text).for_each(|word| *covered.entry(word).or_default() += 1);
    if let Ok(value) = serde_json::to_value(&draft.interview) {
        texts(&value, &mut cover);
    }
    understood.iter().chain(&draft.left_out).for_each(|text| cover(text));
    let body = without_front_matter(source);
    for line in body.lines() {
        let mut is_covered = true;
        for word in words(&without_references(&normalise::line(line))) {
            match covered.get_mut(&word).filter(|count| **count > 0) {
                Some(count) => *count -= 1,
                None => is_covered = false,
            }
        }
        if !is_covered {
            draft.left_out.push(line.trim().to_owned());
        }
    }
}

/// Front matter accounts for itself: what it has no field for is left out already.
fn without_front_matter(source: &str) -> &str {
    let mut parts = source.splitn(3, "---\n");
    match (parts.next(), parts.next(), parts.next()) {
        (Some(""), Some(_), Some(body)) => body,
        _ => source,
    }
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned)
}

/// Without `&quot;` and the like, which stand for signs.
fn without_references(line: &str) -> String {
    let mut parts = line.split('&');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once(';') {
            Some((name, rest)) if name.chars().all(|c| c.is_ascii_alphanumeric() || c == '#') => {
                out.push(' ');
                out.push_str(rest);
            }
            _ => {
                out.push('&');
                out.push_str(part);
            }
        }
    }
    out
}

/// Every text of a JSON value. Values of our own types nest no deeper than they do.
fn texts(value: &Value, take: &mut impl FnMut(&str)) {
    match value {
        Value::String(text) => take(text),
        Value::Array(items) => items.iter().for_each(|item| texts(item, take)),
        Value::Object(fields) => fields.values().for_each(|field| texts(field, take)),
        _ => {}
    }
}
