//! Reading files: looked at only, or stored as drafts.

use crate::view::{ImportReport, Remark, UiLanguage};
use crate::{Newsroom, NewsroomError, PortraitTexts};
use import::{Draft, Kind};
use interview::document::Document;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

/// The sample interview, of our own invention, and its picture.
pub(crate) const SAMPLE: &[u8] = include_bytes!("../../../../assets/sample/interview.txt");
pub(crate) const SAMPLE_PICTURE: &[u8] = include_bytes!("../../../../assets/sample/portrait.jpg");
/// Where the library remembers which draft is the sample.
const SAMPLE_DRAFT: &str = "sample-draft";

/// Recognises the interview in a file; stores nothing.
///
/// # Errors
/// If the file cannot be read, or its bytes are no text at all.
pub fn read_file(file: &Path, kind: Option<Kind>) -> Result<Draft, NewsroomError> {
    let bytes = read_limited(file, import::MAX_BYTES)?;
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut draft = import::read_bytes(&name, &bytes, kind)
        .map_err(|error| NewsroomError::Import { file: file.to_owned(), error })?;
    if let Some(sidecar) = sidecar(file) {
        import::take_sidecar(&mut draft, sidecar);
    }
    Ok(draft)
}

/// The interview that lies beside a Markdown file of a package, with the ids that the file itself does not carry.
fn sidecar(file: &Path) -> Option<Document> {
    let is_markdown = file.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("md"));
    let beside = file.with_file_name("interview.json");
    let bytes =
        (is_markdown && beside.is_file()).then(|| read_limited(&beside, import::MAX_BYTES).ok())??;
    Document::from_json(std::str::from_utf8(&bytes).ok()?).ok()
}

/// The bytes of a file, if there are no more than `limit`.
pub(crate) fn read_limited(file: &Path, limit: u64) -> Result<Vec<u8>, NewsroomError> {
    let unreadable = |error| NewsroomError::UnreadableFile { file: file.to_owned(), error };
    let metadata = fs::metadata(file).map_err(unreadable)?;
    if metadata.is_dir() {
        return Err(NewsroomError::FolderInsteadOfFile(file.to_owned()));
    }
    let mut bytes = Vec::new();
    // One byte more than allowed is enough to know: a device or a growing file never ends.
    File::open(file).map_err(unreadable)?.take(limit + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > limit {
        return Err(NewsroomError::FileTooLarge { file: file.to_owned(), limit });
    }
    Ok(bytes)
}

/// What was recognised in a file, as `read --json` prints it.
pub fn outline(draft: &Draft, language: UiLanguage) -> import::Outline {
    import::outline(draft, language.into())
}

/// The remarks of a reader, worded for people.
fn remarks(draft: &Draft, language: UiLanguage) -> Vec<Remark> {
    draft.remarks.iter().map(|remark| remark_of(remark, language)).collect()
}

pub(crate) fn remark_of(remark: &import::Remark, language: UiLanguage) -> Remark {
    Remark {
        place: remark.place.clone(),
        message: remark.notice.sentence(language.into()),
        confidence: remark.confidence,
    }
}

impl Newsroom {
    /// Reads files and stores each as a draft. A file that cannot be read does not stop the others.
    ///
    /// # Errors
    /// If the library cannot be written.
    pub fn import_files(
        &self,
        files: &[PathBuf],
        kind: Option<Kind>,
    ) -> Result<Vec<ImportReport>, NewsroomError> {
        files.iter().map(|file| self.import_file(file, kind)).collect()
    }

    fn import_file(&self, file: &Path, kind: Option<Kind>) -> Result<ImportReport, NewsroomError> {
        let language = self.language();
        let named = file.display().to_string();
        match read_file(file, kind) {
            Ok(draft) => {
                let interview = self.with_pictures_beside(file, draft.interview.clone());
                let id = self.take_in(&interview)?;
                Ok(ImportReport {
                    file: named,
                    id: Some(id),
                    title: interview.working_title(),
                    remarks: remarks(&draft, language),
                    failure: None,
                })
            }
            Err(error) => Ok(ImportReport {
                file: named,
                id: None,
                title: String::new(),
                remarks: Vec::new(),
                failure: Some(error.failure(language)),
            }),
        }
    }

    /// Takes in the pictures that lie beside an imported file under the names it gives. A name with a path in it is
    /// not followed.
    pub(crate) fn with_pictures_beside(
        &self,
        file: &Path,
        mut interview: interview::Interview,
    ) -> interview::Interview {
        for portrait in &mut interview.portraits {
            let is_plain = !portrait.file_name.is_empty()
                && Path::new(&portrait.file_name).file_name() == Some(portrait.file_name.as_ref());
            let known = portrait.original.as_ref().is_some_and(|hash| self.library.media(hash).is_ok());
            let name_there = portrait.file_name.clone();
            if portrait.original.is_some() {
                portrait.file_name = export::pictures::name_before(&portrait.file_name);
            }
            if known || !is_plain {
                if !known {
                    portrait.original = None;
                }
                continue;
            }
            let kept =
                read_limited(&file.with_file_name(&name_there), picture::MAX_BYTES).ok().and_then(|bytes| {
                    let inspection = picture::inspect(&bytes).ok()?;
                    self.library.keep_media(&bytes, inspection.format.mime()).ok()
                });
            portrait.original = kept;
        }
        interview
    }

    /// The sample interview; imported the first time, the same draft ever after.
    ///
    /// # Errors
    /// If the library cannot be read or written.
    pub fn open_sample(&self) -> Result<String, NewsroomError> {
        if let Some(id) = self.library.meta(SAMPLE_DRAFT)?.filter(|id| self.existing(id).is_ok()) {
            self.restore_from_bin(&id)?;
            return Ok(id);
        }
        let draft = import::read_bytes("interview.txt", SAMPLE, None)
            .map_err(|error| NewsroomError::Import { file: PathBuf::from("interview.txt"), error })?;
        let id = self.take_in(&draft.interview)?;
        let folder = tempfile::tempdir().map_err(NewsroomError::unforeseen)?;
        let picture = folder.path().join("portrait.jpg");
        fs::write(&picture, SAMPLE_PICTURE).map_err(NewsroomError::unforeseen)?;
        self.attach_portrait(&id, &picture, &PortraitTexts::default())?;
        self.library.keep_meta(SAMPLE_DRAFT, &id)?;
        Ok(id)
    }
}
