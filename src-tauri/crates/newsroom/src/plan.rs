//! What the newsroom keeps of a draft beside its text: its plan, in the journal; the writer's place, on this machine.

use crate::view::{Caret, Plan};
use crate::{Newsroom, NewsroomError};
use journal::fields::DESK;
use journal::{Draft, DraftId, Fact};
use serde_json::Value;

const DEADLINE: &str = "deadline";
const TARGET: &str = "targetLength";

/// The plan of a draft.
pub(crate) fn of(draft: &Draft) -> Plan {
    Plan {
        deadline: draft.desk.get(DEADLINE).and_then(Value::as_str).map(str::to_owned),
        target_length: draft.desk.get(TARGET).and_then(Value::as_u64).and_then(|n| u32::try_from(n).ok()),
    }
}

/// What leads to this plan.
pub(crate) fn facts(draft: &Draft, wanted: &Plan) -> Vec<Fact> {
    let deadline = wanted.deadline.as_deref().filter(|deadline| !deadline.is_empty());
    [(DEADLINE, deadline.map(Value::from)), (TARGET, wanted.target_length.map(Value::from))]
        .into_iter()
        .filter(|(key, value)| draft.desk.get(*key) != value.as_ref())
        .map(|(key, value)| Fact::Set { field: format!("{DESK}{key}"), value: value.unwrap_or_default() })
        .collect()
}

/// The writer's place as the library keeps it.
pub(crate) fn kept(draft: &DraftId, caret: Option<&Caret>) -> Vec<(String, String)> {
    let json = caret.and_then(|caret| serde_json::to_string(caret).ok());
    json.map(|json| (key(draft), json)).into_iter().collect()
}

fn key(draft: &DraftId) -> String {
    format!("caret/{draft}")
}

impl Newsroom {
    /// Where the writer of a draft was last.
    pub(crate) fn caret(&self, draft: &DraftId) -> Result<Option<Caret>, NewsroomError> {
        let kept = self.library.meta(&key(draft))?;
        Ok(kept.and_then(|json| serde_json::from_str(&json).ok()))
    }
}
