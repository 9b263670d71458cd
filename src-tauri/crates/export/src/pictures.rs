//! Pictures of a package: cut and scaled as the profile wants them, stamped with their credit, under names that every file
//! system and address takes, each content once.

mod table;

pub(crate) use table::PictureTable;

use crate::loss::{Loss, What};
use crate::package::PackageFile;
use crate::profile::Profile;
use interview::{CreditForm, Interview, PictureHash, Portrait, slug};
use markdown::Place;
use picture::{Bounds, DeriveError, Format, Output, PictureWish, Sharpening, Stamp};
use sha2::{Digest, Sha256};

/// The interview whose portraits are named by their files in the package, and these files.
///
/// A portrait whose file is missing or cannot be used has no name; its texts are told in words.
pub fn named(
    interview: &Interview,
    profile: &Profile,
    original: &dyn Fn(&PictureHash) -> Option<Vec<u8>>,
) -> (Interview, Vec<PackageFile>, Vec<Loss>) {
    let mut named = interview.clone();
    let mut files: Vec<PackageFile> = Vec::new();
    let mut losses = Vec::new();
    for (i, portrait) in named.portraits.iter_mut().enumerate() {
        let mut lose = |what| losses.push(Loss { place: Place::Portrait(i + 1), what });
        let bytes = portrait.original.as_ref().and_then(original).ok_or(What::PictureMissing);
        let made = bytes.and_then(|bytes| {
            let made = pictures(portrait, &bytes, profile, &stamp(interview, portrait, profile))?;
            if picture::is_animated(&bytes) && !is_kept(&bytes, profile) {
                lose(What::PictureStill);
            }
            Ok(made)
        });
        let paths = made.map(|made| made.into_iter().map(|file| add(&mut files, file)).collect::<Vec<_>>());
        portrait.file_name = match paths {
            Ok(paths) => paths.into_iter().next().unwrap_or_default(),
            Err(what) => {
                lose(what);
                String::new()
            }
        };
    }
    (named, files, losses)
}

/// Adds a file, unless its content is there already; answers with its name.
fn add(files: &mut Vec<PackageFile>, file: PackageFile) -> String {
    if let Some(known) = files.iter().find(|known| known.bytes == file.bytes) {
        return known.path.clone();
    }
    let path = file.path.clone();
    files.push(file);
    path
}

/// What is written into the pictures of a portrait. Who is shown are those whose names its texts say.
fn stamp(interview: &Interview, portrait: &Portrait, profile: &Profile) -> Stamp {
    let language = &interview.details.language;
    let form = profile.style.credit.clone().unwrap_or_else(|| CreditForm::of_language(language));
    let is_named = |name: &&String| {
        !name.is_empty() && (portrait.alt.text().contains(*name) || portrait.caption.contains(*name))
    };
    let persons: Vec<String> =
        interview.people.iter().map(|person| &person.name).filter(is_named).cloned().collect();
    Stamp::of(portrait, &form, language, &persons)
}

/// The original's samples stay as they are: nothing else is wanted, and its file has a place for the credit.
fn is_kept(original: &[u8], profile: &Profile) -> bool {
    profile.pictures.is_empty() && picture::sniff(original) != Some(Format::Gif)
}

fn pictures(
    portrait: &Portrait,
    original: &[u8],
    profile: &Profile,
    stamp: &Stamp,
) -> Result<Vec<PackageFile>, What> {
    let format = picture::sniff(original).ok_or(What::PictureUnknown)?;
    let stem = stem(portrait);
    if is_kept(original, profile) {
        let stamped = picture::stamp_original(original, stamp);
        let bytes = stamped.map_err(|error| What::PictureRefused(DeriveError::Stamp(error)))?;
        return Ok(vec![PackageFile { path: name(&stem, &bytes, format.extension()), bytes }]);
    }
    let whole = [AS_IT_IS];
    let wishes = if profile.pictures.is_empty() { whole.as_slice() } else { &profile.pictures };
    let made = picture::derive(original, portrait, wishes, stamp).map_err(What::PictureRefused)?;
    let file = |(wish, made): (&PictureWish, picture::Rendered)| {
        let ratio = wish.ratio.map(|ratio| format!("-{}x{}", ratio.width, ratio.height)).unwrap_or_default();
        let stem = format!("{stem}{ratio}-{}", made.width);
        PackageFile { path: name(&stem, &made.bytes, wish.output.extension()), bytes: made.bytes }
    };
    Ok(wishes.iter().zip(made).map(file).collect())
}

/// The original as PNG, for kinds of files that have no place for a credit.
const AS_IT_IS: PictureWish = PictureWish {
    ratio: None,
    size: Bounds { width: u32::MAX, height: u32::MAX },
    output: Output::Png,
    quality: 100,
    sharpening: Sharpening::None,
};

/// A name that says what is inside: another credit makes another name, and no cache shows the old one.
fn name(stem: &str, bytes: &[u8], extension: &str) -> String {
    let digest: String = Sha256::digest(bytes).iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    format!("{stem}-{digest}.{extension}")
}

/// The name that a picture had before it became part of a package.
pub fn name_before(name: &str) -> String {
    let before = name.rsplit_once('.').and_then(|(stem, extension)| {
        let (before, digest) = stem.rsplit_once('-')?;
        let is_digest = digest.len() == 8 && digest.chars().all(|c| matches!(c, '0'..='9' | 'a'..='f'));
        (is_digest && !before.is_empty()).then(|| format!("{before}.{extension}"))
    });
    before.unwrap_or_else(|| name.to_owned())
}

/// The name without its ending, in letters for addresses.
fn stem(portrait: &Portrait) -> String {
    let name = portrait.file_name.rsplit_once('.').map_or(portrait.file_name.as_str(), |(stem, _)| stem);
    Some(slug::of(name)).filter(|stem| !stem.is_empty()).unwrap_or_else(|| "portrait".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::profiles;
    use image::{ImageFormat, RgbImage};
    use interview::{AltText, Credit, Person, PersonId, PortraitId, Role};
    use std::io::Cursor;

    fn hash(n: u8) -> PictureHash {
        PictureHash::new(format!("{n:02x}").repeat(32)).unwrap()
    }

    fn picture(shade: u8, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        RgbImage::from_pixel(640, 480, image::Rgb([shade, 90, 120])).write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    /// 1 and 2: JPEG; 3: PNG; 4: GIF; 5: none of these.
    fn original(wanted: &PictureHash) -> Option<Vec<u8>> {
        let n = (1..=5).find(|n| hash(*n) == *wanted)?;
        Some(match n {
            1 | 2 => picture(n * 50, ImageFormat::Jpeg),
            3 => picture(3, ImageFormat::Png),
            4 => picture(4, ImageFormat::Gif),
            _ => b"no picture".to_vec(),
        })
    }

    fn interview_with(portraits: &[(u8, &str)]) -> Interview {
        let portrait = |(i, (n, name)): (usize, &(u8, &str))| Portrait {
            original: Some(hash(*n)),
            file_name: (*name).to_owned(),
            ..Portrait::empty(PortraitId::numbered(i + 1))
        };
        Interview { portraits: portraits.iter().enumerate().map(portrait).collect(), ..Interview::default() }
    }

    #[test]
    fn pictures_are_named_in_ascii_by_their_content_and_never_twice() {
        let interview = interview_with(&[
            (1, "Müller & Söhne.PNG"),
            (2, "mueller-soehne.gif"),
            (1, "dasselbe.jpg"),
            (3, "…"),
            (4, "x.gif"),
            (5, "y.jpg"),
            (6, "z.jpg"),
        ]);
        let (named, files, losses) = named(&interview, &profiles()[0], &original);
        let names: Vec<&str> = named.portraits.iter().map(|portrait| portrait.file_name.as_str()).collect();
        let is_named = |name: &str, stem: &str, extension: &str| {
            let digest = name.strip_prefix(stem).and_then(|rest| rest.strip_suffix(extension));
            digest.is_some_and(|digest| digest.len() == 8 && digest.chars().all(|c| c.is_ascii_hexdigit()))
        };
        assert!(is_named(names[0], "mueller-soehne-", ".jpg"), "{names:?}");
        assert!(is_named(names[1], "mueller-soehne-", ".jpg") && names[1] != names[0], "{names:?}");
        assert_eq!(names[2], names[0]);
        assert!(is_named(names[3], "portrait-", ".png"), "{names:?}");
        assert!(is_named(names[4], "x-640-", ".png"), "a GIF has no place for a credit: {names:?}");
        assert_eq!(names[5..], ["", ""]);
        assert_eq!(name_before(names[0]), "mueller-soehne.jpg");
        assert_eq!(name_before("mueller-soehne.jpg"), "mueller-soehne.jpg");
        assert_eq!(files.len(), 4);
        let what: Vec<What> = losses.into_iter().map(|loss| loss.what).collect();
        assert_eq!(what, [What::PictureUnknown, What::PictureMissing]);
    }

    #[test]
    fn the_sizes_of_a_profile_are_cut_and_each_carries_the_credit() {
        let mut interview = interview_with(&[(1, "alt.jpg")]);
        interview.people = vec![
            Person::named(PersonId::numbered(1), Role::Guest, "Dr. Ada Alt"),
            Person::named(PersonId::numbered(2), Role::Interviewer, "Bo Neu"),
        ];
        let portrait = &mut interview.portraits[0];
        portrait.alt = AltText::Text("Porträtfoto von Dr. Ada Alt".to_owned());
        portrait.credit =
            Credit { creator: "Jülich".to_owned(), provider: "MASTD".to_owned(), ..Credit::default() };
        let mut profile = profiles()[0].clone();
        let wish = PictureWish { size: Bounds::width(320), output: Output::Jpeg, quality: 80, ..AS_IT_IS };
        profile.pictures = vec![PictureWish { ratio: "16:9".parse().ok(), ..wish }, wish];
        let (named, files, losses) = named(&interview, &profile, &original);
        assert_eq!(losses, []);
        assert!(named.portraits[0].file_name.starts_with("alt-16x9-320-"));
        assert_eq!(files.len(), 2);
        let sizes: Vec<(u32, u32)> =
            files.iter().map(|file| picture::upright_size(&file.bytes).unwrap()).collect();
        assert_eq!(sizes, [(320, 180), (320, 240)]);
        for file in &files {
            let told = picture::metadata(&file.bytes, "de").unwrap();
            assert_eq!(told.text(picture::Property::CreditLine), "MASTD/Jülich");
            assert_eq!(told.text(picture::Property::PersonShown), "Dr. Ada Alt");
        }
    }
}
