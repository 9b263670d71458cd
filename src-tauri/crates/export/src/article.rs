//! An interview in HTML: for pages, and for the fields of a CMS that take HTML. Safe whatever stands in the text.

pub(crate) mod html;

use html::{attribute, escaped, linked, marked};
use interview::speech::Labels;
use interview::{
    Content, CreditForm, CreditSpan, Interview, Language, Paragraph, PartialDate, Portrait, RelatedItem,
};
use markdown::Questions;

/// An interview, and how it is set.
pub(crate) struct Article<'a> {
    pub(crate) interview: &'a Interview,
    pub(crate) labels: Labels,
    pub(crate) questions: Questions,
    pub(crate) credit: CreditForm,
    pub(crate) picture_url: &'a dyn Fn(&Portrait) -> Option<String>,
}

impl Article<'_> {
    /// Everything that a reader reads.
    pub(crate) fn whole(&self) -> String {
        format!("<article>\n{}{}{}</article>\n", self.header(), self.body(), self.related())
    }

    /// The blocks, and who signs: what a field for the text takes.
    pub(crate) fn body(&self) -> String {
        let labels = self.labels.of(self.interview);
        let blocks = self.interview.blocks.iter().zip(labels);
        let blocks = blocks.map(|(block, label)| self.block(&block.content, label.as_deref()));
        blocks.chain([self.byline()]).collect()
    }

    /// The blocks without pictures that have a file, and without who signs: for targets that have fields for these.
    pub(crate) fn text(&self) -> String {
        let labels = self.labels.of(self.interview);
        let is_shown = |content: &Content| match content {
            Content::Portrait { portrait } => {
                let portrait = self.interview.portrait(portrait);
                portrait.is_none_or(|portrait| (self.picture_url)(portrait).is_none())
            }
            _ => true,
        };
        let blocks = self.interview.blocks.iter().zip(labels).filter(|(block, _)| is_shown(&block.content));
        blocks.map(|(block, label)| self.block(&block.content, label.as_deref())).collect()
    }

    /// Kicker, headline, standfirst, date.
    pub(crate) fn header(&self) -> String {
        let title = &self.interview.title;
        let line = |tag: &str, class: &str, text: &str| match text {
            "" => String::new(),
            text => format!("<{tag} class=\"{class}\">{}</{tag}>\n", escaped(text)),
        };
        let kicker = line("p", "kicker", &title.kicker);
        let headline = line("h1", "headline", &title.headline);
        let standfirst = line("p", "standfirst", &title.standfirst);
        let date =
            self.interview.details.date.map(|date| format!("<p class=\"date\">{}</p>\n", self.date(date)));
        format!("<header>\n{kicker}{headline}{standfirst}{}</header>\n", date.unwrap_or_default())
    }

    fn date(&self, date: PartialDate) -> String {
        let german = self.language() == Language::German && date.is_whole();
        let words =
            if german { date.first_day().strftime("%-d.%-m.%Y").to_string() } else { date.to_string() };
        format!("<time datetime=\"{date}\">{words}</time>")
    }

    fn block(&self, content: &Content, label: Option<&str>) -> String {
        match content {
            Content::Question { text, .. } if self.questions == Questions::Bold => {
                let label = label.map(|label| format!("{}: ", escaped(label))).unwrap_or_default();
                let paragraph = |(i, text): (usize, &Paragraph)| {
                    let label = if i == 0 { label.as_str() } else { "" };
                    format!("<p class=\"question\"><strong>{label}{}</strong></p>\n", marked(text))
                };
                text.iter().enumerate().map(paragraph).collect()
            }
            Content::Question { text, .. } => {
                let label = label.map(|label| format!("{}: ", escaped(label))).unwrap_or_default();
                let paragraphs: Vec<String> = text.iter().map(marked).collect();
                let joined = paragraphs.join("</span>\n<span class=\"paragraph\">");
                format!("<h2 class=\"question\"><span class=\"paragraph\">{label}{joined}</span></h2>\n")
            }
            Content::Answer { text, .. } => {
                let label = label.map(|label| format!("<span class=\"label\">{}:</span> ", escaped(label)));
                paragraphs(text, "answer", &label.unwrap_or_default())
            }
            Content::Intro { text } => paragraphs(text, "intro", ""),
            Content::Note { text, .. } => paragraphs(text, "note", ""),
            Content::Subheading { text } => format!("<h2 class=\"subheading\">{}</h2>\n", marked(text)),
            Content::PullQuote { text, .. } => {
                format!(
                    "<aside class=\"pull-quote\"><blockquote><p>{}</p></blockquote></aside>\n",
                    marked(text)
                )
            }
            Content::Box { heading, text } => {
                let heading = if heading.is_empty() {
                    String::new()
                } else {
                    format!("<h3>{}</h3>\n", escaped(heading))
                };
                format!("<aside class=\"box\">\n{heading}{}</aside>\n", paragraphs(text, "text", ""))
            }
            Content::Portrait { portrait } => {
                self.interview.portrait(portrait).map(|portrait| self.figure(portrait)).unwrap_or_default()
            }
        }
    }

    fn figure(&self, portrait: &Portrait) -> String {
        let alt = portrait.alt.text();
        let picture = match (self.picture_url)(portrait) {
            Some(url) => {
                format!("<img src=\"{}\" alt=\"{}\"/>\n", attribute(&url), attribute(alt))
            }
            None if alt.is_empty() => String::new(),
            None => format!("<p class=\"no-picture\">{}</p>\n", escaped(alt)),
        };
        match self.caption(portrait).as_str() {
            "" => format!("<figure>\n{picture}</figure>\n"),
            caption => format!("<figure>\n{picture}<figcaption>{caption}</figcaption>\n</figure>\n"),
        }
    }

    /// Caption and credit.
    pub(crate) fn caption(&self, portrait: &Portrait) -> String {
        format!("{}{}", escaped(&portrait.caption), self.credit_line(portrait))
    }

    /// The credit, the licence with its link.
    fn credit_line(&self, portrait: &Portrait) -> String {
        let piece = |span: CreditSpan| linked(&escaped(&span.text), span.link.as_deref());
        let line: String = portrait.credit.spans(&self.credit).into_iter().map(piece).collect();
        let gap = if portrait.caption.is_empty() { "" } else { " " };
        if line.is_empty() { line } else { format!("{gap}<span class=\"credit\">{line}</span>") }
    }

    fn byline(&self) -> String {
        let language = &self.interview.details.language;
        let line = |entry: &interview::BylineEntry| format!("<p>{}</p>\n", escaped(&entry.line(language)));
        let lines: String = self.interview.title.byline.iter().map(line).collect();
        if lines.is_empty() { lines } else { format!("<footer class=\"byline\">\n{lines}</footer>\n") }
    }

    /// The list „Weitere Meldungen“.
    pub(crate) fn related(&self) -> String {
        let items: String =
            self.interview.details.related.iter().map(|item| self.related_item(item)).collect();
        if items.is_empty() {
            return items;
        }
        let heading = self.language().choose("Weitere Meldungen", "Related");
        format!("<aside class=\"related\">\n<h3>{heading}</h3>\n<ul>\n{items}</ul>\n</aside>\n")
    }

    fn related_item(&self, item: &RelatedItem) -> String {
        let headline = escaped(&item.headline);
        let headline = linked(&headline, Some(item.url.as_str()));
        let kicker =
            if item.kicker.is_empty() { String::new() } else { format!("{}: ", escaped(&item.kicker)) };
        let date = item.date.map(|date| format!("{} · ", self.date(date))).unwrap_or_default();
        let teaser =
            if item.teaser.is_empty() { String::new() } else { format!("<br/>{}", escaped(&item.teaser)) };
        format!("<li>{date}{kicker}{headline}{teaser}</li>\n")
    }

    fn language(&self) -> Language {
        Language::of(&self.interview.details.language)
    }
}

fn paragraphs(text: &[Paragraph], class: &str, label: &str) -> String {
    let paragraph = |(i, text): (usize, &Paragraph)| {
        let label = if i == 0 { label } else { "" };
        format!("<p class=\"{class}\">{label}{}</p>\n", marked(text))
    };
    text.iter().enumerate().map(paragraph).collect()
}
