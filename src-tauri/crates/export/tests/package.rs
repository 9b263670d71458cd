//! What is in a package, and what is not.

#![allow(clippy::unwrap_used)] // a test may stop at what cannot be

use export::{Package, Release, What, package, profiles};
use interview::document::Document;
use interview::*;

fn jpeg() -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let grey = image::RgbImage::from_pixel(40, 30, image::Rgb([90, 90, 90]));
    grey.write_to(&mut bytes, image::ImageFormat::Jpeg).unwrap();
    bytes.into_inner()
}

fn hash() -> PictureHash {
    PictureHash::new("ab".repeat(32)).unwrap()
}

fn block(n: usize, content: Content) -> Block {
    Block { id: BlockId::new(format!("blk-{n}")).unwrap(), content }
}

/// An interview of two pairs with a portrait, a pull quote with its source, a box, and notes.
fn sample() -> Interview {
    let (guest, portrait) = (PersonId::new("guest").unwrap(), PortraitId::new("pic").unwrap());
    let strong = Span { text: "nie".into(), marks: vec![Mark::Strong], link: None };
    let contents = vec![
        Content::Portrait { portrait: portrait.clone() },
        Content::Question {
            speaker: None,
            text: vec!["Frau Öhr, guten Tag.".into(), "Was ist in den Kellern?".into()],
        },
        Content::Answer {
            speaker: Some(guest.clone()),
            text: vec!["12. Juni 2024: Papier.\n- und Staub".into()],
        },
        Content::PullQuote {
            text: "„Papier – und Staub“".into(),
            source: Some(QuoteSource {
                block: BlockId::new("blk-2").unwrap(),
                from: 15,
                to: 34,
                words: "Papier.\n- und Staub".into(),
            }),
        },
        Content::Note { audience: Audience::Desk, text: vec!["Zahl prüfen!".into()] },
        Content::Subheading { text: "Am Abend".into() },
        Content::Question { speaker: None, text: vec!["Und wann schließen Sie?".into()] },
        Content::Answer {
            speaker: Some(guest.clone()),
            text: vec![Paragraph::new([strong, Span::plain("; schreiben Sie an a_b@c.example.")])],
        },
        Content::Box { heading: "Zur Person".into(), text: vec!["Ute Öhr mag Keller.".into()] },
        Content::Note { audience: Audience::Readers, text: vec!["Das Interview wurde gekürzt.".into()] },
    ];
    let mut interview = Interview {
        title: Title {
            kicker: "no".into(),
            headline: "Platz im: \"kleinsten\" Keller".into(),
            standfirst: "[18.11.2024] Drei Städte haben ihre Archive geräumt.".into(),
            byline: vec![BylineEntry { role: BylineRole::Interview, names: vec!["Swantje Vollrath".into()] }],
        },
        blocks: contents.into_iter().enumerate().map(|(n, content)| block(n, content)).collect(),
        people: vec![Person { title: "Dr.".into(), ..Person::named(guest, Role::Guest, "Ute Öhr") }],
        portraits: vec![Portrait {
            original: Some(hash()),
            file_name: "IMG Öhr (1).JPEG".into(),
            alt: AltText::Text("Ute Öhr & ein \"Regal\"".into()),
            caption: "Ute Öhr im Keller.".into(),
            credit: Credit { provider: "Archiv".into(), creator: "Jülich".into(), ..Credit::default() },
            ..Portrait::empty(portrait)
        }],
        ..Interview::default()
    };
    interview.details.date = "2024-07-18".parse().ok();
    interview.details.category = "Politik".into();
    interview
}

fn packed(interview: &Interview, release: Release) -> Package {
    let original = |wanted: &PictureHash| (*wanted == hash()).then(jpeg);
    package(interview, &profiles()[0], release, &original).unwrap()
}

/// The name of the picture in a package: it says what is inside.
fn picture_name(package: &Package) -> &str {
    let path = package.files.iter().map(|file| file.path.as_str()).find(|path| path.ends_with(".jpg"));
    path.and_then(|path| path.rsplit('/').next()).unwrap()
}

fn text<'a>(package: &'a Package, path: &str) -> &'a str {
    let file = package.files.iter().find(|file| file.path == path).unwrap();
    std::str::from_utf8(&file.bytes).unwrap()
}

#[test]
fn a_package_is_a_folder_with_text_pictures_sidecar_and_checksums() {
    let package = packed(&sample(), Release::Final);
    let paths: Vec<&str> = package.files.iter().map(|file| file.path.as_str()).collect();
    let folder = "platz-im-kleinsten-keller";
    let picture = picture_name(&package);
    assert!(
        picture.starts_with("img-oehr-1-") && picture.len() == "img-oehr-1-12345678.jpg".len(),
        "{picture}"
    );
    let names = ["index.md", picture, "interview.json", "checksums.txt"];
    assert_eq!(paths, names.map(|name| format!("{folder}/{name}")));
    let checksums = text(&package, "platz-im-kleinsten-keller/checksums.txt");
    assert_eq!(checksums.lines().count(), 3);
    assert!(checksums.lines().all(|line| line.split_once("  ").is_some_and(|(sum, _)| sum.len() == 64)));
    assert_eq!(package, packed(&sample(), Release::Final), "the same interview gives the same bytes");
}

#[test]
fn the_text_is_what_site_generators_show() {
    let package = packed(&sample(), Release::Final);
    let expected = include_str!("data/index.md").replace("img-oehr-1.jpg", picture_name(&package));
    assert_eq!(text(&package, "platz-im-kleinsten-keller/index.md"), expected);
}

#[test]
fn a_target_may_have_other_names_for_the_keys_and_the_file_still_reads_back() {
    let toml = "name = 'eigen'\ntitle = {de = 'E', en = 'E'}\ndescription = {de = 'E', en = 'E'}\n\
        date = {zone = 'Europe/Berlin', time = '06:30'}\n[front_matter]\nbelow = 'wortlaut'\n\
        [front_matter.keys]\ntitle = 'title'\ndescription = 'seo.description'\nkicker = 'seo.kicker'\n\
        authors = 'writers'\ncategory = 'section'\nimage = 'cover.src'\nimage_credit = 'cover.credit'\n\
        [front_matter.fixed]\nlayout = 'interview'\ntoc = false\n";
    let files = [("profile.toml".to_owned(), toml.to_owned())].into();
    let profile = export::Profile::read(&files).unwrap();
    let package = package(&sample(), &profile, Release::Draft, &|_| Some(jpeg())).unwrap();
    let index = text(&package, "platz-im-kleinsten-keller-entwurf/index.md");
    for line in [
        "title: 'Platz im: \"kleinsten\" Keller'",
        "seo:\n  kicker: 'no'\n  description: '[18.11.2024]",
        "cover:\n  src: 'img-oehr-1",
        "  credit: '(Bildquelle: Archiv/Jülich)'",
        "writers: ['Swantje Vollrath']",
        "section: 'Politik'",
        "layout: 'interview'\ntoc: false",
        "wortlaut:\n  date: 2024-07-18T06:30:00+02:00\n",
    ] {
        assert!(index.contains(&format!("\n{line}")), "{line}\n{index}");
    }
    let reading = markdown::read(index);
    assert_eq!((reading.body, reading.left_out.len()), (markdown::Body::AsPlanned, 0));
    let plain = markdown::read(text(
        &packed(&sample(), Release::Draft),
        "platz-im-kleinsten-keller-entwurf/index.md",
    ));
    assert_eq!(reading.interview, plain.interview);
}

#[test]
fn nothing_for_the_desk_leaves_and_that_is_said() {
    let package = packed(&sample(), Release::Final);
    for file in &package.files {
        assert!(!String::from_utf8_lossy(&file.bytes).contains("Zahl prüfen"), "{}", file.path);
    }
    let losses: Vec<(String, &What)> =
        package.losses.iter().map(|loss| (loss.place(Language::German), &loss.what)).collect();
    assert_eq!(losses, [("Notiz 1".to_owned(), &What::DeskNote)]);
    let sentence = package.losses[0].sentence(Language::English);
    assert_eq!(sentence, "A note for the desk is not exported.");
}

#[test]
fn the_sidecar_is_what_was_published_with_the_ids_of_the_library() {
    let package = packed(&sample(), Release::Final);
    let document = Document::from_json(text(&package, "platz-im-kleinsten-keller/interview.json")).unwrap();
    let ids: Vec<&str> = document.interview.blocks.iter().map(|block| block.id.as_str()).collect();
    assert_eq!(ids, ["blk-0", "blk-1", "blk-2", "blk-3", "blk-5", "blk-6", "blk-7", "blk-8", "blk-9"]);
    assert_eq!(document.interview.portraits[0].file_name, picture_name(&package));
}

#[test]
fn a_draft_says_so_in_its_name_and_in_its_front_matter() {
    let mut interview = sample();
    interview.details.slug = "keller".into();
    let draft = packed(&interview, Release::Draft);
    assert!(text(&draft, "keller-entwurf/index.md").contains("\ndraft: true\n"));
    interview.details.language = "en".into();
    assert!(
        packed(&interview, Release::Draft).files.iter().all(|file| file.path.starts_with("keller-draft/"))
    );
    assert!(!text(&packed(&interview, Release::Final), "keller/index.md").contains("draft"));
}

#[test]
fn a_picture_that_is_missing_is_told_in_words() {
    let package = package(&sample(), &profiles()[0], Release::Final, &|_| None).unwrap();
    let index = text(&package, "platz-im-kleinsten-keller/index.md");
    assert!(!index.contains("]("), "{index}");
    assert!(index.contains(
        "\n\nUte Öhr & ein &quot;Regal&quot;\n\n*Ute Öhr im Keller.* (Bildquelle: Archiv/Jülich)\n\n"
    ));
    assert!(package.losses.iter().any(|loss| loss.what == What::PictureMissing));
}

#[test]
fn a_date_is_a_moment_in_the_zone_of_the_publication() {
    let dated = |date: &str| {
        let mut interview = sample();
        interview.details.date = date.parse().ok();
        let package = packed(&interview, Release::Final);
        text(&package, "platz-im-kleinsten-keller/index.md")
            .lines()
            .find(|line| line.starts_with("date"))
            .map(str::to_owned)
    };
    assert_eq!(dated("2024-07-18").as_deref(), Some("date: 2024-07-18T08:00:00+02:00"));
    assert_eq!(dated("2024-11-18").as_deref(), Some("date: 2024-11-18T08:00:00+01:00"));
    assert_eq!(dated("2024-11").as_deref(), Some("dated: '2024-11'"));
}

#[test]
fn what_was_corrected_in_the_cms_is_read_and_the_rest_stays_exact() {
    let package = packed(&sample(), Release::Final);
    let index = text(&package, "platz-im-kleinsten-keller/index.md");
    let edited = index
        .replace("Und wann schließen Sie?", "Wann schließen Sie?")
        .replace(
            "*Ute Öhr im Keller.* (Bildquelle: Archiv/Jülich)",
            "*Ute Öhr oben.* (Bildquelle: Haus/Brandes)",
        )
        .replace("\nlang: 'de'", "\nlayout: post\nlang: 'de'");
    let reading = markdown::read(&edited);
    assert_eq!(reading.body, markdown::Body::AsPlanned);
    assert_eq!(reading.interview.blocks[5].content.text(), "Wann schließen Sie?");
    let portrait = &reading.interview.portraits[0];
    assert_eq!((portrait.caption.as_str(), portrait.credit.creator.as_str()), ("Ute Öhr oben.", "Brandes"));
    assert_eq!(portrait.alt.text(), "Ute Öhr & ein \"Regal\"", "the exact text stays");
    assert_eq!(reading.left_out, ["layout: post"]);
}

#[test]
fn what_was_rearranged_in_the_cms_is_known_to_be() {
    let package = packed(&sample(), Release::Final);
    let index = text(&package, "platz-im-kleinsten-keller/index.md");
    let reading = markdown::read(&index.replace("## Am Abend\n\n", ""));
    assert_eq!(reading.body, markdown::Body::Edited { block: 4 });
    assert_eq!(reading.interview.people[0].name, "Ute Öhr");
}
