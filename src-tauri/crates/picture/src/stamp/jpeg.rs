//! The segments of a JPEG: what the samples need stays, the rest goes, ours come in.

use super::Packets;
use image::metadata::Orientation;

const EXIF: &[u8] = b"Exif\0\0";
const XMP: &[u8] = b"http://ns.adobe.com/xap/1.0/\0";
const PHOTOSHOP: &[u8] = b"Photoshop 3.0\0";
const ICC: &[u8] = b"ICC_PROFILE\0";

/// `None` if the segments do not follow each other as they should, or the picture has no end.
pub(super) fn stamped(bytes: &[u8], packets: impl FnOnce(u8) -> Packets) -> Option<Vec<u8>> {
    let mut kept: Vec<u8> = Vec::new();
    let mut head: &[u8] = &[];
    let mut orientation = Orientation::NoTransforms;
    let mut rest = bytes.get(2..)?;
    while let Some((marker, body, behind)) = segment(rest) {
        let whole = rest.get(..rest.len() - behind.len())?;
        match marker {
            // JFIF stays first, where its readers expect it.
            0xe0 if body.starts_with(b"JFIF\0") && head.is_empty() => head = whole,
            0xe1 if body.starts_with(EXIF) => {
                orientation =
                    body.get(EXIF.len()..).and_then(Orientation::from_exif_chunk).unwrap_or(orientation);
            }
            0xe2 if body.starts_with(ICC) => kept.extend(whole),
            0xee if body.starts_with(b"Adobe") => kept.extend(whole),
            0xe0..=0xef | 0xfe => {}
            _ => kept.extend(whole),
        }
        rest = behind;
        if marker == 0xda {
            break;
        }
    }
    let packets = packets(orientation.to_exif());
    let mut stamped = vec![0xff, 0xd8];
    stamped.extend(head);
    for (marker, name, body) in
        [(0xe1, EXIF, &packets.exif), (0xe1, XMP, &packets.xmp), (0xed, PHOTOSHOP, &packets.iim)]
    {
        if !body.is_empty() {
            stamped.extend([0xff, marker]);
            stamped.extend(u16::try_from(2 + name.len() + body.len()).ok()?.to_be_bytes());
            stamped.extend(name);
            stamped.extend(body);
        }
    }
    stamped.extend(kept);
    scans(rest, &mut stamped)?;
    Some(stamped)
}

/// A marker, what stands in its segment, and what comes behind it.
fn segment(rest: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    match rest {
        [0xff, 0xff, ..] => segment(rest.get(1..)?),
        [0xff, marker @ 0xc0..=0xfe, high, low, ..] => {
            let length = usize::from(u16::from_be_bytes([*high, *low]));
            Some((*marker, rest.get(4..2 + length)?, rest.get(2 + length..)?))
        }
        _ => None,
    }
}

/// The coded data up to the end of the picture. Between the scans of a progressive picture stand tables, and in a
/// hostile one comments: those go.
fn scans(mut rest: &[u8], stamped: &mut Vec<u8>) -> Option<()> {
    loop {
        let at = rest.windows(2).position(|pair| matches!(pair, [0xff, 0x01..=0xcf | 0xd8..=0xfe]))?;
        stamped.extend(rest.get(..at)?);
        rest = rest.get(at..)?;
        match rest {
            [0xff, 0xd9, ..] => {
                stamped.extend([0xff, 0xd9]);
                return Some(());
            }
            _ => {
                let (marker, _, behind) = segment(rest)?;
                if !matches!(marker, 0xe0..=0xef | 0xfe) {
                    stamped.extend(rest.get(..rest.len() - behind.len())?);
                }
                rest = behind;
            }
        }
    }
}
