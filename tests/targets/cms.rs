//! Content management systems: their own parsers and renderers, where npm has them.

use crate::clients::{assert_words, fed, of_npm};
use crate::given::{hostile, packed, profile, published, sample};
use export::Package;
use interview::Interview;
use std::io::{Cursor, Read};
use tests::root;

fn both(profile_name: &str) -> [(Package, Interview); 2] {
    [sample(), hostile()].map(|interview| {
        let package = packed(&interview, profile(profile_name));
        let published = published(&package);
        (package, published)
    })
}

fn text<'a>(package: &'a Package, name: &str) -> &'a str {
    let file = package.files.iter().find(|file| file.path.ends_with(name)).unwrap();
    std::str::from_utf8(&file.bytes).unwrap()
}

/// What a program of ours makes of this text with the modules in `folder`; nothing, if they are not installed.
fn made(program: &str, module: &str, folder: &str, text: &str) -> Option<String> {
    let module = of_npm(module)?;
    let modules = module.ancestors().find(|path| path.ends_with(folder))?.parent()?.to_owned();
    Some(fed(&root().join("tests/targets/programs").join(program), &modules, text))
}

#[test]
fn wordpress_finds_every_block_valid() {
    for (package, interview) in both("wordpress") {
        let blocks = text(&package, "blocks.html");
        assert_words(blocks, &interview);
        let post: serde_json::Value = serde_json::from_str(text(&package, "post.json")).unwrap();
        assert_eq!(post["content"], blocks);
        made("wordpress.cjs", "@wordpress/block-library/package.json", "node_modules", blocks);
    }
}

#[test]
fn the_file_for_the_importer_of_wordpress_is_well_formed_and_holds_the_same_blocks() {
    for ((wxr, _), (package, _)) in both("wxr").iter().zip(both("wordpress")) {
        let file = text(wxr, "wordpress.xml");
        let document = texts_of(file);
        assert!(document.contains(&text(&package, "blocks.html").to_owned()));
        assert!(file.contains("<wp:post_type>attachment</wp:post_type>"));
    }
}

/// The texts of all elements, entities resolved.
fn texts_of(xml: &str) -> Vec<String> {
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut texts = vec![String::new()];
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Eof => return texts,
            quick_xml::events::Event::Text(text) => texts.last_mut().unwrap().push_str(&text.xml10_content()),
            quick_xml::events::Event::GeneralRef(name) => {
                let name: &str = &name;
                let c = quick_xml::escape::unescape(&format!("&{name};")).unwrap().into_owned();
                texts.last_mut().unwrap().push_str(&c);
            }
            _ => texts.push(String::new()),
        }
    }
}

#[test]
fn ghost_renders_every_word_and_has_the_pictures() {
    for (package, interview) in both("ghost") {
        let zip = package.files.iter().find(|file| file.path.ends_with("ghost.zip")).unwrap();
        let mut zip = zip::ZipArchive::new(Cursor::new(&zip.bytes)).unwrap();
        let mut json = String::new();
        zip.by_name("ghost.json").unwrap().read_to_string(&mut json).unwrap();
        let import: serde_json::Value = serde_json::from_str(&json).unwrap();
        let post = &import["db"][0]["data"]["posts"][0];
        let picture = post["feature_image"].as_str().unwrap().replace("__GHOST_URL__/", "");
        assert!(zip.by_name(&picture).is_ok(), "{picture}");
        assert!(post["custom_excerpt"].as_str().unwrap().chars().count() <= 300);
        if let Some(page) = made("ghost.cjs", "@tryghost/kg-lexical-html-renderer", "node_modules", &json) {
            assert_words(&page, &interview);
        }
    }
}

#[test]
fn sanity_renders_every_word() {
    for (package, interview) in both("portable-text") {
        let document = text(&package, "interview.ndjson");
        assert_eq!(document.lines().count(), 1);
        if let Some(page) = made("portable-text.mjs", "@portabletext/to-html", "node_modules", document) {
            assert_words(&page, &interview);
        }
    }
}

#[test]
fn a_page_of_kirby_has_every_word_in_fields_that_it_reads() {
    for (package, interview) in both("kirby") {
        let page = text(&package, "/interview.txt");
        // As Kirby's Data\Txt::decode: a line of hyphens parts fields, a backslash before it keeps it.
        let fields: Vec<(&str, String)> = format!("\n{page}")
            .split("\n----")
            .map(|field| field.trim_start_matches(['-', ' ']).trim().to_owned())
            .map(|field| {
                let (name, value) = field.split_once(':').unwrap();
                let known = [
                    "Title", "Kicker", "Teaser", "Date", "Author", "Category", "Tags", "Language", "Related",
                    "Text",
                ];
                let name = known.into_iter().find(|known| *known == name).unwrap();
                (name, value.replace("\n\\----", "\n----").trim().to_owned())
            })
            .collect();
        let field = |name: &str| &fields.iter().find(|(known, _)| *known == name).unwrap().1;
        assert_eq!(*field("Title"), interview.working_title());
        let blocks: Vec<serde_json::Value> = serde_json::from_str(field("Text")).unwrap();
        let shown = |block: &serde_json::Value| {
            format!("<p>{}</p>", block["content"]["text"].as_str().unwrap_or_default())
        };
        assert_words(&blocks.iter().map(shown).collect::<String>(), &interview);
        assert!(text(&package, ".jpg.txt").starts_with("Alt: "));
    }
}

#[test]
fn an_item_for_typo3_has_every_word() {
    for (package, interview) in both("typo3") {
        let items: Vec<serde_json::Value> = serde_json::from_str(text(&package, "news.json")).unwrap();
        assert_words(items[0]["bodytext"].as_str().unwrap(), &interview);
        assert_eq!(items[0]["title"], interview.working_title());
    }
}

#[test]
fn feeds_are_well_formed_and_their_content_has_every_word() {
    for name in ["atom", "rss"] {
        for (package, interview) in both(name) {
            let texts = texts_of(text(&package, "feed.xml"));
            let content = texts.iter().max_by_key(|text| text.len()).unwrap();
            assert_words(content, &interview);
        }
    }
}
