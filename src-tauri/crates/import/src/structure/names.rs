//! Names of people in running text, and who is spoken to.

use super::words;

/// Signs that end a name.
const ENDS: [char; 12] = [',', '.', ':', ';', '?', '!', '“', '”', '"', ')', '»', '…'];

/// The surname after „Herr“ or „Frau“, titles and functions passed over.
pub(crate) fn addressed(question: &str) -> Option<String> {
    let texts: Vec<&str> = question.split_whitespace().take(60).collect();
    let is_salutation = |word: &str| words::is("salutation", word.trim_end_matches('.')) && is_capital(word);
    let at = texts.iter().position(|word| is_salutation(word))?;
    let mut name = None;
    for word in texts.iter().skip(at + 1).take(5) {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        if !is_capital(bare) && !matches!(bare, "von" | "van" | "de" | "der" | "zu") {
            break;
        }
        let is_title = words::is("title", bare);
        if !is_title {
            name = Some(bare.to_owned());
        }
        if word.ends_with(ENDS) && !is_title {
            break;
        }
    }
    name
}

/// Two or three capitalised words in a row that look like a person's name. It is at the end of a run:
/// „Kreisdirektorin Henrike Sasse“.
pub(crate) fn names(text: &str) -> Vec<String> {
    let texts: Vec<&str> = text.split_whitespace().take(2_000).collect();
    let mut found = Vec::new();
    let mut run: Vec<&str> = Vec::new();
    let mut end = |run: &mut Vec<&str>| {
        // „Im Interview“ begins a sentence.
        if let [.., first, last] = run.as_slice()
            && !["small", "asking", "salutation"].iter().any(|section| words::is(section, first))
        {
            found.push(format!("{first} {last}"));
        }
        run.clear();
    };
    for word in texts {
        let bare = word.trim_end_matches("’s").trim_matches(|c: char| !c.is_alphabetic());
        if !is_name_part(bare) || word.starts_with(['„', '«', '»', '“', '"', '(']) {
            end(&mut run);
        }
        if is_name_part(bare) {
            run.push(bare);
            if word.ends_with(ENDS) || word.ends_with("’s") {
                end(&mut run);
            }
        }
    }
    end(&mut run);
    found
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

fn is_name_part(word: &str) -> bool {
    word.chars().count() > 1
        && is_capital(word)
        && word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '’' | '\''))
}

/// `short` is how a text may go on calling `full`: surname, given name, initials.
pub(crate) fn is_short_for(short: &str, full: &str) -> bool {
    let full: Vec<String> = without_titles(full);
    let short: Vec<String> = without_titles(short);
    if full.len() < 2 || short.is_empty() || short.len() > full.len() || short == full {
        return false;
    }
    let initials: String = full.iter().filter_map(|word| word.chars().next()).collect();
    let letters: String = short.iter().flat_map(|word| word.chars()).filter(|c| c.is_alphabetic()).collect();
    let is_initials = letters == initials && letters.chars().count() >= 2;
    let hyphened: String =
        full.iter().flat_map(|word| word.split('-')).filter_map(|w| w.chars().next()).collect();
    is_initials
        || letters == hyphened
        || full.ends_with(&short)
        || full.first() == short.first() && short.len() == 1
}

/// The words of a name in small letters, without „Dr.“ and „Frau“.
pub(crate) fn without_titles(name: &str) -> Vec<String> {
    let bare = |word: &str| word.trim_end_matches('.').to_lowercase();
    let is_part = |word: &String| {
        !words::words("title").contains(&word.as_str())
            && !words::words("salutation").contains(&word.as_str())
    };
    name.split_whitespace().map(bare).filter(is_part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_spoken_to_is_heard() {
        assert_eq!(addressed("Frau Kreisdirektorin Sasse, als Sie").as_deref(), Some("Sasse"));
        assert_eq!(addressed("Herr Dr. Alt, warum?").as_deref(), Some("Alt"));
        assert_eq!(addressed("Mr. Lund, why?").as_deref(), Some("Lund"));
        assert_eq!(addressed("Die Frau am Schalter fragt"), None);
    }

    #[test]
    fn a_name_is_the_end_of_a_run_of_capitals() {
        assert_eq!(names("Porträtfoto von Henrike Sasse."), ["Henrike Sasse"]);
        assert_eq!(names("sagt Kreisdirektorin Henrike Sasse. Im Interview"), ["Henrike Sasse"]);
    }

    #[test]
    fn a_name_has_many_short_forms() {
        for short in
            ["Strohbach", "Ingmar", "IS", "I. S.", "I.S.", "STROHBACH", "Dr. Strohbach", "Herr Strohbach"]
        {
            assert!(is_short_for(short, "Ingmar Strohbach"), "{short}");
        }
        for other in ["Strauch", "Ingmar Strohbach", "I", "ZEIT"] {
            assert!(!is_short_for(other, "Ingmar Strohbach"), "{other}");
        }
        assert!(is_short_for("WOL", "Winifred Okafor-Lund"));
    }
}
