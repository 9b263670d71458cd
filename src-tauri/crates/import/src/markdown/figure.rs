//! Pictures with the caption and credit that stand below them.

use interview::{AltText, Credit, Mark, Paragraph, Portrait, PortraitId, Span, normalise};
use std::collections::{HashMap, HashSet};

/// Longest paragraph that is taken for a caption without being set in italics, in characters.
const LONGEST_CREDIT: usize = 160;

/// The portraits of a file by their pictures. A file may have as many as somebody likes: none is searched for twice.
#[derive(Default)]
pub(super) struct Pictures {
    by_file: HashMap<String, PortraitId>,
    taken: HashSet<PortraitId>,
}

impl Pictures {
    /// Those that the front matter knows.
    pub(super) fn known(portraits: &[Portrait]) -> Self {
        Self {
            by_file: portraits.iter().map(|known| (known.file_name.clone(), known.id.clone())).collect(),
            taken: portraits.iter().map(|known| known.id.clone()).collect(),
        }
    }

    /// The portrait that this picture shows: a known one, or a new one.
    pub(super) fn portrait(
        &mut self,
        url: &str,
        alt: &str,
        title: &str,
        portraits: &mut Vec<Portrait>,
    ) -> PortraitId {
        if let Some(known) = self.by_file.get(url) {
            return known.clone();
        }
        let mut number = portraits.len() + 1;
        while self.taken.contains(&PortraitId::numbered(number)) {
            number += 1;
        }
        let id = PortraitId::numbered(number);
        self.taken.insert(id.clone());
        self.by_file.insert(url.to_owned(), id.clone());
        portraits.push(Portrait {
            file_name: url.to_owned(),
            alt: AltText::typed(normalise::line(alt)),
            caption: normalise::line(title),
            ..Portrait::empty(id.clone())
        });
        id
    }
}

/// Gives the paragraph below a picture to it, if it is a caption: in italics, or a credit line.
pub(super) fn take_caption(id: &PortraitId, text: &Paragraph, portraits: &mut [Portrait]) -> bool {
    // The picture was just read, so it is among the last.
    let Some(portrait) = portraits.iter_mut().rev().find(|portrait| portrait.id == *id) else { return false };
    let (caption, rest) = markdown::caption_parts(&normalise::paragraph(text));
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
