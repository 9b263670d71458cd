//! Texts out of bytes whose character set nobody vouches for.

use encoding_rs::WINDOWS_1252;

/// Valid UTF-8 is taken as UTF-8, everything else as Windows-1252, which contains Latin-1.
pub(crate) fn decode(bytes: &[u8]) -> String {
    match str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    }
}

/// Without the spaces and NULs around it; lines end as `\n`.
pub(crate) fn tidy(text: &str) -> String {
    let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\0');
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// „JÃ¼lich“ → „Jülich“: UTF-8 that was read as Latin-1 and encoded once more.
///
/// `None` unless every letter outside ASCII takes part and the whole decodes back cleanly.
pub(crate) fn repaired(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let bytes: Vec<u8> = text.chars().map(byte_of).collect::<Option<_>>()?;
    let repaired = String::from_utf8(bytes).ok()?;
    let is_clean = !repaired.chars().any(|c| ('\u{80}'..='\u{9f}').contains(&c));
    (is_clean && repaired != text).then_some(repaired)
}

/// The byte that reads as this letter in Latin-1 or Windows-1252.
fn byte_of(letter: char) -> Option<u8> {
    if let Ok(byte) = u8::try_from(u32::from(letter)) {
        return Some(byte);
    }
    let mut utf8 = [0; 4];
    let (bytes, _, has_failed) = WINDOWS_1252.encode(letter.encode_utf8(&mut utf8));
    bytes.first().copied().filter(|_| !has_failed && bytes.len() == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twice_encoded_text_is_repaired_only_as_a_whole() {
        assert_eq!(repaired("JÃ¼lich").as_deref(), Some("Jülich"));
        assert_eq!(repaired("GrÃ¶ÃŸe â€ž7â€œ").as_deref(), Some("Größe „7“"));
        assert_eq!(repaired("StraÃ\u{9f}e").as_deref(), Some("Straße"));
        for right in ["Jülich", "Ã¼ und ü", "São Paulo", "Kraków", "100 €", "plain", "Ã"] {
            assert_eq!(repaired(right), None, "{right}");
        }
    }

    #[test]
    fn bytes_are_utf8_or_windows_1252() {
        assert_eq!(decode("Jülich".as_bytes()), "Jülich");
        assert_eq!(decode(b"J\xfclich \x84x\x93"), "Jülich „x“");
    }
}
