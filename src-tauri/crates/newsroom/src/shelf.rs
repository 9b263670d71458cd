//! The library as a whole: list, search, bin, backup, verify.

use crate::view::{DraftRow, ExcerptPiece, SearchHit, Status};
use crate::{Newsroom, NewsroomError, world};
use journal::Fact;
use std::path::{Path, PathBuf};
use store::{Library, VerifyReport};

/// Hits that a search answers with at most: more than anybody reads.
const MAX_HITS: usize = 100;

impl Newsroom {
    /// All drafts, those in the bin too, the last changed first.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn list(&self) -> Result<Vec<DraftRow>, NewsroomError> {
        Ok(self.library.drafts()?.into_iter().map(DraftRow::from).collect())
    }

    /// Passages in which every one of these words, or a word that begins so, occurs.
    ///
    /// # Errors
    /// If the library cannot be read. No input is wrong.
    pub fn search(&self, words: &str) -> Result<Vec<SearchHit>, NewsroomError> {
        Ok(self.library.search(words, MAX_HITS)?.into_iter().map(SearchHit::from).collect())
    }

    /// Lays a draft into the bin.
    ///
    /// # Errors
    /// If there is no such draft, or the library cannot be written.
    pub fn bin(&self, draft: &str) -> Result<(), NewsroomError> {
        self.record(draft, vec![Fact::Set { field: journal::fields::BIN.to_owned(), value: true.into() }])
    }

    /// Takes a draft out of the bin.
    ///
    /// # Errors
    /// If there is no such draft, or the library cannot be written.
    pub fn restore_from_bin(&self, draft: &str) -> Result<(), NewsroomError> {
        self.record(
            draft,
            vec![Fact::Set { field: journal::fields::BIN.to_owned(), value: serde_json::Value::Null }],
        )
    }

    /// Makes a draft of its own that reads as this one does now; its slug, date and plan are for the person to set. The
    /// answer is its id.
    ///
    /// # Errors
    /// If there is no such draft, or the library cannot be written.
    pub fn duplicate(&self, draft: &str) -> Result<String, NewsroomError> {
        let mut interview = self.open_draft(draft)?.interview;
        interview.details.slug = String::new();
        interview.details.date = None;
        interview.details.embargo = None;
        self.take_in(&interview)
    }

    /// Moves a draft on its road.
    ///
    /// # Errors
    /// If there is no such draft, or the library cannot be written.
    pub fn set_status(&self, draft: &str, to: Status) -> Result<(), NewsroomError> {
        self.hand_over(draft, to, "")
    }

    /// As [`Self::set_status`], with what the next person should know.
    ///
    /// # Errors
    /// If there is no such draft, or the library cannot be written.
    pub fn hand_over(&self, draft: &str, to: Status, note: &str) -> Result<(), NewsroomError> {
        self.record(draft, vec![Fact::Status { to: to.into(), note: note.trim().to_owned() }])
    }

    /// Copies the whole library, pictures included, into one file.
    ///
    /// # Errors
    /// If the library cannot be read or the file not be written.
    pub fn backup(&self, file: &Path) -> Result<(), NewsroomError> {
        Ok(self.library.backup_to(file)?)
    }

    /// Thins out and renews the daily copies in the library's folder.
    ///
    /// # Errors
    /// If the library cannot be read or the copy not be written.
    pub fn rotate_backups(&self) -> Result<(), NewsroomError> {
        self.library.rotate_backups(world::now())?;
        Ok(())
    }

    /// Checks every entry and picture against its hash.
    ///
    /// # Errors
    /// If the library cannot be read at all; what is damaged in it is in the report.
    pub fn verify(&self) -> Result<VerifyReport, NewsroomError> {
        Ok(self.library.verify()?)
    }
}

/// Brings the library in `folder` back from a backup. What was there is kept beside it; its path is the answer.
///
/// # Errors
/// If the backup is damaged or no backup, another program has the library open, or the folder cannot be written.
pub fn restore(folder: &Path, backup: &Path) -> Result<Option<PathBuf>, NewsroomError> {
    Ok(Library::restore(folder, backup, world::now())?)
}

impl From<store::DraftRow> for DraftRow {
    fn from(row: store::DraftRow) -> Self {
        Self {
            id: row.id.to_string(),
            title: row.title,
            guest: row.guest,
            status: row.status.into(),
            updated: row.updated,
            characters: row.characters,
            questions: row.questions,
            answers: row.answers,
            binned: row.binned,
            deadline: row.deadline,
            target_length: row.target,
            blocking: row.blocking,
            findings: row.findings,
        }
    }
}

impl From<store::Hit> for SearchHit {
    fn from(hit: store::Hit) -> Self {
        let excerpt =
            hit.excerpt.into_iter().map(|piece| ExcerptPiece { text: piece.text, hit: piece.hit }).collect();
        Self {
            draft: hit.draft.to_string(),
            title: hit.title,
            block: hit.block,
            kind: hit.kind,
            question: hit.question,
            excerpt,
        }
    }
}
