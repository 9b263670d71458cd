//! The pictures of a portrait that leave: its crops in the sizes of a profile, each with its stamp.

use crate::render::{
    Bounds, Output, Ratio, RenderError, Rendered, Rendition, Sharpening, crop_for, render_all,
};
use crate::stamp::{Stamp, StampError, stamp};
use crate::{PictureError, Property, inspect, metadata};
use image::metadata::Orientation;
use image::{ImageDecoder, ImageReader};
use interview::{Crop, Language, Portrait};
use std::io::Cursor;

/// One picture that a profile wants of every portrait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PictureWish {
    /// Its ratio; that of the original if there is none.
    pub ratio: Option<Ratio>,
    /// How large it may be.
    pub size: Bounds,
    /// What is written.
    pub output: Output,
    /// 1 to 100; PNG knows none.
    pub quality: u8,
    /// Whether it is sharpened where it is small.
    pub sharpening: Sharpening,
}

/// Why the pictures of a portrait cannot be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeriveError {
    /// One cannot be cut or written.
    Render(RenderError),
    /// One cannot be stamped.
    Stamp(StampError),
}

impl DeriveError {
    /// What is wrong, and what the person can do.
    pub fn sentence(&self, language: Language) -> String {
        match self {
            Self::Render(error) => error.sentence(language),
            Self::Stamp(error) => error.sentence(language),
        }
    }
}

/// All pictures that are wanted of a portrait, in the order of the wishes. The original is decoded once.
///
/// # Errors
/// If one of them cannot be made: then none is.
pub fn derive(
    original: &[u8],
    portrait: &Portrait,
    wishes: &[PictureWish],
    texts: &Stamp,
) -> Result<Vec<Rendered>, DeriveError> {
    let (width, height) = upright_size(original).map_err(|error| DeriveError::Render(error.into()))?;
    let renditions: Vec<Rendition> = wishes
        .iter()
        .map(|wish| Rendition {
            crop: wish.ratio.map(|ratio| crop_of(portrait, ratio, width, height)),
            size: wish.size,
            output: wish.output,
            quality: wish.quality,
            sharpening: wish.sharpening,
        })
        .collect();
    let mut pictures = render_all(original, &renditions).map_err(DeriveError::Render)?;
    let texts = keeping(texts, original);
    for picture in &mut pictures {
        picture.bytes = stamp(&picture.bytes, &texts).map_err(DeriveError::Stamp)?;
    }
    Ok(pictures)
}

/// The original with the stamp, its samples as they are.
///
/// # Errors
/// If its kind of file has no place for a stamp, or the texts are too long.
pub fn stamp_original(original: &[u8], texts: &Stamp) -> Result<Vec<u8>, StampError> {
    stamp(original, &keeping(texts, original))
}

/// The stamp with what the original says of its making and of data mining, which nobody may take away.
fn keeping(texts: &Stamp, original: &[u8]) -> Stamp {
    let mut texts = texts.clone();
    if let Ok(told) = metadata(original, &texts.language) {
        for (kept, property) in [
            (&mut texts.digital_source_type, Property::DigitalSourceType),
            (&mut texts.data_mining, Property::DataMining),
        ] {
            if kept.is_empty() {
                told.text(property).clone_into(kept);
            }
        }
    }
    texts
}

/// The crop of a portrait for a ratio: as it was set by hand, else around its focal point. The measures are those of
/// the upright original.
pub fn crop_of(portrait: &Portrait, ratio: Ratio, width: u32, height: u32) -> Crop {
    let is_same = |crop: &&Crop| crop.ratio.parse() == Ok(ratio);
    let by_hand = portrait.crops.iter().find(is_same).cloned();
    by_hand.unwrap_or_else(|| crop_for(ratio, portrait.focal_point, width, height))
}

/// Width and height of a picture as it is seen, its orientation applied; decodes nothing.
///
/// # Errors
/// As [`inspect`].
pub fn upright_size(bytes: &[u8]) -> Result<(u32, u32), PictureError> {
    let found = inspect(bytes)?;
    let reader = ImageReader::with_format(Cursor::new(bytes), found.format.into());
    let orientation = reader.into_decoder().and_then(|mut decoder| decoder.orientation());
    Ok(match orientation.unwrap_or(Orientation::NoTransforms) {
        Orientation::NoTransforms
        | Orientation::Rotate180
        | Orientation::FlipHorizontal
        | Orientation::FlipVertical => (found.width, found.height),
        _ => (found.height, found.width),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{ImageFormat, Rgb, RgbImage};
    use interview::{FocalPoint, PortraitId};

    fn original() -> Vec<u8> {
        let picture =
            RgbImage::from_fn(400, 200, |x, _| Rgb(if x < 200 { [220, 20, 20] } else { [20, 20, 220] }));
        let mut bytes = Cursor::new(Vec::new());
        picture.write_to(&mut bytes, ImageFormat::Jpeg).unwrap();
        bytes.into_inner()
    }

    fn wish(ratio: Option<&str>, output: Output) -> PictureWish {
        PictureWish {
            ratio: ratio.map(|ratio| ratio.parse().unwrap()),
            size: Bounds::width(80),
            output,
            quality: 85,
            sharpening: Sharpening::Light,
        }
    }

    #[test]
    fn a_portrait_leaves_in_every_wanted_crop_with_its_stamp() {
        let mut portrait = Portrait::empty(PortraitId::numbered(1));
        portrait.focal_point = Some(FocalPoint { x: 9_000, y: 5_000 });
        // Set by hand on the left, where the focal point is not.
        portrait.crops = vec![Crop { ratio: "4:3".into(), left: 0, top: 0, width: 4_000, height: 6_000 }];
        let texts = Stamp { credit: "MASTD/Jülich".into(), ..Stamp::default() };
        let wishes =
            [wish(Some("1:1"), Output::Jpeg), wish(Some("4:3"), Output::WebP), wish(None, Output::Png)];
        let pictures = derive(&original(), &portrait, &wishes, &texts).unwrap();
        let sizes: Vec<_> = pictures.iter().map(|picture| (picture.width, picture.height)).collect();
        assert_eq!(sizes, [(80, 80), (80, 60), (80, 40)]);
        let is_red = |i: usize| {
            let Rgb([red, _, blue]) =
                *image::load_from_memory(&pictures[i].bytes).unwrap().to_rgb8().get_pixel(40, 20);
            red > blue
        };
        assert!(!is_red(0) && is_red(1));
        for picture in &pictures {
            assert!(picture.bytes.windows(6).any(|window| window == b"MASTD/"));
        }
    }

    #[test]
    fn a_picture_that_lies_on_its_side_is_as_high_as_it_is_seen() {
        let picture = RgbImage::new(40, 20);
        let mut bytes = Vec::new();
        let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, 80);
        encoder
            .add_exif_metadata(b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0")
            .unwrap();
        encoder.encode(picture.as_raw(), 40, 20, jpeg_encoder::ColorType::Rgb).unwrap();
        assert_eq!(upright_size(&bytes), Ok((20, 40)));
        assert_eq!(upright_size(&original()), Ok((400, 200)));
    }

    #[test]
    fn what_the_original_says_of_its_making_is_kept() {
        let made = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia";
        let said = Stamp { digital_source_type: made.into(), caption: "Geheim".into(), ..Stamp::default() };
        let original = stamp(&original(), &said).unwrap();
        let portrait = Portrait::empty(PortraitId::numbered(1));
        let wish = [wish(Some("1:1"), Output::WebP)];
        let pictures = derive(&original, &portrait, &wish, &Stamp::default()).unwrap();
        let told = metadata(&pictures[0].bytes, "de").unwrap();
        assert_eq!(told.text(Property::DigitalSourceType), made);
        assert_eq!(told.text(Property::Caption), "");
    }

    #[test]
    fn what_cannot_be_derived_is_said() {
        let portrait = Portrait::empty(PortraitId::numbered(1));
        let failed = derive(b"Text", &portrait, &[], &Stamp::default()).unwrap_err();
        assert!(failed.sentence(Language::German).ends_with('.'));
    }
}
