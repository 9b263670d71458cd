//! A wording as words: the tokens that are compared, merged and offered one by one.
//!
//! Words, spaces and punctuation are tokens; so are the beginning of a paragraph, a line break, and the frame of a block:
//! its kind with everything that is not words. Marks and links belong to the token they set. So a split, a join, a new
//! format or a change of kind is a difference like any other.

use crate::diff::{Run, common_runs};
use crate::entry::Wording;
use interview::{Content, Mark, Paragraph, Span};
use std::ops::Range;

/// The smallest piece of a wording that is changed as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token<'a> {
    /// What the block is: its content without its words.
    Frame(Box<Content>),
    /// A word, space or sign of a box's heading.
    Heading(&'a str),
    /// Here a paragraph begins.
    Paragraph,
    /// A word, space, sign or line break, and how it is set.
    Word {
        /// Its characters.
        text: &'a str,
        /// Its marks.
        marks: &'a [Mark],
        /// Where it leads.
        link: Option<&'a str>,
    },
}

impl Token<'_> {
    /// What the token adds to the text of its block, if it stands at its beginning or not.
    fn text(&self, is_first: bool) -> &str {
        match self {
            Self::Frame(_) => "",
            Self::Heading(text) | Self::Word { text, .. } => text,
            Self::Paragraph if is_first => "",
            Self::Paragraph => "\n\n",
        }
    }
}

/// The tokens of a wording, in reading order.
pub fn tokens(wording: &Wording) -> Vec<Token<'_>> {
    let plain = |text| Token::Word { text, marks: &[], link: None };
    let content = match wording {
        Wording::Line(line) => return words(line).map(plain).collect(),
        Wording::Block(content) => content,
    };
    let mut tokens = vec![Token::Frame(Box::new(frame(content)))];
    if let Content::Box { heading, .. } = content {
        tokens.extend(words(heading).map(Token::Heading));
    }
    for paragraph in content.paragraphs() {
        tokens.push(Token::Paragraph);
        for Span { text, marks, link } in paragraph.spans() {
            tokens.extend(words(text).map(|text| Token::Word { text, marks, link: link.as_deref() }));
        }
    }
    tokens
}

/// The wording of these tokens: the exact inverse of [`tokens`].
///
/// Tokens that were put together from several wordings keep all their words: where a frame holds one paragraph, the
/// others become lines of it; a heading that has no place becomes a paragraph.
pub fn wording(tokens: &[Token<'_>]) -> Wording {
    let (mut frame, mut heading, mut paragraphs) = (None, String::new(), Vec::<Vec<Span>>::new());
    for token in tokens {
        match token {
            Token::Frame(content) => frame = Some(content),
            Token::Heading(text) => heading.push_str(text),
            Token::Paragraph => paragraphs.push(Vec::new()),
            Token::Word { text, marks, link } => {
                let span =
                    Span { text: (*text).to_owned(), marks: marks.to_vec(), link: link.map(str::to_owned) };
                match paragraphs.last_mut() {
                    Some(paragraph) => paragraph.push(span),
                    None => paragraphs.push(vec![span]),
                }
            }
        }
    }
    match frame {
        Some(frame) => Wording::Block(filled(frame, heading, paragraphs)),
        None => Wording::Line(
            heading + &paragraphs.concat().into_iter().map(|span| span.text).collect::<String>(),
        ),
    }
}

/// What two lists of tokens have in common.
pub(crate) fn common(old: &[Token<'_>], new: &[Token<'_>]) -> Vec<Run> {
    common_runs(old, new, |token| matches!(token, Token::Paragraph))
}

/// Where each token begins in the text of its block, in characters; one more for the end.
pub(crate) fn offsets(tokens: &[Token<'_>]) -> Vec<u32> {
    let mut offsets = vec![0];
    let (mut at, mut is_first) = (0, true);
    for token in tokens {
        at += token.text(is_first).chars().count() as u32;
        is_first &= matches!(token, Token::Frame(_));
        offsets.push(at);
    }
    offsets
}

/// The text that these of the tokens add to their block.
pub(crate) fn text(tokens: &[Token<'_>], range: Range<usize>) -> String {
    let first = tokens.iter().take_while(|token| matches!(token, Token::Frame(_))).count();
    range.map(|at| tokens[at].text(at <= first)).collect()
}

/// The runs of letters and digits of a text, and every other character by itself.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let end = if first.is_alphanumeric() {
            rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        let (word, after) = rest.split_at(end);
        rest = after;
        Some(word)
    })
}

/// The content without its words.
fn frame(content: &Content) -> Content {
    match content {
        Content::Question { speaker, .. } => Content::Question { speaker: speaker.clone(), text: Vec::new() },
        Content::Answer { speaker, .. } => Content::Answer { speaker: speaker.clone(), text: Vec::new() },
        Content::PullQuote { source, .. } => {
            Content::PullQuote { text: Paragraph::default(), source: source.clone() }
        }
        Content::Portrait { portrait } => Content::Portrait { portrait: portrait.clone() },
        Content::Subheading { .. } => Content::Subheading { text: Paragraph::default() },
        Content::Note { audience, .. } => Content::Note { audience: *audience, text: Vec::new() },
        Content::Box { .. } => Content::Box { heading: String::new(), text: Vec::new() },
        Content::Intro { .. } => Content::Intro { text: Vec::new() },
    }
}

/// The frame with these words in it.
fn filled(frame: &Content, title: String, paragraphs: Vec<Vec<Span>>) -> Content {
    let mut content = frame.clone();
    let mut paragraphs: Vec<Paragraph> = paragraphs.into_iter().map(Paragraph::new).collect();
    if let Content::Box { heading, .. } = &mut content {
        *heading = title;
    } else if !title.is_empty() {
        paragraphs.insert(0, Paragraph::plain(title));
    }
    match &mut content {
        Content::Question { text, .. }
        | Content::Answer { text, .. }
        | Content::Note { text, .. }
        | Content::Box { text, .. }
        | Content::Intro { text } => *text = paragraphs,
        Content::PullQuote { text, .. } | Content::Subheading { text } => *text = joined(&paragraphs),
        Content::Portrait { .. } => {}
    }
    content
}

/// One paragraph of several, parted by line breaks.
fn joined(paragraphs: &[Paragraph]) -> Paragraph {
    let line_break = [Span::plain("\n")];
    let parts: Vec<&[Span]> = paragraphs.iter().map(Paragraph::spans).collect();
    Paragraph::new(parts.join(&line_break[..]))
}
