//! What may leave: an interview without what is for the newsroom alone.

use crate::loss::{Loss, What};
use interview::{Audience, Block, Content, Interview, QuoteSource, normalise};
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
    let leaving = published.clone();
    for block in &mut published.blocks {
        match &mut block.content {
            Content::Question { speaker, .. } | Content::Answer { speaker, .. } => {
                speaker.take_if(|id| interview.person(id).is_none());
            }
            Content::PullQuote { source, .. } => {
                source.take_if(|source| !is_printed(source, &leaving));
            }
            _ => {}
        }
    }
    (published, losses)
}

/// The words of a source stand in the answer as it is printed. If they were changed there since, as after an
/// authorisation, or stand in a note for the desk, they do not leave by this door either.
fn is_printed(source: &QuoteSource, leaving: &Interview) -> bool {
    let text = leaving.block(&source.block).map(|block| block.content.text()).unwrap_or_default();
    let length = source.to.saturating_sub(source.from) as usize;
    let passage: String = text.chars().skip(source.from as usize).take(length).collect();
    passage == source.words && leaving.block(&source.block).is_some()
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
    use interview::{BlockId, PersonId, PortraitId};

    #[test]
    fn words_that_were_changed_since_do_not_leave_as_the_source_of_a_quote() {
        let source = |words: &str| {
            Some(QuoteSource { block: BlockId::numbered(1), from: 4, to: 8, words: words.into() })
        };
        let quote = |n, words| Block {
            id: BlockId::numbered(n),
            content: Content::PullQuote { text: "„teuer“".into(), source: source(words) },
        };
        let answer = Content::Answer { speaker: None, text: vec!["Das kostet.".into()] };
        let blocks =
            vec![Block { id: BlockId::numbered(1), content: answer }, quote(2, "kost"), quote(3, "spart")];
        let (published, _) = publishable(&Interview { blocks, ..Interview::default() });
        let sources = published.blocks.iter().map(|block| match &block.content {
            Content::PullQuote { source, .. } => source.is_some(),
            _ => false,
        });
        assert_eq!(sources.collect::<Vec<_>>(), [false, true, false]);
    }

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
