//! JPEG: segments before the first scan (ISO/IEC 10918-1, annex B).

use super::{Blocks, ExtendedXmp, photoshop};
use crate::metadata::bytes::{be16, be32};
use crate::metadata::remark::{Remark, Why};
use crate::metadata::source::{Source, Trouble};
use crate::metadata::{MAX_BLOCK, Origin};
use std::collections::BTreeMap;

const EXIF: &[u8] = b"Exif\0\0";
const XMP: &[u8] = b"http://ns.adobe.com/xap/1.0/\0";
const EXTENDED_XMP: &[u8] = b"http://ns.adobe.com/xmp/extension/\0";
const PROFILE: &[u8] = b"ICC_PROFILE\0";
const PHOTOSHOP: &[u8] = b"Photoshop 3.0\0";

pub(super) fn walk(source: &mut Source<'_>, blocks: &mut Blocks) -> Result<(), Trouble> {
    let mut joined = Joined::default();
    let walked = segments(source, blocks, &mut joined);
    if !joined.photoshop.is_empty() {
        photoshop::read(&joined.photoshop, blocks);
    }
    blocks.profile = joined.profile.into_values().flatten().collect();
    blocks.credentials =
        joined.jumbf.into_values().find(|boxes| boxes.windows(4).any(|name| name == b"c2pa"));
    walked
}

/// What is spread over several segments.
#[derive(Default)]
struct Joined {
    photoshop: Vec<u8>,
    /// Parts of the ICC profile by their numbers (ICC.1:2022, B.4).
    profile: BTreeMap<u8, Vec<u8>>,
    /// By the number that all segments of a box share (ISO/IEC 19566-5, annex D).
    jumbf: BTreeMap<u16, Vec<u8>>,
    /// Bytes kept so far, of all kinds.
    total: usize,
}

impl Joined {
    /// Room for this many bytes more, or the reason why not.
    fn has_room(&mut self, count: usize) -> bool {
        self.total = self.total.saturating_add(count);
        self.total <= 2 * MAX_BLOCK
    }
}

fn segments(source: &mut Source<'_>, blocks: &mut Blocks, joined: &mut Joined) -> Result<(), Trouble> {
    let mut at = 2;
    loop {
        let [0xff, marker] = *source.bytes(at, 2)? else {
            blocks.remark(Remark::File(Why::Damaged));
            return Ok(());
        };
        match marker {
            // A scan begins, or the picture ends.
            0xda | 0xd9 => return Ok(()),
            // Fill bytes.
            0xff => {
                at += 1;
                continue;
            }
            // Markers without a length.
            0x01 | 0xd0..=0xd7 => {
                at += 2;
                continue;
            }
            _ => {}
        }
        let length = be16(source.bytes(at + 2, 2)?, 0).map_or(0, usize::from);
        let Some(count) = length.checked_sub(2) else {
            blocks.remark(Remark::File(Why::Damaged));
            return Ok(());
        };
        if matches!(marker, 0xc0..=0xcf | 0xe1 | 0xe2 | 0xeb | 0xed) {
            segment(marker, source.bytes(at + 4, count)?, blocks, joined);
        }
        at += 2 + length as u64;
    }
}

fn segment(marker: u8, body: &[u8], blocks: &mut Blocks, joined: &mut Joined) {
    match marker {
        0xe1 => application_1(body, blocks, joined),
        0xe2 => {
            // Number of the part, number of parts, and the part.
            if let Some(([number, _], part)) = body.strip_prefix(PROFILE).and_then(<[u8]>::split_first_chunk)
                && joined.has_room(part.len())
            {
                joined.profile.entry(*number).or_insert_with(|| part.to_vec());
            }
        }
        0xeb => jumbf(body, joined),
        0xed => {
            if let Some(resources) = body.strip_prefix(PHOTOSHOP) {
                if joined.has_room(resources.len()) {
                    joined.photoshop.extend_from_slice(resources);
                } else {
                    blocks.remark(Remark::Block(Origin::Iim, Why::TooLarge));
                }
            }
        }
        // Tables of codes, no frame.
        0xc4 | 0xc8 | 0xcc => {}
        _ => {
            blocks.height = be16(body, 1).map_or(0, u32::from);
            blocks.width = be16(body, 3).map_or(0, u32::from);
            blocks.model = match body.get(5) {
                Some(1) => Some("Grey"),
                Some(3) => Some("RGB"),
                Some(4) => Some("CMYK"),
                _ => None,
            };
        }
    }
}

fn application_1(body: &[u8], blocks: &mut Blocks, joined: &mut Joined) {
    if let Some(exif) = body.strip_prefix(EXIF) {
        blocks.take_exif(exif);
    } else if let Some(xmp) = body.strip_prefix(XMP) {
        blocks.take_xmp(xmp);
    } else if let Some(part) = body.strip_prefix(EXTENDED_XMP) {
        let Some((guid, rest)) = part.split_first_chunk::<32>() else { return };
        let (Some(length), Some(offset), Some(bytes)) = (be32(rest, 0), be32(rest, 4), rest.get(8..)) else {
            return;
        };
        if joined.has_room(bytes.len()) {
            blocks.extended_xmp.push(ExtendedXmp { guid: *guid, length, offset, bytes: bytes.to_vec() });
        } else {
            blocks.remark(Remark::Block(Origin::Xmp, Why::TooLarge));
        }
    }
}

/// „JP“, number of the box, number of the segment, and the box; every segment repeats the box's head.
fn jumbf(body: &[u8], joined: &mut Joined) {
    let (Some(number), Some(b"jumb")) = (be16(body, 2), body.get(12..16)) else { return };
    if !body.starts_with(b"JP") || !joined.has_room(body.len()) {
        return;
    }
    let boxes = joined.jumbf.entry(number).or_default();
    let repeated = match be32(body, 8) {
        _ if boxes.is_empty() => 0,
        Some(1) => 16,
        _ => 8,
    };
    boxes.extend_from_slice(body.get(8 + repeated..).unwrap_or_default());
}
