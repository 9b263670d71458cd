//! What pictures say about themselves, against what ExifTool reads in the same files: every property, in every kind of
//! file, in every block, and with blocks that disagree.
//!
//! Where ExifTool is not installed, the tests say so and are passed over; `tools/test` installs it.
#![allow(clippy::unwrap_used, clippy::print_stderr, clippy::disallowed_methods)] // tests write files for ExifTool

mod answers;
mod blank;

use answers::{Answer, exiftool};
use picture::metadata::{Origin, Property};
use picture::{Metadata, metadata};
use std::fs;
use std::path::{Path, PathBuf};

/// What is written into XMP, IIM and EXIF, with a word that tells who says it.
fn arguments(who: &str, blocks: &[&str]) -> Vec<String> {
    let texts = [
        "XMP-dc:Creator=Jürgen Jülich",
        "XMP-dc:Creator=Zoë Łukasz",
        "XMP-photoshop:AuthorsPosition=Fotografin {}",
        "XMP-iptcCore:CreatorWorkEmail=foto@example.org",
        "XMP-iptcCore:CreatorWorkURL=https://example.org/{}",
        "XMP-iptcCore:CreatorCity=Mainz",
        "XMP-photoshop:Credit=MASTD/Jülich {}",
        "XMP-photoshop:Source=Archiv {}",
        "XMP-dc:Rights=© 2026 Jülich {}",
        "XMP-xmpRights:UsageTerms=Nur redaktionell {}",
        "XMP-xmpRights:WebStatement=https://example.org/lizenz/{}",
        "XMP-plus:LicensorName=Erfundene Bilder GmbH",
        "XMP-plus:LicensorURL=https://example.org/kaufen",
        "XMP-dc:Description=Dr. Ada Muster <links> & „Bernd“ {}",
        "XMP-dc:Description-en=Dr Ada Muster, left",
        "XMP-iptcCore:AltTextAccessibility=Eine Frau am Rednerpult. {}",
        "XMP-iptcCore:ExtDescrAccessibility=Sie spricht, dahinter hängt eine Karte. {}",
        "XMP-photoshop:Headline=Kabinett {}",
        "XMP-dc:Title=kabinett-{}",
        "XMP-iptcExt:PersonInImage=Dr. Ada Muster",
        "XMP-iptcExt:PersonInImage=Bernd Beispiel",
        "XMP-photoshop:DateCreated=2024:11:18 10:11:12+01:00",
        "XMP-iptcCore:Location=Landtag",
        "XMP-photoshop:City=Köln",
        "XMP-photoshop:State=Rheinland-Pfalz",
        "XMP-photoshop:Country=Deutschland",
        "XMP-dc:Subject=Verwaltung",
        "XMP-dc:Subject=Glasfaser {}",
        "XMP-photoshop:Instructions=Frei ab 19.11. {}",
        "XMP-photoshop:TransmissionReference=K21-0815",
        "XMP-iptcExt:DigitalSourceType=http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
        "XMP-plus:DataMining#=DMI-PROHIBITED",
        "XMP-plus:ModelReleaseStatus#=MR-UMR",
        "XMP-plus:ModelReleaseID=MR 7",
        "XMP-plus:PropertyReleaseStatus#=PR-NAP",
        "XMP-plus:PropertyReleaseID=PR 9",
        "IPTC:CodedCharacterSet=UTF8",
        "IPTC:By-line=Jürgen Jülich",
        "IPTC:By-line=Zoë Łukasz",
        "IPTC:By-lineTitle=Fotografin {}",
        "IPTC:Credit=MASTD/Jülich {}",
        "IPTC:Source=Archiv {}",
        "IPTC:CopyrightNotice=© 2026 Jülich {}",
        "IPTC:Caption-Abstract=Dr. Ada Muster <links> & „Bernd“ {}",
        "IPTC:Headline=Kabinett {}",
        "IPTC:ObjectName=kabinett-{}",
        "IPTC:DateCreated=2024:11:18",
        "IPTC:TimeCreated=10:11:12+01:00",
        "IPTC:Sub-location=Landtag",
        "IPTC:City=Köln",
        "IPTC:Province-State=Rheinland-Pfalz",
        "IPTC:Country-PrimaryLocationName=Deutschland",
        "IPTC:Keywords=Verwaltung",
        "IPTC:Keywords=Glasfaser {}",
        "IPTC:SpecialInstructions=Frei ab 19.11. {}",
        "IPTC:OriginalTransmissionReference=K21-0815",
        "IFD0:Artist=Jürgen Jülich; Zoë Łukasz",
        "IFD0:Copyright=© 2026 Jülich {}",
        "IFD0:ImageDescription=Dr. Ada Muster <links> & „Bernd“ {}",
        "IFD0:Orientation#=6",
        "ExifIFD:DateTimeOriginal=2024:11:18 10:11:12",
        "ExifIFD:OffsetTimeOriginal=+01:00",
        "ExifIFD:SubSecTimeOriginal=25",
    ];
    let wanted = texts.iter().filter(|text| blocks.iter().any(|block| text.contains(block)));
    // An XMP, IIM or EXIF text may be told by its own word: „{}“ stands for it.
    wanted.map(|text| format!("-{}", text.replace("{}", who))).collect()
}

const XMP: &str = "XMP-";
const IIM: &str = "IPTC:";
const EXIF: &str = "IF";

/// Pictures of every kind in a folder of their own, with this written into them.
struct Folder(tempfile::TempDir);

impl Folder {
    /// Nothing if ExifTool is not there.
    fn with(arguments: &[Vec<String>]) -> Option<Self> {
        let folder = Self(tempfile::tempdir().unwrap());
        for (extension, bytes) in blank::all() {
            fs::write(folder.0.path().join(format!("picture.{extension}")), bytes).unwrap();
        }
        for arguments in arguments {
            exiftool(
                folder.0.path(),
                &[&["-q", "-m", "-overwrite_original"], &texts(arguments)[..]].concat(),
            )?;
        }
        Some(folder)
    }

    fn files(&self) -> Vec<PathBuf> {
        blank::all().iter().map(|(extension, _)| self.0.path().join(format!("picture.{extension}"))).collect()
    }

    fn told(&self) -> Vec<(PathBuf, Metadata)> {
        self.files().into_iter().map(|file| (file.clone(), read(&file))).collect()
    }

    /// What ExifTool reads in them, by file.
    fn answers(&self) -> Vec<Answer> {
        answers::of(self.0.path())
    }
}

fn texts(arguments: &[String]) -> Vec<&str> {
    arguments.iter().map(String::as_str).collect()
}

fn read(file: &Path) -> Metadata {
    metadata(&fs::read(file).unwrap(), "de").unwrap()
}

/// Every value that we read is the one that ExifTool reads in the block that we took it from; and what ExifTool reads in
/// any block, we read too.
fn assert_same(folder: &Folder, least: usize) {
    let answers = folder.answers();
    assert_eq!(answers.len(), folder.files().len());
    for (file, told) in folder.told() {
        let answer = answers.iter().find(|answer| file.ends_with(&answer.file)).unwrap();
        let mut compared = 0;
        for property in Property::ALL {
            match told.get(*property) {
                Some(found) => {
                    let expected = answer.texts(*property, found.origin);
                    assert_eq!(
                        answers::as_exiftool(*property, &found.texts),
                        expected,
                        "{property:?} in {file:?}"
                    );
                    compared += 1;
                }
                None => {
                    let others = [Origin::Xmp, Origin::Iim, Origin::Exif];
                    let read = others.map(|origin| answer.texts(*property, origin));
                    assert!(read.iter().all(Vec::is_empty), "{property:?} in {file:?}: {read:?}");
                }
            }
        }
        assert!(compared >= least, "only {compared} properties in {file:?}");
        assert_eq!((told.width, told.height), (blank::WIDTH, blank::HEIGHT), "{file:?}");
        assert_eq!(told.orientation.map(u64::from), answer.number("IFD0:Orientation"), "{file:?}");
    }
}

#[test]
fn every_property_of_xmp_is_read_in_every_kind_of_file() {
    let Some(folder) = Folder::with(&[arguments("x", &[XMP])]) else { return };
    assert_same(&folder, Property::ALL.len() - 1); // not every ExifTool knows Data Mining
    for (file, told) in folder.told() {
        assert!(told.disagreements.is_empty() && told.remarks.is_empty(), "{file:?}: {told:?}");
        assert!(told.says_it_is_generated());
    }
}

#[test]
fn iim_and_exif_alone_are_read_where_a_file_can_hold_them() {
    let Some(folder) = Folder::with(&[arguments("i", &[IIM])]) else { return };
    assert_same(&folder, 0);
    let full = folder.told().into_iter().filter(|(_, told)| told.values().count() == 16).count();
    assert_eq!(full, 3, "JPEG, PNG and TIFF hold IIM");

    let Some(folder) = Folder::with(&[arguments("e", &[EXIF])]) else { return };
    assert_same(&folder, 0);
    let full = folder.told().into_iter().filter(|(_, told)| told.values().count() == 4).count();
    assert_eq!(full, 6, "all but GIF hold EXIF");
}

#[test]
fn blocks_that_say_the_same_agree() {
    let Some(folder) = Folder::with(&[arguments("x", &[XMP, IIM, EXIF])]) else { return };
    assert_same(&folder, Property::ALL.len() - 1); // not every ExifTool knows Data Mining
    for (file, told) in folder.told() {
        assert!(told.disagreements.is_empty(), "{file:?}: {:?}", told.disagreements);
        assert!(told.values().all(|(_, found)| found.origin == Origin::Xmp), "{file:?}");
    }
}

#[test]
fn where_blocks_disagree_each_value_is_told() {
    let combinations: [(&[&str], &[Origin]); 3] = [
        (&[XMP, IIM], &[Origin::Xmp, Origin::Iim]),
        (&[XMP, EXIF], &[Origin::Xmp, Origin::Exif]),
        (&[IIM, EXIF], &[Origin::Iim, Origin::Exif]),
    ];
    for (blocks, origins) in combinations {
        let written = blocks.iter().map(|block| arguments(&format!("von {}", block.len()), &[block]));
        let Some(folder) = Folder::with(&written.collect::<Vec<_>>()) else { return };
        assert_same(&folder, 0);
        let (_, jpeg) = folder.told().swap_remove(0);
        let told: Vec<Property> = jpeg.disagreements.iter().map(|d| d.property).collect();
        let expected: Vec<Property> = if origins.contains(&Origin::Exif) {
            vec![Property::Copyright, Property::Caption]
        } else {
            use Property as P;
            let texts = [P::CreatorJobTitle, P::CreditLine, P::Source, P::Copyright, P::Caption];
            [texts.as_slice(), &[P::Headline, P::Title, P::Keywords, P::Instructions]].concat()
        };
        assert_eq!(told, expected, "{blocks:?}");
        for disagreement in &jpeg.disagreements {
            let said: Vec<Origin> = disagreement.values.iter().map(|found| found.origin).collect();
            assert_eq!(said, origins, "{:?}", disagreement.property);
        }
    }
}

#[test]
fn iim_wins_where_its_digest_shows_that_it_was_changed_last() {
    let digest = |value: &str| vec![format!("-Photoshop:IPTCDigest={value}")];
    let both = [arguments("alt", &[XMP]), arguments("neu", &[IIM])];
    let Some(right) = Folder::with(&[&both[..], &[digest("new")]].concat()) else { return };
    let Some(wrong) = Folder::with(&[&both[..], &[digest("00112233445566778899aabbccddeeff")]].concat())
    else {
        return;
    };
    assert_same(&right, 1);
    assert_same(&wrong, 1);
    for at in [0, 4] {
        assert_eq!(right.told()[at].1.text(Property::Headline), "Kabinett alt");
        assert_eq!(wrong.told()[at].1.text(Property::Headline), "Kabinett neu");
    }
}

#[test]
fn a_text_that_iim_had_to_cut_agrees_with_the_whole() {
    let whole = "Landesarchiv der erfundenen Stadt Jülich-Süd";
    let arguments = [
        vec![format!("-XMP-photoshop:Source={whole}"), "-IPTC:CodedCharacterSet=UTF8".into()],
        vec!["-IPTC:Source=Landesarchiv der erfundenen Stad".into(), "-XMP-photoshop:Credit=A".into()],
    ];
    let Some(folder) = Folder::with(&arguments) else { return };
    let (_, jpeg) = folder.told().swap_remove(0);
    assert!(jpeg.disagreements.is_empty(), "{:?}", jpeg.disagreements);
    assert_eq!(jpeg.text(Property::Source), whole);
}

#[test]
fn a_long_packet_is_joined_from_its_segments() {
    let words = "Wort für Wort geprüft. ".repeat(6_000);
    let long = format!("-XMP-iptcCore:ExtDescrAccessibility={}", words.trim_end());
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("picture.jpg");
    fs::write(&file, &blank::all()[0].1).unwrap();
    // Command lines have limits; a file of arguments has none.
    fs::write(folder.path().join("arguments"), format!("{long}\n-XMP-dc:Title=kurz\n")).unwrap();
    let list = folder.path().join("arguments");
    if exiftool(folder.path(), &["-q", "-overwrite_original", "-ext", "jpg", "-@", list.to_str().unwrap()])
        .is_none()
    {
        return;
    }
    let told = read(&file);
    assert_eq!((told.text(Property::Title), told.remarks.len()), ("kurz", 0));
    assert_eq!(told.text(Property::ExtendedDescription), words.trim_end());
}

#[test]
fn colours_are_named_as_the_profile_names_them() {
    let icc = tempfile::NamedTempFile::new().unwrap();
    fs::write(icc.path(), moxcms::ColorProfile::new_adobe_rgb().encode().unwrap()).unwrap();
    let Some(folder) = Folder::with(&[vec![format!("-ICC_Profile<={}", icc.path().display())]]) else {
        return;
    };
    let answers = folder.answers();
    let mut compared = 0;
    for (file, told) in folder.told() {
        let answer = answers.iter().find(|answer| file.ends_with(&answer.file)).unwrap();
        let name = answer.tag("ICC_Profile:ProfileDescription").concat();
        let colour = told.colour.unwrap();
        assert_eq!(colour.profile, name, "{file:?}");
        assert_eq!(
            colour.model,
            if name.is_empty() && file.ends_with("picture.tif") { "Grey" } else { "RGB" }
        );
        compared += usize::from(!name.is_empty());
    }
    assert!(compared >= 4, "only {compared} files took the profile");
}

/// Pictures of other people are not ours to keep here; `WORTLAUT_PICTURES` names a folder of them.
#[test]
fn pictures_from_elsewhere_say_what_exiftool_reads_in_them() {
    let Some(folder) = std::env::var_os("WORTLAUT_PICTURES") else {
        eprintln!("WORTLAUT_PICTURES names no folder: pictures from elsewhere are not compared");
        return;
    };
    for answer in answers::of(Path::new(&folder)) {
        let file = Path::new(&folder).join(&answer.file);
        let Ok(told) = metadata(&fs::read(&file).unwrap(), "x-default") else { continue };
        if !told.remarks.is_empty() {
            continue; // what was repaired or passed over differs on purpose
        }
        for property in Property::ALL {
            let read = [Origin::Xmp, Origin::Iim, Origin::Exif].map(|origin| answer.texts(*property, origin));
            match told.get(*property) {
                Some(found) if found.origin != Origin::PngText => {
                    let ours = flat(&answers::as_exiftool(*property, &found.texts));
                    let theirs = flat(&answer.texts(*property, found.origin));
                    assert_eq!(ours, theirs, "{property:?} in {file:?}");
                }
                _ => assert!(
                    read.iter().all(|texts| flat(texts).is_empty()),
                    "{property:?} in {file:?}: {read:?}"
                ),
            }
        }
    }
}

/// Spaces are no difference.
fn flat(texts: &[String]) -> String {
    texts.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}
