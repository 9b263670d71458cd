//! What stands below the last answer: byline, boxes, notes, related items.

use super::lexicon::date_in;
use super::lines::Unit;
use super::{paragraph, push};
use crate::Draft;
use interview::{Audience, BylineEntry, BylineRole, Content, RelatedItem, Role};

/// Blocks that come after the turns.
pub(super) struct Rest(Vec<Content>);

/// Takes everything from the byline or the first sign of the end on.
pub(super) fn take(units: &mut Vec<Unit>, draft: &mut Draft) -> Rest {
    let end = units
        .iter()
        .position(|unit| byline(&unit.text).is_some() || is_end(&unit.text))
        .filter(|end| *end > 2);
    let Some(end) = end else { return Rest(Vec::new()) };
    let mut tail = units.split_off(end).into_iter().peekable();
    let mut rest = Vec::new();
    let mut related: Vec<String> = Vec::new();
    let mut in_related = false;
    while let Some(unit) = tail.next() {
        let text = unit.text;
        if let Some(entries) = byline(&text).filter(|_| !in_related) {
            sign(draft, entries, text);
        } else if let Some(category) = related_heading(&text) {
            in_related = true;
            if let Some(category) = category {
                draft.interview.details.category = category;
            }
            draft.left_out.push(text);
        } else if in_related {
            related.push(text);
        } else if is_note(&text) {
            rest.push(Content::Note { audience: Audience::Readers, text: vec![paragraph(&text)] });
        } else if is_box_heading(&text) {
            let mut content = Vec::new();
            while let Some(more) = tail.next_if(|next| !next.gap_before && !is_end(&next.text)) {
                content.push(paragraph(&more.text));
            }
            rest.push(Content::Box { heading: text, text: content });
        } else {
            rest.push(Content::Note { audience: Audience::Readers, text: vec![paragraph(&text)] });
        }
    }
    draft.interview.details.related = items(related, draft);
    Rest(rest)
}

/// Puts the blocks behind the turns.
pub(super) fn append(rest: Rest, draft: &mut Draft) {
    for content in rest.0 {
        push(&mut draft.interview, content);
    }
}

/// „Interview: X“, „Das Gespräch führte X.“, „Fotos: Y“, „Interviewed by X“
fn byline(text: &str) -> Option<Vec<(BylineRole, Vec<String>)>> {
    const LEADS: [(&str, BylineRole); 22] = [
        ("Interview:", BylineRole::Interview),
        ("Interview von ", BylineRole::Interview),
        ("Text und Interview:", BylineRole::Interview),
        ("Ein Interview von ", BylineRole::Interview),
        ("Das Interview führte ", BylineRole::Interview),
        ("Das Interview führten ", BylineRole::Interview),
        ("Das Gespräch führte ", BylineRole::Interview),
        ("Das Gespräch führten ", BylineRole::Interview),
        ("Die Fragen stellte ", BylineRole::Interview),
        ("Die Fragen stellten ", BylineRole::Interview),
        ("Interviewed by ", BylineRole::Interview),
        ("Interview conducted by ", BylineRole::Interview),
        ("Interview by ", BylineRole::Interview),
        ("Propos recueillis par ", BylineRole::Interview),
        ("Entretien réalisé par ", BylineRole::Interview),
        ("Text:", BylineRole::Text),
        ("Fotos:", BylineRole::Photo),
        ("Foto:", BylineRole::Photo),
        ("Photos:", BylineRole::Photo),
        ("Übersetzung:", BylineRole::Translation),
        ("Protokoll:", BylineRole::Transcript),
        ("Aufgezeichnet von ", BylineRole::Transcript),
    ];
    let text = text.trim_start_matches('*').trim();
    if text.chars().count() > 120 || text.ends_with('?') {
        return None;
    }
    let (role, rest) =
        LEADS.iter().find_map(|(lead, role)| text.strip_prefix(lead).map(|rest| (*role, rest)))?;
    let rest =
        rest.trim().trim_end_matches('.').replace(" und ", ", ").replace(" and ", ", ").replace(" et ", ", ");
    let names: Vec<String> =
        rest.split(',').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect();
    let are_names = !names.is_empty()
        && names
            .iter()
            .all(|name| name.starts_with(char::is_uppercase) && name.split_whitespace().count() <= 5);
    are_names.then(|| vec![(role, names)])
}

fn sign(draft: &mut Draft, entries: Vec<(BylineRole, Vec<String>)>, printed: String) {
    for (role, names) in entries {
        if role == BylineRole::Interview {
            draft.byline.get_or_insert(printed.clone());
            for name in &names {
                super::person(&mut draft.interview, name, Role::Interviewer);
            }
        }
        draft.interview.title.byline.push(BylineEntry { role, names });
    }
    // Our own wording may differ from the one that was printed, and no word is lost.
    draft.left_out.push(printed);
}

fn is_end(text: &str) -> bool {
    related_heading(text).is_some() || is_note(text) || is_box_heading(text)
}

/// „Weitere Meldungen und Beiträge aus dem Bereich: Organisation“, „Mehr aus Nordheide“, “Related”: and the category.
fn related_heading(text: &str) -> Option<Option<String>> {
    let lower = text.to_lowercase();
    let begins = [
        "weitere meldungen",
        "weitere beiträge",
        "mehr aus",
        "mehr zum thema",
        "lesen sie auch",
        "das könnte sie",
        "related",
        "read more",
        "more from",
        "à lire aussi",
    ];
    let is_heading = begins.iter().any(|begin| lower.starts_with(begin))
        && text.split_whitespace().count() <= 12
        && !lower.ends_with(['.', '?']);
    is_heading.then(|| {
        text.rsplit_once(':')
            .map(|(_, category)| category.trim().to_owned())
            .filter(|category| !category.is_empty())
    })
}

fn is_box_heading(text: &str) -> bool {
    matches!(
        text.trim_end_matches(':').to_lowercase().as_str(),
        "zur person" | "steckbrief" | "vita" | "about" | "bio" | "zum unternehmen" | "info"
    )
}

/// „Das Gespräch wurde autorisiert.“, “This interview has been edited …”
fn is_note(text: &str) -> bool {
    let lower = text.to_lowercase();
    let about = [
        "das interview wurde",
        "das gespräch wurde",
        "dieses interview wurde",
        "this interview ha",
        "this conversation ha",
        "the interview was",
        "* name geändert",
        "erschienen in",
        "cet entretien a",
    ];
    about.iter().any(|begin| lower.starts_with(begin)) && text.chars().count() <= 300
}

/// Items as a list shows them: an alternative text or file name, perhaps a kind, a headline, and a teaser that begins
/// with its date; “mehr...” ends one. Without teasers every line is an item.
fn items(lines: Vec<String>, draft: &mut Draft) -> Vec<RelatedItem> {
    let is_teaser = |line: &String| line.starts_with('[') && date_in(line).is_some();
    if !lines.iter().any(is_teaser) {
        let item = |line: String| RelatedItem { headline: line, ..RelatedItem::default() };
        return lines.into_iter().map(item).collect();
    }
    let mut items = Vec::new();
    let mut before: Vec<String> = Vec::new();
    for line in lines {
        if !is_teaser(&line) {
            before.push(line);
            continue;
        }
        let (_, teaser) = line.split_once(']').unwrap_or(("", &line));
        let teaser = teaser.trim().trim_end_matches("mehr...").trim_end_matches("mehr …").trim();
        if line.trim_end().ends_with("mehr...") {
            draft.left_out.push("mehr...".to_owned());
        }
        let headline = before.pop().unwrap_or_default();
        let (kicker, headline) = match headline.split_once(": ") {
            Some((kicker, rest)) if kicker.split_whitespace().count() <= 3 => {
                (kicker.to_owned(), rest.to_owned())
            }
            _ => (String::new(), headline),
        };
        let kind = before
            .iter()
            .position(|line| matches!(line.as_str(), "bericht" | "interview" | "kommentar" | "meldung"));
        let kind = kind.map(|at| before.remove(at)).unwrap_or_default();
        let picture_alt = before.pop().unwrap_or_default();
        draft.left_out.append(&mut before);
        items.push(RelatedItem {
            kicker,
            headline,
            date: date_in(&line),
            teaser: teaser.to_owned(),
            kind,
            url: String::new(),
            picture_alt,
        });
    }
    draft.left_out.append(&mut before);
    items
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines_have_many_forms() {
        for (text, role, names) in [
            ("Interview: Lorenz Michalke", BylineRole::Interview, &["Lorenz Michalke"][..]),
            ("Das Gespräch führten Eva Ahn und Uwe Öhr.", BylineRole::Interview, &["Eva Ahn", "Uwe Öhr"]),
            ("Fotos: Ida Ems", BylineRole::Photo, &["Ida Ems"]),
        ] {
            assert_eq!(
                byline(text),
                Some(vec![(role, names.iter().map(|name| (*name).to_owned()).collect())]),
                "{text}"
            );
        }
        assert_eq!(byline("Das Gespräch führte zu nichts, sagt sie, und das war gut so."), None);
        assert_eq!(byline("Interview: wie geht das?"), None);
    }
}
