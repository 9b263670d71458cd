//! What the sample looks like for every profile, as committed files.

use crate::given::{hostile, packed, profile, profile_names, sample};
use std::fs;
use tests::{compare_with_file, root};

/// Files that are the same for every profile, or hold sums of pictures.
fn is_a_record(path: &str) -> bool {
    path.ends_with("/interview.json") || path.ends_with("/checksums.txt")
}

#[test]
fn the_package_of_the_sample_is_as_recorded_for_every_profile() {
    let golden = root().join("tests/targets/golden");
    let mut stale: Vec<String> = Vec::new();
    for name in profile_names() {
        let package = packed(&sample(), profile(name));
        let mut list = String::new();
        for file in &package.files {
            list.push_str(&format!("{}\n", file.path));
            let text = std::str::from_utf8(&file.bytes).ok().filter(|_| !is_a_record(&file.path));
            if let Some(text) = text {
                stale.extend(compare_with_file(&golden.join(name).join(&file.path), text).err());
            }
        }
        for loss in &package.losses {
            let language = interview::Language::German;
            list.push_str(&format!("! {}: {}\n", loss.place(language), loss.sentence(language)));
        }
        stale.extend(compare_with_file(&golden.join(name).join("files.txt"), &list).err());
    }
    assert!(stale.is_empty(), "{}", stale.join("\n"));
    let mut recorded: Vec<String> = fs::read_dir(golden)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    recorded.sort();
    let mut names = profile_names();
    names.sort_unstable();
    assert_eq!(recorded, names, "a profile has no golden package, or a golden package no profile");
}

#[test]
fn the_same_interview_gives_the_same_bytes_for_every_profile() {
    for name in profile_names() {
        for interview in [sample(), hostile()] {
            assert!(packed(&interview, profile(name)) == packed(&interview, profile(name)), "{name}");
        }
    }
}

#[test]
fn no_path_of_a_package_leaves_its_own_places() {
    for name in profile_names() {
        let package = packed(&hostile(), profile(name));
        for file in &package.files {
            let own = |place: &String| {
                let rest = file.path.strip_prefix(place.as_str());
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            };
            assert!(package.own.iter().any(own), "{name}: {}", file.path);
            let plain = |c: char| c.is_ascii_alphanumeric() || "-_./".contains(c);
            assert!(file.path.chars().all(plain) && !file.path.contains(".."), "{name}: {}", file.path);
        }
    }
}
