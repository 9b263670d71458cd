//! Blocks of what follows the head: turns, and what stands between and behind them.

use super::guests;
use super::head::add_portrait;
use super::marked::{joined, split, unset};
use super::related;
use super::sides::{Sides, Spoken};
use super::sketch::Sketch;
use super::units::Unit;
use super::zones::{Zone, zones};
use crate::notice::{Notice, Remark};
use crate::source::Look;
use interview::{Audience, Content, Paragraph, PersonId, Role, Span};

/// Makes blocks of these units.
pub(super) fn take(units: Vec<Unit>, sides: Sides, sketch: &mut Sketch) {
    let zones = zones(&units, &sides, &guests::named(&sketch.draft.interview));
    let turns: Vec<&Unit> =
        units.iter().zip(&zones).filter(|(_, zone)| **zone == Zone::Turn).map(|(unit, _)| unit).collect();
    let spoken = sides.spoken(&turns);
    say_how_sure(&sides, &spoken, sketch);
    let mut spoken = spoken.into_iter();
    let mut last: Option<(Role, Option<PersonId>)> = None;
    let mut other_texts: Vec<Unit> = Vec::new();
    let mut rest = units.into_iter().zip(zones).peekable();
    while let Some((unit, zone)) = rest.next() {
        match zone {
            Zone::Turn => {
                let Some(spoken) = spoken.next() else { continue };
                turn(&unit, &spoken, &sides, &mut last, sketch);
            }
            Zone::PullQuote => {
                let mut own = vec![unit];
                while let Some((next, _)) = rest.next_if(|(_, zone)| *zone == Zone::Attribution) {
                    own.push(next);
                }
                let lines: Vec<Paragraph> = own.iter().map(|unit| unset(&unit.text)).collect();
                sketch.push(
                    Content::PullQuote { text: joined(&lines), source: None },
                    &own.iter().collect::<Vec<_>>(),
                );
            }
            Zone::Picture => {
                let below = std::iter::from_fn(|| {
                    rest.next_if(|(_, zone)| matches!(zone, Zone::Caption | Zone::Credit))
                        .map(|(unit, _)| unit)
                });
                let mut own = vec![unit];
                own.extend(below);
                add_portrait(own, sketch);
            }
            Zone::Caption | Zone::Credit => add_portrait(vec![unit], sketch),
            Zone::Byline(entries) => {
                let printed = super::byline::without_rest(&unit.plain).0.to_owned();
                sketch.sign(entries, &printed, &unit.plain);
            }
            Zone::RelatedHeading => related::heading(&unit.plain, sketch),
            Zone::Related => other_texts.push(unit),
            Zone::StartLine => sketch.leave_out(&unit.plain),
            zone => aside(&unit, &zone, sketch),
        }
    }
    sketch.draft.interview.details.related = related::items(other_texts, sketch);
}

/// Boxes, notes, subheadings.
pub(super) fn aside(unit: &Unit, zone: &Zone, sketch: &mut Sketch) {
    let text = vec![unit.text.clone()];
    let content = match zone {
        Zone::Subheading => Content::Subheading { text: unset(&unit.text) },
        Zone::BoxHeading => Content::Box { heading: unit.plain.clone(), text: Vec::new() },
        Zone::BoxStart => Content::Box { heading: String::new(), text },
        Zone::Box if sketch.go_on(with_item_sign(unit, false), unit) => return,
        _ => Content::Note { audience: Audience::Readers, text },
    };
    sketch.push(content, &[unit]);
}

fn say_how_sure(sides: &Sides, spoken: &[Spoken], sketch: &mut Sketch) {
    let remarks = &mut sketch.draft.remarks;
    if !spoken.iter().any(|spoken| spoken.role == Role::Interviewer) {
        remarks.push(Remark::new("blocks", Notice::NoQuestions, 0.9));
    } else if sides.are_told_by_words() {
        remarks.push(Remark::new("blocks", Notice::UnlabelledTurns, 0.8));
    } else if sides.speakers().is_guess {
        remarks.push(Remark::new("blocks", Notice::SidesGuessed, 0.5));
    }
}

fn turn(
    unit: &Unit,
    spoken: &Spoken,
    sides: &Sides,
    last: &mut Option<(Role, Option<PersonId>)>,
    sketch: &mut Sketch,
) {
    let named =
        spoken.speaker.and_then(|at| sides.speakers().all.get(at)).filter(|speaker| !speaker.name.is_empty());
    let speaker = named.map(|speaker| sketch.person(&speaker.name, speaker.role));
    let text = words_of(unit, spoken, sides, sketch);
    if let Some(label) = spoken.label.as_ref().filter(|label| label.is_line) {
        *last = None;
        sketch.leave_out_label(&unit.plain);
        _ = label;
        return;
    }
    let was = last.replace((spoken.role, speaker.clone()));
    let goes_on = !spoken.begins || was.is_none();
    let is_same = was.as_ref().is_some_and(|(role, _)| *role == spoken.role);
    let follows_turn = sketch.draft.interview.blocks.last().is_some_and(|block| match block.content {
        Content::Question { .. } => spoken.role == Role::Interviewer,
        Content::Answer { .. } => spoken.role == Role::Guest,
        _ => false,
    });
    if goes_on && is_same && follows_turn && sketch.go_on(text.clone(), unit) {
        return;
    }
    sketch.doubt(spoken.confidence, &unit.plain);
    let text = vec![text];
    let content = match spoken.role {
        Role::Interviewer => Content::Question { speaker, text },
        Role::Guest => Content::Answer { speaker, text },
    };
    sketch.push(content, &[unit]);
}

/// The words of a turn without label, sign and the type of all questions.
fn words_of(unit: &Unit, spoken: &Spoken, sides: &Sides, sketch: &mut Sketch) -> Paragraph {
    let mut text = unit.text.clone();
    let mut cut = 0;
    if let Some(label) = &spoken.label {
        cut = label.length;
        sketch.leave_out_label(&label.label);
        sketch.leave_out_label(&label.extra);
    } else {
        let sign = sides.sign(unit, spoken);
        if sign > 0 {
            sketch.leave_out_label(&unit.plain.chars().take(sign).collect::<String>());
            cut = sign;
        }
    }
    text = super::marked::clean(&split(&text, cut).1);
    if spoken.role == Role::Interviewer {
        text = unset(&text);
    }
    match &spoken.label {
        Some(label) if !label.direction.is_empty() => {
            let direction = Span::plain(format!("{} ", label.direction));
            Paragraph::new(std::iter::once(direction).chain(text.spans().iter().cloned()))
        }
        Some(_) => text,
        None => match &unit.look {
            Look::Item(_) => with_item_sign(&Unit { text, ..unit.clone() }, sides.is_numbered()),
            _ => text,
        },
    }
}

/// An item of a list in a text keeps its number or sign.
fn with_item_sign(unit: &Unit, is_sign_of_side: bool) -> Paragraph {
    match &unit.look {
        Look::Item(Some(sign)) if !is_sign_of_side => {
            let sign = Span::plain(format!("{sign} "));
            Paragraph::new(std::iter::once(sign).chain(unit.text.spans().iter().cloned()))
        }
        _ => unit.text.clone(),
    }
}
