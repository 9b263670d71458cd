//! The command line as a person and a script use it: verbs, JSON, exit codes, sentences.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test that fails should say where

mod pictures;

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tests::{compare_with_file, root};

/// A library of its own, and what can be said to the program about it.
struct Terminal {
    folder: tempfile::TempDir,
}

impl Terminal {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_wortlaut-cli"))
            .arg("--library")
            .arg(self.path("library"))
            .args(["--language", "en"])
            .args(arguments)
            .current_dir(root())
            .output()
            .unwrap()
    }

    /// The result of a verb that ends with this exit code.
    fn json(&self, code: i32, arguments: &[&str]) -> Value {
        let output = self.run(&[arguments, &["--json"]].concat());
        let told = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {told}");
        serde_json::from_slice(&output.stdout)
            .unwrap_or_else(|error| panic!("{arguments:?}: {error}: {told}"))
    }

    fn text(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert_eq!(
            output.status.code(),
            Some(0),
            "{arguments:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8(output.stdout).unwrap()
    }

    /// The sentence with which a verb fails, and its exit code.
    fn failure(&self, arguments: &[&str]) -> (i32, String) {
        let output = self.run(arguments);
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(!told.contains("panicked"), "{told}");
        (output.status.code().unwrap(), told)
    }

    fn import_sample(&self) -> String {
        let reports = self.json(0, &["import", "assets/sample/interview.txt"]);
        let id = reports[0]["id"].as_str().unwrap().to_owned();
        self.json(0, &["portrait", "add", &id, "assets/sample/portrait.jpg"]);
        id
    }
}

#[test]
fn the_main_job_is_done_in_the_terminal() {
    let terminal = Terminal::new();
    let id = terminal.import_sample();
    let rows = terminal.json(0, &["list"]);
    assert_eq!(rows[0]["id"], Value::from(id.as_str()));
    let shown = terminal.json(0, &["show", &id]);
    assert_eq!(shown["format"], "wortlaut-interview");
    let headline = shown["interview"]["title"]["headline"].as_str().unwrap();
    let found = terminal.json(0, &["search", headline]);
    assert_eq!(found[0]["draft"], Value::from(id.as_str()));
    let checked = terminal.json(0, &["check", &id]);
    assert!(checked["findings"].as_array().unwrap().iter().any(|f| f["rule"] == "pull-quote-not-verbatim"));

    let out = terminal.path("out");
    let out_named = out.to_str().unwrap();
    let refused = terminal.json(1, &["export", &id, "--profile", "markdown", "--to", out_named]);
    assert_eq!(refused["files"].as_array().unwrap().len(), 0);
    assert_eq!(refused["blocked"][0]["rule"], "not-approved");
    let written = terminal.json(0, &["export", &id, "--profile", "markdown", "--to", out_named, "--draft"]);
    for file in written["files"].as_array().unwrap() {
        let path = out.join(file["path"].as_str().unwrap());
        assert_eq!(fs::metadata(&path).unwrap().len(), file["bytes"].as_u64().unwrap(), "{}", path.display());
    }
    let package = fs::read_dir(&out).unwrap().next().unwrap().unwrap().path();
    let sums = Command::new("sha256sum")
        .args(["--check", "--strict", "checksums.txt"])
        .current_dir(&package)
        .output()
        .unwrap();
    assert!(sums.status.success(), "{}", String::from_utf8_lossy(&sums.stderr));

    let read = terminal.json(0, &["read", package.join("index.md").to_str().unwrap()]);
    let kinds: Vec<&str> =
        read["blocks"].as_array().unwrap().iter().map(|b| b["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds.iter().filter(|kind| **kind == "question").count(), 8);
    assert_eq!(kinds.iter().filter(|kind| **kind == "answer").count(), 8);
    assert_eq!(kinds.iter().filter(|kind| **kind == "pullquote").count(), 1);
    for field in ["alt", "caption", "credit"] {
        assert!(!read["portrait"][field].as_str().unwrap().is_empty(), "{field}");
    }
}

#[test]
fn bad_input_gets_a_clear_sentence_and_the_right_exit_code() {
    let terminal = Terminal::new();
    let write = |name: &str, bytes: &[u8]| {
        fs::write(terminal.path(name), bytes).unwrap();
        terminal.path(name).to_str().unwrap().to_owned()
    };
    let noise: Vec<u8> = (0..200_000_000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    let (missing, empty) = (terminal.path("fehlt.txt"), write("leer.txt", b""));
    let (noise, binary) =
        (write("rauschen.txt", &noise), write("programm.txt", b"\x7fELF\0\0\0\0\x01\0\x02\0\xff\xfe\0\0"));
    let broken =
        write("kaputt.json", br#"{"format":"wortlaut-interview","version":1,"interview":{"blocks":7}}"#);
    let newer = write("neu.json", br#"{"format":"wortlaut-interview","version":9,"interview":{}}"#);
    let folder = terminal.folder.path().to_str().unwrap().to_owned();
    let cases: [(&str, i32, &str); 7] = [
        (missing.to_str().unwrap(), 3, "nothing is there"),
        (&folder, 3, "is a folder"),
        (&empty, 3, "empty"),
        (&noise, 3, "larger than"),
        (&binary, 3, "text"),
        (&broken, 3, "damaged"),
        (&newer, 3, "version 9"),
    ];
    for (file, code, words) in cases {
        let (ended, told) = terminal.failure(&["read", file]);
        assert_eq!(ended, code, "{file}: {told}");
        assert!(told.contains(words), "{file}: {told}");
        assert!(told.starts_with("wortlaut-cli: "), "{told}");
    }
    let id = terminal.import_sample();
    for arguments in
        [&["show", "n404"][..], &["export", &id, "--profile", "nix", "--to", "out"], &["fly"], &["export"]]
    {
        let (ended, told) = terminal.failure(arguments);
        assert_eq!(ended, 2, "{arguments:?}: {told}");
    }
    let file = write("datei", b"hier liegt etwas");
    for target in [file.as_str(), "/proc/nirgends"] {
        let (ended, told) =
            terminal.failure(&["export", &id, "--profile", "markdown", "--to", target, "--draft"]);
        assert_eq!(ended, 4, "{target}: {told}");
        assert!(told.contains("cannot be written to"), "{told}");
    }
    assert_eq!(fs::read(&file).unwrap(), b"hier liegt etwas");
}

#[test]
fn files_in_other_encodings_are_read_correctly() {
    let terminal = Terminal::new();
    let text = "Größe zählt\n\nEin Vorspann über die Straße nach Öhringen, „kurz“ – und gut.\n\nWarum ist das so?\n\nWeil wir es für richtig halten. Die Bürger haben lange genug gewartet, und wir hatten das Geld dafür.\n\nWie geht es weiter?\n\nMit Geduld und Spucke, wie man bei uns sagt. Im März fangen wir an.\n";
    let mut utf16 = vec![0xff, 0xfe];
    utf16.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    let windows_1252: Vec<u8> = text
        .chars()
        .map(|c| match c {
            '„' => 0x84,
            '“' => 0x93,
            '–' => 0x96,
            c => u8::try_from(u32::from(c)).unwrap(),
        })
        .collect();
    let expected = {
        fs::write(terminal.path("utf8.txt"), text).unwrap();
        terminal.json(0, &["read", terminal.path("utf8.txt").to_str().unwrap()])["blocks"].clone()
    };
    assert!(expected.as_array().unwrap().len() >= 4, "{expected}");
    for (name, bytes) in [("utf16.txt", utf16), ("windows.txt", windows_1252)] {
        fs::write(terminal.path(name), bytes).unwrap();
        let read = terminal.json(0, &["read", terminal.path(name).to_str().unwrap()]);
        assert_eq!(read["blocks"], expected, "{name}");
    }
    let mut invalid = text.as_bytes().to_vec();
    invalid.extend(b"\xff\xfe Rest");
    fs::write(terminal.path("kaputt.txt"), invalid).unwrap();
    terminal.json(0, &["read", terminal.path("kaputt.txt").to_str().unwrap()]);
}

#[test]
fn a_library_that_cannot_be_read_is_left_alone() {
    let terminal = Terminal::new();
    terminal.import_sample();
    let database = terminal.path("library").join("library.db");
    let mut bytes = fs::read(&database).unwrap();
    bytes[..4096].fill(b'?');
    fs::write(&database, &bytes).unwrap();
    let (ended, told) = terminal.failure(&["list"]);
    assert_eq!(ended, 4, "{told}");
    assert_eq!(fs::read(&database).unwrap(), bytes, "a damaged library is not written to");

    let file = terminal.path("datei");
    fs::write(&file, b"").unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_wortlaut-cli"))
        .arg("--library")
        .arg(&file)
        .arg("list")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(4));
}

#[test]
fn backup_restore_and_verify_go_round() {
    let terminal = Terminal::new();
    let id = terminal.import_sample();
    let backup = terminal.path("sicherung.wortlaut");
    let backup = backup.to_str().unwrap();
    terminal.text(&["backup", backup]);
    let before = terminal.json(0, &["show", &id]);
    fs::remove_dir_all(terminal.path("library")).unwrap();
    terminal.text(&["restore", backup]);
    assert_eq!(terminal.json(0, &["show", &id]), before);
    assert!(terminal.text(&["verify"]).contains("All is well"));
    let (ended, told) = terminal.failure(&["restore", "README.md"]);
    assert_eq!(ended, 4, "{told}");
    assert_eq!(terminal.json(0, &["show", &id]), before, "a file that is no backup changes nothing");
}

#[test]
fn what_people_see_is_as_recorded() {
    let terminal = Terminal::new();
    let id = terminal.import_sample();
    let out = terminal.path("out");
    let out = out.to_str().unwrap();
    let mut record = String::new();
    for arguments in [
        &["read", "assets/sample/interview.txt"][..],
        &["list"],
        &["check", &id],
        &["profiles"],
        &["export", &id, "--to", out, "--draft"],
    ] {
        for language in ["de", "en"] {
            let output = terminal.run(&[&["--language", language], arguments].concat());
            let shown = String::from_utf8(output.stdout).unwrap().replace(&id, "ID").replace(out, "OUT");
            let typed = arguments.join(" ").replace(&id, "ID").replace(out, "OUT");
            record.push_str(&format!("$ wortlaut-cli --language {language} {typed}\n{shown}\n"));
        }
    }
    compare_with_file(&root().join("tests/cli/record.txt"), &record).unwrap();
}

#[test]
fn the_reference_in_the_docs_is_current() {
    let terminal = Terminal::new();
    let page = root().join("docs/cli.md");
    let written = fs::read_to_string(&page).unwrap();
    let (head, _) = written.split_once("## Reference\n").expect("docs/cli.md has a section Reference");
    let verbs: [&[&str]; 17] = [
        &[],
        &["read"],
        &["import"],
        &["list"],
        &["search"],
        &["show"],
        &["versions"],
        &["diff"],
        &["check"],
        &["picture"],
        &["portrait", "add"],
        &["export"],
        &["profiles"],
        &["profiles", "check"],
        &["backup"],
        &["restore"],
        &["verify"],
    ];
    let help = |verb: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_wortlaut-cli"))
            .args(verb)
            .arg("--help")
            .env("COLUMNS", "100")
            .env_remove("WORTLAUT_LIBRARY")
            .env_remove("WORTLAUT_LANGUAGE")
            .output()
            .unwrap();
        let text: Vec<String> =
            String::from_utf8(output.stdout).unwrap().lines().map(|l| l.trim_end().to_owned()).collect();
        format!(
            "\n### `{}`\n\n```\n{}\n```\n",
            [&["wortlaut-cli"], verb].concat().join(" "),
            text.join("\n").trim_end()
        )
    };
    let reference: String = verbs.iter().map(|verb| help(verb)).collect();
    compare_with_file(&page, &format!("{head}## Reference\n{reference}")).unwrap();
    assert!(terminal.text(&["--version"]).starts_with("wortlaut-cli 0."));
}

#[test]
fn nothing_is_written_where_nobody_asked_for_it() {
    let terminal = Terminal::new();
    terminal.json(0, &["read", "assets/sample/interview.txt"]);
    terminal.json(0, &["check", "assets/sample/interview.txt"]);
    terminal.json(0, &["profiles"]);
    assert!(!Path::exists(&terminal.path("library")), "reading a file makes no library");
}

#[test]
fn the_history_of_a_draft_is_told_and_compared() {
    let terminal = Terminal::new();
    let imported = terminal.json(0, &["import", "assets/sample/interview.txt"]);
    let id = imported[0]["id"].as_str().unwrap().to_owned();
    terminal.json(0, &["portrait", "add", &id, "assets/sample/portrait.jpg"]);
    let moments = terminal.json(0, &["versions", &id]);
    let first = moments["moments"].as_array().unwrap().last().unwrap()["id"].as_str().unwrap().to_owned();
    let passages = terminal.json(0, &["diff", &id, &first]);
    assert!(passages["passages"].as_array().unwrap().iter().all(|passage| passage["change"] == "same"));
    assert_eq!(terminal.run(&["diff", &id, "nichts"]).status.code(), Some(2));
}

#[test]
fn a_profile_of_ones_own_is_tried_out_and_used() {
    let terminal = Terminal::new();
    let id = terminal.import_sample();
    let folder = terminal.path("library/profiles/unsere");
    fs::create_dir_all(&folder).unwrap();
    let toml = "name = 'unsere'\nformat = 'template'\ntemplate = 'a.xml.j2'\ntitle = {de = 'Unsere', en = 'Ours'}\n\
                description = {de = 'd', en = 'e'}\ndate = {zone = 'Europe/Berlin', time = '08:00'}\n";
    fs::write(folder.join("profile.toml"), toml).unwrap();
    fs::write(folder.join("a.xml.j2"), "<a>\n{{ headlin }}\n</a>").unwrap();
    let told = terminal.json(1, &["profiles", "check", "unsere"]);
    let problem = told["problems"][0].as_str().unwrap();
    assert!(problem.contains("a.xml.j2") && problem.contains('2'), "{problem}");

    fs::write(folder.join("a.xml.j2"), "<a>{{ headline }}</a>").unwrap();
    let told = terminal.json(0, &["profiles", "check", "unsere"]);
    assert_eq!(told["text"], "<a>Ein Brunnen meldet sich</a>");
    assert!(terminal.text(&["profiles", "check", folder.to_str().unwrap(), "--show"]).contains("Brunnen"));
    assert!(terminal.text(&["profiles"]).contains("unsere"));
    let out = terminal.path("out");
    terminal.json(0, &["export", &id, "--profile", "unsere", "--to", out.to_str().unwrap(), "--draft"]);
    let written = fs::read_to_string(out.join("ein-brunnen-meldet-sich-entwurf/a.xml")).unwrap();
    assert_eq!(written, "<a>Ein Brunnen meldet sich</a>");
}
