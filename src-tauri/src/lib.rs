//! The window: Tauri around the newsroom, and nothing else.
//!
//! * [`desk`]: the newsroom as the window holds it, or the reason why there is none
//! * [`commands`]: one command for each verb, each a call of the newsroom
//! * [`pictures`]: the scheme `picture://` that shows originals by their hash
//! * [`menu`]: the menu bar, which only names commands of the page
//! * [`window`]: how windows open and close

mod commands;
mod desk;
mod history;
mod imports;
mod menu;
mod pictures;
mod portraits;
mod review;
mod spelling;
mod window;

use desk::Desk;
use tauri::Manager;

/// Starts the program and returns when its window is closed.
pub fn run() {
    let started = tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(|app, _arguments, _folder| window::show(app)))
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .plugin(window::remember())
        .register_asynchronous_uri_scheme_protocol("picture", pictures::answer)
        .invoke_handler(commands::handler())
        .setup(|app| {
            app.manage(Desk::open());
            app.set_menu(menu::bar(app.handle())?)?;
            app.on_menu_event(|app, event| menu::on_chosen(app, event.id().as_ref()));
            window::open(app.handle())?;
            Ok(())
        })
        .build(tauri::generate_context!("tauri.conf.json"));
    match started {
        Ok(app) => app.run(window::on_event),
        Err(error) => report(&format!("Wortlaut could not start: {error}")),
    }
}

/// Where there is no window to say it in, standard error is the place.
#[allow(clippy::print_stderr)]
fn report(sentence: &str) {
    eprintln!("{sentence}");
}
