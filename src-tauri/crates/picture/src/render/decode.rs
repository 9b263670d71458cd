//! Bytes to samples, once, with eight bits each; what the file says about colours and orientation comes along.

use super::RenderError;
use crate::{Format, MAX_PIXELS, PictureError, inspect};
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageReader, Limits};
use std::io::Cursor;
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

/// What the samples of a pixel mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Gray,
    Rgb,
    Rgba,
    /// Inks; full is much ink.
    Cmyk,
}

impl Kind {
    pub(super) fn channels(self) -> usize {
        match self {
            Self::Gray => 1,
            Self::Rgb => 3,
            Self::Rgba | Self::Cmyk => 4,
        }
    }
}

/// A decoded picture as stored, before it is turned upright.
pub(super) struct Canvas {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) kind: Kind,
    pub(super) samples: Vec<u8>,
    pub(super) orientation: Orientation,
    /// The ICC profile.
    pub(super) profile: Option<Vec<u8>>,
}

pub(super) fn decode(bytes: &[u8]) -> Result<Canvas, RenderError> {
    let inspection = inspect(bytes)?;
    match inspection.format {
        Format::Jpeg => jpeg(bytes),
        format => other(bytes, format),
    }
}

/// PNG, WebP, GIF: the first frame; 16 bits are rounded to eight.
fn other(bytes: &[u8], format: Format) -> Result<Canvas, RenderError> {
    let damaged = |_| RenderError::Original(PictureError::Damaged);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format.into());
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_PIXELS * 8);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(damaged)?;
    let profile = decoder.icc_profile().ok().flatten();
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let picture = DynamicImage::from_decoder(decoder).map_err(|_| RenderError::Truncated)?;
    let (width, height) = (picture.width(), picture.height());
    let (kind, samples) = match (picture.color().has_alpha(), picture.color().has_color()) {
        (true, _) => (Kind::Rgba, picture.into_rgba8().into_raw()),
        (false, true) => (Kind::Rgb, picture.into_rgb8().into_raw()),
        (false, false) => (Kind::Gray, picture.into_luma8().into_raw()),
    };
    Ok(Canvas { width, height, kind, samples, orientation, profile })
}

fn jpeg(bytes: &[u8]) -> Result<Canvas, RenderError> {
    let damaged = RenderError::Original(PictureError::Damaged);
    let head = head(bytes).ok_or(RenderError::Truncated)?;
    let options =
        DecoderOptions::default().set_strict_mode(false).set_max_width(65_535).set_max_height(65_535);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().map_err(|_| damaged.clone())?;
    let (Some((width, height)), Some(stored)) = (decoder.dimensions(), decoder.input_colorspace()) else {
        return Err(damaged);
    };
    let (kind, wanted) = match stored {
        ColorSpace::Luma => (Kind::Gray, ColorSpace::Luma),
        ColorSpace::CMYK | ColorSpace::YCCK => (Kind::Cmyk, stored),
        _ => (Kind::Rgb, ColorSpace::RGB),
    };
    decoder.set_options(options.jpeg_set_out_colorspace(wanted));
    let mut samples = decoder.decode().map_err(|_| damaged.clone())?;
    if samples.len() != width * height * kind.channels() {
        return Err(damaged);
    }
    if kind == Kind::Cmyk {
        to_inks(&mut samples, stored, head);
    }
    let orientation = decoder.exif().and_then(|exif| Orientation::from_exif_chunk(exif));
    Ok(Canvas {
        width: width as u32,
        height: height as u32,
        kind,
        samples,
        orientation: orientation.unwrap_or(Orientation::NoTransforms),
        profile: decoder.icc_profile(),
    })
}

/// What has to be known of a JPEG beyond what its decoder tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Head {
    /// Adobe's programs store inks the wrong way round: full is no ink.
    is_by_adobe: bool,
}

/// Walks the segments. `None` if the picture has no end: the decoder would fill what is missing with grey.
fn head(bytes: &[u8]) -> Option<Head> {
    let mut head = Head { is_by_adobe: false };
    let mut rest = bytes.get(2..)?;
    loop {
        let marker = rest.iter().position(|byte| *byte == 0xff)?;
        rest = rest.get(marker..)?;
        match rest {
            [0xff, 0xda, scans @ ..] => {
                // In coded data FF is always followed by 00, so this pair can be nothing but the end.
                return scans.windows(2).any(|pair| pair == [0xff, 0xd9]).then_some(head);
            }
            [0xff, 0x00 | 0x01 | 0xd0..=0xd8 | 0xff, ..] => rest = rest.get(1..)?,
            [0xff, marker, high, low, body @ ..] => {
                head.is_by_adobe |= *marker == 0xee && body.starts_with(b"Adobe");
                rest = rest.get(2 + usize::from(u16::from_be_bytes([*high, *low])).max(2)..)?;
            }
            _ => return None,
        }
    }
}

/// Brings what a JPEG calls CMYK or YCCK to inks of which full is much. YCCK is YCC of what C, M and Y leave over.
fn to_inks(samples: &mut [u8], stored: ColorSpace, head: Head) {
    for pixel in samples.as_chunks_mut::<4>().0 {
        if stored == ColorSpace::YCCK {
            let [y, cb, cr, k] = pixel.map(f32::from);
            let (cb, cr) = (cb - 128.0, cr - 128.0);
            *pixel = [
                255.0 - (y + 1.402 * cr),
                255.0 - (y - 0.344_136 * cb - 0.714_136 * cr),
                255.0 - (y + 1.772 * cb),
                k,
            ]
            .map(|sample| sample.round().clamp(0.0, 255.0) as u8);
        }
        if head.is_by_adobe {
            *pixel = pixel.map(|sample| 255 - sample);
        }
    }
}
