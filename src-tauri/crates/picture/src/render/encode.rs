//! Samples to bytes. The numbers are sRGB, which is what every program takes a picture without a profile for.

use super::colour::Page;
use super::{Output, RenderError};
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use webp::PixelLayout;

/// Up to this long side colours are written as finely as brightness: in small pictures coarse colours are seen.
const SMALL: u32 = 400;

/// The longest side that WebP can tell (RFC 9649: 14 bits).
const WEBP_SIDE: u32 = 16_383;

pub(super) fn encode(page: &Page, output: Output, quality: u8) -> Result<Vec<u8>, RenderError> {
    let quality = quality.clamp(1, 100);
    let written = match output {
        Output::Jpeg => jpeg(page, quality),
        Output::WebP => webp(page, quality),
        Output::Png => png(page),
    };
    written.ok_or(RenderError::NotWritten(output))
}

fn jpeg(page: &Page, quality: u8) -> Option<Vec<u8>> {
    let (width, height) = (u16::try_from(page.width).ok()?, u16::try_from(page.height).ok()?);
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, quality);
    // The coarse picture first, then the rest in one go: more scans make files larger, because they share their tables.
    encoder.set_progressive_scans(2);
    encoder.set_optimized_huffman_tables(true);
    let is_small = page.width.max(page.height) <= SMALL;
    encoder.set_sampling_factor(if is_small { SamplingFactor::F_1_1 } else { SamplingFactor::F_2_2 });
    if page.has_alpha {
        encoder.encode(&on_white(&page.samples), width, height, ColorType::Rgb).ok()?;
    } else {
        encoder.encode(&page.samples, width, height, ColorType::Rgb).ok()?;
    }
    Some(bytes)
}

fn on_white(samples: &[u8]) -> Vec<u8> {
    samples
        .as_chunks::<4>()
        .0
        .iter()
        .flat_map(|[r, g, b, a]| {
            let a = u32::from(*a);
            [r, g, b].map(|sample| ((u32::from(*sample) * a + 255 * (255 - a) + 127) / 255) as u8)
        })
        .collect()
}

fn webp(page: &Page, quality: u8) -> Option<Vec<u8>> {
    if page.width.max(page.height) > WEBP_SIDE {
        return None;
    }
    let layout = if page.has_alpha { PixelLayout::Rgba } else { PixelLayout::Rgb };
    let encoder = webp::Encoder::new(&page.samples, layout, page.width, page.height);
    let bytes = encoder.encode_simple(false, f32::from(quality)).ok()?;
    Some(bytes.to_vec())
}

fn png(page: &Page) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let colours = if page.has_alpha { ExtendedColorType::Rgba8 } else { ExtendedColorType::Rgb8 };
    PngEncoder::new_with_quality(&mut bytes, CompressionType::Default, FilterType::Adaptive)
        .write_image(&page.samples, page.width, page.height, colours)
        .ok()?;
    Some(bytes)
}
