//! Pictures ready for the page: cut, made smaller, in sRGB, upright, in the format that a target wants.
//!
//! One original is decoded once and every rendition is made of it; see [`render_all`]. What the file said about
//! itself does not come along.
//!
//! Memory: at most twelve bytes for each pixel of the original, of which there are no more than
//! [`crate::MAX_PIXELS`], and thirty for each pixel of the at most [`WORKERS`] renditions that are made at a time. A
//! photograph of 24 megapixels and its pictures for the page take some 200 MB.

mod colour;
mod crop;
mod decode;
mod encode;
mod levels;
mod scale;
mod sharpen;

pub use crop::{Ratio, crop_for};

use crate::PictureError;
use crop::Cut;
use decode::Canvas;
use interview::{Crop, Language};
use levels::Levels;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Most pixels of one rendition; what is larger is printed from the original.
pub const MAX_RENDITION_PIXELS: u64 = 16_000_000;

/// Most renditions that are made at the same time.
pub const WORKERS: usize = 4;

/// The format that is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Output {
    /// Progressive JPEG; a transparent picture stands on white.
    Jpeg,
    /// Lossy WebP; transparency is kept.
    WebP,
    /// PNG; transparency is kept.
    Png,
}

impl Output {
    /// The ending of a file's name, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::WebP => "webp",
            Self::Png => "png",
        }
    }
}

/// Whether small pictures get back some of the bite that scaling takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sharpening {
    /// As scaled.
    None,
    /// A light unsharp mask where a picture was made much smaller.
    #[default]
    Light,
}

/// The box that a rendition has to fit into, in pixels. Nothing is ever enlarged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// At most this wide.
    pub width: u32,
    /// At most this high.
    pub height: u32,
}

impl Bounds {
    /// At most this wide, as high as it comes.
    pub fn width(width: u32) -> Self {
        Self { width, height: u32::MAX }
    }
}

/// What is to be made of an original.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendition {
    /// The part that is shown; all of it if there is none.
    pub crop: Option<Crop>,
    /// How large it may be.
    pub size: Bounds,
    /// What is written.
    pub output: Output,
    /// 1 to 100, as in the JPEG world; PNG knows none.
    pub quality: u8,
    /// Whether it is sharpened.
    pub sharpening: Sharpening,
}

/// A picture that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// The file.
    pub bytes: Vec<u8>,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
}

/// Why a rendition cannot be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RenderError {
    /// The original is no picture that can be used.
    Original(PictureError),
    /// The original ends before the picture does.
    Truncated,
    /// The crop or the size leaves no pixel, or lies outside the picture.
    Nothing,
    /// The rendition would have more than [`MAX_RENDITION_PIXELS`].
    TooLarge {
        /// Its width.
        width: u32,
        /// Its height.
        height: u32,
    },
    /// The format cannot hold a picture like this.
    NotWritten(Output),
}

impl From<PictureError> for RenderError {
    fn from(error: PictureError) -> Self {
        Self::Original(error)
    }
}

impl RenderError {
    /// What is wrong, and what the person can do.
    pub fn sentence(&self, language: Language) -> String {
        match self {
            Self::Original(error) => error.sentence(language),
            Self::Truncated => language.choose(
                "Das Bild ist unvollständig: Die Datei endet, bevor das Bild zu Ende ist. Die Datei noch einmal holen.".to_owned(),
                "The picture is incomplete: the file ends before the picture does. Fetch the file again.".to_owned(),
            ),
            Self::Nothing => language.choose(
                "Der Zuschnitt liegt nicht im Bild oder ist leer. Den Zuschnitt neu setzen.".to_owned(),
                "The crop lies outside the picture or is empty. Set the crop again.".to_owned(),
            ),
            Self::TooLarge { width, height } => language.choose(
                format!("{width} × {height} Pixel sind zu viel für ein Bild auf einer Seite; bis {} Millionen gehen. Im Profil kleinere Maße wählen.", MAX_RENDITION_PIXELS / 1_000_000),
                format!("{width} × {height} pixels are too many for a picture on a page; up to {} million will do. Choose smaller measures in the profile.", MAX_RENDITION_PIXELS / 1_000_000),
            ),
            Self::NotWritten(output) => language.choose(
                format!("Als {} lässt sich dieses Bild nicht schreiben. Im Profil ein anderes Format oder kleinere Maße wählen.", output.extension()),
                format!("This picture cannot be written as {}. Choose another format or smaller measures in the profile.", output.extension()),
            ),
        }
    }
}

/// Makes one rendition.
///
/// # Errors
/// If the original cannot be used or is incomplete, or the rendition would be empty or too large.
pub fn render(original: &[u8], rendition: &Rendition) -> Result<Rendered, RenderError> {
    let mut all = render_all(original, std::slice::from_ref(rendition))?;
    all.pop().ok_or(RenderError::Nothing)
}

/// Makes all renditions of one original, which is decoded once; several at the same time, answered in their order.
///
/// # Errors
/// As [`render`]; the first rendition that cannot be made stops all.
pub fn render_all(original: &[u8], renditions: &[Rendition]) -> Result<Vec<Rendered>, RenderError> {
    let canvas = decode::decode(original)?;
    let cuts = renditions.iter().map(|wish| Cut::of(wish, &canvas)).collect::<Result<Vec<_>, _>>()?;
    let levels = Levels::build(canvas, &cuts.iter().map(Cut::factor).collect::<Vec<_>>());
    in_parallel(renditions.len(), |i| finish(&levels, &renditions[i], &cuts[i]))
}

fn finish(levels: &Levels, wish: &Rendition, cut: &Cut) -> Result<Rendered, RenderError> {
    let scaled = scale::scale(levels, cut)?;
    let canvas = levels.canvas();
    let mut page = colour::to_srgb(scaled, canvas.kind, canvas.profile.as_deref());
    if wish.sharpening == Sharpening::Light && cut.is_much_smaller() {
        sharpen::sharpen(&mut page);
    }
    let page = page.turned(canvas.orientation);
    let bytes = encode::encode(&page, wish.output, wish.quality)?;
    Ok(Rendered { bytes, width: page.width, height: page.height })
}

/// Does `n` pieces of work on a few threads; the results are in order.
fn in_parallel<T: Send>(
    n: usize,
    work: impl Fn(usize) -> Result<T, RenderError> + Sync,
) -> Result<Vec<T>, RenderError> {
    let next = AtomicUsize::new(0);
    let results = Mutex::new((0..n).map(|_| None).collect::<Vec<_>>());
    std::thread::scope(|scope| {
        for _ in 0..workers().min(n) {
            scope.spawn(|| {
                loop {
                    let i = next.fetch_add(1, Ordering::Relaxed);
                    if i >= n {
                        return;
                    }
                    let result = work(i);
                    if let Ok(mut results) = results.lock() {
                        results[i] = Some(result);
                    }
                }
            });
        }
    });
    let results = results.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    results.into_iter().map(|result| result.unwrap_or(Err(RenderError::Nothing))).collect()
}

/// How many threads are worth starting here.
fn workers() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from).min(WORKERS)
}

#[cfg(test)]
mod tests;
