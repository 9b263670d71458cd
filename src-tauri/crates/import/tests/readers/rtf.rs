use crate::package::{looks, texts};
use import::source::{Look, Source};
use import::{Notice, read_bytes};
use interview::{Mark, Paragraph, Span};

fn read(body: &str) -> Source {
    import::rtf::read(format!("{{\\rtf1\\ansi\\ansicpg1252 {body}}}").as_bytes()).unwrap().0
}

#[test]
fn letters_of_all_code_pages_are_read() {
    let body = r"{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset238 Arial CE;}}Gr\'f6\'dfe \f1 Pozna\'f1\f0\par
\uc1\u8222?Ja\u8220? \u8364\'80 \uc2\u228ae\u-10179\'3f?\u-8704\'3f?\~z\_b\-d \emdash\ldblquote x\rdblquote";
    assert_eq!(texts(&read(body)), ["Größe Poznań", "„Ja“ € ä😀\u{a0}z\u{2011}bd —“x”"]);
}

#[test]
fn marks_links_and_line_breaks_come_along() {
    let body = r#"\b Wie geht es?\b0\line Gut. {\field{\*\fldinst{HYPERLINK "https://beispiel.example/"}}{\fldrslt{\i Mehr}}} danach"#;
    let marked = |text: &str, mark: Mark| Span { text: text.into(), marks: vec![mark], link: None };
    let expected = Paragraph::new([
        marked("Wie geht es?", Mark::Strong),
        Span::plain("\nGut. "),
        Span { link: Some("https://beispiel.example/".into()), ..marked("Mehr", Mark::Emphasis) },
        Span::plain(" danach"),
    ]);
    assert_eq!(read(body).pieces[0].text, expected);
}

#[test]
fn styles_lists_tables_and_notes_keep_their_looks() {
    let body = r"{\stylesheet{\s0 Normal;}{\s1\b heading 1;}{\s2 Zitat;}{\*\cs3 Betont;}}
\pard\s1\b Kopf\par\pard\plain\s2 Nie!\par\pard\plain {\listtext 1.\tab}eins\par{\pntext\'b7\tab}Punkt\par
\pard\intbl a\cell b\cell\row\pard\intbl c\cell d\cell\row\pard
Im Archiv{\footnote\pard\plain Band 3.} liegt es.\par\par Ende";
    let cell = |row, column| Look::Cell { row, column };
    let expected = [
        (Look::Heading(1), "Kopf"),
        (Look::Quote, "Nie!"),
        (Look::Item(Some("1.".into())), "eins"),
        (Look::Item(Some("•".into())), "Punkt"),
        (cell(0, 0), "a"),
        (cell(0, 1), "b"),
        (cell(1, 0), "c"),
        (cell(1, 1), "d"),
        (Look::Body, "Im Archiv¹ liegt es."),
        (Look::Body, "Ende"),
        (Look::Footnote("1".into()), "Band 3."),
    ];
    let source = read(body);
    assert_eq!(looks(&source), expected.map(|(look, text)| (look, text.to_owned())));
    assert!(source.pieces[9].gap_before && source.pieces[0].text.spans()[0].marks.is_empty());
}

#[test]
fn changes_are_suggestions_and_comments_keep_their_words() {
    let body = r"{\*\revtbl{Unbekannt;}{Erna Beispiel;}}Es waren {\*\atrfstart 1}{\deleted\revauthdel1 fast }{\revised\revauth1 rund }40{\*\atrfend 1}{\*\atnid PM}{\*\atnauthor Paul Muster}{\*\annotation{\*\atnref 1}{\*\atndate -2011911420}Stimmt das?} St\'e4dte.";
    let source = read(body);
    let wish = source.pieces[0].suggested.as_ref().unwrap();
    assert_eq!(texts(&source), ["Es waren fast 40 Städte."]);
    assert_eq!(
        (wish.text.text().as_str(), wish.author.as_deref()),
        ("Es waren rund 40 Städte.", Some("Erna Beispiel"))
    );
    let comment = &source.comments[0];
    assert_eq!((comment.piece, comment.from, comment.to), (0, 9, 16));
    assert_eq!((comment.author.as_deref(), comment.text.as_str()), (Some("Paul Muster"), "Stimmt das?"));
}

#[test]
fn what_is_no_text_is_told_or_left_out() {
    let body = r"{\info{\title Kopf}{\author Erna Beispiel}{\creatim\yr2026\mo3\dy1\hr9}}{\header Pressestelle\par}\deflang1031
Text {\*\shppict{\pict\pngblip 89504e47}}{\nonshppict{\pict 0102}}{\*\unbekannt weg}{\v verborgen}{\pict\bin4 }}{{}.\par}rest";
    let (source, remarks) = import::rtf::read(format!("{{\\rtf1 {body}").as_bytes()).unwrap();
    assert_eq!(texts(&source), ["Text ."]);
    assert_eq!(source.left_out, ["Pressestelle", "verborgen"]);
    assert_eq!(remarks[0].notice, Notice::PicturesPassedOver(2));
    assert_eq!(source.language.as_deref(), Some("de-DE"));
    let facts: Vec<(&str, &str)> =
        source.facts.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(facts, [("title", "Kopf"), ("author", "Erna Beispiel"), ("date", "2026-03-01")]);
}

#[test]
fn rich_text_is_known_by_its_content() {
    let text = br"{\rtf1 Frage: Wie war das?\par Antwort: So.\par Frage: Und dann?\par Antwort: Nichts.\par}";
    let draft = read_bytes("brief.doc", text, None).unwrap();
    assert_eq!(draft.interview.blocks.len(), 4);
}
