//! The TypeScript side of the wire shapes is the one of the Rust types.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test that fails should say where

use newsroom::view;
use std::fs;
use std::path::Path;
use tests::{compare_with_file, root};
use ts_rs::{Config, TS};

#[test]
fn the_bindings_of_the_window_are_current() {
    let fresh = tempfile::tempdir().unwrap();
    let config = Config::new().with_out_dir(fresh.path());
    interview::Interview::export_all(&config).unwrap();
    interview::Content::export_all(&config).unwrap();
    view::ExportPlan::export_all(&config).unwrap();
    view::DraftRow::export_all(&config).unwrap();
    view::DraftView::export_all(&config).unwrap();
    view::Edit::export_all(&config).unwrap();
    view::ExportReport::export_all(&config).unwrap();
    view::PictureFacts::export_all(&config).unwrap();
    view::ProfileRow::export_all(&config).unwrap();
    view::Progress::export_all(&config).unwrap();
    view::Saved::export_all(&config).unwrap();
    view::SearchHit::export_all(&config).unwrap();
    view::Settings::export_all(&config).unwrap();
    view::Settled::export_all(&config).unwrap();
    view::Template::export_all(&config).unwrap();
    newsroom::Review::export_all(&config).unwrap();
    newsroom::Proposal::export_all(&config).unwrap();
    newsroom::Moment::export_all(&config).unwrap();
    newsroom::Passage::export_all(&config).unwrap();
    let committed = root().join("ui/src/ipc/bindings");
    let names = names_in(fresh.path());
    for name in &names {
        let generated = fs::read_to_string(fresh.path().join(name)).unwrap();
        compare_with_file(&committed.join(name), &generated).unwrap();
    }
    assert_eq!(names_in(&committed), names, "bindings of types that are gone lie in {}", committed.display());
}

fn names_in(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}
