//! What a picture says about itself: read from EXIF, IPTC-IIM and XMP, in every container that can hold them.
//!
//! * [`container`]: finds the blocks in a file, without reading the picture itself
//! * [`colour`]: model of colours and ICC profile
//! * [`exif`], [`iim`], [`xmp`]: what the blocks say, each in its own words
//! * [`merge`]: which of them is taken, and where they disagree
//! * [`credentials`]: C2PA content credentials, shown and not believed
//! * [`remark`]: what was found wrong on the way, as sentences
//!
//! A file can claim anything. Whatever it says, no more than [`MAX_BLOCK`] bytes of each kind of block are read, XML has
//! no DTD and a bounded depth, and what is damaged is left out with a [`Remark`]. The rules are told in docs/pictures.md.

mod bytes;
mod colour;
mod container;
mod credentials;
mod defaults;
mod exif;
mod iim;
mod merge;
mod property;
mod proposal;
mod remark;
mod source;
mod text;
mod xmp;

pub use colour::Colour;
pub use container::Container;
pub use credentials::ContentCredentials;
pub use property::{Origin, Property};
pub use remark::{Remark, Why};

use crate::PictureError;
use source::{Source, Trouble};
use std::collections::BTreeMap;
use std::io::{self, Cursor, Read, Seek};

/// Most bytes that are read of each kind of block (EXIF, IIM, XMP, content credentials). Real ones have some hundred
/// kilobytes; what is larger is left unread, and said.
pub const MAX_BLOCK: usize = 8 << 20;

/// One value and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The texts; more than one only where the property may have several.
    pub texts: Vec<String>,
    /// The block it was taken from.
    pub origin: Origin,
}

/// Blocks of the same file that say different things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disagreement {
    /// About what.
    pub property: Property,
    /// What each says, the one that was taken first.
    pub values: Vec<Found>,
}

/// What a picture says about itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Metadata {
    /// What kind of file it is, by its content.
    pub container: Container,
    /// Width in pixels, as stored; 0 if the file does not say it.
    pub width: u32,
    /// Height in pixels, as stored; 0 if the file does not say it.
    pub height: u32,
    /// How it is to be turned, 1 to 8 (Exif 3.0, 4.6.5.1.6); `None` if the file does not say it.
    pub orientation: Option<u8>,
    /// What the samples mean, as far as the file says it.
    pub colour: Option<Colour>,
    /// Where the blocks disagree; what was taken stands in the values.
    pub disagreements: Vec<Disagreement>,
    /// Content credentials (C2PA), if there are any.
    pub credentials: Option<ContentCredentials>,
    /// What was found wrong on the way.
    pub remarks: Vec<Remark>,
    values: BTreeMap<Property, Found>,
}

impl Metadata {
    /// The value of a property and where it stands.
    pub fn get(&self, property: Property) -> Option<&Found> {
        self.values.get(&property)
    }

    /// The text of a property; the first where there are several, empty where there is none.
    pub fn text(&self, property: Property) -> &str {
        self.texts(property).first().map_or("", String::as_str)
    }

    /// All texts of a property.
    pub fn texts(&self, property: Property) -> &[String] {
        self.get(property).map_or(&[], |found| found.texts.as_slice())
    }

    /// All properties that the file speaks of.
    pub fn values(&self) -> impl Iterator<Item = (Property, &Found)> {
        self.values.iter().map(|(property, found)| (*property, found))
    }

    /// The file says that it was made, wholly or in part, by a generative model (IPTC Digital Source Type).
    pub fn says_it_is_generated(&self) -> bool {
        let kind = self.text(Property::DigitalSourceType);
        let name = kind.rsplit('/').next().unwrap_or_default();
        ["trainedAlgorithmicMedia", "compositeWithTrainedAlgorithmicMedia", "compositeSynthetic"]
            .contains(&name)
    }
}

/// Why a file says nothing at all.
#[derive(Debug)]
pub enum MetadataError {
    /// It is no picture of a kind that can carry metadata, or a vector picture.
    Picture(PictureError),
    /// The disk or the network failed while it was read.
    Disk(io::Error),
}

/// Reads what the bytes of a picture say. `language` (BCP 47) chooses among the languages of a text.
///
/// # Errors
/// If the bytes are those of no picture that can carry metadata.
pub fn metadata(bytes: &[u8], language: &str) -> Result<Metadata, PictureError> {
    read_metadata(&mut Cursor::new(bytes), language).map_err(|error| match error {
        MetadataError::Picture(error) => error,
        MetadataError::Disk(_) => PictureError::Damaged,
    })
}

/// Reads what a picture says, seeking to its blocks and leaving the rest of it unread.
///
/// # Errors
/// If it is no picture that can carry metadata, or cannot be read.
pub fn read_metadata<R: Read + Seek>(reader: &mut R, language: &str) -> Result<Metadata, MetadataError> {
    let mut source = Source::of(reader).map_err(MetadataError::Disk)?;
    let container = container::recognise(&mut source)?;
    let mut blocks = container::Blocks::default();
    match container::walk(container, &mut source, &mut blocks) {
        Ok(()) => {}
        Err(Trouble::Truncated) => blocks.remark(Remark::File(Why::Truncated)),
        Err(Trouble::Disk(error)) => return Err(MetadataError::Disk(error)),
    }
    Ok(merge::merge(container, blocks, language))
}

#[cfg(test)]
mod tests;
