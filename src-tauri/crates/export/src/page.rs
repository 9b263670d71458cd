//! An interview as a page to look at: complete, without scripts, and safe whatever stands in the text.

use crate::article::Article;
use crate::article::html::{attribute, escaped};
use crate::publish;
use interview::speech::Labels;
use interview::{CreditForm, Interview, PictureHash};
use markdown::Questions;

/// How a page looks, on the screen and on paper.
pub(crate) const STYLE: &str = include_str!("page/page.css");

/// The page of an interview as published, in HTML. `picture_url` gives the address of a picture's file.
///
/// The page runs nothing and loads nothing but these pictures. `data-theme` on its root chooses light or dark;
/// without it the system does.
pub fn page(interview: &Interview, picture_url: &dyn Fn(&PictureHash) -> String) -> String {
    let (interview, _) = publish::publishable(&publish::normalised(interview));
    let article = Article {
        interview: &interview,
        labels: Labels::needed_by(&interview),
        questions: Questions::Headings,
        credit: CreditForm::of_language(&interview.details.language),
        picture_url: &|portrait| portrait.original.as_ref().map(picture_url),
    };
    let title = escaped(&interview.working_title());
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src picture: http: https: data: blob:\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <style>\n{STYLE}</style>\n</head>\n<body>\n{}</body>\n</html>\n",
        attribute(&interview.details.language),
        article.whole(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use interview::{
        AltText, Block, BlockId, Content, Mark, Paragraph, Portrait, PortraitId, RelatedItem, Span,
    };

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
        assert!(page.contains("<span class=\"paragraph\">Guten Tag.</span>\n<span class=\"paragraph\">Wie<br/>\ngeht es?</span></h2>"));
    }
}
