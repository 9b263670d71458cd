//! A whole interview of eight pairs, written by keyboard alone: from a new template to the exported package.

use crate::desk::{self, Desk};
use fantoccini::key::Key;
use std::fs;

const PAIRS: [(&str, &str); 8] = [
    (
        "Frau Kern, wann hat das Werk zum ersten Mal Wärme verkauft?",
        "Im Herbst. Es war kalt, und alle waren nervös.",
    ),
    ("Warum nervös?", "Weil niemand wusste, ob der Speicher hält, was er verspricht."),
    ("Und hielt er?", "Er hielt. Wir nennen ihn seitdem \"den Langen\"."),
    ("Was kostet eine Kilowattstunde?", "Neun Cent. Das sind 5 % weniger als beim Gas."),
    ("Wer hat gezweifelt?", "Zuerst ich selbst. Dann die Bank."),
    ("Was hat die Bank überzeugt?", "Ein Ordner mit Messwerten, z. B. aus dem Januar."),
    ("Was würden Sie heute anders machen?", "Früher fragen. Und langsamer graben."),
    ("Was kommt als Nächstes?", "Der zweite Speicher. Er ist schon bestellt."),
];

#[tokio::test(flavor = "multi_thread")]
async fn an_interview_is_written_by_keyboard_alone() {
    let mut desk = Desk::new().await;
    desk.start().await;
    desk.press(&[Key::Control, Key::Shift], 'P').await;
    desk.until_script("return document.activeElement?.getAttribute('role') === 'combobox'").await;
    desk.type_words("wortlaut lang").await;
    desk.press(&[], Key::Enter).await;
    desk.until_ready("draft").await;
    desk.until_script("return document.querySelector('.ProseMirror').contains(document.activeElement)").await;

    // The fields above the text: out of it with Esc, then backwards.
    desk.press(&[], Key::Escape).await;
    for line in [
        "Im Gespräch erklärt Ada Kern, warum der Speicher länger ist als gedacht.",
        "Wärme aus dem langen Tank",
        "Stadtwerke Wendefurth",
    ] {
        desk.press(&[Key::Shift], Key::Tab).await;
        desk.type_words(line).await;
    }
    for _ in 0..3 {
        desk.press(&[], Key::Enter).await;
    }

    desk.type_words("Das Gespräch fand im Heizwerk statt.").await;
    for (question, answer) in PAIRS {
        desk.press(&[Key::Control], Key::Down).await;
        desk.type_words(question).await;
        desk.press(&[], Key::Down).await;
        desk.type_words(answer).await;
    }
    desk.press(&[], Key::Down).await;
    desk.press(&[], Key::Down).await;
    desk.type_words("Ada Kern leitet das Heizwerk seit drei Jahren.").await;

    // The people, in the next pane: their tab, then field by field.
    desk.press(&[], Key::F6).await;
    for _ in 0..3 {
        desk.press(&[], Key::Right).await;
    }
    desk.tab_to("section[aria-label] input").await;
    desk.type_words("Jonas Wieland").await;
    desk.tab_to("section:nth-of-type(2) input").await;
    desk.type_words("Ada Kern").await;
    desk.until_script("return [...document.querySelectorAll('section[data-kind=answer]')].every((answer) => answer.dataset.label === 'Kern')").await;
    desk.until_saved().await;

    let folder = desk.folder().join("window");
    fs::create_dir(&folder).unwrap();
    desk.press(&[Key::Control], 'e').await;
    desk.until_script("return document.querySelector('dialog[open]') !== null").await;
    desk.tab_to("dialog .folder button").await;
    desk.press(&[], Key::Enter).await;
    desk.until_script("return document.querySelector('.folder .path:not(.none)') !== null").await;
    desk.tab_to("[data-testid=export-as-draft]").await;
    desk.press(&[], ' ').await;
    desk.tab_to("[data-testid=export-start]").await;
    desk.press(&[], Key::Enter).await;
    desk.until_script("return document.querySelector('[data-testid=export-done]') !== null").await;
    desk.quit().await;

    let files = desk::files_of(&folder);
    let index = files.iter().find(|(name, _)| name.ends_with("index.md")).map(|(_, bytes)| bytes).unwrap();
    let expected = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/window/keyboard.md");
    if std::env::var_os("WORTLAUT_UPDATE").is_some() {
        fs::write(expected, index).unwrap();
    }
    assert_eq!(String::from_utf8_lossy(index), fs::read_to_string(expected).unwrap());
}
