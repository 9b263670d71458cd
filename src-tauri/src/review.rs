//! The commands for review; as in `commands`, they decide nothing.

use crate::commands::{Answer, tell_library, tell_others};
use crate::desk::Desk;
use interview::Block;
use newsroom::view::Status;
use newsroom::{Newsroom, NewsroomError, Review, Spot};
use tauri::{Manager, State, WebviewWindow};

/// Does it, tells the other windows, and answers with what is said of the draft then.
fn then_review(
    window: &WebviewWindow,
    desk: &Desk,
    draft: &str,
    verb: impl FnOnce(&Newsroom) -> Result<(), NewsroomError>,
) -> Answer<Review> {
    let review = desk.call(|newsroom| {
        verb(newsroom)?;
        newsroom.review(draft)
    })?;
    tell_others(window, draft);
    Ok(review)
}

#[tauri::command(async)]
pub(crate) fn review_draft(desk: State<'_, Desk>, draft: &str) -> Answer<Review> {
    desk.call(|newsroom| newsroom.review(draft))
}

#[tauri::command(async)]
pub(crate) fn add_comment(
    window: WebviewWindow,
    desk: State<'_, Desk>,
    draft: &str,
    part: Option<String>,
    from: u32,
    to: u32,
    text: &str,
) -> Answer<Review> {
    then_review(&window, &desk, draft, |newsroom| newsroom.comment(draft, &Spot { part, from, to }, text))
}

#[tauri::command(async)]
pub(crate) fn add_reply(
    window: WebviewWindow,
    desk: State<'_, Desk>,
    draft: &str,
    comment: &str,
    text: &str,
) -> Answer<Review> {
    then_review(&window, &desk, draft, |newsroom| newsroom.reply(draft, comment, text))
}

#[tauri::command(async)]
pub(crate) fn resolve_comment(
    window: WebviewWindow,
    desk: State<'_, Desk>,
    draft: &str,
    comment: &str,
    resolved: bool,
) -> Answer<Review> {
    then_review(&window, &desk, draft, |newsroom| newsroom.resolve(draft, comment, resolved))
}

#[tauri::command(async)]
pub(crate) fn suggest_blocks(
    window: WebviewWindow,
    desk: State<'_, Desk>,
    draft: &str,
    blocks: Vec<Block>,
) -> Answer<Review> {
    then_review(&window, &desk, draft, |newsroom| newsroom.suggest(draft, &blocks))
}

#[tauri::command(async)]
pub(crate) fn accept_suggestion(
    window: WebviewWindow,
    desk: State<'_, Desk>,
    draft: &str,
    suggestion: &str,
    change: Option<usize>,
) -> Answer<Review> {
    then_review(&window, &desk, draft, |newsroom| newsroom.accept(draft, suggestion, change))
}

#[tauri::command(async)]
pub(crate) fn reject_suggestion(
    window: WebviewWindow,
    desk: State<'_, Desk>,
    draft: &str,
    suggestion: &str,
    change: Option<usize>,
) -> Answer<Review> {
    then_review(&window, &desk, draft, |newsroom| newsroom.reject(draft, suggestion, change))
}

#[tauri::command(async)]
pub(crate) fn hand_over(
    window: WebviewWindow,
    desk: State<'_, Desk>,
    draft: &str,
    status: Status,
    note: &str,
) -> Answer<()> {
    desk.call(|newsroom| newsroom.hand_over(draft, status, note))?;
    tell_library(window.app_handle());
    tell_others(&window, draft);
    Ok(())
}
