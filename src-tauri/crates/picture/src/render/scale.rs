//! The last step down, by Lanczos on 16 bits of light.

use super::RenderError;
use super::crop::Cut;
use super::decode::Kind;
use super::levels::{Level, Levels};
use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};

/// What a cut shows, in the pixels of its target, as stored.
pub(super) fn scale(levels: &Levels, cut: &Cut) -> Result<Level, RenderError> {
    let kind = levels.canvas().kind;
    let factor = cut.factor();
    if let Some(level) = levels.smaller(factor) {
        let by = f64::from(factor);
        return lanczos(
            level,
            kind,
            [cut.left / by, cut.top / by, cut.width / by, cut.height / by],
            cut.target,
        );
    }
    let (left, top) = (cut.left.floor(), cut.top.floor());
    let canvas = levels.canvas();
    let right = (cut.left + cut.width).ceil().min(f64::from(canvas.width));
    let bottom = (cut.top + cut.height).ceil().min(f64::from(canvas.height));
    let part = levels.part(left as u32, top as u32, (right - left) as u32, (bottom - top) as u32);
    lanczos(&part, kind, [cut.left - left, cut.top - top, cut.width, cut.height], cut.target)
}

fn lanczos(from: &Level, kind: Kind, area: [f64; 4], target: (u32, u32)) -> Result<Level, RenderError> {
    let pixel = match kind {
        Kind::Gray => PixelType::U16,
        Kind::Rgb => PixelType::U16x3,
        Kind::Rgba | Kind::Cmyk => PixelType::U16x4,
    };
    let mut samples = vec![0u16; target.0 as usize * target.1 as usize * kind.channels()];
    let source = ImageRef::new(from.width, from.height, bytemuck::cast_slice(&from.samples), pixel)
        .map_err(|_| RenderError::Nothing)?;
    let mut page = Image::from_slice_u8(target.0, target.1, bytemuck::cast_slice_mut(&mut samples), pixel)
        .map_err(|_| RenderError::Nothing)?;
    let [left, top, width, height] = area;
    // Shares of ten-thousandths may lie a hair beyond the edge.
    let (width, height) = (width.min(f64::from(from.width) - left), height.min(f64::from(from.height) - top));
    let options = ResizeOptions::new()
        .resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3))
        .crop(left, top, width, height)
        .use_alpha(false);
    Resizer::new().resize(&source, &mut page, &options).map_err(|_| RenderError::Nothing)?;
    Ok(Level { width: target.0, height: target.1, samples })
}
