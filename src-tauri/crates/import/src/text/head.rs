//! What stands above the first question: kicker, headline, date, standfirst, portrait, intro.

use super::lexicon::{date_in, is_save_date};
use super::lines::Unit;
use super::{paragraph, push};
use crate::Draft;
use crate::notice::{Notice, Remark};
use interview::{AltText, BylineEntry, BylineRole, Content, Credit, Portrait, PortraitId};

/// A headline is not longer than this.
const HEADLINE: usize = 140;

/// Puts every unit into a field, into the intro, or to what was left out.
pub(super) fn take(mut units: Vec<Unit>, draft: &mut Draft) {
    take_portrait(&mut units, draft);
    take_author(&mut units, draft);
    take_date_and_standfirst(&mut units, draft);
    take_title(&mut units, draft);
    if draft.interview.title.standfirst.is_empty() && !units.is_empty() {
        draft.interview.title.standfirst = units.remove(0).text;
    }
    if !units.is_empty() {
        let text = units.iter().map(|unit| paragraph(&unit.text)).collect();
        push(&mut draft.interview, Content::Intro { text });
    }
    place_portrait(draft);
}

/// The credit line gives the portrait away: the caption stands before it or in front of it, the alternative text above.
fn take_portrait(units: &mut Vec<Unit>, draft: &mut Draft) {
    let found = units
        .iter()
        .enumerate()
        .find_map(|(at, unit)| credit_of(&unit.text).map(|(caption, credit)| (at, caption, credit)));

    let mut portrait = Portrait::empty(PortraitId::numbered(1));
    match found {
        Some((at, caption, credit)) => {
            portrait.credit = credit;
            units.remove(at);
            let above = at.checked_sub(1).filter(|before| is_caption(units, *before, *before == 0));
            portrait.caption = match (caption, above) {
                (Some(caption), _) => caption,
                (None, Some(before)) => units.remove(before).text,
                (None, None) => String::new(),
            };
            let alt = units.iter().position(|unit| is_alternative_text(&unit.text));
            if let Some(at) = alt {
                portrait.alt = AltText::typed(units.remove(at).text);
            }
        }
        None => match units.iter().position(|unit| is_alternative_text(&unit.text)) {
            Some(at) => portrait.alt = AltText::typed(units.remove(at).text),
            None => return,
        },
    }
    draft.interview.portraits.push(portrait);
}

/// A credit line, alone or behind its caption: „Henrike Sasse am Pult. Foto: Brandes“.
fn credit_of(text: &str) -> Option<(Option<String>, Credit)> {
    if let Some(credit) = Credit::from_line(text) {
        return Some((None, credit));
    }
    const LABELS: [&str; 9] = [
        "Foto: ",
        "Fotos: ",
        "Bild: ",
        "Bildquelle: ",
        "Bildnachweis: ",
        "Quelle: ",
        "Photo: ",
        "Image: ",
        "Picture: ",
    ];
    let at = LABELS.iter().filter_map(|label| text.rfind(label)).max()?;
    let (caption, line) = text.split_at_checked(at)?;
    let caption = caption.trim_end_matches(['(', ' ', '|', '–', '-']).trim();
    let credit = Credit::from_line(line.trim().trim_end_matches(')'))?;
    let fits = !caption.is_empty() && caption.chars().count() <= 300 && line.chars().count() <= 140;
    fits.then(|| (Some(caption.to_owned()), credit))
}

fn is_caption(units: &[Unit], at: usize, is_first: bool) -> bool {
    let text = &units[at].text;
    !is_first && !text.starts_with('[') && text.chars().count() <= 300 && text.split_whitespace().count() >= 2
}

/// „Porträtfoto von …“, „Foto von …“, „Blick in …“
fn is_alternative_text(text: &str) -> bool {
    const STARTS: [&str; 10] = [
        "Porträt",
        "Portrait",
        "Foto von",
        "Bild von",
        "Das Bild zeigt",
        "Blick ",
        "Eine Frau ",
        "Ein Mann ",
        "Photo of",
        "Portrait of",
    ];
    text.chars().count() <= 200
        && STARTS.iter().any(|start| text.starts_with(start))
        && text.split_whitespace().count() >= 2
}

/// „By Neve Tarrant | July 21, 2020“, „Von Eva Ahn“
fn take_author(units: &mut Vec<Unit>, draft: &mut Draft) {
    let found = units.iter().position(|unit| {
        let lead = ["By ", "Von ", "Par "].iter().find_map(|by| unit.text.strip_prefix(by));
        lead.is_some_and(|rest| {
            rest.starts_with(char::is_uppercase)
                && rest.split_whitespace().count() <= 9
                && !rest.ends_with(['.', '?'])
        })
    });
    let Some(at) = found else { return };
    let line = units.remove(at).text;
    let rest = line.split_once(' ').map_or(line.as_str(), |(_, rest)| rest);
    let names = rest.split(['|', '·', '•']).next().unwrap_or(rest);
    let names: Vec<String> = names
        .replace(" und ", ",")
        .replace(" and ", ",")
        .replace(" et ", ",")
        .split(',')
        .map(|name| name.trim().to_owned())
        .filter(|name| !name.is_empty() && date_in(name).is_none())
        .collect();
    if draft.interview.details.date.is_none() {
        draft.interview.details.date = date_in(&line);
    }
    let printed = line.split(['|', '·', '•']).next().unwrap_or(&line).trim().to_owned();
    draft.byline.get_or_insert(printed);
    draft.left_out.push(line);
    if draft.interview.title.byline.is_empty() {
        draft.interview.title.byline.push(BylineEntry { role: BylineRole::Interview, names });
    }
}

/// „[09.10.2024] Wer im Kreis …“, or a date on a line of its own and a sentence of some length.
fn take_date_and_standfirst(units: &mut Vec<Unit>, draft: &mut Draft) {
    let interview = &mut draft.interview;
    if let Some(at) =
        units.iter().position(|unit| unit.text.starts_with('[') && date_in(&unit.text).is_some())
    {
        let text = units.remove(at).text;
        interview.details.date = date_in(&text);
        interview.title.standfirst = text.split_once(']').map_or("", |(_, rest)| rest).trim().to_owned();
        // What stood below it is not above it: only the title is left before the standfirst.
        return;
    }
    if let Some(at) = units
        .iter()
        .position(|unit| unit.text.split_whitespace().count() <= 6 && date_in(&unit.text).is_some())
    {
        let line = units.remove(at).text;
        if interview.details.date.is_none() && !is_save_date(&line) {
            interview.details.date = date_in(&line);
        }
        draft.left_out.push(line);
    }
    let is_sentence =
        |unit: &Unit| unit.text.ends_with(['.', '!', '…', '“', '?']) && unit.text.chars().count() > 60;
    if let Some(at) = units.iter().skip(1).position(is_sentence) {
        interview.title.standfirst = units.remove(at + 1).text;
    }
}

/// One line, two lines, or two in one without a space between.
fn take_title(units: &mut Vec<Unit>, draft: &mut Draft) {
    let is_title = |unit: &Unit| unit.text.chars().count() <= HEADLINE;
    let count = units.iter().take(2).take_while(|unit| is_title(unit)).count();
    let title = &mut draft.interview.title;
    match count {
        0 => {}
        1 => {
            let line = units.remove(0).text;
            match fused(&line) {
                Some((kicker, headline)) => {
                    let notice = Notice::FusedHeadline { kicker: kicker.clone(), headline: headline.clone() };
                    draft.remarks.push(Remark::new("kicker", notice, 0.8));
                    (title.kicker, title.headline) = (kicker, headline);
                }
                None => title.headline = line,
            }
        }
        _ => {
            let is_kicker = units[0].text.chars().count() <= 40 && !units[0].text.ends_with(['.', '?', '!']);
            if is_kicker {
                title.kicker = units.remove(0).text;
            }
            title.headline = units.remove(0).text;
        }
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

/// The portrait stands above the text.
fn place_portrait(draft: &mut Draft) {
    if let Some(portrait) = draft.interview.portraits.first().map(|portrait| portrait.id.clone()) {
        push(&mut draft.interview, Content::Portrait { portrait });
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

    #[test]
    fn a_credit_may_stand_behind_its_caption() {
        let (caption, credit) =
            credit_of("Ingmar Strohbach auf seinem Unimog. Foto: Hafenkurier/Jette Pohl").unwrap();
        assert_eq!(
            (caption.unwrap().as_str(), credit.provider.as_str()),
            ("Ingmar Strohbach auf seinem Unimog.", "Hafenkurier")
        );
        assert!(credit_of("Sie sagt: Das geht.").is_none());
    }
}
