//! The export profiles: listed, and tried out.

use crate::paper;
use crate::verbs::{Answer, End};
use newsroom::ProfileTrial;
use newsroom::view::UiLanguage;
use std::fmt::Write;
use std::path::Path;

/// Lists the profiles of the library in this folder.
pub(crate) fn list(library: &Path, json: bool, language: UiLanguage) -> Answer {
    let rows = newsroom::profiles(library, language);
    if json {
        paper::print_json(&rows)
    } else {
        paper::print(&paper::profiles(&rows))
    }
    Ok(End::Done)
}

/// Tries a profile out, and says what is wrong with it.
pub(crate) fn check(library: &Path, profile: &str, show: bool, json: bool, language: UiLanguage) -> Answer {
    let trial = newsroom::try_profile(library, profile, language)?;
    if json {
        paper::print_json(&trial);
    } else {
        paper::print(&on_paper(&trial, show, language));
    }
    Ok(if trial.problems.is_empty() { End::Done } else { End::Forbidden })
}

fn on_paper(trial: &ProfileTrial, show: bool, language: UiLanguage) -> String {
    let mut text = String::new();
    let heading = |text: &mut String, german: &str, english: &str| {
        let _ = writeln!(text, "{}", paper::say(language, german, english));
    };
    if !trial.problems.is_empty() {
        heading(&mut text, "Was nicht stimmt:", "What is wrong:");
        for problem in &trial.problems {
            let _ = writeln!(text, "    {}", problem.replace('\n', "\n    "));
        }
        return text;
    }
    if show {
        return trial.text.clone();
    }
    heading(
        &mut text,
        "Das Profil lässt sich benutzen. Mit dem Beispiel schreibt es:",
        "The profile can be used. Of the sample it writes:",
    );
    for file in &trial.files {
        let _ = writeln!(text, "    {}  ({} Bytes)", file.path, file.bytes);
    }
    for loss in &trial.losses {
        let _ = writeln!(text, "    {}: {}", loss.place, loss.what);
    }
    text
}
