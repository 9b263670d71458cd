//! The zip file that a DOCX or an ODT is, read within bounds that no honest text comes near.

use interview::Language;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// Most files in one package. A text with three hundred pictures has some four hundred.
pub const MAX_PARTS: usize = 4_096;
/// Most bytes of one unpacked part: ten times the text of a thick book with all its marks.
pub const MAX_PART: u64 = 64_000_000;
/// Most bytes that are unpacked of one package, pictures and repeated reading counted.
pub const MAX_UNPACKED: u64 = 128_000_000;
/// Most bytes that one packed byte may become. XML of office programs comes to 10 to 40.
pub const MAX_RATIO: u64 = 250;
/// Below this size nobody is harmed, however well it is packed.
const HARMLESS: u64 = 1_000_000;

/// Why a package of parts cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PackageError {
    /// The zip file or one of its parts ends early, or its sums do not fit.
    Damaged,
    /// More parts than [`MAX_PARTS`].
    TooManyParts,
    /// A part is larger than [`MAX_PART`], or all together than [`MAX_UNPACKED`].
    TooLarge,
    /// Unpacks to more than [`MAX_RATIO`] times its size.
    TooDense,
    /// A password is needed.
    Locked,
    /// It has no text part.
    NoText,
    /// Its XML is broken.
    BrokenXml,
    /// Its XML defines entities or has a document type. No office program writes that.
    Entities,
    /// Its XML is nested deeper than [`crate::xml::MAX_DEPTH`].
    TooDeep,
    /// It has more elements than [`crate::xml::MAX_NODES`].
    TooManyElements,
}

impl PackageError {
    /// What is wrong, and what the person can do.
    pub fn sentence(self, language: Language) -> String {
        let (german, english) = match self {
            Self::Damaged | Self::BrokenXml => (
                "Die Datei ist beschädigt oder unvollständig. Bitte neu senden lassen oder im Textprogramm öffnen und neu speichern.",
                "The file is damaged or incomplete. Ask for it again, or open it in the word processor and save it anew.",
            ),
            Self::TooManyParts | Self::TooLarge | Self::TooManyElements => (
                "Die Datei ist ausgepackt zu groß für ein Interview. Im Textprogramm lässt sich der Text in eine neue Datei kopieren.",
                "Unpacked, the file is too large for an interview. Copy its text into a new file in the word processor.",
            ),
            Self::TooDense => (
                "Die Datei wächst beim Auspacken auf ein Vielfaches, wie es kein Textprogramm schreibt. Sie wurde nicht gelesen.",
                "Unpacked, the file grows as no word processor writes it. It was not read.",
            ),
            Self::Locked => (
                "Die Datei ist mit einem Kennwort geschützt. Bitte ohne Kennwort speichern.",
                "The file is protected by a password. Please save it without one.",
            ),
            Self::NoText => (
                "In der Datei steckt kein Text aus Word oder LibreOffice Writer.",
                "There is no text of Word or LibreOffice Writer in this file.",
            ),
            Self::Entities => (
                "Die Datei definiert eigene XML-Zeichen, wie es kein Textprogramm tut. Sie wurde nicht gelesen.",
                "The file defines XML entities of its own, as no word processor does. It was not read.",
            ),
            Self::TooDeep => (
                "Die Datei ist tiefer verschachtelt, als es ein Textprogramm schreibt. Sie wurde nicht gelesen.",
                "The file is nested deeper than any word processor writes. It was not read.",
            ),
        };
        language.choose(german, english).to_owned()
    }
}

/// An opened package.
pub(crate) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    left: u64,
}

impl<'a> Archive<'a> {
    /// Reads the directory of the package, none of its parts.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, PackageError> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| PackageError::Damaged)?;
        if zip.len() > MAX_PARTS {
            return Err(PackageError::TooManyParts);
        }
        Ok(Self { zip, left: MAX_UNPACKED })
    }

    /// There is a part whose name ends so.
    pub(crate) fn has(&self, ending: &str) -> bool {
        self.zip.file_names().flatten().any(|name| name.ends_with(ending))
    }

    /// The bytes of a part; `None` if there is none of this name.
    pub(crate) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, PackageError> {
        let limit = self.left.min(MAX_PART);
        let file = match self.zip.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(_) | ZipError::InvalidPassword) => {
                return Err(PackageError::Locked);
            }
            Err(_) => return Err(PackageError::Damaged),
        };
        let dense = file.compressed_size().saturating_mul(MAX_RATIO).max(HARMLESS);
        // What the directory says may be a lie: the bytes themselves are counted.
        let mut bytes = Vec::new();
        file.take(limit.min(dense) + 1).read_to_end(&mut bytes).map_err(|_| PackageError::Damaged)?;
        let length = bytes.len() as u64;
        if length > dense {
            return Err(PackageError::TooDense);
        }
        if length > limit {
            return Err(PackageError::TooLarge);
        }
        self.left -= length;
        Ok(Some(bytes))
    }

    /// The letters of a part: UTF-8, or UTF-16 with its mark.
    pub(crate) fn text(&mut self, name: &str) -> Result<Option<String>, PackageError> {
        Ok(self.part(name)?.map(|bytes| encoding_rs::UTF_8.decode(&bytes).0.into_owned()))
    }
}
