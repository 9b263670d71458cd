//! One function for each verb. Results go to standard output, everything else to standard error.

use crate::arguments::{Arguments, Kind, Language, PortraitVerb, ProfilesVerb, Verb};
use crate::{paper, pictures, profiles};
use indicatif::{ProgressBar, ProgressStyle};
use interview::document::Document;
use newsroom::view::{DraftRow, ExportPlan, Finding, Release, Severity, Status, UiLanguage};
use newsroom::{Newsroom, NewsroomError, PortraitTexts, Sphere};
use serde::Serialize;
use serde_json::json;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// How a verb ended (docs/cli.md).
pub(crate) enum End {
    /// Done.
    Done,
    /// Done, but something forbids the delivery.
    Forbidden,
    /// Done for some; these files could not be read.
    SomeUnreadable,
}

/// Carries a verb out; the answer is the program's exit code.
pub(crate) fn carry_out(arguments: Arguments) -> ExitCode {
    let language = match arguments.language {
        Some(Language::De) => UiLanguage::De,
        Some(Language::En) => UiLanguage::En,
        None => UiLanguage::of_desktop(),
    };
    let desk = Desk {
        folder: arguments.library.unwrap_or_else(newsroom::default_folder),
        json: arguments.json,
        language,
    };
    match desk.carry_out(arguments.verb) {
        Ok(End::Done) => ExitCode::SUCCESS,
        Ok(End::Forbidden) => ExitCode::from(1),
        Ok(End::SomeUnreadable) => ExitCode::from(3),
        Err(error) => {
            paper::complain(&error.sentence(language));
            ExitCode::from(match error.sphere() {
                Sphere::Use => 2,
                Sphere::Input => 3,
                Sphere::Disk => 4,
            })
        }
    }
}

/// What every verb needs to know.
struct Desk {
    folder: PathBuf,
    json: bool,
    language: UiLanguage,
}

pub(crate) type Answer = Result<End, NewsroomError>;

impl Desk {
    fn carry_out(&self, verb: Verb) -> Answer {
        match verb {
            Verb::Read { file, kind } => self.read(&file, kind),
            Verb::Import { files, kind } => self.import(&files, kind),
            Verb::List { bin } => self.list(bin),
            Verb::Search { words } => self.search(&words.join(" ")),
            Verb::Show { id } => self.show(&id),
            Verb::Versions { id } => self.versions(&id),
            Verb::Diff { id, old, new } => self.diff(&id, &old, new.as_deref()),
            Verb::Check { target } => self.check(&target),
            Verb::Picture { files } => pictures::tell(&files, self.json, self.language),
            Verb::Portrait { verb: PortraitVerb::Add { id, file, alt, caption, credit } } => {
                self.add_portrait(&id, &file, &PortraitTexts { alt, caption, credit })
            }
            Verb::Export { ids, all, status, profile, to, draft, strict } => {
                let newsroom = self.newsroom()?;
                let ids = if all { chosen(&newsroom, status.as_deref())? } else { ids };
                let release = if draft { Release::Draft } else { Release::Final };
                self.export(&newsroom, &ids, &profile, &to, release, strict)
            }
            Verb::Profiles { verb: None } => profiles::list(&self.folder, self.json, self.language),
            Verb::Profiles { verb: Some(ProfilesVerb::Check { profile, show }) } => {
                profiles::check(&self.folder, &profile, show, self.json, self.language)
            }
            Verb::Backup { file } => self.backup(&file),
            Verb::Restore { file } => self.restore(&file),
            Verb::Verify => self.verify(),
        }
    }

    fn newsroom(&self) -> Result<Newsroom, NewsroomError> {
        let newsroom = Newsroom::open(&self.folder)?;
        newsroom.speak(self.language);
        Ok(newsroom)
    }

    /// Prints the result: as JSON, or as a person reads it.
    fn print(&self, value: &impl Serialize, for_people: impl FnOnce() -> String) {
        if self.json { paper::print_json(value) } else { paper::print(&for_people()) }
    }

    fn read(&self, file: &Path, kind: Option<Kind>) -> Answer {
        let draft = newsroom::read_file(file, kind.map(import_kind))?;
        let outline = newsroom::outline(&draft, self.language);
        self.print(&outline, || paper::outline(&outline, self.language));
        Ok(End::Done)
    }

    fn import(&self, files: &[PathBuf], kind: Option<Kind>) -> Answer {
        let reports = self.newsroom()?.import_files(files, kind.map(import_kind))?;
        let short: Vec<_> =
            reports.iter().map(|r| json!({"file": r.file, "id": r.id, "remarks": r.remarks})).collect();
        for failure in reports.iter().filter_map(|report| report.failure.as_ref()) {
            paper::complain(&failure.message);
        }
        self.print(&short, || paper::imports(&reports, self.language));
        let all_read = reports.iter().all(|report| report.failure.is_none());
        Ok(if all_read { End::Done } else { End::SomeUnreadable })
    }

    fn list(&self, bin: bool) -> Answer {
        let rows: Vec<DraftRow> =
            self.newsroom()?.list()?.into_iter().filter(|row| row.binned == bin).collect();
        self.print(&rows, || paper::drafts(&rows, self.language));
        Ok(End::Done)
    }

    fn search(&self, words: &str) -> Answer {
        let hits = self.newsroom()?.search(words)?;
        self.print(&hits, || paper::hits(&hits, self.language));
        Ok(End::Done)
    }

    fn show(&self, id: &str) -> Answer {
        let view = self.newsroom()?.open_draft(id)?;
        let document = Document::new(Some(view.id.clone()), view.interview);
        self.print(&document, || paper::interview(&document.interview));
        Ok(End::Done)
    }

    fn versions(&self, id: &str) -> Answer {
        let moments = self.newsroom()?.history(id)?;
        self.print(&json!({ "moments": moments }), || paper::moments(&moments, self.language));
        Ok(End::Done)
    }

    fn diff(&self, id: &str, old: &str, new: Option<&str>) -> Answer {
        let passages = self.newsroom()?.differences(id, old, new)?;
        self.print(&json!({ "passages": passages }), || paper::passages(&passages));
        Ok(End::Done)
    }

    /// A file that exists is meant as a file; everything else is an id.
    fn check(&self, target: &str) -> Answer {
        let file = Path::new(target);
        let findings = if file.exists() {
            newsroom::findings(&newsroom::read_file(file, None)?.interview, self.language)
        } else {
            self.newsroom()?.check(target)?
        };
        self.print(&json!({ "findings": findings }), || paper::findings(&findings, self.language));
        Ok(forbidden_if(has_blocking(&findings)))
    }

    fn add_portrait(&self, id: &str, file: &Path, texts: &PortraitTexts) -> Answer {
        let portrait = self.newsroom()?.attach_portrait(id, file, texts)?;
        self.print(&portrait, || paper::portrait(&portrait, self.language));
        Ok(End::Done)
    }

    fn export(
        &self,
        newsroom: &Newsroom,
        ids: &[String],
        profile: &str,
        to: &Path,
        release: Release,
        strict: bool,
    ) -> Answer {
        let bar = progress_bar(ids.len());
        let mut whole = ExportPlan::default();
        for id in ids {
            let report = newsroom.export(id, profile, to, release, &|progress| {
                bar.set_message(progress.what);
                true
            })?;
            whole.files.extend(report.plan.files);
            whole.losses.extend(report.plan.losses);
            whole.blocked.extend(report.plan.blocked);
            bar.inc(1);
        }
        bar.finish_and_clear();
        self.print(&whole, || paper::export(&whole, to, self.language));
        let is_refused = release == Release::Final && !whole.blocked.is_empty();
        Ok(forbidden_if(is_refused || (strict && !whole.losses.is_empty())))
    }

    fn backup(&self, file: &Path) -> Answer {
        self.newsroom()?.backup(file)?;
        self.print(&json!({ "file": file }), || paper::backed_up(file, self.language));
        Ok(End::Done)
    }

    fn restore(&self, file: &Path) -> Answer {
        let kept = newsroom::restore(&self.folder, file)?;
        let drafts = self.newsroom()?.list()?.len();
        self.print(&json!({ "drafts": drafts, "kept": kept }), || {
            paper::restored(drafts, kept.as_deref(), self.language)
        });
        Ok(End::Done)
    }

    fn verify(&self) -> Answer {
        let report = self.newsroom()?.verify()?;
        self.print(&report, || paper::verified(&report, self.language));
        Ok(forbidden_if(!report.is_sound()))
    }
}

fn forbidden_if(is_forbidden: bool) -> End {
    if is_forbidden { End::Forbidden } else { End::Done }
}

fn has_blocking(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.severity == Severity::Blocks)
}

/// The drafts outside the bin, all or those with a status.
fn chosen(newsroom: &Newsroom, status: Option<&str>) -> Result<Vec<String>, NewsroomError> {
    let wanted = match status {
        Some(name) => Some(Status::named(name).ok_or_else(|| NewsroomError::UnknownStatus(name.to_owned()))?),
        None => None,
    };
    let rows = newsroom
        .list()?
        .into_iter()
        .filter(|row| !row.binned && wanted.is_none_or(|status| row.status == status));
    Ok(rows.map(|row| row.id).collect())
}

fn import_kind(kind: Kind) -> newsroom::Kind {
    match kind {
        Kind::Text => newsroom::Kind::Text,
        Kind::Markdown => newsroom::Kind::Markdown,
        Kind::Document => newsroom::Kind::Document,
    }
}

/// A bar for long work; hidden by itself where standard error is no terminal.
fn progress_bar(total: usize) -> ProgressBar {
    let bar = ProgressBar::new(total as u64);
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} {msg}") {
        bar.set_style(style);
    }
    bar
}
