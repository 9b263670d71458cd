//! A draft, and what belongs to it beside its text.

use super::part::PartState;
use crate::entry::{Entry, EntryId, Fact, Part, Status, Wording};
use crate::merge::MERGE_VERSION;
use crate::passage::passage_in;
use interview::{BlockId, Interview};
use serde_json::Value;
use std::collections::BTreeMap;
use std::ops::Range;

/// A draft as its entries make it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// What is in force, as its reader will see it.
    pub interview: Interview,
    /// Where the draft is on its road.
    pub status: Status,
    /// What the last person on the road wanted the next one to know.
    pub note: String,
    /// The draft lies in the bin.
    pub binned: bool,
    /// What the newsroom keeps of it beside its text, by the key after `desk/`.
    pub desk: BTreeMap<String, Value>,
    /// Everything that carries wording, removed blocks included.
    pub parts: BTreeMap<Part, PartState>,
    /// The place of each block, a fractional index; compared as text, then by block id.
    pub places: BTreeMap<BlockId, String>,
    /// Named states, oldest first.
    pub versions: Vec<Version>,
    /// What the interviewee has agreed to, oldest first.
    pub authorisations: Vec<Authorisation>,
    /// Remarks, oldest first.
    pub comments: Vec<Comment>,
    /// Kinds of entries that this program does not know. The draft must then be opened read-only.
    pub unknown: Vec<String>,
    /// Entries that others build on and that are not there: the draft is incomplete.
    pub missing: Vec<EntryId>,
    /// Fields whose value cannot be read; they are left out.
    pub damaged: Vec<String>,
    /// The version of the merge that this draft asks for.
    pub merge: u32,
    /// The highest clock.
    pub clock: u64,
    /// When it was made, in milliseconds since 1970; for display only.
    pub created: i64,
    /// When it was last changed, in milliseconds since 1970; for display only.
    pub updated: i64,
}

/// A named state of the draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// The `version` entry.
    pub entry: EntryId,
    /// Its name.
    pub name: String,
    /// Who named it.
    pub author: String,
    /// When, in milliseconds since 1970; for display only.
    pub at: i64,
    /// The revision of every part.
    pub parts: Vec<(Part, EntryId)>,
}

/// What the interviewee has agreed to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authorisation {
    /// The `authorise` entry.
    pub entry: EntryId,
    /// Who recorded it.
    pub author: String,
    /// When it was recorded, in milliseconds since 1970; for display only.
    pub at: i64,
    /// Part, revision, and the hash of its wording.
    pub wordings: Vec<(Part, EntryId, String)>,
    /// Who agreed.
    pub who: String,
    /// By which way.
    pub how: String,
    /// When, as the person states it.
    pub when: String,
    /// Hashes of files that prove it.
    pub evidence: Vec<String>,
    /// Why it no longer stands, if so.
    pub release: Option<Release>,
}

/// The end of an authorisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Release {
    /// The first `release` entry.
    pub entry: EntryId,
    /// Who released it.
    pub author: String,
    /// When, in milliseconds since 1970; for display only.
    pub at: i64,
    /// Why.
    pub reason: String,
}

/// A remark on words of a part, or on the whole draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// The `comment` entry.
    pub entry: EntryId,
    /// Who says it.
    pub author: String,
    /// When, in milliseconds since 1970; for display only.
    pub at: i64,
    /// The part; `None` is the whole draft.
    pub part: Option<Part>,
    /// The wording on which it was made, if that is known.
    pub made_on: Option<Wording>,
    /// The passage in that wording, in characters of its text.
    pub passage: Range<u32>,
    /// The words it is about.
    pub quote: String,
    /// What it says.
    pub text: String,
    /// Answers, oldest first.
    pub replies: Vec<Reply>,
    /// It is settled.
    pub resolved: bool,
}

/// An answer to a comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The `reply` entry.
    pub entry: EntryId,
    /// Who says it.
    pub author: String,
    /// When, in milliseconds since 1970; for display only.
    pub at: i64,
    /// What it says.
    pub text: String,
}

impl Draft {
    /// The draft may be changed by this program: it understands every entry and merges as the draft asks for.
    pub fn is_understood(&self) -> bool {
        self.unknown.is_empty() && self.merge <= MERGE_VERSION
    }

    /// The revision of every part, as a version or an authorisation names them. What was merged has none before
    /// [`crate::changes::merge_facts`].
    pub fn revisions(&self) -> Vec<(Part, EntryId)> {
        let present = self.parts.iter().filter(|(_, state)| !state.removed);
        present.filter_map(|(part, state)| Some((part.clone(), state.revision.clone()?))).collect()
    }

    /// The locked parts whose wording is not the one whose hash the authorisation names. There are none unless somebody
    /// wrote entries by hand.
    pub fn misquoted(&self) -> Vec<&Part> {
        let locked =
            self.parts.iter().filter_map(|(part, state)| Some((part, state, state.locked.as_ref()?)));
        let misquoted = locked.filter(|(part, state, locked)| {
            let authorisation =
                self.authorisations.iter().find(|authorisation| authorisation.entry == **locked);
            let mut named = authorisation.iter().flat_map(|authorisation| &authorisation.wordings);
            !named.any(|(named, _, hash)| named == *part && *hash == state.wording.hash())
        });
        misquoted.map(|(part, ..)| part).collect()
    }
}

impl Comment {
    /// Where the words of the comment are now. `None` if they are gone; the comment then stays with its quote.
    pub fn passage_now(&self, draft: &Draft) -> Option<Range<u32>> {
        let state = draft.parts.get(self.part.as_ref()?)?;
        passage_in(&state.wording, self.made_on.as_ref()?, self.passage.clone())
    }
}

impl Version {
    /// What a `version` entry says.
    pub(super) fn of(entry: &Entry) -> Option<Self> {
        let Fact::Version { name, parts } = entry.fact() else {
            return None;
        };
        let (name, parts) = (name.clone(), parts.clone());
        Some(Self {
            entry: entry.id().clone(),
            name,
            author: entry.author().to_owned(),
            at: entry.at(),
            parts,
        })
    }
}

impl Authorisation {
    /// What an `authorise` entry says.
    pub(super) fn of(entry: &Entry) -> Option<Self> {
        let Fact::Authorise { wordings, who, how, when, evidence } = entry.fact() else {
            return None;
        };
        Some(Self {
            entry: entry.id().clone(),
            author: entry.author().to_owned(),
            at: entry.at(),
            wordings: wordings.clone(),
            who: who.clone(),
            how: how.clone(),
            when: when.clone(),
            evidence: evidence.clone(),
            release: None,
        })
    }
}

impl Release {
    /// What a `release` entry says.
    pub(super) fn of(entry: &Entry) -> Option<Self> {
        let Fact::Release { reason, .. } = entry.fact() else {
            return None;
        };
        let (author, reason) = (entry.author().to_owned(), reason.clone());
        Some(Self { entry: entry.id().clone(), author, at: entry.at(), reason })
    }
}

impl Comment {
    /// What a `comment` entry says.
    pub(super) fn of(entry: &Entry) -> Option<Self> {
        let Fact::Comment { part, from, to, quote, text, .. } = entry.fact() else {
            return None;
        };
        Some(Self {
            entry: entry.id().clone(),
            author: entry.author().to_owned(),
            at: entry.at(),
            part: part.clone(),
            made_on: None,
            passage: *from..*to,
            quote: quote.clone(),
            text: text.clone(),
            replies: Vec::new(),
            resolved: false,
        })
    }
}

impl Reply {
    /// What a `reply` entry says.
    pub(super) fn of(entry: &Entry) -> Option<Self> {
        let Fact::Reply { text, .. } = entry.fact() else {
            return None;
        };
        let (author, text) = (entry.author().to_owned(), text.clone());
        Some(Self { entry: entry.id().clone(), author, at: entry.at(), text })
    }
}
