//! Text and nothing else: for mail, for fields that take no form, for whatever reads it aloud. What a paragraph is
//! stands before it as a word.

use crate::format::Manuscript;
use crate::package::PackageFile;
use crate::{galley, xml};
use interview::{Content, Interview, Language, Paragraph, Portrait, RelatedItem, Span};
use markdown::{Loss, Place, Reduction};

/// The interview without bold and italics, and what they were; links stand as addresses behind their words.
pub(crate) fn reduce(interview: &Interview) -> (Interview, Vec<Loss>) {
    let (mut reduced, mut losses) = xml::reduce(interview, |_| true);
    for (i, block) in reduced.blocks.iter_mut().enumerate() {
        let marked = |text: &Paragraph| {
            let spans = text.spans().iter().filter(|span| !span.marks.is_empty());
            spans.map(|span| Reduction::MarkDropped(span.text.clone())).collect::<Vec<_>>()
        };
        let found = block.content.paragraphs().iter().flat_map(marked);
        let place = Place::of_block(&interview.blocks, i);
        losses.extend(found.map(|what| Loss { place: place.clone(), what }));
        block.content = block.content.map_text(|text| text.map(|span| Span { marks: Vec::new(), ..span }));
    }
    (reduced, losses)
}

/// The text as `index.txt`.
pub fn write(manuscript: &Manuscript<'_>) -> Vec<PackageFile> {
    let interview = manuscript.interview;
    let language = Language::of(&interview.details.language);
    let title = &interview.title;
    let date = interview.details.date.map(|date| galley::printed_date(date, &interview.details.language));
    let head = [&title.kicker, &title.headline, &title.standfirst, &date.unwrap_or_default()];
    let mut lines: Vec<String> = galley::draft_mark(manuscript).map(str::to_owned).into_iter().collect();
    lines.extend(head.into_iter().filter(|line| !line.is_empty()).cloned());
    let labels = manuscript.style.labels.of(interview).of(interview);
    for (block, label) in interview.blocks.iter().zip(labels) {
        lines.extend(block_lines(manuscript, &block.content, label, language));
    }
    lines.extend(title.byline.iter().map(|entry| entry.line(&interview.details.language)));
    lines.extend(related(&interview.details.related, language));
    let text = format!("{}\n", lines.join("\n\n"));
    vec![PackageFile::text("index.txt", text)]
}

fn block_lines(
    manuscript: &Manuscript<'_>,
    content: &Content,
    label: Option<String>,
    language: Language,
) -> Vec<String> {
    let word = match content {
        Content::Question { .. } => label.unwrap_or_else(|| language.choose("Frage", "Question").to_owned()),
        Content::Answer { .. } => label.unwrap_or_else(|| language.choose("Antwort", "Answer").to_owned()),
        Content::PullQuote { .. } => language.choose("Zitat", "Pull quote").to_owned(),
        Content::Note { .. } => language.choose("Hinweis", "Note").to_owned(),
        Content::Box { heading, .. } => [language.choose("Kasten", "Box"), heading]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" – "),
        Content::Intro { .. } | Content::Subheading { .. } => String::new(),
        Content::Portrait { portrait } => {
            let portrait = manuscript.interview.portrait(portrait);
            return portrait.map(|portrait| picture(manuscript, portrait, language)).into_iter().collect();
        }
    };
    let mut lines: Vec<String> = content.paragraphs().iter().map(in_words).collect();
    match lines.first_mut() {
        _ if word.is_empty() => {}
        Some(first) => *first = format!("{word}: {first}"),
        None => lines.push(format!("{word}:")),
    }
    lines
}

/// A paragraph with the addresses of its links.
fn in_words(text: &Paragraph) -> String {
    let span = |span: &Span| match &span.link {
        Some(url) if !url.ends_with(&span.text) => format!("{} ({url})", span.text),
        _ => span.text.clone(),
    };
    text.spans().iter().map(span).collect()
}

/// What stands where the picture is, a line for each of its texts.
fn picture(manuscript: &Manuscript<'_>, portrait: &Portrait, language: Language) -> String {
    let form = manuscript.style.credit_form(&manuscript.interview.details.language);
    let texts = [
        (language.choose("Bild", "Picture"), manuscript.picture_url(portrait).unwrap_or_default()),
        (language.choose("Alternativtext", "Alternative text"), portrait.alt.text().to_owned()),
        (language.choose("Bildunterschrift", "Caption"), portrait.caption.clone()),
        (language.choose("Bildnachweis", "Credit"), portrait.credit.printed(&form)),
    ];
    let texts = texts.into_iter().filter(|(_, text)| !text.is_empty());
    texts.map(|(name, text)| format!("{name}: {text}")).collect::<Vec<_>>().join("\n")
}

fn related(items: &[RelatedItem], language: Language) -> Option<String> {
    let item = |item: &RelatedItem| {
        let date = item.date.map(|date| date.to_string()).unwrap_or_default();
        let parts = [date.as_str(), &item.kicker, &item.headline, &item.teaser, &item.url];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    };
    let lines: Vec<String> = items.iter().map(item).collect();
    let heading = language.choose("Weitere Meldungen", "Related");
    (!lines.is_empty()).then(|| format!("{heading}:\n{}", lines.join("\n")))
}
