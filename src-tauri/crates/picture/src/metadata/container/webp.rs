//! WebP: chunks of a RIFF file (RFC 9649).

use super::{Blocks, bounded, profile, too_large};
use crate::metadata::Origin;
use crate::metadata::bytes::{Order, le32};
use crate::metadata::remark::Remark;
use crate::metadata::source::{Source, Trouble};

pub(super) fn walk(source: &mut Source<'_>, blocks: &mut Blocks) -> Result<(), Trouble> {
    blocks.model = Some("RGB");
    let mut at = 12;
    while at < source.len() {
        let head = source.bytes(at, 8)?;
        let kind = head.first_chunk::<4>().copied().unwrap_or_default();
        let length = le32(head, 4).map_or(0, u64::from);
        let body = at + 8;
        match &kind {
            b"VP8X" | b"VP8 " | b"VP8L" if blocks.width == 0 => {
                let size = size(kind, source.head(body, 10)?);
                (blocks.width, blocks.height) = size.unwrap_or_default();
            }
            b"EXIF" => {
                if let Some(exif) = bounded(source, body, length, too_large(Origin::Exif), blocks)? {
                    blocks.take_exif(exif.strip_prefix(b"Exif\0\0").unwrap_or(exif));
                }
            }
            b"ICCP" => blocks.profile = profile(source, body, length)?,
            b"XMP " => {
                if let Some(xmp) = bounded(source, body, length, too_large(Origin::Xmp), blocks)? {
                    blocks.take_xmp(xmp);
                }
            }
            b"C2PA" => {
                blocks.credentials =
                    bounded(source, body, length, Remark::CredentialsTooLarge, blocks)?.map(<[u8]>::to_vec);
            }
            _ => {}
        }
        at = body + length + (length & 1);
    }
    Ok(())
}

/// Width and height out of the head of the whole file or of its one frame.
fn size(kind: [u8; 4], head: &[u8]) -> Option<(u32, u32)> {
    match &kind {
        b"VP8X" => {
            let twenty_four = |at| Some(le32(head, at)? & 0x00ff_ffff);
            // The last number ends with the chunk; its fourth byte may be missing.
            let [a, b, c] = *head.get(7..10)?.first_chunk::<3>()?;
            Some((twenty_four(4)? + 1, u32::from_le_bytes([a, b, c, 0]) + 1))
        }
        b"VP8 " => {
            let number = |at| Order::Little.u16(head, at).map(|number| u32::from(number & 0x3fff));
            Some((number(6)?, number(8)?))
        }
        _ => {
            let bits = le32(head, 1)?;
            Some(((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1))
        }
    }
}
