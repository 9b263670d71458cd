//! A draft as a journal: a set of small immutable entries, and the pure function that makes the draft of them.
//!
//! * [`canonical`]: the one JSON form that is hashed
//! * [`entry`]: one fact, named by the SHA-256 of its canonical JSON

pub mod canonical;
pub mod entry;

pub use entry::{BadEntry, BadId, DraftId, Entry, EntryId, Fact, Part, Status, Verdict, Wording};
