//! The draft that a set of entries makes. Order of arrival, duplicates, files and sync cannot matter.

mod draft;
mod lineage;
mod part;

pub use draft::{Authorisation, Comment, Draft, Release, Reply, Version};
pub use part::{PartState, Proposal};

use crate::entry::{Entry, EntryId, Fact, Part, Wording};
use crate::fields::{BIN, DESK, set_fields};
use crate::merge::MERGE_VERSION;
use interview::{Block, BlockId};
use lineage::{Agreement, Lineage, PartFacts, order};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// Makes the draft of these entries, which all belong to it. A pure function of the set of entries.
pub fn fold<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Draft {
    let mut entries: Vec<&Entry> = entries.into_iter().collect();
    entries.sort_unstable_by_key(|entry| order(entry));
    entries.dedup_by_key(|entry| entry.id());
    let mut draft = Draft {
        merge: MERGE_VERSION,
        clock: entries.last().map_or(0, |entry| entry.clock()),
        created: entries.first().map_or(0, |entry| entry.at()),
        updated: entries.iter().map(|entry| entry.at()).max().unwrap_or(0),
        missing: missing(&entries),
        ..Draft::default()
    };
    let mut sorted = Sorted::default();
    for entry in &entries {
        sorted.add(entry, &mut draft);
    }
    sorted.finish(draft)
}

/// What these revisions say: those of a version, for instance. Revisions that are not there are left out.
pub fn wordings_of<'a>(
    entries: impl IntoIterator<Item = &'a Entry>,
    revisions: &[(Part, EntryId)],
) -> Vec<(Part, Wording)> {
    let (mut sorted, mut rest) = (Sorted::default(), Draft::default());
    for entry in entries {
        sorted.add(entry, &mut rest);
    }
    let lineages = sorted.lineages();
    let said = revisions.iter().filter_map(|(part, revision)| {
        let lineage = lineages.get(part.as_str())?;
        Some((part.clone(), lineage.wording(lineage.node(revision)?)?.clone()))
    });
    said.collect()
}

/// The entries that others build on and that are not among them.
fn missing(entries: &[&Entry]) -> Vec<EntryId> {
    let known: HashSet<&EntryId> = entries.iter().map(|entry| entry.id()).collect();
    let mut missing = BTreeSet::new();
    for entry in entries {
        missing.extend(entry.bases().iter().filter(|base| !known.contains(base)));
        if let Fact::Authorise { wordings, .. } = entry.fact() {
            missing.extend(wordings.iter().map(|(_, revision, _)| revision).filter(|id| !known.contains(id)));
        }
    }
    missing.into_iter().cloned().collect()
}

/// What has to be seen together before the draft can be made.
#[derive(Default)]
struct Sorted<'a> {
    /// By field.
    fields: BTreeMap<&'a str, &'a Value>,
    /// By part, as text.
    parts: HashMap<&'a str, PartFacts<'a>>,
    closed: HashSet<&'a EntryId>,
    /// Kinds.
    unknown: BTreeSet<&'a str>,
    /// By authorisation.
    releases: HashMap<&'a EntryId, Vec<&'a Entry>>,
    /// Where a comment stands in the draft.
    comments: HashMap<&'a EntryId, usize>,
    /// Part, revision and comment.
    made_on: Vec<(&'a Part, &'a EntryId, usize)>,
}

impl<'a> Sorted<'a> {
    /// Sorts an entry in; the entries come in their order, so that the last word on a thing is the one that stays.
    fn add(&mut self, entry: &'a Entry, draft: &mut Draft) {
        match entry.fact() {
            Fact::Draft { language, merge } => {
                draft.interview.details.language.clone_from(language);
                draft.merge = draft.merge.max(*merge);
            }
            Fact::Set { field, value } => {
                self.fields.insert(field, value);
            }
            Fact::Place { block, pos } => {
                draft.places.insert(block.clone(), pos.clone());
            }
            Fact::Put { part, .. } | Fact::Propose { part, .. } => {
                self.part(part.as_str()).revisions.push(entry)
            }
            Fact::Remove { block, seen } => self.part(block.as_str()).removals.push(seen),
            Fact::Close { proposal, .. } => {
                self.closed.insert(proposal);
            }
            Fact::Status { to, note } => (draft.status, draft.note) = (*to, note.clone()),
            Fact::Version { .. } => draft.versions.extend(Version::of(entry)),
            Fact::Authorise { wordings, .. } => {
                for (part, revision, _) in wordings {
                    let agreement = Agreement { entry, revision, releases: Vec::new() };
                    self.part(part.as_str()).agreements.push(agreement);
                }
                draft.authorisations.extend(Authorisation::of(entry));
            }
            Fact::Release { authorisation, .. } => {
                self.releases.entry(authorisation).or_default().push(entry)
            }
            Fact::Comment { .. } | Fact::Reply { .. } | Fact::Resolve { .. } => self.add_remark(entry, draft),
            Fact::Unknown { kind, .. } => {
                self.unknown.insert(kind);
            }
        }
    }

    fn add_remark(&mut self, entry: &'a Entry, draft: &mut Draft) {
        match entry.fact() {
            Fact::Comment { part, rev, .. } => {
                let at = draft.comments.len();
                self.comments.insert(entry.id(), at);
                self.made_on.extend(part.as_ref().zip(rev.as_ref()).map(|(part, rev)| (part, rev, at)));
                draft.comments.extend(Comment::of(entry));
            }
            Fact::Reply { comment, .. } => {
                if let Some(comment) = self.comments.get(comment).and_then(|at| draft.comments.get_mut(*at)) {
                    comment.replies.extend(Reply::of(entry));
                }
            }
            Fact::Resolve { comment, resolved } => {
                if let Some(comment) = self.comments.get(comment).and_then(|at| draft.comments.get_mut(*at)) {
                    comment.resolved = *resolved;
                }
            }
            _ => {}
        }
    }

    fn part(&mut self, part: &'a str) -> &mut PartFacts<'a> {
        self.parts.entry(part).or_default()
    }

    /// The revisions of each part.
    fn lineages(&mut self) -> HashMap<&'a str, Lineage<'a>> {
        for agreement in self.parts.values_mut().flat_map(|facts| &mut facts.agreements) {
            agreement.releases = self.releases.get(agreement.entry.id()).cloned().unwrap_or_default();
        }
        self.parts.iter().map(|(part, facts)| (*part, Lineage::new(facts))).collect()
    }

    fn finish(mut self, mut draft: Draft) -> Draft {
        for authorisation in &mut draft.authorisations {
            let releases = self.releases.get(&authorisation.entry);
            authorisation.release = releases.and_then(|releases| Release::of(releases.first()?));
        }
        let lineages = self.lineages();
        for (part, revision, at) in self.made_on {
            let wording =
                lineages.get(part.as_str()).and_then(|lineage| lineage.wording(lineage.node(revision)?));
            draft.comments[at].made_on = wording.cloned();
        }
        for (name, lineage) in &lineages {
            let state = part::state(lineage, &self.parts[name].removals, &self.closed);
            draft.parts.extend(Part::try_from((*name).to_owned()).ok().zip(state));
        }
        draft.binned = self.fields.get(BIN).is_some_and(|value| value.as_bool() == Some(true));
        draft.unknown = self.unknown.into_iter().map(str::to_owned).collect();
        self.fields.retain(|field, value| {
            let key = field.strip_prefix(DESK).filter(|_| !value.is_null());
            draft.desk.extend(key.map(|key| (key.to_owned(), (*value).clone())));
            !field.starts_with(DESK)
        });
        draft.damaged = set_fields(&mut draft.interview, &self.fields);
        print(&mut draft);
        draft
    }
}

/// Sets title matter and blocks of the interview from the wordings in force.
fn print(draft: &mut Draft) {
    let title = &mut draft.interview.title;
    let mut blocks: Vec<(bool, Option<&String>, &BlockId, Block)> = Vec::new();
    for (part, state) in &draft.parts {
        match (part, &state.wording) {
            (Part::Kicker, Wording::Line(line)) => title.kicker.clone_from(line),
            (Part::Headline, Wording::Line(line)) => title.headline.clone_from(line),
            (Part::Standfirst, Wording::Line(line)) => title.standfirst.clone_from(line),
            (Part::Block(id), Wording::Block(content)) if !state.removed => {
                let place = draft.places.get(id);
                // Words whose place has not arrived are not lost: they stand at the end.
                blocks.push((place.is_none(), place, id, Block { id: id.clone(), content: content.clone() }));
            }
            _ => {}
        }
    }
    blocks.sort_by(|a, b| (a.0, a.1, a.2).cmp(&(b.0, b.1, b.2)));
    draft.interview.blocks = blocks.into_iter().map(|(.., block)| block).collect();
}
