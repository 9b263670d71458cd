//! What a picture that leaves says about itself: written anew, and nothing else.
//!
//! The same texts go into XMP (IPTC Core and Extension, PLUS), into IPTC-IIM where the container has a place for it
//! (JPEG), and the three that EXIF has into EXIF. Everything that was there before goes: places, serial numbers, owners,
//! previews, edit history, comments, and whatever hangs behind the end of the picture. What the samples need to be
//! shown rightly stays: the ICC profile and the orientation.

mod exif;
mod iim;
mod jpeg;
mod png;
mod webp;
mod xmp;

use crate::{Format, PictureError, sniff};
use interview::{AltText, CreditForm, Language, Portrait};

/// Longest packet of XMP in bytes: one segment of a JPEG (XMP part 3, 1.1.3.1).
const MAX_XMP: usize = 65_000;

/// What is written into a picture. What is empty is not written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamp {
    /// The language of the texts (BCP 47).
    pub language: String,
    /// Who made it.
    pub creators: Vec<String>,
    /// How it has to be named.
    pub credit: String,
    /// Who gave it.
    pub source: String,
    /// The copyright notice.
    pub copyright: String,
    /// On what terms it may be used.
    pub terms: String,
    /// Where the licence stands.
    pub licence_url: String,
    /// The caption.
    pub caption: String,
    /// What it shows, for people who do not see it.
    pub alt: String,
    /// Who is shown.
    pub persons: Vec<String>,
    /// IPTC Digital Source Type, a URI of <http://cv.iptc.org/newscodes/digitalsourcetype/>; kept from the original.
    pub digital_source_type: String,
    /// PLUS Data Mining, a URI of <http://ns.useplus.org/LDF/vocab/>; kept from the original.
    pub data_mining: String,
}

impl Stamp {
    /// The stamp of a portrait: its texts, its credit worded as it is printed.
    pub fn of(portrait: &Portrait, form: &CreditForm, language: &str, persons: &[String]) -> Self {
        let credit = &portrait.credit;
        let licence = credit.licence.as_ref();
        let terms = [licence.map_or("", |licence| licence.name.trim()), credit.usage_terms.trim()];
        Self {
            language: language.to_owned(),
            creators: vec![credit.creator.clone()],
            credit: credit.names(form),
            source: credit.provider.clone(),
            copyright: credit.copyright.clone(),
            terms: terms.into_iter().filter(|term| !term.is_empty()).collect::<Vec<_>>().join("; "),
            licence_url: licence.map(|licence| licence.url.clone()).unwrap_or_default(),
            caption: portrait.caption.clone(),
            alt: match &portrait.alt {
                AltText::Text(text) => text.clone(),
                AltText::Missing | AltText::Decorative => String::new(),
            },
            persons: persons.to_vec(),
            ..Self::default()
        }
    }

    /// Without what no container can hold: control characters, spaces at the ends, empty names.
    fn cleaned(&self) -> Self {
        let list =
            |names: &[String]| names.iter().map(|name| clean(name)).filter(|name| !name.is_empty()).collect();
        Self {
            language: self.language.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect(),
            creators: list(&self.creators),
            credit: clean(&self.credit),
            source: clean(&self.source),
            copyright: clean(&self.copyright),
            terms: clean(&self.terms),
            licence_url: clean(&self.licence_url),
            caption: clean(&self.caption),
            alt: clean(&self.alt),
            persons: list(&self.persons),
            digital_source_type: clean(&self.digital_source_type),
            data_mining: clean(&self.data_mining),
        }
    }
}

fn clean(text: &str) -> String {
    let is_written =
        |c: &char| (!c.is_control() || matches!(c, '\n' | '\t')) && !matches!(c, '\u{fffe}' | '\u{ffff}');
    text.trim().chars().filter(is_written).collect()
}

/// Why a picture cannot be stamped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StampError {
    /// It is no picture that can be read.
    Picture(PictureError),
    /// This kind of file has no place for it.
    NoPlace(Format),
    /// The texts are longer than a picture can hold.
    TooLong {
        /// How long they are, in bytes.
        bytes: usize,
    },
}

impl StampError {
    /// What is wrong, and what the person can do.
    pub fn sentence(&self, language: Language) -> String {
        match self {
            Self::Picture(error) => error.sentence(language),
            Self::NoPlace(format) => language.choose(
                format!("In eine Datei der Art {} lässt sich kein Bildnachweis schreiben. Im Profil JPEG, PNG oder WebP wählen.", format.extension()),
                format!("No credit can be written into a file of the kind {}. Choose JPEG, PNG or WebP in the profile.", format.extension()),
            ),
            Self::TooLong { bytes } => language.choose(
                format!("Die Texte zum Bild sind zu lang für die Datei ({bytes} von {MAX_XMP} Bytes). Bildunterschrift oder Nutzungsbedingungen kürzen."),
                format!("The picture's texts are too long for the file ({bytes} of {MAX_XMP} bytes). Shorten the caption or the usage terms."),
            ),
        }
    }
}

/// What a container takes up.
struct Packets {
    xmp: Vec<u8>,
    exif: Vec<u8>,
    iim: Vec<u8>,
}

/// The picture with this metadata and no other. Its samples stay as they are, byte for byte.
///
/// # Errors
/// If the bytes are no JPEG, PNG or WebP, are damaged, or the texts are too long.
pub fn stamp(bytes: &[u8], stamp: &Stamp) -> Result<Vec<u8>, StampError> {
    let damaged = StampError::Picture(PictureError::Damaged);
    let format = sniff(bytes).ok_or(StampError::Picture(PictureError::NoPicture))?;
    let stamp = stamp.cleaned();
    let xmp = xmp::packet(&stamp);
    if xmp.len() > MAX_XMP {
        return Err(StampError::TooLong { bytes: xmp.len() });
    }
    let packets =
        |orientation| Packets { xmp, exif: exif::block(&stamp, orientation), iim: iim::block(&stamp) };
    match format {
        Format::Jpeg => jpeg::stamped(bytes, packets),
        Format::Png => png::stamped(bytes, packets),
        Format::WebP => webp::stamped(bytes, packets),
        other => return Err(StampError::NoPlace(other)),
    }
    .ok_or(damaged)
}

#[cfg(test)]
mod tests;
