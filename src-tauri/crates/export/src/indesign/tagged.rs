//! InDesign's tagged text in plain ASCII: every other letter by its code unit, so that no program on the way can mistake
//! the encoding.

use super::{Letters, draft_style, face, lines};
use crate::format::Manuscript;
use crate::galley::LineStyle;
use crate::package::{ExportError, PackageFile};
use interview::Language;
use std::fmt::Write;

pub use super::reduce;

/// Lines end as on Windows, which the first tag says.
const LINE_END: &str = "\r\n";

/// The text as one `.txt`.
///
/// # Errors
/// None; the signature is that of all formats.
pub fn write(manuscript: &Manuscript<'_>) -> Result<Vec<PackageFile>, ExportError> {
    let language = Language::of(&manuscript.interview.details.language);
    let mut out = format!("<ASCII-WIN>{LINE_END}<Version:5><FeatureSet:InDesign-Roman>");
    for letters in Letters::STYLED {
        define(&mut out, "Char", letters.name(language), letters.face());
    }
    for line in LineStyle::ALL {
        define(&mut out, "Para", line.name(language), face(line));
    }
    define(&mut out, "Para", draft_style(language), Some("Bold"));
    for line in lines(manuscript) {
        let _ = write!(out, "{LINE_END}<ParaStyle:{}>", line.style);
        for (letters, text) in &line.runs {
            let name = letters.name(language);
            if name.is_empty() {
                push(&mut out, text);
            } else {
                let _ = write!(out, "<CharStyle:{name}>");
                push(&mut out, text);
                out.push_str("<CharStyle:>");
            }
        }
    }
    Ok(vec![PackageFile { path: format!("{}.txt", manuscript.slug), bytes: out.into_bytes() }])
}

fn define(out: &mut String, kind: &str, name: &str, face: Option<&str>) {
    // Writing to a text cannot fail.
    let _ = write!(out, "<Define{kind}Style:{name}=<Nextstyle:{name}>");
    if let Some(face) = face {
        let _ = write!(out, "<cTypeface:{face}>");
    }
    out.push('>');
}

/// Letters, escaped.
fn push(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '<' | '>' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            ' '..='~' => out.push(c),
            c => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    let _ = write!(out, "<0x{unit:04X}>");
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_is_ascii_and_none_is_a_tag() {
        let mut out = String::new();
        push(&mut out, "a<b>\\ ä\n🙂");
        assert_eq!(out, "a\\<b\\>\\\\ <0x00E4><0x000A><0xD83D><0xDE42>");
    }
}
