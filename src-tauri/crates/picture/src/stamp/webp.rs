//! The chunks of a WebP (RFC 9649).

use super::Packets;
use image::metadata::Orientation;

const HEAD: usize = 12;

const HAS_PROFILE: u8 = 0b0010_0000;
const HAS_ALPHA: u8 = 0b0001_0000;
const HAS_EXIF: u8 = 0b0000_1000;
const HAS_XMP: u8 = 0b0000_0100;
const IS_ANIMATED: u8 = 0b0000_0010;

/// `None` if the chunks do not follow each other as they should, or there is no picture in them.
pub(super) fn stamped(bytes: &[u8], packets: impl FnOnce(u8) -> Packets) -> Option<Vec<u8>> {
    let size = u32::from_le_bytes(*bytes.get(4..)?.first_chunk()?) as usize;
    let mut rest = bytes.get(HEAD..size.checked_add(8)?)?;
    let mut orientation = Orientation::NoTransforms;
    let mut kept: Vec<u8> = Vec::new();
    let mut extended = None;
    while !rest.is_empty() {
        let (name, body, behind) = chunk(rest)?;
        match name {
            b"VP8X" => extended = Some(*body.first_chunk::<10>()?),
            b"VP8 " | b"VP8L" | b"ALPH" | b"ANIM" | b"ANMF" | b"ICCP" => {
                if extended.is_none() {
                    extended = Some(plain(name, body)?);
                }
                kept.extend(rest.get(..rest.len() - behind.len())?);
            }
            b"EXIF" => orientation = Orientation::from_exif_chunk(body).unwrap_or(orientation),
            _ => {}
        }
        rest = behind;
    }
    let mut extended = extended?;
    extended[0] = extended[0] & (HAS_PROFILE | HAS_ALPHA | IS_ANIMATED) | HAS_EXIF | HAS_XMP;
    let packets = packets(orientation.to_exif());
    let mut body = b"WEBP".to_vec();
    write(&mut body, b"VP8X", &extended);
    body.extend(kept);
    write(&mut body, b"EXIF", &packets.exif);
    write(&mut body, b"XMP ", &packets.xmp);
    let mut stamped = b"RIFF".to_vec();
    stamped.extend(u32::try_from(body.len()).ok()?.to_le_bytes());
    stamped.extend(body);
    Some(stamped)
}

/// A chunk's name, what stands in it, and what comes behind it. The padding of the last one may be missing.
fn chunk(rest: &[u8]) -> Option<(&[u8; 4], &[u8], &[u8])> {
    let (name, after) = rest.split_first_chunk::<4>()?;
    let (length, after) = after.split_first_chunk::<4>()?;
    let length = u32::from_le_bytes(*length) as usize;
    let body = after.get(..length)?;
    Some((name, body, after.get(length.next_multiple_of(2)..).unwrap_or_default()))
}

/// The head that a file of one lossy or lossless picture does without.
fn plain(name: &[u8; 4], body: &[u8]) -> Option<[u8; 10]> {
    let (width, height, flags) = if name == b"VP8L" {
        // RFC 9649, 3.4: a signature byte, then 14 bits of width − 1, 14 of height − 1, and whether alpha is used.
        let bits = u32::from_le_bytes(*body.get(1..)?.first_chunk()?);
        let flags = if bits >> 28 & 1 == 1 { HAS_ALPHA } else { 0 };
        ((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1, flags)
    } else {
        // RFC 6386, 9.1: three bytes of frame tag, three of start code, then width and height in 14 bits each.
        let [a, b, c, d] = *body.get(6..)?.first_chunk()?;
        let side = |low, high| u32::from(u16::from_le_bytes([low, high]) & 0x3fff);
        (side(a, b), side(c, d), 0)
    };
    let ([w0, w1, w2, _], [h0, h1, h2, _]) =
        (width.checked_sub(1)?.to_le_bytes(), height.checked_sub(1)?.to_le_bytes());
    Some([flags, 0, 0, 0, w0, w1, w2, h0, h1, h2])
}

fn write(webp: &mut Vec<u8>, name: &[u8; 4], body: &[u8]) {
    webp.extend(name);
    webp.extend((body.len() as u32).to_le_bytes());
    webp.extend(body);
    if body.len() % 2 == 1 {
        webp.push(0);
    }
}
