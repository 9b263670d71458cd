//! The interview that lies beside the Markdown of a package has what the text cannot carry: the ids of the library.
//!
//! Blocks are recognised by their content, in order, wherever the text was changed since. What is recognised keeps its
//! id; what is new has one that nobody else has.

use crate::Draft;
use interview::document::Document;
use interview::{Block, BlockId, Content, Interview, PersonId, PortraitId};
use std::collections::{HashMap, HashSet};

/// Gives the draft the ids of the document it was exported with.
pub fn take_sidecar(draft: &mut Draft, sidecar: Document) {
    let known = sidecar.interview;
    if !has_distinct_ids(&known) {
        return;
    }
    if draft.interview == ::markdown::renumbered(&known) {
        draft.interview = known;
        return;
    }
    let people: HashMap<PersonId, PersonId> =
        positions(&draft.interview.people, &known.people, |p| &p.id, |a, b| a.name == b.name);
    let portraits: HashMap<PortraitId, PortraitId> = positions(
        &draft.interview.portraits,
        &known.portraits,
        |p| &p.id,
        |a, b| a.original == b.original && a.file_name == b.file_name,
    );
    rename_records(&mut draft.interview, &people, &portraits);
    rename_blocks(&mut draft.interview, &known);
}

/// A file that somebody has damaged would give one id to two blocks.
fn has_distinct_ids(interview: &Interview) -> bool {
    let blocks: HashSet<&BlockId> = interview.blocks.iter().map(|block| &block.id).collect();
    let people: HashSet<&PersonId> = interview.people.iter().map(|person| &person.id).collect();
    let portraits: HashSet<&PortraitId> = interview.portraits.iter().map(|portrait| &portrait.id).collect();
    blocks.len() == interview.blocks.len()
        && people.len() == interview.people.len()
        && portraits.len() == interview.portraits.len()
}

/// Which id a record has in the sidecar: the one that stands at the same place there, if it is alike and the ids of
/// the others stay apart.
fn positions<R, I: Clone + Eq + std::hash::Hash>(
    read: &[R],
    known: &[R],
    id: impl Fn(&R) -> &I,
    is_alike: impl Fn(&R, &R) -> bool,
) -> HashMap<I, I> {
    let pairs: HashMap<I, I> = read
        .iter()
        .zip(known)
        .filter(|(a, b)| is_alike(a, b))
        .map(|(a, b)| (id(a).clone(), id(b).clone()))
        .collect();
    let renamed = |record: &R| pairs.get(id(record)).unwrap_or(id(record)).clone();
    let distinct: HashSet<I> = read.iter().map(renamed).collect();
    if distinct.len() == read.len() { pairs } else { HashMap::new() }
}

fn rename_records(
    interview: &mut Interview,
    people: &HashMap<PersonId, PersonId>,
    portraits: &HashMap<PortraitId, PortraitId>,
) {
    for person in &mut interview.people {
        rename(&mut person.id, people);
    }
    for portrait in &mut interview.portraits {
        rename(&mut portrait.id, portraits);
    }
    for block in &mut interview.blocks {
        match &mut block.content {
            Content::Question { speaker: Some(id), .. } | Content::Answer { speaker: Some(id), .. } => {
                rename(id, people)
            }
            Content::Portrait { portrait } => rename(portrait, portraits),
            _ => {}
        }
    }
}

fn rename<I: Clone + Eq + std::hash::Hash>(id: &mut I, names: &HashMap<I, I>) {
    if let Some(name) = names.get(id) {
        *id = name.clone();
    }
}

/// Blocks get the ids of those they are, and what is new gets one that nobody has. A source in a pull quote follows
/// its answer.
fn rename_blocks(interview: &mut Interview, known: &Interview) {
    let mut number = 0;
    let matches = matches(&interview.blocks, &known.blocks);
    let known_id = |at: Option<usize>| at.and_then(|at| known.blocks.get(at)).map(|block| block.id.clone());
    let names: HashMap<BlockId, BlockId> = interview
        .blocks
        .iter()
        .zip(matches)
        .map(|(block, at)| (block.id.clone(), known_id(at).unwrap_or_else(|| free_id(&mut number, known))))
        .collect();
    for block in &mut interview.blocks {
        rename(&mut block.id, &names);
        if let Content::PullQuote { source: Some(source), .. } = &mut block.content {
            rename(&mut source.block, &names);
        }
    }
}

/// For each block the place of the known one that it is: first those with the same content, in order; then, between
/// two of these, a changed one of the same kind.
fn matches(blocks: &[Block], known: &[Block]) -> Vec<Option<usize>> {
    let mut from = 0;
    let mut found: Vec<Option<usize>> = Vec::with_capacity(blocks.len());
    for block in blocks {
        let at = known.iter().skip(from).position(|other| is_alike(block, other)).map(|at| from + at);
        from = at.map_or(from, |at| at + 1);
        found.push(at);
    }
    let mut from = 0;
    for i in 0..found.len() {
        if found[i].is_none() {
            let to = found.iter().skip(i).flatten().next().copied().unwrap_or(known.len());
            let gap = known.iter().enumerate().take(to).skip(from);
            found[i] = gap
                .map(|(at, other)| (at, other.content.kind()))
                .find(|(_, kind)| *kind == blocks[i].content.kind())
                .map(|(at, _)| at);
        }
        from = found[i].map_or(from, |at| at + 1);
    }
    found
}

fn free_id(number: &mut usize, known: &Interview) -> BlockId {
    loop {
        *number += 1;
        let id = BlockId::numbered(known.blocks.len() + *number);
        if known.block(&id).is_none() {
            return id;
        }
    }
}

fn is_alike(a: &Block, b: &Block) -> bool {
    a.content.kind() == b.content.kind()
        && a.content.text() == b.content.text()
        && a.content.speaker() == b.content.speaker()
}

#[cfg(test)]
mod tests {
    use super::*;
    use interview::{Person, Role};

    fn answer(id: &str, text: &str, speaker: &str) -> Block {
        let speaker = PersonId::new(speaker).ok();
        Block { id: BlockId::new(id).unwrap(), content: Content::Answer { speaker, text: vec![text.into()] } }
    }

    fn exported() -> Interview {
        Interview {
            blocks: vec![
                answer("x1", "eins", "eva"),
                answer("x2", "zwei", "eva"),
                answer("x3", "drei", "eva"),
            ],
            people: vec![Person::named(PersonId::new("eva").unwrap(), Role::Guest, "Eva Ahn")],
            ..Interview::default()
        }
    }

    fn ids(draft: &Draft) -> Vec<&str> {
        draft.interview.blocks.iter().map(|block| block.id.as_str()).collect()
    }

    #[test]
    fn an_unchanged_file_is_the_interview_it_was() {
        let mut draft = Draft { interview: ::markdown::renumbered(&exported()), ..Draft::default() };
        take_sidecar(&mut draft, Document::new(None, exported()));
        assert_eq!(draft.interview, exported());
    }

    #[test]
    fn a_changed_block_keeps_its_id_and_a_new_one_gets_one() {
        let mut interview = ::markdown::renumbered(&exported());
        interview.blocks[1] = answer("b2", "zwei, geändert", "p1");
        interview.blocks.insert(2, answer("b4", "neu", "p1"));
        let mut draft = Draft { interview, ..Draft::default() };
        take_sidecar(&mut draft, Document::new(None, exported()));
        assert_eq!(ids(&draft), ["x1", "x2", "b4", "x3"]);
        assert!(
            draft.interview.blocks.iter().all(|block| block.content.speaker().unwrap().as_str() == "eva")
        );
    }

    #[test]
    fn a_sidecar_with_one_id_for_two_blocks_is_passed_over() {
        let mut damaged = exported();
        damaged.blocks[1].id = damaged.blocks[0].id.clone();
        let read = ::markdown::renumbered(&exported());
        let mut draft = Draft { interview: read.clone(), ..Draft::default() };
        take_sidecar(&mut draft, Document::new(None, damaged));
        assert_eq!(draft.interview, read);
    }

    #[test]
    fn a_sidecar_of_something_else_changes_no_text() {
        let mut draft = Draft { interview: ::markdown::renumbered(&exported()), ..Draft::default() };
        let before: Vec<String> = draft.interview.blocks.iter().map(|block| block.content.text()).collect();
        take_sidecar(&mut draft, Document::new(None, Interview::default()));
        assert_eq!(
            draft.interview.blocks.iter().map(|block| block.content.text()).collect::<Vec<_>>(),
            before
        );
    }
}
