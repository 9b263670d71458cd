//! Programs that read our files, where the machine has them. Where it has not, the test says so and passes.

use std::path::Path;
use std::process::Command;

/// The program and what it is started with before all else; nothing, with a message, if it is not there.
pub(crate) fn found(program: &str) -> Option<Command> {
    let is_there = Command::new(program).arg("--help").output().is_ok_and(|output| output.status.success());
    if !is_there {
        eprintln!("SKIPPED: {program} is not installed; what it would have read has not been tried");
    }
    is_there.then(|| Command::new(program))
}

/// Runs a program to its end and answers with what it printed.
pub(crate) fn run(command: &mut Command) -> String {
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{command:?}\n{said}\n{}", String::from_utf8_lossy(&output.stdout));
    String::from_utf8(output.stdout).unwrap()
}

/// The words that pandoc reads in a file.
pub(crate) fn pandoc_words(file: &Path, format: &str) -> Option<Vec<String>> {
    let mut pandoc = found("pandoc")?;
    let json = run(pandoc.args(["--from", format, "--to", "json"]).arg(file));
    let tree: serde_json::Value = serde_json::from_str(&json).unwrap();
    let mut text = String::new();
    gather(&tree["blocks"], &mut text);
    Some(text.split_whitespace().map(str::to_owned).collect())
}

/// The letters of pandoc's tree; notes, attributes and addresses are not among them.
fn gather(tree: &serde_json::Value, text: &mut String) {
    match tree {
        serde_json::Value::Array(all) => all.iter().for_each(|inner| gather(inner, text)),
        serde_json::Value::Object(node) => {
            match node.get("t").and_then(|kind| kind.as_str()) {
                Some("Str") => text.push_str(node["c"].as_str().unwrap()),
                Some("Space" | "SoftBreak" | "LineBreak") => text.push('\n'),
                // Its alternative text is no text of the page; older versions keep a figure's caption there.
                Some("Image") if !node["c"][2][1].as_str().unwrap().starts_with("fig:") => {}
                Some(kind) => {
                    if let Some(inner) = node.get("c") {
                        gather(inner, text);
                    }
                    let is_block =
                        matches!(kind, "Para" | "Plain" | "Header" | "Div" | "BlockQuote" | "Figure");
                    text.push_str(if is_block { "\n" } else { "" });
                }
                None => {}
            }
        }
        _ => {}
    }
}

/// Has LibreOffice convert a file into this folder.
pub(crate) fn libreoffice(file: &Path, to: &str, folder: &Path) -> Option<()> {
    let mut office = found("soffice")?;
    let profile = format!("-env:UserInstallation=file://{}", folder.join("office").display());
    run(office.args([&profile, "--headless", "--convert-to", to, "--outdir"]).arg(folder).arg(file));
    Some(())
}

/// The words between the tags of XHTML; every tag of a paragraph parts words.
pub(crate) fn xhtml_words(xml: &str) -> Vec<String> {
    xml_words_between(xml, &["a", "b", "em", "strong", "span"])
}

/// The words between the tags of XML; every tag but these parts words.
pub(crate) fn xml_words_between(xml: &str, inline: &[&str]) -> Vec<String> {
    let mut text = String::new();
    for (i, piece) in xml.split('<').enumerate() {
        let (tag, letters) = if i == 0 { ("", piece) } else { piece.split_once('>').unwrap() };
        let name = tag.trim_start_matches('/').split(' ').next().unwrap();
        text.push_str(if inline.contains(&name) { "" } else { "\n" });
        text.push_str(letters);
    }
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#13;", "\r"), ("&amp;", "&")];
    let text = entities.iter().fold(text, |text, (entity, letter)| text.replace(entity, letter));
    text.replace('\u{ad}', "").split_whitespace().map(str::to_owned).collect()
}
