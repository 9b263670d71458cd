//! A `[[pictures]]` table of a profile.

use picture::{Bounds, Output, PictureWish, Ratio, Sharpening};
use serde::de::Error;
use serde::{Deserialize, Deserializer};

/// Widest and highest picture of a page, in pixels, where a profile does not say it.
const ANY: u32 = 20_000;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PictureTable {
    #[serde(default, deserialize_with = "ratio")]
    ratio: Option<Ratio>,
    #[serde(default = "any", deserialize_with = "pixels")]
    width: u32,
    #[serde(default = "any", deserialize_with = "pixels")]
    height: u32,
    #[serde(default)]
    format: FormatWord,
    #[serde(default = "usual_quality", deserialize_with = "quality")]
    quality: u8,
    #[serde(default)]
    sharpen: SharpenWord,
}

impl From<PictureTable> for PictureWish {
    fn from(table: PictureTable) -> Self {
        Self {
            ratio: table.ratio,
            size: Bounds { width: table.width, height: table.height },
            output: match table.format {
                FormatWord::Jpeg => Output::Jpeg,
                FormatWord::Webp => Output::WebP,
                FormatWord::Png => Output::Png,
            },
            quality: table.quality,
            sharpening: match table.sharpen {
                SharpenWord::No => Sharpening::None,
                SharpenWord::Light => Sharpening::Light,
            },
        }
    }
}

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum FormatWord {
    #[default]
    Jpeg,
    Webp,
    Png,
}

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum SharpenWord {
    #[default]
    No,
    Light,
}

fn any() -> u32 {
    ANY
}

fn usual_quality() -> u8 {
    82
}

fn ratio<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Ratio>, D::Error> {
    let text = String::deserialize(deserializer)?;
    text.parse().map(Some).map_err(|_| D::Error::custom(format!("“{text}” is no ratio such as 16:9")))
}

fn pixels<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
    let pixels = u32::deserialize(deserializer)?;
    (16..=ANY)
        .contains(&pixels)
        .then_some(pixels)
        .ok_or_else(|| D::Error::custom(format!("{pixels} pixels: a side of a picture has 16 to {ANY}")))
}

fn quality<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u8, D::Error> {
    let quality = u8::deserialize(deserializer)?;
    (1..=100)
        .contains(&quality)
        .then_some(quality)
        .ok_or_else(|| D::Error::custom(format!("quality {quality}: 1 to 100 is possible")))
}
