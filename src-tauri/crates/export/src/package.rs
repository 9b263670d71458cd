//! A package: the files of one interview for one target, in memory.
//!
//! Normal form, then what may leave, then pictures under their names, then what the target can show; then the profile's
//! format writes the text. The same interview gives the same bytes.

use crate::format::Manuscript;
use crate::loss::Loss;
use crate::profile::Profile;
use crate::{pictures, publish};
use interview::document::Document;
use interview::{Interview, Language, PictureHash, slug};
use markdown::{Release, Unfaithful};
use sha2::{Digest, Sha256};

/// The files of one interview.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Package {
    /// The files, the text first.
    pub files: Vec<PackageFile>,
    /// What the target does not show as the draft has it.
    pub losses: Vec<Loss>,
}

/// A file of a package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackageFile {
    /// Where it lies below the target's folder, with `/`: ASCII, and never above.
    pub path: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// Why there is no package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExportError {
    /// The text would not come back as it is.
    Unfaithful(Unfaithful),
    /// The format's container could not be made, as a ZIP that is too large. The text says why.
    Unwritable(String),
}

impl ExportError {
    /// What is wrong, and what the person can do.
    pub fn sentence(&self, language: Language) -> String {
        match self {
            Self::Unfaithful(unfaithful) => unfaithful.sentence(language),
            Self::Unwritable(detail) => language.choose(
                format!("Das Interview lässt sich in diesem Format nicht schreiben; es wurde nichts ausgegeben. Ein anderes Profil wählen. ({detail})"),
                format!("The interview cannot be written in this format; nothing has been exported. Choose another profile. ({detail})"),
            ),
        }
    }
}

/// The package of an interview. `original` gives the bytes of a picture, if the library has it.
///
/// # Errors
/// If the profile's format cannot write the interview as it is.
pub fn package(
    interview: &Interview,
    profile: &Profile,
    release: Release,
    original: &dyn Fn(&PictureHash) -> Option<Vec<u8>>,
) -> Result<Package, ExportError> {
    let normal = publish::normalised(interview);
    let (published, mut losses) = publish::publishable(&normal);
    let (named, pictures, missing) = pictures::named(&published, profile, original);
    let (reduced, reductions) = profile.format.reduce(&named, &profile.style);
    losses.extend(missing);
    losses.extend(reductions.into_iter().map(Loss::from));

    let folder = folder(&reduced, release);
    let manuscript = Manuscript {
        interview: &reduced,
        style: &profile.style,
        release,
        slug: &folder,
        pictures: &pictures,
    };
    let mut files = profile.format.write(&manuscript)?;
    files.extend(pictures);
    let document = Document::new(None, reduced).to_json();
    files.push(PackageFile { path: "interview.json".to_owned(), bytes: document.into_bytes() });
    files.push(PackageFile { path: "checksums.txt".to_owned(), bytes: checksums(&files).into_bytes() });
    for file in &mut files {
        file.path = format!("{folder}/{}", file.path);
    }
    Ok(Package { files, losses })
}

/// The name of the package's folder: the slug, or what a slug is made of; a draft says so.
fn folder(interview: &Interview, release: Release) -> String {
    let names = [&interview.details.slug, &interview.working_title()].map(|name| slug::of(name));
    let name = names.into_iter().find(|name| !name.is_empty()).unwrap_or_else(|| "interview".to_owned());
    match release {
        Release::Final => name,
        Release::Draft => {
            format!("{name}-{}", Language::of(&interview.details.language).choose("entwurf", "draft"))
        }
    }
}

/// A line for each file, as `sha256sum -c` reads it inside the folder.
fn checksums(files: &[PackageFile]) -> String {
    let digest =
        |bytes: &[u8]| Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    files.iter().map(|file| format!("{}  {}\n", digest(&file.bytes), file.path)).collect()
}
