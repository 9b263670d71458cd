//! A display, a driver, a library of its own, and hands to type with.

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::key::Key;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;
use std::io::{BufRead, BufReader};
use std::net::{TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs, thread};
use tokio::sync::{Mutex, MutexGuard};

/// One window at a time: several at once fight for focus.
static TURN: Mutex<()> = Mutex::const_new(());

const PATIENCE: Duration = Duration::from_secs(60);

/// A process and its children, ended together.
struct Group(Child);

impl Drop for Group {
    fn drop(&mut self) {
        let _ = Command::new("kill")
            .args(["-KILL", "--", &format!("-{}", self.0.id())])
            .stderr(Stdio::null())
            .status();
        let _ = self.0.wait();
    }
}

pub(crate) struct Desk {
    client: Option<Client>,
    driver: Option<Group>,
    _display: Option<Group>,
    display: String,
    folder: tempfile::TempDir,
    _turn: MutexGuard<'static, ()>,
}

impl Desk {
    /// A fresh library in a folder of its own, on a display of its own.
    pub(crate) async fn new() -> Self {
        let turn = TURN.lock().await;
        let (display, server) = display();
        Self {
            client: None,
            driver: None,
            _display: server,
            display,
            folder: tempfile::tempdir().unwrap(),
            _turn: turn,
        }
    }

    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    fn library(&self) -> PathBuf {
        self.folder().join("library")
    }

    pub(crate) fn client(&self) -> &Client {
        self.client.as_ref().expect("the window is open")
    }

    /// Starts the program and waits until its first screen is painted.
    pub(crate) async fn start(&mut self) {
        let port = free_port();
        let driver = Command::new("WebKitWebDriver")
            .args([format!("--port={port}"), "--host=127.0.0.1".to_owned()])
            .env("DISPLAY", &self.display)
            .env_remove("WAYLAND_DISPLAY")
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("WORTLAUT_LIBRARY", self.library())
            .env("WORTLAUT_E2E_PICKER", self.folder().join("window"))
            .env("XDG_DATA_HOME", self.folder().join("data"))
            .env("XDG_CONFIG_HOME", self.folder().join("config"))
            // Where a desktop portal is installed but cannot start, asking it for the theme takes 25 seconds.
            .env("DBUS_SESSION_BUS_ADDRESS", "disabled:")
            .env("LANG", "de_DE.UTF-8")
            .env("LC_ALL", "de_DE.UTF-8")
            .env("NO_AT_BRIDGE", "1")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .expect("WebKitWebDriver is installed (Debian: webkit2gtk-driver)");
        self.driver = Some(Group(driver));
        wait_for_port(port);
        let capabilities = json!({
            "webkitgtk:browserOptions": { "binary": env!("CARGO_BIN_EXE_wortlaut"), "args": [] }
        });
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities.as_object().unwrap().clone())
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .expect("the window opens");
        self.client = Some(client);
        self.until_script("return document.documentElement.dataset.ready !== undefined").await;
    }

    /// Ends the session; the driver ends the program.
    pub(crate) async fn quit(&mut self) {
        // Leaving the draft writes what is still on its way.
        let _ =
            self.client().execute("window.dispatchEvent(new Event('beforeunload')); return 1", vec![]).await;
        self.until_saved().await;
        if let Some(client) = self.client.take() {
            let _ = client.close().await;
        }
        self.driver = None;
        self.until_library_is_free();
    }

    /// Kills the program without warning.
    pub(crate) async fn kill(&mut self) {
        let mine = format!("WORTLAUT_LIBRARY={}", self.library().display());
        for process in fs::read_dir("/proc").unwrap().flatten() {
            let name = process.file_name().to_string_lossy().into_owned();
            let is_program =
                fs::read_to_string(process.path().join("comm")).is_ok_and(|comm| comm.trim() == "wortlaut");
            let environment = fs::read(process.path().join("environ")).unwrap_or_default();
            if is_program && environment.split(|byte| *byte == 0).any(|entry| entry == mine.as_bytes()) {
                let _ = Command::new("kill").args(["-KILL", &name]).status();
            }
        }
        self.client = None;
        self.driver = None;
        self.until_library_is_free();
    }

    fn until_library_is_free(&self) {
        let start = Instant::now();
        while newsroom::Newsroom::open(&self.library()).is_err() {
            assert!(start.elapsed() < PATIENCE, "the program still holds the library");
            thread::sleep(Duration::from_millis(50));
        }
    }

    /// Whose desk this is, while the program does not run.
    pub(crate) fn sign_as(&self, name: &str) {
        let newsroom = self.hold_library();
        let settings = newsroom.settings().unwrap();
        newsroom.save_settings(&newsroom::view::Settings { author: name.to_owned(), ..settings }).unwrap();
    }

    /// Opens the library as another program would.
    pub(crate) fn hold_library(&self) -> newsroom::Newsroom {
        newsroom::Newsroom::open(&self.library()).map_err(|error| error.code()).unwrap()
    }

    pub(crate) async fn until_script(&self, script: &str) {
        let start = Instant::now();
        loop {
            let answer = self.client().execute(script, vec![]).await;
            if answer.as_ref().is_ok_and(|answer| answer == &json!(true)) {
                return;
            }
            assert!(start.elapsed() < PATIENCE, "never true: {script} ({answer:?})");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    pub(crate) async fn until(&self, wanted: impl Fn(&str) -> bool, element: &Element) {
        let start = Instant::now();
        loop {
            let text = element.text().await.unwrap_or_default();
            if wanted(&text) {
                return;
            }
            assert!(start.elapsed() < PATIENCE, "never seen: {text}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    pub(crate) async fn until_ready(&self, screen: &str) {
        self.until_script(&format!("return document.documentElement.dataset.ready === '{screen}'")).await;
    }

    /// Waits until the window says that everything is on the disk.
    pub(crate) async fn until_saved(&self) {
        self.until_script("return !document.querySelector('[data-testid=save-state]') || document.querySelector('[data-testid=save-state]').dataset.state === 'saved'").await;
    }

    pub(crate) async fn find(&self, locator: Locator<'_>) -> Element {
        self.client().wait().at_most(PATIENCE).for_element(locator).await.unwrap()
    }

    pub(crate) async fn count(&self, css: &str) -> usize {
        self.find(Locator::Css(css)).await;
        self.client().find_all(Locator::Css(css)).await.unwrap().len()
    }

    pub(crate) async fn text_of(&self, css: &str) -> String {
        self.find(Locator::Css(css)).await;
        let script = format!("return document.querySelector({}).textContent", json!(css));
        let text = self.client().execute(&script, vec![]).await.unwrap();
        text.as_str().unwrap_or_default().to_owned()
    }

    pub(crate) async fn click_button(&self, name: &str) {
        let path = format!("//button[normalize-space(.)='{name}' or @aria-label='{name}']");
        self.find(Locator::XPath(&path)).await.click().await.unwrap();
    }

    pub(crate) async fn open_first_row(&self) {
        self.until_ready("library").await;
        self.find(Locator::Css("tbody td.title button")).await.click().await.unwrap();
        self.until_ready("draft").await;
    }

    /// Types at the end of the first element that matches, as with fingers.
    pub(crate) async fn type_at_end_of(&self, css: &str, words: &str) {
        let paragraph = self.find(Locator::Css(&format!("{css} p:last-child"))).await;
        paragraph.click().await.unwrap();
        let to_end = format!(
            "const p = document.querySelector({}); const s = getSelection(); s.selectAllChildren(p); s.collapseToEnd(); return 1",
            json!(format!("{css} p:last-child"))
        );
        self.client().execute(&to_end, vec![]).await.unwrap();
        self.type_words(words).await;
    }

    /// Chooses an entry of a select.
    pub(crate) async fn choose(&self, css: &str, value: &str) {
        let script = format!(
            "const select = document.querySelector({}); select.value = {}; select.dispatchEvent(new Event('change', {{ bubbles: true }})); return 1",
            json!(css),
            json!(value)
        );
        self.find(Locator::Css(css)).await;
        self.client().execute(&script, vec![]).await.unwrap();
    }

    /// Sets the status, with a note for the next person.
    pub(crate) async fn hand_over(&self, status: &str, note: &str) {
        self.choose("label.status select", status).await;
        self.find(Locator::Css("dialog[open] textarea")).await.click().await.unwrap();
        self.type_words(note).await;
        self.find(Locator::Css("dialog[open] button.primary")).await.click().await.unwrap();
        let is_set = format!(
            "return document.querySelector('label.status select').value === '{status}' && !document.querySelector('dialog[open]')"
        );
        self.until_script(&is_set).await;
    }

    /// Types where the focus is, as with fingers.
    pub(crate) async fn type_words(&self, words: &str) {
        let mut keys = KeyActions::new("keys".to_owned());
        for letter in words.chars() {
            keys = keys.then(KeyAction::Down { value: letter }).then(KeyAction::Up { value: letter });
        }
        self.client().perform_actions(keys).await.unwrap();
    }

    /// Presses a key with others held down.
    pub(crate) async fn press(&self, held: &[Key], key: impl Into<char>) {
        let key = key.into();
        let mut keys = KeyActions::new("keys".to_owned());
        for held in held {
            keys = keys.then(KeyAction::Down { value: (*held).into() });
        }
        keys = keys.then(KeyAction::Down { value: key }).then(KeyAction::Up { value: key });
        for held in held.iter().rev() {
            keys = keys.then(KeyAction::Up { value: (*held).into() });
        }
        self.client().perform_actions(keys).await.unwrap();
    }

    /// Goes on with Tab until the focus is on what matches, as somebody without a mouse does.
    pub(crate) async fn tab_to(&self, css: &str) {
        for _ in 0..60 {
            let is_there = format!("return document.activeElement?.matches({}) ?? false", json!(css));
            if self.client().execute(&is_there, vec![]).await.unwrap() == json!(true) {
                return;
            }
            self.press(&[], Key::Tab).await;
        }
        panic!("Tab never came to {css}");
    }

    /// In the export dialog: into the picked folder, as a draft.
    pub(crate) async fn export_as_draft(&self) {
        self.click_button("Ordner wählen …").await;
        // The folder's line may grow: what is below it has moved once it is there.
        self.find(Locator::Css(".folder .path:not(.none)")).await;
        self.find(Locator::Css("[data-testid=export-as-draft]")).await.click().await.unwrap();
        self.find(Locator::Css("[data-testid=export-start]:not(:disabled)")).await.click().await.unwrap();
        self.find(Locator::Css("[data-testid=export-done]")).await;
    }

    pub(crate) async fn click_tab(&self, name: &str) {
        let path = format!("//button[@role='tab' and starts-with(normalize-space(.), '{name}')]");
        self.find(Locator::XPath(&path)).await.click().await.unwrap();
    }

    pub(crate) async fn click_text(&self, text: &str) {
        let path = format!("//label[normalize-space(.)='{text}']");
        self.find(Locator::XPath(&path)).await.click().await.unwrap();
    }

    pub(crate) async fn set_theme(&self, theme: &str) {
        let script = format!("document.documentElement.dataset.theme = '{theme}'; return 1");
        self.client().execute(&script, vec![]).await.unwrap();
    }

    /// A picture of the window, once it is painted.
    pub(crate) async fn photograph(&self, file: &Path) {
        self.until_script("return [...document.images].every((picture) => picture.complete)").await;
        tokio::time::sleep(Duration::from_millis(1_200)).await;
        let picture = self.client().screenshot().await.unwrap();
        fs::write(file, picture).unwrap();
    }

    /// How many drafts the library's database holds, looked at from outside.
    pub(crate) fn drafts_on_disk(&self) -> usize {
        let copy = self.folder().join("copy");
        fs::create_dir_all(&copy).unwrap();
        let copied = Command::new("cp").arg("-r").arg(self.library()).arg(&copy).status().unwrap();
        assert!(copied.success());
        newsroom::Newsroom::open(&copy.join("library")).map_or(0, |newsroom| newsroom.list().unwrap().len())
    }

    /// Takes a file into the library without the window.
    pub(crate) fn import_in_terminal(&self, file: &Path) {
        self.terminal(&["import", &file.to_string_lossy()]);
    }

    fn terminal(&self, arguments: &[&str]) -> String {
        let output = Command::new(cli_program())
            .arg("--library")
            .arg(self.library())
            .args(arguments)
            .output()
            .unwrap();
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    pub(crate) fn export_in_terminal(&self, to: &Path) {
        let to = to.to_string_lossy();
        self.terminal(&["export", "--all", "--profile", "markdown", "--draft", "--to", &to]);
    }

    /// A dozen interviews at all stages, for pictures of the library.
    pub(crate) fn fill_in_terminal(&self) {
        let newsroom = self.hold_library();
        let texts = include_str!("drafts.txt");
        for line in texts.lines() {
            let [kicker, headline, guest, status, deadline] = line.split(" | ").collect::<Vec<_>>()[..]
            else {
                panic!("a line of drafts.txt has five parts: {line}");
            };
            let file = self.folder().join("draft.txt");
            let text = format!(
                "{kicker}\n\n{headline}\n\n{guest}, wie weit sind Sie?\n\n{guest}: Weiter, als wir im Frühjahr dachten.\n"
            );
            fs::write(&file, text).unwrap();
            let id = newsroom.import_files(&[file], None).unwrap().remove(0).id.unwrap();
            let status = serde_json::from_value(json!(status)).unwrap();
            newsroom.set_status(&id, status).unwrap();
            let plan = newsroom::view::Plan { deadline: Some(deadline.to_owned()), target_length: None };
            newsroom.save(&id, &newsroom::view::Edit { plan: Some(plan), ..Default::default() }).unwrap();
        }
    }

    pub(crate) fn verify_in_terminal(&self) {
        self.terminal(&["verify"]);
    }
}

/// The command line program lies beside the window's; it is built here, as only its own package builds it for tests.
fn cli_program() -> PathBuf {
    let window = Path::new(env!("CARGO_BIN_EXE_wortlaut"));
    let built = Command::new(env!("CARGO")).args(["build", "--quiet", "--package", "cli"]).status().unwrap();
    assert!(built.success(), "wortlaut-cli is built");
    window.with_file_name("wortlaut-cli")
}

/// Every file below a folder with its bytes.
pub(crate) fn files_of(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap().flatten() {
            if entry.path().is_dir() {
                folders.push(entry.path());
            } else {
                let name = entry.path().strip_prefix(folder).unwrap().to_string_lossy().into_owned();
                files.push((name, fs::read(entry.path()).unwrap()));
            }
        }
    }
    files.sort();
    files
}

/// A display of our own, so that nothing disturbs the window.
fn display() -> (String, Option<Group>) {
    if let Ok(display) = env::var("WORTLAUT_TEST_DISPLAY") {
        return (display, None);
    }
    // The server finds a number that is free and says it.
    let mut server = Command::new("Xvfb")
        .args(["-displayfd", "1", "-screen", "0", "1400x900x24", "-nolisten", "tcp"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .process_group(0)
        .spawn()
        .expect("Xvfb is installed (Debian: xvfb)");
    let mut number = String::new();
    BufReader::new(server.stdout.take().unwrap()).read_line(&mut number).unwrap();
    (format!(":{}", number.trim()), Some(Group(server)))
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

fn wait_for_port(port: u16) {
    let start = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        assert!(start.elapsed() < PATIENCE, "WebKitWebDriver does not answer");
        thread::sleep(Duration::from_millis(20));
    }
}
