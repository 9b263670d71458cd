//! An interview as a page to look at: complete, without scripts, and safe whatever stands in the text.

mod html;

use crate::publish;
use html::{attribute, escaped, marked};
use interview::speech::Labels;
use interview::{
    Content, CreditForm, Interview, Language, Paragraph, PartialDate, PictureHash, Portrait, RelatedItem,
};
use markdown::links;

/// The page of an interview as published, in HTML. `picture_url` gives the address of a picture's file.
///
/// The page runs nothing and loads nothing but these pictures. `data-theme` on its root chooses light or dark;
/// without it the system does.
pub fn page(interview: &Interview, picture_url: &dyn Fn(&PictureHash) -> String) -> String {
    let (interview, _) = publish::publishable(&publish::normalised(interview));
    let page = Page { interview: &interview, picture_url };
    let title = escaped(&interview.working_title());
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src picture: http: https: data: blob:\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <style>\n{}</style>\n</head>\n<body>\n<article>\n{}</article>\n</body>\n</html>\n",
        attribute(&interview.details.language),
        include_str!("page/page.css"),
        page.article(),
    )
}

struct Page<'a> {
    interview: &'a Interview,
    picture_url: &'a dyn Fn(&PictureHash) -> String,
}

impl Page<'_> {
    fn article(&self) -> String {
        let labels = Labels::needed_by(self.interview).of(self.interview);
        let blocks = self.interview.blocks.iter().zip(labels);
        let blocks: String =
            blocks.map(|(block, label)| self.block(&block.content, label.as_deref())).collect();
        format!("{}{blocks}{}{}", self.header(), self.byline(), self.related())
    }

    fn header(&self) -> String {
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
        let picture = match &portrait.original {
            Some(hash) => {
                format!("<img src=\"{}\" alt=\"{}\">\n", attribute(&(self.picture_url)(hash)), attribute(alt))
            }
            None => format!("<p class=\"no-picture\">{}</p>\n", escaped(alt)),
        };
        let credit = portrait.credit.printed(&CreditForm::of_language(&self.interview.details.language));
        if portrait.caption.is_empty() && credit.is_empty() {
            return format!("<figure>\n{picture}</figure>\n");
        }
        let credit = if credit.is_empty() {
            credit
        } else {
            format!(" <span class=\"credit\">{}</span>", escaped(&credit))
        };
        format!(
            "<figure>\n{picture}<figcaption>{}{credit}</figcaption>\n</figure>\n",
            escaped(&portrait.caption)
        )
    }

    fn byline(&self) -> String {
        let language = &self.interview.details.language;
        let line = |entry: &interview::BylineEntry| format!("<p>{}</p>\n", escaped(&entry.line(language)));
        let lines: String = self.interview.title.byline.iter().map(line).collect();
        if lines.is_empty() { lines } else { format!("<footer class=\"byline\">\n{lines}</footer>\n") }
    }

    fn related(&self) -> String {
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
        let headline = match item.url.as_str() {
            url if links::is_safe(url) => {
                format!("<a href=\"{}\" rel=\"noopener noreferrer\">{headline}</a>", attribute(url))
            }
            _ => headline,
        };
        let kicker =
            if item.kicker.is_empty() { String::new() } else { format!("{}: ", escaped(&item.kicker)) };
        let date = item.date.map(|date| format!("{} · ", self.date(date))).unwrap_or_default();
        let teaser =
            if item.teaser.is_empty() { String::new() } else { format!("<br>{}", escaped(&item.teaser)) };
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

#[cfg(test)]
mod tests {
    use super::*;
    use interview::{AltText, Block, BlockId, Mark, Portrait, PortraitId, Span};

    fn url(hash: &PictureHash) -> String {
        format!("picture://localhost/{hash:?}\"><script>")
    }

    #[test]
    fn hostile_words_and_links_run_nothing() {
        let evil = "<script>alert(1)</script>\" onload='x' &amp; </title></style>";
        let span =
            |link: &str| Span { text: evil.into(), marks: vec![Mark::Strong], link: Some(link.into()) };
        let text = vec![Paragraph::new([span("javascript:alert(1)"), span("https://x.example/\"><script>")])];
        let portrait = Portrait {
            original: Some(PictureHash::new("ab".repeat(32)).unwrap()),
            alt: AltText::Text(evil.into()),
            caption: evil.into(),
            ..Portrait::empty(PortraitId::numbered(1))
        };
        let mut interview = Interview { portraits: vec![portrait], ..Interview::default() };
        interview.title.headline = evil.into();
        interview.details.language = "de\"><script>".into();
        interview.details.related =
            vec![RelatedItem { headline: evil.into(), url: "javascript:x".into(), ..RelatedItem::default() }];
        let contents = [
            Content::Answer { speaker: None, text },
            Content::Portrait { portrait: PortraitId::numbered(1) },
            Content::Box { heading: evil.into(), text: vec![evil.into()] },
        ];
        interview.blocks = contents
            .into_iter()
            .enumerate()
            .map(|(i, content)| Block { id: BlockId::numbered(i), content })
            .collect();
        let page = page(&interview, &url);
        assert!(!page.contains("<script"), "{page}");
        assert!(!page.contains("javascript:"));
        assert!(!page.contains("\" onload"));
        assert_eq!(page.matches("</title>").count(), 1);
        assert_eq!(page.matches("</style>").count(), 1);
    }

    #[test]
    fn a_page_has_what_is_printed_and_nothing_for_the_desk() {
        let mut interview = Interview::default();
        interview.title.headline = "Erfolg".into();
        interview.details.date = "2024-11-18".parse().ok();
        let note = Content::Note { audience: interview::Audience::Desk, text: vec!["geheim".into()] };
        let question =
            Content::Question { speaker: None, text: vec!["Guten Tag.".into(), "Wie\ngeht es?".into()] };
        interview.blocks = vec![
            Block { id: BlockId::numbered(1), content: note },
            Block { id: BlockId::numbered(2), content: question },
        ];
        let page = page(&interview, &url);
        assert!(!page.contains("geheim"));
        assert!(page.contains("<html lang=\"de\">"));
        assert!(page.contains("<h1 class=\"headline\">Erfolg</h1>"));
        assert!(page.contains("<time datetime=\"2024-11-18\">18.11.2024</time>"));
        assert!(page.contains("<span class=\"paragraph\">Guten Tag.</span>\n<span class=\"paragraph\">Wie<br>\ngeht es?</span></h2>"));
    }
}
