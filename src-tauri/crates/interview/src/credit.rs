//! The credit of a picture: fields, one function that words them, and one that takes a line apart.
//!
//! * [`Credit::spans`]: words the line in every form; everything that prints a credit goes through it
//! * [`parse()`]: takes a line apart into fields, and says what is uncertain
//! * `agencies`: who is known to provide pictures, and who looks like a person
//! * `licence`: Creative Commons by name and by address
//!
//! § 13 UrhG gives the author the right to be named. A line that cannot be taken apart is kept as it stands.

mod agencies;
mod label;
mod licence;
mod parse;
mod who;

pub use parse::{Doubt, ParsedCredit, parse};

use crate::details::PartialDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Who has to be named, and on what terms the picture may be used. A field that is empty is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Credit {
    /// The photographer (IPTC Creator).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[ts(optional, as = "Option<String>")]
    pub creator: String,
    /// The agency or house that provides it (IPTC Credit Line or Source): „MASTD“, „picture alliance/dpa“.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[ts(optional, as = "Option<String>")]
    pub provider: String,
    /// „Archiv“, „Symbolfoto“, „Montage“.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[ts(optional, as = "Option<String>")]
    pub qualifier: String,
    /// The whole line where it could not be taken apart; it is printed as it stands.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[ts(optional, as = "Option<String>")]
    pub line: String,
    /// IPTC Copyright Notice.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[ts(optional, as = "Option<String>")]
    pub copyright: String,
    /// The licence, where the picture has a named one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub licence: Option<Licence>,
    /// IPTC Rights Usage Terms, or what was agreed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[ts(optional, as = "Option<String>")]
    pub usage_terms: String,
    /// Last day on which it may be shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string")]
    pub expires: Option<PartialDate>,
    /// Where it may be shown; empty means everywhere.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<String>>")]
    pub channels: Vec<String>,
}

/// A named licence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Licence {
    /// „CC BY-SA 4.0“.
    pub name: String,
    /// Where its text stands.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[ts(optional, as = "Option<String>")]
    pub url: String,
}

/// How the house words a credit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreditForm {
    /// The word before the names: „Bildquelle“, „Foto“, “Photo”.
    pub label: String,
    /// The line stands in parentheses.
    pub parentheses: bool,
    /// The provider comes before the creator: „MASTD/Jülich“.
    pub provider_first: bool,
}

impl CreditForm {
    /// The form of the German trade press, „(Bildquelle: MASTD/Jülich)“, or its English counterpart.
    pub fn of_language(language: &str) -> Self {
        let german = crate::title::is_german(language);
        Self {
            label: if german { "Bildquelle" } else { "Photo" }.to_owned(),
            parentheses: true,
            provider_first: german,
        }
    }
}

/// The sign that stands for a label: „© X“.
const SIGN: &str = "©";

/// A piece of a printed credit line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreditSpan {
    /// The words.
    pub text: String,
    /// Where they lead, for targets that have links: the text of the licence.
    pub link: Option<String>,
}

impl CreditSpan {
    fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), link: None }
    }
}

impl Credit {
    /// Nobody is named.
    pub fn is_empty(&self) -> bool {
        [&self.creator, &self.provider, &self.line].iter().all(|field| field.trim().is_empty())
    }

    /// The names as printed, without label: „MASTD/Jülich“. Empty if nobody is named.
    pub fn names(&self, form: &CreditForm) -> String {
        joined(&self.name_spans(form))
    }

    /// The line that stands beside the picture: „(Bildquelle: MASTD/Jülich)“, „© Jülich“. Empty if nobody is named.
    pub fn printed(&self, form: &CreditForm) -> String {
        joined(&self.spans(form))
    }

    /// The same line in pieces, the licence with its link.
    pub fn spans(&self, form: &CreditForm) -> Vec<CreditSpan> {
        let names = self.name_spans(form);
        if names.is_empty() {
            return names;
        }
        let label = form.label.trim();
        let gap = if label == SIGN { " " } else { ": " };
        let (open, close) = if form.parentheses { ("(", ")") } else { ("", "") };
        let before = CreditSpan::plain(format!("{open}{label}{gap}"));
        let after = form.parentheses.then(|| CreditSpan::plain(close));
        std::iter::once(before).chain(names).chain(after).collect()
    }

    fn name_spans(&self, form: &CreditForm) -> Vec<CreditSpan> {
        if !self.line.trim().is_empty() {
            return vec![CreditSpan::plain(self.line.trim())];
        }
        let (first, second) = if form.provider_first {
            (&self.provider, &self.creator)
        } else {
            (&self.creator, &self.provider)
        };
        let named = [first, second].map(|name| name.trim()).into_iter().filter(|name| !name.is_empty());
        let mut names = named.collect::<Vec<_>>().join("/");
        if names.is_empty() {
            return Vec::new();
        }
        if !self.qualifier.trim().is_empty() {
            names.push_str(&format!(" ({})", self.qualifier.trim()));
        }
        let Some(licence) = self.licence.as_ref().filter(|licence| !licence.name.trim().is_empty()) else {
            return vec![CreditSpan::plain(names)];
        };
        let link = Some(licence.url.trim().to_owned()).filter(|url| !url.is_empty());
        let licence = CreditSpan { text: licence.name.trim().to_owned(), link };
        vec![CreditSpan::plain(names + ", "), licence]
    }

    /// Takes a printed line apart, as [`parse()`] does; but what would be worded otherwise than it stands, with the
    /// provider first, is the `line`.
    ///
    /// `None` if the text does not look like a credit line at all.
    pub fn from_line(printed: &str) -> Option<Self> {
        let names = label::labelled_names(printed)?;
        Some(Self::as_it_stands(parse(printed).credit, names))
    }

    /// Takes the names of a line apart, as [`Credit::names`] writes them with the provider first.
    pub fn from_names(names: &str) -> Self {
        Self::as_it_stands(parse(names).credit, names.trim())
    }

    fn as_it_stands(read: Self, names: &str) -> Self {
        let form = CreditForm { label: String::new(), parentheses: false, provider_first: true };
        if read.names(&form) == names { read } else { Self { line: names.to_owned(), ..Self::default() } }
    }
}

fn joined(spans: &[CreditSpan]) -> String {
    spans.iter().map(|span| span.text.as_str()).collect()
}

#[cfg(test)]
mod tests;
