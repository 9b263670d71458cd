//! The facts that lead from a draft to what somebody wants it to be. Every save goes through here.

use crate::entry::{Fact, Part, Verdict, Wording};
use crate::fields::field_changes;
use crate::fold::{Draft, PartState};
use crate::places::{desk_place, place_between, places};
use interview::{BlockId, Interview};
use std::collections::BTreeSet;

/// The facts that make the draft read like `wanted`: changed fields, wordings, places, and removals.
///
/// `draft` must be the state that `wanted` was made from, for its heads become the bases. Locked blocks are not removed;
/// where a part is locked or clashes, the change becomes a proposal of `author`, see [`proposal_facts`]. `device` keeps
/// together what one desk adds. Of blocks with the same id only the first counts.
pub fn edit_facts(draft: &Draft, wanted: &Interview, author: &str, device: &str) -> Vec<Fact> {
    let mut facts = field_changes(&draft.interview, wanted);
    let title = &wanted.title;
    for (part, line) in [
        (Part::Kicker, &title.kicker),
        (Part::Headline, &title.headline),
        (Part::Standfirst, &title.standfirst),
    ] {
        if !line.is_empty() || draft.parts.contains_key(&part) {
            facts.extend(wording_facts(draft, part, Wording::Line(line.clone()), author));
        }
    }
    let mut order: Vec<&BlockId> = Vec::new();
    let mut seen = BTreeSet::new();
    for block in wanted.blocks.iter().filter(|block| seen.insert(&block.id)) {
        order.push(&block.id);
        let wording = Wording::Block(block.content.clone());
        facts.extend(wording_facts(draft, Part::Block(block.id.clone()), wording, author));
    }
    facts.extend(place_facts(draft, &order, device));
    let gone = draft.interview.blocks.iter().filter(|block| !seen.contains(&block.id));
    facts.extend(gone.filter_map(|block| removal_fact(draft, &block.id)));
    facts
}

/// The facts that make the part read like this; none if it does. A removed block comes back.
pub fn wording_facts(draft: &Draft, part: Part, wording: Wording, author: &str) -> Vec<Fact> {
    let base = match draft.parts.get(&part) {
        None => Vec::new(),
        Some(state) if state.wording == wording && !state.removed => return Vec::new(),
        Some(state) if state.is_open() || state.removed => state.heads.clone(),
        Some(_) => return proposal_facts(draft, part, wording, author),
    };
    vec![Fact::Put { part, base, wording }]
}

/// The facts that propose this wording. It takes the place of proposals that the author made before for the part.
///
/// Where nothing was put yet there is nothing to change: then the wording is put.
pub fn proposal_facts(draft: &Draft, part: Part, wording: Wording, author: &str) -> Vec<Fact> {
    let Some(state) = draft.parts.get(&part) else {
        return vec![Fact::Put { part, base: Vec::new(), wording }];
    };
    let Some(base) = state.revision.as_ref().or(state.heads.first()).cloned() else {
        return Vec::new();
    };
    let own: Vec<_> = state
        .proposals
        .iter()
        .filter(|own| own.author == author && !state.tips.contains(&own.entry))
        .collect();
    if own.iter().any(|own| own.wording == wording) {
        return Vec::new();
    }
    let withdrawn =
        own.into_iter().map(|own| Fact::Close { proposal: own.entry.clone(), verdict: Verdict::Withdrawn });
    let mut facts: Vec<Fact> = withdrawn.collect();
    facts.push(Fact::Propose { part, base, wording });
    facts
}

/// The facts that put what was merged, so that every part has one revision: before a version or an authorisation
/// names them.
pub fn merge_facts(draft: &Draft) -> Vec<Fact> {
    let merged = draft.parts.iter().filter(|(_, state)| state.revision.is_none() && !state.removed);
    let put = |(part, state): (&Part, &PartState)| Fact::Put {
        part: part.clone(),
        base: state.heads.clone(),
        wording: state.wording.clone(),
    };
    merged.map(put).collect()
}

/// The fact that takes a block out, unless it is locked.
pub fn removal_fact(draft: &Draft, block: &BlockId) -> Option<Fact> {
    let state = draft.parts.get(&Part::Block(block.clone()))?;
    state.locked.is_none().then(|| Fact::Remove { block: block.clone(), seen: state.tips.clone() })
}

/// The facts that put these blocks in this order. As many blocks as possible stay where they are.
fn place_facts(draft: &Draft, order: &[&BlockId], device: &str) -> Vec<Fact> {
    let place = |id: &BlockId, pos: String| Fact::Place { block: id.clone(), pos };
    if draft.places.is_empty() {
        return order.iter().zip(places(order.len())).map(|(id, pos)| place(id, pos)).collect();
    }
    let mut kept = longest_run(order, |id| draft.places.get(id).map(|pos| (pos.as_str(), id)));
    let mut before: Option<String> = None;
    let mut facts = Vec::new();
    for (at, id) in order.iter().enumerate() {
        if let Some(pos) = kept[at] {
            before = Some(pos.to_owned());
            continue;
        }
        let pos = loop {
            let next = (at..order.len()).find_map(|at| Some((at, kept[at]?)));
            let found = desk_place(device, before.as_deref(), next.map(|(_, pos)| pos));
            match (found, next) {
                (Some(pos), _) => break pos,
                // No room before the next one: it moves too.
                (None, Some((next, _))) => kept[next] = None,
                (None, None) => break place_between(before.as_deref(), None),
            }
        };
        before = Some(pos.clone());
        facts.push(place(id, pos));
    }
    facts
}

/// The places of the blocks that can stay: the longest run of them whose places are in order.
fn longest_run<'a>(
    order: &[&'a BlockId],
    place: impl Fn(&'a BlockId) -> Option<(&'a str, &'a BlockId)>,
) -> Vec<Option<&'a str>> {
    // ends[n] is the block with the lowest place at which a run of n + 1 blocks can end (patience sorting).
    let mut ends: Vec<((&str, &BlockId), usize)> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; order.len()];
    for (at, id) in order.iter().enumerate() {
        let Some(key) = place(id) else { continue };
        let run = ends.partition_point(|(end, _)| *end < key);
        before[at] = run.checked_sub(1).map(|shorter| ends[shorter].1);
        match ends.get_mut(run) {
            Some(end) => *end = (key, at),
            None => ends.push((key, at)),
        }
    }
    let mut kept = vec![None; order.len()];
    let mut next = ends.last().map(|(_, at)| *at);
    while let Some(at) = next {
        kept[at] = place(order[at]).map(|(pos, _)| pos);
        next = before[at];
    }
    kept
}
