//! Web and mail addresses in running text, without a grammar of addresses: what people take for one.

/// An address and the text around it.
pub(super) struct Address<'a> {
    /// From the address before, or the beginning.
    pub(super) before: &'a str,
    /// The address as it stands.
    pub(super) text: &'a str,
    /// Everything behind it.
    pub(super) after: &'a str,
    /// What it is.
    pub(super) kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Angle brackets make a link of it in every client.
    Url,
    /// Angle brackets make a link of it in every client.
    Mail,
    /// A mail address with signs that not every client allows between angle brackets.
    OddMail,
    /// It lacks its scheme.
    Www,
    /// It holds signs that make it something else between angle brackets.
    Unsafe,
}

/// Longest local part of a mail address (RFC 5321, 4.5.3.1.1), in bytes.
const MAX_LOCAL: usize = 64;

/// Longest label of a host (RFC 1034, 3.1), in bytes.
const MAX_LABEL: usize = 63;

const SCHEMES: [&str; 3] = ["https://", "http://", "ftp://"];

/// The addresses of a text, in order.
pub(super) fn find(text: &str) -> Vec<Address<'_>> {
    let mut found = Vec::new();
    let mut rest = text;
    let mut previous = None;
    while let Some(address) = first(rest, previous) {
        rest = address.after;
        previous = address.text.chars().last();
        found.push(address);
    }
    found
}

/// The first address of `text`, before which `previous` stands.
fn first(text: &str, mut previous: Option<char>) -> Option<Address<'_>> {
    for (at, c) in text.char_indices() {
        let here = text.get(at..).unwrap_or_default();
        if let Some((kind, length)) = recognise(here, previous) {
            let (address, after) = here.split_at_checked(length)?;
            let kind = if is_safe(address) { kind } else { Kind::Unsafe };
            return Some(Address { before: text.get(..at).unwrap_or_default(), text: address, after, kind });
        }
        previous = Some(c);
    }
    None
}

/// The kind of the address that begins here, and its length in bytes.
fn recognise(here: &str, previous: Option<char>) -> Option<(Kind, usize)> {
    if let Some(scheme) = SCHEMES.iter().find(|scheme| here.starts_with(**scheme)) {
        let length = trimmed(here, run(here, is_address_character));
        return (length > scheme.len()).then_some((Kind::Url, length));
    }
    let follows =
        |others: &[char]| previous.is_some_and(|p| p.is_alphanumeric() || p == '_' || others.contains(&p));
    if !follows(&['.', '+', '-'])
        && let Some(length) = mail(here)
    {
        let is_odd = here.bytes().take(length).any(|b| matches!(b, b'+' | b'%'));
        return Some((if is_odd { Kind::OddMail } else { Kind::Mail }, length));
    }
    if !here.starts_with("www.") || follows(&['.', '/']) {
        return None;
    }
    let length = trimmed(here, run(here, is_address_character));
    (length > "www.".len()).then_some((Kind::Www, length))
}

/// The length of the mail address that begins here: a local part and a host of two or more labels.
fn mail(here: &str) -> Option<usize> {
    let is_local = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-');
    let local = here.bytes().take(MAX_LOCAL).take_while(|&b| is_local(char::from(b))).count();
    let host = here.get(local..)?.strip_prefix('@').filter(|_| local > 0)?;
    let mut end = label(host)?;
    let mut labels = 1;
    while let Some(next) = host.get(end..).and_then(|tail| tail.strip_prefix('.')).and_then(label) {
        end += 1 + next;
        labels += 1;
    }
    (labels >= 2).then(|| trimmed(here, local + 1 + end))
}

/// The length of the label of a host that begins here (RFC 1034, 3.5): letters, digits, and hyphens between them.
fn label(text: &str) -> Option<usize> {
    let length = run(text, |c| c.is_ascii_alphanumeric() || c == '-');
    let label = text.get(..length)?.trim_end_matches('-');
    ((1..=MAX_LABEL).contains(&label.len()) && !label.starts_with('-')).then_some(label.len())
}

fn run(text: &str, is_part: impl Fn(char) -> bool) -> usize {
    text.find(|c| !is_part(c)).unwrap_or(text.len())
}

fn is_address_character(c: char) -> bool {
    !c.is_whitespace() && !c.is_control() && !"<>\"„“”‚‘’»«|\\^`{}".contains(c)
}

/// The length without punctuation that belongs to the sentence.
fn trimmed(text: &str, length: usize) -> usize {
    let mut address = text.get(..length).unwrap_or_default();
    address = address.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_']);
    let mut excess = address.matches(')').count().saturating_sub(address.matches('(').count());
    while let Some(shorter) = address.strip_suffix(')').filter(|_| excess > 0) {
        address = shorter;
        excess -= 1;
    }
    address.len()
}

/// It can stand between angle brackets and mean itself: no emphasis, and no `&copy;` that readers would replace.
fn is_safe(address: &str) -> bool {
    let has_reference = address.split('&').skip(1).any(|tail| {
        let name = run(tail, |c| c.is_ascii_alphanumeric() || c == '#');
        name > 0 && tail.get(name..).is_some_and(|end| end.starts_with(';'))
    });
    !address.contains('*') && !has_reference
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        find(text).into_iter().filter(|found| found.kind != Kind::Unsafe).map(|found| found.text).collect()
    }

    #[test]
    fn the_sentence_keeps_its_punctuation() {
        assert_eq!(
            found("https://a.example/x, und (http://b.example)."),
            ["https://a.example/x", "http://b.example"]
        );
        assert_eq!(found("„https://a.example/“"), ["https://a.example/"]);
        assert_eq!(found("a@b.example."), ["a@b.example"]);
    }

    #[test]
    fn what_only_looks_alike_is_no_address() {
        for text in [
            "https://",
            "a@b",
            "@wortlaut",
            "www.",
            "xwww.a.example",
            "5*a@b",
            "https://a.example/*x*",
            "https://a.example/?a&copy;b",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn a_long_text_without_addresses_takes_linear_time() {
        assert!(found(&"http://".repeat(20_000)).len() <= 1);
        assert!(found(&"a.".repeat(50_000)).is_empty());
    }
}
