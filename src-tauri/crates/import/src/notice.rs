//! What a person should look at after an import.

use interview::Language;

/// Something that was guessed or noticed, and how sure the guess is.
#[derive(Clone, Debug, PartialEq)]
pub struct Remark {
    /// The part it is about: `kicker`, `encoding`, `blocks`, …
    pub place: String,
    /// What was guessed or noticed.
    pub notice: Notice,
    /// 0 to 1.
    pub confidence: f32,
}

impl Remark {
    /// A remark about a place.
    pub fn new(place: &str, notice: Notice, confidence: f32) -> Self {
        Self { place: place.to_owned(), notice, confidence }
    }
}

/// What was guessed or noticed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The bytes are no UTF-8, but letters of this encoding.
    Encoding(&'static str),
    /// Some bytes are letters in no encoding; they were replaced.
    BrokenBytes,
    /// Words that look as if they had been decoded twice: „MÃ¼nchen“.
    Mojibake(String),
    /// Kicker and headline stood in one line without a space.
    FusedHeadline {
        /// The part taken as kicker.
        kicker: String,
        /// The part taken as headline.
        headline: String,
    },
    /// No label, no typography: questions were told by their words alone.
    UnlabelledTurns,
    /// This turn could be either.
    DoubtfulTurn(String),
    /// Speakers are named, but none of them asks visibly: the first was taken for the interviewer.
    SidesGuessed,
    /// Nobody is named as guest; this person is presented.
    GuestGuessed(String),
    /// No questions were found.
    NoQuestions,
    /// Lines that belong to the page and not to the interview.
    LeftOut(usize),
    /// A Markdown file of ours was changed, so that it was read by its looks.
    Rearranged,
    /// The front matter cannot be read.
    FrontMatter,
    /// The file brings programs along; they were not looked at.
    Macros,
    /// So many pictures are in the file, but cannot be read from this kind of file.
    PicturesPassedOver(usize),
    /// These attachments of a mail can be read on their own.
    Attachments(Vec<String>),
    /// So many pictures lie on the net; nothing was fetched.
    RemotePictures(usize),
}

impl Notice {
    /// The sentence for people.
    pub fn sentence(&self, language: Language) -> String {
        let (german, english) = match self {
            Self::Encoding(name) => (
                format!("Die Datei ist nicht in UTF-8 geschrieben und wurde als {name} gelesen."),
                format!("The file is not written in UTF-8 and was read as {name}."),
            ),
            Self::BrokenBytes => (
                "Einige Zeichen waren nicht lesbar und sind durch � ersetzt.".to_owned(),
                "Some characters could not be read and are replaced by �.".to_owned(),
            ),
            Self::Mojibake(word) => (
                format!("„{word}“ sieht aus, als wären Umlaute falsch umgewandelt worden."),
                format!("“{word}” looks as if its letters had been converted wrongly."),
            ),
            Self::FusedHeadline { kicker, headline } => (
                format!(
                    "Dachzeile und Überschrift standen ohne Abstand in einer Zeile: „{kicker}“ und „{headline}“."
                ),
                format!(
                    "Kicker and headline stood in one line without a space: “{kicker}” and “{headline}”."
                ),
            ),
            Self::UnlabelledTurns => (
                "Fragen und Antworten waren nicht gekennzeichnet und sind am Wortlaut erkannt.".to_owned(),
                "Questions and answers were not marked and are told by their words.".to_owned(),
            ),
            Self::DoubtfulTurn(start) => {
                (format!("Frage oder Antwort? „{start} …“"), format!("Question or answer? “{start} …”"))
            }
            Self::SidesGuessed => (
                "Wer fragt und wer antwortet, ist geraten: Wer zuerst spricht, gilt als fragend.".to_owned(),
                "Who asks and who answers is a guess: whoever speaks first is taken to ask.".to_owned(),
            ),
            Self::GuestGuessed(name) => (
                format!("{name} gilt als Gast, weil der Text die Person vorstellt."),
                format!("{name} is taken for the guest, being presented in the text."),
            ),
            Self::NoQuestions => {
                ("Es wurden keine Fragen gefunden.".to_owned(), "No questions were found.".to_owned())
            }
            Self::LeftOut(lines) => (
                format!("{lines} Zeilen der Seite gehören nicht zum Interview und sind weggelassen."),
                format!("{lines} lines of the page do not belong to the interview and are left out."),
            ),
            Self::Rearranged => (
                "Die Absätze wurden außerhalb von Wortlaut geändert und sind neu erkannt.".to_owned(),
                "The paragraphs were changed outside Wortlaut and are recognised anew.".to_owned(),
            ),
            Self::FrontMatter => (
                "Die Angaben am Anfang der Datei sind nicht lesbar und weggelassen.".to_owned(),
                "The fields at the beginning of the file cannot be read and are left out.".to_owned(),
            ),
            Self::Macros => (
                "Die Datei enthält Makros. Sie wurden nicht ausgeführt und nicht übernommen.".to_owned(),
                "The file contains macros. They were neither run nor taken over.".to_owned(),
            ),
            Self::PicturesPassedOver(count) => (
                format!(
                    "{count} Bilder der Datei wurden nicht übernommen. Aus .docx oder .odt kommen Bilder mit."
                ),
                format!(
                    "{count} pictures of the file were not taken over. From .docx or .odt they come along."
                ),
            ),
            Self::Attachments(names) => (
                format!("Anhänge, die sich einzeln einlesen lassen: {}.", names.join(", ")),
                format!("Attachments that can be read on their own: {}.", names.join(", ")),
            ),
            Self::RemotePictures(count) => (
                format!(
                    "{count} Bilder liegen nicht in der Datei, sondern im Netz. Es wurde nichts geladen."
                ),
                format!("{count} pictures are not in the file but on the net. Nothing was fetched."),
            ),
        };
        language.choose(german, english)
    }
}
