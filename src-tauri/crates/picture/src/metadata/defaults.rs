//! Texts that cameras and programs write on their own. They say nothing about the picture.

use super::Property;

/// Captions, in lower case: what is known from camera makers' files.
const CAPTIONS: [&str; 27] = [
    "olympus digital camera",
    "sony dsc",
    "konica minolta digital camera",
    "minolta digital camera",
    "kodak digital still camera",
    "pentax digital camera",
    "samsung digital camera",
    "samsung",
    "samsung camera pictures",
    "panasonic dsc",
    "fujifilm digital camera",
    "ricoh digital camera",
    "casio computer co.,ltd.",
    "hp photosmart",
    "digital camera",
    "digital still camera",
    "exif_jpeg_picture",
    "exif jpeg picture",
    "jpeg_picture",
    "dcim",
    "default",
    "my beautiful picture",
    "<digimax i5, samsung #1>",
    "cof",
    "sdr",
    "ptr",
    "hdr",
];

/// Names that are nobody's.
const NAMES: [&str; 9] = [
    "unknown",
    "unbekannt",
    "photographer",
    "your name",
    "artist",
    "owner",
    "camera owner",
    "picasa",
    "copyright",
];

/// The text is one that devices and programs write on their own.
pub(crate) fn is_camera_default(property: Property, text: &str) -> bool {
    let text = text.to_lowercase();
    match property {
        Property::Caption => {
            CAPTIONS.contains(&text.as_str()) || text.starts_with("dcim\\") || text.starts_with("<kenox ")
        }
        Property::Creator | Property::Copyright => NAMES.contains(&text.as_str()),
        _ => false,
    }
}
