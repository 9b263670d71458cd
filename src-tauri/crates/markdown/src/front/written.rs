//! The front matter as it is written.

use super::{FORMAT, Picture, Source};
use crate::plan::Entry;
use crate::style::{Release, Style};
use interview::speech::Labels;
use interview::{
    AltText, BylineEntry, BylineRole, Content, Details, Interview, PartialDate, Person, Portrait,
    RelatedItem, Variant,
};
use jiff::civil::DateTime;
use serde::Serialize;
use serde_saphyr::FlowSeq;

/// What stands before the date.
#[derive(Serialize)]
struct Head<'a> {
    title: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    kicker: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'a str,
}

/// What stands behind it.
#[derive(Serialize)]
struct Rest<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    dated: Option<String>,
    #[serde(skip_serializing_if = "str::is_empty")]
    author: String,
    lang: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    slug: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    categories: Option<FlowSeq<[&'a str; 1]>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tags: Option<FlowSeq<&'a [String]>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    draft: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    embargo: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    targets: Option<FlowSeq<&'a [String]>>,
    format: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    labels: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    portraits: Vec<Picture>,
    #[serde(skip_serializing_if = "<[Person]>::is_empty")]
    people: &'a [Person],
    #[serde(skip_serializing_if = "<[BylineEntry]>::is_empty")]
    byline: &'a [BylineEntry],
    #[serde(skip_serializing_if = "<[RelatedItem]>::is_empty")]
    related: &'a [RelatedItem],
    #[serde(skip_serializing_if = "<[Variant]>::is_empty")]
    variants: &'a [Variant],
    blocks: FlowSeq<Vec<String>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sources: Vec<Source>,
}

/// The YAML of an interview whose ids are given by position, without the lines around it.
pub(crate) fn write(
    interview: &Interview,
    labels: Labels,
    style: &Style,
    release: Release,
) -> Option<String> {
    let title = &interview.title;
    let head = Head { title: &title.headline, kicker: &title.kicker, description: &title.standfirst };
    let moment = interview.details.date.and_then(|date| moment(date, style));
    // The one value without quotes: a moment that every reader takes for one.
    let date = moment.as_ref().map(|moment| format!("date: {moment}\n")).unwrap_or_default();
    let rest = rest(interview, labels, style, release, moment.is_none());
    Some(format!("{}{date}{}", yaml(&head)?, yaml(&rest)?))
}

/// Every string is quoted: YAML 1.1 and 1.2 readers disagree about `no`, `1:30` and `2024-11-18`.
fn yaml(value: &impl Serialize) -> Option<String> {
    let options = serde_saphyr::ser_options! { quote_all: true, prefer_block_scalars: false };
    serde_saphyr::to_string_with_options(value, options).ok()
}

fn rest<'a>(
    interview: &'a Interview,
    labels: Labels,
    style: &Style,
    release: Release,
    has_no_moment: bool,
) -> Rest<'a> {
    let Details { language, date, embargo, category, tags, slug, targets, variants, related } =
        &interview.details;
    let form = style.credit_form(language);
    Rest {
        dated: date.filter(|_| has_no_moment).map(|date| date.to_string()),
        author: author(&interview.title.byline),
        lang: language,
        slug,
        categories: (!category.is_empty()).then_some(FlowSeq([category.as_str()])),
        tags: (!tags.is_empty()).then_some(FlowSeq(tags.as_slice())),
        draft: (release == Release::Draft).then_some(true),
        embargo: embargo.as_deref(),
        targets: (!targets.is_empty()).then_some(FlowSeq(targets.as_slice())),
        format: FORMAT,
        labels: match labels {
            Labels::None => None,
            Labels::NameThenSurname => Some("names"),
            Labels::Initials => Some("initials"),
        },
        portraits: interview
            .portraits
            .iter()
            .map(|portrait| picture(portrait, portrait.credit.names(&form)))
            .collect(),
        people: &interview.people,
        byline: &interview.title.byline,
        related,
        variants,
        blocks: FlowSeq(interview.blocks.iter().map(|block| Entry::of(&block.content).to_string()).collect()),
        sources: sources(interview),
    }
}

/// The moment of a whole day: `2024-11-18T08:00:00+01:00`.
fn moment(date: PartialDate, style: &Style) -> Option<String> {
    let day = date.is_whole().then(|| date.first_day())?;
    let zoned = style.time_zone.to_zoned_datetime(DateTime::from_parts(day, style.time_of_day)).ok()?;
    // Offsets before 1900 have seconds, which ISO 8601 has not.
    let minutes = zoned.offset().seconds() / 60;
    let sign = if minutes < 0 { '-' } else { '+' };
    let (hours, minutes) = (minutes.abs() / 60, minutes.abs() % 60);
    Some(format!("{day}T{}{sign}{hours:02}:{minutes:02}", zoned.strftime("%H:%M:%S")))
}

/// Who themes name as the author: those who asked or wrote.
fn author(byline: &[BylineEntry]) -> String {
    let wrote = byline.iter().filter(|entry| matches!(entry.role, BylineRole::Interview | BylineRole::Text));
    let mut names: Vec<&str> = Vec::new();
    for name in wrote.flat_map(|entry| &entry.names) {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    names.join(", ")
}

fn picture(portrait: &Portrait, credit: String) -> Picture {
    Picture {
        id: portrait.id.clone(),
        file: portrait.file_name.clone(),
        alt: portrait.alt.text().to_owned(),
        decorative: portrait.alt == AltText::Decorative,
        caption: portrait.caption.clone(),
        credit,
        rights: portrait.credit.clone(),
        original: portrait.original.clone(),
        focal_point: portrait.focal_point,
        crops: portrait.crops.clone(),
    }
}

fn sources(interview: &Interview) -> Vec<Source> {
    let source = |(i, block): (usize, &interview::Block)| match &block.content {
        Content::PullQuote { source: Some(source), .. } => Some(Source {
            quote: i + 1,
            answer: interview.blocks.iter().position(|other| other.id == source.block)? + 1,
            from: source.from,
            to: source.to,
            words: source.words.clone(),
        }),
        _ => None,
    };
    interview.blocks.iter().enumerate().filter_map(source).collect()
}
