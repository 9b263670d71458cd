//! Kirby: a page's folder with its text in blocks, and a file for the texts of each picture.

use crate::article::html::{escaped, marked};
use crate::format::Manuscript;
use crate::linked_data::{authors, published};
use crate::package::PackageFile;
use crate::parts::{Part, parts};
use crate::zip_package::uuid;
use interview::{Paragraph, Portrait, RelatedItem};
use serde_json::{Value, json};

/// The page as `interview.txt`, and `<picture>.txt` for each picture.
pub fn write(manuscript: &Manuscript<'_>) -> Vec<PackageFile> {
    let interview = manuscript.interview;
    let parts = parts(manuscript);
    let blocks: Vec<Value> = parts
        .iter()
        .flat_map(|part| blocks(manuscript, part))
        .enumerate()
        .map(|(i, (kind, content))| {
            json!({ "content": content, "id": uuid(&format!("{} {i}", manuscript.slug)), "isHidden": false, "type": kind })
        })
        .collect();
    let details = &interview.details;
    let page = [
        ("Title", interview.working_title()),
        ("Kicker", interview.title.kicker.clone()),
        ("Teaser", interview.title.standfirst.clone()),
        ("Date", published(manuscript).unwrap_or_default()),
        ("Author", authors(interview).join(", ")),
        ("Category", details.category.clone()),
        ("Tags", details.tags.join(", ")),
        ("Language", details.language.clone()),
        ("Related", related(&details.related)),
        ("Text", json!(blocks).to_string()),
    ];
    let pictures = interview.portraits.iter().filter(|portrait| !portrait.file_name.is_empty());
    let mut files = vec![file("interview.txt", &page)];
    for portrait in pictures {
        let name = format!("{}.txt", portrait.file_name);
        if files.iter().all(|file| file.path != name) {
            files.push(file(&name, &picture_fields(manuscript, portrait)));
        }
    }
    files
}

fn picture_fields(manuscript: &Manuscript<'_>, portrait: &Portrait) -> [(&'static str, String); 4] {
    let form = manuscript.style.credit_form(&manuscript.interview.details.language);
    [
        ("Alt", portrait.alt.text().to_owned()),
        ("Caption", portrait.caption.clone()),
        ("Credit", portrait.credit.names(&form)),
        ("Copyright", portrait.credit.copyright.clone()),
    ]
}

/// Fields with a line of hyphens between them; such a line inside a text is escaped.
fn file(name: &str, fields: &[(&str, String)]) -> PackageFile {
    let field = |(name, value): &(&str, String)| {
        let value = format!("\n{value}").replace("\n----", "\n\\----");
        let value = value.trim_start_matches('\n');
        let gap = if value.contains('\n') { "\n\n" } else { " " };
        format!("{name}:{gap}{value}")
    };
    let known = fields.iter().filter(|(_, value)| !value.is_empty());
    let text = known.map(field).collect::<Vec<_>>().join("\n\n----\n\n");
    PackageFile::text(name, format!("{text}\n"))
}

/// A part as blocks of Kirby: its kind and its fields.
fn blocks(manuscript: &Manuscript<'_>, part: &Part<'_>) -> Vec<(&'static str, Value)> {
    let paragraph = |text: &Paragraph| ("text", json!({ "text": format!("<p>{}</p>", marked(text)) }));
    match part {
        Part::Paragraph { text, .. } => vec![paragraph(text)],
        Part::Heading { class, text } => {
            vec![("heading", json!({ "level": format!("h{}", class.level()), "text": marked(text) }))]
        }
        Part::Quote(text) => vec![("quote", json!({ "text": marked(text), "citation": "" }))],
        Part::Box { heading, text } => {
            let heading = (!heading.is_empty())
                .then(|| ("heading", json!({ "level": "h4", "text": escaped(heading) })));
            heading.into_iter().chain(text.iter().map(paragraph)).collect()
        }
        Part::Picture(portrait) => {
            let caption = manuscript.in_html(|article| article.caption(portrait));
            if portrait.file_name.is_empty() {
                let texts = [escaped(portrait.alt.text()), caption];
                let texts = texts.into_iter().filter(|text| !text.is_empty());
                return texts.map(|text| ("text", json!({ "text": format!("<p>{text}</p>") }))).collect();
            }
            let fields = json!({
                "location": "kirby", "image": [portrait.file_name], "alt": portrait.alt.text(),
                "caption": caption, "src": "", "link": "", "ratio": "", "crop": false,
            });
            vec![("image", fields)]
        }
    }
}

/// A list in YAML, in quotes that every reader of Kirby's understands.
fn related(items: &[RelatedItem]) -> String {
    let quoted = |text: &str| format!("'{}'", text.replace('\n', " ").replace('\'', "''"));
    let item = |item: &RelatedItem| {
        let date = item.date.map(|date| date.to_string()).unwrap_or_default();
        let fields = [
            ("title", item.headline.as_str()),
            ("kicker", &item.kicker),
            ("date", &date),
            ("teaser", &item.teaser),
            ("url", &item.url),
        ];
        let known = fields.into_iter().filter(|(_, value)| !value.is_empty());
        let lines: Vec<String> = known.map(|(key, value)| format!("  {key}: {}\n", quoted(value))).collect();
        format!("-\n{}", lines.concat())
    };
    items.iter().map(item).collect::<String>().trim_end().to_owned()
}
