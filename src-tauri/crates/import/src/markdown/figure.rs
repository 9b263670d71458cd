//! Pictures with the caption and credit that stand below them.

use crate::Draft;
use interview::{AltText, Credit, Mark, Paragraph, Portrait, PortraitId, Span, normalise};

/// Longest paragraph that is taken for a caption without being set in italics, in characters.
const LONGEST_CREDIT: usize = 160;

/// The portrait that this picture shows: the known one with this file, or a new one.
pub(super) fn portrait(url: &str, alt: &str, title: &str, draft: &mut Draft) -> PortraitId {
    let portraits = &mut draft.interview.portraits;
    if let Some(known) = portraits.iter().find(|portrait| portrait.file_name == url) {
        return known.id.clone();
    }
    let numbers = 1..=portraits.len() + 1;
    let is_free = |id: &PortraitId| portraits.iter().all(|portrait| portrait.id != *id);
    let id = numbers.map(PortraitId::numbered).find(is_free).unwrap_or_else(|| PortraitId::numbered(0));
    portraits.push(Portrait {
        file_name: url.to_owned(),
        alt: AltText::typed(normalise::line(alt)),
        caption: normalise::line(title),
        ..Portrait::empty(id.clone())
    });
    id
}

/// Gives the paragraph below a picture to it, if it is a caption: in italics, or a credit line.
pub(super) fn take_caption(id: &PortraitId, text: &Paragraph, draft: &mut Draft) -> bool {
    let Some(portrait) = draft.interview.portraits.iter_mut().find(|portrait| portrait.id == *id) else {
        return false;
    };
    let (caption, rest) = markdown::caption_parts(&trimmed(text));
    let credit = Credit::from_line(&rest).filter(|_| rest.chars().count() <= LONGEST_CREDIT);
    if rest.is_empty() && !caption.is_empty() {
        // Italics alone may be the credit, as somebody else sets it.
        match Credit::from_line(&caption) {
            Some(credit) => portrait.credit = credit,
            None => portrait.caption = normalise::line(&caption),
        }
        return true;
    }
    let Some(credit) = credit else { return false };
    if !caption.is_empty() {
        portrait.caption = normalise::line(&caption);
    }
    if !says_the_same(&portrait.credit, &credit) {
        portrait.credit = credit;
    }
    true
}

/// The fields of a known credit are worth more than the same line read again.
fn says_the_same(known: &Credit, read: &Credit) -> bool {
    let form = interview::CreditForm::of_language("de");
    !known.is_empty() && known.names(&form) == read.names(&form)
}

fn trimmed(text: &Paragraph) -> Paragraph {
    normalise::paragraph(text)
}

/// The paragraph is in italics from end to end.
pub(super) fn is_emphasised(text: &Paragraph) -> bool {
    is_set(text, Mark::Emphasis)
}

/// The paragraph is in bold type from end to end.
pub(super) fn is_strong(text: &Paragraph) -> bool {
    is_set(text, Mark::Strong)
}

fn is_set(text: &Paragraph, mark: Mark) -> bool {
    let is_word = |span: &&Span| !span.text.trim().is_empty();
    text.spans().iter().any(|span| is_word(&span))
        && text.spans().iter().filter(is_word).all(|span| span.has(mark))
}
