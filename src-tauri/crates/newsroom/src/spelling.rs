//! Spelling by the dictionaries of the system, in the form that Hunspell has made common. None is brought along; names
//! of the interview and the newsroom's own words are right. It runs beside the typing, never in its way.

use crate::view::{Finding, Severity, UiLanguage};
use crate::{Newsroom, NewsroomError};
use checks::Place;
use interview::{Content, Interview};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// The name of the rule (docs/checks.md).
const RULE: &str = "spelling";
/// More misspelled words than these say that the language of the text is wrong, not its words.
const MOST: usize = 200;
/// Suggestions for a word.
const SUGGESTIONS: usize = 6;
/// A dictionary is a few megabytes; what is larger is none.
const MOST_BYTES: u64 = 64 * 1024 * 1024;

/// The dictionaries that have been read, by language.
#[derive(Default)]
pub(crate) struct Spelling {
    dictionaries: Mutex<HashMap<String, Option<Arc<Dictionary>>>>,
}

/// A dictionary and what it has said of words so far.
struct Dictionary {
    words: spellbook::Dictionary,
    known: Mutex<HashMap<String, bool>>,
}

impl Dictionary {
    fn is_right(&self, word: &str) -> bool {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(is_right) = known.get(word) {
            return *is_right;
        }
        let is_right = self.words.check(word);
        known.insert(word.to_owned(), is_right);
        is_right
    }
}

impl Newsroom {
    /// Words of the text that no dictionary, no name and no list of the newsroom knows. Empty where the system has no
    /// dictionary of the language.
    pub(crate) fn misspelled(&self, interview: &Interview, language: UiLanguage) -> Vec<Finding> {
        let Some(dictionary) = self.dictionary(&interview.details.language) else {
            return Vec::new();
        };
        let own = self.own_words(&interview.details.language);
        let names = names(interview);
        let is_right = |word: &str| {
            own.contains(word)
                || own.contains(&word.to_lowercase())
                || names.contains(word)
                || dictionary.is_right(word)
        };
        let mut found = Vec::new();
        let title = &interview.title;
        for (place, line) in [
            (Place::Kicker, &title.kicker),
            (Place::Headline, &title.headline),
            (Place::Standfirst, &title.standfirst),
        ] {
            let wrong = words(line).filter(|(_, word)| !passes(word, &is_right));
            found.extend(wrong.map(|(_, word)| finding(place.clone(), &word, language)));
        }
        for block in &interview.blocks {
            if matches!(block.content, Content::Note { .. } | Content::Portrait { .. }) {
                continue;
            }
            let text = block.content.text();
            for (from, word) in words(&text).filter(|(_, word)| !passes(word, &is_right)) {
                let (block, to) = (block.id.clone(), from + word.chars().count());
                found.push(finding(Place::Block { block, from: Some(from), to: Some(to) }, &word, language));
            }
            if found.len() >= MOST {
                break;
            }
        }
        found.truncate(MOST);
        found
    }

    /// What a misspelled word may be meant to be, the likeliest first.
    ///
    /// # Errors
    /// None today; a verb of the window answers with a result.
    pub fn suggest_words(&self, word: &str, language: &str) -> Result<Vec<String>, NewsroomError> {
        let mut found = Vec::new();
        if let Some(dictionary) = self.dictionary(language) {
            dictionary.words.suggest(&plain(word), &mut found);
        }
        found.truncate(SUGGESTIONS);
        Ok(found)
    }

    /// The newsroom's own words of a language.
    ///
    /// # Errors
    /// None today; a verb of the window answers with a result.
    pub fn list_words(&self, language: &str) -> Result<Vec<String>, NewsroomError> {
        Ok(self.own_words(language).into_iter().collect())
    }

    /// Keeps the newsroom's own words of a language; empty lines go.
    ///
    /// # Errors
    /// If the library cannot be written.
    pub fn save_words(&self, language: &str, words: &[String]) -> Result<(), NewsroomError> {
        let words: BTreeSet<String> =
            words.iter().map(|word| plain(word.trim())).filter(|word| !word.is_empty()).collect();
        let json = serde_json::to_string(&words).map_err(NewsroomError::unforeseen)?;
        Ok(self.library.keep_meta(&key(language), &json)?)
    }

    /// Takes a word into the newsroom's own.
    ///
    /// # Errors
    /// If the library cannot be written.
    pub fn learn_word(&self, word: &str, language: &str) -> Result<(), NewsroomError> {
        let mut words = self.list_words(language)?;
        words.push(word.to_owned());
        self.save_words(language, &words)
    }

    /// Whether the system has a dictionary of this language.
    ///
    /// # Errors
    /// None today; a verb of the window answers with a result.
    pub fn has_dictionary(&self, language: &str) -> Result<bool, NewsroomError> {
        Ok(self.dictionary(language).is_some())
    }

    /// What was learnt here, and the house's words: a file `words-de.txt` in the folder of the library, a word a line.
    fn own_words(&self, language: &str) -> BTreeSet<String> {
        let kept = self.library.meta(&key(language)).ok().flatten();
        let mut own: BTreeSet<String> =
            kept.and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default();
        let house = self.folder.join(format!("words-{}.txt", base(language)));
        let lines = read_bounded(&house).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        own.extend(
            lines.unwrap_or_default().lines().map(|word| plain(word.trim())).filter(|word| !word.is_empty()),
        );
        own
    }

    fn dictionary(&self, language: &str) -> Option<Arc<Dictionary>> {
        let mut all = self.spelling.dictionaries.lock().unwrap_or_else(PoisonError::into_inner);
        all.entry(language.to_owned())
            .or_insert_with(|| read_dictionary(language, &folders()).map(Arc::new))
            .clone()
    }
}

fn key(language: &str) -> String {
    format!("words/{}", base(language))
}

/// `de` of `de-AT`.
fn base(language: &str) -> String {
    language.chars().take_while(char::is_ascii_alphabetic).collect::<String>().to_lowercase()
}

/// Where systems keep dictionaries.
fn folders() -> Vec<PathBuf> {
    if let Some(named) = std::env::var_os("WORTLAUT_DICTIONARIES") {
        return std::env::split_paths(&named).collect();
    }
    let fixed =
        ["/usr/share/hunspell", "/usr/share/myspell/dicts", "/usr/share/myspell", "/Library/Spelling"];
    let mut folders: Vec<PathBuf> = fixed.iter().map(PathBuf::from).collect();
    if let Some(dirs) = directories::BaseDirs::new() {
        folders.push(dirs.home_dir().join("Library/Spelling"));
        folders.push(dirs.data_dir().join("hunspell"));
    }
    folders
}

/// The dictionary of the region, else of the language's most common one, else any of the language.
fn read_dictionary(language: &str, folders: &[PathBuf]) -> Option<Dictionary> {
    let base = base(language);
    let region = language.replace('-', "_");
    let common = match base.as_str() {
        "de" => "de_DE",
        "en" => "en_GB",
        "fr" => "fr_FR",
        other => other,
    };
    let mut names = vec![region, common.to_owned()];
    for folder in folders {
        let found = std::fs::read_dir(folder).into_iter().flatten().flatten();
        let mut others: Vec<String> = found
            .filter_map(|file| file.file_name().to_string_lossy().strip_suffix(".aff").map(str::to_owned))
            .filter(|name| name == &base || name.starts_with(&format!("{base}_")))
            .collect();
        others.sort();
        names.extend(others);
    }
    let paths = names.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    paths.into_iter().find_map(|path| {
        let (affixes, words) =
            (read_bounded(&path.with_extension("aff"))?, read_bounded(&path.with_extension("dic"))?);
        let encoding = encoding_of(&affixes);
        let words = spellbook::Dictionary::new(&encoding.text(&affixes), &encoding.text(&words)).ok()?;
        Some(Dictionary { words, known: Mutex::default() })
    })
}

fn read_bounded(path: &Path) -> Option<Vec<u8>> {
    let size = std::fs::metadata(path).ok()?.len();
    if size > MOST_BYTES { None } else { std::fs::read(path).ok() }
}

#[derive(Clone, Copy)]
enum Encoding {
    Utf8,
    Latin1,
    Latin9,
}

/// The `SET` line of an affix file; without one it is Latin-1 (hunspell(5)).
fn encoding_of(affixes: &[u8]) -> Encoding {
    let text = String::from_utf8_lossy(affixes);
    let set = text.lines().find_map(|line| line.trim_start_matches('\u{feff}').strip_prefix("SET "));
    match set.map(|name| name.trim().to_ascii_uppercase()).as_deref() {
        Some("UTF-8") => Encoding::Utf8,
        Some("ISO8859-15") => Encoding::Latin9,
        _ => Encoding::Latin1,
    }
}

impl Encoding {
    fn text(self, bytes: &[u8]) -> String {
        let latin9 = |byte: &u8| match byte {
            0xa4 => '€',
            0xa6 => 'Š',
            0xa8 => 'š',
            0xb4 => 'Ž',
            0xb8 => 'ž',
            0xbc => 'Œ',
            0xbd => 'œ',
            0xbe => 'Ÿ',
            byte => char::from(*byte),
        };
        match self {
            Self::Utf8 => String::from_utf8_lossy(bytes).into_owned(),
            Self::Latin1 => bytes.iter().map(|byte| char::from(*byte)).collect(),
            Self::Latin9 => bytes.iter().map(latin9).collect(),
        }
    }
}

/// As dictionaries spell it: no soft hyphens, straight apostrophes.
fn plain(word: &str) -> String {
    word.chars().filter(|c| *c != '\u{ad}').map(|c| if c == '’' { '\'' } else { c }).collect()
}

/// The words of a text and where they begin, in characters. Addresses are no words.
fn words(text: &str) -> impl Iterator<Item = (usize, String)> {
    let is_letter = |c: char| c.is_alphanumeric() || "'’-\u{ad}@/_.:".contains(c);
    let mut found: Vec<(usize, String)> = Vec::new();
    let mut run: Option<(usize, String)> = None;
    for (at, c) in text.chars().chain([' ']).enumerate() {
        if is_letter(c) {
            run.get_or_insert_with(|| (at, String::new())).1.push(c);
        } else if let Some((from, word)) = run.take() {
            found.extend(trimmed(from, &word));
        }
    }
    found.into_iter()
}

/// Without signs at its ends; nothing if it is no word that a dictionary could know.
fn trimmed(from: usize, run: &str) -> Option<(usize, String)> {
    if run.contains('@') || run.contains("//") || run.contains("www.") {
        return None;
    }
    let start = run.chars().take_while(|c| !c.is_alphanumeric()).count();
    let word: String = run.chars().skip(start).collect();
    let word = word.trim_end_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let is_word = word.chars().count() > 1 && !word.chars().any(|c| c.is_numeric() || "./_:".contains(c));
    // What is all in capitals is an abbreviation.
    let is_short = word.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    (is_word && !is_short).then_some((from + start, word))
}

/// The word is right, or every part between its hyphens is.
fn passes(word: &str, is_right: &impl Fn(&str) -> bool) -> bool {
    let word = plain(word);
    is_right(&word) || {
        let mut parts = word.split('-').filter(|part| part.chars().count() > 1).peekable();
        word.contains('-')
            && parts.peek().is_some()
            && parts.all(|part| is_right(part) || part.chars().all(char::is_uppercase))
    }
}

/// Names of people and houses, and their genitives: whoever is in the interview is spelled as in their record.
fn names(interview: &Interview) -> HashSet<String> {
    let people = interview
        .people
        .iter()
        .flat_map(|person| [&person.name, &person.organisation, &person.short, &person.title]);
    let byline = interview.title.byline.iter().flat_map(|entry| &entry.names);
    let credits =
        interview.portraits.iter().flat_map(|portrait| [&portrait.credit.creator, &portrait.credit.provider]);
    let all = people
        .chain(byline)
        .chain(credits)
        .flat_map(|name| words(name).map(|(_, word)| plain(&word)).collect::<Vec<_>>());
    let parts =
        all.flat_map(|name| name.split('-').map(str::to_owned).chain([name.clone()]).collect::<Vec<_>>());
    parts.flat_map(|name| [format!("{name}s"), format!("{name}'"), name]).collect()
}

fn finding(place: Place, word: &str, language: UiLanguage) -> Finding {
    let message = match language {
        UiLanguage::De => format!("„{word}“ steht in keinem Wörterbuch."),
        UiLanguage::En => format!("“{word}” is in no dictionary."),
    };
    Finding { rule: RULE.to_owned(), severity: Severity::Hint, place, message, fix: None }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const AFFIXES: &str = "SET ISO8859-1\nTRY esianrtolcdugmphbyfvkwqxz\nSFX N Y 1\nSFX N 0 n .\n";
    const WORDS: &str = "7\nBrunnen\nmeldet\nsich\nStra\u{df}e/N\nder\nWasser\nNetz\n";

    fn dictionary() -> (tempfile::TempDir, Dictionary) {
        let folder = tempfile::tempdir().unwrap();
        let latin =
            |text: &str| text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect::<Vec<u8>>();
        std::fs::write(folder.path().join("de_DE.aff"), latin(AFFIXES)).unwrap();
        std::fs::write(folder.path().join("de_DE.dic"), latin(WORDS)).unwrap();
        let read = read_dictionary("de-CH", &[folder.path().to_owned()]).unwrap();
        (folder, read)
    }

    #[test]
    fn the_dictionary_of_another_region_serves_and_its_encoding_is_heeded() {
        let (_folder, dictionary) = dictionary();
        assert!(dictionary.is_right("Straßen") && !dictionary.is_right("Strase"));
        assert!(read_dictionary("nl", &folders()[..0]).is_none());
    }

    #[test]
    fn words_are_found_where_they_begin_and_addresses_are_none() {
        let found: Vec<(usize, String)> =
            words("„Brunnen“, a.b@c.de https://x.de CIO 5G Wasser-Netz geht’s").collect();
        let found: Vec<(usize, &str)> = found.iter().map(|(at, word)| (*at, word.as_str())).collect();
        assert_eq!(found, [(1, "Brunnen"), (40, "Wasser-Netz"), (52, "geht’s")]);
    }

    #[test]
    fn a_compound_is_right_if_its_parts_are() {
        let (_folder, dictionary) = dictionary();
        let is_right = |word: &str| dictionary.is_right(word);
        assert!(passes("Wasser-Netz", &is_right) && passes("IT-Netz", &is_right));
        assert!(!passes("Wasser-Netzz", &is_right) && passes("Was\u{ad}ser", &is_right));
    }
}
