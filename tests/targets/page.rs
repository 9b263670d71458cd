//! The words of a rendered page.

/// Elements that part words.
const PARTS: [&str; 15] = [
    "p",
    "br",
    "h1",
    "h2",
    "h3",
    "h4",
    "blockquote",
    "li",
    "img",
    "figcaption",
    "div",
    "aside",
    "span",
    "dt",
    "dd",
];

/// The text between `<main>` and `</main>`, its white space made single spaces.
pub(crate) fn words(html: &str) -> String {
    let main = html.split_once("<main>").map_or(html, |(_, rest)| rest);
    let main = main.split_once("</main>").map_or(main, |(inner, _)| inner);
    let mut text = String::new();
    let mut rest = main;
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(&unescaped(before));
        let (tag, behind) = after.split_once('>').unwrap_or((after, ""));
        let name: String =
            tag.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
        if PARTS.contains(&name.as_str()) {
            text.push(' ');
        }
        rest = behind;
    }
    text.push_str(&unescaped(rest));
    single_spaced(&text)
}

pub(crate) fn single_spaced(text: &str) -> String {
    text.split([' ', '\n', '\t', '\r']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let found = after.split_once(';').and_then(|(name, behind)| Some((character(name)?, behind)));
        match found {
            Some((c, behind)) => {
                out.push(c);
                rest = behind;
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out + rest
}

fn character(name: &str) -> Option<char> {
    let named = [
        ("amp", '&'),
        ("lt", '<'),
        ("gt", '>'),
        ("quot", '"'),
        ("apos", '\''),
        ("nbsp", '\u{a0}'),
        ("hellip", '…'),
        ("shy", '\u{ad}'),
    ];
    if let Some((_, c)) = named.iter().find(|(known, _)| *known == name) {
        return Some(*c);
    }
    let number = name.strip_prefix('#')?;
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(code)
}

#[test]
fn words_of_a_page_are_read_as_a_browser_shows_them() {
    let html = "x<main><p>A&amp;B &#8222;c&#x201c;</p>\n<p>d<br>e<em>f</em></p></main>y";
    assert_eq!(words(html), "A&B „c“ d ef");
}
