//! Which letters the bytes of a run are: the code page of the file, or that of the font.

use encoding_rs::{self as enc, Encoding};

/// The encoding of a Windows code page. Those that nobody knows are read as Western.
pub(super) fn code_page(number: i32) -> &'static Encoding {
    match number {
        874 => enc::WINDOWS_874,
        932 => enc::SHIFT_JIS,
        936 => enc::GBK,
        949 => enc::EUC_KR,
        950 => enc::BIG5,
        1250 => enc::WINDOWS_1250,
        1251 => enc::WINDOWS_1251,
        1253 => enc::WINDOWS_1253,
        1254 => enc::WINDOWS_1254,
        1255 => enc::WINDOWS_1255,
        1256 => enc::WINDOWS_1256,
        1257 => enc::WINDOWS_1257,
        1258 => enc::WINDOWS_1258,
        10000 => enc::MACINTOSH,
        65001 => enc::UTF_8,
        _ => enc::WINDOWS_1252,
    }
}

/// The code page of a font's `\fcharset`; `None`: the file's own.
pub(super) fn of_charset(number: i32) -> Option<&'static Encoding> {
    let page = match number {
        0 | 2 => 1252,
        77 => 10000,
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => return None,
    };
    Some(code_page(page))
}

/// The language of a Windows language number.
pub(super) fn language(number: i32) -> Option<&'static str> {
    Some(match number {
        1031 => "de-DE",
        2055 => "de-CH",
        3079 => "de-AT",
        1033 => "en-US",
        2057 => "en-GB",
        1036 => "fr-FR",
        4108 => "fr-CH",
        1040 => "it-IT",
        1034 | 3082 => "es-ES",
        1043 => "nl-NL",
        1045 => "pl-PL",
        _ => return None,
    })
}

/// The letter that a control word stands for.
pub(super) fn named(word: &str) -> Option<&'static str> {
    Some(match word {
        "tab" | "emspace" | "enspace" | "qmspace" => " ",
        "line" | "lbr" => "\n",
        "emdash" => "—",
        "endash" => "–",
        "lquote" => "‘",
        "rquote" => "’",
        "ldblquote" => "“",
        "rdblquote" => "”",
        "bullet" => "•",
        _ => return None,
    })
}

/// The letter that a control symbol stands for.
pub(super) fn symbol(symbol: u8) -> Option<&'static str> {
    Some(match symbol {
        b'~' => "\u{a0}",
        b'_' => "\u{2011}",
        b'\\' => "\\",
        b'{' => "{",
        b'}' => "}",
        b'\t' => " ",
        _ => return None,
    })
}
