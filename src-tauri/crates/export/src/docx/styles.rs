//! `word/styles.xml`: how the named styles look. A house changes them in its own template; the names stay.

use super::MAIN;
use crate::format::Manuscript;
use crate::galley::{LetterStyle, LineStyle};
use crate::xml::{self, Xml};
use interview::Language;
use markdown::Questions;

/// The style of a paragraph that names none, and of the letters of links: both have these ids in every file of Word.
const NORMAL: &str = "Normal";
pub(super) const LINK: &str = "Hyperlink";
/// Names that Word has styles of its own for: ours are those.
const BUILT_IN: [&str; 3] = ["Title", "Caption", "Date"];

/// How a paragraph looks beside what all have.
#[derive(Default)]
struct Look {
    /// In half points; 0 for that of running text.
    size: u16,
    bold: bool,
    italic: bool,
    colour: Option<&'static str>,
    /// Twentieths of a point.
    before: u16,
    after: u16,
    indent: u16,
    border: Border,
    /// It stays with what follows.
    leads: bool,
    /// Its level in the outline, from 0.
    outline: Option<u8>,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Border {
    #[default]
    None,
    Left,
    Box,
}

/// The id of a style; the same in every language.
pub(super) fn id(style: LineStyle) -> &'static str {
    match style {
        LineStyle::Kicker => "Kicker",
        LineStyle::Headline => "Title",
        LineStyle::Standfirst => "Standfirst",
        LineStyle::Date => "Dateline",
        LineStyle::Intro => "Intro",
        LineStyle::Question => "Question",
        LineStyle::Answer => "Answer",
        LineStyle::PullQuote => "PullQuote",
        LineStyle::Subheading => "Subheading",
        LineStyle::Note => "Note",
        LineStyle::BoxHeading => "BoxHeading",
        LineStyle::BoxText => "BoxText",
        LineStyle::PictureText => "PictureText",
        LineStyle::Caption => "PictureCaption",
        LineStyle::Byline => "Byline",
        LineStyle::RelatedHeading => "RelatedHeading",
        LineStyle::RelatedItem => "RelatedItem",
    }
}

/// The id of a style of letters.
pub(super) fn letter_id(style: LetterStyle) -> &'static str {
    match style {
        LetterStyle::Speaker => "Speaker",
        LetterStyle::Credit => "Credit",
    }
}

fn look(style: LineStyle, questions: Questions) -> Look {
    let plain = Look { after: 120, ..Look::default() };
    const GREY: Option<&str> = Some("595959");
    match style {
        LineStyle::Kicker => Look { colour: GREY, after: 40, leads: true, ..plain },
        LineStyle::Headline => Look { size: 44, bold: true, leads: true, ..plain },
        LineStyle::Standfirst => Look { size: 26, ..plain },
        LineStyle::Date => Look { size: 18, colour: GREY, after: 240, ..plain },
        LineStyle::Intro | LineStyle::Answer => plain,
        LineStyle::Question => Look {
            bold: true,
            before: 240,
            leads: true,
            outline: (questions == Questions::Headings).then_some(2),
            ..plain
        },
        LineStyle::PullQuote => {
            Look { size: 28, before: 240, after: 240, indent: 284, border: Border::Left, ..plain }
        }
        LineStyle::Subheading => Look { size: 28, before: 360, leads: true, outline: Some(1), ..plain },
        LineStyle::Note => Look { italic: true, before: 120, ..plain },
        LineStyle::BoxHeading => Look { bold: true, border: Border::Box, leads: true, ..plain },
        LineStyle::BoxText => Look { size: 20, border: Border::Box, ..plain },
        LineStyle::PictureText | LineStyle::Caption | LineStyle::RelatedItem => {
            Look { size: 18, colour: GREY, ..plain }
        }
        LineStyle::Byline => Look { size: 20, before: 240, ..plain },
        LineStyle::RelatedHeading => Look { size: 20, bold: true, before: 360, leads: true, ..plain },
    }
}

pub(super) fn file(manuscript: &Manuscript<'_>) -> String {
    let details = &manuscript.interview.details;
    let language = Language::of(&details.language);
    let mut file = Xml::file();
    file.element("w:styles", &[("xmlns:w", MAIN)], |file| {
        defaults(file, &xml::language_tag(&details.language));
        usual(file);
        for style in LineStyle::ALL {
            paragraph(file, style, &look(style, manuscript.style.questions), language);
        }
        letters(file, "Speaker", LetterStyle::Speaker.name(language), |file| {
            file.empty("w:b", &[]);
            file.empty("w:bCs", &[]);
        });
        letters(file, "Credit", LetterStyle::Credit.name(language), |file| file.empty("w:noProof", &[]));
        letters(file, LINK, LINK, |file| {
            file.empty("w:color", &[("w:val", "0563C1")]);
            file.empty("w:u", &[("w:val", "single")]);
        });
    });
    file.finish()
}

fn defaults(file: &mut Xml, language: &str) {
    file.element("w:docDefaults", &[], |file| {
        file.element("w:rPrDefault", &[], |file| {
            file.element("w:rPr", &[], |file| {
                let scripts = ["w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"].map(|script| (script, "Arial"));
                file.empty("w:rFonts", &scripts);
                file.empty("w:sz", &[("w:val", "22")]);
                file.empty("w:szCs", &[("w:val", "22")]);
                file.empty("w:lang", &[("w:val", language)]);
            });
        });
        file.element("w:pPrDefault", &[], |file| {
            file.element("w:pPr", &[], |file| {
                file.empty("w:spacing", &[("w:after", "120"), ("w:line", "288"), ("w:lineRule", "auto")]);
            });
        });
    });
}

fn usual(file: &mut Xml) {
    let attributes = [("w:type", "paragraph"), ("w:default", "1"), ("w:styleId", NORMAL)];
    file.element("w:style", &attributes, |file| {
        file.empty("w:name", &[("w:val", NORMAL)]);
        file.empty("w:qFormat", &[]);
    });
}

fn paragraph(file: &mut Xml, style: LineStyle, look: &Look, language: Language) {
    // Word knows the title of a file by this name in every language, and shows it in its own.
    let name = if style == LineStyle::Headline { "Title" } else { style.name(language) };
    let mut attributes = vec![("w:type", "paragraph"), ("w:styleId", id(style))];
    if !BUILT_IN.contains(&name) {
        attributes.push(("w:customStyle", "1"));
    }
    let next = if style == LineStyle::Question { LineStyle::Answer } else { style };
    file.element("w:style", &attributes, |file| {
        file.empty("w:name", &[("w:val", name)]);
        file.empty("w:basedOn", &[("w:val", NORMAL)]);
        file.empty("w:next", &[("w:val", id(next))]);
        file.empty("w:qFormat", &[]);
        file.element("w:pPr", &[], |file| paragraph_properties(file, look));
        file.element("w:rPr", &[], |file| letter_properties(file, look));
    });
    file.line();
}

fn paragraph_properties(file: &mut Xml, look: &Look) {
    if look.leads {
        file.empty("w:keepNext", &[]);
    }
    if look.border != Border::None {
        let sides: &[&str] = match look.border {
            Border::Box => &["w:top", "w:left", "w:bottom", "w:right"],
            _ => &["w:left"],
        };
        file.element("w:pBdr", &[], |file| {
            for side in sides {
                let line = [("w:val", "single"), ("w:sz", "6"), ("w:space", "8"), ("w:color", "7F7F7F")];
                file.empty(side, &line);
            }
        });
    }
    let (before, after) = (look.before.to_string(), look.after.to_string());
    file.empty("w:spacing", &[("w:before", &before), ("w:after", &after)]);
    if look.indent > 0 {
        file.empty("w:ind", &[("w:left", &look.indent.to_string())]);
    }
    if let Some(level) = look.outline {
        file.empty("w:outlineLvl", &[("w:val", &level.to_string())]);
    }
}

fn letter_properties(file: &mut Xml, look: &Look) {
    for (is_on, names) in [(look.bold, ["w:b", "w:bCs"]), (look.italic, ["w:i", "w:iCs"])] {
        if is_on {
            names.iter().for_each(|name| file.empty(name, &[]));
        }
    }
    if let Some(colour) = look.colour {
        file.empty("w:color", &[("w:val", colour)]);
    }
    if look.size > 0 {
        let size = look.size.to_string();
        file.empty("w:sz", &[("w:val", &size)]);
        file.empty("w:szCs", &[("w:val", &size)]);
    }
}

fn letters(file: &mut Xml, id: &str, name: &str, inside: impl FnOnce(&mut Xml)) {
    file.element("w:style", &[("w:type", "character"), ("w:styleId", id)], |file| {
        file.empty("w:name", &[("w:val", name)]);
        file.empty("w:qFormat", &[]);
        file.element("w:rPr", &[], inside);
    });
    file.line();
}
