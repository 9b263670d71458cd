//! A file as a proposal: what was recognised is looked at, and put right, before anything is stored.

use crate::intake::{read_file, remark_of};
use crate::view::{Failure, Remark};
use crate::{Newsroom, NewsroomError};
use import::{Draft, Notice};
use interview::{Block, Content, Interview, Paragraph};
use journal::{Fact, Part, Wording};
use serde::Serialize;
use std::ops::Range;
use std::path::{Path, PathBuf};
use ts_rs::TS;

/// An interview as it was recognised. Nothing of it is stored.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Proposal {
    /// The file, as it was named.
    pub file: String,
    /// What was recognised.
    pub interview: Interview,
    /// The file's text from top to bottom.
    pub source: Vec<ProposalLine>,
    /// Text that is in no block and no field.
    pub left_out: Vec<String>,
    /// What should be looked at.
    pub remarks: Vec<ProposalRemark>,
    /// Why nothing was recognised.
    pub failure: Option<Failure>,
}

/// A paragraph of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ProposalLine {
    /// Its words.
    pub text: String,
    /// The block that holds it.
    pub block: Option<String>,
}

/// Something to look at, and where.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct ProposalRemark {
    /// The remark.
    #[serde(flatten)]
    pub remark: Remark,
    /// The block that it is about.
    pub block: Option<String>,
}

impl Newsroom {
    /// What is in a file. A file that cannot be read is a proposal that says why.
    pub fn read_import(&self, file: &Path) -> Proposal {
        self.proposal(file.display().to_string(), read_file(file, None))
    }

    /// What is in something pasted, named as a file of its kind would be.
    pub fn read_pasted(&self, name: &str, bytes: &[u8]) -> Proposal {
        let read = import::read_bytes(name, bytes, None);
        self.proposal(
            name.to_owned(),
            read.map_err(|error| NewsroomError::Import { file: PathBuf::from(name), error }),
        )
    }

    fn proposal(&self, file: String, read: Result<Draft, NewsroomError>) -> Proposal {
        let language = self.language();
        match read {
            Ok(draft) => Proposal {
                file,
                source: draft.source.iter().map(line).collect(),
                remarks: draft
                    .remarks
                    .iter()
                    .map(|remark| ProposalRemark {
                        block: block_of(&remark.notice, &draft.interview.blocks),
                        remark: remark_of(remark, language),
                    })
                    .collect(),
                left_out: draft.left_out,
                interview: draft.interview,
                failure: None,
            },
            Err(error) => Proposal { file, failure: Some(error.failure(language)), ..Proposal::default() },
        }
    }

    /// Stores a proposal, as the person has put it right; answers with the draft. Pictures that lie beside the file
    /// come along.
    ///
    /// # Errors
    /// If the library cannot be written.
    pub fn take_import(&self, file: Option<&Path>, interview: Interview) -> Result<String, NewsroomError> {
        let draft = self.take_in(&self.with_pictures_beside(file.unwrap_or(Path::new("")), interview))?;
        // Remarks and suggestions stand in the file; what cannot be read any more has none.
        if let Some(read) = file.and_then(|file| read_file(file, None).ok()) {
            for (author, facts) in self.look(&draft, |held| Ok(said_in(&read, &held.draft)))? {
                let author = author.unwrap_or_else(|| self.author());
                self.record_by(&draft, &author, facts)?;
            }
        }
        Ok(draft)
    }
}

/// What people said in the file, by who said it. What the person has taken out of the proposal is passed over.
fn said_in(read: &Draft, draft: &journal::Draft) -> Vec<(Option<String>, Vec<Fact>)> {
    let comments = read.comments.iter().map(|comment| {
        let part = comment.block.clone().map(Part::Block).filter(|part| draft.parts.contains_key(part));
        let state = part.as_ref().and_then(|part| draft.parts.get(part));
        let passage = state.and_then(|state| place_of(&comment.words, &state.wording)).unwrap_or_default();
        let fact = Fact::Comment {
            rev: state.and_then(|state| state.revision.clone()),
            from: passage.start,
            to: passage.end,
            quote: comment.words.clone(),
            text: comment.text.clone(),
            part,
        };
        (comment.author.clone(), vec![fact])
    });
    let mut said: Vec<_> = comments.collect();
    let mut wished: Vec<(Option<String>, Part, Content)> = Vec::new();
    for wish in &read.suggestions {
        let Some(part) = wish.block.clone().or_else(|| wish.after.clone()).map(Part::Block) else { continue };
        let Some(Wording::Block(content)) = draft.parts.get(&part).map(|state| &state.wording) else {
            continue;
        };
        let known = wished.iter_mut().find(|(author, known, _)| *author == wish.author && *known == part);
        match known {
            Some((_, _, content)) => *content = reworded(content, &wish.paragraph, &wish.suggested),
            None => {
                let content = reworded(content, &wish.paragraph, &wish.suggested);
                wished.push((wish.author.clone(), part, content));
            }
        }
    }
    for (author, part, content) in wished {
        let state = draft.parts.get(&part);
        let base = state.and_then(|state| state.revision.clone());
        let is_other = state.is_some_and(|state| state.wording != Wording::Block(content.clone()));
        if let Some(base) = base.filter(|_| is_other) {
            said.push((author, vec![Fact::Propose { part, base, wording: Wording::Block(content) }]));
        }
    }
    said
}

/// Where words stand in a wording, in characters.
fn place_of(words: &str, wording: &Wording) -> Option<Range<u32>> {
    let Wording::Block(content) = wording else { return None };
    let text = content.text();
    let before = text.split_once(words).filter(|_| !words.is_empty())?.0;
    let from = u32::try_from(before.chars().count()).ok()?;
    Some(from..from + u32::try_from(words.chars().count()).ok()?)
}

/// The content with the paragraph as it was suggested; an all new one comes at its end. Words that stand in no such
/// paragraph are left as they are.
fn reworded(content: &Content, paragraph: &Paragraph, suggested: &Paragraph) -> Content {
    let mut content = content.clone();
    if let Content::Question { text, .. }
    | Content::Answer { text, .. }
    | Content::Intro { text }
    | Content::Note { text, .. }
    | Content::Box { text, .. } = &mut content
    {
        // A label that was taken off the paragraph stands before the words of the file.
        let (old, new) = (paragraph.text(), suggested.text());
        let at = text.iter().position(|there| !there.text().is_empty() && old.ends_with(&there.text()));
        match at.and_then(|at| text.get_mut(at)) {
            Some(there) => {
                let label = old.strip_suffix(&there.text()).unwrap_or_default();
                *there = match new.strip_prefix(label) {
                    Some(rest) if !label.is_empty() => Paragraph::plain(rest.to_owned()),
                    _ => suggested.clone(),
                };
            }
            None if old.is_empty() => text.push(suggested.clone()),
            None => {}
        }
        if text.len() > 1 {
            text.retain(|paragraph| !paragraph.text().is_empty());
        }
    }
    content
}

fn line(line: &import::SourceLine) -> ProposalLine {
    ProposalLine {
        text: line.text.clone(),
        block: line.block.as_ref().map(|block| block.as_str().to_owned()),
    }
}

/// The block whose words a remark quotes.
fn block_of(notice: &Notice, blocks: &[Block]) -> Option<String> {
    let Notice::DoubtfulTurn(start) = notice else { return None };
    let block = blocks.iter().find(|block| block.content.text().starts_with(start.as_str()))?;
    Some(block.id.as_str().to_owned())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::Newsroom;
    use std::fs;
    use std::path::Path;

    #[test]
    fn nothing_is_stored_before_a_proposal_is_taken() {
        let folder = tempfile::tempdir().unwrap();
        let newsroom = Newsroom::open(&folder.path().join("library")).unwrap();
        let file = folder.path().join("interview.txt");
        fs::write(&file, "Platz im Keller\n\nWie geht es?\n\nGut, und Ihnen?\n\nAuch gut?\n\nJa, doch.\n")
            .unwrap();
        let mut proposal = newsroom.read_import(&file);
        assert!(proposal.failure.is_none() && !proposal.source.is_empty());
        let known = |id: &String| proposal.interview.blocks.iter().any(|block| block.id.as_str() == id);
        assert!(proposal.source.iter().filter_map(|line| line.block.as_ref()).all(known));
        assert!(newsroom.list().unwrap().is_empty());

        proposal.interview.title.headline = "Besser benannt".to_owned();
        let draft = newsroom.take_import(Some(&file), proposal.interview.clone()).unwrap();
        let stored = newsroom.open_draft(&draft).unwrap().interview;
        assert_eq!(stored.title.headline, "Besser benannt");
        assert_eq!(stored.blocks.len(), proposal.interview.blocks.len());
    }

    #[test]
    fn remarks_and_suggestions_of_a_file_come_along_under_the_names_of_those_who_made_them() {
        let folder = tempfile::tempdir().unwrap();
        let newsroom = Newsroom::open(&folder.path().join("library")).unwrap();
        let file = folder.path().join("gespraech.rtf");
        let rtf = r"{\rtf1\ansi{\*\revtbl {Unknown;}{Ada;}}\pard{\b Wie geht es?}\par\pard Mir geht es {\deleted\revauthdel1 gut}{\revised\revauth1 besser}.\par\pard{\b Und morgen?}\par\pard Auch.\par}";
        fs::write(&file, rtf).unwrap();
        let proposal = newsroom.read_import(&file);
        let draft = newsroom.take_import(Some(&file), proposal.interview).unwrap();
        let review = newsroom.review(&draft).unwrap();
        let suggested: Vec<(&str, &str)> =
            review.suggestions.iter().map(|one| (one.author.as_str(), one.text.as_str())).collect();
        assert_eq!(suggested, [("Ada", "Mir geht es besser.")]);
    }

    #[test]
    fn a_file_that_cannot_be_read_says_why() {
        let folder = tempfile::tempdir().unwrap();
        let newsroom = Newsroom::open(&folder.path().join("library")).unwrap();
        let missing = newsroom.read_import(Path::new("/nowhere/interview.docx"));
        assert!(missing.failure.is_some_and(|failure| failure.message.contains("interview.docx")));
        assert!(newsroom.read_pasted("pasted.txt", b"").failure.is_some());
    }

    #[test]
    fn pasted_pages_are_read_as_pages() {
        let folder = tempfile::tempdir().unwrap();
        let newsroom = Newsroom::open(&folder.path().join("library")).unwrap();
        let page = b"<p><b>Wie geht es?</b></p><p>Gut.</p><p><b>Und morgen?</b></p><p>Besser.</p>";
        let proposal = newsroom.read_pasted("pasted.html", page);
        let kinds: Vec<&str> = proposal.interview.blocks.iter().map(|block| block.content.kind()).collect();
        assert_eq!(kinds, ["question", "answer", "question", "answer"]);
    }
}
