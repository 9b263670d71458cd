//! The menu bar. Its items carry the names of the page's commands and say them to the window in front; what a command
//! does, and whether it can be done now, the page knows. Its words are those of the page (assets/locales).

use crate::desk::Desk;
use newsroom::view::UiLanguage;
use serde_json::Value;
use tauri::menu::{Menu, MenuItem, PredefinedMenuItem, Submenu};
use tauri::{AppHandle, Emitter, Manager, Wry};

/// An item: the name of a command, and the keys that the menu bar hears for it. Keys that write stay with the text.
type Item = (&'static str, Option<&'static str>);

/// A line between items.
const LINE: Item = ("", None);

const FILE: &[Item] = &[
    ("new", Some("CmdOrCtrl+N")),
    ("newShort", None),
    ("newLong", None),
    ("open", Some("CmdOrCtrl+O")),
    ("import", Some("CmdOrCtrl+Shift+O")),
    ("library", Some("CmdOrCtrl+Shift+B")),
    ("search", Some("CmdOrCtrl+Shift+F")),
    ("window", Some("CmdOrCtrl+Shift+N")),
    LINE,
    ("version", Some("CmdOrCtrl+S")),
    ("history", None),
    ("export", Some("CmdOrCtrl+E")),
    ("print", Some("CmdOrCtrl+P")),
    LINE,
    ("settings", None),
    ("close", Some("CmdOrCtrl+W")),
];
const EDIT: &[Item] = &[
    ("undo", None),
    ("redo", None),
    LINE,
    ("find", Some("CmdOrCtrl+F")),
    ("replace", Some("CmdOrCtrl+H")),
    LINE,
    ("strong", None),
    ("emphasis", None),
    ("link", None),
    ("typography", None),
];
const BLOCK: &[Item] = &[
    ("question", None),
    ("answer", None),
    ("subheading", None),
    ("pullquote", None),
    ("note", None),
    LINE,
    ("insertQuestion", None),
    ("quote", None),
    ("stash", None),
    ("speaker", None),
    LINE,
    ("moveUp", None),
    ("moveDown", None),
    ("duplicate", None),
    ("delete", None),
];
const REVIEW: &[Item] = &[
    ("nextFinding", Some("F7")),
    ("previousFinding", Some("Shift+F7")),
    ("check", None),
    LINE,
    ("comment", None),
    ("suggest", None),
    ("nextRemark", Some("F8")),
    ("previousRemark", Some("Shift+F8")),
    ("accept", None),
    ("reject", None),
];
const VIEW: &[Item] = &[
    ("palette", Some("CmdOrCtrl+Shift+P")),
    LINE,
    ("focus", Some("CmdOrCtrl+D")),
    ("typewriter", None),
    ("typographyWhileTyping", None),
    ("outline", None),
    ("inspector", None),
    ("read", Some("CmdOrCtrl+Shift+L")),
    LINE,
    ("larger", None),
    ("smaller", None),
    ("usualSize", None),
];
const HELP: &[Item] = &[("keys", Some("F1"))];
const BAR: &[(&str, &[Item])] = &[
    ("group.file", FILE),
    ("group.edit", EDIT),
    ("group.block", BLOCK),
    ("group.review", REVIEW),
    ("group.view", VIEW),
    ("group.help", HELP),
];

/// The menu bar in the language of the program.
///
/// # Errors
/// If the system gives no menu.
pub(crate) fn bar(app: &AppHandle) -> tauri::Result<Menu<Wry>> {
    let texts = texts(app.state::<Desk>().language());
    let menu = Menu::new(app)?;
    for (title, items) in BAR {
        let submenu = Submenu::new(app, text(&texts, title), true)?;
        for (name, keys) in *items {
            if name.is_empty() {
                submenu.append(&PredefinedMenuItem::separator(app)?)?;
            } else {
                let label = text(&texts, &format!("command.{name}"));
                submenu.append(&MenuItem::with_id(app, *name, label, true, *keys)?)?;
            }
        }
        menu.append(&submenu)?;
    }
    Ok(menu)
}

/// Says the chosen command to the window in front.
pub(crate) fn on_chosen(app: &AppHandle, command: &str) {
    let windows = app.webview_windows();
    let front = windows.values().find(|window| window.is_focused().unwrap_or_default());
    if let Some(window) = front.or_else(|| windows.values().next()) {
        let _ = app.emit("menu", (window.label(), command));
    }
}

/// The language has changed.
pub(crate) fn renew(app: &AppHandle) {
    if let Ok(bar) = bar(app) {
        let _ = app.set_menu(bar);
    }
}

fn texts(language: UiLanguage) -> Value {
    let json = match language {
        UiLanguage::De => include_str!("../../assets/locales/de.json"),
        UiLanguage::En => include_str!("../../assets/locales/en.json"),
    };
    serde_json::from_str(json).unwrap_or_default()
}

fn text(texts: &Value, key: &str) -> String {
    texts.get(key).and_then(Value::as_str).unwrap_or(key).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_item_has_its_words_in_both_languages() {
        for language in [UiLanguage::De, UiLanguage::En] {
            let texts = texts(language);
            for (title, items) in BAR {
                let names = items.iter().filter(|(name, _)| !name.is_empty());
                for key in names.map(|(name, _)| format!("command.{name}")).chain([(*title).to_owned()]) {
                    assert_ne!(text(&texts, &key), key);
                }
            }
        }
    }
}
