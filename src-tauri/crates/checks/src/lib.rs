//! The checks: what is wrong with an interview, where, why it matters, and what would repair it.
//!
//! * [`finding`]: what a rule answers with
//! * [`quotation`]: is this a passage of that text? The one place that decides
//! * `rules`: one file for each rule, with its words, its code and its tests
//!
//! Checks never change text.

pub mod finding;
pub mod quotation;
mod rules;

pub use finding::{Finding, Place, Severity};
pub use rules::{RULES, Rule};

use interview::Interview;

/// What a rule looks at.
pub struct Subject<'a> {
    /// The interview.
    pub interview: &'a Interview,
    /// The newsroom's local date and time, `2025-03-01T06:00`.
    pub now: &'a str,
}

/// Everything that the rules find, rule by rule, in the order of the text.
///
/// `now` is the newsroom's local date and time, `2025-03-01T06:00`: embargoes are compared with it.
pub fn check(interview: &Interview, now: &str) -> Vec<Finding> {
    let subject = Subject { interview, now };
    RULES.iter().flat_map(|rule| (rule.check)(&subject).into_iter().map(|found| found.of(rule))).collect()
}

#[cfg(test)]
mod testing;
