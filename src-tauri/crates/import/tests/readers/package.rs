//! Packages with the least that makes them what they are.

use import::source::{Look, Source};
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A zip file of these parts.
pub(crate) fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const ROOT: &str = r#"<Relationships><Relationship Id="r1" Type="http://x/officeDocument" Target="word/document.xml"/></Relationships>"#;

/// A Word file with this body.
pub(crate) fn docx(body: &str) -> Vec<u8> {
    docx_with(body, &[], &[])
}

/// A Word file with this body, these relations (id, kind, target; an address is outside) and these further parts.
pub(crate) fn docx_with(body: &str, relations: &[(&str, &str, &str)], parts: &[(&str, &[u8])]) -> Vec<u8> {
    let document = format!(r#"<w:document xmlns:w="w"><w:body>{body}</w:body></w:document>"#);
    let relation = |(id, kind, target): &(&str, &str, &str)| {
        let mode = if target.contains("://") { r#" TargetMode="External""# } else { "" };
        format!(r#"<Relationship Id="{id}" Type="http://x/{kind}" Target="{target}"{mode}/>"#)
    };
    let relations: String = relations.iter().map(relation).collect();
    let relations = format!("<Relationships>{relations}</Relationships>");
    let mut all: Vec<(&str, &[u8])> = vec![
        ("_rels/.rels", ROOT.as_bytes()),
        ("word/document.xml", document.as_bytes()),
        ("word/_rels/document.xml.rels", relations.as_bytes()),
    ];
    all.extend_from_slice(parts);
    zipped(&all)
}

/// An OpenDocument text with these automatic styles, this body and these further parts.
pub(crate) fn odt_with(styles: &str, body: &str, parts: &[(&str, &[u8])]) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    let mut all: Vec<(&str, &[u8])> =
        vec![("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", content.as_bytes())];
    all.extend_from_slice(parts);
    zipped(&all)
}

/// The words of each piece.
pub(crate) fn texts(source: &Source) -> Vec<String> {
    source.pieces.iter().map(|piece| piece.text.text()).collect()
}

/// Look and words of each piece.
pub(crate) fn looks(source: &Source) -> Vec<(Look, String)> {
    source.pieces.iter().map(|piece| (piece.look.clone(), piece.text.text())).collect()
}
