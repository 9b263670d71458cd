//! Plain text as Markdown that every client reads as the same plain text.
//!
//! Not CommonMark alone decides what must be escaped, but everything that reads such files: kramdown, goldmark,
//! markdown-it, pandoc and cmark-gfm with their extensions, and the template languages that run over a file before
//! (Liquid, Hugo's shortcodes, MDX). Where these disagree about backslashes, a character reference is written.
//! The table of characters is in docs/markdown-format.md.

mod address;

use address::{Address, Kind};
use std::ops::Range;

/// Where a piece of text begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum At {
    /// At the beginning of a line, where `12.` would open a list.
    LineStart,
    /// Behind something else.
    Within,
}

/// A text without line breaks. Addresses become links to themselves, so that no client cuts them at a backslash.
pub(crate) fn text(text: &str, at: At) -> String {
    let mut out = String::new();
    let mut rest = text;
    let mut at = at;
    for found in address::find(text) {
        let Address { before, text, after, kind } = found;
        out.push_str(&plain(before, at));
        match kind {
            Kind::Www => push(&mut out, &link(text, &www_target(text))),
            Kind::OddMail => push(&mut out, &link(text, &format!("mailto:{text}"))),
            Kind::Url | Kind::Mail => out.push_str(&format!("<{text}>")),
            Kind::Unsafe => out.push_str(&unlinked(text)),
        }
        rest = after;
        at = At::Within;
    }
    out.push_str(&plain(rest, at));
    out
}

fn link(text: &str, target: &str) -> String {
    format!("[{}]({})", plain(text, At::Within), destination(target))
}

/// An address that no client shall take for one: those that look for addresses in text would read its escapes.
fn unlinked(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let sign = chars.iter().position(|c| matches!(c, ':' | '.')).unwrap_or(0);
    let mut out = String::new();
    for i in 0..chars.len() {
        if i == sign { push_reference(chars[i], &mut out) } else { push_character(&chars, i, &mut out) }
    }
    out
}

/// Appends Markdown to Markdown. An exclamation mark before a link would make a picture of it.
pub(crate) fn push(out: &mut String, markdown: &str) {
    if markdown.starts_with('[') && out.ends_with('!') {
        out.pop();
        out.push_str("\\!");
    }
    out.push_str(markdown);
}

/// Where addresses stand in a text, in bytes.
pub(crate) fn addresses(text: &str) -> Vec<Range<usize>> {
    let mut at = 0;
    let mut place = |found: Address| {
        let begin = at + found.before.len();
        at = begin + found.text.len();
        begin..at
    };
    let found = address::find(text).into_iter().map(|found| (found.kind, place(found)));
    found.filter(|(kind, _)| *kind != Kind::Unsafe).map(|(_, place)| place).collect()
}

/// Where the text `www.…` leads when it is written as a link.
pub(crate) fn www_target(text: &str) -> String {
    format!("https://{}", text.replace('(', "%28").replace(')', "%29"))
}

/// A text without line breaks in which addresses are nothing special: the words of a link.
pub(crate) fn plain(text: &str, at: At) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for i in 0..chars.len() {
        push_character(&chars, i, &mut out);
    }
    match at {
        At::LineStart => line_start(out),
        At::Within => out,
    }
}

fn push_character(chars: &[char], i: usize, out: &mut String) {
    let c = chars[i];
    let before = i.checked_sub(1).map(|p| chars[p]);
    let after = chars.get(i + 1).copied();
    let beside = |wanted: char| before == Some(wanted) || after == Some(wanted);
    match c {
        '\t' | '\n' => out.push(' '),
        c if c < ' ' || matches!(c, '\u{7f}' | '\u{feff}') => {}
        '&' if after.is_some_and(|a| a == '#' || a.is_ascii_alphabetic()) => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '"' => out.push_str("&quot;"),
        '\'' | '{' | '}' | '^' | '@' => push_reference(c, out),
        '%' if i == 0 || matches!(before, Some('%' | '{')) || matches!(after, Some('%' | '}')) => {
            push_reference(c, out);
        }
        '\\' | '`' | '*' | '[' | ']' | '|' | '$' | '~' => push_escaped(c, out),
        '_' if ![before, after].iter().all(|n| n.is_some_and(char::is_alphanumeric)) => push_escaped(c, out),
        '#' if before.is_none_or(|b| b.is_whitespace() || b == '#') => push_escaped(c, out),
        // Behind `]`, kramdown takes the beginning of a line for the definition of a link, escaped or not.
        ':' if i == 0 || beside(':') || before == Some(']') || is_emoji_name(&chars[i..]) => {
            push_reference(c, out)
        }
        '.' | '-' | '=' | '+' if beside(c) => push_escaped(c, out),
        '!' if after == Some('[') => push_escaped(c, out),
        '(' if is_sign_in_parentheses(&chars[i..]) => push_escaped(c, out),
        c => out.push(c),
    }
}

fn push_escaped(c: char, out: &mut String) {
    out.push('\\');
    out.push(c);
}

fn push_reference(c: char, out: &mut String) {
    out.push_str(&format!("&#{};", u32::from(c)));
}

/// `:smile:`
fn is_emoji_name(chars: &[char]) -> bool {
    let name = chars.iter().skip(1);
    let length = name
        .clone()
        .take_while(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '+' | '-'))
        .count();
    length > 0 && chars.get(length + 1) == Some(&':')
}

/// `(c)`, `(r)`, `(tm)`, `(p)`: typographers make signs of them.
fn is_sign_in_parentheses(chars: &[char]) -> bool {
    let inner: String = chars.iter().skip(1).take(3).collect::<String>().to_ascii_lowercase();
    ["c)", "r)", "p)"].iter().any(|sign| inner.starts_with(sign)) || inner == "tm)"
}

/// The beginning of a line of escaped text, kept from opening a list, a heading, or a statement of MDX.
fn line_start(escaped: String) -> String {
    if escaped.starts_with(['-', '+', '=']) {
        return format!("\\{escaped}");
    }
    let word: String = escaped.chars().take_while(|&c| !c.is_whitespace()).collect();
    let tail = escaped.strip_prefix(word.as_str()).unwrap_or_default();
    if is_parenthesised_marker(&word) {
        return format!("\\{escaped}");
    }
    if let Some(marker) = list_marker(&word) {
        let delimiter = word.strip_prefix(marker).unwrap_or_default();
        return format!("{marker}\\{delimiter}{tail}");
    }
    if matches!(word.as_str(), "import" | "export") && tail.starts_with(' ') {
        let first = u32::from(word.bytes().next().unwrap_or_default());
        let others: String = word.chars().skip(1).collect();
        return format!("&#{first};{others}{tail}");
    }
    escaped
}

/// `(1)`
fn is_parenthesised_marker(word: &str) -> bool {
    let inner = word.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    inner.is_some_and(|inner| {
        (1..=9).contains(&inner.chars().count()) && inner.chars().all(|c| c.is_alphanumeric() || c == '_')
    })
}

/// The number or letters of `12.`, `3)`, `a)`, `iv.`
fn list_marker(word: &str) -> Option<&str> {
    let marker = word.strip_suffix(['.', ')'])?;
    let length = marker.chars().count();
    let is_number = length <= 10 && marker.chars().all(char::is_numeric);
    let is_letter = length == 1 && marker.chars().all(|c| c.is_ascii_alphabetic());
    let is_roman = length <= 9 && marker.chars().all(|c| "ivxlcdmIVXLCDM".contains(c));
    (length > 0 && (is_number || is_letter || is_roman)).then_some(marker)
}

/// The target of a link or picture, as it stands between the parentheses. It means exactly this target.
pub(crate) fn destination(target: &str) -> String {
    let mut out = String::with_capacity(target.len());
    for c in target.chars() {
        match c {
            c if c.is_ascii_alphanumeric() => out.push(c),
            '-' | '.' | '_' | '/' | ':' | '?' | '#' | '@' | '+' | ',' | ';' | '=' | '%' | '!' => out.push(c),
            '&' => out.push_str("&amp;"),
            c if c.is_ascii() => push_reference(c, &mut out),
            c => out.push(c),
        }
    }
    out
}

/// The tooltip of a link, as it stands between the quotes.
pub(crate) fn tooltip(text: &str) -> String {
    plain(text, At::Within)
}

/// Alternative text between the brackets of a picture. Several clients understand no escape there, so what would
/// need one is replaced; the exact text is in the front matter.
pub(crate) fn alternative_text(text: &str) -> String {
    let mut opened = false;
    let replaced = text.chars().filter_map(|c| match c {
        '"' => {
            opened = !opened;
            Some(if opened { '„' } else { '“' })
        }
        '\'' => Some('’'),
        '[' | '{' => Some('('),
        ']' | '}' => Some(')'),
        '&' => Some('+'),
        '*' | '_' | '`' | '\\' | '<' | '>' | '|' | '$' | '~' | '^' => None,
        c if c.is_whitespace() => Some(' '),
        c if c.is_control() || c == '\u{feff}' => None,
        c => Some(c),
    });
    replaced.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start(words: &str) -> String {
        text(words, At::LineStart)
    }

    #[test]
    fn what_would_open_a_list_stays_text() {
        assert_eq!(start("12. Juni"), "12\\. Juni");
        assert_eq!(start("a) so"), "a\\) so");
        assert_eq!(start("(1) so"), "\\(1) so");
        assert_eq!(start("i. e. so"), "i\\. e. so");
        assert_eq!(start("1.Oktober"), "1.Oktober");
        assert_eq!(start("- nein"), "\\- nein");
        assert_eq!(start("– nein"), "– nein");
        assert_eq!(start("+49 30"), "\\+49 30");
        assert_eq!(text("12. Juni", At::Within), "12. Juni");
    }

    #[test]
    fn template_languages_find_nothing_to_run() {
        assert_eq!(start("{{ x }}"), "&#123;&#123; x &#125;&#125;");
        assert_eq!(start("{% x %}"), "&#123;&#37; x &#37;&#125;");
        assert_eq!(start("import x from 'y'"), "&#105;mport x from &#39;y&#39;");
        assert_eq!(start("importieren"), "importieren");
    }

    #[test]
    fn ordinary_german_text_is_not_touched() {
        let words =
            "„Sie haben 5\u{202f}% – z.\u{a0}B. für E-Akten (2024) & Co. – gespart?“, sagt A_B: „Ja!“";
        assert_eq!(start(words), words);
        assert_eq!(start("Bürger*innen"), "Bürger\\*innen");
        assert_eq!(start("AT&T"), "AT&amp;T");
    }

    #[test]
    fn addresses_become_links_to_themselves() {
        assert_eq!(start("Siehe https://x.example/a_b_c."), "Siehe <https://x.example/a_b_c>.");
        assert_eq!(start("(https://x.example/(a))"), "(<https://x.example/(a)>)");
        assert_eq!(start("http://x.example/*a*"), "http&#58;//x.example/\\*a\\*");
        assert_eq!(start("An a.b@c.example!"), "An <a.b@c.example>!");
        assert_eq!(start("www.x.example/a(b)"), "[www.x.example/a(b)](https://www.x.example/a%28b%29)");
    }

    #[test]
    fn a_target_is_written_without_anything_that_ends_it() {
        assert_eq!(
            destination("https://x.example/a b(c)&copy;{{x}}"),
            "https://x.example/a&#32;b&#40;c&#41;&amp;copy;&#123;&#123;x&#125;&#125;"
        );
    }

    /// Texts that broke a client once, and the form in which nine parsers and four site generators read them alike.
    #[test]
    fn texts_that_broke_clients_are_written_as_they_understand_them() {
        let pairs: Vec<(String, String)> =
            serde_json::from_str(include_str!("../tests/data/escaped.json")).unwrap();
        for (given, escaped) in pairs {
            assert_eq!(start(given.trim_matches([' ', '\t', '\n'])), escaped, "{given:?}");
        }
    }

    #[test]
    fn alternative_text_needs_no_escape() {
        assert_eq!(alternative_text("Das \"Haus\" [links] & *Garten*"), "Das „Haus“ (links) + Garten");
    }
}
