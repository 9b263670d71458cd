//! Captions and credit lines.

use super::words::{beginning, words};
use interview::Credit;

/// Longest caption and longest credit line, in characters.
const LONGEST_CAPTION: usize = 300;
const LONGEST_CREDIT: usize = 140;

/// A credit line, alone or behind its caption: „Henrike Sasse am Pult. Foto: Brandes“.
pub(super) fn credit_in(text: &str) -> Option<(Option<String>, Credit)> {
    let length = text.chars().count();
    if length > LONGEST_CAPTION + LONGEST_CREDIT || text.ends_with('?') {
        return None;
    }
    if length <= LONGEST_CREDIT
        && let Some(credit) = Credit::from_line(text)
    {
        return Some((None, credit));
    }
    let at = labels(text).into_iter().max().filter(|at| *at > 0)?;
    let (caption, line) = text.split_at_checked(at)?;
    let caption = caption.trim_end_matches(['(', '[', ' ', '|', '–', '-', '/', '\u{a0}', '\n']).trim();
    let line = line.trim();
    let fits = !caption.is_empty()
        && caption.chars().count() <= LONGEST_CAPTION
        && line.chars().count() <= LONGEST_CREDIT
        && !line.ends_with(['!', '?']);
    let bare = line.trim_end_matches([')', ']', '.']);
    // Without a label it was the agency that gave it away.
    let credit = Credit::from_line(bare)
        .or_else(|| Credit::from_line(line))
        .unwrap_or_else(|| Credit::from_names(bare));
    Some(credit).filter(|_| fits).map(|credit| (Some(caption.to_owned()), credit))
}

/// Where a credit line may begin, in bytes: at „Foto:“, at “©”, at the last parenthesis with an agency in it.
fn labels(text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut is_start = true;
    for (at, c) in text.char_indices() {
        let rest = text.get(at..).unwrap_or_default();
        let label = is_start.then(|| beginning("credit", rest)).flatten();
        let behind = label.and_then(|label| text.get(at + label.len()..)).unwrap_or_default();
        let behind = behind.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
        if c == '©' || (label.is_some() && (behind.starts_with([':', '©']) || behind.starts_with("by "))) {
            found.push(at);
        }
        let names_agency = || {
            let inner: String = rest.to_lowercase();
            let inner = inner.trim_start_matches('(').trim_end_matches([')', '.']);
            !inner.contains(')')
                && words("agency").iter().any(|agency| inner.split(['/', ' ']).any(|part| part == *agency))
        };
        if c == '(' && rest.ends_with([')', '.']) && rest.chars().count() <= LONGEST_CREDIT && names_agency()
        {
            found.push(at + 1);
        }
        is_start = !c.is_alphanumeric();
    }
    // The first of „Foto: © X“, and of „© Foto: X“.
    let follows = |at: &usize| {
        let before = text.get(..*at).unwrap_or_default().trim_end();
        found.iter().any(|first| first < at && before.len() < first + 12 && before.ends_with([':', '©']))
    };
    found.iter().copied().filter(|at| !follows(at)).collect()
}

/// „Porträtfoto von …“, „Foto von …“, „Blick in …“: alternative texts that were saved as lines.
pub(super) fn is_alternative_text(text: &str) -> bool {
    let count = text.split_whitespace().take(40).count();
    let is_short = text.chars().count() <= 200 && (2..40).contains(&count);
    is_short && !text.ends_with('?') && !text.contains(':') && beginning("alt", text).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn caption(text: &str) -> Option<(Option<String>, String)> {
        let form = interview::CreditForm::of_language("de");
        credit_in(text).map(|(caption, credit)| (caption, credit.printed(&form)))
    }

    #[test]
    fn a_credit_may_stand_behind_its_caption() {
        for (text, before) in [
            (
                "Ingmar Strohbach auf seinem Unimog. Foto: Hafenkurier/Jette Pohl",
                "Ingmar Strohbach auf seinem Unimog.",
            ),
            ("Eulalie Vasseur à Saint-Loup. © Rémi Chastel", "Eulalie Vasseur à Saint-Loup."),
            ("Am Pult (Foto: dpa)", "Am Pult"),
            ("At work. Photo by Lee Orr", "At work."),
            ("Am Pult (dpa/Marius Ems)", "Am Pult"),
        ] {
            assert_eq!(caption(text).and_then(|(caption, _)| caption).as_deref(), Some(before), "{text}");
        }
        assert_eq!(caption("© Rémi Chastel").map(|(caption, _)| caption), Some(None));
        assert_eq!(caption("Sie sagt: Das geht."), None);
        assert_eq!(caption("Was kostet ein Foto: viel?"), None);
    }

    #[test]
    fn alternative_texts_begin_in_known_ways() {
        assert!(is_alternative_text("Porträtfoto von Henrike Sasse."));
        assert!(!is_alternative_text("Ein Mann, ein Wort?"));
        assert!(!is_alternative_text("Porträt"));
    }
}
