//! Six pictures for the page of one photograph: time, memory, bytes and likeness, against vips and ImageMagick.
//!
//! The photograph is drawn here: soft areas, edges, and grain as a camera leaves it. Each program runs as a process of
//! its own that reads the file and writes six. vips gets a process for each picture, two at a time, as its tool has it;
//! ImageMagick decodes once. Likeness is measured against pictures that ImageMagick scales with Lanczos without loss,
//! once on signal and once in light, because programs differ in which of the two they mean.

use image::codecs::jpeg::JpegEncoder;
use image::{Rgb, RgbImage};
use picture::{Bounds, Output, PictureWish, Sharpening, Stamp, derive};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The word that makes this program the one that is measured.
pub(crate) const CHILD: &str = "six-pictures";

const SIZE: (u32, u32) = (6_000, 4_000);
const QUALITY: u8 = 80;
const ROUNDS: usize = 5;

/// Ratio, width, height, and the crop of the photograph's middle.
const WANTED: [(&str, u32, u32, &str); 6] = [
    ("1:1", 1_600, 1_600, "4000x4000"),
    ("1:1", 640, 640, "4000x4000"),
    ("4:3", 1_600, 1_200, "5333x4000"),
    ("4:3", 640, 480, "5333x4000"),
    ("16:9", 1_600, 900, "6000x3375"),
    ("16:9", 640, 360, "6000x3375"),
];

/// Measures and prints.
pub(crate) fn pictures(folder: &Path) {
    let photo = folder.join("photo.jpg");
    let mut encoder = JpegEncoder::new_with_quality(fs::File::create(&photo).unwrap(), 92);
    encoder.encode_image(&photograph()).unwrap();
    let megabytes = fs::metadata(&photo).unwrap().len() as f64 / 1e6;
    println!(
        "\nSix JPEG (three ratios, two sizes, quality {QUALITY}) of a {} × {} JPEG of {megabytes:.1} MB",
        SIZE.0, SIZE.1
    );
    let has = |program: &str| Command::new(program).arg("--version").stdout(Stdio::null()).status().is_ok();
    let ours = measure("Wortlaut", folder, &photo, &wortlaut);
    let others: [(&str, &str, Run); 2] =
        [("vips", "vipsthumbnail", &vips), ("ImageMagick", "convert", &magick)];
    for (name, program, run) in others {
        if has(program) {
            let theirs = measure(name, folder, &photo, run);
            println!("    ratio            {:.2}× their time", ours.as_secs_f64() / theirs.as_secs_f64());
        } else {
            println!("  {name:<18} not installed; tools/bench installs it");
        }
    }
    if has("convert") {
        likeness(folder, &photo);
    }
}

/// The commands that one program needs for one set of pictures.
type Run<'a> = &'a dyn Fn(&Path, &Path) -> Vec<Command>;

fn wortlaut(photo: &Path, out: &Path) -> Vec<Command> {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.arg(CHILD).arg(photo).arg(out);
    vec![command]
}

/// What is measured of us: read, make six, stamp and write them.
pub(crate) fn make_six(photo: &Path, out: &Path) {
    let portrait = interview::Portrait {
        focal_point: Some(interview::FocalPoint { x: 5_000, y: 5_000 }),
        ..interview::Portrait::empty(interview::PortraitId::numbered(1))
    };
    let wishes = WANTED.map(|(ratio, width, _, _)| PictureWish {
        ratio: ratio.parse().ok(),
        size: Bounds::width(width),
        output: Output::Jpeg,
        quality: QUALITY,
        sharpening: Sharpening::None,
    });
    let texts = Stamp { credit: "Erna Beispiel".to_owned(), ..Stamp::default() };
    let made = derive(&fs::read(photo).unwrap(), &portrait, &wishes, &texts).unwrap();
    for (n, picture) in made.iter().enumerate() {
        fs::write(file(out, n), &picture.bytes).unwrap();
    }
}

fn vips(photo: &Path, out: &Path) -> Vec<Command> {
    let command = |(n, (_, width, height, _)): (usize, &(&str, u32, u32, &str))| {
        let mut command = Command::new("vipsthumbnail");
        command.arg(photo).arg("--size").arg(format!("{width}x{height}")).args([
            "--smartcrop",
            "centre",
            "--output",
        ]);
        command.arg(format!("{}[Q={QUALITY},interlace,optimize_coding,strip]", file(out, n).display()));
        command
    };
    WANTED.iter().enumerate().map(command).collect()
}

fn magick(photo: &Path, out: &Path) -> Vec<Command> {
    let mut command = Command::new("convert");
    command.arg(photo);
    for (n, (_, width, height, crop)) in WANTED.iter().enumerate() {
        command.args(["(", "+clone", "-gravity", "center", "-crop", &format!("{crop}+0+0"), "+repage"]);
        command.args(["-resize", &format!("{width}x{height}!"), "-quality", &QUALITY.to_string()]);
        command.args(["-sampling-factor", "4:2:0", "-interlace", "Plane", "-write"]).arg(file(out, n));
        command.args(["+delete", ")"]);
    }
    command.arg("null:");
    vec![command]
}

fn file(out: &Path, n: usize) -> PathBuf {
    out.join(format!("{n}.jpg"))
}

/// Runs a program some times, its processes two at a time; prints median and memory, answers with the median.
fn measure(name: &str, folder: &Path, photo: &Path, run: Run) -> Duration {
    let out = folder.join(name);
    fs::create_dir_all(&out).unwrap();
    let (mut times, mut peak) = (Vec::new(), 0);
    for _ in 0..ROUNDS {
        let start = Instant::now();
        for pair in run(photo, &out).chunks_mut(2) {
            let mut children: Vec<_> =
                pair.iter_mut().map(|command| command.stdout(Stdio::null()).spawn().unwrap()).collect();
            let mut peaks = vec![0; children.len()];
            while children.iter_mut().any(|child| child.try_wait().unwrap().is_none()) {
                for (child, peak) in children.iter().zip(&mut peaks) {
                    *peak = peak_memory(child.id()).max(*peak);
                }
                std::thread::sleep(Duration::from_millis(2));
            }
            assert!(children.iter_mut().all(|child| child.wait().unwrap().success()), "{name}");
            peak = peak.max(peaks.iter().sum());
        }
        times.push(start.elapsed());
    }
    times.sort();
    let bytes: u64 = (0..WANTED.len()).map(|n| fs::metadata(file(&out, n)).unwrap().len()).sum();
    let median = times[ROUNDS / 2];
    println!(
        "  {name:<18} {:6.0} ms  peak {:4} MB  {:5} kB written",
        median.as_secs_f64() * 1e3,
        peak / 1_000,
        bytes / 1_000
    );
    median
}

/// The most memory that a process has held so far, in kB; nothing where the system does not tell.
fn peak_memory(process: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}

/// How like the pictures are to those scaled without loss: SSIM and PSNR of the brightness, the mean of all six.
fn likeness(folder: &Path, photo: &Path) {
    for (how, before, after) in [("signal", "sRGB", "sRGB"), ("light", "RGB", "sRGB")] {
        let references: Vec<RgbImage> = WANTED
            .iter()
            .map(|(_, width, height, crop)| {
                let png = folder.join("reference.png");
                let done = Command::new("convert")
                    .arg(photo)
                    .args(["-gravity", "center", "-crop", &format!("{crop}+0+0"), "+repage", "-depth", "16"])
                    .args([
                        "-colorspace",
                        before,
                        "-filter",
                        "Lanczos",
                        "-resize",
                        &format!("{width}x{height}!"),
                    ])
                    .args(["-colorspace", after, "-depth", "8"])
                    .arg(&png)
                    .status();
                assert!(done.unwrap().success());
                image::open(&png).unwrap().to_rgb8()
            })
            .collect();
        for name in ["Wortlaut", "vips", "ImageMagick"] {
            let out = folder.join(name);
            if !out.is_dir() {
                continue;
            }
            let likes: Vec<(f64, f64)> = references
                .iter()
                .enumerate()
                .map(|(n, reference)| like(reference, &image::open(file(&out, n)).unwrap().to_rgb8()))
                .collect();
            let mean =
                |part: fn(&(f64, f64)) -> f64| likes.iter().map(part).sum::<f64>() / likes.len() as f64;
            println!(
                "  {name:<18} SSIM {:.4}  PSNR {:.1} dB  (Lanczos on {how})",
                mean(|l| l.0),
                mean(|l| l.1)
            );
        }
    }
}

/// SSIM in windows of eight by eight, four apart (Wang et al. 2004), and PSNR.
fn like(a: &RgbImage, b: &RgbImage) -> (f64, f64) {
    assert_eq!(a.dimensions(), b.dimensions());
    let luma = |picture: &RgbImage| -> Vec<f64> {
        let y =
            |Rgb([r, g, b]): &Rgb<u8>| 0.299 * f64::from(*r) + 0.587 * f64::from(*g) + 0.114 * f64::from(*b);
        picture.pixels().map(y).collect()
    };
    let (width, height) = (a.width() as usize, a.height() as usize);
    let (a, b) = (luma(a), luma(b));
    let error = a.iter().zip(&b).map(|(a, b)| (a - b).powi(2)).sum::<f64>() / a.len() as f64;
    let (mut sum, mut windows) = (0.0, 0.0);
    for y in (0..height - 8).step_by(4) {
        for x in (0..width - 8).step_by(4) {
            sum += window_likeness(&a, &b, y * width + x, width);
            windows += 1.0;
        }
    }
    (sum / windows, 10.0 * (255.0f64.powi(2) / error).log10())
}

fn window_likeness(a: &[f64], b: &[f64], start: usize, width: usize) -> f64 {
    let (c1, c2) = ((0.01 * 255.0f64).powi(2), (0.03 * 255.0f64).powi(2));
    let places = (0..8).flat_map(|y| (0..8).map(move |x| start + y * width + x));
    let [mut sa, mut sb, mut saa, mut sbb, mut sab] = [0.0; 5];
    for at in places {
        let (a, b) = (a[at], b[at]);
        (sa, sb, saa, sbb, sab) = (sa + a, sb + b, saa + a * a, sbb + b * b, sab + a * b);
    }
    let n = 64.0;
    let (ma, mb) = (sa / n, sb / n);
    let (va, vb, cov) = (saa / n - ma * ma, sbb / n - mb * mb, sab / n - ma * mb);
    ((2.0 * ma * mb + c1) * (2.0 * cov + c2)) / ((ma * ma + mb * mb + c1) * (va + vb + c2))
}

/// Clouds in six octaves, discs with hard edges, and grain.
fn photograph() -> RgbImage {
    let noise = |x: u32, y: u32, seed: u32| {
        let mut h =
            x.wrapping_mul(0x9e37_79b1) ^ y.wrapping_mul(0x85eb_ca77) ^ seed.wrapping_mul(0xc2b2_ae3d);
        h = (h ^ (h >> 15)).wrapping_mul(0x2c1b_3c6d);
        h = (h ^ (h >> 12)).wrapping_mul(0x297a_2d39);
        f64::from(h ^ (h >> 15)) / f64::from(u32::MAX)
    };
    let smooth = |x: f64, y: f64, seed: u32| {
        let (x0, y0) = (x.floor(), y.floor());
        let ease = |t: f64| t * t * (3.0 - 2.0 * t);
        let (fx, fy) = (ease(x - x0), ease(y - y0));
        let at = |dx: u32, dy: u32| noise(x0 as u32 + dx, y0 as u32 + dy, seed);
        let mix = |a: f64, b: f64, t: f64| a + (b - a) * t;
        mix(mix(at(0, 0), at(1, 0), fx), mix(at(0, 1), at(1, 1), fx), fy)
    };
    RgbImage::from_fn(SIZE.0, SIZE.1, |x, y| {
        let clouds = |seed: u32| -> f64 {
            let octave = |n: i32| {
                smooth(
                    f64::from(x) * 2f64.powi(n) / 1_500.0,
                    f64::from(y) * 2f64.powi(n) / 1_500.0,
                    seed + n as u32,
                ) * 0.5f64.powi(n + 1)
            };
            (0..6).map(octave).sum()
        };
        let disc = (x / 500 + y / 400) % 3 == 0
            && (x % 500).abs_diff(250).pow(2) + (y % 400).abs_diff(200).pow(2) < 22_000;
        let grain = (noise(x, y, 99) - 0.5) * 14.0;
        let light = if disc { 0.75 } else { 1.0 };
        Rgb([1, 20, 40].map(|seed| ((clouds(seed) * 230.0 + 15.0) * light + grain).clamp(0.0, 255.0) as u8))
    })
}
