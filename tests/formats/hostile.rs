//! An interview that says what breaks files.

use super::random::hash;
use interview::*;

fn span(text: &str, marks: &[Mark], link: Option<&str>) -> Span {
    Span { text: text.into(), marks: marks.to_vec(), link: link.map(str::to_owned) }
}

/// Umlauts, quotes, emoji, control characters, markup of many languages, writing from the right, very long words; a
/// draft's desk note that must not leave.
pub(crate) fn interview() -> Interview {
    let guest = |n| Some(PersonId::numbered(n));
    let long = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft".repeat(40);
    let marked = Paragraph::new([
        span("Fett ", &[Mark::Strong], None),
        span("und ", &[], None),
        span("beides", &[Mark::Strong, Mark::Emphasis], None),
        span(", ein Link", &[], Some("https://a.example/?a=1&b=\"2\"<3>")),
        span(", einer per Mail", &[Mark::Emphasis], Some("mailto:ö@b.example")),
        span(", ein böser", &[], Some("javascript:alert(1)")),
        span(", einer in die Nähe", &[], Some("/hier")),
        span(".", &[], None),
    ]);
    let contents = vec![
        Content::Intro { text: vec!["<script>alert(1)</script> ]]> &amp; &#0; <!-- x --> <?php ?>".into()] },
        Content::Question {
            speaker: guest(2),
            text: vec![
                "„Wie ‚geht‘ das?“ \\par {\\rtf} <ParaStyle:X>".into(),
                "Und: 5 < 6 > 4 && „ja“?".into(),
            ],
        },
        Content::Answer {
            speaker: guest(1),
            text: vec![marked, "Zeile eins\nZeile zwei \u{1} \u{8} \u{b}Ende\u{fffe}".into()],
        },
        Content::Note { audience: Audience::Desk, text: vec!["GEHEIMNIS der Redaktion".into()] },
        Content::Portrait { portrait: PortraitId::numbered(1) },
        Content::Portrait { portrait: PortraitId::numbered(2) },
        Content::Portrait { portrait: PortraitId::numbered(1) },
        Content::PullQuote {
            text: "„Grüße 👩‍👩‍👧 🙂 – 漢字 ﬁ“".into(), source: None
        },
        Content::Answer {
            speaker: guest(3),
            text: vec!["עברית (מימין) 12, العربية".into(), long.as_str().into()],
        },
        Content::Subheading { text: "Zwischen\u{2011}titel mit Ver\u{ad}waltung\nund Umbruch".into() },
        Content::Box {
            heading: "Kasten & <b>".into(),
            text: vec!["In der\u{a0}Box 5\u{202f}% %d $1 {0}".into()],
        },
        Content::Note {
            audience: Audience::Readers,
            text: vec![Paragraph::new([
                span("kursiv ", &[Mark::Emphasis], None),
                span("fett", &[Mark::Strong], None),
            ])],
        },
    ];
    let portrait = |n: usize, original| Portrait {
        original: Some(hash(original)),
        file_name: "Bild \"ä\" <1>.jpeg".into(),
        alt: AltText::Text("Alt \"& <ä>\" ]]> Ende".into()),
        caption: format!("Bild {n} & <i>Unterschrift</i>"),
        credit: Credit { creator: "Jül<ich".into(), provider: "A&B".into(), ..Credit::default() },
        ..Portrait::empty(PortraitId::numbered(n))
    };
    let related = RelatedItem {
        kicker: "Stadt & Land".into(),
        headline: "Ein <Bericht> \"mehr\"".into(),
        date: "2024-02-29".parse().ok(),
        teaser: "Mit Teaser & Co.".into(),
        url: "https://a.example/ä b".into(),
        ..RelatedItem::default()
    };
    let mut interview = Interview {
        title: Title {
            kicker: "]]> & <Kicker>".into(),
            headline: "\"Titel\" – 'so' & <so> 🙂".into(),
            standfirst: "Vorspann mit &nbsp; und \u{202e}umgedreht\u{202c}.".into(),
            byline: vec![BylineEntry {
                role: BylineRole::Interview,
                names: vec!["Änne Öhr & Söhne <x>".into()],
            }],
        },
        blocks: contents
            .into_iter()
            .enumerate()
            .map(|(n, content)| Block { id: BlockId::numbered(n + 1), content })
            .collect(),
        people: vec![
            Person {
                title: "Dr.".into(),
                ..Person::named(PersonId::numbered(1), Role::Guest, "Ute <Öhr> & Co")
            },
            Person::named(PersonId::numbered(2), Role::Interviewer, "Frag \"Er\""),
            Person::named(PersonId::numbered(3), Role::Guest, "Zwei Ter"),
        ],
        portraits: vec![portrait(1, 0), portrait(2, 1)],
        ..Interview::default()
    };
    interview.details.date = "2024-11-18".parse().ok();
    interview.details.tags = vec!["a & b".into(), "<c>".into()];
    interview.details.category = "Politik & <x>".into();
    interview.details.language = "de\" onload=\"x".into();
    interview.details.related = vec![related];
    interview
}
