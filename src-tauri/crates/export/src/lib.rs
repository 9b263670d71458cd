//! An interview as what leaves the newsroom: a package of named bytes, with a report of what the target cannot show.
//! Nothing is written here; the host does that, all or nothing.
//!
//! In reading order:
//!
//! * [`mod@package`]: from an interview to files, step by step
//! * [`publish`]: what may leave at all
//! * [`pictures`]: pictures under names for files
//! * [`profile`]: how a target wants its files, read from `assets/profiles` or a folder of one's own
//! * [`mod@format`]: what a target reads; one module a format, from [`plain_markdown`] on
//! * [`html_page`] and [`plain_text`]: for the web, and for a field that takes nothing else
//! * `article`, `linked_data`: the text in HTML, and what it says to search engines
//! * [`wordpress`], [`ghost`], [`kirby`], [`portable_text`], [`typo3`], [`feed`]: for content management systems
//! * `parts`, `lacking`: the text in the parts that these know, and what they have no place for
//! * [`template`]: formats that a person writes
//! * [`docx`]: for Word, word processors and layout
//! * [`epub`]: e-books in EPUB 3
//! * [`indesign`]: for layout, as a story of InCopy and as tagged text
//! * [`news`]: for newsrooms and agencies, in the IPTC's formats
//! * `galley`, `xhtml`, `xml`, `zip_package`: the text in one column, and what it is packed with
//! * [`layout`]: where the files of a package lie
//! * [`loss`]: what was lost on the way, in sentences
//! * [`mod@page`]: an interview as a page to look at, in the window's preview

mod article;
pub mod docx;
pub mod epub;
pub mod feed;
pub mod format;
mod galley;
pub mod ghost;
pub mod html_page;
pub mod indesign;
pub mod kirby;
mod lacking;
pub mod layout;
mod linked_data;
pub mod loss;
mod moment;
pub mod news;
pub mod package;
pub mod page;
mod parts;
pub mod pictures;
pub mod plain_markdown;
pub mod plain_text;
pub mod portable_text;
pub mod profile;
pub mod publish;
pub mod template;
pub mod typo3;
pub mod wordpress;
mod xhtml;
mod xml;
mod zip_package;

pub use format::{Format, Manuscript};
pub use layout::{Layout, LayoutError};
pub use loss::{Field, Loss, What};
pub use markdown::Release;
pub use package::{ExportError, Package, PackageFile, package};
pub use page::page;
pub use profile::{Profile, ProfileError, ProfileFiles, profiles};
pub use template::{Template, TemplateError};
