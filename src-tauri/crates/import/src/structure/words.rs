//! Lists of words by which layouts are told. They are data (`words/*.txt`), one file a language, so that a journalist
//! can read and mend them.
//!
//! * `small`: small words that tell the language
//! * `asking`, `first-person`, `second-person`, `opener`, `yes-no`: how questions and answers begin and sound
//! * `joining`: before these a hyphen at a line's end belongs to the word
//! * `salutation`, `title`: what stands before names
//! * `weekday`, `month`: in the order of the calendar
//! * `asking-label`, `answering-label`: labels that name a side and not a person
//! * `furniture`: how lines of a page begin that belong to no interview
//! * `related`, `box`, `note`, `start`: how lists of other texts, boxes, notes and the interview itself are headed
//! * `class-…`: how authors of pages name the parts
//! * `guest-lead`, `organisation`: what stands before a guest's name, and what is in no name
//! * `alt`: how alternative texts begin that were saved as lines
//! * `credit`, `agency`: labels of credit lines, and who is named in them
//! * `byline-…`: how lines begin that sign

use std::collections::BTreeMap;
use std::sync::LazyLock;

type Lists = BTreeMap<&'static str, Vec<&'static str>>;

const FILES: [(&str, &str); 4] = [
    ("de", include_str!("../../words/de.txt")),
    ("en", include_str!("../../words/en.txt")),
    ("fr", include_str!("../../words/fr.txt")),
    ("", include_str!("../../words/any.txt")),
];

static LISTS: LazyLock<Vec<(&str, Lists)>> =
    LazyLock::new(|| FILES.iter().map(|(language, file)| (*language, lists(file))).collect());

static MERGED: LazyLock<Lists> = LazyLock::new(|| {
    let mut merged = Lists::new();
    for (section, words) in LISTS.iter().flat_map(|(_, lists)| lists) {
        merged.entry(section).or_default().extend(words);
    }
    merged
});

fn lists(file: &'static str) -> Lists {
    let mut lists = Lists::new();
    let mut section = "";
    for line in file.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            Some(name) => section = name,
            None => lists.entry(section).or_default().push(line),
        }
    }
    lists
}

/// The words of a section in every language.
pub(crate) fn words(section: &str) -> &'static [&'static str] {
    MERGED.get(section).map(Vec::as_slice).unwrap_or_default()
}

/// The words of a section in one language; in every language where it has no list of its own.
pub(crate) fn words_of(language: &str, section: &str) -> &'static [&'static str] {
    let primary = language.split('-').next().unwrap_or_default();
    let own = LISTS.iter().find(|(known, _)| *known == primary && !known.is_empty());
    own.and_then(|(_, lists)| lists.get(section)).map_or_else(|| words(section), Vec::as_slice)
}

/// The languages that have a file of their own.
pub(crate) fn languages() -> impl Iterator<Item = &'static str> {
    FILES.iter().map(|(language, _)| *language).filter(|language| !language.is_empty())
}

/// The word is in this section.
pub(crate) fn is(section: &str, word: &str) -> bool {
    words(section).contains(&word.to_lowercase().as_str())
}

/// The longest entry of a section with which a text begins, up to the end of a word.
pub(crate) fn beginning(section: &str, text: &str) -> Option<&'static str> {
    // No entry is longer than this; a long text is not folded as a whole for its first words.
    let lower: String = text.chars().take(80).flat_map(char::to_lowercase).collect();
    let begins = |entry: &&&str| {
        lower.strip_prefix(**entry).is_some_and(|rest| {
            !entry.ends_with(char::is_alphanumeric) || !rest.starts_with(char::is_alphanumeric)
        })
    };
    words(section).iter().filter(begins).max_by_key(|entry| entry.len()).copied()
}

/// The line is furniture of a page: navigation, sharing, advertisement. Sentences are not.
pub(crate) fn is_furniture(line: &str) -> bool {
    let count = line.split_whitespace().take(15).count();
    if count > 14 || (count > 10 && line.ends_with(['.', '?', '!'])) {
        return false;
    }
    let lower = line.to_lowercase();
    let is_menu = count <= 4 && lower.contains("abo ") && lower.contains("e-paper");
    let begins = beginning("furniture", line).is_some();
    (begins && !line.ends_with('?') && !line.contains(": ")) || is_menu
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_every_list_that_it_needs() {
        for (language, lists) in LISTS.iter().filter(|(language, _)| !language.is_empty()) {
            for section in ["small", "asking", "first-person", "second-person", "salutation", "furniture"] {
                assert!(lists.get(section).is_some_and(|list| list.len() > 1), "{language}: {section}");
            }
            assert_eq!(lists.get("month").map(Vec::len), Some(12), "{language}");
            assert_eq!(lists.get("weekday").map(Vec::len), Some(7), "{language}");
        }
    }

    #[test]
    fn every_entry_stands_in_small_letters_under_a_section() {
        for (section, words) in LISTS.iter().flat_map(|(_, lists)| lists) {
            assert!(!section.is_empty(), "{words:?}");
            assert!(words.iter().all(|word| word.to_lowercase() == **word), "{section}: {words:?}");
        }
    }

    #[test]
    fn furniture_is_not_a_sentence() {
        for line in [
            "Anzeige",
            "Teilen per Mail   Link kopieren   Merken",
            "Zum Hauptinhalt springen",
            "HK+ Abo E-Paper",
        ] {
            assert!(is_furniture(line), "{line}");
        }
        for line in
            ["Anzeigen gehen zurück.", "Suche nach Sinn: so heißt das Buch", "Merkwürdig.", "Teilen Sie das?"]
        {
            assert!(!is_furniture(line), "{line}");
        }
    }

    #[test]
    fn a_text_begins_with_whole_words() {
        assert_eq!(beginning("furniture", "Teilen per Mail"), Some("teilen"));
        assert_eq!(beginning("furniture", "Teilende"), None);
        assert_eq!(beginning("byline-interview", "Interview: Eva"), Some("interview:"));
    }
}
