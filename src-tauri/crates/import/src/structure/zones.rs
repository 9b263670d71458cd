//! What is no turn: pull quotes, subheadings, boxes, notes, pictures, lines that sign, lists of other texts.

use super::byline::{byline, without_rest};
use super::credits::credit_in;
use super::quotes::{QUOTED, Words};
use super::sides::Sides;
use super::units::Unit;
use super::words::{self, beginning};
use crate::source::Look;
use interview::{BylineEntry, Role};

/// Longest pull quote, subheading, attribution and heading of a list, in characters.
const LONGEST_QUOTE: usize = 320;
const LONGEST_SUBHEADING: usize = 70;
const LONGEST_ATTRIBUTION: usize = 80;
/// Shortest pull quote, in words.
const SHORTEST_QUOTE: usize = 4;
/// A pull quote repeats words of a turn that lies at most so many units away.
const NEAR: usize = 60;
/// Least share of a displayed quotation's words that stand in a turn.
const SHOWN_QUOTED: f32 = 0.7;

/// What a unit is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Zone {
    Turn,
    PullQuote,
    /// Whose words the pull quote before it shows.
    Attribution,
    Subheading,
    Note,
    BoxHeading,
    /// A box without a heading begins.
    BoxStart,
    Box,
    Byline(Vec<BylineEntry>),
    RelatedHeading,
    Related,
    Picture,
    Caption,
    Credit,
    /// „Das Interview in voller Länge:“
    StartLine,
}

/// Where the walk is.
#[derive(Clone, Copy, PartialEq)]
enum State {
    Turns,
    Box,
    Related,
    /// Behind the last turn, and something has closed it.
    Tail,
}

/// What each unit is, from the first turn on. `named` are people whom the head names.
pub(super) fn zones(units: &[Unit], sides: &Sides, named: &[String]) -> Vec<Zone> {
    let begins: Vec<bool> = units.iter().map(|unit| sides.begins(unit)).collect();
    let words: Vec<Words> = units.iter().map(|unit| Words::of(&unit.plain)).collect();
    let quoted = units.iter().filter(|unit| is_quoted(&unit.plain)).count();
    let walk = Walk {
        units,
        sides,
        named,
        words,
        last_turn: begins.iter().rposition(|begins| *begins).unwrap_or(0),
        begins,
        answers_are_quoted: quoted * 3 > units.len(),
        state: State::Turns,
        zones: Vec::with_capacity(units.len()),
    };
    walk.done()
}

struct Walk<'u> {
    units: &'u [Unit],
    sides: &'u Sides,
    named: &'u [String],
    words: Vec<Words>,
    begins: Vec<bool>,
    last_turn: usize,
    answers_are_quoted: bool,
    state: State,
    zones: Vec<Zone>,
}

impl Walk<'_> {
    fn done(mut self) -> Vec<Zone> {
        for (at, unit) in self.units.iter().enumerate() {
            let zone = self.by_look(at, unit).unwrap_or_else(|| self.by_words(at, unit));
            self.zones.push(zone);
        }
        self.zones
    }

    fn by_look(&mut self, at: usize, unit: &Unit) -> Option<Zone> {
        Some(match unit.look {
            Look::Picture(_) | Look::Caption | Look::Credit if self.state == State::Related => Zone::Related,
            Look::Picture(_) => Zone::Picture,
            Look::Caption => Zone::Caption,
            Look::Credit => Zone::Credit,
            Look::Footnote(_) => Zone::Note,
            Look::PullQuote => Zone::PullQuote,
            Look::Aside => self.aside(at, unit),
            Look::Byline => match signed(&unit.plain) {
                Some(entries) => Zone::Byline(entries),
                None => Zone::Note,
            },
            _ => return None,
        })
    }

    fn aside(&mut self, at: usize, unit: &Unit) -> Zone {
        let before = at.checked_sub(1).and_then(|at| self.units.get(at)).map(|unit| &unit.look);
        let is_new = unit.gap_before || before != Some(&Look::Aside);
        if is_related_heading(&unit.plain) {
            self.state = State::Related;
            return Zone::RelatedHeading;
        }
        if self.state == State::Related && !is_new {
            return Zone::Related;
        }
        let next = self.units.get(at + 1).filter(|next| next.look == Look::Aside && !next.gap_before);
        match () {
            () if is_new && next.is_some() && is_headline_like(unit) => Zone::BoxHeading,
            () if is_new => Zone::BoxStart,
            () => Zone::Box,
        }
    }

    fn by_words(&mut self, at: usize, unit: &Unit) -> Zone {
        let is_turn = self.begins.get(at) == Some(&true);
        // Other texts' headlines may ask; only marks lead back from there.
        let leads_back = self.state != State::Related || !self.sides.are_told_by_words();
        if is_turn && leads_back {
            self.state = State::Turns;
            return Zone::Turn;
        }
        let is_over = at > self.last_turn;
        if unit.plain.starts_with('(') && matches!(credit_in(&unit.plain), Some((None, _))) {
            return Zone::Credit;
        }
        if self.state != State::Related
            && let Some(entries) = byline(without_rest(&unit.plain).0)
        {
            self.close(is_over);
            return Zone::Byline(entries);
        }
        if is_related_heading(&unit.plain) && (is_over || self.goes_on_as_list(at)) {
            self.state = State::Related;
            return Zone::RelatedHeading;
        }
        if is_note(&unit.plain) {
            self.close(is_over);
            return Zone::Note;
        }
        if is_box_heading(unit) {
            self.state = State::Box;
            return Zone::BoxHeading;
        }
        match self.state {
            State::Related if is_over || !unit.gap_before || matches!(unit.look, Look::Item(_)) => {
                return Zone::Related;
            }
            State::Related => self.state = State::Turns,
            State::Box => {
                let is_first = self.zones.last() == Some(&Zone::BoxHeading);
                if is_first || !(unit.gap_before || matches!(unit.look, Look::Heading(_))) {
                    return Zone::Box;
                }
                self.close(is_over);
            }
            State::Turns | State::Tail => {}
        }
        self.within_turns(at, unit, is_over)
    }

    fn within_turns(&mut self, at: usize, unit: &Unit, is_over: bool) -> Zone {
        if self.zones.last() == Some(&Zone::PullQuote) && self.is_attribution(unit) {
            return Zone::Attribution;
        }
        if self.is_pull_quote(at, unit) {
            return Zone::PullQuote;
        }
        if Sides::is_start_line(unit) {
            return Zone::StartLine;
        }
        if is_over && (self.state == State::Tail || self.is_biography(at, unit)) {
            self.state = State::Tail;
            return match credit_in(&unit.plain) {
                Some((None, _)) => Zone::Credit,
                _ => Zone::Note,
            };
        }
        if self.is_subheading(at, unit) {
            return Zone::Subheading;
        }
        Zone::Turn
    }

    fn close(&mut self, is_over: bool) {
        self.state = if is_over { State::Tail } else { State::Turns };
    }

    /// A heading like „Mehr zum Thema“ within the text is one only if short lines or items follow.
    fn goes_on_as_list(&self, at: usize) -> bool {
        let next = self.units.get(at + 1);
        next.is_some_and(|next| {
            matches!(next.look, Look::Item(_)) || (!next.gap_before && is_headline_like(next))
        })
    }

    fn is_attribution(&self, unit: &Unit) -> bool {
        let bare = unit.plain.trim_start_matches(['–', '—', '-', ' ']);
        let is_dashed = bare.len() < unit.plain.len();
        let names = |name: &str| !name.is_empty() && bare.starts_with(name);
        let is_speaker = self.sides.speakers().all.iter().any(|speaker| names(&speaker.name));
        let is_short = unit.length() <= LONGEST_ATTRIBUTION && !unit.plain.ends_with(['.', '?', '!', ':']);
        let is_name = super::names::names(bare).first().is_some_and(|name| bare.starts_with(name.as_str()));
        is_short && (is_dashed || is_speaker || is_name)
    }

    fn is_pull_quote(&self, at: usize, unit: &Unit) -> bool {
        let is_shown =
            matches!(unit.look, Look::Quote | Look::Heading(_)) && !self.sides.answers_look_like(unit);
        let is_quoted = is_quoted(&unit.plain);
        if unit.length() > LONGEST_QUOTE || unit.word_count() < SHORTEST_QUOTE || !(is_quoted || is_shown) {
            return false;
        }
        let share = self.share_near(at, unit);
        match unit.look {
            Look::Heading(_) => is_quoted,
            // A quotation paragraph that is nowhere else may be a quotation within the answer.
            Look::Quote if is_shown => share >= SHOWN_QUOTED || (is_quoted && !self.answers_are_quoted),
            _ => share >= QUOTED && (!self.answers_are_quoted || share >= 0.99),
        }
    }

    /// The largest share of the unit's words in a unit that lies near.
    fn share_near(&self, at: usize, unit: &Unit) -> f32 {
        let from = at.saturating_sub(NEAR);
        let near = self.words.iter().enumerate().skip(from).take(2 * NEAR);
        let turns = near.filter(|(other, _)| {
            *other != at
                && self
                    .units
                    .get(*other)
                    .is_some_and(|other| !is_quoted(&other.plain) && other.look != Look::PullQuote)
        });
        turns.map(|(_, words)| words.share_of(&unit.plain)).fold(0.0, f32::max)
    }

    /// „Ingmar Strohbach (55) ist …“ behind the last answer, and not in his own words.
    fn is_biography(&self, at: usize, unit: &Unit) -> bool {
        // The unit behind a question is its answer, whatever it says.
        let ends = |unit: &Unit| self.sides.is_guests(unit);
        let answered = at > self.last_turn + 1 || self.units.get(self.last_turn).is_some_and(ends);
        let is_turn_before = answered && self.zones.last() == Some(&Zone::Turn);
        let names = super::names::names(&unit.plain.chars().take(80).collect::<String>());
        let bare = unit.plain.trim_start_matches(['*', ' ', '–', '·']);
        let begins = names.first().is_some_and(|name| bare.starts_with(name.as_str()));
        let is_known = |name: &String| {
            let speaks = self.sides.speakers().all.iter().any(|one| {
                one.role == Role::Guest && (&one.name == name || super::names::is_short_for(&one.name, name))
            });
            let addressed = self.units.iter().take(3).find_map(|unit| super::names::addressed(&unit.plain));
            speaks
                || self.named.contains(name)
                || addressed.is_some_and(|surname| name.ends_with(&surname))
                || unit.is_emphasised()
        };
        is_turn_before
            && begins
            && names.first().is_some_and(is_known)
            && !super::likeness::is_first_person(&unit.plain)
    }

    fn is_subheading(&self, at: usize, unit: &Unit) -> bool {
        let next_asks =
            self.begins.get(at + 1) == Some(&true) || self.units.get(at + 1).is_some_and(Unit::asks);
        let fits = unit.length() <= LONGEST_SUBHEADING
            && !unit.plain.ends_with(['.', ':', ',', ';', '!', '…', '“', '”']);
        match unit.look {
            Look::Heading(_) => true,
            Look::Body => {
                let stands_out = unit.is_strong() || unit.word_count() >= 2;
                let behind_turn =
                    matches!(self.zones.last(), Some(Zone::Turn | Zone::PullQuote | Zone::Attribution))
                        && at > 1;
                fits && next_asks
                    && stands_out
                    && unit.gap_before
                    && behind_turn
                    && !unit.asks()
                    && !self.is_reply(unit)
            }
            _ => false,
        }
    }

    /// „Ja, sehr“ is an answer without a full stop.
    fn is_reply(&self, unit: &Unit) -> bool {
        beginning("yes-no", &unit.plain).is_some()
            || super::likeness::is_first_person(&unit.plain)
            || self.zones.len().checked_sub(1).and_then(|at| self.units.get(at)).is_some_and(Unit::asks)
            || self.zones.len().checked_sub(1).and_then(|at| self.begins.get(at)) == Some(&true)
                && self.sides.are_told_by_words()
    }
}

/// The whole text stands in quotation marks.
pub(super) fn is_quoted(text: &str) -> bool {
    let opens = text.starts_with(['„', '“', '»', '«', '"', '‚']);
    let closes = text.trim_end_matches(['.', '!', '?']).ends_with(['“', '”', '«', '»', '"', '‘']);
    opens && closes
}

/// „Mehr aus Nordheide“, “Related”, „Weitere Meldungen und Beiträge aus dem Bereich: Organisation“
pub(super) fn is_related_heading(text: &str) -> bool {
    text.split_whitespace().take(13).count() <= 12
        && !text.ends_with(['.', '?', '!'])
        && beginning("related", text).is_some()
}

pub(super) fn is_box_heading(unit: &Unit) -> bool {
    let is_exact = words::is("box", unit.plain.trim_end_matches(':').trim());
    let is_heading = matches!(unit.look, Look::Heading(_)) || unit.is_strong();
    let begins = is_heading && unit.length() <= LONGEST_SUBHEADING && beginning("box", &unit.plain).is_some();
    (is_exact || begins) && !unit.asks()
}

/// „Das Gespräch wurde autorisiert.“, “This interview has been edited …”
pub(super) fn is_note(text: &str) -> bool {
    let text = text.trim_start_matches(['(', '[', '*', ' ']);
    text.chars().count() <= 300 && beginning("note", text).is_some()
}

/// Who signs in a line that the file names a byline: with „Interview: “ before it, or the mere names.
pub(super) fn signed(line: &str) -> Option<Vec<BylineEntry>> {
    let (first, _) = without_rest(line);
    byline(first).or_else(|| {
        let names = super::byline::people(first);
        let is_name = !names.is_empty() && names.iter().all(|name| name.contains(' '));
        is_name.then(|| vec![BylineEntry { role: interview::BylineRole::Text, names }])
    })
}

fn is_headline_like(unit: &Unit) -> bool {
    unit.length() <= LONGEST_SUBHEADING && !unit.plain.ends_with(['.', ',', ';', '!', '…'])
}
