//! Web pages, saved as a whole or pasted in part: the main text with its looks; what is around it is left out, and shown.
//!
//! * `page`: the tree, within bounds
//! * `main_content`: which part is the text
//! * `pieces`: its words with their looks
//! * `facts`: what the page says of itself in its head
//!
//! Nothing is fetched, no program is run.

mod facts;
mod main_content;
mod page;
mod pieces;

use crate::bytes;
use crate::notice::{Notice, Remark};
use crate::source::{Look, Source};
use encoding_rs::Encoding;
use main_content::Parts;
use page::Page;
use pieces::Walk;

/// So many bytes of a page are looked through for the name of its encoding, as browsers do.
const HEAD: usize = 1_024;

/// Reads a page or a part of one.
pub fn read(html: &str) -> (Source, Vec<Remark>) {
    let page = Page::parse(html);
    let parts = Parts::of(&page);
    let mut walk = Walk::new(&page, &parts);
    walk.around(0);
    let (pieces, left_out) = (walk.pieces, walk.left_out);
    let is_remote = |name: &str| name.contains("://") || name.starts_with("//");
    let pictures = pieces.iter().filter_map(|piece| match &piece.look {
        Look::Picture(picture) => Some(picture.name.as_str()),
        _ => None,
    });
    let remote = pictures.filter(|name| is_remote(name)).count();
    let remarks = if remote > 0 {
        vec![Remark::new("blocks", Notice::RemotePictures(remote), 1.0)]
    } else {
        Vec::new()
    };
    let (language, facts) = facts::read(&page);
    (Source { language, facts, pieces, left_out, ..Source::default() }, remarks)
}

/// The letters of a page: as the bytes themselves say, else as the page says, else as any text.
pub fn decode(bytes: &[u8]) -> Option<(String, Vec<Remark>)> {
    let is_told = Encoding::for_bom(bytes).is_some() || std::str::from_utf8(bytes).is_ok();
    match declared(bytes).filter(|encoding| !is_told && encoding.is_ascii_compatible()) {
        Some(encoding) => {
            let (text, broken) = encoding.decode_without_bom_handling(bytes);
            let remarks = broken.then(|| Remark::new("encoding", Notice::BrokenBytes, 1.0));
            Some((text.into_owned(), remarks.into_iter().collect()))
        }
        None => bytes::decode(bytes),
    }
}

fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..HEAD.min(bytes.len())).unwrap_or_default();
    let head = String::from_utf8_lossy(head).to_lowercase();
    let (_, rest) = head.split_once("charset=")?;
    let label = rest.trim_start_matches(['"', '\'', ' ']);
    let label: String =
        label.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c)).collect();
    Encoding::for_label(label.as_bytes())
}

/// The text is a page, or a part of one.
pub(crate) fn is_html(text: &str) -> bool {
    let start: String = text.trim_start().chars().take(2_000).flat_map(char::to_lowercase).collect();
    let begins = ["<!doctype html", "<html", "<head", "<body", "<article", "<p>", "<div", "<meta "];
    begins.iter().any(|tag| start.starts_with(tag)) || (start.starts_with("<!--") && start.contains("<html"))
}
