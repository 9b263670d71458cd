//! Export profiles: how a target wants its files. A profile is a folder with a `profile.toml`: one under
//! `assets/profiles`, or one of the person's own.

use crate::format::{Format, Manuscript};
use crate::layout::{Layout, LayoutError};
use crate::package::{ExportError, PackageFile};
use crate::pictures::PictureTable;
use crate::template::{Template, TemplateError};
use interview::speech::Labels;
use interview::{CreditForm, Interview, Language};
use jiff::civil::Time;
use jiff::tz::TimeZoneDatabase;
use markdown::{FrontMatter, Labelling, Questions, Style};
use picture::PictureWish;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The file of a profile's folder that says what it is.
pub const PROFILE_FILE: &str = "profile.toml";

/// The text files of a profile's folder, by name.
pub type ProfileFiles = BTreeMap<String, String>;

/// How a target wants its files.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    /// What the command line calls it.
    pub name: String,
    title: Wording,
    description: Wording,
    /// What the target reads.
    pub format: Format,
    /// What makes the text, if the format is `template`.
    template: Option<Template>,
    /// The name of the publication; empty if it is not said.
    pub publication: String,
    /// Where its files go.
    pub layout: Layout,
    /// How the text is set.
    pub style: Style,
    /// The pictures of each portrait, the one that the text shows first. Without any: the original, stamped.
    pub pictures: Vec<PictureWish>,
}

/// Why a profile cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProfileError {
    /// The folder has no `profile.toml`.
    Missing,
    /// It is no TOML, a key is unknown, misspelt, or has a value that it cannot have. The text names line and key.
    Unreadable(String),
    /// The name is not made of small letters, digits and hyphens.
    BadName(String),
    /// Another profile has this name.
    NameTaken(String),
    /// The files of its folder are too many, or too large.
    TooLarge,
    /// Its template will not do.
    Template(TemplateError),
    /// A path in `[files]` will not do.
    Layout(LayoutError),
    /// A key in `[front_matter]` is none.
    BadKey(String),
    /// There is no such time zone.
    UnknownZone(String),
    /// The time of day is none, or midnight.
    BadTime(String),
}

impl ProfileError {
    /// What is wrong, and what the person can do.
    pub fn sentence(&self, language: Language) -> String {
        match self {
            Self::Missing => language.choose(
                "Im Ordner des Profils fehlt die Datei „profile.toml“. Sie aus einem anderen Profil kopieren.",
                "The profile's folder has no file “profile.toml”. Copy one from another profile.",
            ).to_owned(),
            Self::Unreadable(detail) => language.choose(
                format!("Das Profil lässt sich nicht lesen. Die genannte Stelle berichtigen.\n{detail}"),
                format!("The profile cannot be read. Correct the place that is named.\n{detail}"),
            ),
            Self::BadName(name) => language.choose(
                format!("Das Profil kann nicht „{name}“ heißen: Kleinbuchstaben, Ziffern und Bindestriche sind möglich."),
                format!("The profile cannot be called “{name}”: small letters, digits and hyphens are possible."),
            ),
            Self::NameTaken(name) => language.choose(
                format!("Ein anderes Profil heißt schon „{name}“. In „profile.toml“ einen anderen Namen angeben."),
                format!("Another profile is already called “{name}”. Give another name in “profile.toml”."),
            ),
            Self::TooLarge => language.choose(
                "Der Ordner des Profils ist zu groß: Er darf 100 Dateien mit zusammen 1 MB enthalten.",
                "The profile's folder is too large: it may hold 100 files of 1 MB in all.",
            ).to_owned(),
            Self::Template(error) => error.sentence(language),
            Self::Layout(error) => error.sentence(language),
            Self::BadKey(key) => language.choose(
                format!("Einen Schlüssel „{key}“ gibt es in „[front_matter]“ nicht. docs/export-profiles.md nennt alle; neue Namen haben Buchstaben, Ziffern und Punkte."),
                format!("There is no key “{key}” in “[front_matter]”. docs/export-profiles.md lists all; new names have letters, digits and dots."),
            ),
            Self::UnknownZone(zone) => language.choose(
                format!("Die Zeitzone „{zone}“ gibt es nicht. Eine wie „Europe/Berlin“ angeben."),
                format!("There is no time zone “{zone}”. Give one such as “Europe/Berlin”."),
            ),
            Self::BadTime(time) => language.choose(
                format!("„{time}“ ist keine Uhrzeit, zu der ein Interview erscheint. Eine wie „08:00“ angeben, aber nicht Mitternacht: Anderswo wäre es noch der Tag davor."),
                format!("“{time}” is no time at which an interview is published. Give one such as “08:00”, but not midnight: elsewhere it would still be the day before."),
            ),
        }
    }
}

/// The profiles that come with the program.
pub fn profiles() -> &'static [Profile] {
    static PROFILES: LazyLock<Vec<Profile>> =
        LazyLock::new(|| BUILT_IN.iter().filter_map(|files| built_in(files).ok()).collect());
    &PROFILES
}

/// The files of the built-in profiles, by name.
macro_rules! built_in {
    ($($profile:literal)*) => {
        &[$(&[(
            PROFILE_FILE,
            include_str!(concat!("../../../../assets/profiles/", $profile, "/profile.toml")),
        )]),*]
    };
}

const BUILT_IN: &[&[(&str, &str)]] = built_in![
    "markdown"
    "hugo"
    "jekyll"
    "eleventy"
    "astro"
    "zola"
    "html"
    "text"
    "wordpress"
    "wxr"
    "ghost"
    "kirby"
    "portable-text"
    "typo3"
    "atom"
    "rss"
    "docx"
    "docx-approval"
    "epub"
    "icml"
    "tagged-text"
    "ninjs"
    "nitf"
    "newsml"
];

fn built_in(files: &[(&str, &str)]) -> Result<Profile, ProfileError> {
    let owned = |(name, text): &(&str, &str)| ((*name).to_owned(), (*text).to_owned());
    Profile::read(&files.iter().map(owned).collect())
}

impl Profile {
    /// The name in menus.
    pub fn title(&self, language: Language) -> &str {
        self.title.choose(language)
    }

    /// What it is for.
    pub fn description(&self, language: Language) -> &str {
        self.description.choose(language)
    }

    /// The interview as the target can show it, and what it cannot.
    pub(crate) fn reduce(&self, interview: &Interview) -> (Interview, Vec<markdown::Loss>) {
        match &self.template {
            Some(template) => template.reduce(interview, &self.style),
            None => self.format.reduce(interview, &self.style),
        }
    }

    /// The files of the text.
    pub(crate) fn write(&self, manuscript: &Manuscript<'_>) -> Result<Vec<PackageFile>, ExportError> {
        match &self.template {
            Some(template) => template.write(manuscript),
            None => self.format.write(manuscript),
        }
    }

    /// Reads a profile from the files of its folder.
    ///
    /// # Errors
    /// If there is no `profile.toml`, or a key in it is missing, unknown, or has a value that it cannot have.
    pub fn read(files: &ProfileFiles) -> Result<Self, ProfileError> {
        let toml = files.get(PROFILE_FILE).ok_or(ProfileError::Missing)?;
        let file: File = toml::from_str(toml).map_err(|error| ProfileError::Unreadable(error.to_string()))?;
        let is_name = !file.name.is_empty() && interview::slug::of(&file.name) == file.name;
        if !is_name {
            return Err(ProfileError::BadName(file.name));
        }
        if let Some(key) = file.front_matter.mistake() {
            return Err(ProfileError::BadKey(key.to_owned()));
        }
        let template = match file.format {
            Format::Template => Some(Template::read(&file.template, files).map_err(ProfileError::Template)?),
            _ => None,
        };
        let time_zone = TimeZoneDatabase::bundled().get(&file.date.zone);
        let midnight = Time::midnight();
        let time_of_day = file.date.time.parse().ok().filter(|time: &Time| *time != midnight);
        Ok(Self {
            format: file.format,
            template,
            publication: file.publication,
            layout: file.files.checked().map_err(ProfileError::Layout)?,
            style: Style {
                questions: file.text.questions.into(),
                labels: file.text.labels.into(),
                credit: file.credit.map(CreditForm::from),
                time_zone: time_zone.map_err(|_| ProfileError::UnknownZone(file.date.zone))?,
                time_of_day: time_of_day.ok_or(ProfileError::BadTime(file.date.time))?,
                front: file.front_matter,
            },
            pictures: file.pictures.into_iter().map(PictureWish::from).collect(),
            name: file.name,
            title: file.title,
            description: file.description,
        })
    }
}

/// A `profile.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    name: String,
    title: Wording,
    description: Wording,
    #[serde(default)]
    format: Format,
    #[serde(default)]
    template: String,
    #[serde(default)]
    publication: String,
    #[serde(default)]
    files: Layout,
    #[serde(default)]
    text: TextTable,
    credit: Option<CreditTable>,
    #[serde(default)]
    front_matter: FrontMatter,
    date: DateTable,
    #[serde(default)]
    pictures: Vec<PictureTable>,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wording {
    de: String,
    en: String,
}

impl Wording {
    fn choose(&self, language: Language) -> &str {
        language.choose(&self.de, &self.en)
    }
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct TextTable {
    questions: QuestionsWord,
    labels: LabelsWord,
}

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum QuestionsWord {
    #[default]
    Bold,
    Heading,
}

impl From<QuestionsWord> for Questions {
    fn from(word: QuestionsWord) -> Self {
        match word {
            QuestionsWord::Bold => Self::Bold,
            QuestionsWord::Heading => Self::Headings,
        }
    }
}

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum LabelsWord {
    #[default]
    Auto,
    None,
    Names,
    Initials,
}

impl From<LabelsWord> for Labelling {
    fn from(word: LabelsWord) -> Self {
        match word {
            LabelsWord::Auto => Self::AsNeeded,
            LabelsWord::None => Self::Always(Labels::None),
            LabelsWord::Names => Self::Always(Labels::NameThenSurname),
            LabelsWord::Initials => Self::Always(Labels::Initials),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CreditTable {
    label: String,
    parentheses: bool,
    provider_first: bool,
}

impl From<CreditTable> for CreditForm {
    fn from(table: CreditTable) -> Self {
        Self { label: table.label, parentheses: table.parentheses, provider_first: table.provider_first }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DateTable {
    zone: String,
    time: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_profile_can_be_read() {
        for files in BUILT_IN {
            built_in(files).unwrap();
        }
        assert_eq!(profiles().len(), BUILT_IN.len());
        assert_eq!(profiles()[0].name, "markdown");
    }

    #[test]
    fn a_mistake_in_a_profile_is_named() {
        let read = |text: String| built_in(&[(PROFILE_FILE, &text)]);
        let good = BUILT_IN[0][0].1;
        let wrong = |from: &str, to: &str| read(good.replace(from, to)).unwrap_err();
        assert!(
            matches!(wrong("\"bold\"", "\"blod\""), ProfileError::Unreadable(detail) if detail.contains("blod"))
        );
        assert!(
            matches!(wrong("questions", "qestions"), ProfileError::Unreadable(detail) if detail.contains("qestions"))
        );
        assert_eq!(
            wrong("Europe/Berlin", "Europe/Berlyn"),
            ProfileError::UnknownZone("Europe/Berlyn".into())
        );
        assert_eq!(wrong("08:00", "00:00"), ProfileError::BadTime("00:00".into()));
        assert_eq!(wrong("\"markdown\"", "\"../x\""), ProfileError::BadName("../x".into()));
        assert!(matches!(read(String::new()), Err(ProfileError::Unreadable(_))));
        let paper = read(format!("format = \"paper\"\n{good}")).unwrap_err();
        assert!(paper.sentence(Language::English).contains("paper"), "{paper:?}");
        assert_eq!(Profile::read(&ProfileFiles::new()), Err(ProfileError::Missing));
    }
}
