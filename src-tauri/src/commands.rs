//! One command for each verb. A command takes the wire shape, calls the newsroom, and answers with the wire shape;
//! it decides nothing. All but the dialogs run off the main thread.

use crate::desk::Desk;
use crate::{history, imports, menu, portraits, review, spelling, window};
use newsroom::view::{
    DraftRow, DraftView, Edit, ExportPlan, ExportReport, Failure, ProfileRow, Progress, Release, Saved,
    SearchHit, Settings, Settled, Status, Template,
};
use std::path::{Path, PathBuf};
use tauri::ipc::{Channel, Invoke};
use tauri::{AppHandle, Emitter, Manager, State, WebviewWindow};
use tauri_plugin_dialog::DialogExt;
use tauri_plugin_opener::OpenerExt;

/// Endings of files that the import reads; what is in them, their content says.
const READABLE: &[&str] = &[
    "txt", "md", "markdown", "json", "docx", "odt", "rtf", "html", "htm", "eml", "vtt", "srt", "ttml", "otr",
];

pub(crate) type Answer<T> = Result<T, Failure>;

/// All commands, by name.
pub(crate) fn handler() -> impl Fn(Invoke) -> bool + Send + Sync + 'static {
    tauri::generate_handler![
        read_settings,
        save_settings,
        first_draft,
        list_drafts,
        search_drafts,
        create_draft,
        duplicate_draft,
        open_sample,
        open_draft,
        save_draft,
        settle_draft,
        inspect_draft,
        set_status,
        bin_draft,
        restore_draft,
        pick_files,
        imports::read_import,
        imports::read_pasted,
        imports::take_import,
        pick_picture,
        portraits::add_portrait,
        portraits::add_pasted_portrait,
        portraits::picture_facts,
        portraits::suggest_alt_texts,
        portraits::printed_credits,
        preview_draft,
        list_profiles,
        plan_export,
        pick_folder,
        export_draft,
        cancel_export,
        open_folder,
        spelling::suggest_words,
        spelling::learn_word,
        spelling::list_words,
        spelling::save_words,
        spelling::has_dictionary,
        review::review_draft,
        review::add_comment,
        review::add_reply,
        review::resolve_comment,
        review::suggest_blocks,
        review::accept_suggestion,
        review::reject_suggestion,
        review::hand_over,
        history::list_moments,
        history::compare_moments,
        history::name_version,
        history::restore_version,
        history::restore_block,
        open_window,
        close_window,
        keep_window,
    ]
}

/// Tells the page that lists are no longer what they were.
pub(crate) fn tell_library(app: &AppHandle) {
    let _ = app.emit("library-changed", ());
}

/// Tells the other windows that a draft reads differently.
pub(crate) fn tell_others(window: &WebviewWindow, draft: &str) {
    let _ = window.emit("draft-changed", (window.label(), draft));
}

#[tauri::command(async)]
fn read_settings(desk: State<'_, Desk>) -> Answer<Settings> {
    desk.call(|newsroom| newsroom.settings())
}

#[tauri::command(async)]
fn save_settings(app: AppHandle, desk: State<'_, Desk>, settings: Settings) -> Answer<()> {
    let before = desk.language();
    desk.call(|newsroom| newsroom.save_settings(&settings))?;
    if desk.language() != before {
        menu::renew(&app);
    }
    Ok(())
}

/// The draft that the person asked for when starting the program.
#[tauri::command(async)]
fn first_draft(desk: State<'_, Desk>) -> Answer<Option<String>> {
    if desk.takes_sample() {
        return desk.call(|newsroom| newsroom.open_sample()).map(Some);
    }
    Ok(desk.takes_draft())
}

#[tauri::command(async)]
fn list_drafts(desk: State<'_, Desk>) -> Answer<Vec<DraftRow>> {
    desk.call(|newsroom| newsroom.list())
}

#[tauri::command(async)]
fn search_drafts(desk: State<'_, Desk>, words: &str) -> Answer<Vec<SearchHit>> {
    desk.call(|newsroom| newsroom.search(words))
}

#[tauri::command(async)]
fn create_draft(
    app: AppHandle,
    desk: State<'_, Desk>,
    language: &str,
    template: Template,
) -> Answer<DraftView> {
    let view = desk.call(|newsroom| newsroom.create(language, template))?;
    tell_library(&app);
    Ok(view)
}

#[tauri::command(async)]
fn duplicate_draft(app: AppHandle, desk: State<'_, Desk>, draft: &str) -> Answer<String> {
    let id = desk.call(|newsroom| newsroom.duplicate(draft))?;
    tell_library(&app);
    Ok(id)
}

#[tauri::command(async)]
fn open_sample(app: AppHandle, desk: State<'_, Desk>) -> Answer<String> {
    let id = desk.call(|newsroom| newsroom.open_sample())?;
    tell_library(&app);
    Ok(id)
}

#[tauri::command(async)]
fn open_draft(desk: State<'_, Desk>, draft: &str) -> Answer<DraftView> {
    desk.call(|newsroom| newsroom.open_draft(draft))
}

#[tauri::command(async)]
fn save_draft(window: WebviewWindow, desk: State<'_, Desk>, draft: &str, edit: Edit) -> Answer<Saved> {
    let saved = desk.call(|newsroom| newsroom.save(draft, &edit))?;
    tell_others(&window, draft);
    Ok(saved)
}

#[tauri::command(async)]
fn settle_draft(app: AppHandle, desk: State<'_, Desk>, draft: &str) -> Answer<Settled> {
    let settled = desk.call(|newsroom| newsroom.settle(draft))?;
    tell_library(&app);
    Ok(settled)
}

#[tauri::command(async)]
fn inspect_draft(desk: State<'_, Desk>, draft: &str) -> Answer<Settled> {
    desk.call(|newsroom| newsroom.inspect(draft))
}

#[tauri::command(async)]
fn set_status(window: WebviewWindow, desk: State<'_, Desk>, draft: &str, status: Status) -> Answer<()> {
    desk.call(|newsroom| newsroom.set_status(draft, status))?;
    tell_library(window.app_handle());
    tell_others(&window, draft);
    Ok(())
}

#[tauri::command(async)]
fn bin_draft(app: AppHandle, desk: State<'_, Desk>, draft: &str) -> Answer<()> {
    desk.call(|newsroom| newsroom.bin(draft))?;
    tell_library(&app);
    Ok(())
}

#[tauri::command(async)]
fn restore_draft(app: AppHandle, desk: State<'_, Desk>, draft: &str) -> Answer<()> {
    desk.call(|newsroom| newsroom.restore_from_bin(draft))?;
    tell_library(&app);
    Ok(())
}

/// The system's dialogs cannot be driven by tests: a debug build takes the answer from the environment instead.
fn picked_by_test() -> Option<Vec<PathBuf>> {
    if !cfg!(debug_assertions) {
        return None;
    }
    let paths = std::env::var_os("WORTLAUT_E2E_PICKER")?;
    Some(std::env::split_paths(&paths).collect())
}

fn texts(paths: Vec<PathBuf>) -> Vec<String> {
    paths.into_iter().map(|path| path.to_string_lossy().into_owned()).collect()
}

#[tauri::command(async)]
fn pick_files(app: AppHandle) -> Vec<String> {
    let picked = picked_by_test().unwrap_or_else(|| {
        let dialog = app.dialog().file().add_filter("Interview", READABLE);
        let files = dialog.blocking_pick_files().unwrap_or_default();
        files.into_iter().filter_map(|file| file.into_path().ok()).collect()
    });
    texts(picked)
}

#[tauri::command(async)]
fn pick_picture(app: AppHandle) -> Option<String> {
    let picked = picked_by_test().unwrap_or_else(|| {
        let dialog =
            app.dialog().file().add_filter("JPEG, PNG, WebP, GIF", &["jpg", "jpeg", "png", "webp", "gif"]);
        dialog.blocking_pick_file().and_then(|file| file.into_path().ok()).into_iter().collect()
    });
    texts(picked).into_iter().next()
}

#[tauri::command(async)]
fn preview_draft(desk: State<'_, Desk>, draft: &str) -> Answer<String> {
    let base = if cfg!(windows) { "http://picture.localhost/" } else { "picture://localhost/" };
    desk.call(|newsroom| newsroom.preview(draft, &|hash| format!("{base}{}", hash.as_str())))
}

#[tauri::command(async)]
fn list_profiles(desk: State<'_, Desk>) -> Answer<Vec<ProfileRow>> {
    desk.call(|newsroom| newsroom.profiles())
}

#[tauri::command(async)]
fn plan_export(desk: State<'_, Desk>, draft: &str, profile: &str) -> Answer<ExportPlan> {
    desk.call(|newsroom| newsroom.plan_export(draft, profile))
}

#[tauri::command(async)]
fn pick_folder(app: AppHandle) -> Option<String> {
    let picked = picked_by_test().unwrap_or_else(|| {
        let folder = app.dialog().file().blocking_pick_folder();
        folder.and_then(|folder| folder.into_path().ok()).into_iter().collect()
    });
    texts(picked).into_iter().next()
}

#[tauri::command(async)]
fn export_draft(
    desk: State<'_, Desk>,
    draft: &str,
    profile: &str,
    folder: PathBuf,
    as_draft: bool,
    on_progress: Channel<Progress>,
) -> Answer<ExportReport> {
    desk.start();
    let release = if as_draft { Release::Draft } else { Release::Final };
    let step = |progress: Progress| {
        let _ = on_progress.send(progress);
        !desk.is_stopped()
    };
    desk.call(|newsroom| newsroom.export(draft, profile, &folder, release, &step))
}

#[tauri::command(async)]
fn cancel_export(desk: State<'_, Desk>) {
    desk.stop();
}

#[tauri::command(async)]
fn open_folder(app: AppHandle, desk: State<'_, Desk>, folder: &str) -> Answer<()> {
    let shown = Path::new(folder).is_dir().then(|| app.opener().open_path(folder, None::<&str>));
    match shown {
        Some(Ok(())) => Ok(()),
        Some(Err(error)) => Err(Failure::folder_not_shown(folder, desk.language(), Some(error.to_string()))),
        None => Err(Failure::folder_not_shown(folder, desk.language(), None)),
    }
}

/// One more window on the library.
#[tauri::command(async)]
fn open_window(app: AppHandle, desk: State<'_, Desk>) -> Answer<()> {
    window::open_another(&app).map_err(|error| Failure::no_window(desk.language(), &error.to_string()))
}

/// The page has written everything that was on its way.
#[tauri::command]
fn close_window(window: WebviewWindow) {
    window::close(window.app_handle(), window.label());
}

/// The page could not write what was on its way.
#[tauri::command]
fn keep_window(window: WebviewWindow) {
    window::keep(window.app_handle(), window.label());
}
