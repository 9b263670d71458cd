//! What leaves comes back: random interviews are packed, read again, and compared.

#![allow(clippy::unwrap_used)] // a test may stop at what cannot be

mod random;

use export::{Format, Package, Profile, Release, What, package, profiles, publish};
use image::{ImageFormat, RgbImage};
use interview::document::Document;
use interview::{Block, Interview, PictureHash, Span};
use markdown::{Body, Reduction};
use proptest::prelude::*;
use proptest::test_runner::Config;
use std::io::Cursor;
use std::sync::LazyLock;

/// More cases where somebody has the time: `WORTLAUT_LONG=1`.
#[allow(clippy::disallowed_methods)]
fn config(cases: u32) -> Config {
    let factor = if std::env::var_os("WORTLAUT_LONG").is_some() { 25 } else { 1 };
    Config { cases: cases * factor, failure_persistence: None, max_shrink_iters: 20_000, ..Config::default() }
}

/// The profiles that write Markdown; every other case with questions as headings and labels.
fn profile(which: prop::sample::Index, heading: bool) -> Profile {
    let markdown: Vec<&Profile> =
        profiles().iter().filter(|profile| profile.format == Format::Markdown).collect();
    let mut profile = which.get(&markdown).to_owned().clone();
    if heading {
        let names =
            [("category", "section"), ("authors", "by.authors"), ("tags", "by.tags"), ("image", "cover")];
        profile.style.front.keys.extend(names.map(|(key, name)| (key.to_owned(), name.to_owned())));
        profile.style.questions = markdown::Questions::Headings;
        profile.style.labels = markdown::Labelling::Always(interview::speech::Labels::Initials);
    }
    profile
}

/// Pictures are called in the text as the target finds them, and in the sidecar as their files are.
fn without_addresses(interview: &Interview) -> Interview {
    let mut plain = interview.clone();
    for portrait in &mut plain.portraits {
        portrait.file_name = portrait.file_name.rsplit('/').next().unwrap_or_default().to_owned();
    }
    plain
}

fn original(wanted: &PictureHash) -> Option<Vec<u8>> {
    static PICTURES: LazyLock<[Vec<u8>; 2]> = LazyLock::new(|| {
        [ImageFormat::Jpeg, ImageFormat::Gif].map(|format| {
            let mut bytes = Cursor::new(Vec::new());
            RgbImage::new(4, 3).write_to(&mut bytes, format).unwrap();
            bytes.into_inner()
        })
    });
    let [jpeg, gif] = &*PICTURES;
    [(0, jpeg), (2, gif)].iter().find(|(n, _)| random::hash(*n) == *wanted).map(|(_, bytes)| bytes.to_vec())
}

fn file<'a>(package: &'a Package, name: &str) -> &'a str {
    let file = package.files.iter().find(|file| file.path.ends_with(name)).unwrap();
    std::str::from_utf8(&file.bytes).unwrap()
}

/// The words of all blocks, in order; composed, for a mark between a letter and its accent may have gone.
fn words(interview: &Interview) -> Vec<String> {
    let text = |block: &Block| interview::normalise::line(&block.content.text());
    interview
        .blocks
        .iter()
        .map(text)
        .flat_map(|text| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
        .collect()
}

/// The same without marks and links on white space, which nobody sees.
fn without_invisible_marks(interview: &Interview) -> Interview {
    let mut clean = interview.clone();
    for block in &mut clean.blocks {
        block.content = block.content.map_text(|text| {
            let letters = text.spans().iter().flat_map(|span| span.text.chars().map(move |c| (c, span)));
            interview::Paragraph::new(letters.map(|(c, span)| {
                let visible = if c.is_whitespace() { Span::default() } else { span.clone() };
                Span { text: c.to_string(), ..visible }
            }))
        });
    }
    clean
}

proptest! {
    #![proptest_config(config(1_000))]

    #[test]
    fn a_package_reads_back_as_the_interview_it_was_made_of(given in random::interview(), which: prop::sample::Index, heading: bool) {
        let profile = profile(which, heading);
        let package = package(&given, &profile, Release::Final, &original).map_err(|error| TestCaseError::fail(format!("{error:?}")))?;
        let reading = markdown::read(file(&package, ".md"));
        let published = Document::from_json(file(&package, "interview.json")).unwrap().interview;
        prop_assert_eq!(reading.body, Body::AsPlanned);
        prop_assert_eq!(without_addresses(&reading.interview), markdown::renumbered(&published));

        let (leaving, _) = publish::publishable(&publish::normalised(&given));
        prop_assert_eq!(words(&published), words(&leaving), "a word was lost");
        let is_text = |what: &What| matches!(what, What::Text(loss) if !matches!(loss, Reduction::SlugChanged(_)));
        if !package.losses.iter().any(|loss| is_text(&loss.what)) {
            let (a, b) = (without_invisible_marks(&published), without_invisible_marks(&leaving));
            prop_assert_eq!(a.blocks, b.blocks, "something was lost without a loss");
        }
    }
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn any_text_can_be_read(text in prop_oneof![".*", proptest::collection::vec(random::text(), 0..30).prop_map(|lines| lines.join("\n\n"))]) {
        markdown::read(&text);
        markdown::read(&format!("---\n{text}\n---\n{text}"));
        markdown::read(&format!("---\nformat: 'wortlaut-md/1'\nblocks: [question 1, box 99999999999]\n---\n{text}"));
    }

    #[test]
    fn a_page_is_made_of_anything(given in random::interview()) {
        let page = export::page(&given, &|hash| hash.as_str().to_owned());
        prop_assert!(!page.contains("<script") && !page.contains("href=\"javascript:"));
    }
}

proptest! {
    #![proptest_config(config(40))]

    #[test]
    fn every_profile_packs_anything(given in random::interview(), draft: bool) {
        let release = if draft { Release::Draft } else { Release::Final };
        for profile in profiles() {
            let package = package(&given, profile, release, &original);
            let package = package.map_err(|error| TestCaseError::fail(format!("{}: {error:?}", profile.name)))?;
            for file in &package.files {
                let json = file.path.ends_with(".json") || file.path.ends_with(".ndjson");
                if json {
                    let read: Result<serde_json::Value, _> = serde_json::from_slice(&file.bytes);
                    prop_assert!(read.is_ok(), "{}: {:?}", profile.name, read);
                }
            }
        }
    }
}
