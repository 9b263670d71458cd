//! Random interviews made of what breaks Markdown, YAML and the languages around them.

use interview::*;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

/// Pieces of text that mean something to somebody.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "Ja", "Verwaltung", "Bürger*innen", "12.", "1)", "a)", "iv.", "(1)", "#", "##", "#Hashtag", "-", "+",
    "+49", ">", "*", "**", "***", "_", "__init__", "snake_case", "---", "===", "- - -", "`", "```", "~~~",
    "~", "~~weg~~", "[x]", "[x](y)", "[ref]: z", "[^1]", "[^1]: Fuß", "![Bild](b.jpg)", "!", "![", "]",
    "](", "<b>", "</div>", "<!--", "-->", "<br>", "<", "a<b>c", "\\", "\\\\", "\\*", "{{ x }}", "{% x %}",
    "{{< x >}}", "{: .x}", "{#id}", "}", "$5", "$$", "^", "x^2^", "%", "%%", "|", "a|b", "| --- |", ":::",
    "::: frage", ":smile:", ":", "a:b", "@handle", "&amp;", "&nbsp;", "&", "AT&T", "&#35;", "&copy", "\"",
    "'", "„", "“", "‚", "‘", "’", "»", "«", "–", "—", "…", "...", "..", "--", "(c)", "(tm)", "\u{a0}",
    "\u{202f}", "\u{ad}", "\u{2009}", "\u{3000}", "\u{301}", "ü", "ß", "🙂", "👩‍👩‍👧", "עברית", "العربية",
    "\u{200f}", "\u{202e}", "漢字", "ﬁ", "½", "²", "€", "§ 3", "°", "\u{fffd}", "\u{e000}", "\u{fffe}",
    "a@b.example", "x.y+z@sub.example.org", "https://a.example/x_y*z", "https://a.example/?a=1&b=2",
    "https://a.example/(b)", "http://a.example/ä", "www.a.example/(b)_c", "www.a.example.",
    "ftp://a.example", "mailto:a@b.example", "import x", "export y", "yes", "no", "null", "~", "1:30",
    "2024-11-18", "0x1F", "1e5", "- a", "? a", "? ", ": ", "a: b", "a #b", "%YAML", "Name:", "Frage:",
    "Interview: X", "(Bildquelle: A/B)", "Foto: C", "TODO", "=> x", "* [ ] x", "1986\\.", "TRUE", "/", "//",
    "C:\\Temp", "0", "\u{85}", "\t", "\u{2028}",
];

const GAPS: &[&str] = &["", "", " ", " ", " ", " ", "\n", "\u{a0}", "  "];

/// A text of a few pieces.
pub(crate) fn text() -> impl Strategy<Value = String> {
    vec((select(PIECES), select(GAPS)), 0..7)
        .prop_map(|parts| parts.into_iter().flat_map(|(piece, gap)| [piece, gap]).collect())
}

const LINKS: &[&str] = &[
    "https://a.example/x_y(z)",
    "https://a.example",
    "a@b.example",
    "mailto:a@b.example",
    "https://www.a.example",
    "/b c",
    "#d",
    "b.html?x={{y}}&copy;*",
    "tel:+49",
];

const UNSAFE_LINKS: &[&str] = &["javascript:alert(1)", "data:text/html,x", "file:///x"];

fn link() -> impl Strategy<Value = String> {
    prop_oneof![4 => select(LINKS).prop_map(str::to_owned), 1 => select(UNSAFE_LINKS).prop_map(str::to_owned), 1 => text()]
}

fn span() -> impl Strategy<Value = Span> {
    let marks = prop_oneof![
        5 => Just(vec![]), 2 => Just(vec![Mark::Strong]), 2 => Just(vec![Mark::Emphasis]), 1 => Just(vec![Mark::Emphasis, Mark::Strong])
    ];
    let words = prop_oneof![6 => text(), 1 => select(&["https://a.example", "a@b.example", "www.a.example"][..]).prop_map(str::to_owned)];
    (words, marks, option::weighted(0.15, link())).prop_map(|(text, marks, link)| Span { text, marks, link })
}

pub(crate) fn paragraph() -> impl Strategy<Value = Paragraph> {
    prop_oneof![
        3 => text().prop_map(Paragraph::plain),
        2 => vec(span(), 1..5).prop_map(Paragraph::new),
    ]
}

fn paragraphs() -> impl Strategy<Value = Vec<Paragraph>> {
    vec(paragraph(), 0..4)
}

fn content() -> impl Strategy<Value = Content> {
    let speaker = || option::of((0..5usize).prop_map(|n| PersonId::new(format!("person-{n}")).unwrap()));
    let words = prop_oneof![Just(String::new()), text()]; // nothing stands everywhere
    let source = (0..9usize, 0..50u32, 0..50u32, words).prop_map(|(block, from, to, words)| QuoteSource {
        block: BlockId::new(format!("x{block}")).unwrap(),
        from,
        to,
        words,
    });
    prop_oneof![
        4 => (speaker(), paragraphs()).prop_map(|(speaker, text)| Content::Question { speaker, text }),
        5 => (speaker(), paragraphs()).prop_map(|(speaker, text)| Content::Answer { speaker, text }),
        2 => (paragraph(), option::of(source)).prop_map(|(text, source)| Content::PullQuote { text, source }),
        2 => (0..4usize).prop_map(|n| Content::Portrait { portrait: PortraitId::new(format!("pic{n}")).unwrap() }),
        1 => paragraph().prop_map(|text| Content::Subheading { text }),
        2 => (any::<bool>(), paragraphs()).prop_map(|(desk, text)| Content::Note { audience: if desk { Audience::Desk } else { Audience::Readers }, text }),
        2 => (text(), paragraphs()).prop_map(|(heading, text)| Content::Box { heading, text }),
        1 => paragraphs().prop_map(|text| Content::Intro { text }),
    ]
}

fn person(n: usize) -> impl Strategy<Value = Person> {
    let role = prop_oneof![Just(Role::Guest), Just(Role::Interviewer)];
    (role, text(), text(), text(), text(), text(), paragraphs()).prop_map(
        move |(role, name, title, function, organisation, short, biography)| Person {
            id: PersonId::new(format!("person-{n}")).unwrap(),
            role,
            name,
            title,
            function,
            organisation,
            short,
            biography,
        },
    )
}

fn date() -> impl Strategy<Value = PartialDate> {
    select(&["2024-11-18", "2024-02-29", "1023-01-01", "1892-06-01", "9999-12-31", "2023-03", "1999"][..])
        .prop_map(|date| date.parse().unwrap())
}

/// Hashes of pictures; those of even numbers are in the library.
pub(crate) fn hash(n: u8) -> PictureHash {
    PictureHash::new(format!("{n:02x}").repeat(32)).unwrap()
}

fn credit() -> impl Strategy<Value = Credit> {
    let licence = option::of((text(), link()).prop_map(|(name, url)| Licence { name, url }));
    ((text(), text(), text(), text()), (text(), licence, text(), option::of(date()), vec(text(), 0..2)))
        .prop_map(
            |((creator, provider, qualifier, line), (copyright, licence, usage_terms, expires, channels))| {
                Credit {
                    creator,
                    provider,
                    qualifier,
                    line,
                    copyright,
                    licence,
                    usage_terms,
                    expires,
                    channels,
                }
            },
        )
}

fn portrait(n: usize) -> impl Strategy<Value = Portrait> {
    let alt = prop_oneof![Just(AltText::Missing), Just(AltText::Decorative), text().prop_map(AltText::Text)];
    let crop =
        (text(), 0..9u16).prop_map(|(ratio, n)| Crop { ratio, left: n, top: 0, width: 1, height: 10_000 });
    (option::of((0..4u8).prop_map(hash)), text(), alt, text(), credit(), vec(crop, 0..2)).prop_map(
        move |(original, file_name, alt, caption, credit, crops)| Portrait {
            id: PortraitId::new(format!("pic{n}")).unwrap(),
            original,
            file_name,
            alt,
            caption,
            credit,
            focal_point: (n > 1).then_some(FocalPoint { x: 1, y: 10_000 }),
            crops,
        },
    )
}

fn details() -> impl Strategy<Value = Details> {
    let item = (text(), text(), option::of(date()), text(), text(), link(), text()).prop_map(
        |(kicker, headline, date, teaser, kind, url, picture_alt)| RelatedItem {
            kicker,
            headline,
            date,
            teaser,
            kind,
            url,
            picture_alt,
        },
    );
    let variant = (text(), text(), text()).prop_map(|(kicker, headline, standfirst)| Variant {
        channel: Channel::Print,
        kicker,
        headline,
        standfirst,
    });
    let language = prop_oneof![3 => select(&["de", "de-AT", "en"][..]).prop_map(str::to_owned), 1 => text()];
    let slug = prop_oneof![Just(String::new()), Just("ein-slug".to_owned()), text()];
    (
        language,
        option::of(date()),
        option::of(text()),
        text(),
        vec(text(), 0..3),
        (slug, vec(text(), 0..2), vec(variant, 0..2), vec(item, 0..3)),
    )
        .prop_map(|(language, date, embargo, category, tags, (slug, targets, variants, related))| {
            Details { language, date, embargo, category, tags, slug, targets, variants, related }
        })
}

pub(crate) fn interview() -> impl Strategy<Value = Interview> {
    let byline = (select(&BylineRole::ALL[..]), vec(text(), 0..3))
        .prop_map(|(role, names)| BylineEntry { role, names });
    let title = (text(), text(), text(), vec(byline, 0..3))
        .prop_map(|(kicker, headline, standfirst, byline)| Title { kicker, headline, standfirst, byline });
    let people = (0..4usize).prop_flat_map(|count| (0..count).map(person).collect::<Vec<_>>());
    let portraits = (0..4usize).prop_flat_map(|count| (0..count).map(portrait).collect::<Vec<_>>());
    (title, vec(content(), 0..9), people, portraits, details()).prop_map(
        |(title, contents, people, portraits, details)| Interview {
            title,
            blocks: contents
                .into_iter()
                .enumerate()
                .map(|(n, content)| Block { id: BlockId::new(format!("x{n}")).unwrap(), content })
                .collect(),
            people,
            portraits,
            details,
        },
    )
}
