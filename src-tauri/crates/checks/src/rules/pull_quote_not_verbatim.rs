//! A pull quote repeats the answer word for word, or marks what is left out.

use super::Rule;
use crate::Subject;
use crate::finding::{Found, Place, Severity, Worded};
use crate::quotation::{Match, compare};
use interview::Content;

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "pull-quote-not-verbatim",
    severity: Severity::Warning,
    about_german: "Ein Zitat gibt die Antwort wörtlich wieder oder kennzeichnet, was fehlt.",
    about_english: "A pull quote repeats the answer word for word, or marks what is left out.",
    check,
};

fn check(subject: &Subject) -> Vec<Found> {
    let blocks = &subject.interview.blocks;
    let answers: Vec<String> = blocks
        .iter()
        .filter(|b| matches!(b.content, Content::Answer { .. }))
        .map(|b| b.content.text())
        .collect();
    let quotes =
        blocks.iter().filter(|b| matches!(b.content, Content::PullQuote { .. }) && !b.content.is_blank());
    quotes
        .filter_map(|block| {
            let (message, fix) = worded(compare(&block.content.text(), &answers))?;
            Some(Found::at(Place::block(&block.id), message).with_fix(fix))
        })
        .collect()
}

fn worded(found: Match) -> Option<(Worded, Worded)> {
    let restore = Worded::new(
        "Wortlaut einsetzen oder mit […] kennzeichnen",
        "Use the wording, or mark the gap with […]",
    );
    match found {
        Match::Verbatim => None,
        Match::Condensed(dropped) => {
            let (german, english) = (listed(&dropped, '„', '“'), listed(&dropped, '“', '”'));
            Some((
                Worded::new(
                    format!("Zitat gekürzt: {german} fehlt ohne Kennzeichnung."),
                    format!("Condensed quote: {english} is missing without a mark."),
                ),
                restore,
            ))
        }
        Match::Altered(strange) => {
            let (german, english) = (listed(&strange, '„', '“'), listed(&strange, '“', '”'));
            Some((
                Worded::new(
                    format!("Zitat weicht ab: {german} steht so in keiner Antwort."),
                    format!("Altered quote: {english} stands like this in no answer."),
                ),
                restore,
            ))
        }
        Match::NotFound => Some((
            Worded::new("Dieses Zitat steht in keiner Antwort.", "This quote stands in no answer."),
            Worded::new(
                "Anführungszeichen streichen oder die Antwort ergänzen",
                "Drop the quotation marks, or add it to the answer",
            ),
        )),
    }
}

/// The words, quoted one by one; many are cut, the first tell enough.
fn listed(words: &[String], open: char, close: char) -> String {
    let shown: Vec<String> = words.iter().take(6).map(|word| format!("{open}{word}{close}")).collect();
    let more = if words.len() > shown.len() { " …" } else { "" };
    format!("{}{more}", shown.join(", "))
}

#[cfg(test)]
mod tests {
    use crate::testing::{found, quote};
    use interview::Language;

    fn of(text: &str) -> Vec<String> {
        let findings = found("pull-quote-not-verbatim", |i| i.blocks[3].content = quote(text));
        findings.iter().map(|finding| finding.message(Language::German)).collect()
    }

    #[test]
    fn a_pull_quote_that_drops_words_is_reported() {
        assert_eq!(
            of("„Wir haben gründlich gezählt.“"),
            ["Zitat gekürzt: „lange“, „und“ fehlt ohne Kennzeichnung."]
        );
    }

    #[test]
    fn a_changed_and_an_invented_quote_are_reported() {
        assert_eq!(
            of("„Wir haben lange und schlampig gezählt.“"),
            ["Zitat weicht ab: „schlampig“ steht so in keiner Antwort."]
        );
        assert_eq!(of("„Der Stempel bleibt für immer.“"), ["Dieses Zitat steht in keiner Antwort."]);
    }

    #[test]
    fn near_misses_are_not() {
        assert!(of("“Lange und gründlich gezählt”").is_empty());
        assert!(of("„Wir haben […] gründlich gezählt.“").is_empty());
    }
}
