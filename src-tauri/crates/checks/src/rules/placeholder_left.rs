//! Placeholders such as TK, XXX, ??? or [check name] are resolved.

use super::Rule;
use crate::Subject;
use crate::finding::{Found, Place, Severity, Worded};

/// The rule.
pub(super) const RULE: Rule = Rule {
    name: "placeholder-left",
    severity: Severity::Warning,
    about_german: "Platzhalter wie TK, XXX, ??? oder [Name prüfen] sind aufgelöst.",
    about_english: "Placeholders such as TK, XXX, ??? or [check name] are resolved.",
    check,
};

fn check(subject: &Subject) -> Vec<Found> {
    let interview = subject.interview;
    let title = &interview.title;
    let lines = [
        (Place::Kicker, &title.kicker),
        (Place::Headline, &title.headline),
        (Place::Standfirst, &title.standfirst),
    ];
    let lines = lines.into_iter().map(|(place, line)| (place, line.clone()));
    let portraits = interview.portraits.iter().map(|portrait| {
        let texts = [
            portrait.caption.as_str(),
            portrait.alt.text(),
            &portrait.credit.creator,
            &portrait.credit.provider,
            &portrait.credit.line,
        ];
        (Place::Portrait { portrait: portrait.id.clone() }, texts.join("\n"))
    });
    let people = interview.people.iter().map(|person| {
        let texts = [person.name.as_str(), &person.function, &person.organisation];
        (Place::Person { person: person.id.clone() }, texts.join("\n"))
    });
    let blocks = interview.blocks.iter().map(|block| (Place::block(&block.id), block.content.text()));
    lines
        .chain(portraits)
        .chain(people)
        .chain(blocks)
        .filter_map(|(place, text)| {
            let left = placeholder(&text)?;
            let message = Worded::new(
                format!("Platzhalter „{left}“ ist noch da."),
                format!("The placeholder “{left}” is still there."),
            );
            Some(Found::at(place, message))
        })
        .collect()
}

/// Words in square brackets that ask for something.
const REQUESTS: [&str; 10] =
    ["prüfen", "klären", "folgt", "ergänzen", "einfügen", "nachtragen", "check", "tbc", "tbd", "insert"];

fn placeholder(text: &str) -> Option<String> {
    let word = text.split(|c: char| !c.is_alphanumeric()).find(|word| {
        matches!(*word, "TK" | "TKTK" | "TBC" | "TBD" | "FIXME")
            || (word.len() >= 3 && word.chars().all(|c| c == 'X'))
    });
    let marks = || text.contains("???").then(|| "???".to_owned());
    let request = || {
        let inner = text.split('[').skip(1).filter_map(|rest| rest.split_once(']')).map(|(inner, _)| inner);
        let mut asks = inner.filter(|inner| {
            let lower = inner.to_lowercase();
            inner.chars().count() <= 60
                && lower.split(|c: char| !c.is_alphanumeric()).any(|word| REQUESTS.contains(&word))
        });
        asks.next().map(|inner| format!("[{inner}]"))
    };
    word.map(str::to_owned).or_else(marks).or_else(request)
}

#[cfg(test)]
mod tests {
    use crate::testing::{answer, found};

    fn in_answer(text: &str) -> usize {
        found("placeholder-left", |i| i.blocks[5].content = answer(text)).len()
    }

    #[test]
    fn it_is_found_anywhere() {
        for text in
            ["Das kostet XXX Euro.", "Im TK geht es weiter.", "Das war ???.", "Sagt [Name prüfen] dazu."]
        {
            assert_eq!(in_answer(text), 1, "{text}");
        }
        assert_eq!(found("placeholder-left", |i| i.portraits[0].caption = "Herr XXX".into()).len(), 1);
        assert_eq!(found("placeholder-left", |i| i.people[0].function = "TBC".into()).len(), 1);
    }

    #[test]
    fn near_misses_are_not() {
        for text in
            ["Größe XXL, Kapitel XX.", "Wirklich??", "Er [der Landrat] ging.", "Die TKK prüfen wir.", "[…]"]
        {
            assert_eq!(in_answer(text), 0, "{text}");
        }
    }
}
