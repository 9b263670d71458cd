//! What a page says of itself: `headline`, `byline`, `published`, `description`, `publication`, `section` and `title`, as
//! its head has them.

use super::page::Page;
use serde_json::Value;

/// Largest block of linked data that is looked at, in bytes.
const LARGEST_DATA: usize = 200_000;

/// Names of metadata, the better ones first, and the facts that they are.
const NAMES: [(&str, &str); 10] = [
    ("og:title", "headline"),
    ("twitter:title", "headline"),
    ("author", "byline"),
    ("article:published_time", "published"),
    ("date", "published"),
    ("dc.date", "published"),
    ("og:description", "description"),
    ("description", "description"),
    ("og:site_name", "publication"),
    ("article:section", "section"),
];

/// The language and the facts; the first of a name is the best.
pub(super) fn read(page: &Page) -> (Option<String>, Vec<(String, String)>) {
    let language =
        page.nodes.iter().find_map(|node| (node.name == "html").then(|| node.attribute("lang")).flatten());
    let mut facts = Vec::new();
    let mut add = |fact: &str, value: &str| {
        if !value.trim().is_empty() {
            facts.push((fact.to_owned(), value.trim().to_owned()));
        }
    };
    let data =
        page.nodes.iter().enumerate().filter(|(_, node)| {
            node.name == "script" && node.attribute("type") == Some("application/ld+json")
        });
    for (at, _) in data {
        let text: String = page.children(at).map(|child| page.node(child).text.as_str()).collect();
        if text.len() <= LARGEST_DATA {
            linked(&serde_json::from_str(&text).unwrap_or_default(), &mut add);
        }
    }
    let said: Vec<(String, &str)> = page
        .nodes
        .iter()
        .filter(|node| node.name == "meta")
        .filter_map(|node| {
            let name = node.attribute("property").or(node.attribute("name"))?;
            Some((name.to_lowercase(), node.attribute("content")?))
        })
        .collect();
    for (name, fact) in NAMES {
        said.iter().filter(|(said, _)| said == name).for_each(|(_, value)| add(fact, value));
    }
    if let Some(time) =
        page.nodes.iter().find_map(|node| node.attribute("datetime").filter(|_| node.name == "time"))
    {
        add("published", time);
    }
    let title = page.nodes.iter().position(|node| node.name == "title");
    title.into_iter().for_each(|at| add("title", &page.text(at)));
    (language.map(str::to_owned).filter(|language| !language.is_empty()), facts)
}

/// The article of schema.org, alone, in a list or in a graph.
fn linked(data: &Value, add: &mut impl FnMut(&str, &str)) {
    if let Some(list) = data.as_array().or_else(|| data.get("@graph").and_then(Value::as_array)) {
        return list.iter().for_each(|item| linked_article(item, add));
    }
    linked_article(data, add);
}

fn linked_article(data: &Value, add: &mut impl FnMut(&str, &str)) {
    let kind = data.get("@type").map(Value::to_string).unwrap_or_default();
    if !["Article", "Posting", "Report"].iter().any(|name| kind.contains(name)) {
        return;
    }
    let text = |name: &str| data.get(name).and_then(Value::as_str);
    for (name, fact) in
        [("headline", "headline"), ("datePublished", "published"), ("description", "description")]
    {
        text(name).into_iter().for_each(|value| add(fact, value));
    }
    let named = |value: &Value| value.get("name").or(Some(value)).and_then(Value::as_str).map(str::to_owned);
    let authors = match data.get("author") {
        Some(Value::Array(authors)) => authors.iter().filter_map(named).collect(),
        Some(author) => named(author).into_iter().collect(),
        None => Vec::new(),
    };
    let authors: Vec<String> = authors;
    add("byline", &authors.join(", "));
    let publisher = data.get("publisher").and_then(named);
    publisher.into_iter().for_each(|name| add("publication", &name));
}
