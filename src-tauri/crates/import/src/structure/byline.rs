//! Lines that sign: „Interview: X“, „Das Gespräch führte X.“, „Text: X Fotos: Y“, “By X | July 21, 2020”.

use super::words::{beginning, words};
use interview::{BylineEntry, BylineRole};

/// Longest line that signs, in characters.
const LONGEST: usize = 140;

const SECTIONS: [(&str, BylineRole); 5] = [
    ("byline-interview", BylineRole::Interview),
    ("byline-photo", BylineRole::Photo),
    ("byline-translation", BylineRole::Translation),
    ("byline-transcript", BylineRole::Transcript),
    ("byline-text", BylineRole::Text),
];

/// What a line signs; `None` if it does not.
pub(crate) fn byline(text: &str) -> Option<Vec<BylineEntry>> {
    let text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '(' | ')' | '[' | ']'));
    if text.chars().count() > LONGEST || text.ends_with('?') {
        return None;
    }
    let mut entries = Vec::new();
    for part in parts(text) {
        let (role, lead) = lead(&part)?;
        let rest: String = part.chars().skip(lead.chars().count()).collect();
        let names = people(&rest);
        if names.is_empty() {
            return None;
        }
        entries.push(BylineEntry { role, names });
    }
    (!entries.is_empty()).then_some(entries)
}

/// The line without what stands behind a bar or a bullet, and that rest: „Par X“ and „| 4 novembre 2021“.
pub(crate) fn without_rest(line: &str) -> (&str, &str) {
    let at = line.find(['|', '·', '•']).unwrap_or(line.len());
    line.split_at_checked(at).map_or((line, ""), |(first, rest)| (first.trim(), rest.trim()))
}

fn lead(text: &str) -> Option<(BylineRole, &'static str)> {
    let found =
        SECTIONS.iter().filter_map(|(section, role)| beginning(section, text).map(|lead| (*role, lead)));
    found.max_by_key(|(_, lead)| lead.len())
}

/// „Interview: X Foto: Y“ are two lines in one.
fn parts(text: &str) -> Vec<String> {
    let labels: Vec<&str> = SECTIONS
        .iter()
        .flat_map(|(section, _)| words(section))
        .filter(|lead| lead.ends_with(':'))
        .copied()
        .collect();
    let mut parts: Vec<String> = Vec::new();
    for word in text.split([' ', '/']).filter(|word| !word.is_empty()) {
        let begins = labels.contains(&word.to_lowercase().as_str());
        match parts.last_mut() {
            Some(part) if !begins || part.ends_with(" und") => {
                part.push(' ');
                part.push_str(word);
            }
            _ => parts.push(word.to_owned()),
        }
    }
    parts.iter().map(|part| part.trim_end_matches([',', ';', '|', '-', '–']).trim().to_owned()).collect()
}

/// The names in „Eva Ahn und Uwe Öhr.“. Empty if it is something else.
pub(crate) fn people(text: &str) -> Vec<String> {
    let text = text.trim().trim_start_matches(':').trim().trim_end_matches('.');
    let text = [" und ", " and ", " et ", " & ", " avec "]
        .iter()
        .fold(text.to_owned(), |text, joint| text.replace(joint, ", "));
    let mut names = Vec::new();
    for part in text.split([',', ';']).map(str::trim).filter(|part| !part.is_empty()) {
        let count = part.split_whitespace().count();
        let is_name = part.starts_with(char::is_uppercase)
            && count <= 5
            && part.split(' ').all(|word| !word.starts_with(char::is_lowercase) || is_particle(word))
            && !part.ends_with(['?', '!', ':'])
            && part.chars().all(|c| c.is_alphanumeric() || " .-’'@&".contains(c));
        match () {
            () if is_name && !part.chars().any(|c| c.is_ascii_digit()) => names.push(part.to_owned()),
            // A place, a date or a function may follow the names.
            () if names.is_empty() => return Vec::new(),
            () if part.chars().any(|c| c.is_ascii_digit()) => break,
            () if count > 6 => return Vec::new(),
            () => {}
        }
    }
    names
}

pub(super) fn is_particle(word: &str) -> bool {
    matches!(word, "von" | "van" | "de" | "der" | "den" | "di" | "du" | "zu" | "zur" | "la" | "le" | "el")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines_have_many_forms() {
        for (text, role, names) in [
            ("Interview: Lorenz Michalke", BylineRole::Interview, &["Lorenz Michalke"][..]),
            ("*Interview: Lorenz Michalke", BylineRole::Interview, &["Lorenz Michalke"]),
            ("Das Gespräch führten Eva Ahn und Uwe Öhr.", BylineRole::Interview, &["Eva Ahn", "Uwe Öhr"]),
            ("DAS GESPRÄCH FÜHRTE EVA AHN", BylineRole::Interview, &["EVA AHN"]),
            ("Fotos: Ida Ems", BylineRole::Photo, &["Ida Ems"]),
            ("Propos recueillis par Anne Lys", BylineRole::Interview, &["Anne Lys"]),
            ("Interview conducted by A. Lys and B. Orr", BylineRole::Interview, &["A. Lys", "B. Orr"]),
            ("Par Corentin Magnin, le 4 novembre 2021", BylineRole::Text, &["Corentin Magnin"]),
        ] {
            let names = names.iter().map(|name| (*name).to_owned()).collect();
            assert_eq!(byline(text), Some(vec![BylineEntry { role, names }]), "{text}");
        }
        let two = byline("Interview: Eva Ahn Fotos: Ida Ems").unwrap();
        assert_eq!(
            two.iter().map(|entry| entry.role).collect::<Vec<_>>(),
            [BylineRole::Interview, BylineRole::Photo]
        );
    }

    #[test]
    fn sentences_sign_nothing() {
        for text in [
            "Das Gespräch führte zu nichts, sagt sie, und das war gut so.",
            "Interview: wie geht das?",
            "Von nichts kommt nichts.",
            "Von Anfang an war klar.",
            "By the way, that was all.",
        ] {
            assert_eq!(byline(text), None, "{text}");
        }
    }
}
