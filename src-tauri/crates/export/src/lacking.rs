//! What each target has no place for.

use crate::format::{Format, Manuscript};
use crate::ghost::LONGEST_EXCERPT;
use crate::loss::{Field, Loss, What};
use interview::{Content, Interview};
use markdown::Place;

/// What this interview has and the format has no place for.
pub(crate) fn losses(format: Format, manuscript: &Manuscript<'_>) -> Vec<Loss> {
    let interview = manuscript.interview;
    let missing = fields(format).iter().copied().filter(|field| has(interview, *field));
    let mut losses: Vec<Loss> =
        missing.map(|field| Loss { place: Place::Records, what: What::NoField(field) }).collect();
    if format == Format::Ghost && interview.title.standfirst.chars().count() > LONGEST_EXCERPT {
        losses.push(Loss { place: Place::Records, what: What::Shortened(LONGEST_EXCERPT) });
    }
    if format == Format::Kirby {
        let boxes = interview.blocks.iter().enumerate();
        let boxes = boxes.filter(|(_, block)| matches!(block.content, Content::Box { .. }));
        losses.extend(
            boxes.map(|(i, _)| Loss { place: Place::of_block(&interview.blocks, i), what: What::NoBox }),
        );
    }
    if matches!(format, Format::Wordpress | Format::Wxr | Format::Atom | Format::Rss) {
        let addresses = interview.portraits.iter().map(|portrait| manuscript.picture_url(portrait));
        let relative = addresses.enumerate().filter(|(_, url)| {
            url.as_ref().is_some_and(|url| !url.starts_with("https://") && !url.starts_with("http://"))
        });
        losses.extend(relative.map(|(i, _)| Loss { place: Place::Portrait(i + 1), what: What::NoAddress }));
    }
    losses
}

fn fields(format: Format) -> &'static [Field] {
    match format {
        Format::Text | Format::Wordpress => &[Field::Category, Field::Tags],
        Format::Ghost => &[Field::Kicker, Field::Related],
        Format::Atom | Format::Typo3News => &[Field::RelatedWithoutAddress],
        Format::Rss => &[Field::Related],
        _ => &[],
    }
}

fn has(interview: &Interview, field: Field) -> bool {
    let details = &interview.details;
    match field {
        Field::Kicker => !interview.title.kicker.is_empty(),
        Field::Category => !details.category.is_empty(),
        Field::Tags => !details.tags.is_empty(),
        Field::Related => !details.related.is_empty(),
        Field::RelatedWithoutAddress => details.related.iter().any(|item| item.url.is_empty()),
    }
}
