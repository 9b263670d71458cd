//! The revisions of one part and what builds on what.

use crate::entry::{Entry, EntryId, Fact, Wording};
use std::collections::{BTreeMap, HashMap};

/// The order of entries: by clock, and by id where clocks are equal. Wall time never counts.
pub(super) type Order<'a> = (u64, &'a EntryId);

/// Where an entry stands in the order.
pub(super) fn order(entry: &Entry) -> Order<'_> {
    (entry.clock(), entry.id())
}

/// How many starting points one search follows at a time. Nobody has so many desks; who sends more is not merged.
pub(super) const MOST_SEEDS: usize = 64;

/// What happened to one part, in the order of entries.
#[derive(Default)]
pub(super) struct PartFacts<'a> {
    /// The `put` and `propose` entries.
    pub(super) revisions: Vec<&'a Entry>,
    /// What each removal had seen.
    pub(super) removals: Vec<&'a [EntryId]>,
    /// The authorisations that name a wording of this part.
    pub(super) agreements: Vec<Agreement<'a>>,
}

/// An authorisation of one revision, and the entries that release it.
pub(super) struct Agreement<'a> {
    /// The `authorise` entry.
    pub(super) entry: &'a Entry,
    /// The revision that it names.
    pub(super) revision: &'a EntryId,
    /// The `release` entries.
    pub(super) releases: Vec<&'a Entry>,
}

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A `put`.
    Put,
    /// A `propose`: it replaces nothing until something is put on top of it.
    Proposal,
    /// An authorised revision after its release: the same wording, and what is written on it knew of the release.
    Released,
}

/// A revision.
pub(super) struct Node<'a> {
    pub(super) entry: &'a Entry,
    pub(super) kind: Kind,
    pub(super) parents: Vec<usize>,
}

/// A revision that was authorised at least once.
pub(super) struct Agreed<'a> {
    /// The revision.
    pub(super) node: usize,
    /// Its node after release and the last release, if it was ever released.
    pub(super) released: Option<(usize, Order<'a>)>,
    /// The last authorisation of it.
    pub(super) last: Order<'a>,
    /// The last one that was not released.
    pub(super) standing: Option<Order<'a>>,
}

/// The revisions of a part as a graph.
pub(super) struct Lineage<'a> {
    pub(super) nodes: Vec<Node<'a>>,
    pub(super) agreed: Vec<Agreed<'a>>,
    by_id: HashMap<&'a EntryId, usize>,
    /// Every node before those it builds on.
    newest_first: Vec<usize>,
}

/// The revisions that count.
pub(super) struct Live {
    /// Those that nothing builds on, in the order of entries.
    pub(super) tips: Vec<usize>,
    /// Whether a node is a tip, or a tip builds on it.
    is_live: Vec<bool>,
    /// For each node, the first of those that build on it.
    first_child: Vec<Option<usize>>,
}

impl<'a> Lineage<'a> {
    pub(super) fn new(facts: &PartFacts<'a>) -> Self {
        let mut lineage = Self {
            nodes: Vec::with_capacity(facts.revisions.len()),
            agreed: Vec::new(),
            by_id: HashMap::with_capacity(facts.revisions.len()),
            newest_first: Vec::new(),
        };
        for entry in &facts.revisions {
            let kind = if matches!(entry.fact(), Fact::Put { .. }) { Kind::Put } else { Kind::Proposal };
            lineage.add(entry, kind);
        }
        lineage.add_agreed(&facts.agreements);
        for at in 0..facts.revisions.len() {
            let bases = facts.revisions[at].bases().iter();
            lineage.nodes[at].parents = bases.filter_map(|base| lineage.node(base)).collect();
        }
        lineage.newest_first = newest_first(&lineage.nodes);
        lineage
    }

    /// The node of this revision, if it is known here.
    pub(super) fn node(&self, id: &EntryId) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// Where the node stands in the order of entries.
    pub(super) fn order(&self, node: usize) -> Order<'a> {
        order(self.nodes[node].entry)
    }

    /// What the revision says.
    pub(super) fn wording(&self, mut node: usize) -> Option<&'a Wording> {
        loop {
            let here = &self.nodes[node];
            match here.entry.fact() {
                Fact::Put { wording, .. } | Fact::Propose { wording, .. } => return Some(wording),
                _ => node = *here.parents.first()?,
            }
        }
    }

    /// For each node, the bits of the seeds that it is or that build on it.
    pub(super) fn reach(&self, seeds: impl IntoIterator<Item = (usize, usize)>) -> Vec<u64> {
        let mut reach = vec![0; self.nodes.len()];
        for (node, bit) in seeds {
            reach[node] |= 1_u64 << (bit % MOST_SEEDS);
        }
        for &node in &self.newest_first {
            for &parent in &self.nodes[node].parents {
                reach[parent] |= reach[node];
            }
        }
        reach
    }

    /// For each node, the last revision among its ancestors (or itself) that is one of these.
    pub(super) fn nearest(&self, is_wanted: impl Fn(usize) -> bool) -> Vec<Option<usize>> {
        let mut nearest: Vec<Option<usize>> = vec![None; self.nodes.len()];
        for &node in self.newest_first.iter().rev() {
            let parents = self.nodes[node].parents.iter();
            let inherited =
                parents.filter_map(|parent| nearest[*parent]).max_by_key(|found| self.order(*found));
            nearest[node] = if is_wanted(node) { Some(node) } else { inherited };
        }
        nearest
    }

    /// The revisions that count: the tips, and what they build on. A revision that nothing builds on is a tip if it is
    /// current; a proposal builds on nothing until something builds on it.
    pub(super) fn live(&self, is_current: impl Fn(usize) -> bool) -> Live {
        let count = self.nodes.len();
        let mut live = Live { tips: Vec::new(), is_live: vec![false; count], first_child: vec![None; count] };
        for &node in &self.newest_first {
            let is_base = live.first_child[node].is_some();
            let is_tip = !is_base && is_current(node);
            if is_tip {
                live.tips.push(node);
            }
            live.is_live[node] |= is_tip;
            let builds = is_base || is_tip || self.nodes[node].kind == Kind::Put;
            for &parent in &self.nodes[node].parents {
                live.is_live[parent] |= live.is_live[node];
                let first = live.first_child[parent].filter(|child| self.order(*child) < self.order(node));
                if builds {
                    live.first_child[parent] = first.or(Some(node));
                }
            }
        }
        live.tips.sort_by_key(|tip| self.order(*tip));
        live
    }

    /// The first revision that counts and builds on no other.
    pub(super) fn root(&self, live: &Live) -> Option<usize> {
        let roots =
            (0..self.nodes.len()).filter(|node| live.is_live[*node] && self.nodes[*node].parents.is_empty());
        roots.min_by_key(|root| self.order(*root))
    }

    fn add(&mut self, entry: &'a Entry, kind: Kind) -> usize {
        self.by_id.insert(entry.id(), self.nodes.len());
        self.nodes.push(Node { entry, kind, parents: Vec::new() });
        self.nodes.len() - 1
    }

    /// Adds what is known of authorised revisions, the last ones if there are very many.
    fn add_agreed(&mut self, agreements: &[Agreement<'a>]) {
        let mut by_revision: BTreeMap<&EntryId, Vec<&Agreement<'a>>> = BTreeMap::new();
        for agreement in agreements {
            by_revision.entry(agreement.revision).or_default().push(agreement);
        }
        // All releases first: an authorisation may name one as its revision.
        let released: Vec<_> = by_revision.values().map(|agreements| self.add_released(agreements)).collect();
        for ((revision, agreements), released) in by_revision.into_iter().zip(released) {
            let Some(node) = self.node(revision) else { continue };
            if let Some((released, _)) = released {
                self.nodes[released].parents = vec![node];
            }
            let last = agreements.iter().map(|agreement| order(agreement.entry)).max();
            let unreleased = agreements.iter().filter(|agreement| agreement.releases.is_empty());
            let standing = unreleased.map(|agreement| order(agreement.entry)).max();
            self.agreed.extend(last.map(|last| Agreed { node, released, last, standing }));
        }
        let mut agreed = std::mem::take(&mut self.agreed);
        agreed.sort_by_key(|agreed| agreed.last);
        agreed.drain(..agreed.len().saturating_sub(MOST_SEEDS));
        // An authorisation vouches for nothing while its wording is not there.
        agreed.retain(|agreed| self.wording(agreed.node).is_some());
        self.agreed = agreed;
    }

    /// Adds the one node for all releases of a revision, if there are any.
    fn add_released(&mut self, agreements: &[&Agreement<'a>]) -> Option<(usize, Order<'a>)> {
        let releases = agreements.iter().flat_map(|agreement| agreement.releases.iter().copied());
        let releases: BTreeMap<Order<'a>, &'a Entry> =
            releases.map(|release| (order(release), release)).collect();
        let node = self.add(releases.values().next()?, Kind::Released);
        self.by_id.extend(releases.values().map(|release| (release.id(), node)));
        Some((node, *releases.keys().next_back()?))
    }
}

impl Live {
    /// Where the line that goes through this revision has come to: at each fork, the first that was written counts.
    pub(super) fn line(&self, mut node: usize) -> usize {
        while let Some(child) = self.first_child[node] {
            node = child;
        }
        node
    }

    /// The revision is a tip, or a tip builds on it.
    pub(super) fn has(&self, node: usize) -> bool {
        self.is_live[node]
    }
}

/// All nodes, each before those that it builds on. There are no circles: an entry names others by their hash.
fn newest_first(nodes: &[Node<'_>]) -> Vec<usize> {
    let mut children = vec![0_usize; nodes.len()];
    for parent in nodes.iter().flat_map(|node| &node.parents) {
        children[*parent] += 1;
    }
    let mut ready: Vec<usize> = (0..nodes.len()).filter(|node| children[*node] == 0).collect();
    let mut order = Vec::with_capacity(nodes.len());
    while let Some(node) = ready.pop() {
        order.push(node);
        for &parent in &nodes[node].parents {
            children[parent] -= 1;
            if children[parent] == 0 {
                ready.push(parent);
            }
        }
    }
    order
}
