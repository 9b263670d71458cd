//! What a target reads: each format writes the same manuscript as files of its own.
//!
//! A format is a module with one verb, `write`, and a line in each of the two places here.

use crate::article::Article;
use crate::indesign::{self, icml, tagged};
use crate::layout::Places;
use crate::news::{self, newsml, ninjs, nitf};
use crate::package::{ExportError, PackageFile};
use crate::template::TemplateError;
use crate::{
    docx, epub, feed, ghost, html_page, kirby, plain_markdown, plain_text, portable_text, typo3, wordpress,
    xml,
};
use interview::{Interview, Portrait};
use markdown::{Loss, Release, Style};
use serde::Deserialize;

/// What a profile's `format = "…"` names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// Markdown with YAML front matter that reads back as the interview.
    #[default]
    Markdown,
    /// A page with what search engines want to know.
    Html,
    /// Text without any form.
    Text,
    /// Blocks for WordPress's editor and its REST interface.
    Wordpress,
    /// The file of WordPress's importer.
    Wxr,
    /// The file of Ghost's importer.
    Ghost,
    /// A page's folder for Kirby.
    Kirby,
    /// A document for Sanity.
    PortableText,
    /// An item for the import service of TYPO3's EXT:news.
    Typo3News,
    /// An Atom feed.
    Atom,
    /// An RSS feed.
    Rss,
    /// What a template of the profile makes; the profile has it.
    Template,
    /// Word's files, with named styles and a bookmark for each block.
    Docx,
    /// The same for approval: changes are tracked, questions cannot be changed.
    DocxApproval,
    /// An e-book, EPUB 3.
    Epub,
    /// A story for InDesign and InCopy.
    Icml,
    /// InDesign's tagged text.
    TaggedText,
    /// ninjs 3.1.
    Ninjs,
    /// NITF 3.6.
    Nitf,
    /// NewsML-G2 2.35.
    Newsml,
}

/// What a format is given to write: everything has been decided but the form.
#[derive(Clone, Copy, Debug)]
pub struct Manuscript<'a> {
    /// In normal form, without what is for the desk, portraits under the names of their files.
    pub interview: &'a Interview,
    /// How the text is set.
    pub style: &'a Style,
    /// Whether it may be published.
    pub release: Release,
    /// The name of the package's folder; never empty.
    pub slug: &'a str,
    /// The files of the portraits, their paths relative to the package's folder.
    pub pictures: &'a [PackageFile],
    /// The name of the publication; empty if the profile does not say it.
    pub publication: &'a str,
    /// Where the files go.
    pub places: &'a Places<'a>,
}

impl Manuscript<'_> {
    /// How the text points to the picture that a portrait names; nothing, if it names none.
    pub fn picture_url(&self, portrait: &Portrait) -> Option<String> {
        (!portrait.file_name.is_empty()).then(|| self.places.picture_url(&portrait.file_name))
    }

    /// The text in HTML.
    pub(crate) fn in_html<T>(&self, use_it: impl FnOnce(&Article<'_>) -> T) -> T {
        use_it(&Article {
            interview: self.interview,
            labels: self.style.labels.of(self.interview),
            questions: self.style.questions,
            credit: self.style.credit_form(&self.interview.details.language),
            picture_url: &|portrait| self.picture_url(portrait),
        })
    }
}

impl Format {
    /// The interview as the format can show it, and what it cannot.
    pub(crate) fn reduce(self, interview: &Interview, style: &Style) -> (Interview, Vec<Loss>) {
        match self {
            Self::Markdown => markdown::reduce(interview, style),
            Self::Html
            | Self::Template
            | Self::Wordpress
            | Self::Wxr
            | Self::Ghost
            | Self::Kirby
            | Self::PortableText
            | Self::Typo3News
            | Self::Atom
            | Self::Rss => xml::reduce(interview, |_| true),
            Self::Text => plain_text::reduce(interview),
            Self::Docx | Self::DocxApproval => docx::reduce(interview),
            Self::Epub => epub::reduce(interview),
            Self::Icml | Self::TaggedText => indesign::reduce(interview),
            Self::Ninjs | Self::Nitf | Self::Newsml => news::reduce(interview),
        }
    }

    /// The files of the text, their paths relative to the package's folder; pictures join the package by themselves.
    ///
    /// # Errors
    /// If the manuscript cannot be written in this format without a change.
    pub(crate) fn write(self, manuscript: &Manuscript<'_>) -> Result<Vec<PackageFile>, ExportError> {
        match self {
            Self::Markdown => plain_markdown::write(manuscript),
            Self::Template => Err(ExportError::Template(TemplateError::Unnamed)),
            Self::Html => Ok(html_page::write(manuscript)),
            Self::Text => Ok(plain_text::write(manuscript)),
            Self::Wordpress => Ok(wordpress::write(manuscript)),
            Self::Wxr => Ok(wordpress::write_wxr(manuscript)),
            Self::Ghost => ghost::write(manuscript),
            Self::Kirby => Ok(kirby::write(manuscript)),
            Self::PortableText => Ok(portable_text::write(manuscript)),
            Self::Typo3News => Ok(typo3::write(manuscript)),
            Self::Atom => Ok(feed::write_atom(manuscript)),
            Self::Rss => Ok(feed::write_rss(manuscript)),
            Self::Docx => docx::write(manuscript),
            Self::DocxApproval => docx::write_for_approval(manuscript),
            Self::Epub => epub::write(manuscript),
            Self::Icml => icml::write(manuscript),
            Self::TaggedText => tagged::write(manuscript),
            Self::Ninjs => ninjs::write(manuscript),
            Self::Nitf => nitf::write(manuscript),
            Self::Newsml => newsml::write(manuscript),
        }
    }
}
