//! Tables and their migrations: `PRAGMA user_version` counts the steps that a library has taken.

use crate::StoreError;
use rusqlite::Connection;
use std::path::Path;

/// The steps from an empty file to the newest schema; a released step is never edited.
const STEPS: [&str; 2] = [include_str!("schema.sql"), include_str!("schema-2.sql")];

/// The version of the newest schema.
pub(crate) const VERSION: usize = STEPS.len();

/// How the cache is made; raise it when list rows or searchable texts are made differently.
pub(crate) const CACHE: i64 = 2;

/// Refuses a library of a newer program, before anything in it is touched. The answer is its version.
///
/// # Errors
/// If the library is newer than this program, or no database.
pub(crate) fn check_version(connection: &Connection) -> Result<usize, StoreError> {
    let version: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let found = usize::try_from(version).unwrap_or(usize::MAX);
    if found > VERSION { Err(StoreError::Newer { found, known: VERSION }) } else { Ok(found) }
}

/// Brings a library to the newest schema. Before a step the file is copied beside itself.
///
/// # Errors
/// If the library is newer than this program, or the disk refuses.
pub(crate) fn migrate(connection: &mut Connection, file: &Path) -> Result<(), StoreError> {
    let found = check_version(connection)?;
    if found == VERSION {
        return Ok(());
    }
    if found > 0 {
        let copy = file.with_extension(format!("before-v{VERSION}.db"));
        let _ = std::fs::remove_file(&copy);
        connection.execute("VACUUM INTO ?1", [copy.to_string_lossy()])?;
    }
    let step = connection.transaction()?;
    for sql in STEPS.iter().skip(found) {
        step.execute_batch(sql)?;
    }
    step.pragma_update(None, "user_version", i64::try_from(VERSION).unwrap_or(i64::MAX))?;
    step.commit()?;
    Ok(())
}
