//! The commands for the spelling; as in `commands`, they decide nothing.

use crate::commands::Answer;
use crate::desk::Desk;
use tauri::State;

#[tauri::command(async)]
pub(crate) fn suggest_words(desk: State<'_, Desk>, word: &str, language: &str) -> Answer<Vec<String>> {
    desk.call(|newsroom| newsroom.suggest_words(word, language))
}

#[tauri::command(async)]
pub(crate) fn learn_word(desk: State<'_, Desk>, word: &str, language: &str) -> Answer<()> {
    desk.call(|newsroom| newsroom.learn_word(word, language))
}

#[tauri::command(async)]
pub(crate) fn list_words(desk: State<'_, Desk>, language: &str) -> Answer<Vec<String>> {
    desk.call(|newsroom| newsroom.list_words(language))
}

#[tauri::command(async)]
pub(crate) fn save_words(desk: State<'_, Desk>, language: &str, words: Vec<String>) -> Answer<()> {
    desk.call(|newsroom| newsroom.save_words(language, &words))
}

#[tauri::command(async)]
pub(crate) fn has_dictionary(desk: State<'_, Desk>, language: &str) -> Answer<bool> {
    desk.call(|newsroom| newsroom.has_dictionary(language))
}
