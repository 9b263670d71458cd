//! The published JSON form of an interview (docs/document-format.md).
//!
//! An object with `format`, `version`, `id`, and the interview. A file of an older version is upgraded step by step
//! when it is read; a file of a newer version is refused with a sentence that says so.

use crate::Interview;
use schemars::{JsonSchema, Schema, schema_for};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The name of the format, the value of `format` in every file.
pub const FORMAT: &str = "wortlaut-interview";

/// The version that this program writes.
pub const VERSION: u32 = 1;

/// One step of the upgrade path: a file of version `n + 1` (its index) becomes one of version `n + 2`.
type Upgrade = fn(Value) -> Value;

/// One upgrade for each version before [`VERSION`]; raising the version without an upgrade does not compile.
const UPGRADES: [Upgrade; VERSION as usize - 1] = [];

/// An interview as a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Document {
    /// Always `wortlaut-interview`.
    #[schemars(extend("const" = FORMAT))]
    pub format: String,
    /// The version of the format.
    #[schemars(extend("const" = VERSION))]
    pub version: u32,
    /// The draft's id in the library it came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The interview.
    pub interview: Interview,
}

/// Why a file is not read as an interview.
#[derive(Debug, thiserror::Error)]
pub enum DocumentError {
    /// It is not JSON at all.
    #[error("this is not valid JSON: {0}")]
    NotJson(serde_json::Error),
    /// It is JSON of something else.
    #[error("this JSON is not an interview: “format” must be “{FORMAT}”")]
    OtherFormat,
    /// It was written by a newer program.
    #[error(
        "this interview was saved in version {found} of the format; this program reads up to version {VERSION}. A newer Wortlaut opens it"
    )]
    Newer {
        /// The file's version.
        found: u64,
    },
    /// It says it is an interview, but a part is wrong.
    #[error("the interview in this file is damaged: {0}")]
    Damaged(serde_json::Error),
}

impl Document {
    /// The document of an interview.
    pub fn new(id: Option<String>, interview: Interview) -> Self {
        Self { format: FORMAT.to_owned(), version: VERSION, id, interview }
    }

    /// The document as JSON for people and programs: indented, with a line end.
    pub fn to_json(&self) -> String {
        let mut json = serde_json::to_string_pretty(self).unwrap_or_default();
        json.push('\n');
        json
    }

    /// Reads a document of this or an older version.
    ///
    /// # Errors
    /// If the text is no JSON, no interview, of a newer version, or damaged.
    pub fn from_json(json: &str) -> Result<Self, DocumentError> {
        let value: Value = serde_json::from_str(json).map_err(DocumentError::NotJson)?;
        if value.get("format").and_then(Value::as_str) != Some(FORMAT) {
            return Err(DocumentError::OtherFormat);
        }
        let found = value.get("version").and_then(Value::as_u64).unwrap_or(0);
        if found > u64::from(VERSION) {
            return Err(DocumentError::Newer { found });
        }
        serde_json::from_value(upgraded(value, found, &UPGRADES)).map_err(DocumentError::Damaged)
    }
}

/// The file after all upgrades that its version lacks, with its version raised by each.
fn upgraded(file: Value, version: u64, upgrades: &[Upgrade]) -> Value {
    let missing = usize::try_from(version).unwrap_or(usize::MAX).saturating_sub(1);
    let mut newest = file;
    for (step, upgrade) in upgrades.iter().enumerate().skip(missing) {
        newest = upgrade(newest);
        if let Some(fields) = newest.as_object_mut() {
            fields.insert("version".to_owned(), Value::from(step + 2));
        }
    }
    newest
}

/// The JSON Schema (2020-12) of the format.
pub fn schema() -> Schema {
    schema_for!(Document)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_newer_file_is_refused_with_a_sentence() {
        let json = r#"{"format":"wortlaut-interview","version":99,"interview":{}}"#;
        let message = Document::from_json(json).unwrap_err().to_string();
        assert!(message.contains("version 99"), "{message}");
    }

    #[test]
    fn something_else_is_not_an_interview() {
        assert!(matches!(Document::from_json("[]"), Err(DocumentError::OtherFormat)));
        assert!(matches!(Document::from_json("{"), Err(DocumentError::NotJson(_))));
        let damaged = r#"{"format":"wortlaut-interview","version":1,"interview":{"blocks":[{"id":"../b","kind":"answer","text":[]}]}}"#;
        assert!(matches!(Document::from_json(damaged), Err(DocumentError::Damaged(_))));
    }

    #[test]
    fn an_old_file_takes_every_step_of_the_upgrade_path_once() {
        let upgrades: [Upgrade; 2] = [
            |mut v| {
                v["title"] = v["titel"].take();
                v
            },
            |mut v| {
                v["title"] = format!("{}!", v["title"].as_str().unwrap_or_default()).into();
                v
            },
        ];
        let from_1 = upgraded(serde_json::json!({"version": 1, "titel": "Ä"}), 1, &upgrades);
        assert_eq!((&from_1["title"], &from_1["version"]), (&"Ä!".into(), &3.into()));
        let from_2 = upgraded(serde_json::json!({"version": 2, "title": "Ä"}), 2, &upgrades);
        assert_eq!((&from_2["title"], &from_2["version"]), (&"Ä!".into(), &3.into()));
        let current = serde_json::json!({"version": 3, "title": "Ä"});
        assert_eq!(upgraded(current.clone(), 3, &upgrades), current);
    }

    #[test]
    fn an_empty_interview_comes_back() {
        let document = Document::new(None, Interview::default());
        assert_eq!(Document::from_json(&document.to_json()).unwrap(), document);
    }
}
