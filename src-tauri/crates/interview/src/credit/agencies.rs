//! Who is who in a credit line: known providers, words that make a house, and what looks like a person.

/// Agencies, photo libraries and platforms, in lower case, as whole words. The list decides only which of two names is
/// the provider; a name that is not in it is kept all the same.
const AGENCIES: [&str; 72] = [
    "123rf",
    "action press",
    "adobe stock",
    "adobestock",
    "afp",
    "agence france-presse",
    "akg-images",
    "alamy",
    "anadolu",
    "ansa",
    "apa",
    "associated press",
    "belga",
    "bloomberg",
    "bridgeman",
    "ctk",
    "ddp",
    "depositphotos",
    "dpa",
    "dreamstime",
    "efe",
    "epa",
    "epd",
    "europa press",
    "flickr",
    "fotolia",
    "funke foto services",
    "getty",
    "getty images",
    "imago",
    "imago images",
    "istock",
    "istockphoto",
    "keystone",
    "kna",
    "kyodo",
    "laif",
    "lat images",
    "mauritius images",
    "ntb",
    "nurphoto",
    "pa images",
    "pa media",
    "pa wire",
    "pexels",
    "photothek",
    "picture alliance",
    "picture-alliance",
    "pixabay",
    "plainpicture",
    "press association",
    "reuters",
    "ritzau",
    "ritzau scanpix",
    "scanpix",
    "shutterstock",
    "sipa",
    "sipa usa",
    "stock.adobe.com",
    "sven simon",
    "sz photo",
    "tass",
    "ullstein bild",
    "unsplash",
    "westend61",
    "wikimedia commons",
    "wikipedia",
    "witters",
    "xinhua",
    "zuma",
    "zuma press",
    "zuma wire",
];

/// Names that are agencies only in capitals.
const CAPITALS: [&str; 4] = ["AA", "AP", "PA", "SN"];

/// Words that a house has in its name and a person does not.
const HOUSE_WORDS: [&str; 47] = [
    "ag",
    "agentur",
    "archiv",
    "association",
    "bistum",
    "club",
    "e.v.",
    "ev",
    "foto",
    "fotos",
    "galerie",
    "gallery",
    "gemeinde",
    "gmbh",
    "gruppe",
    "hochschule",
    "image",
    "images",
    "inc",
    "inc.",
    "institut",
    "kreis",
    "landkreis",
    "landtag",
    "library",
    "ltd",
    "ltd.",
    "media",
    "ministerium",
    "museum",
    "news",
    "photo",
    "photos",
    "photography",
    "press",
    "presse",
    "services",
    "stadt",
    "stiftung",
    "studio",
    "team",
    "universität",
    "university",
    "verband",
    "verein",
    "verlag",
    "vg",
];

/// Small words within a person's name.
const PARTICLES: [&str; 14] =
    ["von", "van", "der", "den", "de", "da", "di", "del", "la", "le", "zu", "zur", "ten", "bin"];

/// Words that stand where a name should and name nobody, in lower case.
const NOBODY: [&str; 13] = [
    "privat",
    "private",
    "supplied",
    "supplied image",
    "handout",
    "uncredited",
    "unknown",
    "unbekannt",
    "dr",
    "montage",
    "archiv",
    "pr",
    "pool",
];

/// What a name in a credit line is, as far as it can be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Known to provide pictures.
    Agency,
    /// A house, by its form: an abbreviation, or a word that only houses have.
    House,
    /// First name and last name, by its form.
    Person,
    /// It names nobody: „privat“.
    Nobody,
    /// It could be either.
    Unknown,
}

impl Kind {
    pub(super) fn of(name: &str) -> Self {
        let lower = name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        if NOBODY.contains(&lower.as_str()) {
            Self::Nobody
        } else if is_agency(name, &lower) {
            Self::Agency
        } else if is_house(name, &lower) {
            Self::House
        } else if is_person(name) {
            Self::Person
        } else {
            Self::Unknown
        }
    }

    /// It provides and does not take pictures.
    pub(super) fn is_provider(self) -> bool {
        matches!(self, Self::Agency | Self::House)
    }
}

/// The known name stands at the beginning or the end, or is all of it: „dpa-Bildfunk“, „Pool via Reuters“.
fn is_agency(name: &str, lower: &str) -> bool {
    let at_edge = |known: &str| {
        let behind = lower.strip_prefix(known).map(|rest| rest.chars().next());
        let before = lower.strip_suffix(known).map(|rest| rest.chars().next_back());
        [behind, before].into_iter().flatten().any(|edge| edge.is_none_or(|letter| !letter.is_alphanumeric()))
    };
    AGENCIES.iter().any(|known| at_edge(known))
        || name.split_whitespace().any(|word| CAPITALS.contains(&word))
}

fn is_house(name: &str, lower: &str) -> bool {
    if lower.split_whitespace().any(|word| HOUSE_WORDS.contains(&word.trim_end_matches(','))) {
        return true;
    }
    if is_domain(name) {
        return true;
    }
    let letters: Vec<char> = name.chars().filter(|letter| letter.is_alphabetic()).collect();
    let is_one_word = !name.trim().contains(char::is_whitespace) && !name.contains('.');
    let is_abbreviation =
        (2..=6).contains(&letters.len()) && letters.iter().all(|letter| letter.is_uppercase());
    let is_lower = letters.len() > 1 && letters.iter().all(|letter| letter.is_lowercase());
    is_one_word && (is_abbreviation || is_lower)
}

/// „example.org“
fn is_domain(name: &str) -> bool {
    let Some((before, ending)) = name.rsplit_once('.') else { return false };
    let is_ending = (2..=4).contains(&ending.len()) && ending.chars().all(|c| c.is_ascii_lowercase());
    is_ending && before.len() > 2 && before.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '.'))
}

/// Two to five words of letters that begin with a capital, small words within, perhaps initials.
fn is_person(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_word = |word: &&str| {
        word.chars().next().is_some_and(char::is_uppercase)
            && word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '.' | '\'' | '’'))
    };
    let fits = |word: &&str| is_word(word) || PARTICLES.contains(word);
    (2..=5).contains(&words.len()) && words.iter().all(fits) && words.last().is_some_and(is_word)
}
