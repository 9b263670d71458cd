//! The published form of an interview: its schema is current, and what was published once opens for ever.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test that fails should say where

use interview::document::{self, Document};
use std::fs;
use tests::{compare_with_file, root};

#[test]
fn the_schema_in_the_docs_is_the_one_of_the_types() {
    let schema = serde_json::to_string_pretty(&document::schema()).unwrap() + "\n";
    compare_with_file(&root().join("docs/document.schema.json"), &schema).unwrap();
}

#[test]
fn every_published_example_is_valid_and_opens() {
    let schema = serde_json::to_value(document::schema()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let mut examples = 0;
    for version in fs::read_dir(root().join("tests/documents")).unwrap() {
        let version = version.unwrap();
        let is_current = version.file_name().to_string_lossy() == format!("v{}", document::VERSION);
        for example in fs::read_dir(version.path()).unwrap() {
            let path = example.unwrap().path();
            let json = fs::read_to_string(&path).unwrap();
            let value = serde_json::from_str(&json).unwrap();
            if is_current && let Err(error) = validator.validate(&value) {
                panic!("{}: {error} at {}", path.display(), error.instance_path());
            }
            let read = Document::from_json(&json).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
            assert_eq!(Document::from_json(&read.to_json()).unwrap(), read, "{}", path.display());
            if is_current {
                assert_eq!(read.to_json(), json, "{} loses something when it is saved", path.display());
            }
            examples += 1;
        }
    }
    assert!(examples >= 2, "only {examples} examples were found");
}

#[test]
fn the_schema_refuses_what_the_program_refuses() {
    let schema = serde_json::to_value(document::schema()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let with = |interview: serde_json::Value| serde_json::json!({"format": "wortlaut-interview", "version": 1, "interview": interview});
    let bad = [
        with(serde_json::json!({"blocks": [{"id": "../b", "kind": "answer", "text": []}]})),
        with(serde_json::json!({"blocks": [{"id": "b1", "kind": "essay", "text": []}]})),
        with(serde_json::json!({"titel": {}})),
        with(serde_json::json!({"details": {"language": "de", "date": "18.11.2024"}})),
        serde_json::json!({"format": "something-else", "version": 1, "interview": {}}),
    ];
    for value in bad {
        assert!(!validator.is_valid(&value), "{value}");
        assert!(Document::from_json(&value.to_string()).is_err(), "{value}");
    }
}
