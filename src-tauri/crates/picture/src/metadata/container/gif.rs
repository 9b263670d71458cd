//! GIF: blocks and their sub-blocks (GIF89a, 15 to 26). XMP and C2PA lie in application extensions.

use super::{Blocks, too_large};
use crate::metadata::bytes::Order;
use crate::metadata::remark::{Remark, Why};
use crate::metadata::source::{Source, Trouble};
use crate::metadata::{MAX_BLOCK, Origin};

pub(super) fn walk(source: &mut Source<'_>, blocks: &mut Blocks) -> Result<(), Trouble> {
    let head = source.bytes(6, 5)?;
    let number = |at| Order::Little.u16(head, at).map_or(0, u32::from);
    (blocks.width, blocks.height) = (number(0), number(2));
    blocks.model = Some("RGB");
    let mut at = 13 + colour_table(head.get(4).copied().unwrap_or_default());
    loop {
        match *source.bytes(at, 2)?.first_chunk::<2>().unwrap_or(&[0, 0]) {
            [b'!', 0xff] => at = application(source, at + 2, blocks)?,
            [b'!', _] => at = skip(source, at + 2)?,
            [b',', _] => {
                let flags = source.bytes(at, 10)?.last().copied().unwrap_or_default();
                at = skip(source, at + 11 + colour_table(flags))?;
            }
            [b';', _] => return Ok(()),
            _ => {
                blocks.remark(Remark::File(Why::Damaged));
                return Ok(());
            }
        }
        if at + 1 == source.len() {
            return Ok(());
        }
    }
}

/// Bytes of a colour table, if the flags say that there is one.
fn colour_table(flags: u8) -> u64 {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

/// Where the sub-blocks that begin here have ended.
fn skip(source: &mut Source<'_>, mut at: u64) -> Result<u64, Trouble> {
    loop {
        let length = source.bytes(at, 1)?.first().copied().unwrap_or_default();
        at += 1 + u64::from(length);
        if length == 0 {
            return Ok(at);
        }
    }
}

fn application(source: &mut Source<'_>, at: u64, blocks: &mut Blocks) -> Result<u64, Trouble> {
    let name = source.bytes(at, 12)?.get(1..).unwrap_or_default().to_vec();
    let is_xmp = name == *b"XMP DataXMP";
    let begin = at + 1 + source.bytes(at, 1)?.first().map_or(0, |length| u64::from(*length));
    let end = skip(source, begin)?;
    let is_profile = name.starts_with(b"ICCRGBG1");
    if !is_xmp && !is_profile && !name.starts_with(b"C2PA_GIF") {
        return Ok(end);
    }
    let Some(count) = usize::try_from(end - begin).ok().filter(|count| *count <= MAX_BLOCK) else {
        blocks.remark(if is_xmp { too_large(Origin::Xmp) } else { Remark::CredentialsTooLarge });
        return Ok(end);
    };
    let bytes = source.bytes(begin, count)?;
    if is_xmp {
        blocks.take_xmp(before_trailer(bytes));
    } else if is_profile {
        blocks.profile = joined(bytes);
    } else {
        blocks.credentials = Some(joined(bytes));
    }
    Ok(end)
}

/// XMP stands there as it is, not in sub-blocks; 258 bytes behind it lead every reader of sub-blocks to the end
/// (XMP part 3, 1.1.2).
fn before_trailer(bytes: &[u8]) -> &[u8] {
    match bytes.len().checked_sub(258).and_then(|at| bytes.split_at_checked(at)) {
        Some((packet, [1, 0xff, 0xfe, ..])) => packet,
        _ => bytes,
    }
}

/// The bytes of sub-blocks without their lengths.
fn joined(bytes: &[u8]) -> Vec<u8> {
    let mut rest = bytes;
    let mut joined = Vec::with_capacity(bytes.len());
    while let Some((part, after)) =
        rest.split_first().and_then(|(n, rest)| rest.split_at_checked(usize::from(*n)))
    {
        if part.is_empty() {
            break;
        }
        joined.extend_from_slice(part);
        rest = after;
    }
    joined
}
