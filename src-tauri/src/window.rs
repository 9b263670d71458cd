//! How windows open and close.
//!
//! Closing never asks and never loses: the page is told, writes what is still on its way, and answers with
//! `close_window`, or with `keep_window` if it could not be written. A page that does not answer is given three seconds.

use crate::desk::Desk;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;
use tauri::plugin::TauriPlugin;
use tauri::webview::PageLoadEvent;
use tauri::{AppHandle, Emitter, Manager, RunEvent, WebviewUrl, WebviewWindowBuilder, WindowEvent, Wry};
use tauri_plugin_window_state::StateFlags;

const FIRST: &str = "main";

/// How long a page may take to write its last changes.
const PATIENCE: Duration = Duration::from_secs(3);

/// Opens the first window; it shows itself when the page is there, so that nobody sees an empty one.
///
/// # Errors
/// If the system gives no window.
pub(crate) fn open(app: &AppHandle) -> tauri::Result<()> {
    build(app, FIRST)
}

/// Opens one more window on the same library.
///
/// # Errors
/// If the system gives no window.
pub(crate) fn open_another(app: &AppHandle) -> tauri::Result<()> {
    static OPENED: AtomicU32 = AtomicU32::new(1);
    build(app, &format!("desk-{}", OPENED.fetch_add(1, Ordering::Relaxed)))
}

fn build(app: &AppHandle, label: &str) -> tauri::Result<()> {
    WebviewWindowBuilder::new(app, label, WebviewUrl::default())
        .title("Wortlaut")
        .inner_size(1360.0, 850.0)
        .min_inner_size(960.0, 600.0)
        .visible(false)
        .on_page_load(|window, payload| {
            if payload.event() == PageLoadEvent::Finished {
                let _ = window.show();
            }
        })
        .on_document_title_changed(|window, title| {
            let _ = window.set_title(&title);
        })
        // The page is ours alone: no link inside a text leads the window away.
        .on_navigation(|url| {
            matches!(url.host_str(), Some("localhost" | "tauri.localhost")) || url.scheme() == "about"
        })
        .build()?;
    Ok(())
}

/// Size and place of windows are kept on this machine.
pub(crate) fn remember() -> TauriPlugin<Wry> {
    let what = StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED | StateFlags::FULLSCREEN;
    tauri_plugin_window_state::Builder::new().with_state_flags(what).build()
}

/// Brings a window to the front.
pub(crate) fn show(app: &AppHandle) {
    let windows = app.webview_windows();
    if let Some(window) = windows.get(FIRST).or_else(|| windows.values().next()) {
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
    }
}

/// The page has written everything: its window goes, and with the last one the library is let go.
pub(crate) fn close(app: &AppHandle, label: &str) {
    if app.webview_windows().len() <= 1 {
        app.state::<Desk>().close();
    }
    if let Some(window) = app.get_webview_window(label) {
        let _ = window.destroy();
    }
}

/// Something could not be written: the window stays, and the page says what and why.
pub(crate) fn keep(app: &AppHandle, label: &str) {
    app.state::<Desk>().stays(label);
}

/// What the event loop tells.
pub(crate) fn on_event(app: &AppHandle, event: RunEvent) {
    match event {
        RunEvent::WindowEvent { label, event: WindowEvent::CloseRequested { api, .. }, .. } => {
            api.prevent_close();
            app.state::<Desk>().closes(&label);
            let told = app.emit("close-requested", &label).is_ok();
            let app = app.clone();
            tauri::async_runtime::spawn_blocking(move || {
                if told {
                    std::thread::sleep(PATIENCE);
                }
                if app.state::<Desk>().is_closing(&label) {
                    close(&app, &label);
                }
            });
        }
        RunEvent::Exit => app.state::<Desk>().close(),
        _ => {}
    }
}
