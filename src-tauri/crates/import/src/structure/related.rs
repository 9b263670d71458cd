//! Lists of other texts below an interview.

use super::dates::date_in;
use super::sketch::Sketch;
use super::units::Unit;
use super::words;
use crate::source::Look;
use interview::RelatedItem;

/// The heading of a list; behind a colon the category.
pub(super) fn heading(text: &str, sketch: &mut Sketch) {
    let category = text.rsplit_once(':').map(|(_, category)| category.trim());
    if let Some(category) = category.filter(|category| !category.is_empty()) {
        category.clone_into(&mut sketch.draft.interview.details.category);
    }
    sketch.leave_out(text);
}

/// Items as a list shows them: an alternative text or file name, perhaps a kind, a headline, and a teaser that begins
/// with its date; “mehr...” ends one. Without teasers every line is an item.
pub(super) fn items(mut units: Vec<Unit>, sketch: &mut Sketch) -> Vec<RelatedItem> {
    units.retain(|unit| match &unit.look {
        Look::Picture(picture) => {
            sketch.leave_out(picture.alt.as_deref().unwrap_or_default());
            false
        }
        _ => true,
    });
    let is_teaser = |unit: &Unit| unit.plain.starts_with('[') && date_in(&unit.plain).is_some();
    if !units.iter().any(is_teaser) {
        return units.into_iter().map(line).collect();
    }
    let mut items = Vec::new();
    let mut before: Vec<String> = Vec::new();
    for unit in units {
        if !is_teaser(&unit) {
            before.push(unit.plain);
            continue;
        }
        let teaser = unit.plain.split_once(']').map_or("", |(_, teaser)| teaser).trim();
        let whole = teaser.trim_end_matches("mehr...").trim_end_matches("mehr …").trim();
        sketch.leave_out(teaser.strip_prefix(whole).unwrap_or_default());
        let (kicker, headline) = kicker_apart(before.pop().unwrap_or_default());
        let kind = before.iter().position(|line| words::is("kind", line));
        let kind = kind.map(|at| before.remove(at)).unwrap_or_default();
        let picture_alt = before.pop().unwrap_or_default();
        before.drain(..).for_each(|line| sketch.leave_out(&line));
        let date = date_in(&unit.plain);
        items.push(RelatedItem {
            kicker,
            headline,
            date,
            teaser: whole.to_owned(),
            kind,
            url: String::new(),
            picture_alt,
        });
    }
    before.iter().for_each(|line| sketch.leave_out(line));
    items
}

/// „Kreis Ostholm: Neue Schalter“
fn kicker_apart(headline: String) -> (String, String) {
    match headline.split_once(": ") {
        Some((kicker, rest)) if kicker.split_whitespace().count() <= 3 => {
            (kicker.to_owned(), rest.to_owned())
        }
        _ => (String::new(), headline),
    }
}

/// A line or a link is an item.
fn line(unit: Unit) -> RelatedItem {
    let url = unit.text.spans().iter().find_map(|span| span.link.clone()).unwrap_or_default();
    let headline = match &unit.look {
        Look::Item(Some(sign)) => format!("{sign} {}", unit.plain),
        _ => unit.plain,
    };
    RelatedItem { headline, url, ..RelatedItem::default() }
}
