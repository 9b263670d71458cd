//! The kinds of files that carry metadata, and where in them the blocks lie.
//!
//! Every walker goes from one segment to the next by its stated length, reads only what it needs, and never believes a
//! length that leads out of the file.

mod bmff;
mod gif;
mod jpeg;
mod photoshop;
mod png;
mod tiff;
mod webp;

use super::exif::Exif;
use super::remark::{Remark, Why};
use super::source::{Source, Trouble};
use super::{MAX_BLOCK, MetadataError, Origin};
use crate::{Format, PictureError};

/// A kind of picture file, by its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Container {
    /// JPEG (ISO/IEC 10918).
    Jpeg,
    /// PNG (ISO/IEC 15948).
    Png,
    /// WebP (RFC 9649).
    WebP,
    /// GIF.
    Gif,
    /// TIFF 6.0.
    Tiff,
    /// AVIF, in the ISO base media file format.
    Avif,
    /// HEIC, in the ISO base media file format.
    Heic,
}

impl Container {
    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Jpeg => "JPEG",
            Self::Png => "PNG",
            Self::WebP => "WebP",
            Self::Gif => "GIF",
            Self::Tiff => "TIFF",
            Self::Avif => "AVIF",
            Self::Heic => "HEIC",
        }
    }
}

/// What was found in a file, not yet understood.
#[derive(Debug, Default)]
pub(crate) struct Blocks {
    pub(crate) width: u32,
    pub(crate) height: u32,
    /// How it is to be turned, where the container itself says so.
    pub(crate) orientation: Option<u8>,
    /// The model of colours, as the container has it.
    pub(crate) model: Option<&'static str>,
    /// The ICC profile; empty if there is none.
    pub(crate) profile: Vec<u8>,
    pub(crate) exif: Option<Exif>,
    pub(crate) iim: Vec<u8>,
    /// MD5 of the IIM block when XMP was written last (Photoshop resource 0x0425).
    pub(crate) iim_digest: Option<[u8; 16]>,
    pub(crate) xmp: Option<Vec<u8>>,
    pub(crate) extended_xmp: Vec<ExtendedXmp>,
    /// The JUMBF boxes of C2PA.
    pub(crate) credentials: Option<Vec<u8>>,
    /// Text chunks of a PNG: keyword and text.
    pub(crate) texts: Vec<(String, String)>,
    pub(crate) remarks: Vec<Remark>,
}

/// A part of an extended XMP packet (XMP part 3, 1.1.3.1).
#[derive(Debug)]
pub(crate) struct ExtendedXmp {
    /// MD5 of the whole, in hexadecimal.
    pub(crate) guid: [u8; 32],
    /// Length of the whole.
    pub(crate) length: u32,
    /// Where this part begins in the whole.
    pub(crate) offset: u32,
    pub(crate) bytes: Vec<u8>,
}

impl Blocks {
    /// Each remark is said once, however often a file gives the reason.
    pub(crate) fn remark(&mut self, remark: Remark) {
        if !self.remarks.contains(&remark) {
            self.remarks.push(remark);
        }
    }

    /// Reads an EXIF block; the first one counts.
    pub(crate) fn take_exif(&mut self, bytes: &[u8]) {
        if self.exif.is_none() {
            match Exif::of(bytes) {
                Ok(exif) => self.exif = Some(exif),
                Err(why) => self.remark(Remark::Block(Origin::Exif, why)),
            }
        }
    }

    /// Keeps an XMP packet; the first one counts.
    pub(crate) fn take_xmp(&mut self, bytes: &[u8]) {
        if bytes.len() > MAX_BLOCK {
            self.remark(Remark::Block(Origin::Xmp, Why::TooLarge));
        } else if self.xmp.is_none() {
            self.xmp = Some(bytes.to_vec());
        }
    }

    /// Keeps IIM datasets, joined in the order of the file.
    pub(crate) fn take_iim(&mut self, bytes: &[u8]) {
        if self.iim.len() + bytes.len() > MAX_BLOCK {
            self.remark(Remark::Block(Origin::Iim, Why::TooLarge));
        } else {
            self.iim.extend_from_slice(bytes);
        }
    }
}

/// What is said of a block that is left unread.
fn too_large(origin: Origin) -> Remark {
    Remark::Block(origin, Why::TooLarge)
}

/// The bytes of a block, or a remark if there are too many to be read.
fn bounded<'s>(
    source: &'s mut Source<'_>,
    at: u64,
    count: u64,
    otherwise: Remark,
    blocks: &mut Blocks,
) -> Result<Option<&'s [u8]>, Trouble> {
    match usize::try_from(count).ok().filter(|count| *count <= MAX_BLOCK) {
        Some(count) => source.bytes(at, count).map(Some),
        None => {
            blocks.remark(otherwise);
            Ok(None)
        }
    }
}

/// The bytes of an ICC profile; one that is too large to be real says nothing.
fn profile(source: &mut Source<'_>, at: u64, count: u64) -> Result<Vec<u8>, Trouble> {
    match usize::try_from(count).ok().filter(|count| *count <= MAX_BLOCK) {
        Some(count) => source.bytes(at, count).map(<[u8]>::to_vec),
        None => Ok(Vec::new()),
    }
}

/// How much of a file is looked at to see what it is.
const HEAD: usize = 1_024;

/// The kind of file, by its first bytes.
pub(crate) fn recognise(source: &mut Source<'_>) -> Result<Container, MetadataError> {
    let head = source.head(0, HEAD).map_err(|trouble| match trouble {
        Trouble::Truncated => MetadataError::Picture(PictureError::NoPicture),
        Trouble::Disk(error) => MetadataError::Disk(error),
    })?;
    if let Some(container) = bmff::recognise(head) {
        return Ok(container);
    }
    match Format::of(head) {
        Ok(Format::Jpeg) => Ok(Container::Jpeg),
        Ok(Format::Png) => Ok(Container::Png),
        Ok(Format::WebP) => Ok(Container::WebP),
        Ok(Format::Gif) => Ok(Container::Gif),
        Err(PictureError::Unsupported("TIFF")) => Ok(Container::Tiff),
        Err(error) => Err(MetadataError::Picture(error)),
    }
}

/// Walks through the file and keeps what it finds. What was found before trouble stays found.
pub(crate) fn walk(
    container: Container,
    source: &mut Source<'_>,
    blocks: &mut Blocks,
) -> Result<(), Trouble> {
    match container {
        Container::Jpeg => jpeg::walk(source, blocks),
        Container::Png => png::walk(source, blocks),
        Container::WebP => webp::walk(source, blocks),
        Container::Gif => gif::walk(source, blocks),
        Container::Tiff => tiff::walk(source, blocks),
        Container::Avif | Container::Heic => bmff::walk(source, blocks),
    }
}
