//! What the samples mean: the model of colours, and the name of the ICC profile (ICC.1:2022, 7.2 and 9.2.41).

use super::bytes::{be16, be32};

/// Longest name of a profile that is shown, in letters.
const MAX_NAME: usize = 200;

/// Most tags of a profile that are looked at; real ones have some twenty.
const MAX_TAGS: usize = 200;

/// How a picture's samples are meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Colour {
    /// „RGB“, „CMYK“, „Grey“ or „Lab“.
    pub model: &'static str,
    /// The name of the ICC profile, as the profile has it; empty if there is none.
    pub profile: String,
}

impl Colour {
    /// What the profile says, else what the container says.
    pub(crate) fn of(profile: &[u8], by_container: Option<&'static str>) -> Option<Self> {
        let model = profile.get(16..20).and_then(model).or(by_container)?;
        let name = name(profile).unwrap_or_default();
        Some(Self { model, profile: name.trim().chars().take(MAX_NAME).collect() })
    }
}

/// By the signature of the profile's head.
fn model(signature: &[u8]) -> Option<&'static str> {
    match signature {
        b"RGB " => Some("RGB"),
        b"CMYK" => Some("CMYK"),
        b"GRAY" => Some("Grey"),
        b"Lab " => Some("Lab"),
        _ => None,
    }
}

/// The profile's description: plain in version 2, in several languages in version 4, of which the first is taken.
fn name(profile: &[u8]) -> Option<String> {
    let count = usize::try_from(be32(profile, 128)?).ok()?.min(MAX_TAGS);
    let tags = profile.get(132..)?.chunks_exact(12).take(count);
    let tag = tags.into_iter().find(|tag| tag.starts_with(b"desc"))?;
    let at = usize::try_from(be32(tag, 4)?).ok()?;
    let length = usize::try_from(be32(tag, 8)?).ok()?;
    let text = profile.get(at..at.checked_add(length)?)?;
    match text.first_chunk::<4>()? {
        b"desc" => {
            let length = usize::try_from(be32(text, 8)?).ok()?;
            let ascii = text.get(12..12usize.checked_add(length)?)?;
            Some(super::text::decode(ascii).trim_end_matches('\0').to_owned())
        }
        b"mluc" => {
            let length = usize::try_from(be32(text, 20)?).ok()?;
            let at = usize::try_from(be32(text, 24)?).ok()?;
            let utf_16 = text.get(at..at.checked_add(length)?)?.chunks_exact(2);
            let units: Vec<u16> = utf_16.filter_map(|unit| be16(unit, 0)).collect();
            Some(String::from_utf16_lossy(&units))
        }
        _ => None,
    }
}
