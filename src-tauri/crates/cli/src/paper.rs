//! How results look on a terminal, in German and English.

use interview::{Interview, Portrait};
use newsroom::VerifyReport;
use newsroom::view::{
    DraftRow, ExportPlan, Finding, ImportReport, ProfileRow, SearchHit, Severity, UiLanguage,
};
use newsroom::{Moment, Passage, PassageChange, Piece, PieceChange};
use serde::Serialize;
use std::fmt::Write as _;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

/// Prints a text. A reader that has gone away (`| head`) is no trouble.
pub(crate) fn print(text: &str) {
    let _ = writeln!(io::stdout().lock(), "{}", text.trim_end_matches('\n'));
}

/// Prints a value as indented JSON.
pub(crate) fn print_json(value: &impl Serialize) {
    print(&serde_json::to_string_pretty(value).unwrap_or_default());
}

/// Says on standard error what went wrong.
pub(crate) fn complain(sentence: &str) {
    let _ = writeln!(io::stderr().lock(), "wortlaut-cli: {sentence}");
}

/// One of two wordings.
pub(crate) fn say<'a>(language: UiLanguage, german: &'a str, english: &'a str) -> &'a str {
    match language {
        UiLanguage::De => german,
        UiLanguage::En => english,
    }
}

/// Rows as columns; the last column is as long as it is.
fn table(rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let mut text = String::new();
    for row in rows {
        let cells: Vec<String> =
            row.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}")).collect();
        let _ = writeln!(text, "{}", cells.join("  ").trim_end());
    }
    text
}

pub(crate) fn outline(outline: &newsroom::Outline, language: UiLanguage) -> String {
    let mut text = String::new();
    let fields = [
        (say(language, "Dachzeile", "Kicker"), &outline.kicker),
        (say(language, "Überschrift", "Headline"), &outline.headline),
        (say(language, "Datum", "Date"), &outline.date),
        (say(language, "Vorspann", "Standfirst"), &outline.teaser),
        (say(language, "Autorenzeile", "Byline"), &outline.byline),
    ];
    for (name, value) in fields {
        if let Some(value) = value {
            let _ = writeln!(text, "{name}: {value}");
        }
    }
    for block in &outline.blocks {
        let speaker = block.speaker.as_deref().map(|name| format!(" ({name})")).unwrap_or_default();
        let _ = writeln!(text, "\n[{}{speaker}]\n{}", block.kind, block.text);
    }
    for remark in &outline.remarks {
        let _ = writeln!(text, "\n{}: {} ({:.0} %)", remark.place, remark.message, remark.confidence * 100.0);
    }
    text
}

pub(crate) fn imports(reports: &[ImportReport], language: UiLanguage) -> String {
    let mut text = String::new();
    for report in reports {
        let Some(id) = &report.id else { continue };
        let _ = writeln!(text, "{id}  {}  ({})", untitled(&report.title, language), report.file);
        for remark in &report.remarks {
            let _ = writeln!(
                text,
                "    {}: {} ({:.0} %)",
                remark.place,
                remark.message,
                remark.confidence * 100.0
            );
        }
    }
    text
}

fn untitled(title: &str, language: UiLanguage) -> String {
    if title.is_empty() { say(language, "(ohne Titel)", "(untitled)").to_owned() } else { title.to_owned() }
}

pub(crate) fn drafts(rows: &[DraftRow], language: UiLanguage) -> String {
    if rows.is_empty() {
        return say(language, "Keine Interviews.", "No interviews.").to_owned();
    }
    let head = [
        "ID",
        say(language, "Titel", "Title"),
        say(language, "Gast", "Guest"),
        "Status",
        say(language, "Zeichen", "Characters"),
    ];
    let mut lines = vec![head.map(str::to_owned).to_vec()];
    lines.extend(rows.iter().map(|row| {
        vec![
            row.id.clone(),
            untitled(&row.title, language),
            row.guest.clone(),
            row.status.name().to_owned(),
            row.characters.to_string(),
        ]
    }));
    table(&lines)
}

pub(crate) fn moments(moments: &[Moment], language: UiLanguage) -> String {
    let lines: Vec<Vec<String>> = moments
        .iter()
        .map(|moment| {
            let changes = say(language, "Änderungen", "changes");
            let status = moment.status.map(|status| status.name().to_owned());
            let what =
                moment.name.clone().or(status).unwrap_or_else(|| format!("{} {changes}", moment.changes));
            vec![moment.id.clone(), newsroom::world::minute(moment.at), moment.author.clone(), what]
        })
        .collect();
    table(&lines)
}

/// Only what differs, as in a word diff: `[-gone-]`, `{+new+}`.
pub(crate) fn passages(passages: &[Passage]) -> String {
    let mut lines = Vec::new();
    for passage in passages.iter().filter(|passage| passage.change != PassageChange::Same || passage.moved) {
        let moved = if passage.moved { " ↕" } else { "" };
        lines.push(format!("{} {}{moved}", passage.kind, passage.block.as_deref().unwrap_or_default()));
        let piece = |piece: &Piece| match piece.change {
            PieceChange::Same => piece.text.clone(),
            PieceChange::Removed => format!("[-{}-]", piece.text),
            PieceChange::Added => format!("{{+{}+}}", piece.text),
        };
        lines.push(passage.pieces.iter().map(piece).collect::<String>() + "\n");
    }
    lines.join("\n")
}

pub(crate) fn hits(hits: &[SearchHit], language: UiLanguage) -> String {
    if hits.is_empty() {
        return say(language, "Nichts gefunden.", "Nothing found.").to_owned();
    }
    let colour = io::stdout().is_terminal();
    let mut text = String::new();
    for hit in hits {
        let _ = writeln!(text, "{}  {}", hit.draft, untitled(&hit.title, language));
        let piece = |piece: &newsroom::view::ExcerptPiece| match (piece.hit, colour) {
            (true, true) => format!("\u{1b}[1m{}\u{1b}[0m", piece.text),
            _ => piece.text.clone(),
        };
        let _ =
            writeln!(text, "    {}", hit.excerpt.iter().map(piece).collect::<String>().replace('\n', " "));
    }
    text
}

pub(crate) fn interview(interview: &Interview) -> String {
    let mut text = String::new();
    for line in [&interview.title.kicker, &interview.title.headline, &interview.title.standfirst] {
        if !line.is_empty() {
            let _ = writeln!(text, "{line}\n");
        }
    }
    for block in &interview.blocks {
        let speaker =
            block.content.speaker().and_then(|id| interview.person(id)).map(|p| format!(" ({})", p.name));
        let _ = writeln!(
            text,
            "[{}{}]\n{}\n",
            block.content.kind(),
            speaker.unwrap_or_default(),
            block.content.text()
        );
    }
    for entry in &interview.title.byline {
        let _ = writeln!(text, "{}", entry.line(&interview.details.language));
    }
    text
}

pub(crate) fn findings(findings: &[Finding], language: UiLanguage) -> String {
    if findings.is_empty() {
        return say(language, "Keine Befunde.", "No findings.").to_owned();
    }
    let severity = |finding: &Finding| match finding.severity {
        Severity::Blocks => say(language, "blockiert", "blocks"),
        Severity::Warning => say(language, "Warnung", "warning"),
        Severity::Hint => say(language, "Hinweis", "hint"),
    };
    let row =
        |finding: &Finding| vec![severity(finding).to_owned(), finding.rule.clone(), finding.message.clone()];
    table(&findings.iter().map(row).collect::<Vec<_>>())
}

pub(crate) fn portrait(portrait: &Portrait, language: UiLanguage) -> String {
    let form = interview::CreditForm::of_language(if language == UiLanguage::De { "de" } else { "en" });
    let missing = say(language, "fehlt", "missing");
    let or_missing = |text: String| if text.is_empty() { missing.to_owned() } else { text };
    table(&[
        vec![say(language, "Porträt", "Portrait").to_owned(), portrait.file_name.clone()],
        vec![
            say(language, "Alternativtext", "Alternative text").to_owned(),
            or_missing(portrait.alt.text().to_owned()),
        ],
        vec![say(language, "Bildunterschrift", "Caption").to_owned(), or_missing(portrait.caption.clone())],
        vec![
            say(language, "Bildnachweis", "Credit line").to_owned(),
            or_missing(portrait.credit.printed(&form)),
        ],
    ])
}

pub(crate) fn export(plan: &ExportPlan, to: &Path, language: UiLanguage) -> String {
    let mut text = String::new();
    if plan.files.is_empty() {
        let _ = writeln!(text, "{}", say(language, "Nichts geschrieben.", "Nothing was written."));
    } else {
        let _ = writeln!(text, "{} {}:", say(language, "Geschrieben nach", "Written to"), to.display());
        for file in &plan.files {
            let _ = writeln!(text, "    {}  ({} Bytes)", file.path, file.bytes);
        }
    }
    if !plan.losses.is_empty() {
        let _ = writeln!(
            text,
            "{}",
            say(language, "Was das Ziel nicht zeigen kann:", "What the target cannot show:")
        );
        for loss in &plan.losses {
            let _ = writeln!(text, "    {}: {}", loss.place, loss.what);
        }
    }
    if !plan.blocked.is_empty() {
        let _ = writeln!(text, "{}", say(language, "Was noch fehlt:", "What is still missing:"));
        for finding in &plan.blocked {
            let _ = writeln!(text, "    {}", finding.message);
        }
    }
    text
}

pub(crate) fn profiles(rows: &[ProfileRow]) -> String {
    table(
        &rows
            .iter()
            .map(|row| vec![row.name.clone(), row.title.clone(), row.description.clone()])
            .collect::<Vec<_>>(),
    )
}

pub(crate) fn backed_up(file: &Path, language: UiLanguage) -> String {
    format!("{} {}", say(language, "Gesichert in", "Backed up to"), file.display())
}

pub(crate) fn restored(drafts: usize, kept: Option<&Path>, language: UiLanguage) -> String {
    let mut text = match language {
        UiLanguage::De => format!("{drafts} Interviews sind zurück."),
        UiLanguage::En => format!("{drafts} interviews are back."),
    };
    if let Some(kept) = kept {
        let _ = write!(
            text,
            "\n{} {}",
            say(language, "Der Stand davor liegt in", "The state before lies in"),
            kept.display()
        );
    }
    text
}

pub(crate) fn verified(report: &VerifyReport, language: UiLanguage) -> String {
    let mut text = match language {
        UiLanguage::De => format!("{} Einträge und {} Bilder geprüft.", report.entries, report.pictures),
        UiLanguage::En => format!("{} entries and {} pictures checked.", report.entries, report.pictures),
    };
    for problem in &report.problems {
        let _ = write!(text, "\n    {problem}");
    }
    if report.is_sound() {
        let _ = write!(text, "\n{}", say(language, "Alles in Ordnung.", "All is well."));
    }
    text
}
