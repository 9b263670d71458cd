//! A Markdown file as an interview: exactly, where it is ours and its body is what its front matter says.

use crate::front::{self, Plan};
use crate::inline::Wrap;
use crate::numbered::renumbered;
use crate::plan::Entry;
use crate::tree::{self, Piece};
use crate::{escape, layout};
use interview::{
    AltText, Audience, Block, BlockId, Content, Credit, Interview, Paragraph, PersonId, Portrait, PortraitId,
    normalise,
};

/// What was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// Title matter, people, portraits, details; and the blocks, if the body is [`Body::AsPlanned`].
    pub interview: Interview,
    /// What the body is.
    pub body: Body,
    /// The body in pieces, if it is not as planned.
    pub pieces: Vec<Piece>,
    /// Front matter that has no field, line by line.
    pub left_out: Vec<String>,
    /// There is front matter, but it cannot be read; it is among what was left out.
    pub front_is_unreadable: bool,
}

/// What the body of a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Body {
    /// What our front matter says: read exactly.
    AsPlanned,
    /// Of a file of ours, but no longer what its front matter says; this block, counted from 0, is the first that is
    /// not there.
    Edited {
        /// The first block that does not fit.
        block: usize,
    },
    /// Of a file that somebody else wrote.
    Foreign,
}

/// Reads a Markdown file. Every text is one: nothing is an error.
pub fn read(text: &str) -> Reading {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (written, body) = front::split(text);
    let read = written.map(front::read);
    let front_is_unreadable = matches!(read, Some(None));
    let mut front = read.flatten().unwrap_or_default();
    if front_is_unreadable {
        front.left_out =
            written.map(front::Written::text).unwrap_or_default().lines().map(str::to_owned).collect();
    }
    let pieces = tree::read(body);
    let mut reading = Reading {
        interview: front.interview,
        body: Body::Foreign,
        pieces,
        left_out: front.left_out,
        front_is_unreadable,
    };
    if let Some(plan) = front.plan {
        reading.body = match planned(plan, &reading.interview, &reading.pieces) {
            Ok(interview) => {
                reading.pieces.clear();
                reading.interview = interview;
                Body::AsPlanned
            }
            Err(block) => Body::Edited { block },
        };
    }
    // Whatever ids somebody has typed, each is given once now.
    reading.interview = renumbered(&normalise::interview(&reading.interview));
    reading
}

/// The interview with its blocks; the first block that does not fit, if the body is not what the plan says.
fn planned(plan: Plan, records: &Interview, pieces: &[Piece]) -> Result<Interview, usize> {
    let mut interview = records.clone();
    let mut rest = pieces;
    for (i, entry) in plan.blocks.iter().enumerate() {
        let content = block(entry, &mut rest, &mut interview.portraits).ok_or(i)?;
        interview.blocks.push(Block { id: BlockId::numbered(i + 1), content });
    }
    for source in plan.sources {
        let quote = source.quote.checked_sub(1).and_then(|i| interview.blocks.get_mut(i));
        if let Some(Content::PullQuote { source: place, .. }) = quote.map(|block| &mut block.content) {
            *place = Some(source.read());
        }
    }
    for (i, label) in plan.labels.of(&interview).into_iter().enumerate() {
        if let Some(label) = label {
            let content = &mut interview.blocks[i].content;
            *content = unlabelled(content, &label).ok_or(i)?;
        }
    }
    byline(&interview, rest).ok_or(plan.blocks.len())?;
    Ok(interview)
}

/// Takes the pieces of one block off the rest.
fn block(entry: &Entry, rest: &mut &[Piece], portraits: &mut [Portrait]) -> Option<Content> {
    let speaker = || entry.names.clone().map(PersonId::new).transpose().ok();
    Some(match entry.kind.as_str() {
        "question" => {
            let wrap = match rest.first()? {
                Piece::Heading { .. } => Wrap::Heading(layout::QUESTION),
                _ => Wrap::Strong,
            };
            Content::Question { speaker: speaker()?, text: paragraphs(entry.paragraphs, wrap, rest)? }
        }
        "answer" => {
            Content::Answer { speaker: speaker()?, text: paragraphs(entry.paragraphs, Wrap::Plain, rest)? }
        }
        "intro" => Content::Intro { text: paragraphs(entry.paragraphs, Wrap::Plain, rest)? },
        "note" => Content::Note {
            audience: Audience::Readers,
            text: paragraphs(entry.paragraphs, Wrap::Emphasis, rest)?,
        },
        "subheading" => Content::Subheading { text: paragraph(Wrap::Heading(layout::SUBHEADING), rest)? },
        "pullquote" => {
            let mut quoted = quotation(rest)?;
            let text = paragraph(Wrap::Plain, &mut quoted)?;
            quoted.is_empty().then_some(Content::PullQuote { text, source: None })?
        }
        "box" => boxed(entry.paragraphs, quotation(rest)?)?,
        "portrait" => portrait(entry, rest, portraits)?,
        _ => return None,
    })
}

fn next<'a>(rest: &mut &'a [Piece]) -> Option<&'a Piece> {
    let (first, later) = rest.split_first()?;
    *rest = later;
    Some(first)
}

fn paragraph(wrap: Wrap, rest: &mut &[Piece]) -> Option<Paragraph> {
    wrap.unwrapped(next(rest)?)
}

fn paragraphs(count: usize, wrap: Wrap, rest: &mut &[Piece]) -> Option<Vec<Paragraph>> {
    // A count from a file is no size to reserve room for: the pieces end before.
    (count <= rest.len()).then(|| (0..count).map(|_| paragraph(wrap, rest)).collect())?
}

fn quotation<'a>(rest: &mut &'a [Piece]) -> Option<&'a [Piece]> {
    match next(rest)? {
        Piece::Quote(quoted) => Some(quoted),
        _ => None,
    }
}

fn boxed(count: usize, quoted: &[Piece]) -> Option<Content> {
    let mut rest = quoted;
    let heading = match quoted.len().checked_sub(count)? {
        0 => String::new(),
        1 => paragraph(Wrap::Strong, &mut rest)?.text(),
        _ => return None,
    };
    Some(Content::Box { heading, text: paragraphs(count, Wrap::Plain, &mut rest)? })
}

/// A portrait: its record is in the front matter, but what somebody has changed in the body goes before it.
fn portrait(entry: &Entry, rest: &mut &[Piece], portraits: &mut [Portrait]) -> Option<Content> {
    let id = PortraitId::new(entry.names.as_deref()?).ok()?;
    let record = portraits.iter_mut().find(|portrait| portrait.id == id)?;
    if !record.file_name.is_empty() {
        let Piece::Picture { url, alt, .. } = next(rest)? else {
            return None;
        };
        (*url == record.file_name).then_some(())?;
        if *alt != escape::alternative_text(record.alt.text()) {
            record.alt = AltText::typed(alt.as_str());
        }
    } else if !record.alt.text().is_empty() {
        record.alt = AltText::typed(paragraph(Wrap::Plain, rest)?.text());
    }
    if !record.caption.is_empty() || !record.credit.is_empty() {
        take_caption(record, &paragraph(Wrap::Plain, rest)?);
    }
    Some(Content::Portrait { portrait: id })
}

fn take_caption(record: &mut Portrait, text: &Paragraph) {
    let (caption, line) = layout::caption_parts(text);
    if caption != record.caption {
        record.caption = caption;
    }
    if !layout::is_credit_line(&line, &record.credit) {
        record.credit = Credit::from_line(&line).unwrap_or_else(|| Credit { line, ..Credit::default() });
    }
}

/// The turn without the label before its first paragraph.
fn unlabelled(content: &Content, label: &str) -> Option<Content> {
    let mut first = true;
    let mut fits = true;
    let changed = content.map_text(|text| {
        if !std::mem::take(&mut first) {
            return text.clone();
        }
        layout::unlabelled(text, label, content).unwrap_or_else(|| {
            fits = false;
            text.clone()
        })
    });
    fits.then_some(changed)
}

/// The rest of the body is the byline, line by line.
fn byline(interview: &Interview, rest: &[Piece]) -> Option<()> {
    let lines = interview.title.byline.iter().map(|entry| entry.line(&interview.details.language));
    let found = rest.iter().map(|piece| Wrap::Emphasis.unwrapped(piece).map(|text| text.text()));
    lines.map(Some).eq(found).then_some(())
}
