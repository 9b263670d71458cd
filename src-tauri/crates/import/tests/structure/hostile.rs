//! Pages and texts that want to hurt: they end in a draft, soon, and nothing is fetched or run.

use crate::kept;
use import::source::MOST_PIECES;
use import::{Draft, Notice, read_bytes};

fn read(name: &str, text: &str) -> Draft {
    read_bytes(name, text.as_bytes(), None).unwrap()
}

#[test]
fn elements_in_elements_end_somewhere() {
    for tag in ["div", "b", "ul", "table", "blockquote", "figure", "a", "span class=box", "p class=teaser"] {
        let html = format!("<p>Anfang</p>{}Mitte", format!("<{tag}>Wort ").repeat(20_000));
        let all = kept(&read("x.html", &html));
        assert!(all.contains("Anfang") && all.contains("Mitte"), "{tag}");
    }
}

#[test]
fn many_attributes_and_marks_take_no_longer_than_their_letters() {
    let attributes: String = (0..40_000).map(|number| format!("a{number} ")).collect();
    assert!(kept(&read("x.html", &format!("<p {attributes}>Wort</p>"))).contains("Wort"));
    // A browser opens each of these again in every paragraph.
    let marks: String = (0..3_000).map(|number| format!("<b id={number}>")).collect();
    assert!(kept(&read("x.html", &(marks + &"<p>Wort".repeat(3_000)))).contains("Wort"));
}

#[test]
fn more_paragraphs_than_ten_books_have_are_left_out() {
    for (name, line) in [("x.txt", "a\n\n"), ("x.html", "<p>a")] {
        let text = line.repeat(MOST_PIECES + 500) + "Ende";
        let draft = read(name, &text);
        assert!(draft.left_out.iter().any(|text| text.ends_with("Ende")), "{name}");
    }
}

#[test]
fn programs_are_no_text_and_pictures_on_the_net_are_not_fetched() {
    let draft = read(
        "x.html",
        "<body onload='los()'><script>Wie? Was?</script><style>p { color: red }</style><noscript>Ohne</noscript>\
         <p><b>Wie geht das?</b></p><p>So.</p><p><b>Und dann?</b></p><p>Nichts <a href='javascript:los()'>mehr</a>.</p>\
         <img src='https://zaehler.example/punkt.gif' alt='Punkt'><iframe src='https://fremd.example'>Fremd</iframe>",
    );
    let all = kept(&draft);
    for word in ["Was?", "color", "Ohne", "Fremd", "javascript", "los("] {
        assert!(!all.contains(word), "{word}");
    }
    assert!(all.contains("Nichts mehr.") || all.contains("Nichts "));
    assert!(draft.pictures.is_empty());
    assert!(draft.remarks.iter().any(|remark| remark.notice == Notice::RemotePictures(1)));
}

#[test]
fn a_page_says_itself_which_letters_it_is_written_in() {
    let (head, tail) = ("<meta charset=\"iso-8859-2\"><p>Kto to jest ", "?</p>");
    let bytes = [head.as_bytes(), b"\xb3\xf3d\xbc", tail.as_bytes()].concat();
    let draft = read_bytes("x.html", &bytes, None).unwrap();
    assert!(kept(&draft).contains("łódź"));
}

#[test]
fn broken_pages_are_pages() {
    for html in [
        "<",
        "<p",
        "<p class='",
        "<!--",
        "<![CDATA[x",
        "&#x110000;<p>a",
        "<p>\u{0}a",
        "</html><p>a",
        "<p>a</p",
        "<html>",
    ] {
        // Each is a draft or a sentence.
        if let Err(error) = read_bytes("x.html", html.as_bytes(), None) {
            assert!(!error.sentence(interview::Language::English).is_empty());
        }
    }
}
