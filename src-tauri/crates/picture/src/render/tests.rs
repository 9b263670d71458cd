use super::*;
use image::metadata::Orientation;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use interview::FocalPoint;
use jpeg_encoder::{ColorType, Encoder};
use proptest::prelude::*;
use std::io::Cursor;

const RED: [u8; 3] = [220, 30, 30];
const GREEN: [u8; 3] = [30, 180, 30];
const BLUE: [u8; 3] = [30, 30, 220];
const GREY: [u8; 3] = [128, 128, 128];

fn wish(output: Output, width: u32) -> Rendition {
    Rendition { crop: None, size: Bounds::width(width), output, quality: 90, sharpening: Sharpening::None }
}

/// Four quarters: red, green, blue, grey.
fn quarters(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        Rgb(match (x < width / 2, y < height / 2) {
            (true, true) => RED,
            (false, true) => GREEN,
            (true, false) => BLUE,
            (false, false) => GREY,
        })
    })
}

fn written(picture: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.into().write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn jpeg(picture: &RgbImage, dress: impl FnOnce(&mut Encoder<&mut Vec<u8>>)) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, 95);
    dress(&mut encoder);
    let (width, height) = (picture.width() as u16, picture.height() as u16);
    encoder.encode(picture.as_raw(), width, height, ColorType::Rgb).unwrap();
    bytes
}

fn read(rendered: &Rendered) -> DynamicImage {
    let picture = image::load_from_memory(&rendered.bytes).unwrap();
    assert_eq!((picture.width(), picture.height()), (rendered.width, rendered.height));
    picture
}

/// The colour in the middle of a quarter.
fn colour(picture: &DynamicImage, (right, below): (bool, bool)) -> [u8; 3] {
    let at = |is_far: bool, length: u32| if is_far { length * 3 / 4 } else { length / 4 };
    picture.to_rgb8().get_pixel(at(right, picture.width()), at(below, picture.height())).0
}

fn assert_close(found: [u8; 3], wanted: [u8; 3]) {
    assert!(found.iter().zip(wanted).all(|(a, b)| a.abs_diff(b) <= 6), "{found:?} instead of {wanted:?}");
}

#[test]
fn a_rendition_has_its_ratio_to_the_pixel_in_every_format() {
    let original = jpeg(&quarters(600, 400), |_| {});
    for output in [Output::Jpeg, Output::WebP, Output::Png] {
        for (ratio, width, size) in [
            ("16:9", 320, (320, 180)),
            ("1:1", 100, (100, 100)),
            ("4:3", 90, (90, 68)),
            ("3:2", 9_000, (600, 400)),
        ] {
            let crop = crop_for(ratio.parse().unwrap(), None, 600, 400);
            let rendered = render(&original, &Rendition { crop: Some(crop), ..wish(output, width) }).unwrap();
            assert_eq!((rendered.width, rendered.height), size, "{output:?} {ratio}");
            read(&rendered);
        }
    }
}

#[test]
fn a_picture_stands_upright_however_the_camera_was_held() {
    for exif in 1..=8u8 {
        let orientation = Orientation::from_exif(exif).unwrap();
        let tag = [b'M', b'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, exif, 0, 0, 0, 0, 0, 0];
        let original = jpeg(&quarters(120, 80), |encoder| encoder.add_exif_metadata(&tag).unwrap());
        let mut upright = DynamicImage::from(quarters(120, 80));
        upright.apply_orientation(orientation);
        let whole = read(&render(&original, &wish(Output::Png, 500)).unwrap());
        assert_eq!((whole.width(), whole.height()), (upright.width(), upright.height()));
        for (right, below) in [(false, false), (true, false), (false, true), (true, true)] {
            assert_close(colour(&whole, (right, below)), colour(&upright, (right, below)));
            let half = |is_far| if is_far { 5_000 } else { 0 };
            let crop = Crop {
                ratio: String::new(),
                left: half(right),
                top: half(below),
                width: 5_000,
                height: 5_000,
            };
            let part =
                read(&render(&original, &Rendition { crop: Some(crop), ..wish(Output::Png, 20) }).unwrap());
            assert_close(colour(&part, (true, true)), colour(&upright, (right, below)));
        }
    }
}

#[test]
fn the_focal_point_is_in_the_crop_that_is_written() {
    let dot = RgbImage::from_fn(400, 100, |x, _| Rgb(if (300..320).contains(&x) { RED } else { GREY }));
    let crop = crop_for("1:1".parse().unwrap(), Some(FocalPoint { x: 7_750, y: 5_000 }), 400, 100);
    let wish = Rendition { crop: Some(crop), ..wish(Output::Png, 50) };
    let picture = read(&render(&written(dot, ImageFormat::Png), &wish).unwrap()).to_rgb8();
    assert_close(picture.get_pixel(25, 25).0, RED);
    assert_close(picture.get_pixel(5, 25).0, GREY);
}

#[test]
fn transparency_is_kept_where_the_format_can_and_stands_on_white_where_not() {
    // What is transparent is red below, which must not be seen.
    let stamp =
        RgbaImage::from_fn(
            64,
            64,
            |x, _| if x < 32 { Rgba([255, 0, 0, 0]) } else { Rgba([30, 30, 220, 255]) },
        );
    let original = written(stamp, ImageFormat::Png);
    for width in [64, 40, 10] {
        for output in [Output::Png, Output::WebP] {
            let picture = read(&render(&original, &wish(output, width)).unwrap()).to_rgba8();
            assert_eq!(picture.get_pixel(1, 1).0[3], 0, "{output:?}");
            let edge = picture.get_pixel(width / 2, 1).0;
            assert!(edge[0] < 60 && edge[2] > 150, "{output:?} {width}: {edge:?}");
        }
        let flat = read(&render(&original, &wish(Output::Jpeg, width)).unwrap());
        assert_close(colour(&flat, (false, false)), [255, 255, 255]);
        assert_close(colour(&flat, (true, false)), BLUE);
    }
}

#[test]
fn fine_patterns_keep_their_brightness() {
    // Half of the light of white is signal 188, not 128.
    let board = RgbImage::from_fn(256, 256, |x, y| Rgb([if (x + y) % 2 == 0 { 255 } else { 0 }; 3]));
    let original = written(board, ImageFormat::Png);
    for width in [128, 100, 32, 10] {
        let picture = read(&render(&original, &wish(Output::Png, width)).unwrap());
        assert_close(colour(&picture, (true, true)), [188, 188, 188]);
    }
}

#[test]
fn a_profile_is_followed_and_a_broken_one_left_aside() {
    // Adobe RGB (1998) to sRGB by the matrices of both standards: 200, 100, 100 is 227, 100, 100.
    let flat = RgbImage::from_pixel(32, 32, Rgb([200, 100, 100]));
    let profile = moxcms::ColorProfile::new_adobe_rgb().encode().unwrap();
    let original = jpeg(&flat, |encoder| encoder.add_icc_profile(&profile).unwrap());
    let picture = read(&render(&original, &wish(Output::Png, 16)).unwrap());
    assert_close(colour(&picture, (false, false)), [227, 100, 100]);
    let original = jpeg(&flat, |encoder| encoder.add_icc_profile(&profile[..200]).unwrap());
    let picture = read(&render(&original, &wish(Output::Png, 16)).unwrap());
    assert_close(colour(&picture, (false, false)), [200, 100, 100]);
}

#[test]
fn inks_become_colours_whichever_way_round_they_are_stored() {
    for (colours, samples) in
        [(ColorType::Cmyk, [0u8, 255, 255, 0]), (ColorType::CmykAsYcck, [0, 255, 255, 0])]
    {
        let mut bytes = Vec::new();
        Encoder::new(&mut bytes, 95).encode(&samples.repeat(32 * 32), 32, 32, colours).unwrap();
        let picture = read(&render(&bytes, &wish(Output::Jpeg, 16)).unwrap());
        assert_close(colour(&picture, (false, false)), [255, 0, 0]);
    }
}

#[test]
fn grey_sixteen_bits_and_moving_pictures_are_taken_as_they_are_meant() {
    let grey = image::GrayImage::from_pixel(40, 40, image::Luma([90]));
    let deep = image::ImageBuffer::<Rgb<u16>, _>::from_pixel(40, 40, Rgb([0x5a5a, 0x5a5a, 0x5a5a]));
    let mut moving = Vec::new();
    let mut encoder = image::codecs::gif::GifEncoder::new(&mut moving);
    for frame in [GREY, RED] {
        let still = DynamicImage::from(RgbImage::from_pixel(40, 40, Rgb(frame))).to_rgba8();
        encoder.encode_frame(image::Frame::new(still)).unwrap();
    }
    drop(encoder);
    for (bytes, wanted) in [
        (written(grey.clone(), ImageFormat::Jpeg), [90; 3]),
        (written(grey, ImageFormat::Png), [90; 3]),
        (written(deep, ImageFormat::Png), [90; 3]),
        (moving, GREY),
    ] {
        assert_close(colour(&read(&render(&bytes, &wish(Output::Jpeg, 20)).unwrap()), (true, true)), wanted);
    }
}

#[test]
fn many_renditions_are_those_that_one_by_one_would_be() {
    let original = jpeg(&quarters(400, 300), |_| {});
    let wishes: Vec<Rendition> = [300, 200, 150, 70, 30]
        .into_iter()
        .flat_map(|width| [Output::Jpeg, Output::WebP].map(|output| wish(output, width)))
        .collect();
    let all = render_all(&original, &wishes).unwrap();
    for (rendered, wish) in all.iter().zip(&wishes) {
        assert_eq!(*rendered, render(&original, wish).unwrap());
    }
    assert_eq!(render_all(&original, &[]).unwrap(), []);
}

#[test]
fn sharpening_sets_edges_off_and_leaves_areas_alone() {
    let original = written(quarters(400, 400), ImageFormat::Png);
    let plain = read(&render(&original, &wish(Output::Png, 50)).unwrap()).to_rgb8();
    let crisp = Rendition { sharpening: Sharpening::Light, ..wish(Output::Png, 50) };
    let crisp = read(&render(&original, &crisp).unwrap()).to_rgb8();
    assert_ne!(plain.get_pixel(24, 10), crisp.get_pixel(24, 10));
    assert_eq!(plain.get_pixel(10, 10), crisp.get_pixel(10, 10));
}

#[test]
fn what_cannot_be_made_is_said_in_a_sentence() {
    let original = jpeg(&quarters(600, 400), |_| {});
    let crop = |left, width| Some(Crop { ratio: String::new(), left, top: 0, width, height: 10_000 });
    let outside = Rendition { crop: crop(5_000, 6_000), ..wish(Output::Jpeg, 100) };
    let empty = Rendition { crop: crop(5_000, 0), ..wish(Output::Jpeg, 100) };
    assert_eq!(render(&original, &outside), Err(RenderError::Nothing));
    assert_eq!(render(&original, &empty), Err(RenderError::Nothing));
    assert_eq!(render(&original, &wish(Output::Jpeg, 0)), Err(RenderError::Nothing));
    assert_eq!(
        render(&original[..original.len() / 2], &wish(Output::Jpeg, 100)),
        Err(RenderError::Truncated)
    );
    let png = written(quarters(60, 40), ImageFormat::Png);
    assert_eq!(render(&png[..png.len() / 2], &wish(Output::Jpeg, 10)), Err(RenderError::Truncated));
    assert_eq!(
        render(b"Text", &wish(Output::Jpeg, 100)),
        Err(RenderError::Original(PictureError::NoPicture))
    );
    let large = written(image::GrayImage::new(5_000, 4_000), ImageFormat::Png);
    let too_large = render(&large, &wish(Output::Jpeg, 5_000));
    assert_eq!(too_large, Err(RenderError::TooLarge { width: 5_000, height: 4_000 }));
    let long = written(image::GrayImage::new(20_000, 4), ImageFormat::Png);
    assert_eq!(render(&long, &wish(Output::WebP, 20_000)), Err(RenderError::NotWritten(Output::WebP)));
    for error in [RenderError::Truncated, RenderError::Nothing, too_large.unwrap_err()] {
        assert!(
            error.sentence(Language::German).ends_with('.')
                && error.sentence(Language::English).ends_with('.')
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn damage_anywhere_never_panics(hits in prop::collection::vec((0usize..4_000, any::<u8>()), 1..12), kind in 0..3usize) {
        let formats = [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP];
        let mut bytes = written(quarters(48, 32), formats[kind]);
        for (at, byte) in hits {
            let at = at % bytes.len();
            bytes[at] = byte;
        }
        if inspect_is_small(&bytes) {
            let _ = render(&bytes, &wish(Output::Jpeg, 20));
        }
    }

    #[test]
    fn any_crop_of_any_size_is_made_or_refused(left in 0u16..10_001, top in 0u16..10_001, w in 0u16..10_001, h in 0u16..10_001, width in 0u32..80, height in 0u32..80) {
        let original = written(quarters(61, 37), ImageFormat::Png);
        let crop = Some(Crop { ratio: "16:9".into(), left, top, width: w, height: h });
        let wish = Rendition { crop, size: Bounds { width, height }, ..wish(Output::Png, 1) };
        if let Ok(rendered) = render(&original, &wish) {
            prop_assert!(rendered.width <= width && rendered.height <= height);
        }
    }
}

/// A hit in the head may make it a large picture, which takes too long for a test.
fn inspect_is_small(bytes: &[u8]) -> bool {
    crate::inspect(bytes).is_ok_and(|found| u64::from(found.width) * u64::from(found.height) < 1_000_000)
}
