//! The history of a draft: moments on a time line, what the text read at each, what differs between two, and the way
//! back. Nothing is ever taken out of a journal: to restore is a new change.

mod comparison;

pub use comparison::{Passage, PassageChange, Piece, PieceChange};

use crate::drafts::Held;
use crate::view::Status;
use crate::{Newsroom, NewsroomError, world};
use comparison::compare;
use interview::document::Document;
use interview::{BlockId, Interview};
use journal::{Draft, Entry, Fact};
use serde::Serialize;
use ts_rs::TS;

/// Somebody who pauses this long begins a new moment, in milliseconds.
const PAUSE: i64 = 10 * 60 * 1000;

/// A moment in the life of a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Moment {
    /// The last entry that belongs to it: its name among moments.
    pub id: String,
    /// When that was written, milliseconds since 1970.
    #[ts(type = "number")]
    pub at: i64,
    /// Who worked.
    pub author: String,
    /// How a person called it.
    pub name: Option<String>,
    /// The step on its road that it is.
    pub status: Option<Status>,
    /// What was said to the next person on that step.
    pub note: String,
    /// Changes in it.
    #[ts(type = "number")]
    pub changes: usize,
}

/// The text at a moment, frozen.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Frozen {
    /// How it read.
    pub interview: Interview,
    /// SHA-256 of its document (docs/document-format.md), as lower-case hexadecimal digits.
    pub sha256: String,
}

impl Newsroom {
    /// The moments of a draft, the newest first.
    ///
    /// # Errors
    /// If there is no such draft, or it cannot be read.
    pub fn history(&self, draft: &str) -> Result<Vec<Moment>, NewsroomError> {
        self.look(draft, |held| Ok(moments(&held.entries)))
    }

    /// How a draft read at a moment.
    ///
    /// # Errors
    /// If there is no such draft or moment, or it cannot be read.
    pub fn interview_at(&self, draft: &str, moment: &str) -> Result<Frozen, NewsroomError> {
        self.look(draft, |held| at(held, moment).map(|draft| frozen(draft.interview)))
    }

    /// What differs between two moments; without the second, between a moment and now.
    ///
    /// # Errors
    /// If there is no such draft or moment, or it cannot be read.
    pub fn differences(
        &self,
        draft: &str,
        old: &str,
        new: Option<&str>,
    ) -> Result<Vec<Passage>, NewsroomError> {
        self.look(draft, |held| {
            let old = at(held, old)?.interview;
            let new =
                new.map_or_else(|| Ok(held.interview()), |new| at(held, new).map(|draft| draft.interview))?;
            Ok(compare(&old, &new))
        })
    }

    /// Gives the present state a name. Without one it is called after the minute.
    ///
    /// # Errors
    /// If there is no such draft, it can only be read, or the library cannot be written.
    pub fn name_version(&self, draft: &str, name: &str) -> Result<Moment, NewsroomError> {
        self.settle(draft)?;
        let merged = self.look(draft, |held| Ok(journal::changes::merge_facts(&held.draft)))?;
        if !merged.is_empty() {
            self.record(draft, merged)?;
        }
        let parts = self.look(draft, |held| Ok(held.draft.revisions()))?;
        let name = interview::normalise::line(name);
        let name = if name.is_empty() { world::local_minute().replace('T', " ") } else { name };
        self.record(draft, vec![Fact::Version { name, parts }])?;
        let newest = self.history(draft)?.into_iter().next();
        newest.ok_or_else(|| NewsroomError::UnknownDraft(draft.to_owned()))
    }

    /// Makes the draft read as it did at a moment: a new change. What was typed since stays in the history.
    ///
    /// # Errors
    /// If there is no such draft or moment, it can only be read, or the library cannot be written.
    pub fn restore_version(&self, draft: &str, moment: &str) -> Result<(), NewsroomError> {
        let interview = self.interview_at(draft, moment)?.interview;
        self.rewrite(draft, &interview)
    }

    /// Brings one block back as it was at a moment: in its place if it is still there, else after the block that it
    /// followed then.
    ///
    /// # Errors
    /// If there is no such draft, moment or block, it can only be read, or the library cannot be written.
    pub fn restore_block(&self, draft: &str, moment: &str, block: &str) -> Result<(), NewsroomError> {
        let then = self.interview_at(draft, moment)?.interview;
        let mut now = self.open_draft(draft)?.interview;
        let unknown = || NewsroomError::UnknownMoment(block.to_owned());
        let index = then.blocks.iter().position(|old| old.id.as_str() == block).ok_or_else(unknown)?;
        let old = then.blocks.get(index).ok_or_else(unknown)?;
        if let Some(there) = now.blocks.iter_mut().find(|there| there.id == old.id) {
            there.content.clone_from(&old.content);
        } else {
            let before: Vec<&BlockId> = then.blocks.iter().take(index).rev().map(|block| &block.id).collect();
            let after = before.iter().find_map(|id| now.blocks.iter().position(|block| &block.id == *id));
            now.blocks.insert(after.map_or(0, |at| at + 1), old.clone());
        }
        self.rewrite(draft, &now)
    }
}

/// The draft as it was once this entry was there.
fn at(held: &Held, moment: &str) -> Result<Draft, NewsroomError> {
    let mut entries: Vec<&Entry> = held.entries.iter().collect();
    entries.sort_by(|a, b| (a.clock(), a.id()).cmp(&(b.clock(), b.id())));
    let last = entries.iter().position(|entry| entry.id().as_str() == moment);
    let last = last.ok_or_else(|| NewsroomError::UnknownMoment(moment.to_owned()))?;
    Ok(journal::fold(entries.into_iter().take(last + 1)))
}

fn frozen(interview: Interview) -> Frozen {
    let document = Document::new(None, interview);
    let value = serde_json::to_value(&document).unwrap_or_default();
    let sha256 = journal::canonical::sha256(&journal::canonical::json(&value));
    Frozen { interview: document.interview, sha256 }
}

/// Entries become moments: somebody's work without a long pause, a named state, a step on the road.
fn moments(entries: &[Entry]) -> Vec<Moment> {
    let mut entries: Vec<&Entry> = entries.iter().collect();
    entries.sort_by(|a, b| (a.clock(), a.id()).cmp(&(b.clock(), b.id())));
    let mut found: Vec<Moment> = Vec::new();
    let mut is_open = false;
    for entry in entries {
        let (name, status, note) = match entry.fact() {
            Fact::Version { name, .. } => (Some(name.clone()), None, String::new()),
            Fact::Status { to, note } => (None, Some(Status::from(*to)), note.clone()),
            _ => (None, None, String::new()),
        };
        let stands_alone = name.is_some() || status.is_some();
        match found.last_mut() {
            Some(last)
                if is_open
                    && !stands_alone
                    && last.author == entry.author()
                    && entry.at() - last.at < PAUSE =>
            {
                last.id = entry.id().to_string();
                last.at = entry.at();
                last.changes += 1;
            }
            _ => found.push(Moment {
                id: entry.id().to_string(),
                at: entry.at(),
                author: entry.author().to_owned(),
                name,
                status,
                note,
                changes: 1,
            }),
        }
        is_open = !stands_alone;
    }
    found.reverse();
    found
}
