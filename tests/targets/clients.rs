//! The real clients. One that is not installed is skipped, and says so.
//!
//! Hugo, Jekyll and pandoc are looked for in the path; programs of npm in the folders that `WORTLAUT_CLIENTS` names, as
//! `npm install --prefix FOLDER @11ty/eleventy` fills one.

use crate::given::{hostile, packed, profile, published, sample};
use crate::page::{single_spaced, words};
use export::Package;
use interview::Interview;
use std::env;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

/// A program in the path, or nothing and a message.
fn installed(program: &str) -> Option<Command> {
    let found = env::split_paths(&env::var_os("PATH")?).any(|folder| folder.join(program).is_file());
    if !found {
        eprintln!("SKIPPED: {program} is not installed");
    }
    found.then(|| Command::new(program))
}

/// A file below the folder of npm's programs, or nothing and a message.
pub(crate) fn of_npm(path: &str) -> Option<PathBuf> {
    let folders = env::var_os("WORTLAUT_CLIENTS").unwrap_or_default();
    let found = env::split_paths(&folders)
        .map(|folder| folder.join("node_modules").join(path))
        .find(|file| file.exists());
    if found.is_none() {
        eprintln!("SKIPPED: WORTLAUT_CLIENTS has no {path}");
    }
    found
}

fn put(folder: &Path, path: &str, bytes: impl AsRef<[u8]>) {
    let file = folder.join(path);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, bytes).unwrap();
}

/// A site with the sample and the hostile interview in it, and what was published.
fn site(profile_name: &str, files: &[(&str, &str)]) -> (tempfile::TempDir, Vec<(Package, Interview)>) {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        put(folder.path(), path, text);
    }
    let packages: Vec<Package> =
        [sample(), hostile()].iter().map(|interview| packed(interview, profile(profile_name))).collect();
    for file in packages.iter().flat_map(|package| &package.files) {
        put(folder.path(), &file.path, &file.bytes);
    }
    let pairs = packages.into_iter().map(|package| {
        let published = published(&package);
        (package, published)
    });
    (folder, pairs.collect())
}

fn run(command: &mut Command, folder: &Path) -> String {
    let output = command.current_dir(folder).env("LANG", "C.UTF-8").output().unwrap();
    let said =
        format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{said}");
    said
}

/// What a program for Node says to this text, with the modules of npm in `modules`.
pub(crate) fn fed(program: &Path, modules: &Path, text: &str) -> String {
    let mut child = Command::new("node")
        .args([program, modules])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let text = text.to_owned();
    let feeding = thread::spawn(move || input.write_all(text.as_bytes()));
    let output = child.wait_with_output().unwrap();
    feeding.join().unwrap().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The slug of a package: the folder of its records.
fn slug(package: &Package) -> &str {
    package.checksums.rsplit('/').nth(1).unwrap()
}

/// Every paragraph stands on the page, in order and letter by letter.
pub(crate) fn assert_words(page: &str, interview: &Interview) {
    let shown = words(page);
    let mut rest = shown.as_str();
    for block in &interview.blocks {
        for text in block.content.paragraphs() {
            let wanted = single_spaced(&text.text());
            rest = match rest.split_once(&wanted) {
                Some((_, behind)) => behind,
                None => panic!("“{wanted}” is not in “{}”", rest.chars().take(200).collect::<String>()),
            };
        }
    }
}

/// The file that some page of the folder shows as a picture.
fn picture_of(page: &str) -> String {
    let (_, behind) = page.split_once("<img").unwrap();
    let (_, source) = behind.split_once("src=\"").unwrap();
    source.split('"').next().unwrap().to_owned()
}

#[test]
fn hugo_shows_every_word_and_the_picture() {
    let Some(mut hugo) = installed("hugo") else { return };
    let layout = "<!doctype html><html><head><title>{{ .Title }}</title></head><body>\
                  <h1>{{ .Title }}</h1><h2>{{ .Params.kicker }}</h2><h3>{{ .Date.Format \"2006-01-02\" }}</h3>\
                  <main>{{ .Content }}</main></body></html>";
    let (folder, packages) = site(
        "hugo",
        &[
            ("hugo.toml", "baseURL = \"https://x.example/\"\ntitle = \"t\"\n"),
            ("config.toml", "baseURL = \"https://x.example/\"\ntitle = \"t\"\n"),
            ("layouts/_default/single.html", layout),
            ("layouts/_default/list.html", "x"),
        ],
    );
    run(hugo.args(["--panicOnWarning", "--quiet"]), folder.path());
    for (package, interview) in &packages {
        let place = folder.path().join("public").join(slug(package));
        let page = fs::read_to_string(place.join("index.html")).unwrap();
        assert_words(&page, interview);
        assert!(place.join(picture_of(&page)).is_file());
        if let Some(date) = interview.details.date {
            assert!(page.contains(&format!("<h3>{date}</h3>")));
        }
    }
    assert!(!folder.path().join("public/_wortlaut").exists(), "records are not published");
}

#[test]
fn jekyll_shows_every_word_and_the_picture() {
    let Some(mut jekyll) = installed("jekyll") else { return };
    let layout = "<!doctype html><html><head><title>{{ page.title | escape }}</title></head><body>\
                  <main>{{ content }}</main></body></html>";
    let config = "permalink: /:title/\n";
    let (folder, packages) = site("jekyll", &[("_config.yml", config), ("_layouts/post.html", layout)]);
    run(jekyll.args(["build", "--quiet", "--trace"]), folder.path());
    for (package, interview) in &packages {
        let place = folder.path().join("_site");
        let page = fs::read_to_string(place.join(slug(package)).join("index.html")).unwrap();
        assert_words(&page, interview);
        assert!(place.join(picture_of(&page).trim_start_matches('/')).is_file());
    }
    assert!(!folder.path().join("_site/_wortlaut").exists(), "records are not published");
}

#[test]
fn eleventy_shows_every_word_and_the_picture() {
    let Some(eleventy) = of_npm("@11ty/eleventy/cmd.cjs") else { return };
    let Some(mut node) = installed("node") else { return };
    let config =
        "module.exports = c => { c.addPassthroughCopy('**/*.jpg'); c.addGlobalData('layout', 'page.njk') }";
    let layout = "<title>{{ title }}</title><main>{{ content | safe }}</main>";
    let (folder, packages) =
        site("eleventy", &[("eleventy.config.cjs", config), ("_includes/page.njk", layout)]);
    run(node.arg(eleventy).args(["--quiet", "--formats=md"]), folder.path());
    for (package, interview) in &packages {
        let place = folder.path().join("_site").join(slug(package));
        let page = fs::read_to_string(place.join("index.html")).unwrap();
        assert_words(&page, interview);
        assert!(place.join(picture_of(&page)).is_file());
    }
}

#[test]
fn pandoc_shows_every_word() {
    let Some(_) = installed("pandoc") else { return };
    for interview in [sample(), hostile()] {
        let package = packed(&interview, profile("markdown"));
        let folder = tempfile::tempdir().unwrap();
        put(folder.path(), "index.md", &package.files[0].bytes);
        let page = run(
            Command::new("pandoc").args(["--from", "markdown-smart", "--to", "html", "index.md"]),
            folder.path(),
        );
        assert_words(&page, &published(&package));
    }
}

#[test]
fn a_page_is_valid_and_its_data_for_search_engines_can_be_read() {
    for interview in [sample(), hostile()] {
        let package = packed(&interview, profile("html"));
        let page = String::from_utf8(package.files[0].bytes.clone()).unwrap();
        assert_words(&page, &published(&package));
        let (_, data) = page.split_once("<script type=\"application/ld+json\">").unwrap();
        let data: serde_json::Value = serde_json::from_str(data.split_once("</script>").unwrap().0).unwrap();
        assert_eq!(data["headline"], published(&package).working_title());
        assert_eq!(page.matches("<script").count(), 1, "nothing of the text became a script");

        let (Some(validator), Some(mut java)) = (of_npm("vnu-jar/build/dist/vnu.jar"), installed("java"))
        else {
            continue;
        };
        let folder = tempfile::tempdir().unwrap();
        put(folder.path(), "index.html", &page);
        run(java.arg("-jar").arg(validator).args(["--errors-only", "index.html"]), folder.path());
    }
}

#[test]
fn plain_text_has_every_word() {
    for interview in [sample(), hostile()] {
        let package = packed(&interview, profile("text"));
        let text = String::from_utf8(package.files[0].bytes.clone()).unwrap();
        let mut rest = single_spaced(&text);
        for block in published(&package).blocks {
            for paragraph in block.content.paragraphs() {
                let wanted = single_spaced(&paragraph.text());
                rest = rest.split_once(&wanted).unwrap_or_else(|| panic!("no “{wanted}”")).1.to_owned();
            }
        }
    }
}
