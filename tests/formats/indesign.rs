//! Texts for layout. InDesign is not to be had for a test; the XML is read by a reader of XML, the tags by the rules of
//! Adobe's “Tagged Text” guide.

use super::{config, file, golden, hostile, packed, printed, published, random, sample, tools};
use export::Release;
use interview::Interview;
use proptest::prelude::*;
use tests::compare_with_file;

/// Pictures lie beside the text: where there is one, its alternative text is not printed.
fn printed_words(interview: &Interview) -> Vec<String> {
    printed::words(&printed::lines(interview, |portrait| !portrait.file_name.is_empty()))
}

fn text(interview: &Interview, profile: &str, ending: &str, release: Release) -> (Interview, String) {
    let package = packed(interview, profile, release);
    let found =
        package.files.iter().find(|file| file.path.ends_with(ending) && !file.path.contains("checksums"));
    (published(&package), String::from_utf8(found.unwrap().bytes.clone()).unwrap())
}

/// The words of a story.
fn icml_words(story: &str) -> Vec<String> {
    let body = story.split_once("<StoryPreference").unwrap().1.split_once("/>").unwrap().1;
    tools::xml_words_between(body, &["Content", "CharacterStyleRange"])
}

/// The words of a tagged text.
fn tagged_words(text: &str) -> Vec<String> {
    assert!(text.is_ascii());
    let mut units: Vec<u16> = Vec::new();
    for line in text.split("\r\n").filter(|line| line.starts_with("<ParaStyle:")) {
        let mut letters = line.chars();
        while let Some(c) = letters.next() {
            match c {
                '\\' => units.push(letters.next().unwrap() as u16),
                '<' => {
                    let tag: String = letters.by_ref().take_while(|c| *c != '>').collect();
                    units.extend(tag.strip_prefix("0x").map(|code| u16::from_str_radix(code, 16).unwrap()));
                }
                c => units.push(c as u16),
            }
        }
        units.push(u16::from(b'\n'));
    }
    let text = String::from_utf16(&units).unwrap().replace('\u{ad}', "");
    text.split_whitespace().map(str::to_owned).collect()
}

#[test]
fn the_sample_is_written_as_ever() {
    let (_, story) = text(&sample(), "icml", ".icml", Release::Final);
    compare_with_file(&golden("story.icml"), &story).unwrap();
    let (_, tagged) = text(&sample(), "tagged-text", ".txt", Release::Final);
    compare_with_file(&golden("tagged.txt"), &tagged.replace("\r\n", "\n")).unwrap();
}

#[test]
fn a_story_is_sound_xml_with_all_words_in_their_order() {
    let (published, story) = text(&hostile::interview(), "icml", ".icml", Release::Final);
    assert_eq!(icml_words(&story), printed_words(&published));
    assert!(!story.contains("GEHEIMNIS"));
    if let Some(mut xmllint) = tools::found("xmllint") {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.icml");
        std::fs::write(&path, &story).unwrap();
        tools::run(xmllint.arg("--noout").arg(&path));
    }
}

#[test]
fn every_style_that_is_used_is_defined() {
    let uses = |text: &str, before: &str, after: char| -> Vec<String> {
        let rest = text.split(before).skip(1);
        rest.map(|rest| rest.split(after).next().unwrap().to_owned())
            .filter(|style| !style.is_empty())
            .collect()
    };
    let (_, story) = text(&hostile::interview(), "icml", ".icml", Release::Draft);
    let (_, tagged) = text(&hostile::interview(), "tagged-text", ".txt", Release::Draft);
    let tagged = tagged.replace("\\<", "");
    for (short, long) in [("Para", "Paragraph"), ("Char", "Character")] {
        let used = uses(&story, &format!("Applied{long}Style=\""), '"');
        assert!(!used.is_empty());
        assert!(used.iter().all(|style| story.contains(&format!("<{long}Style Self=\"{style}\""))));
        let used = uses(&tagged, &format!("<{short}Style:"), '>');
        assert!(!used.is_empty());
        assert!(used.iter().all(|style| tagged.contains(&format!("<Define{short}Style:{style}="))));
    }
}

#[test]
fn a_draft_says_so_in_its_first_line() {
    for (profile, ending) in [("icml", ".icml"), ("tagged-text", ".txt")] {
        let (_, draft) = text(&sample(), profile, ending, Release::Draft);
        assert!(draft.contains("ENTWURF"), "{profile}");
        let (_, done) = text(&sample(), profile, ending, Release::Final);
        assert!(!done.contains("ENTWURF"), "{profile}");
    }
}

#[test]
fn links_and_pictures_are_named_losses() {
    let package = packed(&hostile::interview(), "icml", Release::Final);
    let said: Vec<String> = package.losses.iter().map(|loss| format!("{loss:?}")).collect();
    let count = |what: &str| said.iter().filter(|loss| loss.contains(what)).count();
    assert_eq!((count("LinkDropped"), count("PictureBeside"), count("UnsafeLink")), (4, 2, 1), "{said:#?}");
    // What the layout does not show, the sidecar still has.
    assert_eq!(published(&package).details.related[0].url, "https://a.example/ä b");
    assert!(file(&package, ".jpg").starts_with(b"\xff\xd8"));
}

proptest! {
    #![proptest_config(config(100))]
    #[test]
    fn whatever_is_written_has_all_words_in_their_order(interview in random::interview()) {
        let (published, story) = text(&interview, "icml", ".icml", Release::Final);
        prop_assert_eq!(icml_words(&story), printed_words(&published));
        let (_, tagged) = text(&interview, "tagged-text", ".txt", Release::Final);
        prop_assert_eq!(tagged_words(&tagged), printed_words(&published));
    }
}
