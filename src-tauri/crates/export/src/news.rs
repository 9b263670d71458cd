//! The formats of the IPTC in which newsrooms and agencies hand texts on.
//!
//! * [`ninjs`]: ninjs 3.1, JSON
//! * [`nitf`]: NITF 3.6, XML with elements of its own
//! * [`newsml`]: NewsML-G2 2.35, XML around XHTML; a message with an item for the text and one for each picture

pub mod newsml;
pub mod ninjs;
pub mod nitf;

use crate::format::Manuscript;
use crate::package::PackageFile;
use crate::xhtml::article;
use crate::xml::{self, Xml};
use crate::zip_package::identifier;
use interview::{Content, Interview, Portrait};
use markdown::Loss;

/// The genre of the text in the IPTC's vocabulary of genres.
const GENRE: (&str, &str) = ("Interview", "http://cv.iptc.org/newscodes/genre/Interview");

/// The interview as these formats show it, and what they do not.
pub fn reduce(interview: &Interview) -> (Interview, Vec<Loss>) {
    xml::reduce(interview, |_| true)
}

/// A portrait that the text shows, and its file.
struct Shown<'a> {
    portrait: &'a Portrait,
    file: &'a PackageFile,
    media_type: &'static str,
    size: Option<(u32, u32)>,
}

impl Shown<'_> {
    /// A name for the picture that stays while its bytes do.
    fn identifier(&self) -> String {
        identifier(&crate::zip_package::digest(&self.file.bytes))
    }
}

/// The portraits that the text shows, each once, in its order.
fn shown<'a>(manuscript: &Manuscript<'a>) -> Vec<Shown<'a>> {
    let portrait = |portrait: &'a Portrait| {
        let file = manuscript.pictures.iter().find(|file| file.path == portrait.file_name)?;
        let media_type = picture::sniff(&file.bytes)?.mime();
        let size = picture::upright_size(&file.bytes).ok();
        Some(Shown { portrait, file, media_type, size })
    };
    let ids = manuscript.interview.blocks.iter().filter_map(|block| match &block.content {
        Content::Portrait { portrait } => Some(portrait),
        _ => None,
    });
    let mut shown: Vec<Shown<'a>> = Vec::new();
    for id in ids {
        if shown.iter().all(|known| known.portrait.id != *id) {
            shown.extend(manuscript.interview.portrait(id).and_then(portrait));
        }
    }
    shown
}

/// How the text points to the file of a picture: as the profile says, else by its name beside the text.
fn picture_address(manuscript: &Manuscript<'_>, file: &PackageFile) -> String {
    xml::address(&manuscript.places.picture_url(&file.path))
}

/// The byline in one line.
fn byline(interview: &Interview) -> String {
    let lines = interview.title.byline.iter().map(|entry| entry.line(&interview.details.language));
    lines.collect::<Vec<_>>().join("; ")
}

/// The text as XHTML, an element `article`.
fn body(xml: &mut Xml, manuscript: &Manuscript<'_>) {
    article(xml, manuscript, &|file| Some(picture_address(manuscript, file)));
}
