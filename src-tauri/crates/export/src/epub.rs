//! E-books (EPUB 3.3): one document, a table of contents, what readers with disabilities want to know, pictures inside.
//!
//! * [`write`]: the package of parts
//! * `opf`: what the book says of itself, and what it consists of
//! * `nav`: the table of contents

mod nav;
mod opf;

use crate::format::Manuscript;
use crate::galley;
use crate::package::{ExportError, PackageFile};
use crate::xhtml::article;
use crate::xml::{self, Xml};
use crate::zip_package::{Part, pack};
use interview::{Interview, Language};
use markdown::Loss;

/// The media type, as the first part of the file says it.
const MEDIA_TYPE: &str = "application/epub+zip";

/// The interview as an e-book can show it, and what it cannot.
pub fn reduce(interview: &Interview) -> (Interview, Vec<Loss>) {
    xml::reduce(interview, xml::leads_out)
}

/// The text as one `.epub`, pictures inside.
///
/// # Errors
/// If the file would be larger than ZIP allows.
pub fn write(manuscript: &Manuscript<'_>) -> Result<Vec<PackageFile>, ExportError> {
    let pictures = pictures(manuscript);
    let mut parts = vec![
        Part::stored("mimetype", MEDIA_TYPE.as_bytes()),
        Part::text("META-INF/container.xml", container()),
        Part::text("book/package.opf", opf::file(manuscript, &pictures)),
        Part::text("book/nav.xhtml", nav::file(manuscript)),
        Part::text("book/interview.xhtml", text(manuscript, &pictures)),
        Part::text("book/style.css", include_str!("epub/style.css").to_owned()),
    ];
    parts.extend(
        pictures.iter().map(|picture| Part::stored(&format!("book/{}", picture.path), &*picture.file.bytes)),
    );
    Ok(vec![PackageFile { path: format!("{}.epub", manuscript.slug), bytes: pack(&parts)? }])
}

/// A picture of the book.
struct Picture<'a> {
    file: &'a PackageFile,
    /// Where it lies, beside the text.
    path: String,
    media_type: &'static str,
}

/// The pictures that the text shows. All four kinds are core media types of EPUB 3.3.
fn pictures<'a>(manuscript: &Manuscript<'a>) -> Vec<Picture<'a>> {
    let is_shown = |file: &&PackageFile| {
        manuscript.interview.portraits.iter().any(|portrait| portrait.file_name == file.path)
    };
    let picture = |file: &'a PackageFile| {
        let format = picture::inspect(&file.bytes).ok()?.format;
        Some(Picture { file, path: format!("pictures/{}", file.path), media_type: format.mime() })
    };
    manuscript.pictures.iter().filter(is_shown).filter_map(picture).collect()
}

/// The title that readers' shelves show; a draft says so there.
fn title(manuscript: &Manuscript<'_>) -> String {
    let title = manuscript.interview.working_title();
    let title = if title.is_empty() { manuscript.slug.to_owned() } else { title };
    match galley::draft_mark(manuscript) {
        Some(_) => format!("{}: {title}", language(manuscript).choose("ENTWURF", "DRAFT")),
        None => title,
    }
}

fn language(manuscript: &Manuscript<'_>) -> Language {
    Language::of(&manuscript.interview.details.language)
}

fn container() -> String {
    let mut file = Xml::file();
    let namespace = [("version", "1.0"), ("xmlns", "urn:oasis:names:tc:opendocument:xmlns:container")];
    file.element("container", &namespace, |file| {
        file.element("rootfiles", &[], |file| {
            let book = [("full-path", "book/package.opf"), ("media-type", "application/oebps-package+xml")];
            file.empty("rootfile", &book);
        });
    });
    file.finish()
}

/// A document of the book.
fn document(manuscript: &Manuscript<'_>, title: &str, body: impl FnOnce(&mut Xml)) -> String {
    let language = xml::language_tag(&manuscript.interview.details.language);
    let mut file = Xml::file();
    let attributes = [
        ("xmlns", "http://www.w3.org/1999/xhtml"),
        ("xmlns:epub", "http://www.idpf.org/2007/ops"),
        ("lang", &language),
        ("xml:lang", &language),
    ];
    file.element("html", &attributes, |file| {
        file.element("head", &[], |file| {
            file.leaf("title", &[], title);
            file.empty("link", &[("rel", "stylesheet"), ("href", "style.css")]);
        });
        file.element("body", &[], body);
    });
    file.finish()
}

fn text(manuscript: &Manuscript<'_>, pictures: &[Picture<'_>]) -> String {
    let address = |file: &PackageFile| {
        pictures.iter().find(|picture| picture.file.path == file.path).map(|picture| picture.path.clone())
    };
    document(manuscript, &title(manuscript), |file| article(file, manuscript, &address))
}
