//! A draft as a journal: a set of small immutable entries, and the pure function that makes the draft of them.
//!
//! * [`canonical`]: the one JSON form that is hashed
//! * [`entry`]: one fact, named by the SHA-256 of its canonical JSON
//! * [`fields`]: records and details as registers
//! * [`words`]: wordings as words

pub mod canonical;
mod diff;
pub mod entry;
pub mod fields;
pub mod fold;
pub mod merge;
pub mod passage;
pub mod proposal;
pub mod words;

pub use entry::{BadEntry, BadId, DraftId, Entry, EntryId, Fact, Part, Status, Verdict, Wording};
pub use fold::{Draft, PartState, Proposal, fold};
