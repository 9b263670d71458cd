//! Pictures with credits, without, and at odds with themselves: what the window says, what may leave, what the files
//! carry then. ExifTool makes the pictures and reads what left.

use crate::desk::{Desk, files_of};
use fantoccini::Locator;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Pastes a file's bytes under a name.
const PASTE: &str = "const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([new Uint8Array(arguments[0])], arguments[1], { type: 'image/jpeg' }));
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
    return 1";

/// What ExifTool answers; nothing if it is not there.
fn exiftool(arguments: &[&str]) -> Option<String> {
    let output = Command::new("exiftool").args(arguments).output().ok()?;
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The sample's portrait under another name, saying this of itself.
fn picture(folder: &Path, name: &str, says: &[&str]) -> Option<Vec<u8>> {
    let file = folder.join(name);
    fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/sample/portrait.jpg"), &file).unwrap();
    let mut arguments =
        vec!["-q", "-overwrite_original", "-all=", "-charset", "iptc=utf8", "-codedcharacterset=utf8"];
    arguments.extend(["-GPSLatitude=50.0", "-GPSLatitudeRef=N", "-SerialNumber=4711"]);
    arguments.extend(says);
    arguments.push(file.to_str().unwrap());
    exiftool(&arguments)?;
    Some(fs::read(file).unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_picture_leaves_with_its_credit_or_not_at_all() {
    let mut desk = Desk::new().await;
    let alt = "-XMP-iptcCore:AltTextAccessibility=Porträt";
    let folder = desk.folder().to_owned();
    let pictures = [
        ("mit.jpg", vec![alt, "-XMP-photoshop:Credit=Stadtarchiv", "-XMP-dc:Creator=Ada Brandes"]),
        ("ohne.jpg", vec![alt]),
        ("uneins.jpg", vec![alt, "-XMP-photoshop:Credit=Werk", "-IPTC:Credit=Hafen"]),
    ];
    desk.start().await;
    desk.click_button("Beispiel öffnen").await;
    desk.until_ready("draft").await;
    desk.hand_over("approved", "").await;
    desk.click_tab("Bilder").await;
    for (name, says) in &pictures {
        let Some(bytes) = picture(&folder, name, says) else {
            eprintln!("SKIPPED: exiftool is not there (Debian: libimage-exiftool-perl)");
            return desk.quit().await;
        };
        desk.client().execute(PASTE, vec![bytes.into(), (*name).into()]).await.unwrap();
        desk.until_script(&format!("return !!document.querySelector('section[aria-label=\"{name}\"] img')"))
            .await;
    }
    let card = |name: &str| format!("section[aria-label=\"{name}\"]");
    assert!(desk.text_of(&card("mit.jpg")).await.contains("(Bildquelle: Stadtarchiv/Ada Brandes)"));
    assert!(desk.text_of(&card("ohne.jpg")).await.contains("Ohne Bildnachweis geht nichts hinaus."));
    let said = desk.text_of(&card("uneins.jpg")).await;
    assert!(said.contains("Werk") && said.contains("Hafen"), "both words are shown: {said}");

    // Approved, and yet it does not leave.
    desk.until_saved().await;
    desk.click_button("Ausgeben …").await;
    desk.click_button("Ordner wählen …").await;
    desk.until_script(
        "return document.querySelector('dialog .blocked')?.textContent.includes('Bildnachweis') ?? false",
    )
    .await;
    desk.until_script("return document.querySelector('[data-testid=export-start]').disabled").await;
    desk.click_button("Abbrechen").await;

    let field = "//section[@aria-label='ohne.jpg']//label[normalize-space(.)='Name']/following::input[1]";
    desk.client().find(Locator::XPath(field)).await.unwrap().click().await.unwrap();
    desk.type_words("Jülich").await;
    desk.until_saved().await;
    desk.click_button("Ausgeben …").await;
    fs::create_dir_all(folder.join("window")).unwrap();
    desk.click_button("Ordner wählen …").await;
    desk.until_script("return !document.querySelector('[data-testid=export-start]')?.disabled").await;
    desk.client().find(Locator::Css("[data-testid=export-start]")).await.unwrap().click().await.unwrap();
    desk.until_script("return !!document.querySelector('[data-testid=export-done]')").await;
    desk.quit().await;

    let files = files_of(&folder.join("window"));
    let told = |stem: &str| {
        let (path, _) = files
            .iter()
            .find(|(path, _)| path.rsplit('/').next().is_some_and(|name| name.starts_with(stem)))
            .unwrap();
        exiftool(&["-a", "-G1", "-s", folder.join("window").join(path).to_str().unwrap()]).unwrap()
    };
    for (stem, credit) in [("mit-", "Stadtarchiv/Ada Brandes"), ("ohne-", "Jülich")] {
        let told = told(stem);
        let line = |tag: &str| told.lines().any(|line| line.contains(tag) && line.ends_with(credit));
        assert!(line("[XMP-photoshop]") && line("[IPTC]"), "{told}");
        assert!(!told.contains("GPS") && !told.contains("4711"), "{told}");
    }
}
