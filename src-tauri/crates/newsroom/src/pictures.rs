//! What picture files say about themselves: whole folders, on all cores, without reading the pictures themselves.

use crate::trouble::NewsroomError;
use crate::view::UiLanguage;
use interview::{CreditForm, Language};
use picture::metadata::{Disagreement, Found, MetadataError, Origin};
use picture::{Metadata, PictureError, Property};
use serde::Serialize;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::thread;

/// How many files each core reads before their answers are given on.
const BATCH: usize = 16;

/// What a picture says about itself, as `picture --json` prints it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PictureWords {
    /// Which file.
    pub file: String,
    /// „JPEG“, by its content.
    pub format: &'static str,
    /// Width in pixels, as stored.
    pub width: Option<u32>,
    /// Height in pixels, as stored.
    pub height: Option<u32>,
    /// How it is to be turned, as EXIF counts.
    pub orientation: Option<u8>,
    /// What its samples mean.
    pub colour: Option<PictureColour>,
    #[serde(flatten)]
    properties: Map<String, Value>,
    /// The credit line that the file's own words propose, as the house prints it.
    pub proposed_credit: Option<String>,
    /// What is uncertain about it.
    pub uncertain: Vec<String>,
    /// The file says that a generative model made it, wholly or in part.
    pub says_it_is_generated: bool,
    /// What is known of its content credentials, if it has any. They are never verified here.
    pub content_credentials: Option<String>,
    found: BTreeMap<&'static str, Place>,
    /// What was found wrong while reading.
    pub remarks: Vec<String>,
    /// The same for people, in their order.
    #[serde(skip)]
    pub said: Vec<Said>,
}

/// What the samples of a picture mean.
#[derive(Debug, Serialize)]
pub struct PictureColour {
    /// „RGB“, „CMYK“, „Grey“, „Lab“.
    pub model: &'static str,
    /// The name of the ICC profile, if there is one.
    pub profile: Option<String>,
}

/// One property, as people read it.
#[derive(Debug)]
pub struct Said {
    /// What people call it.
    pub label: &'static str,
    /// Its texts.
    pub text: String,
    /// The block that it was taken from.
    pub block: &'static str,
    /// What other blocks say instead.
    pub others: Vec<(&'static str, String)>,
}

/// Where a value stands, and other values that disagree.
#[derive(Debug, Serialize)]
struct Place {
    block: &'static str,
    others: Vec<Other>,
}

#[derive(Debug, Serialize)]
struct Other {
    block: &'static str,
    value: Value,
}

/// Reads pictures and all pictures in folders, in order, and gives each answer on as soon as those before it are there.
/// What is no picture is trouble where it was named, and passed over within a folder.
pub fn read_pictures(
    paths: &[PathBuf],
    language: UiLanguage,
    each: &mut dyn FnMut(&Path, Result<PictureWords, NewsroomError>),
) {
    let workers = thread::available_parallelism().map_or(1, NonZero::get);
    let mut files: Vec<(PathBuf, Named)> = Vec::new();
    for path in paths {
        if path.is_dir() {
            if let Err(error) = list(path, &mut files) {
                each(path, Err(NewsroomError::UnreadableFile { file: path.clone(), error }));
            }
        } else {
            files.push((path.clone(), Named::Alone));
        }
    }
    for batch in files.chunks(workers * BATCH) {
        for (file, named, answer) in read_batch(batch, workers, language) {
            let is_other =
                matches!(&answer, Err(NewsroomError::Picture { error: PictureError::NoPicture, .. }));
            if !(is_other && named == Named::InFolder) {
                each(file, answer);
            }
        }
    }
}

/// How a file came to be read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Named {
    Alone,
    InFolder,
}

/// All files below a folder, by name; links to folders are not followed, so it ends.
fn list(folder: &Path, files: &mut Vec<(PathBuf, Named)>) -> io::Result<()> {
    let mut entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        if entry.file_type()?.is_dir() {
            list(&entry.path(), files)?;
        } else if entry.path().is_file() {
            files.push((entry.path(), Named::InFolder));
        }
    }
    Ok(())
}

type Answer = Result<PictureWords, NewsroomError>;

/// Each worker takes every n-th file: large ones often stand beside each other. The answers are in order.
fn read_batch(
    batch: &[(PathBuf, Named)],
    workers: usize,
    language: UiLanguage,
) -> impl Iterator<Item = (&Path, Named, Answer)> {
    let mut answers: Vec<(usize, Answer)> = thread::scope(|scope| {
        let work = |worker: usize| {
            let files = batch.iter().enumerate().skip(worker).step_by(workers);
            move || files.map(|(at, (file, _))| (at, read(file, language))).collect::<Vec<_>>()
        };
        let started: Vec<_> = (0..workers).map(|worker| scope.spawn(work(worker))).collect();
        started.into_iter().flat_map(|worker| worker.join().unwrap_or_default()).collect()
    });
    answers.sort_by_key(|(at, _)| *at);
    answers.into_iter().filter_map(|(at, answer)| {
        let (file, named) = batch.get(at)?;
        Some((file.as_path(), *named, answer))
    })
}

fn read(file: &Path, language: UiLanguage) -> Answer {
    let unreadable = |error| NewsroomError::UnreadableFile { file: file.to_owned(), error };
    // A pipe has no beginning to go back to, and opening it may wait for ever.
    if !fs::metadata(file).map_err(unreadable)?.is_file() {
        return Err(unreadable(io::ErrorKind::Unsupported.into()));
    }
    let mut reader = File::open(file).map_err(unreadable)?;
    let told = picture::read_metadata(&mut reader, code(language)).map_err(|error| match error {
        MetadataError::Picture(error) => NewsroomError::Picture { file: file.to_owned(), error },
        MetadataError::Disk(error) => unreadable(error),
    })?;
    Ok(words(file, &told, language))
}

fn words(file: &Path, told: &Metadata, language: UiLanguage) -> PictureWords {
    let speech: Language = language.into();
    let properties = Property::ALL
        .iter()
        .map(|property| (property.name().to_owned(), value(*property, told.texts(*property))));
    let proposal = told.proposed_credit();
    let credit = proposal.credit.printed(&CreditForm::of_language(code(language)));
    PictureWords {
        file: file.display().to_string(),
        format: told.container.name(),
        width: Some(told.width).filter(|width| *width > 0),
        height: Some(told.height).filter(|height| *height > 0),
        orientation: told.orientation,
        colour: told.colour.as_ref().map(|colour| PictureColour {
            model: colour.model,
            profile: Some(colour.profile.clone()).filter(|name| !name.is_empty()),
        }),
        properties: properties.collect(),
        proposed_credit: Some(credit).filter(|line| !line.is_empty()),
        uncertain: proposal.uncertain.iter().map(|doubt| doubt.sentence(speech)).collect(),
        says_it_is_generated: told.says_it_is_generated(),
        content_credentials: told.credentials.as_ref().map(|credentials| credentials.sentence(speech)),
        found: told
            .values()
            .map(|(property, found)| (property.name(), place(property, found, told)))
            .collect(),
        remarks: told.remarks.iter().map(|remark| remark.sentence(speech)).collect(),
        said: told.values().map(|(property, found)| said(property, found, told, speech)).collect(),
    }
}

/// By BCP 47.
fn code(language: UiLanguage) -> &'static str {
    match language {
        UiLanguage::De => "de",
        UiLanguage::En => "en",
    }
}

/// A list for what is one on a page, else the text; absent is null.
fn value(property: Property, texts: &[String]) -> Value {
    let is_single = matches!(property, Property::LicensorName | Property::LicensorUrl);
    if property.is_list() && !is_single {
        texts.into()
    } else {
        texts.first().map_or(Value::Null, |text| text.as_str().into())
    }
}

/// What the blocks say that were not taken.
fn others(property: Property, taken: Origin, told: &Metadata) -> impl Iterator<Item = &Found> {
    let about = move |disagreement: &&Disagreement| disagreement.property == property;
    let values = told.disagreements.iter().filter(about).flat_map(|disagreement| &disagreement.values);
    values.filter(move |found| found.origin != taken)
}

fn place(property: Property, found: &Found, told: &Metadata) -> Place {
    let others = others(property, found.origin, told)
        .map(|other| Other { block: other.origin.name(), value: value(property, &other.texts) });
    Place { block: found.origin.name(), others: others.collect() }
}

fn said(property: Property, found: &Found, told: &Metadata, language: Language) -> Said {
    let joined = |found: &Found| found.texts.join(" · ");
    let others = others(property, found.origin, told).map(|other| (other.origin.name(), joined(other)));
    Said {
        label: property.label(language),
        text: joined(found),
        block: found.origin.name(),
        others: others.collect(),
    }
}
