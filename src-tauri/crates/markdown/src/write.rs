//! An interview as a Markdown file that reads back as the same interview.

use crate::inline::{self, Wrap};
use crate::layout;
use crate::loss::Place;
use crate::numbered::renumbered;
use crate::read::{Body, read};
use crate::style::{Release, Style};
use crate::{escape, front};
use interview::{Block, Content, Interview, Language, Paragraph, Portrait};

/// The file does not read back as the interview; it must not leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfaithful {
    /// Where the first difference is.
    pub place: Place,
}

impl Unfaithful {
    /// What is wrong, and what the person can do.
    pub fn sentence(&self, language: Language) -> String {
        let place = self.place.name(language);
        language.choose(
            format!("{place}: Dieser Text lässt sich nicht unverändert als Markdown schreiben. Es wurde nichts ausgegeben. Ungewöhnliche Zeichen oder Auszeichnungen an dieser Stelle vereinfachen und noch einmal versuchen."),
            format!("{place}: this text cannot be written as Markdown without a change. Nothing has been exported. Simplify unusual characters or marks there and try again."),
        )
    }
}

/// The file of an interview that has been reduced to what Markdown shows ([`crate::reduce`]).
///
/// A portrait with a file name is shown by that file, which has to lie beside the text; one without is told in words.
///
/// # Errors
/// If the file, read again, is not the interview with its ids given by position.
pub fn write(interview: &Interview, style: &Style, release: Release) -> Result<String, Unfaithful> {
    let numbered = renumbered(interview);
    let labels = style.labels.of(&numbered);
    let front =
        front::write(&numbered, labels, style, release).ok_or(Unfaithful { place: Place::Records })?;
    let mut paragraphs: Vec<String> = Vec::new();
    for (block, label) in numbered.blocks.iter().zip(labels.of(&numbered)) {
        paragraphs.extend(block_text(block, label.as_deref(), &numbered, style));
    }
    for entry in &numbered.title.byline {
        let line = Paragraph::plain(entry.line(&numbered.details.language));
        paragraphs.push(inline::write(&line, Wrap::Emphasis));
    }
    let text = format!("{front}\n{}\n", paragraphs.join("\n\n"));
    verify(&text, &numbered)?;
    Ok(text)
}

/// A paragraph of running text as it stands in a body, whatever is in it.
pub fn paragraph(text: &Paragraph) -> String {
    inline::write(text, Wrap::Plain)
}

fn block_text(block: &Block, label: Option<&str>, interview: &Interview, style: &Style) -> Vec<String> {
    let wrap = layout::wrap_of(&block.content, style);
    let labelled = |(i, text): (usize, &Paragraph)| match label.filter(|_| i == 0) {
        Some(label) => layout::labelled(text, label, &block.content),
        None => text.clone(),
    };
    let written =
        block.content.paragraphs().iter().enumerate().map(labelled).map(|text| inline::write(&text, wrap));
    match &block.content {
        Content::PullQuote { .. } => vec![quoted(written)],
        Content::Box { heading, .. } => {
            let heading = (!heading.is_empty())
                .then(|| inline::write(&Paragraph::plain(heading.as_str()), Wrap::Strong));
            vec![quoted(heading.into_iter().chain(written))]
        }
        Content::Portrait { portrait } => interview
            .portrait(portrait)
            .map(|portrait| portrait_text(portrait, interview, style))
            .unwrap_or_default(),
        _ => written.collect(),
    }
}

fn quoted(paragraphs: impl Iterator<Item = String>) -> String {
    let text = paragraphs.collect::<Vec<_>>().join("\n\n");
    let line = |line: &str| {
        if line.is_empty() { ">".to_owned() } else { format!("> {line}") }
    };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

/// The picture, or what it shows in words; then its caption and credit.
fn portrait_text(portrait: &Portrait, interview: &Interview, style: &Style) -> Vec<String> {
    let alt = portrait.alt.text();
    let picture = if !portrait.file_name.is_empty() {
        Some(format!("![{}]({})", escape::alternative_text(alt), escape::destination(&portrait.file_name)))
    } else if !alt.is_empty() {
        Some(inline::write(&Paragraph::plain(alt), Wrap::Plain))
    } else {
        None
    };
    let credit = portrait.credit.printed(&style.credit_form(&interview.details.language));
    let caption = layout::caption(portrait, &credit).map(|text| inline::write(&text, Wrap::Plain));
    picture.into_iter().chain(caption).collect()
}

/// Reads the file again, as an import would.
fn verify(text: &str, interview: &Interview) -> Result<(), Unfaithful> {
    let reading = read(text);
    if let Body::Edited { block } = reading.body {
        return Err(Unfaithful { place: Place::of_block(&interview.blocks, block) });
    }
    let found = &reading.interview;
    if found == interview && reading.left_out.is_empty() {
        return Ok(());
    }
    let mut pairs = interview.blocks.iter().zip(&found.blocks);
    let differs = pairs.position(|(written, read)| written != read);
    Err(Unfaithful { place: differs.map_or(Place::Records, |at| Place::of_block(&interview.blocks, at)) })
}
