//! Takes a credit line apart: label, names, qualifier, licence. What is uncertain is said, and nothing is made up.

use super::agencies::Kind;
use super::{Credit, SIGN, licence};
use crate::Language;

/// A credit line taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParsedCredit {
    /// The fields; the whole as `line` where it could not be taken apart.
    pub credit: Credit,
    /// What a person should look at.
    pub uncertain: Vec<Doubt>,
}

/// What is uncertain about a credit line that was taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Nothing says that this is a credit line.
    NoLabel,
    /// Neither name is known: creator and provider may be the other way round, or both be the same.
    WhoIsWho,
    /// It names nobody: „privat“.
    NobodyNamed,
    /// It could not be taken apart and is kept as it stands.
    KeptAsItStands,
    /// It seems to be about several pictures.
    SeveralPictures,
}

impl Doubt {
    /// The sentence for the person.
    pub fn sentence(self, language: Language) -> String {
        let (german, english) = match self {
            Self::NoLabel => (
                "Nichts sagt, dass das ein Bildnachweis ist. Bitte prüfen.",
                "Nothing says that this is a credit line. Please check it.",
            ),
            Self::WhoIsWho => (
                "Wer das Bild gemacht hat und wer es liefert, ist nicht sicher zu erkennen. Bitte prüfen.",
                "Who made the picture and who provides it cannot be told for certain. Please check it.",
            ),
            Self::NobodyNamed => (
                "Die Zeile nennt niemanden beim Namen. Wer das Bild gemacht hat, muss genannt werden.",
                "The line names nobody. Who made the picture has to be named.",
            ),
            Self::KeptAsItStands => (
                "Die Zeile ließ sich nicht zerlegen und bleibt, wie sie ist.",
                "The line could not be taken apart and stays as it is.",
            ),
            Self::SeveralPictures => (
                "Die Zeile scheint mehrere Bilder zu nennen. Bitte aufteilen.",
                "The line seems to name several pictures. Please divide it.",
            ),
        };
        language.choose(german, english).to_owned()
    }
}

/// Labels with a colon behind them, lower case, and the qualifier that they say.
const LABELS: [(&str, &str); 48] = [
    ("bildquelle", ""),
    ("bildquellen", ""),
    ("bildnachweis", ""),
    ("bildrechte", ""),
    ("bildcredit", ""),
    ("foto", ""),
    ("fotos", ""),
    ("foto's", ""),
    ("fotocredit", ""),
    ("fotoquelle", ""),
    ("fotonachweis", ""),
    ("fotograf", ""),
    ("fotografin", ""),
    ("bild", ""),
    ("bilder", ""),
    ("quelle", ""),
    ("photo", ""),
    ("photos", ""),
    ("photograph", ""),
    ("photographer", ""),
    ("photo credit", ""),
    ("photo credits", ""),
    ("image", ""),
    ("images", ""),
    ("image credit", ""),
    ("image credits", ""),
    ("picture", ""),
    ("pictures", ""),
    ("credit", ""),
    ("credits", ""),
    ("source", ""),
    ("copyright", ""),
    ("crédit photo", ""),
    ("crédits photo", ""),
    ("crédit", ""),
    ("źródło", ""),
    ("фото", ""),
    ("fotoğraf", ""),
    ("symbolfoto", "Symbolfoto"),
    ("symbolbild", "Symbolbild"),
    ("archivfoto", "Archiv"),
    ("archivbild", "Archiv"),
    ("file photo", "File"),
    ("illustration", "Illustration"),
    ("grafik", "Grafik"),
    ("collage", "Collage"),
    ("montage", "Montage"),
    ("fotomontage", "Montage"),
];

/// Beginnings that need no colon, lower case.
const BEGINNINGS: [&str; 7] = [
    "photo courtesy of ",
    "image courtesy of ",
    "photograph by ",
    "photo by ",
    "image by ",
    "picture by ",
    "fotografiert von ",
];

/// What stands in parentheses or behind a comma and qualifies the picture.
const QUALIFIERS: [&str; 12] = [
    "Archiv",
    "Archivfoto",
    "Archivbild",
    "Symbolfoto",
    "Symbolbild",
    "Montage",
    "Collage",
    "Illustration",
    "Grafik",
    "File",
    "Screenshot",
    "Handout",
];

/// „Read more“, glued to the line by the page that it was copied from.
const GLUED: [&str; 5] = [" Mehr", " mehr...", " Vis mer", " Visa mer", " Read more"];

/// Takes a credit line apart.
///
/// Both orders of creator and provider are understood where one of them is known, or shows what it is; otherwise the
/// provider is taken to stand first, as in the house form, and the doubt is said.
pub fn parse(line: &str) -> ParsedCredit {
    let Label { names, qualifier, is_said } = label(line);
    let mut parsed = names_apart(names);
    if parsed.credit.qualifier.is_empty() && parsed.credit.line.is_empty() {
        qualifier.clone_into(&mut parsed.credit.qualifier);
    }
    if !is_said && parsed.uncertain.is_empty() && !shows_itself(&parsed.credit) {
        parsed.uncertain.push(Doubt::NoLabel);
    }
    parsed
}

/// The names of a line that says by its label that it is a credit line.
pub(super) fn labelled_names(line: &str) -> Option<&str> {
    let label = label(line);
    (label.is_said && !label.names.is_empty()).then_some(label.names)
}

/// Without a label, a known agency or a licence still shows what the line is.
fn shows_itself(credit: &Credit) -> bool {
    credit.licence.is_some() || Kind::of(&credit.provider) == Kind::Agency
}

struct Label<'l> {
    names: &'l str,
    qualifier: &'static str,
    /// There is a label, a sign, or another beginning of a credit line.
    is_said: bool,
}

fn label(line: &str) -> Label<'_> {
    let mut names = line.trim();
    for glued in GLUED {
        names = names.strip_suffix(glued).unwrap_or(names);
    }
    names = names
        .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '|' | '–' | '—' | '-' | '/'));
    names = unwrapped(names.trim_end_matches(|c: char| c.is_whitespace() || c == ';'));
    let mut found = Label { names, qualifier: "", is_said: false };
    // „© Foto: dpa“ and „Crédit Photo: © X“ have both.
    for _ in 0..2 {
        if let Some(rest) = found.names.strip_prefix(SIGN) {
            (found.names, found.is_said) = (rest.trim_start(), true);
        }
        if let Some((qualifier, rest)) = colon_label(found.names) {
            found = Label { names: rest, qualifier, is_said: true };
        }
    }
    let rest = BEGINNINGS.iter().find_map(|begin| strip_prefix_ignoring_case(found.names, begin));
    match rest {
        // A sentence: „Photo courtesy of the artist.“
        Some(rest) => Label { names: rest.trim().trim_end_matches('.'), is_said: true, ..found },
        None => found,
    }
}

/// Without the brackets that go around the whole.
fn unwrapped(line: &str) -> &str {
    for (open, close) in [('(', ')'), ('[', ']')] {
        let inner = line.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
        if let Some(inner) = inner.filter(|inner| is_balanced(inner, open, close)) {
            return inner.trim();
        }
    }
    line
}

/// No bracket in it closes one outside.
fn is_balanced(text: &str, open: char, close: char) -> bool {
    let depth = text.chars().try_fold(0u32, |depth, letter| match letter {
        _ if letter == open => Some(depth + 1),
        _ if letter == close => depth.checked_sub(1),
        _ => Some(depth),
    });
    depth == Some(0)
}

fn colon_label(text: &str) -> Option<(&'static str, &str)> {
    let (label, names) = text.split_once(':')?;
    let label = label.trim().to_lowercase();
    let (_, qualifier) = LABELS.iter().find(|(known, _)| *known == label)?;
    Some((*qualifier, names.trim()))
}

fn strip_prefix_ignoring_case<'l>(text: &'l str, prefix: &str) -> Option<&'l str> {
    let (begin, rest) = text.split_at_checked(prefix.len())?;
    (begin.to_lowercase() == prefix).then_some(rest)
}

fn kept(names: &str, doubt: Doubt) -> ParsedCredit {
    let credit = Credit { line: names.to_owned(), ..Credit::default() };
    ParsedCredit { credit, uncertain: vec![doubt] }
}

/// Takes the names apart, without label.
fn names_apart(names: &str) -> ParsedCredit {
    let (before, found, behind) = match licence::split(names) {
        Some((before, found, behind)) => {
            (before.trim_end().trim_end_matches(',').trim_end(), Some(found), behind)
        }
        None => (names, None, ""),
    };
    let (before, qualifier) = qualifier_apart(before);
    let via = behind.trim_start_matches([',', ' ']);
    if found.is_some() && !(via.is_empty() || via.starts_with("via ")) {
        return kept(names, Doubt::KeptAsItStands);
    }
    if names.contains(';') || has_label_within(before) {
        return kept(names, Doubt::SeveralPictures);
    }
    if before.is_empty() || before.contains(['©', ':', '„', '“', '"', '…']) {
        return kept(names, Doubt::KeptAsItStands);
    }
    let Some(mut parsed) = who(before) else { return kept(names, Doubt::KeptAsItStands) };
    if let Some(provider) = via.strip_prefix("via ") {
        if !parsed.credit.provider.is_empty() && parsed.credit.creator.is_empty() {
            parsed.credit.creator = std::mem::take(&mut parsed.credit.provider);
        }
        provider.trim().clone_into(&mut parsed.credit.provider);
        parsed.uncertain.clear();
    }
    qualifier.clone_into(&mut parsed.credit.qualifier);
    parsed.credit.licence = found;
    parsed
}

/// „Foto: A | Vídeo: B“, „X, Fotos: Y“
fn has_label_within(names: &str) -> bool {
    names.split_once(':').is_some_and(|(before, _)| before.contains([',', '|', '/']))
        || names.matches('(').count() > 1
}

/// „dpa (Archiv)“, „AP Photo, File“
fn qualifier_apart(names: &str) -> (&str, &str) {
    let parenthesised = names.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    for (before, last) in [parenthesised, names.rsplit_once(',')].into_iter().flatten() {
        let last = last.trim();
        if !before.trim().is_empty() && QUALIFIERS.iter().any(|known| known.eq_ignore_ascii_case(last)) {
            return (before.trim(), last);
        }
    }
    (names.trim(), "")
}

/// Who made the picture and who provides it. `None` if that cannot be told at all.
fn who(names: &str) -> Option<ParsedCredit> {
    if let Some((creator, house)) = names.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')) {
        // „Nicolas Muster (Getty)“
        let (creator, house) = (creator.trim(), house.trim());
        return (Kind::of(house).is_provider() && is_one(creator)).then(|| certain(creator, house));
    }
    let parts = Parts::of(names);
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
    let (first, last) = (parts.each.first()?, parts.each.last()?);
    let others = kinds.iter().filter(|kind| !kind.is_provider()).count();
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
