//! The last step down, by Lanczos on 16 bits of light.

use super::RenderError;
use super::crop::Cut;
use super::decode::Kind;
use super::levels::{Level, Levels};
use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};

/// So many rows of the target are made at a time where the original itself is scaled, so that only a band of it has to
/// be there in light.
const BAND: u32 = 128;

/// How far Lanczos looks, in pixels of the target.
const REACH: f64 = 3.0;

/// What a cut shows, in the pixels of its target, as stored.
pub(super) fn scale(levels: &Levels, cut: &Cut) -> Result<Level, RenderError> {
    let kind = levels.canvas().kind;
    let (width, height) = cut.target;
    let stride = width as usize * kind.channels();
    let mut samples = vec![0u16; stride * height as usize];
    if let Some(level) = levels.smaller(cut.factor()) {
        let by = f64::from(cut.factor());
        let area = [cut.left / by, cut.top / by, cut.width / by, cut.height / by];
        lanczos(level, kind, area, cut.target, &mut samples)?;
    } else {
        for (i, band) in samples.chunks_mut(stride * BAND as usize).enumerate() {
            scale_band(levels, cut, i as u32 * BAND, band)?;
        }
    }
    Ok(Level { width, height, samples })
}

/// The rows of the target from `first` on, out of the rows of the original that Lanczos looks at for them.
fn scale_band(levels: &Levels, cut: &Cut, first: u32, band: &mut [u16]) -> Result<(), RenderError> {
    let canvas = levels.canvas();
    let rows = (band.len() / (cut.target.0 as usize * canvas.kind.channels())) as u32;
    let step = cut.height / f64::from(cut.target.1);
    let (top, height) = (cut.top + f64::from(first) * step, f64::from(rows) * step);
    let reach = REACH * step + 1.0;
    let [above, left] = [top - reach, cut.left].map(|edge| edge.floor().max(0.0));
    let below = (top + height + reach).ceil().min(f64::from(canvas.height));
    let right = (cut.left + cut.width).ceil().min(f64::from(canvas.width));
    let part = levels.part(left as u32, above as u32, (right - left) as u32, (below - above) as u32);
    let area = [cut.left - left, top - above, cut.width, height];
    lanczos(&part, canvas.kind, area, (cut.target.0, rows), band)
}

/// Scales an area of a level. Pixels beside the area are looked at, too.
fn lanczos(
    from: &Level,
    kind: Kind,
    [left, top, width, height]: [f64; 4],
    target: (u32, u32),
    samples: &mut [u16],
) -> Result<(), RenderError> {
    let pixel = match kind {
        Kind::Gray => PixelType::U16,
        Kind::Rgb => PixelType::U16x3,
        Kind::Rgba | Kind::Cmyk => PixelType::U16x4,
    };
    let source = ImageRef::new(from.width, from.height, bytemuck::cast_slice(&from.samples), pixel)
        .map_err(|_| RenderError::Nothing)?;
    let mut page = Image::from_slice_u8(target.0, target.1, bytemuck::cast_slice_mut(samples), pixel)
        .map_err(|_| RenderError::Nothing)?;
    // Shares of ten-thousandths may lie a hair beyond the edge.
    let (width, height) = (width.min(f64::from(from.width) - left), height.min(f64::from(from.height) - top));
    let options = ResizeOptions::new()
        .resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3))
        .crop(left, top, width, height)
        .use_alpha(false);
    Resizer::new().resize(&source, &mut page, &options).map_err(|_| RenderError::Nothing)
}

#[cfg(test)]
mod tests {
    use super::super::decode::Canvas;
    use super::*;
    use image::metadata::Orientation;

    #[test]
    fn bands_meet_without_a_seam() {
        let (width, height) = (300u32, 700u32);
        let samples: Vec<u8> =
            (0..width * height * 3).map(|i| (i.wrapping_mul(i) / 77 + i / 900) as u8).collect();
        let canvas = Canvas {
            width,
            height,
            kind: Kind::Rgb,
            samples,
            orientation: Orientation::NoTransforms,
            profile: None,
        };
        let levels = Levels::build(canvas, &[1]);
        let cut = Cut { left: 10.3, top: 20.7, width: 200.0, height: 650.2, target: (180, 585) };
        let banded = scale(&levels, &cut).unwrap();
        let mut whole = vec![0; banded.samples.len()];
        let area = [cut.left, cut.top, cut.width, cut.height];
        lanczos(&levels.part(0, 0, width, height), Kind::Rgb, area, cut.target, &mut whole).unwrap();
        // Edges on the left and right aside, where the bands end and the whole picture goes on.
        let far = |(i, (a, b)): (usize, (&u16, &u16))| {
            let x = i / 3 % 180;
            (4..176).contains(&x) && a.abs_diff(*b) > 64
        };
        assert!(!banded.samples.iter().zip(&whole).enumerate().any(far));
    }
}
