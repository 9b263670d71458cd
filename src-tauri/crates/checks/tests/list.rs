//! docs/checks.md is made from the rules.

use checks::{RULES, Severity};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn page() -> String {
    let mut page = String::from(
        "# Checks\n\nEvery rule that looks at an interview. A finding has the rule's name, a severity, a place, and a sentence in \
         German and English.\nThe list is made from `src-tauri/crates/checks/src/rules`; `WORTLAUT_UPDATE=1 cargo test -p checks` renews it.\n\n\
         | rule | severity | what it wants | was sie verlangt |\n|---|---|---|---|\n",
    );
    for rule in RULES {
        let severity = match rule.severity {
            Severity::Blocks => "blocks delivery",
            Severity::Warning => "warning",
            Severity::Hint => "hint",
        };
        page.push_str(&format!(
            "| `{}` | {severity} | {} | {} |\n",
            rule.name, rule.about_english, rule.about_german
        ));
    }
    page
}

#[test]
fn the_list_in_the_docs_is_current() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../docs/checks.md");
    if std::env::var_os("WORTLAUT_UPDATE").is_some() {
        fs::write(&file, page()).unwrap();
    }
    assert_eq!(
        fs::read_to_string(&file)
            .unwrap_or_default()
            .replace("\r\n", "\n"),
        page(),
        "renew docs/checks.md"
    );
}

#[test]
fn a_rule_is_called_as_its_file_is() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules");
    let files: BTreeSet<String> = fs::read_dir(folder)
        .unwrap()
        .map(|file| {
            file.unwrap()
                .file_name()
                .to_string_lossy()
                .trim_end_matches(".rs")
                .replace('_', "-")
        })
        .collect();
    let rules: BTreeSet<String> = RULES.iter().map(|rule| rule.name.to_owned()).collect();
    assert_eq!(rules, files);
}
