//! The text in one column, as a galley proof has it: line by line, each under the name of its style, pictures between.
//! What word processors and layout programs are given.

use crate::format::Manuscript;
use crate::package::PackageFile;
use crate::xml;
use interview::{
    Block, BlockId, Content, Interview, Language, Mark, Paragraph, PartialDate, Portrait, RelatedItem, Span,
};
use markdown::{Loss, Place, Reduction, Release};

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum LineStyle {
    Kicker,
    Headline,
    Standfirst,
    Date,
    Intro,
    Question,
    Answer,
    PullQuote,
    Subheading,
    Note,
    BoxHeading,
    BoxText,
    /// What a picture shows, in words, where the picture itself is missing.
    PictureText,
    Caption,
    Byline,
    RelatedHeading,
    RelatedItem,
}

impl LineStyle {
    /// All, in the order in which a list of styles has them.
    pub(crate) const ALL: [Self; 17] = [
        Self::Kicker,
        Self::Headline,
        Self::Standfirst,
        Self::Date,
        Self::Intro,
        Self::Question,
        Self::Answer,
        Self::PullQuote,
        Self::Subheading,
        Self::Note,
        Self::BoxHeading,
        Self::BoxText,
        Self::PictureText,
        Self::Caption,
        Self::Byline,
        Self::RelatedHeading,
        Self::RelatedItem,
    ];

    /// Its name in a list of styles.
    pub(crate) fn name(self, language: Language) -> &'static str {
        let (german, english) = match self {
            Self::Kicker => ("Spitzmarke", "Kicker"),
            Self::Headline => ("Titel", "Title"),
            Self::Standfirst => ("Vorspann", "Standfirst"),
            Self::Date => ("Datum", "Date"),
            Self::Intro => ("Einleitung", "Intro"),
            Self::Question => ("Frage", "Question"),
            Self::Answer => ("Antwort", "Answer"),
            Self::PullQuote => ("Zitat", "Pull Quote"),
            Self::Subheading => ("Zwischentitel", "Subheading"),
            Self::Note => ("Notiz", "Note"),
            Self::BoxHeading => ("Kastentitel", "Box Heading"),
            Self::BoxText => ("Kasten", "Box"),
            Self::PictureText => ("Bildbeschreibung", "Picture Description"),
            Self::Caption => ("Bildunterschrift", "Caption"),
            Self::Byline => ("Autor", "Byline"),
            Self::RelatedHeading => ("Weitere Meldungen", "Related"),
            Self::RelatedItem => ("Weitere Meldung", "Related Item"),
        };
        language.choose(german, english)
    }
}

/// What a few letters in a line are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LetterStyle {
    Speaker,
    Credit,
}

impl LetterStyle {
    /// Its name in a list of styles.
    pub(crate) fn name(self, language: Language) -> &'static str {
        match self {
            Self::Speaker => language.choose("Sprecher", "Speaker"),
            Self::Credit => language.choose("Bildnachweis", "Credit"),
        }
    }
}

/// A paragraph.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Line {
    pub(crate) style: LineStyle,
    /// Who speaks, with the colon; empty if nobody is named.
    pub(crate) label: String,
    pub(crate) text: Paragraph,
    /// Who took the picture; empty elsewhere.
    pub(crate) credit: String,
}

impl Line {
    fn new(style: LineStyle, text: impl Into<Paragraph>) -> Self {
        Self { style, label: String::new(), text: text.into(), credit: String::new() }
    }
}

/// What stands between two others.
pub(crate) enum Item<'a> {
    Line(Line),
    Picture(&'a Portrait, &'a PackageFile),
}

/// What belongs together: a block, or lines of title matter.
pub(crate) struct Section<'a> {
    pub(crate) block: Option<&'a BlockId>,
    pub(crate) items: Vec<Item<'a>>,
}

/// The column of a manuscript.
pub(crate) fn galley<'a>(manuscript: &Manuscript<'a>) -> Vec<Section<'a>> {
    let interview = manuscript.interview;
    let labels = manuscript.style.labels.of(interview).of(interview);
    let mut sections = vec![head(interview)];
    for (block, label) in interview.blocks.iter().zip(labels) {
        let items = items(manuscript, block, label.map(|label| format!("{label}: ")).unwrap_or_default());
        sections.push(Section { block: Some(&block.id), items });
    }
    sections.push(foot(interview));
    sections.retain(|section| !section.items.is_empty());
    sections
}

/// The word that marks a draft on every page; nothing on what may be published.
pub(crate) fn draft_mark(manuscript: &Manuscript<'_>) -> Option<&'static str> {
    let language = Language::of(&manuscript.interview.details.language);
    (manuscript.release == Release::Draft)
        .then_some(language.choose("ENTWURF – nicht zur Veröffentlichung", "DRAFT – not for publication"))
}

/// Takes out what a line's style does not show beside itself, each a named loss.
pub(crate) fn reduce(interview: &Interview, keeps: fn(&str) -> bool) -> (Interview, Vec<Loss>) {
    let (mut reduced, mut losses) = xml::reduce(interview, keeps);
    for (i, block) in reduced.blocks.iter_mut().enumerate() {
        let (mark, what) = match &block.content {
            Content::Question { .. } => (Mark::Strong, Reduction::StrongInQuestion),
            Content::Note { .. } => (Mark::Emphasis, Reduction::EmphasisInNote),
            _ => continue,
        };
        let is_marked = |text: &Paragraph| text.spans().iter().any(|span| span.has(mark));
        if block.content.paragraphs().iter().any(is_marked) {
            losses.push(Loss { place: Place::of_block(&interview.blocks, i), what });
            block.content = block.content.map_text(|text| xml::without(text, mark));
        }
    }
    (reduced, losses)
}

fn head(interview: &Interview) -> Section<'_> {
    let title = &interview.title;
    let date = interview.details.date.map(|date| printed_date(date, &interview.details.language));
    let lines = [
        (LineStyle::Kicker, title.kicker.as_str()),
        (LineStyle::Headline, &title.headline),
        (LineStyle::Standfirst, &title.standfirst),
        (LineStyle::Date, date.as_deref().unwrap_or_default()),
    ];
    let lines = lines.into_iter().filter(|(_, text)| !text.is_empty());
    Section { block: None, items: lines.map(|(style, text)| Item::Line(Line::new(style, text))).collect() }
}

/// A date as the language prints it: „18.11.2024“.
pub(crate) fn printed_date(date: PartialDate, language: &str) -> String {
    if Language::of(language) == Language::German && date.is_whole() {
        date.first_day().strftime("%-d.%-m.%Y").to_string()
    } else {
        date.to_string()
    }
}

fn items<'a>(manuscript: &Manuscript<'a>, block: &'a Block, label: String) -> Vec<Item<'a>> {
    let style = match &block.content {
        Content::Question { .. } => LineStyle::Question,
        Content::Answer { .. } => LineStyle::Answer,
        Content::PullQuote { .. } => LineStyle::PullQuote,
        Content::Subheading { .. } => LineStyle::Subheading,
        Content::Note { .. } => LineStyle::Note,
        Content::Box { .. } => LineStyle::BoxText,
        Content::Intro { .. } => LineStyle::Intro,
        Content::Portrait { portrait } => {
            let portrait = manuscript.interview.portrait(portrait);
            return portrait.map(|portrait| picture(manuscript, portrait)).unwrap_or_default();
        }
    };
    let mut lines: Vec<Line> =
        block.content.paragraphs().iter().map(|text| Line::new(style, text.clone())).collect();
    if let Some(first) = lines.first_mut() {
        first.label = label;
    }
    if let Content::Box { heading, .. } = &block.content
        && !heading.is_empty()
    {
        lines.insert(0, Line::new(LineStyle::BoxHeading, heading.as_str()));
    }
    lines.into_iter().map(Item::Line).collect()
}

/// The picture, or what it shows in words; below it caption and credit.
fn picture<'a>(manuscript: &Manuscript<'a>, portrait: &'a Portrait) -> Vec<Item<'a>> {
    let file = manuscript.pictures.iter().find(|file| file.path == portrait.file_name);
    let alt = portrait.alt.text();
    let shown = match file {
        Some(file) => Some(Item::Picture(portrait, file)),
        None if alt.is_empty() => None,
        None => Some(Item::Line(Line::new(LineStyle::PictureText, alt))),
    };
    let form = manuscript.style.credit_form(&manuscript.interview.details.language);
    let credit = portrait.credit.printed(&form);
    let caption = (!portrait.caption.is_empty() || !credit.is_empty())
        .then(|| Item::Line(Line { credit, ..Line::new(LineStyle::Caption, portrait.caption.as_str()) }));
    shown.into_iter().chain(caption).collect()
}

fn foot(interview: &Interview) -> Section<'_> {
    let language = &interview.details.language;
    let mut lines: Vec<Line> = interview
        .title
        .byline
        .iter()
        .map(|entry| Line::new(LineStyle::Byline, entry.line(language).as_str()))
        .collect();
    if !interview.details.related.is_empty() {
        let heading = Language::of(language).choose("Weitere Meldungen", "Related");
        lines.push(Line::new(LineStyle::RelatedHeading, heading));
        lines.extend(interview.details.related.iter().map(|item| related(item, language)));
    }
    Section { block: None, items: lines.into_iter().map(Item::Line).collect() }
}

fn related(item: &RelatedItem, language: &str) -> Line {
    let date = item.date.map(|date| format!("{} · ", printed_date(date, language))).unwrap_or_default();
    let kicker = if item.kicker.is_empty() { String::new() } else { format!("{}: ", item.kicker) };
    let link = Some(item.url.clone()).filter(|url| !url.is_empty());
    let headline = Span { text: item.headline.clone(), marks: vec![], link };
    let teaser = if item.teaser.is_empty() { String::new() } else { format!("\n{}", item.teaser) };
    Line::new(
        LineStyle::RelatedItem,
        Paragraph::new([Span::plain(date + &kicker), headline, Span::plain(teaser)]),
    )
}
