//! Which block is taken where several speak of a property, and where they disagree.
//!
//! XMP comes before IIM and EXIF, unless the IIM digest shows that IIM was changed last (Metadata Working Group,
//! „Guidelines for handling image metadata“ 2.0, 3.3). A text that IIM had to cut does not disagree with the whole one.

use super::colour::Colour;
use super::container::{Blocks, Container};
use super::credentials::ContentCredentials;
use super::defaults::is_camera_default;
use super::remark::Remark;
use super::text::{repaired, tidy};
use super::xmp::Xmp;
use super::{Disagreement, Found, Metadata, Origin, Property, iim};
use md5::{Digest, Md5};
use std::collections::BTreeMap;

/// Most texts of one property; a picture has some dozen keywords.
const MAX_TEXTS: usize = 1_000;

/// What the blocks say about one property, the first in rank first.
type Said = BTreeMap<Property, Vec<Found>>;

/// Understands the blocks of a file and weighs them against each other.
pub(crate) fn merge(container: Container, mut blocks: Blocks, language: &str) -> Metadata {
    let mut said = Said::new();
    let is_iim_newer = is_iim_newer(&blocks);
    if is_iim_newer {
        blocks.remark(Remark::IimIsNewer);
    }
    let order = if is_iim_newer {
        [Origin::Iim, Origin::Xmp, Origin::Exif, Origin::PngText]
    } else {
        [Origin::Xmp, Origin::Iim, Origin::Exif, Origin::PngText]
    };
    for origin in order {
        for (property, texts) in read(origin, &mut blocks, language) {
            let texts = cleaned(property, texts, origin, &mut blocks);
            if !texts.is_empty() {
                said.entry(property).or_default().push(Found { texts, origin });
            }
        }
    }
    let disagreements = said.iter().filter(|(property, found)| disagree(**property, found));
    Metadata {
        container,
        width: blocks.width,
        height: blocks.height,
        orientation: blocks.orientation.or(blocks.exif.as_ref().and_then(|exif| exif.orientation)),
        colour: Colour::of(&blocks.profile, blocks.model),
        disagreements: disagreements
            .map(|(property, values)| Disagreement { property: *property, values: values.clone() })
            .collect(),
        credentials: blocks.credentials.as_deref().and_then(ContentCredentials::of),
        values: said
            .into_iter()
            .filter_map(|(property, found)| Some((property, taken(property, found)?)))
            .collect(),
        remarks: blocks.remarks,
    }
}

/// The digest that was kept when XMP was written last does not fit the IIM block.
fn is_iim_newer(blocks: &Blocks) -> bool {
    let digest = blocks.iim_digest.filter(|digest| *digest != [0; 16] && !blocks.iim.is_empty());
    digest.is_some_and(|digest| Md5::digest(&blocks.iim).as_slice() != digest)
}

type Values = BTreeMap<Property, Vec<String>>;

fn read(origin: Origin, blocks: &mut Blocks, language: &str) -> Values {
    match origin {
        Origin::Xmp => read_xmp(blocks, language),
        Origin::Iim => {
            let (values, why) = iim::read(&blocks.iim);
            if let Some(why) = why {
                blocks.remark(Remark::Block(Origin::Iim, why));
            }
            gathered(values)
        }
        Origin::Exif => read_exif(blocks),
        Origin::PngText => {
            let texts = blocks.texts.iter().filter_map(|(keyword, text)| {
                // The keywords of ISO/IEC 15948, 11.3.3.2; „Source“ there is the device.
                let property = match keyword.as_str() {
                    "Author" => Property::Creator,
                    "Title" => Property::Title,
                    "Description" => Property::Caption,
                    "Copyright" => Property::Copyright,
                    _ => return None,
                };
                Some((property, text.clone()))
            });
            gathered(texts.collect())
        }
    }
}

fn gathered(values: Vec<(Property, String)>) -> Values {
    let mut gathered = Values::new();
    for (property, text) in values {
        gathered.entry(property).or_default().push(text);
    }
    gathered
}

fn read_xmp(blocks: &mut Blocks, language: &str) -> Values {
    let Some(packet) = &blocks.xmp else { return Values::new() };
    let mut xmp = match Xmp::read(packet, language) {
        Ok(xmp) => xmp,
        Err(why) => {
            blocks.remark(Remark::Block(Origin::Xmp, why));
            return Values::new();
        }
    };
    if let Err(why) = xmp.extend(&blocks.extended_xmp, language) {
        blocks.remark(Remark::Block(Origin::Xmp, why));
    }
    xmp.values
}

fn read_exif(blocks: &Blocks) -> Values {
    let Some(exif) = &blocks.exif else { return Values::new() };
    // „Name A; Name B“ (Exif 3.0, 4.6.5.4.10).
    let artists = exif.artist.iter().flat_map(|artist| artist.split(';')).map(str::to_owned);
    let mut values = Values::from([(Property::Creator, artists.collect())]);
    let others = [
        (Property::Copyright, &exif.copyright),
        (Property::Caption, &exif.description),
        (Property::DateCreated, &exif.taken),
    ];
    values.extend(others.into_iter().filter_map(|(property, text)| Some((property, vec![text.clone()?]))));
    values
}

/// Tidied, repaired, and without what devices write on their own.
fn cleaned(property: Property, texts: Vec<String>, origin: Origin, blocks: &mut Blocks) -> Vec<String> {
    let mut cleaned = Vec::new();
    for text in texts.into_iter().take(MAX_TEXTS) {
        let mut text = tidy(&text);
        if let Some(right) = repaired(&text) {
            blocks.remark(Remark::Repaired(property, origin));
            text = right;
        }
        if is_camera_default(property, &text) {
            blocks.remark(Remark::CameraDefault(property, text));
        } else if !text.is_empty() {
            cleaned.push(text);
        }
    }
    cleaned
}

/// The first in rank; but where that one was cut by IIM, the whole text.
fn taken(property: Property, found: Vec<Found>) -> Option<Found> {
    let first = found.first()?;
    let whole = found.iter().find(|other| first.origin == Origin::Iim && is_cut(property, first, other));
    Some(whole.unwrap_or(first).clone())
}

fn disagree(property: Property, found: &[Found]) -> bool {
    // IIM has one free text for what XMP has in fields.
    let is_comparable = property != Property::CreatorContact;
    let mut rest = found.iter();
    let Some(first) = rest.next().filter(|_| is_comparable) else { return false };
    rest.any(|other| !agree(property, first, other))
}

fn agree(property: Property, one: &Found, other: &Found) -> bool {
    if property == Property::DateCreated {
        return one.texts.iter().zip(&other.texts).all(|(one, other)| same_moment(one, other));
    }
    if is_cut(property, one, other) || is_cut(property, other, one) {
        return true;
    }
    let sorted = |found: &Found| {
        let mut texts: Vec<String> = found.texts.iter().map(|text| flat(text)).collect();
        if property == Property::Keywords {
            texts.sort();
        }
        texts
    };
    // A block with one place for names holds several in one text.
    sorted(one) == sorted(other) || (property.is_list() && sorted(one).join("; ") == sorted(other).join("; "))
}

/// `cut` is what IIM has room for of `whole`, text by text.
fn is_cut(property: Property, cut: &Found, whole: &Found) -> bool {
    let limit = iim::limit(property);
    cut.origin == Origin::Iim
        && cut.texts.len() == whole.texts.len()
        && cut.texts.iter().zip(&whole.texts).all(|(cut, whole)| {
            // Writers cut at letters, so up to three bytes may be missing to the limit; spaces were tidied away.
            let is_full = cut.len() + 4 >= limit;
            cut == whole || (is_full && flat(whole).starts_with(&flat(cut)))
        })
}

/// Spaces and ends of lines are no difference.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// As far as both are known: day, clock, zone. Fractions of a second are no difference.
fn same_moment(one: &str, other: &str) -> bool {
    let (one, other) = (Moment::of(one), Moment::of(other));
    let same = |one: &str, other: &str| one.starts_with(other) || other.starts_with(one);
    same(&one.day, &other.day) && same(&one.clock, &other.clock) && same(&one.zone, &other.zone)
}

struct Moment {
    day: String,
    clock: String,
    zone: String,
}

impl Moment {
    fn of(iso: &str) -> Self {
        let (day, time) = iso.split_once('T').unwrap_or((iso, ""));
        let clock: String = time.chars().take_while(|c| !matches!(c, '+' | '-' | 'Z' | '.')).collect();
        let zone: String = time.chars().skip_while(|c| !matches!(c, '+' | '-' | 'Z')).collect();
        Self { day: day.to_owned(), clock, zone: zone.replace('Z', "+00:00") }
    }
}
