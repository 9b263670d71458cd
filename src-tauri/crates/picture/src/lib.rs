//! Pictures as bytes: what a file is, by its content, and whether it can be used.
//!
//! * [`format`]: kinds of files, told by their first bytes, never by their name
//! * [`inspect`]: size and kind, before anything is decoded; what cannot be used is refused with a sentence
//! * [`metadata`](mod@metadata): what a picture says about itself, in every block that it may say it in
//! * [`render`](mod@render): an original made ready for the page: cut, smaller, upright, in sRGB
//! * [`stamp`](mod@stamp): what a picture that leaves says about itself, and nothing else
//! * [`derive`](mod@derive): both for all the pictures that a profile wants of a portrait

mod animation;
pub mod derive;
pub mod format;
pub mod metadata;
pub mod render;
pub mod stamp;

pub use animation::is_animated;
pub use derive::{DeriveError, PictureWish, crop_of, derive, stamp_original, upright_size};
pub use format::Format;
pub use metadata::{Metadata, Property, metadata, read_metadata};
pub use render::{
    Bounds, Output, Ratio, RenderError, Rendered, Rendition, Sharpening, crop_for, render, render_all,
};
pub use stamp::{Stamp, StampError, stamp};

use image::ImageReader;
use interview::Language;
use std::io::Cursor;

/// Largest file that is taken in, in bytes.
pub const MAX_BYTES: u64 = 100_000_000;

/// Most pixels that a picture may have: decoding one takes four bytes each.
pub const MAX_PIXELS: u64 = 200_000_000;

/// What a picture says about itself before it is decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Inspection {
    /// What it is.
    pub format: Format,
    /// Width in pixels, as stored.
    pub width: u32,
    /// Height in pixels, as stored.
    pub height: u32,
}

/// Why a file is not taken in as a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PictureError {
    /// Its bytes are those of no picture that we know.
    NoPicture,
    /// It is a picture of a kind that we do not take in.
    Unsupported(&'static str),
    /// It can carry programs and references to other places.
    Vector,
    /// It has more pixels than can be handled.
    TooManyPixels {
        /// Its width.
        width: u32,
        /// Its height.
        height: u32,
    },
    /// It begins as a picture and does not go on as one.
    Damaged,
}

impl PictureError {
    /// What is wrong, and what the person can do.
    pub fn sentence(&self, language: Language) -> String {
        match self {
            Self::NoPicture => language.choose(
                "Das ist kein Bild, das sich lesen lässt. JPEG, PNG, WebP und GIF gehen.".to_owned(),
                "This is no picture that can be read. JPEG, PNG, WebP and GIF will do.".to_owned(),
            ),
            Self::Unsupported(name) => language.choose(
                format!("{name} lässt sich nicht aufnehmen. Als JPEG oder PNG speichern und noch einmal wählen."),
                format!("{name} cannot be taken in. Save it as JPEG or PNG and choose it again."),
            ),
            Self::Vector => language.choose(
                "SVG kann Programme enthalten und wird nicht aufgenommen. Als PNG speichern und noch einmal wählen.".to_owned(),
                "SVG can carry programs and is not taken in. Save it as PNG and choose it again.".to_owned(),
            ),
            Self::TooManyPixels { width, height } => language.choose(
                format!("Das Bild hat {width} × {height} Pixel; mehr als {} Millionen sind zu viel. Verkleinern und noch einmal wählen.", MAX_PIXELS / 1_000_000),
                format!("The picture has {width} × {height} pixels; more than {} million are too many. Make it smaller and choose it again.", MAX_PIXELS / 1_000_000),
            ),
            Self::Damaged => language.choose(
                "Das Bild ist beschädigt: Es beginnt wie eines, geht aber nicht so weiter. Die Datei noch einmal holen.".to_owned(),
                "The picture is damaged: it begins as one but does not go on. Fetch the file again.".to_owned(),
            ),
        }
    }
}

/// The kind of picture that these bytes begin as, if it is one that we take in.
pub fn sniff(bytes: &[u8]) -> Option<Format> {
    Format::of(bytes).ok()
}

/// Looks at the head of a picture; decodes nothing.
///
/// # Errors
/// If the bytes are no picture, one of a kind that is not taken in, damaged in the head, or too large.
pub fn inspect(bytes: &[u8]) -> Result<Inspection, PictureError> {
    let format = Format::of(bytes)?;
    let reader = ImageReader::with_format(Cursor::new(bytes), format.into());
    let (width, height) = reader.into_dimensions().map_err(|_| PictureError::Damaged)?;
    if width == 0 || height == 0 {
        return Err(PictureError::Damaged);
    }
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        return Err(PictureError::TooManyPixels { width, height });
    }
    Ok(Inspection { format, width, height })
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{DynamicImage, ImageFormat};

    fn drawn(format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        DynamicImage::new_rgb8(40, 30).write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    #[test]
    fn pictures_are_known_by_their_content() {
        let kinds = [
            (ImageFormat::Jpeg, Format::Jpeg),
            (ImageFormat::Png, Format::Png),
            (ImageFormat::WebP, Format::WebP),
            (ImageFormat::Gif, Format::Gif),
        ];
        for (written, format) in kinds {
            let inspection = inspect(&drawn(written)).unwrap();
            assert_eq!(inspection, Inspection { format, width: 40, height: 30 });
        }
    }

    #[test]
    fn what_is_no_picture_is_refused_with_a_sentence() {
        assert_eq!(inspect(b""), Err(PictureError::NoPicture));
        assert_eq!(inspect(b"Dies ist ein Text."), Err(PictureError::NoPicture));
        assert_eq!(
            inspect(b"\xef\xbb\xbf <?xml version='1.0'?>\n<svg onload='alert(1)'/>"),
            Err(PictureError::Vector)
        );
        assert_eq!(inspect(b"\0\0\0\x18ftypheic\0\0\0\0"), Err(PictureError::Unsupported("HEIC")));
        assert_eq!(inspect(b"II*\0aaaaaaaa"), Err(PictureError::Unsupported("TIFF")));
        for error in [
            PictureError::NoPicture,
            PictureError::Vector,
            PictureError::Unsupported("HEIC"),
            PictureError::Damaged,
        ] {
            assert!(
                error.sentence(Language::German).ends_with('.')
                    && error.sentence(Language::English).ends_with('.')
            );
        }
    }

    #[test]
    fn a_truncated_head_is_damage() {
        for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
            let bytes = drawn(format);
            assert_eq!(inspect(&bytes[..14]), Err(PictureError::Damaged), "{format:?}");
        }
    }

    #[test]
    fn a_bomb_is_refused_before_it_is_decoded() {
        // A PNG head that claims 100,000 × 100,000 pixels; its checksum is right.
        let mut head = b"IHDR".to_vec();
        head.extend(100_000u32.to_be_bytes());
        head.extend(100_000u32.to_be_bytes());
        head.extend([8, 2, 0, 0, 0]);
        let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\x0d".to_vec();
        png.extend(&head);
        png.extend(crc32(&head).to_be_bytes());
        png.extend(b"\0\0\0\0IDAT\x35\xaf\x06\x1e");
        assert_eq!(inspect(&png), Err(PictureError::TooManyPixels { width: 100_000, height: 100_000 }));
    }

    fn crc32(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(!0u32, |crc, byte| {
            (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
                if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 }
            })
        })
    }
}
