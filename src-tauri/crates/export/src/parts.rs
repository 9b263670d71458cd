//! The text in the parts that editors of CMSs know: paragraphs, headings, quotations, pictures, boxes. Labels and the
//! type of whole blocks are in the text already.

use crate::format::Manuscript;
use interview::{Content, Mark, Paragraph, Portrait, Span};
use markdown::Questions;

/// A part of the text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Part<'a> {
    Paragraph { class: Class, text: Paragraph },
    Heading { class: Class, text: Paragraph },
    Quote(Paragraph),
    Picture(&'a Portrait),
    Box { heading: &'a str, text: &'a [Paragraph] },
}

/// What a paragraph or a heading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    Intro,
    Question,
    Answer,
    Subheading,
    Note,
    Byline,
}

impl Class {
    /// Its name for style sheets.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Intro => "intro",
            Self::Question => "question",
            Self::Answer => "answer",
            Self::Subheading => "subheading",
            Self::Note => "note",
            Self::Byline => "byline",
        }
    }

    /// The level of its heading: the title of the page is the first.
    pub(crate) fn level(self) -> u8 {
        if self == Self::Subheading { 2 } else { 3 }
    }
}

/// The blocks of the manuscript and its byline, as parts.
pub(crate) fn parts<'a>(manuscript: &Manuscript<'a>) -> Vec<Part<'a>> {
    let interview = manuscript.interview;
    let labels = manuscript.style.labels.of(interview).of(interview);
    let mut parts = Vec::new();
    for (block, label) in interview.blocks.iter().zip(labels) {
        add(&mut parts, manuscript, &block.content, label);
    }
    for entry in &interview.title.byline {
        let line = Paragraph::plain(entry.line(&interview.details.language));
        parts.push(Part::Paragraph { class: Class::Byline, text: set(&line, Mark::Emphasis) });
    }
    parts
}

fn add<'a>(
    parts: &mut Vec<Part<'a>>,
    manuscript: &Manuscript<'a>,
    content: &'a Content,
    label: Option<String>,
) {
    let mut label = label;
    let mut plain = |class, text: &[Paragraph], mark: Option<Mark>| {
        parts.extend(text.iter().map(|text| {
            let text = labelled(text, label.take(), content);
            Part::Paragraph { class, text: mark.map_or_else(|| text.clone(), |mark| set(&text, mark)) }
        }));
    };
    match content {
        Content::Question { text, .. } if manuscript.style.questions == Questions::Bold => {
            plain(Class::Question, text, Some(Mark::Strong));
        }
        Content::Question { text, .. } => parts.extend(text.iter().map(|text| Part::Heading {
            class: Class::Question,
            text: labelled(text, label.take(), content),
        })),
        Content::Answer { text, .. } => plain(Class::Answer, text, None),
        Content::Intro { text } => plain(Class::Intro, text, None),
        Content::Note { text, .. } => plain(Class::Note, text, Some(Mark::Emphasis)),
        Content::Subheading { text } => {
            parts.push(Part::Heading { class: Class::Subheading, text: text.clone() });
        }
        Content::PullQuote { text, .. } => parts.push(Part::Quote(text.clone())),
        Content::Box { heading, text } => parts.push(Part::Box { heading, text }),
        Content::Portrait { portrait } => {
            parts.extend(manuscript.interview.portrait(portrait).map(Part::Picture));
        }
    }
}

/// The text with the name of who speaks before it.
fn labelled(text: &Paragraph, label: Option<String>, content: &Content) -> Paragraph {
    let Some(label) = label else {
        return text.clone();
    };
    let marks = if matches!(content, Content::Question { .. }) { vec![] } else { vec![Mark::Strong] };
    let label = [Span { text: format!("{label}:"), marks, link: None }, Span::plain(" ")];
    Paragraph::new(label.into_iter().chain(text.spans().iter().cloned()))
}

/// The text, all of it in this type.
pub(crate) fn set(text: &Paragraph, mark: Mark) -> Paragraph {
    text.map(|mut span| {
        if !span.has(mark) {
            span.marks.push(mark);
        }
        span
    })
}
