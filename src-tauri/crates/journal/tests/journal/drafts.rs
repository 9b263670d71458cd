//! What a draft is after this and that has happened to it, at one desk or at two that did not see each other.

use crate::desk::{Desk, answer, block, part, wording};
use interview::{BlockId, Content, Interview, Person, PersonId, Role};
use journal::changes::{merge_facts, proposal_facts};
use journal::fold::wordings_of;
use journal::{Entry, Fact, Part, Status, Verdict, Wording, fold};
use serde_json::json;

const LONG: &str = "Wir haben lange gerungen.";

/// Two desks that have seen the same answers.
fn two_desks(answers: &[&str]) -> (Desk, Desk) {
    let anna = Desk::with_answers("anna", answers);
    let ben = anna.colleague("ben");
    (anna, ben)
}

/// Both desks get everything of each other, and see the same.
fn exchange(one: &mut Desk, other: &mut Desk) {
    one.pull(other);
    other.pull(one);
    assert_eq!(one.draft(), other.draft());
}

#[test]
fn a_block_moved_at_one_desk_keeps_the_word_that_the_other_added() {
    let (mut anna, mut ben) = two_desks(&["Frage", LONG, "Ende"]);
    anna.edit(|blocks| blocks.rotate_right(1));
    anna.edit(|blocks| blocks.swap(1, 2));
    ben.write(2, "Wir haben sehr lange gerungen.");
    exchange(&mut anna, &mut ben);
    assert_eq!(anna.texts(), ["Ende", "Wir haben sehr lange gerungen.", "Frage"]);
}

#[test]
fn a_block_that_both_desks_move_is_there_once() {
    let (mut anna, mut ben) = two_desks(&["a", "b", "c", "d"]);
    anna.edit(|blocks| blocks.rotate_right(1));
    ben.edit(|blocks| blocks.rotate_right(1));
    exchange(&mut anna, &mut ben);
    assert_eq!(anna.texts(), ["d", "a", "b", "c"]);
}

#[test]
fn two_paragraphs_deleted_at_two_desks_leave_the_answer_and_two_proposals() {
    let (mut anna, mut ben) = two_desks(&["Wir haben lange gerungen.¶Am Ende war es einstimmig."]);
    anna.write(1, "Am Ende war es einstimmig.");
    ben.write(1, LONG);
    exchange(&mut anna, &mut ben);
    let state = anna.part(1);
    assert_eq!(state.wording, wording("Wir haben lange gerungen.¶Am Ende war es einstimmig."));
    assert_eq!((state.proposals.len(), state.clashes), (2, 1));
    assert_eq!(state.proposals[0].on(&state.wording), Some(wording("Am Ende war es einstimmig.")));
}

#[test]
fn a_paragraph_split_at_one_desk_takes_the_word_typed_at_the_other() {
    let (mut anna, mut ben) = two_desks(&[LONG]);
    anna.write(1, "Wir haben¶lange gerungen.");
    ben.write(1, "Wir haben lange heftig gerungen.");
    exchange(&mut anna, &mut ben);
    let state = anna.part(1);
    assert_eq!(state.wording, wording("Wir haben¶lange heftig gerungen."));
    assert_eq!((state.heads.len(), state.revision, state.proposals.len()), (2, None, 0));
}

#[test]
fn a_merge_that_is_put_has_one_revision() {
    let (mut anna, mut ben) = two_desks(&["eins zwei drei"]);
    anna.write(1, "1 zwei drei");
    ben.write(1, "eins zwei 3");
    exchange(&mut anna, &mut ben);
    for desk in [&mut anna, &mut ben] {
        for fact in merge_facts(&desk.draft()) {
            desk.state(fact);
        }
        assert!(desk.part(1).revision.is_some());
    }
    exchange(&mut anna, &mut ben);
    assert_eq!((anna.part(1).wording, anna.part(1).clashes), (wording("1 zwei 3"), 0));
}

#[test]
fn a_clash_is_decided_by_putting_one_reading_on_top_of_both() {
    let (mut anna, mut ben) = two_desks(&["Das ist gut."]);
    anna.write(1, "Das ist schlecht.");
    let bens = ben.write(1, "Das ist egal.");
    exchange(&mut anna, &mut ben);
    let state = anna.part(1);
    assert_eq!((state.wording.clone(), state.clashes, state.is_open()), (wording("Das ist gut."), 1, false));
    let decided = Fact::Put { part: part(1), base: state.heads, wording: wording("Das ist egal.") };
    anna.state(decided);
    anna.state(Fact::Close { proposal: bens, verdict: Verdict::Accepted });
    exchange(&mut anna, &mut ben);
    assert_eq!((anna.part(1).wording, anna.part(1).proposals.len()), (wording("Das ist egal."), 0));
}

#[test]
fn a_reading_that_is_rejected_no_longer_clashes() {
    let (mut anna, mut ben) = two_desks(&["Das ist gut."]);
    anna.write(1, "Das ist schlecht.");
    ben.write(1, "Das ist nun ja.");
    let bens = ben.write(1, "Das ist egal.");
    exchange(&mut anna, &mut ben);
    anna.state(Fact::Close { proposal: bens, verdict: Verdict::Rejected });
    let state = anna.part(1);
    assert_eq!((state.wording, state.clashes, state.proposals.len()), (wording("Das ist schlecht."), 0, 0));
}

#[test]
fn what_is_in_force_cannot_be_closed() {
    let (mut anna, mut ben) = two_desks(&["Das ist gut."]);
    let annas = anna.write(1, "Das ist schlecht.");
    anna.state(Fact::Close { proposal: annas, verdict: Verdict::Rejected });
    assert_eq!(anna.part(1).wording, wording("Das ist schlecht."));
    // Two desks that each reject the other's reading have decided nothing.
    let bens = ben.write(1, "Das ist egal.");
    exchange(&mut anna, &mut ben);
    anna.state(Fact::Close { proposal: bens, verdict: Verdict::Rejected });
    assert_eq!((anna.part(1).wording, anna.part(1).clashes), (wording("Das ist gut."), 1));
}

#[test]
fn typing_into_a_clash_is_a_proposal() {
    let (mut anna, mut ben) = two_desks(&["Das ist gut."]);
    anna.write(1, "Das ist schlecht.");
    ben.write(1, "Das ist egal.");
    exchange(&mut anna, &mut ben);
    anna.write(1, "Das ist, sagen wir, gut.");
    assert_eq!((anna.part(1).wording, anna.part(1).proposals.len()), (wording("Das ist gut."), 3));
    anna.write(1, "Das ist so gut.");
    assert_eq!(anna.part(1).proposals.len(), 3, "it takes the place of what she proposed before");
}

#[test]
fn an_authorised_wording_stays_whatever_arrives() {
    let (mut anna, mut ben) = two_desks(&[LONG, "Ende"]);
    let authorisation = anna.authorise(1);
    let base = ben.part(1).heads;
    ben.write(1, "Wir haben kurz gerungen.");
    ben.edit(|blocks| {
        blocks.remove(0);
    });
    exchange(&mut anna, &mut ben);
    ben.state(Fact::Put { part: part(1), base, wording: wording("Ganz anders.") });
    anna.pull(&ben);
    let state = anna.part(1);
    assert_eq!((state.wording.clone(), state.removed), (wording(LONG), false));
    assert_eq!((state.locked, state.proposals.len()), (Some(authorisation), 2));
    assert!(anna.draft().misquoted().is_empty());
}

#[test]
fn after_a_release_the_authorised_line_goes_on_and_proposals_stay_proposals() {
    let (mut anna, mut ben) = two_desks(&[LONG]);
    let authorisation = anna.authorise(1);
    ben.write(1, "Wir haben kurz gerungen.");
    anna.pull(&ben);
    anna.release(&authorisation);
    assert_eq!((anna.part(1).wording, anna.part(1).locked), (wording(LONG), None));
    anna.write(1, "Wir haben sehr lange gerungen.");
    anna.write(1, "Wir haben sehr, sehr lange gerungen.");
    exchange(&mut anna, &mut ben);
    let state = anna.part(1);
    assert_eq!(state.wording, wording("Wir haben sehr, sehr lange gerungen."));
    assert_eq!(state.proposals.len(), 1);
    assert_eq!(state.proposals[0].wording, wording("Wir haben kurz gerungen."));
    let release = anna.draft().authorisations[0].release.clone().unwrap();
    assert_eq!((release.author.as_str(), release.reason.as_str()), ("anna", "Ein Satz fehlt"));
}

#[test]
fn once_authorised_wordings_are_never_merged() {
    let (mut anna, mut ben) = two_desks(&["eins zwei drei"]);
    let authorisation = anna.authorise(1);
    anna.release(&authorisation);
    ben.pull(&anna);
    anna.write(1, "1 zwei drei");
    ben.write(1, "eins zwei 3");
    exchange(&mut anna, &mut ben);
    let before = anna.part(1);
    assert_eq!((before.proposals.len(), before.clashes), (1, 0));
    // Whoever goes on writing goes on with the wording in force; the other stays a proposal.
    anna.write(1, "vier");
    assert_eq!((anna.part(1).wording, &anna.part(1).proposals), (wording("vier"), &before.proposals));
}

#[test]
fn a_new_authorisation_takes_the_place_of_the_one_it_builds_on() {
    let mut anna = Desk::with_answers("anna", &[LONG]);
    let first = anna.authorise(1);
    let later = anna.write(1, "Wir haben kurz gerungen.");
    assert_eq!(anna.part(1).wording, wording(LONG));
    let wordings = vec![(part(1), later, wording("Wir haben kurz gerungen.").hash())];
    let (who, how, when) = ("Denis Alt".into(), "phone".into(), "2025-03-02".into());
    let second = anna.state(Fact::Authorise { wordings, who, how, when, evidence: vec![] });
    assert_eq!(anna.part(1).locked, Some(second.clone()));
    anna.release(&second);
    let state = anna.part(1);
    assert_eq!((state.wording, state.locked), (wording("Wir haben kurz gerungen."), None));
    assert!(state.rivals.is_empty() && first != second);
}

#[test]
fn two_authorisations_of_different_wordings_are_both_shown() {
    let (mut anna, mut ben) = two_desks(&[LONG]);
    anna.write(1, "Wir haben kurz gerungen.");
    ben.write(1, "Wir haben nie gerungen.");
    let annas = anna.authorise(1);
    ben.state(Fact::Status { to: Status::InAuthorisation, note: String::new() });
    let bens = ben.authorise(1);
    exchange(&mut anna, &mut ben);
    let state = anna.part(1);
    assert_eq!((state.locked, state.rivals), (Some(bens.clone()), vec![annas.clone()]));
    anna.release(&bens);
    assert_eq!(
        (anna.part(1).locked, anna.part(1).wording),
        (Some(annas), wording("Wir haben kurz gerungen."))
    );
}

#[test]
fn an_authorisation_whose_hash_is_not_that_of_the_wording_is_found() {
    let mut anna = Desk::with_answers("anna", &[LONG]);
    let revision = anna.part(1).revision.unwrap();
    let wordings = vec![(part(1), revision, "0".repeat(64))];
    let (who, how, when) = (String::new(), String::new(), String::new());
    anna.state(Fact::Authorise { wordings, who, how, when, evidence: vec![] });
    assert_eq!(anna.draft().misquoted(), [&part(1)]);
}

#[test]
fn a_removal_that_had_not_seen_the_last_revision_does_not_count() {
    let (mut anna, mut ben) = two_desks(&["eins", "zwei"]);
    anna.edit(|blocks| blocks.truncate(1));
    assert_eq!(anna.texts(), ["eins"]);
    ben.write(2, "zwei und mehr");
    exchange(&mut anna, &mut ben);
    assert_eq!(anna.texts(), ["eins", "zwei und mehr"]);
    ben.edit(|blocks| blocks.truncate(1));
    assert_eq!(ben.texts(), ["eins"]);
}

#[test]
fn a_removed_block_comes_back_on_top_of_its_last_revision() {
    let mut anna = Desk::with_answers("anna", &["eins", "zwei", "drei"]);
    let last = anna.part(2).heads;
    let whole = anna.draft().interview;
    anna.edit(|blocks| {
        blocks.remove(1);
    });
    assert!(anna.part(2).removed);
    let back = anna.save(&whole);
    assert_eq!(anna.draft().interview, whole);
    assert_eq!(back.len(), 1, "it stands where it stood");
    let put = anna.entries().find(|entry| entry.id() == &back[0]).unwrap();
    assert_eq!(put.parents(), last);
}

#[test]
fn a_block_without_a_place_stands_at_the_end() {
    let mut anna = Desk::with_answers("anna", &["eins", "zwei"]);
    anna.state(Fact::Put { part: part(0), base: vec![], wording: wording("ortlos") });
    anna.state(Fact::Place { block: BlockId::numbered(9), pos: "0".into() });
    assert_eq!(anna.texts(), ["eins", "zwei", "ortlos"]);
}

#[test]
fn only_blocks_that_moved_get_a_new_place() {
    let mut anna = Desk::with_answers("anna", &["1", "2", "3", "4", "5", "6"]);
    let moved = anna.edit(|blocks| {
        let last = blocks.remove(4);
        blocks.insert(0, last);
    });
    assert_eq!((moved.len(), anna.texts()), (1, ["5", "1", "2", "3", "4", "6"].map(String::from).to_vec()));
    assert!(anna.edit(|_| ()).is_empty());
    anna.edit(|blocks| blocks.reverse());
    assert_eq!(anna.texts(), ["6", "4", "3", "2", "1", "5"]);
}

#[test]
fn blocks_at_the_same_place_can_be_parted() {
    let (mut anna, mut ben) = two_desks(&["a", "z"]);
    for (desk, n) in [(&mut anna, 7), (&mut ben, 8)] {
        desk.state(Fact::Put { part: part(n), base: vec![], wording: wording(&n.to_string()) });
        desk.state(Fact::Place { block: BlockId::numbered(n), pos: "V".into() });
    }
    exchange(&mut anna, &mut ben);
    anna.edit(|blocks| {
        let at = blocks.iter().position(|block| block.id == BlockId::numbered(8)).unwrap();
        blocks.insert(at, block(5, "dazwischen"));
    });
    let ids: Vec<String> = anna.draft().interview.blocks.iter().map(|block| block.id.to_string()).collect();
    let at = ids.iter().position(|id| id == "b7").unwrap();
    assert_eq!(ids[at..at + 3], ["b7", "b5", "b8"]);
}

#[test]
fn questions_and_answers_that_two_desks_add_at_the_same_spot_are_not_shuffled() {
    let (mut anna, mut ben) = two_desks(&["Anfang", "Ende"]);
    for (desk, first) in [(&mut anna, 10), (&mut ben, 20)] {
        for n in first..first + 4 {
            desk.edit(|blocks| blocks.insert(blocks.len() - 1, block(n, "neu")));
        }
    }
    exchange(&mut anna, &mut ben);
    let ids: Vec<String> = anna.draft().interview.blocks.iter().map(|block| block.id.to_string()).collect();
    let annas = ["b10", "b11", "b12", "b13"];
    let at = ids.iter().position(|id| id == "b10").unwrap();
    assert_eq!((ids.len(), &ids[at..at + 4]), (10, annas.map(String::from).as_slice()));
}

#[test]
fn headlines_written_at_two_desks_are_both_there() {
    let (mut anna, mut ben) = two_desks(&[LONG]);
    for (desk, headline) in [(&mut anna, "Wir ringen"), (&mut ben, "Lange gerungen")] {
        let mut wanted = desk.draft().interview;
        wanted.title.headline = headline.into();
        desk.save(&wanted);
    }
    exchange(&mut anna, &mut ben);
    let draft = anna.draft();
    let state = &draft.parts[&Part::Headline];
    assert_eq!((state.proposals.len(), state.clashes), (1, 1));
    assert_eq!(Wording::Line(draft.interview.title.headline), state.wording);
}

#[test]
fn a_suggestion_changes_nothing_until_it_is_taken() {
    let (mut anna, mut ben) = two_desks(&[LONG]);
    for fact in proposal_facts(&ben.draft(), part(1), wording("Wir haben sehr lange gerungen."), "ben") {
        ben.state(fact);
    }
    anna.write(1, "Wir alle haben lange gerungen.");
    exchange(&mut anna, &mut ben);
    let state = anna.part(1);
    assert_eq!(state.wording, wording("Wir alle haben lange gerungen."));
    let [proposal] = state.proposals.as_slice() else { panic!("{:?}", state.proposals) };
    assert_eq!(proposal.on(&state.wording), Some(wording("Wir alle haben sehr lange gerungen.")));
    anna.write(1, "Nichts davon.");
    assert_eq!(proposal.on(&anna.part(1).wording), None);
    anna.state(Fact::Close { proposal: proposal.entry.clone(), verdict: Verdict::Rejected });
    assert!(anna.part(1).proposals.is_empty());
}

#[test]
fn comments_have_replies_and_stay_at_their_words() {
    let mut anna = Desk::with_answers("anna", &[LONG]);
    let rev = Some(anna.part(1).heads[0].clone());
    let (quote, text) = ("lange".to_owned(), "Wie lange?".to_owned());
    let comment = anna.state(Fact::Comment { part: Some(part(1)), rev, from: 10, to: 15, quote, text });
    anna.state(Fact::Reply { comment: comment.clone(), text: "Drei Wochen.".into() });
    anna.state(Fact::Resolve { comment: comment.clone(), resolved: true });
    anna.write(1, "Na ja:¶Wir haben lange gerungen.");
    let draft = anna.draft();
    let found = &draft.comments[0];
    assert_eq!((found.replies[0].text.as_str(), found.resolved), ("Drei Wochen.", true));
    assert_eq!(found.passage_now(&draft), Some(18..23));
    anna.state(Fact::Resolve { comment, resolved: false });
    anna.write(1, "Ganz kurz.");
    let draft = anna.draft();
    assert_eq!((draft.comments[0].passage_now(&draft), draft.comments[0].resolved), (None, false));
}

#[test]
fn people_added_at_two_desks_are_both_there() {
    let (mut anna, mut ben) = two_desks(&[LONG]);
    for (desk, n) in [(&mut anna, 1), (&mut ben, 2)] {
        let mut wanted = desk.draft().interview;
        wanted.people.push(Person::named(PersonId::numbered(n), Role::Guest, format!("Gast {n}")));
        wanted.details.tags.push("Hochschule".into());
        desk.save(&wanted);
    }
    exchange(&mut anna, &mut ben);
    let interview = anna.draft().interview;
    let mut names: Vec<&str> = interview.people.iter().map(|person| person.name.as_str()).collect();
    names.sort_unstable();
    assert_eq!((names, interview.details.tags.len()), (vec!["Gast 1", "Gast 2"], 1));
}

#[test]
fn status_bin_and_versions_are_the_last_that_was_stated() {
    let mut anna = Desk::with_answers("anna", &[LONG]);
    let parts = anna.draft().revisions();
    anna.state(Fact::Status { to: Status::InReview, note: "Bitte kürzen".into() });
    anna.state(Fact::Set { field: "bin".into(), value: json!(true) });
    anna.state(Fact::Version { name: "An Herrn Alt".into(), parts: parts.clone() });
    let draft = anna.draft();
    assert_eq!((draft.status, draft.note.as_str(), draft.binned), (Status::InReview, "Bitte kürzen", true));
    assert_eq!((draft.versions[0].name.as_str(), &draft.versions[0].parts), ("An Herrn Alt", &parts));
    anna.write(1, "Ganz anders.");
    assert_eq!(wordings_of(anna.entries(), &parts), [(part(1), wording(LONG))]);
    anna.state(Fact::Set { field: "bin".into(), value: json!(null) });
    assert!(!anna.draft().binned);
}

#[test]
fn a_draft_with_unknown_entries_or_a_newer_merge_is_not_understood() {
    let mut anna = Desk::with_answers("anna", &[LONG]);
    assert!(anna.draft().is_understood());
    let kind = "embrace".to_owned();
    anna.state(Fact::Unknown { kind: kind.clone(), body: serde_json::Map::new() });
    assert_eq!((anna.draft().unknown.clone(), anna.draft().is_understood()), (vec![kind], false));
    let mut ben = Desk::with_answers("ben", &[LONG]);
    ben.state(Fact::Draft { language: "de".into(), merge: 2 });
    assert!(!ben.draft().is_understood());
}

#[test]
fn a_draft_that_lacks_entries_says_which() {
    let mut anna = Desk::with_answers("anna", &[LONG]);
    let first = anna.part(1).heads[0].clone();
    anna.write(1, "Wir haben kurz gerungen.");
    let rest: Vec<&Entry> = anna.entries().filter(|entry| entry.id() != &first).collect();
    let draft = fold(rest);
    assert_eq!((draft.missing, draft.interview.blocks.len()), (vec![first], 1));
    assert!(anna.draft().missing.is_empty());
}

#[test]
fn a_whole_interview_comes_back_from_its_entries() {
    let mut interview = Interview::default();
    interview.title.headline = "Überschrift".into();
    interview.details.language = "en".into();
    interview.people = vec![Person::named(PersonId::numbered(1), Role::Guest, "Ö. Ä.")];
    interview.blocks = (1..30).map(|n| block(n, LONG)).collect();
    interview.blocks[3].content = Content::Box { heading: "Zur Person".into(), text: vec!["Ö".into()] };
    interview.blocks[4].content = answer("eins¶zwei");
    let mut anna = Desk::new("anna");
    anna.state(Fact::Draft { language: "de".into(), merge: 1 });
    anna.save(&interview);
    assert_eq!(anna.draft().interview, interview);
    let draft = anna.draft();
    assert_eq!((draft.created, draft.updated), (1_000, 1_000 * draft.clock as i64));
}
