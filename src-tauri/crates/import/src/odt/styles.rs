//! Named and automatic styles, and the signs of lists.

use crate::numerals::{letter, roman};
use crate::xml::Element;
use std::collections::HashMap;

/// Styles are followed to their parents so far; LibreOffice's own chains have four links.
const MAX_CHAIN: usize = 16;
/// Characters that are read of a style's name, and of what is printed before an item.
const MAX_NAME: usize = 100;
/// Levels of a list.
const LEVELS: usize = 10;

/// What a style says; `None` where it is silent.
#[derive(Clone, Default)]
pub(super) struct Style {
    pub(super) names: Vec<String>,
    pub(super) bold: Option<bool>,
    pub(super) italic: Option<bool>,
    pub(super) hidden: Option<bool>,
    /// In half points.
    pub(super) size: Option<u32>,
    pub(super) breaks_page: bool,
    parent: Option<String>,
}

/// One level of a list.
#[derive(Clone, Default)]
struct Level {
    bullet: Option<String>,
    format: String,
    prefix: String,
    suffix: String,
    start: u32,
}

/// The styles of a file.
#[derive(Default)]
pub(super) struct Styles {
    /// By family and name.
    styles: HashMap<(String, String), Style>,
    lists: HashMap<String, [Level; LEVELS]>,
    pub(super) language: Option<String>,
}

impl Styles {
    /// Takes the styles of a part. What comes later counts.
    pub(super) fn take(&mut self, root: Element<'_>) {
        let groups = ["styles", "automatic-styles"].into_iter().filter_map(|name| root.child(name));
        for element in groups.flat_map(Element::children) {
            match element.name() {
                "style" => self.take_style(element),
                "default-style" => {
                    if element.attribute("family").as_deref() == Some("paragraph") {
                        self.take_language(element);
                    }
                    self.take_style(element);
                }
                "list-style" => {
                    self.lists.insert(element.attribute("name").unwrap_or_default(), levels(element));
                }
                _ => {}
            }
        }
    }

    fn take_language(&mut self, element: Element<'_>) {
        let Some(properties) = element.child("text-properties") else { return };
        let Some(language) = properties.attribute("language").filter(|code| code != "none") else { return };
        let country = properties.attribute("country").filter(|code| code != "none");
        self.language = Some(country.map_or(language.clone(), |country| format!("{language}-{country}")));
    }

    fn take_style(&mut self, element: Element<'_>) {
        let name = element.attribute("name").unwrap_or_default();
        let shown = element.attribute("display-name").unwrap_or_else(|| name.replace("_20_", " "));
        let text = element.child("text-properties");
        let stated = |name: &str| text.and_then(|text| text.attribute(name));
        let breaks = element.child("paragraph-properties").and_then(|p| p.attribute("break-before"));
        let style = Style {
            names: vec![shown.chars().take(MAX_NAME).collect()],
            bold: stated("font-weight").map(|w| w == "bold" || w.parse().is_ok_and(|w: u32| w >= 600)),
            italic: stated("font-style").map(|style| style == "italic" || style == "oblique"),
            hidden: stated("display").map(|display| display == "none"),
            size: stated("font-size").and_then(|size| half_points(&size)),
            breaks_page: breaks.is_some_and(|kind| kind == "page"),
            parent: element.attribute("parent-style-name"),
        };
        self.styles.insert((element.attribute("family").unwrap_or_default(), name), style);
    }

    /// A style with what it has of its parents; nothing if there is none of this name.
    pub(super) fn style(&self, family: &str, name: &str) -> Style {
        let mut whole = Style::default();
        let mut next = Some(name.to_owned());
        for _ in 0..MAX_CHAIN {
            let Some(style) = next.and_then(|name| self.styles.get(&(family.to_owned(), name))) else {
                break;
            };
            whole.add(style);
            next = style.parent.clone();
        }
        if let Some(usual) = self.styles.get(&(family.to_owned(), String::new())) {
            whole.add(&Style { names: Vec::new(), ..usual.clone() });
        }
        whole
    }

    /// Where a list begins to count on this level, counted from 0.
    pub(super) fn start(&self, list: &str, level: usize) -> u32 {
        self.level(list, level).map_or(1, |level| level.start)
    }

    /// What is printed before an item.
    pub(super) fn sign(&self, list: &str, level: usize, count: u32) -> Option<String> {
        let level = self.level(list, level)?;
        if let Some(bullet) = &level.bullet {
            return Some(bullet.clone());
        }
        let number = match level.format.as_str() {
            "" => String::new(),
            "a" => letter(count),
            "A" => letter(count).to_uppercase(),
            "i" => roman(count),
            "I" => roman(count).to_uppercase(),
            _ => count.to_string(),
        };
        let sign = format!("{}{number}{}", level.prefix, level.suffix).trim().to_owned();
        (!sign.is_empty()).then_some(sign)
    }

    fn level(&self, list: &str, level: usize) -> Option<&Level> {
        self.lists.get(list)?.get(level)
    }
}

impl Style {
    /// Where it is silent, that style speaks.
    fn add(&mut self, base: &Self) {
        self.names.extend(base.names.iter().cloned());
        self.bold = self.bold.or(base.bold);
        self.italic = self.italic.or(base.italic);
        self.hidden = self.hidden.or(base.hidden);
        self.size = self.size.or(base.size);
        self.breaks_page |= base.breaks_page;
    }
}

fn half_points(size: &str) -> Option<u32> {
    let points: f32 = size.strip_suffix("pt")?.parse().ok()?;
    Some((points * 2.0) as u32)
}

fn levels(style: Element<'_>) -> [Level; LEVELS] {
    let mut levels: [Level; LEVELS] = Default::default();
    for element in style.children() {
        let short = |name: &str| -> String {
            element.attribute(name).unwrap_or_default().chars().take(MAX_NAME).collect()
        };
        let number = element.attribute("level").and_then(|n| n.parse::<usize>().ok()).unwrap_or(0);
        let Some(level) = number.checked_sub(1).and_then(|n| levels.get_mut(n)) else { continue };
        level.start = element.attribute("start-value").and_then(|start| start.parse().ok()).unwrap_or(1);
        match element.name() {
            "list-level-style-number" => {
                (level.prefix, level.suffix) = (short("num-prefix"), short("num-suffix"));
                level.format = short("num-format");
            }
            "list-level-style-bullet" => {
                let sign = short("bullet-char");
                let is_private = sign.chars().all(|c| ('\u{e000}'..='\u{f8ff}').contains(&c));
                level.bullet = Some(if is_private { "•".to_owned() } else { sign });
            }
            _ => {}
        }
    }
    levels
}
