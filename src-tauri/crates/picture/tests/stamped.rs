//! What we write into pictures, read back by ExifTool and exiv2: exactly what we wrote, and nothing else.
//!
//! Where a program is not installed, its test says so and is passed over; `tools/test` installs both.
#![allow(clippy::unwrap_used, clippy::print_stderr)]

use image::{ImageFormat, Rgb, RgbImage};
use jpeg_encoder::{ColorType, Encoder};
use picture::{Bounds, Output, Rendition, Sharpening, Stamp, render, stamp};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::io::{Cursor, Write};
use std::process::{Command, Stdio};

/// Runs a program on bytes that it reads from a file; nothing if the program is not there.
fn asked(program: &str, arguments: &[&str], picture: &[u8], extension: &str) -> Option<String> {
    let mut file = tempfile::Builder::new().suffix(&format!(".{extension}")).tempfile().unwrap();
    file.write_all(picture).unwrap();
    let output = Command::new(program).args(arguments).arg(file.path()).stderr(Stdio::null()).output();
    match output {
        Ok(output) => Some(String::from_utf8(output.stdout).unwrap()),
        Err(_) => {
            eprintln!("{program} is not installed: what it reads in stamped pictures is not tested");
            None
        }
    }
}

fn stamp_with_everything() -> Stamp {
    Stamp {
        language: "de".into(),
        creators: vec!["Jürgen Jülich".into(), "Zoë Łukasz".into()],
        credit: "MASTD/Jülich".into(),
        source: "Landesarchiv der erfundenen Stadt München-Süd".into(), // longer than IIM holds
        copyright: "© 2026 Jürgen Jülich".into(),
        terms: "CC BY-SA 4.0; nur mit dem Interview".into(),
        licence_url: "https://creativecommons.org/licenses/by-sa/4.0/deed.de".into(),
        caption: "Dr. Ada Muster <links> & „Bernd“ 𝛑\nZweite Zeile".into(),
        alt: "Eine Frau am Rednerpult.".into(),
        persons: vec!["Dr. Ada Muster".into(), "Bernd Beispiel".into()],
        digital_source_type: "http://cv.iptc.org/newscodes/digitalsourcetype/compositeCapture".into(),
        data_mining: "http://ns.useplus.org/LDF/vocab/DMI-PROHIBITED".into(),
    }
}

/// A JPEG that tells more than it should: a place, a serial number, a program, a date, and an orientation.
fn telltale() -> Vec<u8> {
    let picture = RgbImage::from_fn(80, 60, |x, y| Rgb([x as u8 * 3, y as u8 * 4, 128]));
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, 90);
    let mut exif = b"MM\0\x2a\0\0\0\x08\0\x03".to_vec();
    exif.extend(b"\x01\x12\0\x03\0\0\0\x01\0\x06\0\0"); // Orientation 6
    exif.extend(b"\x87\x69\0\x04\0\0\0\x01\0\0\0\x32"); // Exif directory at 50
    exif.extend(b"\x88\x25\0\x04\0\0\0\x01\0\0\0\x4a"); // GPS directory at 74
    exif.extend([0; 4]);
    exif.resize(50, 0);
    exif.extend(b"\0\x01\xa4\x31\0\x02\0\0\0\x04ABC\0\0\0\0\0"); // BodySerialNumber
    exif.resize(74, 0);
    exif.extend(b"\0\x01\0\x01\0\x02\0\0\0\x02N\0\0\0\0\0\0\0"); // GPSLatitudeRef
    encoder.add_exif_metadata(&exif).unwrap();
    let tool = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description rdf:about='' xmlns:xmp='http://ns.adobe.com/xap/1.0/' xmp:CreatorTool='Geheim'/></rdf:RDF></x:xmpmeta>";
    encoder.add_app_segment(1, tool.to_vec()).unwrap();
    encoder
        .add_app_segment(13, b"Photoshop 3.0\08BIM\x04\x04\0\0\0\0\0\x0b\x1c\x02\x37\0\x0620260101".to_vec())
        .unwrap();
    encoder.encode(picture.as_raw(), 80, 60, ColorType::Rgb).unwrap();
    bytes
}

fn written(format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    RgbImage::from_pixel(40, 30, Rgb([10, 200, 90])).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// Everything that ExifTool finds but what it says of the file as such and of how its samples are coded; and the digest
/// of the IIM block as it is.
fn metadata(picture: &[u8], extension: &str) -> Option<(Map<String, Value>, Value)> {
    let answer = asked("exiftool", &["-json", "-a", "-G1", "-n"], picture, extension)?;
    let files: Vec<Map<String, Value>> = serde_json::from_str(&answer).unwrap();
    let mut all = files.into_iter().next().unwrap();
    let digest = all.get("File:CurrentIPTCDigest").cloned().unwrap_or_default();
    let of_the_file = [
        "SourceFile",
        "ExifTool:ExifToolVersion",
        "System:",
        "File:",
        "JFIF:",
        "RIFF:",
        "PNG:",
        "Composite:",
    ];
    all.retain(|name, _| !of_the_file.iter().any(|group| name.starts_with(group)));
    Some((all, digest))
}

/// Our texts under ExifTool's names.
fn xmp(stamp: &Stamp) -> Map<String, Value> {
    let mut wanted = Map::from_iter([
        ("XMP-dc:Creator".to_owned(), json!(stamp.creators)),
        ("XMP-photoshop:Credit".to_owned(), json!(stamp.credit)),
        ("XMP-photoshop:Source".to_owned(), json!(stamp.source)),
        ("XMP-xmpRights:WebStatement".to_owned(), json!(stamp.licence_url)),
        ("XMP-iptcExt:PersonInImage".to_owned(), json!(stamp.persons)),
        ("XMP-iptcExt:DigitalSourceType".to_owned(), json!(stamp.digital_source_type)),
        ("XMP-plus:DataMining".to_owned(), json!(stamp.data_mining)),
    ]);
    for (name, text) in [
        ("XMP-dc:Rights", &stamp.copyright),
        ("XMP-xmpRights:UsageTerms", &stamp.terms),
        ("XMP-dc:Description", &stamp.caption),
        ("XMP-iptcCore:AltTextAccessibility", &stamp.alt),
    ] {
        wanted.insert(name.to_owned(), json!(text));
        wanted.insert(format!("{name}-de"), json!(text));
    }
    wanted
}

fn exif(stamp: &Stamp, orientation: u8) -> Map<String, Value> {
    Map::from_iter([
        ("IFD0:ImageDescription".to_owned(), json!(stamp.caption)),
        ("IFD0:Orientation".to_owned(), json!(orientation)),
        ("IFD0:Artist".to_owned(), json!(stamp.creators.join("; "))),
        ("IFD0:Copyright".to_owned(), json!(stamp.copyright)),
    ])
}

fn iim(stamp: &Stamp, digest: &Value) -> Map<String, Value> {
    Map::from_iter([
        ("IPTC:CodedCharacterSet".to_owned(), json!("\u{1b}%G")),
        ("IPTC:ApplicationRecordVersion".to_owned(), json!(4)),
        ("IPTC:By-line".to_owned(), json!(stamp.creators)),
        ("IPTC:Credit".to_owned(), json!(stamp.credit)),
        ("IPTC:Source".to_owned(), json!("Landesarchiv der erfundenen Stad")),
        ("IPTC:CopyrightNotice".to_owned(), json!(stamp.copyright)),
        ("IPTC:Caption-Abstract".to_owned(), json!(stamp.caption)),
        ("Photoshop:IPTCDigest".to_owned(), digest.clone()),
    ])
}

/// Every kind of file that we stamp, its ending, and its orientation.
fn stamped(stamp_with: &Stamp) -> Vec<(Vec<u8>, &'static str, u8)> {
    let wish = |output| Rendition {
        crop: None,
        size: Bounds::width(30),
        output,
        quality: 80,
        sharpening: Sharpening::None,
    };
    let rendered = |output| render(&telltale(), &wish(output)).unwrap().bytes;
    [
        (telltale(), "jpg", 6),
        (written(ImageFormat::Png), "png", 1),
        (written(ImageFormat::WebP), "webp", 1),
        (rendered(Output::Jpeg), "jpg", 1),
        (rendered(Output::Png), "png", 1),
        (rendered(Output::WebP), "webp", 1),
    ]
    .map(|(bytes, extension, orientation)| (stamp(&bytes, stamp_with).unwrap(), extension, orientation))
    .to_vec()
}

#[test]
fn exiftool_reads_exactly_what_we_wrote() {
    let stamp = stamp_with_everything();
    for (picture, extension, orientation) in stamped(&stamp) {
        let Some((found, digest)) = metadata(&picture, extension) else { return };
        let mut wanted = xmp(&stamp);
        wanted.extend(exif(&stamp, orientation));
        if extension == "jpg" {
            wanted.extend(iim(&stamp, &digest));
        }
        assert_eq!(found, wanted, "{extension}");
    }
}

#[test]
fn exiftool_finds_nothing_where_there_is_nothing_to_say() {
    for (picture, extension, orientation) in stamped(&Stamp::default()) {
        let Some((found, _)) = metadata(&picture, extension) else { return };
        assert_eq!(
            found,
            Map::from_iter([("IFD0:Orientation".to_owned(), json!(orientation))]),
            "{extension}"
        );
    }
}

#[test]
fn exiv2_reads_exactly_what_we_wrote() {
    let stamp = stamp_with_everything();
    let names = [
        "Exif.Image.Artist Exif.Image.Copyright Exif.Image.ImageDescription Exif.Image.Orientation",
        "Xmp.dc.creator Xmp.dc.description Xmp.dc.rights Xmp.iptc.AltTextAccessibility Xmp.iptcExt.DigitalSourceType",
        "Xmp.iptcExt.PersonInImage Xmp.photoshop.Credit Xmp.photoshop.Source Xmp.plus.DataMining",
        "Xmp.xmpRights.UsageTerms Xmp.xmpRights.WebStatement",
    ];
    let iim = "Iptc.Application2.Byline Iptc.Application2.Caption Iptc.Application2.Copyright Iptc.Application2.Credit \
               Iptc.Application2.RecordVersion Iptc.Application2.Source Iptc.Envelope.CharacterSet";
    for (picture, extension, _) in stamped(&stamp) {
        let Some(answer) = asked("exiv2", &["-pa"], &picture, extension) else { return };
        let found: BTreeSet<&str> = answer
            .lines()
            .filter_map(|line| line.split_whitespace().next())
            .filter(|name| ["Exif.", "Iptc.", "Xmp."].iter().any(|family| name.starts_with(family)))
            .collect();
        let mut wanted: BTreeSet<&str> = names.iter().flat_map(|names| names.split(' ')).collect();
        if extension == "jpg" {
            wanted.extend(iim.split_whitespace());
        }
        assert_eq!(found, wanted, "{extension}");
        for text in
            [&stamp.credit, &stamp.copyright, &stamp.terms, &stamp.alt, &stamp.source, &stamp.persons[1]]
        {
            assert!(answer.contains(text), "{extension}: {text}\n{answer}");
        }
    }
}

#[test]
fn nothing_private_is_left() {
    let original = telltale();
    for secret in ["ABC", "Geheim", "202601"] {
        let is_in = |bytes: &[u8]| bytes.windows(secret.len()).any(|window| window == secret.as_bytes());
        assert!(is_in(&original), "the test's own picture says nothing of {secret}");
        assert!(stamped(&Stamp::default()).iter().all(|(bytes, ..)| !is_in(bytes)), "{secret}");
    }
}
