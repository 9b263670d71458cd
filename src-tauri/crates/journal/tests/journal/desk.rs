//! A desk: somebody with a copy of the draft, who states facts and exchanges entries.

use interview::{Block, BlockId, Content, Interview};
use journal::{Draft, DraftId, Entry, EntryId, Fact, Part, PartState, Wording, edit_facts, fold};
use std::collections::BTreeMap;

pub(crate) struct Desk {
    name: &'static str,
    clock: u64,
    entries: BTreeMap<EntryId, Entry>,
}

impl Desk {
    pub(crate) fn new(name: &'static str) -> Self {
        Self { name, clock: 0, entries: BTreeMap::new() }
    }

    /// A desk with an answer of these paragraphs.
    pub(crate) fn with_answers(name: &'static str, answers: &[&str]) -> Self {
        let mut desk = Self::new(name);
        desk.state(Fact::Draft { language: "de".into(), merge: 1 });
        let blocks = answers.iter().enumerate().map(|(i, text)| block(i + 1, text)).collect();
        desk.save(&Interview { blocks, ..Interview::default() });
        desk
    }

    /// Another desk that has seen everything of this one.
    pub(crate) fn colleague(&self, name: &'static str) -> Self {
        Self { name, clock: self.clock, entries: self.entries.clone() }
    }

    pub(crate) fn state(&mut self, fact: Fact) -> EntryId {
        self.clock += 1;
        let draft = DraftId::new("d1").unwrap();
        let entry = Entry::new(draft, self.clock, self.name, self.name, 1_000 * self.clock as i64, fact);
        let id = entry.id().clone();
        self.entries.insert(id.clone(), entry);
        id
    }

    /// Saves what the desk wants the draft to be.
    pub(crate) fn save(&mut self, wanted: &Interview) -> Vec<EntryId> {
        let facts = edit_facts(&self.draft(), wanted, self.name, self.name);
        facts.into_iter().map(|fact| self.state(fact)).collect()
    }

    /// Changes the blocks as somebody would in the editor, and saves.
    pub(crate) fn edit(&mut self, change: impl FnOnce(&mut Vec<Block>)) -> Vec<EntryId> {
        let mut wanted = self.draft().interview;
        change(&mut wanted.blocks);
        self.save(&wanted)
    }

    /// Types over the `n`th answer.
    pub(crate) fn write(&mut self, n: usize, text: &str) -> EntryId {
        let written = self.edit(|blocks| {
            let at = blocks.iter().position(|block| block.id == BlockId::numbered(n)).unwrap();
            blocks[at] = block(n, text);
        });
        written.last().unwrap().clone()
    }

    pub(crate) fn pull(&mut self, other: &Self) {
        self.clock = self.clock.max(other.clock);
        self.entries.extend(other.entries.iter().map(|(id, entry)| (id.clone(), entry.clone())));
    }

    pub(crate) fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.values()
    }

    pub(crate) fn draft(&self) -> Draft {
        fold(self.entries())
    }

    pub(crate) fn part(&self, n: usize) -> PartState {
        self.draft().parts[&part(n)].clone()
    }

    /// The texts of the blocks in their order.
    pub(crate) fn texts(&self) -> Vec<String> {
        self.draft().interview.blocks.iter().map(|block| block.content.text()).collect()
    }

    pub(crate) fn authorise(&mut self, n: usize) -> EntryId {
        let state = self.part(n);
        let wordings = vec![(part(n), state.revision.unwrap(), state.wording.hash())];
        let (who, how) = ("Denis Alt".to_owned(), "mail".to_owned());
        self.state(Fact::Authorise { wordings, who, how, when: "2025-03-01".into(), evidence: vec![] })
    }

    pub(crate) fn release(&mut self, authorisation: &EntryId) -> EntryId {
        let reason = "Ein Satz fehlt".to_owned();
        self.state(Fact::Release { authorisation: authorisation.clone(), reason })
    }
}

pub(crate) fn part(n: usize) -> Part {
    Part::Block(BlockId::numbered(n))
}

/// The `n`th block, an answer; `¶` parts paragraphs.
pub(crate) fn block(n: usize, text: &str) -> Block {
    Block { id: BlockId::numbered(n), content: answer(text) }
}

pub(crate) fn answer(text: &str) -> Content {
    Content::Answer { speaker: None, text: text.split('¶').map(Into::into).collect() }
}

pub(crate) fn wording(text: &str) -> Wording {
    Wording::Block(answer(text))
}
