//! Packages: planned, and written to disk all or nothing.
//!
//! A package is built in a temporary folder beside its target, made durable, and then renamed into place. What the
//! person has laid into the folder of an earlier package goes along; what Wortlaut did not write is never replaced.

use crate::view::{ExportPlan, ExportReport, Loss, PlannedFile, Progress, Release, Status};
use crate::{Newsroom, NewsroomError, inspection};
use export::{Package, Profile};
use interview::PictureHash;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

/// The file by which a folder is known as a package of ours; it lists what we wrote there.
const CHECKSUMS: &str = "checksums.txt";

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

fn plan(package: &Package, blocked: Vec<crate::view::Finding>, language: interview::Language) -> ExportPlan {
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

/// Writes a package below `folder`, all or nothing.
fn write(package: &Package, folder: &Path, step: Step) -> Result<(), NewsroomError> {
    let unwritable = |error| NewsroomError::UnwritableTarget { folder: folder.to_owned(), error };
    fs::create_dir_all(folder).map_err(unwritable)?;
    let workshop = tempfile::Builder::new().prefix(".wortlaut-").tempdir_in(folder).map_err(unwritable)?;
    let fresh = workshop.path().join("new");
    let total = package.files.len();
    for (done, file) in package.files.iter().enumerate() {
        go_on(step, done, total, file.path.clone())?;
        write_file(&fresh, &file.path, &file.bytes).map_err(unwritable)?;
    }
    for name in top_folders(package) {
        put_in_place(&fresh.join(&name), &folder.join(&name), &workshop.path().join("old"))
            .map_err(unwritable)?;
    }
    sync_folder(folder).map_err(unwritable)?;
    step(Progress { done: total, total, what: String::new() });
    Ok(())
}

/// The folders right below the target that the package consists of.
fn top_folders(package: &Package) -> BTreeSet<String> {
    package.files.iter().filter_map(|file| file.path.split('/').next()).map(str::to_owned).collect()
}

fn write_file(root: &Path, path: &str, bytes: &[u8]) -> io::Result<()> {
    let relative = Path::new(path);
    if !relative.components().all(|part| matches!(part, Component::Normal(_))) {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, format!("“{path}” would leave the package")));
    }
    let target = root.join(relative);
    if let Some(parent) = target.parent() {
        fs::create_dir_all(parent)?;
    }
    let mut file = File::create(target)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Renames the new package into place; an older one of ours goes into `old`, and what the person added goes along.
fn put_in_place(fresh: &Path, place: &Path, old: &Path) -> io::Result<()> {
    match fs::symlink_metadata(place) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return fs::rename(fresh, place),
        Err(error) => return Err(error),
        Ok(_) => carry_over(place, fresh)?,
    }
    fs::rename(place, old)?;
    let placed = fs::rename(fresh, place);
    if placed.is_err() {
        fs::rename(old, place)?;
    }
    placed
}

/// Copies what an earlier package's folder holds beside our own files.
fn carry_over(earlier: &Path, fresh: &Path) -> io::Result<()> {
    let list = fs::read_to_string(earlier.join(CHECKSUMS)).map_err(|_| {
        let sentence = format!("“{}” was not written by Wortlaut and is not replaced", earlier.display());
        io::Error::other(sentence)
    })?;
    let ours: BTreeSet<&str> =
        list.lines().filter_map(|line| line.split_once("  ")).map(|(_, name)| name).collect();
    for path in files_below(earlier)? {
        let relative = path.strip_prefix(earlier).map_err(io::Error::other)?;
        let name = relative
            .components()
            .map(|part| part.as_os_str().to_string_lossy())
            .collect::<Vec<_>>()
            .join("/");
        let target = fresh.join(relative);
        if name != CHECKSUMS && !ours.contains(name.as_str()) && !target.exists() {
            if let Some(parent) = target.parent() {
                fs::create_dir_all(parent)?;
            }
            fs::copy(&path, &target)?;
        }
    }
    Ok(())
}

fn files_below(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next)? {
            let entry = entry?;
            let kind = entry.file_type()?;
            if kind.is_dir() {
                folders.push(entry.path());
            } else if kind.is_file() {
                files.push(entry.path());
            } else {
                let sentence = format!("“{}” is a link; it is not replaced", entry.path().display());
                return Err(io::Error::other(sentence));
            }
        }
    }
    Ok(files)
}

/// Makes the renames durable, where the system can do that for a folder.
fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}
