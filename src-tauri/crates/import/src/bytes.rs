//! Which letters the bytes are: a byte order mark, UTF-16 without one where it is sure, UTF-8, else Windows-1252
//! (the Encoding Standard's superset of Latin-1).

use crate::notice::{Notice, Remark};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// The text, and what should be looked at. `None` if the bytes are no text at all.
pub fn decode(bytes: &[u8]) -> Option<(String, Vec<Remark>)> {
    let (encoding, body) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, bytes.get(length..).unwrap_or_default()),
        None => (guess(bytes), bytes),
    };
    if encoding != UTF_16LE && encoding != UTF_16BE && is_noise(body) {
        return None;
    }
    let (text, broken) = encoding.decode_without_bom_handling(body);
    if text.trim().is_empty() || is_noise_text(&text) {
        return None;
    }
    let mut remarks = Vec::new();
    if encoding != UTF_8 {
        remarks.push(Remark::new(
            "encoding",
            Notice::Encoding(encoding.name()),
            if encoding == WINDOWS_1252 { 0.8 } else { 0.95 },
        ));
    }
    if broken {
        remarks.push(Remark::new("encoding", Notice::BrokenBytes, 1.0));
    }
    if let Some(word) = mojibake(&text) {
        remarks.push(Remark::new("encoding", Notice::Mojibake(word.to_owned()), 0.7));
    }
    Some((text.into_owned(), remarks))
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    if let Some(utf_16) = utf_16_without_mark(bytes) {
        return utf_16;
    }
    match std::str::from_utf8(bytes) {
        Ok(_) => UTF_8,
        Err(error) if is_mostly_utf_8(bytes, error.valid_up_to()) => UTF_8,
        Err(_) => WINDOWS_1252,
    }
}

/// A text that is UTF-8 but for a few bytes has letters of more than one byte before them.
fn is_mostly_utf_8(bytes: &[u8], valid: usize) -> bool {
    let head = bytes.get(..valid).unwrap_or_default();
    head.iter().any(|byte| *byte >= 0x80)
        && UTF_8.decode_without_bom_handling(bytes).0.matches('\u{fffd}').count() <= 1 + bytes.len() / 200
}

/// Every other byte is nearly always zero in UTF-16 of a European language.
fn utf_16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let pairs = head.len() / 2;
    let zeros = |offset: usize| head.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    match pairs {
        8.. if odd * 10 >= pairs * 7 && even * 20 < pairs => Some(UTF_16LE),
        8.. if even * 10 >= pairs * 7 && odd * 20 < pairs => Some(UTF_16BE),
        _ => None,
    }
}

/// Text has no zero bytes and hardly a control character.
fn is_noise(bytes: &[u8]) -> bool {
    let controls =
        bytes.iter().filter(|byte| **byte < 0x20 && !matches!(**byte, b'\n' | b'\r' | b'\t' | 0x0c)).count();
    bytes.contains(&0) || controls * 50 > bytes.len()
}

/// Nor are most of its characters signs.
fn is_noise_text(text: &str) -> bool {
    let (mut all, mut letters) = (0usize, 0usize);
    for c in text.chars().take(20_000) {
        all += 1;
        letters += usize::from(c.is_alphanumeric() || c.is_whitespace());
    }
    all > 40 && letters * 2 < all
}

/// The first word with letters that only a wrong conversion puts side by side.
fn mojibake(text: &str) -> Option<&str> {
    const SIGNS: [&str; 8] = ["Ã¼", "Ã¤", "Ã¶", "ÃŸ", "Ã©", "â€ž", "â€œ", "â€“"];
    text.split_whitespace().find(|word| SIGNS.iter().any(|sign| word.contains(sign)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Größe zählt, „sagt“ Öhr – und schweigt.";

    fn named(remarks: &[Remark]) -> Vec<&'static str> {
        let name = |remark: &Remark| match remark.notice {
            Notice::Encoding(name) => name,
            Notice::BrokenBytes => "broken",
            Notice::Mojibake(_) => "mojibake",
            _ => "other",
        };
        remarks.iter().map(name).collect()
    }

    #[test]
    fn text_is_decoded_whatever_it_is_written_in() {
        let utf_16 = |big: bool| -> Vec<u8> {
            TEXT.encode_utf16()
                .flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() })
                .collect()
        };
        let windows = WINDOWS_1252.encode(TEXT).0.into_owned();
        let with_mark = [b"\xef\xbb\xbf", TEXT.as_bytes()].concat();
        let marked_16 = [b"\xff\xfe".to_vec(), utf_16(false)].concat();
        let cases = [
            (TEXT.as_bytes().to_vec(), vec![]),
            (with_mark, vec![]),
            (utf_16(false), vec!["UTF-16LE"]),
            (utf_16(true), vec!["UTF-16BE"]),
            (marked_16, vec!["UTF-16LE"]),
            (windows, vec!["windows-1252"]),
        ];
        for (bytes, remarks) in cases {
            let (text, told) = decode(&bytes).unwrap();
            assert_eq!((text.as_str(), named(&told)), (TEXT, remarks));
        }
    }

    #[test]
    fn a_few_broken_bytes_do_not_turn_utf_8_into_something_else() {
        let bytes = [TEXT.as_bytes(), b" \xff Ende"].concat();
        let (text, told) = decode(&bytes).unwrap();
        assert!(text.starts_with(TEXT) && text.ends_with("\u{fffd} Ende"));
        assert_eq!(named(&told), ["broken"]);
    }

    #[test]
    fn noise_is_no_text() {
        assert_eq!(decode(b"\x7fELF\0\0\0\x01\x02\x03\xff\xfe\xfd"), None);
        assert_eq!(decode(b" \n\t "), None);
        assert_eq!(decode(b""), None);
    }

    #[test]
    fn wrongly_converted_letters_are_told_but_not_touched() {
        let (text, told) = decode("Aus MÃ¼nchen kommt Nachricht.".as_bytes()).unwrap();
        assert!(text.contains("MÃ¼nchen"));
        assert_eq!(told[0].notice, Notice::Mojibake("MÃ¼nchen".into()));
    }
}
