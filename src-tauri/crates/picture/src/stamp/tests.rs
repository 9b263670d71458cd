use super::*;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use proptest::prelude::*;
use std::io::Cursor;

const FORMATS: [ImageFormat; 3] = [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP];

fn picture() -> DynamicImage {
    RgbImage::from_fn(33, 21, |x, y| Rgb([x as u8 * 7, y as u8 * 11, 90])).into()
}

fn written(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn texts() -> Stamp {
    Stamp {
        language: "de".into(),
        creators: vec!["Jürgen Jülich".into()],
        credit: "MASTD/Jülich".into(),
        caption: "Am <Rand> & „mittendrin“".into(),
        ..Stamp::default()
    }
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

#[test]
fn the_stamp_of_a_portrait_says_what_is_printed_beside_it() {
    let mut portrait = Portrait::empty(interview::PortraitId::numbered(1));
    portrait.caption = "Am Pult.".into();
    portrait.alt = AltText::Text("Eine Frau am Pult.".into());
    portrait.credit.creator = "Jülich".into();
    portrait.credit.provider = "MASTD".into();
    portrait.credit.usage_terms = "nur mit dem Interview".into();
    let url = "https://creativecommons.org/licenses/by/4.0/";
    portrait.credit.licence = Some(interview::Licence { name: "CC BY 4.0".into(), url: url.into() });
    let form = CreditForm::of_language("de");
    let made = Stamp::of(&portrait, &form, "de", &["Ada Muster".into()]);
    assert_eq!(made.credit, portrait.credit.names(&form));
    assert!(made.credit.starts_with("MASTD/Jülich"));
    assert_eq!((made.creators, made.source), (vec!["Jülich".to_owned()], "MASTD".to_owned()));
    assert_eq!((made.terms.as_str(), made.licence_url.as_str()), ("CC BY 4.0; nur mit dem Interview", url));
    assert_eq!((made.caption.as_str(), made.alt.as_str()), ("Am Pult.", "Eine Frau am Pult."));
    portrait.alt = AltText::Decorative;
    assert_eq!(Stamp::of(&portrait, &form, "de", &[]).alt, "");
}

#[test]
fn the_samples_stay_as_they_are() {
    for format in FORMATS {
        let bytes = written(&picture(), format);
        let stamped = stamp(&bytes, &texts()).unwrap();
        assert_eq!(image::load_from_memory(&stamped).unwrap(), image::load_from_memory(&bytes).unwrap());
        assert!(holds(&stamped, "Am &lt;Rand&gt; &amp; „mittendrin“"), "{format:?}");
    }
    let clear = DynamicImage::from(RgbaImage::from_fn(9, 7, |x, _| Rgba([200, 10, 10, x as u8 * 20])));
    for format in [ImageFormat::Png, ImageFormat::WebP] {
        let stamped = stamp(&written(&clear, format), &texts()).unwrap();
        assert_eq!(image::load_from_memory(&stamped).unwrap().to_rgba8(), clear.to_rgba8(), "{format:?}");
    }
    let rendition = crate::Rendition {
        crop: None,
        size: crate::Bounds::width(20),
        output: crate::Output::WebP,
        quality: 80,
        sharpening: crate::Sharpening::None,
    };
    for source in [clear, picture()] {
        let bytes = crate::render(&written(&source, ImageFormat::Png), &rendition).unwrap().bytes;
        let stamped = stamp(&bytes, &texts()).unwrap();
        assert_eq!(image::load_from_memory(&stamped).unwrap(), image::load_from_memory(&bytes).unwrap());
    }
}

#[test]
fn stamping_again_leaves_only_the_last_stamp() {
    for format in FORMATS {
        let bytes = written(&picture(), format);
        let once = stamp(&bytes, &texts()).unwrap();
        let other = Stamp { credit: "Erna Beispiel".into(), ..Stamp::default() };
        let twice = stamp(&once, &other).unwrap();
        assert_eq!(twice, stamp(&bytes, &other).unwrap(), "{format:?}");
        assert!(!holds(&twice, "lich"), "{format:?}");
    }
}

#[test]
fn what_hangs_behind_the_picture_goes() {
    for format in FORMATS {
        let mut bytes = written(&picture(), format);
        bytes.extend(b"PK\x03\x04 geheim");
        assert!(!holds(&stamp(&bytes, &texts()).unwrap(), "geheim"), "{format:?}");
    }
}

#[test]
fn what_cannot_be_written_is_said_in_a_sentence() {
    let gif = written(&picture(), ImageFormat::Gif);
    assert_eq!(stamp(&gif, &texts()), Err(StampError::NoPlace(Format::Gif)));
    assert_eq!(stamp(b"Text", &texts()), Err(StampError::Picture(PictureError::NoPicture)));
    let long = Stamp { caption: "ö".repeat(40_000), ..texts() };
    for format in FORMATS {
        let bytes = written(&picture(), format);
        assert!(matches!(stamp(&bytes, &long), Err(StampError::TooLong { .. })));
        let half = &bytes[..bytes.len() - 20];
        assert_eq!(stamp(half, &texts()), Err(StampError::Picture(PictureError::Damaged)), "{format:?}");
    }
    for error in [StampError::NoPlace(Format::Gif), StampError::TooLong { bytes: 70_000 }] {
        for language in [Language::German, Language::English] {
            assert!(error.sentence(language).ends_with('.'));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_bytes_are_stamped_or_refused(hits in prop::collection::vec((0usize..4_000, any::<u8>()), 0..12), cut in 0usize..4_000, kind in 0..3usize) {
        let mut bytes = written(&picture(), FORMATS[kind]);
        for (at, byte) in hits {
            let at = at % bytes.len();
            bytes[at] = byte;
        }
        let cut = cut % bytes.len();
        let _ = stamp(&bytes, &texts());
        let _ = stamp(&bytes[..cut], &texts());
    }
}
