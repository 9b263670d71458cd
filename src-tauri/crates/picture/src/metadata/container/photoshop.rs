//! Photoshop image resources: „8BIM“, a number, a name, and bytes (Adobe Photoshop File Formats Specification).

use super::Blocks;
use crate::metadata::bytes::{be16, be32};

const IIM: u16 = 0x0404;
const IIM_DIGEST: u16 = 0x0425;

/// Keeps the IIM datasets and their digest. Reading ends quietly where the structure ends: writers pad at will.
pub(super) fn read(resources: &[u8], blocks: &mut Blocks) {
    let mut rest = resources;
    while let Some((number, body, after)) = resource(rest) {
        match number {
            IIM => blocks.take_iim(body),
            IIM_DIGEST => blocks.iim_digest = body.try_into().ok(),
            _ => {}
        }
        rest = after;
    }
}

/// Number and bytes of the first resource, and what stands behind it.
fn resource(bytes: &[u8]) -> Option<(u16, &[u8], &[u8])> {
    let signature = bytes.first_chunk::<4>()?;
    if ![b"8BIM", b"MeSa", b"PHUT", b"AgHg", b"DCSR"].contains(&signature) {
        return None;
    }
    let number = be16(bytes, 4)?;
    // The name with its length before it, padded to an even number of bytes.
    let name = (usize::from(*bytes.get(6)?) + 2) & !1;
    let size = usize::try_from(be32(bytes, 6 + name)?).ok()?;
    let body = bytes.get(10 + name..)?;
    let padded = size.checked_add(size & 1)?;
    Some((number, body.get(..size)?, body.get(padded..).unwrap_or_default()))
}
