//! A package: the files of one interview for one target, in memory.
//!
//! Normal form, then what may leave, then pictures under their names, then what the target can show; then the profile's
//! format writes the text. The same interview gives the same bytes.

use crate::format::Manuscript;
use crate::loss::{Loss, What};
use crate::profile::Profile;
use crate::template::TemplateError;
use crate::{lacking, pictures, publish};
use interview::document::Document;
use interview::{Interview, Language, PictureHash, slug};
use markdown::{Place, Release, Unfaithful};
use sha2::{Digest, Sha256};

/// The files of one interview.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Package {
    /// The files, the text first.
    pub files: Vec<PackageFile>,
    /// The files and folders below the target's folder that are this interview's alone.
    pub own: Vec<String>,
    /// The list of checksums, among `files`; its paths are relative to `root`.
    pub checksums: String,
    /// The folder that all files share, with its `/`; empty, if that is the target's own.
    pub root: String,
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

impl PackageFile {
    /// A file of JSON, for people to look at, too.
    pub(crate) fn json(path: &str, value: &serde_json::Value) -> Self {
        Self { path: path.to_owned(), bytes: format!("{value:#}\n").into_bytes() }
    }

    /// A file of text.
    pub(crate) fn text(path: &str, text: String) -> Self {
        Self { path: path.to_owned(), bytes: text.into_bytes() }
    }
}

/// Why there is no package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExportError {
    /// The text would not come back as it is.
    Unfaithful(Unfaithful),
    /// A template of the person's own has a mistake.
    Template(TemplateError),
    /// The format's container could not be made, as a ZIP that is too large. The text says why.
    Unwritable(String),
}

impl ExportError {
    /// What is wrong, and what the person can do.
    pub fn sentence(&self, language: Language) -> String {
        match self {
            Self::Unfaithful(unfaithful) => unfaithful.sentence(language),
            Self::Template(error) => error.sentence(language),
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
    let (reduced, reductions) = profile.reduce(&named);
    losses.extend(missing);
    losses.extend(reductions.into_iter().map(Loss::from));

    let slug = folder(&reduced, release);
    let places = profile.layout.of(&slug, &reduced, release);
    if places.lacks_day() {
        losses.push(Loss { place: Place::Records, what: What::NoDay });
    }
    let manuscript = Manuscript {
        interview: &reduced,
        style: &profile.style,
        release,
        slug: &slug,
        pictures: &pictures,
        publication: &profile.publication,
        places: &places,
    };
    losses.extend(lacking::losses(profile.format, &manuscript));
    let mut files = profile.write(&manuscript)?;
    for (i, file) in files.iter_mut().enumerate() {
        file.path = if i == 0 { places.text(&file.path) } else { places.file(&file.path) };
    }
    files.extend(pictures.into_iter().map(|file| PackageFile { path: places.picture(&file.path), ..file }));
    let document = Document::new(None, reduced).to_json().into_bytes();
    files.push(PackageFile { path: places.record("interview.json"), bytes: document });
    let checksums = places.record("checksums.txt");
    let root = common_folder(files.iter().map(|file| file.path.as_str()).chain([checksums.as_str()]));
    let sums = sums(&files, &root).into_bytes();
    files.push(PackageFile { path: checksums.clone(), bytes: sums });
    Ok(Package { files, own: places.own(), checksums, root, losses })
}

/// The folder that all these files lie in, with its `/`; empty, if there is none.
fn common_folder<'a>(mut paths: impl Iterator<Item = &'a str>) -> String {
    let mut common = paths.next().and_then(|path| path.rsplit_once('/')).map_or("", |(folder, _)| folder);
    for path in paths {
        while !common.is_empty() && !path.strip_prefix(common).is_some_and(|rest| rest.starts_with('/')) {
            common = common.rsplit_once('/').map_or("", |(folder, _)| folder);
        }
    }
    if common.is_empty() { String::new() } else { format!("{common}/") }
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

/// A line for each file, as `sha256sum -c` reads it inside the root.
fn sums(files: &[PackageFile], root: &str) -> String {
    let digest =
        |bytes: &[u8]| Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let line = |file: &PackageFile| {
        let name = file.path.strip_prefix(root).unwrap_or(&file.path);
        format!("{}  {name}\n", digest(&file.bytes))
    };
    files.iter().map(line).collect()
}
