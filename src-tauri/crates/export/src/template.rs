//! Formats that a person writes: a template in the language of Jinja, in the folder of a profile.
//!
//! What a template prints is escaped by the ending of its file, so that nobody can forget it. It sees the interview and
//! nothing else: no file, no network, no clock; its steps and its memory are bounded.
//!
//! * [`Template`]: read with its profile, every mistake told by line and column
//! * `data`: what a template sees
//! * `escape`: how what it prints is escaped, and whether the result is what its ending says

mod data;
mod escape;

use crate::format::Manuscript;
use crate::package::{ExportError, PackageFile};
use crate::profile::ProfileFiles;
use escape::Escape;
use interview::{Interview, Language};
use markdown::{Loss, Style};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior, Value};

/// Steps that a template may take, and blocks of 64 bytes that it may make. A long interview takes a hundredth.
const FUEL: u64 = 1_000_000;
/// What the file of a template ends with, behind the ending of what it makes.
const ENDING: &str = ".j2";

/// A template, with those that it includes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// The file: `article.xml.j2`.
    name: String,
    /// All templates of the profile.
    files: ProfileFiles,
}

/// Why a template cannot be used, or makes nothing that can be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TemplateError {
    /// The profile names no template.
    Unnamed,
    /// The profile's folder has no such file.
    Missing(String),
    /// The ending does not say how to escape.
    UnknownEnding(String),
    /// A mistake in a template.
    Mistake {
        /// The template.
        file: String,
        /// The line, counted from 1.
        line: usize,
        /// The column, counted from 1; 0 if it is not known.
        column: usize,
        /// What is wrong, in the words of the engine.
        what: String,
    },
    /// It makes something that is not what the ending says.
    Malformed {
        /// The file that it makes.
        file: String,
        /// The line there.
        line: usize,
        /// The column there.
        column: usize,
        /// What is wrong.
        what: String,
    },
}

impl TemplateError {
    /// What is wrong, where, and what the person can do.
    pub fn sentence(&self, language: Language) -> String {
        match self {
            Self::Unnamed => language.choose(
                "Zum Format „template“ gehört in „profile.toml“ eine Zeile wie template = \"article.xml.j2\".",
                "The format “template” needs a line in “profile.toml” such as template = \"article.xml.j2\".",
            ).to_owned(),
            Self::Missing(file) => language.choose(
                format!("Im Ordner des Profils fehlt die Vorlage „{file}“."),
                format!("The profile's folder has no template “{file}”."),
            ),
            Self::UnknownEnding(file) => language.choose(
                format!("„{file}“: Am Ende des Namens muss stehen, was die Vorlage schreibt: {}.", Escape::endings()),
                format!("“{file}”: its name must end with what the template writes: {}.", Escape::endings()),
            ),
            Self::Mistake { file, line, column, what } => language.choose(
                format!("{file}, {}: {what}", place(*line, *column, language)),
                format!("{file}, {}: {what}", place(*line, *column, language)),
            ),
            Self::Malformed { file, line, column, what } => language.choose(
                format!("Die Vorlage schreibt eine fehlerhafte Datei. {file}, {}: {what}", place(*line, *column, language)),
                format!("The template writes a file that is not well-formed. {file}, {}: {what}", place(*line, *column, language)),
            ),
        }
    }
}

fn place(line: usize, column: usize, language: Language) -> String {
    let (german, english) = match column {
        0 => (format!("Zeile {line}"), format!("line {line}")),
        _ => (format!("Zeile {line}, Spalte {column}"), format!("line {line}, column {column}")),
    };
    language.choose(german, english)
}

impl Template {
    /// The template with this name among the files of a profile.
    ///
    /// # Errors
    /// If it is not there, its ending is unknown, or a template has a mistake in its syntax.
    pub(crate) fn read(name: &str, files: &ProfileFiles) -> Result<Self, TemplateError> {
        if name.is_empty() {
            return Err(TemplateError::Unnamed);
        }
        if !files.contains_key(name) {
            return Err(TemplateError::Missing(name.to_owned()));
        }
        Escape::of(name).ok_or_else(|| TemplateError::UnknownEnding(name.to_owned()))?;
        let templates = files.iter().filter(|(file, _)| file.ends_with(ENDING));
        let files = templates.map(|(file, text)| (file.clone(), text.clone())).collect();
        let template = Self { name: name.to_owned(), files };
        template.engine()?;
        Ok(template)
    }

    /// The interview as the template's kind of file can show it, and what it cannot.
    pub(crate) fn reduce(&self, interview: &Interview, style: &Style) -> (Interview, Vec<Loss>) {
        match Escape::of(&self.name) {
            Some(Escape::Markdown) => markdown::reduce(interview, style),
            _ => crate::xml::reduce(interview, |_| true),
        }
    }

    /// What the template makes of the manuscript, under its own name without `.j2`.
    ///
    /// # Errors
    /// If the template has a mistake, does not end, or makes something that is not what its ending says.
    pub(crate) fn write(&self, manuscript: &Manuscript<'_>) -> Result<Vec<PackageFile>, ExportError> {
        self.render(manuscript).map(|file| vec![file]).map_err(ExportError::Template)
    }

    fn render(&self, manuscript: &Manuscript<'_>) -> Result<PackageFile, TemplateError> {
        let engine = self.engine()?;
        let data = Value::from(Serde(&data::of(manuscript)));
        let made = engine.get_template(&self.name).and_then(|template| template.render(data));
        let name = self.name.strip_suffix(ENDING).unwrap_or(&self.name);
        let escape = Escape::of(&self.name).unwrap_or(Escape::Text);
        let text = escape.finished(made.map_err(|error| mistake(&error, &self.name))?);
        match escape.fault(&text) {
            None => Ok(PackageFile::text(name, text)),
            Some((line, column, what)) => {
                Err(TemplateError::Malformed { file: name.to_owned(), line, column, what })
            }
        }
    }

    fn engine(&self) -> Result<Environment<'_>, TemplateError> {
        let mut engine = Environment::new();
        engine.set_undefined_behavior(UndefinedBehavior::Strict);
        engine.set_fuel(Some(FUEL));
        engine.set_debug(true);
        // Not `trim_blocks`: it would glue the paragraphs of a loop together.
        let syntax = SyntaxConfig::builder().lstrip_blocks(true).keep_trailing_newline(true).build();
        engine.set_syntax(syntax.unwrap_or_default());
        engine.set_auto_escape_callback(|name| match Escape::of(name) {
            Some(escape) => AutoEscape::Custom(escape.name().into()),
            None => AutoEscape::None,
        });
        engine.set_formatter(print);
        engine.add_filter("slug", |text: &str| interview::slug::of(text));
        engine.add_filter("date", date);
        for (name, text) in &self.files {
            engine.add_template(name, text).map_err(|error| mistake(&error, name))?;
        }
        Ok(engine)
    }
}

/// Prints a value, escaped as the file wants it; what is marked as safe stands as it is.
fn print(out: &mut Output, state: &mut State, value: &Value) -> Result<(), Error> {
    let escape = match state.auto_escape() {
        AutoEscape::Custom(name) => Escape::named(name),
        _ => None,
    };
    if value.is_undefined() {
        return Err(Error::new(ErrorKind::UndefinedError, "nothing has this name"));
    }
    let text = match escape {
        Some(escape) if !value.is_safe() => escape.escaped(value),
        _ => value.to_string(),
    };
    Ok(out.write_str(&text)?)
}

/// A date in another form: `date("%d.%m.%Y")` (strftime).
fn date(day: &str, form: &str) -> Result<String, Error> {
    let wrong = |what: String| Error::new(ErrorKind::InvalidOperation, what);
    let day: jiff::civil::Date = day
        .get(..10)
        .and_then(|day| day.parse().ok())
        .ok_or_else(|| wrong(format!("“{day}” is no whole date; ask first with {{% if date_is_whole %}}")))?;
    jiff::fmt::strtime::format(form, day).map_err(|error| wrong(error.to_string()))
}

/// The place and the words of a mistake; the innermost, if one template includes another.
fn mistake(error: &Error, template: &str) -> TemplateError {
    let mut inner = error;
    while let Some(cause) = std::error::Error::source(inner).and_then(|cause| cause.downcast_ref::<Error>()) {
        inner = cause;
    }
    let column = inner.template_source().zip(inner.range()).and_then(|(source, range)| {
        let before = source.get(..range.start)?;
        Some(before.rsplit('\n').next().unwrap_or_default().chars().count() + 1)
    });
    let what = match inner.kind() {
        ErrorKind::OutOfFuel => "the template takes too many steps, or makes too much".to_owned(),
        kind => match inner.detail() {
            Some(detail) => format!("{kind}: {detail}"),
            None => kind.to_string(),
        },
    };
    TemplateError::Mistake {
        file: inner.name().unwrap_or(template).to_owned(),
        line: inner.line().unwrap_or(1),
        column: column.unwrap_or_default(),
        what,
    }
}
