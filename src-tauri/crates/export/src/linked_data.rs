//! What a page says to search engines, in the words of schema.org: the article, who asked and who answered, and whose
//! pictures these are.

use crate::format::Manuscript;
use interview::{BylineRole, Interview, Person, Portrait, Role};
use serde_json::{Map, Value, json};

/// The article as JSON-LD, in letters that cannot end a script.
pub(crate) fn script(manuscript: &Manuscript<'_>) -> String {
    format!("{:#}", article(manuscript)).replace('<', "\\u003c").replace("-->", "--\\u003e")
}

/// Who asked or wrote, each once.
pub(crate) fn authors(interview: &Interview) -> Vec<&str> {
    let wrote = |role| matches!(role, BylineRole::Interview | BylineRole::Text);
    let byline = interview.title.byline.iter().filter(|entry| wrote(entry.role));
    let mut names: Vec<&str> = Vec::new();
    for name in byline.flat_map(|entry| &entry.names) {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    names
}

/// The moment at which it counts as published, or the month or year that is known.
pub(crate) fn published(manuscript: &Manuscript<'_>) -> Option<String> {
    let known = manuscript.interview.details.date?;
    Some(markdown::moment(known, manuscript.style).unwrap_or_else(|| known.to_string()))
}

fn article(manuscript: &Manuscript<'_>) -> Value {
    let interview = manuscript.interview;
    let details = &interview.details;
    let pictures = interview.portraits.iter().filter_map(|portrait| picture(manuscript, portrait));
    let guests = interview.people.iter().filter(|person| person.role == Role::Guest);
    let publisher = match manuscript.publication {
        "" => Value::Null,
        name => json!({ "@type": "Organization", "name": name }),
    };
    said([
        ("@context", json!("https://schema.org")),
        ("@type", json!("NewsArticle")),
        ("genre", json!("Interview")),
        ("headline", json!(interview.working_title())),
        ("alternativeHeadline", json!(interview.title.kicker)),
        ("description", json!(interview.title.standfirst)),
        ("datePublished", json!(published(manuscript))),
        ("inLanguage", json!(details.language)),
        ("articleSection", json!(details.category)),
        ("keywords", json!(details.tags)),
        ("mainEntityOfPage", json!(manuscript.places.page_url())),
        (
            "author",
            authors(interview).into_iter().map(|name| json!({ "@type": "Person", "name": name })).collect(),
        ),
        ("about", guests.map(person).collect()),
        ("publisher", publisher),
        ("image", pictures.collect()),
    ])
}

fn person(person: &Person) -> Value {
    let organisation = match person.organisation.as_str() {
        "" => Value::Null,
        name => json!({ "@type": "Organization", "name": name }),
    };
    said([
        ("@type", json!("Person")),
        ("name", json!(person.name)),
        ("honorificPrefix", json!(person.title)),
        ("jobTitle", json!(person.function)),
        ("worksFor", organisation),
    ])
}

/// The picture with what its licence asks for (developers.google.com/search/docs/appearance/structured-data/image-license-metadata).
fn picture(manuscript: &Manuscript<'_>, portrait: &Portrait) -> Option<Value> {
    let url = manuscript.picture_url(portrait)?;
    let credit = &portrait.credit;
    let form = manuscript.style.credit_form(&manuscript.interview.details.language);
    let creator = match credit.creator.as_str() {
        "" => Value::Null,
        name => json!({ "@type": "Person", "name": name }),
    };
    Some(said([
        ("@type", json!("ImageObject")),
        ("contentUrl", json!(url)),
        ("caption", json!(portrait.caption)),
        ("description", json!(portrait.alt.text())),
        ("creator", creator),
        ("creditText", json!(credit.names(&form))),
        ("copyrightNotice", json!(credit.copyright)),
        ("license", json!(credit.licence.as_ref().map(|licence| licence.url.as_str()))),
    ]))
}

/// An object of what is known.
fn said<const N: usize>(entries: [(&str, Value); N]) -> Value {
    let is_known = |value: &Value| match value {
        Value::Null => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => !items.is_empty(),
        _ => true,
    };
    let known = entries.into_iter().filter(|(_, value)| is_known(value));
    Value::Object(known.map(|(key, value)| (key.to_owned(), value)).collect::<Map<_, _>>())
}
