//! The corpus: real layouts, read as recorded, and no word lost.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test that fails should say where

use import::bytes::decode;
use import::outline::{BlockOutline, Outline, PortraitOutline};
use import::{Draft, read_bytes};
use interview::{Content, Interview, Language};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use tests::{compare_with_file, root};

fn read(file: &PathBuf) -> Draft {
    let name = file.file_name().unwrap().to_string_lossy().into_owned();
    read_bytes(&name, &fs::read(file).unwrap(), None)
        .unwrap_or_else(|e| panic!("{name}: {}", e.sentence(Language::English)))
}

fn is_source(file: &Path) -> bool {
    let name = file.file_name().unwrap().to_string_lossy();
    !name.ends_with(".json") && !name.ends_with(".expected.txt")
}

fn sources() -> Vec<PathBuf> {
    let folders = ["tests/corpus/trade-press", "tests/corpus/fixtures", "tests/corpus/layouts"];
    let files = folders.iter().flat_map(|folder| fs::read_dir(root().join(folder)).unwrap());
    let mut files: Vec<PathBuf> =
        files.map(|file| file.unwrap().path()).filter(|file| is_source(file)).collect();
    files.sort();
    files
}

/// What a good reader reads in a layout: lines of fields, a ruler, and a line for each block: its kind, the speaker in
/// brackets, how many paragraphs if not one, and how it begins.
#[test]
fn every_layout_is_read_as_a_good_reader_reads_it() {
    let mut missed = Vec::new();
    for source in sources() {
        let Ok(expected) = fs::read_to_string(source.with_extension("expected.txt")) else { continue };
        let (fields, blocks) = expected.split_once("---\n").unwrap();
        let outline = import::outline(&read(&source), Language::English);
        let name = source.file_stem().unwrap().to_string_lossy().into_owned();
        let found = told_fields(&outline);
        if found.trim() != fields.trim() {
            missed.push(format!("{name}\n--- expected\n{fields}--- found\n{found}"));
        }
        let wanted: Vec<&str> = blocks.lines().collect();
        for at in 0..wanted.len().max(outline.blocks.len()) {
            let (wanted, found) = (wanted.get(at).copied(), outline.blocks.get(at).map(told_block));
            let fits = wanted.zip(found.as_ref()).is_some_and(|(wanted, found)| found.starts_with(wanted));
            if !fits {
                let blocks: Vec<String> = outline.blocks.iter().map(told_block).collect();
                missed.push(format!("{name}\n- {wanted:?}\n+ {found:?}\n{}", blocks.join("\n")));
                break;
            }
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n\n"));
}

fn told_fields(outline: &Outline) -> String {
    let portrait = outline.portrait.clone();
    let of = |text: fn(PortraitOutline) -> Option<String>| portrait.clone().and_then(text);
    let fields = [
        ("language", Some(outline.language.clone())),
        ("kicker", outline.kicker.clone()),
        ("headline", outline.headline.clone()),
        ("date", outline.date.clone()),
        ("standfirst", outline.teaser.clone()),
        ("alt", of(|portrait| portrait.alt)),
        ("caption", of(|portrait| portrait.caption)),
        ("credit", of(|portrait| portrait.credit)),
        ("byline", outline.byline.clone()),
    ];
    let line = |(name, value): (&str, Option<String>)| value.map(|value| format!("{name} {value}\n"));
    let mut told: String = fields.into_iter().filter_map(line).collect();
    for speaker in &outline.speakers {
        let role = if speaker.role == "interviewee" { "guest" } else { "interviewer" };
        told += &format!("{role} {}\n", speaker.name);
    }
    if outline.related > 0 {
        told += &format!("related {}\n", outline.related);
    }
    told
}

fn told_block(block: &BlockOutline) -> String {
    let kind = if block.heading.is_some() { "box" } else { block.kind };
    let speaker = block.speaker.as_ref().map(|name| format!("[{name}] ")).unwrap_or_default();
    let paragraphs = block.text.split("\n\n").count();
    let count = if paragraphs > 1 { format!("x{paragraphs} ") } else { String::new() };
    format!("{kind} {speaker}{count}{}", block.text.replace('\n', " "))
}

#[test]
fn every_layout_is_read_as_recorded() {
    for source in sources() {
        if source.with_extension("expected.txt").exists() {
            continue;
        }
        let outline = import::outline(&read(&source), Language::English);
        let recorded = source.with_extension("outline.json");
        compare_with_file(&recorded, &(serde_json::to_string_pretty(&outline).unwrap() + "\n")).unwrap();
    }
}

#[test]
fn the_trade_press_page_is_read_as_a_good_reader_reads_it() {
    let expected: Value = serde_json::from_str(
        &fs::read_to_string(root().join("tests/corpus/fixtures/d01_trade_seedlike.expected.json")).unwrap(),
    )
    .unwrap();
    let draft = read(&root().join("tests/corpus/fixtures/d01_trade_seedlike.txt"));
    let outline = serde_json::to_value(import::outline(&draft, Language::German)).unwrap();
    for field in
        ["language", "kicker", "headline", "date", "teaser", "portrait", "speakers", "byline", "related"]
    {
        assert_eq!(outline[field], expected[field], "{field}");
    }
    let blocks = outline["blocks"].as_array().unwrap();
    let wanted = expected["blocks"].as_array().unwrap();
    assert_eq!(blocks.len(), wanted.len());
    for (block, wanted) in blocks.iter().zip(wanted) {
        assert_eq!(block["kind"], wanted["kind"]);
        let start = wanted["starts"][0].as_str().unwrap().trim_end();
        assert!(block["text"].as_str().unwrap().starts_with(start), "{start}");
        if let Some(speaker) = wanted.get("speaker") {
            assert_eq!(&block["speaker"], speaker, "{start}");
        }
    }
}

/// How often each word stands in a text; signs and spaces are not words.
fn words(text: &str) -> BTreeMap<String, usize> {
    let mut words = BTreeMap::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        *words.entry(word.to_lowercase()).or_insert(0) += 1;
    }
    words
}

/// The word is there; or, where two words stood in one, its letters are, one behind the other.
fn has(kept: &BTreeMap<String, usize>, letters: &str, word: &str) -> bool {
    kept.contains_key(word) || (word.chars().count() > 8 && letters.contains(word))
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Everything that a draft keeps of its source, one after the other.
fn kept(draft: &Draft) -> String {
    let Interview { title, blocks, people, portraits, details } = &draft.interview;
    let mut kept = vec![title.kicker.clone(), title.headline.clone(), title.standfirst.clone()];
    kept.extend(draft.credit.clone());
    kept.extend(draft.left_out.clone());
    kept.extend(title.byline.iter().map(|entry| entry.line(&details.language)));
    for block in blocks {
        kept.push(block.content.text());
        // A label is kept as the speaker of its turn.
        if let Content::Question { speaker: Some(id), .. } | Content::Answer { speaker: Some(id), .. } =
            &block.content
        {
            kept.extend(people.iter().filter(|person| &person.id == id).map(|person| person.name.clone()));
        }
    }
    for portrait in portraits {
        let credit = &portrait.credit;
        kept.extend(
            [portrait.alt.text(), &portrait.caption, &credit.provider, &credit.creator, &credit.line]
                .map(str::to_owned),
        );
    }
    kept.push(details.category.clone());
    kept.extend(details.date.map(|date| date.to_string()));
    for item in &details.related {
        kept.extend(
            [&item.kicker, &item.headline, &item.teaser, &item.kind, &item.picture_alt].map(Clone::clone),
        );
        kept.extend(item.date.map(|date| date.to_string()));
    }
    kept.join("\n")
}

/// What a reader of the page sees: no tags, no head.
fn visible(page: &str) -> String {
    let body = page.split("<body").nth(1).unwrap_or(page);
    let parts = body.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
    parts.collect::<Vec<_>>().join("\n").replace("&nbsp;", "\u{a0}").replace("&amp;", "&")
}

#[test]
fn no_word_of_the_corpus_is_lost() {
    // The word of a credit line is kept as what it means.
    let meanings = ["bildquelle", "foto", "photo"];
    for source in sources() {
        let text = decode(&fs::read(&source).unwrap()).unwrap().0;
        let text = match source.extension().unwrap().to_str().unwrap() {
            "html" => visible(&text),
            // Markdown has a test of its own, which knows its signs and its front matter.
            "md" => continue,
            _ => text,
        };
        let all = kept(&read(&source));
        let (kept, letters) = (words(&all), letters(&all));
        for (word, _) in words(&text) {
            let is_date = word.chars().all(|c| c.is_ascii_digit());
            let is_kept = has(&kept, &letters, &word) || meanings.contains(&word.as_str()) || is_date;
            assert!(is_kept, "{}: “{word}” is lost", source.display());
        }
    }
}

#[test]
fn no_sentence_of_any_text_is_lost() {
    let pieces = [
        "Wie geht es weiter?",
        "Wir fangen im März an.",
        "Anna Öhr: Das sage ich Ihnen.",
        "Kurier: Wirklich?",
        "Anzeige",
        "„Wir fangen im März an.“",
        "(Bildquelle: Haus/Ems)",
        "Interview: Uwe Öhr",
        "[01.02.2025] Ein Anfang mit Folgen.",
        "Weitere Meldungen aus dem Bereich: Bau",
        "Zur Person",
        "Freitag, 14. März 2025",
        "",
        "",
        "Ein StücktextOhne Naht",
        "Porträtfoto von Anna Öhr.",
        "- Punkt",
        "Q: Why?",
        "A: Because.",
        "mehr...",
        "Das Gespräch wurde gekürzt.",
    ];
    let mut seed = 7u64;
    let mut roll = |sides: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        (seed % sides as u64) as usize
    };
    for _ in 0..2_000 {
        let text: Vec<&str> = (0..roll(24)).map(|_| pieces[roll(pieces.len())]).collect();
        let text = text.join("\n");
        let Ok(draft) = read_bytes("x.txt", text.as_bytes(), None) else { continue };
        let all = kept(&draft);
        let (kept, letters) = (words(&all), letters(&all));
        for (word, _) in words(&text) {
            let meant =
                ["bildquelle", "foto"].contains(&word.as_str()) || word.chars().all(|c| c.is_ascii_digit());
            assert!(
                meant || has(&kept, &letters, &word),
                "“{word}” is lost of:\n{text}\n--- kept:\n{kept:?}"
            );
        }
    }
}
