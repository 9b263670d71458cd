//! The rules of the house, held against the code: who may import whom, what a pure crate may touch, which licences
//! come in.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test that fails should say where

use cargo_metadata::{Metadata, MetadataCommand, Package};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use tests::root;

fn metadata() -> Metadata {
    MetadataCommand::new().manifest_path(root().join("Cargo.toml")).exec().unwrap()
}

/// The rows of the table “Who may import whom” in ARCHITECTURE.md: crate, and what it may import of ours.
fn allowed_imports() -> BTreeMap<String, BTreeSet<String>> {
    let page = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let table = page.split("## Who may import whom").nth(1).expect("the section is there");
    table
        .lines()
        .skip_while(|line| !line.starts_with('|'))
        .take_while(|line| line.starts_with('|'))
        .skip(2)
        .map(|row| {
            let cells: Vec<&str> = row.split('|').map(str::trim).collect();
            let allowed = cells[2].split(',').map(|name| name.trim().trim_matches('`').to_owned());
            (cells[1].trim_matches('`').to_owned(), allowed.filter(|name| name != "–").collect())
        })
        .collect()
}

fn ours(metadata: &Metadata) -> Vec<&Package> {
    metadata.workspace_packages()
}

#[test]
fn every_crate_imports_only_what_the_table_allows() {
    let metadata = metadata();
    let allowed = allowed_imports();
    let names: BTreeSet<&str> = ours(&metadata).iter().map(|package| package.name.as_str()).collect();
    for package in ours(&metadata) {
        if package.name.as_str() == "tests" {
            continue;
        }
        let may = allowed
            .get(package.name.as_str())
            .unwrap_or_else(|| panic!("{} is not in the table", package.name));
        let does = package.dependencies.iter().filter(|d| d.kind == cargo_metadata::DependencyKind::Normal);
        for dependency in does.filter(|d| names.contains(d.name.as_str())) {
            assert!(may.contains(&dependency.name), "{} may not import {}", package.name, dependency.name);
        }
    }
    let known: BTreeSet<&str> = allowed.keys().map(String::as_str).collect();
    let missing: Vec<_> = known.difference(&names).collect();
    assert!(missing.is_empty(), "the table names crates that do not exist: {missing:?}");
}

#[test]
fn heavy_libraries_have_one_home() {
    let homes = [
        ("comrak", "markdown"),
        ("serde-saphyr", "markdown"),
        ("rusqlite", "store"),
        ("image", "picture"),
        ("tauri", "wortlaut"),
        ("clap", "cli"),
    ];
    let metadata = metadata();
    for package in ours(&metadata).into_iter().filter(|package| package.name.as_str() != "tests") {
        for dependency in
            package.dependencies.iter().filter(|d| d.kind == cargo_metadata::DependencyKind::Normal)
        {
            if let Some((library, home)) = homes.iter().find(|(library, _)| *library == dependency.name) {
                assert_eq!(package.name.as_str(), *home, "{library} belongs to {home}");
            }
        }
    }
}

#[test]
fn the_pure_crates_forbid_clock_disk_and_environment() {
    let page = fs::read_to_string(root().join("src-tauri/crates/interview/clippy.toml")).unwrap();
    for banned in ["SystemTime::now", "Instant::now", "std::env::var", "std::fs::write", "std::fs::read"] {
        assert!(page.contains(banned), "{banned}");
    }
    for pure in ["picture", "checks", "markdown", "import", "export", "journal"] {
        let lints = fs::read_to_string(root().join(format!("src-tauri/crates/{pure}/clippy.toml"))).unwrap();
        assert_eq!(lints, page, "{pure} has other rules than interview");
    }
    let allows = ["allow(clippy::disallowed_methods", "allow(warnings"];
    for file in rust_files() {
        let code = fs::read_to_string(&file).unwrap();
        for allow in allows {
            let is_test = file.components().any(|part| part.as_os_str() == "tests");
            assert!(is_test || !code.contains(allow), "{} says {allow}", file.display());
        }
    }
}

#[test]
fn the_command_line_links_no_window_system() {
    let output = std::process::Command::new(env!("CARGO"))
        .args(["tree", "--package", "cli", "--edges", "normal", "--prefix", "none", "--offline"])
        .current_dir(root())
        .output()
        .unwrap();
    let tree = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success() && tree.contains("newsroom"),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    for window in ["tauri", "gtk", "webkit2gtk", "wry"] {
        assert!(!tree.lines().any(|line| line.starts_with(&format!("{window} "))), "cli links {window}");
    }
}

#[test]
fn every_licence_that_comes_in_is_one_we_can_give_on() {
    let good = [
        "MIT",
        "Apache-2.0",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "ISC",
        "Zlib",
        "0BSD",
        "Unlicense",
        "Unicode-3.0",
        "CC0-1.0",
        "MPL-2.0",
        "BSL-1.0",
        "Apache-2.0 WITH LLVM-exception",
        "MIT-0",
        "CDLA-Permissive-2.0",
        "bzip2-1.0.6",
        "IJG",
    ];
    let metadata = metadata();
    for package in metadata.packages.iter().filter(|package| package.source.is_some()) {
        let licence = package.license.clone().unwrap_or_default().replace('/', " OR ");
        let any = licence.split(" OR ").any(|choice| {
            choice.split(" AND ").all(|part| good.contains(&part.trim().trim_matches(['(', ')'])))
        });
        assert!(any, "{} {} has the licence “{licence}”", package.name, package.version);
    }
}

#[test]
fn files_have_calm_sizes() {
    let mut long: Vec<String> = Vec::new();
    for file in rust_files() {
        let code = fs::read_to_string(&file).unwrap();
        let written = code.split("#[cfg(test)]").next().unwrap_or_default();
        if written.lines().count() > 500 {
            long.push(format!("{} has {} lines", file.display(), written.lines().count()));
        }
    }
    assert!(long.is_empty(), "split these: {long:#?}");
}

fn rust_files() -> Vec<std::path::PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![root().join("src-tauri"), root().join("tests")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    files
}
