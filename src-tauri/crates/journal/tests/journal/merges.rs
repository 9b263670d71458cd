//! The results of the merge are part of the journal's format: each case of `merges/` stays as it is, or the merge has a
//! new version.

use journal::Wording;
use journal::merge::{MERGE_VERSION, Merge, merge};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    about: String,
    base: Wording,
    one: Wording,
    other: Wording,
    merged: Option<Wording>,
    clashes: Option<usize>,
}

#[allow(clippy::disallowed_methods)] // cases are files; only the crate itself reads none
fn cases() -> Vec<(String, Case)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/merges");
    let paths = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    paths
        .map(|path| {
            let name = path.display().to_string();
            let case = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
            (name, case)
        })
        .collect()
}

#[test]
fn every_case_merges_as_written_down_whichever_side_comes_first() {
    assert_eq!(MERGE_VERSION, 1);
    let cases = cases();
    assert!(cases.len() >= 20, "{}", cases.len());
    for (name, case) in cases {
        let expected = match (case.merged, case.clashes) {
            (Some(wording), None) => Merge::Clean(wording),
            (None, Some(places)) => Merge::Clash(places),
            _ => panic!("{name}: either `merged` or `clashes`"),
        };
        assert_eq!(merge(&case.base, &case.one, &case.other), expected, "{name}: {}", case.about);
        assert_eq!(
            merge(&case.base, &case.other, &case.one),
            expected,
            "{name} the other way: {}",
            case.about
        );
    }
}

#[test]
fn one_sided_changes_are_taken_whole() {
    for (name, case) in cases() {
        for changed in [&case.one, &case.other] {
            let taken = Merge::Clean(changed.clone());
            assert_eq!(merge(&case.base, changed, &case.base), taken, "{name}");
            assert_eq!(merge(&case.base, &case.base, changed), taken, "{name}");
            assert_eq!(merge(&case.base, changed, changed), taken, "{name}");
        }
    }
}
