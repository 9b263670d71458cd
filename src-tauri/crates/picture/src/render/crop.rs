//! Which part of a picture is shown, and in how many pixels.

use super::{Canvas, MAX_RENDITION_PIXELS, RenderError, Rendition};
use image::metadata::Orientation;
use interview::{Crop, FocalPoint};
use std::str::FromStr;

/// Positions in a picture are ten-thousandths of its width and height.
const WHOLE: u32 = 10_000;

/// Where a face is looked for when nobody has set the point: in the middle, in the upper half.
const USUAL: FocalPoint = FocalPoint { x: 5_000, y: 4_000 };

/// So many pixels at least are left for each one of the target when boxes have made the picture smaller: with two the
/// pictures are no better, by SSIM against Lanczos alone, and take twice the time.
const LEAST: f64 = 1.5;

/// Width to height, „16:9“.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ratio {
    /// The share of the width.
    pub width: u16,
    /// The share of the height.
    pub height: u16,
}

impl FromStr for Ratio {
    type Err = RenderError;

    fn from_str(text: &str) -> Result<Self, RenderError> {
        let (width, height) = text.split_once(':').ok_or(RenderError::Nothing)?;
        let share = |part: &str| part.trim().parse().ok().filter(|share| *share > 0);
        match (share(width), share(height)) {
            (Some(width), Some(height)) => Ok(Self { width, height }),
            _ => Err(RenderError::Nothing),
        }
    }
}

impl std::fmt::Display for Ratio {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.width, self.height)
    }
}

/// The largest part of an upright picture of `width` × `height` pixels that has this ratio, as near to the focal point
/// as the edges allow.
pub fn crop_for(ratio: Ratio, focal_point: Option<FocalPoint>, width: u32, height: u32) -> Crop {
    let point = focal_point.unwrap_or(USUAL);
    let (picture, wanted) = (
        u64::from(width.max(1)) * u64::from(ratio.height),
        u64::from(height.max(1)) * u64::from(ratio.width),
    );
    // How much of the width and of the height the crop takes.
    let part = |of: u64, whole: u64| (f64::from(WHOLE) * of as f64 / whole as f64).round().max(1.0) as u16;
    let (w, h) = if picture > wanted {
        (part(wanted, picture), WHOLE as u16)
    } else {
        (WHOLE as u16, part(picture, wanted))
    };
    let start = |point: u16, size: u16| {
        let half = i32::from(size) / 2;
        (i32::from(point) - half).clamp(0, WHOLE as i32 - i32::from(size)) as u16
    };
    Crop { ratio: ratio.to_string(), left: start(point.x, w), top: start(point.y, h), width: w, height: h }
}

/// A rendition's part of the picture as stored, in pixels, and its size as stored, before it is turned upright.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Cut {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) target: (u32, u32),
}

impl Cut {
    pub(super) fn of(wish: &Rendition, canvas: &Canvas) -> Result<Self, RenderError> {
        let [left, top, right, bottom] = match &wish.crop {
            None => [0.0, 0.0, 1.0, 1.0],
            Some(crop) => edges(crop)?,
        };
        let (x, y) = stored(canvas.orientation, left, top);
        let (x2, y2) = stored(canvas.orientation, right, bottom);
        let (across, down) = (f64::from(canvas.width), f64::from(canvas.height));
        let (width, height) = ((x - x2).abs() * across, (y - y2).abs() * down);
        let is_turned = is_turned(canvas.orientation);
        let upright = if is_turned { (height, width) } else { (width, height) };
        let target = target(wish, upright)?;
        Ok(Self {
            left: x.min(x2) * across,
            top: y.min(y2) * down,
            width,
            height,
            target: if is_turned { (target.1, target.0) } else { target },
        })
    }

    /// How many pixels of the original become one, along the side where they are fewest.
    fn shrink(&self) -> f64 {
        (self.width / f64::from(self.target.0)).min(self.height / f64::from(self.target.1))
    }

    /// The power of two by which boxes make the picture smaller before Lanczos does the rest.
    pub(super) fn factor(&self) -> u32 {
        let mut factor = 1;
        while f64::from(factor * 2) * LEAST <= self.shrink() {
            factor *= 2;
        }
        factor
    }

    /// Whether scaling has taken enough bite to give some back.
    pub(super) fn is_much_smaller(&self) -> bool {
        self.shrink() >= 2.0 && self.target.0.max(self.target.1) <= 1200
    }
}

/// Left, upper, right and lower edge as shares of the upright picture.
fn edges(crop: &Crop) -> Result<[f64; 4], RenderError> {
    let (right, bottom) =
        (u32::from(crop.left) + u32::from(crop.width), u32::from(crop.top) + u32::from(crop.height));
    if crop.width == 0 || crop.height == 0 || right > WHOLE || bottom > WHOLE {
        return Err(RenderError::Nothing);
    }
    Ok([u32::from(crop.left), u32::from(crop.top), right, bottom]
        .map(|edge| f64::from(edge) / f64::from(WHOLE)))
}

/// The size in pixels that fits the bounds; a crop with a ratio has it to the pixel.
fn target(wish: &Rendition, (width, height): (f64, f64)) -> Result<(u32, u32), RenderError> {
    let ratio = wish.crop.as_ref().and_then(|crop| crop.ratio.parse::<Ratio>().ok());
    let shape = ratio
        .map(|ratio| f64::from(ratio.width) / f64::from(ratio.height))
        .filter(|shape| (shape * height / width - 1.0).abs() < 0.02)
        .unwrap_or(width / height);
    let scale = (f64::from(wish.size.width) / width).min(f64::from(wish.size.height) / height).min(1.0);
    let across = (width * scale).round();
    let down = (across.max(1.0) / shape).round();
    let target = ((across as u32).max(1), (down as u32).clamp(1, wish.size.height.max(1)));
    if wish.size.width == 0 || wish.size.height == 0 || width < 1.0 || height < 1.0 {
        return Err(RenderError::Nothing);
    }
    if u64::from(target.0) * u64::from(target.1) > MAX_RENDITION_PIXELS {
        return Err(RenderError::TooLarge { width: target.0, height: target.1 });
    }
    Ok(target)
}

/// Whether width and height change places when the picture is turned upright.
fn is_turned(orientation: Orientation) -> bool {
    use Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
    matches!(orientation, Rotate90 | Rotate90FlipH | Rotate270 | Rotate270FlipH)
}

/// Where a point of the upright picture lies in the picture as stored; both in shares.
fn stored(orientation: Orientation, u: f64, v: f64) -> (f64, f64) {
    match orientation {
        Orientation::NoTransforms => (u, v),
        Orientation::Rotate90 => (v, 1.0 - u),
        Orientation::Rotate180 => (1.0 - u, 1.0 - v),
        Orientation::Rotate270 => (1.0 - v, u),
        Orientation::FlipHorizontal => (1.0 - u, v),
        Orientation::FlipVertical => (u, 1.0 - v),
        Orientation::Rotate90FlipH => (v, u),
        Orientation::Rotate270FlipH => (1.0 - v, 1.0 - u),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the window cuts while somebody drags, too.
    const CASES: &str = include_str!("../../tests/crops.json");

    #[derive(serde::Deserialize)]
    struct Case {
        ratio: String,
        point: Option<(u16, u16)>,
        width: u32,
        height: u32,
        crop: [u16; 4],
    }

    fn crop(ratio: &str, point: Option<(u16, u16)>, width: u32, height: u32) -> [u16; 4] {
        let point = point.map(|(x, y)| FocalPoint { x, y });
        let crop = crop_for(ratio.parse().unwrap(), point, width, height);
        [crop.left, crop.top, crop.width, crop.height]
    }

    #[test]
    fn a_crop_is_as_large_as_its_ratio_allows_and_keeps_the_focal_point() {
        for case in serde_json::from_str::<Vec<Case>>(CASES).unwrap() {
            let found = crop(&case.ratio, case.point, case.width, case.height);
            assert_eq!(found, case.crop, "{} of {} × {}", case.ratio, case.width, case.height);
        }
    }

    #[test]
    fn what_is_no_ratio_is_none() {
        for text in ["", "16", "0:9", "16:0", "-1:1", "16:9:4", "frei"] {
            assert!(text.parse::<Ratio>().is_err(), "{text}");
        }
    }

    #[test]
    fn any_crop_lies_in_the_picture() {
        for (width, height) in [(1, 1), (1, 60_000), (60_000, 1), (3, 7), (u32::MAX, u32::MAX)] {
            for point in [(0, 0), (10_000, 10_000), (65_535, 65_535), (1, 9_999)] {
                let [left, top, w, h] = crop("16:9", Some(point), width, height);
                assert!(left + w <= 10_000 && top + h <= 10_000 && w > 0 && h > 0);
            }
        }
    }
}
