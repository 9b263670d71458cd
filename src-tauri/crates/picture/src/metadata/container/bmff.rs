//! AVIF and HEIC: boxes and items (ISO/IEC 14496-12, 23008-12). EXIF and XMP are items of the `meta` box.

mod items;

use super::{Blocks, Container, bounded, too_large};
use crate::metadata::bytes::{be32, be64};
use crate::metadata::remark::{Remark, Why};
use crate::metadata::source::{Source, Trouble};
use crate::metadata::{MAX_BLOCK, Origin};
use items::{Item, Part, Place};

/// C2PA (Technical Specification 2.1, A.5) and XMP (XMP part 3, 1.2.7.1) in boxes of their own.
const CREDENTIALS: [u8; 16] =
    [0xd8, 0xfe, 0xc3, 0xd6, 0x1b, 0x0e, 0x48, 0x3c, 0x92, 0x97, 0x58, 0x28, 0x87, 0x7e, 0xc4, 0x81];
const XMP: [u8; 16] =
    [0xbe, 0x7a, 0xcf, 0xcb, 0x97, 0xa9, 0x42, 0xe8, 0x9c, 0x71, 0x99, 0x94, 0x91, 0xe3, 0xaf, 0xac];

/// AVIF or HEIC by the brands of the first box.
pub(super) fn recognise(head: &[u8]) -> Option<Container> {
    if head.get(4..8)? != b"ftyp" {
        return None;
    }
    let size = usize::try_from(be32(head, 0)?).ok()?;
    let body = head.get(8..size.min(head.len()))?;
    let mut brands =
        body.chunks_exact(4).enumerate().filter(|(index, _)| *index != 1).map(|(_, brand)| brand);
    brands.find_map(|brand| match brand {
        b"avif" | b"avis" => Some(Container::Avif),
        b"heic" | b"heix" | b"hevc" | b"hevx" | b"heim" | b"heis" => Some(Container::Heic),
        _ => None,
    })
}

pub(super) fn walk(source: &mut Source<'_>, blocks: &mut Blocks) -> Result<(), Trouble> {
    let mut at = 0;
    while at < source.len() {
        let head = source.head(at, 32)?.to_vec();
        let Some(size) = be32(&head, 0).map(u64::from) else { return Err(Trouble::Truncated) };
        let (header, size) = match size {
            0 => (8, source.len() - at),
            1 => (16, be64(&head, 8).unwrap_or_default()),
            size => (8, size),
        };
        let Some(length) = size.checked_sub(header) else {
            blocks.remark(Remark::File(Why::Damaged));
            return Ok(());
        };
        let body = at.saturating_add(header);
        match head.get(4..8) {
            Some(b"meta") => meta(source, body, length, blocks)?,
            Some(b"uuid") => own_box(source, body, length, blocks)?,
            _ => {}
        }
        at = at.saturating_add(size);
    }
    Ok(())
}

/// A box whose kind is a UUID.
fn own_box(source: &mut Source<'_>, body: u64, length: u64, blocks: &mut Blocks) -> Result<(), Trouble> {
    let Some(rest) = length.checked_sub(16) else { return Ok(()) };
    let kind = source.bytes(body, 16)?.to_vec();
    if kind == XMP {
        if let Some(xmp) = bounded(source, body + 16, rest, too_large(Origin::Xmp), blocks)? {
            blocks.take_xmp(xmp);
        }
    } else if kind == CREDENTIALS
        && let Some(bytes) = bounded(source, body + 16, rest, Remark::CredentialsTooLarge, blocks)?
    {
        // Version and flags, the purpose with its NUL, and where a Merkle tree stands; then the boxes.
        if let Some(boxes) = bytes.get(4..).and_then(|rest| rest.strip_prefix(b"manifest\0")) {
            blocks.credentials = boxes.get(8..).map(<[u8]>::to_vec);
        }
    }
    Ok(())
}

fn meta(source: &mut Source<'_>, at: u64, length: u64, blocks: &mut Blocks) -> Result<(), Trouble> {
    let Some(bytes) = bounded(source, at, length, too_large(Origin::Xmp), blocks)? else { return Ok(()) };
    let meta = items::read(bytes);
    if (blocks.width, blocks.height) == (0, 0) {
        (blocks.width, blocks.height) = meta.size;
    }
    blocks.model = Some("RGB");
    if blocks.profile.is_empty() {
        blocks.profile.clone_from(&meta.profile);
    }
    blocks.orientation = blocks.orientation.or(meta.orientation);
    for Item { kind, place } in &meta.items {
        let origin = if kind == b"Exif" { Origin::Exif } else { Origin::Xmp };
        let Some(bytes) = content(source, place, at, &meta, origin, blocks)? else { continue };
        if kind == b"Exif" {
            // Where the TIFF header stands behind this number (ISO/IEC 23008-12, A.2.1).
            let skip = be32(&bytes, 0).and_then(|skip| usize::try_from(skip).ok()).unwrap_or_default();
            match bytes.get(4..).and_then(|rest| rest.get(skip..)) {
                Some(exif) => blocks.take_exif(exif.strip_prefix(b"Exif\0\0").unwrap_or(exif)),
                None => blocks.remark(Remark::Block(Origin::Exif, Why::Damaged)),
            }
        } else {
            blocks.take_xmp(&bytes);
        }
    }
    Ok(())
}

/// The bytes of an item, its parts joined.
fn content(
    source: &mut Source<'_>,
    place: &Place,
    meta_at: u64,
    meta: &items::Meta,
    origin: Origin,
    blocks: &mut Blocks,
) -> Result<Option<Vec<u8>>, Trouble> {
    let base = match place.method {
        0 => 0,
        1 => meta_at.saturating_add(meta.data_at),
        _ => return Ok(None),
    };
    let mut content = Vec::new();
    for Part { offset, length } in &place.parts {
        let at = base.saturating_add(*offset);
        let length = if *length == 0 { source.len().saturating_sub(at) } else { *length };
        if (content.len() as u64).saturating_add(length) > MAX_BLOCK as u64 {
            blocks.remark(Remark::Block(origin, Why::TooLarge));
            return Ok(None);
        }
        match source.bytes(at, usize::try_from(length).unwrap_or_default()) {
            Ok(bytes) => content.extend_from_slice(bytes),
            Err(Trouble::Truncated) => {
                blocks.remark(Remark::Block(origin, Why::Truncated));
                return Ok(None);
            }
            Err(trouble) => return Err(trouble),
        }
    }
    Ok(Some(content))
}
