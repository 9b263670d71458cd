//! When an interview counts as published, as the formats write it.

use crate::format::Manuscript;
use jiff::Timestamp;
use jiff::civil::DateTime;

impl Manuscript<'_> {
    /// The moment of publication, if the day is known.
    pub(crate) fn moment(&self) -> Option<Timestamp> {
        let date = self.interview.details.date.filter(|date| date.is_whole())?;
        let local = DateTime::from_parts(date.first_day(), self.style.time_of_day);
        Some(self.style.time_zone.to_zoned_datetime(local).ok()?.timestamp())
    }

    /// The moment before which nothing may be published, if one is set.
    pub(crate) fn embargo(&self) -> Option<Timestamp> {
        let local: DateTime = self.interview.details.embargo.as_deref()?.parse().ok()?;
        Some(self.style.time_zone.to_zoned_datetime(local).ok()?.timestamp())
    }
}

/// `2024-11-18T07:00:00Z`
pub(crate) fn in_utc(moment: Timestamp) -> String {
    moment.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}
