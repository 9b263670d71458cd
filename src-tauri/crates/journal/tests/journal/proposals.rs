//! Proposals and merges of random wordings: what must hold for every one of them.

use crate::random::{Random, cases};
use journal::Wording;
use journal::merge::{Merge, merge};
use journal::proposal::{hunks, take};
use journal::words::{tokens, wording};

/// A wording and what somebody made of it.
fn proposal(random: &mut Random) -> (Wording, Wording) {
    let old = random.wording();
    let new = edited(random, &old);
    (old, new)
}

fn edited(random: &mut Random, old: &Wording) -> Wording {
    match old {
        Wording::Line(_) => Wording::Line(random.sentence()),
        Wording::Block(content) => {
            let edits = 1 + random.below(6);
            Wording::Block((0..edits).fold(content.clone(), |content, _| random.edited(&content)))
        }
    }
}

fn text(wording: &Wording) -> String {
    match wording {
        Wording::Line(line) => line.clone(),
        Wording::Block(content) => content.text(),
    }
}

#[test]
fn a_wording_comes_back_from_its_tokens() {
    for seed in 0..cases(2_000, 100_000) {
        let old = Random::new(seed).wording();
        assert_eq!(wording(&tokens(&old)), old, "seed {seed}");
    }
}

#[test]
fn to_reject_all_gives_the_wording_in_force_and_to_accept_all_the_proposal() {
    for seed in 0..cases(3_000, 120_000) {
        let mut random = Random::new(seed);
        let (old, new) = proposal(&mut random);
        let count = hunks(&old, &new).len();
        assert_eq!(take(&old, &new, &vec![false; count]), old, "seed {seed}");
        assert_eq!(take(&old, &new, &vec![true; count]), new, "seed {seed}");
        assert_eq!(count == 0, old == new, "seed {seed}");
    }
}

#[test]
fn what_is_picked_is_there_what_is_not_stays_and_the_rest_can_still_be_taken() {
    for seed in 0..cases(2_000, 100_000) {
        let mut random = Random::new(seed);
        let (old, proposed) = proposal(&mut random);
        let picked: Vec<bool> = hunks(&old, &proposed).iter().map(|_| random.one_in(2)).collect();
        let taken = take(&old, &proposed, &picked);
        let text = text(&taken);
        for (hunk, is_picked) in hunks(&old, &proposed).into_iter().zip(&picked) {
            let words = if *is_picked { hunk.added } else { hunk.removed };
            // Where a paragraph begins is not part of its words.
            let is_there = words.split("\n\n").all(|words| text.contains(words));
            assert!(is_there, "seed {seed}: {words}");
        }
        let rest = vec![true; hunks(&taken, &proposed).len()];
        assert_eq!(take(&taken, &proposed, &rest), proposed, "seed {seed}");
    }
}

#[test]
fn hunks_name_the_characters_that_go() {
    for seed in 0..cases(1_000, 20_000) {
        let (old, new) = proposal(&mut Random::new(seed));
        let text: Vec<char> = text(&old).chars().collect();
        for hunk in hunks(&old, &new) {
            let named: String = text[hunk.from as usize..hunk.to as usize].iter().collect();
            assert_eq!(named, hunk.removed, "seed {seed}");
        }
    }
}

#[test]
fn a_merge_does_not_depend_on_the_side_and_keeps_one_sided_changes() {
    for seed in 0..cases(2_000, 100_000) {
        let mut random = Random::new(seed);
        let (base, one) = proposal(&mut random);
        let other = edited(&mut random, &base);
        assert_eq!(merge(&base, &one, &other), merge(&base, &other, &one), "seed {seed}");
        assert_eq!(merge(&base, &one, &base), Merge::Clean(one.clone()), "seed {seed}");
        assert_eq!(merge(&base, &one, &one), Merge::Clean(one), "seed {seed}");
    }
}
