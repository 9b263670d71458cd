//! Markdown of others, and our own after somebody has worked on it.

use import::{Draft, Notice, markdown};
use interview::{Content, Interview, Role};
use proptest::prelude::*;

fn read(text: &str) -> Draft {
    markdown::read(text)
}

/// Kind and text of each block.
fn outline(interview: &Interview) -> Vec<(&'static str, String)> {
    interview.blocks.iter().map(|block| (block.content.kind(), block.content.text())).collect()
}

fn kinds(interview: &Interview) -> Vec<&'static str> {
    interview.blocks.iter().map(|block| block.content.kind()).collect()
}

#[test]
fn bold_labels_name_the_speakers() {
    let Draft { interview, left_out, remarks, .. } = read(include_str!("../data/blog_labels.md"));
    assert_eq!(interview.title.headline, "Der Mann, der Kalender repariert");
    assert!(interview.title.standfirst.starts_with("Torge Ahrendsen pflegt"));
    assert_eq!(interview.details.date.unwrap().to_string(), "2023-01-25");
    assert_eq!(
        kinds(&interview),
        [
            "portrait", "question", "answer", "question", "answer", "question", "answer", "question",
            "answer", "note"
        ]
    );
    let people: Vec<(&str, Role)> = interview.people.iter().map(|p| (p.name.as_str(), p.role)).collect();
    assert_eq!(people, [("kernspalt", Role::Interviewer), ("Torge Ahrendsen", Role::Guest)]);
    let outline = outline(&interview);
    assert_eq!(outline[3].1, "Du wirst nachts angerufen.");
    assert!(outline[4].1.contains("`UTC+5:45`") && outline[4].1.contains("\n\nDie Daten selbst"));
    assert_eq!(outline[9].1, "Die Liste wird zwei- bis zehnmal im Jahr aktualisiert.");
    let portrait = &interview.portraits[0];
    assert_eq!(portrait.alt.text(), "Torge Ahrendsen vor einer Wand mit Uhren");
    assert_eq!(portrait.caption, "Torge im Flur seiner Altbauwohnung");
    assert_eq!(portrait.credit.line, "Mieke Lindhorst / kernspalt (CC BY 4.0)");
    assert_eq!(interview.title.byline[0].names, ["Mieke Lindhorst"]);
    assert_eq!((left_out.as_slice(), remarks.len()), (&[] as &[String], 0));
}

#[test]
fn bold_paragraphs_are_questions_and_nothing_is_lost() {
    let Draft { interview, left_out, .. } = read(include_str!("../data/bold_questions.md"));
    let outline = outline(&interview);
    let expected = [
        ("portrait", ""),
        ("question", "Herr Ellerbrock, Sie fahren einen Bücherbus ohne Bücher. Wie kam das?"),
        (
            "answer",
            "Die Bücher sind ausgezogen, die Formulare eingezogen.\n\nAusgezogen klingt traurig. Ist es aber nicht.",
        ),
        ("pullquote", "„Die Formulare sind eingezogen.“"),
        ("question", "Und was fragen die Leute?\n\nWirklich nach Büchern?"),
        ("answer", "1. Wo die Bücher sind.\n\n2. Ob es Kaffee gibt."),
        ("subheading", "Am Abend"),
        ("question", "Was kommt danach?"),
        ("answer", "Feierabend."),
    ];
    assert_eq!(outline.iter().map(|(kind, text)| (*kind, text.as_str())).collect::<Vec<_>>(), expected);
    let portrait = &interview.portraits[0];
    assert_eq!(portrait.caption, "Knut Ellerbrock am Steuer.");
    assert_eq!((portrait.credit.provider.as_str(), portrait.credit.creator.as_str()), ("Kreis", "Brandes"));
    assert_eq!(interview.title.byline[0].names, ["Swantje Vollrath"]);
    let left = left_out.join("\n");
    for words in ["layout: post", "interner Vermerk", "Nirgends genannt"] {
        assert!(left.contains(words), "{words} is neither in the draft nor left out: {left}");
    }
}

#[test]
fn headings_that_ask_are_questions() {
    let Draft { interview, .. } = read(include_str!("../data/heading_questions.md"));
    assert_eq!(interview.title.headline, "Platz im kleinsten Keller");
    assert_eq!(interview.title.standfirst, "Drei Städte haben ihre Archive geräumt.");
    assert_eq!(kinds(&interview), ["question", "answer", "question", "answer", "box"]);
    assert!(
        matches!(&interview.blocks[4].content, Content::Box { heading, text } if heading == "Zur Person" && text.len() == 2)
    );
}

#[test]
fn a_file_of_ours_that_was_rearranged_keeps_its_records_and_says_so() {
    let file = "---\ntitle: 'T'\nformat: 'wortlaut-md/1'\nportraits:\n- id: 'i1'\n  file: 'a.jpg'\n  alt: 'Alt'\n  caption: 'C'\n\
                people:\n- id: 'p1'\n  role: 'guest'\n  name: 'Eva Ahn'\nblocks: ['portrait/i1', 'question 1', 'answer/p1 1']\n---\n\n\
                ![Alt](a.jpg)\n\n*C*\n\n**Frage?**\n\nAntwort.\n\n**Noch eine?**\n\nNoch eine.\n";
    let Draft { interview, remarks, left_out, .. } = read(file);
    assert_eq!(kinds(&interview), ["portrait", "question", "answer", "question", "answer"]);
    assert_eq!(interview.portraits.len(), 1);
    assert_eq!(interview.blocks[4].content.speaker().unwrap().as_str(), "p1");
    assert_eq!(remarks[0].notice, Notice::Rearranged);
    assert!(left_out.is_empty(), "{left_out:?}");
}

#[test]
fn unreadable_front_matter_is_left_out_and_said() {
    let draft = read("---\ntitle: [\nkicker: x\n---\n**Frage?**\n\nAntwort.\n");
    assert_eq!(draft.remarks[0].notice, Notice::FrontMatter);
    assert_eq!(draft.left_out, ["title: [", "kicker: x"]);
    assert_eq!(kinds(&draft.interview), ["question", "answer"]);
}

#[test]
fn markdown_is_told_from_plain_text() {
    assert!(markdown::looks_like_markdown(include_str!("../data/blog_labels.md")));
    assert!(markdown::looks_like_markdown(include_str!("../data/bold_questions.md")));
    assert!(markdown::looks_like_markdown(include_str!("../data/heading_questions.md")));
    assert!(!markdown::looks_like_markdown("Frage: Wie geht es?\n\n- Gut.\n\n# und *so* weiter"));
    assert!(!markdown::looks_like_markdown("---\n\nText"));
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn texts(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::String(text) => format!("{text}\n"),
        serde_json::Value::Array(items) => items.iter().map(texts).collect(),
        serde_json::Value::Object(fields) => fields.values().map(texts).collect(),
        _ => String::new(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_word_of_any_file_is_lost(lines in proptest::collection::vec(
        "(\\*\\*|# |## |> |- |1\\. |!\\[|\\[a\\]: |    |<div>|\\*|\\[\\^1\\]: |Interview: |Q: )?[A-Za-zäöü*_`<>()\\[\\]!?:. ]{0,30}(\\*\\*|\\*|\\?)?", 0..20)
    ) {
        let text = lines.join("\n\n");
        let Draft { interview, left_out, byline, .. } = read(&text);
        let texts = texts(&serde_json::to_value(&interview).unwrap());
        let mut kept = words(&format!("{texts}\n{}\n{}", left_out.join("\n"), byline.unwrap_or_default()));
        kept.sort();
        // Labels that name a side, and the numbers of footnotes, are said in another form.
        let spoken: Vec<String> = words(&text).into_iter().filter(|word| word.chars().count() > 1).collect();
        for word in spoken {
            prop_assert!(kept.binary_search(&word).is_ok(), "{word} is lost: {interview:?} {left_out:?}");
        }
    }
}
