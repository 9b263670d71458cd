//! Plain text in the layouts of real pages: saved from a website, copied from a mail, or typed.
//!
//! * [`lines`]: the text as units, hard wraps undone
//! * `lexicon`: words that pages put around an interview
//! * `head`: kicker, headline, date, standfirst, portrait
//! * `turns`: questions and answers, by labels or by their words
//! * `tail`: byline, notes, boxes, related items

mod head;
mod lexicon;
pub mod lines;
mod tail;
mod turns;

use crate::Draft;
use crate::notice::{Notice, Remark};
use interview::{
    Block, BlockId, Content, Interview, Paragraph, Person, PersonId, QuoteSource, Role, normalise,
};
use lines::Unit;

/// Reads a text. Whatever it says, an interview comes out, and no word is lost.
pub fn read(text: &str) -> Draft {
    let mut draft = Draft::default();
    draft.interview.details.language = lexicon::language(text).to_owned();
    let mut units = lines::units(text);
    drop_page_furniture(&mut units, &mut draft);
    let rest = tail::take(&mut units, &mut draft);
    let start = turns::start(&units);
    let turns: Vec<Unit> = units.split_off(start);
    head::take(units, &mut draft);
    turns::take(turns, &mut draft);
    tail::append(rest, &mut draft);
    find_guest(&mut draft.interview);
    find_quotes(&mut draft.interview);
    if !draft.left_out.is_empty() {
        draft.remarks.push(Remark::new("left-out", Notice::LeftOut(draft.left_out.len()), 0.9));
    }
    draft
}

/// Navigation, share lines, advertisements: they stand anywhere.
fn drop_page_furniture(units: &mut Vec<Unit>, draft: &mut Draft) {
    let mut is_next_first = true;
    units.retain(|unit| {
        let is_first = std::mem::take(&mut is_next_first);
        let goes = lexicon::is_furniture(&unit.text) || (is_first && lexicon::is_save_date(&unit.text));
        if goes {
            draft.left_out.push(unit.text.clone());
        }
        !goes
    });
}

pub(crate) fn push(interview: &mut Interview, content: Content) {
    interview.blocks.push(Block { id: BlockId::numbered(interview.blocks.len() + 1), content });
}

pub(crate) fn person(interview: &mut Interview, name: &str, role: Role) -> PersonId {
    let is_known = |person: &&Person| person.name == name;
    if let Some(known) = interview.people.iter().find(is_known) {
        return known.id.clone();
    }
    let id = PersonId::numbered(interview.people.len() + 1);
    interview.people.push(Person::named(id.clone(), role, name));
    id
}

/// One guest answers everything, even where no label says so: the person whom caption, standfirst or headline names
/// and the first question addresses.
fn find_guest(interview: &mut Interview) {
    if interview.guests().next().is_none()
        && let Some(name) = guest_name(interview)
    {
        person(interview, &name, Role::Guest);
        // Guests come first in lists of people.
        interview.people.sort_by_key(|person| person.role != Role::Guest);
    }
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
    let questions = interview.blocks.iter().filter(|block| matches!(block.content, Content::Question { .. }));
    let addressed: Vec<String> =
        questions.filter_map(|block| lexicon::addressed(&block.content.text())).collect();
    let byline: Vec<&String> = interview.title.byline.iter().flat_map(|entry| &entry.names).collect();
    let portrait = interview.portraits.first();
    let sources = [
        portrait.map(|portrait| portrait.alt.text().to_owned()),
        portrait.map(|portrait| portrait.caption.clone()),
        Some(interview.title.standfirst.clone()),
        Some(interview.title.headline.clone()),
    ];
    let names: Vec<String> = sources.into_iter().flatten().flat_map(|text| lexicon::names(&text)).collect();
    let is_guest = |name: &&String| !byline.contains(name);
    let is_addressed =
        |name: &&String| addressed.iter().any(|surname| name.split(' ').next_back() == Some(surname));
    let repeated = |name: &&String| names.iter().filter(|other| other == name).count() > 1;
    let found = names.iter().filter(is_guest);
    found.clone().find(is_addressed).or_else(|| found.clone().find(repeated)).cloned()
}

/// Ties each pull quote to the answer that it was taken from.
fn find_quotes(interview: &mut Interview) {
    let answers: Vec<(BlockId, String)> = interview
        .blocks
        .iter()
        .filter(|block| matches!(block.content, Content::Answer { .. }))
        .map(|block| (block.id.clone(), block.content.text()))
        .collect();
    for block in &mut interview.blocks {
        if let Content::PullQuote { text, source } = &mut block.content {
            let best =
                answers.iter().map(|(id, answer)| (lexicon::shared_words(&text.text(), answer), id, answer));
            *source = best
                .filter(|(share, ..)| *share >= turns::QUOTED)
                .max_by(|a, b| a.0.total_cmp(&b.0))
                .and_then(|(_, id, answer)| {
                    sentence_like(&text.text(), answer).map(|(from, to, words)| QuoteSource {
                        block: id.clone(),
                        from,
                        to,
                        words,
                    })
                });
        }
    }
}

/// The sentence of the answer that shares most words with the quote: its characters and its words.
fn sentence_like(quote: &str, answer: &str) -> Option<(u32, u32, String)> {
    let mut best: Option<(f32, u32, u32, String)> = None;
    let mut from = 0u32;
    for sentence in answer.split_inclusive(['.', '!', '?']) {
        let length = u32::try_from(sentence.chars().count()).unwrap_or(0);
        let trimmed = sentence.trim();
        let before = u32::try_from(sentence.chars().take_while(|c| c.is_whitespace()).count()).unwrap_or(0);
        let share = lexicon::shared_words(quote, trimmed);
        if !trimmed.is_empty() && best.as_ref().is_none_or(|(known, ..)| share > *known) {
            let start = from + before;
            best = Some((
                share,
                start,
                start + u32::try_from(trimmed.chars().count()).unwrap_or(0),
                trimmed.to_owned(),
            ));
        }
        from += length;
    }
    best.map(|(_, from, to, words)| (from, to, words))
}

pub(crate) fn paragraph(text: &str) -> Paragraph {
    normalise::paragraph(&Paragraph::plain(text))
}
