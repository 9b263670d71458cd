//! The newsroom: every verb that a journalist or an editor has, over one library. The window and the command line
//! are thin faces of it.
//!
//! * [`world`]: the clock and randomness, asked for nowhere else
//! * [`view`]: the shapes that cross to the window and to `--json`
//! * [`trouble`]: why a verb was not carried out, in German and English
//! * `drafts`: open, write, settle; a draft held in memory while it is worked on
//! * `shelf`: list, search, bin, backup, verify
//! * `intake`: reading files, importing them, the sample
//! * `pictures`: what files say about themselves
//! * `portraits`: pictures and their credit lines
//! * `history`: moments, what differs between them, the way back
//! * `inspection`: the checks, worded for people
//! * `quotations`: pull quotes against their answers
//! * `delivery`: packages, written to disk all or nothing
//! * `proposal`: files looked at before anything is stored
//! * `profiles`: the export profiles, built in and own
//! * `spelling`: the dictionaries of the system, and the newsroom's own words
//! * `review`: remarks at their words, and suggested wordings
//! * `settings`: what a person has set

mod delivery;
mod drafts;
mod history;
mod inspection;
mod intake;
mod pictures;
mod plan;
mod portraits;
mod profiles;
mod proposal;
mod quotations;
mod review;
mod settings;
mod shelf;
mod spelling;
pub mod templates;
mod trouble;
pub mod view;
pub mod world;

pub use delivery::Step;
pub use history::{Frozen, Moment, Passage, PassageChange, Piece, PieceChange};
pub use import::{Kind, Outline};
pub use inspection::findings;
pub use intake::{outline, read_file};
pub use pictures::{PictureColour, PictureWords, Said, read_pictures};
pub use portraits::{PortraitTexts, printed_credits, suggested_alt_texts};
pub use profiles::{ProfileTrial, profiles, try_profile};
pub use proposal::{Proposal, ProposalLine, ProposalRemark};
pub use review::{Answer, Change, Remark, Review, Spot, Suggestion};
pub use shelf::restore;
pub use store::VerifyReport;
pub use trouble::{NewsroomError, Sphere};

use drafts::Held;
use journal::DraftId;
use spelling::Spelling;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError, RwLock};
use store::Library;
use view::{Settings, UiLanguage};

/// One library, open, and the drafts that are being worked on.
pub struct Newsroom {
    folder: PathBuf,
    library: Library,
    device: String,
    settings: RwLock<Settings>,
    held: Mutex<HashMap<DraftId, Held>>,
    spelling: Spelling,
}

/// Where the library lies if nobody says otherwise: the platform's data folder.
pub fn default_folder() -> PathBuf {
    directories::ProjectDirs::from("app", "Wortlaut", "Wortlaut")
        .map_or_else(|| PathBuf::from("wortlaut-library"), |dirs| dirs.data_dir().join("library"))
}

impl Newsroom {
    /// Opens the library in this folder, making it if there is none, and refreshes what has become stale in it.
    ///
    /// # Errors
    /// If the folder cannot be used, another program has the library open, it is newer than this program, or damaged.
    pub fn open(folder: &Path) -> Result<Self, NewsroomError> {
        let library = Library::open(folder, world::now())?;
        let device = settings::device(&library)?;
        let settings = settings::read(&library, folder)?;
        let newsroom = Self {
            folder: folder.to_owned(),
            library,
            device,
            settings: RwLock::new(settings),
            held: Mutex::new(HashMap::new()),
            spelling: Spelling::default(),
        };
        newsroom.refresh_stale_drafts()?;
        Ok(newsroom)
    }

    /// The language of messages.
    pub fn language(&self) -> UiLanguage {
        self.settings.read().unwrap_or_else(PoisonError::into_inner).language
    }

    /// Speaks this language from now on, without storing it.
    pub fn speak(&self, language: UiLanguage) {
        self.settings.write().unwrap_or_else(PoisonError::into_inner).language = language;
    }

    /// The drafts in memory. A panic elsewhere does not take them away: what they hold is on disk anyway.
    fn held(&self) -> MutexGuard<'_, HashMap<DraftId, Held>> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
