//! The library on disk: a folder with a SQLite file, the pictures, and its own copies.
//!
//! * [`library`]: opening, saving, reading; one transaction for each change, answered when it is durable
//! * `schema`: tables and their migrations
//! * `writer`: the one thread that writes
//! * [`rows`]: what goes in and comes out
//! * `search`: folding of words, queries that cannot be wrong, excerpts
//! * `media`: originals of pictures by their hash
//! * `backup`: copies by the day, one file for everything, and back
//! * [`verify`]: everything against its hash
//! * [`error`]: why something was not done

mod backup;
pub mod error;
pub mod library;
mod media;
pub mod rows;
mod schema;
mod search;
pub mod verify;
mod writer;

pub use error::StoreError;
pub use library::Library;
pub use rows::{BlockText, Cache, Damage, DraftRow, Hit, Piece, SaveBatch, WipRow};
pub use verify::VerifyReport;
