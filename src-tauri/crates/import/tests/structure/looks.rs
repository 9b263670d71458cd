//! Layouts that only files with looks have: what a word processor's reader answers with.

use import::source::{Look, Piece, Source, SourceComment, SuggestedWording};
use import::structure::arrange;
use import::{Draft, Notice};
use interview::{Content, Language, Mark, Paragraph, Span};

fn bold(text: &str) -> Piece {
    Piece::body(Paragraph::new([Span { marks: vec![Mark::Strong], ..Span::plain(text) }]))
}

fn plain(text: &str) -> Piece {
    Piece::body(text.into())
}

fn look(look: Look, text: &str) -> Piece {
    Piece::looking(look, text.into())
}

/// Kind and first words of each block.
fn told(draft: &Draft) -> Vec<String> {
    let block = |content: &Content| {
        let start: Vec<String> = content.text().split_whitespace().take(3).map(str::to_owned).collect();
        format!("{} {}", content.kind(), start.join(" "))
    };
    draft.interview.blocks.iter().map(|block_| block(&block_.content)).collect()
}

fn manuscript() -> Vec<Piece> {
    vec![
        look(Look::Title, "Ein Acker mit Aussicht"),
        look(
            Look::Subtitle,
            "Landwirtin Gesa Tönnies pflanzt Bäume zwischen den Weizen. Die Nachbarn haben aufgehört zu lachen.",
        ),
        bold("Frau Tönnies, warum Bäume?"),
        plain("Weil der Wind sonst den Acker mitnimmt."),
        look(Look::Aside, "Agroforst"),
        look(Look::Aside, "Bäume und Feldfrüchte auf einer Fläche."),
        bold("Das kostet Ertrag."),
        plain("Im ersten Jahr. Danach kommt er zurück."),
        plain("Und er bleibt länger."),
        look(Look::Footnote("1".into()), "Zahlen des Betriebs für 2023."),
        bold("Was raten Sie anderen?"),
        plain("Klein anfangen, groß denken."),
    ]
}

#[test]
fn a_manuscript_with_styles_is_read() {
    let draft = arrange(Source { pieces: manuscript(), ..Source::default() }, Vec::new());
    let title = &draft.interview.title;
    assert_eq!(title.headline, "Ein Acker mit Aussicht");
    assert!(title.standfirst.starts_with("Landwirtin Gesa Tönnies"));
    assert_eq!(draft.interview.guests().next().unwrap().name, "Gesa Tönnies");
    assert_eq!(
        told(&draft),
        [
            "question Frau Tönnies, warum",
            "answer Weil der Wind",
            "box Agroforst Bäume und",
            "question Das kostet Ertrag.",
            "answer Im ersten Jahr.",
            "note Zahlen des Betriebs",
            "question Was raten Sie",
            "answer Klein anfangen, groß",
        ]
    );
    // Questions are questions; their type is not a mark of their words.
    assert!(draft.interview.blocks.iter().all(|block| {
        block.content.paragraphs().iter().all(|text| text.spans().iter().all(|span| span.marks.is_empty()))
    }));
}

#[test]
fn comments_and_suggestions_find_the_blocks_of_their_paragraphs() {
    let mut pieces = manuscript();
    pieces[8].suggested = Some(SuggestedWording { text: "Und er bleibt.".into(), author: None, date: None });
    let comment =
        SourceComment { piece: 6, from: 4, to: 10, author: None, date: None, text: "Stimmt das?".into() };
    let draft = arrange(Source { pieces, comments: vec![comment], ..Source::default() }, Vec::new());
    let text_of = |id: &Option<interview::BlockId>| {
        let block = draft.interview.blocks.iter().find(|block| Some(&block.id) == id.as_ref()).unwrap();
        block.content.text()
    };
    assert_eq!(text_of(&draft.comments[0].block), "Das kostet Ertrag.");
    assert_eq!(draft.comments[0].words, "kostet");
    assert!(text_of(&draft.suggestions[0].block).starts_with("Im ersten Jahr."));
}

#[test]
fn a_statement_among_unmarked_questions_is_said_to_be_doubtful() {
    let texts = [
        "Ein Titel",
        "Wie kam es dazu?",
        "Ich war da.",
        "Das war mutig.",
        "Ich hatte Angst.",
        "Und heute?",
        "Nicht mehr, und wir lachen.",
    ];
    let draft = arrange(Source { pieces: texts.map(plain).to_vec(), ..Source::default() }, Vec::new());
    let doubts: Vec<String> = draft
        .remarks
        .iter()
        .filter(|remark| matches!(remark.notice, Notice::DoubtfulTurn(_)))
        .map(|remark| remark.notice.sentence(Language::English))
        .collect();
    assert_eq!(doubts, ["Question or answer? “Das war mutig. …”"]);
}

#[test]
fn a_text_without_questions_says_so() {
    let texts = [
        "Ein Titel",
        "Ein Bericht über einen Ort, in dem niemand jemanden etwas fragt.",
        "Und so ging es weiter.",
    ];
    let draft = arrange(Source { pieces: texts.map(plain).to_vec(), ..Source::default() }, Vec::new());
    assert!(draft.remarks.iter().any(|remark| remark.notice == Notice::NoQuestions));
}
