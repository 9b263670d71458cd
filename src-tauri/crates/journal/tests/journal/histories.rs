//! Random histories of three desks that now and then see something of each other. One of them is careless: it puts
//! wordings into locked parts.

use crate::desk::{Desk, part};
use crate::random::{Random, cases};
use interview::{Block, BlockId};
use journal::changes::{merge_facts, proposal_facts, removal_fact};
use journal::fold::Authorisation;
use journal::{Draft, Entry, EntryId, Fact, Part, PartState, Verdict, Wording, fold};
use std::collections::{BTreeMap, BTreeSet};

const STEPS: usize = 36;

/// What every authorisation vouched for when it was stated.
type Vouched = BTreeMap<EntryId, BTreeMap<Part, Wording>>;

struct History {
    random: Random,
    desks: [Desk; 3],
    vouched: Vouched,
    blocks: usize,
}

impl History {
    fn new(seed: u64) -> Self {
        let mut random = Random::new(seed);
        let mut anna = Desk::with_answers("anna", &[]);
        let blocks = 4;
        let contents: Vec<_> = (1..=blocks).map(|n| (BlockId::numbered(n), random.content())).collect();
        anna.edit(|text| text.extend(contents.into_iter().map(|(id, content)| Block { id, content })));
        let desks = [anna.colleague("ben"), anna.colleague("cem"), anna];
        Self { random, desks, vouched: Vouched::new(), blocks }
    }

    fn step(&mut self) {
        let (at, other) = (self.random.below(3), self.random.below(3));
        if self.random.one_in(5) {
            let entries = self.desks[other].colleague("copy");
            self.desks[at].pull(&entries);
        } else {
            self.act(at);
        }
        check_locks(&self.desks[at].draft(), &self.vouched);
    }

    fn act(&mut self, at: usize) {
        let draft = self.desks[at].draft();
        let parts: Vec<(&Part, &PartState)> = draft.parts.iter().collect();
        let (part, state) = *self.random.pick(&parts);
        let edited = self.edited(&state.wording);
        let desk = &mut self.desks[at];
        let name = ["ben", "cem", "anna"][at];
        match self.random.below(12) {
            0 => {
                let wordings = agreed(&draft, &mut self.random);
                let vouched =
                    wordings.iter().map(|(part, ..)| (part.clone(), draft.parts[part].wording.clone()));
                let vouched = vouched.collect();
                let (who, how, when) = ("Denis Alt".into(), "mail".into(), "2025-03-01".into());
                let entry = desk.state(Fact::Authorise { wordings, who, how, when, evidence: vec![] });
                self.vouched.insert(entry, vouched);
            }
            1 => {
                let mut standing = draft.authorisations.iter().filter(|one| one.release.is_none());
                if let Some(standing) = standing.next_back() {
                    desk.release(&standing.entry);
                }
            }
            2 => {
                let proposals: Vec<_> = draft.parts.values().flat_map(|state| &state.proposals).collect();
                if !proposals.is_empty() {
                    let proposal = self.random.pick(&proposals).entry.clone();
                    let verdict =
                        *self.random.pick(&[Verdict::Accepted, Verdict::Rejected, Verdict::Withdrawn]);
                    desk.state(Fact::Close { proposal, verdict });
                }
            }
            3 => state_all(desk, proposal_facts(&draft, part.clone(), edited, name)),
            4 => state_all(desk, removal_fact(&draft, part.block().unwrap())),
            5 => state_all(desk, merge_facts(&draft)),
            6 => {
                // Careless: straight into whatever is there.
                desk.state(Fact::Put { part: part.clone(), base: state.heads.clone(), wording: edited });
            }
            7 => {
                let rev = state.revision.clone();
                let (quote, text) = ("lange".into(), "Wie lange?".into());
                desk.state(Fact::Comment { part: Some(part.clone()), rev, from: 0, to: 5, quote, text });
            }
            _ => self.save(at, &draft),
        }
    }

    /// Somebody types, moves, inserts and deletes blocks, and saves.
    fn save(&mut self, at: usize, draft: &Draft) {
        let mut wanted = draft.interview.clone();
        for _ in 0..1 + self.random.below(3) {
            let (from, to) = (self.random.below(wanted.blocks.len()), self.random.below(wanted.blocks.len()));
            match self.random.below(4) {
                0 => {
                    self.blocks += 1;
                    let id = BlockId::numbered(10 * self.blocks + at);
                    wanted.blocks.insert(to, Block { id, content: self.random.content() });
                }
                1 if wanted.blocks.len() > 2 => drop(wanted.blocks.remove(from)),
                2 if !wanted.blocks.is_empty() => {
                    let moved = wanted.blocks.remove(from);
                    wanted.blocks.insert(to, moved);
                }
                _ if !wanted.blocks.is_empty() => {
                    wanted.blocks[from].content = self.random.edited(&wanted.blocks[from].content);
                }
                _ => {}
            }
        }
        self.desks[at].save(&wanted);
        let saved = self.desks[at].draft();
        let ids: BTreeSet<&BlockId> = wanted.blocks.iter().map(|block| &block.id).collect();
        let now: Vec<&Block> =
            saved.interview.blocks.iter().filter(|block| ids.contains(&block.id)).collect();
        assert!(now.iter().map(|block| &block.id).eq(wanted.blocks.iter().map(|block| &block.id)));
        for (block, wanted) in now.into_iter().zip(&wanted.blocks) {
            let part = Part::Block(block.id.clone());
            let was_open = draft.parts.get(&part).is_none_or(|state| state.is_open() || state.removed);
            assert!(block == wanted || !was_open, "an open block reads as it was saved");
        }
    }

    fn edited(&mut self, wording: &Wording) -> Wording {
        match wording {
            Wording::Block(content) => Wording::Block(self.random.edited(content)),
            Wording::Line(_) => Wording::Line(self.random.sentence()),
        }
    }
}

fn state_all(desk: &mut Desk, facts: impl IntoIterator<Item = Fact>) {
    for fact in facts {
        desk.state(fact);
    }
}

/// Some of the wordings that have one revision.
fn agreed(draft: &Draft, random: &mut Random) -> Vec<(Part, EntryId, String)> {
    let single = draft.parts.iter().filter_map(|(part, state)| {
        let revision = state.revision.clone().filter(|_| !state.removed)?;
        Some((part.clone(), revision, state.wording.hash()))
    });
    single.filter(|_| random.one_in(2)).collect()
}

/// While an authorisation stands, its wording is the one in force.
fn check_locks(draft: &Draft, vouched: &Vouched) {
    for (part, state) in &draft.parts {
        let Some(locked) = &state.locked else { continue };
        assert_eq!(vouched[locked][part], state.wording, "an authorised wording has changed");
        assert!(!state.removed, "an authorised block was removed");
        let authorisation = draft.authorisations.iter().find(|one| &one.entry == locked).unwrap();
        assert!(authorisation.release.is_none());
    }
    for (part, state) in &draft.parts {
        let names = |one: &&Authorisation| one.wordings.iter().any(|(named, ..)| named == part);
        let mut authorisations = draft.authorisations.iter().filter(names).peekable();
        let was_authorised = authorisations.peek().is_some();
        let all_stand = authorisations.all(|one| one.release.is_none());
        assert!(state.locked.is_some() || !was_authorised || !all_stand, "an authorisation does not lock");
    }
    assert!(draft.misquoted().is_empty());
}

/// Every block that was ever put is there once or was removed, and every last wording of it can still be read.
fn check_nothing_is_lost(draft: &Draft, entries: &[&Entry]) {
    let printed: Vec<&BlockId> = draft.interview.blocks.iter().map(|block| &block.id).collect();
    assert_eq!(printed.iter().collect::<BTreeSet<_>>().len(), printed.len(), "a block is there twice");
    let mut built_on: BTreeSet<&EntryId> = BTreeSet::new();
    for entry in entries {
        match entry.fact() {
            Fact::Put { base, .. } => built_on.extend(base),
            Fact::Close { proposal, .. } => {
                built_on.insert(proposal);
            }
            // Its line goes on from the release.
            Fact::Authorise { wordings, .. } => {
                built_on.extend(wordings.iter().map(|(_, revision, _)| revision))
            }
            _ => {}
        }
    }
    for entry in entries {
        let (Fact::Put { part, wording, .. } | Fact::Propose { part, wording, .. }) = entry.fact() else {
            continue;
        };
        let state = &draft.parts[part];
        let removers = entries.iter().filter(
            |entry| matches!(entry.fact(), Fact::Remove { block, .. } if Some(block) == part.block()),
        );
        assert!(!state.removed || removers.count() > 0, "a block is gone that nobody removed");
        assert_eq!(printed.contains(&part.block().unwrap()), !state.removed);
        let is_last = !built_on.contains(entry.id());
        let is_merged = state.revision.is_none() && matches!(entry.fact(), Fact::Put { .. });
        let is_shown =
            state.wording == *wording || state.proposals.iter().any(|proposal| proposal.wording == *wording);
        assert!(!is_last || is_merged || is_shown, "a wording that nobody has seen is gone");
    }
}

#[test]
fn three_desks_see_the_same_draft_whatever_came_in_which_order() {
    let (mut locks, mut clashes, mut proposals, mut removed) = (0, 0, 0, 0);
    for seed in 0..cases(250, 10_000) {
        let mut history = History::new(seed);
        for _ in 0..STEPS {
            history.step();
        }
        let [ben, cem, anna] = &history.desks;
        let mut entries: Vec<&Entry> = [ben, cem, anna].iter().flat_map(|desk| desk.entries()).collect();
        history.random.shuffle(&mut entries);
        let draft = fold(entries.iter().copied());
        for desk in [ben, cem, anna] {
            let mut other = desk.colleague("other");
            [anna, ben, cem].iter().for_each(|desk| other.pull(desk));
            assert_eq!(other.draft(), draft, "seed {seed}");
        }
        let read: Vec<Entry> =
            entries.iter().map(|entry| Entry::from_json(&entry.to_json()).unwrap()).collect();
        assert!(
            read.iter()
                .zip(&entries)
                .all(|(read, entry)| read.id() == entry.id() && read.fact() == entry.fact())
        );
        assert_eq!(fold(&read), draft, "seed {seed}");
        assert!(draft.missing.is_empty() && draft.is_understood());
        check_locks(&draft, &history.vouched);
        check_nothing_is_lost(&draft, &entries);
        for state in draft.parts.values() {
            locks += usize::from(state.locked.is_some());
            removed += usize::from(state.removed);
            clashes += state.clashes;
            proposals += state.proposals.len();
        }
    }
    // The histories are worth nothing if nothing happens in them.
    assert!(
        [locks, clashes, proposals, removed].iter().all(|count| *count > 30),
        "{locks} {clashes} {proposals} {removed}"
    );
}

#[test]
fn any_part_of_a_history_folds_without_losing_what_is_there() {
    for seed in 0..cases(100, 5_000) {
        let mut history = History::new(seed);
        for _ in 0..STEPS {
            history.step();
        }
        let entries: Vec<&Entry> = history.desks[0].entries().collect();
        let some: Vec<&Entry> = entries.iter().copied().filter(|_| !history.random.one_in(4)).collect();
        let draft = fold(some.iter().copied());
        for entry in &some {
            if let Fact::Put { part, .. } = entry.fact() {
                assert!(draft.parts.contains_key(part), "seed {seed}");
            }
        }
        let known: BTreeSet<&EntryId> = some.iter().map(|entry| entry.id()).collect();
        assert!(draft.missing.iter().all(|missing| !known.contains(missing)));
        assert_eq!(fold(entries), history.desks[0].draft());
        assert!(draft.parts.keys().all(|known| *known != part(0)));
    }
}
