use super::{Review, Spot};
use crate::Newsroom;
use crate::view::{Edit, Settings};
use interview::{Block, Content, Paragraph};
use tempfile::TempDir;

fn newsroom() -> (TempDir, Newsroom, String) {
    let folder = tempfile::tempdir().unwrap();
    let newsroom = Newsroom::open(&folder.path().join("library")).unwrap();
    let draft = newsroom.open_sample().unwrap();
    (folder, newsroom, draft)
}

fn answer(newsroom: &Newsroom, draft: &str) -> Block {
    let blocks = newsroom.open_draft(draft).unwrap().interview.blocks;
    blocks.into_iter().find(|block| matches!(block.content, Content::Answer { .. })).unwrap()
}

fn reading(block: &Block, text: &str) -> Block {
    Block { id: block.id.clone(), content: answering(block, text) }
}

fn answering(block: &Block, text: &str) -> Content {
    match &block.content {
        Content::Answer { speaker, .. } => {
            Content::Answer { speaker: speaker.clone(), text: vec![Paragraph::plain(text.to_owned())] }
        }
        other => other.clone(),
    }
}

/// The first answer of the sample reads so now.
fn put(newsroom: &Newsroom, draft: &str, text: &str) -> Block {
    let block = reading(&answer(newsroom, draft), text);
    newsroom.save(draft, &Edit { blocks: Some(vec![block.clone()]), ..Edit::default() }).unwrap();
    newsroom.settle(draft).unwrap();
    block
}

fn sign_as(newsroom: &Newsroom, name: &str) {
    let settings = newsroom.settings().unwrap();
    newsroom.save_settings(&Settings { author: name.to_owned(), ..settings }).unwrap();
}

fn review(newsroom: &Newsroom, draft: &str) -> Review {
    newsroom.review(draft).unwrap()
}

fn text(newsroom: &Newsroom, draft: &str) -> String {
    answer(newsroom, draft).content.text()
}

#[test]
fn a_comment_stays_at_its_words_and_says_when_they_are_gone() {
    let (_folder, newsroom, draft) = newsroom();
    let block = put(&newsroom, &draft, "Wir haben vierzig Brunnen gezählt.");
    let spot = Spot { part: Some(block.id.as_str().to_owned()), from: 10, to: 25 };
    newsroom.comment(&draft, &spot, " Wirklich vierzig? ").unwrap();
    let said = review(&newsroom, &draft).comments.remove(0);
    assert_eq!((said.quote.as_str(), said.text.as_str()), ("vierzig Brunnen", "Wirklich vierzig?"));

    put(&newsroom, &draft, "Im Herbst: Wir haben vierzig neue Brunnen gezählt.");
    let said = review(&newsroom, &draft).comments.remove(0);
    assert_eq!((said.from, said.to, said.gone), (21, 41, false));
    put(&newsroom, &draft, "Ganz anders.");
    assert!(review(&newsroom, &draft).comments[0].gone);

    newsroom.reply(&draft, &said.id, "Ja.").unwrap();
    newsroom.resolve(&draft, &said.id, true).unwrap();
    let said = review(&newsroom, &draft).comments.remove(0);
    assert!(said.resolved && said.replies[0].text == "Ja.");
    newsroom.resolve(&draft, &said.id, false).unwrap();
    assert!(!review(&newsroom, &draft).comments[0].resolved);
}

#[test]
fn the_whole_draft_can_be_commented_on() {
    let (_folder, newsroom, draft) = newsroom();
    newsroom.comment(&draft, &Spot::default(), "Schön.").unwrap();
    let said = review(&newsroom, &draft).comments.remove(0);
    assert!(said.part.is_none() && !said.gone);
    assert!(newsroom.reply(&draft, "no such comment", "Ja.").is_err());
}

#[test]
fn a_suggestion_changes_nothing_until_it_is_taken() {
    let (_folder, newsroom, draft) = newsroom();
    sign_as(&newsroom, "Jonas");
    let block = put(&newsroom, &draft, "Gas und Öl, alles wird teurer.");
    sign_as(&newsroom, "Ada");
    newsroom.suggest(&draft, &[reading(&block, "Gas und Strom, alles wird billiger.")]).unwrap();
    assert_eq!(text(&newsroom, &draft), "Gas und Öl, alles wird teurer.");
    let suggested = review(&newsroom, &draft).suggestions.remove(0);
    assert_eq!((suggested.author.as_str(), suggested.own, suggested.hunks.len()), ("Ada", true, 2));

    sign_as(&newsroom, "Jonas");
    newsroom.accept(&draft, &suggested.id, Some(1)).unwrap();
    assert_eq!(text(&newsroom, &draft), "Gas und Öl, alles wird billiger.");
    let rest = review(&newsroom, &draft).suggestions.remove(0);
    assert_eq!((rest.id.as_str(), rest.hunks.len(), rest.own), (suggested.id.as_str(), 1, false));
    newsroom.accept(&draft, &rest.id, None).unwrap();
    assert_eq!(text(&newsroom, &draft), "Gas und Strom, alles wird billiger.");
    assert!(review(&newsroom, &draft).suggestions.is_empty());
}

#[test]
fn a_suggestion_that_is_turned_down_leaves_the_text_alone() {
    let (_folder, newsroom, draft) = newsroom();
    let block = put(&newsroom, &draft, "Gas und Öl, alles wird teurer.");
    sign_as(&newsroom, "Ada");
    newsroom.suggest(&draft, &[reading(&block, "Gas und Strom, alles wird billiger.")]).unwrap();
    let suggested = review(&newsroom, &draft).suggestions.remove(0);
    newsroom.reject(&draft, &suggested.id, Some(0)).unwrap();
    let rest = review(&newsroom, &draft).suggestions.remove(0);
    assert_eq!(rest.text, "Gas und Öl, alles wird billiger.");
    newsroom.reject(&draft, &rest.id, None).unwrap();
    assert!(review(&newsroom, &draft).suggestions.is_empty());
    assert_eq!(text(&newsroom, &draft), "Gas und Öl, alles wird teurer.");
}

#[test]
fn who_suggests_again_suggests_instead_and_who_takes_it_back_suggests_nothing() {
    let (_folder, newsroom, draft) = newsroom();
    let block = put(&newsroom, &draft, "Eins.");
    newsroom.suggest(&draft, &[reading(&block, "Zwei.")]).unwrap();
    newsroom.suggest(&draft, &[reading(&block, "Drei.")]).unwrap();
    let suggested = review(&newsroom, &draft).suggestions;
    assert_eq!(suggested.iter().map(|one| one.text.as_str()).collect::<Vec<_>>(), ["Drei."]);
    newsroom.suggest(&draft, &[reading(&block, "Eins.")]).unwrap();
    assert!(review(&newsroom, &draft).suggestions.is_empty());
}

#[test]
fn a_suggestion_follows_the_text_while_it_can() {
    let (_folder, newsroom, draft) = newsroom();
    let block = put(&newsroom, &draft, "Gas und Öl, alles wird teurer.");
    newsroom.suggest(&draft, &[reading(&block, "Gas und Öl, alles wird billiger.")]).unwrap();
    put(&newsroom, &draft, "Kohle und Öl, alles wird teurer.");
    let suggested = review(&newsroom, &draft).suggestions.remove(0);
    assert_eq!((suggested.outdated, suggested.text.as_str()), (false, "Kohle und Öl, alles wird billiger."));
    put(&newsroom, &draft, "Kohle und Öl, alles wird seltener.");
    assert!(review(&newsroom, &draft).suggestions[0].outdated);
}
