//! What a reader of an interview reads, line by line: what every format is held against. Written apart from the formats.

use interview::speech::Labels;
use interview::{BlockId, BylineEntry, Content, CreditForm, Interview, Language, Mark, Paragraph, Span};

/// Which lines bear a mark by their style.
fn style_mark(content: &Content) -> Option<Mark> {
    match content {
        Content::Question { .. } => Some(Mark::Strong),
        Content::Note { .. } => Some(Mark::Emphasis),
        _ => None,
    }
}

fn strong(text: String) -> Span {
    Span { text, marks: vec![Mark::Strong], link: None }
}

/// The lines from top to bottom, with their marks and without links. `has_picture` says whether a portrait is shown.
pub(crate) fn lines(
    interview: &Interview,
    has_picture: impl Fn(&interview::Portrait) -> bool,
) -> Vec<Paragraph> {
    let language = &interview.details.language;
    let german = Language::of(language) == Language::German;
    let date = interview.details.date.map(|date| {
        if german && date.is_whole() {
            date.first_day().strftime("%-d.%-m.%Y").to_string()
        } else {
            date.to_string()
        }
    });
    let title = &interview.title;
    let mut lines: Vec<Paragraph> =
        [&title.kicker, &title.headline, &title.standfirst, &date.unwrap_or_default()]
            .map(|text| Paragraph::plain(text.clone()))
            .to_vec();
    lines.extend(blocks(interview, &has_picture).into_iter().flat_map(|(_, lines)| lines));
    let byline = |entry: &BylineEntry| Paragraph::plain(entry.line(language));
    lines.extend(title.byline.iter().map(byline));
    related(interview, german, &mut lines);
    lines.into_iter().map(|line| visible(&line)).filter(|line| !line.is_blank()).collect()
}

/// The lines of each block, with the label of its speaker.
pub(crate) fn blocks<'i>(
    interview: &'i Interview,
    has_picture: &dyn Fn(&interview::Portrait) -> bool,
) -> Vec<(&'i BlockId, Vec<Paragraph>)> {
    let labels = Labels::needed_by(interview).of(interview);
    let lines = |(block, label): (&'i interview::Block, Option<String>)| {
        let mut lines = Vec::new();
        block_lines(interview, &block.content, label, has_picture, &mut lines);
        (&block.id, lines)
    };
    interview.blocks.iter().zip(labels).map(lines).collect()
}

fn block_lines(
    interview: &Interview,
    content: &Content,
    label: Option<String>,
    has_picture: &dyn Fn(&interview::Portrait) -> bool,
    lines: &mut Vec<Paragraph>,
) {
    match content {
        Content::Portrait { portrait } => {
            let portrait = interview.portrait(portrait).unwrap();
            if !has_picture(portrait) {
                lines.push(Paragraph::plain(portrait.alt.text()));
            }
            let credit = portrait.credit.printed(&CreditForm::of_language(&interview.details.language));
            let gap = if portrait.caption.is_empty() || credit.is_empty() { "" } else { " " };
            lines.push(Paragraph::plain(format!("{}{gap}{credit}", portrait.caption)));
        }
        Content::Box { heading, text } => {
            lines.push(Paragraph::new([strong(heading.clone())]));
            lines.extend(text.iter().cloned());
        }
        content => {
            for (i, text) in content.paragraphs().iter().enumerate() {
                let label = label.iter().filter(|_| i == 0).map(|label| strong(format!("{label}: ")));
                let spans = text.spans().iter().cloned().map(|mut span| {
                    span.marks.extend(style_mark(content));
                    span
                });
                lines.push(Paragraph::new(label.chain(spans)));
            }
        }
    }
}

fn related(interview: &Interview, german: bool, lines: &mut Vec<Paragraph>) {
    if interview.details.related.is_empty() {
        return;
    }
    lines.push(Paragraph::new([strong(if german { "Weitere Meldungen" } else { "Related" }.to_owned())]));
    for item in &interview.details.related {
        let date = item.date.map(|date| {
            let printed = if german && date.is_whole() {
                date.first_day().strftime("%-d.%-m.%Y").to_string()
            } else {
                date.to_string()
            };
            format!("{printed} · ")
        });
        let kicker = if item.kicker.is_empty() { String::new() } else { format!("{}: ", item.kicker) };
        let teaser = if item.teaser.is_empty() { String::new() } else { format!("\n{}", item.teaser) };
        lines.push(Paragraph::plain(format!(
            "{}{kicker}{}{teaser}",
            date.unwrap_or_default(),
            item.headline
        )));
    }
}

/// Without what no reader sees, and without links: soft hyphens, signs that are no characters, marks on white space.
pub(crate) fn visible(line: &Paragraph) -> Paragraph {
    let letters = line.spans().iter().flat_map(|span| span.text.chars().map(move |c| (c, span)));
    let seen =
        letters.filter(|(c, _)| !matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'));
    Paragraph::new(seen.map(|(c, span)| {
        let marks = if c.is_whitespace() { Vec::new() } else { span.marks.clone() };
        Span { text: c.to_string(), marks, link: None }
    }))
}

/// The words of lines, in order.
pub(crate) fn words<'a>(lines: impl IntoIterator<Item = &'a Paragraph>) -> Vec<String> {
    let text = lines.into_iter().map(Paragraph::text).collect::<Vec<_>>().join("\n");
    text.split_whitespace().map(str::to_owned).collect()
}
