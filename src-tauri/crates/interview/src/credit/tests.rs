//! Lines as they are printed all over the world; the names in them are invented.

use super::*;
use crate::Language;
use proptest::prelude::*;

fn form(label: &str, parentheses: bool, provider_first: bool) -> CreditForm {
    CreditForm { label: label.to_owned(), parentheses, provider_first }
}

#[test]
fn a_credit_is_worded_in_every_form() {
    let credit = Credit {
        creator: "Jülich".into(),
        provider: "MASTD".into(),
        licence: Licence::in_text("CC BY-SA 4.0"),
        ..Credit::default()
    };
    let plain = Credit { licence: None, ..credit.clone() };
    let alone = Credit { creator: "Jülich".into(), ..Credit::default() };
    assert_eq!(plain.printed(&CreditForm::of_language("de")), "(Bildquelle: MASTD/Jülich)");
    assert_eq!(plain.printed(&CreditForm::of_language("en")), "(Photo: Jülich/MASTD)");
    assert_eq!(plain.printed(&form("Foto", false, false)), "Foto: Jülich/MASTD");
    assert_eq!(alone.printed(&form("©", false, false)), "© Jülich");
    assert_eq!(credit.printed(&form("Foto", false, false)), "Foto: Jülich/MASTD, CC BY-SA 4.0");
    let spans = credit.spans(&form("Foto", true, false));
    let link = spans.iter().find_map(|span| Some((span.text.as_str(), span.link.as_deref()?)));
    assert_eq!(link, Some(("CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/")));
    assert!(Credit::default().spans(&CreditForm::of_language("de")).is_empty());
}

/// Line, creator, provider, qualifier.
const CERTAIN: [(&str, &str, &str, &str); 37] = [
    ("(Bildquelle: MASTD/Jülich)", "Jülich", "MASTD", ""),
    ("(Bildquelle: K77 media AG)", "", "K77 media AG", ""),
    ("(Foto: dpa)", "", "dpa", ""),
    ("(Foto: picture alliance/dpa)", "", "picture alliance/dpa", ""),
    ("(Foto: picture alliance/dpa/PR-Video | Ada Muster)", "", "", ""),
    ("Foto: Felix Muster/imago", "Felix Muster", "imago", ""),
    ("Foto: Urs Beispiel (Keystone)", "Urs Beispiel", "Keystone", ""),
    ("Foto: M. Mustermann", "M. Mustermann", "", ""),
    ("Foto: Nicole Muster, Bistum Essen", "Nicole Muster", "Bistum Essen", ""),
    ("- Fotos: Moritz Beispiel", "Moritz Beispiel", "", ""),
    ("(Symbolfoto: picture alliance/dpa | Ada Muster)", "Ada Muster", "picture alliance/dpa", "Symbolfoto"),
    ("Bild: Mikhail Muster/TASS/dpa/picture alliance", "Mikhail Muster", "TASS/dpa/picture alliance", ""),
    ("Quelle: dpa (Archiv)", "", "dpa", "Archiv"),
    ("Quelle : Martin Muster/dpa", "Martin Muster", "dpa", ""),
    ("© Ada Beispiel", "Ada Beispiel", "", ""),
    ("© dpa | Jens Muster", "Jens Muster", "dpa", ""),
    ("© Foto: APA / AFP / Sergio Muster", "Sergio Muster", "APA / AFP", ""),
    ("© FUNKE Foto Services | Reto Muster", "Reto Muster", "FUNKE Foto Services", ""),
    ("— © BELGA", "", "BELGA", ""),
    ("(picture alliance / dpa / Oliver Muster)", "Oliver Muster", "picture alliance / dpa", ""),
    ("(dpa-Bildfunk / Marius Muster)", "Marius Muster", "dpa-Bildfunk", ""),
    ("Getty Images/Mustermotiv", "Mustermotiv", "Getty Images", ""),
    ("Photograph: Eva Muster/Reuters", "Eva Muster", "Reuters", ""),
    ("Photograph by ADA MUSTER for Fortune Brainstorm", "ADA MUSTER", "Fortune Brainstorm", ""),
    ("Photo by Kevin S. Muster / AP", "Kevin S. Muster", "AP", ""),
    ("Photo by Ada Muster / AFP via Getty Images", "Ada Muster", "AFP via Getty Images", ""),
    ("(Photo by CBS via Getty Images)", "", "CBS via Getty Images", ""),
    ("Image Credit: Getty Images", "", "Getty Images", ""),
    ("Credit: Ada Muster/Global Images Ukraine/Getty", "Ada Muster", "Global Images Ukraine/Getty", ""),
    ("(AP Photo/Damian Muster)", "Damian Muster", "AP Photo", ""),
    ("AP Photo/Eric Muster, File", "Eric Muster", "AP Photo", "File"),
    ("Ada Muster / Pool via Reuters", "Ada Muster", "Pool via Reuters", ""),
    ("Image Credit: example.org", "", "example.org", ""),
    ("Ada Muster/via Reuters", "Ada Muster", "Reuters", ""),
    ("adamuster - stock.adobe.com", "", "adamuster - stock.adobe.com", ""),
    ("Photo courtesy of Tracy Muster.", "Tracy Muster", "", ""),
    ("Crédit Photo : Quentin Muster", "Quentin Muster", "", ""),
];

#[test]
fn lines_are_taken_apart_into_fields() {
    for (line, creator, provider, qualifier) in CERTAIN {
        let ParsedCredit { credit, uncertain } = parse(line);
        assert_eq!(
            (&*credit.creator, &*credit.provider, &*credit.qualifier),
            (creator, provider, qualifier),
            "{line}"
        );
        let is_kept = creator.is_empty() && provider.is_empty();
        assert_eq!(credit.line.is_empty(), !is_kept, "{line}");
        assert_eq!(uncertain.is_empty(), !is_kept, "{line}: {uncertain:?}");
    }
}

#[test]
fn what_is_uncertain_is_said() {
    use Doubt::{KeptAsItStands, NoLabel, NobodyNamed, SeveralPictures, WhoIsWho};
    for (line, doubt) in [
        ("(Bildquelle: Privat)", NobodyNamed),
        ("Supplied", NobodyNamed),
        ("(Foto: Pool via REUTERS)", NobodyNamed),
        ("Uncredited/AP/dpa", NobodyNamed),
        ("© Musterfilm | PR", NobodyNamed),
        ("Foto: Ada Muster / privat", WhoIsWho),
        ("(AP Photo/Damian Muster) AP Photo", KeptAsItStands),
        ("(Bild: Bild erstellt mit KI in einem Programm / dmk)", KeptAsItStands),
        ("Foto: Lg/Musterowski", WhoIsWho),
        ("Tomer Muster/Gazette", WhoIsWho),
        ("Foto: Mustermotiv", WhoIsWho),
        ("Foto: picture alliance / prisma XYZ", WhoIsWho),
        ("(Edu Muster)", NoLabel),
        ("Photo Credits: A (Kari), B (Jana)", SeveralPictures),
        ("Foto: Ada Muster (REUTERS) | Vídeo: XYZ", SeveralPictures),
        ("Quelle: fhm/Getty Images; Montage: Infografik", SeveralPictures),
        ("Midjourney („ein Rathaus“)", KeptAsItStands),
        ("Foto: © 2021, Musterhaus", KeptAsItStands),
    ] {
        let parsed = parse(line);
        assert_eq!(parsed.uncertain, [doubt], "{line}: {:?}", parsed.credit);
        assert!(!parsed.credit.is_empty(), "{line}");
        for language in [Language::German, Language::English] {
            assert!(doubt.sentence(language).ends_with('.'));
        }
    }
}

#[test]
fn a_licence_is_known_by_name_and_by_address() {
    let by_sa = Licence::in_text("CC BY-SA 4.0").unwrap();
    assert_eq!(
        Licence::in_text("https://creativecommons.org/licenses/by-sa/4.0/deed.de"),
        Some(by_sa.clone())
    );
    assert_eq!(Licence::in_text("nur nach cc by sa 4.0"), Some(by_sa.clone()));
    assert_eq!(Licence::in_text("CC0").unwrap().name, "CC0 1.0");
    assert_eq!(Licence::in_text("CC BY").unwrap().url, "");
    for text in ["Alle Rechte vorbehalten", "Cc: Bystander", "acc by 4.0", ""] {
        assert_eq!(Licence::in_text(text), None, "{text}");
    }
    for line in [
        "Amuster, CC BY-SA 4.0, via Wikimedia Commons",
        "Photo: Jo Muster, CC BY-SA 4.0, via Wikimedia Commons",
    ] {
        let ParsedCredit { credit, uncertain } = parse(line);
        assert_eq!(
            (&*credit.provider, &credit.licence),
            ("Wikimedia Commons", &Some(by_sa.clone())),
            "{line}"
        );
        assert!(!credit.creator.is_empty() && uncertain.is_empty(), "{line}");
    }
}

#[test]
fn a_house_beside_a_platform_is_not_lost() {
    let credit = parse("Ada Muster/MASTD, CC BY 4.0, via Wikimedia Commons").credit;
    assert_eq!((&*credit.creator, &*credit.provider), ("Ada Muster", "MASTD via Wikimedia Commons"));
}

#[test]
fn the_house_line_is_read_and_worded_again() {
    let line = "(Bildquelle: MASTD/Jülich)";
    let credit = Credit::from_line(line).unwrap();
    assert_eq!((credit.provider.as_str(), credit.creator.as_str()), ("MASTD", "Jülich"));
    assert_eq!(credit.printed(&CreditForm::of_language("de")), line);
    assert_eq!(credit.printed(&CreditForm::of_language("en")), "(Photo: Jülich/MASTD)");
}

#[test]
fn a_line_that_was_read_prints_the_same_names() {
    for (line, ..) in CERTAIN {
        let Some(credit) = Credit::from_line(line) else { continue };
        let names = credit.names(&CreditForm::of_language("de"));
        assert!(line.contains(&names), "{line} became {names}");
    }
    for names in ["picture alliance/dpa/PR-Video | X", "Privat", "picture alliance / dpa", "© 2021, Haus"] {
        let credit = Credit::from_line(&format!("Foto: {names}")).unwrap();
        let printed = credit.printed(&CreditForm::of_language("de"));
        assert_eq!(printed, format!("(Bildquelle: {})", names.trim_start_matches("© ")));
    }
}

#[test]
fn a_sentence_is_no_credit_line() {
    for text in ["Sie sagt: Das geht.", "(lacht)", "Foto: ", "Foto von Ada Muster", "(c) Drittens"] {
        assert_eq!(Credit::from_line(text), None, "{text}");
    }
    assert_eq!(Credit::from_line("© Ralf Muster").unwrap().creator, "Ralf Muster");
}

#[test]
fn a_licence_and_a_qualifier_are_printed_after_the_names() {
    let credit = Credit {
        creator: "J. Ö.".into(),
        qualifier: "Archiv".into(),
        licence: Some(Licence { name: "CC BY 4.0".into(), url: String::new() }),
        ..Credit::default()
    };
    assert_eq!(credit.printed(&CreditForm::of_language("de")), "(Bildquelle: J. Ö. (Archiv), CC BY 4.0)");
    assert!(Credit::default().printed(&CreditForm::of_language("de")).is_empty());
}

/// Names that show what they are.
fn credits() -> impl Strategy<Value = Credit> {
    let creators = ["", "Ada Muster", "J. Ö. Beispiel", "Anne-Marie von der Muster", "Zoë O’Muster"];
    let providers = ["", "dpa", "Getty Images", "picture alliance/dpa", "MASTD", "Muster GmbH"];
    let qualifiers = ["", "Archiv", "Symbolfoto", "Montage"];
    let licences = ["", "CC BY 4.0", "CC BY-NC-ND 3.0", "CC0 1.0"];
    (prop::sample::select(creators.to_vec()), prop::sample::select(providers.to_vec()))
        .prop_filter("somebody is named", |(creator, provider)| !creator.is_empty() || !provider.is_empty())
        .prop_flat_map(move |(creator, provider)| {
            let rest = (prop::sample::select(qualifiers.to_vec()), prop::sample::select(licences.to_vec()));
            rest.prop_map(move |(qualifier, licence)| Credit {
                creator: creator.into(),
                provider: provider.into(),
                qualifier: qualifier.into(),
                licence: Licence::in_text(licence),
                ..Credit::default()
            })
        })
}

proptest! {
    #[test]
    fn what_was_worded_is_read_again(
        credit in credits(),
        label in prop::sample::select(vec!["Bildquelle", "Foto", "Photo", "©", "Image Credit"]),
        parentheses in any::<bool>(),
        provider_first in any::<bool>(),
    ) {
        let line = credit.printed(&form(label, parentheses, provider_first));
        prop_assert_eq!(parse(&line), ParsedCredit { credit, uncertain: vec![] }, "{}", line);
    }

    #[test]
    fn any_line_keeps_its_names(line in "[\\PC]{0,60}") {
        let read = parse(&line);
        prop_assert!(read.credit.line.is_empty() || line.contains(&read.credit.line));
        if let Some(credit) = Credit::from_line(&line) {
            let names = credit.names(&CreditForm::of_language("de"));
            prop_assert!(line.contains(&names), "{:?} became {:?}", line, names);
        }
    }
}
