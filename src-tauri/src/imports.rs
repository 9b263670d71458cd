//! Files that come in: read first, stored when the person has looked.

use crate::commands::{Answer, tell_library};
use crate::desk::Desk;
use interview::Interview;
use newsroom::Proposal;
use std::path::PathBuf;
use tauri::{AppHandle, State};

#[tauri::command(async)]
pub(crate) fn read_import(desk: State<'_, Desk>, file: PathBuf) -> Answer<Proposal> {
    desk.call(|newsroom| Ok(newsroom.read_import(&file)))
}

/// The name says of what kind the bytes are.
#[tauri::command(async)]
pub(crate) fn read_pasted(desk: State<'_, Desk>, name: &str, text: &str) -> Answer<Proposal> {
    desk.call(|newsroom| Ok(newsroom.read_pasted(name, text.as_bytes())))
}

#[tauri::command(async)]
pub(crate) fn take_import(
    app: AppHandle,
    desk: State<'_, Desk>,
    file: Option<PathBuf>,
    interview: Interview,
) -> Answer<String> {
    let draft = desk.call(|newsroom| newsroom.take_import(file.as_deref(), interview))?;
    tell_library(&app);
    Ok(draft)
}
