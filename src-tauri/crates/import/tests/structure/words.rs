//! Texts put together at random: each word of them is found again.

use crate::kept;
use import::source::{Look, Piece, Source, SourcePicture};
use import::structure::arrange;
use import::{html, read_bytes};
use interview::{Mark, Paragraph, Span};
use proptest::prelude::*;

/// Lines of interviews and of what stands around them; `#` becomes a word that stands nowhere else.
const LINES: [&str; 40] = [
    "Wie geht es #?",
    "Wir fangen im # an.",
    "Anna Öhr: Das sage ich #.",
    "Kurier: Wirklich #?",
    "Öhr (lacht): # ja.",
    "Q: Why #?",
    "A: Because #.",
    "[00:12] Frau #: Ja.",
    "Frage 3: Wann #?",
    "– Und #?",
    "1. Wo #?",
    "„Wir fangen im # an, und das ist gut.“",
    "Anzeige #",
    "(Bildquelle: Haus/#)",
    "Ein Mann am #. Foto: #/Ems",
    "© #",
    "Interview: Uwe #",
    "Das Gespräch führte Eva # am 3. Mai.",
    "Von Eva # | 3. Mai 2023",
    "[01.02.2025] Ein Anfang mit #.",
    "Mehr aus #",
    "Weitere Meldungen aus dem Bereich: #",
    "Zur Person",
    "Freitag, 14. März 2025",
    "12.03.2024 #",
    "Ein #textOhne Naht",
    "Porträtfoto von Anna #.",
    "Das Gespräch wurde # gekürzt.",
    "Das Interview in voller Länge: #",
    "# ANNA ÖHR",
    "Kapitel #",
    "Mehr # mehr...",
    "This conversation has been edited #.",
    "Anna Öhr, #, ist Bäuerin.",
    "Herr #, wie kam es dazu? So # kam es, und wir blieben.",
    "Sie haben #.",
    "Steckbrief",
    "Wer zahlt #?Öhr: Niemand #.",
    "« C’est # ? »",
    "#",
];

fn looks() -> impl Strategy<Value = Look> {
    prop_oneof![
        8 => Just(Look::Body),
        1 => Just(Look::Title),
        1 => Just(Look::Subtitle),
        1 => Just(Look::Kicker),
        1 => Just(Look::Standfirst),
        1 => Just(Look::Byline),
        2 => (1u8..7).prop_map(Look::Heading),
        2 => prop::option::of(Just("2.".to_owned())).prop_map(Look::Item),
        1 => Just(Look::Quote),
        1 => Just(Look::PullQuote),
        1 => Just(Look::Term),
        1 => Just(Look::Definition),
        1 => Just(Look::Caption),
        1 => Just(Look::Credit),
        1 => (0u16..4, 0u16..3).prop_map(|(row, column)| Look::Cell { row, column }),
        1 => Just(Look::Aside),
        1 => Just(Look::Footnote("*".to_owned())),
    ]
}

/// The line with its words, some of them bold or in italics.
fn set(line: &str, marks: u8, bold: usize) -> Paragraph {
    let marks: Vec<Mark> = [(1, Mark::Emphasis), (2, Mark::Strong)]
        .iter()
        .filter(|(bit, _)| marks & bit != 0)
        .map(|(_, m)| *m)
        .collect();
    let (first, rest): (String, String) =
        (line.chars().take(bold).collect(), line.chars().skip(bold).collect());
    Paragraph::new([Span { marks, ..Span::plain(first) }, Span::plain(rest)])
}

fn numbered(line: &str, number: &mut usize) -> String {
    let mut words = line.split('#');
    let mut text = words.next().unwrap_or_default().to_owned();
    for part in words {
        *number += 1;
        text.push_str(&format!("zeichen{number}x{part}"));
    }
    text
}

fn assert_kept(count: usize, kept: &str, of: &str) -> Result<(), TestCaseError> {
    for number in 1..=count {
        let word = format!("zeichen{number}x");
        prop_assert!(kept.contains(&word), "{word} is lost of\n{of}\n--- kept\n{kept}");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, ..ProptestConfig::default() })]

    #[test]
    fn no_word_of_any_source_is_lost(
        pieces in prop::collection::vec((0..LINES.len(), looks(), any::<bool>(), 0u8..4, 0usize..60, 0u8..20), 0..30)
    ) {
        let mut number = 0;
        let mut source = Source::default();
        for (line, look, gap_before, marks, bold, picture) in pieces {
            if picture == 0 {
                let alt = Some(numbered("Ein Bild von #", &mut number));
                let picture = SourcePicture { name: "bild.jpg".into(), alt, bytes: None };
                source.pieces.push(Piece::looking(Look::Picture(picture), Paragraph::default()));
            }
            let text = set(&numbered(LINES[line], &mut number), marks, bold);
            source.pieces.push(Piece { gap_before, ..Piece::looking(look, text) });
        }
        let draft = arrange(source.clone(), Vec::new());
        assert_kept(number, &kept(&draft), &format!("{:#?}", source.pieces))?;
    }

    #[test]
    fn no_word_of_any_text_is_lost(lines in prop::collection::vec((0..LINES.len(), any::<bool>()), 1..40)) {
        let mut number = 0;
        let mut text = String::new();
        for (line, gap) in lines {
            text.push_str(&numbered(LINES[line], &mut number));
            text.push_str(if gap { "\n\n" } else { "\n" });
        }
        let draft = read_bytes("x.txt", text.as_bytes(), None).unwrap();
        assert_kept(number, &kept(&draft), &text)?;
    }

    #[test]
    fn no_word_of_any_page_is_lost(
        parts in prop::collection::vec((0..TAGS.len(), 0..LINES.len(), 0u8..3), 0..40)
    ) {
        let mut number = 0;
        let mut page = String::new();
        for (tag, line, close) in parts {
            let line = numbered(LINES[line], &mut number);
            let name = TAGS[tag].trim_start_matches('<').split([' ', '>']).next().unwrap();
            page.push_str(TAGS[tag]);
            page.push_str(&line);
            match close {
                0 => {}
                1 => page.push_str(&format!("</{name}>")),
                _ => page.push_str("</div></p>"),
            }
        }
        let (source, remarks) = html::read(&page);
        let draft = arrange(source, remarks);
        assert_kept(number, &kept(&draft), &page)?;
    }
}

const TAGS: [&str; 34] = [
    "<p>",
    "<p>",
    "<p>",
    "<b>",
    "<strong>",
    "<i>",
    "<br>",
    "<h1>",
    "<h2>",
    "<h3>",
    "<div>",
    "<article>",
    "<main>",
    "<header>",
    "<footer>",
    "<nav>",
    "<aside>",
    "<ul>",
    "<li>",
    "<ol>",
    "<dl>",
    "<dt>",
    "<dd>",
    "<table>",
    "<tr>",
    "<td>",
    "<blockquote>",
    "<figure>",
    "<figcaption>",
    "<div class='kicker'>",
    "<p class='teaser'>",
    "<div class='infobox'>",
    "<div class='share'>",
    "<span style='font-weight:bold'>",
];
