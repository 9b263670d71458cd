//! `picture`: what files say about themselves, one by one and in folders.

use super::Terminal;
use serde_json::{Value, json};
use std::fs;

/// A JPEG of 4 × 3 pixels that says this in XMP and this in IPTC-IIM; nobody decodes it here.
fn picture(credit: &str, iim_credit: &str) -> Vec<u8> {
    let segment = |marker: u8, body: &[u8]| {
        [&[0xff, marker], ((body.len() + 2) as u16).to_be_bytes().as_slice(), body].concat()
    };
    let packet = format!(
        "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description xmlns:p='http://ns.adobe.com/photoshop/1.0/' p:Credit='{credit}'><dc:creator xmlns:dc='http://purl.org/dc/elements/1.1/'><rdf:Seq><rdf:li>Ada Muster</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>"
    );
    let length = (iim_credit.len() + 5) as u32;
    let iim = [&[0x1c, 2, 110, 0, iim_credit.len() as u8], iim_credit.as_bytes()].concat();
    let resources = [b"Photoshop 3.0\x008BIM\x04\x04\0\0".as_slice(), &length.to_be_bytes(), &iim].concat();
    let frame = [8, 0, 3, 0, 4, 1, 1, 0x11, 0];
    let segments = [segment(0xe1, packet.as_bytes()), segment(0xed, &resources), segment(0xc0, &frame)];
    [[0xff, 0xd8].as_slice(), &segments.concat(), &[0xff, 0xda]].concat()
}

#[test]
fn a_picture_tells_its_credit_and_where_it_stands() {
    let terminal = Terminal::new();
    let file = terminal.path("portrait.png");
    fs::write(&file, picture("MASTD", "Andere")).unwrap();
    let told = terminal.json(0, &["picture", file.to_str().unwrap()]);
    assert_eq!(told["format"], "JPEG", "by its content");
    assert_eq!((&told["width"], &told["height"], &told["orientation"]), (&json!(4), &json!(3), &Value::Null));
    assert_eq!(told["colour"], json!({"model": "Grey", "profile": null}));
    assert_eq!((&told["creator"], &told["creditLine"]), (&json!(["Ada Muster"]), &json!("MASTD")));
    assert_eq!((&told["personShown"], &told["altText"]), (&json!([]), &Value::Null));
    assert_eq!(told["proposedCredit"], "(Photo: Ada Muster/MASTD)");
    assert_eq!(
        told["found"]["creditLine"],
        json!({"block": "XMP", "others": [{"block": "IPTC-IIM", "value": "Andere"}]})
    );
    let page = terminal.text(&["picture", file.to_str().unwrap()]);
    assert!(page.contains("Credit line: MASTD [XMP]") && page.contains("IPTC-IIM: Andere"), "{page}");
}

#[test]
fn folders_are_read_in_order_and_what_is_no_picture_is_passed_over() {
    let terminal = Terminal::new();
    let folder = terminal.path("pictures");
    fs::create_dir_all(folder.join("inner")).unwrap();
    fs::write(folder.join("notes.txt"), "Keine Bilder").unwrap();
    fs::write(folder.join("inner/last.jpg"), picture("last", "last")).unwrap();
    for n in 0..100 {
        fs::write(folder.join(format!("{n:03}.jpg")), picture(&n.to_string(), &n.to_string())).unwrap();
    }
    let told = terminal.json(0, &["picture", folder.to_str().unwrap()]);
    let credits: Vec<&str> =
        told.as_array().unwrap().iter().map(|one| one["creditLine"].as_str().unwrap()).collect();
    let expected: Vec<String> = (0..100).map(|n: u8| n.to_string()).chain(["last".to_owned()]).collect();
    assert_eq!(credits, expected);

    let none = terminal.path("none");
    fs::create_dir_all(&none).unwrap();
    assert_eq!(terminal.json(0, &["picture", none.to_str().unwrap()]), json!([]));
}

#[test]
fn what_cannot_be_read_is_said_and_the_others_are_read() {
    let terminal = Terminal::new();
    let (good, bad) = (terminal.path("good.jpg"), terminal.path("bad.jpg"));
    fs::write(&good, picture("MASTD", "MASTD")).unwrap();
    fs::write(&bad, "<svg/>").unwrap();
    let files = [bad.to_str().unwrap(), good.to_str().unwrap()];
    let told = terminal.json(3, &["picture", files[0], files[1]]);
    assert!(told[0]["error"].as_str().unwrap().contains("SVG"), "{told}");
    assert_eq!(told[1]["creditLine"], "MASTD");
    let (code, sentence) = terminal.failure(&["picture", files[0]]);
    assert!(code == 3 && sentence.contains("SVG"), "{code}: {sentence}");
    let (code, sentence) = terminal.failure(&["picture", "missing.jpg"]);
    assert!(code == 3 && sentence.contains("missing.jpg"), "{code}: {sentence}");
}
