//! Creative Commons licences, by name and by the address of their text.

use super::Licence;

/// Where the texts of the licences stand.
const ADDRESS: &str = "creativecommons.org/";

/// The licences' codes, the longer ones first (creativecommons.org/licenses).
const CODES: [&str; 6] = ["by-nc-nd", "by-nc-sa", "by-nc", "by-nd", "by-sa", "by"];

const VERSIONS: [&str; 5] = ["4.0", "3.0", "2.5", "2.0", "1.0"];

impl Licence {
    /// The licence that a text names, or whose address stands in it: „CC BY-SA 4.0“.
    pub fn in_text(text: &str) -> Option<Self> {
        let lower = text.to_lowercase();
        if let Some((_, path)) = lower.split_once(ADDRESS) {
            return of_address(path);
        }
        let (_, behind) = split_at_name(&lower)?;
        let (licence, _) = named(behind)?;
        Some(licence)
    }
}

/// The text before a licence's name, the licence, and the text behind it: „Jülich, CC BY 4.0, via Archiv“.
pub(super) fn split(text: &str) -> Option<(&str, Licence, &str)> {
    let lower = text.to_lowercase();
    // Lower case may be longer than the text; then the places are not those of the text.
    if lower.len() != text.len() {
        return None;
    }
    let (at, behind) = split_at_name(&lower)?;
    let (licence, rest) = named(behind)?;
    let before = text.get(..at)?;
    Some((before, licence, text.get(text.len() - rest.len()..)?))
}

/// Where „cc“ begins a name of a licence, and what follows it.
fn split_at_name(lower: &str) -> Option<(usize, &str)> {
    ["cc by", "cc-by", "cc0"].iter().find_map(|begin| {
        let at = lower.find(begin)?;
        let before = lower.get(..at)?.chars().next_back();
        let is_word = before.is_none_or(|letter| !letter.is_alphanumeric());
        is_word.then(|| lower.get(at + 2..).map(|behind| (at, behind)))?
    })
}

/// The licence whose name goes on like this behind „cc“, and what stands behind it.
fn named(behind: &str) -> Option<(Licence, &str)> {
    let (zero, rest) = (behind.strip_prefix('0'), behind.trim_start_matches([' ', '-']));
    if let Some(rest) = zero {
        let after = rest.trim_start().strip_prefix("1.0").unwrap_or(rest);
        return Some((zero_licence(), after));
    }
    let (code, rest) = CODES.iter().find_map(|code| {
        // Written with spaces, too: „CC BY SA 4.0“.
        let spaced = code.replace('-', " ");
        let rest = rest.strip_prefix(code).or_else(|| rest.strip_prefix(spaced.as_str()))?;
        let ends = rest.chars().next().is_none_or(|letter| !letter.is_alphanumeric());
        ends.then_some((*code, rest))
    })?;
    let version = rest.trim_start_matches([' ', '-']);
    let (version, rest) =
        VERSIONS.iter().find_map(|known| Some((*known, version.strip_prefix(known)?))).unwrap_or(("", rest));
    Some((licence(code, version), rest))
}

/// „licenses/by-sa/4.0/deed.de“
fn of_address(path: &str) -> Option<Licence> {
    let mut parts = path.split('/');
    match (parts.next()?, parts.next()?, parts.next().unwrap_or_default()) {
        ("publicdomain", "zero", _) => Some(zero_licence()),
        ("licenses", code, version) => {
            let code = CODES.iter().find(|known| **known == code)?;
            let version = VERSIONS.iter().find(|known| version.starts_with(**known)).unwrap_or(&"");
            Some(licence(code, version))
        }
        _ => None,
    }
}

fn licence(code: &str, version: &str) -> Licence {
    let name = format!("CC {} {version}", code.to_uppercase());
    let url = if version.is_empty() {
        // Without its version no text can be linked.
        String::new()
    } else {
        format!("https://{ADDRESS}licenses/{code}/{version}/")
    };
    Licence { name: name.trim().to_owned(), url }
}

fn zero_licence() -> Licence {
    Licence { name: "CC0 1.0".to_owned(), url: format!("https://{ADDRESS}publicdomain/zero/1.0/") }
}
