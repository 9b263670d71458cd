//! The journal as its users see it: desks that state facts, exchange entries, and fold them.

mod desk;
mod drafts;
mod format;
mod histories;
mod merges;
mod proposals;
mod random;
