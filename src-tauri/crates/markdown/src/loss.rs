//! What a Markdown file cannot show, said in sentences.

use interview::{Block, Language};

/// Something that the file does not show as the draft has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// Where.
    pub place: Place,
    /// What.
    pub what: Reduction,
}

/// A place of an interview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A block: its kind as in the document format, and the how manieth of its kind it is.
    Block(&'static str, usize),
    /// A portrait, by its place in the list.
    Portrait(usize),
    /// A related item, by its place in the list.
    Related(usize),
    /// Title matter, people, details.
    Records,
}

impl Place {
    /// The place of the block with this index.
    pub fn of_block(blocks: &[Block], index: usize) -> Self {
        let Some(block) = blocks.get(index) else {
            return Self::Records;
        };
        let kind = block.content.kind();
        let number = blocks.iter().take(index + 1).filter(|other| other.content.kind() == kind).count();
        Self::Block(kind, number)
    }

    /// The place as it is said: „Antwort 3“.
    pub fn name(&self, language: Language) -> String {
        let (german, english, number) = match self {
            Self::Block("question", n) => ("Frage", "Question", n),
            Self::Block("answer", n) => ("Antwort", "Answer", n),
            Self::Block("pullquote", n) => ("Zitat", "Pull quote", n),
            Self::Block("subheading", n) => ("Zwischentitel", "Subheading", n),
            Self::Block("note", n) => ("Notiz", "Note", n),
            Self::Block("box", n) => ("Kasten", "Box", n),
            Self::Block("intro", n) => ("Einleitung", "Intro", n),
            Self::Block(_, n) | Self::Portrait(n) => ("Porträt", "Portrait", n),
            Self::Related(n) => ("Weitere Meldung", "Related item", n),
            Self::Records => {
                return language.choose("Titelei und Details", "Title matter and details").to_owned();
            }
        };
        format!("{} {number}", language.choose(german, english))
    }
}

/// What Markdown cannot show, or must not carry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reduction {
    /// Bold words in a question, which is bold as a whole.
    StrongInQuestion,
    /// Italics in a note, which is in italics as a whole.
    EmphasisInNote,
    /// A line break in a heading.
    LineBreakInHeading,
    /// Bold or italics that begin or end inside a word beside a sign: set on the whole word.
    MarkWidened(String),
    /// Bold or italics that no client would understand: taken off these words.
    MarkDropped(String),
    /// A link that no client would understand: taken off these words.
    LinkDropped(String),
    /// A link that could run a program or open a file.
    UnsafeLink(String),
    /// The picture of this name lies beside the text: the target places pictures by hand.
    PictureBeside(String),
    /// Signs that are no characters, and that no XML can carry.
    NoCharacter(String),
    /// A slug that is no name of a file.
    SlugChanged(String),
}

/// Longest quotation in a sentence, in characters.
const QUOTED: usize = 60;

impl Reduction {
    /// What is lost, and what stands there instead.
    pub fn sentence(&self, language: Language) -> String {
        let (german, english, words) = match self {
            Self::StrongInQuestion => (
                "Fett in der Frage entfällt: Die ganze Frage ist fett.",
                "Bold type inside the question is dropped: the whole question is bold.",
                "",
            ),
            Self::EmphasisInNote => (
                "Kursiv in der Notiz entfällt: Die ganze Notiz ist kursiv.",
                "Italics inside the note are dropped: the whole note is in italics.",
                "",
            ),
            Self::LineBreakInHeading => (
                "Der Zeilenumbruch wird zum Leerzeichen: Eine Überschrift hat keinen.",
                "The line break becomes a space: a heading has none.",
                "",
            ),
            Self::MarkWidened(words) => (
                "Die Auszeichnung reicht jetzt über das ganze Wort: „{}“.",
                "The bold or italic type now covers the whole word: “{}”.",
                words.as_str(),
            ),
            Self::MarkDropped(words) => (
                "Die Auszeichnung entfällt: „{}“.",
                "The bold or italic type is dropped: “{}”.",
                words.as_str(),
            ),
            Self::LinkDropped(words) => (
                "Der Link entfällt, der Text bleibt: „{}“.",
                "The link is dropped, its words stay: “{}”.",
                words.as_str(),
            ),
            Self::UnsafeLink(url) => (
                "Der Link entfällt, weil er kein Web-, Mail- oder Telefonziel hat: „{}“.",
                "The link is dropped because it leads to no web, mail or telephone address: “{}”.",
                url.as_str(),
            ),
            Self::PictureBeside(name) => (
                "Das Bild steht nicht im Text; es liegt als Datei bei: „{}“.",
                "The picture does not stand in the text; it lies beside it as a file: “{}”.",
                name.as_str(),
            ),
            Self::NoCharacter(words) => (
                "Ein Zeichen, das keines ist (U+FFFE oder U+FFFF), entfällt: „{}“.",
                "A sign that is no character (U+FFFE or U+FFFF) is dropped: “{}”.",
                words.as_str(),
            ),
            Self::SlugChanged(slug) => (
                "Die Adresse heißt jetzt „{}“: Sie besteht nur aus Kleinbuchstaben, Ziffern und Bindestrichen.",
                "The slug is now “{}”: it has only small letters, digits and hyphens.",
                slug.as_str(),
            ),
        };
        let mut quoted: String = words.chars().take(QUOTED).collect();
        if quoted.len() < words.len() {
            quoted.push('…');
        }
        language.choose(german, english).replace("{}", &quoted)
    }
}
