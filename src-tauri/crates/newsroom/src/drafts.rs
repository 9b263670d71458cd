//! A draft at work: opened, written to, settled.
//!
//! Everything goes through one transaction of the store and is answered when it is durable. A keystroke overwrites
//! the `wip` row of its part; settling makes revisions of those rows. A draft that is open is held in memory, so that
//! a save does not fold it again.

use crate::view::{DraftView, Edit, Saved, Settled, Template, TitleEdit};
use crate::{Newsroom, NewsroomError, inspection, plan, templates, world};
use interview::{Block, BlockId, Interview};
use journal::{Draft, DraftId, Entry, Fact, Part, Wording};
use std::collections::BTreeMap;
use store::{BlockText, SaveBatch, WipRow};

/// A draft in memory: its journal, what it folds to, and what is being typed.
pub(crate) struct Held {
    pub(crate) entries: Vec<Entry>,
    pub(crate) draft: Draft,
    wip: BTreeMap<Part, Wording>,
    saved: i64,
    /// What the checks found when it was settled last: blocking delivery, and all.
    found: (usize, usize),
    /// Entries of it do not match their names any more.
    is_damaged: bool,
}

impl Held {
    /// The interview with everything typed so far. Under a standing authorisation the authorised wording is shown.
    pub(crate) fn interview(&self) -> Interview {
        let mut interview = self.draft.interview.clone();
        for (part, wording) in self.wip.iter().filter(|(part, _)| !self.is_locked(part)) {
            match (part, wording) {
                (Part::Kicker, Wording::Line(line)) => interview.title.kicker.clone_from(line),
                (Part::Headline, Wording::Line(line)) => interview.title.headline.clone_from(line),
                (Part::Standfirst, Wording::Line(line)) => interview.title.standfirst.clone_from(line),
                (Part::Block(id), Wording::Block(content)) => {
                    if let Some(block) = interview.blocks.iter_mut().find(|block| &block.id == id) {
                        block.content.clone_from(content);
                    }
                }
                _ => {}
            }
        }
        interview
    }

    /// What was saved is what is held.
    fn take(&mut self, entries: Vec<Entry>, draft: Option<Draft>, at: i64) {
        self.entries.extend(entries);
        if let Some(draft) = draft {
            self.draft = draft;
        }
        self.saved = at;
    }

    fn is_locked(&self, part: &Part) -> bool {
        self.draft.parts.get(part).is_some_and(|state| state.locked.is_some())
    }

    /// The part exists in the draft; typing into it needs no entry.
    fn knows(&self, part: &Part) -> bool {
        match part {
            Part::Block(id) => self.draft.interview.block(id).is_some(),
            _ => true,
        }
    }

    /// The facts that make revisions of what is being typed: a `put`, or under authorisation a proposal.
    fn facts_of_wip(&self, author: &str) -> Vec<Fact> {
        let facts = |(part, wording): (&Part, &Wording)| {
            journal::changes::wording_facts(&self.draft, part.clone(), wording.clone(), author)
        };
        self.wip.iter().flat_map(facts).collect()
    }

    /// Why it cannot be changed here.
    fn read_only(&self) -> Option<NewsroomError> {
        if self.is_damaged {
            return Some(NewsroomError::DamagedDraft);
        }
        (!self.draft.is_understood()).then_some(NewsroomError::ReadOnlyDraft)
    }
}

impl Newsroom {
    /// Makes a draft after a template.
    ///
    /// # Errors
    /// If the library cannot be written.
    pub fn create(&self, language: &str, template: Template) -> Result<DraftView, NewsroomError> {
        let (interview, plan) = templates::draft(language, template)?;
        let draft = self.take_in(&interview)?;
        self.save(&draft, &Edit { plan: Some(plan), ..Edit::default() })?;
        self.open_draft(&draft)
    }

    /// Makes a draft that reads as this interview; answers with its id. Blocks get ids of their own, so that two
    /// imports of one file never share one.
    ///
    /// # Errors
    /// If the library cannot be written.
    pub fn take_in(&self, interview: &Interview) -> Result<String, NewsroomError> {
        let id = DraftId::new(world::new_id('n')?).map_err(NewsroomError::unforeseen)?;
        let created = Fact::Draft {
            language: interview.details.language.clone(),
            merge: journal::merge::MERGE_VERSION,
        };
        let mut facts = vec![created];
        facts.extend(journal::edit_facts(&journal::fold([]), interview, &self.author(), &self.device));
        self.held().insert(
            id.clone(),
            Held {
                entries: Vec::new(),
                draft: journal::fold([]),
                wip: BTreeMap::new(),
                saved: 0,
                found: (0, 0),
                is_damaged: false,
            },
        );
        let made = self.with(&id, |newsroom, held| newsroom.append(&id, held, facts, Vec::new(), Vec::new()));
        if made.is_err() {
            self.held().remove(&id);
        }
        made.map(|()| id.to_string())
    }

    /// The draft as the desk shows it.
    ///
    /// # Errors
    /// If there is no such draft, or the library cannot be read.
    pub fn open_draft(&self, draft: &str) -> Result<DraftView, NewsroomError> {
        let id = self.existing(draft)?;
        let language = self.language();
        self.with(&id, |newsroom, held| {
            let interview = held.interview();
            let locked = held.draft.parts.keys().filter(|part| held.is_locked(part));
            Ok(DraftView {
                id: id.to_string(),
                status: held.draft.status.into(),
                read_only: held.read_only().map(|why| why.sentence(language)),
                locked: locked.map(|part| String::from(part.clone())).collect(),
                findings: inspection::findings(&interview, language),
                lengths: inspection::lengths(&interview),
                saved: held.saved,
                plan: plan::of(&held.draft),
                caret: newsroom.caret(&id)?,
                interview,
            })
        })
    }

    /// Writes what changed at the desk. When this answers, it is on the disk.
    ///
    /// # Errors
    /// If there is no such draft, it can only be read, or the library cannot be written; nothing is written then.
    pub fn save(&self, draft: &str, edit: &Edit) -> Result<Saved, NewsroomError> {
        let id = self.existing(draft)?;
        self.with(&id, |newsroom, held| {
            if let Some(why) = held.read_only() {
                return Err(why);
            }
            let mut facts = newsroom.facts_of(&id, held, edit)?;
            facts.extend(edit.plan.iter().flat_map(|wanted| plan::facts(&held.draft, wanted)));
            let typed = typed_parts(held, edit);
            newsroom.append(&id, held, facts, typed, plan::kept(&id, edit.caret.as_ref()))?;
            Ok(Saved { at: held.saved })
        })
    }

    /// Makes revisions of what was typed, refreshes list and search, and looks the text through.
    ///
    /// # Errors
    /// If there is no such draft, or the library cannot be written.
    pub fn settle(&self, draft: &str) -> Result<Settled, NewsroomError> {
        let id = self.existing(draft)?;
        let language = self.language();
        let interview = self.with(&id, |newsroom, held| {
            newsroom.settle_held(&id, held)?;
            Ok(held.interview())
        })?;
        Ok(self.looked_through(&interview, language))
    }

    /// Looks the text through as it stands, without making revisions of it.
    ///
    /// # Errors
    /// If there is no such draft, or the library cannot be read.
    pub fn inspect(&self, draft: &str) -> Result<Settled, NewsroomError> {
        let id = self.existing(draft)?;
        let language = self.language();
        let interview = self.with(&id, |_, held| Ok(held.interview()))?;
        Ok(self.looked_through(&interview, language))
    }

    /// Makes the draft read as this interview, as one change.
    pub(crate) fn rewrite(&self, draft: &str, interview: &Interview) -> Result<(), NewsroomError> {
        let id = self.existing(draft)?;
        self.with(&id, |newsroom, held| {
            if let Some(why) = held.read_only() {
                return Err(why);
            }
            newsroom.settle_held(&id, held)?;
            let facts = journal::edit_facts(&held.draft, interview, &newsroom.author(), &newsroom.device);
            newsroom.append(&id, held, facts, Vec::new(), Vec::new())
        })
    }

    /// Looks at a draft without changing it.
    pub(crate) fn look<T>(
        &self,
        draft: &str,
        at: impl FnOnce(&Held) -> Result<T, NewsroomError>,
    ) -> Result<T, NewsroomError> {
        let id = self.existing(draft)?;
        self.with(&id, |_, held| at(held))
    }

    /// Adds facts that no typing goes with.
    pub(crate) fn record(&self, draft: &str, facts: Vec<Fact>) -> Result<(), NewsroomError> {
        let id = self.existing(draft)?;
        self.with(&id, |newsroom, held| newsroom.append(&id, held, facts, Vec::new(), Vec::new()))
    }

    /// Adds facts that a file says somebody else has stated.
    pub(crate) fn record_by(&self, draft: &str, author: &str, facts: Vec<Fact>) -> Result<(), NewsroomError> {
        let id = self.existing(draft)?;
        self.with(&id, |newsroom, held| newsroom.append_by(author, &id, held, facts, Vec::new(), Vec::new()))
    }

    /// The id, if the library has such a draft.
    pub(crate) fn existing(&self, draft: &str) -> Result<DraftId, NewsroomError> {
        let unknown = || NewsroomError::UnknownDraft(draft.to_owned());
        let id = DraftId::new(draft).map_err(|_| unknown())?;
        if self.held().contains_key(&id) || self.library.has_draft(&id)? { Ok(id) } else { Err(unknown()) }
    }

    /// Refolds the drafts whose list row or search text is older than their entries: after a crash, a restore, or a
    /// new version of the cache.
    pub(crate) fn refresh_stale_drafts(&self) -> Result<(), NewsroomError> {
        for id in self.library.stale_drafts()? {
            self.with(&id, |newsroom, held| newsroom.settle_held(&id, held))?;
            self.held().remove(&id);
        }
        Ok(())
    }

    /// Works on a draft in memory, reading it from the library first if need be.
    fn with<T>(
        &self,
        id: &DraftId,
        work: impl FnOnce(&Self, &mut Held) -> Result<T, NewsroomError>,
    ) -> Result<T, NewsroomError> {
        let mut all = self.held();
        if !all.contains_key(id) {
            all.insert(id.clone(), self.read_held(id)?);
        }
        match all.get_mut(id) {
            Some(held) => work(self, held),
            None => Err(NewsroomError::UnknownDraft(id.to_string())),
        }
    }

    fn read_held(&self, id: &DraftId) -> Result<Held, NewsroomError> {
        let (entries, damages) = self.library.entries(id)?;
        let draft = journal::fold(&entries);
        let mut wip = BTreeMap::new();
        let mut saved = draft.updated;
        for row in self.library.wip(id)? {
            saved = saved.max(row.at);
            wip.insert(row.part, row.wording);
        }
        let found = inspection::counts(&draft.interview);
        Ok(Held { entries, draft, wip, saved, found, is_damaged: !damages.is_empty() })
    }

    fn settle_held(&self, id: &DraftId, held: &mut Held) -> Result<(), NewsroomError> {
        if held.is_damaged {
            // What is typed stays as it is until the entries are back; only the list is refreshed.
            let cache = Some(cache_of(id, &held.draft, held.saved, held.found));
            return Ok(self.library.save(SaveBatch { cache, ..SaveBatch::default() })?);
        }
        let facts = held.facts_of_wip(&self.author());
        let cleared = held.wip.keys().map(|part| (id.clone(), part.clone())).collect();
        let entries = self.entries_of(id, held, &self.author(), facts);
        let at = entries.first().map_or(held.saved, Entry::at);
        let draft = self.fold_with(held, &entries);
        held.found = inspection::counts(&draft.as_ref().unwrap_or(&held.draft).interview);
        let cache = cache_of(id, draft.as_ref().unwrap_or(&held.draft), at, held.found);
        self.library.save(SaveBatch {
            entries: entries.clone(),
            wip: Vec::new(),
            wip_cleared: cleared,
            cache: Some(cache),
            meta: Vec::new(),
        })?;
        held.wip.clear();
        held.take(entries, draft, at);
        Ok(())
    }

    /// Appends facts and overwrites what is being typed, in one transaction. Typing alone touches nothing else.
    fn append(
        &self,
        id: &DraftId,
        held: &mut Held,
        facts: Vec<Fact>,
        typed: Vec<(Part, Wording)>,
        meta: Vec<(String, String)>,
    ) -> Result<(), NewsroomError> {
        self.append_by(&self.author(), id, held, facts, typed, meta)
    }

    /// As [`Self::append`], for what somebody else has said.
    fn append_by(
        &self,
        author: &str,
        id: &DraftId,
        held: &mut Held,
        facts: Vec<Fact>,
        typed: Vec<(Part, Wording)>,
        meta: Vec<(String, String)>,
    ) -> Result<(), NewsroomError> {
        let at = world::now();
        let entries = self.entries_of(id, held, author, facts);
        let draft = self.fold_with(held, &entries);
        let row = |(part, wording): &(Part, Wording)| WipRow {
            draft: id.clone(),
            part: part.clone(),
            base: held.draft.parts.get(part).map(|state| state.heads.clone()).unwrap_or_default(),
            wording: wording.clone(),
            at,
        };
        let batch = SaveBatch {
            entries: entries.clone(),
            wip: typed.iter().map(row).collect(),
            wip_cleared: Vec::new(),
            cache: draft.as_ref().map(|draft| cache_of(id, draft, at, held.found)),
            meta,
        };
        self.library.save(batch)?;
        held.wip.extend(typed);
        held.take(entries, draft, at);
        Ok(())
    }

    /// What the draft becomes with these entries; nothing if there are none.
    fn fold_with(&self, held: &Held, entries: &[Entry]) -> Option<Draft> {
        (!entries.is_empty()).then(|| journal::fold(held.entries.iter().chain(entries)))
    }

    fn entries_of(&self, id: &DraftId, held: &Held, author: &str, facts: Vec<Fact>) -> Vec<Entry> {
        let at = world::now();
        let clocks = held.draft.clock + 1..;
        let entry = |(clock, fact)| Entry::new(id.clone(), clock, author, &self.device, at, fact);
        clocks.zip(facts).map(entry).collect()
    }

    pub(crate) fn author(&self) -> String {
        self.settings.read().unwrap_or_else(std::sync::PoisonError::into_inner).author.clone()
    }

    /// What an edit that changes records, or adds, removes or moves blocks, says to the journal. What is being typed in
    /// a block that goes becomes a revision first, so that taking it out loses no word.
    fn facts_of(&self, id: &DraftId, held: &mut Held, edit: &Edit) -> Result<Vec<Fact>, NewsroomError> {
        let is_typing_only = edit.order.is_none()
            && edit.byline.is_none()
            && edit.people.is_none()
            && edit.portraits.is_none()
            && edit.details.is_none();
        if is_typing_only {
            return Ok(Vec::new());
        }
        let order: Option<Vec<BlockId>> = edit
            .order
            .as_ref()
            .map(|order| order.iter().map(BlockId::new).collect::<Result<_, _>>())
            .transpose()
            .map_err(NewsroomError::unforeseen)?;
        if let Some(order) = &order {
            let goes = |part: &Part| matches!(part, Part::Block(block) if !order.contains(block));
            if held.wip.keys().any(goes) {
                self.settle_held(id, held)?;
            }
        }
        let wanted = wanted(held, edit, order);
        Ok(journal::edit_facts(&held.draft, &wanted, &self.author(), &self.device))
    }
}

/// The interview as the edit wants it, but for what is typed into blocks that are there already.
fn wanted(held: &Held, edit: &Edit, order: Option<Vec<BlockId>>) -> Interview {
    let before = &held.draft.interview;
    let mut wanted = before.clone();
    if let Some(byline) = &edit.byline {
        wanted.title.byline.clone_from(byline);
    }
    if let Some(people) = &edit.people {
        wanted.people.clone_from(people);
    }
    if let Some(portraits) = &edit.portraits {
        wanted.portraits.clone_from(portraits);
    }
    if let Some(details) = &edit.details {
        wanted.details.clone_from(details);
    }
    if let Some(order) = order {
        let known: BTreeMap<&BlockId, &Block> =
            before.blocks.iter().map(|block| (&block.id, block)).collect();
        let new: BTreeMap<&BlockId, &Block> =
            edit.blocks.iter().flatten().map(|block| (&block.id, block)).collect();
        let block = |id: &BlockId| known.get(id).or_else(|| new.get(id)).map(|block| (*block).clone());
        wanted.blocks = order.iter().filter_map(block).collect();
    }
    wanted
}

/// The wordings that an edit types into parts which the draft knows already.
fn typed_parts(held: &Held, edit: &Edit) -> Vec<(Part, Wording)> {
    let TitleEdit { kicker, headline, standfirst } = edit.title.clone().unwrap_or_default();
    let lines = [(Part::Kicker, kicker), (Part::Headline, headline), (Part::Standfirst, standfirst)];
    let title = lines.into_iter().filter_map(|(part, line)| Some((part, Wording::Line(line?))));
    let blocks = edit
        .blocks
        .iter()
        .flatten()
        .map(|block| (Part::Block(block.id.clone()), Wording::Block(block.content.clone())));
    title.chain(blocks.filter(|(part, _)| held.knows(part))).collect()
}

/// The list row and the searchable text of a draft.
fn cache_of(id: &DraftId, draft: &Draft, updated: i64, (blocking, findings): (usize, usize)) -> store::Cache {
    let plan = plan::of(draft);
    let interview = &draft.interview;
    let lengths = interview::lengths::Lengths::of(&interview.blocks);
    let guests: Vec<&str> =
        interview.guests().map(|guest| guest.name.as_str()).filter(|name| !name.is_empty()).collect();
    let title = [&interview.title.kicker, &interview.title.headline, &interview.title.standfirst];
    let title_text: Vec<&str> = title
        .iter()
        .map(|line| line.as_str())
        .filter(|line| !line.is_empty())
        .chain(guests.iter().copied())
        .collect();
    let mut texts = vec![BlockText { block: None, kind: "title".to_owned(), text: title_text.join("\n") }];
    texts.extend(interview.blocks.iter().map(|block| BlockText {
        block: Some(block.id.to_string()),
        kind: block.content.kind().to_owned(),
        text: block.content.text(),
    }));
    texts.extend(interview.portraits.iter().map(|portrait| BlockText {
        block: None,
        kind: "portrait".to_owned(),
        text: format!("{}\n{}", portrait.caption, portrait.alt.text()),
    }));
    texts.retain(|text| !text.text.trim().is_empty());
    store::Cache {
        row: store::DraftRow {
            id: id.clone(),
            title: interview.working_title(),
            guest: guests.join(", "),
            status: draft.status,
            updated,
            characters: lengths.characters,
            questions: lengths.questions,
            answers: lengths.answers,
            binned: draft.binned,
            deadline: plan.deadline,
            target: plan.target_length,
            blocking,
            findings,
        },
        texts,
    }
}
