//! The checks, worded for people.

use crate::view::{Finding, Lengths, Settled, Severity, Status, UiLanguage};
use crate::{Newsroom, NewsroomError, quotations, world};
use checks::Place;
use interview::Interview;

impl Newsroom {
    /// What the checks find in a draft.
    ///
    /// # Errors
    /// If there is no such draft, or it cannot be read.
    pub fn check(&self, draft: &str) -> Result<Vec<Finding>, NewsroomError> {
        Ok(self.open_draft(draft)?.findings)
    }

    /// Everything that follows from the text as it stands.
    pub(crate) fn looked_through(&self, interview: &Interview, language: UiLanguage) -> Settled {
        let mut findings = findings(interview, language);
        findings.extend(self.misspelled(interview, language));
        Settled { quotes: quotations::quotes(interview), findings, lengths: lengths(interview) }
    }
}

/// What the checks find, in this language, the worst first.
pub fn findings(interview: &Interview, language: UiLanguage) -> Vec<Finding> {
    let mut found: Vec<Finding> = checks::check(interview, &world::local_minute())
        .into_iter()
        .map(|finding| Finding {
            rule: finding.rule.to_owned(),
            severity: finding.severity,
            message: finding.message(language.into()),
            fix: finding.fix(language.into()),
            place: finding.place,
        })
        .collect();
    found.sort_by_key(|finding| finding.severity);
    found
}

/// How many findings forbid delivery, and how many there are.
pub(crate) fn counts(interview: &Interview) -> (usize, usize) {
    let found = checks::check(interview, &world::local_minute());
    let blocking = found.iter().filter(|finding| finding.severity == Severity::Blocks).count();
    (blocking, found.len())
}

/// What forbids the delivery of an interview with this status.
pub(crate) fn blocking(interview: &Interview, status: Status, language: UiLanguage) -> Vec<Finding> {
    let is_approved = matches!(status, Status::Approved | Status::Delivered | Status::Corrected);
    let not_approved = Finding {
        rule: "not-approved".to_owned(),
        severity: Severity::Blocks,
        place: Place::Text,
        message: match language {
            UiLanguage::De => "Das Interview ist nicht freigegeben.".to_owned(),
            UiLanguage::En => "The interview has not been approved.".to_owned(),
        },
        fix: None,
    };
    let found =
        findings(interview, language).into_iter().filter(|finding| finding.severity == Severity::Blocks);
    found.chain((!is_approved).then_some(not_approved)).collect()
}

/// How long the text is.
pub(crate) fn lengths(interview: &Interview) -> Lengths {
    let lengths = interview::lengths::Lengths::of(&interview.blocks);
    Lengths {
        characters: lengths.characters,
        words: lengths.words,
        questions: lengths.questions,
        answers: lengths.answers,
        reading_minutes: lengths.reading_minutes(),
    }
}
