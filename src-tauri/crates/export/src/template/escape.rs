//! How what a template prints is escaped: by the ending of its file.

use interview::Paragraph;
use minijinja::Value;
use minijinja::value::ValueKind;
use quick_xml::Reader;
use quick_xml::events::Event;

/// How to escape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Escape {
    Xml,
    Html,
    Json,
    Yaml,
    Markdown,
    Text,
}

/// The endings before `.j2`.
const ENDINGS: [(&str, Escape); 8] = [
    ("xml", Escape::Xml),
    ("html", Escape::Html),
    ("json", Escape::Json),
    ("ndjson", Escape::Json),
    ("yaml", Escape::Yaml),
    ("yml", Escape::Yaml),
    ("md", Escape::Markdown),
    ("txt", Escape::Text),
];

impl Escape {
    /// What the file of a template makes.
    pub(super) fn of(file: &str) -> Option<Self> {
        let (_, ending) = file.strip_suffix(super::ENDING)?.rsplit_once('.')?;
        Self::named(ending)
    }

    pub(super) fn named(ending: &str) -> Option<Self> {
        ENDINGS.iter().find(|(known, _)| *known == ending).map(|(_, escape)| *escape)
    }

    pub(super) fn name(self) -> &'static str {
        ENDINGS.iter().find(|(_, escape)| *escape == self).map_or("txt", |(name, _)| name)
    }

    /// The endings that there are, for a sentence.
    pub(super) fn endings() -> String {
        ENDINGS.map(|(ending, _)| format!(".{ending}.j2")).join(", ")
    }

    /// A value as it may stand in the file. What is not there is nothing, in JSON and YAML `null`.
    pub(super) fn escaped(self, value: &Value) -> String {
        match self {
            Self::Json | Self::Yaml => serde_json::to_string(value).unwrap_or_else(|_| "null".to_owned()),
            _ if value.is_none() => String::new(),
            Self::Xml | Self::Html => marked_up(&value.to_string()),
            Self::Markdown if value.kind() == ValueKind::String => {
                markdown::paragraph(&Paragraph::plain(value.to_string()))
            }
            Self::Markdown | Self::Text => value.to_string(),
        }
    }

    /// The file as it is written: one empty line between paragraphs of Markdown, whatever the template left.
    pub(super) fn finished(self, text: String) -> String {
        if self != Self::Markdown {
            return text;
        }
        let mut out = String::with_capacity(text.len());
        let mut gap = false;
        for line in text.lines() {
            if line.trim().is_empty() {
                gap = !out.is_empty();
                continue;
            }
            if std::mem::take(&mut gap) {
                out.push('\n');
            }
            out.push_str(line);
            out.push('\n');
        }
        out
    }

    /// Where the file is not what its ending says, and why: line, column, words.
    pub(super) fn fault(self, text: &str) -> Option<(usize, usize, String)> {
        match self {
            Self::Json => json_fault(text),
            Self::Xml => xml_fault(text),
            _ => None,
        }
    }
}

/// A file of JSON has one value, one of NDJSON a value in each line: each is read after the other.
fn json_fault(text: &str) -> Option<(usize, usize, String)> {
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<serde_json::Value>();
    let fault = values.find_map(Result::err)?;
    let words = fault.to_string();
    let what = words.split(" at line ").next().unwrap_or_default().to_owned();
    Some((fault.line(), fault.column(), what))
}

fn xml_fault(text: &str) -> Option<(usize, usize, String)> {
    let mut reader = Reader::from_str(text);
    let mut depth = 0_usize;
    let mut roots = 0_usize;
    let what = loop {
        match reader.read_event() {
            Ok(Event::Start(_)) => {
                roots += usize::from(depth == 0);
                depth += 1;
            }
            Ok(Event::Empty(_)) => roots += usize::from(depth == 0),
            Ok(Event::End(_)) => depth = depth.saturating_sub(1),
            Ok(Event::Eof) if depth > 0 => break "an element is not closed".to_owned(),
            Ok(Event::Eof) if roots != 1 => break format!("{roots} root elements instead of one"),
            Ok(Event::Eof) => return None,
            Ok(_) => {}
            Err(error) => break error.to_string(),
        }
    };
    let at = usize::try_from(reader.error_position().max(reader.buffer_position())).unwrap_or(usize::MAX);
    let before = text.get(..at.min(text.len())).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    Some((line, column, what))
}

/// Text between tags and in attributes, without what XML has no letter for.
fn marked_up(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' | '\r' => out.push(c),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_of_what_was_made_is_told_by_line_and_column() {
        assert_eq!(Escape::Json.fault("{\"a\": 1}\n"), None);
        assert_eq!(Escape::Json.fault("{}\n{}\n"), None, "a value in each line");
        let (line, column, what) = Escape::Json.fault("{\n  \"a\": Ja\n}").unwrap();
        assert_eq!((line, column, what.as_str()), (2, 8, "expected value"));
        assert_eq!(Escape::Xml.fault("<?xml version=\"1.0\"?>\n<a b=\"c\">&amp;<d/></a>\n"), None);
        for bad in ["<a>\n<b></a>", "<a>", "", "<a/><b/>", "text", "<a>\n</b>"] {
            assert!(Escape::Xml.fault(bad).is_some(), "{bad}");
        }
    }

    #[test]
    fn the_ending_says_how_to_escape() {
        let value = Value::from("<a> *b* \"c\"\n");
        let escaped = |file: &str| Escape::of(file).unwrap().escaped(&value);
        assert_eq!(escaped("x.xml.j2"), "&lt;a&gt; *b* &quot;c&quot;\n");
        assert_eq!(escaped("x.json.j2"), "\"<a> *b* \\\"c\\\"\\n\"");
        assert_eq!(escaped("x.yml.j2"), escaped("x.json.j2"));
        assert_eq!(escaped("x.txt.j2"), "<a> *b* \"c\"\n");
        assert!(escaped("x.md.j2").starts_with("&lt;a&gt; \\*b\\*"));
        assert_eq!(Escape::of("x.exe.j2"), None);
        assert_eq!(Escape::of("x.xml"), None);
    }
}
