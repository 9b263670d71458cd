//! The language of a text by its small words.

use super::words;

/// Small words by which a text outweighs what its file says of its language.
const ENOUGH: usize = 12;

/// The language of these texts, or where they say little, the one that is stated; German where nothing is clear.
pub(crate) fn told(stated: Option<&str>, texts: &[String]) -> String {
    let stated = stated.map(|stated| stated.trim().replace('_', "-")).filter(|stated| !stated.is_empty());
    let (found, score) = scored(texts.iter().map(String::as_str));
    match stated {
        // „de-AT“ says more than „de“.
        Some(stated) if score < ENOUGH || stated.to_lowercase().starts_with(found) => stated,
        // A language without a list of words cannot be found.
        Some(stated) if !words::languages().any(|known| stated.to_lowercase().starts_with(known)) => stated,
        _ => found.to_owned(),
    }
}

/// The language whose small words are most, and how many they are.
fn scored<'t>(texts: impl Iterator<Item = &'t str>) -> (&'static str, usize) {
    let mut scores: Vec<(&str, usize)> = words::languages().map(|language| (language, 0)).collect();
    let found =
        texts.flat_map(|text| text.split(|c: char| !c.is_alphabetic())).filter(|word| !word.is_empty());
    for word in found.take(20_000) {
        let word = word.to_lowercase();
        for (language, score) in &mut scores {
            *score += usize::from(words::words_of(language, "small").contains(&word.as_str()));
        }
    }
    // The first of equals is German.
    scores.into_iter().rev().max_by_key(|(_, score)| *score).unwrap_or(("de", 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_told_by_small_words() {
        let told = |text: &str| scored(std::iter::once(text)).0;
        assert_eq!(told("Wir haben das nicht für die Leute und mit dem Geld"), "de");
        assert_eq!(told("That is the way we do it, and you are in for it"), "en");
        assert_eq!(told("Nous sommes les premiers et vous le savez, pour une fois"), "fr");
        assert_eq!(told("???"), "de");
    }

    #[test]
    fn the_text_outweighs_what_its_file_says() {
        let german =
            "Wir haben das nicht für die Leute und mit dem Geld, und das ist für uns auch nicht wie die"
                .to_owned();
        assert_eq!(told(Some("en-US"), std::slice::from_ref(&german)), "de");
        assert_eq!(told(Some("de_CH"), &[german]), "de-CH");
        assert_eq!(told(Some("pl"), &["Kto to jest?".to_owned()]), "pl");
        assert_eq!(told(None, &[]), "de");
    }
}
