//! What was acknowledged is on the disk: after kill -9, on a full disk, in a folder that cannot be written.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)] // a test that fails should say where

use interview::{Content, Paragraph};
use newsroom::Newsroom;
use newsroom::view::{Edit, TitleEdit};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs, io, thread};

const WRITER_LIBRARY: &str = "WORTLAUT_WRITER_LIBRARY";

fn open(folder: &Path) -> Newsroom {
    Newsroom::open(folder).unwrap_or_else(|error| panic!("{}", error.code()))
}

fn numbered(newsroom: &Newsroom, draft: &str, n: u64) -> Edit {
    let blocks = newsroom.open_draft(draft).unwrap().interview.blocks;
    let mut answer =
        blocks.into_iter().find(|block| matches!(block.content, Content::Answer { .. })).unwrap();
    answer.content = answer.content.map_text(|_| Paragraph::plain(format!("Stand {n}")));
    let title = TitleEdit { headline: Some(format!("Stand {n}")), ..TitleEdit::default() };
    // Now and then a change of structure and records goes along, as at the desk.
    let details = n.is_multiple_of(7).then(|| {
        let mut details = newsroom.open_draft(draft).unwrap().interview.details;
        details.category = format!("Stand {n}");
        details
    });
    Edit { title: Some(title), blocks: Some(vec![answer]), details, ..Edit::default() }
}

fn state(newsroom: &Newsroom, draft: &str) -> (u64, u64) {
    let interview = newsroom.open_draft(draft).unwrap().interview;
    let number = |text: &str| text.rsplit(' ').next().and_then(|n| n.parse().ok()).unwrap_or(0);
    let answer =
        interview.blocks.iter().find(|block| matches!(block.content, Content::Answer { .. })).unwrap();
    (number(&interview.title.headline), number(&answer.content.text()))
}

/// Not a test of its own: the program that is killed. It writes, and tells what has been acknowledged.
#[test]
#[ignore = "started by the test of kill -9"]
fn writer() {
    let Some(folder) = env::var_os(WRITER_LIBRARY) else { return };
    let newsroom = open(&PathBuf::from(folder));
    let draft = newsroom.list().unwrap()[0].id.clone();
    let start = state(&newsroom, &draft).0;
    let mut out = io::stdout();
    for n in start + 1.. {
        newsroom.save(&draft, &numbered(&newsroom, &draft, n)).unwrap();
        writeln!(out, "acknowledged {n}").unwrap();
        out.flush().unwrap();
        if n.is_multiple_of(5) {
            newsroom.settle(&draft).unwrap();
        }
    }
}

#[test]
fn no_acknowledged_save_is_lost_when_the_program_is_killed() {
    const ROUNDS: u64 = 50;
    let folder = tempfile::tempdir().unwrap();
    let newsroom = open(folder.path());
    let draft = newsroom.open_sample().unwrap();
    drop(newsroom);
    let mut acknowledged = 0;
    for round in 0..ROUNDS {
        let mut child = Command::new(env::current_exe().unwrap())
            .args(["--exact", "writer", "--ignored", "--nocapture"])
            .env(WRITER_LIBRARY, folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut told = |line: String| {
            if let Some(n) = line.strip_prefix("acknowledged ").and_then(|n| n.parse::<u64>().ok()) {
                acknowledged = n;
            }
        };
        // It has begun to write; then it dies at some moment.
        let first = lines.by_ref().map(Result::unwrap).find(|line| line.starts_with("acknowledged")).unwrap();
        told(first);
        thread::sleep(Duration::from_micros(round * 7_919 % 40_000));
        child.kill().unwrap();
        child.wait().unwrap();
        lines.map_while(Result::ok).for_each(told);
        let newsroom = open(folder.path());
        let (headline, answer) = state(&newsroom, &draft);
        assert!(
            headline >= acknowledged && answer >= acknowledged,
            "round {round}: {acknowledged} was acknowledged, {headline}/{answer} is there"
        );
        assert_eq!(headline, answer, "round {round}: half of a save is there");
    }
    assert!(acknowledged >= ROUNDS);
    let report = open(folder.path()).verify().unwrap();
    assert!(report.is_sound(), "{:?}", report.problems);
    println!("{acknowledged} acknowledged saves in {ROUNDS} rounds, none lost");
}

/// A disk of a few megabytes, taken down when the test ends.
#[cfg(target_os = "linux")]
struct SmallDisk(tempfile::TempDir);

#[cfg(target_os = "linux")]
impl SmallDisk {
    fn mount() -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=14m", "tmpfs"])
            .arg(folder.path())
            .stderr(Stdio::null())
            .status();
        mounted.is_ok_and(|status| status.success()).then_some(Self(folder))
    }
}

#[cfg(target_os = "linux")]
impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0.path()).status();
    }
}

#[test]
#[cfg(target_os = "linux")]
fn on_a_full_disk_everything_saved_before_is_safe_and_saving_goes_on_after() {
    let Some(disk) = SmallDisk::mount() else {
        println!("skipped: mounting a small disk needs root");
        return;
    };
    let library = disk.0.path().join("library");
    let newsroom = open(&library);
    let draft = newsroom.open_sample().unwrap();
    let ballast = disk.0.path().join("ballast");
    let mut saved = 0;
    let mut refused = None;
    let start = Instant::now();
    for n in 1..100_000 {
        if n == 20 {
            let room = vec![1u8; 16_000_000];
            let _ = fs::write(&ballast, &room);
            // A full disk is only full until the reserve has been given back.
            assert!(library.join("reserve").exists());
        }
        match newsroom.save(&draft, &numbered(&newsroom, &draft, n)) {
            Ok(_) => saved = n,
            Err(error) => {
                refused = Some(error.code());
                break;
            }
        }
        if n.is_multiple_of(3) && newsroom.settle(&draft).is_err() {
            refused = Some("disk-full");
            break;
        }
        if !library.join("reserve").exists() {
            // The reserve was given back, so that the last saves got through; now the disk fills for good.
            let mut ballast = fs::OpenOptions::new().append(true).open(&ballast).unwrap();
            let _ = ballast.write_all(&vec![1u8; 16_000_000]);
        }
        assert!(start.elapsed() < Duration::from_secs(60), "the disk never fills");
    }
    assert_eq!(refused, Some("disk-full"));
    assert!(saved >= 19);
    let (headline, answer) = state(&newsroom, &draft);
    assert!(headline >= saved && answer >= saved, "{saved} was acknowledged");
    fs::remove_file(&ballast).unwrap();
    newsroom.save(&draft, &numbered(&newsroom, &draft, 1_000_000)).unwrap();
    drop(newsroom);
    let newsroom = open(&library);
    assert_eq!(state(&newsroom, &draft), (1_000_000, 1_000_000));
    assert!(newsroom.verify().unwrap().is_sound());
}

#[test]
fn a_folder_that_cannot_be_written_is_told_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "hier liegt etwas").unwrap();
    for place in [file.clone(), file.join("below"), PathBuf::from("/proc/wortlaut")] {
        let error = Newsroom::open(&place).err().unwrap_or_else(|| panic!("{} was opened", place.display()));
        assert_eq!(error.code(), "library-folder", "{}", place.display());
    }
    assert_eq!(fs::read_to_string(&file).unwrap(), "hier liegt etwas");
}

#[test]
fn a_library_of_a_newer_program_is_not_touched() {
    let folder = tempfile::tempdir().unwrap();
    open(folder.path()).open_sample().unwrap();
    let file = folder.path().join("library.db");
    let connection = rusqlite::Connection::open(&file).unwrap();
    connection.execute_batch("PRAGMA user_version = 99; PRAGMA wal_checkpoint(TRUNCATE);").unwrap();
    drop(connection);
    let before = fs::read(&file).unwrap();
    assert_eq!(Newsroom::open(folder.path()).err().unwrap().code(), "library-newer");
    assert_eq!(fs::read(&file).unwrap(), before);
}

#[test]
fn a_draft_with_entries_of_a_newer_program_opens_read_only_and_keeps_them() {
    let folder = tempfile::tempdir().unwrap();
    let newsroom = open(folder.path());
    let draft = newsroom.open_sample().unwrap();
    drop(newsroom);
    let library = store::Library::open(folder.path(), 0).unwrap();
    let json = format!(
        r#"{{"at":1,"author":"x","clock":9000,"device":"d","draft":"{draft}","fact":{{"kind":"hologram","shape":"round"}},"v":1}}"#
    );
    let entry = journal::Entry::from_json(&json).unwrap();
    library.save(store::SaveBatch { entries: vec![entry.clone()], ..store::SaveBatch::default() }).unwrap();
    drop(library);
    let newsroom = open(folder.path());
    let view = newsroom.open_draft(&draft).unwrap();
    assert!(view.read_only.is_some());
    assert_eq!(
        newsroom.save(&draft, &Edit { order: Some(Vec::new()), ..Edit::default() }).unwrap_err().code(),
        "read-only-draft"
    );
    assert_eq!(newsroom.open_draft(&draft).unwrap().interview, view.interview);
    drop(newsroom);
    let library = store::Library::open(folder.path(), 0).unwrap();
    let (entries, damages) = library.entries(&journal::DraftId::new(draft).unwrap()).unwrap();
    assert!(entries.contains(&entry) && damages.is_empty(), "what is not understood is kept as it is");
}

#[test]
fn a_draft_with_a_damaged_entry_opens_read_only_and_is_reported() {
    let folder = tempfile::tempdir().unwrap();
    let draft = open(folder.path()).open_sample().unwrap();
    let connection = rusqlite::Connection::open(folder.path().join("library.db")).unwrap();
    let sql =
        "UPDATE entry SET body = x'28b52ffd00' WHERE id = (SELECT id FROM entry WHERE kind = 'put' LIMIT 1)";
    assert_eq!(connection.execute(sql, []).unwrap(), 1);
    drop(connection);
    let newsroom = open(folder.path());
    assert!(newsroom.open_draft(&draft).unwrap().read_only.is_some());
    assert_eq!(newsroom.save(&draft, &Edit::default()).unwrap_err().code(), "damaged-draft");
    let report = newsroom.verify().unwrap();
    assert!(
        !report.is_sound() && report.problems.iter().any(|problem| problem.contains(&draft)),
        "{report:?}"
    );
}

/// A zip of these members.
fn zipped(folder: &Path, name: &str, members: &[(&str, &[u8])]) -> PathBuf {
    let path = folder.join(name);
    let mut zip = zip::ZipWriter::new(fs::File::create(&path).unwrap());
    for (name, bytes) in members {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap();
    path
}

#[test]
fn a_hostile_backup_is_refused_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let library = folder.path().join("my.library");
    let newsroom = open(&library);
    let draft = newsroom.open_sample().unwrap();
    let backup = folder.path().join("good.wortlaut");
    newsroom.backup(&backup).unwrap();
    let before = newsroom.open_draft(&draft).unwrap().interview;
    drop(newsroom);
    let mut database = Vec::new();
    let mut good = zip::ZipArchive::new(fs::File::open(&backup).unwrap()).unwrap();
    io::copy(&mut good.by_name("library.db").unwrap(), &mut database).unwrap();
    let hash = "0".repeat(64);
    let cases = [
        zipped(folder.path(), "path", &[("library.db", &database), ("../outside", b"x")]),
        zipped(folder.path(), "absolute", &[("library.db", &database), ("/tmp/outside", b"x")]),
        zipped(folder.path(), "picture", &[("library.db", &database), (&format!("media/{hash}"), b"x")]),
        zipped(folder.path(), "nothing", &[]),
        zipped(
            folder.path(),
            "text",
            &[("library.db", b"this is no database, but long enough to look at it")],
        ),
    ];
    let whole = fs::read(&backup).unwrap();
    let half = folder.path().join("half");
    fs::write(&half, &whole[..whole.len() / 2]).unwrap();
    for file in cases.iter().chain([&half]) {
        let error = newsroom::restore(&library, file).unwrap_err();
        assert_eq!(error.code(), "no-backup", "{}", file.display());
        assert!(!folder.path().join("outside").exists());
    }
    let elsewhere = folder.path().join("documents");
    fs::create_dir(&elsewhere).unwrap();
    fs::write(elsewhere.join("brief.txt"), "wichtig").unwrap();
    assert_eq!(newsroom::restore(&elsewhere, &backup).unwrap_err().code(), "library-folder");
    assert!(elsewhere.join("brief.txt").exists(), "a folder that is no library is not moved away");

    assert_eq!(open(&library).open_draft(&draft).unwrap().interview, before);
    let kept = newsroom::restore(&library, &backup).unwrap().unwrap();
    assert!(kept.file_name().unwrap().to_string_lossy().starts_with("my.library.before-restore-"));
    assert_eq!(open(&library).open_draft(&draft).unwrap().interview, before);
}

#[test]
fn copies_by_the_day_can_be_put_back_by_hand() {
    let folder = tempfile::tempdir().unwrap();
    let newsroom = open(folder.path());
    let draft = newsroom.open_sample().unwrap();
    newsroom.rotate_backups().unwrap();
    newsroom.rotate_backups().unwrap();
    newsroom.bin(&draft).unwrap();
    drop(newsroom);
    let copies: Vec<PathBuf> =
        fs::read_dir(folder.path().join("backups")).unwrap().map(|file| file.unwrap().path()).collect();
    assert_eq!(copies.len(), 1, "one copy a day");
    fs::copy(&copies[0], folder.path().join("library.db")).unwrap();
    assert!(!open(folder.path()).list().unwrap()[0].binned);
}
