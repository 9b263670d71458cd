//! Names for addresses and file names: ASCII, lower case, at most 80 characters.

use unicode_normalization::UnicodeNormalization;

/// Longest slug, in characters. Long enough for a headline, short enough for every file system beneath a folder.
pub const MAX_LENGTH: usize = 80;

/// The slug of a text: ä→ae, ö→oe, ü→ue, ß→ss, other marks dropped, everything else a hyphen. Cut between words.
///
/// Empty if no letter or digit is left.
pub fn of(text: &str) -> String {
    let mut slug = String::new();
    for c in text.nfc().flat_map(char::to_lowercase) {
        match c {
            'ä' => slug.push_str("ae"),
            'ö' => slug.push_str("oe"),
            'ü' => slug.push_str("ue"),
            'ß' => slug.push_str("ss"),
            'æ' => slug.push_str("ae"),
            'ø' => slug.push('o'),
            'ł' => slug.push('l'),
            '’' | '\'' | '\u{ad}' => {}
            c => push_ascii(&mut slug, c),
        }
    }
    cut(slug.trim_matches('-'))
}

fn push_ascii(slug: &mut String, c: char) {
    let mut any = false;
    for base in std::iter::once(c).nfkd().filter(char::is_ascii_alphanumeric) {
        slug.push(base.to_ascii_lowercase());
        any = true;
    }
    let is_mark = unicode_normalization::char::is_combining_mark(c);
    if !any && !is_mark && !slug.is_empty() && !slug.ends_with('-') {
        slug.push('-');
    }
}

fn cut(slug: &str) -> String {
    if slug.len() <= MAX_LENGTH {
        return slug.to_owned();
    }
    let head: String = slug.chars().take(MAX_LENGTH).collect();
    let whole_words =
        head.rsplit_once('-').map(|(words, _)| words).filter(|words| words.len() >= MAX_LENGTH / 2);
    whole_words.unwrap_or(&head).trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn umlauts_are_spelled_out_and_marks_dropped() {
        assert_eq!(of("Größe „Maß“ – für Ämter"), "groesse-mass-fuer-aemter");
        assert_eq!(of("Élan & Žižek’s 2. Łódź"), "elan-zizeks-2-lodz");
        assert_eq!(of("  Rheinland-Pfalz: Erfolg!  "), "rheinland-pfalz-erfolg");
        assert_eq!(of("日本"), "");
        assert_eq!(of("../../etc/passwd"), "etc-passwd");
    }

    #[test]
    fn a_long_headline_is_cut_between_words() {
        let slug = of(&"Verwaltungsdigitalisierung ".repeat(8));
        assert!(slug.len() <= MAX_LENGTH && !slug.ends_with('-'));
        assert!(slug.split('-').all(|word| word == "verwaltungsdigitalisierung"));
        assert_eq!(of(&"x".repeat(200)).len(), MAX_LENGTH);
    }
}
