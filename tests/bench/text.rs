//! Interviews made of German words, always the same for the same number.

use interview::{Block, BlockId, Content, Interview, Paragraph, PartialDate, Person, PersonId, Role};

/// A word that stands in one interview of ten thousand.
pub(crate) const RARE: &str = "quittenmarmelade";

const WORDS: &str = "wir haben lange über die Entscheidung gesprochen und am Ende war es einstimmig aber niemand wollte das in der \
Verwaltung so deutlich sagen weil die Straße gesperrt blieb Bürgermeisterin Haushalt Verhandlung Zukunft Menschen Größe Kommune \
Schlüssel Gespräch erklärt natürlich nicht mehr viel später zuerst danach vielleicht sicher Bürger Antrag Verfahren Schnittstelle \
Register Bescheid Förderung Landkreis Gemeinde Digitalisierung Sicherheit Ausschreibung Fachverfahren Rechenzentrum Vertrag";

/// A small generator (xorshift): the texts need no better one.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides as u64) as usize
    }
}

/// The `n`th interview, with this many pairs: about 7,000 characters at eight.
pub(crate) fn interview(n: u64, pairs: usize) -> Interview {
    let mut dice = Dice(n.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let words: Vec<&str> = WORDS.split_whitespace().collect();
    let mut sentence = |length: usize, end: &str| {
        let mut text: Vec<&str> = (0..length).map(|_| words[dice.roll(words.len())]).collect();
        text.push(words[dice.roll(words.len())]);
        format!("{}{end}", text.join(" "))
    };
    let mut interview = Interview {
        people: vec![Person::named(PersonId::numbered(1), Role::Guest, format!("Gast Nummer{n}"))],
        ..Interview::default()
    };
    interview.title.headline = format!("{} {n}", sentence(4, ""));
    interview.title.standfirst = sentence(20, ".");
    interview.details.date = PartialDate::day(2025, 2, 3);
    for pair in 0..pairs {
        let question = sentence(12, "?");
        let mut answer: String = (0..6).map(|_| sentence(15, ". ")).collect();
        if n == 4_711 && pair == 0 {
            answer.push_str(RARE);
        }
        let id = |k| BlockId::numbered(pair * 2 + k);
        interview.blocks.push(Block {
            id: id(1),
            content: Content::Question { speaker: None, text: vec![Paragraph::plain(question)] },
        });
        let speaker = Some(PersonId::numbered(1));
        interview.blocks.push(Block {
            id: id(2),
            content: Content::Answer { speaker, text: vec![Paragraph::plain(answer.trim())] },
        });
    }
    interview
}
