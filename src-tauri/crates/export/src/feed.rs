//! A feed with one entry, for readers, aggregators and the importers of many CMSs: Atom (RFC 4287) and RSS 2.0.

use crate::format::Manuscript;
use crate::linked_data::{authors, published};
use crate::package::PackageFile;
use crate::xml::{self, Xml};
use crate::zip_package::uuid;
use interview::Interview;
use jiff::Timestamp;

/// The interview as an Atom feed, `feed.xml`.
pub fn write_atom(manuscript: &Manuscript<'_>) -> Vec<PackageFile> {
    let mut xml = Xml::file();
    let language = xml::language_tag(&manuscript.interview.details.language);
    let attributes = [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", language.as_str())];
    xml.element("feed", &attributes, |xml| {
        xml.leaf("title", &[], name(manuscript));
        xml.leaf("id", &[], &format!("{}#feed", id(manuscript)));
        xml.leaf("updated", &[], &updated(manuscript));
        xml.element("author", &[], |xml| xml.leaf("name", &[], name(manuscript)));
        xml.line();
        xml.element("entry", &[], |xml| entry(xml, manuscript));
    });
    xml.line();
    vec![PackageFile::text("feed.xml", xml.finish())]
}

fn entry(xml: &mut Xml, manuscript: &Manuscript<'_>) {
    let interview = manuscript.interview;
    xml.leaf("title", &[], &headline(interview));
    xml.leaf("id", &[], &id(manuscript));
    if let Some(url) = manuscript.places.page_url() {
        xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &url)]);
    }
    xml.leaf("updated", &[], &updated(manuscript));
    if manuscript.moment().is_some() {
        xml.leaf_if("published", &[], &published(manuscript).unwrap_or_default());
    }
    for name in authors(interview) {
        xml.element("author", &[], |xml| xml.leaf("name", &[], name));
    }
    for term in terms(interview) {
        xml.empty("category", &[("term", term)]);
    }
    xml.leaf_if("summary", &[], &interview.title.standfirst);
    for item in interview.details.related.iter().filter(|item| !item.url.is_empty()) {
        xml.empty(
            "link",
            &[("rel", "related"), ("title", &item.headline), ("href", &xml::address(&item.url))],
        );
    }
    xml.leaf("content", &[("type", "html")], &manuscript.in_html(|article| article.body()));
}

/// The interview as an RSS feed, `feed.xml`.
pub fn write_rss(manuscript: &Manuscript<'_>) -> Vec<PackageFile> {
    let mut xml = Xml::file();
    let attributes = [
        ("version", "2.0"),
        ("xmlns:content", "http://purl.org/rss/1.0/modules/content/"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ];
    xml.element("rss", &attributes, |xml| {
        xml.element("channel", &[], |xml| {
            let language = xml::language_tag(&manuscript.interview.details.language);
            xml.leaf("title", &[], name(manuscript));
            xml.leaf("link", &[], &manuscript.places.page_url().unwrap_or_default());
            xml.leaf("description", &[], name(manuscript));
            xml.leaf("language", &[], &language);
            xml.line();
            xml.element("item", &[], |xml| item(xml, manuscript));
        });
    });
    xml.line();
    vec![PackageFile::text("feed.xml", xml.finish())]
}

fn item(xml: &mut Xml, manuscript: &Manuscript<'_>) {
    let interview = manuscript.interview;
    xml.leaf("title", &[], &headline(interview));
    xml.leaf_if("link", &[], &manuscript.places.page_url().unwrap_or_default());
    xml.leaf("guid", &[("isPermaLink", "false")], &id(manuscript));
    if let Some(moment) = manuscript.moment() {
        xml.leaf("pubDate", &[], &moment.strftime("%a, %d %b %Y %H:%M:%S +0000").to_string());
    }
    for name in authors(interview) {
        xml.leaf("dc:creator", &[], name);
    }
    for term in terms(interview) {
        xml.leaf("category", &[], term);
    }
    xml.leaf("description", &[], &interview.title.standfirst);
    xml.leaf("content:encoded", &[], &manuscript.in_html(|article| article.body()));
}

fn name<'a>(manuscript: &Manuscript<'a>) -> &'a str {
    if manuscript.publication.is_empty() { "Wortlaut" } else { manuscript.publication }
}

/// Kicker and headline: a feed has one field for both.
fn headline(interview: &Interview) -> String {
    match interview.title.kicker.as_str() {
        "" => interview.working_title(),
        kicker => format!("{kicker}: {}", interview.working_title()),
    }
}

fn terms(interview: &Interview) -> impl Iterator<Item = &str> {
    let details = &interview.details;
    std::iter::once(&details.category)
        .chain(&details.tags)
        .map(String::as_str)
        .filter(|term| !term.is_empty())
}

/// What the entry is called for ever: where it will be, or a name that nobody else gives (RFC 9562).
fn id(manuscript: &Manuscript<'_>) -> String {
    manuscript.places.page_url().unwrap_or_else(|| format!("urn:uuid:{}", uuid(manuscript.slug)))
}

/// Atom wants a moment; without a day it is the first of the month or year, or of all.
fn updated(manuscript: &Manuscript<'_>) -> String {
    match (manuscript.moment(), manuscript.interview.details.date) {
        (Some(_), _) => published(manuscript).unwrap_or_default(),
        (None, Some(date)) => format!("{}T12:00:00Z", date.first_day()),
        (None, None) => Timestamp::UNIX_EPOCH.to_string(),
    }
}
