//! Files that mean harm: each is refused with a sentence, or read within bounds.

use crate::package::{docx, docx_with, odt_with, zipped};
use import::archive::PackageError;
use import::{ImportError, Notice, read_bytes};
use interview::Language;
use proptest::prelude::*;

fn refusal(bytes: &[u8]) -> PackageError {
    match read_bytes("x.docx", bytes, None).unwrap_err() {
        ImportError::Package(error) => {
            for language in [Language::German, Language::English] {
                assert!(error.sentence(language).len() > 40, "{error:?}");
            }
            error
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_zip_bomb_is_refused_before_it_goes_off() {
    let bomb = docx(&" ".repeat(12_000_000));
    assert!(bomb.len() < 40_000);
    assert_eq!(refusal(&bomb), PackageError::TooDense);
}

#[test]
fn entities_are_never_expanded() {
    let bomb = r#"<!DOCTYPE x [<!ENTITY a "haha"><!ENTITY b "&a;&a;">]><w:document><w:body>&b;</w:body></w:document>"#;
    assert_eq!(refusal(&zipped(&[("word/document.xml", bomb.as_bytes())])), PackageError::Entities);
    assert_eq!(refusal(&docx("<w:p><w:r><w:t>&boom;</w:t></w:r></w:p>")), PackageError::Entities);
}

#[test]
fn nesting_has_an_end() {
    let deep = format!("{}{}", "<w:tbl><w:tr><w:tc>".repeat(60), "</w:tc></w:tr></w:tbl>".repeat(60));
    assert_eq!(refusal(&docx(&deep)), PackageError::TooDeep);
    let allowed =
        format!("{}<w:p><w:r><w:t>da</w:t></w:r></w:p>{}", "<w:sdt>".repeat(150), "</w:sdt>".repeat(150));
    assert_eq!(import::docx::read(&docx(&allowed)).unwrap().0.pieces.len(), 1);
}

#[test]
fn a_part_cut_off_or_a_file_cut_off_is_told() {
    let whole = docx("<w:p><w:r><w:t>Text</w:t></w:r></w:p>");
    assert_eq!(refusal(&whole[..whole.len() - 30]), PackageError::Damaged);
    assert_eq!(refusal(&docx("<w:p><w:r>")), PackageError::BrokenXml);
    assert_eq!(refusal(&zipped(&[("tabelle.xml", b"<x/>")])), PackageError::NoText);
}

#[test]
fn too_many_parts_are_refused() {
    let names: Vec<String> = (0..5_000).map(|n| format!("word/{n}.xml")).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    assert_eq!(refusal(&zipped(&parts)), PackageError::TooManyParts);
}

#[test]
fn macros_are_told_and_ignored() {
    let bytes =
        docx_with("<w:p><w:r><w:t>Text</w:t></w:r></w:p>", &[], &[("word/vbaProject.bin", b"Shell()")]);
    let (source, remarks) = import::docx::read(&bytes).unwrap();
    assert_eq!((source.pieces.len(), &remarks[0].notice), (1, &Notice::Macros));
    assert!(remarks[0].notice.sentence(Language::English).contains("macros"));
}

#[test]
fn an_old_word_file_says_what_to_do() {
    let error = read_bytes("alt.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", None).unwrap_err();
    assert!(error.sentence(Language::German).contains(".docx"));
}

/// The same picture on every page is unpacked only as often as there is room.
#[test]
fn one_large_picture_used_often_does_not_fill_the_memory() {
    let picture: Vec<u8> = (0..3_000_000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    let drawing = r#"<w:p><w:r><w:drawing><a:blip r:embed="r1"/></w:drawing></w:r></w:p>"#;
    let bytes =
        docx_with(&drawing.repeat(100), &[("r1", "image", "media/a.png")], &[("word/media/a.png", &picture)]);
    let (source, _) = import::docx::read(&bytes).unwrap();
    let kept = source.pieces.iter().filter(
        |piece| matches!(&piece.look, import::source::Look::Picture(picture) if picture.bytes.is_some()),
    );
    assert!(source.pieces.len() == 100 && kept.count() <= 42);
}

const ODT: &str = r#"<text:tracked-changes><text:changed-region text:id="c1"><text:insertion/></text:changed-region></text:tracked-changes><text:list text:style-name="L"><text:list-item><text:p>a<office:annotation office:name="n"/></text:p></text:list-item></text:list><table:table><table:table-row><table:table-cell><text:p>Wie?<text:change-start text:change-id="c1"/></text:p></table:table-cell></table:table-row></table:table>"#;

#[test]
fn a_locked_opendocument_text_is_told() {
    let manifest = b"<manifest:manifest><manifest:encryption-data/></manifest:manifest>";
    assert_eq!(refusal(&odt_with("", "", &[("META-INF/manifest.xml", manifest)])), PackageError::Locked);
}

const RTF: &[u8] = br"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset238 A;}}{\stylesheet{\s1 heading 1;}}\pard\s1 Kopf\par\u8364?\u-10179 \u-8704 {\field{\*\fldinst HYPERLINK x}{\fldrslt y}}{\footnote n\par}{\*\bin3 }}}{\listtext 1.}\intbl a\cell\row{\*\annotation{\*\atnref 1}c}}";

#[test]
fn rich_text_nested_without_end_is_refused_and_cut_off_is_read() {
    let deep = format!("{{\\rtf1 {}", "{".repeat(5_000));
    assert_eq!(refusal(deep.as_bytes()), PackageError::TooDeep);
    let (source, _) = import::rtf::read(br"{\rtf1 Anfang\par {\b Mit").unwrap();
    let words: Vec<String> = source.pieces.iter().map(|piece| piece.text.text()).collect();
    assert_eq!(words, ["Anfang", "Mit"]);
    let (source, _) = import::rtf::read(br"{\rtf1 a\par\bin2147483647 b").unwrap();
    assert_eq!(source.pieces.len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn broken_parts_and_packages_never_panic(at in 0usize..2_000, byte in any::<u8>(), cut in 0usize..2_000) {
        let body = r#"<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:commentRangeStart w:id="1"/><w:r><w:footnoteReference w:id="1"/><w:t>Wie?</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:ins><w:r><w:t>So</w:t></w:r></w:ins></w:p></w:tc></w:tr></w:tbl>"#;
        let mut broken = body.as_bytes().to_vec();
        let place = at % broken.len();
        broken[place] = byte;
        let _ = import::docx::read(&docx(&String::from_utf8_lossy(&broken)));
        let mut broken = ODT.as_bytes().to_vec();
        let place = at % broken.len();
        broken[place] = byte;
        let _ = import::odt::read(&odt_with("", &String::from_utf8_lossy(&broken), &[]));
        let mut broken = RTF.to_vec();
        let place = at % broken.len();
        broken[place] = byte;
        let _ = import::rtf::read(&broken);
        broken.truncate(cut % broken.len());
        let _ = import::rtf::read(&broken);
        let mut package = docx(body);
        let place = at % package.len();
        package[place] = byte;
        let _ = read_bytes("x.docx", &package, None);
        package.truncate(cut % package.len());
        let _ = read_bytes("x.docx", &package, None);
    }
}
