//! A file as a proposal: what was recognised is looked at, and put right, before anything is stored.

use crate::intake::{read_file, remark_of};
use crate::view::{Failure, Remark};
use crate::{Newsroom, NewsroomError};
use import::{Draft, Notice};
use interview::{Block, Interview};
use serde::Serialize;
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
        self.take_in(&self.with_pictures_beside(file.unwrap_or(Path::new("")), interview))
    }
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
