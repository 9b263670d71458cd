//! The journal as its users see it: desks that state facts, exchange entries, and fold them.

#![allow(clippy::unwrap_used, clippy::panic)] // a test may fail loudly; helpers are part of it

mod desk;
mod drafts;
mod format;
mod histories;
mod merges;
mod proposals;
mod random;
