//! The newsroom as the window holds it, or the reason why there is none.

use newsroom::view::{Failure, UiLanguage};
use newsroom::{Newsroom, NewsroomError};
use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// What all commands share.
pub(crate) struct Desk {
    newsroom: Mutex<Option<Arc<Newsroom>>>,
    failure: Option<Failure>,
    stop: AtomicBool,
    sample: AtomicBool,
    draft: Mutex<Option<String>>,
    /// Labels of the windows that are on their way out.
    closing: Mutex<HashSet<String>>,
}

impl Desk {
    /// Opens the library that the environment or the platform names. A library that cannot be opened is told by
    /// every command, so that the window can show the sentence.
    pub(crate) fn open() -> Self {
        let folder =
            std::env::var_os("WORTLAUT_LIBRARY").map_or_else(newsroom::default_folder, PathBuf::from);
        let sample = std::env::args().any(|argument| argument == "--sample");
        let draft = std::env::args().skip_while(|argument| argument != "--draft").nth(1);
        let (newsroom, failure) = match Newsroom::open(&folder) {
            Ok(newsroom) => {
                let newsroom = Arc::new(newsroom);
                copy_in_background(&newsroom);
                (Some(newsroom), None)
            }
            Err(error) => (None, Some(error.failure(UiLanguage::of_desktop()))),
        };
        Self {
            newsroom: Mutex::new(newsroom),
            failure,
            stop: AtomicBool::new(false),
            sample: AtomicBool::new(sample),
            draft: Mutex::new(draft),
            closing: Mutex::default(),
        }
    }

    /// The newsroom.
    ///
    /// # Errors
    /// Why the library could not be opened.
    pub(crate) fn newsroom(&self) -> Result<Arc<Newsroom>, Failure> {
        let newsroom = self.newsroom.lock().ok().and_then(|held| held.clone());
        newsroom.ok_or_else(|| self.failure.clone().unwrap_or_else(Failure::closed))
    }

    /// Calls the newsroom; what goes wrong is worded in the language of the program.
    ///
    /// # Errors
    /// Why the verb was not carried out, or why there is no newsroom.
    pub(crate) fn call<T>(
        &self,
        verb: impl FnOnce(&Newsroom) -> Result<T, NewsroomError>,
    ) -> Result<T, Failure> {
        let newsroom = self.newsroom()?;
        verb(&newsroom).map_err(|error| error.failure(newsroom.language()))
    }

    /// The language of messages.
    pub(crate) fn language(&self) -> UiLanguage {
        self.newsroom().map_or_else(|_| UiLanguage::of_desktop(), |newsroom| newsroom.language())
    }

    /// Lets go of the library: what was saved is checkpointed, the lock is free.
    pub(crate) fn close(&self) {
        if let Ok(mut held) = self.newsroom.lock() {
            held.take();
        }
    }

    /// The draft that was named at start (`--draft ID`); answered once.
    pub(crate) fn takes_draft(&self) -> Option<String> {
        self.draft.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    /// The person asked at start for the sample; answered once.
    pub(crate) fn takes_sample(&self) -> bool {
        self.sample.swap(false, Ordering::Relaxed)
    }

    /// The person wants this window closed.
    pub(crate) fn closes(&self, label: &str) {
        self.closing.lock().unwrap_or_else(PoisonError::into_inner).insert(label.to_owned());
    }

    /// The window has to stay.
    pub(crate) fn stays(&self, label: &str) {
        self.closing.lock().unwrap_or_else(PoisonError::into_inner).remove(label);
    }

    /// The window is on its way out.
    pub(crate) fn is_closing(&self, label: &str) -> bool {
        self.closing.lock().unwrap_or_else(PoisonError::into_inner).contains(label)
    }

    /// Asks the long piece of work that is under way to stop.
    pub(crate) fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// Forgets an earlier wish to stop.
    pub(crate) fn start(&self) {
        self.stop.store(false, Ordering::Relaxed);
    }

    /// Somebody wants the work to stop.
    pub(crate) fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}

/// Makes the day's copy of the library, off the way of the person at the desk. That it could not be made is no reason to
/// keep anybody from writing: the library itself says so at the next save.
fn copy_in_background(newsroom: &Arc<Newsroom>) {
    let newsroom = Arc::clone(newsroom);
    tauri::async_runtime::spawn_blocking(move || {
        let _ = newsroom.rotate_backups();
    });
}
