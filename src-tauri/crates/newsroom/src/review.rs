//! Review: remarks that stay at their words, and suggested wordings that are taken or left. Neither ever touches the text
//! by itself.

use crate::{Newsroom, NewsroomError};
use interview::Block;
use journal::fold::Comment;
use journal::proposal::{hunks, take};
use journal::{Draft, EntryId, Fact, Part, PartState, Proposal, Verdict, Wording};
use serde::Serialize;
use ts_rs::TS;

/// Share of changed characters, in per cent, from which old and new are better read side by side.
const SIDE_BY_SIDE: usize = 60;

/// Everything that people said about a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct Review {
    /// Remarks, in the order of the text; those on the whole draft first.
    pub comments: Vec<Remark>,
    /// Suggested wordings, in the order of the text.
    pub suggestions: Vec<Suggestion>,
}

/// A remark of a person, on words, on a block, or on the whole draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "Comment")]
pub struct Remark {
    /// Its name.
    pub id: String,
    /// The block, or `title/headline` and the like; `null` is the whole draft.
    pub part: Option<String>,
    /// First character of its words in the part's text as it is now.
    pub from: u32,
    /// One past the last.
    pub to: u32,
    /// The words as they were.
    pub quote: String,
    /// Its words are gone, or the block is.
    pub gone: bool,
    /// Who.
    pub author: String,
    /// When, milliseconds since 1970.
    #[ts(type = "number")]
    pub at: i64,
    /// What it says.
    pub text: String,
    /// Answers, the oldest first.
    pub replies: Vec<Answer>,
    /// It is settled.
    pub resolved: bool,
}

/// An answer to a remark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "Reply")]
pub struct Answer {
    /// Who.
    pub author: String,
    /// When, milliseconds since 1970.
    #[ts(type = "number")]
    pub at: i64,
    /// What it says.
    pub text: String,
}

/// A wording that somebody suggests for a part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Suggestion {
    /// Its name.
    pub id: String,
    /// The block, or `title/headline` and the like.
    pub part: String,
    /// Who.
    pub author: String,
    /// When, milliseconds since 1970.
    #[ts(type = "number")]
    pub at: i64,
    /// It is that of the person at this desk.
    pub own: bool,
    /// What it changes in the wording in force, in reading order.
    pub hunks: Vec<Change>,
    /// The part reads so, if all of it is taken.
    pub text: String,
    /// The block as suggested; `null` for a line of title matter.
    pub block: Option<Block>,
    /// The same words were changed since: it can only be read beside the text.
    pub outdated: bool,
    /// So much is changed that old and new are better read side by side.
    pub rewritten: bool,
    /// Two wordings were made at the same time: somebody has to choose.
    pub clash: bool,
}

/// A change that is taken or left as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "Hunk")]
pub struct Change {
    /// First character that it concerns in the text in force.
    pub from: u32,
    /// One past the last.
    pub to: u32,
    /// The words that go.
    pub removed: String,
    /// The words that come.
    pub added: String,
}

/// Where a remark is made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spot {
    /// The block, or `title/headline` and the like; `None` is the whole draft.
    pub part: Option<String>,
    /// First character of the words in the part's text.
    pub from: u32,
    /// One past the last; the same as `from` is the whole part.
    pub to: u32,
}

impl Newsroom {
    /// What was said about a draft.
    ///
    /// # Errors
    /// If there is no such draft, or it cannot be read.
    pub fn review(&self, draft: &str) -> Result<Review, NewsroomError> {
        let author = self.author();
        self.look(draft, |held| Ok(review_of(&held.draft, &author)))
    }

    /// Says something about words, a part, or the whole draft.
    ///
    /// # Errors
    /// If there is no such draft or part, it can only be read, or the library cannot be written.
    pub fn comment(&self, draft: &str, spot: &Spot, text: &str) -> Result<(), NewsroomError> {
        self.settle(draft)?;
        let text = text.trim().to_owned();
        let fact = self.look(draft, |held| {
            let Some(name) = &spot.part else {
                return Ok(Fact::Comment {
                    part: None,
                    rev: None,
                    from: 0,
                    to: 0,
                    quote: String::new(),
                    text,
                });
            };
            let (part, state) = part_of(&held.draft, name)?;
            let words = text_of(&state.wording);
            let length = spot.to.saturating_sub(spot.from) as usize;
            let quote = words.chars().skip(spot.from as usize).take(length).collect();
            let rev = state.revision.clone().or_else(|| state.heads.first().cloned());
            Ok(Fact::Comment { part: Some(part), rev, from: spot.from, to: spot.to, quote, text })
        })?;
        self.record(draft, vec![fact])
    }

    /// Answers a remark.
    ///
    /// # Errors
    /// If there is no such draft or remark, or the library cannot be written.
    pub fn reply(&self, draft: &str, comment: &str, text: &str) -> Result<(), NewsroomError> {
        let comment = self.look(draft, |held| Ok(comment_of(&held.draft, comment)?.entry.clone()))?;
        self.record(draft, vec![Fact::Reply { comment, text: text.trim().to_owned() }])
    }

    /// Settles a remark, or opens it again.
    ///
    /// # Errors
    /// If there is no such draft or remark, or the library cannot be written.
    pub fn resolve(&self, draft: &str, comment: &str, resolved: bool) -> Result<(), NewsroomError> {
        let comment = self.look(draft, |held| Ok(comment_of(&held.draft, comment)?.entry.clone()))?;
        self.record(draft, vec![Fact::Resolve { comment, resolved }])
    }

    /// Suggests that these blocks read so. It takes the place of what this person suggested for them before; a block
    /// that reads as it does is no suggestion any more.
    ///
    /// # Errors
    /// If there is no such draft or block, or the library cannot be written.
    pub fn suggest(&self, draft: &str, blocks: &[Block]) -> Result<(), NewsroomError> {
        self.settle(draft)?;
        let author = self.author();
        let facts = self.look(draft, |held| {
            let mut facts = Vec::new();
            for block in blocks {
                let (part, state) = part_of(&held.draft, block.id.as_str())?;
                let wording = Wording::Block(block.content.clone());
                let own = state.proposals.iter().filter(|proposal| proposal.author == author);
                if wording == state.wording {
                    facts.extend(own.map(|own| close(&own.entry, Verdict::Withdrawn)));
                } else {
                    facts.extend(journal::changes::proposal_facts(&held.draft, part, wording, &author));
                }
            }
            Ok(facts)
        })?;
        if facts.is_empty() { Ok(()) } else { self.record(draft, facts) }
    }

    /// Takes a suggestion over: all of it, or one of its changes.
    ///
    /// # Errors
    /// If there is no such draft or suggestion, the part is authorised, or the library cannot be written.
    pub fn accept(&self, draft: &str, suggestion: &str, change: Option<usize>) -> Result<(), NewsroomError> {
        self.settle(draft)?;
        let facts = self.look(draft, |held| {
            let (part, state, proposal) = suggestion_of(&held.draft, suggestion)?;
            if state.locked.is_some() {
                return Err(NewsroomError::AuthorisedPart);
            }
            let wanted = proposal.on(&state.wording).unwrap_or_else(|| proposal.wording.clone());
            let count = hunks(&state.wording, &wanted).len();
            let picked: Vec<bool> = (0..count).map(|at| change.is_none_or(|change| change == at)).collect();
            let wording = take(&state.wording, &wanted, &picked);
            // Whoever chooses between wordings that clash has seen all of them.
            let base = if state.clashes > 0 { state.tips.clone() } else { state.heads.clone() };
            let mut facts = vec![Fact::Put { part: part.clone(), base, wording }];
            if picked.iter().all(|picked| *picked) {
                facts.push(close(&proposal.entry, Verdict::Accepted));
            }
            Ok(facts)
        })?;
        self.record(draft, facts)
    }

    /// Turns a suggestion down: all of it, or one of its changes. What is left of it is then suggested anew.
    ///
    /// # Errors
    /// If there is no such draft or suggestion, or the library cannot be written.
    pub fn reject(&self, draft: &str, suggestion: &str, change: Option<usize>) -> Result<(), NewsroomError> {
        self.settle(draft)?;
        let facts = self.look(draft, |held| {
            let (part, state, proposal) = suggestion_of(&held.draft, suggestion)?;
            let verdict =
                if proposal.author == self.author() { Verdict::Withdrawn } else { Verdict::Rejected };
            let mut facts = vec![close(&proposal.entry, verdict)];
            if let Some(change) = change {
                let wanted = proposal.on(&state.wording).unwrap_or_else(|| proposal.wording.clone());
                let count = hunks(&state.wording, &wanted).len();
                let picked: Vec<bool> = (0..count).map(|at| at != change).collect();
                let wording = take(&state.wording, &wanted, &picked);
                let base = state.revision.clone().or_else(|| state.heads.first().cloned());
                if let Some(base) = base.filter(|_| wording != state.wording) {
                    facts.push(Fact::Propose { part: part.clone(), base, wording });
                }
            }
            Ok(facts)
        })?;
        self.record(draft, facts)
    }
}

fn close(proposal: &EntryId, verdict: Verdict) -> Fact {
    Fact::Close { proposal: proposal.clone(), verdict }
}

/// The text of a wording, its paragraphs parted by an empty line.
fn text_of(wording: &Wording) -> String {
    match wording {
        Wording::Line(line) => line.clone(),
        Wording::Block(content) => content.text(),
    }
}

fn part_of<'a>(draft: &'a Draft, name: &str) -> Result<(Part, &'a PartState), NewsroomError> {
    let unknown = || NewsroomError::UnknownMoment(name.to_owned());
    let part = Part::try_from(name.to_owned()).map_err(|_| unknown())?;
    let state = draft.parts.get(&part).ok_or_else(unknown)?;
    Ok((part, state))
}

fn comment_of<'a>(draft: &'a Draft, id: &str) -> Result<&'a Comment, NewsroomError> {
    let found = draft.comments.iter().find(|comment| comment.entry.as_str() == id);
    found.ok_or_else(|| NewsroomError::UnknownMoment(id.to_owned()))
}

fn suggestion_of<'a>(
    draft: &'a Draft,
    id: &str,
) -> Result<(&'a Part, &'a PartState, &'a Proposal), NewsroomError> {
    let found = draft.parts.iter().find_map(|(part, state)| {
        let proposal = state.proposals.iter().find(|proposal| proposal.entry.as_str() == id)?;
        Some((part, state, proposal))
    });
    found.ok_or_else(|| NewsroomError::UnknownMoment(id.to_owned()))
}

fn review_of(draft: &Draft, author: &str) -> Review {
    let place = |part: Option<&str>| match part {
        None => 0,
        Some(name) => {
            let block = draft.interview.blocks.iter().position(|block| block.id.as_str() == name);
            block.map_or(1, |at| at + 2)
        }
    };
    let mut comments: Vec<Remark> = draft.comments.iter().map(|comment| remark(draft, comment)).collect();
    comments.sort_by_key(|comment| (place(comment.part.as_deref()), comment.from));
    let parts = draft.parts.iter().filter(|(_, state)| !state.removed);
    let mut suggestions: Vec<Suggestion> =
        parts.flat_map(|(part, state)| suggestions(part, state, author)).collect();
    suggestions.sort_by_key(|suggestion| place(Some(&suggestion.part)));
    Review { comments, suggestions }
}

fn remark(draft: &Draft, comment: &Comment) -> Remark {
    let is_there = |part: &Part| draft.parts.get(part).is_some_and(|state| !state.removed);
    let passage = comment.passage_now(draft);
    let is_whole = comment.passage.is_empty();
    let there = comment.part.as_ref().is_none_or(is_there);
    Remark {
        id: comment.entry.to_string(),
        part: comment.part.clone().map(String::from),
        from: passage.as_ref().map_or(0, |passage| passage.start),
        to: passage.as_ref().map_or(0, |passage| passage.end),
        quote: comment.quote.clone(),
        gone: !there || (!is_whole && passage.is_none()),
        author: comment.author.clone(),
        at: comment.at,
        text: comment.text.clone(),
        replies: comment
            .replies
            .iter()
            .map(|reply| Answer { author: reply.author.clone(), at: reply.at, text: reply.text.clone() })
            .collect(),
        resolved: comment.resolved,
    }
}

fn suggestions<'a>(
    part: &'a Part,
    state: &'a PartState,
    author: &'a str,
) -> impl Iterator<Item = Suggestion> + 'a {
    state.proposals.iter().map(move |proposal| {
        let on = proposal.on(&state.wording);
        let outdated = on.is_none();
        let wanted = on.unwrap_or_else(|| proposal.wording.clone());
        let changes: Vec<Change> = hunks(&state.wording, &wanted)
            .into_iter()
            .map(|hunk| Change { from: hunk.from, to: hunk.to, removed: hunk.removed, added: hunk.added })
            .collect();
        let touched: usize = changes.iter().map(|change| change.removed.chars().count()).sum();
        let length = text_of(&state.wording).chars().count().max(1);
        let block = match (&wanted, part) {
            (Wording::Block(content), Part::Block(id)) => {
                Some(Block { id: id.clone(), content: content.clone() })
            }
            _ => None,
        };
        Suggestion {
            id: proposal.entry.to_string(),
            part: String::from(part.clone()),
            author: proposal.author.clone(),
            at: proposal.at,
            own: proposal.author == author,
            rewritten: touched * 100 / length > SIDE_BY_SIDE,
            hunks: changes,
            text: text_of(&wanted),
            block,
            outdated,
            clash: state.clashes > 0,
        }
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
