//! Words that pages put around an interview, and small questions about words.

use interview::PartialDate;
use std::collections::HashSet;

/// Lines of a page that belong to no interview, as they begin (lower case).
const FURNITURE: [&str; 34] = [
    "anzeige",
    "werbung",
    "zum hauptinhalt",
    "zum inhalt springen",
    "menu ",
    "menü ",
    "suche ",
    "teilen ",
    "share ",
    "facebook",
    "twitter",
    "link kopieren",
    "merken",
    "drucken",
    "newsletter",
    "jetzt abonnieren",
    "abo ",
    "e-paper",
    "get stories like this",
    "sign up",
    "subscribe",
    "cookie",
    "wir verwenden cookies",
    "lesezeit",
    "artikel anhören",
    "kommentare",
    "login",
    "anmelden",
    "skip to ",
    "skip navigation",
    "advertisement",
    "mehr zum thema anzeigen",
    "startseite",
    "impressum",
];

/// The line is furniture of a page: navigation, sharing, advertisement. Sentences are not.
pub(crate) fn is_furniture(line: &str) -> bool {
    let lower = line.to_lowercase();
    let words = lower.split_whitespace().count();
    let begins = FURNITURE.iter().any(|word| {
        let word = word.trim_end();
        lower
            .strip_prefix(word)
            .is_some_and(|rest| rest.is_empty() || !rest.starts_with(char::is_alphanumeric))
    });
    let is_sentence = lower.ends_with(['.', '?', '!']) && words > 10;
    let is_menu = words <= 4 && lower.contains("abo ") && lower.contains("e-paper");
    (begins && !is_sentence && words <= 14) || is_menu
}

/// A date with a weekday, alone on the first line: the day on which the page was saved.
pub(crate) fn is_save_date(line: &str) -> bool {
    const DAYS: [&str; 14] = [
        "montag",
        "dienstag",
        "mittwoch",
        "donnerstag",
        "freitag",
        "samstag",
        "sonntag",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    let lower = line.to_lowercase();
    let has_day = lower.split_once(',').is_some_and(|(day, _)| DAYS.contains(&day.trim()));
    has_day && line.split_whitespace().count() <= 6 && date_in(line).is_some()
}

/// The language of a text by its small words; German where nothing is clear.
pub(crate) fn language(text: &str) -> &'static str {
    const GERMAN: [&str; 14] =
        ["der", "die", "das", "und", "ist", "nicht", "wir", "ich", "sie", "mit", "für", "auch", "eine", "zu"];
    const ENGLISH: [&str; 14] =
        ["the", "and", "is", "of", "to", "in", "that", "we", "it", "you", "for", "with", "was", "are"];
    const FRENCH: [&str; 14] =
        ["le", "la", "les", "et", "est", "des", "une", "nous", "que", "pour", "pas", "vous", "du", "qui"];
    let mut scores = [("de", 0usize), ("en", 0), ("fr", 0)];
    for word in text.split(|c: char| !c.is_alphabetic()).take(20_000) {
        let word = word.to_lowercase();
        for (score, list) in scores.iter_mut().zip([GERMAN, ENGLISH, FRENCH]) {
            score.1 += usize::from(list.contains(&word.as_str()));
        }
    }
    // The first of equals is German.
    scores.iter().rev().max_by_key(|(_, score)| *score).map_or("de", |(language, _)| language)
}

/// The first date that a text holds: `18.11.2024`, `[09.10.2024]`, `14. März 2025`, `July 21, 2020`, `2024-11-18`.
pub(crate) fn date_in(text: &str) -> Option<PartialDate> {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || "[](),|".contains(c))
        .filter(|word| !word.is_empty())
        .collect();
    (0..words.len()).find_map(|at| numeric(words[at]).or_else(|| written(&words[at..])))
}

fn numeric(word: &str) -> Option<PartialDate> {
    if let Ok(date) = word.parse::<PartialDate>()
        && date.is_whole()
    {
        return Some(date);
    }
    let separator = ['.', '/'].into_iter().find(|separator| word.matches(*separator).count() == 2)?;
    let parts: Vec<i16> = word.split(separator).map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let [day, month, year] = parts.as_slice() else { return None };
    let year = if *year < 100 { year + 2000 } else { *year };
    PartialDate::day(year, i8::try_from(*month).ok()?, i8::try_from(*day).ok()?)
}

fn written(words: &[&str]) -> Option<PartialDate> {
    let [first, second, third] = words.get(..3)? else { return None };
    let number = |word: &str| word.trim_end_matches(['.', ',']).parse::<i16>().ok();
    let small = |word: &str| number(word).and_then(|n| i8::try_from(n).ok());
    match (month(first), month(second)) {
        (None, Some(month)) => PartialDate::day(number(third)?, month, small(first)?),
        (Some(month), None) => PartialDate::day(number(third)?, month, small(second)?),
        _ => None,
    }
}

fn month(word: &str) -> Option<i8> {
    const MONTHS: [[&str; 3]; 12] = [
        ["januar", "january", "janvier"],
        ["februar", "february", "février"],
        ["märz", "march", "mars"],
        ["april", "april", "avril"],
        ["mai", "may", "mai"],
        ["juni", "june", "juin"],
        ["juli", "july", "juillet"],
        ["august", "august", "août"],
        ["september", "september", "septembre"],
        ["oktober", "october", "octobre"],
        ["november", "november", "novembre"],
        ["dezember", "december", "décembre"],
    ];
    let word = word.to_lowercase();
    let word = word.trim_end_matches('.');
    let at = MONTHS.iter().position(|names| {
        names.contains(&word)
            || (word.chars().count() == 3 && names.iter().any(|name| name.starts_with(word)))
    })?;
    i8::try_from(at + 1).ok()
}

/// The surname after „Herr“ or „Frau“, titles and functions passed over.
pub(crate) fn addressed(question: &str) -> Option<String> {
    let words: Vec<&str> = question.split_whitespace().collect();
    let at = words.iter().position(|word| {
        matches!(*word, "Herr" | "Frau" | "Mr." | "Mr" | "Ms." | "Ms" | "Mrs." | "Madame" | "Monsieur")
    })?;
    let mut name = None;
    for word in words.iter().skip(at + 1).take(5) {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        if !bare.starts_with(char::is_uppercase) && !matches!(bare, "von" | "van" | "de" | "der" | "zu") {
            break;
        }
        if !matches!(bare, "Dr" | "Prof") {
            name = Some(bare.to_owned());
        }
        if word.ends_with([',', ':', '?', '!', '.']) && !matches!(*word, "Dr." | "Prof.") {
            break;
        }
    }
    name
}

/// Two or three capitalised words in a row that look like a person's name.
pub(crate) fn names(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_part = |word: &str| {
        let bare = word.trim_end_matches([',', '.', ':', ';', '?', '!', '“', '”', '"', ')']);
        bare.chars().count() > 1
            && bare.starts_with(char::is_uppercase)
            && bare.chars().all(|c| c.is_alphabetic() || c == '-' || c == '’')
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let run = words.iter().skip(at).take_while(|word| is_part(word)).count();
        let mut length = 0;
        for word in words.iter().skip(at).take(run) {
            length += 1;
            if word.ends_with([',', '.', ':', ';', '?', '!', '“', '”', '"', ')']) {
                break;
            }
        }
        if length >= 2 {
            // The name is at the end of a run: „Kreisdirektorin Henrike Sasse“.
            let name = words
                .iter()
                .skip(at + length - 2)
                .take(2)
                .map(|word| word.trim_matches(|c: char| !c.is_alphabetic()));
            found.push(name.collect::<Vec<_>>().join(" "));
        }
        at += length.max(1);
    }
    found
}

/// How many of the quote's words stand in the text, 0 to 1.
pub(crate) fn shared_words(quote: &str, text: &str) -> f32 {
    let key = |word: &str| {
        word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>()
    };
    let words: Vec<String> = quote.split_whitespace().map(key).filter(|word| !word.is_empty()).collect();
    let known: HashSet<String> = text.split_whitespace().map(key).collect();
    if words.is_empty() {
        return 0.0;
    }
    words.iter().filter(|word| known.contains(*word)).count() as f32 / words.len() as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_found_in_their_usual_forms() {
        for (text, date) in [
            ("[09.10.2024] Wer im Kreis", "2024-10-09"),
            ("Freitag, 14. März 2025", "2025-03-14"),
            ("By X | July 21, 2020", "2020-07-21"),
            ("08.12.2023, 05:00 Uhr", "2023-12-08"),
            ("le 2 mars 2020", "2020-03-02"),
        ] {
            assert_eq!(date_in(text).unwrap().to_string(), date, "{text}");
        }
        assert_eq!(date_in("Version 1.2.3 und 31.02.2024"), PartialDate::day(2003, 2, 1));
        assert_eq!(date_in("um 10.30 Uhr"), None);
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
        for line in [
            "Anzeigen gehen zurück.",
            "Teilen Sie diese Sorge, wenn der Bund wieder einmal weniger zahlt als die Länder?",
            "Merkwürdig.",
        ] {
            assert!(!is_furniture(line), "{line}");
        }
        assert!(is_save_date("Freitag, 14. März 2025"));
        assert!(!is_save_date("Freitag, der 13., war ein guter Tag."));
    }

    #[test]
    fn the_guest_is_who_is_addressed() {
        assert_eq!(addressed("Frau Kreisdirektorin Sasse, als Sie im Januar"), Some("Sasse".into()));
        assert_eq!(addressed("Herr Dr. Öhr: wie?"), Some("Öhr".into()));
        assert_eq!(names("Porträtfoto von Henrike Sasse."), ["Henrike Sasse"]);
        assert!(
            names("sagt Kreisdirektorin Henrike Sasse. Im Interview").contains(&"Henrike Sasse".to_owned())
        );
    }

    #[test]
    fn languages_are_told_by_small_words() {
        assert_eq!(language("Wir haben das nicht für die Leute und mit dem Geld"), "de");
        assert_eq!(language("That is the way we do it, and you are in for it"), "en");
        assert_eq!(language("Nous sommes les premiers et vous le savez, pour une fois"), "fr");
        assert_eq!(language("???"), "de");
    }
}
