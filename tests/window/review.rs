//! From the journalist to the editor and back: handed over, commented on, suggested, accepted, approved, exported.

use crate::desk::{Desk, files_of};
use fantoccini::Locator;
use fantoccini::key::Key;

#[tokio::test(flavor = "multi_thread")]
async fn an_interview_goes_to_the_editor_comes_back_and_leaves() {
    let mut desk = Desk::new().await;
    desk.start().await;
    desk.click_button("Beispiel öffnen").await;
    desk.until_ready("draft").await;
    desk.hand_over("in-review", "Bitte auf die Zahlen sehen.").await;
    desk.quit().await;

    // The editor, under a name of her own.
    desk.sign_as("Ada Brandes");
    desk.start().await;
    desk.open_first_row().await;
    desk.type_at_end_of("section[data-kind=question]", "").await;
    desk.press(&[Key::Shift], Key::Home).await;
    desk.press(&[Key::Control, Key::Shift], 'm').await;
    desk.find(Locator::Css(".tab form textarea")).await.click().await.unwrap();
    desk.type_words("Wer passt hier zu wem?").await;
    desk.press(&[Key::Control], Key::Enter).await;
    desk.until_script("return document.querySelectorAll('.manuscript .noted').length > 0").await;
    desk.press(&[Key::Control, Key::Shift], 'e').await;
    desk.until_script("return !!document.querySelector('.banner')").await;
    desk.type_at_end_of("section[data-kind=answer]", " Das war 2021.").await;
    desk.until_script("return document.querySelectorAll('.manuscript .suggested').length > 0").await;
    desk.press(&[Key::Control, Key::Shift], 'e').await;
    desk.until_script("return !document.querySelector('.banner')").await;
    desk.hand_over("changes-wanted", "Eine Frage, ein Vorschlag.").await;
    desk.quit().await;

    // The journalist accepts, answers, and settles.
    desk.sign_as("Jonas Eichholz");
    desk.start().await;
    desk.open_first_row().await;
    desk.click_tab("Redigat").await;
    let panel = desk.text_of(".tab").await;
    assert!(panel.contains("Ada Brandes") && panel.contains("Wer passt hier zu wem?"), "{panel}");
    desk.click_button("Übernehmen").await;
    desk.until_script(
        "return document.querySelector('section[data-kind=answer]').textContent.endsWith('Das war 2021.')",
    )
    .await;
    desk.until_script("return !document.querySelector('article .change')").await;
    desk.find(Locator::Css("article textarea")).await.click().await.unwrap();
    desk.type_words("Die Stadt.").await;
    desk.press(&[Key::Control], Key::Enter).await;
    desk.until_script(
        "return document.querySelector('article .reply')?.textContent.includes('Die Stadt.') ?? false",
    )
    .await;
    desk.click_button("Erledigt").await;
    desk.until_script("return !document.querySelector('.manuscript .noted')").await;
    desk.hand_over("approved", "").await;
    desk.click_button("Ausgeben …").await;
    let out = desk.folder().join("window");
    std::fs::create_dir_all(&out).unwrap();
    desk.click_button("Ordner wählen …").await;
    desk.find(Locator::Css("[data-testid=export-start]:not(:disabled)")).await.click().await.unwrap();
    desk.find(Locator::Css("[data-testid=export-done]")).await;
    desk.quit().await;

    let files = files_of(&out);
    let markdown = files.iter().find(|(name, _)| name.ends_with("index.md")).unwrap();
    let text = String::from_utf8_lossy(&markdown.1);
    assert!(text.contains("Das war 2021.") && !text.contains("Wer passt hier"), "{text}");

    // What happened, and who did it, is in the history.
    let newsroom = desk.hold_library();
    let draft = newsroom.list().unwrap().remove(0).id;
    let steps: Vec<(String, String)> = newsroom
        .history(&draft)
        .unwrap()
        .into_iter()
        .rev()
        .filter_map(|moment| moment.status.map(|status| (format!("{status:?}"), moment.note)))
        .collect();
    let expected = [
        ("InReview", "Bitte auf die Zahlen sehen."),
        ("ChangesWanted", "Eine Frage, ein Vorschlag."),
        ("Approved", ""),
        ("Delivered", ""),
    ];
    assert_eq!(steps, expected.map(|(status, note)| (status.to_owned(), note.to_owned())));
}
