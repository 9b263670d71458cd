//! What stands above the first turn: kicker, headline, date, standfirst, portrait, intro.

use super::byline::without_rest;
use super::credits::{credit_in, is_alternative_text};
use super::dates::{is_date_line, is_save_date};
use super::sides::Sides;
use super::sketch::Sketch;
use super::turns::aside;
use super::units::Unit;
use super::zones::{Zone, is_box_heading, is_note, is_quoted, is_related_heading, signed};
use super::{byline::byline, related};
use crate::notice::{Notice, Remark};
use crate::source::Look;
use interview::{AltText, Content, Credit, Portrait, PortraitId};

/// Longest headline, kicker and alternative text, in characters.
const HEADLINE: usize = 160;
const KICKER: usize = 60;
/// Shortest standfirst that is told by its length, in characters.
const STANDFIRST: usize = 60;

/// Puts every unit into a field, into the intro, into a block, or to what was left out.
pub(super) fn take(units: Vec<Unit>, sketch: &mut Sketch) {
    let (mut units, boxes) = boxes_apart(units);
    take_pictures(&mut units, sketch);
    take_lists(&mut units, sketch);
    take_bylines(&mut units, sketch);
    take_dates(&mut units, sketch);
    take_title(&mut units, sketch);
    take_standfirst(&mut units, sketch);
    for unit in units {
        match () {
            () if is_note(&unit.plain) => aside(&unit, &Zone::Note, sketch),
            () if Sides::is_start_line(&unit) => sketch.leave_out(&unit.plain),
            () => intro(unit, sketch),
        }
    }
    place_portrait(sketch);
    for (unit, zone) in boxes {
        aside(&unit, &zone, sketch);
    }
}

fn intro(unit: Unit, sketch: &mut Sketch) {
    if let Some(Content::Intro { text }) =
        sketch.draft.interview.blocks.last_mut().map(|block| &mut block.content)
    {
        return text.push(unit.text);
    }
    sketch.push(Content::Intro { text: vec![unit.text.clone()] }, &[&unit]);
}

/// Boxes beside the head stand behind it.
fn boxes_apart(units: Vec<Unit>) -> (Vec<Unit>, Vec<(Unit, Zone)>) {
    let (mut rest, mut boxes): (Vec<Unit>, Vec<(Unit, Zone)>) = (Vec::new(), Vec::new());
    let mut is_inside = false;
    for unit in units {
        let is_box = unit.look == Look::Aside || matches!(unit.look, Look::Footnote(_));
        if is_box {
            let is_new = !is_inside || unit.gap_before;
            let zone = match () {
                () if matches!(unit.look, Look::Footnote(_)) => Zone::Note,
                () if is_new && (is_box_heading(&unit) || unit.length() <= KICKER) => Zone::BoxHeading,
                () if is_new => Zone::BoxStart,
                () => Zone::Box,
            };
            boxes.push((unit, zone));
        } else {
            rest.push(unit);
        }
        is_inside = is_box;
    }
    (rest, boxes)
}

// -- pictures ---------------------------------------------------------------------------------------------------------

/// Pictures with what stands below them; or, in a text that has lost its pictures, the lines that stood below one.
fn take_pictures(units: &mut Vec<Unit>, sketch: &mut Sketch) {
    let mut rest: Vec<Unit> = Vec::with_capacity(units.len());
    let mut all = units.drain(..).peekable();
    while let Some(unit) = all.next() {
        if !unit.is_picture() && !is_below_picture(&unit) {
            rest.push(unit);
            continue;
        }
        let mut own = vec![unit];
        while let Some(next) = all.next_if(is_below_picture) {
            own.push(next);
        }
        // A credit line may follow as a paragraph.
        if own.iter().all(|unit| unit.look != Look::Credit) {
            own.extend(all.next_if(|next| !next.is_picture() && credit_in(&next.plain).is_some()));
        }
        add_portrait(own, sketch);
    }
    drop(all);
    *units = rest;
    if sketch.draft.interview.portraits.is_empty() {
        take_printed_picture(units, sketch);
    }
}

fn is_below_picture(unit: &Unit) -> bool {
    matches!(unit.look, Look::Caption | Look::Credit)
}

/// The credit line gives the portrait away: the caption stands in front of it or above, the alternative text above that.
fn take_printed_picture(units: &mut Vec<Unit>, sketch: &mut Sketch) {
    let mut portrait = Portrait::empty(PortraitId::numbered(1));
    let found = units.iter().enumerate().find_map(|(at, unit)| Some((at, credit_in(&unit.plain)?)));
    let has_credit = found.is_some();
    if let Some((at, (caption, credit))) = found {
        portrait.credit = credit;
        keep_printed(&units.remove(at).plain, caption.as_deref(), sketch);
        let above = at
            .checked_sub(1)
            .filter(|before| units.get(*before).is_some_and(|unit| is_caption(unit, *before)));
        portrait.caption = match (caption, above) {
            (Some(caption), _) => caption,
            (None, Some(before)) => units.remove(before).plain,
            (None, None) => String::new(),
        };
    }
    let alt = units.iter().position(|unit| unit.look == Look::Body && is_alternative_text(&unit.plain));
    if let Some(at) = alt {
        portrait.alt = AltText::typed(units.remove(at).plain);
    }
    if has_credit || alt.is_some() {
        sketch.draft.interview.portraits.push(portrait);
    }
}

fn is_caption(unit: &Unit, at: usize) -> bool {
    at > 0
        && unit.look == Look::Body
        && !unit.plain.starts_with('[')
        && unit.length() <= 300
        && unit.word_count() >= 2
        && !is_quoted(&unit.plain)
}

/// A picture, its caption and its credit line, as a record and a block. The first may have been found as lines above.
pub(super) fn add_portrait(units: Vec<Unit>, sketch: &mut Sketch) {
    let number = sketch.draft.interview.portraits.len() + 1;
    let mut portrait = Portrait::empty(PortraitId::numbered(number));
    for unit in &units {
        match &unit.look {
            Look::Picture(picture) => {
                if let Some(alt) = picture.alt.as_ref().filter(|alt| !alt.is_empty()) {
                    portrait.alt = AltText::typed(alt.clone());
                }
                let is_beside = !picture.name.is_empty()
                    && !picture.name.contains("://")
                    && !picture.name.starts_with("//");
                if is_beside {
                    portrait.file_name.clone_from(&picture.name);
                    sketch.draft.pictures.push((portrait.id.clone(), picture.name.clone()));
                }
            }
            Look::Credit if portrait.credit.is_empty() => {
                portrait.credit =
                    Credit::from_line(&unit.plain).unwrap_or_else(|| Credit::from_names(&unit.plain));
                keep_printed(&unit.plain, None, sketch);
            }
            _ => match credit_in(&unit.plain).filter(|_| portrait.credit.is_empty()) {
                Some((caption, credit)) if portrait.caption.is_empty() || caption.is_none() => {
                    portrait.credit = credit;
                    keep_printed(&unit.plain, caption.as_deref(), sketch);
                    portrait.caption = caption.unwrap_or(portrait.caption);
                }
                None if portrait.caption.is_empty() && unit.look != Look::Credit => {
                    portrait.caption.clone_from(&unit.plain);
                }
                _ => sketch.leave_out(&unit.plain),
            },
        }
    }
    let id = portrait.id.clone();
    sketch.draft.interview.portraits.push(portrait);
    sketch.push(Content::Portrait { portrait: id }, &units.iter().collect::<Vec<_>>());
}

/// The credit line of the first portrait as it stands behind its caption.
fn keep_printed(line: &str, caption: Option<&str>, sketch: &mut Sketch) {
    if sketch.draft.interview.portraits.is_empty() {
        let credit = caption.and_then(|caption| line.strip_prefix(caption)).unwrap_or(line);
        sketch.draft.credit = Some(credit.trim_matches([' ', '|', '\n']).to_owned());
    }
}

/// A portrait that was found as lines stands above the text.
fn place_portrait(sketch: &mut Sketch) {
    let shown =
        sketch.draft.interview.blocks.iter().any(|block| matches!(block.content, Content::Portrait { .. }));
    let first = sketch.draft.interview.portraits.first().map(|first| first.id.clone());
    if let Some(portrait) = first.filter(|_| !shown) {
        sketch.push(Content::Portrait { portrait }, &[]);
    }
}

// -- lines around the title -------------------------------------------------------------------------------------------

/// „Mehr zum Thema“ above the text, with its items.
fn take_lists(units: &mut Vec<Unit>, sketch: &mut Sketch) {
    let Some(at) = units.iter().position(|unit| is_related_heading(&unit.plain)) else { return };
    let is_item = |unit: &Unit| matches!(unit.look, Look::Item(_));
    let count = units.iter().skip(at + 1).take_while(|unit| is_item(unit)).count();
    if count > 0 {
        for unit in units.drain(at..=at + count) {
            sketch.leave_out(&unit.plain);
        }
    } else if at > 0 {
        related::heading(&units.remove(at).plain, sketch);
    }
}

/// „By Neve Tarrant | July 21, 2020“, „Von Eva Ahn“
fn take_bylines(units: &mut Vec<Unit>, sketch: &mut Sketch) {
    let mut is_next_first = true;
    units.retain(|unit| {
        let is_first = std::mem::take(&mut is_next_first);
        let (first, _) = without_rest(&unit.plain);
        let entries = match unit.look {
            Look::Byline => signed(&unit.plain),
            Look::Title | Look::Heading(1) | Look::Kicker => None,
            _ if is_first => byline(first).filter(|_| first.contains(':')),
            _ => byline(first),
        };
        match entries {
            Some(entries) => sketch.sign(entries, first, &unit.plain),
            None if unit.look == Look::Byline => {
                if !is_save_date(&unit.plain) {
                    sketch.date(&unit.plain);
                }
                sketch.leave_out(&unit.plain);
            }
            None => return true,
        }
        false
    });
}

/// „[09.10.2024] Wer im Kreis …“, or a date on a line of its own.
fn take_dates(units: &mut Vec<Unit>, sketch: &mut Sketch) {
    let is_marked = |unit: &Unit| unit.plain.starts_with('[') && super::dates::date_in(&unit.plain).is_some();
    if let Some(at) = units.iter().position(is_marked) {
        let text = units.remove(at).plain;
        sketch.date(&text);
        let (_, standfirst) = text.split_once(']').unwrap_or(("", ""));
        standfirst.trim().clone_into(&mut sketch.draft.interview.title.standfirst);
    }
    units.retain(|unit| {
        let goes = unit.look == Look::Body && is_date_line(&unit.plain);
        if goes {
            if !is_save_date(&unit.plain) {
                sketch.date(&unit.plain);
            }
            sketch.leave_out(&unit.plain);
        }
        !goes
    });
}

// -- title ------------------------------------------------------------------------------------------------------------

fn take_title(units: &mut Vec<Unit>, sketch: &mut Sketch) {
    if let Some(at) = units.iter().position(|unit| unit.look == Look::Kicker) {
        sketch.draft.interview.title.kicker = units.remove(at).plain;
    }
    match shown_title(units) {
        Some(at) => take_shown_title(at, units, sketch),
        None => take_title_by_place(units, sketch),
    }
}

/// The title as the file names it, or its highest heading.
fn shown_title(units: &[Unit]) -> Option<usize> {
    let level = |unit: &Unit| match unit.look {
        Look::Title => Some(0),
        Look::Heading(level) => Some(level),
        _ => None,
    };
    let best = units.iter().filter_map(level).min()?;
    units.iter().position(|unit| level(unit) == Some(best))
}

fn take_shown_title(at: usize, units: &mut Vec<Unit>, sketch: &mut Sketch) {
    let line = units.remove(at).plain;
    let above = at.checked_sub(1).filter(|before| units.get(*before).is_some_and(is_kicker));
    let title = &mut sketch.draft.interview.title;
    if let Some(before) = above.filter(|_| title.kicker.is_empty()) {
        title.kicker = units.remove(before).plain;
    }
    set_headline(line, sketch);
}

fn is_kicker(unit: &Unit) -> bool {
    let is_line = matches!(unit.look, Look::Body | Look::Heading(_) | Look::Subtitle);
    is_line && unit.length() <= KICKER && !unit.plain.ends_with(['.', '?', '!'])
}

/// One line, two lines, or two in one without a space between.
fn take_title_by_place(units: &mut Vec<Unit>, sketch: &mut Sketch) {
    let is_title = |unit: &&Unit| unit.look == Look::Body && unit.length() <= HEADLINE;
    let lines: Vec<&Unit> = units.iter().take(2).take_while(is_title).collect();
    let has_kicker = !sketch.draft.interview.title.kicker.is_empty();
    let is_sentence = |unit: &Unit| unit.plain.ends_with('.') && unit.length() > 30;
    match lines.as_slice() {
        [] => {}
        [first, second]
            if !has_kicker && is_kicker(first) && first.length() <= 45 && !is_sentence(second) =>
        {
            let headline = units.remove(1).plain;
            sketch.draft.interview.title.kicker = units.remove(0).plain;
            set_headline(headline, sketch);
        }
        [first, ..] if is_sentence(first) => {}
        _ => {
            let line = units.remove(0).plain;
            set_headline(line, sketch);
        }
    }
}

fn set_headline(line: String, sketch: &mut Sketch) {
    let title = &mut sketch.draft.interview.title;
    match fused(&line).filter(|_| title.kicker.is_empty()) {
        Some((kicker, headline)) => {
            let notice = Notice::FusedHeadline { kicker: kicker.clone(), headline: headline.clone() };
            sketch.draft.remarks.push(Remark::new("kicker", notice, 0.8));
            (title.kicker, title.headline) = (kicker, headline);
        }
        None => title.headline = line,
    }
}

/// The one place at which a small letter is followed by a capital or an opening quotation mark.
fn fused(line: &str) -> Option<(String, String)> {
    let chars: Vec<(usize, char)> = line.char_indices().collect();
    let is_seam = |pair: &[(usize, char)]| {
        let (before, after) = (pair[0].1, pair[1].1);
        (before.is_lowercase() || before == ')' || before == '“')
            && (after.is_uppercase() || matches!(after, '„' | '»'))
    };
    let seams: Vec<usize> = chars.windows(2).filter(|pair| is_seam(pair)).map(|pair| pair[1].0).collect();
    let [seam] = seams.as_slice() else { return None };
    let (kicker, headline) = line.split_at_checked(*seam)?;
    let fits = kicker.chars().count() >= 3 && headline.chars().count() >= 3;
    fits.then(|| (kicker.trim().to_owned(), headline.trim().to_owned()))
}

// -- standfirst -------------------------------------------------------------------------------------------------------

/// As the file names it; else the first sentence of some length; else the first line that is left.
fn take_standfirst(units: &mut Vec<Unit>, sketch: &mut Sketch) {
    if !sketch.draft.interview.title.standfirst.is_empty() {
        return;
    }
    let is_text = |unit: &Unit| !is_note(&unit.plain) && !Sides::is_start_line(unit);
    let is_named = |unit: &Unit| matches!(unit.look, Look::Standfirst | Look::Subtitle);
    let is_sentence = |unit: &Unit| {
        unit.plain.ends_with(['.', '!', '…', '“', '?']) && unit.length() > STANDFIRST && is_text(unit)
    };
    let found = units
        .iter()
        .position(is_named)
        .or_else(|| units.iter().position(is_sentence))
        .or_else(|| units.iter().position(is_text));
    if let Some(at) = found {
        sketch.draft.interview.title.standfirst = units.remove(at).plain;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fused_headline_is_parted_at_its_only_seam() {
        assert_eq!(
            fused("Kreis Wesermünde-OstFormulare ohne Feierabend"),
            Some(("Kreis Wesermünde-Ost".into(), "Formulare ohne Feierabend".into()))
        );
        assert_eq!(
            fused("Winterdienst„Salz ist alles“"),
            Some(("Winterdienst".into(), "„Salz ist alles“".into()))
        );
        assert_eq!(fused("Erfolg durch Kooperation"), None);
        assert_eq!(fused("GmbH und KfW und eGovernment"), None);
    }
}
