//! The list of checks in the docs is made from the rules, and every rule is called as its file is.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test that fails should say where

use checks::{RULES, Severity};
use std::collections::BTreeSet;
use std::fs;
use tests::{compare_with_file, root};

const HEAD: &str = "# Checks

Every rule that looks at an interview. A finding has the rule's name, a severity, a place, and a sentence in German and
English. This list is made from `src-tauri/crates/checks/src/rules`.

| rule | severity | what it wants | was sie verlangt |
|---|---|---|---|
";

#[test]
fn the_list_in_the_docs_is_current() {
    let row = |rule: &checks::Rule| {
        let severity = match rule.severity {
            Severity::Blocks => "blocks delivery",
            Severity::Warning => "warning",
            Severity::Hint => "hint",
        };
        format!("| `{}` | {severity} | {} | {} |\n", rule.name, rule.about_english, rule.about_german)
    };
    let page = HEAD.to_owned() + &RULES.iter().map(row).collect::<String>();
    compare_with_file(&root().join("docs/checks.md"), &page).unwrap();
}

#[test]
fn a_rule_is_called_as_its_file_is() {
    let files: BTreeSet<String> = fs::read_dir(root().join("src-tauri/crates/checks/src/rules"))
        .unwrap()
        .map(|file| file.unwrap().file_name().to_string_lossy().trim_end_matches(".rs").replace('_', "-"))
        .collect();
    assert_eq!(RULES.iter().map(|rule| rule.name.to_owned()).collect::<BTreeSet<_>>(), files);
}
