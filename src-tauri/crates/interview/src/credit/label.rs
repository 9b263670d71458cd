//! What stands before the names of a credit line, and around it.

use super::SIGN;

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

/// „Read more“, glued to the line by the page that it was copied from.
const GLUED: [&str; 5] = [" Mehr", " mehr...", " Vis mer", " Visa mer", " Read more"];

/// The names of a line that says by its label that it is a credit line.
pub(super) fn labelled_names(line: &str) -> Option<&str> {
    let label = label(line);
    (label.is_said && !label.names.is_empty()).then_some(label.names)
}

/// A line without its label.
pub(super) struct Label<'l> {
    pub(super) names: &'l str,
    /// What the label says of the picture: „Symbolfoto“.
    pub(super) qualifier: &'static str,
    /// There is a label, a sign, or another beginning of a credit line.
    pub(super) is_said: bool,
}

pub(super) fn label(line: &str) -> Label<'_> {
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
