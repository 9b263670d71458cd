//! Texts for layout: what InDesign and InCopy place, every line and every letter under a named style. How the styles look
//! is the layout's own; where it has styles of these names, they hold.
//!
//! * [`icml`]: a story of InCopy
//! * [`tagged`]: InDesign's tagged text, for older versions and for other programs that read it

pub mod icml;
pub mod tagged;

use crate::format::Manuscript;
use crate::galley::{self, Item, Line, LineStyle, galley};
use interview::{Content, Interview, Language, Mark};
use markdown::{Loss, Place, Reduction};

/// The interview as a layout shows it, and what it does not: links, and pictures, which lie beside the text.
pub fn reduce(interview: &Interview) -> (Interview, Vec<Loss>) {
    let (reduced, mut losses) = galley::reduce(interview, |_| true);
    for (i, block) in reduced.blocks.iter().enumerate() {
        let linked = block.content.paragraphs().iter().flat_map(|text| text.spans());
        let links =
            linked.filter(|span| span.link.is_some()).map(|span| Reduction::LinkDropped(span.text.clone()));
        let portrait = match &block.content {
            Content::Portrait { portrait } => reduced.portrait(portrait),
            _ => None,
        };
        let picture = portrait.filter(|portrait| !portrait.file_name.is_empty());
        let picture = picture.map(|portrait| Reduction::PictureBeside(portrait.file_name.clone()));
        let place = Place::of_block(&reduced.blocks, i);
        losses.extend(links.chain(picture).map(|what| Loss { place: place.clone(), what }));
    }
    for (i, item) in reduced.details.related.iter().enumerate().filter(|(_, item)| !item.url.is_empty()) {
        let what = Reduction::LinkDropped(item.headline.clone());
        losses.push(Loss { place: Place::Related(i + 1), what });
    }
    (reduced, losses)
}

/// What letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Letters {
    Plain,
    Speaker,
    Credit,
    Strong,
    Emphasis,
    StrongEmphasis,
}

impl Letters {
    /// Those that have a style.
    const STYLED: [Self; 5] =
        [Self::Speaker, Self::Credit, Self::Strong, Self::Emphasis, Self::StrongEmphasis];

    /// The name of their style; plain letters have none.
    fn name(self, language: Language) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Speaker => galley::LetterStyle::Speaker.name(language),
            Self::Credit => galley::LetterStyle::Credit.name(language),
            Self::Strong => language.choose("Fett", "Bold"),
            Self::Emphasis => language.choose("Kursiv", "Italic"),
            Self::StrongEmphasis => language.choose("Fett kursiv", "Bold Italic"),
        }
    }

    /// The face, as fonts name it.
    fn face(self) -> Option<&'static str> {
        match self {
            Self::Plain | Self::Credit => None,
            Self::Speaker | Self::Strong => Some("Bold"),
            Self::Emphasis => Some("Italic"),
            Self::StrongEmphasis => Some("Bold Italic"),
        }
    }
}

/// The face of a whole line by its style.
fn face(style: LineStyle) -> Option<&'static str> {
    match style {
        LineStyle::Headline | LineStyle::Question | LineStyle::BoxHeading | LineStyle::RelatedHeading => {
            Some("Bold")
        }
        LineStyle::Note => Some("Italic"),
        _ => None,
    }
}

/// A line as a layout sets it.
struct SetLine {
    /// The name of its style.
    style: &'static str,
    runs: Vec<(Letters, String)>,
}

/// The lines from top to bottom; on a draft, the first one says so.
fn lines(manuscript: &Manuscript<'_>) -> Vec<SetLine> {
    let language = Language::of(&manuscript.interview.details.language);
    let draft = galley::draft_mark(manuscript)
        .map(|mark| SetLine { style: draft_style(language), runs: vec![(Letters::Plain, mark.to_owned())] });
    let items = galley(manuscript).into_iter().flat_map(|section| section.items);
    let lines = items.filter_map(|item| match item {
        Item::Line(line) => Some(SetLine { style: line.style.name(language), runs: runs(&line) }),
        // It lies beside the text; its caption stands in it.
        Item::Picture(..) => None,
    });
    draft.into_iter().chain(lines).collect()
}

fn draft_style(language: Language) -> &'static str {
    language.choose("Entwurf", "Draft")
}

fn runs(line: &Line) -> Vec<(Letters, String)> {
    let marked = |span: &interview::Span| {
        let letters = match (span.has(Mark::Strong), span.has(Mark::Emphasis)) {
            (false, false) => Letters::Plain,
            (true, false) => Letters::Strong,
            (false, true) => Letters::Emphasis,
            (true, true) => Letters::StrongEmphasis,
        };
        (letters, span.text.clone())
    };
    let gap = if line.text.is_blank() || line.credit.is_empty() { "" } else { " " };
    let mut runs = vec![(Letters::Speaker, line.label.clone())];
    runs.extend(line.text.spans().iter().map(marked));
    runs.push((Letters::Plain, gap.to_owned()));
    runs.push((Letters::Credit, line.credit.clone()));
    runs.retain(|(_, text)| !text.is_empty());
    runs
}
