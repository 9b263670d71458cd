//! Title matter: what stands above the first question, and who signs.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Kicker, headline, standfirst and byline.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Title {
    /// The line above the headline (Dachzeile).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[ts(optional, as = "Option<String>")]
    pub kicker: String,
    /// The headline.
    #[serde(default)]
    pub headline: String,
    /// The paragraph below the headline (Vorspann).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[ts(optional, as = "Option<String>")]
    pub standfirst: String,
    /// Who did what, in the order of print.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<BylineEntry>>")]
    pub byline: Vec<BylineEntry>,
}

/// One line of the byline: a role and its names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BylineEntry {
    /// What these people did.
    pub role: BylineRole,
    /// Their names as printed.
    pub names: Vec<String>,
}

/// What somebody did for the interview.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "lowercase")]
pub enum BylineRole {
    /// Asked the questions.
    Interview,
    /// Wrote the text.
    Text,
    /// Took the pictures.
    Photo,
    /// Translated.
    Translation,
    /// Wrote down what was said.
    Transcript,
}

impl BylineRole {
    /// All roles, in the order in which they are offered.
    pub const ALL: [Self; 5] =
        [Self::Interview, Self::Text, Self::Photo, Self::Translation, Self::Transcript];

    /// The word before the names in this language (BCP 47): „Interview“, „Fotos“.
    pub fn label(self, language: &str) -> &'static str {
        let german = is_german(language);
        match (self, german) {
            (Self::Interview, _) => "Interview",
            (Self::Text, _) => "Text",
            (Self::Photo, true) => "Fotos",
            (Self::Photo, false) => "Photos",
            (Self::Translation, true) => "Übersetzung",
            (Self::Translation, false) => "Translation",
            (Self::Transcript, true) => "Protokoll",
            (Self::Transcript, false) => "Transcript",
        }
    }
}

impl BylineEntry {
    /// The line as printed: „Interview: Alexander Schaeff“.
    pub fn line(&self, language: &str) -> String {
        format!("{}: {}", self.role.label(language), self.names.join(", "))
    }
}

/// The language is a form of German.
pub fn is_german(language: &str) -> bool {
    let primary = language.split('-').next().unwrap_or_default();
    primary.eq_ignore_ascii_case("de") || primary.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byline_is_worded_in_the_language_of_the_interview() {
        let entry = BylineEntry { role: BylineRole::Photo, names: vec!["A. Ö.".into(), "B".into()] };
        assert_eq!(entry.line("de-AT"), "Fotos: A. Ö., B");
        assert_eq!(entry.line("en"), "Photos: A. Ö., B");
    }
}
