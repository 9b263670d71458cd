//! The export profiles: those that come with the program, and those of the person in `<library>/profiles/<name>/`.
//!
//! * `trial`: a profile tried out

mod trial;

pub use trial::{ProfileTrial, try_profile};

use crate::view::{ProfileRow, UiLanguage};
use crate::{Newsroom, NewsroomError};
use export::{Profile, ProfileError, ProfileFiles};
use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

/// The folder of the person's own profiles, inside the library.
const FOLDER: &str = "profiles";
/// A profile is a page of settings and some templates; what is larger is none.
const MOST_BYTES: u64 = 1024 * 1024;
/// Files in a profile's folder that are looked at.
const MOST_FILES: usize = 100;

/// A profile of the person's own, or why it cannot be used, under its name.
type Own = (String, Result<Profile, ProfileError>);

impl Newsroom {
    /// The export profiles, named in the language of the program.
    ///
    /// # Errors
    /// None today; a verb of the window answers with a result.
    pub fn profiles(&self) -> Result<Vec<ProfileRow>, NewsroomError> {
        Ok(profiles(&self.folder, self.language()))
    }

    /// The profile with this name.
    pub(crate) fn profile(&self, name: &str) -> Result<Profile, NewsroomError> {
        profile(&self.folder, name)
    }
}

/// The export profiles of the library in this folder, named in this language. One that cannot be used is there, too,
/// and says why.
pub fn profiles(library: &Path, language: UiLanguage) -> Vec<ProfileRow> {
    let row = |profile: &Profile| ProfileRow {
        name: profile.name.clone(),
        title: profile.title(language.into()).to_owned(),
        description: profile.description(language.into()).to_owned(),
    };
    let own_row = |(name, profile): Own| match profile {
        Ok(profile) => row(&profile),
        Err(error) => ProfileRow { title: name.clone(), name, description: error.sentence(language.into()) },
    };
    export::profiles().iter().map(row).chain(own(library).into_iter().map(own_row)).collect()
}

/// The profile with this name, built in or own.
fn profile(library: &Path, name: &str) -> Result<Profile, NewsroomError> {
    if let Some(profile) = export::profiles().iter().find(|profile| profile.name == name) {
        return Ok(profile.clone());
    }
    let own = own(library);
    let built_in = export::profiles().iter().map(|profile| profile.name.clone());
    let known: Vec<String> = built_in.chain(own.iter().map(|(name, _)| name.clone())).collect();
    match own.into_iter().find(|(own_name, _)| own_name == name) {
        Some((name, profile)) => profile.map_err(|error| NewsroomError::Profile { name, error }),
        None => Err(NewsroomError::UnknownProfile { name: name.to_owned(), known }),
    }
}

/// The person's own profiles by the names of their folders, each name once.
fn own(library: &Path) -> Vec<Own> {
    let mut folders: Vec<_> = fs::read_dir(library.join(FOLDER))
        .into_iter()
        .flatten()
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    let mut found: Vec<Own> = Vec::new();
    for folder in folders {
        let folder_name =
            folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let profile = read(&folder).and_then(|files| Profile::read(&files));
        let name = profile.as_ref().map_or(folder_name.clone(), |profile| profile.name.clone());
        let is_taken = export::profiles().iter().any(|known| known.name == name)
            || found.iter().any(|(known, _)| *known == name);
        found.push(if is_taken {
            (folder_name, Err(ProfileError::NameTaken(name)))
        } else {
            (name, profile)
        });
    }
    found
}

/// The text files of a profile's folder.
fn read(folder: &Path) -> Result<ProfileFiles, ProfileError> {
    let unreadable = |name: &str, what: String| ProfileError::Unreadable(format!("{name}: {what}"));
    let entries = fs::read_dir(folder).map_err(|error| unreadable("", error.to_string()))?;
    let mut files = ProfileFiles::new();
    let mut left = MOST_BYTES;
    for path in entries.filter_map(Result::ok).map(|entry| entry.path()).filter(|path| path.is_file()) {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let mut text = String::new();
        let length = File::open(&path)
            .and_then(|file| file.take(left + 1).read_to_string(&mut text))
            .map_err(|error| unreadable(&name, error.to_string()))?;
        left = left
            .checked_sub(length as u64)
            .filter(|_| files.len() < MOST_FILES)
            .ok_or(ProfileError::TooLarge)?;
        files.insert(name, text);
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn library(profiles: &[(&str, &str)]) -> tempfile::TempDir {
        let library = tempfile::tempdir().unwrap();
        for (name, text) in profiles {
            let folder = library.path().join(FOLDER).join(name);
            fs::create_dir_all(&folder).unwrap();
            fs::write(folder.join("profile.toml"), text).unwrap();
        }
        library
    }

    fn toml(name: &str) -> String {
        format!(
            "name = \"{name}\"\ntitle = {{ de = \"Unsere Seite\", en = \"Our site\" }}\n\
             description = {{ de = \"d\", en = \"e\" }}\ndate = {{ zone = \"Europe/Berlin\", time = \"06:00\" }}\n"
        )
    }

    #[test]
    fn a_profile_of_ones_own_stands_beside_those_built_in() {
        let library = library(&[("unsere", &toml("unsere-seite"))]);
        let rows = profiles(library.path(), UiLanguage::De);
        assert_eq!(rows.last().unwrap().title, "Unsere Seite");
        assert!(rows.len() > 1);
        assert_eq!(profile(library.path(), "unsere-seite").unwrap().name, "unsere-seite");
        assert_eq!(profile(library.path(), "markdown").unwrap().name, "markdown");
        let error = profile(library.path(), "nix").unwrap_err();
        assert!(error.sentence(UiLanguage::De).contains("unsere-seite"), "{error:?}");
    }

    #[test]
    fn a_profile_that_cannot_be_used_says_why_and_hides_no_other() {
        let good = toml("gut");
        let library = library(&[("a", "name = 1"), ("b", &toml("markdown")), ("c", &good), ("d", &good)]);
        fs::create_dir_all(library.path().join("profiles/leer")).unwrap();
        let rows = profiles(library.path(), UiLanguage::En);
        let own: Vec<_> = rows.iter().skip(export::profiles().len()).collect();
        assert_eq!(
            own.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(),
            ["a", "b", "gut", "d", "leer"]
        );
        assert!(own[0].description.contains("name"), "{}", own[0].description);
        assert!(own[1].description.contains("markdown") && own[3].description.contains("gut"));
        assert!(own[4].description.contains("profile.toml"));
        let error = profile(library.path(), "a").unwrap_err();
        assert!(matches!(error, NewsroomError::Profile { .. }));
        assert!(profile(library.path(), "gut").is_ok());
    }

    #[test]
    fn a_folder_that_is_far_too_large_is_no_profile() {
        let library = library(&[("gross", &toml("gross"))]);
        let filler = " ".repeat(MOST_BYTES as usize);
        fs::write(library.path().join("profiles/gross/template.j2"), filler).unwrap();
        let error = profile(library.path(), "gross").unwrap_err();
        assert!(matches!(error, NewsroomError::Profile { error: ProfileError::TooLarge, .. }), "{error:?}");
    }
}
