//! What `styles.xml` and `numbering.xml` say: how a style looks, and what is printed before an item.

use crate::numerals::{letter, roman};
use crate::xml::{Element, Tree};
use std::collections::HashMap;

/// Styles are followed to their base so far; Word's own chains have three links.
const MAX_CHAIN: usize = 16;
/// Characters that are read of a style's name, and of what is printed before an item.
const MAX_NAME: usize = 100;
/// Levels of a list.
const LEVELS: usize = 9;

/// What a style or a run says of its letters; `None` where it is silent.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Letters {
    pub(super) bold: Option<bool>,
    pub(super) italic: Option<bool>,
    pub(super) hidden: Option<bool>,
    /// In half points.
    pub(super) size: Option<u32>,
}

impl Letters {
    /// These, and where they are silent, those.
    pub(super) fn or(self, base: Self) -> Self {
        Self {
            bold: self.bold.or(base.bold),
            italic: self.italic.or(base.italic),
            hidden: self.hidden.or(base.hidden),
            size: self.size.or(base.size),
        }
    }

    /// Of `w:rPr`.
    pub(super) fn of(properties: Element<'_>) -> Self {
        let mut letters = Self::default();
        for property in properties.children() {
            match property.name() {
                "b" => letters.bold = Some(is_on(property)),
                "i" => letters.italic = Some(is_on(property)),
                "vanish" => letters.hidden = Some(is_on(property)),
                "sz" => letters.size = property.attribute("val").and_then(|size| size.parse().ok()),
                _ => {}
            }
        }
        letters
    }
}

fn is_on(property: Element<'_>) -> bool {
    !matches!(property.attribute("val").as_deref(), Some("0" | "false" | "off" | "none"))
}

/// A list and the level in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Listed {
    pub(super) list: String,
    pub(super) level: u8,
}

/// Of `w:numPr`.
pub(super) fn listed(properties: Element<'_>) -> Option<Listed> {
    let numbering = properties.child("numPr")?;
    let list = numbering.child("numId")?.attribute("val")?;
    let level = numbering.child("ilvl").and_then(|level| level.attribute("val")?.parse().ok()).unwrap_or(0);
    Some(Listed { list, level })
}

/// A style with what it has of its bases.
#[derive(Clone, Default)]
pub(super) struct Style {
    pub(super) names: Vec<String>,
    pub(super) letters: Letters,
    pub(super) outline: Option<u8>,
    pub(super) listed: Option<Listed>,
    base: Option<String>,
}

/// The styles of a file.
#[derive(Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
    /// The style of paragraphs that name none.
    usual: Option<String>,
    defaults: Letters,
    pub(super) language: Option<String>,
}

impl Styles {
    pub(super) fn of(tree: &Tree<'_>) -> Self {
        let mut all = Self::default();
        let defaults = tree.root().at(&["docDefaults", "rPrDefault", "rPr"]);
        all.defaults = defaults.map(Letters::of).unwrap_or_default();
        all.language =
            defaults.and_then(|d| d.child("lang")?.attribute("val")).filter(|code| code.is_ascii());
        for element in tree.root().children().filter(|e| e.name() == "style") {
            let Some(id) = element.attribute("styleId") else { continue };
            let value = |name: &str| element.child(name).and_then(|child| child.attribute("val"));
            let of_paragraph = element.child("pPr");
            if element.attribute("type").as_deref() == Some("paragraph")
                && element.attribute("default").is_some_and(|on| on != "0")
            {
                all.usual = Some(id.clone());
            }
            let style = Style {
                names: value("name").map(|name| name.chars().take(MAX_NAME).collect()).into_iter().collect(),
                letters: element.child("rPr").map(Letters::of).unwrap_or_default(),
                outline: of_paragraph.and_then(outline),
                listed: of_paragraph.and_then(listed),
                base: value("basedOn"),
            };
            all.styles.insert(id, style);
        }
        all
    }

    /// The style of a paragraph.
    pub(super) fn paragraph(&self, id: Option<&str>) -> Style {
        let mut style = self.chain(id.or(self.usual.as_deref()));
        style.letters = style.letters.or(self.defaults);
        style
    }

    /// The letters of a character style.
    pub(super) fn characters(&self, id: &str) -> Letters {
        self.chain(Some(id)).letters
    }

    fn chain(&self, id: Option<&str>) -> Style {
        let mut whole = Style::default();
        let mut next = id;
        for _ in 0..MAX_CHAIN {
            let Some(id) = next else { break };
            let Some(style) = self.styles.get(id) else {
                // A file without styles still names them by their ids: „berschrift1“ is Word's own German.
                whole.names.push(id.chars().take(MAX_NAME).collect());
                break;
            };
            whole.names.extend(style.names.iter().cloned());
            whole.letters = whole.letters.or(style.letters);
            whole.outline = whole.outline.or(style.outline);
            whole.listed = whole.listed.or_else(|| style.listed.clone());
            next = style.base.as_deref();
        }
        whole
    }
}

/// Of `w:pPr`: 0 is the first level; 9 is running text.
pub(super) fn outline(properties: Element<'_>) -> Option<u8> {
    properties.child("outlineLvl")?.attribute("val")?.parse().ok()
}

/// One level of a list.
#[derive(Clone, Default)]
struct Level {
    format: String,
    text: String,
    start: u32,
}

/// The lists of a file, and how far each has counted.
#[derive(Default)]
pub(super) struct Lists {
    /// Which kind a list is of.
    kinds: HashMap<String, String>,
    levels: HashMap<String, [Level; LEVELS]>,
    counts: HashMap<String, [Option<u32>; LEVELS]>,
}

impl Lists {
    pub(super) fn of(tree: &Tree<'_>) -> Self {
        let mut lists = Self::default();
        for element in tree.root().children() {
            match element.name() {
                "abstractNum" => {
                    let id = element.attribute("abstractNumId").unwrap_or_default();
                    lists.levels.insert(id, levels(element));
                }
                "num" => {
                    let kind = element.child("abstractNumId").and_then(|kind| kind.attribute("val"));
                    if let (Some(list), Some(kind)) = (element.attribute("numId"), kind) {
                        lists.kinds.insert(list, kind);
                    }
                }
                _ => {}
            }
        }
        lists
    }

    /// Counts on, and answers with what is printed before the item.
    pub(super) fn next(&mut self, listed: &Listed) -> Option<String> {
        let kind = self.kinds.get(&listed.list)?;
        let levels = self.levels.get(kind)?;
        let at = usize::from(listed.level).min(LEVELS - 1);
        let level = &levels[at];
        if level.format == "bullet" {
            return Some(bullet(&level.text));
        }
        let counts = self.counts.entry(kind.clone()).or_default();
        counts[at] = Some(counts[at].map_or(level.start, |count| count.wrapping_add(1)));
        counts.iter_mut().skip(at + 1).for_each(|deeper| *deeper = None);
        let mut text = level.text.clone();
        for (n, (count, level)) in counts.iter().zip(levels).enumerate() {
            text =
                text.replace(&format!("%{}", n + 1), &numeral(count.unwrap_or(level.start), &level.format));
        }
        (!text.is_empty()).then_some(text)
    }
}

fn levels(kind: Element<'_>) -> [Level; LEVELS] {
    let mut levels: [Level; LEVELS] = Default::default();
    for element in kind.children().filter(|e| e.name() == "lvl") {
        let value = |name: &str| element.child(name).and_then(|child| child.attribute("val"));
        let number = element.attribute("ilvl").and_then(|n| n.parse::<usize>().ok());
        let Some(level) = number.and_then(|number| levels.get_mut(number)) else { continue };
        level.start = value("start").and_then(|start| start.parse().ok()).unwrap_or(1);
        level.format = value("numFmt").unwrap_or_default();
        level.text = value("lvlText").unwrap_or_default().chars().take(MAX_NAME).collect();
    }
    levels
}

/// Signs of symbol fonts lie in the private area and mean a bullet.
fn bullet(text: &str) -> String {
    let is_private = |c: char| ('\u{e000}'..='\u{f8ff}').contains(&c);
    match text.chars().next() {
        None => "•".to_owned(),
        Some(c) if is_private(c) || c == 'o' || c == '·' => "•".to_owned(),
        Some(_) => text.to_owned(),
    }
}

fn numeral(count: u32, format: &str) -> String {
    match format {
        "lowerLetter" => letter(count),
        "upperLetter" => letter(count).to_uppercase(),
        "lowerRoman" => roman(count),
        "upperRoman" => roman(count).to_uppercase(),
        "none" => String::new(),
        _ => count.to_string(),
    }
}
