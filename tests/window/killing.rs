//! `kill -9` while somebody types: what the window called saved is there, and of the rest no more than half a second.
#![allow(clippy::print_stdout)] // what was measured is told

use crate::desk::Desk;
use std::time::Duration;

const ROUNDS: u32 = 30;

/// What may be missing, in milliseconds.
const MOST: f64 = 500.0;

/// Types a letter every 20 ms at the end of the first answer, and notes when.
const TYPE: &str = "const line = document.querySelector('section[data-kind=answer] p:last-child');
    document.querySelector('.ProseMirror').focus();
    const selection = getSelection(); selection.selectAllChildren(line); selection.collapseToEnd();
    window.typed = [];
    window.setInterval(() => { document.execCommand('insertText', false, 'x'); window.typed.push(performance.now()); }, 20);
    return true";

#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_survives_kill_9() {
    let mut desk = Desk::new().await;
    desk.start().await;
    desk.click_button("Beispiel öffnen").await;
    desk.until_ready("draft").await;
    let mut before = 0;
    // Moments that repeat in no rhythm of the program.
    let mut moment: u64 = 137;
    let mut worst: f64 = 0.0;
    for round in 0..ROUNDS {
        desk.client().execute(TYPE, vec![]).await.unwrap();
        moment = (moment * 7919 + 104_729) % 1_409;
        tokio::time::sleep(Duration::from_millis(60 + moment)).await;
        let typed = desk.client().execute("return window.typed.map((at) => performance.now() - at)", vec![]);
        let typed = typed.await.unwrap();
        desk.kill().await;
        let ages: Vec<f64> = typed.as_array().unwrap().iter().filter_map(serde_json::Value::as_f64).collect();

        desk.start().await;
        desk.open_first_row().await;
        let answer = desk.text_of("section[data-kind=answer] p:last-child").await;
        let there = answer.chars().rev().take_while(|letter| *letter == 'x').count();
        assert!(there >= before, "round {round}: {there} of {before} letters of earlier rounds");
        // The oldest letter that is missing says how much time is.
        let lost = ages.get(there - before).copied().unwrap_or_default();
        worst = worst.max(lost);
        // On a machine that is busy elsewhere the page stands still now and then; it cannot write in that time.
        let stood = ages.windows(2).map(|pair| pair[0] - pair[1]).fold(0.0, f64::max);
        assert!(
            lost <= MOST + stood,
            "round {round}: {lost} ms are missing, of which {stood} ms stood still"
        );
        before = there;
    }
    println!("{ROUNDS} times killed while typing: at most {worst:.0} ms missing");
    desk.quit().await;
    desk.verify_in_terminal();
}
