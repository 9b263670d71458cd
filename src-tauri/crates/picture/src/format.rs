//! Kinds of picture files, told by their first bytes.

use crate::PictureError;
use image::ImageFormat;

/// A kind of picture that is taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// JPEG (ISO/IEC 10918).
    Jpeg,
    /// PNG (ISO/IEC 15948).
    Png,
    /// WebP (RFC 9649).
    WebP,
    /// GIF.
    Gif,
}

/// How far into a file an `<svg` may begin, after declarations and comments.
const SVG_SEARCH: usize = 1024;

impl Format {
    /// The kind that these bytes begin as.
    ///
    /// # Errors
    /// If they begin as a picture that is not taken in, or as none.
    pub(crate) fn of(bytes: &[u8]) -> Result<Self, PictureError> {
        match bytes {
            [0xff, 0xd8, 0xff, ..] => Ok(Self::Jpeg),
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Ok(Self::Png),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Ok(Self::WebP),
            [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Ok(Self::Gif),
            [b'I', b'I', b'*', 0, ..] | [b'M', b'M', 0, b'*', ..] => Err(PictureError::Unsupported("TIFF")),
            [_, _, _, _, b'f', b't', b'y', b'p', a, b, c, d, ..] => Err(brand([*a, *b, *c, *d])),
            _ if is_svg(bytes) => Err(PictureError::Vector),
            _ => Err(PictureError::NoPicture),
        }
    }

    /// The media type (RFC 6838).
    pub fn mime(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::WebP => "image/webp",
            Self::Gif => "image/gif",
        }
    }

    /// The ending of a file's name, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::WebP => "webp",
            Self::Gif => "gif",
        }
    }
}

fn brand(brand: [u8; 4]) -> PictureError {
    match &brand {
        b"avif" | b"avis" => PictureError::Unsupported("AVIF"),
        b"heic" | b"heix" | b"hevc" | b"mif1" | b"msf1" => PictureError::Unsupported("HEIC"),
        _ => PictureError::NoPicture,
    }
}

fn is_svg(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(SVG_SEARCH)).unwrap_or_default().to_ascii_lowercase();
    head.windows(4).any(|window| window == b"<svg")
}

impl From<Format> for ImageFormat {
    fn from(format: Format) -> Self {
        match format {
            Format::Jpeg => Self::Jpeg,
            Format::Png => Self::Png,
            Format::WebP => Self::WebP,
            Format::Gif => Self::Gif,
        }
    }
}
