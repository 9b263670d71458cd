//! WordPress: the text in blocks of its editor, exactly as `save()` of each block would write them, so that none is
//! “invalid”; and the file that its importer reads.
//!
//! Text is written so that WordPress leaves it alone: no shortcode, smiley, embed or dash is made of it.

mod wxr;

pub(crate) use wxr::write as write_wxr;

use crate::article::html::{attribute, marked};
use crate::format::Manuscript;
use crate::package::PackageFile;
use crate::parts::{Class, Part, parts};
use interview::{Interview, Language, Paragraph, RelatedItem, Span};
use markdown::Release;
use serde_json::json;

/// The text as `blocks.html` for the code editor, and as `post.json` for the REST interface (`/wp/v2/posts`).
pub fn write(manuscript: &Manuscript<'_>) -> Vec<PackageFile> {
    let interview = manuscript.interview;
    let blocks = blocks(manuscript);
    let mut post = json!({
        "title": interview.working_title(),
        "content": blocks,
        "excerpt": interview.title.standfirst,
        "slug": manuscript.slug,
        "status": status(manuscript.release),
        "meta": { "kicker": interview.title.kicker },
    });
    if let Some(moment) = local_moment(manuscript) {
        post["date"] = moment.into();
    }
    vec![PackageFile::text("blocks.html", blocks), PackageFile::json("post.json", &post)]
}

fn status(release: Release) -> &'static str {
    match release {
        Release::Final => "publish",
        Release::Draft => "draft",
    }
}

/// The moment of publication in the time of the site: `2024-11-18T08:00:00`.
fn local_moment(manuscript: &Manuscript<'_>) -> Option<String> {
    let date = manuscript.interview.details.date.filter(|date| date.is_whole())?;
    Some(format!("{date}T{}", manuscript.style.time_of_day.strftime("%H:%M:%S")))
}

/// The text in blocks.
pub(crate) fn blocks(manuscript: &Manuscript<'_>) -> String {
    let mut blocks: Vec<String> = parts(manuscript).iter().map(|part| block(manuscript, part)).collect();
    blocks.extend(related(manuscript.interview));
    format!("{}\n", blocks.join("\n\n"))
}

fn block(manuscript: &Manuscript<'_>, part: &Part<'_>) -> String {
    match part {
        Part::Paragraph { class: Class::Answer, text } => paragraph(text),
        Part::Paragraph { class, text } => {
            let class = class.name();
            format!(
                "<!-- wp:paragraph {{\"className\":\"{class}\"}} -->\n<p class=\"{class}\">{}</p>\n<!-- /wp:paragraph -->",
                quiet(text)
            )
        }
        Part::Heading { class, text } => heading(class.level(), class.name(), text),
        Part::Quote(text) => format!(
            "<!-- wp:pullquote -->\n<figure class=\"wp-block-pullquote\"><blockquote><p>{}</p></blockquote></figure>\n<!-- /wp:pullquote -->",
            quiet(text)
        ),
        Part::Box { heading: title, text } => {
            let title = (!title.is_empty()).then(|| heading(3, "box-heading", &Paragraph::plain(*title)));
            let inner: Vec<String> = title.into_iter().chain(text.iter().map(paragraph)).collect();
            format!(
                "<!-- wp:group {{\"className\":\"box\",\"layout\":{{\"type\":\"constrained\"}}}} -->\n<div class=\"wp-block-group box\">{}</div>\n<!-- /wp:group -->",
                inner.join("\n\n")
            )
        }
        Part::Picture(portrait) => manuscript.in_html(|article| {
            let caption = undisturbed(&article.caption(portrait));
            let Some(url) = manuscript.picture_url(portrait) else {
                let alt = Paragraph::plain(portrait.alt.text());
                let texts = [quiet(&alt), caption].into_iter().filter(|text| !text.is_empty());
                let texts = texts.map(|text| {
                    format!("<!-- wp:paragraph -->\n<p>{text}</p>\n<!-- /wp:paragraph -->")
                });
                return texts.collect::<Vec<_>>().join("\n\n");
            };
            let caption = match caption.as_str() {
                "" => String::new(),
                caption => format!("<figcaption class=\"wp-element-caption\">{caption}</figcaption>"),
            };
            format!(
                "<!-- wp:image {{\"sizeSlug\":\"large\"}} -->\n<figure class=\"wp-block-image size-large\"><img src=\"{}\" alt=\"{}\"/>{caption}</figure>\n<!-- /wp:image -->",
                attribute(&url),
                attribute(&without_references(portrait.alt.text())).replace('[', "&#91;"),
            )
        }),
    }
}

/// Text of an attribute in which nothing looks like a reference to a character: `save()` would leave `&amp;` as it is, and
/// find its own block “invalid”. A space behind the sign is what remains to tell them apart.
fn without_references(text: &str) -> String {
    let mut parts = text.split('&');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let name = part.split(';').next().unwrap_or_default();
        let is_reference = name.len() < part.len()
            && !name.is_empty()
            && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '#');
        out.push_str(if is_reference { "& " } else { "&" });
        out.push_str(part);
    }
    out
}

fn paragraph(text: &Paragraph) -> String {
    format!("<!-- wp:paragraph -->\n<p>{}</p>\n<!-- /wp:paragraph -->", quiet(text))
}

fn heading(level: u8, class: &str, text: &Paragraph) -> String {
    format!(
        "<!-- wp:heading {{\"level\":{level},\"className\":\"{class}\"}} -->\n<h{level} class=\"wp-block-heading {class}\">{}</h{level}>\n<!-- /wp:heading -->",
        quiet(text)
    )
}

fn related(interview: &Interview) -> Vec<String> {
    let items = &interview.details.related;
    if items.is_empty() {
        return Vec::new();
    }
    let item = |item: &RelatedItem| {
        let before = match (&item.date, item.kicker.as_str()) {
            (Some(date), "") => format!("{date} · "),
            (Some(date), kicker) => format!("{date} · {kicker}: "),
            (None, "") => String::new(),
            (None, kicker) => format!("{kicker}: "),
        };
        let link = Some(item.url.clone()).filter(|url| !url.is_empty());
        let headline = Span { text: item.headline.clone(), marks: Vec::new(), link };
        let teaser = if item.teaser.is_empty() { String::new() } else { format!("\n{}", item.teaser) };
        let text = Paragraph::new([Span::plain(before), headline, Span::plain(teaser)]);
        format!("<!-- wp:list-item -->\n<li>{}</li>\n<!-- /wp:list-item -->", quiet(&text))
    };
    let items: Vec<String> = items.iter().map(item).collect();
    let language = Language::of(&interview.details.language);
    let title = Paragraph::plain(language.choose("Weitere Meldungen", "Related"));
    vec![
        heading(3, "related", &title),
        format!(
            "<!-- wp:list -->\n<ul class=\"wp-block-list\">{}</ul>\n<!-- /wp:list -->",
            items.join("\n\n")
        ),
    ]
}

/// Marked text in HTML that WordPress leaves as it is.
fn quiet(text: &Paragraph) -> String {
    undisturbed(&marked(text))
}

/// HTML whose text WordPress makes nothing else of: `[gallery]` is no shortcode, `:-)` no picture, an address alone no
/// embedded page, two hyphens no dash. Tags and references stay as they are.
fn undisturbed(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut letters = html.chars().peekable();
    let (mut in_tag, mut before) = (false, ' ');
    while let Some(c) = letters.next() {
        let next = letters.peek().copied().unwrap_or(' ');
        let is_doubled = |of: char| c == of && (next == of || before == of);
        match c {
            '<' => in_tag = true,
            '>' => in_tag = false,
            _ => {}
        }
        let disturbs = match c {
            '[' => true,
            ':' => !next.is_whitespace(),
            _ => is_doubled('-') || is_doubled('.'),
        };
        if disturbs && !in_tag {
            out.push_str(&format!("&#{};", u32::from(c)));
        } else {
            out.push(c);
        }
        before = c;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wordpress_makes_nothing_of_what_was_said() {
        let text = Paragraph::plain("[gallery] :-) https://x.example -- ... so: nein & „ja“");
        assert_eq!(
            quiet(&text),
            "&#91;gallery] &#58;-) https&#58;//x.example &#45;&#45; &#46;&#46;&#46; so: nein &amp; „ja“"
        );
        let link = Paragraph::new([Span {
            text: "x".into(),
            marks: vec![],
            link: Some("https://x.example".into()),
        }]);
        assert_eq!(quiet(&link), "<a href=\"https://x.example\" rel=\"noopener noreferrer\">x</a>");
    }
}
