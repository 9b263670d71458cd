//! TIFF: everything is a tag of the first directory (TIFF 6.0; tag numbers of XMP part 3, 1.1.8).

use super::{Blocks, bounded, photoshop, profile, too_large};
use crate::metadata::Origin;
use crate::metadata::exif::{Directory, Exif, Header};
use crate::metadata::remark::Remark;
use crate::metadata::source::{Source, Trouble};

const WIDTH: u16 = 256;
const HEIGHT: u16 = 257;
const PHOTOMETRIC: u16 = 262;
const PROFILE: u16 = 34675;
const XMP: u16 = 700;
const IIM: u16 = 33723;
const PHOTOSHOP: u16 = 34377;
const CREDENTIALS: u16 = 52545;

pub(super) fn walk(source: &mut Source<'_>, blocks: &mut Blocks) -> Result<(), Trouble> {
    let header = match Header::read(source)? {
        Ok(header) => header,
        Err(why) => {
            blocks.remark(Remark::File(why));
            return Ok(());
        }
    };
    let directory = Directory::read(source, header, u64::from(header.first))?;
    blocks.width = directory.number(source, WIDTH)?.unwrap_or_default();
    blocks.height = directory.number(source, HEIGHT)?.unwrap_or_default();
    blocks.model = directory.number(source, PHOTOMETRIC)?.and_then(model);
    if let Some(place) = directory.place(PROFILE) {
        blocks.profile = profile(source, place.at, place.count)?;
    }
    blocks.exif = Some(Exif::read(source, &directory)?);
    for tag in [XMP, PHOTOSHOP, IIM, CREDENTIALS] {
        let Some(value) = directory.place(tag) else { continue };
        let otherwise = match tag {
            XMP => too_large(Origin::Xmp),
            CREDENTIALS => Remark::CredentialsTooLarge,
            _ => too_large(Origin::Iim),
        };
        let Some(bytes) = bounded(source, value.at, value.count, otherwise, blocks)? else { continue };
        match tag {
            XMP => blocks.take_xmp(bytes),
            CREDENTIALS => blocks.credentials = Some(bytes.to_vec()),
            PHOTOSHOP => photoshop::read(bytes, blocks),
            // The tag is the newer place; it stands for the one within Photoshop's resources.
            _ => {
                blocks.iim.clear();
                blocks.take_iim(bytes);
            }
        }
    }
    Ok(())
}

/// TIFF 6.0, sections 4 to 6 and 16 to 23.
fn model(photometric: u32) -> Option<&'static str> {
    match photometric {
        0 | 1 => Some("Grey"),
        2 | 3 | 6 => Some("RGB"),
        5 => Some("CMYK"),
        8 => Some("Lab"),
        _ => None,
    }
}
