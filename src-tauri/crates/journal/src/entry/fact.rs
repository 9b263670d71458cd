//! What an entry can say.

use super::VERSION;
use super::id::{BadId, EntryId};
use crate::canonical;
use interview::{BlockId, Content};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::fmt;

/// What carries wording: a block, or one of the three fields of the title matter.
///
/// In JSON a block is its id, a field is `title/kicker`, `title/headline`, `title/standfirst`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Part {
    /// The kicker.
    Kicker,
    /// The headline.
    Headline,
    /// The standfirst.
    Standfirst,
    /// A block of the text.
    Block(BlockId),
}

/// The wording of a part at one moment: a block's content, or a line of title matter.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Wording {
    /// A line of title matter.
    Line(String),
    /// The content of a block.
    Block(Content),
}

/// The road of a draft (statuses are set by people).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// A plan for an interview.
    Idea,
    /// Being written.
    #[default]
    InWork,
    /// With the editor.
    InReview,
    /// Back at the author.
    ChangesWanted,
    /// With the interviewee.
    InAuthorisation,
    /// May leave.
    Approved,
    /// Has left.
    Delivered,
    /// Has left again.
    Corrected,
}

/// How a proposal was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// Its wording was taken over (by a `put` beside this entry).
    Accepted,
    /// It was turned down.
    Rejected,
    /// Its author took it back.
    Withdrawn,
}

/// One fact about a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Fact {
    /// The draft exists. `merge` is the version of the merge that folds it.
    Draft {
        /// Language of the text (BCP 47).
        language: String,
        /// Version of the merge algorithm.
        merge: u32,
    },
    /// A field of a record or detail has this value; `null` clears it. The highest (clock, id) counts.
    Set {
        /// `byline`, `details/…`, `people`, `people/<id>/…`, `portraits`, `portraits/<id>/…`, `desk/…`.
        field: String,
        /// The value as in the document format.
        value: Value,
    },
    /// A block stands at this place (a fractional index). The first one makes the block known.
    Place {
        /// The block.
        block: BlockId,
        /// Its place, compared as text.
        pos: String,
    },
    /// A revision: the part reads like this, and this builds on these revisions.
    Put {
        /// The part.
        part: Part,
        /// Revisions it replaces; empty for the first.
        base: Vec<EntryId>,
        /// The wording.
        wording: Wording,
    },
    /// A revision that is not in force: a suggestion.
    Propose {
        /// The part.
        part: Part,
        /// The revision it wants to change.
        base: EntryId,
        /// The suggested wording.
        wording: Wording,
    },
    /// A proposal, or a revision shown as one, is decided.
    Close {
        /// The `propose` or `put` entry.
        proposal: EntryId,
        /// How.
        verdict: Verdict,
    },
    /// A block is taken out. Counts only if the remover had seen every head.
    Remove {
        /// The block.
        block: BlockId,
        /// The revisions that the remover saw in force.
        seen: Vec<EntryId>,
    },
    /// A remark on words of a part.
    Comment {
        /// The part; `null` is the whole draft.
        part: Option<Part>,
        /// The revision it was made on.
        rev: Option<EntryId>,
        /// First character in the plain text.
        from: u32,
        /// One past the last.
        to: u32,
        /// The words it is about.
        quote: String,
        /// What it says.
        text: String,
    },
    /// An answer to a comment.
    Reply {
        /// The comment.
        comment: EntryId,
        /// What it says.
        text: String,
    },
    /// A comment is settled, or open again.
    Resolve {
        /// The comment.
        comment: EntryId,
        /// Settled.
        resolved: bool,
    },
    /// The draft moved on its road.
    Status {
        /// Where to.
        to: Status,
        /// What the next one should know.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        note: String,
    },
    /// A state of the draft has a name.
    Version {
        /// The name.
        name: String,
        /// The revision in force of every part.
        parts: Vec<(Part, EntryId)>,
    },
    /// The interviewee has agreed to these wordings.
    Authorise {
        /// Part, revision, and the hash of its wording.
        wordings: Vec<(Part, EntryId, String)>,
        /// Who agreed.
        who: String,
        /// By which way: mail, phone, paper.
        how: String,
        /// When, ISO 8601, as the person states it.
        when: String,
        /// Hashes of files that prove it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        evidence: Vec<String>,
    },
    /// An authorisation no longer stands.
    Release {
        /// The `authorise` entry.
        authorisation: EntryId,
        /// Why.
        reason: String,
    },
    /// A fact of a kind that this program does not know. It is kept and passed on as it is.
    #[serde(skip)]
    Unknown {
        /// Its kind.
        kind: String,
        /// Its fields.
        body: Map<String, Value>,
    },
}

impl Part {
    /// The block, if the part is one.
    pub fn block(&self) -> Option<&BlockId> {
        match self {
            Self::Block(id) => Some(id),
            Self::Kicker | Self::Headline | Self::Standfirst => None,
        }
    }

    /// The part as text: a block's id, or `title/kicker`, `title/headline`, `title/standfirst`.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Kicker => "title/kicker",
            Self::Headline => "title/headline",
            Self::Standfirst => "title/standfirst",
            Self::Block(id) => id.as_str(),
        }
    }
}

impl TryFrom<String> for Part {
    type Error = BadId;
    fn try_from(part: String) -> Result<Self, BadId> {
        match part.as_str() {
            "title/kicker" => Ok(Self::Kicker),
            "title/headline" => Ok(Self::Headline),
            "title/standfirst" => Ok(Self::Standfirst),
            _ => BlockId::new(part.as_str()).map(Self::Block).map_err(|_| BadId::Part(part)),
        }
    }
}

impl From<Part> for String {
    fn from(part: Part) -> Self {
        part.as_str().to_owned()
    }
}

impl From<BlockId> for Part {
    fn from(block: BlockId) -> Self {
        Self::Block(block)
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Wording {
    /// The SHA-256 of the canonical JSON, in hexadecimal digits: what an authorisation vouches for.
    pub fn hash(&self) -> String {
        canonical::sha256(&canonical::json(&serde_json::to_value(self).unwrap_or_default()))
    }

    /// A part of this kind can read like this: a block's content for a block, a line for title matter.
    pub fn suits(&self, part: &Part) -> bool {
        matches!(self, Self::Block(_)) == matches!(part, Part::Block(_))
    }
}

impl Fact {
    /// The fact as a JSON object with its `kind`.
    pub(super) fn to_value(&self) -> Value {
        match self {
            Self::Unknown { kind, body } => {
                let mut fields = body.clone();
                fields.insert("kind".to_owned(), kind.as_str().into());
                Value::Object(fields)
            }
            known => serde_json::to_value(known).unwrap_or_default(),
        }
    }

    /// The fact in the JSON object of an entry of this version. What this program does not understand is kept as
    /// unknown, with all its fields. `None` if it is no object or has no kind.
    pub(super) fn read(value: Value, version: u32) -> Option<Self> {
        let kind = value.get("kind")?.as_str()?.to_owned();
        let known =
            (version == VERSION).then(|| Self::deserialize(&value).ok()).flatten().filter(Self::is_sound);
        known.or_else(|| match value {
            Value::Object(mut body) => {
                body.remove("kind");
                Some(Self::Unknown { kind, body })
            }
            _ => None,
        })
    }

    /// The wording suits the part that it is for.
    fn is_sound(&self) -> bool {
        match self {
            Self::Put { part, wording, .. } | Self::Propose { part, wording, .. } => wording.suits(part),
            _ => true,
        }
    }
}
