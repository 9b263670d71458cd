//! The `meta` box: which items there are and where they lie (ISO/IEC 14496-12, 8.11).

use crate::metadata::bytes::{be16, be32, be64};

/// Most items that are looked at; a tiled photograph has some hundred.
const MAX_ITEMS: usize = 4_096;

/// Most parts of one item.
const MAX_PARTS: usize = 256;

/// What the `meta` box says, as far as it is wanted.
#[derive(Debug, Default)]
pub(super) struct Meta {
    /// EXIF and XMP items.
    pub(super) items: Vec<Item>,
    /// The largest width and height of any image item: the whole is never smaller than its tiles and previews.
    pub(super) size: (u32, u32),
    pub(super) orientation: Option<u8>,
    /// The ICC profile; empty if there is none.
    pub(super) profile: Vec<u8>,
    /// Where the bytes of the `idat` box begin, from the beginning of the `meta` box's body.
    pub(super) data_at: u64,
}

#[derive(Debug)]
pub(super) struct Item {
    /// „Exif“ or „mime“.
    pub(super) kind: [u8; 4],
    pub(super) place: Place,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Place {
    /// 0: from the beginning of the file; 1: from the beginning of `idat`.
    pub(super) method: u8,
    pub(super) parts: Vec<Part>,
}

#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) offset: u64,
    pub(super) length: u64,
}

/// Bytes that are read from left to right.
struct Reader<'b>(&'b [u8]);

impl<'b> Reader<'b> {
    fn take(&mut self, count: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    /// A number of 0, 1, 2, 4 or 8 bytes.
    fn number(&mut self, size: usize) -> Option<u64> {
        let bytes = self.take(size)?;
        match size {
            0 => Some(0),
            1 => bytes.first().map(|byte| u64::from(*byte)),
            2 => be16(bytes, 0).map(u64::from),
            4 => be32(bytes, 0).map(u64::from),
            8 => be64(bytes, 0),
            _ => None,
        }
    }

    /// A text up to its NUL.
    fn text(&mut self) -> Option<&'b [u8]> {
        let end = self.0.iter().position(|byte| *byte == 0)?;
        let text = self.take(end)?;
        self.take(1)?;
        Some(text)
    }
}

/// The boxes within a box, and where the body of each begins.
fn boxes(bytes: &[u8]) -> impl Iterator<Item = ([u8; 4], &[u8], usize)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = bytes.get(at..)?;
        let (header, size) = match be32(rest, 0)? {
            0 => (8, rest.len()),
            1 => (16, usize::try_from(be64(rest, 8)?).ok()?),
            size => (8, usize::try_from(size).ok()?),
        };
        let kind = *rest.get(4..)?.first_chunk::<4>()?;
        let body = rest.get(header..size)?;
        let begins = at + header;
        at += size;
        Some((kind, body, begins))
    })
}

/// Reads the body of a `meta` box. What is damaged is left out.
pub(super) fn read(body: &[u8]) -> Meta {
    let mut meta = Meta::default();
    let (mut wanted, mut places) = (Vec::new(), Vec::new());
    for (kind, body, at) in boxes(body.get(4..).unwrap_or_default()) {
        match &kind {
            b"iinf" => wanted = item_kinds(body),
            b"iloc" => places = item_places(body).unwrap_or_default(),
            b"idat" => meta.data_at = (at + 4) as u64,
            b"iprp" => properties(body, &mut meta),
            _ => {}
        }
    }
    meta.items = wanted
        .into_iter()
        .filter_map(|(id, kind)| {
            let place = places.iter().find(|(of, _)| *of == id)?.1.clone();
            Some(Item { kind, place })
        })
        .take(MAX_PARTS)
        .collect();
    meta
}

/// Number and kind of the items that carry EXIF or XMP.
fn item_kinds(body: &[u8]) -> Vec<(u64, [u8; 4])> {
    let head = if body.first() == Some(&0) { 6 } else { 8 };
    let entries = boxes(body.get(head..).unwrap_or_default()).take(MAX_ITEMS);
    entries.filter_map(|(kind, body, _)| (kind == *b"infe").then(|| item_kind(body)).flatten()).collect()
}

fn item_kind(body: &[u8]) -> Option<(u64, [u8; 4])> {
    let mut reader = Reader(body);
    let version = reader.number(1)?;
    reader.take(3)?;
    let id = reader.number(if version >= 3 { 4 } else { 2 }).filter(|_| version >= 2)?;
    reader.take(2)?;
    let kind = *reader.take(4)?.first_chunk::<4>()?;
    reader.text()?;
    let is_wanted = kind == *b"Exif" || (kind == *b"mime" && reader.text()? == b"application/rdf+xml");
    is_wanted.then_some((id, kind))
}

fn item_places(body: &[u8]) -> Option<Vec<(u64, Place)>> {
    let mut reader = Reader(body);
    let version = reader.number(1)?;
    reader.take(3)?;
    let sizes = reader.number(2)?;
    let size = |shift: u32| usize::try_from(sizes >> shift & 15).unwrap_or_default();
    let (offset_size, length_size, base_size) = (size(12), size(8), size(4));
    let index_size = if version == 0 { 0 } else { size(0) };
    let wide = if version < 2 { 2 } else { 4 };
    let count = usize::try_from(reader.number(wide)?).unwrap_or(usize::MAX);
    let mut places = Vec::new();
    for _ in 0..count.min(MAX_ITEMS) {
        let id = reader.number(wide)?;
        let method = if version == 0 { 0 } else { u8::try_from(reader.number(2)? & 15).unwrap_or_default() };
        reader.take(2)?;
        let base = reader.number(base_size)?;
        let mut place = Place { method, parts: Vec::new() };
        for _ in 0..reader.number(2)? {
            reader.take(index_size)?;
            let offset = base.saturating_add(reader.number(offset_size)?);
            let length = reader.number(length_size)?;
            if place.parts.len() < MAX_PARTS {
                place.parts.push(Part { offset, length });
            }
        }
        places.push((id, place));
    }
    Some(places)
}

/// Width, height and turn, out of the list of item properties.
fn properties(body: &[u8], meta: &mut Meta) {
    let Some((_, list, _)) = boxes(body).find(|(kind, _, _)| kind == b"ipco") else { return };
    let (mut turn, mut mirror) = (None, None);
    for (kind, body, _) in boxes(list).take(MAX_ITEMS) {
        match &kind {
            b"ispe" => {
                let size = be32(body, 4).zip(be32(body, 8)).unwrap_or_default();
                meta.size = (meta.size.0.max(size.0), meta.size.1.max(size.1));
            }
            b"colr" => {
                let profile = body.strip_prefix(b"prof").or_else(|| body.strip_prefix(b"rICC"));
                meta.profile = profile.map(<[u8]>::to_vec).unwrap_or_default();
            }
            b"irot" => turn = body.first().map(|angle| angle & 3),
            b"imir" => mirror = body.first().map(|axis| axis & 1),
            _ => {}
        }
    }
    // Anti-clockwise quarter turns as EXIF counts them; a mirrored picture keeps what EXIF says.
    if mirror.is_none() {
        meta.orientation = turn.and_then(|turn| [1, 8, 3, 6].get(usize::from(turn)).copied());
    }
}
