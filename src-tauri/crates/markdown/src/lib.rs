//! The Markdown that import and export both speak: an interview as a file that every site generator shows, and that
//! reads back as the same interview (docs/markdown-format.md).
//!
//! In reading order:
//!
//! * [`mod@write`]: an interview as a file; it is read again and compared before it leaves
//! * [`mod@reduce`]: what Markdown cannot show is taken out before, each with a named [`Loss`]
//! * [`style`]: what a target can choose
//! * [`mod@read`]: a file as an interview, exactly where it is ours
//! * [`tree`]: the body of any file in pieces, for whoever reads it by its looks
//! * `front` and `plan`: the front matter, and in it the list of what the body consists of
//! * `layout`, `inline`, `escape`: how a block, a paragraph and a text are written
//! * [`numbered`]: ids by position
//! * [`links`]: which links may leave

mod escape;
mod front;
mod inline;
mod layout;
pub mod links;
pub mod loss;
pub mod numbered;
mod plan;
pub mod read;
pub mod reduce;
pub mod style;
pub mod tree;
pub mod write;

pub use front::form::{Fixed, FrontMatter, Syntax};
pub use front::{FORMAT, moment};
pub use layout::caption_parts;
pub use loss::{Loss, Place, Reduction};
pub use numbered::renumbered;
pub use read::{Body, Reading, read};
pub use reduce::reduce;
pub use style::{Labelling, Questions, Release, Style};
pub use tree::Piece;
pub use write::{Unfaithful, paragraph, write};
