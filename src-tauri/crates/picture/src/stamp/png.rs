//! The chunks of a PNG (third edition).

use super::Packets;
use image::metadata::Orientation;

const SIGNATURE: usize = 8;

/// What the samples need: how they are coded, what their colours mean, and the pictures of an animation.
const KEPT: [&[u8; 4]; 15] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"sBIT", b"bKGD", b"pHYs", b"gAMA", b"cHRM", b"sRGB",
    b"iCCP", b"acTL", b"fcTL", b"fdAT",
];

/// `None` if the chunks do not follow each other as they should.
pub(super) fn stamped(bytes: &[u8], packets: impl FnOnce(u8) -> Packets) -> Option<Vec<u8>> {
    let mut orientation = Orientation::NoTransforms;
    let (mut head, mut kept): (Vec<u8>, Vec<u8>) = Default::default();
    let mut rest = bytes.get(SIGNATURE..)?;
    loop {
        let length = u32::from_be_bytes(*rest.first_chunk()?) as usize;
        let (whole, behind) = rest.split_at_checked(length.checked_add(12)?)?;
        let name: &[u8; 4] = whole.get(4..)?.first_chunk()?;
        match name {
            b"IHDR" if head.is_empty() => head.extend(whole),
            b"eXIf" => {
                orientation =
                    whole.get(8..8 + length).and_then(Orientation::from_exif_chunk).unwrap_or(orientation);
            }
            _ if KEPT.contains(&name) => kept.extend(whole),
            _ => {}
        }
        rest = behind;
        if name == b"IEND" {
            break;
        }
    }
    let packets = packets(orientation.to_exif());
    let mut stamped = bytes.get(..SIGNATURE)?.to_vec();
    stamped.extend(head);
    chunk(&mut stamped, b"eXIf", &packets.exif);
    // Keyword, not compressed, no language, no translated keyword.
    chunk(&mut stamped, b"iTXt", &[b"XML:com.adobe.xmp\0\0\0\0\0", packets.xmp.as_slice()].concat());
    stamped.extend(kept);
    Some(stamped)
}

fn chunk(png: &mut Vec<u8>, name: &[u8; 4], data: &[u8]) {
    png.extend((data.len() as u32).to_be_bytes());
    png.extend(name);
    png.extend(data);
    png.extend(crc(name.iter().chain(data)).to_be_bytes());
}

/// CRC-32 as in annex D of the PNG specification.
fn crc<'a>(bytes: impl Iterator<Item = &'a u8>) -> u32 {
    !bytes.fold(!0u32, |crc, byte| {
        (0..8).fold(
            crc ^ u32::from(*byte),
            |crc, _| if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 },
        )
    })
}
