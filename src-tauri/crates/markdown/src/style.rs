//! What can be chosen about a file: how a target wants its interviews set.

use crate::front::form::FrontMatter;
use interview::speech::Labels;
use interview::{CreditForm, Interview};
use jiff::civil::Time;
use jiff::tz::TimeZone;

/// How an interview is written.
#[derive(Clone, Debug, PartialEq)]
pub struct Style {
    /// What a question looks like.
    pub questions: Questions,
    /// How speakers are named before their turns.
    pub labels: Labelling,
    /// How credits are worded; as the interview's language has it, if nothing is said.
    pub credit: Option<CreditForm>,
    /// The zone of the publication: with it a day becomes a moment.
    pub time_zone: TimeZone,
    /// The time of day at which an interview counts as published. Never midnight: a reader in another zone would
    /// see the day before.
    pub time_of_day: Time,
    /// How the front matter is written.
    pub front: FrontMatter,
}

/// What a question looks like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Questions {
    /// A paragraph in bold type, as in print.
    #[default]
    Bold,
    /// A heading of the third level.
    Headings,
}

/// How speakers are named before their turns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Labelling {
    /// As the interview needs it: two voices need no labels, more do.
    #[default]
    AsNeeded,
    /// Always in this way.
    Always(Labels),
}

impl Labelling {
    /// The labels of this interview.
    pub fn of(self, interview: &Interview) -> Labels {
        match self {
            Self::AsNeeded => Labels::needed_by(interview),
            Self::Always(labels) => labels,
        }
    }
}

/// Whether a file is the final one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Release {
    /// It may be published.
    #[default]
    Final,
    /// It is marked as a draft, and site generators leave it out.
    Draft,
}

impl Style {
    /// How credits of an interview in this language are worded.
    pub fn credit_form(&self, language: &str) -> CreditForm {
        self.credit.clone().unwrap_or_else(|| CreditForm::of_language(language))
    }
}

impl Default for Style {
    /// Bold questions, labels as needed, credits in the language of the interview, eight o'clock in UTC.
    fn default() -> Self {
        Self {
            questions: Questions::default(),
            labels: Labelling::default(),
            credit: None,
            time_zone: TimeZone::UTC,
            time_of_day: Time::constant(8, 0, 0, 0),
            front: FrontMatter::default(),
        }
    }
}
