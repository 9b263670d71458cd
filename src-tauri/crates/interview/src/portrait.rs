//! Pictures of an interview. The original is named by its hash and never altered; everything else is text and numbers.

use crate::credit::Credit;
use crate::ids::{PictureHash, PortraitId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A picture with the texts that belong to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Portrait {
    /// Stable, unique in the interview.
    pub id: PortraitId,
    /// The original file, if there is one yet: an import may know only the texts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub original: Option<PictureHash>,
    /// The name of the file as it came in.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[ts(optional, as = "Option<String>")]
    pub file_name: String,
    /// What the picture shows, for people who do not see it.
    #[serde(default)]
    pub alt: AltText,
    /// The text below the picture.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[ts(optional, as = "Option<String>")]
    pub caption: String,
    /// Who has to be named.
    #[serde(default)]
    pub credit: Credit,
    /// The point that every crop keeps.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub focal_point: Option<FocalPoint>,
    /// Crops that were set by hand.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<Crop>>")]
    pub crops: Vec<Crop>,
}

impl Portrait {
    /// A portrait without file and texts.
    pub fn empty(id: PortraitId) -> Self {
        Self {
            id,
            original: None,
            file_name: String::new(),
            alt: AltText::default(),
            caption: String::new(),
            credit: Credit::default(),
            focal_point: None,
            crops: Vec::new(),
        }
    }
}

/// The alternative text (WCAG 2.2, 1.1.1). That a picture needs none has to be said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "lowercase")]
pub enum AltText {
    /// Nobody has written it yet.
    #[default]
    Missing,
    /// The picture only decorates; readers' programs pass over it.
    Decorative,
    /// What it shows.
    Text(String),
}

impl AltText {
    /// The text, empty where there is none.
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Missing | Self::Decorative => "",
        }
    }

    /// The alternative text that somebody typed: nothing typed is missing.
    pub fn typed(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.trim().is_empty() { Self::Missing } else { Self::Text(text) }
    }
}

/// A point of the picture, in ten-thousandths of its width and height from the top left corner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FocalPoint {
    /// From the left edge, 0 to 10 000.
    #[schemars(range(min = 0, max = 10_000))]
    pub x: u16,
    /// From the upper edge, 0 to 10 000.
    #[schemars(range(min = 0, max = 10_000))]
    pub y: u16,
}

/// A part of the picture for one ratio, in ten-thousandths of the original's width and height.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Crop {
    /// Width to height: „16:9“.
    pub ratio: String,
    /// Left edge, 0 to 10 000.
    pub left: u16,
    /// Upper edge, 0 to 10 000.
    pub top: u16,
    /// Width, 1 to 10 000.
    pub width: u16,
    /// Height, 1 to 10 000.
    pub height: u16,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alternative_text_has_three_answers() {
        assert_eq!(serde_json::to_string(&AltText::Missing).unwrap(), "\"missing\"");
        assert_eq!(serde_json::to_string(&AltText::Decorative).unwrap(), "\"decorative\"");
        assert_eq!(serde_json::to_string(&AltText::Text("Ö".into())).unwrap(), "{\"text\":\"Ö\"}");
        assert_eq!(AltText::typed("  "), AltText::Missing);
    }
}
