//! Everything in the library against its hash.

use crate::StoreError;
use crate::library::Library;
use journal::DraftId;
use serde::Serialize;

/// What a verification found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct VerifyReport {
    /// Entries that were read.
    pub entries: usize,
    /// Pictures that were read.
    pub pictures: usize,
    /// What is wrong, one sentence each.
    pub problems: Vec<String>,
}

impl VerifyReport {
    /// Nothing is wrong.
    pub fn is_sound(&self) -> bool {
        self.problems.is_empty()
    }
}

impl Library {
    /// Reads every entry, every row that is being typed, and every picture, and has SQLite check its file.
    ///
    /// # Errors
    /// If the library cannot be read at all.
    pub fn verify(&self) -> Result<VerifyReport, StoreError> {
        let mut report = VerifyReport { problems: self.quick_check()?, ..VerifyReport::default() };
        for draft in self.draft_ids()? {
            let (entries, damages) = self.entries(&draft)?;
            report.entries += entries.len();
            report.problems.extend(
                damages.into_iter().map(|damage| format!("{draft}: {} ({})", damage.what, damage.id)),
            );
            let typed: i64 = self.reader().query_row(
                "SELECT count(*) FROM wip WHERE draft = ?1",
                [draft.as_str()],
                |row| row.get(0),
            )?;
            let unread = usize::try_from(typed).unwrap_or(0).saturating_sub(self.wip(&draft)?.len());
            if unread > 0 {
                report.problems.push(format!("{draft}: {unread} parts that were being typed cannot be read"));
            }
        }
        for hash in self.media_names()? {
            report.pictures += 1;
            if let Err(error) = self.media(&hash) {
                report.problems.push(error.to_string());
            }
        }
        Ok(report)
    }

    fn quick_check(&self) -> Result<Vec<String>, StoreError> {
        let reader = self.reader();
        let mut query = reader.prepare("PRAGMA quick_check(20)")?;
        let told = query.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
        Ok(told.into_iter().filter(|line| line != "ok").collect())
    }

    fn draft_ids(&self) -> Result<Vec<DraftId>, StoreError> {
        let reader = self.reader();
        let mut query = reader.prepare("SELECT DISTINCT draft FROM entry UNION SELECT draft FROM wip")?;
        let ids = query.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
        Ok(ids.into_iter().filter_map(|id| DraftId::new(id).ok()).collect())
    }
}
