//! PNG: chunks (ISO/IEC 15948, 5.3). Metadata may stand before and behind the picture.

use super::{Blocks, bounded, photoshop, profile, too_large};
use crate::metadata::bytes::{be32, split_at_nul};
use crate::metadata::remark::{Remark, Why};
use crate::metadata::source::{Source, Trouble};
use crate::metadata::{MAX_BLOCK, Origin};
use flate2::read::ZlibDecoder;
use std::io::Read;

/// The keyword of XMP (XMP part 3, 1.1.5).
const XMP: &[u8] = b"XML:com.adobe.xmp";

/// Most text chunks that are kept; a file has a handful.
const MAX_TEXTS: usize = 64;

/// Longest text of a chunk that is no block, in bytes.
const MAX_TEXT: usize = 64 * 1024;

pub(super) fn walk(source: &mut Source<'_>, blocks: &mut Blocks) -> Result<(), Trouble> {
    let mut at = 8;
    loop {
        let head = source.bytes(at, 8)?;
        let length = be32(head, 0).map_or(0, u64::from);
        let kind = head.last_chunk::<4>().copied().unwrap_or_default();
        let body = at + 8;
        match &kind {
            b"IEND" => return Ok(()),
            b"IHDR" => {
                let head = source.bytes(body, 10)?;
                blocks.width = be32(head, 0).unwrap_or_default();
                blocks.height = be32(head, 4).unwrap_or_default();
                // Bit 2 of the colour type says that there are colours.
                let kind = head.last().copied().unwrap_or_default();
                blocks.model = Some(if kind & 2 == 0 { "Grey" } else { "RGB" });
            }
            b"iCCP" => {
                // The name, the way of packing, and the packed profile.
                let chunk = profile(source, body, length)?;
                let packed = split_at_nul(&chunk).and_then(|(_, rest)| rest.get(1..));
                blocks.profile = packed.and_then(|packed| inflated(packed).ok()).unwrap_or_default();
            }
            b"eXIf" => {
                if let Some(exif) = bounded(source, body, length, too_large(Origin::Exif), blocks)? {
                    blocks.take_exif(exif.strip_prefix(b"Exif\0\0").unwrap_or(exif));
                }
            }
            b"caBX" => {
                blocks.credentials =
                    bounded(source, body, length, Remark::CredentialsTooLarge, blocks)?.map(<[u8]>::to_vec);
            }
            b"iTXt" | b"tEXt" | b"zTXt" => {
                if let Some(chunk) = bounded(source, body, length, too_large(Origin::PngText), blocks)? {
                    text(kind, chunk, blocks);
                }
            }
            _ => {}
        }
        at = body + length + 4;
    }
}

fn text(kind: [u8; 4], chunk: &[u8], blocks: &mut Blocks) {
    let read = match &kind {
        b"iTXt" => international(chunk),
        b"zTXt" => {
            split_at_nul(chunk).map(|(keyword, rest)| (keyword, inflated(rest.get(1..).unwrap_or_default())))
        }
        _ => split_at_nul(chunk).map(|(keyword, rest)| (keyword, Ok(latin_1(rest)))),
    };
    match read {
        Some((keyword, Ok(text))) if keyword == XMP => blocks.take_xmp(&text),
        Some((keyword, Ok(text))) => match keyword.strip_prefix(b"Raw profile type ") {
            Some(_) => raw_profile(&text, blocks),
            None if blocks.texts.len() < MAX_TEXTS && text.len() <= MAX_TEXT => {
                let keyword = String::from_utf8_lossy(keyword).into_owned();
                blocks.texts.push((keyword, String::from_utf8_lossy(&text).into_owned()));
            }
            None => {}
        },
        Some((keyword, Err(why))) => {
            let origin = if keyword == XMP { Origin::Xmp } else { Origin::PngText };
            blocks.remark(Remark::Block(origin, why));
        }
        None => blocks.remark(Remark::Block(Origin::PngText, Why::Damaged)),
    }
}

type Text<'c> = (&'c [u8], Result<Vec<u8>, Why>);

/// Keyword, compression, language, keyword in that language, text in UTF-8.
fn international(chunk: &[u8]) -> Option<Text<'_>> {
    let (keyword, rest) = split_at_nul(chunk)?;
    let ([is_compressed, _method], rest) = rest.split_first_chunk::<2>()?;
    let (_language, rest) = split_at_nul(rest)?;
    let (_translated, text) = split_at_nul(rest)?;
    Some((keyword, if *is_compressed == 0 { Ok(text.to_vec()) } else { inflated(text) }))
}

/// tEXt is Latin-1 by its standard; programs write UTF-8 all the same.
fn latin_1(bytes: &[u8]) -> Vec<u8> {
    crate::metadata::text::decode(bytes).into_bytes()
}

/// Unpacked, up to the bound: a bomb is told, not unpacked.
fn inflated(bytes: &[u8]) -> Result<Vec<u8>, Why> {
    let mut unpacked = Vec::new();
    let limit = MAX_BLOCK as u64 + 1;
    ZlibDecoder::new(bytes).take(limit).read_to_end(&mut unpacked).map_err(|_| Why::Damaged)?;
    if unpacked.len() > MAX_BLOCK { Err(Why::TooLarge) } else { Ok(unpacked) }
}

/// ImageMagick's and ExifTool's way to keep other blocks: a name, a length, and hexadecimal digits, in lines.
fn raw_profile(text: &[u8], blocks: &mut Blocks) {
    let mut lines = text.splitn(4, |byte| *byte == b'\n').skip(3);
    let digits: Vec<u8> = lines.next().unwrap_or_default().iter().filter_map(|c| nibble(*c)).collect();
    let bytes: Vec<u8> =
        digits.chunks_exact(2).map(|pair| pair.iter().fold(0, |byte, nibble| byte << 4 | nibble)).collect();
    if bytes.starts_with(b"8BIM") {
        photoshop::read(&bytes, blocks);
    } else if bytes.starts_with(&[0x1c]) {
        blocks.take_iim(&bytes);
    } else if let Some(exif) = bytes.strip_prefix(b"Exif\0\0") {
        blocks.take_exif(exif);
    } else if let Some(xmp) = bytes.strip_prefix(b"http://ns.adobe.com/xap/1.0/\0") {
        blocks.take_xmp(xmp);
    } else if bytes.starts_with(b"<") {
        blocks.take_xmp(&bytes);
    }
}

fn nibble(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}
