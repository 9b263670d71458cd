//! The commands for pictures; as in `commands`, they decide nothing.

use crate::commands::Answer;
use crate::desk::Desk;
use interview::{Person, Portrait};
use newsroom::view::PictureFacts;
use serde::Deserialize;
use std::path::PathBuf;
use tauri::ipc::{InvokeBody, Request};
use tauri::{State, Url};

#[tauri::command(async)]
pub(crate) fn add_portrait(desk: State<'_, Desk>, draft: &str, file: PathBuf) -> Answer<Portrait> {
    desk.call(|newsroom| newsroom.new_portrait(draft, &file))
}

/// The picture itself is the body of the call; what belongs to it stands in a header, as in the query of an address.
#[tauri::command(async)]
pub(crate) fn add_pasted_portrait(desk: State<'_, Desk>, request: Request<'_>) -> Answer<Portrait> {
    let about = request.headers().get("about").and_then(|value| value.to_str().ok()).unwrap_or_default();
    let about = Url::parse(&format!("about:blank?{about}")).ok();
    let said = |name: &str| {
        let mut pairs = about.iter().flat_map(Url::query_pairs);
        pairs.find(|(key, _)| key == name).map(|(_, value)| value.into_owned()).unwrap_or_default()
    };
    let bytes = match request.body() {
        InvokeBody::Raw(bytes) => bytes.clone(),
        // Where the system's web view cannot send bytes, Tauri sends them as a list of numbers.
        InvokeBody::Json(list) => Vec::deserialize(list).unwrap_or_default(),
    };
    desk.call(|newsroom| newsroom.portrait_of_bytes(&said("draft"), &said("name"), &bytes))
}

#[tauri::command(async)]
pub(crate) fn picture_facts(desk: State<'_, Desk>, hash: &str, language: &str) -> Answer<PictureFacts> {
    desk.call(|newsroom| newsroom.picture_facts(hash, language))
}

#[tauri::command(async)]
pub(crate) fn suggest_alt_texts(people: Vec<Person>, language: &str) -> Vec<String> {
    newsroom::suggested_alt_texts(&people, language)
}

#[tauri::command(async)]
pub(crate) fn printed_credits(portraits: Vec<Portrait>, language: &str) -> Vec<String> {
    newsroom::printed_credits(&portraits, language)
}
