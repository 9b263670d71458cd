//! Markdown in the layout `wortlaut-md/1`: one file, read again before it leaves.

use crate::format::Manuscript;
use crate::package::{ExportError, PackageFile};

/// The text as `index.md`.
///
/// # Errors
/// If the file, read again, is not the interview that was written.
pub fn write(manuscript: &Manuscript<'_>) -> Result<Vec<PackageFile>, ExportError> {
    let Manuscript { interview, style, release, .. } = manuscript;
    let text = markdown::write(interview, style, *release).map_err(ExportError::Unfaithful)?;
    Ok(vec![PackageFile { path: "index.md".to_owned(), bytes: text.into_bytes() }])
}
