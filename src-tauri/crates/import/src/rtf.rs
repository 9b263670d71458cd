//! Rich Text Format (specification 1.9.1): letters of all code pages, looks, notes, comments, changes as suggestions.
//!
//! Pictures and embedded objects are passed over and told. A file that ends early is read as far as it goes.

mod letters;
mod places;
mod token;

use crate::archive::PackageError;
use crate::gather::{
    Gatherer, Line, Setting, Standing, Voice, is_contents_style, look_of_style, raised, web_link,
};
use crate::notice::{Notice, Remark};
use crate::source::{Look, Source};
use encoding_rs::Encoding;
use places::{Goes, Said, State};
use std::collections::HashMap;
use token::{Token, Tokens};

/// Deepest nesting of groups. Word comes to about 20.
pub const MAX_DEPTH: usize = 1_000;
/// Most bytes of addresses of links in one file; beyond them links are plain words.
const MAX_LINKS: usize = 8_000_000;

/// Reads a file.
///
/// # Errors
/// If its groups are nested deeper than [`MAX_DEPTH`].
pub fn read(bytes: &[u8]) -> Result<(Source, Vec<Remark>), PackageError> {
    let mut reader = Reader::new();
    let mut tokens = Tokens::new(bytes);
    while let Some(token) = tokens.next() {
        match token {
            Token::Open => reader.open()?,
            Token::Close => reader.close(),
            Token::Word("bin", length) => {
                tokens.pass_over(length.and_then(|n| n.try_into().ok()).unwrap_or(0))
            }
            Token::Word(word, number) => reader.word(word, number),
            Token::Symbol(b'*') => reader.starred = true,
            Token::Symbol(symbol) => reader.letters(letters::symbol(symbol).unwrap_or_default()),
            Token::Letter(letter) => reader.letter(letter),
        }
    }
    Ok(reader.finish())
}

struct Reader {
    gatherer: Gatherer,
    state: State,
    outer: Vec<State>,
    /// The lines that are open: the text's, and that of a note or a box in it.
    line: Line,
    outer_lines: Vec<Line>,
    /// What is said of the text, innermost last.
    said: Vec<String>,
    /// Letters that are not decoded yet.
    bytes: Vec<u8>,
    page: &'static Encoding,
    fonts: HashMap<i32, &'static Encoding>,
    styles: HashMap<i32, String>,
    revisers: Vec<String>,
    notes: Vec<(String, Line)>,
    boxes: Vec<Line>,
    signs: usize,
    item: Option<String>,
    comments: HashMap<String, (Voice, String)>,
    comment: (Voice, Option<String>),
    date: [i32; 3],
    /// First half of a letter beyond the basic plane.
    high: Option<u32>,
    to_skip: usize,
    starred: bool,
    row: u16,
    column: u16,
    pictures: usize,
    links_left: usize,
}

impl Reader {
    fn new() -> Self {
        Self {
            gatherer: Gatherer::default(),
            state: State { fallback: 1, size: 24, ..State::default() },
            outer: Vec::new(),
            line: Line::default(),
            outer_lines: Vec::new(),
            said: Vec::new(),
            bytes: Vec::new(),
            page: encoding_rs::WINDOWS_1252,
            fonts: HashMap::new(),
            styles: HashMap::new(),
            revisers: Vec::new(),
            notes: Vec::new(),
            boxes: Vec::new(),
            signs: 0,
            item: None,
            comments: HashMap::new(),
            comment: (Voice::default(), None),
            date: [0; 3],
            high: None,
            to_skip: 0,
            starred: false,
            row: 0,
            column: 0,
            pictures: 0,
            links_left: MAX_LINKS,
        }
    }

    fn open(&mut self) -> Result<(), PackageError> {
        self.flush();
        if self.outer.len() >= MAX_DEPTH {
            return Err(PackageError::TooDeep);
        }
        self.outer.push(self.state.clone());
        self.state.opened = false;
        (self.starred, self.to_skip) = (false, 0);
        if let Goes::Table(said) = self.state.goes {
            self.go(Goes::Aside(said));
        }
        Ok(())
    }

    fn close(&mut self) {
        self.flush();
        (self.starred, self.to_skip) = (false, 0);
        if self.outer.len() == 1 {
            self.end_paragraph();
        }
        let Some(outer) = self.outer.pop() else { return };
        let inner = std::mem::replace(&mut self.state, outer);
        if self.outer.is_empty() {
            // Behind the last group there is nothing but what programs have left there.
            self.state.goes = Goes::Nowhere;
        }
        if !inner.opened {
            return;
        }
        match inner.goes {
            Goes::Aside(said) => {
                let words = self.said.pop().unwrap_or_default();
                self.take(said, words.trim(), inner.style);
            }
            Goes::Footnote => {
                let note = self.close_line();
                self.notes.push((self.signs.to_string(), note));
            }
            Goes::TextBox => {
                let text_box = self.close_line();
                self.boxes.push(text_box);
            }
            _ => {}
        }
    }

    fn close_line(&mut self) -> Line {
        let outer = self.outer_lines.pop().unwrap_or_default();
        std::mem::replace(&mut self.line, outer)
    }

    /// From here on, the letters of this group go there. A group says it once.
    fn go(&mut self, goes: Goes) {
        if self.state.opened || self.state.goes == Goes::Nowhere {
            return;
        }
        match goes {
            Goes::Aside(_) => self.said.push(String::new()),
            Goes::Footnote => {
                self.signs += 1;
                let sign = raised(&self.signs.to_string());
                self.letters(&sign);
                self.outer_lines.push(std::mem::take(&mut self.line));
            }
            Goes::TextBox => self.outer_lines.push(std::mem::take(&mut self.line)),
            _ => {}
        }
        self.state.goes = goes;
        self.state.opened = true;
    }

    /// What a closed group has said of the text.
    fn take(&mut self, said: Said, words: &str, style: i32) {
        let text = || words.to_owned();
        match said {
            Said::Style if style == 0 => {}
            Said::Style => {
                drop(self.styles.insert(style, words.trim_end_matches(';').chars().take(100).collect()))
            }
            Said::Reviser => self.revisers.push(words.trim_end_matches(';').to_owned()),
            Said::Fact(name) if !words.is_empty() => {
                self.gatherer.source.facts.push((name.to_owned(), text()))
            }
            Said::Instruction => {
                let target =
                    words.strip_prefix("HYPERLINK").map(|rest| rest.split('"').nth(1).unwrap_or(rest));
                self.state.link = target.and_then(web_link).map(Into::into);
            }
            Said::ItemSign => self.item = Some(text()),
            Said::Furniture => self.gatherer.leave_out(words),
            Said::CommentAuthor => self.comment.0.author = Some(text()),
            Said::CommentName => self.comment.1 = Some(text()),
            Said::CommentDate => self.comment.0.date = words.parse().ok().and_then(packed_date),
            Said::CommentBegins => self.line.begin_comment(text()),
            Said::CommentEnds => self.line.end_comment(text()),
            Said::Comment => {
                let (voice, name) = std::mem::take(&mut self.comment);
                let name = name.unwrap_or_else(|| format!("#{}", self.comments.len()));
                self.gatherer.mention(&mut self.line, name.clone());
                self.comments.insert(name, (voice, text()));
            }
            Said::Fact(_) => {}
        }
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
        let starred = std::mem::take(&mut self.starred);
        if word == "u" {
            return self.unicode(number.unwrap_or(0));
        }
        if let Some(letters) = letters::named(word) {
            return self.letters(letters);
        }
        self.flush();
        if let Some(goes) = places::of_word(word) {
            self.pictures += usize::from(word == "pict" && self.state.goes != Goes::Nowhere);
            return self.go(goes);
        }
        if starred && !matches!(word, "shpinst" | "shppict") {
            return self.go(Goes::Nowhere);
        }
        self.set(word, number);
        self.structure(word, number);
    }

    /// Words that set letters.
    fn set(&mut self, word: &str, number: Option<i32>) {
        let on = number != Some(0);
        let state = &mut self.state;
        match word {
            "b" => state.bold = on,
            "i" => state.italic = on,
            "v" => state.hidden = on,
            "fs" => state.size = number.and_then(|n| n.try_into().ok()).unwrap_or(24),
            "f" => state.font = number.unwrap_or(0),
            "uc" => state.fallback = number.and_then(|n| n.try_into().ok()).unwrap_or(1).min(8),
            "revised" => state.standing = if on { Standing::Inserted } else { Standing::Settled },
            "deleted" if state.standing == Standing::Inserted => {}
            "deleted" => state.standing = if on { Standing::Deleted } else { Standing::Settled },
            "revauth" | "revauthdel" => state.reviser = number.and_then(|n| n.try_into().ok()).unwrap_or(0),
            "plain" => {
                (state.bold, state.italic, state.hidden) = (false, false, false);
                (state.size, state.standing) = (24, Standing::Settled);
            }
            "pard" => (state.style, state.in_table, state.outline) = (0, false, None),
            "s" => state.style = number.unwrap_or(0),
            "outlinelevel" => state.outline = number.and_then(|n| n.try_into().ok()),
            "intbl" => state.in_table = true,
            "fcharset" if state.goes == Goes::Fonts => {
                let page = letters::of_charset(number.unwrap_or(0));
                self.fonts.extend(page.map(|page| (self.state.font, page)));
            }
            "ansicpg" => self.page = letters::code_page(number.unwrap_or(1252)),
            "mac" => self.page = encoding_rs::MACINTOSH,
            _ => {}
        }
    }

    /// Words that end paragraphs and cells, or say something of the file.
    fn structure(&mut self, word: &str, number: Option<i32>) {
        match word {
            "par" | "sect" => self.end_paragraph(),
            "page" => self.gatherer.gap(),
            "cell" | "nestcell" => {
                self.state.in_table = true;
                self.end_paragraph();
                self.column = self.column.saturating_add(1);
            }
            "row" => (self.row, self.column) = (self.row.saturating_add(1), 0),
            "yr" | "mo" | "dy" if self.state.goes == Goes::Info => {
                let place = ["yr", "mo", "dy"].iter().position(|name| *name == word).unwrap_or(0);
                // Created stands before changed: the first counts.
                if self.date[place] == 0 {
                    self.date[place] = number.unwrap_or(0);
                }
            }
            "deflang" | "lang" if self.gatherer.source.language.is_none() => {
                self.gatherer.source.language = number.and_then(letters::language).map(str::to_owned);
            }
            _ => {}
        }
    }

    fn end_paragraph(&mut self) {
        self.flush();
        match self.state.goes {
            Goes::Text => {}
            Goes::Aside(_) => return self.letters("\n"),
            // Paragraphs of a note or a box are lines of it.
            Goes::Footnote | Goes::TextBox => return self.letters("\n"),
            _ => return,
        }
        let mut line = std::mem::take(&mut self.line);
        let name = self.styles.get(&self.state.style).map(String::as_str).unwrap_or_default();
        let item = self.item.take();
        let look = match (look_of_style(name), self.state.outline) {
            _ if self.state.in_table => Look::Cell { row: self.row, column: self.column },
            (Some(look), _) => look,
            (None, Some(level @ 0..=8)) => Look::Heading((level + 1).min(6)),
            _ if item.is_some() => Look::Item(item.clone().filter(|sign| !sign.is_empty()).map(shown_sign)),
            _ => Look::Body,
        };
        match look {
            Look::Item(_) | Look::Body => {}
            Look::Cell { .. } => item.into_iter().for_each(|sign| line.precede(&format!("{sign} "))),
            // That a heading is bold says nothing of its words.
            _ => line.unmark(),
        }
        if !self.state.in_table {
            (self.row, self.column) = (0, 0);
        }
        if is_contents_style(name) {
            self.gatherer.leave_out(&line.text());
        } else {
            self.gatherer.push(look, line);
        }
        for text_box in std::mem::take(&mut self.boxes) {
            self.gatherer.push(Look::Aside, text_box);
        }
    }

    fn unicode(&mut self, number: i32) {
        self.flush();
        // Numbers are 16 bits with a sign.
        let unit = number as u32 & 0xffff;
        match (unit, self.high.take()) {
            (0xd800..=0xdbff, _) => self.high = Some(unit),
            (0xdc00..=0xdfff, Some(high)) => {
                let code = 0x1_0000 + ((high - 0xd800) << 10) + (unit - 0xdc00);
                self.letters(char::from_u32(code).unwrap_or('\u{fffd}').encode_utf8(&mut [0; 4]));
            }
            _ => self.letters(char::from_u32(unit).unwrap_or('\u{fffd}').encode_utf8(&mut [0; 4])),
        }
        self.to_skip = self.state.fallback;
    }

    fn letter(&mut self, letter: u8) {
        if self.to_skip > 0 {
            self.to_skip -= 1;
        } else if !matches!(self.state.goes, Goes::Nowhere | Goes::Fonts | Goes::Info | Goes::Table(_)) {
            self.bytes.push(letter);
        }
    }

    /// Decodes what has gathered.
    fn flush(&mut self) {
        if !self.bytes.is_empty() {
            let page = self.fonts.get(&self.state.font).copied().unwrap_or(self.page);
            let bytes = std::mem::take(&mut self.bytes);
            let (letters, _) = page.decode_without_bom_handling(&bytes);
            self.add(&letters);
        }
    }

    /// Adds letters behind those that have gathered.
    fn letters(&mut self, letters: &str) {
        self.flush();
        self.add(letters);
    }

    fn add(&mut self, letters: &str) {
        match self.state.goes {
            Goes::Aside(_) => self.said.last_mut().into_iter().for_each(|said| said.push_str(letters)),
            Goes::Text | Goes::Footnote | Goes::TextBox if self.state.hidden => {
                self.gatherer.leave_out(letters)
            }
            Goes::Text | Goes::Footnote | Goes::TextBox => {
                let link = self.state.link.as_deref().filter(|_| self.links_left > 0).map(str::to_owned);
                self.links_left = self.links_left.saturating_sub(link.as_ref().map_or(0, String::len));
                let State { bold, italic, size, standing, reviser, .. } = self.state;
                if standing != Standing::Settled {
                    let author = self.revisers.get(reviser).cloned();
                    self.line.suggest(&Voice { author, date: None });
                }
                self.line.push(letters, &Setting { bold, italic, link, size }, standing);
            }
            _ => {}
        }
    }

    fn finish(mut self) -> (Source, Vec<Remark>) {
        while !self.outer.is_empty() {
            self.close();
        }
        for (sign, line) in std::mem::take(&mut self.notes) {
            self.gatherer.push(Look::Footnote(sign), line);
        }
        let [year, month, day] = self.date;
        if year > 0 {
            let date = format!("{year:04}-{month:02}-{day:02}");
            self.gatherer.source.facts.push(("date".to_owned(), date));
        }
        let mut remarks = Vec::new();
        if self.pictures > 0 {
            remarks.push(Remark::new("blocks", Notice::PicturesPassedOver(self.pictures), 1.0));
        }
        (self.gatherer.finish(self.comments), remarks)
    }
}

/// Symbol fonts write a bullet as a middle dot.
fn shown_sign(sign: String) -> String {
    if sign == "·" { "•".to_owned() } else { sign }
}

/// The date in a `DTTM`: minute, hour, day, month, year since 1900, from the lowest bit.
fn packed_date(bits: i64) -> Option<String> {
    let field = |at: u32, width: u32| (bits >> at) & ((1 << width) - 1);
    let (minute, hour, day, month, year) =
        (field(0, 6), field(6, 5), field(11, 5), field(16, 4), field(20, 9));
    (day > 0 && month > 0).then(|| format!("{:04}-{month:02}-{day:02}T{hour:02}:{minute:02}", year + 1900))
}
