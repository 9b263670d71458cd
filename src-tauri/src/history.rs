//! The commands for the history of a draft; as in `commands`, they decide nothing.

use crate::commands::{Answer, tell_library, tell_others};
use crate::desk::Desk;
use newsroom::{Moment, Passage};
use tauri::{Manager, State, WebviewWindow};

#[tauri::command(async)]
pub(crate) fn list_moments(desk: State<'_, Desk>, draft: &str) -> Answer<Vec<Moment>> {
    desk.call(|newsroom| newsroom.history(draft))
}

#[tauri::command(async)]
pub(crate) fn compare_moments(
    desk: State<'_, Desk>,
    draft: &str,
    old: &str,
    new: Option<&str>,
) -> Answer<Vec<Passage>> {
    desk.call(|newsroom| newsroom.differences(draft, old, new))
}

#[tauri::command(async)]
pub(crate) fn name_version(desk: State<'_, Desk>, draft: &str, name: &str) -> Answer<Moment> {
    desk.call(|newsroom| newsroom.name_version(draft, name))
}

#[tauri::command(async)]
pub(crate) fn restore_version(
    window: WebviewWindow,
    desk: State<'_, Desk>,
    draft: &str,
    moment: &str,
) -> Answer<()> {
    desk.call(|newsroom| newsroom.restore_version(draft, moment))?;
    tell_library(window.app_handle());
    tell_others(&window, draft);
    Ok(())
}

#[tauri::command(async)]
pub(crate) fn restore_block(
    window: WebviewWindow,
    desk: State<'_, Desk>,
    draft: &str,
    moment: &str,
    block: &str,
) -> Answer<()> {
    desk.call(|newsroom| newsroom.restore_block(draft, moment, block))?;
    tell_others(&window, draft);
    Ok(())
}
