//! Places of blocks: texts between which there is nearly always another one (a fractional index).
//!
//! A place is a fraction written with the digits `0`-`9`, `A`-`Z`, `a`-`z`, whose order is that of their bytes; so places
//! are compared as plain text. It never ends in `0`, or nothing would fit before it.

use crate::canonical::sha256;

const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// Blocks at the ends take the next number of this many digits, so that places stay short however many are added.
const WIDTH: u32 = 4;

/// The digits at the end of a place with which one desk counts on.
const COUNTER: u32 = 2;

/// A place between two places; `None` is the beginning or the end.
///
/// Where nothing fits between them, because they are equal or the wrong way round, the place comes after `before`.
pub fn place_between(before: Option<&str>, after: Option<&str>) -> String {
    room(before, after).unwrap_or_else(|| format!("{}V", before.unwrap_or_default()))
}

/// Places for this many blocks of a new draft, evenly spread.
pub fn places(count: usize) -> Vec<String> {
    let count = count as u64;
    let width = (WIDTH..).find(|width| 62_u64.saturating_pow(*width) / 64 > count).unwrap_or(WIDTH);
    let step = 62_u64.saturating_pow(width) / (count + 1);
    (1..=count).map(|n| n * step).map(|n| number(n + u64::from(n.is_multiple_of(62)), width)).collect()
}

/// A place between two places for a block of this desk, if there is room.
///
/// What one desk adds in a row stays together: it counts on below a place of its own. Otherwise two desks that write at
/// the same spot without each other would find their questions and answers shuffled.
pub(crate) fn desk_place(desk: &str, before: Option<&str>, after: Option<&str>) -> Option<String> {
    let mark = mark(desk);
    let fits = |place: &String| before < Some(place) && after.is_none_or(|after| place.as_str() < after);
    let counted_on = before.and_then(|before| {
        let (run, counter) = before.split_at_checked(before.len().checked_sub(COUNTER as usize)?)?;
        let next = next_number(value(counter, COUNTER), COUNTER).filter(|_| run.ends_with(&mark))?;
        Some(format!("{run}{next}"))
    });
    counted_on.filter(fits).or_else(|| {
        let room = room(before, after)?;
        Some(format!("{room}{mark}01")).filter(fits).or(Some(room))
    })
}

/// Three digits that are nearly always another desk's.
fn mark(desk: &str) -> String {
    let hash =
        sha256(desk).get(..8).and_then(|digits| u64::from_str_radix(digits, 16).ok()).unwrap_or_default();
    let value = hash % 62_u64.pow(3);
    number(value + u64::from(value.is_multiple_of(62)), 3)
}

/// A place strictly between two places, if there is one.
fn room(before: Option<&str>, after: Option<&str>) -> Option<String> {
    let (low, high) = (before.unwrap_or_default(), after.unwrap_or_default());
    let next = match (before, after) {
        (_, None) => Some(place_after(low)),
        (None, Some(_)) => place_before(high),
        _ => None,
    };
    let fits = |place: &String| place.as_str() > low && after.is_none_or(|after| place.as_str() < after);
    // Digits of a foreign program can lead astray; a longer text is still after the shorter one.
    let tries = [next, middle(low, after), Some(format!("{low}V"))];
    tries.into_iter().flatten().find(fits)
}

/// The next number after the first digits, or below them if they are the last number.
fn place_after(place: &str) -> String {
    let mut full = 0;
    while place.get(full..full + WIDTH as usize) == Some("zzzz") {
        full += WIDTH as usize;
    }
    let (last, rest) = place.split_at_checked(full).unwrap_or(("", place));
    let next = next_number(value(rest, WIDTH), WIDTH);
    format!("{last}{}", next.unwrap_or_else(|| format!("zzzz{}", number(1, WIDTH))))
}

/// The number before the first digits, if there is one.
fn place_before(place: &str) -> Option<String> {
    let last = value(place, WIDTH).checked_sub(1)?;
    let last = last.checked_sub(u64::from(last.is_multiple_of(62)))?;
    Some(number(last, WIDTH))
}

/// The shortest fraction in the middle; `None` if `high` is not above `low`.
fn middle(low: &str, high: Option<&str>) -> Option<String> {
    let (mut low, mut high) = (low.bytes().map(digit), high.map(|high| high.bytes().map(digit)));
    let mut place = String::new();
    loop {
        let from = low.next().unwrap_or(0);
        let to = match &mut high {
            Some(high) => high.next()?,
            None => 62,
        };
        if to < from {
            return None;
        }
        if to > from + 1 {
            place.push(char::from(DIGITS[(from + to) / 2]));
            return Some(place);
        }
        place.push(char::from(DIGITS[from]));
        if to == from + 1 {
            high = None;
        }
    }
}

/// The next number of this width that does not end in zero.
fn next_number(number_before: u64, width: u32) -> Option<String> {
    let next = number_before + 1 + u64::from((number_before + 1).is_multiple_of(62));
    (next < 62_u64.pow(width)).then(|| number(next, width))
}

fn number(value: u64, width: u32) -> String {
    (0..width).rev().map(|place| char::from(DIGITS[(value / 62_u64.pow(place) % 62) as usize])).collect()
}

/// The value of the first digits, as many as `width`.
fn value(text: &str, width: u32) -> u64 {
    let digits = text.bytes().map(digit).chain(std::iter::repeat(0)).take(width as usize);
    digits.fold(0, |value, digit| value * 62 + digit as u64)
}

/// The value of a digit; of any other byte, that of the next lower digit.
fn digit(byte: u8) -> usize {
    DIGITS.partition_point(|digit| *digit <= byte).saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(before: &str, after: &str) -> String {
        let place = place_between(Some(before), Some(after));
        assert!(before < place.as_str() && place.as_str() < after, "{before} {place} {after}");
        place
    }

    #[test]
    fn there_is_room_between_any_two_places() {
        for (before, after) in
            [("1", "2"), ("1", "11"), ("1", "101"), ("zz", "zzz"), ("0001", "0002"), ("Az", "B")]
        {
            between(before, after);
        }
        let mut after = "2".to_owned();
        for _ in 0..200 {
            after = between("1", &after);
        }
        assert!(after.len() < 50);
    }

    #[test]
    fn places_at_the_ends_stay_short() {
        let mut last = places(60).pop().unwrap();
        let mut first = places(60).remove(0);
        for _ in 0..10_000 {
            let next = place_between(Some(&last), None);
            assert!(next > last && !next.ends_with('0'));
            last = next;
            let before = place_between(None, Some(&first));
            assert!(before < first && !before.ends_with('0'));
            first = before;
        }
        assert_eq!((first.len(), last.len()), (4, 4));
        let after_the_last = place_between(Some("zzzzzzzz"), None);
        assert!(after_the_last.as_str() > "zzzzzzzz");
        assert!(place_between(None, Some("0001")).as_str() < "0001");
    }

    #[test]
    fn places_for_many_blocks_are_in_order() {
        for count in [0, 1, 60, 5000] {
            let places = places(count);
            assert_eq!(places.len(), count);
            assert!(places.is_sorted_by(|a, b| a < b));
            assert!(places.iter().all(|place| !place.ends_with('0')));
        }
    }

    #[test]
    fn between_equal_places_a_block_comes_after_the_first() {
        assert_eq!(place_between(Some("V"), Some("V")), "VV");
        assert_eq!(place_between(Some("W"), Some("V")), "WV");
        assert_eq!(desk_place("anna", Some("V"), Some("V")), None);
        assert_eq!(desk_place("anna", Some("V"), Some("V0")), None);
    }

    #[test]
    fn foreign_places_do_no_harm() {
        for foreign in ["", "~~~~", "ä", " ", "zzzz~", "\u{0}", "日本"] {
            assert!(place_between(Some(foreign), None).as_str() > foreign);
            assert_ne!(place_between(None, Some(foreign)), foreign);
            place_between(Some(foreign), Some("V"));
            place_between(Some("V"), Some(foreign));
        }
    }

    #[test]
    fn what_a_desk_adds_in_a_row_stays_together() {
        let run = |desk: &str| {
            let mut run = vec!["0005".to_owned()];
            for _ in 0..100 {
                run.push(desk_place(desk, run.last().map(String::as_str), Some("0006")).unwrap());
            }
            run.split_off(1)
        };
        let (anna, ben) = (run("anna"), run("ben"));
        assert!(anna.is_sorted_by(|a, b| a < b) && anna.iter().all(|place| place.len() <= 10));
        assert!(anna.last() < ben.first() || ben.last() < anna.first());
    }
}
