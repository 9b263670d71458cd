//! What a file is, by its name and its content; and reading it.

use crate::archive::{Archive, PackageError};
use crate::notice::Remark;
use crate::{Draft, MAX_BYTES, bytes, docx, eml, html, lines_of, markdown, odt, rtf, structure, text};
use interview::Language;
use interview::document::{Document, DocumentError, FORMAT};

/// A way to read a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Plain text.
    Text,
    /// Markdown with or without front matter.
    Markdown,
    /// The JSON of the document format.
    Document,
    /// A web page, or a part of one.
    Html,
    /// Word's files.
    Docx,
    /// OpenDocument texts.
    Odt,
    /// Rich Text Format.
    Rtf,
    /// A mail.
    Mail,
}

/// Why no draft could be made of a file's bytes.
#[derive(Debug)]
pub enum ImportError {
    /// There is nothing in it.
    Empty,
    /// It is no text.
    NoText,
    /// It is larger than [`MAX_BYTES`].
    TooLarge,
    /// It is a package that cannot be read.
    Package(PackageError),
    /// It is a file of Word before 2007, a mail as Outlook keeps it, or locked: all lie in the same container.
    OldOffice,
    /// It says it is an interview in the document format, but is not.
    Document(DocumentError),
}

impl ImportError {
    /// What is wrong, and what the person can do.
    pub fn sentence(&self, language: Language) -> String {
        match self {
            Self::Empty => language.choose("Die Datei ist leer.", "The file is empty.").to_owned(),
            Self::NoText => language
                .choose(
                    "Das ist kein Text, der sich lesen lässt. Text, Markdown, Webseiten, Word, OpenDocument, RTF, Mails und Wortlaut-Dateien gehen.",
                    "This is no text that can be read. Text, Markdown, web pages, Word, OpenDocument, RTF, mails and Wortlaut's own files will do.",
                )
                .to_owned(),
            Self::TooLarge => language.choose(
                format!("Die Datei ist größer als {} MB, zu groß für ein Interview.", MAX_BYTES / 1_000_000),
                format!("The file is larger than {} MB, too large for an interview.", MAX_BYTES / 1_000_000),
            ),
            Self::Package(error) => error.sentence(language),
            Self::OldOffice => language
                .choose(
                    "Das ist eine alte Word-Datei (.doc), eine Outlook-Mail (.msg) oder eine Datei mit Kennwort. Bitte ohne Kennwort als .docx oder .eml speichern.",
                    "This is an old Word file (.doc), an Outlook mail (.msg) or a file with a password. Please save it as .docx or .eml, without a password.",
                )
                .to_owned(),
            Self::Document(error) => document_sentence(error, language),
        }
    }
}

fn document_sentence(error: &DocumentError, language: Language) -> String {
    let german = match error {
        DocumentError::NotJson(error) => format!("Das ist kein gültiges JSON: {error}"),
        DocumentError::OtherFormat => {
            format!("Dieses JSON ist kein Interview: „format“ muss „{FORMAT}“ sein.")
        }
        DocumentError::Newer { found } => format!(
            "Dieses Interview ist in Version {found} des Formats gespeichert, neuer als dieses Programm. Ein neueres Wortlaut öffnet es."
        ),
        DocumentError::Damaged(error) => format!("Das Interview in dieser Datei ist beschädigt: {error}"),
    };
    let english = error.to_string();
    language.choose(german, format!("{}.", english.trim_end_matches('.')))
}

/// What a file is. The content counts before the name.
pub fn recognise(name: &str, text: &str) -> Kind {
    let start = text.trim_start();
    let is_named = |endings: &[&str]| endings.iter().any(|ending| name.to_lowercase().ends_with(ending));
    if start.starts_with('{') && (is_named(&[".json"]) || text.contains(FORMAT)) {
        Kind::Document
    } else if is_named(&[".md", ".markdown"]) || (start.starts_with("---\n") && text.contains("\n---")) {
        Kind::Markdown
    } else if is_named(&[".html", ".htm", ".xhtml"]) || html::is_html(text) {
        Kind::Html
    } else {
        Kind::Text
    }
}

/// Reads the bytes of a file, as this kind or as what it is recognised as.
///
/// # Errors
/// If the bytes are no text, too many, or a damaged document. Never because of what a text says.
pub fn read_bytes(name: &str, bytes: &[u8], kind: Option<Kind>) -> Result<Draft, ImportError> {
    if bytes.is_empty() {
        return Err(ImportError::Empty);
    }
    if bytes.len() as u64 > MAX_BYTES {
        return Err(ImportError::TooLarge);
    }
    if let Some(package) = package(bytes, kind)? {
        return Ok(package);
    }
    let is_blank = bytes.iter().all(u8::is_ascii_whitespace);
    let (text, remarks) =
        decode(name, bytes, kind).ok_or(if is_blank { ImportError::Empty } else { ImportError::NoText })?;
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut draft = match kind.unwrap_or_else(|| recognise(name, &text)) {
        Kind::Text => structure::arrange(text::read(&text), Vec::new()),
        Kind::Markdown => Draft { source: lines_of(&text), ..markdown::read(&text) },
        Kind::Html => {
            let (source, remarks) = html::read(&text);
            structure::arrange(source, remarks)
        }
        Kind::Document => {
            let document = Document::from_json(&text).map_err(ImportError::Document)?;
            Draft { interview: document.interview, ..Draft::default() }
        }
        // It was wished for, but the bytes are no package.
        Kind::Docx | Kind::Odt | Kind::Rtf | Kind::Mail => {
            return Err(ImportError::Package(PackageError::Damaged));
        }
    };
    draft.remarks.splice(0..0, remarks);
    Ok(draft)
}

/// A page may say itself which letters it is written in.
fn decode(name: &str, bytes: &[u8], kind: Option<Kind>) -> Option<(String, Vec<Remark>)> {
    let is_page = [".html", ".htm", ".xhtml"].iter().any(|ending| name.to_lowercase().ends_with(ending));
    if is_page || kind == Some(Kind::Html) { html::decode(bytes) } else { bytes::decode(bytes) }
}

/// How the container begins in which Word kept its files before 2007, and Outlook keeps mails.
const OLD_OFFICE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// The draft of a package of parts; `None` if the bytes are none.
fn package(bytes: &[u8], kind: Option<Kind>) -> Result<Option<Draft>, ImportError> {
    if bytes.starts_with(OLD_OFFICE) {
        return Err(ImportError::OldOffice);
    }
    let kind = match kind {
        _ if bytes.starts_with(br"{\rtf") => Kind::Rtf,
        Some(Kind::Mail) => Kind::Mail,
        None if eml::is_mail(bytes) => Kind::Mail,
        _ if !bytes.starts_with(b"PK\x03\x04") => return Ok(None),
        Some(kind) => kind,
        None => recognise_package(bytes).map_err(ImportError::Package)?,
    };
    let read = match kind {
        Kind::Docx => docx::read(bytes),
        Kind::Odt => odt::read(bytes),
        Kind::Rtf => rtf::read(bytes),
        Kind::Mail => eml::read(bytes),
        _ => Err(PackageError::NoText),
    };
    let (source, remarks) = read.map_err(ImportError::Package)?;
    Ok(Some(structure::arrange(source, remarks)))
}

/// What lies in a package.
fn recognise_package(bytes: &[u8]) -> Result<Kind, PackageError> {
    let archive = Archive::open(bytes)?;
    if archive.has("document.xml") || archive.has("word/_rels/document.xml.rels") {
        Ok(Kind::Docx)
    } else if archive.has("content.xml") {
        Ok(Kind::Odt)
    } else {
        Err(PackageError::NoText)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_counts_before_the_name() {
        assert_eq!(recognise("a.txt", "---\ntitle: x\n---\n\n**Wie?**"), Kind::Markdown);
        assert_eq!(recognise("a.md", "Text"), Kind::Markdown);
        assert_eq!(recognise("a.txt", "{ \"format\": \"wortlaut-interview\" }"), Kind::Document);
        assert_eq!(recognise("a.txt", "Frage: Wie?"), Kind::Text);
    }

    #[test]
    fn unreadable_bytes_are_an_error_with_a_sentence() {
        let sentence =
            |bytes: &[u8]| read_bytes("x.txt", bytes, None).unwrap_err().sentence(Language::English);
        assert_eq!(sentence(b""), "The file is empty.");
        assert_eq!(sentence(b"  \n"), "The file is empty.");
        assert!(sentence(b"\x00\x01\x02").starts_with("This is no text"));
        assert!(sentence(br#"{"format":"wortlaut-interview","version":9}"#).contains("version 9"));
    }
}
