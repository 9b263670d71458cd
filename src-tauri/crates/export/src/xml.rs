//! XML as it leaves: always balanced, always escaped, and only letters that XML has.

use interview::{AltText, BlockId, Content, Interview, Language, Mark, Paragraph, Span};
use markdown::{Loss, Place, Reduction, links};
use std::fmt::Write;

/// A file of XML while it is written.
#[derive(Default)]
pub(crate) struct Xml {
    out: String,
}

impl Xml {
    /// A file of its own.
    pub(crate) fn file() -> Self {
        Self { out: "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".to_owned() }
    }

    /// An element and what is in it; with nothing in it, `<name/>`.
    pub(crate) fn element(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        inside: impl FnOnce(&mut Self),
    ) {
        self.open(name, attributes);
        let start = self.out.len();
        inside(self);
        if self.out.len() == start {
            self.out.pop();
            self.out.push_str("/>");
        } else {
            // Writing to a text cannot fail.
            let _ = write!(self.out, "</{name}>");
        }
    }

    /// An element with nothing in it.
    pub(crate) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.element(name, attributes, |_| {});
    }

    /// An element with letters in it.
    pub(crate) fn leaf(&mut self, name: &str, attributes: &[(&str, &str)], letters: &str) {
        self.element(name, attributes, |xml| xml.text(letters));
    }

    /// An element with letters in it, if there are any.
    pub(crate) fn leaf_if(&mut self, name: &str, attributes: &[(&str, &str)], letters: &str) {
        if !letters.is_empty() {
            self.leaf(name, attributes, letters);
        }
    }

    /// Letters.
    pub(crate) fn text(&mut self, letters: &str) {
        for c in letters.chars().filter(|c| is_allowed(*c)) {
            match c {
                '&' => self.out.push_str("&amp;"),
                '<' => self.out.push_str("&lt;"),
                // Also in `]]>`, where it must not stand.
                '>' => self.out.push_str("&gt;"),
                '\r' => self.out.push_str("&#13;"),
                c => self.out.push(c),
            }
        }
    }

    /// A declaration of one's own, as it stands.
    pub(crate) fn raw(&mut self, declaration: &'static str) {
        self.out.push_str(declaration);
    }

    /// A line end between two elements, for whoever reads the file itself.
    pub(crate) fn line(&mut self) {
        self.out.push('\n');
    }

    /// What was written.
    pub(crate) fn finish(self) -> String {
        self.out
    }

    fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.out.push('<');
        self.out.push_str(name);
        for (name, value) in attributes {
            let _ = write!(self.out, " {name}=\"");
            self.value(value);
            self.out.push('"');
        }
        self.out.push('>');
    }

    fn value(&mut self, value: &str) {
        for c in value.chars() {
            match c {
                '"' => self.out.push_str("&quot;"),
                // As they are, they would be read as spaces.
                '\n' => self.out.push_str("&#10;"),
                '\t' => self.out.push_str("&#9;"),
                c => self.text(c.encode_utf8(&mut [0; 4])),
            }
        }
    }
}

/// XML 1.0 has this letter (§ 2.2 Char).
fn is_allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)
}

/// The interview without what no XML can carry: letters that XML does not have, and links that could run something.
/// Each is a named loss. `keeps` says which links the format can show.
pub(crate) fn reduce(interview: &Interview, keeps: fn(&str) -> bool) -> (Interview, Vec<Loss>) {
    let mut reduced = interview.clone();
    let mut losses = records(&mut reduced, keeps);
    for (i, block) in reduced.blocks.iter_mut().enumerate() {
        let mut found = Vec::new();
        block.content = block.content.map_text(|text| paragraph(text, keeps, &mut found));
        if let Content::Box { heading, .. } = &mut block.content {
            letters(heading, &mut found);
        }
        let place = Place::of_block(&interview.blocks, i);
        losses.extend(found.into_iter().map(|what| Loss { place: place.clone(), what }));
    }
    (reduced, losses)
}

/// The same for what stands around the blocks.
fn records(interview: &mut Interview, keeps: fn(&str) -> bool) -> Vec<Loss> {
    let mut losses = Vec::new();
    let mut add = |place: Place, found: Vec<Reduction>| {
        losses.extend(found.into_iter().map(|what| Loss { place: place.clone(), what }));
    };
    let title = &mut interview.title;
    let mut found = Vec::new();
    for text in [&mut title.kicker, &mut title.headline, &mut title.standfirst] {
        letters(text, &mut found);
    }
    for person in &mut interview.people {
        for text in [&mut person.name, &mut person.title, &mut person.short] {
            letters(text, &mut found);
        }
    }
    title.byline.iter_mut().flat_map(|entry| &mut entry.names).for_each(|name| letters(name, &mut found));
    add(Place::Records, found);
    for (i, portrait) in interview.portraits.iter_mut().enumerate() {
        let (credit, mut found) = (&mut portrait.credit, Vec::new());
        for text in [
            &mut portrait.caption,
            &mut credit.creator,
            &mut credit.provider,
            &mut credit.qualifier,
            &mut credit.line,
        ] {
            letters(text, &mut found);
        }
        if let Some(licence) = &mut credit.licence {
            letters(&mut licence.name, &mut found);
        }
        if let AltText::Text(alt) = &mut portrait.alt {
            letters(alt, &mut found);
        }
        add(Place::Portrait(i + 1), found);
    }
    for (i, item) in interview.details.related.iter_mut().enumerate() {
        let mut found = Vec::new();
        for text in [&mut item.kicker, &mut item.headline, &mut item.teaser] {
            letters(text, &mut found);
        }
        let mut link = Some(std::mem::take(&mut item.url)).filter(|url| !url.is_empty());
        found.extend(link_loss(&mut link, &item.headline, keeps));
        item.url = link.unwrap_or_default();
        add(Place::Related(i + 1), found);
    }
    losses
}

fn paragraph(text: &Paragraph, keeps: fn(&str) -> bool, found: &mut Vec<Reduction>) -> Paragraph {
    text.map(|mut span| {
        found.extend(link_loss(&mut span.link, &span.text, keeps));
        letters(&mut span.text, found);
        span
    })
}

/// Takes a link off these words if it must not leave or cannot be shown.
fn link_loss(link: &mut Option<String>, words: &str, keeps: fn(&str) -> bool) -> Option<Reduction> {
    match link.take_if(|url| !links::is_safe(url)) {
        Some(url) => Some(Reduction::UnsafeLink(url)),
        None => link.take_if(|url| !keeps(url)).map(|_| Reduction::LinkDropped(words.to_owned())),
    }
}

/// Takes out the letters that XML does not have.
fn letters(text: &mut String, found: &mut Vec<Reduction>) {
    if !text.chars().all(is_allowed) {
        let kept = text.chars().filter(|c| is_allowed(*c)).collect();
        found.push(Reduction::NoCharacter(std::mem::replace(text, kept)));
    }
}

/// The marks that a style has already are taken off: the whole question is bold.
pub(crate) fn without(text: &Paragraph, mark: Mark) -> Paragraph {
    text.map(|span| Span { marks: span.marks.iter().copied().filter(|own| *own != mark).collect(), ..span })
}

/// The language as a tag that every reader takes (BCP 47): what is none becomes German or English.
pub(crate) fn language_tag(stated: &str) -> String {
    let is_part =
        |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    let mut parts = stated.split('-');
    let primary = parts.next().unwrap_or_default();
    let is_primary = (2..=3).contains(&primary.len()) && primary.bytes().all(|b| b.is_ascii_alphabetic());
    if is_primary && parts.all(is_part) {
        stated.to_owned()
    } else {
        Language::of(stated).choose("de", "en").to_owned()
    }
}

/// A link that a file alone can follow: it leads out, not to another place of the same site.
pub(crate) fn leads_out(url: &str) -> bool {
    let start: String = url.chars().take(8).flat_map(char::to_lowercase).collect();
    ["http://", "https://", "mailto:", "tel:", "ftp://"].iter().any(|scheme| start.starts_with(scheme))
}

/// An address with nothing in it that an address may not have (RFC 3986): spaces, quotes and umlauts by their bytes.
pub(crate) fn address(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for byte in url.trim().bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~:/?#@!$&'()*+,;=%".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

/// The first letter that has a direction is Hebrew, Arabic or another that runs from the right (UAX #9, P2).
pub(crate) fn runs_from_the_right(text: &str) -> bool {
    let from_right =
        |c: char| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}');
    text.chars().find(|c| c.is_alphabetic()).is_some_and(from_right)
}

/// The name of a block inside a file: `wl_` and its id. An id that is no such name – capital letters, hyphens, more than
/// 40 letters in all, which Word cuts off – stands as its digest.
pub fn anchor(id: &BlockId) -> String {
    let id = id.as_str();
    let is_name = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
    if id.len() <= 37 && id.bytes().all(is_name) {
        return format!("wl_{id}");
    }
    format!("wl_{}", crate::zip_package::digest(id.as_bytes()).get(..32).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_stands_in_it_the_file_is_balanced_and_escaped() {
        let mut xml = Xml::default();
        xml.element("p", &[("title", "a\"b\n<&>")], |xml| {
            xml.leaf("b", &[], "]]>&amp;\u{0}\u{fffe}<x>\u{1f600}");
            xml.empty("br", &[]);
        });
        assert_eq!(
            xml.finish(),
            "<p title=\"a&quot;b&#10;&lt;&amp;&gt;\"><b>]]&gt;&amp;amp;&lt;x&gt;\u{1f600}</b><br/></p>"
        );
    }

    #[test]
    fn a_language_that_is_none_becomes_one() {
        for (stated, tag) in
            [("de-AT", "de-AT"), ("", "de"), ("de\"><x", "en"), ("englisch, bitte", "en"), ("en", "en")]
        {
            assert_eq!(language_tag(stated), tag, "{stated}");
        }
    }

    #[test]
    fn an_address_has_only_letters_that_addresses_have() {
        assert_eq!(
            address(" https://a.example/ä b?x={1}&y=%20 "),
            "https://a.example/%C3%A4%20b?x=%7B1%7D&y=%20"
        );
    }

    #[test]
    fn every_id_has_an_anchor_that_word_keeps() {
        let id = |id: &str| BlockId::new(id).unwrap();
        assert_eq!(anchor(&id("b1")), "wl_b1");
        let names = ["a-b", "a_b", "A_b", &"x".repeat(64), &"x".repeat(63)].map(|name| anchor(&id(name)));
        for (i, name) in names.iter().enumerate() {
            assert!(name.len() <= 40 && !names[..i].contains(name), "{name}");
        }
    }
}
