//! The body of a file, piece by piece.

use super::byline;
use super::figure::{self, Pictures, is_emphasised, is_strong};
use super::labels::{Labels, Turn, is_side, unmarked};
use super::people;
use super::words::{footnote, in_one_line, without_emphasis, without_tags};
use crate::{Draft, Notice, Remark};
use interview::{
    Audience, Block, BlockId, BylineEntry, Content, Paragraph, PersonId, PortraitId, Role, normalise,
};
use markdown::Piece;

/// Longest first paragraph that is taken for the standfirst, in characters.
const LONGEST_STANDFIRST: usize = 600;

/// Reads the pieces into blocks and records. Answers with what was understood and is not in the draft in these words.
pub(super) fn read(pieces: &[Piece], draft: &mut Draft) -> Vec<String> {
    let labels = Labels::of(pieces);
    let asks_in = heading_that_asks(pieces);
    let bold_asks = pieces.iter().any(|piece| matches!(piece, Piece::Text(text) if is_strong(text)));
    let mut reader = Reader {
        labels,
        heading: asks_in.filter(|_| !bold_asks),
        pictures: Pictures::known(&draft.interview.portraits),
        draft,
        understood: Vec::new(),
        has_begun: false,
        picture: None,
        guessed: false,
    };
    pieces.iter().for_each(|piece| reader.piece(piece));
    reader.finish()
}

/// The level of headings that ask: most of them end in a question mark.
fn heading_that_asks(pieces: &[Piece]) -> Option<u8> {
    (2..=6).find(|wanted| {
        let texts = pieces.iter().filter_map(|piece| match piece {
            Piece::Heading { level, text } if level == wanted => Some(text.text()),
            _ => None,
        });
        let (asking, others): (Vec<String>, Vec<String>) =
            texts.partition(|text| text.trim_end().ends_with('?'));
        asking.len() >= 2 && asking.len() > others.len()
    })
}

struct Reader<'a> {
    draft: &'a mut Draft,
    labels: Labels,
    /// The level of headings that are questions.
    heading: Option<u8>,
    understood: Vec<String>,
    pictures: Pictures,
    /// The first turn has been read.
    has_begun: bool,
    /// The picture whose caption may come next.
    picture: Option<PortraitId>,
    guessed: bool,
}

impl Reader<'_> {
    fn piece(&mut self, piece: &Piece) {
        let picture = self.picture.take();
        match piece {
            Piece::Text(text) => {
                if !picture.is_some_and(|id| self.caption(&id, text)) {
                    self.text(&normalise::paragraph(text));
                }
            }
            Piece::Heading { level, text } => self.heading(*level, &normalise::paragraph(text)),
            Piece::Quote(quoted) => self.quotation(quoted),
            Piece::Picture { url, alt, title } => {
                let id = self.pictures.portrait(url, alt, title, &mut self.draft.interview.portraits);
                self.push(Content::Portrait { portrait: id.clone() });
                self.picture = Some(id);
            }
            Piece::Other(source) => self.other(source),
        }
    }

    fn caption(&mut self, picture: &PortraitId, text: &Paragraph) -> bool {
        let is_caption = figure::take_caption(picture, text, &mut self.draft.interview.portraits);
        if is_caption {
            self.understood.push(text.text());
        }
        is_caption
    }

    fn heading(&mut self, level: u8, text: &Paragraph) {
        if text.is_blank() {
        } else if self.heading == Some(level) {
            self.question(None, text.clone());
        } else if level == 1 && self.draft.interview.title.headline.is_empty() {
            self.draft.interview.title.headline = normalise::line(&text.text());
        } else {
            self.push(Content::Subheading { text: in_one_line(text) });
        }
    }

    fn text(&mut self, text: &Paragraph) {
        if text.is_blank() {
        } else if let Some(turn) = self.labels.turn(text) {
            self.turn(turn);
        } else if is_strong(text) {
            self.question(None, unmarked(text));
        } else if let Some(note) = footnote(text) {
            self.understood.push(text.text());
            self.push(Content::Note { audience: Audience::Readers, text: vec![note] });
        } else if self.byline(text) {
        } else if is_emphasised(text) && self.has_begun {
            self.push(Content::Note { audience: Audience::Readers, text: vec![without_emphasis(text)] });
        } else {
            self.running_text(text.clone());
        }
    }

    fn byline(&mut self, text: &Paragraph) -> bool {
        let words = text.text();
        let title = &mut self.draft.interview.title;
        let language = &self.draft.interview.details.language;
        let is_known = title.byline.iter().any(|entry| entry.line(language) == words);
        let entry =
            byline::entry(&words).filter(|_| self.draft.interview.blocks.len() > 1 || is_emphasised(text));
        match entry {
            _ if is_known => {}
            Some(entry) => {
                let printed = self.draft.byline.iter().cloned().chain([normalise::line(&words)]);
                self.draft.byline = Some(printed.collect::<Vec<_>>().join("\n"));
                add_entry(&mut title.byline, entry);
            }
            None => return false,
        }
        self.understood.push(words);
        true
    }

    fn turn(&mut self, turn: Turn) {
        self.understood.push(turn.label.clone());
        let (side, confidence) = self.labels.side(&turn.label);
        self.guessed |= confidence < 0.5;
        let speaker = (!is_side(&turn.label))
            .then(|| people::named(&turn.label, side, &self.labels, &mut self.draft.interview.people));
        let role = speaker
            .as_ref()
            .and_then(|id| self.draft.interview.person(id))
            .map_or(side, |person| person.role);
        match role {
            Role::Interviewer => self.question(speaker, turn.text),
            Role::Guest => self.push(Content::Answer { speaker, text: vec![turn.text] }),
        }
    }

    /// A question; bold paragraphs in a row are one.
    fn question(&mut self, asks: Option<PersonId>, text: Paragraph) {
        match self.draft.interview.blocks.last_mut().map(|block| &mut block.content) {
            Some(Content::Question { text: before, .. }) if asks.is_none() && self.heading.is_none() => {
                before.push(text)
            }
            _ => self.push(Content::Question { speaker: asks, text: vec![text] }),
        }
    }

    /// Text of no other kind: it answers, or goes on; before the first question it introduces.
    fn running_text(&mut self, text: Paragraph) {
        if !self.has_begun {
            return self.introduction(text);
        }
        let guest = self.only_guest();
        match self.draft.interview.blocks.last_mut().map(|block| &mut block.content) {
            Some(Content::Answer { text: before, .. }) => before.push(text),
            Some(Content::Question { .. }) => self.push(Content::Answer { speaker: guest, text: vec![text] }),
            _ => {
                let before =
                    self.draft.interview.blocks.iter().rev().find_map(|block| match &block.content {
                        Content::Answer { speaker, .. } => Some(speaker.clone()),
                        _ => None,
                    });
                self.push(Content::Answer { speaker: before.unwrap_or(guest), text: vec![text] });
            }
        }
    }

    fn introduction(&mut self, text: Paragraph) {
        let title = &mut self.draft.interview.title;
        let words = text.text();
        let is_first =
            !self.draft.interview.blocks.iter().any(|block| matches!(block.content, Content::Intro { .. }));
        let is_plain = text.spans().iter().all(|span| span.link.is_none()) && !words.contains('\n');
        if title.standfirst.is_empty() && is_first && is_plain && words.chars().count() <= LONGEST_STANDFIRST
        {
            title.standfirst = normalise::line(&words);
            return;
        }
        match self.draft.interview.blocks.last_mut().map(|block| &mut block.content) {
            Some(Content::Intro { text: before }) => before.push(text),
            _ => self.push(Content::Intro { text: vec![text] }),
        }
    }

    /// One paragraph in a quotation is a pull quote, several are a box.
    fn quotation(&mut self, quoted: &[Piece]) {
        match quoted {
            [Piece::Text(text)] => {
                let text = in_one_line(&normalise::paragraph(text));
                if !text.is_blank() {
                    self.push(Content::PullQuote { text, source: None });
                }
            }
            pieces if pieces.iter().all(|piece| matches!(piece, Piece::Text(_) | Piece::Heading { .. })) => {
                self.boxed(pieces)
            }
            pieces => pieces.iter().for_each(|piece| self.piece(piece)),
        }
    }

    fn boxed(&mut self, pieces: &[Piece]) {
        let mut heading = String::new();
        let mut paragraphs = Vec::new();
        for piece in pieces {
            match piece {
                Piece::Heading { text, .. } if paragraphs.is_empty() && heading.is_empty() => {
                    heading = normalise::line(&text.text())
                }
                Piece::Text(text) if paragraphs.is_empty() && heading.is_empty() && is_strong(text) => {
                    heading = normalise::line(&text.text())
                }
                Piece::Text(text) | Piece::Heading { text, .. } => {
                    paragraphs.push(normalise::paragraph(text))
                }
                _ => {}
            }
        }
        self.push(Content::Box { heading, text: paragraphs });
    }

    /// Code and HTML: the words in them are text, the rest is left out.
    fn other(&mut self, source: &str) {
        let words = normalise::paragraph(&Paragraph::plain(without_tags(source)));
        let is_comment = source.trim_start().starts_with("<!--");
        if words.is_blank() || is_comment {
            if source.chars().any(char::is_alphanumeric) {
                self.draft.left_out.push(normalise::line(source));
            }
            return;
        }
        self.text(&words);
    }

    fn push(&mut self, content: Content) {
        self.has_begun |= matches!(content, Content::Question { .. } | Content::Answer { .. });
        let blocks = &mut self.draft.interview.blocks;
        blocks.push(Block { id: BlockId::numbered(blocks.len() + 1), content });
    }

    fn only_guest(&self) -> Option<PersonId> {
        let mut guests = self.draft.interview.guests();
        let first = guests.next().map(|guest| guest.id.clone());
        first.filter(|_| guests.next().is_none())
    }

    fn finish(self) -> Vec<String> {
        people::complete_names(&mut self.draft.interview);
        let interview = &mut self.draft.interview;
        let has_questions =
            interview.blocks.iter().any(|block| matches!(block.content, Content::Question { .. }));
        *interview = normalise::interview(interview);
        if !has_questions {
            self.draft.remarks.push(Remark::new("blocks", Notice::NoQuestions, 0.3));
        }
        if self.guessed {
            self.draft.remarks.push(Remark::new("people", Notice::SidesGuessed, 0.4));
        }
        self.understood
    }
}

/// Who did the same stands in one line of the byline, each once.
fn add_entry(byline: &mut Vec<BylineEntry>, entry: BylineEntry) {
    match byline.iter_mut().find(|known| known.role == entry.role) {
        Some(known) => {
            let new: Vec<String> =
                entry.names.into_iter().filter(|name| !known.names.contains(name)).collect();
            known.names.extend(new);
        }
        None => byline.push(entry),
    }
}
