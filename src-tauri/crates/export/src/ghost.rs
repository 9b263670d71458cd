//! Ghost: the file that its importer takes (ghost.org/docs/migration/custom), with the pictures in one ZIP.

use crate::article::html::{escaped, marked};
use crate::format::Manuscript;
use crate::linked_data::authors;
use crate::moment::in_utc;
use crate::package::{ExportError, PackageFile};
use crate::parts::{Class, Part, parts};
use crate::zip_package::{self, pack};
use interview::{Mark, Paragraph, Portrait, Span, slug};
use markdown::Release;
use serde_json::{Map, Value, json};

/// Longest excerpt that Ghost takes, in characters.
pub(crate) const LONGEST_EXCERPT: usize = 300;
/// Longest alternative text of the picture above the text.
const LONGEST_ALT: usize = 191;

/// The interview as `ghost.zip`.
///
/// # Errors
/// If the pictures are larger than ZIP allows.
pub fn write(manuscript: &Manuscript<'_>) -> Result<Vec<PackageFile>, ExportError> {
    let text = format!("{:#}\n", import(manuscript));
    let mut zip = vec![zip_package::Part::text("ghost.json", text)];
    zip.extend(manuscript.pictures.iter().map(|file| {
        let path = format!("content/images/{}{}", folder(manuscript), file.path);
        zip_package::Part::stored(&path, file.bytes.as_slice())
    }));
    Ok(vec![PackageFile { path: "ghost.zip".to_owned(), bytes: pack(&zip)? }])
}

/// Ghost files pictures by month.
fn folder(manuscript: &Manuscript<'_>) -> String {
    let day = manuscript.interview.details.date.map(|date| date.first_day());
    day.map(|day| day.strftime("%Y/%m/").to_string()).unwrap_or_default()
}

fn address(manuscript: &Manuscript<'_>, portrait: &Portrait) -> Option<String> {
    let name = Some(&portrait.file_name).filter(|name| !name.is_empty())?;
    Some(format!("__GHOST_URL__/content/images/{}{name}", folder(manuscript)))
}

fn import(manuscript: &Manuscript<'_>) -> Value {
    let interview = manuscript.interview;
    let names = authors(interview);
    let category = Some(&interview.details.category).filter(|name| !name.is_empty());
    let tags: Vec<&String> = category.into_iter().chain(&interview.details.tags).collect();
    let list = |names: usize, make: &dyn Fn(usize) -> Value| (1..=names).map(make).collect::<Vec<_>>();
    let user = |i: usize| {
        let name = names.get(i - 1).copied().unwrap_or_default();
        let slug = some_slug(name, i);
        json!({ "id": i.to_string(), "name": name, "slug": slug, "email": format!("{slug}@example.com") })
    };
    let tag = |i: usize| {
        let name = tags.get(i - 1).map(|name| name.as_str()).unwrap_or_default();
        json!({ "id": i.to_string(), "name": name, "slug": some_slug(name, i) })
    };
    let (post, meta) = post(manuscript);
    json!({ "db": [{
        "meta": { "exported_on": 0, "version": "5.0.0" },
        "data": {
            "posts": [post],
            "posts_meta": [meta],
            "users": list(names.len(), &user),
            "tags": list(tags.len(), &tag),
            "posts_tags": list(tags.len(), &|i| json!({ "post_id": "1", "tag_id": i.to_string(), "sort_order": i - 1 })),
            "posts_authors": list(names.len(), &|i| json!({ "post_id": "1", "author_id": i.to_string(), "sort_order": i - 1 })),
        },
    }] })
}

fn some_slug(name: &str, number: usize) -> String {
    Some(slug::of(name)).filter(|slug| !slug.is_empty()).unwrap_or_else(|| format!("x{number}"))
}

/// The post, and what Ghost keeps beside it.
fn post(manuscript: &Manuscript<'_>) -> (Value, Value) {
    let interview = manuscript.interview;
    let mut parts = parts(manuscript);
    let mut post = json!({
        "id": "1",
        "title": interview.working_title(),
        "slug": manuscript.slug,
        "type": "post",
        "visibility": "public",
        "status": if manuscript.release == Release::Draft { "draft" } else { "published" },
        "custom_excerpt": shortened(&interview.title.standfirst),
    });
    if let Some(moment) = manuscript.moment() {
        post["published_at"] = in_utc(moment).into();
    }
    let mut meta = json!({ "post_id": "1" });
    // The picture above everything is the one that Ghost shows in lists, too.
    if let Some(Part::Picture(portrait)) = parts.first()
        && let Some(url) = address(manuscript, portrait)
        && portrait.alt.text().chars().count() <= LONGEST_ALT
    {
        post["feature_image"] = url.into();
        meta["feature_image_alt"] = portrait.alt.text().into();
        meta["feature_image_caption"] = manuscript.in_html(|article| article.caption(portrait)).into();
        parts.remove(0);
    }
    let nodes: Vec<Value> = parts.iter().flat_map(|part| part_nodes(manuscript, part)).collect();
    let root = node("root", json!({ "children": nodes }));
    post["lexical"] = json!({ "root": root }).to_string().into();
    (post, meta)
}

/// The beginning of a text that is too long, cut between words.
fn shortened(text: &str) -> String {
    if text.chars().count() <= LONGEST_EXCERPT {
        return text.to_owned();
    }
    let start: String = text.chars().take(LONGEST_EXCERPT - 1).collect();
    let whole = start.rsplit_once(' ').map_or(start.as_str(), |(whole, _)| whole);
    format!("{whole}…")
}

fn part_nodes(manuscript: &Manuscript<'_>, part: &Part<'_>) -> Vec<Value> {
    match part {
        Part::Paragraph { text, .. } => vec![node("paragraph", json!({ "children": inline(text) }))],
        Part::Heading { class, text } => {
            let tag = format!("h{}", class.level());
            vec![node("extended-heading", json!({ "children": inline(text), "tag": tag }))]
        }
        Part::Quote(text) => vec![node("aside", json!({ "children": inline(text) }))],
        Part::Picture(portrait) => picture(manuscript, portrait),
        Part::Box { heading, text } => {
            let heading = (!heading.is_empty()).then(|| format!("<strong>{}</strong>", escaped(heading)));
            let lines: Vec<String> = heading.into_iter().chain(text.iter().map(marked)).collect();
            vec![json!({
                "type": "callout", "version": 1, "calloutText": lines.join("<br><br>"), "calloutEmoji": "",
                "backgroundColor": "grey",
            })]
        }
    }
}

fn picture(manuscript: &Manuscript<'_>, portrait: &Portrait) -> Vec<Value> {
    let caption = manuscript.in_html(|article| article.caption(portrait));
    let Some(url) = address(manuscript, portrait) else {
        let form = manuscript.style.credit_form(&manuscript.interview.details.language);
        let texts =
            [portrait.alt.text(), &portrait.caption, &portrait.credit.printed(&form)].map(str::to_owned);
        let texts = texts.into_iter().filter(|text| !text.is_empty());
        return texts
            .flat_map(|text| {
                let text = Paragraph::plain(text);
                part_nodes(manuscript, &Part::Paragraph { class: Class::Answer, text })
            })
            .collect();
    };
    vec![json!({
        "type": "image", "version": 1, "src": url, "width": null, "height": null, "title": "",
        "alt": portrait.alt.text(), "caption": caption, "cardWidth": "regular", "href": "",
    })]
}

/// Text, links and line breaks as Lexical has them.
fn inline(text: &Paragraph) -> Vec<Value> {
    text.spans()
        .iter()
        .flat_map(|span| match &span.link {
            Some(url) => {
                let link = json!({ "children": runs(span), "url": url, "rel": "noopener", "target": null, "title": null });
                vec![node("link", link)]
            }
            None => runs(span),
        })
        .collect()
}

fn runs(span: &Span) -> Vec<Value> {
    let bit = |mark, bit: u8| if span.has(mark) { bit } else { 0 };
    let format = bit(Mark::Strong, 1) + bit(Mark::Emphasis, 2);
    let mut nodes = Vec::new();
    for (i, line) in span.text.split('\n').enumerate() {
        if i > 0 {
            nodes.push(json!({ "type": "linebreak", "version": 1 }));
        }
        if !line.is_empty() {
            nodes.push(json!({
                "type": "extended-text", "version": 1, "text": line, "format": format, "detail": 0,
                "mode": "normal", "style": "",
            }));
        }
    }
    nodes
}

/// A node that has others in it.
fn node(kind: &str, own: Value) -> Value {
    let mut node: Map<String, Value> = [
        ("type", json!(kind)),
        ("version", json!(1)),
        ("direction", json!("ltr")),
        ("format", json!("")),
        ("indent", json!(0)),
    ]
    .map(|(key, value)| (key.to_owned(), value))
    .into_iter()
    .collect();
    if let Value::Object(own) = own {
        node.extend(own);
    }
    Value::Object(node)
}
