//! Pictures: taken in once, named by their content, never altered; and the line that must stand beside them.

use crate::intake::read_limited;
use crate::{Newsroom, NewsroomError, world};
use interview::{
    AltText, Block, BlockId, Content, Credit, CreditForm, Interview, PictureHash, Portrait, PortraitId,
};
use std::path::Path;

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

impl Newsroom {
    /// Takes a picture into the library and answers with a portrait that has no texts yet. The interview does not
    /// know it before an edit puts it there.
    ///
    /// # Errors
    /// If the file cannot be read, is no picture that can be used, or the library cannot be written.
    pub fn new_portrait(&self, draft: &str, file: &Path) -> Result<Portrait, NewsroomError> {
        self.existing(draft)?;
        let bytes = read_limited(file, picture::MAX_BYTES)?;
        let inspection = picture::inspect(&bytes)
            .map_err(|error| NewsroomError::Picture { file: file.to_owned(), error })?;
        let hash = self.library.keep_media(&bytes, inspection.format.mime())?;
        let id = PortraitId::new(world::new_id('i')?).map_err(NewsroomError::unforeseen)?;
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Ok(Portrait { original: Some(hash), file_name: name, ..Portrait::empty(id) })
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
            let portrait = &mut interview.portraits[at];
            (portrait.original, portrait.file_name) = (fresh.original, fresh.file_name);
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
