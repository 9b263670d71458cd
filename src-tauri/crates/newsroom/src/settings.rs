//! What a person has set. It lies in the library, beside the drafts.

use crate::view::{Settings, UiLanguage};
use crate::{Newsroom, NewsroomError, world};
use std::path::Path;
use std::sync::PoisonError;
use store::Library;

const SETTINGS: &str = "settings";
const DEVICE: &str = "device";

impl Newsroom {
    /// What is set.
    ///
    /// # Errors
    /// None today; a verb of the window answers with a result.
    pub fn settings(&self) -> Result<Settings, NewsroomError> {
        Ok(self.settings.read().unwrap_or_else(PoisonError::into_inner).clone())
    }

    /// Keeps what was set. The folder of the library is told, not set.
    ///
    /// # Errors
    /// If the library cannot be written.
    pub fn save_settings(&self, wanted: &Settings) -> Result<(), NewsroomError> {
        let settings = Settings { library_folder: self.folder.display().to_string(), ..wanted.clone() };
        let json = serde_json::to_string(&settings).map_err(NewsroomError::unforeseen)?;
        self.library.keep_meta(SETTINGS, &json)?;
        *self.settings.write().unwrap_or_else(PoisonError::into_inner) = settings;
        Ok(())
    }
}

/// What this library has set; what it has not is as a new one has it.
pub(crate) fn read(library: &Library, folder: &Path) -> Result<Settings, NewsroomError> {
    let kept = library.meta(SETTINGS)?.and_then(|json| serde_json::from_str(&json).ok());
    let new =
        || Settings { language: UiLanguage::of_desktop(), author: name_of_user(), ..Settings::default() };
    Ok(Settings { library_folder: folder.display().to_string(), ..kept.unwrap_or_else(new) })
}

/// The name of this library's machine in the journal: random, so that it says nothing about the person.
pub(crate) fn device(library: &Library) -> Result<String, NewsroomError> {
    if let Some(device) = library.meta(DEVICE)? {
        return Ok(device);
    }
    let device = world::new_id('d')?;
    library.keep_meta(DEVICE, &device)?;
    Ok(device)
}

fn name_of_user() -> String {
    ["USER", "USERNAME"].iter().find_map(|name| std::env::var(name).ok()).unwrap_or_default()
}

impl UiLanguage {
    /// The language that the desktop is set to; German where it says nothing we know.
    pub fn of_desktop() -> Self {
        let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .iter()
            .find_map(|name| std::env::var(name).ok().filter(|v| !v.is_empty()));
        match set {
            Some(locale) if locale.starts_with("en") => Self::En,
            _ => Self::De,
        }
    }
}
