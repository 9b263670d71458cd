//! A text with its looks, as a reader found it in a file: what all readers answer with and the structure is told from.
//!
//! A reader judges nothing. It keeps the order, the marks and what the file says of itself; what is a question and what
//! is an answer is told afterwards, over the whole text.

use interview::Paragraph;

/// So many pieces of a text are told apart: more paragraphs than ten thick books have. What comes behind is left out.
pub const MOST_PIECES: usize = 20_000;

/// A file's text, piece by piece, and what the file says of itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Source {
    /// BCP 47, where the file says it.
    pub language: Option<String>,
    /// What the file says of itself: `title`, `author`, `date`, `description`, … as printed.
    pub facts: Vec<(String, String)>,
    /// The text from top to bottom.
    pub pieces: Vec<Piece>,
    /// Comments in the file.
    pub comments: Vec<SourceComment>,
    /// Text that the reader knows to be no part of the page's text: navigation, scripts' fallbacks, mail footers.
    pub left_out: Vec<String>,
}

/// A paragraph or a picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Piece {
    /// How it stands in the file.
    pub look: Look,
    /// The words with their marks. A file's own bold or italic style of the whole paragraph is a mark here as well.
    pub text: Paragraph,
    /// The words as somebody has suggested them (tracked changes). `text` is the wording without the suggestion.
    pub suggested: Option<SuggestedWording>,
    /// An empty line, a ruler or a new page stands before it.
    pub gap_before: bool,
}

/// How a piece stands in its file.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Look {
    /// A paragraph of running text.
    #[default]
    Body,
    /// The document's title, where the file names it so.
    Title,
    /// The document's subtitle.
    Subtitle,
    /// The line above the title, where the file names it so.
    Kicker,
    /// The paragraph below the title, where the file names it so.
    Standfirst,
    /// The line that signs, where the file names it so.
    Byline,
    /// A heading of this level, 1 to 6.
    Heading(u8),
    /// An item of a list, with its number or sign if it is printed.
    Item(Option<String>),
    /// A quotation paragraph. It may be an answer.
    Quote,
    /// A quotation that is shown large, where the file names it so.
    PullQuote,
    /// A term of a definition list.
    Term,
    /// Its definition.
    Definition,
    /// The caption of the picture before it.
    Caption,
    /// The credit line of the picture before it, where the file names it so.
    Credit,
    /// A cell of a table, counted from 0.
    Cell {
        /// The row.
        row: u16,
        /// The column.
        column: u16,
    },
    /// A paragraph of a box beside the text (aside, text frame); with a gap before it, another box begins.
    Aside,
    /// A footnote, with its sign.
    Footnote(String),
    /// A picture; the piece's text is empty.
    Picture(SourcePicture),
}

/// A picture in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourcePicture {
    /// Its file name or address as written. Nothing is ever fetched.
    pub name: String,
    /// Its alternative text; `None` if the file has none.
    pub alt: Option<String>,
    /// The picture itself, if it lies in the file.
    pub bytes: Option<Vec<u8>>,
}

/// A wording that somebody has suggested.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SuggestedWording {
    /// The suggested words. Empty: the paragraph was to go.
    pub text: Paragraph,
    /// Who, if the file says so.
    pub author: Option<String>,
    /// When, as written.
    pub date: Option<String>,
}

/// A comment in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceComment {
    /// The piece that it is about, counted from 0.
    pub piece: usize,
    /// First character of the piece's text that it is about.
    pub from: u32,
    /// The character after the last.
    pub to: u32,
    /// Who, if the file says so.
    pub author: Option<String>,
    /// When, as written.
    pub date: Option<String>,
    /// The comment.
    pub text: String,
}

impl Piece {
    /// A piece of running text.
    pub fn body(text: Paragraph) -> Self {
        Self { text, ..Self::default() }
    }

    /// A piece that stands like this.
    pub fn looking(look: Look, text: Paragraph) -> Self {
        Self { look, text, ..Self::default() }
    }
}
