//! What of a mail's text is its own: signature, earlier mails and their heads are left out.

use crate::gather::{Gatherer, Line, Setting, Standing};
use crate::source::Look;
use crate::text::lines::units;

/// What begins the mail that is answered, quoted whole below the answer.
const HISTORY: [&str; 5] = [
    "-----ursprüngliche nachricht-----",
    "-----original message-----",
    "----- ursprüngliche nachricht -----",
    "----- original message -----",
    "-----message d'origine-----",
];

/// How the line ends that says who wrote what is quoted.
const INTRODUCTIONS: [&str; 4] = ["schrieb:", "wrote:", "a écrit :", "geschrieben:"];

/// The lines as their writer has meant them (RFC 3676): a space at the end of a line means that it goes on.
pub(super) fn flow(text: &str, drops_space: bool) -> String {
    let mut flowed = String::with_capacity(text.len());
    let mut goes_on: Option<usize> = None;
    for line in text.lines() {
        let (depth, words) = depth_of(line);
        let words = words.strip_prefix(' ').unwrap_or(words);
        if goes_on != Some(depth) {
            if !flowed.is_empty() {
                flowed.push('\n');
            }
            flowed.extend(std::iter::repeat_n('>', depth));
            flowed.push_str(if depth > 0 { " " } else { "" });
        }
        let is_soft = words.ends_with(' ') && words != "-- ";
        flowed.push_str(if is_soft && drops_space { words.trim_end_matches(' ') } else { words });
        goes_on = is_soft.then_some(depth);
    }
    flowed
}

/// How deeply a line is quoted, and what it says.
fn depth_of(line: &str) -> (usize, &str) {
    let words = line.trim_start_matches('>');
    (line.len() - words.len(), words)
}

/// A run of lines that are quoted or are not.
struct Run<'a> {
    is_quoted: bool,
    lines: Vec<&'a str>,
}

/// Takes the text of a mail.
pub(super) fn take(text: &str, gatherer: &mut Gatherer) {
    let text = without_history(text, gatherer);
    let (text, signature) = split_signature(text);
    let runs = runs(text);
    // Answers between quoted questions are an interview; one quotation above or below is what was answered.
    let quoted = runs.iter().filter(|run| run.is_quoted).count();
    let answered = runs.windows(2).filter(|pair| pair[0].is_quoted).count();
    let has_own =
        runs.iter().any(|run| !run.is_quoted && run.lines.iter().any(|line| !line.trim().is_empty()));
    let is_kept = !has_own || (quoted >= 2 && answered >= 2);
    for run in runs {
        let unquoted: Vec<&str> =
            run.lines.iter().map(|line| if run.is_quoted { unquote(line) } else { line }).collect();
        let words = unquoted.join("\n");
        match run.is_quoted {
            true if !is_kept => gatherer.leave_out(&words),
            true => pieces(&words, &Look::Quote, gatherer),
            false => own(&words, gatherer),
        }
    }
    gatherer.leave_out(signature);
}

fn unquote(line: &str) -> &str {
    line.trim_start_matches(['>', ' '])
}

/// Own words; the line that introduces a quotation is none of them.
fn own(words: &str, gatherer: &mut Gatherer) {
    let trimmed = words.trim_end();
    let last = trimmed.rsplit("\n\n").next().unwrap_or_default();
    let is_introduction = last.chars().count() < 200
        && last.chars().any(|c| c.is_ascii_digit())
        && INTRODUCTIONS.iter().any(|end| last.to_lowercase().ends_with(end));
    if is_introduction {
        pieces(trimmed.strip_suffix(last).unwrap_or_default(), &Look::Body, gatherer);
        gatherer.leave_out(last);
    } else {
        pieces(words, &Look::Body, gatherer);
    }
}

fn pieces(words: &str, look: &Look, gatherer: &mut Gatherer) {
    for unit in units(words) {
        if unit.gap_before {
            gatherer.gap();
        }
        let mut line = Line::default();
        line.push(&unit.text, &Setting::default(), Standing::Settled);
        gatherer.push(look.clone(), line);
    }
}

/// The text before the mail that is answered, if there is any.
fn without_history<'a>(text: &'a str, gatherer: &mut Gatherer) -> &'a str {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let before = text.get(..at).unwrap_or_default();
        let starts = HISTORY.iter().any(|start| line.trim().to_lowercase().starts_with(start));
        if starts && !before.trim().is_empty() {
            gatherer.leave_out(text.get(at..).unwrap_or_default());
            return before;
        }
        at += line.len();
    }
    text
}

/// Text and signature: behind the last line that is `-- ` (RFC 3676, 4.3).
fn split_signature(text: &str) -> (&str, &str) {
    let found = text.rfind("\n-- \n").filter(|at| {
        let rest = text.get(*at..).unwrap_or_default();
        rest.lines().count() <= 20 && !rest.lines().any(|line| line.starts_with('>'))
    });
    found.and_then(|at| text.split_at_checked(at)).unwrap_or((text, ""))
}

fn runs(text: &str) -> Vec<Run<'_>> {
    let mut runs: Vec<Run<'_>> = Vec::new();
    for line in text.lines() {
        let is_quoted = line.starts_with('>');
        match runs.last_mut() {
            // An empty line between quoted ones parts nothing yet.
            Some(run) if run.is_quoted == is_quoted || (line.trim().is_empty() && !run.is_quoted) => {
                run.lines.push(line)
            }
            _ => runs.push(Run { is_quoted, lines: vec![line] }),
        }
    }
    joined(runs)
}

/// Quoted runs with nothing but empty lines between them are one.
fn joined(runs: Vec<Run<'_>>) -> Vec<Run<'_>> {
    let mut all: Vec<Run<'_>> = Vec::new();
    for run in runs {
        let is_blank = run.lines.iter().all(|line| line.trim().is_empty());
        match all.last_mut() {
            Some(last) if is_blank || last.is_quoted == run.is_quoted => last.lines.extend(run.lines),
            _ => all.push(run),
        }
    }
    all
}
