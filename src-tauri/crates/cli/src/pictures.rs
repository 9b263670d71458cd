//! `picture`: each answer is printed as soon as it is there, so that whole folders take no memory.

use crate::paper;
use crate::verbs::{Answer, End};
use newsroom::view::UiLanguage;
use newsroom::{PictureWords, read_pictures};
use serde_json::json;
use std::fmt::Write as _;
use std::path::PathBuf;

/// Prints what pictures say about themselves. One file is one object in JSON; several, or a folder, are a list.
pub(crate) fn tell(files: &[PathBuf], as_json: bool, language: UiLanguage) -> Answer {
    match files {
        [file] if !file.is_dir() => one(file, as_json, language),
        _ => Ok(many(files, as_json, language)),
    }
}

fn one(file: &PathBuf, as_json: bool, language: UiLanguage) -> Answer {
    let mut answer = None;
    read_pictures(std::slice::from_ref(file), language, &mut |_, told| answer = Some(told));
    if let Some(words) = answer.transpose()? {
        if as_json { paper::print_json(&words) } else { paper::print(&page(&words, language)) }
    }
    Ok(End::Done)
}

fn many(files: &[PathBuf], as_json: bool, language: UiLanguage) -> End {
    let mut end = End::Done;
    let mut is_first = true;
    read_pictures(files, language, &mut |file, told| {
        // Between pages an empty line, between objects a comma.
        let before = match (as_json, std::mem::take(&mut is_first)) {
            (true, true) => "[",
            (true, false) => ",",
            (false, true) => "",
            (false, false) => "\n",
        };
        let text = match told {
            Ok(words) if as_json => serde_json::to_string_pretty(&words).unwrap_or_default(),
            Ok(words) => page(&words, language),
            Err(error) => {
                end = End::SomeUnreadable;
                let sentence = error.sentence(language);
                paper::complain(&sentence);
                if !as_json {
                    return;
                }
                json!({ "file": file, "error": sentence }).to_string()
            }
        };
        paper::print(&format!("{before}{text}"));
    });
    if as_json {
        paper::print(if is_first { "[]" } else { "]" });
    }
    end
}

/// A picture's words for people: each property with its block, and what other blocks say below it.
fn page(words: &PictureWords, language: UiLanguage) -> String {
    let size = match (words.width, words.height) {
        (Some(width), Some(height)) => format!(", {width} × {height}"),
        _ => String::new(),
    };
    let colour = words.colour.as_ref().map(|colour| match &colour.profile {
        Some(profile) => format!(", {} ({profile})", colour.model),
        None => format!(", {}", colour.model),
    });
    let mut text = format!("{}\n  {}{size}{}\n", words.file, words.format, colour.unwrap_or_default());
    for said in &words.said {
        let _ = writeln!(text, "  {}: {} [{}]", said.label, said.text.replace('\n', "\n    "), said.block);
        for (block, other) in &said.others {
            let _ = writeln!(text, "    {block}: {other}");
        }
    }
    let names = match language {
        UiLanguage::De => "Vorschlag",
        UiLanguage::En => "Proposed",
    };
    if let Some(credit) = &words.proposed_credit {
        let _ = writeln!(text, "  {names}: {credit}");
    }
    for remark in words.uncertain.iter().chain(&words.content_credentials).chain(&words.remarks) {
        let _ = writeln!(text, "  {remark}");
    }
    text
}
