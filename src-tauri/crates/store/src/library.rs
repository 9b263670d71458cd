//! Opening, saving, reading. Each change is one transaction, answered when it is durable.

use crate::rows::{Cache, Damage, DraftRow, SaveBatch, WipRow};
use crate::writer::Writer;
use crate::{StoreError, schema, search};
use journal::{DraftId, Entry, Part};
use rusqlite::{Connection, OpenFlags, OptionalExtension, Transaction, params};
use std::fs::{self, File, TryLockError};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Room that is given back when the disk is full, so that the last saves get through: 8 MB.
const RESERVE: usize = 8 * 1024 * 1024;

/// Largest entry, unpacked: 64 MB. What is larger is damage, or a bomb.
const MOST_ENTRY: usize = 64 * 1024 * 1024;

/// A library, open. Only one program can have it open at a time.
pub struct Library {
    pub(crate) folder: PathBuf,
    pub(crate) writer: Writer,
    reader: Mutex<Connection>,
    opened_uncleanly: bool,
    // Held while the library is open; the last thing to go.
    _lock: File,
}

impl Library {
    /// Opens the library in this folder, making it if there is none.
    ///
    /// # Errors
    /// If the folder cannot be used, another program has the library open, it is newer than this program, or damaged.
    pub fn open(folder: &Path, _now: i64) -> Result<Self, StoreError> {
        let refused = |error| StoreError::Folder { folder: folder.to_owned(), error };
        fs::create_dir_all(folder).map_err(refused)?;
        let lock = lock(folder)?;
        let file = folder.join("library.db");
        let leftover = fs::metadata(folder.join("library.db-wal")).is_ok_and(|wal| wal.len() > 0);
        let mut connection = Connection::open(&file)?;
        schema::check_version(&connection)?;
        prepare(&connection)?;
        schema::migrate(&mut connection, &file)?;
        fs::create_dir_all(folder.join("media")).map_err(refused)?;
        keep_reserve(folder);
        let reader = Connection::open_with_flags(
            &file,
            OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX,
        )?;
        reader.execute_batch(
            "PRAGMA busy_timeout=5000; PRAGMA mmap_size=268435456; PRAGMA cache_size=-32768;",
        )?;
        Ok(Self {
            folder: folder.to_owned(),
            writer: Writer::start(connection)?,
            reader: Mutex::new(reader),
            opened_uncleanly: leftover,
            _lock: lock,
        })
    }

    /// Takes the lock of a library without opening it.
    pub(crate) fn open_lock(folder: &Path) -> Result<File, StoreError> {
        lock(folder)
    }

    /// The program that had it open last did not end in good order. Nothing is lost by that; a look cannot hurt.
    pub fn opened_uncleanly(&self) -> bool {
        self.opened_uncleanly
    }

    /// Writes everything in the batch, or nothing. When this answers, it is on the disk.
    ///
    /// # Errors
    /// If the disk refuses; then nothing of it is written.
    pub fn save(&self, batch: SaveBatch) -> Result<(), StoreError> {
        let reserve = self.folder.join("reserve");
        self.writer.run(move |connection| match write(connection, &batch) {
            Err(StoreError::DiskFull) if fs::remove_file(&reserve).is_ok() => write(connection, &batch),
            outcome => outcome,
        })
    }

    /// The entries of a draft, in the order of (clock, id), each held against its id; and those that do not fit.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn entries(&self, draft: &DraftId) -> Result<(Vec<Entry>, Vec<Damage>), StoreError> {
        let reader = self.reader();
        let mut query =
            reader.prepare_cached("SELECT id, body FROM entry WHERE draft = ?1 ORDER BY clock, id")?;
        let mut rows = query.query([draft.as_str()])?;
        let (mut entries, mut damages) = (Vec::new(), Vec::new());
        while let Some(row) = rows.next()? {
            let id: String = row.get(0)?;
            match read_entry(&id, row.get_ref(1)?.as_blob().unwrap_or_default()) {
                Ok(entry) => entries.push(entry),
                Err(what) => damages.push(Damage { id, what }),
            }
        }
        Ok((entries, damages))
    }

    /// What was being typed in a draft. A row that cannot be read is passed over; `verify` tells of it.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn wip(&self, draft: &DraftId) -> Result<Vec<WipRow>, StoreError> {
        let reader = self.reader();
        let mut query =
            reader.prepare_cached("SELECT part, base, body, at FROM wip WHERE draft = ?1 ORDER BY part")?;
        let rows = query.query_map([draft.as_str()], |row| {
            Ok((
                row.get::<_, String>(0)?,
                row.get::<_, String>(1)?,
                row.get::<_, String>(2)?,
                row.get::<_, i64>(3)?,
            ))
        })?;
        let mut wip = Vec::new();
        for row in rows {
            let (part, base, body, at) = row?;
            let read = (Part::try_from(part), serde_json::from_str(&base), serde_json::from_str(&body));
            if let (Ok(part), Ok(base), Ok(wording)) = read {
                wip.push(WipRow { draft: draft.clone(), part, base, wording, at });
            }
        }
        Ok(wip)
    }

    /// There is at least one entry of this draft.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn has_draft(&self, draft: &DraftId) -> Result<bool, StoreError> {
        let reader = self.reader();
        let mut query = reader.prepare_cached("SELECT EXISTS(SELECT 1 FROM entry WHERE draft = ?1)")?;
        Ok(query.query_row([draft.as_str()], |row| row.get(0))?)
    }

    /// All drafts, the last changed first.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn drafts(&self) -> Result<Vec<DraftRow>, StoreError> {
        let reader = self.reader();
        let mut query = reader.prepare_cached(
            "SELECT id, title, guest, status, updated, characters, questions, answers, binned, deadline,
               target, blocking, findings FROM draft ORDER BY updated DESC, id",
        )?;
        let mut rows = query.query([])?;
        let mut drafts = Vec::new();
        while let Some(row) = rows.next()? {
            let count =
                |column| Ok::<_, rusqlite::Error>(usize::try_from(row.get::<_, i64>(column)?).unwrap_or(0));
            let Ok(id) = DraftId::new(row.get::<_, String>(0)?) else {
                continue;
            };
            drafts.push(DraftRow {
                id,
                title: row.get(1)?,
                guest: row.get(2)?,
                status: serde_json::from_value(row.get::<_, String>(3)?.into()).unwrap_or_default(),
                updated: row.get(4)?,
                characters: count(5)?,
                questions: count(6)?,
                answers: count(7)?,
                binned: row.get(8)?,
                deadline: row.get(9)?,
                target: row.get::<_, Option<i64>>(10)?.and_then(|target| u32::try_from(target).ok()),
                blocking: count(11)?,
                findings: count(12)?,
            });
        }
        Ok(drafts)
    }

    /// Drafts whose list row or searchable text is missing, older than their entries, or made by an older program, and
    /// drafts in which somebody was typing when the program ended.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn stale_drafts(&self) -> Result<Vec<DraftId>, StoreError> {
        let reader = self.reader();
        let mut query = reader.prepare(
            "WITH RECURSIVE known(id) AS (
               SELECT min(draft) FROM entry
               UNION ALL SELECT (SELECT min(draft) FROM entry WHERE draft > known.id) FROM known WHERE known.id IS NOT NULL)
             SELECT known.id FROM known LEFT JOIN draft USING(id)
             WHERE known.id IS NOT NULL AND (draft.cache IS NULL OR draft.cache <> ?1
               OR draft.clock <> (SELECT max(clock) FROM entry WHERE entry.draft = known.id))
             UNION SELECT draft FROM wip",
        )?;
        let ids = query
            .query_map([schema::CACHE], |row| row.get::<_, String>(0))?
            .collect::<Result<Vec<_>, _>>()?;
        Ok(ids.into_iter().filter_map(|id| DraftId::new(id).ok()).collect())
    }

    /// A value that the library keeps beside its drafts.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn meta(&self, key: &str) -> Result<Option<String>, StoreError> {
        Ok(self
            .reader()
            .query_row("SELECT value FROM meta WHERE key = ?1", [key], |row| row.get(0))
            .optional()?)
    }

    /// Keeps a value beside the drafts.
    ///
    /// # Errors
    /// If the library cannot be written.
    pub fn keep_meta(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.save(SaveBatch { meta: vec![(key.to_owned(), value.to_owned())], ..SaveBatch::default() })
    }

    pub(crate) fn reader(&self) -> MutexGuard<'_, Connection> {
        self.reader.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The operating system's lock: it goes with the process, however that ends.
fn lock(folder: &Path) -> Result<File, StoreError> {
    let refused = |error| StoreError::Folder { folder: folder.to_owned(), error };
    let lock = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(folder.join("lock"))
        .map_err(refused)?;
    match lock.try_lock() {
        Ok(()) => Ok(lock),
        Err(TryLockError::WouldBlock) => Err(StoreError::InUse(folder.to_owned())),
        Err(TryLockError::Error(error)) => Err(refused(error)),
    }
}

/// Every save survives a power cut; nothing in a foreign file can make SQLite do more than keep rows.
pub(crate) fn prepare(connection: &Connection) -> Result<(), StoreError> {
    connection.execute_batch(
        "PRAGMA busy_timeout=5000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;
         PRAGMA wal_autocheckpoint=1000; PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA cache_size=-16384;",
    )?;
    if cfg!(target_os = "macos") {
        connection.execute_batch("PRAGMA fullfsync=1; PRAGMA checkpoint_fullfsync=1;")?;
    }
    Ok(())
}

/// Makes the reserve if it is not there. Without it everything works too.
fn keep_reserve(folder: &Path) {
    let file = folder.join("reserve");
    if !file.exists() {
        let written = File::create(&file).and_then(|mut reserve| reserve.write_all(&vec![0; RESERVE]));
        if written.is_err() {
            let _ = fs::remove_file(&file);
        }
    }
}

fn read_entry(id: &str, body: &[u8]) -> Result<Entry, String> {
    let json = zstd::bulk::decompress(body, MOST_ENTRY)
        .map_err(|error| format!("the entry cannot be unpacked: {error}"))?;
    let json = String::from_utf8(json).map_err(|_| "the entry is no text".to_owned())?;
    let entry = Entry::from_json(&json).map_err(|error| error.to_string())?;
    if entry.id().as_str() == id { Ok(entry) } else { Err("the entry does not match its name".to_owned()) }
}

fn write(connection: &mut Connection, batch: &SaveBatch) -> Result<(), StoreError> {
    let change = connection.transaction()?;
    for entry in &batch.entries {
        write_entry(&change, entry)?;
    }
    for row in &batch.wip {
        write_wip(&change, row)?;
    }
    for (draft, part) in &batch.wip_cleared {
        change
            .prepare_cached("DELETE FROM wip WHERE draft = ?1 AND part = ?2")?
            .execute([draft.as_str(), &String::from(part.clone())])?;
    }
    if let Some(cache) = &batch.cache {
        write_cache(&change, cache)?;
    }
    for (key, value) in &batch.meta {
        change
            .prepare_cached(
                "INSERT INTO meta VALUES(?1, ?2) ON CONFLICT(key) DO UPDATE SET value = excluded.value",
            )?
            .execute([key, value])?;
    }
    change.commit()?;
    Ok(())
}

fn write_entry(change: &Transaction, entry: &Entry) -> Result<(), StoreError> {
    let json = entry.to_json();
    let body = zstd::bulk::compress(json.as_bytes(), 3)?;
    change
        .prepare_cached(
            "INSERT OR IGNORE INTO entry(draft, id, clock, at, kind, body) VALUES(?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![
            entry.draft().as_str(),
            entry.id().as_str(),
            clock(entry.clock()),
            entry.at(),
            kind_of(&json),
            body
        ])?;
    Ok(())
}

/// The kind of an entry, for whoever looks into the file with other programs.
fn kind_of(json: &str) -> String {
    let value: serde_json::Value = serde_json::from_str(json).unwrap_or_default();
    let kind = value.get("fact").and_then(|fact| fact.get("kind")).or_else(|| value.get("kind"));
    kind.and_then(serde_json::Value::as_str).unwrap_or_default().to_owned()
}

fn clock(clock: u64) -> i64 {
    i64::try_from(clock).unwrap_or(i64::MAX)
}

fn write_wip(change: &Transaction, row: &WipRow) -> Result<(), StoreError> {
    let json = |value: Result<String, serde_json::Error>| {
        value.map_err(|error| StoreError::Other(error.to_string()))
    };
    let base = json(serde_json::to_string(&row.base))?;
    let body = json(serde_json::to_string(&row.wording))?;
    change
        .prepare_cached(
            "INSERT INTO wip VALUES(?1, ?2, ?3, ?4, ?5)
             ON CONFLICT(draft, part) DO UPDATE SET base = excluded.base, body = excluded.body, at = excluded.at",
        )?
        .execute(params![row.draft.as_str(), String::from(row.part.clone()), base, body, row.at])?;
    Ok(())
}

fn write_cache(change: &Transaction, cache: &Cache) -> Result<(), StoreError> {
    let row = &cache.row;
    let id = row.id.as_str();
    let status = serde_json::to_value(row.status)
        .ok()
        .and_then(|value| value.as_str().map(str::to_owned))
        .unwrap_or_default();
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    change
        .prepare_cached(
            "INSERT OR REPLACE INTO draft(id, title, guest, status, updated, characters, questions, answers, binned, clock,
               cache, deadline, target, blocking, findings)
             VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9,
               (SELECT coalesce(max(clock), 0) FROM entry WHERE draft = ?1), ?10, ?11, ?12, ?13, ?14)",
        )?
        .execute(params![
            id,
            row.title,
            row.guest,
            status,
            row.updated,
            count(row.characters),
            count(row.questions),
            count(row.answers),
            row.binned,
            schema::CACHE,
            row.deadline,
            row.target,
            count(row.blocking),
            count(row.findings)
        ])?;
    search::replace(change, id, &cache.texts)
}
