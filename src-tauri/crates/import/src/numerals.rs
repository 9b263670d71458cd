//! Numbers as lists print them.

/// a to z, then aa to zz, as office programs count.
pub(crate) fn letter(count: u32) -> String {
    let place = count.saturating_sub(1);
    let letter = char::from(b'a' + (place % 26) as u8);
    std::iter::repeat_n(letter, (place / 26 % 8 + 1) as usize).collect()
}

/// Roman, in small letters.
pub(crate) fn roman(count: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut left = count % 4_000;
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while left >= value {
            text.push_str(sign);
            left -= value;
        }
    }
    text
}
