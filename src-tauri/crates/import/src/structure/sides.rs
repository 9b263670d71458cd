//! Who speaks where. What a text does most consistently wins over the whole text: labels, then a look, then words.

use super::byline::byline;
use super::credits::credit_in;
use super::dates::is_date_line;
use super::labels::Candidate;
use super::likeness::{best_sides, likeness};
use super::looks::{self, Asking, Seen, Standing, mark, standing};
use super::speakers::Speakers;
use super::units::{self, Unit};
use super::words;
use crate::source::Look;
use interview::Role;

/// From here on a unit without any mark is taken for a question whatever stands around it.
const CLEARLY_ASKS: f32 = 0.8;
/// Shortest share of a text's units before a statement may be the first question.
const MAY_ASK: f32 = -0.2;
/// How much a labelled unit is like its side.
const CERTAIN: f32 = 20.0;
/// Longest statement that may be the first question, in characters.
const LONGEST_STATEMENT: usize = 160;

/// What tells the sides of a text.
pub(super) struct Sides {
    speakers: Speakers,
    asking: Option<Asking>,
    answering: Option<Asking>,
    /// Both sides of the turns carry the same sign.
    is_signed: bool,
    language: String,
}

/// Whose unit it is.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Spoken {
    pub(super) role: Role,
    /// The speaker, if a label names one.
    pub(super) speaker: Option<usize>,
    /// A turn begins here.
    pub(super) begins: bool,
    /// The label that stands here.
    pub(super) label: Option<Candidate>,
    /// 0 to 1.
    pub(super) confidence: f32,
}

impl Sides {
    /// What tells the sides of these units; and the units, parted where a known label stands within one.
    pub(super) fn of(units: Vec<Unit>, language: &str) -> (Vec<Unit>, Self) {
        let speakers = Speakers::of(&units).unwrap_or_default();
        let units = speakers.parted(units);
        let mut sides =
            Self { speakers, asking: None, answering: None, is_signed: false, language: language.to_owned() };
        let units = if sides.speakers.are_complete() { units } else { units::run_in_parted(units) };
        if !sides.speakers.are_complete() {
            let running: Vec<&Unit> = units.iter().filter(|unit| unit.is_running()).collect();
            let look = |unit: &&Unit| match sides.speakers.turn(unit) {
                Some(_) => (Standing::Labelled, false),
                None => (standing(unit), unit.asks()),
            };
            let seen: Vec<Seen> = running.iter().map(look).collect();
            sides.asking = looks::asking(&seen);
            sides.answering = if sides.asking.is_none() { looks::answering(&seen) } else { None };
            let signed = running.iter().filter(|unit| mark(&unit.plain).is_some()).count();
            sides.is_signed = running.len() >= 4 && signed * 2 > running.len();
        }
        (units, sides)
    }

    pub(super) fn speakers(&self) -> &Speakers {
        &self.speakers
    }

    /// Nothing but words tells questions from answers.
    pub(super) fn are_told_by_words(&self) -> bool {
        self.speakers.all.is_empty() && self.asking.is_none() && self.answering.is_none()
    }

    /// How much it reads like a question.
    pub(super) fn likeness(&self, unit: &Unit) -> f32 {
        likeness(&unit.plain, &self.language)
    }

    /// A turn begins here, whatever stands around it.
    pub(super) fn begins(&self, unit: &Unit) -> bool {
        self.speakers.turn(unit).is_some()
            || self.looks_asking(unit)
            || (self.asking.is_none()
                && !self.speakers.are_complete()
                && unit.is_running()
                && !matches!(unit.look, Look::Heading(_))
                && unit.asks()
                && self.likeness(unit) > CLEARLY_ASKS)
    }

    fn looks_asking(&self, unit: &Unit) -> bool {
        unit.is_running() && self.asking.is_some_and(|asking| asking.standing == standing(unit))
    }

    /// The first unit that is a turn, or the subheading above it.
    pub(super) fn start(&self, units: &[Unit]) -> usize {
        let start = self.first_turn(units);
        let is_heading = |unit: &Unit| matches!(unit.look, Look::Title | Look::Heading(_));
        let above = start.checked_sub(1).filter(|at| units.get(*at).is_some_and(is_heading));
        let is_headline = |at: &usize| !units.iter().take(*at).any(is_heading);
        above.filter(|at| !is_headline(at)).unwrap_or(start)
    }

    fn first_turn(&self, units: &[Unit]) -> usize {
        let labelled = units.iter().position(|unit| self.speakers.turn(unit).is_some());
        let looking = units.iter().position(|unit| self.looks_asking(unit) && unit.asks());
        let by_words = || units.iter().enumerate().position(|(at, unit)| self.asks_first(units, at, unit));
        let first = match (labelled, looking) {
            (Some(a), Some(b)) => a.min(b),
            (Some(only), None) | (None, Some(only)) => only,
            (None, None) => return by_words().unwrap_or(units.len()),
        };
        let before = first.checked_sub(1).and_then(|at| units.get(at));
        if looking != Some(first) && !self.speakers.are_complete() {
            // The label names who answers; the question stands before it.
            let asks =
                |unit: &Unit| unit.is_running() && !matches!(unit.look, Look::Heading(1)) && unit.asks();
            return if before.is_some_and(asks) && first > 1 { first - 1 } else { first };
        }
        self.statement_before(units, first).unwrap_or(first)
    }

    fn asks_first(&self, units: &[Unit], at: usize, unit: &Unit) -> bool {
        // The headline may ask, too: then date, picture or author still follow.
        let heads = |unit: &Unit| {
            !unit.is_running()
                || is_date_line(&unit.plain)
                || unit.plain.starts_with('[')
                || byline(&unit.plain).is_some()
                || credit_in(&unit.plain).is_some()
        };
        let goes_on = || units.iter().skip(at + 1).take_while(|unit| !unit.asks()).take(6).any(heads);
        at > 0
            && unit.is_running()
            && !matches!(unit.look, Look::Heading(1))
            && unit.asks()
            && self.likeness(unit) > 0.0
            && !(at <= 2 && goes_on())
    }

    /// A statement that looks like the questions and has an answer of its own may come before the first that asks.
    fn statement_before(&self, units: &[Unit], first: usize) -> Option<usize> {
        let before = units.get(..first)?;
        let at = before.iter().position(|unit| {
            self.looks_asking(unit) && unit.length() <= LONGEST_STATEMENT && self.likeness(unit) > MAY_ASK
        })?;
        let between = before.get(at + 1..)?;
        let answers = |unit: &Unit| {
            unit.look == Look::Body && byline(&unit.plain).is_none() && !is_date_line(&unit.plain)
        };
        (at > 0 && !between.is_empty() && between.iter().all(answers)).then_some(at)
    }

    /// Whose units these are. They are the turns of a text, nothing else.
    pub(super) fn spoken(&self, units: &[&Unit]) -> Vec<Spoken> {
        let by_marks = self.speakers.are_complete() || self.asking.is_some() || self.answering.is_some();
        if by_marks { self.by_marks(units) } else { self.by_words(units) }
    }

    fn by_marks(&self, units: &[&Unit]) -> Vec<Spoken> {
        let mut all: Vec<Spoken> = Vec::with_capacity(units.len());
        let mut pending: Option<Spoken> = None;
        for (at, unit) in units.iter().enumerate() {
            let next = units.get(at + 1).copied();
            let spoken = match self.speakers.turn(unit) {
                Some((speaker, label)) => {
                    let role = self.speakers.all.get(speaker).map_or(Role::Guest, |speaker| speaker.role);
                    Spoken { role, speaker: Some(speaker), begins: true, label: Some(label), confidence: 1.0 }
                }
                None => match pending.take() {
                    // The label stood on a line of its own.
                    Some(label) => Spoken { label: None, ..label },
                    None => self.unlabelled(unit, all.last(), next),
                },
            };
            if spoken.label.as_ref().is_some_and(|label| label.is_line) {
                pending = Some(spoken.clone());
            }
            all.push(spoken);
        }
        all
    }

    fn unlabelled(&self, unit: &Unit, before: Option<&Spoken>, next: Option<&Unit>) -> Spoken {
        let new = |role, confidence| Spoken { role, speaker: None, begins: true, label: None, confidence };
        let goes_on = |before: &Spoken| Spoken { begins: false, label: None, ..before.clone() };
        let asked = before.is_some_and(|before| before.role == Role::Interviewer);
        if self.looks_asking(unit) {
            let confidence = self.asking.map_or(0.5, |asking| asking.confidence);
            // A second paragraph that looks the same goes on asking.
            return before.filter(|_| asked).map_or_else(|| new(Role::Interviewer, confidence), goes_on);
        }
        if let Some(asking) = self.asking {
            return match before {
                Some(before) if !asked => goes_on(before),
                _ => new(Role::Guest, asking.confidence),
            };
        }
        match before {
            Some(before) if self.answers_look_like(unit) && !asked => goes_on(before),
            _ if self.answers_look_like(unit) => new(Role::Guest, 0.85),
            _ if self.speakers.are_complete() => before.map_or_else(|| new(Role::Guest, 0.4), goes_on),
            // Only answers stand out: what stands before one asks.
            Some(before) if !next.is_some_and(|next| self.answers_look_like(next)) => goes_on(before),
            Some(before) if asked => goes_on(before),
            _ => new(Role::Interviewer, if unit.asks() { 0.9 } else { 0.6 }),
        }
    }

    /// Its label says that a guest answers.
    pub(super) fn is_guests(&self, unit: &Unit) -> bool {
        let speaker = self.speakers.turn(unit).and_then(|(at, _)| self.speakers.all.get(at));
        speaker.is_some_and(|speaker| speaker.role == Role::Guest)
    }

    /// Answers look like this unit.
    pub(super) fn answers_look_like(&self, unit: &Unit) -> bool {
        self.answering.is_some_and(|answering| answering.standing == standing(unit))
    }

    fn by_words(&self, units: &[&Unit]) -> Vec<Spoken> {
        let labels: Vec<Option<(usize, Candidate)>> =
            units.iter().map(|unit| self.speakers.turn(unit)).collect();
        let role =
            |speaker: usize| self.speakers.all.get(speaker).map_or(Role::Guest, |speaker| speaker.role);
        let likenesses: Vec<f32> = units
            .iter()
            .zip(&labels)
            .map(|(unit, label)| match label.as_ref().map(|(speaker, _)| role(*speaker)) {
                Some(Role::Interviewer) => CERTAIN,
                Some(Role::Guest) => -CERTAIN,
                None => self.likeness(unit),
            })
            .collect();
        let mut before = None;
        let sides = best_sides(&likenesses).into_iter().zip(&likenesses);
        let spoken = sides.zip(units).zip(labels).map(|(((side, like), unit), label)| {
            let begins = before.replace(side) != Some(side) || label.is_some();
            let (speaker, label) = label.unzip();
            let confidence = self.confidence_by_words(side, *like, unit);
            Spoken { role: side, speaker, begins, label, confidence }
        });
        spoken.collect()
    }

    fn confidence_by_words(&self, side: Role, like: f32, unit: &Unit) -> f32 {
        let is_alike = (side == Role::Interviewer) == (like > 0.0);
        let sure: f32 = match like.abs() {
            // A statement stands where a question should, or a question where an answer should.
            _ if !is_alike => 0.5,
            ..0.4 => 0.7,
            _ => 0.85,
        };
        if unit.repairs > 0 { sure - 0.35 } else { sure }
    }

    /// How many characters at the unit's beginning are a sign of its side and no words.
    pub(super) fn sign(&self, unit: &Unit, spoken: &Spoken) -> usize {
        let is_mark = |standing: Standing| matches!(standing, Standing::Mark(_) | Standing::Number);
        let asks =
            self.asking.is_some_and(|asking| spoken.role == Role::Interviewer && is_mark(asking.standing));
        let answers =
            self.answering.is_some_and(|asking| spoken.role == Role::Guest && is_mark(asking.standing));
        let is_numbered =
            spoken.role == Role::Interviewer && unit.plain.starts_with(|c: char| c.is_ascii_digit());
        match mark(&unit.plain) {
            Some((_, length)) if asks || answers || is_numbered || self.is_signed => length,
            _ => 0,
        }
    }

    /// The number or sign of a list's item is a sign of its side.
    pub(super) fn is_numbered(&self) -> bool {
        self.asking.is_some_and(|asking| asking.standing == Standing::Number)
    }

    /// The line says that the interview begins below it.
    pub(super) fn is_start_line(unit: &Unit) -> bool {
        unit.length() <= 60 && words::beginning("start", &unit.plain).is_some() && !unit.asks()
    }
}
