//! WordPress eXtended RSS 1.2, as the WordPress importer reads it. It fetches pictures from their addresses.

use super::{blocks, local_moment, status};
use crate::format::Manuscript;
use crate::linked_data::authors;
use crate::moment::in_utc;
use crate::package::PackageFile;
use crate::xml::{Xml, language_tag};
use interview::{Portrait, slug};

/// The interview as `wordpress.xml`.
pub(crate) fn write(manuscript: &Manuscript<'_>) -> Vec<PackageFile> {
    let mut xml = Xml::file();
    let spaces = [
        ("version", "2.0"),
        ("xmlns:excerpt", "http://wordpress.org/export/1.2/excerpt/"),
        ("xmlns:content", "http://purl.org/rss/1.0/modules/content/"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:wp", "http://wordpress.org/export/1.2/"),
    ];
    xml.element("rss", &spaces, |xml| xml.element("channel", &[], |xml| channel(xml, manuscript)));
    xml.line();
    vec![PackageFile::text("wordpress.xml", xml.finish())]
}

/// Who the post belongs to: the first who asked or wrote.
fn login(manuscript: &Manuscript<'_>) -> String {
    let name = authors(manuscript.interview).first().map(|name| slug::of(name)).unwrap_or_default();
    if name.is_empty() { "wortlaut".to_owned() } else { name }
}

fn channel(xml: &mut Xml, manuscript: &Manuscript<'_>) {
    let details = &manuscript.interview.details;
    let title = if manuscript.publication.is_empty() { "Wortlaut" } else { manuscript.publication };
    xml.leaf("title", &[], title);
    xml.leaf("language", &[], &language_tag(&details.language));
    xml.leaf("wp:wxr_version", &[], "1.2");
    xml.element("wp:author", &[], |xml| {
        xml.leaf("wp:author_id", &[], "1");
        xml.leaf("wp:author_login", &[], &login(manuscript));
        xml.leaf("wp:author_display_name", &[], authors(manuscript.interview).first().unwrap_or(&"Wortlaut"));
    });
    if !details.category.is_empty() {
        xml.element("wp:category", &[], |xml| {
            xml.leaf("wp:term_id", &[], "1");
            xml.leaf("wp:category_nicename", &[], &nicename(&details.category));
            xml.leaf("wp:cat_name", &[], &details.category);
        });
    }
    for (i, tag) in details.tags.iter().enumerate() {
        xml.element("wp:tag", &[], |xml| {
            xml.leaf("wp:term_id", &[], &(i + 2).to_string());
            xml.leaf("wp:tag_slug", &[], &nicename(tag));
            xml.leaf("wp:tag_name", &[], tag);
        });
    }
    xml.line();
    xml.element("item", &[], |xml| post(xml, manuscript));
    let shown = manuscript.interview.portraits.iter();
    let pictures = shown.filter_map(|portrait| Some((portrait, manuscript.picture_url(portrait)?)));
    for (i, (portrait, url)) in pictures.enumerate() {
        xml.line();
        xml.element("item", &[], |xml| attachment(xml, manuscript, portrait, &url, i + 2));
    }
}

fn post(xml: &mut Xml, manuscript: &Manuscript<'_>) {
    let interview = manuscript.interview;
    xml.leaf("title", &[], &interview.working_title());
    xml.leaf_if("link", &[], &manuscript.places.page_url().unwrap_or_default());
    xml.leaf("dc:creator", &[], &login(manuscript));
    xml.leaf("content:encoded", &[], &blocks(manuscript));
    xml.leaf("excerpt:encoded", &[], &interview.title.standfirst);
    common(xml, manuscript, 1, "post", manuscript.slug, status(manuscript.release));
    let category = &interview.details.category;
    xml.leaf_if("category", &[("domain", "category"), ("nicename", &nicename(category))], category);
    for tag in &interview.details.tags {
        xml.leaf("category", &[("domain", "post_tag"), ("nicename", &nicename(tag))], tag);
    }
    meta(xml, "kicker", &interview.title.kicker);
}

fn attachment(xml: &mut Xml, manuscript: &Manuscript<'_>, portrait: &Portrait, url: &str, id: usize) {
    let name = portrait.file_name.rsplit_once('.').map_or(portrait.file_name.as_str(), |(stem, _)| stem);
    let form = manuscript.style.credit_form(&manuscript.interview.details.language);
    let credit = portrait.credit.printed(&form);
    let caption = [portrait.caption.as_str(), &credit];
    let caption: Vec<&str> = caption.into_iter().filter(|text| !text.is_empty()).collect();
    xml.leaf("title", &[], name);
    xml.leaf("dc:creator", &[], &login(manuscript));
    xml.leaf("content:encoded", &[], "");
    xml.leaf("excerpt:encoded", &[], &caption.join(" "));
    common(xml, manuscript, id, "attachment", name, "inherit");
    xml.leaf("wp:attachment_url", &[], url);
    meta(xml, "_wp_attachment_image_alt", portrait.alt.text());
}

fn common(xml: &mut Xml, manuscript: &Manuscript<'_>, id: usize, kind: &str, name: &str, status: &str) {
    let local = local_moment(manuscript).unwrap_or_default();
    let utc = manuscript.moment().map(in_utc).unwrap_or_default();
    xml.leaf("wp:post_id", &[], &id.to_string());
    xml.leaf_if("wp:post_date", &[], &spaced(&local));
    xml.leaf_if("wp:post_date_gmt", &[], &spaced(&utc));
    xml.leaf("wp:comment_status", &[], "closed");
    xml.leaf("wp:ping_status", &[], "closed");
    xml.leaf("wp:post_name", &[], name);
    xml.leaf("wp:status", &[], status);
    xml.leaf("wp:post_parent", &[], if kind == "post" { "0" } else { "1" });
    xml.leaf("wp:menu_order", &[], "0");
    xml.leaf("wp:post_type", &[], kind);
    xml.leaf("wp:post_password", &[], "");
    xml.leaf("wp:is_sticky", &[], "0");
}

/// `2024-11-18 07:00:00`
fn spaced(moment: &str) -> String {
    moment.trim_end_matches('Z').replace('T', " ")
}

fn meta(xml: &mut Xml, key: &str, value: &str) {
    if !value.is_empty() {
        xml.element("wp:postmeta", &[], |xml| {
            xml.leaf("wp:meta_key", &[], key);
            xml.leaf("wp:meta_value", &[], value);
        });
    }
}

fn nicename(name: &str) -> String {
    let name = slug::of(name);
    if name.is_empty() { "x".to_owned() } else { name }
}
