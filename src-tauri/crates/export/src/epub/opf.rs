//! `package.opf`: what the book says of itself, and what it consists of.

use super::{Picture, language, title};
use crate::format::Manuscript;
use crate::moment::in_utc;
use crate::xml::{self, Xml};
use crate::zip_package::identifier;
use interview::{AltText, BylineRole, Content, Portrait};
use markdown::Release;

pub(super) fn file(manuscript: &Manuscript<'_>, pictures: &[Picture<'_>]) -> String {
    let language = xml::language_tag(&manuscript.interview.details.language);
    let mut file = Xml::file();
    let attributes = [
        ("xmlns", "http://www.idpf.org/2007/opf"),
        ("version", "3.0"),
        ("unique-identifier", "id"),
        ("xml:lang", &language),
    ];
    file.element("package", &attributes, |file| {
        let dublin_core = [("xmlns:dc", "http://purl.org/dc/elements/1.1/")];
        file.element("metadata", &dublin_core, |file| {
            described(file, manuscript, &language);
            people(file, manuscript);
            accessibility(file, manuscript, pictures);
        });
        file.element("manifest", &[], |file| manifest(file, pictures));
        file.element("spine", &[], |file| file.empty("itemref", &[("idref", "text")]));
    });
    file.finish()
}

fn described(file: &mut Xml, manuscript: &Manuscript<'_>, language: &str) {
    let interview = manuscript.interview;
    let details = &interview.details;
    file.leaf("dc:identifier", &[("id", "id")], &identifier(manuscript.slug));
    file.leaf("dc:title", &[], &title(manuscript));
    file.leaf("dc:language", &[], language);
    file.leaf_if("dc:publisher", &[], manuscript.publication);
    file.leaf_if("dc:description", &[], &interview.title.standfirst);
    if let Some(date) = details.date {
        file.leaf("dc:date", &[], &date.to_string());
    }
    for subject in std::iter::once(&details.category).chain(&details.tags) {
        file.leaf_if("dc:subject", &[], subject);
    }
    // A book has to say when it was changed; whoever does not know the day says the first that ZIP knows.
    let changed = manuscript.moment().map_or("1980-01-01T00:00:00Z".to_owned(), in_utc);
    file.leaf("meta", &[("property", "dcterms:modified")], &changed);
    if manuscript.release == Release::Draft {
        file.empty("meta", &[("name", "wortlaut:release"), ("content", "draft")]);
    }
}

/// Who made it, with the codes of MARC for what they did.
fn people(file: &mut Xml, manuscript: &Manuscript<'_>) {
    let interview = manuscript.interview;
    let signed = interview.title.byline.iter().flat_map(|entry| {
        let (element, code) = match entry.role {
            BylineRole::Interview => ("dc:creator", "ivr"),
            BylineRole::Text => ("dc:creator", "aut"),
            BylineRole::Photo => ("dc:contributor", "pht"),
            BylineRole::Translation => ("dc:contributor", "trl"),
            BylineRole::Transcript => ("dc:contributor", "trc"),
        };
        entry.names.iter().map(move |name| (element, code, name.clone()))
    });
    let guests = interview
        .guests()
        .map(|guest| ("dc:contributor", "ive", format!("{} {}", guest.title, guest.name).trim().to_owned()));
    for (i, (element, code, name)) in signed.chain(guests).filter(|(_, _, name)| !name.is_empty()).enumerate()
    {
        let id = format!("person{}", i + 1);
        file.leaf(element, &[("id", &id)], &name);
        let refines = format!("#{id}");
        let role = [("refines", refines.as_str()), ("property", "role"), ("scheme", "marc:relators")];
        file.leaf("meta", &role, code);
    }
}

/// What readers with disabilities want to know (EPUB Accessibility 1.1).
fn accessibility(file: &mut Xml, manuscript: &Manuscript<'_>, pictures: &[Picture<'_>]) {
    let interview = manuscript.interview;
    let is_shown = |portrait: &&Portrait| {
        let has_block =
            |content: &Content| matches!(content, Content::Portrait { portrait: id } if *id == portrait.id);
        interview.blocks.iter().any(|block| has_block(&block.content))
            && pictures.iter().any(|picture| picture.file.path == portrait.file_name)
    };
    let shown: Vec<&Portrait> = interview.portraits.iter().filter(is_shown).collect();
    let is_described = shown.iter().all(|portrait| portrait.alt != AltText::Missing);
    let mut say = |property: &str, value: &str| {
        file.leaf("meta", &[("property", &format!("schema:{property}"))], value);
    };
    say("accessMode", "textual");
    if !shown.is_empty() {
        say("accessMode", "visual");
    }
    if is_described {
        say("accessModeSufficient", "textual");
    }
    for feature in ["structuralNavigation", "tableOfContents", "readingOrder", "displayTransformability"] {
        say("accessibilityFeature", feature);
    }
    if !shown.is_empty() && is_described {
        say("accessibilityFeature", "alternativeText");
    }
    say("accessibilityHazard", "none");
    say("accessibilitySummary", summary(manuscript, shown.len(), is_described));
}

fn summary(manuscript: &Manuscript<'_>, pictures: usize, is_described: bool) -> &'static str {
    let (german, english) = match (pictures, is_described) {
        (0, _) => (
            "Reiner Text mit Überschriften und Inhaltsverzeichnis.",
            "Plain text with headings and a table of contents.",
        ),
        (_, true) => (
            "Text mit Überschriften und Inhaltsverzeichnis; alle Bilder haben Alternativtexte oder sind Schmuck.",
            "Text with headings and a table of contents; all pictures have alternative text or are decorative.",
        ),
        (_, false) => (
            "Text mit Überschriften und Inhaltsverzeichnis; nicht alle Bilder haben Alternativtexte.",
            "Text with headings and a table of contents; not all pictures have alternative text.",
        ),
    };
    language(manuscript).choose(german, english)
}

fn manifest(file: &mut Xml, pictures: &[Picture<'_>]) {
    let xhtml = "application/xhtml+xml";
    file.empty("item", &[("id", "nav"), ("href", "nav.xhtml"), ("media-type", xhtml), ("properties", "nav")]);
    file.empty("item", &[("id", "text"), ("href", "interview.xhtml"), ("media-type", xhtml)]);
    file.empty("item", &[("id", "style"), ("href", "style.css"), ("media-type", "text/css")]);
    for (i, picture) in pictures.iter().enumerate() {
        let id = format!("picture{}", i + 1);
        let mut attributes =
            vec![("id", id.as_str()), ("href", &picture.path), ("media-type", picture.media_type)];
        if i == 0 {
            attributes.push(("properties", "cover-image"));
        }
        file.empty("item", &attributes);
    }
}
