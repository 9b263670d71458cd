//! Word's files (ECMA-376, transitional): every line under a named style, every block under a bookmark of its own, so
//! that layout programs take the styles over and a returned file finds its blocks again.
//!
//! * [`write`], [`write_for_approval`]: the package of parts
//! * `body`: the text itself
//! * `styles`: how the named styles look
//! * `properties`: what the file says of itself
//! * `picture`: pictures as Word shows them

mod body;
mod picture;
mod properties;
mod styles;

use crate::format::Manuscript;
use crate::galley::{self, galley};
use crate::package::{ExportError, PackageFile};
use crate::xml::{self, Xml};
use crate::zip_package::{Part, pack};
use interview::{Interview, Language};
use markdown::Loss;

pub use crate::xml::anchor as bookmark_name;
pub use properties::MARK;

const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The interview as Word can show it, and what it cannot.
pub fn reduce(interview: &Interview) -> (Interview, Vec<Loss>) {
    galley::reduce(interview, xml::leads_out)
}

/// What a file is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Purpose {
    Reading,
    Approval,
}

/// The text as one `.docx`, pictures inside.
///
/// # Errors
/// If the file would be larger than ZIP allows.
pub fn write(manuscript: &Manuscript<'_>) -> Result<Vec<PackageFile>, ExportError> {
    packed(manuscript, Purpose::Reading, galley::draft_mark(manuscript))
}

/// The same for somebody who is to approve their words: every change is tracked, and what was not said by them –
/// questions, subheadings, title matter – cannot be changed. No password is set: it is a help, not a lock.
///
/// # Errors
/// If the file would be larger than ZIP allows.
pub fn write_for_approval(manuscript: &Manuscript<'_>) -> Result<Vec<PackageFile>, ExportError> {
    let language = Language::of(&manuscript.interview.details.language);
    let mark =
        language.choose("Zur Freigabe – nicht zur Veröffentlichung", "For approval – not for publication");
    packed(manuscript, Purpose::Approval, Some(mark))
}

/// The package of parts, with a line on top of every page if there is one.
fn packed(
    manuscript: &Manuscript<'_>,
    purpose: Purpose,
    mark: Option<&str>,
) -> Result<Vec<PackageFile>, ExportError> {
    let mut links = Relations::default();
    links.add("styles", "styles.xml");
    links.add("settings", "settings.xml");
    let header = mark.map(|_| links.add("header", "header1.xml"));
    let body = body::write(&galley(manuscript), purpose, header.as_deref(), &mut links);

    let mut parts = vec![
        Part::text("[Content_Types].xml", properties::content_types(mark)),
        Part::text("_rels/.rels", properties::root_relations()),
        Part::text("word/document.xml", body.xml),
        Part::text("word/_rels/document.xml.rels", links.file()),
        Part::text("word/styles.xml", styles::file(manuscript)),
        Part::text("word/settings.xml", properties::settings(purpose)),
        Part::text("docProps/core.xml", properties::core(manuscript)),
        Part::text("docProps/custom.xml", properties::custom(manuscript)),
    ];
    if let Some(mark) = mark {
        parts.push(Part::text("word/header1.xml", properties::header(mark)));
    }
    parts.extend(body.media);
    Ok(vec![PackageFile { path: format!("{}.docx", manuscript.slug), bytes: pack(&parts)? }])
}

/// What the text refers to.
#[derive(Default)]
struct Relations {
    /// Kind and target; the id is the place in the list.
    all: Vec<(&'static str, String)>,
}

impl Relations {
    /// The id under which the text refers to this target. Each target has one.
    fn add(&mut self, kind: &'static str, target: &str) -> String {
        let known = self.all.iter().position(|(known, to)| *known == kind && to == target);
        let place = known.unwrap_or_else(|| {
            self.all.push((kind, target.to_owned()));
            self.all.len() - 1
        });
        format!("rId{}", place + 1)
    }

    fn link(&mut self, url: &str) -> String {
        self.add("hyperlink", &xml::address(url))
    }

    fn file(&self) -> String {
        let mut file = Xml::file();
        file.element("Relationships", &[("xmlns", &format!("{PACKAGE}/relationships"))], |file| {
            for (i, (kind, target)) in self.all.iter().enumerate() {
                let id = format!("rId{}", i + 1);
                let kind_name = format!("{RELATIONS}/{kind}");
                let mut attributes = vec![("Id", id.as_str()), ("Type", &kind_name), ("Target", target)];
                if *kind == "hyperlink" {
                    attributes.push(("TargetMode", "External"));
                }
                file.empty("Relationship", &attributes);
            }
        });
        file.finish()
    }
}
