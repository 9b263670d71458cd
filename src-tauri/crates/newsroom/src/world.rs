//! The outside that a program cannot compute: the time and randomness. The only file that asks for them.

use std::time::{SystemTime, UNIX_EPOCH};

/// Milliseconds since 1970.
pub fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}

/// The local date and time of the newsroom, `2025-03-01T06:00`.
pub fn local_minute() -> String {
    jiff::ZonedDateTime::now().strftime("%Y-%m-%dT%H:%M").to_string()
}

/// A moment of the journal as the newsroom's clock showed it, `2025-03-01 06:00`; empty beyond the calendar.
pub fn minute(at: i64) -> String {
    let moment = jiff::Timestamp::from_millisecond(at)
        .map(|moment| moment.to_zoned_datetime(jiff::tz::TimeZone::system()));
    moment.map(|moment| moment.strftime("%Y-%m-%d %H:%M").to_string()).unwrap_or_default()
}

/// A new id: a letter and 96 random bits, so that two desks never give the same one.
///
/// # Errors
/// If the operating system gives no randomness.
pub fn new_id(prefix: char) -> Result<String, getrandom::Error> {
    let mut random = [0u8; 12];
    getrandom::fill(&mut random)?;
    Ok(random.iter().fold(prefix.to_string(), |id, byte| format!("{id}{byte:02x}")))
}
