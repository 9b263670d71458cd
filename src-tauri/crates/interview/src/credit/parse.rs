//! Takes a credit line apart: label, names, qualifier, licence. What is uncertain is said, and nothing is made up.

use super::agencies::Kind;
use super::label::{Label, label};
use super::who::who;
use super::{Credit, licence};
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

/// Without a label, a known agency or a licence still shows what the line is.
fn shows_itself(credit: &Credit) -> bool {
    credit.licence.is_some() || Kind::of(&credit.provider) == Kind::Agency
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
        let named = std::mem::take(&mut parsed.credit.provider);
        parsed.credit.provider = if named.is_empty() {
            provider.trim().to_owned()
        } else {
            format!("{named} via {}", provider.trim())
        };
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
