//! Files for other programs: each format is read by a reader that is not ours where there is one, and every word is
//! there, in its order, whatever stands in the text.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::string_slice)] // a test that fails should say where

mod docx;
mod epub;
mod hostile;
mod indesign;
mod news;
mod printed;
#[allow(dead_code, clippy::disallowed_methods)] // the same random interviews that Markdown is tried with
#[path = "../../src-tauri/crates/export/tests/round_trip/random.rs"]
mod random;
mod tools;

use export::{Package, Release, package, profiles};
use interview::document::Document;
use interview::{Interview, PictureHash};
use std::fs;
use tests::root;

/// The sample that comes with the program, with its picture.
fn sample() -> Interview {
    let text = fs::read(root().join("assets/sample/interview.txt")).unwrap();
    let mut interview = import::read_bytes("interview.txt", &text, None).unwrap().interview;
    interview.portraits[0].original = Some(random::hash(0));
    interview.portraits[0].file_name = "portrait.jpg".to_owned();
    interview
}

fn portrait() -> Vec<u8> {
    fs::read(root().join("assets/sample/portrait.jpg")).unwrap()
}

/// The package of an interview; the picture with the number 0 is in the library.
fn packed(interview: &Interview, profile: &str, release: Release) -> Package {
    let mut profile = profiles().iter().find(|known| known.name == profile).unwrap().clone();
    profile.publication = "Blatt & <Söhne>".to_owned();
    let picture = portrait();
    let original = |wanted: &PictureHash| (*wanted == random::hash(0)).then(|| picture.clone());
    package(interview, &profile, release, &original).unwrap()
}

/// The bytes of the only file with this ending.
fn file<'a>(package: &'a Package, ending: &str) -> &'a [u8] {
    let mut files = package.files.iter().filter(|file| file.path.ends_with(ending));
    let found = files.next().unwrap();
    assert!(files.next().is_none(), "{ending} is there twice");
    &found.bytes
}

/// The interview as the package shows it.
fn published(package: &Package) -> Interview {
    Document::from_json(std::str::from_utf8(file(package, "interview.json")).unwrap()).unwrap().interview
}

/// All texts in a ZIP file, part by part.
fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let names: Vec<String> = zip.file_names().flatten().map(|name| name.to_string()).collect();
    let mut part = |name: String| {
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut zip.by_name(&name).unwrap(), &mut bytes).unwrap();
        (name, String::from_utf8(bytes).unwrap_or_else(|_| "(a picture)".to_owned()))
    };
    names.into_iter().map(&mut part).collect()
}

/// The ZIP file with another wording of one of its texts.
fn repacked(bytes: &[u8], part: &str, change: impl FnOnce(&str) -> String) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let mut change = Some(change);
    for (name, text) in parts(bytes) {
        let text = if name == part { change.take().unwrap()(&text) } else { text };
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut zip, text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// All texts in a ZIP file as one, to compare with a committed file.
fn listing(bytes: &[u8]) -> String {
    parts(bytes).into_iter().map(|(name, text)| format!("== {name}\n{}\n", text.trim_end())).collect()
}

fn golden(name: &str) -> std::path::PathBuf {
    root().join("tests/formats/golden").join(name)
}

/// More cases where somebody has the time: `WORTLAUT_LONG=1`.
fn config(cases: u32) -> proptest::test_runner::Config {
    let factor = if std::env::var_os("WORTLAUT_LONG").is_some() { 25 } else { 1 };
    proptest::test_runner::Config { cases: cases * factor, failure_persistence: None, ..Default::default() }
}
