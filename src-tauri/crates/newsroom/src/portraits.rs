//! Pictures: taken in once, named by their content, never altered; and the line that must stand beside them.

mod told;

use crate::intake::read_limited;
use crate::view::PictureFacts;
use crate::{Newsroom, NewsroomError, world};
use interview::{
    AltText, Block, BlockId, Content, Credit, CreditForm, Interview, Person, PictureHash, Portrait,
    PortraitId, Role,
};
use picture::{Bounds, Output, Rendition, Sharpening};
use std::path::{Path, PathBuf};

/// From this width on a picture stays sharp across a page on a large screen, in pixels (Google's article guidelines
/// name the same number for large previews).
const SHARP_WIDTH: u32 = 1_200;

/// The resolution that newspapers and magazines print with, in pixels per inch.
const PRINT_RESOLUTION: f64 = 300.0;

/// The box that a picture is shown in by the window, in pixels: twice the width of its widest place.
const PREVIEW: Bounds = Bounds { width: 1_280, height: 1_280 };

/// Texts that come with a picture on the command line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PortraitTexts {
    /// The alternative text.
    pub alt: Option<String>,
    /// The caption.
    pub caption: Option<String>,
    /// The credit line as printed.
    pub credit: Option<String>,
}

/// The credit lines as they will be printed, in the form of this language.
pub fn printed_credits(portraits: &[Portrait], language: &str) -> Vec<String> {
    let form = CreditForm::of_language(language);
    portraits.iter().map(|portrait| portrait.credit.printed(&form)).collect()
}

/// What a picture of each guest could say for people who do not see it, in the language of the interview: who it is,
/// as far as the records know. Whether the picture shows that, a person has to say.
pub fn suggested_alt_texts(people: &[Person], language: &str) -> Vec<String> {
    let german = interview::title::is_german(language);
    let guests = people.iter().filter(|person| person.role == Role::Guest && !person.name.trim().is_empty());
    guests
        .map(|guest| {
            let name = [guest.title.trim(), guest.name.trim()].into_iter().filter(|part| !part.is_empty());
            let name = name.collect::<Vec<_>>().join(" ");
            let office = [guest.function.trim(), guest.organisation.trim()];
            let office: Vec<&str> = office.into_iter().filter(|part| !part.is_empty()).collect();
            let whose = if german { "Porträt von" } else { "Portrait of" };
            let known = [vec![name.as_str()], office].concat().join(", ");
            format!("{whose} {known}.")
        })
        .collect()
}

impl Newsroom {
    /// Takes a picture into the library and answers with a portrait that has the texts and the credit that the file
    /// carries. The interview does not know it before an edit puts it there.
    ///
    /// # Errors
    /// If the file cannot be read, is no picture that can be used, or the library cannot be written.
    pub fn new_portrait(&self, draft: &str, file: &Path) -> Result<Portrait, NewsroomError> {
        let bytes = read_limited(file, picture::MAX_BYTES)?;
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        self.portrait_of_bytes(draft, &name, &bytes)
    }

    /// As [`Newsroom::new_portrait`], for a picture that was dropped or pasted and is no file that we could open.
    ///
    /// # Errors
    /// If it is no picture that can be used, or the library cannot be written.
    pub fn portrait_of_bytes(
        &self,
        draft: &str,
        name: &str,
        bytes: &[u8],
    ) -> Result<Portrait, NewsroomError> {
        let language = self.open_draft(draft)?.interview.details.language;
        let file = || PathBuf::from(name);
        if bytes.len() as u64 > picture::MAX_BYTES {
            return Err(NewsroomError::FileTooLarge { file: file(), limit: picture::MAX_BYTES });
        }
        let inspection =
            picture::inspect(bytes).map_err(|error| NewsroomError::Picture { file: file(), error })?;
        let hash = self.library.keep_media(bytes, inspection.format.mime())?;
        let id = PortraitId::new(world::new_id('i')?).map_err(NewsroomError::unforeseen)?;
        let told = told::by_file(bytes, &language);
        Ok(Portrait {
            original: Some(hash),
            file_name: name.to_owned(),
            alt: AltText::typed(told.alt),
            caption: told.caption,
            credit: told.credit,
            ..Portrait::empty(id)
        })
    }

    /// Attaches a picture to a draft: to the first portrait that has no file yet, else as a new one above the text.
    ///
    /// # Errors
    /// As [`Newsroom::new_portrait`], and if the draft cannot be changed.
    pub fn attach_portrait(
        &self,
        draft: &str,
        file: &Path,
        texts: &PortraitTexts,
    ) -> Result<Portrait, NewsroomError> {
        let fresh = self.new_portrait(draft, file)?;
        let mut interview = self.open_draft(draft)?.interview;
        let portrait = attached(&mut interview, fresh, texts)?;
        self.rewrite(draft, &interview)?;
        Ok(portrait)
    }

    /// The type and the bytes of an original.
    ///
    /// # Errors
    /// If the library has no such picture, or it is damaged.
    pub fn picture(&self, hash: &str) -> Result<(&'static str, Vec<u8>), NewsroomError> {
        let hash = PictureHash::new(hash).map_err(NewsroomError::unforeseen)?;
        let bytes = self.library.media(&hash)?;
        let mime = picture::sniff(&bytes).map_or("application/octet-stream", |format| format.mime());
        Ok((mime, bytes))
    }

    /// A picture as the window shows it: small, upright, in the screen's colours. What cannot be made smaller is shown
    /// as it is.
    ///
    /// # Errors
    /// As [`Newsroom::picture`].
    pub fn picture_preview(&self, hash: &str) -> Result<(&'static str, Vec<u8>), NewsroomError> {
        let (mime, original) = self.picture(hash)?;
        let preview = Rendition {
            crop: None,
            size: PREVIEW,
            output: Output::WebP,
            quality: 80,
            sharpening: Sharpening::None,
        };
        Ok(picture::render(&original, &preview).map_or((mime, original), |small| ("image/webp", small.bytes)))
    }

    /// What an original is and says about itself, for those who decide what becomes of it. Its credit is worded in the
    /// language of the interview.
    ///
    /// # Errors
    /// As [`Newsroom::picture`], and if it is no picture that can be used.
    pub fn picture_facts(&self, hash: &str, language: &str) -> Result<PictureFacts, NewsroomError> {
        let (_, bytes) = self.picture(hash)?;
        let unusable = |error| NewsroomError::Picture { file: PathBuf::from(hash), error };
        let format = picture::inspect(&bytes).map_err(unusable)?.format;
        let (width, height) = picture::upright_size(&bytes).map_err(unusable)?;
        let told = told::by_file(&bytes, language);
        let print = |pixels: u32| (f64::from(pixels) * 25.4 / PRINT_RESOLUTION).floor() as u32;
        Ok(PictureFacts {
            format: format.extension().to_uppercase().replace("JPG", "JPEG"),
            width,
            height,
            bytes: bytes.len(),
            print_width: print(width),
            print_height: print(height),
            sharp_width: SHARP_WIDTH,
            credit_line: told.credit.printed(&CreditForm::of_language(language)),
            credit: told.credit,
            caption: told.caption,
            alt: told.alt,
            remarks: told.remarks.iter().map(|remark| remark.sentence(self.language().into())).collect(),
        })
    }
}

/// The file for a portrait that waited for one; what the file says fills only what is empty.
fn fill(portrait: &mut Portrait, fresh: Portrait) {
    (portrait.original, portrait.file_name) = (fresh.original, fresh.file_name);
    if portrait.alt == AltText::Missing {
        portrait.alt = fresh.alt;
    }
    if portrait.caption.trim().is_empty() {
        portrait.caption = fresh.caption;
    }
    if portrait.credit.is_empty() {
        portrait.credit = fresh.credit;
    }
}

/// Puts the file into the interview and the texts to it; answers with the portrait as it then is.
fn attached(
    interview: &mut Interview,
    fresh: Portrait,
    texts: &PortraitTexts,
) -> Result<Portrait, NewsroomError> {
    let waiting = interview.portraits.iter().position(|portrait| portrait.original.is_none());
    let at = match waiting {
        Some(at) => {
            fill(&mut interview.portraits[at], fresh);
            at
        }
        None => {
            let id = BlockId::new(world::new_id('b')?).map_err(NewsroomError::unforeseen)?;
            interview
                .blocks
                .insert(0, Block { id, content: Content::Portrait { portrait: fresh.id.clone() } });
            interview.portraits.push(fresh);
            interview.portraits.len() - 1
        }
    };
    let portrait = &mut interview.portraits[at];
    if let Some(alt) = &texts.alt {
        portrait.alt = AltText::typed(alt.as_str());
    }
    if let Some(caption) = &texts.caption {
        portrait.caption.clone_from(caption);
    }
    if let Some(credit) = &texts.credit {
        portrait.credit = Credit::from_line(credit).unwrap_or_else(|| Credit::from_names(credit));
    }
    Ok(portrait.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use interview::PersonId;

    const SAMPLE: &[u8] = include_bytes!("../../../../assets/sample/portrait.jpg");

    fn newsroom() -> (tempfile::TempDir, Newsroom, String) {
        let folder = tempfile::tempdir().unwrap();
        let newsroom = Newsroom::open(folder.path()).unwrap();
        let draft = newsroom.take_in(&Interview::default()).unwrap();
        (folder, newsroom, draft)
    }

    #[test]
    fn a_pasted_picture_is_taken_in_like_a_file() {
        let (_folder, newsroom, draft) = newsroom();
        let portrait = newsroom.portrait_of_bytes(&draft, "Zwischenablage.jpg", SAMPLE).unwrap();
        let hash = portrait.original.unwrap();
        assert_eq!(newsroom.picture(hash.as_str()).unwrap(), ("image/jpeg", SAMPLE.to_vec()));
        let refused = newsroom.portrait_of_bytes(&draft, "brief.txt", b"Liebe Redaktion").unwrap_err();
        assert!(matches!(refused, NewsroomError::Picture { .. }));
    }

    #[test]
    fn the_window_is_told_what_a_picture_is_and_shown_a_small_one() {
        let (_folder, newsroom, draft) = newsroom();
        let hash = newsroom.portrait_of_bytes(&draft, "a.jpg", SAMPLE).unwrap().original.unwrap();
        let facts = newsroom.picture_facts(hash.as_str(), "de").unwrap();
        assert_eq!((facts.format.as_str(), facts.width, facts.height), ("JPEG", 1_600, 2_000));
        assert_eq!((facts.print_width, facts.print_height, facts.bytes), (135, 169, SAMPLE.len()));
        let (mime, small) = newsroom.picture_preview(hash.as_str()).unwrap();
        let found = picture::inspect(&small).unwrap();
        assert_eq!((mime, found.width, found.height), ("image/webp", 1_024, 1_280));
    }

    #[test]
    fn the_credit_comes_with_the_file_and_what_was_written_before_stays() {
        let (folder, newsroom, draft) = newsroom();
        let texts = picture::Stamp {
            creators: vec!["Jürgen Jülich".into()],
            credit: "MASTD/Jürgen Jülich".into(),
            caption: "Am Pult.".into(),
            alt: "Eine Frau am Pult.".into(),
            ..picture::Stamp::default()
        };
        let file = folder.path().join("a.jpg");
        std::fs::write(&file, picture::stamp(SAMPLE, &texts).unwrap()).unwrap();
        let portrait = newsroom.attach_portrait(&draft, &file, &PortraitTexts::default()).unwrap();
        let form = CreditForm::of_language("de");
        assert_eq!(portrait.credit.printed(&form), "(Bildquelle: MASTD/Jürgen Jülich)");
        assert_eq!((portrait.caption.as_str(), portrait.alt.text()), ("Am Pult.", "Eine Frau am Pult."));
        let mut waiting = Portrait { caption: "Geschrieben.".into(), ..Portrait::empty(portrait.id.clone()) };
        fill(&mut waiting, portrait);
        assert_eq!((waiting.caption.as_str(), waiting.alt.text()), ("Geschrieben.", "Eine Frau am Pult."));
    }

    #[test]
    fn an_alternative_text_is_offered_from_what_is_known_of_the_guest() {
        let mut ada = Person::named(PersonId::numbered(1), Role::Guest, "Ada Muster");
        ada.title = "Dr.".to_owned();
        ada.function = "Leiterin".to_owned();
        ada.organisation = "Stadtwerke Brannau".to_owned();
        let people = [ada, Person::named(PersonId::numbered(2), Role::Interviewer, "Bernd Beispiel")];
        assert_eq!(
            suggested_alt_texts(&people, "de-AT"),
            ["Porträt von Dr. Ada Muster, Leiterin, Stadtwerke Brannau."]
        );
        assert_eq!(
            suggested_alt_texts(&people, "en"),
            ["Portrait of Dr. Ada Muster, Leiterin, Stadtwerke Brannau."]
        );
    }
}
