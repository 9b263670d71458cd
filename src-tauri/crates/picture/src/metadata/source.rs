//! Bytes of a file at a place, through one small window.

use std::io::{self, Read, Seek, SeekFrom};

/// How much is read of the beginning of a file, where most of them have all their metadata.
const HEAD: usize = 64 * 1024;

/// How much is read at once elsewhere, where less is asked for.
const WINDOW: usize = 8 * 1024;

/// Why bytes could not be had.
#[derive(Debug)]
pub(crate) enum Trouble {
    /// The file ends before them.
    Truncated,
    /// It could not be read.
    Disk(io::Error),
}

trait ReadSeek: Read + Seek {}
impl<R: Read + Seek> ReadSeek for R {}

/// A file to be read here and there.
pub(crate) struct Source<'r> {
    reader: &'r mut dyn ReadSeek,
    window: Vec<u8>,
    window_at: u64,
    len: u64,
}

impl<'r> Source<'r> {
    pub(crate) fn of<R: Read + Seek>(reader: &'r mut R) -> io::Result<Self> {
        let len = reader.seek(SeekFrom::End(0))?;
        Ok(Self { reader, window: Vec::new(), window_at: 0, len })
    }

    /// Length of the whole file.
    pub(crate) fn len(&self) -> u64 {
        self.len
    }

    /// Exactly these bytes. The caller bounds `count`.
    pub(crate) fn bytes(&mut self, at: u64, count: usize) -> Result<&[u8], Trouble> {
        let end = at.checked_add(count as u64).filter(|end| *end <= self.len).ok_or(Trouble::Truncated)?;
        if at < self.window_at || end > self.window_at + self.window.len() as u64 {
            self.load(at, count)?;
        }
        let from = usize::try_from(at - self.window_at).map_err(|_| Trouble::Truncated)?;
        self.window.get(from..from + count).ok_or(Trouble::Truncated)
    }

    /// As many bytes as there are, at most `count`.
    pub(crate) fn head(&mut self, at: u64, count: usize) -> Result<&[u8], Trouble> {
        let there = usize::try_from(self.len.saturating_sub(at)).unwrap_or(usize::MAX);
        self.bytes(at, count.min(there))
    }

    fn load(&mut self, at: u64, count: usize) -> Result<(), Trouble> {
        let there = usize::try_from(self.len - at).unwrap_or(usize::MAX);
        let window = if at == 0 { HEAD } else { WINDOW };
        self.window.clear();
        self.window.resize(count.max(window).min(there), 0);
        self.window_at = at;
        let read =
            self.reader.seek(SeekFrom::Start(at)).and_then(|_| self.reader.read_exact(&mut self.window));
        read.map_err(|error| {
            self.window.clear();
            match error.kind() {
                io::ErrorKind::UnexpectedEof => Trouble::Truncated,
                _ => Trouble::Disk(error),
            }
        })
    }
}
