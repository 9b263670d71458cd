//! A package of parts in one ZIP file: the same parts give the same bytes, whenever and wherever they are packed.

use crate::package::ExportError;
use sha2::{Digest, Sha256};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// A part of a package.
pub(crate) struct Part<'a> {
    /// Where it lies, with `/`.
    pub(crate) path: String,
    /// What is in it.
    pub(crate) bytes: std::borrow::Cow<'a, [u8]>,
    /// Whether packing it makes it smaller.
    pub(crate) packing: CompressionMethod,
}

impl<'a> Part<'a> {
    /// A text.
    pub(crate) fn text(path: &str, text: String) -> Self {
        let bytes = text.into_bytes().into();
        Self { path: path.to_owned(), bytes, packing: CompressionMethod::Deflated }
    }

    /// Bytes that are packed already, as pictures are, or that a reader wants to see unpacked.
    pub(crate) fn stored(path: &str, bytes: impl Into<std::borrow::Cow<'a, [u8]>>) -> Self {
        Self { path: path.to_owned(), bytes: bytes.into(), packing: CompressionMethod::Stored }
    }
}

/// Packs the parts in their order. The time of each is the first that ZIP knows.
///
/// # Errors
/// If a part is larger than ZIP allows.
pub(crate) fn pack(parts: &[Part<'_>]) -> Result<Vec<u8>, ExportError> {
    let failed = |error: &dyn std::fmt::Display| ExportError::Unwritable(error.to_string());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for part in parts {
        let options = SimpleFileOptions::default()
            .compression_method(part.packing)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        zip.start_file(part.path.as_str(), options).map_err(|error| failed(&error))?;
        zip.write_all(&part.bytes).map_err(|error| failed(&error))?;
    }
    Ok(zip.finish().map_err(|error| failed(&error))?.into_inner())
}

/// The SHA-256 of bytes in hexadecimal digits.
pub(crate) fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A name for whatever is known by this text, the same whenever it is asked for (RFC 9562, version 8).
pub(crate) fn identifier(name: &str) -> String {
    let digits: Vec<char> = digest(format!("wortlaut/1 {name}").as_bytes()).chars().collect();
    let group = |from: usize, to: usize| digits.get(from..to).unwrap_or_default().iter().collect::<String>();
    let groups = [group(0, 8), group(8, 12), group(13, 16), group(17, 20), group(20, 32)];
    let [first, second, third, fourth, fifth] = groups;
    format!("urn:uuid:{first}-{second}-8{third}-a{fourth}-{fifth}")
}

/// A name made of a text, the same with each export (UUID version 8, RFC 9562).
pub(crate) fn uuid(text: &str) -> String {
    let digits = digest(text.as_bytes());
    let part = |from: usize, to: usize| digits.get(from..to).unwrap_or_default();
    format!("{}-{}-8{}-8{}-{}", part(0, 8), part(8, 12), part(13, 16), part(17, 20), part(20, 32))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_parts_give_the_same_bytes_in_their_order() {
        let parts = || {
            [
                Part::stored("mimetype", &b"application/epub+zip"[..]),
                Part::text("a/b.xml", "<a/>".repeat(100)),
            ]
        };
        let packed = pack(&parts()).unwrap();
        assert_eq!(packed, pack(&parts()).unwrap());
        // What EPUB's container rules ask for: the first name at byte 30, its content behind it, unpacked.
        assert_eq!(&packed[30..58], b"mimetypeapplication/epub+zip");
        let mut zip = zip::ZipArchive::new(Cursor::new(packed)).unwrap();
        assert_eq!(zip.by_name("a/b.xml").unwrap().size(), 400);
    }
}
