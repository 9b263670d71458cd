//! ninjs 3.1 (IPTC): one JSON object; pictures and related items are its associations.

use super::{GENRE, Shown, body, byline, shown};
use crate::format::Manuscript;
use crate::galley;
use crate::moment::in_utc;
use crate::package::{ExportError, PackageFile};
use crate::xml::{self, Xml};
use crate::zip_package::identifier;
use interview::{Interview, RelatedItem, Role};
use serde::Serialize;

pub use super::reduce;

/// A news object: the text, a picture, or a related item. What is empty is not written.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct News {
    #[serde(skip_serializing_if = "String::is_empty")]
    name: String,
    uri: String,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rel: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    standard: Option<Standard>,
    #[serde(skip_serializing_if = "Option::is_none")]
    version_created: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    embargoed_until: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub_status: Option<&'static str>,
    #[serde(skip_serializing_if = "String::is_empty")]
    language: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    ed_note: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    slugline: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    headlines: Vec<Text>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    descriptions: Vec<Text>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    bodies: Vec<Text>,
    #[serde(skip_serializing_if = "String::is_empty")]
    by: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    copyright_notice: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    usage_terms: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    info_sources: Vec<Named>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    people: Vec<Named>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    organisations: Vec<Named>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    subjects: Vec<Named>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    genres: Vec<Genre>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    renditions: Vec<Rendition>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    associations: Vec<News>,
}

#[derive(Serialize)]
struct Standard {
    name: &'static str,
    version: &'static str,
    schema: &'static str,
}

#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Text {
    role: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    content_type: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    char_count: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    word_count: Option<usize>,
    value: String,
}

#[derive(Default, Serialize)]
struct Named {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    rel: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<&'static str>,
}

#[derive(Serialize)]
struct Genre {
    name: &'static str,
    uri: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rendition {
    name: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    href: Option<String>,
    title: String,
    content_type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    width: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    height: Option<u32>,
    size_in_bytes: usize,
}

/// The text as one `.ninjs.json`: beside it lies `interview.json`, and an interview may be called so.
///
/// # Errors
/// If the text cannot be written as JSON, which no text is known to do.
pub fn write(manuscript: &Manuscript<'_>) -> Result<Vec<PackageFile>, ExportError> {
    let mut bytes = serde_json::to_vec_pretty(&story(manuscript))
        .map_err(|error| ExportError::Unwritable(error.to_string()))?;
    bytes.push(b'\n');
    Ok(vec![PackageFile { path: format!("{}.ninjs.json", manuscript.slug), bytes }])
}

fn story(manuscript: &Manuscript<'_>) -> News {
    let interview = manuscript.interview;
    let draft = galley::draft_mark(manuscript);
    let pictures = shown(manuscript);
    let pictures = pictures.iter().enumerate().map(|(i, shown)| picture(manuscript, shown, i + 1));
    let related = interview.details.related.iter().enumerate();
    let publication = (!manuscript.publication.is_empty()).then(|| Named {
        name: manuscript.publication.to_owned(),
        rel: Some("publisher"),
        role: None,
    });
    News {
        uri: identifier(manuscript.slug),
        kind: "text",
        standard: Some(Standard {
            name: "ninjs",
            version: "3.1",
            schema: "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json",
        }),
        version_created: manuscript.moment().map(in_utc),
        embargoed_until: manuscript.embargo().map(in_utc),
        pub_status: Some(if draft.is_some() { "withheld" } else { "usable" }),
        language: xml::language_tag(&interview.details.language),
        ed_note: draft.unwrap_or_default().to_owned(),
        slugline: manuscript.slug.to_owned(),
        headlines: texts([("main", &interview.title.headline), ("kicker", &interview.title.kicker)]),
        descriptions: texts([("summary", &interview.title.standfirst)]),
        bodies: vec![text_body(manuscript)],
        by: byline(interview),
        info_sources: sources(interview),
        people: people(interview),
        organisations: publication.into_iter().collect(),
        subjects: subjects(interview),
        genres: vec![Genre { name: GENRE.0, uri: GENRE.1 }],
        associations: pictures
            .chain(related.map(|(i, item)| related_item(manuscript, item, i + 1)))
            .collect(),
        ..News::default()
    }
}

fn texts<'t>(all: impl IntoIterator<Item = (&'static str, &'t String)>) -> Vec<Text> {
    let said = all.into_iter().filter(|(_, value)| !value.is_empty());
    said.map(|(role, value)| Text { role, value: value.clone(), ..Text::default() }).collect()
}

fn text_body(manuscript: &Manuscript<'_>) -> Text {
    let mut xml = Xml::default();
    body(&mut xml, manuscript);
    let plain: Vec<String> = manuscript.interview.blocks.iter().map(|block| block.content.text()).collect();
    Text {
        role: "main",
        content_type: Some("application/xhtml+xml"),
        char_count: Some(plain.iter().map(|text| text.chars().count()).sum()),
        word_count: Some(plain.iter().map(|text| text.split_whitespace().count()).sum()),
        value: xml.finish(),
    }
}

/// Who asked, wrote, took the pictures.
fn sources(interview: &Interview) -> Vec<Named> {
    let entries = interview.title.byline.iter();
    let named = entries.flat_map(|entry| {
        let role = match entry.role {
            interview::BylineRole::Interview => "interviewer",
            interview::BylineRole::Text => "author",
            interview::BylineRole::Photo => "photographer",
            interview::BylineRole::Translation => "translator",
            interview::BylineRole::Transcript => "transcriber",
        };
        entry.names.iter().map(move |name| Named { name: name.clone(), role: Some(role), rel: None })
    });
    named.collect()
}

fn people(interview: &Interview) -> Vec<Named> {
    let named = interview.people.iter().filter(|person| !person.name.is_empty());
    let person = |person: &interview::Person| Named {
        name: format!("{} {}", person.title, person.name).trim().to_owned(),
        rel: Some(if person.role == Role::Guest { "interviewee" } else { "interviewer" }),
        role: None,
    };
    named.map(person).collect()
}

fn subjects(interview: &Interview) -> Vec<Named> {
    let details = &interview.details;
    let category = std::iter::once((&details.category, "category"));
    let all = category.chain(details.tags.iter().map(|tag| (tag, "keyword")));
    let named = all.filter(|(name, _)| !name.is_empty());
    named.map(|(name, rel)| Named { name: name.clone(), rel: Some(rel), role: None }).collect()
}

fn picture(manuscript: &Manuscript<'_>, shown: &Shown<'_>, number: usize) -> News {
    let portrait = shown.portrait;
    let credit = &portrait.credit;
    let form = manuscript.style.credit_form(&manuscript.interview.details.language);
    let address = super::picture_address(manuscript, shown.file);
    let provider = (!credit.provider.is_empty()).then(|| Named {
        name: credit.provider.clone(),
        role: Some("provider"),
        rel: None,
    });
    News {
        name: format!("picture{number}"),
        uri: shown.identifier(),
        kind: "picture",
        rel: Some("portrait"),
        descriptions: texts([
            ("caption", &portrait.caption),
            ("alternative", &portrait.alt.text().to_owned()),
            ("credit", &credit.printed(&form)),
        ]),
        by: credit.creator.clone(),
        copyright_notice: credit.copyright.clone(),
        usage_terms: credit.usage_terms.clone(),
        info_sources: provider.into_iter().collect(),
        renditions: vec![Rendition {
            name: "main",
            // An address in ninjs is a whole one; a file beside the text has none.
            href: Some(address).filter(|address| xml::leads_out(address)),
            title: shown.file.path.clone(),
            content_type: shown.media_type,
            width: shown.size.map(|size| size.0),
            height: shown.size.map(|size| size.1),
            size_in_bytes: shown.file.bytes.len(),
        }],
        ..News::default()
    }
}

fn related_item(manuscript: &Manuscript<'_>, item: &RelatedItem, number: usize) -> News {
    let uri = match item.url.as_str() {
        url if xml::leads_out(url) => xml::address(url),
        _ => identifier(&format!("{} related {number}", manuscript.slug)),
    };
    News {
        name: format!("related{number}"),
        uri,
        kind: "text",
        rel: Some("related"),
        headlines: texts([("main", &item.headline), ("kicker", &item.kicker)]),
        descriptions: texts([("summary", &item.teaser)]),
        ..News::default()
    }
}
