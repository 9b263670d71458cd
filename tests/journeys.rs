//! Journeys over the newsroom, as the window and the command line take them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test that fails should say where

use interview::{AltText, BlockId, Content, Paragraph};
use newsroom::Newsroom;
use newsroom::view::{Edit, Release, Severity, Status, Template, TitleEdit};
use std::fs;
use std::path::Path;
use tests::root;

fn open(folder: &Path) -> Newsroom {
    Newsroom::open(folder)
        .unwrap_or_else(|error| panic!("{}", error.sentence(newsroom::view::UiLanguage::En)))
}

fn sample_file() -> std::path::PathBuf {
    root().join("assets/sample/interview.txt")
}

fn first_answer(newsroom: &Newsroom, draft: &str) -> interview::Block {
    let blocks = newsroom.open_draft(draft).unwrap().interview.blocks;
    blocks.into_iter().find(|block| matches!(block.content, Content::Answer { .. })).unwrap()
}

fn typed(block: &interview::Block, words: &str) -> interview::Block {
    let mut block = block.clone();
    block.content =
        block.content.map_text(|paragraph| Paragraph::plain(format!("{}{words}", paragraph.text())));
    block
}

#[test]
fn an_interview_goes_in_as_text_and_comes_out_as_a_package() {
    let folder = tempfile::tempdir().unwrap();
    let newsroom = open(&folder.path().join("library"));
    let report = newsroom.import_files(&[sample_file()], None).unwrap().remove(0);
    let id = report.id.expect("the sample is read");
    let texts = newsroom::PortraitTexts::default();
    newsroom.attach_portrait(&id, &root().join("assets/sample/portrait.jpg"), &texts).unwrap();

    let view = newsroom.open_draft(&id).unwrap();
    assert_eq!((view.lengths.questions, view.lengths.answers), (8, 8));
    assert_eq!(view.status, Status::InWork);
    let portrait = &view.interview.portraits[0];
    assert!(
        matches!(portrait.alt, AltText::Text(_))
            && !portrait.caption.is_empty()
            && !portrait.credit.is_empty()
    );

    let out = folder.path().join("out");
    let refused = newsroom.export(&id, "markdown", &out, Release::Final, &|_| true).unwrap();
    assert!(refused.plan.files.is_empty() && refused.plan.blocked.iter().any(|f| f.rule == "not-approved"));
    assert!(!out.exists(), "a refused export leaves nothing");

    newsroom.set_status(&id, Status::Approved).unwrap();
    let report = newsroom.export(&id, "markdown", &out, Release::Final, &|_| true).unwrap();
    assert!(report.plan.blocked.is_empty(), "{:?}", report.plan.blocked);
    assert_eq!(newsroom.open_draft(&id).unwrap().status, Status::Delivered);
    for file in &report.plan.files {
        assert_eq!(fs::metadata(out.join(&file.path)).unwrap().len(), file.bytes as u64, "{}", file.path);
    }

    let markdown = report.plan.files.iter().find(|file| file.path.ends_with("index.md")).unwrap();
    let again = newsroom.import_files(&[out.join(&markdown.path)], None).unwrap().remove(0);
    let copy = newsroom.open_draft(&again.id.unwrap()).unwrap();
    let original = interview::normalise::interview(&newsroom.open_draft(&id).unwrap().interview);
    assert_eq!(copy.interview, original, "what was exported comes back as it was, picture included");
}

#[test]
fn a_second_export_replaces_the_first_and_keeps_what_the_person_added() {
    let folder = tempfile::tempdir().unwrap();
    let newsroom = open(&folder.path().join("library"));
    let id = newsroom.open_sample().unwrap();
    let out = folder.path().join("out");
    let report = newsroom.export(&id, "markdown", &out, Release::Draft, &|_| true).unwrap();
    let package = out.join(report.plan.files[0].path.split('/').next().unwrap());
    fs::write(package.join("notiz-der-produktion.txt"), "bleibt").unwrap();

    let answer = first_answer(&newsroom, &id);
    newsroom
        .save(&id, &Edit { blocks: Some(vec![typed(&answer, " Nachtrag.")]), ..Edit::default() })
        .unwrap();
    newsroom.export(&id, "markdown", &out, Release::Draft, &|_| true).unwrap();
    assert!(fs::read_to_string(package.join("index.md")).unwrap().contains("Nachtrag."));
    assert_eq!(fs::read_to_string(package.join("notiz-der-produktion.txt")).unwrap(), "bleibt");
    assert_eq!(fs::read_dir(&out).unwrap().count(), 1, "no workshop is left behind");
}

#[test]
fn an_export_that_is_stopped_or_refused_by_the_disk_leaves_everything_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let newsroom = open(&folder.path().join("library"));
    let id = newsroom.open_sample().unwrap();
    let out = folder.path().join("out");
    let stopped =
        newsroom.export(&id, "markdown", &out, Release::Draft, &|progress| progress.done < 1).unwrap_err();
    assert_eq!(stopped.code(), "stopped");
    assert_eq!(fs::read_dir(&out).unwrap().count(), 0);

    let file = folder.path().join("file");
    fs::write(&file, "hier liegt etwas").unwrap();
    let refused = newsroom.export(&id, "markdown", &file, Release::Draft, &|_| true).unwrap_err();
    assert_eq!(refused.code(), "unwritable-target");
    assert_eq!(fs::read_to_string(&file).unwrap(), "hier liegt etwas");

    let report = newsroom.export(&id, "markdown", &out, Release::Draft, &|_| true).unwrap();
    let package = out.join(report.plan.files[0].path.split('/').next().unwrap());
    fs::remove_file(package.join("checksums.txt")).unwrap();
    let foreign = newsroom.export(&id, "markdown", &out, Release::Draft, &|_| true).unwrap_err();
    assert_eq!(foreign.code(), "unwritable-target", "a folder that is not ours is not replaced");
    assert!(package.join("index.md").exists());
}

#[test]
fn what_is_typed_is_there_after_the_program_is_gone() {
    let folder = tempfile::tempdir().unwrap();
    let newsroom = open(folder.path());
    let id = newsroom.open_sample().unwrap();
    let answer = first_answer(&newsroom, &id);
    let title = TitleEdit { headline: Some("Neue Überschrift".into()), ..TitleEdit::default() };
    let edit =
        Edit { title: Some(title), blocks: Some(vec![typed(&answer, " Getippt.")]), ..Edit::default() };
    newsroom.save(&id, &edit).unwrap();
    drop(newsroom);

    let newsroom = open(folder.path());
    assert!(first_answer(&newsroom, &id).content.text().ends_with(" Getippt."));
    assert_eq!(newsroom.list().unwrap()[0].title, "Neue Überschrift", "the list knows what was typed last");
    newsroom.settle(&id).unwrap();
    assert_eq!(newsroom.search("getippt").unwrap()[0].block, Some(answer.id.to_string()));
}

#[test]
fn a_block_that_is_taken_out_comes_back_with_its_words() {
    let folder = tempfile::tempdir().unwrap();
    let newsroom = open(folder.path());
    let id = newsroom.open_sample().unwrap();
    let answer = typed(&first_answer(&newsroom, &id), " Ungesichertes.");
    newsroom.save(&id, &Edit { blocks: Some(vec![answer.clone()]), ..Edit::default() }).unwrap();
    let before: Vec<String> =
        newsroom.open_draft(&id).unwrap().interview.blocks.iter().map(|block| block.id.to_string()).collect();
    let without: Vec<String> =
        before.iter().filter(|block| **block != answer.id.to_string()).cloned().collect();
    newsroom.save(&id, &Edit { order: Some(without.clone()), ..Edit::default() }).unwrap();
    assert!(newsroom.open_draft(&id).unwrap().interview.block(&answer.id).is_none());

    let undo = Edit { order: Some(before.clone()), blocks: Some(vec![answer.clone()]), ..Edit::default() };
    newsroom.save(&id, &undo).unwrap();
    let after = newsroom.open_draft(&id).unwrap().interview;
    assert_eq!(after.blocks.iter().map(|block| block.id.to_string()).collect::<Vec<_>>(), before);
    assert_eq!(after.block(&answer.id), Some(&answer));
}

#[test]
fn moving_new_blocks_and_records_survive_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let newsroom = open(folder.path());
    let mut view = newsroom.create("de", Template::Interview).unwrap();
    let question = view.interview.blocks[0].clone();
    let answer = interview::Block {
        id: BlockId::new("neu1").unwrap(),
        content: Content::Answer { speaker: None, text: vec!["So.".into()] },
    };
    let guest = interview::Person::named(interview::PersonId::numbered(1), interview::Role::Guest, "Ada Öhr");
    view.interview.details.category = "Politik".into();
    let edit = Edit {
        blocks: Some(vec![typed(&question, "Wie?"), answer.clone()]),
        order: Some(vec!["neu1".into(), question.id.to_string()]),
        people: Some(vec![guest.clone()]),
        details: Some(view.interview.details.clone()),
        ..Edit::default()
    };
    newsroom.save(&view.id, &edit).unwrap();
    drop(newsroom);
    let again = open(folder.path()).open_draft(&view.id).unwrap().interview;
    assert_eq!(again.blocks, [answer, typed(&question, "Wie?")]);
    assert_eq!((again.people, again.details.category.as_str()), (vec![guest], "Politik"));
}

#[test]
fn a_draft_goes_into_the_bin_and_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let newsroom = open(folder.path());
    let id = newsroom.create("en", Template::Interview).unwrap().id;
    newsroom.bin(&id).unwrap();
    assert!(newsroom.list().unwrap()[0].binned);
    newsroom.restore_from_bin(&id).unwrap();
    assert!(!newsroom.list().unwrap()[0].binned);
}

#[test]
fn one_file_that_cannot_be_read_does_not_stop_the_others() {
    let folder = tempfile::tempdir().unwrap();
    let newsroom = open(&folder.path().join("library"));
    let empty = folder.path().join("leer.txt");
    fs::write(&empty, "").unwrap();
    let files = [folder.path().join("fehlt.txt"), folder.path().to_owned(), empty, sample_file()];
    let reports = newsroom.import_files(&files, None).unwrap();
    let codes: Vec<_> =
        reports.iter().map(|r| r.failure.as_ref().map_or("ok", |failure| failure.code.as_str())).collect();
    assert_eq!(codes, ["unreadable-file", "folder-instead-of-file", "not-an-interview", "ok"]);
    assert_eq!(newsroom.list().unwrap().len(), 1);
}

#[test]
fn a_library_that_is_in_use_is_not_opened_twice() {
    let folder = tempfile::tempdir().unwrap();
    let first = open(folder.path());
    assert_eq!(Newsroom::open(folder.path()).err().unwrap().code(), "library-in-use");
    drop(first);
    open(folder.path());
}

#[test]
fn a_backup_brings_everything_back() {
    let folder = tempfile::tempdir().unwrap();
    let (library, file) = (folder.path().join("library"), folder.path().join("backup.wortlaut"));
    let newsroom = open(&library);
    let id = newsroom.open_sample().unwrap();
    newsroom.backup(&file).unwrap();
    let before = newsroom.open_draft(&id).unwrap();
    newsroom.bin(&id).unwrap();
    drop(newsroom);
    newsroom::restore(&library, &file).unwrap();
    let newsroom = open(&library);
    assert_eq!(newsroom.open_draft(&id).unwrap().interview, before.interview);
    assert!(!newsroom.list().unwrap()[0].binned);
    assert!(newsroom.verify().unwrap().is_sound());
    let hash = before.interview.portraits[0].original.clone().unwrap();
    assert_eq!(newsroom.picture(hash.as_str()).unwrap().0, "image/jpeg");
}

#[test]
fn the_sample_shows_what_the_program_is_for() {
    let folder = tempfile::tempdir().unwrap();
    let newsroom = open(folder.path());
    let id = newsroom.open_sample().unwrap();
    assert_eq!(newsroom.open_sample().unwrap(), id, "the sample is imported once");
    let findings = newsroom.check(&id).unwrap();
    assert!(findings.iter().any(|finding| finding.rule == "pull-quote-not-verbatim"), "{findings:?}");
    assert!(findings.iter().all(|finding| finding.severity != Severity::Blocks), "{findings:?}");
    let page = newsroom.preview(&id, &|hash| format!("picture://localhost/{}", hash.as_str())).unwrap();
    assert!(page.contains("picture://localhost/") && !page.contains("<script"));
}

#[test]
fn words_are_found_however_they_are_spelled_and_no_search_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let newsroom = open(folder.path());
    let id = newsroom.open_sample().unwrap();
    for words in [
        "Gebühr",
        "gebuehren",
        "GEBÜHREN",
        "lindenstrasse",
        "\"am längsten gedauert\"",
        "„am längsten“",
        "sensor schacht",
    ] {
        let found = newsroom.search(words).unwrap();
        let expected = usize::from(words != "sensor schacht");
        assert!(found.len() >= expected, "{words}");
        for hit in &found {
            assert!(hit.excerpt.iter().any(|piece| piece.hit), "{words}: {:?}", hit.excerpt);
        }
    }
    for words in [
        "",
        "\"",
        "*",
        "NEAR(",
        "a AND",
        "-x",
        "a:b",
        "(((",
        "👍🏽",
        "'; DROP TABLE entry; --",
        "\u{0}",
        "„“",
        &"x ".repeat(5_000),
    ] {
        newsroom.search(words).unwrap_or_else(|error| panic!("{words}: {}", error.code()));
    }
    newsroom.bin(&id).unwrap();
    assert!(newsroom.search("Gebühr").unwrap().is_empty(), "what lies in the bin is not found");
}

#[test]
fn plan_and_place_of_the_writer_stay_with_the_draft() {
    use newsroom::view::{Caret, Plan};
    let folder = tempfile::tempdir().unwrap();
    let newsroom = open(folder.path());
    let id = newsroom.open_sample().unwrap();
    let block = first_answer(&newsroom, &id).id.to_string();
    let plan = Plan { deadline: Some("2026-12-01".to_owned()), target_length: Some(9_000) };
    let caret = Caret { block, at: 12 };
    let edit = Edit { plan: Some(plan.clone()), caret: Some(caret.clone()), ..Edit::default() };
    newsroom.save(&id, &edit).unwrap();
    drop(newsroom);

    let newsroom = open(folder.path());
    let view = newsroom.open_draft(&id).unwrap();
    assert_eq!((view.plan, view.caret, view.read_only), (plan, Some(caret), None));
    newsroom.save(&id, &Edit { plan: Some(Plan::default()), ..Edit::default() }).unwrap();
    assert_eq!(newsroom.open_draft(&id).unwrap().plan, Plan::default());
}

#[test]
fn templates_begin_as_their_names_say() {
    let folder = tempfile::tempdir().unwrap();
    let newsroom = open(folder.path());
    let short = newsroom.create("de", Template::ThreeQuestions).unwrap();
    assert_eq!((short.lengths.questions, short.lengths.answers), (3, 3));
    assert_eq!(short.interview.title.kicker, "Drei Fragen an …");
    assert_eq!(short.plan.target_length, Some(3_000));
    let long = newsroom.create("en", Template::Long).unwrap();
    let kinds: Vec<&str> = long.interview.blocks.iter().map(|block| block.content.kind()).collect();
    assert_eq!((kinds.len(), kinds[0], kinds[17]), (18, "intro", "box"));
    let guest = long.interview.guests().next().unwrap().id.clone();
    let speaks = |block: &interview::Block| matches!(&block.content, Content::Answer { speaker, .. } if speaker.as_ref() == Some(&guest));
    assert_eq!(long.interview.blocks.iter().filter(|block| speaks(block)).count(), 8);
}

#[test]
fn a_duplicate_is_a_draft_of_its_own_and_the_list_tells_plan_and_findings() {
    use newsroom::view::Plan;
    let folder = tempfile::tempdir().unwrap();
    let newsroom = open(folder.path());
    let id = newsroom.open_sample().unwrap();
    let plan = Plan { deadline: Some("2026-12-01".to_owned()), target_length: Some(9_000) };
    newsroom.save(&id, &Edit { plan: Some(plan), ..Edit::default() }).unwrap();
    let copy = newsroom.duplicate(&id).unwrap();
    let words = |id: &str| {
        let blocks = newsroom.open_draft(id).unwrap().interview.blocks;
        blocks.into_iter().map(|block| block.content.text()).collect::<Vec<_>>()
    };
    assert_eq!(words(&copy), words(&id));
    let answer = first_answer(&newsroom, &copy);
    newsroom.save(&copy, &Edit { blocks: Some(vec![typed(&answer, " TK")]), ..Edit::default() }).unwrap();
    newsroom.settle(&copy).unwrap();
    assert_ne!(words(&copy), words(&id), "what is typed into the one is not in the other");
    let row = |id: &str| newsroom.list().unwrap().into_iter().find(|row| row.id == id).unwrap();
    assert_eq!(row(&id).deadline.as_deref(), Some("2026-12-01"));
    assert_eq!((row(&id).target_length, row(&copy).target_length), (Some(9_000), None));
    assert!(row(&copy).findings > row(&id).findings, "a placeholder is found");

    let hit = newsroom.search("Betriebshof").unwrap().remove(0);
    assert_eq!(hit.kind, "answer");
    assert!(hit.question.unwrap().contains("Wie passt das zusammen?"));
}

#[test]
fn what_the_window_shows_is_what_the_newsroom_folds() {
    // What the desk told while somebody edited at random (ui/src/editor/edits.test.ts), and the text it came to.
    let recorded = fs::read_to_string(root().join("tests/desk/edits.json")).unwrap();
    let mut recorded: serde_json::Value = serde_json::from_str(&recorded).unwrap();
    let edits: Vec<Edit> = serde_json::from_value(recorded["edits"].take()).unwrap();
    let text: Vec<interview::Block> = serde_json::from_value(recorded["text"].take()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let newsroom = open(folder.path());
    let id = newsroom.create("de", Template::Interview).unwrap().id;
    for (at, edit) in edits.iter().enumerate() {
        newsroom.save(&id, edit).unwrap();
        // Somebody rests now and then, and a revision is made.
        if at % 23 == 0 {
            newsroom.settle(&id).unwrap();
        }
    }
    let shown = |newsroom: &Newsroom| newsroom.open_draft(&id).unwrap().interview.blocks;
    assert_eq!(shown(&newsroom), text, "while it is being typed");
    newsroom.settle(&id).unwrap();
    assert_eq!(shown(&newsroom), text, "as revisions");
    drop(newsroom);
    assert_eq!(shown(&open(folder.path())), text, "after a restart");
}

#[test]
fn a_draft_keeps_its_history_and_goes_back_without_losing_what_came_after() {
    let folder = tempfile::tempdir().unwrap();
    let newsroom = open(folder.path());
    let id = newsroom.open_sample().unwrap();
    let first = newsroom.name_version(&id, "Vor der Autorisierung").unwrap();
    assert_eq!(first.name.as_deref(), Some("Vor der Autorisierung"));
    let frozen = newsroom.interview_at(&id, &first.id).unwrap();
    assert_eq!(frozen.sha256.len(), 64);

    let answer = first_answer(&newsroom, &id);
    newsroom
        .save(&id, &Edit { blocks: Some(vec![typed(&answer, " Das war neu.")]), ..Edit::default() })
        .unwrap();
    newsroom.settle(&id).unwrap();
    let order: Vec<String> = frozen.interview.blocks.iter().map(|block| block.id.to_string()).collect();
    let gone = order.last().unwrap().clone();
    let shorter: Vec<String> = order.iter().filter(|block| **block != gone).cloned().collect();
    newsroom.save(&id, &Edit { order: Some(shorter), ..Edit::default() }).unwrap();
    newsroom.set_status(&id, Status::InReview).unwrap();

    let moments = newsroom.history(&id).unwrap();
    assert_eq!(moments[0].status, Some(Status::InReview));
    assert_eq!(moments[2].name.as_deref(), Some("Vor der Autorisierung"));
    let told = newsroom.differences(&id, &first.id, None).unwrap();
    let changed: Vec<_> =
        told.iter().filter(|passage| passage.change != newsroom::PassageChange::Same).collect();
    assert_eq!(changed.len(), 2);
    assert!(changed[0].pieces.iter().any(|piece| piece.text.contains("Das war neu")));
    assert_eq!(changed[1].block.as_deref(), Some(gone.as_str()));

    newsroom.restore_block(&id, &first.id, &gone).unwrap();
    let blocks = newsroom.open_draft(&id).unwrap().interview.blocks;
    assert_eq!(blocks.last().unwrap().id.as_str(), gone);
    assert!(
        blocks.iter().any(|block| block.content.text().contains("Das war neu.")),
        "the rest stays as it is"
    );

    let before = newsroom.history(&id).unwrap().len();
    newsroom.restore_version(&id, &first.id).unwrap();
    assert_eq!(newsroom.open_draft(&id).unwrap().interview.blocks, frozen.interview.blocks);
    assert!(newsroom.history(&id).unwrap().len() >= before, "to restore is a new change");
    let later = newsroom.history(&id).unwrap().into_iter().find(|moment| moment.status.is_some()).unwrap();
    let then = newsroom.interview_at(&id, &later.id).unwrap().interview;
    assert!(then.blocks.iter().any(|block| block.content.text().contains("Das war neu.")));
    assert_eq!(newsroom.interview_at(&id, &first.id).unwrap(), frozen, "what is frozen stays as it was");
}
