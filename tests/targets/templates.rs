//! Templates: the example of the manual, and what becomes of mistakes.

use crate::given::{hostile, packed, sample};
use export::{ExportError, Profile, ProfileError, Release, TemplateError, package};
use std::fs;
use tests::root;

/// The first fenced block of this language in the manual.
fn example(language: &str) -> String {
    let page = fs::read_to_string(root().join("docs/export-profiles.md")).unwrap();
    let (_, behind) = page.split_once(&format!("```{language}\n")).unwrap();
    behind.split_once("\n```").unwrap().0.to_owned() + "\n"
}

fn read(toml: &str, name: &str, template: &str) -> Result<Profile, ProfileError> {
    let toml = toml.replace("article.xml.j2", name);
    let files = [("profile.toml", toml.as_str()), (name, template)];
    Profile::read(&files.map(|(name, text)| (name.to_owned(), text.to_owned())).into())
}

/// What a template of this name makes of the sample.
fn made(name: &str, template: &str) -> Result<String, TemplateError> {
    let toml = example("toml").replace("text = \"{slug}/{slug}.xml\", ", "");
    let profile = match read(&toml, name, template) {
        Err(ProfileError::Template(error)) => return Err(error),
        other => other.unwrap(),
    };
    match package(&sample(), &profile, Release::Final, &|_| None) {
        Err(ExportError::Template(error)) => Err(error),
        made => Ok(String::from_utf8(made.unwrap().files[0].bytes.clone()).unwrap()),
    }
}

#[test]
fn the_example_of_the_manual_works_and_no_text_breaks_it() {
    let profile = read(&example("toml"), "article.xml.j2", &example("jinja")).unwrap();
    let package = packed(&sample(), &profile);
    assert_eq!(package.files[0].path, "ein-brunnen-meldet-sich/ein-brunnen-meldet-sich.xml");
    let text = String::from_utf8(package.files[0].bytes.clone()).unwrap();
    for line in [
        "<headline>Ein Brunnen meldet sich</headline>",
        "<date>11.02.2025</date>",
        "<author>Jonas Eichholz</author>",
        "<question>Und wie weit sind Sie heute?</question>",
        "<pullquote><p>„Technik lässt sich bestellen,",
        "<picture file=\"bilder/portrait",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    packed(&hostile(), &profile);
}

#[test]
fn a_mistake_is_told_by_file_line_and_column() {
    let told = |template: &str| match made("a.xml.j2", template) {
        Err(TemplateError::Mistake { file, line, column, what }) => (file, line, column, what),
        other => panic!("{other:?}"),
    };
    let (file, line, column, what) = told("<a>\n  {{ headlin }}\n</a>");
    assert_eq!((file.as_str(), line, column), ("a.xml.j2", 2, 6), "{what}");
    assert!(what.contains("undefined"), "{what}");
    let (_, line, _, what) = told("<a>\n{% for x in blocks %}\n</a>");
    assert!((2..=4).contains(&line) && what.contains("end"), "{line} {what}");
    let (_, line, _, what) = told("<a>\n\n{{ blocks[0].txt }}</a>");
    assert_eq!(line, 3, "{what}");
    let (_, _, _, what) = told("{{ kicker|fliegen }}");
    assert!(what.contains("fliegen"), "{what}");
    let (_, _, _, what) = told("{% include '/etc/passwd' %}");
    assert!(what.contains("passwd"), "{what}");
}

#[test]
fn a_template_that_does_not_end_or_grows_without_end_is_stopped() {
    let endless = "{% for a in range(100000) %}{% for b in range(100000) %}x{% endfor %}{% endfor %}";
    let growing = "{% set n = namespace(x='aaaaaaaaaa') %}{% for i in range(90) %}{% set n.x = n.x ~ n.x %}{% endfor %}{{ n.x }}";
    let deep = "{% include 'a.txt.j2' %}";
    for bad in [endless, growing, deep, "{{ 'x' * 9000000000 }}"] {
        assert!(matches!(made("a.txt.j2", bad), Err(TemplateError::Mistake { .. })), "{bad}");
    }
}

#[test]
fn the_ending_of_a_template_escapes_and_what_is_not_well_formed_stays() {
    assert_eq!(
        made("a.json.j2", "{\"t\": {{ headline }}, \"x\": {{ tags }}}").unwrap(),
        "{\"t\": \"Ein Brunnen meldet sich\", \"x\": []}"
    );
    assert_eq!(made("a.txt.j2", "{{ '<a>' }}").unwrap(), "<a>");
    assert_eq!(made("a.html.j2", "{{ '<a>' }}{{ '<b>'|safe }}").unwrap(), "&lt;a&gt;<b>");
    assert_eq!(
        made("a.md.j2", "{% for b in blocks %}\n\n{{ b.text }}\n\n\n{% endfor %}{{ '*x*' }}")
            .unwrap()
            .matches("\n\n\n")
            .count(),
        0
    );
    assert_eq!(made("a.yaml.j2", "t: {{ 'no' }}").unwrap(), "t: \"no\"");
    assert!(matches!(made("a.exe.j2", "x"), Err(TemplateError::UnknownEnding(_))));
    let Err(TemplateError::Malformed { file, line, column, .. }) =
        made("a.json.j2", "{\n\"t\": {{ headline|safe }}}")
    else {
        panic!("no text without quotes is JSON");
    };
    assert_eq!((file.as_str(), line, column), ("a.json", 2, 6));
    assert!(matches!(made("a.xml.j2", "<a>{{ headline }}</b>"), Err(TemplateError::Malformed { .. })));
}

#[test]
fn a_profile_without_its_template_says_so() {
    let toml = example("toml");
    let missing = read(&toml, "article.xml.j2", "").unwrap();
    assert!(matches!(package(&sample(), &missing, Release::Final, &|_| None), Err(ExportError::Template(_))));
    let files = [("profile.toml".to_owned(), toml.clone())].into();
    let missing = Profile::read(&files).unwrap_err();
    assert_eq!(missing, ProfileError::Template(TemplateError::Missing("article.xml.j2".into())));
    let files = [("profile.toml".to_owned(), toml.replace("template = \"article.xml.j2\"\n", ""))].into();
    assert_eq!(Profile::read(&files).unwrap_err(), ProfileError::Template(TemplateError::Unnamed));
}
