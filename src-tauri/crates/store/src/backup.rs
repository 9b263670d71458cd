//! Copies: one file for the whole library and back, and copies of the database by the day.

use crate::library::{Library, prepare};
use crate::media::{hash_of, place, sync, write_durably};
use crate::{StoreError, schema};
use interview::PictureHash;
use rusqlite::Connection;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

const DATABASE: &str = "library.db";
const MEDIA: &str = "media/";
/// Largest database and largest picture that a backup may hold.
const MOST_DATABASE: u64 = 64 * 1024 * 1024 * 1024;
const MOST_PICTURE: u64 = 256 * 1024 * 1024;
const DAY: i64 = 86_400_000;

impl Library {
    /// Copies the whole library into one file (a zip of the database and the pictures), beside it first, then renamed.
    ///
    /// # Errors
    /// If the library cannot be read or the file not be written; then a file that was there before is unchanged.
    pub fn backup_to(&self, file: &Path) -> Result<(), StoreError> {
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        fs::create_dir_all(folder)?;
        let workshop = tempfile::Builder::new().prefix(".wortlaut-").tempdir_in(folder)?;
        let database = workshop.path().join(DATABASE);
        self.copy_database(&database)?;
        let zipped = workshop.path().join("backup");
        let mut zip = ZipWriter::new(File::create(&zipped)?);
        let options = SimpleFileOptions::default().large_file(true);
        add(
            &mut zip,
            DATABASE,
            &mut File::open(&database)?,
            options.compression_method(CompressionMethod::Deflated),
        )?;
        for hash in self.media_names()? {
            let stored = options.compression_method(CompressionMethod::Stored);
            if let Ok(bytes) = self.media(&hash) {
                add(&mut zip, &format!("{MEDIA}{}", hash.as_str()), &mut bytes.as_slice(), stored)?;
            }
        }
        zip.finish().map_err(other)?.sync_all()?;
        fs::rename(&zipped, file)?;
        sync(folder)
    }

    /// Makes today's copy of the database if there is none, and thins the older ones: seven days, four weeks, six months.
    /// Pictures are not copied: they never change.
    ///
    /// # Errors
    /// If the library cannot be read or the copy not be written.
    pub fn rotate_backups(&self, now: i64) -> Result<(), StoreError> {
        let folder = self.folder.join("backups");
        fs::create_dir_all(&folder)?;
        let today = now.div_euclid(DAY);
        let copy = folder.join(name_of(today));
        if !copy.exists() {
            let fresh = folder.join("unfinished");
            let _ = fs::remove_file(&fresh);
            self.copy_database(&fresh)?;
            fs::rename(&fresh, &copy)?;
            sync(&folder)?;
        }
        let mut days: Vec<i64> = fs::read_dir(&folder)?
            .flatten()
            .filter_map(|file| day_of(&file.file_name().to_string_lossy()))
            .collect();
        days.sort_unstable_by(|a, b| b.cmp(a));
        for day in thinned(&days, today) {
            fs::remove_file(folder.join(name_of(day)))?;
        }
        Ok(())
    }

    /// Never a copy of the live file: SQLite writes a whole new one.
    fn copy_database(&self, to: &Path) -> Result<(), StoreError> {
        self.reader().execute("VACUUM INTO ?1", [to.to_string_lossy()])?;
        File::open(to)?.sync_all()?;
        Ok(())
    }

    /// Brings the library in `folder` back from a backup. What was there is kept beside it; its path is the answer.
    ///
    /// # Errors
    /// If the file is no backup or damaged, another program has the library open, or the disk refuses. In each case
    /// the library is as it was.
    pub fn restore(folder: &Path, file: &Path, now: i64) -> Result<Option<PathBuf>, StoreError> {
        let parent =
            folder.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        fs::create_dir_all(parent)?;
        let workshop = tempfile::Builder::new().prefix(".wortlaut-restore-").tempdir_in(parent)?;
        let fresh = workshop.path().join("library");
        unpack(file, &fresh)?;
        if !folder.exists() {
            fs::rename(&fresh, folder)?;
            return Ok(None);
        }
        let is_library = folder.join(DATABASE).is_file() || fs::read_dir(folder)?.next().is_none();
        if !is_library {
            let error = io::Error::new(io::ErrorKind::AlreadyExists, "something else lies there");
            return Err(StoreError::Folder { folder: folder.to_owned(), error });
        }
        // Nobody may have it open; the lock goes with this handle, before the folder moves.
        drop(Library::open_lock(folder)?);
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let beside = |n: i64| folder.with_file_name(format!("{name}.before-restore-{}", now + n));
        let kept = (0..1000).map(beside).find(|path| !path.exists()).unwrap_or_else(|| beside(1000));
        fs::rename(folder, &kept)?;
        if let Err(error) = fs::rename(&fresh, folder) {
            fs::rename(&kept, folder)?;
            return Err(error.into());
        }
        sync(parent)?;
        Ok(Some(kept))
    }
}

fn add(
    zip: &mut ZipWriter<File>,
    name: &str,
    from: &mut dyn Read,
    options: SimpleFileOptions,
) -> Result<(), StoreError> {
    zip.start_file(name, options).map_err(other)?;
    io::copy(from, zip)?;
    Ok(())
}

fn other(error: zip::result::ZipError) -> StoreError {
    StoreError::Other(error.to_string())
}

/// Unpacks a backup into a new folder. Only the names that we write are taken; sizes are bounded; pictures are held
/// against their names and the database is opened before anybody trusts it.
fn unpack(file: &Path, into: &Path) -> Result<(), StoreError> {
    let bad = |what: &str| StoreError::Backup { file: file.to_owned(), what: what.to_owned() };
    let opened = File::open(file).map_err(|error| bad(&error.to_string()))?;
    let mut zip = ZipArchive::new(opened).map_err(|error| bad(&error.to_string()))?;
    fs::create_dir_all(into)?;
    let mut has_database = false;
    for at in 0..zip.len() {
        let mut member = zip.by_index(at).map_err(|error| bad(&error.to_string()))?;
        let name = member.name().map_err(|error| bad(&error.to_string()))?.into_owned();
        if name == DATABASE {
            let mut database = File::create(into.join(DATABASE))?;
            let copied = io::copy(&mut (&mut member).take(MOST_DATABASE + 1), &mut database)
                .map_err(|error| bad(&error.to_string()))?;
            if copied > MOST_DATABASE {
                return Err(bad("its library is too large"));
            }
            database.flush()?;
            database.sync_all()?;
            has_database = copied > 0;
            continue;
        }
        let hash = name.strip_prefix(MEDIA).and_then(|hash| PictureHash::new(hash).ok());
        let hash = hash.ok_or_else(|| bad(&format!("it holds a file “{name}” that no backup has")))?;
        let mut bytes = Vec::new();
        (&mut member)
            .take(MOST_PICTURE + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| bad(&error.to_string()))?;
        if bytes.len() as u64 > MOST_PICTURE {
            return Err(bad("a picture is too large"));
        }
        if hash_of(&bytes)? != hash {
            return Err(bad("a picture does not match its name"));
        }
        write_durably(&place(into, &hash), &bytes)?;
    }
    if !has_database {
        return Err(bad("it holds no library"));
    }
    check_database(&into.join(DATABASE)).map_err(|error| match error {
        newer @ StoreError::Newer { .. } => newer,
        error => bad(&error.to_string()),
    })
}

fn check_database(file: &Path) -> Result<(), StoreError> {
    let mut connection = Connection::open(file)?;
    prepare(&connection)?;
    schema::migrate(&mut connection, file)?;
    let told: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    for table in ["entry", "wip", "media", "meta"] {
        connection.prepare(&format!("SELECT * FROM {table} LIMIT 1"))?;
    }
    connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE);")?;
    if told == "ok" { Ok(()) } else { Err(StoreError::Corrupt(told)) }
}

/// Copies are named by the day since 1970, so that names sort and no calendar is needed to compare them.
fn name_of(day: i64) -> String {
    format!("library-{day:06}.db")
}

fn day_of(name: &str) -> Option<i64> {
    name.strip_prefix("library-")?.strip_suffix(".db")?.parse().ok()
}

/// The days whose copies can go: beyond seven days one a week stays, beyond four weeks one a month, beyond six months none.
fn thinned(days: &[i64], today: i64) -> Vec<i64> {
    let mut kept_in: Vec<(i64, i64)> = Vec::new();
    let mut gone = Vec::new();
    // However long nobody worked here, the newest copies stay.
    for &day in days.iter().skip(7) {
        let age = today - day;
        let bucket = match age {
            ..7 => (0, day),
            7..35 => (1, day.div_euclid(7)),
            35..215 => (2, day.div_euclid(30)),
            _ => (3, 0),
        };
        if bucket.0 == 3 || kept_in.contains(&bucket) {
            gone.push(day);
        } else {
            kept_in.push(bucket);
        }
    }
    gone
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_are_thinned_to_days_weeks_and_months() {
        let days: Vec<i64> = (0..400).rev().collect();
        let gone = thinned(&days, 399);
        assert_eq!(thinned(&[20, 10], 2_000), [0i64; 0], "after years the newest copies are still there");
        let kept: Vec<i64> = days.iter().copied().filter(|day| !gone.contains(day)).collect();
        assert!(kept.iter().take(7).copied().eq((393..400).rev()), "{kept:?}");
        assert!((15..=20).contains(&kept.len()), "{kept:?}");
        assert!(kept.iter().all(|day| 399 - day < 215));
    }
}
