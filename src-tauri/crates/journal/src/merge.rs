//! Two wordings that were made from the same one become one, word by word (diff3), or clash.
//!
//! What both changed differently is never mixed: then the common wording stays in force, and both are proposals.

use crate::diff::Run;
use crate::entry::Wording;
use crate::words::{Token, common, tokens, wording};

/// The version of the merge. Any change of its results is a new version, because two desks that merge differently
/// would see different drafts; `tests/merges` holds the results.
pub const MERGE_VERSION: u32 = 1;

/// What became of two wordings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Merge {
    /// The wording with the changes of both.
    Clean(Wording),
    /// Both changed the same words differently, at so many places.
    Clash(usize),
}

/// Merges two wordings made from `base`. It does not matter which one comes first.
pub fn merge(base: &Wording, one: &Wording, other: &Wording) -> Merge {
    if one == other || other == base {
        return Merge::Clean(one.clone());
    }
    if one == base {
        return Merge::Clean(other.clone());
    }
    let (base, one, other) = (tokens(base), tokens(one), tokens(other));
    match merged(&base, &one, &other) {
        Ok(tokens) => Merge::Clean(wording(&tokens)),
        Err(clashes) => Merge::Clash(clashes),
    }
}

/// The tokens with the changes of both, or the number of places where they clash.
fn merged<'a>(base: &[Token<'a>], one: &[Token<'a>], other: &[Token<'a>]) -> Result<Vec<Token<'a>>, usize> {
    let (in_one, in_other) = (kept(base, one), kept(base, other));
    let (mut merged, mut clashes) = (Vec::new(), 0);
    let mut at = (0, 0, 0);
    loop {
        // The next token of the base that both have kept, or the end of all three.
        let next = (at.0..base.len()).find_map(|i| Some((i, in_one[i]?, in_other[i]?)));
        let end = next.unwrap_or((base.len(), one.len(), other.len()));
        let (old, left, right) = (&base[at.0..end.0], &one[at.1..end.1], &other[at.2..end.2]);
        if left == right || right == old {
            merged.extend_from_slice(left);
        } else if left == old {
            merged.extend_from_slice(right);
        } else {
            clashes += 1;
        }
        let Some((i, left, right)) = next else { break };
        merged.push(base[i].clone());
        at = (i + 1, left + 1, right + 1);
    }
    if clashes == 0 { Ok(merged) } else { Err(clashes) }
}

/// For each token of the base, where it stands in the new wording, if it is still there.
fn kept(base: &[Token<'_>], new: &[Token<'_>]) -> Vec<Option<usize>> {
    let mut kept = vec![None; base.len()];
    for Run { old, new, len } in common(base, new) {
        (0..len).for_each(|i| kept[old + i] = Some(new + i));
    }
    kept
}
