//! One file for each rule: its words, its code, its tests.

mod alternative_text_is_a_file_name;
mod answer_without_question;
mod answer_without_speaker;
mod desk_note_stays_here;
mod embargo_in_the_future;
mod empty_block;
mod missing_byline;
mod missing_date;
mod missing_headline;
mod missing_standfirst;
mod placeholder_left;
mod portrait_without_alternative_text;
mod portrait_without_caption;
mod portrait_without_credit;
mod portrait_without_file;
mod pull_quote_not_verbatim;
mod question_without_answer;

use crate::Subject;
use crate::finding::{Found, Severity};

/// A rule.
pub struct Rule {
    /// Its name: that of its file, with hyphens.
    pub name: &'static str,
    /// How bad what it finds is.
    pub severity: Severity,
    /// What it wants, in German.
    pub about_german: &'static str,
    /// What it wants, in English.
    pub about_english: &'static str,
    pub(crate) check: fn(&Subject) -> Vec<Found>,
}

/// All rules, in the order in which their findings are listed.
pub static RULES: &[Rule] = &[
    portrait_without_credit::RULE,
    portrait_without_alternative_text::RULE,
    portrait_without_caption::RULE,
    portrait_without_file::RULE,
    alternative_text_is_a_file_name::RULE,
    pull_quote_not_verbatim::RULE,
    question_without_answer::RULE,
    answer_without_question::RULE,
    empty_block::RULE,
    answer_without_speaker::RULE,
    missing_headline::RULE,
    missing_standfirst::RULE,
    missing_date::RULE,
    missing_byline::RULE,
    embargo_in_the_future::RULE,
    placeholder_left::RULE,
    desk_note_stays_here::RULE,
];
