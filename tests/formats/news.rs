//! The formats of the IPTC. Their schemas are not part of the project: `WORTLAUT_SCHEMAS` names a folder that has
//! `ninjs-schema_3.1.json`, `nitf-3-6.xsd` and `NewsML-G2_2.35-spec-All-Power.xsd`, as the IPTC publishes them.

use super::{config, golden, hostile, packed, printed, published, random, sample, tools};
use export::{Package, Release};
use interview::{Interview, Title};
use proptest::prelude::*;
use serde_json::Value;
use std::path::PathBuf;
use tests::compare_with_file;

const FORMATS: [&str; 3] = ["ninjs", "nitf", "newsml"];

/// The file of the format: the first of the package.
fn text(package: &Package) -> &str {
    std::str::from_utf8(&package.files[0].bytes).unwrap()
}

/// A schema of the IPTC; nothing, with a message, if it is not there.
fn schema(name: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("WORTLAUT_SCHEMAS").map(PathBuf::from);
    let found = folder.map(|folder| folder.join(name)).filter(|path| path.exists());
    if found.is_none() {
        eprintln!(
            "SKIPPED: WORTLAUT_SCHEMAS names no folder with {name}; the file has not been held against it"
        );
    }
    found
}

/// The interviews that are held against schemas.
fn interviews() -> [Interview; 3] {
    let mut embargoed = sample();
    embargoed.details.embargo = Some("2025-03-01T06:00".into());
    [hostile::interview(), embargoed, Interview::default()]
}

fn xml_is_valid(format: &str, schema_name: &str) {
    let (Some(schema), Some(_)) = (schema(schema_name), tools::found("xmllint")) else { return };
    let folder = tempfile::tempdir().unwrap();
    for (n, interview) in interviews().iter().enumerate() {
        for release in [Release::Final, Release::Draft] {
            let path = folder.path().join(format!("{n}.xml"));
            std::fs::write(&path, text(&packed(interview, format, release))).unwrap();
            let mut xmllint = std::process::Command::new("xmllint");
            tools::run(xmllint.args(["--nonet", "--noout", "--schema"]).arg(&schema).arg(&path));
        }
    }
}

#[test]
fn ninjs_keeps_to_its_schema() {
    let Some(path) = schema("ninjs-schema_3.1.json") else { return };
    let schema: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    // The schema of places refers to one on the net; no place is written.
    let registry = jsonschema::Registry::new();
    let registry = registry.add("https://geojson.org/schema/GeoJSON.json", serde_json::json!({}));
    let registry = registry.unwrap().prepare().unwrap();
    let options = jsonschema::options().should_validate_formats(true);
    let validator = options.with_registry(&registry).build(&schema).unwrap();
    for interview in &interviews() {
        for release in [Release::Final, Release::Draft] {
            let news: Value = serde_json::from_str(text(&packed(interview, "ninjs", release))).unwrap();
            let errors: Vec<String> = validator.iter_errors(&news).map(|error| error.to_string()).collect();
            assert!(errors.is_empty(), "{errors:#?}");
        }
    }
    assert!(
        !validator.is_valid(&serde_json::json!({ "uri": "urn:x:y", "kicker": "x" })),
        "the schema is strict"
    );
}

#[test]
fn nitf_keeps_to_its_schema() {
    xml_is_valid("nitf", "nitf-3-6.xsd");
}

#[test]
fn newsml_keeps_to_its_schema() {
    xml_is_valid("newsml", "NewsML-G2_2.35-spec-All-Power.xsd");
}

#[test]
fn the_sample_is_written_as_ever() {
    for (format, name) in FORMATS.into_iter().zip(["ninjs.json", "nitf.xml", "newsml.xml"]) {
        let package = packed(&sample(), format, Release::Final);
        compare_with_file(&golden(name), text(&package)).unwrap();
        assert_eq!(
            package,
            packed(&sample(), format, Release::Final),
            "{format}: the same interview, the same bytes"
        );
        assert!(package.losses.is_empty(), "{format}: {:?}", package.losses);
    }
}

#[test]
fn a_draft_is_withheld_and_says_so() {
    for format in FORMATS {
        let draft = packed(&sample(), format, Release::Draft);
        assert!(text(&draft).contains("withheld") && text(&draft).contains("ENTWURF – nicht"), "{format}");
        let done = packed(&sample(), format, Release::Final);
        assert!(text(&done).contains("usable") && !text(&done).contains("ENTWURF"), "{format}");
    }
}

#[test]
fn an_embargo_goes_with_the_text() {
    let mut interview = sample();
    interview.details.embargo = Some("2025-03-01T06:00".into());
    for (format, moment) in
        FORMATS.into_iter().zip(["2025-03-01T05:00:00Z", "20250301T050000Z", "2025-03-01T05:00:00Z"])
    {
        let package = packed(&interview, format, Release::Final);
        assert!(text(&package).contains(moment), "{format}");
    }
}

#[test]
fn nothing_for_the_desk_leaves() {
    for format in FORMATS {
        assert!(
            !text(&packed(&hostile::interview(), format, Release::Final)).contains("GEHEIMNIS"),
            "{format}"
        );
    }
}

fn has_picture(portrait: &interview::Portrait) -> bool {
    !portrait.file_name.is_empty()
}

/// What stands in the text itself, without title matter, byline and related items.
fn blocks_only(interview: &Interview) -> Interview {
    let mut blocks = Interview { title: Title::default(), ..interview.clone() };
    blocks.details.date = None;
    blocks
}

/// The words of the text in a file of this format.
fn words(format: &str, text: &str) -> Vec<String> {
    match format {
        "ninjs" => {
            let news: Value = serde_json::from_str(text).unwrap();
            tools::xhtml_words(news["bodies"][0]["value"].as_str().unwrap())
        }
        "newsml" => {
            let body = text.split_once("<body>").unwrap().1.split_once("</body>").unwrap().0;
            tools::xhtml_words(body)
        }
        _ => {
            // An interview without any block has an empty element.
            let body = text.split_once("<body.content>").map_or("", |(_, rest)| rest);
            tools::xml_words_between(body.split("</body.content>").next().unwrap(), &["a", "em"])
        }
    }
}

proptest! {
    #![proptest_config(config(60))]
    #[test]
    fn whatever_is_written_has_all_words_in_their_order(interview in random::interview()) {
        for format in FORMATS {
            let package = packed(&interview, format, Release::Final);
            let published = published(&package);
            // NITF has a place of its own for title matter.
            let printed = if format == "nitf" { blocks_only(&published) } else { published };
            prop_assert_eq!(words(format, text(&package)), printed::words(&printed::lines(&printed, has_picture)), "{}", format);
        }
    }
}
