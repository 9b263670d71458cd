//! What the body consists of, as the front matter lists it: `question/p2 1`, `answer/p1 2`, `pullquote`.
//!
//! With this list the body needs no markers and still reads back exactly: two questions in a row, an answer in bold
//! type, a box, a note.

use interview::Content;
use std::fmt;
use std::str::FromStr;

/// One block of the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// The kind of block, as in the document format.
    pub(crate) kind: String,
    /// The speaker or the portrait.
    pub(crate) names: Option<String>,
    /// How many paragraphs its text has.
    pub(crate) paragraphs: usize,
}

impl Entry {
    /// The entry of a block.
    pub(crate) fn of(content: &Content) -> Self {
        let names = match content {
            Content::Portrait { portrait } => Some(portrait.to_string()),
            other => other.speaker().map(ToString::to_string),
        };
        Self { kind: content.kind().to_owned(), names, paragraphs: content.paragraphs().len() }
    }

    /// Blocks of this kind have one paragraph, or none: it goes without saying.
    fn is_single(kind: &str) -> bool {
        matches!(kind, "pullquote" | "subheading" | "portrait")
    }
}

impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.kind)?;
        if let Some(names) = &self.names {
            write!(f, "/{names}")?;
        }
        if Self::is_single(&self.kind) {
            return Ok(());
        }
        write!(f, " {}", self.paragraphs)
    }
}

impl FromStr for Entry {
    type Err = std::num::ParseIntError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (head, count) = text.split_once(' ').unwrap_or((text, "1"));
        let (kind, names) = match head.split_once('/') {
            Some((kind, names)) => (kind, Some(names.to_owned())),
            None => (head, None),
        };
        Ok(Self { kind: kind.to_owned(), names, paragraphs: count.parse()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_reads_back() {
        for text in ["question/p2 1", "answer 12", "pullquote", "portrait/i1", "box 0", "note 3"] {
            assert_eq!(text.parse::<Entry>().unwrap().to_string(), text);
        }
        assert!("question many".parse::<Entry>().is_err());
    }
}
