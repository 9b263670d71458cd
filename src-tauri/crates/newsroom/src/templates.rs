//! What a new draft begins with.

use crate::view::{Plan, Template};
use crate::{NewsroomError, world};
use interview::{Block, BlockId, Content, Interview, Paragraph, Person, PersonId, Role};

/// Characters including spaces that the forms usually have in print.
const THREE_QUESTIONS: u32 = 3_000;
const LONG: u32 = 12_000;

/// The draft of a template, and what is planned for it.
///
/// # Errors
/// If the operating system gives no randomness for ids.
pub(crate) fn draft(language: &str, template: Template) -> Result<(Interview, Plan), NewsroomError> {
    let mut interview = Interview::default();
    interview.details.language = interview::normalise::line(language);
    let is_german = language.starts_with("de");
    let mut plan = Plan::default();
    match template {
        Template::Interview => add(&mut interview, Content::Question { speaker: None, text: empty() })?,
        Template::ThreeQuestions => {
            interview.title.kicker =
                if is_german { "Drei Fragen an …" } else { "Three questions for …" }.into();
            plan.target_length = Some(THREE_QUESTIONS);
            let (asks, answers) = people(&mut interview)?;
            add_pairs(&mut interview, 3, &asks, &answers)?;
        }
        Template::Long => {
            plan.target_length = Some(LONG);
            let (asks, answers) = people(&mut interview)?;
            add(&mut interview, Content::Intro { text: empty() })?;
            add_pairs(&mut interview, 8, &asks, &answers)?;
            let heading = if is_german { "Zur Person" } else { "About" };
            add(&mut interview, Content::Box { heading: heading.into(), text: empty() })?;
        }
    }
    Ok((interview, plan))
}

fn empty() -> Vec<Paragraph> {
    vec![Paragraph::default()]
}

fn add(interview: &mut Interview, content: Content) -> Result<(), NewsroomError> {
    let id = BlockId::new(world::new_id('b')?).map_err(NewsroomError::unforeseen)?;
    interview.blocks.push(Block { id, content });
    Ok(())
}

/// Somebody who asks and somebody who answers; their names are for the person to fill in.
fn people(interview: &mut Interview) -> Result<(PersonId, PersonId), NewsroomError> {
    let mut person = |role| {
        let id = PersonId::new(world::new_id('p')?).map_err(NewsroomError::unforeseen)?;
        interview.people.push(Person::named(id.clone(), role, ""));
        Ok::<_, NewsroomError>(id)
    };
    Ok((person(Role::Interviewer)?, person(Role::Guest)?))
}

fn add_pairs(
    interview: &mut Interview,
    n: usize,
    asks: &PersonId,
    answers: &PersonId,
) -> Result<(), NewsroomError> {
    for _ in 0..n {
        add(interview, Content::Question { speaker: Some(asks.clone()), text: empty() })?;
        add(interview, Content::Answer { speaker: Some(answers.clone()), text: empty() })?;
    }
    Ok(())
}
