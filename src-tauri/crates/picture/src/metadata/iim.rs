//! IPTC-IIM 4.2: records of datasets, each with a number, a length and bytes.

use super::Property;
use super::bytes::be16;
use super::remark::Why;
use super::text::decode;

/// Marks the beginning of a dataset.
const MARKER: u8 = 0x1c;

/// 1:90 with this value says that the texts are UTF-8 (ISO 2022).
const UTF_8: &[u8] = b"\x1b%G";

/// Most datasets that are read; a press picture has some dozens.
const MAX_DATASETS: usize = 10_000;

/// Number in record 2, property, and longest value in bytes (IIM 4.2, chapter 6).
const DATASETS: [(u8, Property, usize); 15] = [
    (5, Property::Title, 64),
    (25, Property::Keywords, 64),
    (40, Property::Instructions, 256),
    (80, Property::Creator, 32),
    (85, Property::CreatorJobTitle, 32),
    (90, Property::City, 32),
    (92, Property::Sublocation, 32),
    (95, Property::State, 32),
    (101, Property::Country, 64),
    (103, Property::JobId, 32),
    (105, Property::Headline, 256),
    (110, Property::CreditLine, 32),
    (115, Property::Source, 32),
    (116, Property::Copyright, 128),
    (120, Property::Caption, 2_000),
];
const CONTACT: u8 = 118;
const DATE: u8 = 55;
const TIME: u8 = 60;

/// Longest value of a property, in bytes; longer ones are cut by writers.
pub(crate) fn limit(property: Property) -> usize {
    DATASETS.iter().find(|(_, of, _)| *of == property).map_or(128, |(_, _, limit)| *limit)
}

/// The texts of all wanted datasets, in the order of the block.
///
/// # Errors
/// With what was read so far, if the structure breaks off.
pub(crate) fn read(block: &[u8]) -> (Vec<(Property, String)>, Option<Why>) {
    let (datasets, why) = datasets(block);
    let is_utf_8 =
        datasets.iter().any(|(record, number, value)| (*record, *number, *value) == (1, 90, UTF_8));
    let text =
        |bytes: &[u8]| if is_utf_8 { String::from_utf8_lossy(bytes).into_owned() } else { decode(bytes) };
    let mut values = Vec::new();
    let (mut date, mut time) = (None, None);
    for (_, number, value) in datasets.iter().filter(|(record, _, _)| *record == 2) {
        match *number {
            DATE => date = Some(text(value)),
            TIME => time = Some(text(value)),
            CONTACT => values.push((Property::CreatorContact, text(value))),
            number => {
                let property =
                    DATASETS.iter().find(|(of, _, _)| *of == number).map(|(_, property, _)| *property);
                values.extend(property.map(|property| (property, text(value))));
            }
        }
    }
    values.extend(date.and_then(|date| moment(&date, time.as_deref())).map(|m| (Property::DateCreated, m)));
    (values, why)
}

type Dataset<'b> = (u8, u8, &'b [u8]);

fn datasets(block: &[u8]) -> (Vec<Dataset<'_>>, Option<Why>) {
    let mut datasets = Vec::new();
    let mut rest = block;
    while rest.first() == Some(&MARKER) {
        let Some((dataset, after)) = dataset(rest) else { return (datasets, Some(Why::Truncated)) };
        if datasets.len() == MAX_DATASETS {
            return (datasets, Some(Why::TooLarge));
        }
        datasets.push(dataset);
        rest = after;
    }
    // Writers pad with NULs; anything else is no dataset.
    let is_clean = rest.iter().all(|byte| *byte == 0);
    (datasets, (!is_clean).then_some(Why::Damaged))
}

fn dataset(bytes: &[u8]) -> Option<(Dataset<'_>, &[u8])> {
    let [_, record, number] = *bytes.first_chunk::<3>()?;
    let length = be16(bytes, 3)?;
    let (length, head) = if length & 0x8000 == 0 {
        (usize::from(length), 5)
    } else {
        // The length itself has a length, in bytes (extended dataset).
        let digits = usize::from(length & 0x7fff);
        let number = bytes.get(5..5 + digits).filter(|_| (1..=4).contains(&digits))?;
        (number.iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte)), 5 + digits)
    };
    let (value, rest) = bytes.get(head..)?.split_at_checked(length)?;
    Some(((record, number, value), rest))
}

/// „20241118“ and „101112+0100“ in ISO 8601; a month or day that is unknown is 00.
fn moment(date: &str, time: Option<&str>) -> Option<String> {
    let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    let date = date.trim().replace('-', "");
    if date.len() != 8 || !digits(&date) || date.starts_with("0000") {
        return None;
    }
    let (year, month, day) = (date.get(..4)?, date.get(4..6)?, date.get(6..)?);
    let mut iso = year.to_owned();
    for part in [month, day].into_iter().take_while(|part| *part != "00") {
        iso.push_str(&format!("-{part}"));
    }
    let time = time.map(|time| time.trim().replace(':', "")).unwrap_or_default();
    if iso.len() == 10
        && let Some((clock, zone)) = time.split_at_checked(6)
        && digits(clock)
    {
        let (hour, minute, second) = (clock.get(..2)?, clock.get(2..4)?, clock.get(4..)?);
        iso.push_str(&format!("T{hour}:{minute}:{second}"));
        if let (Some(hours), Some(minutes)) = (zone.get(..3), zone.get(3..5)) {
            iso.push_str(&format!("{hours}:{minutes}"));
        }
    }
    Some(iso)
}
