//! A profile tried out: on the sample, and on an interview full of what breaks files.

use crate::intake::{SAMPLE, SAMPLE_PICTURE};
use crate::view::{Loss, PlannedFile, UiLanguage};
use crate::{NewsroomError, delivery};
use export::{Package, Profile, ProfileError, Release};
use interview::{
    AltText, Block, BlockId, Content, Interview, Mark, Paragraph, Person, PersonId, PictureHash, Portrait,
    PortraitId, RelatedItem, Role, Span,
};
use serde::Serialize;
use std::path::Path;

/// What comes of a profile.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ProfileTrial {
    /// What the package of the sample consists of.
    pub files: Vec<PlannedFile>,
    /// What the target cannot show of it.
    pub losses: Vec<Loss>,
    /// What is wrong with the profile, and where.
    pub problems: Vec<String>,
    /// The text of the sample, if it is one.
    pub text: String,
}

/// Tries a profile out: one of the library in this folder by its name, or one that lies in a folder elsewhere.
///
/// # Errors
/// If there is none. What is wrong with it is in the answer.
pub fn try_profile(
    library: &Path,
    profile: &str,
    language: UiLanguage,
) -> Result<ProfileTrial, NewsroomError> {
    let elsewhere = Path::new(profile);
    let read = if elsewhere.is_dir() {
        super::read(elsewhere).and_then(|files| Profile::read(&files))
    } else {
        match super::profile(library, profile) {
            Ok(profile) => Ok(profile),
            Err(NewsroomError::Profile { error, .. }) => Err(error),
            Err(other) => return Err(other),
        }
    };
    Ok(match read {
        Ok(profile) => tried(&profile, language),
        Err(error) => unusable(&error, language),
    })
}

fn unusable(error: &ProfileError, language: UiLanguage) -> ProfileTrial {
    ProfileTrial { problems: vec![error.sentence(language.into())], ..ProfileTrial::default() }
}

fn tried(profile: &Profile, language: UiLanguage) -> ProfileTrial {
    let mut trial = ProfileTrial::default();
    let (german, english) = ("Mit Sonderzeichen", "With special characters");
    let words = match language {
        UiLanguage::De => german,
        UiLanguage::En => english,
    };
    match packed(&sample(), profile, Release::Final) {
        Ok(package) => {
            let plan = delivery::plan(&package, Vec::new(), language.into());
            (trial.files, trial.losses) = (plan.files, plan.losses);
            trial.text = package
                .files
                .first()
                .and_then(|file| String::from_utf8(file.bytes.clone()).ok())
                .unwrap_or_default();
        }
        Err(error) => trial.problems.push(error.sentence(language.into())),
    }
    for release in [Release::Final, Release::Draft] {
        if trial.problems.is_empty()
            && let Err(error) = packed(&hostile(), profile, release)
        {
            trial.problems.push(format!("{words}: {}", error.sentence(language.into())));
        }
    }
    trial
}

fn packed(
    interview: &Interview,
    profile: &Profile,
    release: Release,
) -> Result<Package, export::ExportError> {
    export::package(interview, profile, release, &|_| Some(SAMPLE_PICTURE.to_vec()))
}

/// The sample, with its picture.
fn sample() -> Interview {
    let draft = import::read_bytes("interview.txt", SAMPLE, None);
    let mut interview = draft.map(|draft| draft.interview).unwrap_or_default();
    for portrait in &mut interview.portraits {
        portrait.original = PictureHash::new("0".repeat(64)).ok();
        portrait.file_name = "portrait.jpg".to_owned();
    }
    interview
}

/// Words that mean something to the languages of files and templates.
const NASTY: &str = "<b>&amp; ]]> \"x\" 'y' {{ z }} {% if %} {# c #} \\n \\ * _ ` # [a](b) | --- ``` : - ? ! @ % $ ~ ^ </script>";

/// An interview with such words in every place, and with nothing in some.
fn hostile() -> Interview {
    let guest = PersonId::numbered(1);
    let marked = |mark| Span { text: format!("{NASTY}\n{NASTY}"), marks: vec![mark], link: None };
    let link = Span { link: Some("https://x.example/?a=\"1\"&b=<2>".to_owned()), ..Span::plain(NASTY) };
    let text =
        || vec![Paragraph::new([marked(Mark::Strong), link.clone(), marked(Mark::Emphasis)]), NASTY.into()];
    let contents = vec![
        Content::Portrait { portrait: PortraitId::numbered(1) },
        Content::Intro { text: text() },
        Content::Question { speaker: None, text: text() },
        Content::Answer { speaker: Some(guest.clone()), text: text() },
        Content::PullQuote { text: NASTY.into(), source: None },
        Content::Subheading { text: NASTY.into() },
        Content::Box { heading: NASTY.to_owned(), text: text() },
        Content::Box { heading: String::new(), text: Vec::new() },
        Content::Note { audience: interview::Audience::Readers, text: text() },
    ];
    let blocks = contents.into_iter().enumerate();
    let mut interview = Interview {
        blocks: blocks.map(|(i, content)| Block { id: BlockId::numbered(i + 1), content }).collect(),
        people: vec![Person::named(guest, Role::Guest, NASTY)],
        portraits: vec![Portrait {
            original: PictureHash::new("0".repeat(64)).ok(),
            file_name: "Ä {{ x }}.JPG".to_owned(),
            alt: AltText::Text(NASTY.to_owned()),
            caption: NASTY.to_owned(),
            ..Portrait::empty(PortraitId::numbered(1))
        }],
        ..Interview::default()
    };
    let title = &mut interview.title;
    for line in [&mut title.kicker, &mut title.headline, &mut title.standfirst] {
        NASTY.clone_into(line);
    }
    NASTY.clone_into(&mut interview.details.category);
    interview.details.tags = vec![NASTY.to_owned(), "no".to_owned()];
    interview.details.related = vec![RelatedItem { headline: NASTY.to_owned(), ..RelatedItem::default() }];
    interview
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use std::fs;

    #[test]
    fn every_built_in_profile_stands_the_trial() {
        let library = tempfile::tempdir().unwrap();
        for profile in export::profiles() {
            let trial = try_profile(library.path(), &profile.name, UiLanguage::En).unwrap();
            assert_eq!(trial.problems, Vec::<String>::new(), "{}", profile.name);
            assert!(!trial.files.is_empty());
        }
        assert!(try_profile(library.path(), "nix", UiLanguage::En).is_err());
    }

    #[test]
    fn a_template_that_only_works_with_harmless_words_is_found_out() {
        let folder = tempfile::tempdir().unwrap();
        let toml = "name = 'x'\nformat = 'template'\ntemplate = 'a.xml.j2'\ntitle = {de = 'X', en = 'X'}\n\
                    description = {de = 'X', en = 'X'}\ndate = {zone = 'UTC', time = '08:00'}\n";
        fs::write(folder.path().join("profile.toml"), toml).unwrap();
        let trial = |template: &str| {
            fs::write(folder.path().join("a.xml.j2"), template).unwrap();
            let named = folder.path().to_str().unwrap();
            try_profile(Path::new("nowhere"), named, UiLanguage::De).unwrap()
        };
        let good = trial("<a>{{ headline }}</a>");
        assert_eq!((good.problems.len(), good.text.as_str()), (0, "<a>Ein Brunnen meldet sich</a>"));
        let careless = trial("<a>{{ headline|safe }}</a>");
        assert!(careless.problems[0].starts_with("Mit Sonderzeichen: "), "{:?}", careless.problems);
        let wrong = trial("<a>\n{{ headlin }}</a>");
        assert!(wrong.problems[0].contains("a.xml.j2, Zeile 2, Spalte 4"), "{:?}", wrong.problems);
    }
}
