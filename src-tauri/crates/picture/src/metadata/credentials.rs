//! Content credentials (C2PA Technical Specification 2.1): that they are there, and which program says it made them.
//!
//! Nothing here checks a signature or a hash. What is shown is what the file claims, and it is called so.

use super::bytes::{be32, be64};
use interview::Language;

/// What a file's content credentials claim. They have not been verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContentCredentials {
    /// The program that says it wrote the last manifest; empty if it does not say so.
    pub claim_generator: String,
}

/// How deep boxes and values may be nested.
const MAX_DEPTH: usize = 16;

/// Most values of a claim that are looked at.
const MAX_VALUES: usize = 10_000;

/// Longest name of a program that is shown, in letters.
const MAX_NAME: usize = 200;

impl ContentCredentials {
    /// Reads the JUMBF boxes; `None` if they hold no C2PA manifest.
    pub(crate) fn of(boxes: &[u8]) -> Option<Self> {
        let mut search = Search { has_manifest: false, claim: None };
        search.visit(boxes, 0);
        let generator = search.claim.and_then(generator).unwrap_or_default();
        search.has_manifest.then(|| Self { claim_generator: generator.chars().take(MAX_NAME).collect() })
    }

    /// The sentence for the person. It says that nothing was verified.
    pub fn sentence(&self, language: Language) -> String {
        let by = match self.claim_generator.as_str() {
            "" => String::new(),
            name => language.choose(
                format!(", nach eigener Angabe von {name}"),
                format!(", by its own account from {name}"),
            ),
        };
        language.choose(
            format!("Das Bild trägt Content Credentials (C2PA){by}. Sie wurden nicht geprüft."),
            format!("The picture carries content credentials (C2PA){by}. They have not been verified."),
        )
    }
}

/// Looks for the last claim: the manifest that is written last is the active one.
struct Search<'b> {
    has_manifest: bool,
    claim: Option<&'b [u8]>,
}

impl<'b> Search<'b> {
    fn visit(&mut self, mut rest: &'b [u8], depth: usize) {
        let mut label: &[u8] = b"";
        while let Some((kind, body, after)) = next_box(rest) {
            match &kind {
                // What a superbox holds: its kind, switches, and its name.
                b"jumd" => {
                    label = body
                        .get(17..)
                        .and_then(|text| text.split(|byte| *byte == 0).next())
                        .unwrap_or_default();
                    self.has_manifest |= label == b"c2pa";
                }
                b"jumb" if depth < MAX_DEPTH => self.visit(body, depth + 1),
                b"cbor" if label.starts_with(b"c2pa.claim") => self.claim = Some(body),
                _ => {}
            }
            rest = after;
        }
    }
}

/// Kind and body of the first box, and what stands behind it.
fn next_box(bytes: &[u8]) -> Option<([u8; 4], &[u8], &[u8])> {
    let kind = *bytes.get(4..)?.first_chunk::<4>()?;
    let (header, size) = match be32(bytes, 0)? {
        0 => (8, bytes.len()),
        1 => (16, usize::try_from(be64(bytes, 8)?).ok()?),
        size => (8, usize::try_from(size).ok()?),
    };
    Some((kind, bytes.get(header..size)?, bytes.get(size..)?))
}

/// „claim_generator“, or name and version of „claim_generator_info“.
fn generator(claim: &[u8]) -> Option<String> {
    let mut reader = Cbor { rest: claim, left: MAX_VALUES };
    let (mut plain, mut name, mut version) = (None, None, None);
    let Some((5, fields)) = reader.head() else { return None };
    for _ in 0..fields {
        match reader.text()? {
            "claim_generator" => plain = reader.text().map(str::to_owned),
            "claim_generator_info" => {
                let mut inner = Cbor { rest: reader.rest, left: reader.left };
                (name, version) = inner.program().unwrap_or_default();
                reader.skip(0)?;
            }
            _ => reader.skip(0)?,
        }
        if plain.is_some() && name.is_some() {
            break;
        }
    }
    let described = name.map(|name| format!("{name} {}", version.unwrap_or_default()).trim().to_owned());
    described.or(plain)
}

/// A reader of CBOR (RFC 8949), as much of it as a claim needs.
struct Cbor<'b> {
    rest: &'b [u8],
    /// How many more values are looked at.
    left: usize,
}

impl<'b> Cbor<'b> {
    /// Major type and number of the next value. Lengths that are not stated are not read.
    fn head(&mut self) -> Option<(u8, u64)> {
        self.left = self.left.checked_sub(1)?;
        let (first, rest) = self.rest.split_first()?;
        let size = match first & 31 {
            24 => 1,
            25 => 2,
            26 => 4,
            27 => 8,
            28.. => return None,
            _ => 0,
        };
        let (number, rest) = rest.split_at_checked(size)?;
        self.rest = rest;
        let small = u64::from(first & 31);
        Some((
            first >> 5,
            if size == 0 { small } else { number.iter().fold(0, |n, b| n << 8 | u64::from(*b)) },
        ))
    }

    fn bytes(&mut self, count: u64) -> Option<&'b [u8]> {
        let (taken, rest) = self.rest.split_at_checked(usize::try_from(count).ok()?)?;
        self.rest = rest;
        Some(taken)
    }

    fn text(&mut self) -> Option<&'b str> {
        let (3, count) = self.head()? else { return None };
        str::from_utf8(self.bytes(count)?).ok()
    }

    /// Name and version out of a map, or out of the first map of a list.
    fn program(&mut self) -> Option<(Option<String>, Option<String>)> {
        let fields = match self.head()? {
            (5, fields) => fields,
            (4, 1..) => self.head().filter(|(kind, _)| *kind == 5)?.1,
            _ => return None,
        };
        let (mut name, mut version) = (None, None);
        for _ in 0..fields {
            match self.text()? {
                "name" => name = Some(self.text()?.to_owned()),
                "version" => version = Some(self.text()?.to_owned()),
                _ => self.skip(0)?,
            }
        }
        Some((name, version))
    }

    fn skip(&mut self, depth: usize) -> Option<()> {
        if depth > MAX_DEPTH {
            return None;
        }
        match self.head()? {
            (2 | 3, count) => self.bytes(count).map(|_| ()),
            (4, count) => (0..count).try_for_each(|_| self.skip(depth + 1)),
            (5, count) => {
                (0..count).try_for_each(|_| self.skip(depth + 1).and_then(|()| self.skip(depth + 1)))
            }
            (6, _) => self.skip(depth + 1),
            _ => Some(()),
        }
    }
}
