//! The one thread that writes. SQLite has one writer; so have we, and nobody waits for a lock.

use crate::StoreError;
use rusqlite::Connection;
use std::sync::mpsc::{self, Sender};
use std::thread::{self, JoinHandle};

type Job = Box<dyn FnOnce(&mut Connection) + Send>;

/// Owns the writing connection. Dropping it ends the thread after its last job, and closes the file in good order.
pub(crate) struct Writer {
    jobs: Option<Sender<Job>>,
    thread: Option<JoinHandle<()>>,
}

impl Writer {
    /// Starts the thread.
    pub(crate) fn start(mut connection: Connection) -> Result<Self, StoreError> {
        let (jobs, waiting) = mpsc::channel::<Job>();
        let thread = thread::Builder::new().name("library-writer".to_owned()).spawn(move || {
            while let Ok(job) = waiting.recv() {
                job(&mut connection);
            }
            let _ = connection.execute_batch("PRAGMA optimize; PRAGMA wal_checkpoint(TRUNCATE);");
        })?;
        Ok(Self { jobs: Some(jobs), thread: Some(thread) })
    }

    /// Has the thread do this, and waits for the answer.
    pub(crate) fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Connection) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let (answer, answered) = mpsc::sync_channel(1);
        let job: Job = Box::new(move |connection| {
            let _ = answer.send(work(connection));
        });
        let gone = || StoreError::Other("the writing thread has ended".to_owned());
        self.jobs.as_ref().ok_or_else(gone)?.send(job).map_err(|_| gone())?;
        answered.recv().map_err(|_| gone())?
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.jobs = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}
