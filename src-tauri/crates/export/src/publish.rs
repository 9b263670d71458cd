//! What may leave: an interview without what is for the newsroom alone.

use crate::loss::{Loss, What};
use interview::{Audience, Block, Content, Interview, normalise};
use markdown::Place;

/// How often an interview is brought into normal form at most: what one pass leaves, the next one finds.
const PASSES: usize = 4;

/// The interview in normal form, as every way in and out agrees on it.
pub fn normalised(interview: &Interview) -> Interview {
    let mut normal = normalise::interview(interview);
    for _ in 1..PASSES {
        let again = normalise::interview(&normal);
        if again == normal {
            break;
        }
        normal = again;
    }
    normal
}

/// The interview without notes for the desk, without blocks that show nothing, and without references to what is
/// not there.
pub fn publishable(interview: &Interview) -> (Interview, Vec<Loss>) {
    let mut published = interview.clone();
    let mut losses = Vec::new();
    published.blocks.clear();
    for (i, block) in interview.blocks.iter().enumerate() {
        match withheld(block, interview) {
            Some(what) => losses.push(Loss { place: Place::of_block(&interview.blocks, i), what }),
            None => published.blocks.push(block.clone()),
        }
    }
    let left: Vec<_> = published.blocks.iter().map(|block| block.id.clone()).collect();
    for block in &mut published.blocks {
        match &mut block.content {
            Content::Question { speaker, .. } | Content::Answer { speaker, .. } => {
                speaker.take_if(|id| interview.person(id).is_none());
            }
            Content::PullQuote { source, .. } => {
                // The words of a passage that stays here do not leave by this door either.
                source.take_if(|source| !left.contains(&source.block));
            }
            _ => {}
        }
    }
    (published, losses)
}

fn withheld(block: &Block, interview: &Interview) -> Option<What> {
    match &block.content {
        Content::Note { audience: Audience::Desk, .. } => Some(What::DeskNote),
        Content::Portrait { portrait } if interview.portrait(portrait).is_none() => Some(What::NoPortrait),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use interview::{BlockId, PersonId, PortraitId, QuoteSource};

    #[test]
    fn what_is_for_the_desk_and_what_refers_to_it_stays() {
        let contents = [
            Content::Note { audience: Audience::Desk, text: vec!["geheim".into()] },
            Content::PullQuote {
                text: "Zitat".into(),
                source: Some(QuoteSource {
                    block: BlockId::numbered(1),
                    from: 0,
                    to: 6,
                    words: "geheim".into(),
                }),
            },
            Content::Portrait { portrait: PortraitId::numbered(1) },
            Content::Answer { speaker: Some(PersonId::numbered(9)), text: vec!["Ja.".into()] },
        ];
        let blocks = contents.into_iter().enumerate();
        let interview = Interview {
            blocks: blocks.map(|(i, content)| Block { id: BlockId::numbered(i + 1), content }).collect(),
            ..Interview::default()
        };
        let (published, losses) = publishable(&interview);
        assert!(!format!("{published:?}").contains("geheim"));
        assert_eq!(published.blocks.len(), 2);
        assert_eq!(published.blocks[1].content.speaker(), None);
        assert_eq!(
            losses.iter().map(|loss| loss.what.clone()).collect::<Vec<_>>(),
            [What::DeskNote, What::NoPortrait]
        );
    }
}
