//! The interviews that are packed.

use export::{Package, Profile, Release, package, profiles};
use interview::{
    AltText, Block, BlockId, Content, Credit, Details, Interview, Paragraph, PersonId, PictureHash, Portrait,
    PortraitId, RelatedItem, Role, document::Document,
};
use sha2::{Digest, Sha256};
use std::fs;
use tests::root;

/// Names of the built-in profiles.
pub(crate) fn profile_names() -> Vec<&'static str> {
    profiles().iter().map(|profile| profile.name.as_str()).collect()
}

pub(crate) fn profile(name: &str) -> &'static Profile {
    profiles().iter().find(|profile| profile.name == name).unwrap()
}

fn picture() -> Vec<u8> {
    fs::read(root().join("assets/sample/portrait.jpg")).unwrap()
}

fn hash() -> PictureHash {
    let digits: String = Sha256::digest(picture()).iter().map(|byte| format!("{byte:02x}")).collect();
    PictureHash::new(digits).unwrap()
}

/// The sample as it is read, with its picture.
pub(crate) fn sample() -> Interview {
    let text = fs::read(root().join("assets/sample/interview.txt")).unwrap();
    let mut interview = import::read_bytes("interview.txt", &text, None).unwrap().interview;
    for portrait in &mut interview.portraits {
        portrait.original = Some(hash());
        portrait.file_name = "portrait.jpg".to_owned();
    }
    interview
}

/// Words that mean something to YAML, Markdown, Liquid, Go templates, shortcodes, XML and JSON, in every place that an
/// interview has.
pub(crate) fn hostile() -> Interview {
    let words: Vec<String> = serde_json::from_str(include_str!("hostile.json")).unwrap();
    let guest = PersonId::numbered(1);
    let turn = |(i, text): (usize, &String)| {
        let text = vec![Paragraph::plain(text.as_str()), Paragraph::plain(format!("Er sagt {text} so."))];
        let content = match i % 9 {
            0 => Content::Question { speaker: None, text },
            7 => Content::Box { heading: words[i].clone(), text },
            8 => Content::PullQuote { text: text.into_iter().next().unwrap_or_default(), source: None },
            _ => Content::Answer { speaker: Some(guest.clone()), text },
        };
        Block { id: BlockId::numbered(i + 2), content }
    };
    let nasty = "no: {{ x }} {% y %} \"z\" ]]> </script> <b> & &amp; # [a] | §";
    let portrait = Portrait {
        original: Some(hash()),
        file_name: "Ä {{ x }}.JPG".to_owned(),
        alt: AltText::Text(nasty.to_owned()),
        caption: nasty.to_owned(),
        credit: Credit { creator: nasty.to_owned(), ..Credit::default() },
        ..Portrait::empty(PortraitId::numbered(1))
    };
    let first =
        Block { id: BlockId::numbered(1), content: Content::Portrait { portrait: PortraitId::numbered(1) } };
    let mut interview = Interview {
        blocks: std::iter::once(first).chain(words.iter().enumerate().map(turn)).collect(),
        people: vec![interview::Person::named(guest, Role::Guest, nasty)],
        portraits: vec![portrait],
        details: Details {
            date: "2024-11-18".parse().ok(),
            category: nasty.to_owned(),
            tags: vec![nasty.to_owned(), "1:30".to_owned()],
            related: vec![RelatedItem {
                headline: nasty.to_owned(),
                url: "https://x.example/?a=1&b=2".to_owned(),
                ..RelatedItem::default()
            }],
            ..Details::default()
        },
        ..Interview::default()
    };
    interview.title.kicker = nasty.to_owned();
    interview.title.headline = format!("Feindlich: {nasty}");
    interview.title.standfirst = nasty.to_owned();
    interview
}

pub(crate) fn packed(interview: &Interview, profile: &Profile) -> Package {
    let original = |wanted: &PictureHash| (*wanted == hash()).then(picture);
    package(interview, profile, Release::Final, &original)
        .unwrap_or_else(|error| panic!("{}: {}", profile.name, error.sentence(interview::Language::English)))
}

/// The interview as it was published, from the sidecar.
pub(crate) fn published(package: &Package) -> Interview {
    let file = package.files.iter().find(|file| file.path.ends_with("interview.json")).unwrap();
    Document::from_json(std::str::from_utf8(&file.bytes).unwrap()).unwrap().interview
}
