//! Files as programs write them, where the programs are installed.

use std::io::Write;
use std::process::{Command, Stdio};

const PAGE: &str = "# Wir fangen *vorn* an\n\n**Frau Beispiel, wie war das?**\n\nEs war so.[^1] [Mehr](https://beispiel.example/)\n\n1. eins\n2. zwei\n\n> Nie wieder!\n\n| a | b |\n|---|---|\n| c | d |\n\n[^1]: Im März.\n";

/// The page as pandoc writes it; `None` if it is not installed.
fn pandoc(format: &str) -> Option<Vec<u8>> {
    let child = Command::new("pandoc")
        .args(["--standalone", "--from", "markdown", "--to", format, "--output", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let Ok(mut child) = child else {
        eprintln!("skipped: pandoc is not installed");
        return None;
    };
    child.stdin.take().unwrap().write_all(PAGE.as_bytes()).unwrap();
    Some(child.wait_with_output().unwrap().stdout)
}

const WORDS: [&str; 8] = [
    "Wir fangen vorn an",
    "Frau Beispiel, wie war das?",
    "Es war so.",
    "Mehr",
    "zwei",
    "Nie wieder!",
    "d",
    "Im März.",
];

fn holds_every_word(source: &import::source::Source) {
    let text: Vec<String> = source.pieces.iter().map(|piece| piece.text.text()).collect();
    for words in WORDS {
        assert!(text.iter().any(|text| text.contains(words)), "{words} is not in {text:?}");
    }
}

#[test]
fn a_word_file_by_pandoc_is_read_with_every_word() {
    let Some(bytes) = pandoc("docx") else { return };
    let (source, _) = import::docx::read(&bytes).unwrap();
    holds_every_word(&source);
    let looks: Vec<String> = source.pieces.iter().map(|piece| format!("{:?}", piece.look)).collect();
    for look in ["Heading(1)", "Item(Some(\"2.\"))", "Quote", "Cell { row: 1, column: 1 }", "Footnote(\"1\")"]
    {
        assert!(looks.iter().any(|found| found == look), "{look} is not in {looks:?}");
    }
}

#[test]
fn an_opendocument_text_by_pandoc_is_read_with_every_word() {
    let Some(bytes) = pandoc("odt") else { return };
    let (source, _) = import::odt::read(&bytes).unwrap();
    holds_every_word(&source);
    let looks: Vec<String> = source.pieces.iter().map(|piece| format!("{:?}", piece.look)).collect();
    for look in ["Heading(1)", "Item(Some(\"2.\"))", "Quote", "Cell { row: 1, column: 1 }", "Footnote(\"1\")"]
    {
        assert!(looks.iter().any(|found| found == look), "{look} is not in {looks:?}");
    }
}

#[test]
fn rich_text_by_pandoc_is_read_with_every_word() {
    let Some(bytes) = pandoc("rtf") else { return };
    let (source, _) = import::rtf::read(&bytes).unwrap();
    holds_every_word(&source);
}
