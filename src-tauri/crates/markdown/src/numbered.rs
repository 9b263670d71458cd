//! Ids by position: a Markdown file carries none of the library's.

use interview::{BlockId, Content, Interview, PersonId, PortraitId};

/// The same interview with blocks `b1`, `b2` …, people `p1` …, portraits `i1` … in their order.
///
/// A reference to something that is not there is taken out; a portrait block cannot do without and keeps it.
pub fn renumbered(interview: &Interview) -> Interview {
    let mut numbered = interview.clone();
    let block = |id: &BlockId| position(&interview.blocks, |b| &b.id == id).map(BlockId::numbered);
    let person = |id: &PersonId| position(&interview.people, |p| &p.id == id).map(PersonId::numbered);
    let portrait =
        |id: &PortraitId| position(&interview.portraits, |p| &p.id == id).map(PortraitId::numbered);
    for (i, renamed) in numbered.blocks.iter_mut().enumerate() {
        renamed.id = BlockId::numbered(i + 1);
        match &mut renamed.content {
            Content::Question { speaker, .. } | Content::Answer { speaker, .. } => {
                *speaker = speaker.as_ref().and_then(person);
            }
            Content::PullQuote { source, .. } => {
                *source = source.take().and_then(|mut source| {
                    source.block = block(&source.block)?;
                    Some(source)
                });
            }
            Content::Portrait { portrait: id } => *id = portrait(id).unwrap_or_else(|| id.clone()),
            _ => {}
        }
    }
    for (i, renamed) in numbered.people.iter_mut().enumerate() {
        renamed.id = PersonId::numbered(i + 1);
    }
    for (i, renamed) in numbered.portraits.iter_mut().enumerate() {
        renamed.id = PortraitId::numbered(i + 1);
    }
    numbered
}

/// The place of the first that fits, from 1.
fn position<T>(all: &[T], is_it: impl Fn(&T) -> bool) -> Option<usize> {
    all.iter().position(is_it).map(|i| i + 1)
}
