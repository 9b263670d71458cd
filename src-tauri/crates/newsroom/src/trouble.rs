//! Why a verb was not carried out: what is wrong, what is safe, what the person can do, in German and English.

use crate::view::{Failure, UiLanguage};
use interview::Language;
use std::error::Error;
use std::io;
use std::path::PathBuf;
use store::StoreError;

/// Why a verb was not carried out.
#[derive(Debug)]
pub enum NewsroomError {
    /// No draft has this id.
    UnknownDraft(String),
    /// The draft's history has no such moment, or the moment no such block.
    UnknownMoment(String),
    /// The draft holds facts that this program does not know; changing it could contradict them.
    ReadOnlyDraft,
    /// Entries of the draft are damaged; building on what is left could lose more.
    DamagedDraft,
    /// The interviewee has agreed to the wording of this part.
    AuthorisedPart,
    /// No profile has this name.
    UnknownProfile {
        /// The name.
        name: String,
        /// The names that there are.
        known: Vec<String>,
    },
    /// A profile of the person's own cannot be used.
    Profile {
        /// Its name.
        name: String,
        /// What is wrong with it.
        error: export::ProfileError,
    },
    /// A status that does not exist.
    UnknownStatus(String),
    /// A file could not be read.
    UnreadableFile {
        /// Which.
        file: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// The path names a folder where a file is needed.
    FolderInsteadOfFile(PathBuf),
    /// A file is larger than can be taken.
    FileTooLarge {
        /// Which.
        file: PathBuf,
        /// The bound in bytes.
        limit: u64,
    },
    /// A file was read, but no interview could be made of its bytes.
    Import {
        /// Which.
        file: PathBuf,
        /// Why.
        error: import::ImportError,
    },
    /// A file was read, but is no picture that can be used.
    Picture {
        /// Which.
        file: PathBuf,
        /// Why.
        error: picture::PictureError,
    },
    /// The export found that the written file does not say what the interview says, or another reason not to write.
    Export(export::ExportError),
    /// The folder of an export could not be written.
    UnwritableTarget {
        /// Which.
        folder: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// The person stopped the work.
    Stopped,
    /// The library could not be read or written.
    Library(StoreError),
    /// Something that has no words of its own.
    Unforeseen(Box<dyn Error + Send + Sync>),
}

/// What part of the world the trouble is in; the command line's exit codes follow it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sphere {
    /// What was asked for does not exist or is not allowed.
    Use,
    /// A file that was given.
    Input,
    /// The library, or the folder of an export.
    Disk,
}

impl NewsroomError {
    /// An error without words of its own.
    pub(crate) fn unforeseen(error: impl Error + Send + Sync + 'static) -> Self {
        Self::Unforeseen(Box::new(error))
    }

    /// Where the trouble is.
    pub fn sphere(&self) -> Sphere {
        match self {
            Self::UnknownDraft(_)
            | Self::UnknownMoment(_)
            | Self::ReadOnlyDraft
            | Self::DamagedDraft
            | Self::AuthorisedPart
            | Self::UnknownProfile { .. }
            | Self::Profile { .. }
            | Self::UnknownStatus(_)
            | Self::Stopped => Sphere::Use,
            Self::UnreadableFile { .. }
            | Self::FolderInsteadOfFile(_)
            | Self::FileTooLarge { .. }
            | Self::Import { .. }
            | Self::Picture { .. } => Sphere::Input,
            Self::Export(_) | Self::UnwritableTarget { .. } | Self::Library(_) | Self::Unforeseen(_) => {
                Sphere::Disk
            }
        }
    }

    /// A stable name for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::UnknownDraft(_) => "unknown-draft",
            Self::UnknownMoment(_) => "unknown-moment",
            Self::ReadOnlyDraft => "read-only-draft",
            Self::DamagedDraft => "damaged-draft",
            Self::AuthorisedPart => "authorised-part",
            Self::UnknownProfile { .. } => "unknown-profile",
            Self::Profile { .. } => "unusable-profile",
            Self::UnknownStatus(_) => "unknown-status",
            Self::UnreadableFile { .. } => "unreadable-file",
            Self::FolderInsteadOfFile(_) => "folder-instead-of-file",
            Self::FileTooLarge { .. } => "file-too-large",
            Self::Import { .. } => "not-an-interview",
            Self::Picture { .. } => "not-a-picture",
            Self::Export(_) => "export-refused",
            Self::UnwritableTarget { .. } => "unwritable-target",
            Self::Stopped => "stopped",
            Self::Library(error) => error.code(),
            Self::Unforeseen(_) => "unforeseen",
        }
    }

    /// The sentence for people.
    pub fn sentence(&self, language: UiLanguage) -> String {
        match language {
            UiLanguage::De => self.german(),
            UiLanguage::En => self.english(),
        }
    }

    /// The failure as it crosses to the window.
    pub fn failure(&self, language: UiLanguage) -> Failure {
        Failure { code: self.code().to_owned(), message: self.sentence(language), rest: self.details() }
    }

    fn details(&self) -> Option<String> {
        match self {
            Self::UnreadableFile { error, .. } | Self::UnwritableTarget { error, .. } => {
                Some(error.to_string())
            }
            Self::Library(error) => Some(error.to_string()),
            Self::Unforeseen(error) => Some(error.to_string()),
            _ => None,
        }
    }

    fn german(&self) -> String {
        match self {
            Self::UnknownMoment(id) => format!("Die Geschichte dieses Entwurfs kennt „{id}“ nicht. Die Zeitleiste zeigt, was es gibt."),
            Self::UnknownDraft(id) => format!("Es gibt keinen Entwurf mit der Kennung „{id}“. Die Liste zeigt alle."),
            Self::ReadOnlyDraft => "Dieser Entwurf enthält Einträge einer neueren Fassung von Wortlaut und lässt sich hier nur lesen. Nichts ist verloren; die neuere Fassung kann ihn ändern.".to_owned(),
Self::DamagedDraft => "Einträge dieses Entwurfs sind beschädigt. Er lässt sich lesen, aber hier nicht ändern; eine Sicherung bringt ihn zurück.".to_owned(),
            Self::AuthorisedPart => "Diese Stelle ist autorisiert. Erst wenn die Autorisierung gelöst ist, lässt sich ein Vorschlag übernehmen.".to_owned(),
            Self::UnknownProfile { name, known } => format!("Es gibt kein Profil „{name}“. Vorhanden: {}.", known.join(", ")),
            Self::Profile { name, error } => format!("Profil „{name}“: {}", error.sentence(Language::German)),
            Self::UnknownStatus(name) => format!("Es gibt keinen Status „{name}“. Vorhanden: {}.", crate::view::Status::names()),
            Self::UnreadableFile { file, error } => format!("„{}“ lässt sich nicht lesen: {}.", file.display(), reason_german(error)),
            Self::FolderInsteadOfFile(file) => format!("„{}“ ist ein Ordner. Gebraucht wird eine Datei daraus.", file.display()),
            Self::FileTooLarge { file, limit } => format!("„{}“ ist größer als {} MB und kein Interview oder Bild, das sich aufnehmen ließe.", file.display(), limit / 1_000_000),
            Self::Import { file, error } => format!("„{}“: {}", file.display(), error.sentence(Language::German)),
            Self::Picture { file, error } => format!("„{}“: {}", file.display(), error.sentence(Language::German)),
            Self::Export(error) => error.sentence(Language::German),
            Self::UnwritableTarget { folder, error } => format!("In „{}“ lässt sich nicht schreiben: {}. Was vorher dort lag, ist unverändert; ein anderer Ordner geht.", folder.display(), reason_german(error)),
            Self::Stopped => "Angehalten. Was vorher dort lag, ist unverändert.".to_owned(),
            Self::Library(error) => library_german(error),
            Self::Unforeseen(_) => "Etwas Unerwartetes ist geschehen. Was gesichert war, ist gesichert.".to_owned(),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::UnknownMoment(id) => format!("The history of this draft does not know “{id}”. The time line shows what there is."),
            Self::UnknownDraft(id) => format!("There is no draft with the id “{id}”. The list shows all of them."),
            Self::ReadOnlyDraft => "This draft holds entries of a newer Wortlaut and can only be read here. Nothing is lost; the newer program can change it.".to_owned(),
            Self::DamagedDraft => "Entries of this draft are damaged. It can be read but not changed here; a backup brings it back.".to_owned(),
            Self::AuthorisedPart => "This passage is authorised. A suggestion can be taken once the authorisation is released.".to_owned(),
            Self::UnknownProfile { name, known } => format!("There is no profile “{name}”. There are: {}.", known.join(", ")),
            Self::Profile { name, error } => format!("Profile “{name}”: {}", error.sentence(Language::English)),
            Self::UnknownStatus(name) => format!("There is no status “{name}”. There are: {}.", crate::view::Status::names()),
            Self::UnreadableFile { file, error } => format!("“{}” cannot be read: {}.", file.display(), reason_english(error)),
            Self::FolderInsteadOfFile(file) => format!("“{}” is a folder. A file in it is needed.", file.display()),
            Self::FileTooLarge { file, limit } => format!("“{}” is larger than {} MB and no interview or picture that can be taken in.", file.display(), limit / 1_000_000),
            Self::Import { file, error } => format!("“{}”: {}", file.display(), error.sentence(Language::English)),
            Self::Picture { file, error } => format!("“{}”: {}", file.display(), error.sentence(Language::English)),
            Self::Export(error) => error.sentence(Language::English),
            Self::UnwritableTarget { folder, error } => format!("“{}” cannot be written to: {}. What lay there before is unchanged; another folder will do.", folder.display(), reason_english(error)),
            Self::Stopped => "Stopped. What lay there before is unchanged.".to_owned(),
            Self::Library(error) => format!("{error}"),
            Self::Unforeseen(_) => "Something unforeseen happened. What was saved is saved.".to_owned(),
        }
    }
}

/// The German wording of what the library says; the English one is the error's own.
fn library_german(error: &StoreError) -> String {
    match error {
        StoreError::InUse(folder) => format!("Die Bibliothek in „{}“ ist in einem anderen Programm geöffnet. Erst dort schließen oder dort weiterarbeiten.", folder.display()),
        StoreError::Newer { found, known } => format!("Diese Bibliothek ist neuer als dieses Programm: Sie hat Version {found}, das Programm kennt Version {known}. Nichts wurde geändert; ein neueres Wortlaut öffnet sie."),
        StoreError::Folder { folder, error } => format!("Der Ordner der Bibliothek „{}“ lässt sich nicht benutzen: {}. Nichts wurde geändert; ein anderer Ordner oder mehr Rechte helfen.", folder.display(), reason_german(error)),
        StoreError::DiskFull => "Die Platte ist voll. Was vorher gesichert war, ist sicher; nach dem Aufräumen geht es weiter.".to_owned(),
        StoreError::ReadOnly => "Die Bibliothek lässt sich nicht schreiben: Datei oder Ordner sind schreibgeschützt. Was vorher gesichert war, ist sicher.".to_owned(),
        StoreError::Corrupt(what) => format!("Die Datei der Bibliothek ist beschädigt und wurde nicht angerührt. Sie lässt sich aus dem Ordner „backups“ zurückholen oder mit „wortlaut-cli restore“ aus einer Sicherung. ({what})"),
        StoreError::Picture(hash) => format!("Das Bild {hash} fehlt in der Bibliothek oder ist beschädigt. Eine Sicherung kann es noch haben."),
        StoreError::Backup { file, what } => format!("„{}“ ist keine Sicherung einer Bibliothek oder beschädigt: {what}. Nichts wurde geändert.", file.display()),
        StoreError::Other(what) => format!("Die Bibliothek ließ sich nicht lesen oder schreiben: {what}"),
    }
}

fn reason_german(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "dort ist nichts".to_owned(),
        io::ErrorKind::PermissionDenied => "die Rechte fehlen".to_owned(),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "die Platte ist voll".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "das Laufwerk ist schreibgeschützt".to_owned(),
        io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => {
            "dort liegt eine Datei, kein Ordner".to_owned()
        }
        _ => error.to_string(),
    }
}

fn reason_english(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "nothing is there".to_owned(),
        io::ErrorKind::PermissionDenied => "permission is missing".to_owned(),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "the disk is full".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "the drive is read-only".to_owned(),
        io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => {
            "a file lies there, not a folder".to_owned()
        }
        _ => error.to_string(),
    }
}

impl From<StoreError> for NewsroomError {
    fn from(error: StoreError) -> Self {
        Self::Library(error)
    }
}

impl From<getrandom::Error> for NewsroomError {
    fn from(error: getrandom::Error) -> Self {
        Self::unforeseen(io::Error::other(error.to_string()))
    }
}

impl From<UiLanguage> for Language {
    fn from(language: UiLanguage) -> Self {
        match language {
            UiLanguage::De => Self::German,
            UiLanguage::En => Self::English,
        }
    }
}

impl Failure {
    /// The library has been let go, because the window is closing.
    pub fn closed() -> Self {
        let message = match UiLanguage::of_desktop() {
            UiLanguage::De => "Das Programm wird gerade beendet. Was gesichert war, ist gesichert.",
            UiLanguage::En => "The program is closing. What was saved is saved.",
        };
        Self { code: "closing".to_owned(), message: message.to_owned(), rest: None }
    }

    /// A folder could not be shown in the file manager.
    pub fn folder_not_shown(folder: &str, language: UiLanguage, rest: Option<String>) -> Self {
        let message = match language {
            UiLanguage::De => format!("Der Ordner „{folder}“ lässt sich nicht zeigen."),
            UiLanguage::En => format!("The folder “{folder}” cannot be shown."),
        };
        Self { code: "folder-not-shown".to_owned(), message, rest }
    }

    /// The system gave no further window.
    pub fn no_window(language: UiLanguage, rest: &str) -> Self {
        let message = match language {
            UiLanguage::De => "Ein weiteres Fenster ließ sich nicht öffnen.".to_owned(),
            UiLanguage::En => "Another window could not be opened.".to_owned(),
        };
        Self { code: "no-window".to_owned(), message, rest: Some(rest.to_owned()) }
    }
}
