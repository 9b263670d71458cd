//! Names of drafts and entries.

use serde::{Deserialize, Serialize};
use std::fmt;

/// The id of a draft: 1 to 64 letters, digits, `-` or `_`; given at random when the draft is made.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct DraftId(String);

/// The id of an entry: the SHA-256 of its canonical JSON, 64 lower-case hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct EntryId(String);

/// A text that cannot be the name it is used as.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadId {
    /// Not a draft's.
    #[error("“{0}” is not the id of a draft: 1 to 64 letters, digits, “-” or “_” are allowed")]
    Draft(String),
    /// Not an entry's.
    #[error("“{0}” is not the id of an entry: it must be a SHA-256, 64 lower-case hexadecimal digits")]
    Entry(String),
    /// Not a part's.
    #[error(
        "“{0}” is no part of a draft: it must be the id of a block, title/kicker, title/headline or title/standfirst"
    )]
    Part(String),
}

impl DraftId {
    /// The id, if it is well formed.
    ///
    /// # Errors
    /// If the text is empty, too long, or has other characters.
    pub fn new(id: impl Into<String>) -> Result<Self, BadId> {
        let id = id.into();
        let is_short = (1..=64).contains(&id.len());
        if is_short && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_') {
            Ok(Self(id))
        } else {
            Err(BadId::Draft(id))
        }
    }
}

impl EntryId {
    /// The id, if it is 64 lower-case hexadecimal digits.
    ///
    /// # Errors
    /// If it is anything else.
    pub fn new(id: impl Into<String>) -> Result<Self, BadId> {
        let id = id.into();
        if id.len() == 64 && id.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b)) {
            Ok(Self(id))
        } else {
            Err(BadId::Entry(id))
        }
    }

    /// The id of an entry with this canonical JSON.
    pub(super) fn of(canonical: &str) -> Self {
        Self(crate::canonical::sha256(canonical))
    }
}

macro_rules! as_text {
    ($name:ident) => {
        impl $name {
            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = BadId;
            fn try_from(id: String) -> Result<Self, BadId> {
                Self::new(id)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

as_text!(DraftId);
as_text!(EntryId);
