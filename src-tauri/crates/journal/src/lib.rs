//! A draft as a journal: a set of small immutable entries, and the pure function that makes the draft of them.
//!
//! Nothing in a journal is ever edited or deleted, and nothing but the set of its entries counts: not the order in which
//! they came, nor how often, nor by which way. docs/journal-format.md is the published description. In reading order:
//!
//! * [`entry`]: one fact, named by the SHA-256 of its canonical JSON
//! * [`fields`]: records and details of an interview as registers
//! * [`places`]: where blocks stand
//! * [`words`]: wordings as words, spaces and signs
//! * [`merge`]: two concurrent wordings become one, or clash
//! * [`proposal`]: what a proposal would change, and taking some of it
//! * [`passage`]: where the words of a comment have gone
//! * [`fold`]: the draft that a set of entries makes
//! * [`changes`]: the entries that a change needs
//! * [`canonical`]: the one JSON form that is hashed

pub mod canonical;
pub mod changes;
mod diff;
pub mod entry;
pub mod fields;
pub mod fold;
pub mod merge;
pub mod passage;
pub mod places;
pub mod proposal;
pub mod words;

pub use changes::edit_facts;
pub use entry::{BadEntry, BadId, DraftId, Entry, EntryId, Fact, Part, Status, Verdict, Wording};
pub use fold::{Draft, PartState, Proposal, fold};
