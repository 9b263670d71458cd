//! Mails (RFC 5322, MIME): the newest message's own text; its head, signature and the mails before it are left out.

mod body;

use crate::archive::PackageError;
use crate::gather::Gatherer;
use crate::html;
use crate::notice::{Notice, Remark};
use crate::source::Source;
use mail_parser::{Address, Message, MessageParser, MimeHeaders, PartType};

/// Most parts and mails within mails. One with a hundred attachments has some two hundred.
pub const MAX_PARTS: usize = 1_000;
/// Endings of files that Wortlaut reads.
const READABLE: [&str; 8] = [".docx", ".odt", ".rtf", ".txt", ".md", ".markdown", ".eml", ".json"];

/// Reads a mail.
///
/// # Errors
/// If it has more parts than [`MAX_PARTS`], or no text.
pub fn read(bytes: &[u8]) -> Result<(Source, Vec<Remark>), PackageError> {
    if parts(bytes) > MAX_PARTS {
        return Err(PackageError::TooManyParts);
    }
    let message = MessageParser::default().parse(bytes).ok_or(PackageError::NoText)?;
    let mut gatherer = Gatherer::default();
    take_head(&message, &mut gatherer);
    // A mail that is written in HTML alone is read as the page that it is.
    let pages: Vec<String> = message.html_bodies().filter_map(page_of).collect();
    let has_plain = message.text_bodies().any(|part| matches!(part.body, PartType::Text(_)));
    let (page, mut remarks) =
        if has_plain || pages.is_empty() { Default::default() } else { html::read(&pages.join("\n")) };
    if page.pieces.is_empty() {
        let texts: Vec<String> = message.text_bodies().filter_map(text_of).collect();
        body::take(&texts.join("\n\n"), &mut gatherer);
    }
    let names: Vec<String> =
        message.attachments().filter_map(|part| part.attachment_name()).map(plain_name).collect();
    let (readable, others): (Vec<String>, Vec<String>) =
        names.into_iter().partition(|name| READABLE.iter().any(|end| name.to_lowercase().ends_with(end)));
    others.iter().for_each(|name| gatherer.leave_out(name));
    if !readable.is_empty() {
        remarks.push(Remark::new("blocks", Notice::Attachments(readable), 1.0));
    }
    let mut source = gatherer.finish(Default::default());
    source.pieces.extend(page.pieces);
    source.left_out.extend(page.left_out);
    Ok((source, remarks))
}

/// The bytes are a mail: they begin with fields of a head, and some of them only a mail has.
pub(crate) fn is_mail(bytes: &[u8]) -> bool {
    const SURE: [&str; 7] =
        ["message-id", "mime-version", "received", "return-path", "content-type", "delivered-to", "x-mailer"];
    let start = String::from_utf8_lossy(bytes.get(..bytes.len().min(32_000)).unwrap_or_default());
    let (mut sure, mut is_from) = (0, false);
    for line in start.trim_start_matches('\u{feff}').lines() {
        if line.is_empty() {
            break;
        }
        if line.starts_with([' ', '\t']) {
            continue;
        }
        let Some((name, _)) = line.split_once(':') else { return false };
        let is_field = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_graphic());
        if !is_field {
            return false;
        }
        let name = name.to_lowercase();
        is_from |= name == "from";
        sure += usize::from(SURE.contains(&name.as_str()));
    }
    is_from && sure > 0
}

/// No fewer parts than the mail has: each but the first stands behind a boundary or in another mail.
fn parts(bytes: &[u8]) -> usize {
    let begins = |at: usize, word: &[u8]| {
        bytes.get(at..at + word.len()).is_some_and(|found| found.eq_ignore_ascii_case(word))
    };
    let is_part = |at: usize| {
        let byte = bytes[at].to_ascii_lowercase();
        (byte == b'm' && (begins(at, b"message/") || begins(at, b"multipart/")))
            || (byte == b'c' && begins(at, b"content-type:"))
    };
    (0..bytes.len()).filter(|at| is_part(*at)).count()
}

fn take_head(message: &Message<'_>, gatherer: &mut Gatherer) {
    let people = |address: Option<&Address<'_>>| -> Option<String> {
        let person = address?.first()?;
        person.name().or(person.address()).map(str::to_owned)
    };
    let facts = [
        ("title", "Subject", message.subject().map(str::to_owned)),
        ("author", "From", people(message.from())),
        ("date", "Date", message.date().map(|date| date.to_rfc3339())),
    ];
    for (name, shown, value) in facts {
        if let Some(value) = value.filter(|value| !value.trim().is_empty()) {
            gatherer.leave_out(&format!("{shown}: {value}"));
            gatherer.source.facts.push((name.to_owned(), value));
        }
    }
}

/// The page of a part that is written in HTML.
fn page_of(part: &mail_parser::MessagePart<'_>) -> Option<String> {
    match &part.body {
        PartType::Html(html) => Some(html.to_string()),
        _ => None,
    }
}

/// The words of a part that is written as plain text.
fn text_of(part: &mail_parser::MessagePart<'_>) -> Option<String> {
    match &part.body {
        PartType::Text(text) => {
            let kind = part.content_type();
            let stated = |name: &str, value: &str| {
                kind.and_then(|kind| kind.attribute(name))
                    .is_some_and(|found| found.eq_ignore_ascii_case(value))
            };
            let text = text.replace("\r\n", "\n");
            Some(if stated("format", "flowed") { body::flow(&text, stated("delsp", "yes")) } else { text })
        }
        _ => None,
    }
}

/// A file's name without folders.
fn plain_name(name: &str) -> String {
    name.rsplit(['/', '\\']).next().unwrap_or(name).to_owned()
}
