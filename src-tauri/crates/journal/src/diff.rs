//! What two lists have in common (Myers, “An O(ND) Difference Algorithm and Its Variations”, 1986).
//!
//! It is written out here because merging is part of the journal's format: two desks must find the same differences,
//! whichever version of which library they were built with.

/// Above this many insertions and deletions two lists count as different from the first difference to the last; it
/// bounds the search at 8 MB and a few milliseconds.
const MOST_EDITS: usize = 1000;

/// A run of items that both lists have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Run {
    /// Where it begins in the old list.
    pub(crate) old: usize,
    /// Where it begins in the new list.
    pub(crate) new: usize,
    /// How many items.
    pub(crate) len: usize,
}

/// The common runs of both lists, in order. Where an insertion or deletion could stand at several places, it begins
/// with an item that `begins` something, if it can.
pub(crate) fn common_runs<T: PartialEq>(old: &[T], new: &[T], begins: impl Fn(&T) -> bool) -> Vec<Run> {
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let tail = old[head..].iter().rev().zip(new[head..].iter().rev()).take_while(|(a, b)| a == b).count();
    let (old_end, new_end) = (old.len() - tail, new.len() - tail);
    let mut runs = Vec::new();
    push(&mut runs, Run { old: 0, new: 0, len: head });
    for (x, y) in matches(&old[head..old_end], &new[head..new_end]) {
        push(&mut runs, Run { old: head + x, new: head + y, len: 1 });
    }
    push(&mut runs, Run { old: old_end, new: new_end, len: tail });
    aligned(runs, old, new, begins)
}

/// Adds a run, joined to the last one if nothing is between them.
fn push(runs: &mut Vec<Run>, run: Run) {
    match runs.last_mut() {
        _ if run.len == 0 => {}
        Some(last) if (last.old + last.len, last.new + last.len) == (run.old, run.new) => last.len += run.len,
        _ => runs.push(run),
    }
}

/// The pairs of positions on a shortest path of edits, in order; none if it is too long to search for.
///
/// A diagonal is the position in the old list minus that in the new one; `reach` holds how far into the old list the
/// edits made so far can lead on each. The names of the paper: N, M, D, k and V.
fn matches<T: PartialEq>(old: &[T], new: &[T]) -> Vec<(usize, usize)> {
    let most = MOST_EDITS.min(old.len() + new.len());
    let mut reach = vec![0_usize; 2 * most + 3];
    let mut history: Vec<Vec<usize>> = Vec::new();
    for edits in 0..=most {
        // The diagonal k lies at k + most + 1 in `reach`, and at k + edits + 1 in its copy for this round.
        history.push(reach[most - edits..=most + edits + 2].to_vec());
        for at in (1..=2 * edits + 1).step_by(2) {
            let (_, mut x) = step(&reach[most - edits..], at, edits);
            while x < old.len() && x + edits + 1 < new.len() + at && old[x] == new[x + edits + 1 - at] {
                x += 1;
            }
            reach[most - edits + at] = x;
            if x >= old.len() && x + edits + 1 >= new.len() + at {
                return path(&history, old.len(), new.len());
            }
        }
    }
    Vec::new()
}

/// Whether an insertion leads best to the diagonal `at` (else a deletion does), and how far into the old list.
fn step(reach: &[usize], at: usize, edits: usize) -> (bool, usize) {
    let is_insertion = at == 1 || (at != 2 * edits + 1 && reach[at - 1] < reach[at + 1]);
    (is_insertion, if is_insertion { reach[at + 1] } else { reach[at - 1] + 1 })
}

/// The matches on the way that was found, walked back from the ends of both lists.
fn path(history: &[Vec<usize>], mut x: usize, mut y: usize) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for (edits, reach) in history.iter().enumerate().rev() {
        let (is_insertion, start) = step(reach, x + edits + 1 - y, edits);
        while x > start {
            (x, y) = (x - 1, y - 1);
            pairs.push((x, y));
        }
        match (edits, is_insertion) {
            (0, _) => {}
            (_, true) => y -= 1,
            (_, false) => x -= 1,
        }
    }
    pairs.reverse();
    pairs
}

/// Moves each pure insertion or deletion back, if it can then begin with an item that `begins` something.
fn aligned<T: PartialEq>(mut runs: Vec<Run>, old: &[T], new: &[T], begins: impl Fn(&T) -> bool) -> Vec<Run> {
    for i in 1..runs.len() {
        let (before, after) = (runs[i - 1], runs[i]);
        let (old_from, new_from) = (before.old + before.len, before.new + before.len);
        let (list, from, to) = match (after.old - old_from, after.new - new_from) {
            (0, _) => (new, new_from, after.new),
            (_, 0) => (old, old_from, after.old),
            _ => continue,
        };
        let mut back = 0;
        while back < before.len && !begins(&list[from - back]) && list[from - back - 1] == list[to - back - 1]
        {
            back += 1;
        }
        if begins(&list[from - back]) {
            runs[i - 1].len -= back;
            runs[i] = Run { old: after.old - back, new: after.new - back, len: after.len + back };
        }
    }
    runs.retain(|run| run.len > 0);
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn runs(old: &str, new: &str) -> Vec<(usize, usize, usize)> {
        let (old, new): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
        let found = common_runs(&old, &new, |c| *c == '¶');
        for run in &found {
            assert_eq!(old[run.old..run.old + run.len], new[run.new..run.new + run.len]);
        }
        found.into_iter().map(|run| (run.old, run.new, run.len)).collect()
    }

    #[test]
    fn the_longest_common_runs_are_found() {
        assert_eq!(runs("", ""), []);
        assert_eq!(runs("abc", ""), []);
        assert_eq!(runs("abc", "abc"), [(0, 0, 3)]);
        assert_eq!(runs("abc", "xbz"), [(1, 1, 1)]);
        assert_eq!(runs("axbxc", "abc"), [(0, 0, 1), (2, 1, 1), (4, 2, 1)]);
        let common = |old: &str, new: &str| runs(old, new).iter().map(|run| run.2).sum::<usize>();
        assert_eq!(common("abcabba", "cbabac"), 4);
        assert_eq!(common("nematode knowledge", "empty bottle"), 7);
    }

    #[test]
    fn a_new_paragraph_begins_with_its_mark() {
        assert_eq!(runs("¶a¶z", "¶a¶b¶z"), [(0, 0, 2), (2, 4, 2)]);
        assert_eq!(runs("¶a¶b¶z", "¶a¶z"), [(0, 0, 2), (4, 2, 2)]);
    }

    #[test]
    fn lists_that_differ_too_much_have_only_their_ends_in_common() {
        let numbers = |step: usize| (0..3000).map(|n| n * step).collect::<Vec<_>>();
        let found = common_runs(&numbers(2), &numbers(3), |_| false);
        assert_eq!(found, [Run { old: 0, new: 0, len: 1 }]);
    }
}
