//! What the oracle cannot make: damage, hostile files, and what only other programs write.

use super::*;
use interview::Language;
use proptest::prelude::*;

fn segment(marker: u8, body: &[u8]) -> Vec<u8> {
    [&[0xff, marker], ((body.len() + 2) as u16).to_be_bytes().as_slice(), body].concat()
}

fn jpeg(segments: &[Vec<u8>]) -> Vec<u8> {
    [[0xff, 0xd8].as_slice(), &segments.concat(), &[0xff, 0xda]].concat()
}

fn xmp_segment(packet: &str) -> Vec<u8> {
    segment(0xe1, &[b"http://ns.adobe.com/xap/1.0/\0".as_slice(), packet.as_bytes()].concat())
}

fn packet(inside: &str) -> String {
    format!(
        "<?xpacket begin='\u{feff}'?><x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description xmlns:d='http://purl.org/dc/elements/1.1/' xmlns:p='http://ns.adobe.com/photoshop/1.0/' xmlns:l='http://ns.useplus.org/ldf/xmp/1.0/' {inside}</rdf:Description></rdf:RDF></x:xmpmeta>"
    )
}

fn photoshop(resources: &[(u16, &[u8])]) -> Vec<u8> {
    let mut body = b"Photoshop 3.0\0".to_vec();
    for (number, bytes) in resources {
        body.extend(b"8BIM");
        body.extend(number.to_be_bytes());
        body.extend([0, 0]);
        body.extend((bytes.len() as u32).to_be_bytes());
        body.extend(*bytes);
        body.resize(body.len().next_multiple_of(2), 0);
    }
    segment(0xed, &body)
}

fn dataset(record: u8, number: u8, value: &[u8]) -> Vec<u8> {
    [&[0x1c, record, number], (value.len() as u16).to_be_bytes().as_slice(), value].concat()
}

fn told(bytes: &[u8]) -> Metadata {
    metadata(bytes, "de").unwrap()
}

#[test]
fn properties_are_known_by_their_namespace_in_every_form() {
    let told = told(&jpeg(&[xmp_segment(&packet(
        "p:Credit='MASTD &amp; Söhne' p:Source='&#x4A;&#252;lich'>
         <d:description><rdf:Alt><rdf:li xml:lang='x-default'>Vorgabe</rdf:li><rdf:li xml:lang='en'>English</rdf:li><rdf:li xml:lang='de-AT'>Deutsch</rdf:li></rdf:Alt></d:description>
         <d:creator>Ohne Liste</d:creator>
         <l:DataMining rdf:resource='http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED'/>
         <p:Headline rdf:parseType='Resource'><rdf:value>Mit Wert</rdf:value></p:Headline>
         <l:Licensor><rdf:Seq><rdf:li><rdf:Description l:LicensorURL='https://a.example'/></rdf:li><rdf:li rdf:parseType='Resource'><l:LicensorURL>https://b.example</l:LicensorURL></rdf:li></rdf:Seq></l:Licensor>
         <dc:title xmlns:dc='urn:another'>fremd</dc:title>",
    ))]));
    assert_eq!(told.remarks, []);
    assert_eq!(told.text(Property::CreditLine), "MASTD & Söhne");
    assert_eq!(told.text(Property::Source), "Jülich");
    assert_eq!(told.text(Property::Caption), "Deutsch");
    assert_eq!(told.text(Property::Creator), "Ohne Liste");
    assert!(told.text(Property::DataMining).ends_with("DMI-PROHIBITED"));
    assert_eq!(told.text(Property::Headline), "Mit Wert");
    assert_eq!(told.texts(Property::LicensorUrl), ["https://a.example", "https://b.example"]);
    assert_eq!(told.text(Property::Title), "");
}

#[test]
fn iim_is_read_in_its_character_set_and_a_broken_one_is_repaired() {
    let utf_8 = [dataset(1, 90, b"\x1b%G"), dataset(2, 80, "Jülich".as_bytes())].concat();
    let latin_1 = dataset(2, 80, b"J\xfclich");
    let unsaid = dataset(2, 80, "Jülich".as_bytes());
    let twice = dataset(2, 80, "JÃ¼lich".as_bytes());
    for (block, remarks) in [(utf_8, 0), (latin_1, 0), (unsaid, 0), (twice, 1)] {
        let told = told(&jpeg(&[photoshop(&[(0x0404, &block)])]));
        assert_eq!((told.text(Property::Creator), told.remarks.len()), ("Jülich", remarks));
    }
}

#[test]
fn what_cameras_write_on_their_own_is_passed_over_and_said() {
    let both = packet("p:Credit='x'><d:description>OLYMPUS DIGITAL CAMERA         </d:description>");
    let caption = dataset(2, 120, b"Am Pult");
    let told = told(&jpeg(&[xmp_segment(&both), photoshop(&[(0x0404, &caption)])]));
    assert_eq!(told.text(Property::Caption), "Am Pult");
    assert!(told.disagreements.is_empty());
    let sentence = told.remarks[0].sentence(Language::German);
    assert!(sentence.contains("OLYMPUS DIGITAL CAMERA"), "{sentence}");
}

#[test]
fn document_types_entities_and_depth_are_refused() {
    let bomb =
        format!("<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]>{}", packet("><d:title>&b;</d:title>"));
    let entity = packet("><d:title>&file;</d:title>");
    let in_attribute = packet("p:Credit='&file;'>");
    let deep = packet(&format!(">{}{}", "<a>".repeat(5_000), "</a>".repeat(5_000)));
    let cut = packet("><d:title>Halb").replace("</rdf:Description></rdf:RDF></x:xmpmeta>", "");
    for (text, why) in [
        (bomb, Why::Forbidden),
        (entity, Why::Forbidden),
        (in_attribute, Why::Forbidden),
        (deep, Why::TooLarge),
        (cut, Why::Truncated),
        ("<a><b></a>".to_owned(), Why::Damaged),
    ] {
        let told = told(&jpeg(&[xmp_segment(&text)]));
        assert_eq!(told.remarks, [Remark::Block(Origin::Xmp, why)]);
        assert_eq!(told.values().count(), 0);
    }
}

#[test]
fn an_extended_packet_counts_only_with_the_right_digest() {
    let extension = packet("><d:title>Erweitert</d:title>");
    let guid = "7A4D4C0B3C7F0C1E5D0F5C5D3F2B1A90";
    let main = packet(&format!("xmlns:n='http://ns.adobe.com/xmp/note/' n:HasExtendedXMP='{guid}'>"));
    let mut part = b"http://ns.adobe.com/xmp/extension/\0".to_vec();
    part.extend(guid.as_bytes());
    part.extend((extension.len() as u32).to_be_bytes());
    part.extend([0; 4]);
    part.extend(extension.as_bytes());
    let told = told(&jpeg(&[xmp_segment(&main), segment(0xe1, &part)]));
    assert_eq!(told.text(Property::Title), "");
    assert_eq!(told.remarks, [Remark::Block(Origin::Xmp, Why::Damaged)]);
}

#[test]
fn content_credentials_are_shown_and_never_called_verified() {
    let jumd = |label: &str| [&[0; 16], [3].as_slice(), label.as_bytes(), &[0]].concat();
    let boxed = |kind: &[u8], body: &[u8]| [&(body.len() as u32 + 8).to_be_bytes(), kind, body].concat();
    let claim = b"\xa2\x63alg\x66sha256\x74claim_generator_info\x81\xa2\x64name\x67Atelier\x67version\x632.1";
    let claim = [boxed(b"jumd", &jumd("c2pa.claim.v2")), boxed(b"cbor", claim)].concat();
    let manifest = [boxed(b"jumd", &jumd("urn:c2pa:1")), boxed(b"jumb", &claim)].concat();
    let store = boxed(b"jumb", &[boxed(b"jumd", &jumd("c2pa")), boxed(b"jumb", &manifest)].concat());
    let (first, second) = store.split_at(60);
    let head = |number: u32| [b"JP\0\x01".as_slice(), &number.to_be_bytes()].concat();
    let parts = [
        segment(0xeb, &[head(1), first.to_vec()].concat()),
        segment(0xeb, &[head(2), store[..8].to_vec(), second.to_vec()].concat()),
    ];
    let credentials = told(&jpeg(&parts)).credentials.unwrap();
    assert_eq!(credentials.claim_generator, "Atelier 2.1");
    assert!(credentials.sentence(Language::German).contains("nicht geprüft"));
    assert!(credentials.sentence(Language::English).contains("not been verified"));
}

#[test]
fn what_is_larger_than_the_bound_is_left_unread_and_said() {
    let huge = 50_000_000u32;
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    for kind in [b"iTXt", b"eXIf"] {
        png.extend(huge.to_be_bytes());
        png.extend(kind);
        png.resize(png.len() + huge as usize + 4, b'x');
    }
    png.extend(b"\0\0\0\0IEND");
    let told = told(&png);
    assert_eq!(
        told.remarks,
        [Remark::Block(Origin::PngText, Why::TooLarge), Remark::Block(Origin::Exif, Why::TooLarge)]
    );
}

#[test]
fn a_packed_text_is_unpacked_only_up_to_the_bound() {
    use flate2::{Compression, write::ZlibEncoder};
    use std::io::Write;
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
    packed.write_all(&vec![b' '; 50_000_000]).unwrap();
    let body = [b"XML:com.adobe.xmp\0\x01\0\0\0".as_slice(), &packed.finish().unwrap()].concat();
    let png = [
        b"\x89PNG\r\n\x1a\n".as_slice(),
        &(body.len() as u32).to_be_bytes(),
        b"iTXt",
        &body,
        &[0; 4],
        b"\0\0\0\0IEND",
    ];
    assert_eq!(told(&png.concat()).remarks, [Remark::Block(Origin::Xmp, Why::TooLarge)]);
}

#[test]
fn a_truncated_file_tells_what_stands_before_the_end() {
    let whole = jpeg(&[xmp_segment(&packet("p:Credit='MASTD'>")), segment(0xe2, &[7; 900])]);
    let told = told(&whole[..whole.len() - 500]);
    assert_eq!(told.text(Property::CreditLine), "MASTD");
    assert_eq!(told.remarks, [Remark::File(Why::Truncated)]);
}

#[test]
fn what_carries_no_metadata_is_refused() {
    assert_eq!(metadata(b"", "de"), Err(PictureError::NoPicture));
    assert_eq!(metadata(b"<svg/>", "de"), Err(PictureError::Vector));
    assert_eq!(metadata(b"Text", "de"), Err(PictureError::NoPicture));
}

#[test]
fn inks_are_told_and_a_profile_of_version_2_is_named() {
    let mut profile = vec![0; 128];
    profile[16..20].copy_from_slice(b"CMYK");
    profile.extend(b"\0\0\0\x01desc\0\0\0\x90\0\0\0\x1a");
    profile.extend(b"desc\0\0\0\0\0\0\0\x0dInk on paper\0\0");
    let parts = profile.split_at(100);
    let part = |number: u8, bytes: &[u8]| {
        segment(0xe2, &[b"ICC_PROFILE\0".as_slice(), &[number, 2], bytes].concat())
    };
    let frame = segment(0xc0, &[8, 0, 3, 0, 4, 4]);
    let with = told(&jpeg(&[part(2, parts.1), part(1, parts.0), frame.clone()])).colour.unwrap();
    assert_eq!((with.model, with.profile.as_str()), ("CMYK", "Ink on paper"));
    let without = told(&jpeg(&[frame])).colour.unwrap();
    assert_eq!((without.model, without.profile.as_str()), ("CMYK", ""));
}

/// One of each structure, to be damaged.
fn samples() -> Vec<Vec<u8>> {
    let xmp =
        packet("p:Credit='MASTD'><d:title><rdf:Alt><rdf:li xml:lang='de'>Ü</rdf:li></rdf:Alt></d:title>");
    let exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x02\x01\x3b\0\x02\0\0\0\x06\0\0\0\x26\x87\x69\0\x04\0\0\0\x01\0\0\0\x08\0\0\0\0Name \0".to_vec();
    let iim = [dataset(1, 90, b"\x1b%G"), dataset(2, 80, b"Name"), dataset(2, 55, b"20241118")].concat();
    let jpeg =
        jpeg(&[segment(0xe1, &exif), xmp_segment(&xmp), photoshop(&[(0x0404, &iim), (0x0425, &[1; 16])])]);
    let mut webp = b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x27\0\0\x1d\0\0EXIF".to_vec();
    webp.extend((exif.len() as u32).to_le_bytes());
    webp.extend(&exif);
    let mut gif = b"GIF89a\x01\0\x01\0\0\0\0!\xff\x0bXMP DataXMP".to_vec();
    gif.extend(xmp.as_bytes());
    gif.extend([1, 0xff, 0xfe]);
    gif.extend([0; 255]);
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\x0bzTXtAuthor\0\0x\x9c\0".to_vec();
    png.extend(b"\0\0\0\0\0\0\0\x0atEXtTitle\0Name\0\0\0\0");
    let bmff = b"\0\0\0\x14ftypavif\0\0\0\0mif1\0\0\0\x60meta\0\0\0\0\0\0\0\x2ciinf\0\0\0\0\0\x01\0\0\0\x1einfe\x02\0\0\0\0\x02\0\0Exif\0\0\0\0\0\0\0\0\0\0\0\0\x1ciloc\0\0\0\0\x44\0\0\x01\0\x02\0\0\0\x01\0\0\0\x10\0\0\0\x20".to_vec();
    vec![jpeg, webp, gif, png, bmff, exif[6..].to_vec()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]
    #[test]
    fn no_damage_makes_it_panic(
        sample in 0..6usize,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        length in any::<prop::sample::Index>(),
        is_cut in any::<bool>(),
    ) {
        let mut bytes = samples().swap_remove(sample);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if is_cut {
            bytes.truncate(length.index(bytes.len()));
        }
        if let Ok(told) = metadata(&bytes, "de") {
            for remark in &told.remarks {
                prop_assert!(remark.sentence(Language::German).ends_with('.'));
                prop_assert!(remark.sentence(Language::English).ends_with('.'));
            }
        }
    }
}

#[test]
fn a_credit_is_proposed_from_what_the_file_says_and_nothing_is_made_up() {
    let proposed = |inside: &str| told(&jpeg(&[xmp_segment(&packet(inside))])).credit();
    let creator = "><d:creator><rdf:Seq><rdf:li>Ada Muster</rdf:li></rdf:Seq></d:creator>";
    for (inside, creator, provider, line) in [
        (format!("p:Credit='MASTD'{creator}"), "Ada Muster", "MASTD", ""),
        (format!("p:Credit='MASTD/Ada Muster'{creator}"), "Ada Muster", "MASTD", ""),
        (format!("p:Credit='Ada Muster' p:Source='MASTD'{creator}"), "Ada Muster", "MASTD", ""),
        (format!("p:Credit='Foto: Ada Muster/imago'{creator}"), "Ada Muster", "imago", ""),
        (format!("p:Credit='Ada Muster; Montage: Bo'{creator}"), "", "", "Ada Muster; Montage: Bo"),
        ("p:Credit='dpa/Bo Muster'>".to_owned(), "Bo Muster", "dpa", ""),
        (">".to_owned(), "", "", ""),
    ] {
        let credit = proposed(&inside);
        assert_eq!(
            (&*credit.creator, &*credit.provider, &*credit.line),
            (creator, provider, line),
            "{inside}"
        );
    }
    let doubtful = told(&jpeg(&[xmp_segment(&packet("p:Credit='Lg/Musterowski'>"))])).proposed_credit();
    assert_eq!(doubtful.uncertain, [interview::credit::Doubt::WhoIsWho]);
    let licensed = proposed(
        "xmlns:r='http://ns.adobe.com/xap/1.0/rights/' r:WebStatement='http://creativecommons.org/licenses/by/4.0/'>",
    );
    assert_eq!(licensed.licence.unwrap().name, "CC BY 4.0");
}
