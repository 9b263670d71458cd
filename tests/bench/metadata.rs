//! What a thousand press pictures say about themselves, against ExifTool reading the same folder.
//!
//! One photograph with EXIF, IPTC-IIM and XMP, written by ExifTool, is there a thousand times. Each program runs as a
//! process of its own that prints JSON to nowhere. Nothing is measured where ExifTool is not installed.

use image::codecs::jpeg::JpegEncoder;
use image::{Rgb, RgbImage};
use newsroom::read_pictures;
use newsroom::view::UiLanguage;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The word that makes this program the one that is measured.
pub(crate) const CHILD: &str = "picture-words";

const PICTURES: usize = 1_000;
const ROUNDS: usize = 5;

const WRITTEN: [&str; 15] = [
    "-IFD0:Artist=Erna Beispiel",
    "-IFD0:Copyright=© 2026 Erna Beispiel",
    "-IFD0:ImageDescription=Am Pult",
    "-ExifIFD:DateTimeOriginal=2026:01:02 10:11:12",
    "-IPTC:CodedCharacterSet=UTF8",
    "-IPTC:By-line=Erna Beispiel",
    "-IPTC:Credit=MASTD/Beispiel",
    "-IPTC:Caption-Abstract=Am Pult",
    "-IPTC:Keywords=Verwaltung",
    "-XMP-dc:Creator=Erna Beispiel",
    "-XMP-photoshop:Credit=MASTD/Beispiel",
    "-XMP-dc:Rights=© 2026 Erna Beispiel",
    "-XMP-dc:Description=Am Pult",
    "-XMP-iptcCore:AltTextAccessibility=Eine Frau am Pult.",
    "-XMP-iptcExt:PersonInImage=Ada Muster",
];

/// Measures and prints.
pub(crate) fn metadata(folder: &Path) {
    let folder = folder.join("words");
    fs::create_dir_all(&folder).unwrap();
    let first = folder.join("0000.jpg");
    photograph(&first);
    let stamped =
        Command::new("exiftool").args(["-q", "-overwrite_original"]).args(WRITTEN).arg(&first).status();
    println!("\nWhat {PICTURES} pictures say, {ROUNDS} rounds, as JSON");
    if !stamped.is_ok_and(|status| status.success()) {
        println!(
            "  ExifTool           not installed; apt-get install libimage-exiftool-perl makes the comparison"
        );
        return;
    }
    for n in 1..PICTURES {
        fs::copy(&first, folder.join(format!("{n:04}.jpg"))).unwrap();
    }
    let ours = median(|| {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.arg(CHILD).arg(&folder);
        command
    });
    let theirs = median(|| {
        let mut command = Command::new("exiftool");
        command.args(["-fast", "-json"]).arg(&folder);
        command
    });
    println!("  Wortlaut           {:8.1} ms", ours.as_secs_f64() * 1_000.0);
    println!("  ExifTool -fast     {:8.1} ms", theirs.as_secs_f64() * 1_000.0);
    println!(
        "  ratio              {:.0}× as fast  (aim: at least 20×)",
        theirs.as_secs_f64() / ours.as_secs_f64()
    );
}

/// What is measured of us: read a folder, print JSON.
pub(crate) fn tell(folder: &Path) {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut count = 0;
    read_pictures(&[PathBuf::from(folder)], UiLanguage::De, &mut |_, told| {
        count += 1;
        writeln!(
            out,
            "{}",
            serde_json::to_string_pretty(&told.map_err(|error| error.code()).unwrap()).unwrap()
        )
        .unwrap();
    });
    assert_eq!(count, PICTURES);
}

fn median(mut command: impl FnMut() -> Command) -> Duration {
    let mut times: Vec<Duration> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            let done = command().stdout(Stdio::null()).stderr(Stdio::null()).status();
            assert!(done.unwrap().success());
            start.elapsed()
        })
        .collect();
    times.sort();
    times[ROUNDS / 2]
}

/// Large enough that reading all of it would be seen.
fn photograph(file: &Path) {
    let picture = RgbImage::from_fn(1_600, 1_200, |x, y| {
        let grain = (x * 7 + y * 13) % 29;
        Rgb([(x / 7 + grain) as u8, (y / 5 + grain) as u8, 90])
    });
    let mut encoder = JpegEncoder::new_with_quality(fs::File::create(file).unwrap(), 90);
    encoder.encode_image(&picture).unwrap();
}
