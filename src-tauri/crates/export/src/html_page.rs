//! A page of the web: complete, valid, without scripts that run, with what search engines want to know.

use crate::article::html::{attribute, escaped};
use crate::format::Manuscript;
use crate::package::PackageFile;
use crate::page::STYLE;
use crate::{galley, linked_data, xml};

/// The text as `index.html`, its pictures beside it.
pub fn write(manuscript: &Manuscript<'_>) -> Vec<PackageFile> {
    let interview = manuscript.interview;
    let meta = |name: &str, content: &str| match content {
        "" => String::new(),
        content => format!("<meta name=\"{name}\" content=\"{}\">\n", attribute(content)),
    };
    let draft = galley::draft_mark(manuscript);
    let robots = meta("robots", if draft.is_some() { "noindex" } else { "" });
    let mark = draft.map(|mark| format!("<p class=\"draft\">{mark}</p>\n")).unwrap_or_default();
    let canonical = manuscript
        .places
        .page_url()
        .map(|url| format!("<link rel=\"canonical\" href=\"{}\">\n", attribute(&url)));
    let page = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{}</title>\n{}{}{}{robots}{}\
         <script type=\"application/ld+json\">\n{}\n</script>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
         {mark}<main>\n{}</main>\n</body>\n</html>\n",
        xml::language_tag(&interview.details.language),
        escaped(&interview.working_title()),
        meta("description", &interview.title.standfirst),
        meta("author", &linked_data::authors(interview).join(", ")),
        meta("keywords", &interview.details.tags.join(", ")),
        canonical.unwrap_or_default(),
        linked_data::script(manuscript),
        manuscript.in_html(|article| article.whole()),
    );
    vec![PackageFile::text("index.html", page)]
}
