//! Why something was not done. The sentences are English; `code` lets others word them in German.

use rusqlite::ErrorCode;
use std::io;
use std::path::PathBuf;

/// Why the library did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Another program has it open.
    #[error("The library in “{0}” is open in another program. Close that one first, or go on working there.")]
    InUse(PathBuf),
    /// It was written by a newer program.
    #[error(
        "This library is newer than this program: it has version {found}, this program knows version {known}. Nothing was changed; a newer Wortlaut opens it."
    )]
    Newer {
        /// The library's version.
        found: usize,
        /// The newest that this program knows.
        known: usize,
    },
    /// The folder cannot be used.
    #[error(
        "The library's folder “{folder}” cannot be used: {error}. Nothing was changed; choose another folder or give yourself the right to write there."
    )]
    Folder {
        /// Which.
        folder: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// The disk is full.
    #[error("The disk is full. What was saved before is safe; make room and try again.")]
    DiskFull,
    /// The file cannot be written.
    #[error("The library cannot be written: its file or folder is read-only. What was saved before is safe.")]
    ReadOnly,
    /// The file is no database any more.
    #[error(
        "The library's file is damaged and was not touched. Bring it back from its folder “backups”, or from a copy with “wortlaut-cli restore”. ({0})"
    )]
    Corrupt(String),
    /// A picture is missing or is not what its name says.
    #[error("The picture {0} is missing from the library or damaged. A backup may still have it.")]
    Picture(String),
    /// A file is no backup, or a damaged one.
    #[error("“{file}” is no backup of a library, or it is damaged: {what}. Nothing was changed.")]
    Backup {
        /// Which.
        file: PathBuf,
        /// What is wrong.
        what: String,
    },
    /// Everything else that the disk or SQLite may say.
    #[error("The library could not be read or written: {0}")]
    Other(String),
}

impl StoreError {
    /// A stable name for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::InUse(_) => "library-in-use",
            Self::Newer { .. } => "library-newer",
            Self::Folder { .. } => "library-folder",
            Self::DiskFull => "disk-full",
            Self::ReadOnly => "library-read-only",
            Self::Corrupt(_) => "library-corrupt",
            Self::Picture(_) => "picture-missing",
            Self::Backup { .. } => "no-backup",
            Self::Other(_) => "library-other",
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::ReadOnly) => Self::ReadOnly,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Corrupt(error.to_string()),
            _ => Self::Other(error.to_string()),
        }
    }
}

impl From<io::Error> for StoreError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            _ => Self::Other(error.to_string()),
        }
    }
}
