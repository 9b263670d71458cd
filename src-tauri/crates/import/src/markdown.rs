//! Markdown: files of our own exactly, files of others by their looks.
//!
//! Two families are common (docs/markdown-format.md): questions in bold type or as headings with answers below them,
//! and turns that begin with their speaker, `**Name:** …`. A picture has its caption in the next paragraph, a block
//! quotation is a pull quote or a box, a last line in italics signs.

mod body;
mod byline;
mod coverage;
mod figure;
mod labels;
mod people;
mod words;

use crate::{Draft, Notice, Remark};
use interview::{Interview, PortraitId};
use markdown::{Body, Reading};

/// Reads a Markdown file. What has no place in an interview is in `left_out`.
pub fn read(text: &str) -> Draft {
    let Reading { interview, body, pieces, left_out, front_is_unreadable } = markdown::read(text);
    let mut draft = Draft { interview, left_out, ..Draft::default() };
    if front_is_unreadable {
        draft.remarks.push(Remark::new("details", Notice::FrontMatter, 1.0));
    }
    if body != Body::AsPlanned {
        if body != Body::Foreign {
            draft.remarks.push(Remark::new("blocks", Notice::Rearranged, 0.7));
        }
        let understood = body::read(&pieces, &mut draft);
        coverage::keep_what_is_missing(text, &understood, &mut draft);
    }
    draft.pictures = pictures_beside(&draft.interview);
    draft
}

/// The files of portraits that lie beside the text; what lies elsewhere is not fetched.
fn pictures_beside(interview: &Interview) -> Vec<(PortraitId, String)> {
    let is_beside = |name: &str| !name.is_empty() && !name.contains("://");
    let named = interview.portraits.iter().filter(|portrait| is_beside(&portrait.file_name));
    named.map(|portrait| (portrait.id.clone(), portrait.file_name.clone())).collect()
}

/// The text is more likely Markdown than plain text: it has front matter, or several kinds of Markdown's signs.
pub fn looks_like_markdown(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}');
    let mut lines = text.lines();
    if lines.next().is_some_and(|line| line.trim_end() == "---") {
        let front: Vec<&str> = lines.take_while(|line| line.trim_end() != "---").collect();
        return !front.is_empty() && front.iter().any(|line| line.contains(':'));
    }
    let has_line = |is: fn(&str) -> bool| text.lines().any(is);
    let signs = [
        has_line(|line| line.starts_with("# ") || line.starts_with("## ") || line.starts_with("### ")),
        has_line(|line| line.starts_with("**") && line.matches("**").count() >= 2),
        has_line(|line| line.starts_with("> ")),
        has_line(|line| line.starts_with("![") && line.contains("](")),
        has_line(|line| line.contains("](http")),
    ];
    signs.iter().filter(|sign| **sign).count() >= 2 || text.matches("\n**").count() >= 3
}
