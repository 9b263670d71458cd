//! Pictures as Word shows them: JPEG, PNG and GIF, upright, with their alternative text.

use crate::xml::Xml;
use interview::AltText;
use picture::{Bounds, Format, Output, Rendition, Sharpening};
use std::borrow::Cow;

/// English metric units in a pixel of a printed picture: 914 400 to the inch, 150 pixels to the inch.
const EMU_PER_PIXEL: u64 = 6_096;
/// As wide as the lines: 16 cm.
const MAX_WIDTH: u64 = 5_760_000;
/// Half a page: 12 cm.
const MAX_HEIGHT: u64 = 4_320_000;
/// Of pictures that are made anew, in pixels: enough for the width of a page in print.
const MADE_ANEW: Bounds = Bounds { width: 1_900, height: 1_420 };
const QUALITY: u8 = 88;

/// A picture in the file.
#[derive(Clone)]
pub(super) struct Shown {
    pub(super) extension: &'static str,
    /// The id under which the text refers to it.
    relation: String,
    width: u64,
    height: u64,
}

impl Shown {
    /// The picture and its bytes. What Word does not show as it is – WebP, and pictures that are upright only by what
    /// they say of themselves – is made anew. `None` if the bytes are no whole picture.
    pub(super) fn of(bytes: &[u8]) -> Option<(Self, Cow<'_, [u8]>)> {
        let found = picture::inspect(bytes).ok()?;
        let upright = picture::upright_size(bytes).ok()?;
        if found.format != Format::WebP && upright == (found.width, found.height) {
            return Some((Self::sized(found.format.extension(), upright), bytes.into()));
        }
        let output = if found.format == Format::Jpeg { Output::Jpeg } else { Output::Png };
        let wish = Rendition {
            crop: None,
            size: MADE_ANEW,
            output,
            quality: QUALITY,
            sharpening: Sharpening::Light,
        };
        let made = picture::render(bytes, &wish).ok()?;
        Some((Self::sized(output.extension(), (made.width, made.height)), made.bytes.into()))
    }

    fn sized(extension: &'static str, (width, height): (u32, u32)) -> Self {
        let (wide, high) = (u64::from(width.max(1)), u64::from(height.max(1)));
        let natural = wide * EMU_PER_PIXEL;
        let width = natural.min(MAX_WIDTH).min(MAX_HEIGHT * wide / high).max(1);
        Self { extension, relation: String::new(), width, height: (width * high / wide).max(1) }
    }

    /// The picture, referred to by this id.
    pub(super) fn under(self, relation: String) -> Self {
        Self { relation, ..self }
    }

    /// The picture in a run.
    pub(super) fn draw(&self, xml: &mut Xml, number: usize, name: &str, alt: &AltText) {
        let number = number.to_string();
        let (width, height) = (self.width.to_string(), self.height.to_string());
        let size = [("cx", width.as_str()), ("cy", height.as_str())];
        let named = [("id", number.as_str()), ("name", name), ("descr", alt.text())];
        xml.element("w:drawing", &[], |xml| {
            let distances = ["distT", "distB", "distL", "distR"].map(|side| (side, "0"));
            xml.element("wp:inline", &distances, |xml| {
                xml.empty("wp:extent", &size);
                xml.element("wp:docPr", &named, |xml| decorative(xml, alt));
                xml.element("a:graphic", &[], |xml| {
                    let uri = "http://schemas.openxmlformats.org/drawingml/2006/picture";
                    xml.element("a:graphicData", &[("uri", uri)], |xml| self.content(xml, &named, &size));
                });
            });
        });
    }

    fn content(&self, xml: &mut Xml, named: &[(&str, &str)], size: &[(&str, &str)]) {
        xml.element("pic:pic", &[], |xml| {
            xml.element("pic:nvPicPr", &[], |xml| {
                xml.empty("pic:cNvPr", named);
                xml.empty("pic:cNvPicPr", &[]);
            });
            xml.element("pic:blipFill", &[], |xml| {
                xml.empty("a:blip", &[("r:embed", &self.relation)]);
                xml.element("a:stretch", &[], |xml| xml.empty("a:fillRect", &[]));
            });
            xml.element("pic:spPr", &[], |xml| {
                xml.element("a:xfrm", &[], |xml| {
                    xml.empty("a:off", &[("x", "0"), ("y", "0")]);
                    xml.empty("a:ext", size);
                });
                xml.element("a:prstGeom", &[("prst", "rect")], |xml| xml.empty("a:avLst", &[]));
            });
        });
    }
}

/// Says that the picture only decorates, as Word since 2019 does.
fn decorative(xml: &mut Xml, alt: &AltText) {
    if *alt != AltText::Decorative {
        return;
    }
    xml.element("a:extLst", &[], |xml| {
        xml.element("a:ext", &[("uri", "{C183D7F6-B498-43B3-948B-1728B52AA6E4}")], |xml| {
            let namespace = "http://schemas.microsoft.com/office/drawing/2017/decorative";
            xml.empty("adec:decorative", &[("xmlns:adec", namespace), ("val", "1")]);
        });
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_fits_the_page_and_keeps_its_shape() {
        for (size, expected) in [
            ((300, 150), (1_828_800, 914_400)),
            ((8_000, 4_000), (5_760_000, 2_880_000)),
            ((1_000, 8_000), (540_000, 4_320_000)),
            ((1, u32::MAX), (1, u64::from(u32::MAX))),
        ] {
            let shown = Shown::sized("jpg", size);
            assert_eq!((shown.width, shown.height), expected, "{size:?}");
        }
    }
}
