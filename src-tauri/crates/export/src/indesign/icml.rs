//! A story of InCopy (ICML): what InDesign places and keeps linked.

use super::{Letters, SetLine, draft_style, face, lines};
use crate::format::Manuscript;
use crate::galley::LineStyle;
use crate::package::{ExportError, PackageFile};
use crate::xml::Xml;
use interview::Language;

pub use super::reduce;

const NORMAL_LETTERS: &str = "$ID/NormalCharacterStyle";
const NORMAL_LINE: &str = "$ID/NormalParagraphStyle";

/// By these lines InDesign knows what the file is; CS6 and later read it.
const DECLARATIONS: &str = concat!(
    "<?aid style=\"50\" type=\"snippet\" readerVersion=\"6.0\" featureSet=\"513\" product=\"8.0(370)\" ?>\n",
    "<?aid SnippetType=\"InCopyInterchange\"?>\n"
);

/// The text as one `.icml`.
///
/// # Errors
/// None; the signature is that of all formats.
pub fn write(manuscript: &Manuscript<'_>) -> Result<Vec<PackageFile>, ExportError> {
    let language = Language::of(&manuscript.interview.details.language);
    let lines = lines(manuscript);
    let mut file = Xml::file();
    file.raw(DECLARATIONS);
    file.element("Document", &[("DOMVersion", "8.0"), ("Self", "wortlaut")], |file| {
        letter_styles(file, language);
        line_styles(file, language);
        let story = [
            ("Self", "wortlaut_story"),
            ("TrackChanges", "false"),
            ("StoryTitle", manuscript.slug),
            ("AppliedTOCStyle", "n"),
            ("AppliedNamedGrid", "n"),
        ];
        file.element("Story", &story, |file| {
            let preference = [("OpticalMarginAlignment", "true"), ("OpticalMarginSize", "12")];
            file.empty("StoryPreference", &preference);
            for (i, line) in lines.iter().enumerate() {
                if i > 0 {
                    file.empty("Br", &[]);
                }
                file.line();
                set(file, line, language);
            }
        });
    });
    Ok(vec![PackageFile { path: format!("{}.icml", manuscript.slug), bytes: file.finish().into_bytes() }])
}

fn letter_styles(file: &mut Xml, language: Language) {
    file.element("RootCharacterStyleGroup", &[("Self", "wortlaut_letters")], |file| {
        file.empty("CharacterStyle", &[("Self", NORMAL_LETTERS), ("Name", "Default")]);
        for letters in Letters::STYLED {
            let name = letters.name(language);
            style(file, "CharacterStyle", name, letters.face(), NORMAL_LETTERS);
        }
    });
    file.line();
}

fn line_styles(file: &mut Xml, language: Language) {
    file.element("RootParagraphStyleGroup", &[("Self", "wortlaut_lines")], |file| {
        file.empty("ParagraphStyle", &[("Self", NORMAL_LINE), ("Name", NORMAL_LINE)]);
        for line in LineStyle::ALL {
            style(file, "ParagraphStyle", line.name(language), face(line), NORMAL_LINE);
        }
        style(file, "ParagraphStyle", draft_style(language), Some("Bold"), NORMAL_LINE);
    });
    file.line();
}

fn style(file: &mut Xml, kind: &str, name: &str, face: Option<&str>, base: &str) {
    let id = format!("{kind}/{name}");
    let mut attributes = vec![("Self", id.as_str()), ("Name", name)];
    attributes.extend(face.map(|face| ("FontStyle", face)));
    file.element(kind, &attributes, |file| {
        file.element("Properties", &[], |file| file.leaf("BasedOn", &[("type", "object")], base));
    });
}

fn set(file: &mut Xml, line: &SetLine, language: Language) {
    let style = format!("ParagraphStyle/{}", line.style);
    file.element("ParagraphStyleRange", &[("AppliedParagraphStyle", &style)], |file| {
        for (letters, text) in &line.runs {
            let style = match letters {
                Letters::Plain => NORMAL_LETTERS.to_owned(),
                letters => format!("CharacterStyle/{}", letters.name(language)),
            };
            file.element("CharacterStyleRange", &[("AppliedCharacterStyle", &style)], |file| {
                // A line break inside a paragraph is U+2028 in InDesign.
                file.leaf("Content", &[], &text.replace('\n', "\u{2028}"));
            });
        }
    });
}
