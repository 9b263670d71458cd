//! Where the letters of a group go: into the text, into a note, into something that is told of the text, or nowhere.

use crate::gather::Standing;

/// Where letters go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Goes {
    #[default]
    Text,
    Footnote,
    TextBox,
    /// Said of the text; gathered until the group closes.
    Aside(Said),
    /// Fonts: no letters, but code pages.
    Fonts,
    /// Groups of names: each group in it is one.
    Table(Said),
    /// Facts about the file: no letters, but groups.
    Info,
    Nowhere,
}

/// What is said of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    Style,
    Reviser,
    Fact(&'static str),
    Instruction,
    ItemSign,
    Furniture,
    Comment,
    CommentAuthor,
    CommentDate,
    CommentName,
    CommentBegins,
    CommentEnds,
}

/// Where the letters of a group with this first word go; `None`: the word changes nothing.
pub(super) fn of_word(word: &str) -> Option<Goes> {
    Some(match word {
        "fonttbl" => Goes::Fonts,
        "stylesheet" => Goes::Table(Said::Style),
        "revtbl" => Goes::Table(Said::Reviser),
        "info" => Goes::Info,
        "title" => Goes::Aside(Said::Fact("title")),
        "author" => Goes::Aside(Said::Fact("author")),
        "subject" => Goes::Aside(Said::Fact("subject")),
        "keywords" => Goes::Aside(Said::Fact("keywords")),
        "doccomm" => Goes::Aside(Said::Fact("description")),
        "fldinst" => Goes::Aside(Said::Instruction),
        "listtext" | "pntext" => Goes::Aside(Said::ItemSign),
        "header" | "headerl" | "headerr" | "headerf" | "footer" | "footerl" | "footerr" | "footerf" => {
            Goes::Aside(Said::Furniture)
        }
        "annotation" => Goes::Aside(Said::Comment),
        "atnauthor" => Goes::Aside(Said::CommentAuthor),
        "atndate" => Goes::Aside(Said::CommentDate),
        "atnref" => Goes::Aside(Said::CommentName),
        "atrfstart" => Goes::Aside(Said::CommentBegins),
        "atrfend" => Goes::Aside(Said::CommentEnds),
        "footnote" => Goes::Footnote,
        "shptxt" => Goes::TextBox,
        "colortbl" | "pict" | "object" | "sp" | "listtable" | "listoverridetable" | "nonshppict"
        | "themedata" | "datastore" | "xmlnstbl" | "generator" | "atnid" | "pnseclvl" | "filetbl"
        | "ftnsep" | "ftnsepc" | "aftnsep" | "aftnsepc" | "bkmkstart" | "bkmkend" | "tc" | "xe" => {
            Goes::Nowhere
        }
        _ => return None,
    })
}

/// How the letters of a group are set, and where they go.
#[derive(Clone, Default)]
pub(super) struct State {
    pub(super) goes: Goes,
    /// This group has said where its letters go.
    pub(super) opened: bool,
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) hidden: bool,
    /// In half points.
    pub(super) size: u32,
    pub(super) font: i32,
    pub(super) style: i32,
    /// Letters that stand for `\u` in programs without Unicode, and are passed over here.
    pub(super) fallback: usize,
    pub(super) standing: Standing,
    pub(super) reviser: usize,
    pub(super) link: Option<std::rc::Rc<str>>,
    pub(super) in_table: bool,
    pub(super) outline: Option<u8>,
}
