//! One guest answers everything, even where no label says so: the person whom caption, standfirst, headline or box
//! names and the first question addresses.

use super::names::{addressed, names};
use super::sketch::person;
use interview::{Content, Interview, Role};

/// Finds the guest, and makes the answers without a speaker theirs.
pub(super) fn find(interview: &mut Interview) {
    if interview.guests().next().is_none()
        && let Some(name) = guest_name(interview)
    {
        person(interview, &name, Role::Guest);
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

fn guest_name(interview: &Interview) -> Option<String> {
    let texts_of = |wanted: fn(&Content) -> bool| {
        interview.blocks.iter().filter(move |block| wanted(&block.content)).map(|block| block.content.text())
    };
    let addressed: Vec<String> = texts_of(|content| matches!(content, Content::Question { .. }))
        .filter_map(|text| addressed(&text))
        .collect();
    let byline: Vec<&String> = interview.title.byline.iter().flat_map(|entry| &entry.names).collect();
    let portrait = interview.portraits.first();
    let around = texts_of(|content| {
        matches!(content, Content::Box { .. } | Content::Note { .. } | Content::Intro { .. })
    });
    let sources = [
        portrait.map(|portrait| portrait.alt.text().to_owned()),
        portrait.map(|portrait| portrait.caption.clone()),
        Some(interview.title.standfirst.clone()),
        Some(interview.title.headline.clone()),
        Some(interview.title.kicker.clone()),
    ];
    let texts = sources.into_iter().flatten().chain(around);
    let names: Vec<String> = texts.flat_map(|text| names(&text)).collect();
    let is_guest = |name: &&String| !byline.contains(name);
    let is_addressed =
        |name: &&String| addressed.iter().any(|surname| name.split(' ').next_back() == Some(surname));
    let repeated = |name: &&String| names.iter().filter(|other| other == name).count() > 1;
    let found = names.iter().filter(is_guest);
    found.clone().find(is_addressed).or_else(|| found.clone().find(repeated)).cloned()
}
