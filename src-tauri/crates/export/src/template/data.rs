//! What a template sees (docs/export-profiles.md). Names that are there stay; new ones may come: `api` says which.

use crate::article::html::marked;
use crate::format::Manuscript;
use crate::linked_data::{authors, published};
use interview::{
    AltText, Block, BylineEntry, Content, Interview, Mark, Paragraph, Person, PersonId, Portrait,
    RelatedItem, Role, Span,
};
use markdown::Release;
use serde_json::{Value, json};

/// The version of these names.
const API: u8 = 1;

/// The interview as a template sees it.
pub(super) fn of(manuscript: &Manuscript<'_>) -> Value {
    let interview = manuscript.interview;
    let (title, details) = (&interview.title, &interview.details);
    let labels = manuscript.style.labels.of(interview).of(interview);
    let blocks = interview.blocks.iter().zip(labels);
    let guests = interview.people.iter().filter(|person| person.role == Role::Guest);
    json!({
        "api": API,
        "slug": manuscript.slug,
        "draft": manuscript.release == Release::Draft,
        "publication": manuscript.publication,
        "page_url": manuscript.places.page_url().unwrap_or_default(),
        "language": details.language,
        "kicker": title.kicker,
        "headline": interview.working_title(),
        "standfirst": title.standfirst,
        "date": details.date.map(|date| date.to_string()).unwrap_or_default(),
        "date_is_whole": details.date.is_some_and(|date| date.is_whole()),
        "moment": published(manuscript).unwrap_or_default(),
        "authors": authors(interview),
        "byline": title.byline.iter().map(|entry| byline(entry, &details.language)).collect::<Vec<_>>(),
        "category": details.category,
        "tags": details.tags,
        "people": interview.people.iter().map(person).collect::<Vec<_>>(),
        "guests": guests.map(person).collect::<Vec<_>>(),
        "pictures": interview.portraits.iter().map(|portrait| picture(manuscript, portrait)).collect::<Vec<_>>(),
        "blocks": blocks.map(|(block, label)| self::block(manuscript, block, label)).collect::<Vec<_>>(),
        "related": details.related.iter().map(related).collect::<Vec<_>>(),
        "html": manuscript.in_html(|article| article.body()),
    })
}

fn byline(entry: &BylineEntry, language: &str) -> Value {
    json!({ "role": entry.role, "names": entry.names, "line": entry.line(language) })
}

fn person(person: &Person) -> Value {
    json!({
        "role": person.role,
        "name": person.name,
        "title": person.title,
        "function": person.function,
        "organisation": person.organisation,
        "surname": person.surname(),
        "initials": person.initials(),
        "biography": paragraphs(&person.biography),
    })
}

fn picture(manuscript: &Manuscript<'_>, portrait: &Portrait) -> Value {
    let credit = &portrait.credit;
    let form = manuscript.style.credit_form(&manuscript.interview.details.language);
    let licence = credit.licence.as_ref();
    json!({
        "file": portrait.file_name,
        "url": manuscript.picture_url(portrait).unwrap_or_default(),
        "alt": portrait.alt.text(),
        "decorative": portrait.alt == AltText::Decorative,
        "caption": portrait.caption,
        "credit": credit.printed(&form),
        "names": credit.names(&form),
        "creator": credit.creator,
        "provider": credit.provider,
        "copyright": credit.copyright,
        "licence": licence.map(|licence| licence.name.as_str()).unwrap_or_default(),
        "licence_url": licence.map(|licence| licence.url.as_str()).unwrap_or_default(),
    })
}

fn block(manuscript: &Manuscript<'_>, block: &Block, label: Option<String>) -> Value {
    let interview = manuscript.interview;
    let content = &block.content;
    let mut value = json!({
        "kind": content.kind(),
        "label": label.unwrap_or_default(),
        "text": content.text(),
        "paragraphs": paragraphs(content.paragraphs()),
        "speaker": content.speaker().and_then(|id| speaker(interview, id)),
    });
    match content {
        Content::Box { heading, .. } => value["heading"] = heading.as_str().into(),
        Content::Portrait { portrait } => {
            let portrait = interview.portrait(portrait);
            value["picture"] = portrait.map(|portrait| picture(manuscript, portrait)).unwrap_or_default();
        }
        _ => {}
    }
    value
}

fn speaker(interview: &Interview, id: &PersonId) -> Option<Value> {
    interview.person(id).map(person)
}

fn paragraphs(paragraphs: &[Paragraph]) -> Vec<Value> {
    paragraphs.iter().map(paragraph).collect()
}

/// A paragraph: its words, the same marked in HTML and in Markdown, and span by span.
fn paragraph(text: &Paragraph) -> Value {
    json!({
        "text": text.text(),
        "html": marked(text),
        "markdown": markdown::paragraph(text),
        "spans": text.spans().iter().map(span).collect::<Vec<_>>(),
    })
}

fn span(span: &Span) -> Value {
    json!({
        "text": span.text,
        "strong": span.has(Mark::Strong),
        "emphasis": span.has(Mark::Emphasis),
        "link": span.link.as_deref().unwrap_or_default(),
    })
}

fn related(item: &RelatedItem) -> Value {
    json!({
        "kicker": item.kicker,
        "headline": item.headline,
        "date": item.date.map(|date| date.to_string()).unwrap_or_default(),
        "teaser": item.teaser,
        "kind": item.kind,
        "url": item.url,
    })
}
