//! What the file says of itself: kinds of its parts, title, author, language, and that it is ours.

use super::{MAIN, PACKAGE, Purpose, RELATIONS};
use crate::format::Manuscript;
use crate::moment::in_utc;
use crate::xml::{self, Xml};
use interview::{BylineRole, Language};
use markdown::Release;

/// The custom property that says a file is ours, and its form: `wortlaut-docx/1`.
pub const MARK: (&str, &str) = ("Wortlaut", "wortlaut-docx/1");

const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

pub(super) fn content_types(header: Option<&str>) -> String {
    let mut file = Xml::file();
    file.element("Types", &[("xmlns", &format!("{PACKAGE}/content-types"))], |file| {
        let defaults = [
            ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
            ("xml", "application/xml"),
            ("jpg", "image/jpeg"),
            ("png", "image/png"),
            ("gif", "image/gif"),
        ];
        for (extension, kind) in defaults {
            file.empty("Default", &[("Extension", extension), ("ContentType", kind)]);
        }
        let office = "application/vnd.openxmlformats";
        let parts = [
            ("/word/document.xml", format!("{WORD}.document.main+xml")),
            ("/word/styles.xml", format!("{WORD}.styles+xml")),
            ("/word/settings.xml", format!("{WORD}.settings+xml")),
            ("/docProps/core.xml", format!("{office}-package.core-properties+xml")),
            ("/docProps/custom.xml", format!("{office}-officedocument.custom-properties+xml")),
        ];
        let header = header.map(|_| ("/word/header1.xml", format!("{WORD}.header+xml")));
        for (part, kind) in parts.into_iter().chain(header) {
            file.empty("Override", &[("PartName", part), ("ContentType", &kind)]);
        }
    });
    file.finish()
}

pub(super) fn root_relations() -> String {
    let mut file = Xml::file();
    file.element("Relationships", &[("xmlns", &format!("{PACKAGE}/relationships"))], |file| {
        let relations = [
            ("rId1", format!("{RELATIONS}/officeDocument"), "word/document.xml"),
            ("rId2", format!("{PACKAGE}/relationships/metadata/core-properties"), "docProps/core.xml"),
            ("rId3", format!("{RELATIONS}/custom-properties"), "docProps/custom.xml"),
        ];
        for (id, kind, target) in &relations {
            file.empty("Relationship", &[("Id", id), ("Type", kind), ("Target", target)]);
        }
    });
    file.finish()
}

/// Word 2013 and later: no compatibility mode. For approval, changes can only be made as tracked ones.
pub(super) fn settings(purpose: Purpose) -> String {
    let mut file = Xml::file();
    file.element("w:settings", &[("xmlns:w", MAIN)], |file| {
        if purpose == Purpose::Approval {
            file.empty("w:trackRevisions", &[]);
            file.empty("w:documentProtection", &[("w:edit", "trackedChanges"), ("w:enforcement", "1")]);
        }
        file.element("w:compat", &[], |file| {
            let setting = [
                ("w:name", "compatibilityMode"),
                ("w:uri", "http://schemas.microsoft.com/office/word"),
                ("w:val", "15"),
            ];
            file.empty("w:compatSetting", &setting);
        });
    });
    file.finish()
}

/// The line on top of every page.
pub(super) fn header(mark: &str) -> String {
    let mut file = Xml::file();
    file.element("w:hdr", &[("xmlns:w", MAIN)], |file| {
        file.element("w:p", &[], |file| {
            file.element("w:r", &[], |file| {
                file.element("w:rPr", &[], |file| {
                    file.empty("w:b", &[]);
                    file.empty("w:color", &[("w:val", "B00020")]);
                });
                file.leaf("w:t", &[], mark);
            });
        });
    });
    file.finish()
}

pub(super) fn core(manuscript: &Manuscript<'_>) -> String {
    let interview = manuscript.interview;
    let details = &interview.details;
    let mut file = Xml::file();
    let core = format!("{PACKAGE}/metadata/core-properties");
    let namespaces = [
        ("xmlns:cp", core.as_str()),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ];
    file.element("cp:coreProperties", &namespaces, |file| {
        file.leaf_if("dc:title", &[], &interview.working_title());
        file.leaf_if("dc:subject", &[], &interview.title.kicker);
        let wrote = interview.title.byline.iter();
        let wrote = wrote.filter(|entry| matches!(entry.role, BylineRole::Interview | BylineRole::Text));
        let names: Vec<&str> = wrote.flat_map(|entry| &entry.names).map(String::as_str).collect();
        file.leaf_if("dc:creator", &[], &names.join("; "));
        file.leaf_if("dc:description", &[], &interview.title.standfirst);
        file.leaf_if("cp:keywords", &[], &details.tags.join(", "));
        file.leaf_if("cp:category", &[], &details.category);
        file.leaf("dc:language", &[], &xml::language_tag(&details.language));
        let status = Language::of(&details.language).choose("Entwurf", "Draft");
        if manuscript.release == Release::Draft {
            file.leaf("cp:contentStatus", &[], status);
        }
        if let Some(moment) = manuscript.moment() {
            file.leaf("dcterms:created", &[("xsi:type", "dcterms:W3CDTF")], &in_utc(moment));
        }
    });
    file.finish()
}

pub(super) fn custom(manuscript: &Manuscript<'_>) -> String {
    let release = match manuscript.release {
        Release::Final => "final",
        Release::Draft => "draft",
    };
    let properties = [MARK, ("WortlautRelease", release)];
    let office = "http://schemas.openxmlformats.org/officeDocument/2006";
    let mut file = Xml::file();
    let namespaces =
        [("xmlns", format!("{office}/custom-properties")), ("xmlns:vt", format!("{office}/docPropsVTypes"))];
    let namespaces = namespaces.each_ref().map(|(name, uri)| (*name, uri.as_str()));
    file.element("Properties", &namespaces, |file| {
        for (i, (name, value)) in properties.iter().enumerate() {
            // Numbers below 2 belong to the format.
            let number = (i + 2).to_string();
            let format = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";
            file.element("property", &[("fmtid", format), ("pid", &number), ("name", name)], |file| {
                file.leaf("vt:lpwstr", &[], value);
            });
        }
    });
    file.finish()
}
