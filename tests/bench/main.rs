//! `make bench`: what is in the hot path, as ratios in one run against what one would use otherwise.
//!
//! Nothing here asserts a time; the numbers are for people. `WORTLAUT_BENCH_DRAFTS` changes the size of the library;
//! names of parts as arguments run only those: save, library, export, pictures, metadata.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

mod metadata;
mod pictures;
mod text;

use interview::Content;
use newsroom::Newsroom;
use newsroom::view::{Edit, Release};
use rusqlite::{Connection, params};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// A part of the benchmark by its name.
type Part<'a> = (&'a str, &'a dyn Fn(&Path));

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [word, photo, out] = arguments.as_slice()
        && word == pictures::CHILD
    {
        return pictures::make_six(Path::new(photo), Path::new(out));
    }
    if let [word, folder] = arguments.as_slice()
        && word == metadata::CHILD
    {
        return metadata::tell(Path::new(folder));
    }
    let drafts = std::env::var("WORTLAUT_BENCH_DRAFTS").ok().and_then(|n| n.parse().ok()).unwrap_or(10_000);
    fs::create_dir_all("target").unwrap();
    let folder = tempfile::tempdir_in("target").unwrap();
    println!(
        "Wortlaut's benchmark; medians unless stated otherwise; the disk is that of {}",
        folder.path().display()
    );
    let parts: [Part; 5] = [
        ("save", &save),
        ("library", &|folder| library(folder, drafts)),
        ("export", &|folder| export(folder, 1_000, 100)),
        ("pictures", &pictures::pictures),
        ("metadata", &metadata::metadata),
    ];
    for (_, part) in
        parts.iter().filter(|(name, _)| arguments.is_empty() || arguments.iter().any(|a| a == name))
    {
        part(folder.path());
    }
}

/// A durable save of one typed block against a bare insert of the same bytes with the same pragmas, turn by turn.
fn save(folder: &Path) {
    let newsroom = open(&folder.join("save"));
    let id = newsroom.take_in(&text::interview(1, 20)).unwrap();
    let block = newsroom.open_draft(&id).unwrap().interview.blocks.into_iter().find(is_answer).unwrap();
    let bare = Connection::open(folder.join("bare.db")).unwrap();
    bare.execute_batch(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;
         CREATE TABLE wip(draft TEXT, part TEXT, body TEXT, at INTEGER, PRIMARY KEY(draft, part)) STRICT, WITHOUT ROWID;",
    )
    .unwrap();
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for round in 0..2_000i64 {
        let mut typed = block.clone();
        typed.content =
            typed.content.map_text(|p| interview::Paragraph::plain(format!("{} {round}", p.text())));
        let body = serde_json::to_string(&typed.content).unwrap();
        let edit = Edit { blocks: Some(vec![typed]), ..Edit::default() };
        ours.push(time(|| newsroom.save(&id, &edit).unwrap()));
        theirs.push(time(|| {
            bare.prepare_cached("INSERT INTO wip VALUES(?1, 'b', ?2, ?3) ON CONFLICT DO UPDATE SET body=excluded.body, at=excluded.at")
                .unwrap()
                .execute(params![id, body, round])
                .unwrap()
        }));
    }
    let (ours, theirs) = (Sorted::of(ours), Sorted::of(theirs));
    println!("\nDurable save of one typed block, {} rounds", ours.0.len());
    println!("  Wortlaut          p50 {}  p99 {}", ms(ours.at(50)), ms(ours.at(99)));
    println!("  bare SQLite insert p50 {}  p99 {}", ms(theirs.at(50)), ms(theirs.at(99)));
    println!("  ratio              p50 {:.2}×  (aim: at most 1.5×)", ratio(ours.at(50), theirs.at(50)));
}

/// A library of many interviews: opened to the first list, and searched.
fn library(folder: &Path, drafts: usize) {
    let path = folder.join("library");
    let newsroom = open(&path);
    let start = Instant::now();
    for n in 0..drafts {
        newsroom.take_in(&text::interview(n as u64, 8)).unwrap();
    }
    println!("\nA library of {drafts} interviews of 8 pairs, made in {:.0} s", start.elapsed().as_secs_f64());
    drop(newsroom);
    let size: u64 =
        fs::read_dir(&path).unwrap().flatten().filter_map(|f| f.metadata().ok()).map(|m| m.len()).sum();
    println!("  on disk            {} MB", size / 1_000_000);

    let opened = Sorted::of((0..7).map(|_| {
        time(|| {
            let newsroom = open(&path);
            assert_eq!(newsroom.list().unwrap().len(), drafts);
        })
    }));
    println!("  open to first list p50 {}  (aim: at most 150 ms)", ms(opened.at(50)));

    let newsroom = open(&path);
    for (what, words) in [
        ("a common word", "verwaltung"),
        ("a rare word", text::RARE),
        ("the beginning of a word", "ver"),
        ("two words", "kommune bürger"),
        ("a phrase", "\"in der verwaltung\""),
        ("no hit", "xylophonquark"),
    ] {
        let mut hits = 0;
        let found = Sorted::of((0..20).map(|_| time(|| hits = newsroom.search(words).unwrap().len())));
        println!(
            "  search, {what:24} p50 {}  p95 {}  {hits} hits  (aim: at most 20 ms)",
            ms(found.at(50)),
            ms(found.at(95))
        );
    }
    let ids: Vec<String> = newsroom.list().unwrap().into_iter().take(200).map(|row| row.id).collect();
    let opened = Sorted::of(ids.iter().map(|id| time(|| newsroom.open_draft(id).unwrap())));
    println!("  open one draft     p50 {}  p99 {}", ms(opened.at(50)), ms(opened.at(99)));
}

/// Export of many interviews without pictures, against pandoc converting the same texts one by one.
fn export(folder: &Path, drafts: usize, converted: usize) {
    let newsroom = open(&folder.join("export"));
    let ids: Vec<String> =
        (0..drafts as u64).map(|n| newsroom.take_in(&text::interview(n, 8)).unwrap()).collect();
    let out = folder.join("out");
    let start = Instant::now();
    for id in &ids {
        let report = newsroom.export(id, "markdown", &out, Release::Draft, &|_| true).unwrap();
        assert!(!report.plan.files.is_empty());
    }
    let ours = drafts as f64 / start.elapsed().as_secs_f64();
    println!(
        "\nExport of {drafts} interviews without pictures: packages, synced to disk, each read back and compared"
    );
    println!("  Wortlaut           {ours:.0} interviews/s");
    if Command::new("pandoc").arg("--version").stdout(Stdio::null()).status().is_err() {
        println!("  pandoc             not installed; apt-get install pandoc makes the comparison");
        return;
    }
    let sources: Vec<_> =
        fs::read_dir(&out).unwrap().flatten().map(|d| d.path().join("index.md")).take(converted).collect();
    let start = Instant::now();
    for (n, source) in sources.iter().enumerate() {
        let target = folder.join(format!("pandoc-{n}.md"));
        let done = Command::new("pandoc")
            .arg(source)
            .args(["--standalone", "--to", "commonmark", "--output"])
            .arg(target)
            .status();
        assert!(done.unwrap().success());
    }
    let theirs = sources.len() as f64 / start.elapsed().as_secs_f64();
    println!(
        "  pandoc             {theirs:.0} interviews/s ({} of the same texts, one by one)",
        sources.len()
    );
    println!("  ratio              {:.1}× as many", ours / theirs);
}

fn open(folder: &Path) -> Newsroom {
    Newsroom::open(folder).map_err(|error| error.code()).unwrap()
}

fn is_answer(block: &interview::Block) -> bool {
    matches!(block.content, Content::Answer { .. })
}

fn time<T>(work: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

/// Durations in order.
struct Sorted(Vec<Duration>);

impl Sorted {
    fn of(times: impl IntoIterator<Item = Duration>) -> Self {
        let mut times: Vec<Duration> = times.into_iter().collect();
        times.sort();
        Self(times)
    }

    fn at(&self, percent: usize) -> Duration {
        self.0[(self.0.len() * percent / 100).min(self.0.len() - 1)]
    }
}

fn ms(time: Duration) -> String {
    format!("{:8.2} ms", time.as_secs_f64() * 1_000.0)
}

fn ratio(ours: Duration, theirs: Duration) -> f64 {
    ours.as_secs_f64() / theirs.as_secs_f64()
}
