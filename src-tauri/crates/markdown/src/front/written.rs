//! The front matter as it is written.

use super::sheet::Sheet;
use super::{FORMAT, Named, Picture, Source};
use crate::plan::Entry;
use crate::style::{Release, Style};
use interview::speech::Labels;
use interview::{AltText, BylineEntry, BylineRole, Content, Details, Interview, PartialDate, Portrait};
use jiff::civil::DateTime;
use serde_saphyr::FlowSeq;

/// The front matter of an interview whose ids are given by position, with the lines around it.
pub(crate) fn write(
    interview: &Interview,
    labels: Labels,
    style: &Style,
    release: Release,
) -> Option<String> {
    let mut sheet = Sheet::new(&style.front);
    let title = &interview.title;
    sheet.write("title", &title.headline);
    sheet.text("kicker", &title.kicker);
    sheet.text("description", &title.standfirst);
    details(&mut sheet, interview, style, release);
    sheet.fixed();
    repeated(&mut sheet, interview, style);
    sheet.write("format", FORMAT);
    sheet.text(
        "labels",
        match labels {
            Labels::None => "",
            Labels::NameThenSurname => "names",
            Labels::Initials => "initials",
        },
    );
    let form = style.credit_form(&interview.details.language);
    let pictures: Vec<Picture> =
        interview.portraits.iter().map(|portrait| picture(portrait, portrait.credit.names(&form))).collect();
    sheet.list("portraits", &pictures);
    sheet.list("people", &interview.people);
    sheet.list("byline", &title.byline);
    sheet.list("related", &interview.details.related);
    sheet.list("variants", &interview.details.variants);
    let blocks = interview.blocks.iter().map(|block| Entry::of(&block.content).to_string());
    sheet.write("blocks", FlowSeq(blocks.collect::<Vec<_>>()));
    sheet.list("sources", &sources(interview));
    if !sheet.foreign.is_empty() {
        let foreign: Vec<Named> = std::mem::take(&mut sheet.foreign).into_iter().map(Named::from).collect();
        sheet.write("names", foreign);
    }
    sheet.finish()
}

fn details(sheet: &mut Sheet, interview: &Interview, style: &Style, release: Release) {
    let Details { language, date, embargo, category, tags, slug, targets, .. } = &interview.details;
    match date.map(|date| (date, moment(date, style))) {
        Some((_, Some(moment))) => sheet.moment("date", &moment),
        Some((date, None)) => sheet.write("dated", date.to_string()),
        None => {}
    }
    let authors = authors(&interview.title.byline);
    if !style.front.keys.contains_key("authors") {
        sheet.text("author", &authors.join(", "));
    }
    sheet.write("lang", language);
    sheet.text("slug", slug);
    if !category.is_empty() && !style.front.keys.contains_key("category") {
        sheet.write("categories", FlowSeq([category.as_str()]));
    }
    if !tags.is_empty() {
        sheet.write("tags", FlowSeq(tags.as_slice()));
    }
    if release == Release::Draft {
        sheet.write("draft", true);
    }
    if let Some(embargo) = embargo {
        sheet.write("embargo", embargo);
    }
    if !targets.is_empty() {
        sheet.write("targets", FlowSeq(targets.as_slice()));
    }
}

/// What a profile has further names for.
fn repeated(sheet: &mut Sheet, interview: &Interview, style: &Style) {
    let authors = authors(&interview.title.byline);
    if !authors.is_empty() {
        sheet.repeat("authors", FlowSeq(authors));
    }
    if !interview.details.category.is_empty() {
        sheet.repeat("category", &interview.details.category);
    }
    let Some(portrait) = interview.portraits.iter().find(|portrait| !portrait.file_name.is_empty()) else {
        return;
    };
    let credit = portrait.credit.printed(&style.credit_form(&interview.details.language));
    for (key, text) in [
        ("image", portrait.file_name.as_str()),
        ("image_alt", portrait.alt.text()),
        ("image_caption", portrait.caption.as_str()),
        ("image_credit", credit.as_str()),
    ] {
        if !text.is_empty() {
            sheet.repeat(key, text);
        }
    }
}

/// The moment of a whole day in the zone of the publication: `2024-11-18T08:00:00+01:00`.
pub fn moment(date: PartialDate, style: &Style) -> Option<String> {
    let day = date.is_whole().then(|| date.first_day())?;
    let zoned = style.time_zone.to_zoned_datetime(DateTime::from_parts(day, style.time_of_day)).ok()?;
    // Offsets before 1900 have seconds, which ISO 8601 has not.
    let minutes = zoned.offset().seconds() / 60;
    let sign = if minutes < 0 { '-' } else { '+' };
    let (hours, minutes) = (minutes.abs() / 60, minutes.abs() % 60);
    Some(format!("{day}T{}{sign}{hours:02}:{minutes:02}", zoned.strftime("%H:%M:%S")))
}

/// Who themes name as the author: those who asked or wrote, each once.
fn authors(byline: &[BylineEntry]) -> Vec<&str> {
    let wrote = byline.iter().filter(|entry| matches!(entry.role, BylineRole::Interview | BylineRole::Text));
    let mut names: Vec<&str> = Vec::new();
    for name in wrote.flat_map(|entry| &entry.names) {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    names
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
