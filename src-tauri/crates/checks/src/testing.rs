//! A clean interview for the tests of the rules to spoil.

use crate::{Finding, check};
use interview::{
    AltText, Block, BlockId, BylineEntry, BylineRole, Content, Credit, Interview, Paragraph, PartialDate,
    Person, PersonId, PictureHash, Portrait, PortraitId, QuoteSource, Role, Title,
};

pub(crate) const NOW: &str = "2025-03-01T06:00";

pub(crate) fn block(n: usize, content: Content) -> Block {
    Block { id: BlockId::numbered(n), content }
}

pub(crate) fn question(text: &str) -> Content {
    Content::Question { speaker: None, text: vec![Paragraph::plain(text)] }
}

pub(crate) fn answer(text: &str) -> Content {
    Content::Answer { speaker: Some(PersonId::numbered(1)), text: vec![Paragraph::plain(text)] }
}

pub(crate) fn quote(text: &str) -> Content {
    let source = QuoteSource { block: BlockId::numbered(3), from: 0, to: 3, words: "Wir".into() };
    Content::PullQuote { text: Paragraph::plain(text), source: Some(source) }
}

/// An interview in which no rule finds anything.
pub(crate) fn clean() -> Interview {
    let portrait = Portrait {
        original: PictureHash::new("ab".repeat(32)).ok(),
        file_name: "uwe-oehr.jpg".into(),
        alt: AltText::Text("Porträtfoto von Uwe Öhr.".into()),
        caption: "Uwe Öhr leitet das Amt.".into(),
        credit: Credit { provider: "Amt".into(), creator: "Ahn".into(), ..Credit::default() },
        ..Portrait::empty(PortraitId::numbered(1))
    };
    let mut interview = Interview {
        title: Title {
            kicker: "Kreis Öhringen".into(),
            headline: "Kein Stempel mehr".into(),
            standfirst: "Uwe Öhr schafft den Stempel ab.".into(),
            byline: vec![BylineEntry { role: BylineRole::Interview, names: vec!["Eva Ahn".into()] }],
        },
        blocks: vec![
            block(1, Content::Portrait { portrait: PortraitId::numbered(1) }),
            block(2, question("Herr Öhr, warum kein Stempel mehr?")),
            block(3, answer("Wir haben lange und gründlich gezählt. Niemand braucht ihn.")),
            block(4, quote("„Wir haben lange und gründlich gezählt.“")),
            block(5, question("Und nun?")),
            block(6, answer("Nun wird unterschrieben.")),
        ],
        people: vec![Person::named(PersonId::numbered(1), Role::Guest, "Uwe Öhr")],
        portraits: vec![portrait],
        ..Interview::default()
    };
    interview.details.date = PartialDate::day(2025, 2, 28);
    interview
}

/// What one rule finds in the clean interview after it was spoilt.
pub(crate) fn found(rule: &str, spoil: impl FnOnce(&mut Interview)) -> Vec<Finding> {
    let mut interview = clean();
    spoil(&mut interview);
    check(&interview, NOW).into_iter().filter(|finding| finding.rule == rule).collect()
}

#[test]
fn nothing_is_found_in_a_clean_interview() {
    assert_eq!(check(&clean(), NOW), []);
}
