//! The credit of a picture: fields, one function that words them, and one that takes a line apart.
//!
//! § 13 UrhG gives the author the right to be named. A line that cannot be taken apart is kept as it stands.

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

/// Labels that stand before names in a credit line, lower case.
const LABELS: [&str; 14] = [
    "bildquelle",
    "bildnachweis",
    "bildrechte",
    "foto",
    "fotos",
    "bild",
    "bilder",
    "quelle",
    "photo",
    "photos",
    "image",
    "picture",
    "credit",
    "photo credit",
];

impl Credit {
    /// Nobody is named.
    pub fn is_empty(&self) -> bool {
        [&self.creator, &self.provider, &self.line].iter().all(|field| field.trim().is_empty())
    }

    /// The names as printed, without label: „MASTD/Jülich“. Empty if nobody is named.
    pub fn names(&self, form: &CreditForm) -> String {
        if !self.line.trim().is_empty() {
            return self.line.trim().to_owned();
        }
        let (first, second) = if form.provider_first {
            (&self.provider, &self.creator)
        } else {
            (&self.creator, &self.provider)
        };
        let mut names: String =
            [first, second].iter().map(|n| n.trim()).filter(|n| !n.is_empty()).collect::<Vec<_>>().join("/");
        if !names.is_empty() && !self.qualifier.trim().is_empty() {
            names.push_str(&format!(" ({})", self.qualifier.trim()));
        }
        if let Some(licence) =
            self.licence.as_ref().filter(|l| !names.is_empty() && !l.name.trim().is_empty())
        {
            names.push_str(&format!(", {}", licence.name.trim()));
        }
        names
    }

    /// The line that stands beside the picture: „(Bildquelle: MASTD/Jülich)“. Empty if nobody is named.
    pub fn printed(&self, form: &CreditForm) -> String {
        let names = self.names(form);
        if names.is_empty() {
            return names;
        }
        if form.parentheses {
            format!("({}: {names})", form.label)
        } else {
            format!("{}: {names}", form.label)
        }
    }

    /// Takes a printed line apart. One slash parts provider and creator; what cannot be parted is the `line`.
    ///
    /// `None` if the text does not look like a credit line at all.
    pub fn from_line(printed: &str) -> Option<Self> {
        let names = names_of_line(printed)?;
        Some(Self::from_names(names))
    }

    /// Takes the names of a line apart, as [`Credit::names`] writes them with the provider first.
    pub fn from_names(names: &str) -> Self {
        let names = names.trim();
        let parts: Vec<&str> = names.split('/').map(str::trim).collect();
        let is_clean =
            !names.contains([',', '(', ')', ';', '|', '©', ':']) && parts.iter().all(|p| !p.is_empty());
        match parts.as_slice() {
            [provider, creator] if is_clean && format!("{provider}/{creator}") == names => {
                Self { provider: (*provider).to_owned(), creator: (*creator).to_owned(), ..Self::default() }
            }
            _ => Self { line: names.to_owned(), ..Self::default() },
        }
    }
}

/// The names in a printed credit line, without parentheses and label.
fn names_of_line(printed: &str) -> Option<&str> {
    let line = printed.trim();
    let inner = line.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or(line).trim();
    if let Some(names) = inner.strip_prefix('©') {
        return Some(names.trim()).filter(|n| !n.is_empty());
    }
    let (label, names) = inner.split_once(':')?;
    let names = names.trim();
    (LABELS.contains(&label.trim().to_lowercase().as_str()) && !names.is_empty()).then_some(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_house_line_is_taken_apart_and_worded_again() {
        let line = "(Bildquelle: MASTD/Jülich)";
        let credit = Credit::from_line(line).unwrap();
        assert_eq!((credit.provider.as_str(), credit.creator.as_str()), ("MASTD", "Jülich"));
        assert_eq!(credit.printed(&CreditForm::of_language("de")), line);
        assert_eq!(credit.printed(&CreditForm::of_language("en")), "(Photo: Jülich/MASTD)");
    }

    #[test]
    fn a_line_that_cannot_be_taken_apart_is_kept_as_it_stands() {
        for names in ["picture alliance/dpa/PR-Video | X", "Privat", "picture alliance / dpa", "© 2021, Haus"]
        {
            let credit = Credit::from_line(&format!("Foto: {names}")).unwrap();
            assert_eq!(credit.line, names);
            assert_eq!(credit.printed(&CreditForm::of_language("de")), format!("(Bildquelle: {names})"));
        }
    }

    #[test]
    fn a_sentence_is_no_credit_line() {
        assert_eq!(Credit::from_line("Sie sagt: Das geht."), None);
        assert_eq!(Credit::from_line("(lacht)"), None);
        assert_eq!(Credit::from_line("Foto: "), None);
        assert_eq!(Credit::from_line("© Ralf Jerke").unwrap().line, "Ralf Jerke");
    }

    #[test]
    fn a_licence_and_a_qualifier_are_printed_after_the_names() {
        let credit = Credit {
            creator: "J. Ö.".into(),
            qualifier: "Archiv".into(),
            licence: Some(Licence { name: "CC BY 4.0".into(), url: String::new() }),
            ..Credit::default()
        };
        assert_eq!(credit.printed(&CreditForm::of_language("de")), "(Bildquelle: J. Ö. (Archiv), CC BY 4.0)");
        assert!(Credit::default().printed(&CreditForm::of_language("de")).is_empty());
    }
}
