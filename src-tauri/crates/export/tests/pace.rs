//! How long a thousand interviews take as DOCX and EPUB, beside pandoc with the same texts. Takes minutes:
//! `cargo test --release -p export --test pace -- --ignored --nocapture`.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, clippy::print_stdout)] // a measurement needs a clock and a disk

use export::{Package, Release, package, profiles};
use interview::{Block, BlockId, Content, Interview};
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

const COUNT: usize = 1_000;

/// Interviews of some eight pairs, as long as those of the trade press, each with other words.
fn interviews() -> Vec<Interview> {
    let sample = include_str!("../../../../assets/sample/interview.txt");
    let paragraphs: Vec<&str> = sample.split("\n\n").map(str::trim).filter(|text| text.len() > 40).collect();
    let one = |n: usize| {
        let mut interview = Interview::default();
        interview.title.headline = format!("Gespräch Nummer {n}");
        interview.title.standfirst = (*paragraphs.first().unwrap()).to_owned();
        interview.details.date = "2025-02-11".parse().ok();
        let text = |i: usize| format!("{} {n}.{i}", paragraphs[(n + i) % paragraphs.len()]).as_str().into();
        let content = |i: usize| match i % 2 {
            0 => Content::Question { speaker: None, text: vec![text(i)] },
            _ => Content::Answer { speaker: None, text: vec![text(i)] },
        };
        interview.blocks =
            (0..16).map(|i| Block { id: BlockId::numbered(i + 1), content: content(i) }).collect();
        interview
    };
    (0..COUNT).map(one).collect()
}

fn packed(interview: &Interview, profile: &str) -> Package {
    let profile = profiles().iter().find(|known| known.name == profile).unwrap();
    package(interview, profile, Release::Final, &|_| None).unwrap()
}

/// Writes all as this format, the package to the disk as well, as pandoc does.
fn ours(interviews: &[Interview], profile: &str, folder: &Path) -> Duration {
    let start = Instant::now();
    for (n, interview) in interviews.iter().enumerate() {
        let package = packed(interview, profile);
        let text = &package.files[0];
        fs::write(folder.join(format!("{n}.{profile}")), &text.bytes).unwrap();
    }
    start.elapsed()
}

fn pandoc(texts: &[std::path::PathBuf], format: &str, folder: &Path) -> Duration {
    let start = Instant::now();
    for (n, text) in texts.iter().enumerate() {
        let out = folder.join(format!("pandoc-{n}.{format}"));
        let status = Command::new("pandoc").arg(text).arg("-o").arg(out).status().unwrap();
        assert!(status.success());
    }
    start.elapsed()
}

#[test]
#[ignore = "a measurement of minutes"]
fn a_thousand_interviews_beside_pandoc() {
    if Command::new("pandoc").arg("--version").output().is_err() {
        println!("SKIPPED: pandoc is not installed");
        return;
    }
    let folder = std::env::temp_dir().join(format!("wortlaut-pace-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let interviews = interviews();
    let texts: Vec<_> = interviews
        .iter()
        .enumerate()
        .map(|(n, interview)| {
            let path = folder.join(format!("{n}.md"));
            fs::write(&path, &packed(interview, "markdown").files[0].bytes).unwrap();
            path
        })
        .collect();
    let empty = folder.join("empty.md");
    fs::write(&empty, "x\n").unwrap();
    for format in ["docx", "epub"] {
        let own = ours(&interviews, format, &folder);
        let theirs = pandoc(&texts, format, &folder);
        // What starting the program and loading its templates takes, in which pandoc cannot be compared.
        let start = pandoc(&vec![empty.clone(); 50], format, &folder) / 50 * u32::try_from(COUNT).unwrap();
        let ratio = |theirs: Duration| theirs.as_secs_f64() / own.as_secs_f64();
        println!(
            "{format}: {COUNT} interviews in {own:.2?}, pandoc in {theirs:.2?} ({:.0} times), without its start {:.2?} ({:.1} times)",
            ratio(theirs),
            theirs.saturating_sub(start),
            ratio(theirs.saturating_sub(start)),
        );
        assert!(own < theirs, "slower than a program that is started a thousand times");
    }
    fs::remove_dir_all(&folder).unwrap();
}
