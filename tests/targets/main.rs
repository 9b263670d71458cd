//! Packages as their targets read them: golden files of the sample for every profile, and the real site generators,
//! where they are installed.

#![allow(clippy::unwrap_used, clippy::panic)] // a test may stop at what cannot be

mod clients;
mod cms;
mod given;
mod golden;
mod page;
mod templates;
