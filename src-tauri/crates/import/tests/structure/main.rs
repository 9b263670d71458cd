//! The structure of texts: no word is lost, whatever a text looks like, and whatever a page is made of.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test that fails should say where

mod hostile;
mod looks;
mod words;

use import::Draft;

/// Everything that a draft keeps of its source, one after the other.
fn kept(draft: &Draft) -> String {
    // Fields as JSON, which escapes no letters; blocks as plain text, too, because marks part words.
    let mut kept = vec![serde_json::to_string(&draft.interview).unwrap()];
    kept.extend(draft.interview.blocks.iter().map(|block| block.content.text()));
    kept.extend(draft.left_out.iter().cloned().chain(draft.credit.clone()));
    kept.join("\n")
}
