//! What can be typed.

use clap::{Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Interviews in the terminal: read, import, check, export.
#[derive(Debug, Parser)]
#[command(name = "wortlaut-cli", version, about, long_about = None)]
pub(crate) struct Arguments {
    /// The library's folder [default: the platform's data folder]
    #[arg(long, global = true, env = "WORTLAUT_LIBRARY", value_name = "DIR")]
    pub(crate) library: Option<PathBuf>,

    /// Print JSON instead of text for people
    #[arg(long, global = true)]
    pub(crate) json: bool,

    /// The language of messages
    #[arg(long, global = true, value_enum, env = "WORTLAUT_LANGUAGE", value_name = "LANGUAGE")]
    pub(crate) language: Option<Language>,

    #[command(subcommand)]
    pub(crate) verb: Verb,
}

/// The languages that messages exist in.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Language {
    /// German
    De,
    /// English
    En,
}

/// How a file is to be read, where its name and content do not say it.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Kind {
    /// Plain text
    Text,
    /// Markdown with or without front matter
    Markdown,
    /// The JSON of the document format
    Document,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    /// Recognise an interview in a file and print its structure; stores nothing
    Read {
        /// The file
        file: PathBuf,
        /// How to read it [default: by its content]
        #[arg(long = "as", value_enum, value_name = "KIND")]
        kind: Option<Kind>,
    },
    /// Read files and store them as drafts
    Import {
        /// The files
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// How to read them [default: by their content]
        #[arg(long = "as", value_enum, value_name = "KIND")]
        kind: Option<Kind>,
    },
    /// List the drafts of the library
    List {
        /// The bin instead
        #[arg(long)]
        bin: bool,
    },
    /// Find words in all drafts
    Search {
        /// The words; each is the beginning of a word, “quoted” words are a phrase
        #[arg(required = true)]
        words: Vec<String>,
    },
    /// Print a draft; with --json the whole document
    Show {
        /// The draft's id
        id: String,
    },
    /// List the moments of a draft, the newest first
    Versions {
        /// The draft's id
        id: String,
    },
    /// Print what differs between two moments of a draft
    Diff {
        /// The draft's id
        id: String,
        /// The older moment (see versions)
        old: String,
        /// The newer one [default: the text of now]
        new: Option<String>,
    },
    /// Check a draft or a file
    Check {
        /// A draft's id, or a file
        target: String,
    },
    /// Print what pictures say about themselves, and in which block it stands
    Picture {
        /// Pictures, and folders with pictures
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Work on the portraits of a draft
    Portrait {
        #[command(subcommand)]
        verb: PortraitVerb,
    },
    /// Write drafts as packages for a CMS
    Export {
        /// The drafts' ids
        #[arg(required_unless_present = "all")]
        ids: Vec<String>,
        /// Every draft of the library
        #[arg(long, conflicts_with = "ids")]
        all: bool,
        /// Only drafts with this status
        #[arg(long, requires = "all", value_name = "STATUS")]
        status: Option<String>,
        /// The profile of the target
        #[arg(long, default_value = "markdown", value_name = "NAME")]
        profile: String,
        /// The folder to write to
        #[arg(long, value_name = "DIR")]
        to: PathBuf,
        /// Also what is not approved or has blocking findings, marked as a draft
        #[arg(long)]
        draft: bool,
        /// A loss counts as a reason not to deliver
        #[arg(long)]
        strict: bool,
    },
    /// List the export profiles, or check one
    Profiles {
        #[command(subcommand)]
        verb: Option<ProfilesVerb>,
    },
    /// Copy the whole library into one file
    Backup {
        /// The file to write
        file: PathBuf,
    },
    /// Bring a library back from a backup; the present one is kept beside it
    Restore {
        /// The backup
        file: PathBuf,
    },
    /// Check every entry and picture of the library against its hash
    Verify,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ProfilesVerb {
    /// Try a profile out on the sample and on an interview full of special characters
    Check {
        /// A profile's name, or its folder
        profile: String,
        /// Print the text that it makes of the sample
        #[arg(long)]
        show: bool,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum PortraitVerb {
    /// Attach a picture
    Add {
        /// The draft's id
        id: String,
        /// The picture
        file: PathBuf,
        /// The alternative text
        #[arg(long)]
        alt: Option<String>,
        /// The caption
        #[arg(long)]
        caption: Option<String>,
        /// The credit line
        #[arg(long)]
        credit: Option<String>,
    },
}
