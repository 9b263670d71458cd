//! Mails: whose text counts, and what stays behind.

use import::{Draft, read_bytes};

fn read(mail: &str) -> Draft {
    read_bytes("post.eml", mail.replace('\n', "\r\n").as_bytes(), None).unwrap()
}

fn kinds(draft: &Draft) -> Vec<(&'static str, String)> {
    draft.interview.blocks.iter().map(|block| (block.content.kind(), block.content.text())).collect()
}

const HEAD: &str = "From: Ada Brandes <ada@example.org>\nTo: redaktion@example.org\nSubject: Ihre Fragen\nDate: Tue, 11 Feb 2025 09:00:00 +0100\nMessage-ID: <1@example.org>\nMIME-Version: 1.0\n";

#[test]
fn the_text_of_a_mail_is_read_and_its_signature_stays_behind() {
    let draft = read(&format!(
        "{HEAD}Content-Type: text/plain; charset=utf-8\n\nTagblatt: Wie groß ist der Speicher?\n\nBrandes: Größer als das Rathaus.\n\nTagblatt: Und wie alt?\n\nBrandes: Drei Jahre.\n\n-- \nAda Brandes\nStadtwerke\n"
    ));
    assert_eq!(
        kinds(&draft),
        [
            ("question", "Wie groß ist der Speicher?".to_owned()),
            ("answer", "Größer als das Rathaus.".to_owned()),
            ("question", "Und wie alt?".to_owned()),
            ("answer", "Drei Jahre.".to_owned()),
        ]
    );
    assert!(draft.left_out.iter().any(|line| line.contains("Stadtwerke")), "{:?}", draft.left_out);
    assert!(draft.left_out.iter().any(|line| line.contains("Ihre Fragen")), "{:?}", draft.left_out);
}

#[test]
fn a_mail_in_html_is_read_as_the_page_that_it_is() {
    let draft = read(&format!(
        "{HEAD}Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n<p><b>Wie gro=C3=9F ist der Speicher?</b></p><p>Gr=C3=B6=C3=9Fer als das Rathaus.</p><p><b>Und wie alt?</b></p><p>Drei Jahre.</p><img src=3D\"https://example.org/p.gif\"><script>alert(1)</script>\n"
    ));
    let kinds: Vec<&str> = draft.interview.blocks.iter().map(|block| block.content.kind()).collect();
    assert_eq!(kinds.iter().filter(|kind| **kind == "question").count(), 2, "{kinds:?}");
    assert!(!format!("{draft:?}").contains("alert"), "no script comes along");
}

#[test]
fn answers_between_quoted_questions_are_an_interview() {
    let draft = read(&format!(
        "{HEAD}Content-Type: text/plain; charset=utf-8\n\n> Wie gross ist der Speicher?\n\nGroesser als das Rathaus.\n\n> Und wie alt ist er?\n\nDrei Jahre.\n"
    ));
    let kinds: Vec<&str> = draft.interview.blocks.iter().map(|block| block.content.kind()).collect();
    assert_eq!(kinds, ["question", "answer", "question", "answer"]);
}

#[test]
fn what_hangs_on_a_mail_is_named() {
    let draft = read(&format!(
        "{HEAD}Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\nHallo, anbei das Interview.\n--x\nContent-Type: application/octet-stream; name=\"gespraech.docx\"\nContent-Disposition: attachment; filename=\"gespraech.docx\"\nContent-Transfer-Encoding: base64\n\nAAAA\n--x--\n"
    ));
    let said: Vec<String> =
        draft.remarks.iter().map(|remark| remark.notice.sentence(interview::Language::German)).collect();
    assert!(said.iter().any(|sentence| sentence.contains("gespraech.docx")), "{said:?}");
}

#[test]
fn mails_within_mails_and_thousands_of_parts_are_refused_or_read_within_bounds() {
    let mut nested = String::new();
    for _ in 0..500 {
        nested.push_str("From: a@example.org\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n");
    }
    let _ = read_bytes("tief.eml", nested.as_bytes(), None);
    let mut wide = format!("{HEAD}Content-Type: multipart/mixed; boundary=x\n\n");
    for _ in 0..10_000 {
        wide.push_str("--x\nContent-Type: text/plain\n\nWort\n");
    }
    assert!(read_bytes("breit.eml", wide.as_bytes(), None).is_err());
}
