//! The draft while it is made: blocks, people and fields, and which piece has become which block.

use super::{dates, language};
use crate::Draft;
use crate::notice::{Notice, Remark};
use crate::source::Source;
use crate::structure::units::Unit;
use interview::{Block, BlockId, BylineEntry, BylineRole, Content, Paragraph, Person, PersonId, Role};
use std::collections::BTreeSet;

/// Below this a turn is said to be doubtful.
const DOUBTFUL: f32 = 0.6;
/// So many doubtful turns are named: nobody looks at more.
const MOST_DOUBTS: usize = 50;
/// So many lines sign a text at most.
const MOST_SIGNED: usize = 50;

/// A draft that is being made.
pub(super) struct Sketch {
    pub(super) draft: Draft,
    /// The block of each piece.
    places: Vec<Option<BlockId>>,
    /// Labels that are no names: „Q“, „Frage 3“, „00:12“. They are said once.
    labels: BTreeSet<String>,
    /// Turns that were said to be doubtful.
    doubts: usize,
}

impl Sketch {
    pub(super) fn new(source: &Source, remarks: Vec<Remark>) -> Self {
        let mut draft = Draft { remarks, left_out: source.left_out.clone(), ..Draft::default() };
        let texts: Vec<String> = source.pieces.iter().map(|piece| piece.text.text()).collect();
        draft.interview.details.language = language::told(source.language.as_deref(), &texts);
        Self { draft, places: vec![None; source.pieces.len()], labels: BTreeSet::new(), doubts: 0 }
    }

    /// A new block of these units.
    pub(super) fn push(&mut self, content: Content, units: &[&Unit]) -> BlockId {
        let id = BlockId::numbered(self.draft.interview.blocks.len() + 1);
        self.draft.interview.blocks.push(Block { id: id.clone(), content });
        units.iter().for_each(|unit| self.place(unit, &id));
        id
    }

    /// A further paragraph of the last block. `false` if the last block has no paragraphs.
    pub(super) fn go_on(&mut self, text: Paragraph, unit: &Unit) -> bool {
        let Some(block) = self.draft.interview.blocks.last_mut() else { return false };
        let id = block.id.clone();
        match &mut block.content {
            Content::Question { text: own, .. }
            | Content::Answer { text: own, .. }
            | Content::Box { text: own, .. }
            | Content::Note { text: own, .. } => own.push(text),
            _ => return false,
        }
        self.place(unit, &id);
        true
    }

    fn place(&mut self, unit: &Unit, id: &BlockId) {
        if let Some(place) = self.places.get_mut(unit.piece) {
            place.get_or_insert_with(|| id.clone());
        }
    }

    pub(super) fn leave_out(&mut self, text: &str) {
        if !text.trim().is_empty() {
            self.draft.left_out.push(text.trim().to_owned());
        }
    }

    /// A label that says nothing more than the block does.
    pub(super) fn leave_out_label(&mut self, label: &str) {
        let label = label.trim();
        if label.chars().any(char::is_alphanumeric) {
            self.labels.insert(label.to_owned());
        }
    }

    pub(super) fn person(&mut self, name: &str, role: Role) -> PersonId {
        person(&mut self.draft.interview, name, role)
    }

    /// A line that signs: as printed, and what it says.
    pub(super) fn sign(&mut self, entries: Vec<BylineEntry>, printed: &str, line: &str) {
        let asks = entries.iter().any(|entry| matches!(entry.role, BylineRole::Interview | BylineRole::Text));
        if asks
            && (self.draft.byline.is_none()
                || entries.iter().any(|entry| entry.role == BylineRole::Interview))
        {
            self.draft.byline = Some(printed.to_owned());
        }
        for entry in entries {
            let byline = &self.draft.interview.title.byline;
            if byline.len() < MOST_SIGNED && !self.draft.interview.title.byline.contains(&entry) {
                self.draft.interview.title.byline.push(entry);
            }
        }
        self.date(line);
        // Our own wording may differ from the one that was printed, and no word is lost.
        self.leave_out(line);
    }

    /// The date of publication, if it is not known yet.
    pub(super) fn date(&mut self, line: &str) {
        let date = &mut self.draft.interview.details.date;
        if date.is_none() {
            *date = dates::date_in(line);
        }
    }

    /// How sure a turn is, if it is not sure.
    pub(super) fn doubt(&mut self, confidence: f32, text: &str) {
        if confidence < DOUBTFUL && self.doubts < MOST_DOUBTS {
            self.doubts += 1;
            let start: String = text.split_whitespace().take(6).collect::<Vec<_>>().join(" ");
            self.draft.remarks.push(Remark::new("blocks", Notice::DoubtfulTurn(start), confidence));
        }
    }

    /// What the file says of itself, where its text does not say it.
    pub(super) fn facts_where_nothing_is_printed(&mut self, source: &Source) {
        let fact = |name: &str| {
            source.facts.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
        };
        if let Some(date) = fact("published").and_then(dates::date_in) {
            self.draft.interview.details.date = Some(date);
        }
        let title = &mut self.draft.interview.title;
        if let Some(headline) = fact("headline").filter(|_| title.headline.is_empty()) {
            headline.clone_into(&mut title.headline);
        }
        if let Some(line) = fact("byline").filter(|_| title.byline.is_empty()) {
            let names = super::byline::people(line);
            if !names.is_empty() {
                self.draft.byline = Some(line.to_owned());
                title.byline.push(BylineEntry { role: BylineRole::Interview, names });
            }
        }
        self.interviewers_sign();
    }

    /// Whoever signs the text of an interview has asked, unless somebody else signs for that.
    fn interviewers_sign(&mut self) {
        let byline = &mut self.draft.interview.title.byline;
        if !byline.iter().any(|entry| entry.role == BylineRole::Interview)
            && let Some(entry) = byline.iter_mut().find(|entry| entry.role == BylineRole::Text)
        {
            entry.role = BylineRole::Interview;
        }
        let asking = byline.iter().filter(|entry| entry.role == BylineRole::Interview);
        for name in asking.flat_map(|entry| entry.names.clone()).collect::<Vec<_>>() {
            self.person(&name, Role::Interviewer);
        }
    }

    pub(super) fn finish(mut self) -> (Draft, Vec<Option<BlockId>>) {
        self.draft.interview.people.iter().for_each(|person| _ = self.labels.remove(&person.name));
        let labels: Vec<String> = self.labels.into_iter().collect();
        if !labels.is_empty() {
            self.draft.left_out.push(labels.join(" · "));
        }
        (self.draft, self.places)
    }
}

/// The person of this name, perhaps a new one.
pub(super) fn person(interview: &mut interview::Interview, name: &str, role: Role) -> PersonId {
    if let Some(known) = interview.people.iter().find(|person| person.name == name) {
        return known.id.clone();
    }
    let id = PersonId::numbered(interview.people.len() + 1);
    interview.people.push(Person::named(id.clone(), role, name));
    id
}
