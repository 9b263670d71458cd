//! Who made a picture and who provides it, out of the names of a credit line.

use super::Credit;
use super::agencies::Kind;
use super::parse::{Doubt, ParsedCredit};

/// Most words of a name that is neither known nor looks like one.
const MOST_WORDS: usize = 4;

/// Who made the picture and who provides it. `None` if that cannot be told at all.
pub(super) fn who(names: &str) -> Option<ParsedCredit> {
    if let Some((creator, house)) = names.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')) {
        // „Nicolas Muster (Getty)“
        let (creator, house) = (creator.trim(), house.trim());
        return (Kind::of(house).is_provider() && is_one(creator)).then(|| certain(creator, house));
    }
    if names.contains(['(', ')']) {
        return None;
    }
    let parts = Parts::of(names);
    if parts.each.iter().any(|part| is_sentence(part)) {
        return None;
    }
    match parts.each.as_slice() {
        [one] => alone(one),
        [first, second] => Some(two(names, first, second)),
        _ => many(names, &parts),
    }
}

fn certain(creator: &str, provider: &str) -> ParsedCredit {
    let credit = Credit {
        creator: creator.trim().to_owned(),
        provider: provider.trim().to_owned(),
        ..Credit::default()
    };
    ParsedCredit { credit, uncertain: Vec::new() }
}

fn doubtful(creator: &str, provider: &str, doubt: Doubt) -> ParsedCredit {
    ParsedCredit { uncertain: vec![doubt], ..certain(creator, provider) }
}

/// One name, not several in a list or a sentence.
fn is_one(name: &str) -> bool {
    !name.is_empty() && !name.contains([',', '(', ')', '/', '|'])
}

/// „Bild erstellt mit KI in einem Programm“: more words than a name has.
fn is_sentence(part: &str) -> bool {
    part.split_whitespace().count() > MOST_WORDS && Kind::of(part) == Kind::Unknown
}

fn alone(name: &str) -> Option<ParsedCredit> {
    if let Some((first, second)) = name.split_once(',') {
        // „Nicole Muster, Bistum Essen“
        let (first, second) = (first.trim(), second.trim());
        let fits = Kind::of(first) == Kind::Person && is_one(second);
        return fits.then(|| match Kind::of(second).is_provider() {
            true => certain(first, second),
            false => doubtful(first, second, Doubt::WhoIsWho),
        });
    }
    Some(match Kind::of(name) {
        Kind::Agency | Kind::House => certain("", name),
        Kind::Person => certain(name, ""),
        Kind::Nobody => doubtful("", name, Doubt::NobodyNamed),
        Kind::Unknown => doubtful("", name, Doubt::WhoIsWho),
    })
}

fn two(names: &str, first: &str, second: &str) -> ParsedCredit {
    let (one, other) = (Kind::of(first), Kind::of(second));
    match (one.is_provider(), other.is_provider()) {
        (true, true) => certain("", names),
        (true, false) if other != Kind::Nobody => beside_a_provider(second, first),
        (false, true) if one != Kind::Nobody => beside_a_provider(first, second),
        (true, false) | (false, true) => doubtful("", names, Doubt::NobodyNamed),
        // „Netflix | PR“, „Ada Muster / privat“
        _ if one == Kind::Person && other == Kind::Nobody => doubtful(first, second, Doubt::WhoIsWho),
        _ if one == Kind::Nobody || other == Kind::Nobody => doubtful("", names, Doubt::NobodyNamed),
        // „Stuart Muster for Fortune“
        _ if [" for ", " via "].iter().any(|word| names.contains(word)) => certain(first, second),
        // „Tamar Muster/Haaretz“
        _ if one == Kind::Person && other != Kind::Person => doubtful(first, second, Doubt::WhoIsWho),
        _ => doubtful(second, first, Doubt::WhoIsWho),
    }
}

/// Beside a provider stands who made the picture: a person, or a last name. Several words that are no person's name may
/// be another provider.
fn beside_a_provider(name: &str, provider: &str) -> ParsedCredit {
    let is_clear = Kind::of(name) == Kind::Person || !name.contains(char::is_whitespace);
    if is_clear { certain(name, provider) } else { doubtful(name, provider, Doubt::WhoIsWho) }
}

/// A chain of providers with the creator before or behind it: „Mikhail Muster/TASS/dpa/picture alliance“.
fn many(names: &str, parts: &Parts<'_>) -> Option<ParsedCredit> {
    let kinds: Vec<Kind> = parts.each.iter().map(|part| Kind::of(part)).collect();
    if kinds.iter().all(|kind| kind.is_provider()) {
        return Some(certain("", names));
    }
    // „Pool“ and „Handout“ are links of the chain as well.
    let others = kinds.iter().filter(|kind| !kind.is_provider() && **kind != Kind::Nobody).count();
    if others == 0 {
        return Some(doubtful("", names, Doubt::NobodyNamed));
    }
    let (first, last) = (parts.each.first()?, parts.each.last()?);
    let is_creator =
        |kind: Option<&Kind>| kind.is_some_and(|kind| matches!(kind, Kind::Person | Kind::Unknown));
    if others == 1 && is_creator(kinds.first()) {
        return Some(certain(first, without_separator(names.strip_prefix(first)?)));
    }
    if others == 1 && is_creator(kinds.last()) {
        return Some(certain(last, without_separator(names.strip_suffix(last)?)));
    }
    None
}

fn without_separator(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '/' | '|'))
}

/// The names between slashes, bars, „ - “, „ via “ and „ for “.
struct Parts<'n> {
    each: Vec<&'n str>,
}

impl<'n> Parts<'n> {
    fn of(names: &'n str) -> Self {
        let mut each = vec![names];
        for separator in ["/", "|", " - ", " – ", " via ", " for "] {
            each = each.into_iter().flat_map(|part| part.split(separator)).collect();
        }
        let bare = |part: &'n str| part.trim().strip_prefix("via ").unwrap_or(part.trim());
        Self { each: each.into_iter().map(bare).filter(|part| !part.is_empty()).collect() }
    }
}
