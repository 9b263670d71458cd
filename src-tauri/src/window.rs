//! How the window opens and closes.
//!
//! Closing never asks and never loses: the page is told, writes what is still on its way, and answers with
//! `close_window`, or with `keep_window` if it could not be written. A page that does not answer is given three seconds.

use crate::desk::Desk;
use std::time::Duration;
use tauri::webview::PageLoadEvent;
use tauri::{AppHandle, Emitter, Manager, RunEvent, WebviewUrl, WebviewWindowBuilder, WindowEvent};

const LABEL: &str = "main";

/// How long a page may take to write its last changes.
const PATIENCE: Duration = Duration::from_secs(3);

/// Opens the window; it shows itself when the page is there, so that nobody sees an empty one.
///
/// # Errors
/// If the system gives no window.
pub(crate) fn open(app: &AppHandle) -> tauri::Result<()> {
    WebviewWindowBuilder::new(app, LABEL, WebviewUrl::default())
        .title("Wortlaut")
        .inner_size(1360.0, 850.0)
        .min_inner_size(960.0, 600.0)
        .visible(false)
        .on_page_load(|window, payload| {
            if payload.event() == PageLoadEvent::Finished {
                let _ = window.show();
            }
        })
        // The page is ours alone: no link inside a text leads the window away.
        .on_navigation(|url| {
            matches!(url.host_str(), Some("localhost" | "tauri.localhost")) || url.scheme() == "about"
        })
        .build()?;
    Ok(())
}

/// Brings the window to the front.
pub(crate) fn show(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(LABEL) {
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
    }
}

/// The page has written everything: the window goes.
pub(crate) fn close(app: &AppHandle) {
    app.state::<Desk>().close();
    if let Some(window) = app.get_webview_window(LABEL) {
        let _ = window.destroy();
    }
}

/// Something could not be written: the window stays, and the page says what and why.
pub(crate) fn keep(app: &AppHandle) {
    app.state::<Desk>().closes(false);
}

/// What the event loop tells.
pub(crate) fn on_event(app: &AppHandle, event: RunEvent) {
    match event {
        RunEvent::WindowEvent { event: WindowEvent::CloseRequested { api, .. }, .. } => {
            api.prevent_close();
            app.state::<Desk>().closes(true);
            let told = app.emit("close-requested", ()).is_ok();
            let app = app.clone();
            tauri::async_runtime::spawn_blocking(move || {
                if told {
                    std::thread::sleep(PATIENCE);
                }
                if app.state::<Desk>().is_closing() {
                    close(&app);
                }
            });
        }
        RunEvent::Exit => app.state::<Desk>().close(),
        _ => {}
    }
}
