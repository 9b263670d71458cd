//! The real window, driven through WebKitWebDriver under Xvfb: what a person would do, and what they would see.
//!
//! The window exists for WebDriver on Linux only; elsewhere there is nothing to run here.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test that fails should say where
#![cfg(target_os = "linux")]

mod desk;
mod importing;
mod keyboard;
mod killing;
mod pace;
mod pictures;
mod review;

use desk::Desk;
use fantoccini::Locator;
use fantoccini::key::Key;
use std::fs;

#[tokio::test(flavor = "multi_thread")]
async fn an_interview_is_typed_into_kept_and_exported() {
    let mut desk = Desk::new().await;
    desk.start().await;
    desk.click_button("Beispiel öffnen").await;
    desk.until_ready("draft").await;
    assert_eq!(desk.count("section[data-kind=question]").await, 8);
    assert_eq!(desk.count("section[data-kind=answer]").await, 8);

    desk.type_at_end_of("section[data-kind=answer]", " Das gilt auch für Fußgänger – „immer“.").await;
    desk.until_saved().await;
    desk.quit().await;

    desk.start().await;
    desk.open_first_row().await;
    let answer = desk.text_of("section[data-kind=answer] p:last-child").await;
    assert!(answer.ends_with(" Das gilt auch für Fußgänger – „immer“."), "{answer}");

    let by_window = desk.folder().join("window");
    fs::create_dir(&by_window).unwrap();
    desk.click_button("Ausgeben …").await;
    desk.export_as_draft().await;
    desk.quit().await;

    let by_terminal = desk.folder().join("terminal");
    desk.export_in_terminal(&by_terminal);
    assert_eq!(
        desk::files_of(&by_window),
        desk::files_of(&by_terminal),
        "window and terminal write the same files"
    );
    let files = desk::files_of(&by_window);
    let markdown = files.iter().find(|(name, _)| name.ends_with("index.md")).map(|(_, bytes)| bytes).unwrap();
    let markdown = String::from_utf8(markdown.clone()).unwrap();
    assert!(markdown.contains("Das gilt auch für Fußgänger – „immer“."), "{markdown}");
    assert!(files.iter().any(|(name, _)| name.ends_with(".jpg")));
}

/// Pastes the file's bytes, which are handed over as a list, where the focus is.
const PASTE: &str = "const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([new Uint8Array(arguments[0])], 'Bühne & Saal.jpg', { type: 'image/jpeg' }));
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
    return 1";

#[tokio::test(flavor = "multi_thread")]
async fn a_pasted_picture_is_kept_and_shown() {
    let mut desk = Desk::new().await;
    desk.start().await;
    desk.click_button("Beispiel öffnen").await;
    desk.until_ready("draft").await;
    let picture = include_bytes!("../../assets/sample/portrait.jpg");
    desk.client().execute(PASTE, vec![picture.to_vec().into()]).await.unwrap();
    // The preview comes through the library: it has been made smaller.
    desk.until_script(
        "const card = document.querySelector('section[aria-label=\"Bühne & Saal.jpg\"]');
         return !!card && /1.600 × 2.000 · JPEG/.test(card.textContent) && card.querySelector('img').naturalWidth === 1024",
    )
    .await;
    desk.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_library_in_use_is_told_in_the_window() {
    let mut desk = Desk::new().await;
    let other = desk.hold_library();
    desk.start().await;
    let body = desk.client().find(Locator::Css("body")).await.unwrap();
    desk.until(|text| text.contains("geöffnet"), &body).await;
    drop(other);
    desk.quit().await;
}

/// `make screenshots`: the screens as they are, light and dark.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "writes pictures into the folder that WORTLAUT_SCREENSHOTS names"]
async fn screens_are_photographed() {
    let folder = std::path::PathBuf::from(
        std::env::var_os("WORTLAUT_SCREENSHOTS").expect("a folder for the pictures"),
    );
    let mut desk = Desk::new().await;
    desk.start().await;
    for theme in ["light", "dark"] {
        desk.set_theme(theme).await;
        desk.photograph(&folder.join(format!("empty-{theme}.png"))).await;
    }
    desk.click_button("Beispiel öffnen").await;
    desk.until_ready("draft").await;
    for theme in ["light", "dark"] {
        desk.set_theme(theme).await;
        desk.click_tab("Bilder").await;
        desk.photograph(&folder.join(format!("draft-{theme}.png"))).await;
        desk.click_tab("Prüfung").await;
        desk.photograph(&folder.join(format!("checks-{theme}.png"))).await;
        desk.click_tab("Personen").await;
        desk.photograph(&folder.join(format!("people-{theme}.png"))).await;
        desk.click_tab("Details").await;
        desk.photograph(&folder.join(format!("details-{theme}.png"))).await;
        desk.click_button("Ausgeben …").await;
        desk.photograph(&folder.join(format!("export-{theme}.png"))).await;
        desk.click_button("Abbrechen").await;
        desk.click_text("Lesen").await;
        desk.photograph(&folder.join(format!("read-{theme}.png"))).await;
        desk.click_text("Schreiben").await;
    }
    // What keys bring up, over the text.
    let shown: [(&str, &[Key], char); 4] = [
        ("palette", &[Key::Control, Key::Shift], 'p'),
        ("keys", &[], Key::F1.into()),
        ("history", &[Key::Control, Key::Shift], 'y'),
        ("find", &[Key::Control], 'h'),
    ];
    for (name, held, key) in shown {
        desk.press(held, key).await;
        for theme in ["light", "dark"] {
            desk.set_theme(theme).await;
            desk.photograph(&folder.join(format!("{name}-{theme}.png"))).await;
        }
        desk.press(&[], Key::Escape).await;
    }
    desk.quit().await;
    desk.fill_in_terminal();
    desk.start().await;
    desk.until_ready("library").await;
    for theme in ["light", "dark"] {
        desk.set_theme(theme).await;
        desk.photograph(&folder.join(format!("library-{theme}.png"))).await;
        desk.click_text("Tafel").await;
        desk.photograph(&folder.join(format!("board-{theme}.png"))).await;
        desk.click_text("Liste").await;
        desk.click_button("Einstellungen").await;
        desk.photograph(&folder.join(format!("settings-{theme}.png"))).await;
        desk.click_button("Schließen").await;
    }
    desk.quit().await;
}
