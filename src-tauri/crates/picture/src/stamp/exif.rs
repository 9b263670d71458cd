//! The four EXIF tags that we write, as a TIFF structure.

use super::Stamp;

const IMAGE_DESCRIPTION: u16 = 0x010e;
const ORIENTATION: u16 = 0x0112;
const ARTIST: u16 = 0x013b;
const COPYRIGHT: u16 = 0x8298;

const ASCII: u16 = 2;
const SHORT: u16 = 3;

/// One directory, big-endian, its tags in order as TIFF 6.0 wants it. UTF-8 stands in ASCII fields, as the Metadata
/// Working Group advises and programs read it.
pub(super) fn block(stamp: &Stamp, orientation: u8) -> Vec<u8> {
    let mut entries: Vec<(u16, u16, Vec<u8>)> = vec![(ORIENTATION, SHORT, vec![0, orientation])];
    let texts = [
        (IMAGE_DESCRIPTION, stamp.caption.clone()),
        (ARTIST, stamp.creators.join("; ")),
        (COPYRIGHT, stamp.copyright.clone()),
    ];
    for (tag, text) in texts.into_iter().filter(|(_, text)| !text.is_empty()) {
        let mut value = text.into_bytes();
        value.push(0);
        entries.push((tag, ASCII, value));
    }
    entries.sort_by_key(|(tag, _, _)| *tag);
    written(&entries)
}

fn written(entries: &[(u16, u16, Vec<u8>)]) -> Vec<u8> {
    let mut directory = b"MM\0\x2a\0\0\0\x08".to_vec();
    directory.extend((entries.len() as u16).to_be_bytes());
    // Values longer than four bytes stand behind the directory: its entries, and the offset of a next one (none).
    let behind = directory.len() + entries.len() * 12 + 4;
    let mut values = Vec::new();
    for (tag, kind, value) in entries {
        let count = if *kind == SHORT { value.len() / 2 } else { value.len() };
        directory.extend(tag.to_be_bytes());
        directory.extend(kind.to_be_bytes());
        directory.extend((count as u32).to_be_bytes());
        if value.len() <= 4 {
            let mut field = value.clone();
            field.resize(4, 0);
            directory.extend(field);
        } else {
            directory.extend(((behind + values.len()) as u32).to_be_bytes());
            values.extend(value);
            if values.len() % 2 == 1 {
                values.push(0);
            }
        }
    }
    directory.extend([0; 4]);
    directory.extend(values);
    directory
}
