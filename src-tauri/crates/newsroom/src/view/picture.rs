//! What the window is told of a picture.

use interview::Credit;
use serde::Serialize;
use ts_rs::TS;

/// What an original is: as it is seen, its orientation applied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PictureFacts {
    /// „JPEG“.
    pub format: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// How large the file is.
    #[ts(type = "number")]
    pub bytes: usize,
    /// As wide it can be printed at 300 pixels per inch, in millimetres.
    pub print_width: u32,
    /// As high it can be printed at 300 pixels per inch, in millimetres.
    pub print_height: u32,
    /// A crop with fewer pixels in its width is not sharp across a page.
    pub sharp_width: u32,
    /// The credit that the file proposes.
    pub credit: Credit,
    /// The same as it would print; empty if the file names nobody.
    pub credit_line: String,
    /// The caption in the file.
    pub caption: String,
    /// The alternative text in the file.
    pub alt: String,
    /// What in the file should be looked at: where it disagrees with itself, that it was generated, what could not be
    /// read.
    pub remarks: Vec<String>,
}
