//! A package on disk, all or nothing.
//!
//! It is built in a temporary folder beside its target, made durable, and then renamed into place: one folder, or the
//! files and folders that its target keeps for each interview. What the person has laid beside an earlier package goes
//! along; what Wortlaut did not write is never replaced.

use super::{Step, go_on, sha256};
use crate::NewsroomError;
use crate::view::Progress;
use export::Package;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

/// Writes a package below `folder`.
pub(super) fn write(package: &Package, folder: &Path, step: Step) -> Result<(), NewsroomError> {
    let unwritable = |error| NewsroomError::UnwritableTarget { folder: folder.to_owned(), error };
    fs::create_dir_all(folder).map_err(unwritable)?;
    let workshop = tempfile::Builder::new().prefix(".wortlaut-").tempdir_in(folder).map_err(unwritable)?;
    let site = Site {
        folder,
        fresh: workshop.path().join("new"),
        old: workshop.path().join("old"),
        earlier: earlier(folder, package),
    };
    let total = package.files.len();
    for (done, file) in package.files.iter().enumerate() {
        go_on(step, done, total, file.path.clone())?;
        write_file(&site.fresh, &file.path, &file.bytes).map_err(unwritable)?;
    }
    site.place(package).map_err(unwritable)?;
    sync_folder(folder).map_err(unwritable)?;
    step(Progress { done: total, total, what: String::new() });
    Ok(())
}

/// A target's folder, and what is about to change in it.
struct Site<'a> {
    folder: &'a Path,
    /// The new files, at their paths.
    fresh: PathBuf,
    /// What had to make room.
    old: PathBuf,
    /// What an earlier export of this interview wrote: path and SHA-256.
    earlier: BTreeMap<String, String>,
}

/// The files that an earlier export of the same interview wrote, as its list of checksums has them.
fn earlier(folder: &Path, package: &Package) -> BTreeMap<String, String> {
    let list = fs::read_to_string(folder.join(&package.checksums)).unwrap_or_default();
    let pair = |line: &str| {
        let (sum, name) = line.split_once("  ")?;
        Some((format!("{}{name}", package.root), sum.to_owned()))
    };
    let mut files: BTreeMap<String, String> = list.lines().filter_map(pair).collect();
    if !list.is_empty() {
        files.insert(package.checksums.clone(), String::new());
    }
    files
}

impl Site<'_> {
    /// Renames everything into place; if one thing fails, all is as it was.
    fn place(&self, package: &Package) -> io::Result<()> {
        let places: Vec<&String> =
            package.own.iter().filter(|place| self.fresh.join(place).symlink_metadata().is_ok()).collect();
        for place in &places {
            self.carry_over(place)?;
        }
        let mut done: Vec<(PathBuf, PathBuf)> = Vec::new();
        let placed = self.leave(package, &mut done).and_then(|()| self.enter(&places, &mut done));
        if placed.is_err() {
            for (from, to) in done.iter().rev() {
                fs::rename(to, from)?;
            }
        }
        placed
    }

    /// What an earlier export wrote where this one writes nothing, and nobody has changed since, goes: the post of a day
    /// that was wrong.
    fn leave(&self, package: &Package, done: &mut Vec<(PathBuf, PathBuf)>) -> io::Result<()> {
        for (name, sum) in &self.earlier {
            let is_replaced = package.own.iter().any(|place| Path::new(name).starts_with(place));
            let path = self.folder.join(name);
            let is_ours = is_inside(name) && fs::read(&path).is_ok_and(|bytes| sha256(&bytes) == *sum);
            if !is_replaced && is_ours {
                self.rename(path, self.old.join(name), done)?;
            }
        }
        Ok(())
    }

    fn enter(&self, places: &[&String], done: &mut Vec<(PathBuf, PathBuf)>) -> io::Result<()> {
        for place in places {
            let target = self.folder.join(place);
            if target.symlink_metadata().is_ok() {
                self.rename(target.clone(), self.old.join(place), done)?;
            }
            self.rename(self.fresh.join(place), target, done)?;
        }
        Ok(())
    }

    fn rename(&self, from: PathBuf, to: PathBuf, done: &mut Vec<(PathBuf, PathBuf)>) -> io::Result<()> {
        if let Some(parent) = to.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::rename(&from, &to)?;
        done.push((from, to));
        Ok(())
    }

    /// Copies what stands in a place beside our own files. What is not ours is not replaced.
    fn carry_over(&self, place: &str) -> io::Result<()> {
        let target = self.folder.join(place);
        let Ok(found) = target.symlink_metadata() else {
            return Ok(());
        };
        let foreign = |path: &Path| {
            io::Error::other(format!("“{}” was not written by Wortlaut and is not replaced", path.display()))
        };
        if found.is_file() {
            return if self.earlier.contains_key(place) { Ok(()) } else { Err(foreign(&target)) };
        }
        if self.earlier.is_empty() || !found.is_dir() {
            return Err(foreign(&target));
        }
        for path in files_below(&target)? {
            let relative = path.strip_prefix(self.folder).map_err(io::Error::other)?;
            let new = self.fresh.join(relative);
            if self.earlier.contains_key(&with_slashes(relative)) {
                continue;
            }
            if new.exists() {
                return Err(foreign(&path));
            }
            if let Some(parent) = new.parent() {
                fs::create_dir_all(parent)?;
            }
            fs::copy(&path, &new)?;
        }
        Ok(())
    }
}

fn with_slashes(path: &Path) -> String {
    path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// The path leads to something inside the folder that it is relative to.
fn is_inside(path: &str) -> bool {
    Path::new(path).components().all(|part| matches!(part, Component::Normal(_)))
}

fn write_file(root: &Path, path: &str, bytes: &[u8]) -> io::Result<()> {
    if !is_inside(path) {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, format!("“{path}” would leave the package")));
    }
    let target = root.join(path);
    if let Some(parent) = target.parent() {
        fs::create_dir_all(parent)?;
    }
    let mut file = File::create(target)?;
    file.write_all(bytes)?;
    file.sync_all()
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use export::{PackageFile, Release};
    use interview::Interview;

    fn post(day: &str) -> Package {
        let mut interview = Interview::default();
        interview.title.headline = "Keller".into();
        interview.details.date = day.parse().ok();
        let jekyll = export::profiles().iter().find(|profile| profile.name == "jekyll").unwrap();
        export::package(&interview, jekyll, Release::Final, &|_| None).unwrap()
    }

    fn put(package: &Package, folder: &Path) -> Result<(), NewsroomError> {
        write(package, folder, &|_| true)
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = files_below(folder)
            .unwrap()
            .iter()
            .map(|path| with_slashes(path.strip_prefix(folder).unwrap()))
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_post_moves_with_its_day_and_what_others_keep_there_stays() {
        let site = tempfile::tempdir().unwrap();
        fs::create_dir_all(site.path().join("_posts")).unwrap();
        fs::write(site.path().join("_posts/2020-01-01-andere.md"), "von anderen").unwrap();
        put(&post("2024-11-18"), site.path()).unwrap();
        put(&post("2024-11-18"), site.path()).unwrap();
        put(&post("2024-11-19"), site.path()).unwrap();
        let records = ["_wortlaut/keller/checksums.txt", "_wortlaut/keller/interview.json"];
        let posts = ["_posts/2020-01-01-andere.md", "_posts/2024-11-19-keller.md"];
        assert_eq!(names(site.path()), [posts, records].concat());
    }

    #[test]
    fn what_somebody_has_changed_or_written_is_never_taken_away() {
        let site = tempfile::tempdir().unwrap();
        put(&post("2024-11-18"), site.path()).unwrap();
        let old = site.path().join("_posts/2024-11-18-keller.md");
        fs::write(&old, "von Hand").unwrap();
        put(&post("2024-11-19"), site.path()).unwrap();
        assert_eq!(fs::read_to_string(&old).unwrap(), "von Hand");

        let foreign = site.path().join("_posts/2024-11-20-keller.md");
        fs::write(&foreign, "von anderen").unwrap();
        let before = names(site.path());
        assert!(matches!(put(&post("2024-11-20"), site.path()), Err(NewsroomError::UnwritableTarget { .. })));
        assert_eq!(names(site.path()), before, "nothing has been moved");
        assert_eq!(fs::read_to_string(&foreign).unwrap(), "von anderen");
    }

    #[test]
    fn a_package_never_leaves_its_folder() {
        let site = tempfile::tempdir().unwrap();
        let file = PackageFile { path: "../x".into(), bytes: Vec::new() };
        let package = Package { files: vec![file], ..Package::default() };
        assert!(put(&package, &site.path().join("inner")).is_err());
        assert!(!site.path().join("x").exists());
    }
}
