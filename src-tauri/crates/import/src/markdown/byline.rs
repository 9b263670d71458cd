//! Lines that sign: „Interview: …“, „Das Interview führte …“.

use interview::{BylineEntry, BylineRole};

/// Words before the names, in small letters.
const LABELS: [(&str, BylineRole); 22] = [
    ("interview", BylineRole::Interview),
    ("interview und text", BylineRole::Interview),
    ("fragen", BylineRole::Interview),
    ("interview by", BylineRole::Interview),
    ("interviewed by", BylineRole::Interview),
    ("das interview führte", BylineRole::Interview),
    ("das interview führten", BylineRole::Interview),
    ("das gespräch führte", BylineRole::Interview),
    ("das gespräch führten", BylineRole::Interview),
    ("die fragen stellte", BylineRole::Interview),
    ("die fragen stellten", BylineRole::Interview),
    ("text", BylineRole::Text),
    ("words", BylineRole::Text),
    ("foto", BylineRole::Photo),
    ("fotos", BylineRole::Photo),
    ("photo", BylineRole::Photo),
    ("photos", BylineRole::Photo),
    ("übersetzung", BylineRole::Translation),
    ("translation", BylineRole::Translation),
    ("protokoll", BylineRole::Transcript),
    ("transcript", BylineRole::Transcript),
    ("aufgezeichnet von", BylineRole::Transcript),
];

/// Longest line that signs, in characters.
const LONGEST: usize = 120;

/// The entry of a line that signs.
pub(super) fn entry(line: &str) -> Option<BylineEntry> {
    let line = line.trim();
    if line.chars().count() > LONGEST {
        return None;
    }
    let lower = line.to_lowercase();
    let (role, names) = match line.split_once(':') {
        Some((label, names)) => (role_of(&label.trim().to_lowercase())?, names),
        None => {
            let (label, role) = LABELS
                .iter()
                .filter(|(label, _)| label.contains(' ') && lower.starts_with(label))
                .max_by_key(|(label, _)| label.len())?;
            let names: usize = label.chars().count();
            (
                *role,
                line.char_indices()
                    .nth(names)
                    .and_then(|(at, _)| line.get(at..))
                    .filter(|rest| rest.starts_with(' '))?,
            )
        }
    };
    let names: Vec<String> = names
        .trim()
        .trim_end_matches('.')
        .split(", ")
        .flat_map(|names| names.split(" und "))
        .flat_map(|names| names.split(" and "))
        .map(|name| name.trim().to_owned())
        .collect();
    let are_names = !names.is_empty() && names.iter().all(|name| is_name(name));
    are_names.then_some(BylineEntry { role, names })
}

fn role_of(label: &str) -> Option<BylineRole> {
    LABELS.iter().find(|(known, _)| *known == label).map(|(_, role)| *role)
}

/// A few words that begin large.
fn is_name(name: &str) -> bool {
    (1..=5).contains(&name.split(' ').count())
        && name.chars().next().is_some_and(char::is_uppercase)
        && !name.contains(['?', '!'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_sign_are_known_by_their_words() {
        let signed = |line: &str| entry(line).map(|entry| (entry.role, entry.names.join("|")));
        assert_eq!(
            signed("Interview: Alexander Schaeff"),
            Some((BylineRole::Interview, "Alexander Schaeff".into()))
        );
        assert_eq!(
            signed("Das Interview führte Mieke Lindhorst."),
            Some((BylineRole::Interview, "Mieke Lindhorst".into()))
        );
        assert_eq!(signed("Fotos: A. Ö., B und C"), Some((BylineRole::Photo, "A. Ö.|B|C".into())));
        assert_eq!(signed("Das Interview führte zu Ärger."), None);
        assert_eq!(signed("Text: so steht es da"), None);
        assert_eq!(signed("Das geht."), None);
    }
}
