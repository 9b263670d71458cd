//! Word's files.

use super::{
    config, file, golden, hostile, listing, packed, parts, printed, published, random, sample, tools,
};
use export::{Release, docx};
use import::docx as docx_in;
use import::source::{Look, Source};
use interview::document::Document;
use interview::{Interview, Paragraph, Portrait};
use proptest::prelude::*;
use tests::compare_with_file;

fn has_picture(portrait: &Portrait) -> bool {
    !portrait.file_name.is_empty()
}

/// What our own reader finds in the file.
fn read(bytes: &[u8]) -> Source {
    import::docx::read(bytes).unwrap().0
}

fn lines(source: &Source) -> Vec<Paragraph> {
    let texts = source.pieces.iter().filter(|piece| !matches!(piece.look, Look::Picture(_)));
    texts.map(|piece| printed::visible(&piece.text)).filter(|line| !line.is_blank()).collect()
}

#[test]
fn the_sample_is_written_as_ever() {
    let package = packed(&sample(), "docx", Release::Final);
    compare_with_file(&golden("docx.txt"), &listing(file(&package, ".docx"))).unwrap();
    assert_eq!(package, packed(&sample(), "docx", Release::Final), "the same interview gives the same bytes");
    assert!(package.losses.is_empty(), "{:?}", package.losses);
}

#[test]
fn what_our_reader_reads_is_what_was_written() {
    let package = packed(&hostile::interview(), "docx", Release::Final);
    let source = read(file(&package, ".docx"));
    assert_eq!(lines(&source), printed::lines(&published(&package), has_picture));
    let pictures: Vec<_> = source
        .pieces
        .iter()
        .filter_map(|piece| match &piece.look {
            Look::Picture(picture) => Some((picture.alt.as_deref(), picture.bytes.as_deref())),
            _ => None,
        })
        .collect();
    let picture = Some(file(&package, ".jpg"));
    assert_eq!(pictures.len(), 2);
    assert!(pictures.iter().all(|(alt, bytes)| *alt == Some("Alt \"& <ä>\" ]]> Ende") && *bytes == picture));
    let links: Vec<_> = source
        .pieces
        .iter()
        .flat_map(|piece| piece.text.spans())
        .filter_map(|span| span.link.as_deref())
        .collect();
    assert_eq!(
        links,
        [
            "https://a.example/?a=1&b=%222%22%3C3%3E",
            "mailto:%C3%B6@b.example",
            "https://a.example/%C3%A4%20b"
        ]
    );
}

#[test]
fn each_block_has_its_bookmark_and_nothing_for_the_desk_leaves() {
    let package = packed(&hostile::interview(), "docx", Release::Final);
    let parts = parts(file(&package, ".docx"));
    assert!(parts.iter().all(|(_, text)| !text.contains("GEHEIMNIS")));
    let document = &parts.iter().find(|(name, _)| name == "word/document.xml").unwrap().1;
    for block in &published(&package).blocks {
        let name = format!("w:name=\"{}\"", docx::bookmark_name(&block.id));
        assert_eq!(document.matches(&name).count(), 1, "{name}");
    }
    assert_eq!(document.matches("<w:bookmarkStart").count(), document.matches("<w:bookmarkEnd").count());
    let custom = &parts.iter().find(|(name, _)| name == "docProps/custom.xml").unwrap().1;
    assert!(custom.contains(docx::MARK.0) && custom.contains(docx::MARK.1));
}

#[test]
fn what_word_cannot_show_is_named() {
    let package = packed(&hostile::interview(), "docx", Release::Final);
    let said: Vec<String> = package.losses.iter().map(|loss| format!("{loss:?}")).collect();
    for what in ["DeskNote", "PictureMissing", "UnsafeLink", "LinkDropped", "NoCharacter", "EmphasisInNote"] {
        assert_eq!(said.iter().filter(|loss| loss.contains(what)).count(), 1, "{what} in {said:#?}");
    }
}

#[test]
fn a_draft_says_so_on_every_page_and_in_its_properties() {
    let package = packed(&sample(), "docx", Release::Draft);
    let said = listing(file(&package, "-entwurf.docx"));
    assert!(said.contains("ENTWURF – nicht zur Veröffentlichung"));
    assert!(said.contains("<cp:contentStatus>Entwurf</cp:contentStatus>"));
    assert!(!listing(file(&packed(&sample(), "docx", Release::Final), ".docx")).contains("ntwurf"));
    // Read again, it is no part of the text.
    let source = read(file(&package, ".docx"));
    assert_eq!(lines(&source), printed::lines(&published(&package), has_picture));
}

#[test]
fn pandoc_reads_the_same_words() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.docx");
    let package = packed(&hostile::interview(), "docx", Release::Final);
    std::fs::write(&path, file(&package, ".docx")).unwrap();
    if let Some(words) = tools::pandoc_words(&path, "docx") {
        let words: Vec<String> = words.iter().map(|word| word.replace('\u{ad}', "")).collect();
        assert_eq!(words, printed::words(&printed::lines(&published(&package), has_picture)));
    }
}

/// The interview as its package has it, and as its file reads; the same block by block.
fn written_and_read(interview: &Interview) -> (Vec<Paragraph>, Vec<Paragraph>) {
    let package = packed(interview, "docx", Release::Final);
    let published = published(&package);
    // Reading the sidecar must not change it, or the comparison would prove nothing.
    assert_eq!(Document::new(None, published.clone()).to_json().as_bytes(), file(&package, "interview.json"));
    let returned = docx_in::returned(file(&package, ".docx")).unwrap().unwrap_or_default();
    assert_eq!(blocks(&returned), printed_blocks(&published));
    (printed::lines(&published, has_picture), lines(&read(file(&package, ".docx"))))
}

proptest! {
    #![proptest_config(config(150))]
    #[test]
    fn whatever_is_written_comes_back(interview in random::interview()) {
        let (written, read) = written_and_read(&interview);
        prop_assert_eq!(written, read);
    }
}

/// The words of each block that has any, by bookmark.
fn blocks(returned: &[docx_in::ReturnedBlock]) -> Vec<(String, Vec<String>)> {
    let text = |block: &docx_in::ReturnedBlock| {
        let lines: Vec<Paragraph> =
            block.paragraphs.iter().map(|line| printed::visible(&line.text)).collect();
        (block.bookmark.clone(), printed::words(&lines))
    };
    returned.iter().map(text).filter(|(_, words)| !words.is_empty()).collect()
}

/// The words of each block as printed, by bookmark.
fn printed_blocks(interview: &Interview) -> Vec<(String, Vec<String>)> {
    let words = |(block, lines): (&interview::BlockId, Vec<Paragraph>)| {
        let lines: Vec<Paragraph> = lines.iter().map(printed::visible).collect();
        (docx::bookmark_name(block), printed::words(&lines))
    };
    printed::blocks(interview, &has_picture)
        .into_iter()
        .map(words)
        .filter(|(_, words)| !words.is_empty())
        .collect()
}

#[test]
fn a_file_that_comes_back_finds_its_blocks_again() {
    let package = packed(&hostile::interview(), "docx", Release::Final);
    let returned = docx_in::returned(file(&package, ".docx")).unwrap().unwrap();
    assert_eq!(blocks(&returned), printed_blocks(&published(&package)));
    let strange = super::packed(&sample(), "epub", Release::Final);
    assert!(docx_in::returned(file(&strange, ".epub")).is_err());
}

#[test]
fn libreoffice_prints_it_and_finds_the_same_words_in_the_same_blocks() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sent/x.docx");
    std::fs::create_dir(path.parent().unwrap()).unwrap();
    let package = packed(&hostile::interview(), "docx-approval", Release::Final);
    std::fs::write(&path, file(&package, ".docx")).unwrap();
    if tools::libreoffice(&path, "pdf", folder.path()).is_none() {
        return;
    }
    assert!(std::fs::read(folder.path().join("x.pdf")).unwrap().starts_with(b"%PDF"));
    tools::libreoffice(&path, "docx", folder.path()).unwrap();
    let saved = std::fs::read(folder.path().join("x.docx")).unwrap();
    let printed = printed::lines(&published(&package), has_picture);
    assert_eq!(printed::words(&lines(&read(&saved))), printed::words(&printed));
    let returned = docx_in::returned(&saved).unwrap().unwrap();
    assert_eq!(blocks(&returned), printed_blocks(&published(&package)));
}

#[test]
fn for_approval_changes_are_tracked_and_questions_cannot_be_changed() {
    let package = packed(&hostile::interview(), "docx-approval", Release::Final);
    let said = listing(file(&package, ".docx"));
    assert!(said.contains(
        "<w:trackRevisions/><w:documentProtection w:edit=\"trackedChanges\" w:enforcement=\"1\"/>"
    ));
    assert!(said.contains("For approval – not for publication"));
    let is_locked = |style: &str| {
        let paragraph = said.find(&format!("<w:pStyle w:val=\"{style}\"/>")).unwrap();
        let before = said.get(..paragraph).unwrap();
        before.matches("<w:sdt>").count() > before.matches("</w:sdt>").count()
    };
    for style in ["Title", "Question", "Subheading", "Byline"] {
        assert!(is_locked(style), "{style}");
    }
    for style in ["Answer", "PullQuote", "PictureCaption", "BoxText"] {
        assert!(!is_locked(style), "{style}");
    }
    let source = read(file(&package, ".docx"));
    assert_eq!(lines(&source), printed::lines(&published(&package), has_picture));
    let returned = docx_in::returned(file(&package, ".docx")).unwrap().unwrap();
    assert_eq!(blocks(&returned), printed_blocks(&published(&package)));
}

#[test]
fn tracked_changes_come_back_as_suggestions_at_their_blocks() {
    let package = packed(&sample(), "docx", Release::Final);
    let changed = super::repacked(file(&package, ".docx"), "word/document.xml", |document| {
        let voice = "w:id=\"900\" w:author=\"Presse\" w:date=\"2025-02-10T10:00:00Z\"";
        let (before, rest) = document.split_once("<w:t xml:space=\"preserve\">Von 214").unwrap();
        let run = format!(
            "<w:ins {voice}><w:r><w:t>Immerhin: </w:t></w:r></w:ins><w:r><w:t xml:space=\"preserve\">Von 214"
        );
        // The run that begins here is closed by what follows.
        let before = before.strip_suffix("<w:r>").unwrap();
        format!("{before}{run}{rest}")
    });
    let returned = docx_in::returned(&changed).unwrap().unwrap();
    let suggested: Vec<_> = returned
        .iter()
        .flat_map(|block| block.paragraphs.iter().map(move |paragraph| (&block.bookmark, paragraph)))
        .filter(|(_, paragraph)| paragraph.suggested.is_some())
        .collect();
    let [(bookmark, paragraph)] = suggested.as_slice() else { panic!("{suggested:?}") };
    assert_eq!(bookmark.as_str(), "wl_b7");
    assert!(paragraph.text.text().starts_with("Von 214"));
    let wish = paragraph.suggested.as_ref().unwrap();
    assert!(wish.text.text().starts_with("Immerhin: Von 214"));
    assert_eq!(wish.author.as_deref(), Some("Presse"));
}
