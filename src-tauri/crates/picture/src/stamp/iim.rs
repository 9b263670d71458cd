//! IPTC-IIM 4.2 in the shell that Photoshop gave it, with the digest that tells readers that IIM and XMP agree.

use super::Stamp;
use md5::{Digest, Md5};

/// The datasets of record 2 that we write, and how many bytes each holds.
const BY_LINE: (u8, usize) = (80, 32);
const CREDIT: (u8, usize) = (110, 32);
const SOURCE: (u8, usize) = (115, 32);
const COPYRIGHT: (u8, usize) = (116, 128);
const CAPTION: (u8, usize) = (120, 2_000);

/// The resources of Photoshop: the IIM block and its MD5. Empty if there is nothing to say.
pub(super) fn block(stamp: &Stamp) -> Vec<u8> {
    let mut texts: Vec<((u8, usize), &str)> =
        stamp.creators.iter().map(|name| (BY_LINE, name.as_str())).collect();
    texts.extend([
        (CREDIT, stamp.credit.as_str()),
        (SOURCE, &stamp.source),
        (COPYRIGHT, &stamp.copyright),
        (CAPTION, &stamp.caption),
    ]);
    texts.retain(|(_, text)| !text.is_empty());
    if texts.is_empty() {
        return Vec::new();
    }
    let mut iim = Vec::new();
    dataset(&mut iim, 1, 90, b"\x1b%G"); // what follows is UTF-8
    dataset(&mut iim, 2, 0, &[0, 4]); // version of the model
    for ((number, limit), text) in texts {
        dataset(&mut iim, 2, number, cut(text, limit).as_bytes());
    }
    let digest = Md5::digest(&iim);
    let mut block = Vec::new();
    resource(&mut block, 0x0404, &iim);
    resource(&mut block, 0x0425, &digest);
    block
}

fn dataset(iim: &mut Vec<u8>, record: u8, number: u8, value: &[u8]) {
    iim.extend([0x1c, record, number]);
    iim.extend((value.len() as u16).to_be_bytes());
    iim.extend(value);
}

fn resource(block: &mut Vec<u8>, id: u16, data: &[u8]) {
    block.extend(b"8BIM");
    block.extend(id.to_be_bytes());
    block.extend([0, 0]); // no name
    block.extend((data.len() as u32).to_be_bytes());
    block.extend(data);
    if data.len() % 2 == 1 {
        block.push(0);
    }
}

/// As much as fits, up to the last whole letter.
fn cut(text: &str, limit: usize) -> &str {
    text.get(..text.floor_char_boundary(limit)).unwrap_or(text)
}
