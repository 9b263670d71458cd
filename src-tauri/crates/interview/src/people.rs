//! People as records: what is known once is typed once.

use crate::ids::PersonId;
use crate::text::Paragraph;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The part a person has in the interview.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Is interviewed.
    #[default]
    Guest,
    /// Asks.
    Interviewer,
}

/// A guest or an interviewer. A field that is empty is not known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Person {
    /// Stable, unique in the interview.
    pub id: PersonId,
    /// Guest or interviewer.
    pub role: Role,
    /// Given name and surname, without titles: „Denis Alt“.
    #[serde(default)]
    pub name: String,
    /// Academic or other title before the name: „Dr.“.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[ts(optional, as = "Option<String>")]
    pub title: String,
    /// Function at the time of the interview: „Staatssekretär“.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[ts(optional, as = "Option<String>")]
    pub function: String,
    /// Where that function is held.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[ts(optional, as = "Option<String>")]
    pub organisation: String,
    /// How the house prints the speaker in short, where surname or initials will not do: „ZEIT“.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[ts(optional, as = "Option<String>")]
    pub short: String,
    /// Text for the box „Zur Person“.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<Paragraph>>")]
    pub biography: Vec<Paragraph>,
}

impl Person {
    /// A person of whom only name and role are known.
    pub fn named(id: PersonId, role: Role, name: impl Into<String>) -> Self {
        Self {
            id,
            role,
            name: name.into(),
            title: String::new(),
            function: String::new(),
            organisation: String::new(),
            short: String::new(),
            biography: Vec::new(),
        }
    }

    /// The last word of the name, with the particles that belong to it: „von der Leyen“.
    pub fn surname(&self) -> &str {
        let mut start = self.name.len();
        for (at, word) in words(&self.name).into_iter().rev() {
            let is_last = start == self.name.len();
            if is_last || is_particle(word) {
                start = at;
            } else {
                break;
            }
        }
        self.name.get(start..).unwrap_or(&self.name).trim()
    }

    /// First letters of the words of the name: „DA“. Particles count with their small letter.
    pub fn initials(&self) -> String {
        words(&self.name).into_iter().filter_map(|(_, word)| word.chars().next()).collect()
    }
}

fn words(name: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut at = 0;
    for part in name.split(' ') {
        if !part.is_empty() {
            found.push((at, part));
        }
        at += part.len() + 1;
    }
    found
}

fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "von"
            | "van"
            | "de"
            | "der"
            | "den"
            | "dem"
            | "zu"
            | "zum"
            | "zur"
            | "del"
            | "della"
            | "di"
            | "du"
            | "la"
            | "le"
            | "ter"
            | "ten"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(name: &str) -> Person {
        Person::named(PersonId::numbered(1), Role::Guest, name)
    }

    #[test]
    fn a_surname_keeps_its_particles() {
        assert_eq!(person("Denis Alt").surname(), "Alt");
        assert_eq!(person("Ursula von der Leyen").surname(), "von der Leyen");
        assert_eq!(person("Möller-Özgür").surname(), "Möller-Özgür");
        assert_eq!(person("").surname(), "");
        assert_eq!(person("Ärmel Über ").surname(), "Über");
    }

    #[test]
    fn initials_are_first_letters() {
        assert_eq!(person("Örs Ängström").initials(), "ÖÄ");
    }
}
