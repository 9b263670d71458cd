//! Markdown in the layout `wortlaut-md/1`: one file, read again before it leaves.

use crate::format::Manuscript;
use crate::package::{ExportError, PackageFile};

/// The text as `index.md`.
///
/// # Errors
/// If the file, read again, is not the interview that was written.
pub fn write(manuscript: &Manuscript<'_>) -> Result<Vec<PackageFile>, ExportError> {
    let mut interview = manuscript.interview.clone();
    for portrait in &mut interview.portraits {
        portrait.file_name = manuscript.picture_url(portrait).unwrap_or_default();
    }
    let text =
        markdown::write(&interview, manuscript.style, manuscript.release).map_err(ExportError::Unfaithful)?;
    Ok(vec![PackageFile { path: "index.md".to_owned(), bytes: text.into_bytes() }])
}
