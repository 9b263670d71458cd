//! `picture://localhost/<sha256>` shows an original of the library, `picture://localhost/<sha256>/preview` the same small,
//! upright and in the screen's colours. Nothing else can be asked for.

use crate::desk::Desk;
use tauri::http::{Request, Response, StatusCode, header};
use tauri::{Manager, Runtime, UriSchemeContext, UriSchemeResponder};

/// Answers off the main thread: a picture may be large.
pub(crate) fn answer<R: Runtime>(
    context: UriSchemeContext<'_, R>,
    request: Request<Vec<u8>>,
    responder: UriSchemeResponder,
) {
    let app = context.app_handle().clone();
    tauri::async_runtime::spawn_blocking(move || {
        let path = request.uri().path().trim_start_matches('/');
        let picture = app.state::<Desk>().newsroom().ok().and_then(|newsroom| {
            match path.strip_suffix("/preview") {
                Some(hash) => newsroom.picture_preview(hash),
                None => newsroom.picture(path),
            }
            .ok()
        });
        responder.respond(match picture {
            Some((mime, bytes)) => response(StatusCode::OK, mime, bytes),
            None => response(StatusCode::NOT_FOUND, "text/plain", Vec::new()),
        });
    });
}

fn response(status: StatusCode, mime: &str, body: Vec<u8>) -> Response<Vec<u8>> {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    let headers = response.headers_mut();
    if let Ok(mime) = mime.parse() {
        headers.insert(header::CONTENT_TYPE, mime);
    }
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, header::HeaderValue::from_static("nosniff"));
    // Named by content: what this address shows never changes.
    headers.insert(header::CACHE_CONTROL, header::HeaderValue::from_static("max-age=31536000, immutable"));
    response
}
