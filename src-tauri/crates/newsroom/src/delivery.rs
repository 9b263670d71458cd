//! Packages: planned, and written to disk all or nothing.
//!
//! * `placing`: on disk

mod placing;

use crate::view::{ExportPlan, ExportReport, Loss, PlannedFile, Progress, Release, Status};
use crate::{Newsroom, NewsroomError, inspection};
use export::{Package, Profile};
use interview::PictureHash;
use placing::write;
use sha2::{Digest, Sha256};
use std::path::Path;

/// Tells how far the work is; the answer says whether to go on.
pub type Step<'a> = &'a dyn Fn(Progress) -> bool;

impl Newsroom {
    /// The interview as a page, as it would be published: a whole HTML document without scripts. `picture_url` says
    /// where the reader finds an original.
    ///
    /// # Errors
    /// If there is no such draft, or it cannot be read.
    pub fn preview(
        &self,
        draft: &str,
        picture_url: &dyn Fn(&PictureHash) -> String,
    ) -> Result<String, NewsroomError> {
        Ok(export::page(&self.open_draft(draft)?.interview, picture_url))
    }

    /// What an export would write, what it could not show, and what forbids it.
    ///
    /// # Errors
    /// If there is no such draft or profile, or the package does not read back as the interview.
    pub fn plan_export(&self, draft: &str, profile: &str) -> Result<ExportPlan, NewsroomError> {
        let view = self.open_draft(draft)?;
        let blocked = inspection::blocking(&view.interview, view.status, self.language());
        let release = if blocked.is_empty() { Release::Final } else { Release::Draft };
        let package = self.package(&view.interview, &self.profile(profile)?, release)?;
        Ok(plan(&package, blocked, self.language().into()))
    }

    /// Writes one draft as a package below `folder`. What is blocked is written only as a draft; the answer then has
    /// no files and says what forbids them.
    ///
    /// # Errors
    /// If there is no such draft or profile, the package does not read back as the interview, the folder cannot be
    /// written, or `step` says stop. In each case the folder is as it was.
    pub fn export(
        &self,
        draft: &str,
        profile: &str,
        folder: &Path,
        release: Release,
        step: Step,
    ) -> Result<ExportReport, NewsroomError> {
        let language = self.language();
        let profile = self.profile(profile)?;
        self.settle(draft)?;
        let view = self.open_draft(draft)?;
        let blocked = inspection::blocking(&view.interview, view.status, language);
        let folder_named = folder.display().to_string();
        if release == Release::Final && !blocked.is_empty() {
            return Ok(ExportReport {
                plan: ExportPlan { blocked, ..ExportPlan::default() },
                folder: folder_named,
            });
        }
        go_on(step, 0, 1, view.interview.working_title())?;
        let package = self.package(&view.interview, &profile, release)?;
        write(&package, folder, step)?;
        if release == Release::Final && view.status == Status::Approved {
            self.set_status(draft, Status::Delivered)?;
        }
        Ok(ExportReport { plan: plan(&package, blocked, language.into()), folder: folder_named })
    }

    fn package(
        &self,
        interview: &interview::Interview,
        profile: &Profile,
        release: Release,
    ) -> Result<Package, NewsroomError> {
        let release = match release {
            Release::Final => export::Release::Final,
            Release::Draft => export::Release::Draft,
        };
        let original = |hash: &PictureHash| self.library.media(hash).ok();
        export::package(interview, profile, release, &original).map_err(NewsroomError::Export)
    }
}

/// What a package consists of.
pub(crate) fn plan(
    package: &Package,
    blocked: Vec<crate::view::Finding>,
    language: interview::Language,
) -> ExportPlan {
    let files = package.files.iter().map(|file| PlannedFile {
        path: file.path.clone(),
        bytes: file.bytes.len(),
        sha256: sha256(&file.bytes),
    });
    let losses =
        package.losses.iter().map(|loss| Loss { place: loss.place(language), what: loss.sentence(language) });
    ExportPlan { files: files.collect(), losses: losses.collect(), blocked }
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn go_on(step: Step, done: usize, total: usize, what: String) -> Result<(), NewsroomError> {
    if step(Progress { done, total, what }) { Ok(()) } else { Err(NewsroomError::Stopped) }
}
