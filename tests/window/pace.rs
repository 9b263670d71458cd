//! How long a letter takes from the key to the screen. Run by `make bench`; it prints, and holds nobody to a number.
#![allow(clippy::print_stdout)] // what was measured is told

use crate::desk::Desk;
use serde_json::Value;
use std::fmt::Write;
use std::fs;

/// Each letter goes the way of the browser into the text; then the next frame is awaited, and what comes after its paint.
const MEASURE: &str = "const done = arguments[arguments.length - 1];
    (async () => {
      const line = document.querySelectorAll('section[data-kind=answer] p:last-child')[arguments[0]];
      document.querySelector('.ProseMirror').focus();
      const selection = getSelection(); selection.selectAllChildren(line); selection.collapseToEnd();
      line.scrollIntoView({ block: 'center' });
      const painted = () => new Promise((resolve) => requestAnimationFrame(() => {
        const after = new MessageChannel();
        after.port1.onmessage = resolve;
        after.port2.postMessage(0);
      }));
      const work = [], paint = [];
      for (let i = 0; i < 300; i++) {
        await new Promise((resolve) => setTimeout(resolve, 20 + (i * 7) % 23));
        const start = performance.now();
        document.execCommand('insertText', false, i % 6 === 5 ? ' ' : 'n');
        await new Promise((resolve) => queueMicrotask(() => queueMicrotask(resolve)));
        line.getBoundingClientRect();
        work.push(performance.now() - start);
        await painted();
        paint.push(performance.now() - start);
      }
      done([work.slice(50), paint.slice(50)]);
    })();";

#[tokio::test(flavor = "multi_thread")]
#[ignore = "measures; make bench"]
async fn letters_come_to_the_screen_in_time() {
    let mut report = String::new();
    for pairs in [8, 400] {
        let mut desk = Desk::new().await;
        let file = desk.folder().join("interview.txt");
        fs::write(&file, interview(pairs)).unwrap();
        desk.import_in_terminal(&file);
        desk.start().await;
        desk.open_first_row().await;
        let measured = desk.client().execute_async(MEASURE, vec![(pairs / 2).into()]).await.unwrap();
        let [work, paint] = [0, 1].map(|at| numbers(&measured[at]));
        let characters = interview(pairs).chars().count();
        writeln!(
            report,
            "{pairs} pairs, {characters} characters: key to paint p50 {:.1} ms, p95 {:.1} ms; of that until laid out p50 {:.1} ms, p95 {:.1} ms",
            at(&paint, 50), at(&paint, 95), at(&work, 50), at(&work, 95),
        )
        .unwrap();
        desk.quit().await;
    }
    println!("{report}");
}

fn numbers(value: &Value) -> Vec<f64> {
    let mut found: Vec<f64> = value.as_array().unwrap().iter().filter_map(Value::as_f64).collect();
    found.sort_by(f64::total_cmp);
    found
}

fn at(sorted: &[f64], percent: usize) -> f64 {
    sorted[(sorted.len() * percent / 100).min(sorted.len() - 1)]
}

/// An interview of this many pairs, about 1,000 characters each.
fn interview(pairs: usize) -> String {
    let sentence = "Wir haben die Leitungen vermessen, die Ventile gezählt und am Ende gemerkt, dass die Zahlen stimmen. ";
    let mut text = "Ein langes Gespräch\n\n".to_owned();
    for n in 0..pairs {
        let _ = write!(
            text,
            "Frage: Was geschah an Tag {n}, als niemand damit rechnete?\n\nAntwort: {}\n\n",
            sentence.repeat(9)
        );
    }
    text
}
