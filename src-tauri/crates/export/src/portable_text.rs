//! Portable Text, as Sanity keeps it: one document in a line of NDJSON, as `sanity dataset import` reads it.

use crate::format::Manuscript;
use crate::linked_data::{authors, published};
use crate::package::PackageFile;
use crate::parts::{Class, Part, parts};
use interview::{Mark, Paragraph, Portrait, RelatedItem};
use serde_json::{Value, json};

/// The document as `interview.ndjson`.
pub fn write(manuscript: &Manuscript<'_>) -> Vec<PackageFile> {
    let interview = manuscript.interview;
    let details = &interview.details;
    let parts = parts(manuscript);
    let mut body: Vec<Value> = parts.iter().flat_map(|part| blocks(manuscript, part)).collect();
    for (i, block) in body.iter_mut().enumerate() {
        block["_key"] = format!("b{i}").into();
    }
    let document = json!({
        "_id": manuscript.slug,
        "_type": "interview",
        "title": interview.working_title(),
        "kicker": interview.title.kicker,
        "teaser": interview.title.standfirst,
        "slug": { "_type": "slug", "current": manuscript.slug },
        "date": published(manuscript),
        "language": details.language,
        "authors": authors(interview),
        "category": details.category,
        "tags": details.tags,
        "related": details.related.iter().enumerate().map(related).collect::<Vec<_>>(),
        "body": body,
    });
    vec![PackageFile::text("interview.ndjson", format!("{document}\n"))]
}

fn related((i, item): (usize, &RelatedItem)) -> Value {
    json!({
        "_key": format!("r{i}"),
        "_type": "relatedItem",
        "title": item.headline,
        "kicker": item.kicker,
        "date": item.date.map(|date| date.to_string()),
        "teaser": item.teaser,
        "url": item.url,
    })
}

fn blocks(manuscript: &Manuscript<'_>, part: &Part<'_>) -> Vec<Value> {
    match part {
        Part::Paragraph { class: Class::Answer, text } => vec![block("normal", text)],
        Part::Paragraph { class, text } => vec![block(class.name(), text)],
        Part::Heading { class, text } => vec![block(&format!("h{}", class.level()), text)],
        Part::Quote(text) => vec![block("blockquote", text)],
        Part::Box { heading, text } => {
            let heading = (!heading.is_empty()).then(|| block("h4", &Paragraph::plain(*heading)));
            let mut content: Vec<Value> =
                heading.into_iter().chain(text.iter().map(|text| block("normal", text))).collect();
            for (i, block) in content.iter_mut().enumerate() {
                block["_key"] = format!("c{i}").into();
            }
            vec![json!({ "_type": "box", "content": content })]
        }
        Part::Picture(portrait) => vec![picture(manuscript, portrait)],
    }
}

fn picture(manuscript: &Manuscript<'_>, portrait: &Portrait) -> Value {
    let form = manuscript.style.credit_form(&manuscript.interview.details.language);
    let mut figure = json!({
        "_type": "figure",
        "alt": portrait.alt.text(),
        "caption": portrait.caption,
        "credit": portrait.credit.names(&form),
    });
    if !portrait.file_name.is_empty() {
        figure["_sanityAsset"] = format!("image@file://./{}", portrait.file_name).into();
    }
    figure
}

/// A block of text; what it links to stands beside it.
fn block(style: &str, text: &Paragraph) -> Value {
    let mut links: Vec<Value> = Vec::new();
    let spans: Vec<Value> = text
        .spans()
        .iter()
        .enumerate()
        .map(|(i, span)| {
            let known = [(Mark::Strong, "strong"), (Mark::Emphasis, "em")];
            let mut marks: Vec<String> = known
                .iter()
                .filter(|(mark, _)| span.has(*mark))
                .map(|(_, name)| (*name).to_owned())
                .collect();
            if let Some(url) = &span.link {
                let key = format!("l{i}");
                links.push(json!({ "_key": key, "_type": "link", "href": url }));
                marks.push(key);
            }
            json!({ "_key": format!("s{i}"), "_type": "span", "marks": marks, "text": span.text })
        })
        .collect();
    json!({ "_type": "block", "style": style, "markDefs": links, "children": spans })
}
