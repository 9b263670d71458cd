//! What the readers of office files gather a [`Source`] with: paragraphs of runs, some of them only suggested,
//! comments that begin in one paragraph and end in another, gaps.

use crate::source::{Look, Piece, Source, SourceComment, SourcePicture, SuggestedWording};
use interview::{Mark, Paragraph, Span};
use std::collections::{HashMap, HashSet};

/// Characters that no reader sees and every search stumbles over: soft hyphen, zero-width space, byte order mark.
const UNSEEN: [char; 3] = ['\u{ad}', '\u{200b}', '\u{feff}'];

/// Longest address of a link, in bytes.
const MAX_LINK: usize = 4_000;

/// Whether a run stands in the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Nobody disputes it.
    #[default]
    Settled,
    /// Somebody suggests adding it.
    Inserted,
    /// Somebody suggests taking it out.
    Deleted,
}

/// Who suggested or commented, and when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Voice {
    pub(crate) author: Option<String>,
    pub(crate) date: Option<String>,
}

/// How a run is set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Setting {
    pub(crate) bold: bool,
    pub(crate) italic: bool,
    pub(crate) link: Option<String>,
    /// In half points; 0 if the file does not say.
    pub(crate) size: u32,
}

/// A paragraph while it is read.
#[derive(Default)]
pub(crate) struct Line {
    settled: Vec<Span>,
    suggested: Vec<Span>,
    change: Option<Voice>,
    /// Characters of the settled text so far.
    length: u32,
    edges: Vec<(String, Edge, u32)>,
    /// The comments that begin here.
    commented: HashSet<String>,
    /// The smallest letters, in half points.
    smallest: Option<u32>,
}

enum Edge {
    Begin,
    End,
}

impl Line {
    /// Adds a run.
    pub(crate) fn push(&mut self, text: &str, setting: &Setting, standing: Standing) {
        let text: String = text.chars().filter(|c| !UNSEEN.contains(c)).collect();
        if text.is_empty() {
            return;
        }
        if !text.trim().is_empty() {
            self.smallest = Some(self.smallest.unwrap_or(u32::MAX).min(setting.size));
        }
        let marks =
            [(setting.italic, Mark::Emphasis), (setting.bold, Mark::Strong)].into_iter().filter(|m| m.0);
        let span = Span { text, marks: marks.map(|m| m.1).collect(), link: setting.link.clone() };
        if standing != Standing::Deleted {
            self.suggested.push(span.clone());
        }
        if standing != Standing::Inserted {
            self.length += span.text.chars().count() as u32;
            self.settled.push(span);
        }
    }

    /// A suggestion of this person is in the paragraph. The first counts.
    pub(crate) fn suggest(&mut self, voice: &Voice) {
        self.change.get_or_insert_with(|| voice.clone());
    }

    /// A comment of this name begins here.
    pub(crate) fn begin_comment(&mut self, name: String) {
        self.commented.insert(name.clone());
        self.edges.push((name, Edge::Begin, self.length));
    }

    /// A comment of this name ends here.
    pub(crate) fn end_comment(&mut self, name: String) {
        self.edges.push((name, Edge::End, self.length));
    }

    /// Puts a sign before the paragraph.
    pub(crate) fn precede(&mut self, sign: &str) {
        let length = sign.chars().count() as u32;
        self.settled.insert(0, Span::plain(sign));
        self.suggested.insert(0, Span::plain(sign));
        self.length += length;
        self.edges.iter_mut().for_each(|(_, _, at)| *at += length);
    }

    /// Takes all marks off, but no link.
    pub(crate) fn unmark(&mut self) {
        self.settled.iter_mut().chain(&mut self.suggested).for_each(|span| span.marks.clear());
    }

    /// The words as they stand.
    pub(crate) fn text(&self) -> String {
        self.settled.iter().map(|span| span.text.as_str()).collect()
    }

    /// There are neither words nor comments in it.
    pub(crate) fn is_bare(&self) -> bool {
        self.is_blank() && self.edges.is_empty()
    }

    fn is_blank(&self) -> bool {
        self.settled.iter().chain(&self.suggested).all(|span| span.text.trim().is_empty())
    }
}

/// A source while it is read.
#[derive(Default)]
pub(crate) struct Gatherer {
    pub(crate) source: Source,
    /// The smallest letters of each piece, in half points; 0 if unknown.
    sizes: Vec<u32>,
    gap: bool,
    begun: HashMap<String, (usize, u32)>,
    /// All comments that have begun so far.
    commented: HashSet<String>,
    /// Comments whose place is known: name, piece, from, to.
    places: Vec<(String, usize, u32, u32)>,
}

impl Gatherer {
    /// An empty line, a ruler or a new page stands here.
    pub(crate) fn gap(&mut self) {
        self.gap = true;
    }

    /// Adds a paragraph. A blank one is a gap.
    pub(crate) fn push(&mut self, look: Look, line: Line) {
        let at = self.source.pieces.len();
        if line.is_blank() {
            self.gap = true;
        } else {
            let text = Paragraph::new(line.settled);
            let wish = Paragraph::new(line.suggested);
            let Voice { author, date } = line.change.unwrap_or_default();
            let suggested = (wish != text).then_some(SuggestedWording { text: wish, author, date });
            let gap_before = std::mem::take(&mut self.gap);
            self.source.pieces.push(Piece { look, text, suggested, gap_before });
            self.sizes.push(line.smallest.unwrap_or(0));
        }
        self.commented.extend(line.commented);
        for (name, edge, position) in line.edges {
            match edge {
                Edge::Begin => drop(self.begun.insert(name, (at, position))),
                Edge::End => {
                    if let Some((piece, from)) = self.begun.remove(&name) {
                        let to = if piece == at { position } else { self.end_of(piece) };
                        self.places.push((name, piece, from, to));
                    }
                }
            }
        }
    }

    /// A comment is referred to here. If no words were named for it, it is about this place.
    pub(crate) fn mention(&self, line: &mut Line, name: String) {
        if !self.commented.contains(&name) && !line.commented.contains(&name) {
            line.begin_comment(name.clone());
            line.end_comment(name);
        }
    }

    /// Adds a picture.
    pub(crate) fn push_picture(&mut self, picture: SourcePicture) {
        let gap_before = std::mem::take(&mut self.gap);
        let look = Look::Picture(picture);
        self.source.pieces.push(Piece { look, gap_before, ..Piece::default() });
        self.sizes.push(0);
    }

    /// Text that is no part of the page's text.
    pub(crate) fn leave_out(&mut self, text: &str) {
        let text = text.trim();
        if !text.is_empty() && self.source.left_out.last().is_none_or(|last| last != text) {
            self.source.left_out.push(text.to_owned());
        }
    }

    fn end_of(&self, piece: usize) -> u32 {
        self.source.pieces.get(piece).map_or(0, |piece| piece.text.text().chars().count() as u32)
    }

    /// The comments find their places; paragraphs that are only set larger become headings.
    pub(crate) fn finish(mut self, mut comments: HashMap<String, (Voice, String)>) -> Source {
        let open: Vec<_> = self.begun.drain().collect();
        for (name, (piece, from)) in open {
            let to = self.end_of(piece).max(from);
            self.places.push((name, piece, from, to));
        }
        self.places.sort_by(|a, b| (a.1, a.2, a.3, &a.0).cmp(&(b.1, b.2, b.3, &b.0)));
        for (name, piece, from, to) in std::mem::take(&mut self.places) {
            if let Some((voice, text)) = comments.remove(&name) {
                // A comment on an empty last paragraph belongs to the one before it.
                let piece = piece.min(self.source.pieces.len().saturating_sub(1));
                let Voice { author, date } = voice;
                self.source.comments.push(SourceComment { piece, from, to, author, date, text });
            }
        }
        self.headings_by_size();
        self.source
    }

    /// A short paragraph in letters a quarter larger than most of the text's is a heading, whatever its style is called.
    fn headings_by_size(&mut self) {
        let mut letters: HashMap<u32, usize> = HashMap::new();
        for (piece, size) in self.source.pieces.iter().zip(&self.sizes).filter(|(_, size)| **size > 0) {
            *letters.entry(*size).or_default() += piece.text.text().len();
        }
        let Some((usual, _)) = letters.into_iter().max_by_key(|(size, letters)| (*letters, *size)) else {
            return;
        };
        for (piece, size) in self.source.pieces.iter_mut().zip(&self.sizes) {
            let is_short = piece.text.text().chars().count() <= 200;
            if piece.look == Look::Body && is_short && size * 4 >= usual * 5 {
                piece.look = Look::Heading(if size * 2 >= usual * 3 { 1 } else { 2 });
            }
        }
    }
}

/// What the name of a paragraph style says, in German and English. Programs number their headings.
pub(crate) fn look_of_style(name: &str) -> Option<Look> {
    let name = name.to_lowercase().replace(['_', '-'], " ");
    let name = name.trim();
    let word = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let level = name.strip_prefix(word).and_then(|number| number.parse::<u8>().ok());
    Some(match (word.trim_end(), level) {
        (
            "heading" | "überschrift" | "berschrift" | "zwischentitel" | "zwischenüberschrift" | "subheading",
            level,
        ) => Look::Heading(level.unwrap_or(2).clamp(1, 6)),
        ("title" | "titel" | "headline" | "schlagzeile", None) => Look::Title,
        ("subtitle" | "untertitel" | "unterzeile", None) => Look::Subtitle,
        ("quote" | "intense quote" | "quotations" | "zitat" | "intensives zitat" | "block text", None) => {
            Look::Quote
        }
        ("caption" | "beschriftung" | "bildunterschrift" | "bildlegende" | "legende" | "abbildung", None) => {
            Look::Caption
        }
        _ => return None,
    })
}

/// The style is that of a table of contents.
pub(crate) fn is_contents_style(name: &str) -> bool {
    let name = name.to_lowercase();
    let rest = ["toc", "contents", "verzeichnis", "inhaltsverzeichnis"]
        .iter()
        .find_map(|start| name.strip_prefix(start));
    rest.is_some_and(|rest| rest == " heading" || rest.trim().parse::<u8>().is_ok())
}

/// A link that leads somewhere on the net; places within the file and scripts are none.
pub(crate) fn web_link(target: &str) -> Option<String> {
    let target = target.trim();
    let start: String = target.chars().take(8).collect::<String>().to_lowercase();
    let leads_out = ["http://", "https://", "mailto:"].iter().any(|scheme| start.starts_with(scheme));
    (leads_out && target.len() <= MAX_LINK).then(|| target.to_owned())
}

/// `1` as `¹`: how a reference to a note is printed in running text.
pub(crate) fn raised(sign: &str) -> String {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    sign.chars().map(|c| c.to_digit(10).and_then(|d| DIGITS.get(d as usize).copied()).unwrap_or(c)).collect()
}
