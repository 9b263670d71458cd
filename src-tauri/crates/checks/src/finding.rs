//! What a rule answers with.

use crate::rules::Rule;
use interview::{BlockId, Language, PersonId, PortraitId};
use serde::Serialize;
use ts_rs::TS;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Nothing is delivered before it is repaired.
    Blocks,
    /// Somebody should look.
    Warning,
    /// Worth knowing.
    Hint,
}

/// Where it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "part", rename_all = "lowercase")]
pub enum Place {
    /// The kicker.
    Kicker,
    /// The headline.
    Headline,
    /// The standfirst.
    Standfirst,
    /// The byline.
    Byline,
    /// A field of the details.
    Details,
    /// The text as a whole.
    Text,
    /// A block, or characters of its plain text.
    Block {
        /// Which block.
        block: BlockId,
        /// First character.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional, type = "number")]
        from: Option<usize>,
        /// One past the last.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional, type = "number")]
        to: Option<usize>,
    },
    /// A portrait's record.
    Portrait {
        /// Which portrait.
        portrait: PortraitId,
    },
    /// A person's record.
    Person {
        /// Which person.
        person: PersonId,
    },
}

impl Place {
    /// A whole block.
    pub fn block(block: &BlockId) -> Self {
        Self::Block { block: block.clone(), from: None, to: None }
    }
}

/// A sentence in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worded {
    german: String,
    english: String,
}

impl Worded {
    /// A sentence in German and in English.
    pub fn new(german: impl Into<String>, english: impl Into<String>) -> Self {
        Self { german: german.into(), english: english.into() }
    }

    /// The sentence in this language.
    pub fn text(&self, language: Language) -> &str {
        language.choose(&self.german, &self.english)
    }
}

/// What one rule found at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    place: Place,
    message: Worded,
    fix: Option<Worded>,
}

impl Found {
    /// Something is wrong at this place.
    pub fn at(place: Place, message: Worded) -> Self {
        Self { place, message, fix: None }
    }

    /// What would repair it.
    pub fn with_fix(self, fix: Worded) -> Self {
        Self { fix: Some(fix), ..self }
    }

    pub(crate) fn of(self, rule: &Rule) -> Finding {
        Finding {
            rule: rule.name,
            severity: rule.severity,
            place: self.place,
            message: self.message,
            fix: self.fix,
        }
    }
}

/// What a check found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule's name: that of its file, with hyphens.
    pub rule: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Where it is.
    pub place: Place,
    message: Worded,
    fix: Option<Worded>,
}

impl Finding {
    /// What is wrong and why.
    pub fn message(&self, language: Language) -> String {
        self.message.text(language).to_owned()
    }

    /// What would repair it, if a repair is known.
    pub fn fix(&self, language: Language) -> Option<String> {
        self.fix.as_ref().map(|fix| fix.text(language).to_owned())
    }
}
