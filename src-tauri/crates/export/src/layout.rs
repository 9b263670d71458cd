//! Where the files of a package lie below the target's folder: patterns that a profile gives.

use interview::{Interview, Language};
use markdown::{Release, links};
use serde::Deserialize;

/// What stands for the name of the interview in paths.
const SLUG: &str = "{slug}";
/// What stands for the day of publication, as in `2024-11-18`.
const DATE: &str = "{date}";
/// What stands for the name of a picture's file.
const FILE: &str = "{file}";

/// Where files go. Paths have `/`; each has a part with `{slug}`, so that no interview overwrites another.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Layout {
    /// The folder of the text.
    folder: String,
    /// The text itself, if its name is not that of the format in `folder`. May have `{date}`.
    text: String,
    /// The text where `text` cannot be: of a draft, or without a day for `{date}`.
    draft: String,
    /// The folder of the pictures, if not `folder`.
    pictures: String,
    /// How the text points to a picture: `{file}`, `/assets/{slug}/{file}`.
    picture_url: String,
    /// Where the published page will be, as in `https://www.example.org/{slug}/`; empty if nobody knows.
    page_url: String,
    /// The folder of `interview.json` and `checksums.txt`, if not `folder`. Site generators should not publish it.
    records: String,
}

impl Default for Layout {
    fn default() -> Self {
        Self {
            folder: SLUG.to_owned(),
            text: String::new(),
            draft: String::new(),
            pictures: String::new(),
            picture_url: FILE.to_owned(),
            page_url: String::new(),
            records: String::new(),
        }
    }
}

/// Why a layout cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LayoutError {
    /// Every path needs `{slug}`.
    NoSlug(String),
    /// A path that leaves the folder, or has signs that not every system takes.
    BadPath(String),
    /// A `text` with `{date}` needs a `draft` without.
    NoPlaceWithoutDate,
    /// The address of pictures has no `{file}`, or could run something.
    BadAddress(String),
    /// The address of the page is none of the web.
    BadPage(String),
}

impl LayoutError {
    /// What is wrong, and what the person can do.
    pub fn sentence(&self, language: Language) -> String {
        match self {
            Self::NoSlug(path) => language.choose(
                format!("Dem Pfad „{path}“ fehlt „{{slug}}“: Ein Interview würde das andere überschreiben."),
                format!("The path “{path}” has no “{{slug}}”: one interview would overwrite the other."),
            ),
            Self::BadPath(path) => language.choose(
                format!("Der Pfad „{path}“ geht nicht: Möglich sind Buchstaben ohne Umlaute, Ziffern, „-“, „_“, „.“, „/“, „{{slug}}“ und, in „text“, „{{date}}“."),
                format!("The path “{path}” will not do: letters without accents, digits, “-”, “_”, “.”, “/”, “{{slug}}” and, in “text”, “{{date}}” are possible."),
            ),
            Self::NoPlaceWithoutDate => language.choose(
                "„text“ enthält „{date}“. Für Interviews ohne Tag einen Pfad „draft“ angeben, der ohne auskommt.",
                "“text” has “{date}”. For interviews without a day, give a path “draft” that does without.",
            ).to_owned(),
            Self::BadAddress(url) => language.choose(
                format!("Die Adresse der Bilder „{url}“ geht nicht: Sie braucht „{{file}}“ und ist ein Pfad oder eine Web-Adresse."),
                format!("The address of pictures “{url}” will not do: it needs “{{file}}” and is a path or a web address."),
            ),
            Self::BadPage(url) => language.choose(
                format!("Die Adresse der Seite „{url}“ geht nicht. Eine wie „https://www.example.org/{{slug}}/“ angeben."),
                format!("The address of the page “{url}” will not do. Give one such as “https://www.example.org/{{slug}}/”."),
            ),
        }
    }
}

impl Layout {
    /// The layout, if packages can be laid out by it.
    pub(crate) fn checked(self) -> Result<Self, LayoutError> {
        let paths = [&self.folder, &self.text, &self.draft, &self.pictures, &self.records];
        for path in paths.into_iter().filter(|path| !path.is_empty()) {
            if !path.contains(SLUG) {
                return Err(LayoutError::NoSlug(path.clone()));
            }
            let may_have_date = *path == self.text;
            let plain = path.replace(SLUG, "s").replace(DATE, if may_have_date { "d" } else { DATE });
            if !plain.split('/').all(is_name) {
                return Err(LayoutError::BadPath(path.clone()));
            }
        }
        if self.text.contains(DATE) && self.draft.is_empty() {
            return Err(LayoutError::NoPlaceWithoutDate);
        }
        let example = self.picture_url.replace(FILE, "a.jpg").replace(SLUG, "s");
        let is_address = links::is_safe(&example) && !example.contains([' ', '"', '<', '>', '{', '\\']);
        if !self.picture_url.contains(FILE) || !is_address {
            return Err(LayoutError::BadAddress(self.picture_url));
        }
        let page = self.page_url.replace(SLUG, "s").replace(DATE, "d");
        let is_web = page.starts_with("https://") || page.starts_with("http://");
        if !page.is_empty() && (!is_web || page.contains([' ', '"', '<', '>', '{', '\\'])) {
            return Err(LayoutError::BadPage(self.page_url));
        }
        Ok(self)
    }

    /// The layout of one interview.
    pub(crate) fn of<'a>(&'a self, slug: &'a str, interview: &Interview, release: Release) -> Places<'a> {
        let day = interview.details.date.filter(|date| date.is_whole()).map(|date| date.to_string());
        Places { layout: self, slug, day, release }
    }
}

/// A name of a file or folder on every system, none that is hidden or leads upwards.
fn is_name(name: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    !name.is_empty() && name.chars().all(is_plain) && !name.starts_with('.') && !name.ends_with('.')
}

/// Where the files of one interview go.
#[derive(Clone, Debug)]
pub struct Places<'a> {
    layout: &'a Layout,
    slug: &'a str,
    day: Option<String>,
    release: Release,
}

impl Places<'_> {
    /// The text could not be put where its day would have put it.
    pub(crate) fn lacks_day(&self) -> bool {
        self.layout.text.contains(DATE) && self.day.is_none() && self.release == Release::Final
    }

    /// The path of the text, which its format calls `name`.
    pub(crate) fn text(&self, name: &str) -> String {
        match self.text_pattern() {
            "" => self.file(name),
            pattern => self.filled(pattern),
        }
    }

    /// The path of another file of the format.
    pub(crate) fn file(&self, name: &str) -> String {
        format!("{}/{name}", self.filled(&self.layout.folder))
    }

    /// The path of a picture.
    pub(crate) fn picture(&self, name: &str) -> String {
        format!("{}/{name}", self.filled(self.or_folder(&self.layout.pictures)))
    }

    /// The path of the sidecar or the checksums.
    pub(crate) fn record(&self, name: &str) -> String {
        format!("{}/{name}", self.filled(self.or_folder(&self.layout.records)))
    }

    /// How the text points to a picture.
    pub(crate) fn picture_url(&self, name: &str) -> String {
        self.filled(&self.layout.picture_url).replace(FILE, name)
    }

    /// Where the published page will be, if the profile says so.
    pub(crate) fn page_url(&self) -> Option<String> {
        let pattern = &self.layout.page_url;
        let lacks_day = pattern.contains(DATE) && self.day.is_none();
        (!pattern.is_empty() && !lacks_day).then(|| self.filled(pattern))
    }

    /// The files and folders that are this interview's alone, so that they may be replaced as a whole.
    pub(crate) fn own(&self) -> Vec<String> {
        let Layout { folder, pictures, records, .. } = self.layout;
        let mut own: Vec<String> = [self.text_pattern(), folder, pictures, records]
            .into_iter()
            .filter_map(|pattern| {
                let depth = pattern.split('/').position(|part| part.contains(SLUG))?;
                let parts: Vec<String> =
                    pattern.split('/').take(depth + 1).map(|part| self.filled(part)).collect();
                Some(parts.join("/"))
            })
            .collect();
        own.sort();
        own.dedup();
        own
    }

    fn text_pattern(&self) -> &str {
        let Layout { text, draft, .. } = self.layout;
        let is_draft = self.release == Release::Draft || self.lacks_day();
        if is_draft && !draft.is_empty() { draft } else { text }
    }

    fn or_folder<'s>(&'s self, pattern: &'s str) -> &'s str {
        if pattern.is_empty() { &self.layout.folder } else { pattern }
    }

    fn filled(&self, pattern: &str) -> String {
        pattern.replace(SLUG, self.slug).replace(DATE, self.day.as_deref().unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn jekyll() -> Layout {
        Layout {
            text: "_posts/{date}-{slug}.md".into(),
            draft: "_drafts/{slug}.md".into(),
            pictures: "assets/{slug}".into(),
            records: "_wortlaut/{slug}".into(),
            ..Layout::default()
        }
    }

    #[test]
    fn a_post_lies_under_its_day_and_without_one_among_the_drafts() {
        let layout = jekyll().checked().unwrap();
        let mut interview = Interview::default();
        let undated = layout.of("keller", &interview, Release::Final);
        assert_eq!(undated.text("index.md"), "_drafts/keller.md");
        assert!(undated.lacks_day());
        interview.details.date = "2024-11".parse().ok();
        assert!(layout.of("keller", &interview, Release::Final).lacks_day(), "a month is no day");
        interview.details.date = "2024-11-18".parse().ok();
        let dated = layout.of("keller", &interview, Release::Final);
        assert_eq!(dated.text("index.md"), "_posts/2024-11-18-keller.md");
        assert_eq!(dated.picture("a.jpg"), "assets/keller/a.jpg");
        let own = ["_posts/2024-11-18-keller.md", "_wortlaut/keller", "assets/keller", "keller"];
        assert_eq!(dated.own(), own);
        assert_eq!(layout.of("keller", &interview, Release::Draft).text("index.md"), "_drafts/keller.md");
    }

    #[test]
    fn a_path_that_leaves_the_target_or_that_two_interviews_share_is_refused() {
        for bad in [
            "../{slug}",
            "/{slug}",
            "{slug}/..",
            "a//{slug}",
            "a b/{slug}",
            "ä/{slug}",
            "{slug}/{x}",
            "{date}/{slug}",
            ".{slug}",
        ] {
            let layout = Layout { folder: bad.into(), ..Layout::default() };
            assert_eq!(layout.checked(), Err(LayoutError::BadPath(bad.into())));
        }
        let shared = Layout { pictures: "assets".into(), ..Layout::default() };
        assert_eq!(shared.checked(), Err(LayoutError::NoSlug("assets".into())));
        let undated = Layout { draft: String::new(), ..jekyll() };
        assert_eq!(undated.checked(), Err(LayoutError::NoPlaceWithoutDate));
        for bad in ["a.jpg", "javascript:{file}", "\"{file}", "{file} x", "{fil}{file}"] {
            let layout = Layout { picture_url: bad.into(), ..Layout::default() };
            assert_eq!(layout.checked(), Err(LayoutError::BadAddress(bad.into())));
        }
        let relative = Layout { page_url: "/{slug}/".into(), ..Layout::default() };
        assert_eq!(relative.checked(), Err(LayoutError::BadPage("/{slug}/".into())));
    }
}
