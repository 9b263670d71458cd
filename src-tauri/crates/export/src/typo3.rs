//! TYPO3: a list of one item for the import service of EXT:news, in JSON.

use crate::format::Manuscript;
use crate::linked_data::authors;
use crate::package::PackageFile;
use interview::{Portrait, RelatedItem};
use markdown::Release;
use serde_json::{Value, json};

/// The item as `news.json`.
pub fn write(manuscript: &Manuscript<'_>) -> Vec<PackageFile> {
    let interview = manuscript.interview;
    let details = &interview.details;
    let pictures = interview.portraits.iter().filter_map(|portrait| picture(manuscript, portrait));
    let categories: Vec<&String> =
        Some(&details.category).into_iter().filter(|name| !name.is_empty()).collect();
    let item = json!({
        "import_source": "wortlaut",
        "import_id": manuscript.slug,
        "type": 0,
        "hidden": u8::from(manuscript.release == Release::Draft),
        "title": interview.working_title(),
        "alternative_title": interview.title.kicker,
        "teaser": interview.title.standfirst,
        "bodytext": manuscript.in_html(|article| article.text()),
        "author": authors(interview).join(", "),
        "datetime": manuscript.moment().map(|moment| moment.as_second()),
        "path_segment": manuscript.slug,
        "keywords": details.tags.join(", "),
        "categories": categories,
        "media": pictures.collect::<Vec<_>>(),
        "related_links": details.related.iter().filter(|item| !item.url.is_empty()).map(link).collect::<Vec<_>>(),
    });
    vec![PackageFile::json("news.json", &json!([item]))]
}

fn picture(manuscript: &Manuscript<'_>, portrait: &Portrait) -> Option<Value> {
    let form = manuscript.style.credit_form(&manuscript.interview.details.language);
    let credit = portrait.credit.printed(&form);
    let caption = [portrait.caption.as_str(), &credit];
    let caption: Vec<&str> = caption.into_iter().filter(|text| !text.is_empty()).collect();
    Some(json!({
        "image": manuscript.picture_url(portrait)?,
        "title": portrait.caption,
        "alt": portrait.alt.text(),
        "caption": caption.join(" "),
        "showinpreview": 1,
    }))
}

fn link(item: &RelatedItem) -> Value {
    json!({ "uri": item.url, "title": item.headline, "description": item.teaser })
}
