//! What Markdown cannot show is taken out, each with a named loss. No word is ever taken out.

mod marks;

use crate::inline::{self, Wrap};
use crate::loss::{Loss, Place, Reduction};
use crate::style::Style;
use crate::{layout, links};
use interview::{Interview, Paragraph, Span, normalise, slug};

/// The interview as Markdown can show it, and what it cannot. Expects an interview in normal form.
pub fn reduce(interview: &Interview, style: &Style) -> (Interview, Vec<Loss>) {
    let mut reduced = interview.clone();
    let mut losses = Vec::new();
    for (i, block) in reduced.blocks.iter_mut().enumerate() {
        let wrap = layout::wrap_of(&block.content, style);
        let mut found = Vec::new();
        block.content = block.content.map_text(|text| paragraph(text, wrap, &mut found));
        losses.extend(
            found.into_iter().map(|what| Loss { place: Place::of_block(&interview.blocks, i), what }),
        );
    }
    addresses(&mut reduced, &mut losses);
    (normalise::interview(&reduced), losses)
}

fn paragraph(text: &Paragraph, wrap: Wrap, found: &mut Vec<Reduction>) -> Paragraph {
    let mut text = safe_links(text, found);
    if let Some(mark) = wrap.mark()
        && text.spans().iter().any(|span| span.has(mark))
    {
        found.push(if wrap == Wrap::Strong {
            Reduction::StrongInQuestion
        } else {
            Reduction::EmphasisInNote
        });
        text = inline::without(&text, mark);
    }
    if matches!(wrap, Wrap::Heading(_)) && text.text().contains('\n') {
        found.push(Reduction::LineBreakInHeading);
        text = text.map(|span| Span { text: span.text.replace('\n', " "), ..span });
    }
    marks::writable(&text, wrap, found)
}

fn safe_links(text: &Paragraph, found: &mut Vec<Reduction>) -> Paragraph {
    text.map(|mut span| {
        if let Some(url) = span.link.take_if(|url| !links::is_safe(url)) {
            found.push(Reduction::UnsafeLink(url));
        }
        span
    })
}

/// The addresses in records: links of related items and licences, and the slug.
fn addresses(interview: &mut Interview, losses: &mut Vec<Loss>) {
    let mut check = |url: &mut String, place| {
        if !url.is_empty() && !links::is_safe(url) {
            losses.push(Loss { place, what: Reduction::UnsafeLink(std::mem::take(url)) });
        }
    };
    for (i, item) in interview.details.related.iter_mut().enumerate() {
        check(&mut item.url, Place::Related(i + 1));
    }
    for (i, portrait) in interview.portraits.iter_mut().enumerate() {
        if let Some(licence) = &mut portrait.credit.licence {
            check(&mut licence.url, Place::Portrait(i + 1));
        }
    }
    let clean = slug::of(&interview.details.slug);
    if clean != interview.details.slug {
        interview.details.slug.clone_from(&clean);
        losses.push(Loss { place: Place::Records, what: Reduction::SlugChanged(clean) });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use interview::{Block, BlockId, Content, Mark};

    fn reduced(content: Content) -> (Content, Vec<Reduction>) {
        let interview =
            Interview { blocks: vec![Block { id: BlockId::numbered(1), content }], ..Interview::default() };
        let (mut reduced, losses) = reduce(&interview, &Style::default());
        (reduced.blocks.remove(0).content, losses.into_iter().map(|loss| loss.what).collect())
    }

    #[test]
    fn bold_words_in_a_question_are_a_named_loss() {
        let strong = Span { text: "Sie".into(), marks: vec![Mark::Strong], link: None };
        let text = vec![Paragraph::new([Span::plain("Haben "), strong, Span::plain("?")])];
        let (content, losses) = reduced(Content::Question { speaker: None, text });
        assert_eq!(content, Content::Question { speaker: None, text: vec!["Haben Sie?".into()] });
        assert_eq!(losses, [Reduction::StrongInQuestion]);
    }

    #[test]
    fn an_unsafe_link_loses_its_target_and_keeps_its_words() {
        let link = Span { text: "hier".into(), marks: vec![], link: Some("javascript:alert(1)".into()) };
        let (content, losses) =
            reduced(Content::Answer { speaker: None, text: vec![Paragraph::new([link])] });
        assert_eq!(content, Content::Answer { speaker: None, text: vec!["hier".into()] });
        assert_eq!(losses, [Reduction::UnsafeLink("javascript:alert(1)".into())]);
    }

    #[test]
    fn a_slug_becomes_a_name_for_files() {
        let mut interview = Interview::default();
        interview.details.slug = "../Ä".into();
        let (reduced, losses) = reduce(&interview, &Style::default());
        assert_eq!((reduced.details.slug.as_str(), losses.len()), ("ae", 1));
    }
}
