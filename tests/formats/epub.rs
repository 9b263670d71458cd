//! E-books.

use super::{
    config, file, golden, hostile, listing, packed, parts, printed, published, random, sample, tools,
};
use export::Release;
use interview::{AltText, Portrait};
use proptest::prelude::*;
use tests::compare_with_file;

fn has_picture(portrait: &Portrait) -> bool {
    !portrait.file_name.is_empty()
}

/// Has the program that shops and libraries check books with look at it: no error, no warning, no hint.
fn check(package: &export::Package) {
    let Some(mut epubcheck) = tools::found("epubcheck") else { return };
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.epub");
    std::fs::write(&path, file(package, ".epub")).unwrap();
    let output = epubcheck.arg(&path).output().unwrap();
    let said =
        String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    let complaints = ["ERROR", "FATAL", "WARNING"];
    assert!(output.status.success() && !complaints.iter().any(|word| said.contains(word)), "{said}");
}

#[test]
fn the_sample_is_written_as_ever() {
    let package = packed(&sample(), "epub", Release::Final);
    compare_with_file(&golden("epub.txt"), &listing(file(&package, ".epub"))).unwrap();
    assert_eq!(package, packed(&sample(), "epub", Release::Final), "the same interview gives the same bytes");
    assert!(package.losses.is_empty(), "{:?}", package.losses);
}

#[test]
fn epubcheck_finds_nothing_in_a_hostile_interview() {
    check(&packed(&hostile::interview(), "epub", Release::Draft));
}

#[test]
fn pandoc_reads_the_same_words() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.epub");
    let package = packed(&hostile::interview(), "epub", Release::Final);
    std::fs::write(&path, file(&package, ".epub")).unwrap();
    if let Some(words) = tools::pandoc_words(&path, "epub") {
        let words: Vec<String> = words.iter().map(|word| word.replace('\u{ad}', "")).collect();
        assert_eq!(words, printed::words(&printed::lines(&published(&package), has_picture)));
    }
}

#[test]
fn nothing_for_the_desk_leaves() {
    let package = packed(&hostile::interview(), "epub", Release::Final);
    assert!(parts(file(&package, ".epub")).iter().all(|(_, text)| !text.contains("GEHEIMNIS")));
}

#[test]
fn a_draft_says_so_on_the_shelf_and_in_the_text() {
    let said = listing(file(&packed(&sample(), "epub", Release::Draft), "-entwurf.epub"));
    assert!(said.contains("<dc:title>ENTWURF: "));
    assert!(said.contains("<meta name=\"wortlaut:release\" content=\"draft\"/>"));
    assert!(said.contains("<p class=\"draft\">ENTWURF – nicht zur Veröffentlichung</p>"));
    assert!(!listing(file(&packed(&sample(), "epub", Release::Final), ".epub")).contains("ENTWURF"));
}

#[test]
fn a_book_says_whether_its_pictures_are_described() {
    let said = |alt: AltText| {
        let mut interview = sample();
        interview.portraits[0].alt = alt;
        listing(file(&packed(&interview, "epub", Release::Final), ".epub"))
    };
    let described = said(AltText::Text("Eine Frau am Brunnen".into()));
    assert!(described.contains("alt=\"Eine Frau am Brunnen\"") && described.contains("alternativeText"));
    assert!(described.contains("schema:accessModeSufficient"));
    let missing = said(AltText::Missing);
    assert!(!missing.contains("alternativeText") && !missing.contains("schema:accessModeSufficient"));
    assert!(said(AltText::Decorative).contains("role=\"presentation\""));
}

proptest! {
    #![proptest_config(config(60))]
    #[test]
    fn whatever_is_written_has_all_words_in_their_order(interview in random::interview()) {
        let package = packed(&interview, "epub", Release::Final);
        let published = published(&package);
        let parts = parts(file(&package, ".epub"));
        let text = &parts.iter().find(|(name, _)| name.ends_with("interview.xhtml")).unwrap().1;
        let body = text.split_once("<body>").unwrap().1;
        let words: Vec<String> = tools::xhtml_words(body);
        prop_assert_eq!(words, printed::words(&printed::lines(&published, has_picture)));
    }
}
