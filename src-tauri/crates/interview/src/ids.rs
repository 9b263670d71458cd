//! Names of things inside one interview.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;
use ts_rs::TS;

macro_rules! text_schema {
    ($name:ident, $pattern:literal) => {
        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", "pattern": $pattern })
            }
        }
    };
}

macro_rules! id {
    ($name:ident, $what:literal) => {
        #[doc = concat!("The stable id of ", $what, ": 1 to 64 letters, digits, `-` or `_`, unique in its interview.")]
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        #[serde(try_from = "String")]
        #[ts(type = "string")]
        pub struct $name(String);

        text_schema!($name, r"^[A-Za-z0-9_-]{1,64}$");

        impl $name {
            /// The id, if it is well formed.
            pub fn new(id: impl Into<String>) -> Result<Self, BadId> {
                let id = id.into();
                if is_id(&id) { Ok(Self(id)) } else { Err(BadId(id)) }
            }

            /// The `n`th id of its kind in a document whose ids are given by position.
            pub fn numbered(n: usize) -> Self {
                Self(format!("{}{n}", $name::PREFIX))
            }

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

id!(BlockId, "a block");
id!(PersonId, "a person");
id!(PortraitId, "a portrait");

impl BlockId {
    const PREFIX: &str = "b";
}
impl PersonId {
    const PREFIX: &str = "p";
}
impl PortraitId {
    const PREFIX: &str = "i";
}

/// The name of an original picture: the SHA-256 of its bytes in lower-case hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(try_from = "String")]
#[ts(type = "string")]
pub struct PictureHash(String);

text_schema!(PictureHash, r"^[0-9a-f]{64}$");

impl PictureHash {
    /// The hash, if it is 64 lower-case hexadecimal digits.
    pub fn new(hash: impl Into<String>) -> Result<Self, BadId> {
        let hash = hash.into();
        let well_formed =
            hash.len() == 64 && hash.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        if well_formed { Ok(Self(hash)) } else { Err(BadId(hash)) }
    }

    /// The hash as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for PictureHash {
    type Error = BadId;
    fn try_from(hash: String) -> Result<Self, BadId> {
        Self::new(hash)
    }
}

/// A text that cannot be the name of anything in an interview.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a valid id: 1 to 64 letters, digits, “-” or “_” are allowed")]
pub struct BadId(String);

fn is_id(id: &str) -> bool {
    (1..=64).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_that_could_leave_a_folder_or_a_query_is_refused() {
        for bad in ["", "../x", "a b", "ä", "a/b", "a'b"] {
            assert!(BlockId::new(bad).is_err(), "{bad}");
        }
        assert!(BlockId::new("b0f_-9").is_ok());
        assert!(serde_json::from_str::<PersonId>("\"../x\"").is_err());
    }

    #[test]
    fn a_picture_is_named_by_a_whole_sha256() {
        assert!(PictureHash::new("ab".repeat(32)).is_ok());
        assert!(PictureHash::new("AB".repeat(32)).is_err());
        assert!(PictureHash::new("ab").is_err());
    }
}
