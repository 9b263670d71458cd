//! What several tests need: where the project lies, and comparing generated files with committed ones.

use std::path::{Path, PathBuf};
use std::{env, fs};

/// The root of the project.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_path_buf).unwrap_or_default()
}

/// Compares a generated text with the committed file; with `WORTLAUT_UPDATE=1` in the environment writes it instead.
///
/// # Errors
/// A sentence that names the file and the command that renews it.
pub fn compare_with_file(file: &Path, generated: &str) -> Result<(), String> {
    if env::var_os("WORTLAUT_UPDATE").is_some() {
        let folder = file.parent().unwrap_or(file);
        return fs::create_dir_all(folder)
            .and_then(|()| fs::write(file, generated))
            .map_err(|error| format!("{} could not be written: {error}", file.display()));
    }
    // Ends of lines are a matter of the checkout.
    let plain = |text: &str| text.replace("\r\n", "\n");
    let committed = plain(&fs::read_to_string(file).unwrap_or_default());
    if committed == plain(generated) {
        return Ok(());
    }
    let line = committed.lines().zip(generated.lines()).take_while(|(old, new)| old == new).count() + 1;
    Err(format!(
        "{} is stale from line {line}: run `WORTLAUT_UPDATE=1 cargo test -p tests` and commit what changed",
        file.display()
    ))
}
