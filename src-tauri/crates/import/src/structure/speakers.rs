//! Whom the labels of a text name, and which side each is on: told over the whole text.

use super::labels::{Candidate, candidate};
use super::names::{addressed, is_short_for, names};
use super::units::Unit;
use interview::Role;
use std::collections::HashMap;

/// How many different labels are looked at: nobody interviews more people.
const MOST_LABELS: usize = 100;

/// So many turns of one text are looked for within paragraphs, and in paragraphs of so many bytes.
const MOST_TURNS_WITHIN: usize = 2_000;
const LARGEST_PARAGRAPH: usize = 100_000;

/// Longest label within a paragraph, in characters.
const LONGEST_WITHIN: usize = 40;

/// From here on a speaker asks.
const ASKS: f32 = 0.8;

/// Somebody whom labels name.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Speaker {
    /// The fullest name; empty if the labels name a side only.
    pub(super) name: String,
    pub(super) role: Role,
    /// Turns with this label.
    pub(super) turns: usize,
}

/// The labels that are labels, each with its speaker.
#[derive(Clone, Debug, Default)]
pub(super) struct Speakers {
    pub(super) all: Vec<Speaker>,
    by_key: HashMap<String, usize>,
    /// Nobody asks visibly.
    pub(super) is_guess: bool,
    /// Two units of five carry a label.
    is_dense: bool,
}

/// What is known of a label.
#[derive(Clone, Debug, Default)]
struct Group {
    keys: Vec<String>,
    name: String,
    side: Option<Role>,
    turns: usize,
    asking: usize,
    length: usize,
    set: usize,
    /// Labels on a line of their own.
    lines: usize,
    first: usize,
}

impl Speakers {
    /// The speakers whose labels recur, if they make sense as a whole: `None` if the text is not labelled.
    pub(super) fn of(units: &[Unit]) -> Option<Self> {
        let known = known_names(units);
        let mut groups = merged(groups(units));
        let any_set = groups.iter().filter(|group| group.set > 0).count() >= 2;
        let is_named = |group: &Group| known.iter().any(|name| stands_for(&group.name, name));
        let recurs = |group: &Group| group.turns >= 2 || group.side.is_some();
        let has_recurring = groups.iter().any(recurs);
        // A full name may be printed once, and the house that asks once right before it.
        let once: Vec<usize> = groups
            .iter()
            .filter(|group| {
                let before = group.first.checked_sub(1).and_then(|at| units.get(at));
                is_named(group) && group.name.contains(' ') && before.is_some_and(Unit::asks)
            })
            .map(|group| group.first)
            .collect();
        groups.retain(|group| {
            let is_once =
                once.contains(&group.first) || (group.asking > 0 && once.contains(&(group.first + 1)));
            let is_among = has_recurring && (is_named(group) || (any_set && group.set > group.lines));
            let is_set = !any_set || group.set * 2 >= group.turns || group.side.is_some() || is_named(group);
            is_once || ((recurs(group) || is_among) && is_set)
        });
        let is_label = |group: &Group| {
            let is_full = group.name.contains(' ') || group.turns >= 2;
            let asks = group.turns >= 3 && group.asking * 2 >= group.turns;
            group.side.is_some() || asks || (is_full && (group.set > 0 || is_named(group)))
        };
        // Words that stand before colons now and then are not labels; nobody's name is among them.
        let turns: usize = groups.iter().map(|group| group.turns).sum();
        let first = groups.iter().map(|group| group.first).min().unwrap_or(0);
        let running = units.iter().skip(first).filter(|unit| unit.is_running()).count();
        let is_labelled = match groups.as_slice() {
            [] => false,
            [only] => is_label(only),
            more => more.iter().any(is_label) || (turns >= 3 && turns * 5 >= running),
        };
        is_labelled.then(|| Self { is_dense: turns * 5 >= running * 2, ..Self::named(groups, units, &known) })
    }

    fn named(mut groups: Vec<Group>, units: &[Unit], known: &[String]) -> Self {
        for group in &mut groups {
            // A name in capitals is printed as the text prints it elsewhere.
            let is_it = |name: &&String| {
                is_short_for(&group.name, name) || name.to_lowercase() == group.name.to_lowercase()
            };
            group.name = match known.iter().find(is_it) {
                _ if group.side.is_some() => String::new(),
                Some(name) => name.clone(),
                None => group.name.clone(),
            };
        }
        let (roles, is_guess) = roles(&groups, units, known);
        let mut speakers = Self { is_guess, ..Self::default() };
        for (group, role) in groups.into_iter().zip(roles) {
            let same = speakers.all.iter().position(|known| known.name == group.name && known.role == role);
            let at = same.unwrap_or(speakers.all.len());
            match speakers.all.get_mut(at) {
                Some(speaker) => speaker.turns += group.turns,
                None => speakers.all.push(Speaker { name: group.name, role, turns: group.turns }),
            }
            speakers.by_key.extend(group.keys.into_iter().map(|key| (key, at)));
        }
        speakers
    }

    /// Whose turn begins here.
    pub(super) fn turn(&self, unit: &Unit) -> Option<(usize, Candidate)> {
        let found = candidate(unit)?;
        self.by_key.get(&found.key()).map(|at| (*at, found))
    }

    /// The labels name both sides, and not only when somebody speaks for the first time.
    pub(super) fn are_complete(&self) -> bool {
        [Role::Guest, Role::Interviewer].iter().all(|role| {
            let turns: usize = self.all.iter().filter(|one| one.role == *role).map(|one| one.turns).sum();
            turns >= 2 || (turns == 1 && self.is_dense)
        })
    }

    /// The units, parted where a known label stands right behind the end of a sentence.
    pub(super) fn parted(&self, units: Vec<Unit>) -> Vec<Unit> {
        if !self.are_complete() {
            return units;
        }
        let mut parted = Vec::with_capacity(units.len());
        let mut left = MOST_TURNS_WITHIN;
        for unit in units {
            let mut rest = unit;
            while let Some(at) = self.label_within(&rest).filter(|_| left > 0) {
                left -= 1;
                let [first, second] = rest.cut(at);
                parted.push(first);
                rest = second;
            }
            parted.push(rest);
        }
        parted
    }

    /// The character at which the next turn begins within a unit.
    fn label_within(&self, unit: &Unit) -> Option<usize> {
        if !unit.is_running() || unit.plain.len() > LARGEST_PARAGRAPH || !unit.plain.contains(':') {
            return None;
        }
        let chars: Vec<char> = unit.plain.chars().collect();
        let own = self.turn(unit).map_or(0, |(_, label)| label.length);
        (own.max(1)..chars.len()).filter(|at| chars.get(*at) == Some(&':')).find_map(|colon| {
            let reach = colon.saturating_sub(LONGEST_WITHIN).max(own);
            let ends = |at: &usize| {
                chars
                    .get(*at)
                    .is_some_and(|c| matches!(c, '.' | '?' | '!' | '…' | '“' | '”' | '»' | '"' | ')'))
            };
            (reach..colon).rev().filter(ends).find_map(|end| {
                let label: String = chars.get(end + 1..colon)?.iter().collect();
                self.knows(label.trim()).then(|| {
                    let spaces = label.chars().take_while(|c| c.is_whitespace()).count();
                    end + 1 + spaces
                })
            })
        })
    }

    /// The label is one of theirs.
    fn knows(&self, label: &str) -> bool {
        let key = super::names::without_titles(label).join(" ");
        !label.is_empty()
            && (self.by_key.contains_key(&key) || self.by_key.contains_key(&label.to_lowercase()))
    }
}

fn groups(units: &[Unit]) -> Vec<Group> {
    let mut at: HashMap<String, usize> = HashMap::new();
    let mut groups: Vec<Group> = Vec::new();
    for (place, unit) in units.iter().enumerate() {
        let Some(found) = candidate(unit) else { continue };
        // A line without text behind it is the label of the next.
        let turn = if found.is_line { units.get(place + 1).unwrap_or(unit) } else { unit };
        let index = *at.entry(found.key()).or_insert_with_key(|key| {
            groups.push(Group {
                keys: vec![key.clone()],
                name: found.label.clone(),
                side: found.side(),
                first: place,
                ..Group::default()
            });
            groups.len() - 1
        });
        if let Some(group) = groups.get_mut(index) {
            group.turns += 1;
            group.asking += usize::from(turn.asks());
            group.length += turn.length();
            group.set += usize::from(found.is_set);
            group.lines += usize::from(found.is_line);
            if found.label.len() > group.name.len() {
                group.name = found.label;
            }
        }
    }
    groups.sort_by_key(|group| std::cmp::Reverse(group.turns));
    groups.truncate(MOST_LABELS);
    groups.sort_by_key(|group| group.first);
    groups
}

/// Short forms join the only full name that they stand for: „Strohbach“ is „Ingmar Strohbach“.
fn merged(groups: Vec<Group>) -> Vec<Group> {
    let names: Vec<String> = groups.iter().map(|group| group.name.clone()).collect();
    let full = |short: &str| {
        let mut fuller = names.iter().enumerate().filter(|(_, name)| is_short_for(short, name));
        let first = fuller.next().map(|(at, _)| at);
        first.filter(|_| fuller.next().is_none())
    };
    let mut merged = groups.clone();
    for (at, group) in groups.into_iter().enumerate() {
        let Some(to) = full(&group.name).filter(|to| *to != at && group.side.is_none()) else { continue };
        if let Some(target) = merged.get_mut(to) {
            target.keys.extend(group.keys);
            target.turns += group.turns;
            target.asking += group.asking;
            target.length += group.length;
            target.set += group.set;
            target.lines += group.lines;
            target.first = target.first.min(group.first);
        }
        if let Some(gone) = merged.get_mut(at) {
            gone.turns = 0;
        }
    }
    merged.retain(|group| group.turns > 0);
    merged
}

/// Names that the text mentions at its beginning and its end.
fn known_names(units: &[Unit]) -> Vec<String> {
    let first = units.iter().take(30);
    let last = units.iter().skip(30).rev().take(15);
    // A label is no mention of its own name.
    let named = |unit: &Unit| {
        let label = candidate(unit).map_or(0, |label| label.length);
        names(&unit.plain.chars().skip(label).collect::<String>())
    };
    let mut found: Vec<String> = first.chain(last).flat_map(named).collect();
    found.sort();
    found.dedup();
    found
}

fn stands_for(label: &str, name: &str) -> bool {
    label.to_lowercase() == name.to_lowercase() || is_short_for(label, name)
}

/// The side of each group, and whether it is a mere guess.
fn roles(groups: &[Group], units: &[Unit], known: &[String]) -> (Vec<Role>, bool) {
    let addressed: Vec<String> =
        units.iter().filter(|unit| unit.asks()).filter_map(|unit| addressed(&unit.plain)).collect();
    let signed = signed(units);
    let mean = groups.iter().map(|group| group.length).sum::<usize>() as f32
        / groups.iter().map(|group| group.turns).sum::<usize>().max(1) as f32;
    let score = |group: &Group| {
        let own = group.length as f32 / group.turns.max(1) as f32;
        let is = |list: &[String]| {
            list.iter().any(|name| stands_for(name, &group.name) || stands_for(&group.name, name))
        };
        let is_house = !is(known) && !group.name.contains(' ') && !is(&addressed);
        let mut score = 2.0 * group.asking as f32 / group.turns.max(1) as f32;
        score += if own < mean / 2.0 { 0.4 } else { 0.0 };
        score += if is_house { 0.3 } else { 0.0 };
        score += if is(&signed) { 1.5 } else { 0.0 };
        score -= if is(&addressed) { 1.5 } else { 0.0 };
        match group.side {
            Some(Role::Interviewer) => 9.0,
            Some(Role::Guest) => -9.0,
            None => score,
        }
    };
    let scores: Vec<f32> = groups.iter().map(score).collect();
    let highest = scores.iter().copied().fold(f32::MIN, f32::max);
    let lowest = scores.iter().copied().fold(f32::MAX, f32::min);
    // Where units without a label ask, all that are labelled may be guests.
    let unlabelled = |(at, unit): (usize, &Unit)| {
        let before = at.checked_sub(1).and_then(|at| units.get(at)).and_then(candidate);
        unit.is_running()
            && unit.asks()
            && candidate(unit).is_none()
            && !before.is_some_and(|label| label.is_line)
    };
    let others_ask = units.iter().enumerate().filter(|(at, unit)| unlabelled((*at, unit))).count();
    let asking: usize = groups.iter().map(|group| group.asking).sum();
    let nobody_asks = asking == 0 && groups.iter().all(|group| group.side.is_none());
    let only = groups.len() == 1 || (others_ask >= 2 && others_ask > 2 * asking);
    let first_highest = scores.iter().position(|score| *score == highest);
    let role = |(at, score): (usize, &f32)| {
        let asks = *score >= ASKS || (!only && first_highest == Some(at));
        let answers = !only && *score == lowest && highest > lowest;
        if asks && !answers { Role::Interviewer } else { Role::Guest }
    };
    (scores.iter().enumerate().map(role).collect(), nobody_asks && !only)
}

/// Who signs as interviewer.
fn signed(units: &[Unit]) -> Vec<String> {
    let entries = units.iter().filter_map(|unit| super::byline::byline(&unit.plain)).flatten();
    entries.flat_map(|entry| entry.names).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Look;

    fn units(texts: &[&str]) -> Vec<Unit> {
        texts.iter().map(|text| Unit::new(Look::Body, &(*text).into(), true, 0)).collect()
    }

    fn told(texts: &[&str]) -> Option<Vec<(String, Role)>> {
        let speakers = Speakers::of(&units(texts))?;
        Some(speakers.all.into_iter().map(|speaker| (speaker.name, speaker.role)).collect())
    }

    #[test]
    fn a_word_before_a_colon_is_a_label_only_if_it_recurs() {
        let told_of = told(&["ZEIT: Warum?", "Eva Ahn: Darum.", "ZEIT: Wirklich?", "Ahn: Klar ist: ja."]);
        assert_eq!(told_of, Some(vec![("ZEIT".into(), Role::Interviewer), ("Eva Ahn".into(), Role::Guest)]));
        assert_eq!(told(&["Klar ist: ja.", "Eines noch: nein.", "Warum?"]), None);
    }

    #[test]
    fn whoever_is_addressed_answers_even_if_they_ask_back() {
        let told_of = told(&[
            "Ahn: Warum denn?",
            "Haus: Frau Ahn, wer zahlt?",
            "Ahn: Wer zahlt immer?",
            "Haus: Und dann?",
        ]);
        assert_eq!(told_of, Some(vec![("Ahn".into(), Role::Guest), ("Haus".into(), Role::Interviewer)]));
    }
}
