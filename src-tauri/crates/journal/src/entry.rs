//! Entries: what happened to a draft, one immutable fact each, named by its own hash (docs/journal-format.md).

mod fact;
mod id;

pub use fact::{Fact, Part, Status, Verdict, Wording};
pub use id::{BadId, DraftId, EntryId};

use crate::canonical;
use serde_json::{Value, json};

/// The version of the entry format (docs/journal-format.md).
pub const VERSION: u32 = 1;

/// The highest clock an entry can have: the largest whole number that every JSON reader keeps exactly.
pub const LAST_CLOCK: u64 = (1 << 53) - 1;

/// One fact about a draft, and who stated it.
///
/// Two entries with the same id are the same entry: the id is the hash of everything else.
#[derive(Clone, Debug)]
pub struct Entry {
    id: EntryId,
    json: String,
    draft: DraftId,
    clock: u64,
    author: String,
    device: String,
    at: i64,
    fact: Fact,
}

/// Why a text is not read as an entry.
#[derive(Debug, thiserror::Error)]
pub enum BadEntry {
    /// It is not JSON at all.
    #[error("this entry is not valid JSON: {0}")]
    NotJson(#[from] serde_json::Error),
    /// It is JSON of something else.
    #[error(
        "this JSON is not an entry of a journal: “{field}” is missing or malformed. The file may be damaged; ask for it again"
    )]
    NoEnvelope {
        /// The field of the envelope.
        field: &'static str,
    },
}

impl Entry {
    /// The entry with which this person, on this device, states the fact.
    ///
    /// `clock` is one more than the highest clock that the person has seen in the draft; `at` is milliseconds since 1970
    /// and serves display only. The fact is kept as it would be read back, see [`Entry::from_json`].
    pub fn new(draft: DraftId, clock: u64, author: &str, device: &str, at: i64, fact: Fact) -> Self {
        let clock = clock.min(LAST_CLOCK);
        let mut value = json!({
            "v": VERSION, "draft": draft, "clock": clock, "author": author, "device": device, "at": at,
            "fact": fact.to_value(),
        });
        let json = canonical::json(&value);
        let (author, device) = (author.to_owned(), device.to_owned());
        let fact = Fact::read(value["fact"].take(), VERSION).unwrap_or(fact);
        Self { id: EntryId::of(&json), json, draft, clock, author, device, at, fact }
    }

    /// Reads an entry. Its id is the hash of the canonical form of what is read.
    ///
    /// A fact of an unknown kind, of a newer version, or with a malformed body becomes [`Fact::Unknown`]: it is kept
    /// with all its fields, so that its hash stays the same.
    ///
    /// # Errors
    /// If the text is no JSON object, or a field of the envelope is missing or malformed.
    pub fn from_json(text: &str) -> Result<Self, BadEntry> {
        let mut value: Value = serde_json::from_str(text)?;
        let json = canonical::json(&value);
        let version = value.get("v").and_then(Value::as_u64).ok_or(BadEntry::NoEnvelope { field: "v" })?;
        let version = u32::try_from(version).unwrap_or(u32::MAX);
        let clock = value.get("clock").and_then(Value::as_u64).filter(|clock| *clock <= LAST_CLOCK);
        let draft = text_field(&value, "draft")?;
        let fact = value.get_mut("fact").and_then(|fact| Fact::read(fact.take(), version));
        let entry = Self {
            id: EntryId::of(&json),
            json,
            draft: DraftId::new(draft).map_err(|_| BadEntry::NoEnvelope { field: "draft" })?,
            clock: clock.ok_or(BadEntry::NoEnvelope { field: "clock" })?,
            author: text_field(&value, "author")?,
            device: text_field(&value, "device")?,
            at: value.get("at").and_then(Value::as_i64).ok_or(BadEntry::NoEnvelope { field: "at" })?,
            fact: fact.ok_or(BadEntry::NoEnvelope { field: "fact" })?,
        };
        Ok(entry)
    }

    /// The canonical JSON (RFC 8785) whose hash is the id.
    pub fn to_json(&self) -> String {
        self.json.clone()
    }

    /// The SHA-256 of the canonical JSON.
    pub fn id(&self) -> &EntryId {
        &self.id
    }

    /// The draft it is about.
    pub fn draft(&self) -> &DraftId {
        &self.draft
    }

    /// The Lamport clock: later than everything its author had seen.
    pub fn clock(&self) -> u64 {
        self.clock
    }

    /// Who states it.
    pub fn author(&self) -> &str {
        &self.author
    }

    /// On which device.
    pub fn device(&self) -> &str {
        &self.device
    }

    /// When, in milliseconds since 1970 by that device's own clock; for display only.
    pub fn at(&self) -> i64 {
        self.at
    }

    /// What it says.
    pub fn fact(&self) -> &Fact {
        &self.fact
    }

    /// The entries that it builds on: the bases of a revision or proposal, what a removal had seen.
    pub fn parents(&self) -> Vec<EntryId> {
        self.bases().to_vec()
    }

    /// The same, without a copy.
    pub(crate) fn bases(&self) -> &[EntryId] {
        match &self.fact {
            Fact::Put { base, .. } => base,
            Fact::Propose { base, .. } => std::slice::from_ref(base),
            Fact::Remove { seen, .. } => seen,
            _ => &[],
        }
    }

    /// The part that it is about, if it is one part.
    pub fn part(&self) -> Option<Part> {
        match &self.fact {
            Fact::Put { part, .. } | Fact::Propose { part, .. } => Some(part.clone()),
            Fact::Comment { part, .. } => part.clone(),
            Fact::Place { block, .. } | Fact::Remove { block, .. } => Some(Part::Block(block.clone())),
            _ => None,
        }
    }
}

impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Entry {}

fn text_field(value: &Value, field: &'static str) -> Result<String, BadEntry> {
    value.get(field).and_then(Value::as_str).map(str::to_owned).ok_or(BadEntry::NoEnvelope { field })
}

#[cfg(test)]
mod tests {
    use super::*;
    use interview::BlockId;

    fn entry(fact: Fact) -> Entry {
        Entry::new(DraftId::new("d1").unwrap(), 7, "anna", "laptop", 1_700_000_000_000, fact)
    }

    fn read(fact: Value) -> Entry {
        let json =
            json!({"v": 1, "draft": "d1", "clock": 1, "author": "a", "device": "b", "at": 0, "fact": fact});
        Entry::from_json(&json.to_string()).unwrap()
    }

    #[test]
    fn an_entry_is_named_by_the_hash_of_its_canonical_json() {
        let entry = entry(Fact::Place { block: BlockId::numbered(1), pos: "V".into() });
        let json = r#"{"at":1700000000000,"author":"anna","clock":7,"device":"laptop","draft":"d1","fact":{"block":"b1","kind":"place","pos":"V"},"v":1}"#;
        assert_eq!(entry.to_json(), json);
        assert_eq!(entry.id().as_str(), canonical::sha256(json));
    }

    #[test]
    fn an_entry_read_with_other_spacing_and_order_is_the_same_entry() {
        let entry = entry(Fact::Status { to: Status::InReview, note: "Bitte kürzen".into() });
        let value: Value = serde_json::from_str(&entry.to_json()).unwrap();
        let read = Entry::from_json(&serde_json::to_string_pretty(&value).unwrap()).unwrap();
        assert_eq!(read.id(), entry.id());
        assert_eq!(read.fact(), entry.fact());
    }

    #[test]
    fn an_unknown_kind_keeps_its_fields_and_its_hash() {
        let entry = read(json!({"kind": "embrace", "arms": [2, {"ö": 1.5}]}));
        assert!(matches!(entry.fact(), Fact::Unknown { kind, body } if kind == "embrace" && body.len() == 1));
        let again = Entry::from_json(&entry.to_json()).unwrap();
        assert_eq!((again.id(), again.fact()), (entry.id(), entry.fact()));
        let stated = Entry::new(DraftId::new("d1").unwrap(), 1, "a", "b", 0, entry.fact().clone());
        assert_eq!(stated.id(), entry.id());
    }

    #[test]
    fn a_known_kind_with_a_malformed_body_is_kept_as_unknown() {
        let malformed = [
            json!({"kind": "place", "block": "../b", "pos": "V"}),
            json!({"kind": "put", "part": "b1", "base": [], "wording": "a line"}),
            json!({"kind": "put", "part": "title/kicker", "base": [], "wording": {"kind": "intro", "text": []}}),
            json!({"kind": "close", "proposal": "ab", "verdict": "rejected"}),
        ];
        for fact in malformed {
            assert!(matches!(read(fact).fact(), Fact::Unknown { .. }));
        }
    }

    #[test]
    fn an_entry_of_a_newer_version_is_kept_as_unknown() {
        let entry = entry(Fact::Place { block: BlockId::numbered(1), pos: "V".into() });
        let newer = Entry::from_json(&entry.to_json().replace("\"v\":1", "\"v\":2")).unwrap();
        assert!(matches!(newer.fact(), Fact::Unknown { kind, .. } if kind == "place"));
        assert_ne!(newer.id(), entry.id());
    }

    #[test]
    fn a_field_that_this_version_does_not_know_stays_in_the_hash() {
        let entry = read(json!({"kind": "place", "block": "b1", "pos": "V", "speed": 3}));
        assert!(matches!(entry.fact(), Fact::Place { .. }));
        assert!(entry.to_json().contains("\"speed\":3"));
    }

    #[test]
    fn what_has_no_envelope_is_no_entry() {
        let whole = entry(Fact::Place { block: BlockId::numbered(1), pos: "V".into() }).to_json();
        assert!(matches!(Entry::from_json("{"), Err(BadEntry::NotJson(_))));
        assert!(Entry::from_json("[]").is_err());
        for (part, damage) in [
            ("\"clock\":7", "\"clock\":-7"),
            ("\"clock\":7", "\"clock\":9007199254740992"),
            ("\"author\"", "\"autor\""),
            ("\"d1\"", "\"d/1\""),
            ("\"kind\"", "\"sort\""),
            ("\"v\":1", "\"v\":\"1\""),
        ] {
            assert!(whole.contains(part));
            assert!(Entry::from_json(&whole.replace(part, damage)).is_err(), "{damage}");
        }
    }

    #[test]
    fn a_part_is_a_block_or_a_line_of_title_matter() {
        for text in ["title/kicker", "title/headline", "title/standfirst", "b-1_x"] {
            assert_eq!(String::from(Part::try_from(text.to_owned()).unwrap()), text);
        }
        assert!(Part::try_from("title/byline".to_owned()).is_err());
        assert!(EntryId::new("AB".repeat(32)).is_err());
        assert!(DraftId::new("").is_err());
    }
}
