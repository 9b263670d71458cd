//! One guest answers everything, even where no label says so: the person whom caption, standfirst, headline or box
//! names and the first question addresses.

use super::names::{addressed, names};
use super::sketch::person;
use super::words;
use crate::Draft;
use crate::notice::{Notice, Remark};
use interview::{Content, Interview, Role};
use std::collections::BTreeSet;

/// So many names around the turns are looked at.
const MOST_NAMES: usize = 500;

/// Finds the guest, and makes the answers without a speaker theirs.
pub(super) fn find(draft: &mut Draft) {
    let interview = &mut draft.interview;
    if interview.guests().next().is_none()
        && let Some((name, is_guess)) = guest_name(interview)
    {
        person(interview, &name, Role::Guest);
        if is_guess {
            draft.remarks.push(Remark::new("people", Notice::GuestGuessed(name), 0.6));
        }
    }
    // Guests come first in lists of people.
    interview.people.sort_by_key(|person| person.role != Role::Guest);
    let mut guests = interview.people.iter().filter(|person| person.role == Role::Guest);
    let only = guests.next().filter(|_| guests.next().is_none()).map(|guest| guest.id.clone());
    for block in &mut interview.blocks {
        if let Content::Answer { speaker, .. } = &mut block.content
            && speaker.is_none()
        {
            speaker.clone_from(&only);
        }
    }
}

/// People whom title matter and portrait name, in this order: alternative text, caption, standfirst, headline, kicker.
pub(super) fn named(interview: &Interview) -> Vec<String> {
    let portrait = interview.portraits.first();
    let title = &interview.title;
    let texts = [
        portrait.map(|portrait| portrait.alt.text()),
        portrait.map(|portrait| portrait.caption.as_str()),
        Some(title.standfirst.as_str()),
        Some(title.headline.as_str()),
        Some(title.kicker.as_str()),
    ];
    texts.into_iter().flatten().flat_map(names).collect()
}

/// The name, and whether it is a mere guess.
fn guest_name(interview: &Interview) -> Option<(String, bool)> {
    let texts_of = |wanted: fn(&Content) -> bool| {
        interview.blocks.iter().filter(move |block| wanted(&block.content)).map(|block| block.content.text())
    };
    let addressed: BTreeSet<String> = texts_of(|content| matches!(content, Content::Question { .. }))
        .filter_map(|text| addressed(&text))
        .collect();
    let byline: Vec<&String> = interview.title.byline.iter().flat_map(|entry| &entry.names).collect();
    let around = texts_of(|content| {
        matches!(content, Content::Box { .. } | Content::Note { .. } | Content::Intro { .. })
    });
    let mut names = named(interview);
    names.extend(around.flat_map(|text| super::names::names(&text)).take(MOST_NAMES));
    let is_guest = |name: &&String| !byline.contains(name);
    let is_addressed =
        |name: &&String| name.split(' ').next_back().is_some_and(|surname| addressed.contains(surname));
    let repeated = |name: &&String| names.iter().filter(|other| other == name).count() > 1;
    let found = names.iter().filter(is_guest);
    let sure = found.clone().find(is_addressed).or_else(|| found.clone().find(repeated));
    sure.map(|name| (name.clone(), false)).or_else(|| presented(interview).map(|name| (name, true)))
}

/// Whoever begins caption or standfirst, or is interviewed in the headline: „Sieben Fragen an Thekla Runge“.
fn presented(interview: &Interview) -> Option<String> {
    let title = &interview.title;
    let caption = interview.portraits.first().map(|portrait| portrait.caption.as_str()).unwrap_or_default();
    let begins = |text: &str| names(text).into_iter().next().filter(|name| text.starts_with(name.as_str()));
    let in_headline = || {
        let mut behind = words::words("guest-lead").iter().filter_map(|lead| {
            let (_, name) = title.headline.split_once(&format!(" {lead} "))?;
            begins(name)
        });
        behind.next()
    };
    let is_person = |name: &String| !name.split([' ', '-']).any(|word| words::is("organisation", word));
    begins(caption).or_else(|| begins(&title.standfirst)).or_else(in_headline).filter(is_person)
}
