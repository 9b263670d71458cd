//! The blocks of an interview. A pair is derived: a question and everything up to the next one.

use crate::ids::{BlockId, PersonId, PortraitId};
use crate::text::{Paragraph, plain_text};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A block and its name, which never changes, wherever the block moves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Block {
    /// Stable, unique in the interview.
    pub id: BlockId,
    /// What the block is and says.
    #[serde(flatten)]
    pub content: Content,
}

/// What a block is and says.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Content {
    /// A turn of an interviewer: a question, a statement, a greeting.
    Question {
        /// Who asks; nobody where one interviewer asks everything.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        speaker: Option<PersonId>,
        /// One or more paragraphs.
        text: Vec<Paragraph>,
    },
    /// A turn of a guest.
    Answer {
        /// Who answers.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        speaker: Option<PersonId>,
        /// One or more paragraphs.
        text: Vec<Paragraph>,
    },
    /// Words of an answer, shown large between the blocks, with the quotation marks as they are printed.
    PullQuote {
        /// The words as printed.
        text: Paragraph,
        /// Where they come from.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        source: Option<QuoteSource>,
    },
    /// A picture at this place of the text.
    Portrait {
        /// Which one.
        portrait: PortraitId,
    },
    /// A line over a part of the interview.
    Subheading {
        /// The line.
        text: Paragraph,
    },
    /// A remark that belongs to no turn: of the editors for readers, or for the desk only.
    Note {
        /// Who may read it.
        #[serde(default, rename = "for")]
        audience: Audience,
        /// One or more paragraphs.
        text: Vec<Paragraph>,
    },
    /// A piece of text of its own beside the interview, such as „Zur Person“.
    Box {
        /// Its heading, perhaps empty.
        #[serde(default)]
        heading: String,
        /// One or more paragraphs.
        text: Vec<Paragraph>,
    },
    /// Editorial text between the standfirst and the first question.
    Intro {
        /// One or more paragraphs.
        text: Vec<Paragraph>,
    },
}

/// Who may read a note.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "lowercase")]
pub enum Audience {
    /// It is printed.
    #[default]
    Readers,
    /// It never leaves the newsroom.
    Desk,
}

/// The passage from which a pull quote was taken. Offsets count Unicode scalar values of the plain text of the
/// block (paragraphs parted by `\n\n`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct QuoteSource {
    /// The answer it was taken from.
    pub block: BlockId,
    /// First character.
    pub from: u32,
    /// One past the last character.
    pub to: u32,
    /// The words as they stood there.
    pub words: String,
}

impl Content {
    /// The kind's name in JSON: `question`, `answer`, `pullquote`, …
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Question { .. } => "question",
            Self::Answer { .. } => "answer",
            Self::PullQuote { .. } => "pullquote",
            Self::Portrait { .. } => "portrait",
            Self::Subheading { .. } => "subheading",
            Self::Note { .. } => "note",
            Self::Box { .. } => "box",
            Self::Intro { .. } => "intro",
        }
    }

    /// The paragraphs of the block's text; a portrait has none, its texts belong to its record.
    pub fn paragraphs(&self) -> &[Paragraph] {
        match self {
            Self::Question { text, .. }
            | Self::Answer { text, .. }
            | Self::Note { text, .. }
            | Self::Box { text, .. }
            | Self::Intro { text } => text,
            Self::PullQuote { text, .. } | Self::Subheading { text } => std::slice::from_ref(text),
            Self::Portrait { .. } => &[],
        }
    }

    /// The same block with every paragraph changed by `change`.
    pub fn map_text(&self, mut change: impl FnMut(&Paragraph) -> Paragraph) -> Self {
        let mut changed = self.clone();
        match &mut changed {
            Self::Question { text, .. }
            | Self::Answer { text, .. }
            | Self::Note { text, .. }
            | Self::Box { text, .. }
            | Self::Intro { text } => text.iter_mut().for_each(|p| *p = change(p)),
            Self::PullQuote { text, .. } | Self::Subheading { text } => *text = change(text),
            Self::Portrait { .. } => {}
        }
        changed
    }

    /// Who speaks, if the block is a turn and says so.
    pub fn speaker(&self) -> Option<&PersonId> {
        match self {
            Self::Question { speaker, .. } | Self::Answer { speaker, .. } => speaker.as_ref(),
            _ => None,
        }
    }

    /// The words without marks, paragraphs parted by an empty line. A box begins with its heading.
    pub fn text(&self) -> String {
        match self {
            Self::Box { heading, text } if !heading.is_empty() => {
                format!("{heading}\n\n{}", plain_text(text))
            }
            _ => plain_text(self.paragraphs()),
        }
    }

    /// Nothing is written in it. A portrait block is never blank: it shows a picture.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Portrait { .. } => false,
            Self::Box { heading, text } => heading.trim().is_empty() && text.iter().all(Paragraph::is_blank),
            _ => self.paragraphs().iter().all(Paragraph::is_blank),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_is_one_flat_object_in_json() {
        let block = Block {
            id: BlockId::numbered(1),
            content: Content::Answer { speaker: Some(PersonId::numbered(2)), text: vec!["Ja.".into()] },
        };
        let json = serde_json::to_string(&block).unwrap();
        assert_eq!(json, r#"{"id":"b1","kind":"answer","speaker":"p2","text":[[{"text":"Ja."}]]}"#);
        assert_eq!(serde_json::from_str::<Block>(&json).unwrap(), block);
    }

    #[test]
    fn a_note_is_for_readers_unless_it_says_otherwise() {
        let read: Content = serde_json::from_str(r#"{"kind":"note","text":[]}"#).unwrap();
        assert_eq!(read, Content::Note { audience: Audience::Readers, text: vec![] });
    }
}
