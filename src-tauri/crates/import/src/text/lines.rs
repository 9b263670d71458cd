//! The text as units: a unit is a line, or a paragraph whose lines were wrapped by hand or by a PDF.

use interview::normalise;

/// A line or paragraph, and whether an empty line stands before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// The text without white space at its ends.
    pub text: String,
    /// It begins a new paragraph.
    pub gap_before: bool,
}

/// The units of a text.
pub fn units(text: &str) -> Vec<Unit> {
    let lines: Vec<String> = text.split('\n').map(clean).collect();
    let is_wrapped = is_hard_wrapped(&lines);
    let mut units: Vec<Unit> = Vec::new();
    let mut gap_before = true;
    for line in lines {
        if line.is_empty() {
            gap_before = true;
            continue;
        }
        match units.last_mut() {
            Some(unit) if is_wrapped && !gap_before => join(&mut unit.text, &line),
            _ => units.push(Unit { text: line, gap_before }),
        }
        gap_before = false;
    }
    units
}

/// White space of any kind at the ends goes; inside, what was set on purpose stays.
fn clean(line: &str) -> String {
    normalise::line(line.trim()).trim().to_owned()
}

/// Many lines of nearly the same length and none much longer: somebody has wrapped the text.
fn is_hard_wrapped(lines: &[String]) -> bool {
    let lengths: Vec<usize> =
        lines.iter().map(|line| line.chars().count()).filter(|length| *length > 0).collect();
    let full = lengths.iter().filter(|length| (58..=82).contains(*length)).count();
    lengths.len() >= 12 && full * 100 > lengths.len() * 35 && lengths.iter().all(|length| *length <= 90)
}

/// A word that was cut at the end of the line is mended, unless the hyphen belongs to it.
fn join(text: &mut String, next: &str) {
    let cut =
        text.strip_suffix('-').and_then(|head| head.chars().next_back()).is_some_and(char::is_alphabetic);
    let first = next.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let goes_on = next.starts_with(char::is_lowercase)
        && !matches!(first, "und" | "oder" | "bzw" | "and" | "or" | "et" | "ou");
    if cut && goes_on {
        text.pop();
    } else if !(cut && next.starts_with(char::is_uppercase)) {
        text.push(' ');
    }
    text.push_str(next);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_a_unit_where_nobody_wrapped_the_text() {
        let units = units("Kurz\n\nEin Satz. \nNoch einer.\u{a0}\n");
        let told: Vec<(&str, bool)> =
            units.iter().map(|unit| (unit.text.as_str(), unit.gap_before)).collect();
        assert_eq!(told, [("Kurz", true), ("Ein Satz.", true), ("Noch einer.", false)]);
    }

    #[test]
    fn wrapped_lines_are_joined_and_cut_words_mended() {
        let line = "Dies ist eine Zeile, die jemand von Hand auf siebzig Zeichen umge-";
        let next = "brochen hat, wie es in Mails und in Texten aus PDF-Dateien vorkommt,";
        let last = "und dann kommt der Schluss der Verwaltungs- und Rechtswege im Land-";
        let text = format!("{line}\n{next}\n{last}\nKreis.\n\n").repeat(5);
        let units = units(&text);
        assert_eq!(units.len(), 5);
        assert!(units[0].text.contains("umgebrochen hat") && units[0].text.ends_with("Land-Kreis."));
        assert!(units[0].text.contains("Verwaltungs- und"));
    }
}
