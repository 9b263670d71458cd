//! The wire shapes: what the window and `--json` see. Everything here is plain data.
//!
//! The TypeScript side of these types is generated into `ui/src/ipc/bindings`; a test says when it is stale.

mod picture;

pub use checks::{Place, Severity};
pub use picture::PictureFacts;

use interview::{Block, BylineEntry, Details, Interview, Person, Portrait};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The road of a draft, as in the journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)] // the names are those of `journal::entry::Status`, explained there
pub enum Status {
    Idea,
    InWork,
    InReview,
    ChangesWanted,
    InAuthorisation,
    Approved,
    Delivered,
    Corrected,
}

/// What a check found, worded in the user's language.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Finding {
    /// The rule's name (docs/checks.md).
    pub rule: String,
    /// How bad it is.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// What is wrong and why it matters.
    pub message: String,
    /// What would repair it, if a repair is known.
    pub fix: Option<String>,
}

/// How much there is to read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Lengths {
    /// Characters including spaces of everything that is printed between standfirst and byline.
    #[ts(type = "number")]
    pub characters: usize,
    /// Words of the same.
    #[ts(type = "number")]
    pub words: usize,
    /// Question blocks.
    #[ts(type = "number")]
    pub questions: usize,
    /// Answer blocks.
    #[ts(type = "number")]
    pub answers: usize,
    /// Minutes at 200 words a minute, rounded up.
    #[ts(type = "number")]
    pub reading_minutes: usize,
}

/// A draft as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftRow {
    /// The draft's id.
    pub id: String,
    /// Its headline, or its guests.
    pub title: String,
    /// Its guests.
    pub guest: String,
    /// Where it is on its road.
    pub status: Status,
    /// Last change, milliseconds since 1970.
    #[ts(type = "number")]
    pub updated: i64,
    /// Characters including spaces.
    #[ts(type = "number")]
    pub characters: usize,
    /// Question blocks.
    #[ts(type = "number")]
    pub questions: usize,
    /// Answer blocks.
    #[ts(type = "number")]
    pub answers: usize,
    /// It lies in the bin.
    pub binned: bool,
    /// When it must be ready, `2025-03-01` or `2025-03-01T18:00`.
    pub deadline: Option<String>,
    /// Characters including spaces that it should have.
    #[ts(type = "number | null")]
    pub target_length: Option<u32>,
    /// Findings that forbid its delivery.
    #[ts(type = "number")]
    pub blocking: usize,
    /// All findings.
    #[ts(type = "number")]
    pub findings: usize,
}

/// A piece of an excerpt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ExcerptPiece {
    /// The words.
    pub text: String,
    /// They were searched for.
    pub hit: bool,
}

/// A passage that a search found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct SearchHit {
    /// In which draft.
    pub draft: String,
    /// The draft's title.
    pub title: String,
    /// In which block; `null` is the title matter.
    pub block: Option<String>,
    /// The kind of that block, or `title`.
    pub kind: String,
    /// The question that an answer stands under.
    pub question: Option<String>,
    /// The words around the hit.
    pub excerpt: Vec<ExcerptPiece>,
}

/// A draft as the desk shows it.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftView {
    /// The draft's id.
    pub id: String,
    /// The interview with everything typed so far.
    pub interview: Interview,
    /// Where it is on its road.
    pub status: Status,
    /// Why it cannot be changed here, if so.
    pub read_only: Option<String>,
    /// Parts under a standing authorisation, as block ids or `title/…`.
    pub locked: Vec<String>,
    /// What the checks found.
    pub findings: Vec<Finding>,
    /// How long it is.
    pub lengths: Lengths,
    /// Last durable change, milliseconds since 1970.
    #[ts(type = "number")]
    pub saved: i64,
    /// What is planned for it.
    pub plan: Plan,
    /// Where its writer was last, on this machine.
    pub caret: Option<Caret>,
}

/// What a new draft begins with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Template {
    /// An empty question.
    #[default]
    Interview,
    /// „Drei Fragen an …“: three pairs and a short length.
    ThreeQuestions,
    /// A long interview: an introduction, eight pairs, a box about the person.
    Long,
}

/// What the newsroom plans for a draft; it stays with the draft and is never published.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Plan {
    /// When it must be ready, `2025-03-01` or `2025-03-01T18:00`.
    pub deadline: Option<String>,
    /// Characters including spaces that it should have between standfirst and byline.
    #[ts(type = "number | null")]
    pub target_length: Option<u32>,
}

/// A place in the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Caret {
    /// The block.
    pub block: String,
    /// The position in it, as the desk counts.
    pub at: u32,
}

/// Lines of title matter that were typed in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct TitleEdit {
    /// The new kicker.
    #[ts(optional)]
    pub kicker: Option<String>,
    /// The new headline.
    #[ts(optional)]
    pub headline: Option<String>,
    /// The new standfirst.
    #[ts(optional)]
    pub standfirst: Option<String>,
}

/// What changed at the desk since the last save. Everything is optional.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Edit {
    /// Changed lines of the title matter.
    #[ts(optional)]
    pub title: Option<TitleEdit>,
    /// The whole byline, if it changed.
    #[ts(optional)]
    pub byline: Option<Vec<BylineEntry>>,
    /// Changed or new blocks, whole.
    #[ts(optional)]
    pub blocks: Option<Vec<Block>>,
    /// The ids of all blocks in order, whenever one was added, removed or moved.
    #[ts(optional)]
    pub order: Option<Vec<String>>,
    /// All people, if one changed.
    #[ts(optional)]
    pub people: Option<Vec<Person>>,
    /// All portraits, if one changed.
    #[ts(optional)]
    pub portraits: Option<Vec<Portrait>>,
    /// All details, if one changed.
    #[ts(optional)]
    pub details: Option<Details>,
    /// The plan, if it changed.
    #[ts(optional)]
    pub plan: Option<Plan>,
    /// Where the writer is.
    #[ts(optional)]
    pub caret: Option<Caret>,
}

/// The answer to a save: it is on the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Saved {
    /// When, milliseconds since 1970.
    #[ts(type = "number")]
    pub at: i64,
}

/// What follows from the text as it stands.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Settled {
    /// What has become of the pull quotes.
    pub quotes: Vec<QuoteState>,
    /// What the checks found.
    pub findings: Vec<Finding>,
    /// How long it is.
    pub lengths: Lengths,
}

/// What has become of the words of a pull quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum QuoteWording {
    /// They stand in an answer, gaps and additions marked.
    Verbatim,
    /// Words were dropped without a mark.
    Condensed,
    /// Words are others than in the answer.
    Altered,
    /// They stand in no answer.
    NotFound,
}

/// A pull quote against its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct QuoteState {
    /// The pull quote.
    pub block: String,
    /// What has become of its words.
    pub wording: QuoteWording,
    /// The dropped words, or those that are others.
    pub words: Vec<String>,
    /// The answer it comes from, as far as that can be told.
    pub source: Option<String>,
    /// First character of the passage in the answer's text, its paragraphs parted by `\n\n`.
    #[ts(type = "number")]
    pub from: usize,
    /// The character after the last.
    #[ts(type = "number")]
    pub to: usize,
    /// The words of the answer.
    pub verbatim: Option<String>,
    /// The quote with marks where it differs.
    pub marked: Option<String>,
}

/// Something a reader of a file wants to be looked at.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Remark {
    /// Where.
    pub place: String,
    /// What was guessed or noticed.
    pub message: String,
    /// How sure the guess is, 0 to 1.
    pub confidence: f32,
}

/// What became of one file.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ImportReport {
    /// The file.
    pub file: String,
    /// The new draft; `null` if there is none.
    pub id: Option<String>,
    /// Its title.
    pub title: String,
    /// What should be looked at.
    pub remarks: Vec<Remark>,
    /// Why nothing came of it.
    pub failure: Option<Failure>,
}

/// An export profile.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ProfileRow {
    /// Its name for `--profile`.
    pub name: String,
    /// What people call it.
    pub title: String,
    /// What it makes.
    pub description: String,
}

/// A file of a package.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct PlannedFile {
    /// Its path below the target folder.
    pub path: String,
    /// Its size in bytes.
    #[ts(type = "number")]
    pub bytes: usize,
    /// Its SHA-256.
    pub sha256: String,
}

/// Something the target cannot show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Loss {
    /// Where.
    pub place: String,
    /// What happens to it.
    pub what: String,
}

/// What an export would write, or has written.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
pub struct ExportPlan {
    /// The files.
    pub files: Vec<PlannedFile>,
    /// What the target cannot show.
    pub losses: Vec<Loss>,
    /// What forbids the delivery.
    pub blocked: Vec<Finding>,
}

/// What an export has written.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct ExportReport {
    /// The files, the losses, and what would have forbidden them.
    #[serde(flatten)]
    pub plan: ExportPlan,
    /// The folder they lie in.
    pub folder: String,
}

/// How far a long piece of work is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Progress {
    /// Steps done.
    #[ts(type = "number")]
    pub done: usize,
    /// Steps in all.
    #[ts(type = "number")]
    pub total: usize,
    /// What is being done.
    pub what: String,
}

/// The language of the program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum UiLanguage {
    /// German.
    #[default]
    De,
    /// English.
    En,
}

/// The look of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the desktop is set.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// What a person has set; kept in the library.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct Settings {
    /// The language of the program.
    pub language: UiLanguage,
    /// The look of the window.
    pub theme: Theme,
    /// The name that stands in the history.
    pub author: String,
    /// Where the library lies; only told, not set.
    pub library_folder: String,
}

/// Why a verb was not carried out: what is wrong, what is safe, what to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Failure {
    /// A stable name for programs.
    pub code: String,
    /// The sentence for people.
    pub message: String,
    /// Technical details, if there are any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub rest: Option<String>,
}

/// Whether a package may be published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Release {
    /// It may.
    Final,
    /// It may not: name and metadata say that it is a draft.
    Draft,
}

impl Status {
    const ALL: [Self; 8] = [
        Self::Idea,
        Self::InWork,
        Self::InReview,
        Self::ChangesWanted,
        Self::InAuthorisation,
        Self::Approved,
        Self::Delivered,
        Self::Corrected,
    ];

    /// The status as it is typed: `in-work`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Idea => "idea",
            Self::InWork => "in-work",
            Self::InReview => "in-review",
            Self::ChangesWanted => "changes-wanted",
            Self::InAuthorisation => "in-authorisation",
            Self::Approved => "approved",
            Self::Delivered => "delivered",
            Self::Corrected => "corrected",
        }
    }

    /// The status with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.name() == name)
    }

    /// All names, for a sentence.
    pub(crate) fn names() -> String {
        Self::ALL.map(Self::name).join(", ")
    }
}

/// The journal keeps its own status, so that the wire may change without the journal.
macro_rules! same_status {
    ($($name:ident),*) => {
        impl From<journal::entry::Status> for Status {
            fn from(status: journal::entry::Status) -> Self {
                match status { $(journal::entry::Status::$name => Self::$name),* }
            }
        }
        impl From<Status> for journal::entry::Status {
            fn from(status: Status) -> Self {
                match status { $(Status::$name => Self::$name),* }
            }
        }
    };
}

same_status!(Idea, InWork, InReview, ChangesWanted, InAuthorisation, Approved, Delivered, Corrected);
