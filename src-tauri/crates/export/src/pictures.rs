//! Pictures of a package: under names that every file system and address takes, each content once.

use crate::loss::{Loss, What};
use crate::package::PackageFile;
use interview::{Interview, PictureHash, Portrait, slug};
use markdown::Place;

/// The interview whose portraits are named by their files in the package, and these files.
///
/// A portrait whose file is missing or no picture has no name; its texts are told in words.
pub fn named(
    interview: &Interview,
    original: &dyn Fn(&PictureHash) -> Option<Vec<u8>>,
) -> (Interview, Vec<PackageFile>, Vec<Loss>) {
    let mut named = interview.clone();
    let mut files: Vec<(PictureHash, PackageFile)> = Vec::new();
    let mut losses = Vec::new();
    for (i, portrait) in named.portraits.iter_mut().enumerate() {
        let name = match file(portrait, original, &files) {
            Ok(Found::Known(name)) => name,
            Ok(Found::New(hash, file)) => {
                let name = file.path.clone();
                files.push((hash, file));
                name
            }
            Err(what) => {
                losses.push(Loss { place: Place::Portrait(i + 1), what });
                String::new()
            }
        };
        portrait.file_name = name;
    }
    (named, files.into_iter().map(|(_, file)| file).collect(), losses)
}

enum Found {
    /// The same content is in the package under this name.
    Known(String),
    New(PictureHash, PackageFile),
}

fn file(
    portrait: &Portrait,
    original: &dyn Fn(&PictureHash) -> Option<Vec<u8>>,
    files: &[(PictureHash, PackageFile)],
) -> Result<Found, What> {
    let hash = portrait.original.as_ref().ok_or(What::PictureMissing)?;
    if let Some((_, file)) = files.iter().find(|(known, _)| known == hash) {
        return Ok(Found::Known(file.path.clone()));
    }
    let bytes = original(hash).ok_or(What::PictureMissing)?;
    let format = picture::sniff(&bytes).ok_or(What::PictureUnknown)?;
    let path = free_name(&stem(portrait), format.extension(), files);
    Ok(Found::New(hash.clone(), PackageFile { path, bytes }))
}

/// The name without its ending, in letters for addresses.
fn stem(portrait: &Portrait) -> String {
    let name = portrait.file_name.rsplit_once('.').map_or(portrait.file_name.as_str(), |(stem, _)| stem);
    Some(slug::of(name)).filter(|stem| !stem.is_empty()).unwrap_or_else(|| "portrait".to_owned())
}

fn free_name(stem: &str, extension: &str, files: &[(PictureHash, PackageFile)]) -> String {
    let is_taken = |name: &String| files.iter().any(|(_, file)| file.path == *name);
    let first = format!("{stem}.{extension}");
    if !is_taken(&first) {
        return first;
    }
    (2..=files.len() + 2)
        .map(|n| format!("{stem}-{n}.{extension}"))
        .find(|name| !is_taken(name))
        .unwrap_or(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use interview::PortraitId;

    const JPEG: &[u8] = b"\xff\xd8\xff\xe0 one";
    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

    fn hash(n: u8) -> PictureHash {
        PictureHash::new(format!("{n:02x}").repeat(32)).unwrap()
    }

    fn original(wanted: &PictureHash) -> Option<Vec<u8>> {
        [(1, JPEG), (2, JPEG), (3, PNG), (4, b"GIF, almost".as_slice())]
            .iter()
            .find(|(n, _)| hash(*n) == *wanted)
            .map(|(_, bytes)| bytes.to_vec())
    }

    #[test]
    fn pictures_are_named_in_ascii_by_their_content_and_never_twice() {
        let portraits = [
            (1, "Müller & Söhne.PNG"),
            (2, "mueller-soehne.gif"),
            (1, "dasselbe.jpg"),
            (3, "…"),
            (4, "x.gif"),
            (5, "y.jpg"),
        ];
        let portrait = |(i, (n, name)): (usize, &(u8, &str))| Portrait {
            original: Some(hash(*n)),
            file_name: (*name).to_owned(),
            ..Portrait::empty(PortraitId::numbered(i + 1))
        };
        let interview = Interview {
            portraits: portraits.iter().enumerate().map(portrait).collect(),
            ..Interview::default()
        };
        let (named, files, losses) = named(&interview, &original);
        let names: Vec<&str> = named.portraits.iter().map(|p| p.file_name.as_str()).collect();
        assert_eq!(
            names,
            ["mueller-soehne.jpg", "mueller-soehne-2.jpg", "mueller-soehne.jpg", "portrait.png", "", ""]
        );
        assert_eq!(files.len(), 3);
        assert_eq!(
            losses.iter().map(|l| l.what.clone()).collect::<Vec<_>>(),
            [What::PictureUnknown, What::PictureMissing]
        );
    }
}
