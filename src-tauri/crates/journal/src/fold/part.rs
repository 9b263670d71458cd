//! One part: which wording is in force, and what is only proposed.

use super::lineage::{Agreed, Kind, Lineage, Live, MOST_SEEDS};
use crate::entry::{Entry, EntryId, Fact, Wording};
use crate::merge::{Merge, merge};
use std::collections::HashSet;

/// More concurrent revisions than this are not merged, but shown to a person.
const MOST_MERGED: usize = 16;

/// A part of a draft: the one wording in force and any number of proposals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartState {
    /// What the next `put` has to name as its base.
    pub heads: Vec<EntryId>,
    /// The revisions that nothing builds on; what a removal has to name as seen.
    pub tips: Vec<EntryId>,
    /// The revision in force; `None` while several are merged and nobody has put the result.
    pub revision: Option<EntryId>,
    /// The wording in force.
    pub wording: Wording,
    /// The block was taken out. It keeps its wording, in case it comes back.
    pub removed: bool,
    /// The authorisation that stands, if one does: then nothing but a release changes the wording.
    pub locked: Option<EntryId>,
    /// Other authorisations that stand for a wording which is not in force: somebody has to decide.
    pub rivals: Vec<EntryId>,
    /// What is proposed, in the order of entries. A proposal that reads like the wording in force is not shown.
    pub proposals: Vec<Proposal>,
    /// At how many places concurrent revisions clash; then they are all proposals until somebody decides.
    pub clashes: usize,
}

/// A revision that is not in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The `propose` or `put` entry.
    pub entry: EntryId,
    /// Who wrote it.
    pub author: String,
    /// When, in milliseconds since 1970; for display only.
    pub at: i64,
    /// The revision it changes, as far as known.
    pub base: Option<EntryId>,
    /// What that revision says.
    pub base_wording: Option<Wording>,
    /// What is proposed, as it was written.
    pub wording: Wording,
}

impl PartState {
    /// The part can be changed directly. While it is locked or clashes, an edit is a proposal.
    pub fn is_open(&self) -> bool {
        self.locked.is_none() && self.clashes == 0
    }
}

impl Proposal {
    /// The wording in force with what the proposal changes. `None` if both changed the same words since: then the
    /// proposal is based on an older wording and can only be read beside it.
    pub fn on(&self, in_force: &Wording) -> Option<Wording> {
        match merge(self.base_wording.as_ref()?, in_force, &self.wording) {
            Merge::Clean(wording) => Some(wording),
            Merge::Clash(_) => None,
        }
    }
}

/// What is in force, in nodes of the lineage.
struct InForce {
    wording: Wording,
    revision: Option<usize>,
    heads: Vec<usize>,
    clashes: usize,
}

impl InForce {
    fn revision(lineage: &Lineage<'_>, node: usize) -> Option<Self> {
        let wording = lineage.wording(node)?.clone();
        Some(Self { wording, revision: Some(node), heads: vec![node], clashes: 0 })
    }
}

/// The state of a part; `None` if nothing was ever put there.
pub(super) fn state(
    lineage: &Lineage<'_>,
    removals: &[&[EntryId]],
    closed: &HashSet<&EntryId>,
) -> Option<PartState> {
    let agreed = &lineage.agreed;
    let builds_on = lineage.reach(agreed.iter().enumerate().map(|(bit, agreed)| (agreed.node, bit)));
    let is_superseded = |one: &Agreed<'_>| {
        let by = |(bit, other): (usize, &Agreed<'_>)| {
            other.node != one.node && other.last > one.last && builds_on[one.node] & (1 << bit) != 0
        };
        agreed.iter().enumerate().any(by)
    };
    let (superseded, counting): (Vec<&Agreed<'_>>, Vec<&Agreed<'_>>) =
        agreed.iter().partition(|one| is_superseded(one));
    let lock = counting.iter().filter(|one| one.standing.is_some()).max_by_key(|one| one.standing);
    let live = live(lineage, closed, &superseded, lock.copied());

    let in_force = match lock {
        Some(lock) => InForce::revision(lineage, lock.node)?,
        None => unlocked(lineage, &live, &counting)?,
    };
    let ids = |nodes: &[usize]| nodes.iter().map(|node| lineage.nodes[*node].entry.id().clone()).collect();
    let rivals = counting.iter().filter(|one| lock.is_some_and(|lock| lock.node != one.node));
    Some(PartState {
        heads: ids(&in_force.heads),
        tips: ids(&live.tips),
        revision: in_force.revision.map(|node| lineage.nodes[node].entry.id().clone()),
        removed: lock.is_none() && is_removed(lineage, &live, removals),
        locked: lock.and_then(|lock| lock.standing).map(|(_, id)| id.clone()),
        rivals: rivals.filter_map(|one| one.standing).map(|(_, id)| id.clone()).collect(),
        proposals: proposals(lineage, &live, closed, &in_force),
        clashes: in_force.clashes,
        wording: in_force.wording,
    })
}

/// The revisions that count: a `put` that was closed does not, nor does the release of a superseded authorisation.
fn live(
    lineage: &Lineage<'_>,
    closed: &HashSet<&EntryId>,
    superseded: &[&Agreed<'_>],
    lock: Option<&Agreed<'_>>,
) -> Live {
    let is_current = |node: usize| match lineage.nodes[node].kind {
        Kind::Put => true,
        Kind::Proposal => false,
        Kind::Released => {
            let mut releases = superseded.iter().filter_map(|one| one.released);
            // One whose revision is not there says nothing.
            lineage.wording(node).is_some() && !releases.any(|(released, _)| released == node)
        }
    };
    let live = lineage.live(|node| is_current(node) && !closed.contains(lineage.nodes[node].entry.id()));
    if live.tips.is_empty() && lock.is_none() {
        // What is in force is no proposal, so it cannot be closed.
        return lineage.live(is_current);
    }
    live
}

/// What is in force where no authorisation stands.
fn unlocked(lineage: &Lineage<'_>, live: &Live, agreed: &[&Agreed<'_>]) -> Option<InForce> {
    // Once authorised, never merged: the line of the last release goes on, everything else is a proposal.
    let releases = agreed.iter().filter_map(|one| one.released);
    if let Some((released, _)) = releases.max_by_key(|(_, last)| *last) {
        return InForce::revision(lineage, live.line(released));
    }
    match live.tips.as_slice() {
        [] => None,
        [tip] => InForce::revision(lineage, *tip),
        tips => concurrent(lineage, live, tips),
    }
}

/// What is in force where several revisions were written at the same time.
fn concurrent(lineage: &Lineage<'_>, live: &Live, tips: &[usize]) -> Option<InForce> {
    let reach = lineage.reach(tips.iter().enumerate().map(|(bit, tip)| (*tip, bit)));
    let bits = |count: usize| u64::MAX >> (MOST_SEEDS - count.clamp(1, MOST_SEEDS));
    let all = bits(tips.len());
    let shared = |wanted: &dyn Fn(u64) -> bool| {
        let nodes = (0..reach.len()).filter(|node| wanted(reach[*node]) && lineage.wording(*node).is_some());
        nodes.max_by_key(|node| lineage.order(*node))
    };
    let Some(common) = shared(&|bits| bits == all) else {
        // Nothing in common: the oldest line stays, the others are proposals.
        let in_force = InForce::revision(lineage, live.line(lineage.root(live)?))?;
        return Some(InForce { clashes: tips.len() - 1, ..in_force });
    };
    let (mut merged, mut clashes) =
        (lineage.wording(tips[0])?.clone(), tips.len().saturating_sub(MOST_MERGED));
    for (i, tip) in tips.iter().enumerate().take(MOST_MERGED).skip(1) {
        let base = shared(&|reached| reached & (1 << i) != 0 && reached & bits(i) != 0)?;
        match merge(lineage.wording(base)?, &merged, lineage.wording(*tip)?) {
            Merge::Clean(wording) => merged = wording,
            Merge::Clash(places) => clashes += places,
        }
    }
    let heads = tips.to_vec();
    if clashes == 0 {
        return Some(InForce { wording: merged, revision: None, heads, clashes });
    }
    Some(InForce { heads, clashes, ..InForce::revision(lineage, common)? })
}

/// A removal counts only if whoever removed the block had seen every revision of it.
fn is_removed(lineage: &Lineage<'_>, live: &Live, removals: &[&[EntryId]]) -> bool {
    let last = removals.len().saturating_sub(MOST_SEEDS);
    let seen = removals[last..].iter().enumerate();
    let seen = seen.flat_map(|(bit, seen)| seen.iter().filter_map(move |id| Some((lineage.node(id)?, bit))));
    let reach = lineage.reach(seen);
    live.tips.iter().fold(u64::MAX, |all, tip| all & reach[*tip]) != 0
}

fn proposals(
    lineage: &Lineage<'_>,
    live: &Live,
    closed: &HashSet<&EntryId>,
    in_force: &InForce,
) -> Vec<Proposal> {
    let nodes = lineage.nodes.iter().enumerate();
    let is_open = |node: usize| !live.has(node) && !closed.contains(lineage.nodes[node].entry.id());
    let proposed =
        nodes.filter(|(node, has)| has.kind == Kind::Proposal && is_open(*node)).map(|(node, _)| node);
    let passed_over = live.tips.iter().copied().filter(|tip| lineage.nodes[*tip].kind == Kind::Put);
    let passed_over = passed_over.filter(|_| in_force.revision.is_some());
    let mut open: Vec<usize> = proposed.chain(passed_over).collect();
    open.retain(|node| lineage.wording(*node).is_some_and(|wording| *wording != in_force.wording));
    if open.is_empty() {
        return Vec::new();
    }
    open.sort_by_key(|node| lineage.order(*node));
    let seen = in_force.revision.map(|revision| lineage.reach([(revision, 0)])).unwrap_or_default();
    let nearest = lineage.nearest(|node| seen.get(node).is_some_and(|bits| *bits != 0));
    open.retain(|node| nearest[*node] != Some(*node));
    open.into_iter().filter_map(|node| proposal(lineage, node, nearest[node])).collect()
}

fn proposal(lineage: &Lineage<'_>, node: usize, nearest: Option<usize>) -> Option<Proposal> {
    let entry: &Entry = lineage.nodes[node].entry;
    let (base, base_node) = match entry.fact() {
        Fact::Propose { base, .. } => (Some(base), lineage.node(base)),
        _ => (nearest.map(|node| lineage.nodes[node].entry.id()), nearest),
    };
    Some(Proposal {
        entry: entry.id().clone(),
        author: entry.author().to_owned(),
        at: entry.at(),
        base: base.cloned(),
        base_wording: base_node.and_then(|node| lineage.wording(node)).cloned(),
        wording: lineage.wording(node)?.clone(),
    })
}
