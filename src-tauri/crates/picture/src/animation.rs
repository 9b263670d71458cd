//! Whether a picture moves. Of one that does, the first image is what is cut and shown.

use crate::Format;
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use std::io::Cursor;

/// The file holds more than one image to be shown after the other.
pub fn is_animated(bytes: &[u8]) -> bool {
    match crate::sniff(bytes) {
        Some(Format::WebP) => {
            WebPDecoder::new(Cursor::new(bytes)).is_ok_and(|decoder| decoder.has_animation())
        }
        Some(Format::Png) => {
            PngDecoder::new(Cursor::new(bytes)).is_ok_and(|decoder| decoder.is_apng().unwrap_or(false))
        }
        Some(Format::Gif) => images_of_gif(bytes).is_some_and(|images| images > 1),
        _ => false,
    }
}

/// How many images a GIF holds, two at most: it does not say so in its head. `None` if it ends too early.
fn images_of_gif(bytes: &[u8]) -> Option<u32> {
    const HEAD: usize = 13;
    let mut rest = bytes.get(HEAD + table(*bytes.get(10)?)..)?;
    let mut images = 0;
    loop {
        rest = match rest {
            // An extension: its label, then its blocks.
            [0x21, _, blocks @ ..] => behind(blocks)?,
            // An image: place, size and flags, its own colours, how its codes begin, then its blocks.
            [0x2c, image @ ..] => {
                images += 1;
                behind(image.get(9 + table(*image.get(8)?) + 1..)?)?
            }
            _ => return Some(images),
        };
        if images > 1 {
            return Some(images);
        }
    }
}

/// The bytes of a colour table, by the flags before it.
fn table(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

/// What follows after blocks of bytes, each with its length before it; one of no length is the last.
fn behind(mut blocks: &[u8]) -> Option<&[u8]> {
    loop {
        let (length, rest) = blocks.split_first()?;
        blocks = rest.get(usize::from(*length)..)?;
        if *length == 0 {
            return Some(blocks);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::codecs::gif::GifEncoder;
    use image::{DynamicImage, Frame, ImageFormat};

    fn gif(frames: usize) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = GifEncoder::new(&mut bytes);
        for _ in 0..frames {
            encoder.encode_frame(Frame::new(DynamicImage::new_rgba8(20, 10).to_rgba8())).unwrap();
        }
        drop(encoder);
        bytes
    }

    #[test]
    fn a_moving_picture_is_told_from_a_still_one() {
        assert!(is_animated(&gif(2)) && is_animated(&gif(5)));
        assert!(!is_animated(&gif(1)));
        for format in [ImageFormat::Png, ImageFormat::WebP, ImageFormat::Jpeg] {
            let mut still = Cursor::new(Vec::new());
            DynamicImage::new_rgb8(20, 10).write_to(&mut still, format).unwrap();
            assert!(!is_animated(&still.into_inner()), "{format:?}");
        }
        // The chunk that makes a PNG one that moves, its checksum included, before the samples.
        let mut png = Cursor::new(Vec::new());
        DynamicImage::new_rgb8(20, 10).write_to(&mut png, ImageFormat::Png).unwrap();
        let mut png = png.into_inner();
        png.splice(33..33, *b"\0\0\0\x08acTL\0\0\0\x02\0\0\0\0\xf3\x8d\x93\x70");
        assert!(is_animated(&png));
    }

    #[test]
    fn a_truncated_one_is_no_reason_to_panic() {
        let bytes = gif(2);
        for end in 0..bytes.len() {
            let _ = is_animated(&bytes[..end]);
        }
    }
}
