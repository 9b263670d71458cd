//! The window: commands over the newsroom, and nothing else.

/// Starts the program.
pub fn run() {
    let _ = tauri::Builder::default().run(tauri::generate_context!("tauri.conf.json"));
}
