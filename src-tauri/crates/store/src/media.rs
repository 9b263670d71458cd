//! Originals of pictures: `media/ab/<sha256>`, written before anything names them, never changed.

use crate::StoreError;
use crate::library::Library;
use interview::PictureHash;
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

impl Library {
    /// Keeps a picture; one that is there already is kept once. When this answers, it is on the disk.
    ///
    /// # Errors
    /// If the disk refuses.
    pub fn keep_media(&self, bytes: &[u8], mime: &str) -> Result<PictureHash, StoreError> {
        let hash = hash_of(bytes)?;
        let place = place(&self.folder, &hash);
        if !fs::read(&place).is_ok_and(|kept| kept == bytes) {
            write_durably(&place, bytes)?;
        }
        let (name, mime) = (hash.as_str().to_owned(), mime.to_owned());
        let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
        self.writer.run(move |connection| {
            connection.execute(
                "INSERT OR IGNORE INTO media VALUES(?1, ?2, ?3)",
                rusqlite::params![name, mime, size],
            )?;
            Ok(())
        })?;
        Ok(hash)
    }

    /// The bytes of a picture, held against its name.
    ///
    /// # Errors
    /// If it is missing or damaged.
    pub fn media(&self, hash: &PictureHash) -> Result<Vec<u8>, StoreError> {
        let missing = || StoreError::Picture(hash.as_str().to_owned());
        let bytes = fs::read(place(&self.folder, hash)).map_err(|_| missing())?;
        if hash_of(&bytes)? == *hash { Ok(bytes) } else { Err(missing()) }
    }

    /// The names of all pictures that the library knows.
    pub(crate) fn media_names(&self) -> Result<Vec<PictureHash>, StoreError> {
        let reader = self.reader();
        let mut query = reader.prepare("SELECT hash FROM media ORDER BY hash")?;
        let names = query.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
        Ok(names.into_iter().filter_map(|name| PictureHash::new(name).ok()).collect())
    }
}

pub(crate) fn hash_of(bytes: &[u8]) -> Result<PictureHash, StoreError> {
    let hex: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    PictureHash::new(hex).map_err(|error| StoreError::Other(error.to_string()))
}

/// A hash is 64 hexadecimal digits, so the path cannot leave the folder.
pub(crate) fn place(folder: &Path, hash: &PictureHash) -> PathBuf {
    let (shelf, _) = hash.as_str().split_at(2);
    folder.join("media").join(shelf).join(hash.as_str())
}

/// A temporary file beside the target, synced, renamed, and the folder synced.
pub(crate) fn write_durably(target: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let folder = target.parent().unwrap_or(target);
    if !folder.exists() {
        fs::create_dir_all(folder)?;
        folder.parent().map_or(Ok(()), sync)?;
    }
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(target).map_err(|error| error.error)?;
    sync(folder)
}

pub(crate) fn sync(folder: &Path) -> Result<(), StoreError> {
    if cfg!(unix) {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}
