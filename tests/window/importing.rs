//! A file comes in: looked at beside its source, put right with a key, taken over, taken back.

use crate::desk::Desk;
use fantoccini::key::Key;
use std::fs;

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_looked_at_put_right_and_taken_over() {
    let mut desk = Desk::new().await;
    // The picker of the tests answers with this path.
    let file = desk.folder().join("window");
    let text = "Bauhof\n\nDer Winter kommt\n\nTagblatt: Wann fangen Sie an?\n\nVollrath: Um drei.\n\nTagblatt: So früh.\n\nVollrath: Ja, und zwar jeden Tag.\n";
    fs::write(&file, text).unwrap();
    desk.start().await;
    desk.press(&[Key::Control, Key::Shift], 'o').await;
    desk.until_script("return document.querySelectorAll('.review section[data-kind=question]').length === 2")
        .await;
    assert!(desk.text_of(".source").await.contains("Vollrath: Um drei."));
    assert_eq!(desk.drafts_on_disk(), 0, "nothing is stored yet");

    // The last answer is a note of the desk after all.
    desk.client()
        .execute("document.querySelector('.source button:last-of-type').click(); return 1", vec![])
        .await
        .unwrap();
    desk.press(&[Key::Control], '5').await;
    desk.until_script("return document.querySelectorAll('.review [data-kind=note]').length === 1").await;
    desk.press(&[Key::Control, Key::Shift], Key::Enter).await;
    desk.until_ready("draft").await;
    assert_eq!(desk.count("[data-kind=note]").await, 1);
    assert_eq!(desk.text_of("section[data-kind=answer] p").await, "Um drei.");

    desk.press(&[Key::Control], 'z').await;
    desk.until_ready("library").await;
    desk.until_script("return document.querySelectorAll('tbody tr').length === 0").await;
    desk.quit().await;
}
