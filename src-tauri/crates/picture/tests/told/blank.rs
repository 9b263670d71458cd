//! Small pictures without metadata, one of each kind of file.

use image::{DynamicImage, ImageFormat};
use std::io::Cursor;

pub(crate) const WIDTH: u32 = 40;
pub(crate) const HEIGHT: u32 = 30;

/// Every kind of file by the ending of its name.
pub(crate) fn all() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("jpg", drawn(ImageFormat::Jpeg)),
        ("png", drawn(ImageFormat::Png)),
        ("webp", drawn(ImageFormat::WebP)),
        ("gif", drawn(ImageFormat::Gif)),
        ("tif", tiff()),
        ("avif", items(b"avif", b"av01")),
        ("heic", items(b"heic", b"hvc1")),
    ]
}

fn drawn(format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::new_rgb8(WIDTH, HEIGHT).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// Grey, in one strip.
fn tiff() -> Vec<u8> {
    let entries: [(u16, u16, u32); 8] = [
        (256, 3, WIDTH),
        (257, 3, HEIGHT),
        (258, 3, 8),
        (259, 3, 1),
        (262, 3, 1),
        (273, 4, 8 + 2 + 8 * 12 + 4),
        (278, 3, HEIGHT),
        (279, 4, WIDTH * HEIGHT),
    ];
    let mut bytes = b"II*\0\x08\0\0\0".to_vec();
    bytes.extend((entries.len() as u16).to_le_bytes());
    for (tag, kind, value) in entries {
        bytes.extend(tag.to_le_bytes());
        bytes.extend(kind.to_le_bytes());
        bytes.extend(1u32.to_le_bytes());
        bytes.extend(value.to_le_bytes());
    }
    bytes.extend([0; 4]);
    bytes.resize(bytes.len() + (WIDTH * HEIGHT) as usize, 127);
    bytes
}

/// One item of coded samples that nobody could decode; readers of metadata do not try.
fn items(brand: &[u8; 4], codec: &[u8; 4]) -> Vec<u8> {
    let file_type = boxed(b"ftyp", &[brand.as_slice(), &[0; 4], b"mif1", brand].concat());
    let meta = |at: u32| {
        let handler = boxed(b"hdlr", &[&[0; 8], b"pict".as_slice(), &[0; 13]].concat());
        let primary = boxed(b"pitm", &[0, 0, 0, 0, 0, 1]);
        let entry = boxed(b"infe", &[&[2, 0, 0, 0, 0, 1, 0, 0], codec.as_slice(), &[0]].concat());
        let list = boxed(b"iinf", &[[0, 0, 0, 0, 0, 1].as_slice(), &entry].concat());
        let place: &[u8] = &[0, 0, 0, 0, 0x44, 0, 0, 1, 0, 1, 0, 0, 0, 1];
        let place = boxed(b"iloc", &[place, &at.to_be_bytes(), &16u32.to_be_bytes()].concat());
        let size = boxed(b"ispe", &[[0; 4], WIDTH.to_be_bytes(), HEIGHT.to_be_bytes()].concat());
        let belongs = boxed(b"ipma", &[0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 1, 1]);
        let properties = boxed(b"iprp", &[boxed(b"ipco", &size), belongs].concat());
        boxed(b"meta", &[[0; 4].as_slice(), &handler, &primary, &place, &list, &properties].concat())
    };
    let at = file_type.len() + meta(0).len() + 8;
    [file_type, meta(at as u32), boxed(b"mdat", &[7; 16])].concat()
}

pub(crate) fn boxed(kind: &[u8; 4], body: &[u8]) -> Vec<u8> {
    [&(body.len() as u32 + 8).to_be_bytes(), kind.as_slice(), body].concat()
}
