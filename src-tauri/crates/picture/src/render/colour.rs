//! Colours: between signal and light, and from what the file means by its numbers to sRGB (IEC 61966-2-1).

use super::decode::Kind;
use super::levels::Level;
use image::metadata::Orientation;
use image::{DynamicImage, RgbImage, RgbaImage};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};
use std::sync::LazyLock;

/// Light of each eight-bit signal. Pictures of other profiles are scaled by the same curve, which is close to theirs.
pub(super) static LINEAR: LazyLock<[u16; 256]> =
    LazyLock::new(|| std::array::from_fn(|signal| (light(signal as f64 / 255.0) * 65_535.0).round() as u16));

/// Signal of each amount of light.
static SIGNAL: LazyLock<Vec<u16>> = LazyLock::new(|| {
    (0..=u16::MAX).map(|light| (signal(f64::from(light) / 65_535.0) * 65_535.0).round() as u16).collect()
});

fn light(signal: f64) -> f64 {
    if signal <= 0.04045 { signal / 12.92 } else { ((signal + 0.055) / 1.055).powf(2.4) }
}

fn signal(light: f64) -> f64 {
    if light <= 0.003_130_8 { light * 12.92 } else { 1.055 * light.powf(1.0 / 2.4) - 0.055 }
}

/// A pixel in light, its colours multiplied by its opacity, so that what is not seen does not bleed.
pub(super) fn premultiplied([r, g, b, a]: [u8; 4]) -> [u16; 4] {
    let part = |sample: u8| ((u32::from(LINEAR[usize::from(sample)]) * u32::from(a) + 127) / 255) as u16;
    [part(r), part(g), part(b), u16::from(a) * 257]
}

/// A picture in sRGB, ready to be written: three or four samples of eight bits.
pub(super) struct Page {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) has_alpha: bool,
    pub(super) samples: Vec<u8>,
}

impl Page {
    /// Turned as the camera was held.
    pub(super) fn turned(self, orientation: Orientation) -> Self {
        let Self { width, height, has_alpha, samples } = self;
        let picture = if has_alpha {
            RgbaImage::from_raw(width, height, samples).map(DynamicImage::ImageRgba8)
        } else {
            RgbImage::from_raw(width, height, samples).map(DynamicImage::ImageRgb8)
        };
        let mut picture = picture.unwrap_or_default();
        picture.apply_orientation(orientation);
        Self { width: picture.width(), height: picture.height(), has_alpha, samples: picture.into_bytes() }
    }
}

/// Light to signal, and by the file's profile to sRGB. A profile that is damaged or speaks of other samples is left
/// aside, as browsers do.
pub(super) fn to_srgb(level: Level, kind: Kind, profile: Option<&[u8]>) -> Page {
    let Level { width, height, mut samples } = level;
    to_signal(&mut samples, kind);
    let converted = profile.and_then(|profile| by_profile(&samples, kind, profile));
    let samples = converted.unwrap_or_else(|| plain(samples, kind));
    let samples = samples.into_iter().map(|sample| ((u32::from(sample) + 128) / 257) as u8).collect();
    Page { width, height, has_alpha: kind == Kind::Rgba, samples }
}

fn to_signal(samples: &mut [u16], kind: Kind) {
    match kind {
        Kind::Cmyk => {}
        Kind::Gray | Kind::Rgb => {
            samples.iter_mut().for_each(|sample| *sample = SIGNAL[usize::from(*sample)]);
        }
        Kind::Rgba => {
            for pixel in samples.as_chunks_mut::<4>().0 {
                let opacity = u32::from(pixel[3]).max(1);
                for sample in &mut pixel[..3] {
                    let light = (u32::from(*sample) * 65_535 / opacity).min(65_535);
                    *sample = SIGNAL[light as usize];
                }
            }
        }
    }
}

fn by_profile(samples: &[u16], kind: Kind, profile: &[u8]) -> Option<Vec<u16>> {
    let profile = ColorProfile::new_from_slice(profile).ok()?;
    let (space, from, to) = match kind {
        Kind::Gray => (DataColorSpace::Gray, Layout::Gray, Layout::Rgb),
        Kind::Rgb => (DataColorSpace::Rgb, Layout::Rgb, Layout::Rgb),
        Kind::Rgba => (DataColorSpace::Rgb, Layout::Rgba, Layout::Rgba),
        Kind::Cmyk => (DataColorSpace::Cmyk, Layout::Rgba, Layout::Rgb),
    };
    if profile.color_space != space {
        return None;
    }
    let srgb = ColorProfile::new_srgb();
    let transform = profile.create_transform_16bit(from, &srgb, to, TransformOptions::default()).ok()?;
    let pixels = samples.len() / kind.channels();
    let mut converted = vec![0; pixels * if kind == Kind::Rgba { 4 } else { 3 }];
    transform.transform(samples, &mut converted).ok()?;
    Some(converted)
}

/// Without a profile: grey is grey, and ink takes light away.
fn plain(samples: Vec<u16>, kind: Kind) -> Vec<u16> {
    match kind {
        Kind::Rgb | Kind::Rgba => samples,
        Kind::Gray => samples.iter().flat_map(|sample| [*sample; 3]).collect(),
        Kind::Cmyk => samples
            .as_chunks::<4>()
            .0
            .iter()
            .flat_map(|[c, m, y, k]| {
                let free = u32::from(u16::MAX - k);
                [c, m, y].map(|ink| (u32::from(u16::MAX - ink) * free / 65_535) as u16)
            })
            .collect(),
    }
}
