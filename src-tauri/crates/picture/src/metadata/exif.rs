//! EXIF: directories of tags (Exif 3.0, 4.6; TIFF 6.0, section 2). Only the tags that are wanted are read.

use super::bytes::Order;
use super::remark::Why;
use super::source::{Source, Trouble};
use super::text::decode;
use std::io::Cursor;

const DESCRIPTION: u16 = 0x010e;
const ORIENTATION: u16 = 0x0112;
const ARTIST: u16 = 0x013b;
const COPYRIGHT: u16 = 0x8298;
const EXIF_DIRECTORY: u16 = 0x8769;
const TAKEN: u16 = 0x9003;
const TAKEN_OFFSET: u16 = 0x9011;
const TAKEN_FRACTION: u16 = 0x9291;

/// Longest text of a tag, in bytes.
const MAX_TEXT: u64 = 64 * 1024;

/// What EXIF says, as far as it is wanted.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Exif {
    pub(crate) orientation: Option<u8>,
    pub(crate) description: Option<String>,
    pub(crate) artist: Option<String>,
    /// The photographer's notice and the editor's, joined.
    pub(crate) copyright: Option<String>,
    /// ISO 8601.
    pub(crate) taken: Option<String>,
}

impl Exif {
    /// Reads a block, beginning with the TIFF header.
    pub(crate) fn of(block: &[u8]) -> Result<Self, Why> {
        let mut cursor = Cursor::new(block);
        let mut read = || {
            let mut source = Source::of(&mut cursor).map_err(Trouble::Disk)?;
            match Header::read(&mut source)? {
                Ok(header) => {
                    let directory = Directory::read(&mut source, header, u64::from(header.first))?;
                    Self::read(&mut source, &directory).map(Ok)
                }
                Err(why) => Ok(Err(why)),
            }
        };
        read().unwrap_or(Err(Why::Truncated))
    }

    /// Reads the wanted tags. One that leads out of the file is left out, as is a broken directory of details.
    pub(crate) fn read(source: &mut Source<'_>, first: &Directory) -> Result<Self, Trouble> {
        let mut exif = Self {
            orientation: first.number(source, ORIENTATION)?.and_then(|n| u8::try_from(n).ok()),
            description: first.text(source, DESCRIPTION)?,
            artist: first.text(source, ARTIST)?,
            copyright: first.bytes(source, COPYRIGHT)?.map(|bytes| notices(&bytes)),
            taken: None,
        };
        exif.orientation = exif.orientation.filter(|turn| (1..=8).contains(turn));
        if let Some(at) = first.number(source, EXIF_DIRECTORY)? {
            match Directory::read(source, first.header, u64::from(at)) {
                Ok(details) => {
                    let [date, fraction, offset] =
                        [TAKEN, TAKEN_FRACTION, TAKEN_OFFSET].map(|tag| details.text(source, tag));
                    exif.taken = moment(date?, fraction?, offset?);
                }
                Err(Trouble::Truncated) => {}
                Err(trouble) => return Err(trouble),
            }
        }
        Ok(exif)
    }
}

/// „photographer NUL editor“ (Exif 3.0, 4.6.5.4.11).
fn notices(bytes: &[u8]) -> String {
    let notices = bytes.split(|byte| *byte == 0).map(decode);
    notices.map(|notice| notice.trim().to_owned()).filter(|n| !n.is_empty()).collect::<Vec<_>>().join("; ")
}

/// „2024:11:18 10:11:12“ and its details in ISO 8601. What is unknown is blank in EXIF.
fn moment(date: Option<String>, fraction: Option<String>, offset: Option<String>) -> Option<String> {
    let date = date?;
    let (day, time) = date.trim().split_once(' ').unwrap_or((date.trim(), ""));
    let parts: Vec<&str> = day.split([':', '-']).collect();
    let is_date = matches!(parts.as_slice(), [year, _, _] if year.len() == 4 && *year != "0000")
        && parts.iter().all(|part| part.chars().all(|c| c.is_ascii_digit()) && part.len() >= 2);
    if !is_date {
        return None;
    }
    let mut iso = parts.join("-");
    if time.len() == 8 && time.chars().all(|c| c.is_ascii_digit() || c == ':') {
        iso.push_str(&format!("T{time}"));
        let digits = |text: &String| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
        if let Some(fraction) = fraction.map(|f| f.trim().to_owned()).filter(digits) {
            iso.push_str(&format!(".{fraction}"));
        }
        if let Some(offset) = offset.filter(|offset| offset.starts_with(['+', '-', 'Z'])) {
            iso.push_str(offset.trim());
        }
    }
    Some(iso)
}

/// The head of a TIFF structure.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Header {
    order: Order,
    /// Where the first directory stands.
    pub(crate) first: u32,
}

impl Header {
    /// Reads the head; the inner error is a structure of another kind.
    pub(crate) fn read(source: &mut Source<'_>) -> Result<Result<Self, Why>, Trouble> {
        let head = source.bytes(0, 8)?;
        let order = match head {
            [b'I', b'I', 42, 0, ..] => Order::Little,
            [b'M', b'M', 0, 42, ..] => Order::Big,
            _ => return Ok(Err(Why::Damaged)),
        };
        Ok(order.u32(head, 4).map(|first| Self { order, first }).ok_or(Why::Damaged))
    }
}

/// Where the value of a tag stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    pub(crate) at: u64,
    /// In bytes.
    pub(crate) count: u64,
    kind: u16,
}

/// A directory: its entries as they stand in the file, twelve bytes each.
pub(crate) struct Directory {
    header: Header,
    at: u64,
    entries: Vec<u8>,
}

impl Directory {
    pub(crate) fn read(source: &mut Source<'_>, header: Header, at: u64) -> Result<Self, Trouble> {
        let count = header.order.u16(source.bytes(at, 2)?, 0).map_or(0, usize::from);
        let entries = source.head(at + 2, count * 12)?.to_vec();
        Ok(Self { header, at: at + 2, entries })
    }

    /// Where the value of a tag stands: in the entry itself if it fits into four bytes.
    pub(crate) fn place(&self, tag: u16) -> Option<Place> {
        let order = self.header.order;
        let mut entries = self.entries.chunks_exact(12).enumerate();
        let (index, entry) = entries.find(|(_, entry)| order.u16(entry, 0) == Some(tag))?;
        let kind = order.u16(entry, 2)?;
        let size = match kind {
            1 | 2 | 6 | 7 => 1,
            3 | 8 => 2,
            4 | 9 | 11 | 13 => 4,
            5 | 10 | 12 => 8,
            // UTF-8 (Exif 3.0).
            129 => 1,
            _ => return None,
        };
        let count = u64::from(order.u32(entry, 4)?) * size;
        let at = if count <= 4 { self.at + index as u64 * 12 + 8 } else { u64::from(order.u32(entry, 8)?) };
        Some(Place { at, count, kind })
    }

    /// The first number of a tag.
    pub(crate) fn number(&self, source: &mut Source<'_>, tag: u16) -> Result<Option<u32>, Trouble> {
        let Some(place) = self.place(tag) else { return Ok(None) };
        let order = self.header.order;
        Ok(match place.kind {
            3 => order.u16(source.head(place.at, 2)?, 0).map(u32::from),
            4 | 13 => order.u32(source.head(place.at, 4)?, 0),
            _ => None,
        })
    }

    /// The bytes of a text; none if they lie outside the file or are too many.
    fn bytes(&self, source: &mut Source<'_>, tag: u16) -> Result<Option<Vec<u8>>, Trouble> {
        let Some(place) = self.place(tag).filter(|place| place.count <= MAX_TEXT) else { return Ok(None) };
        match source.bytes(place.at, usize::try_from(place.count).unwrap_or_default()) {
            Ok(bytes) => Ok(Some(bytes.to_vec())),
            Err(Trouble::Truncated) => Ok(None),
            Err(trouble) => Err(trouble),
        }
    }

    fn text(&self, source: &mut Source<'_>, tag: u16) -> Result<Option<String>, Trouble> {
        let bytes = self.bytes(source, tag)?;
        Ok(bytes.map(|bytes| decode(bytes.split(|byte| *byte == 0).next().unwrap_or_default())))
    }
}
