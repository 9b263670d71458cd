//! How each kind of block is set in the body: what write and read agree on.

use crate::inline::Wrap;
use crate::style::{Questions, Style};
use interview::{Content, Credit, CreditForm, Mark, Paragraph, Portrait, Span, normalise};

/// The level of a subheading; the title of the page is the first.
pub(crate) const SUBHEADING: u8 = 2;
/// The level of a question that is set as a heading.
pub(crate) const QUESTION: u8 = 3;

/// What the paragraphs of this block are set in.
pub(crate) fn wrap_of(content: &Content, style: &Style) -> Wrap {
    match content {
        Content::Question { .. } => match style.questions {
            Questions::Bold => Wrap::Strong,
            Questions::Headings => Wrap::Heading(QUESTION),
        },
        Content::Subheading { .. } => Wrap::Heading(SUBHEADING),
        Content::Note { .. } => Wrap::Emphasis,
        _ => Wrap::Plain,
    }
}

/// The first paragraph of a turn with its label: `Name: ` in a question, bold before an answer.
pub(crate) fn labelled(text: &Paragraph, label: &str, content: &Content) -> Paragraph {
    let label = match content {
        Content::Question { .. } => vec![Span::plain(format!("{label}: "))],
        _ => vec![strong(format!("{label}:")), Span::plain(" ")],
    };
    Paragraph::new(label.into_iter().chain(text.spans().iter().cloned()))
}

/// The paragraph without its label, if it has this one.
pub(crate) fn unlabelled(text: &Paragraph, label: &str, content: &Content) -> Option<Paragraph> {
    let mut spans = text.spans().to_vec();
    let gap = match content {
        Content::Question { .. } => format!("{label}: "),
        _ => {
            let first = (!spans.is_empty()).then(|| spans.remove(0))?;
            (first == strong(format!("{label}:"))).then_some(" ".to_owned())?
        }
    };
    let first = spans.first_mut().filter(|span| span.marks.is_empty() && span.link.is_none())?;
    first.text = first.text.strip_prefix(&gap)?.to_owned();
    Some(Paragraph::new(spans))
}

fn strong(text: String) -> Span {
    Span { text, marks: vec![Mark::Strong], link: None }
}

/// The paragraph below a picture: the caption in italics, and the credit line. Nothing if there is neither.
pub(crate) fn caption(portrait: &Portrait, credit_line: &str) -> Option<Paragraph> {
    // Licences and labels are no part of the normal form.
    let credit_line = normalise::line(credit_line);
    let caption = Span { text: portrait.caption.clone(), marks: vec![Mark::Emphasis], link: None };
    let gap = if portrait.caption.is_empty() || credit_line.is_empty() { "" } else { " " };
    let text = Paragraph::new([caption, Span::plain(gap), Span::plain(credit_line)]);
    (!text.is_blank()).then_some(text)
}

/// Takes the paragraph below a picture apart: the words in italics, and what stands behind them.
pub fn caption_parts(text: &Paragraph) -> (String, String) {
    let emphasised = text.spans().iter().take_while(|span| span.has(Mark::Emphasis)).count();
    let (caption, rest) = text.spans().split_at(emphasised);
    let join = |spans: &[Span]| spans.iter().map(|span| span.text.as_str()).collect::<String>();
    (join(caption), join(rest).trim().to_owned())
}

/// The line names who this credit names, in either order, with any label or the sign before, in parentheses or not:
/// „(Foto: MASTD/Jülich)“, „© Jülich“.
pub(crate) fn is_credit_line(line: &str, credit: &Credit) -> bool {
    let inner = line.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or(line);
    let orders = [true, false].map(|provider_first| CreditForm {
        label: String::new(),
        parentheses: false,
        provider_first,
    });
    let names = orders.map(|form| normalise::line(&credit.names(&form)));
    names.iter().any(|names| {
        let is_said_by = |text: &str| {
            let label = text.strip_suffix(names.as_str());
            label.is_some_and(|label| label.is_empty() || label.ends_with(": ") || label == "© ")
        };
        is_said_by(line) || is_said_by(inner)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_credit_is_known_again_in_every_form_of_a_house() {
        let credit = Credit { creator: "Jülich".into(), provider: "MASTD".into(), ..Credit::default() };
        for (label, parentheses, provider_first) in
            [("Bildquelle", true, true), ("Foto", false, false), ("©", false, true), ("©", true, false)]
        {
            let form = CreditForm { label: label.into(), parentheses, provider_first };
            let line = credit.printed(&form);
            assert!(is_credit_line(&line, &credit), "{line}");
        }
        assert!(!is_credit_line("© Haus/Jülich", &credit));
    }
}
