//! The examples of docs/journal-format.md are what the page says they are.

use journal::{Entry, Fact, fold};
use std::collections::BTreeSet;

const PAGE: &str = include_str!("../../../../../docs/journal-format.md");

/// The examples and the ids that the page gives them.
fn examples() -> Vec<(&'static str, &'static str)> {
    let mut lines = PAGE.lines();
    let mut examples = Vec::new();
    while let Some(line) = lines.next() {
        if line == "```json" {
            let json = lines.next().unwrap();
            let id = lines.find_map(|line| line.strip_prefix("Its id: `")).unwrap();
            examples.push((json, id.trim_end_matches('`')));
        }
    }
    examples
}

/// The heading under which the page explains a fact.
fn kind(fact: &Fact) -> &'static str {
    match fact {
        Fact::Draft { .. } => "draft",
        Fact::Set { .. } => "set",
        Fact::Place { .. } => "place",
        Fact::Put { .. } => "put",
        Fact::Propose { .. } => "propose",
        Fact::Close { .. } => "close",
        Fact::Remove { .. } => "remove",
        Fact::Comment { .. } => "comment",
        Fact::Reply { .. } => "reply",
        Fact::Resolve { .. } => "resolve",
        Fact::Status { .. } => "status",
        Fact::Version { .. } => "version",
        Fact::Authorise { .. } => "authorise",
        Fact::Release { .. } => "release",
        Fact::Unknown { .. } => "unknown",
    }
}

#[test]
fn every_example_is_canonical_and_has_the_id_that_the_page_gives() {
    for (json, id) in examples() {
        let entry = Entry::from_json(json).unwrap();
        assert_eq!((entry.id().as_str(), entry.to_json().as_str()), (id, json));
    }
}

#[test]
fn the_page_explains_every_kind_with_an_example() {
    let shown: BTreeSet<&str> =
        examples().iter().map(|(json, _)| kind(Entry::from_json(json).unwrap().fact())).collect();
    assert_eq!(shown.len(), 14, "{shown:?}");
    assert!(!shown.contains("unknown"));
    for kind in shown {
        assert!(
            PAGE.lines().any(|line| line.starts_with("### ") && line.contains(&format!("`{kind}`"))),
            "{kind}"
        );
    }
}

#[test]
fn the_examples_together_are_one_sound_draft() {
    let entries: Vec<Entry> = examples().iter().map(|(json, _)| Entry::from_json(json).unwrap()).collect();
    let draft = fold(&entries);
    assert!(draft.is_understood() && draft.missing.is_empty() && draft.damaged.is_empty());
    assert_eq!(draft.interview.blocks.len(), 1);
    assert_eq!(
        draft.interview.blocks[0].content.text(),
        "Wir haben sehr lange gerungen. Es hat sich gelohnt."
    );
    let vouched = &draft.authorisations[0].wordings[0];
    let authorised = entries.iter().find_map(|entry| match entry.fact() {
        Fact::Put { wording, .. } if entry.id() == &vouched.1 => Some(wording.hash()),
        _ => None,
    });
    assert_eq!(authorised.as_ref(), Some(&vouched.2));
}
