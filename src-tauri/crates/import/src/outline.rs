//! What was recognised, as `read --json` prints it (docs/cli.md).

use crate::Draft;
use interview::text::plain_text;
use interview::{AltText, Content, CreditForm, Interview, Language, Role};
use serde::Serialize;

/// The structure of an interview in a file.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Outline {
    /// BCP 47.
    pub language: String,
    /// The kicker.
    pub kicker: Option<String>,
    /// The headline.
    pub headline: Option<String>,
    /// ISO 8601, perhaps without day.
    pub date: Option<String>,
    /// The standfirst.
    pub teaser: Option<String>,
    /// The first portrait.
    pub portrait: Option<PortraitOutline>,
    /// Guests, then interviewers.
    pub speakers: Vec<SpeakerOutline>,
    /// The byline as printed.
    pub byline: Option<String>,
    /// The blocks in order.
    pub blocks: Vec<BlockOutline>,
    /// How many related items.
    pub related: usize,
    /// What should be looked at.
    pub remarks: Vec<RemarkOutline>,
}

/// The texts of a portrait.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PortraitOutline {
    /// Alternative text.
    pub alt: Option<String>,
    /// Caption.
    pub caption: Option<String>,
    /// Credit line as printed.
    pub credit: Option<String>,
}

/// Somebody who speaks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SpeakerOutline {
    /// The name.
    pub name: String,
    /// `interviewee` or `interviewer`.
    pub role: &'static str,
}

/// A block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BlockOutline {
    /// `question`, `answer`, `pullquote`, `subheading`, `note`, `image`, `intro`. A box is a note with a heading.
    pub kind: &'static str,
    /// Who speaks.
    pub speaker: Option<String>,
    /// The heading of a box.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heading: Option<String>,
    /// Plain text without label, paragraphs parted by an empty line.
    pub text: String,
}

/// A remark.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RemarkOutline {
    /// Where.
    pub place: String,
    /// What.
    pub message: String,
    /// 0 to 1.
    pub confidence: f32,
}

fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

/// The outline of a draft, its remarks in this language.
pub fn outline(draft: &Draft, language: Language) -> Outline {
    let interview = &draft.interview;
    let title = &interview.title;
    let byline = || {
        let lines: Vec<String> =
            title.byline.iter().map(|entry| entry.line(&interview.details.language)).collect();
        some(&lines.join("\n"))
    };
    Outline {
        language: interview.details.language.clone(),
        kicker: some(&title.kicker),
        headline: some(&title.headline),
        date: interview.details.date.map(|date| date.to_string()),
        teaser: some(&title.standfirst),
        portrait: interview.portraits.first().map(|portrait| PortraitOutline {
            alt: some(portrait.alt.text()),
            caption: some(&portrait.caption),
            credit: draft.credit.clone().or_else(|| {
                some(&portrait.credit.printed(&CreditForm::of_language(&interview.details.language)))
            }),
        }),
        speakers: speakers(interview),
        byline: draft.byline.clone().or_else(byline),
        blocks: blocks(interview),
        related: interview.details.related.len(),
        remarks: draft
            .remarks
            .iter()
            .map(|remark| RemarkOutline {
                place: remark.place.clone(),
                message: remark.notice.sentence(language),
                confidence: remark.confidence,
            })
            .collect(),
    }
}

fn speakers(interview: &Interview) -> Vec<SpeakerOutline> {
    let of = |role: Role, name: &'static str| {
        let people =
            interview.people.iter().filter(move |person| person.role == role && !person.name.is_empty());
        people.map(move |person| SpeakerOutline { name: person.name.clone(), role: name })
    };
    of(Role::Guest, "interviewee").chain(of(Role::Interviewer, "interviewer")).collect()
}

/// The first portrait has a field of its own; others are images.
fn blocks(interview: &Interview) -> Vec<BlockOutline> {
    let first = interview.portraits.first().map(|portrait| &portrait.id);
    let outline = |content: &Content| {
        let kind = match content {
            Content::Portrait { portrait } if Some(portrait) == first => return None,
            Content::Portrait { .. } => "image",
            Content::Box { .. } => "note",
            content => content.kind(),
        };
        let heading = match content {
            Content::Box { heading, .. } => some(heading),
            _ => None,
        };
        let text = match content {
            Content::Portrait { portrait } => {
                interview.portrait(portrait).map(image_text).unwrap_or_default()
            }
            content => plain_text(content.paragraphs()),
        };
        let speaker = content.speaker().and_then(|id| interview.person(id)).map(|person| person.name.clone());
        Some(BlockOutline { kind, speaker, heading, text })
    };
    interview.blocks.iter().filter_map(|block| outline(&block.content)).collect()
}

fn image_text(portrait: &interview::Portrait) -> String {
    match (&portrait.alt, portrait.caption.as_str()) {
        (AltText::Text(alt), "") => alt.clone(),
        (_, caption) => caption.to_owned(),
    }
}
