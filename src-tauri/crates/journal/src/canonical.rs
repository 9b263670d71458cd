//! Canonical JSON (RFC 8785) and its SHA-256: two programs that mean the same write the same bytes.

use serde_json::{Number, Value};
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// The value as canonical JSON: keys in the order of their UTF-16 code units, no white space.
pub fn json(value: &Value) -> String {
    let mut out = String::new();
    write_value(&mut out, value);
    out
}

/// The SHA-256 of the text's UTF-8 bytes, in lower-case hexadecimal digits.
pub fn sha256(text: &str) -> String {
    Sha256::digest(text).iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

fn write_value(out: &mut String, value: &Value) {
    match value {
        Value::Array(items) => {
            out.push('[');
            for (i, item) in items.iter().enumerate() {
                if i > 0 {
                    out.push(',');
                }
                write_value(out, item);
            }
            out.push(']');
        }
        Value::Object(fields) => {
            let mut sorted: Vec<_> = fields.iter().collect();
            sorted.sort_by(|(a, _), (b, _)| a.encode_utf16().cmp(b.encode_utf16()));
            out.push('{');
            for (i, (key, field)) in sorted.into_iter().enumerate() {
                if i > 0 {
                    out.push(',');
                }
                write_text(out, key);
                out.push(':');
                write_value(out, field);
            }
            out.push('}');
        }
        Value::String(text) => write_text(out, text),
        Value::Number(number) => write_number(out, number),
        Value::Bool(_) | Value::Null => out.push_str(&value.to_string()),
    }
}

/// serde_json escapes exactly what RFC 8785 wants escaped, and nothing else.
fn write_text(out: &mut String, text: &str) {
    out.push_str(&serde_json::to_string(text).unwrap_or_default());
}

/// Whole numbers as they are. Entries of this program have no others; those of a foreign one are written as ECMAScript
/// writes them (RFC 8785, 3.2.2.3), so that its hash stays the same.
fn write_number(out: &mut String, number: &Number) {
    match number.as_f64() {
        Some(float) if number.is_f64() => out.push_str(&ecmascript(float)),
        _ => out.push_str(&number.to_string()),
    }
}

/// ECMA-262, Number::toString: the shortest digits that give the number again, with an exponent only if it is far off.
fn ecmascript(number: f64) -> String {
    let (sign, scientific) = (if number < 0.0 { "-" } else { "" }, format!("{:e}", number.abs()));
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let digits = mantissa.replace('.', "");
    let point = exponent.parse::<i32>().unwrap_or(0) + 1;
    let (count, places) = (digits.len() as i32, point.unsigned_abs() as usize);
    let written = match point {
        _ if digits == "0" => digits,
        -5..=0 => format!("0.{}{digits}", "0".repeat(places)),
        1..=21 if count <= point => format!("{digits}{}", "0".repeat((point - count) as usize)),
        1..=21 => [digits.get(..places), digits.get(places..)].map(Option::unwrap_or_default).join("."),
        _ => format!("{mantissa}e{:+}", point - 1),
    };
    format!("{sign}{written}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn canonical(text: &str) -> String {
        json(&serde_json::from_str(text).unwrap())
    }

    #[test]
    fn keys_are_sorted_by_utf_16_and_white_space_goes() {
        // The example of RFC 8785, 3.2.3: a dancing emoji sorts before a Hebrew presentation form.
        let read = canonical(
            "{ \"\\ufb33\": 1, \"\\ud83d\\ude02\": [ 2 , true ], \"\\u00f6\": null, \"1\": \"\\u000f\\n/\" }",
        );
        assert_eq!(read, "{\"1\":\"\\u000f\\n/\",\"ö\":null,\"😂\":[2,true],\"\u{fb33}\":1}");
    }

    #[test]
    fn numbers_are_written_as_ecmascript_writes_them() {
        let written = [
            ("1.0", "1"),
            ("-0.0", "0"),
            ("4.50", "4.5"),
            ("2e-3", "0.002"),
            ("0.000001", "0.000001"),
            ("0.0000001", "1e-7"),
            ("1E30", "1e+30"),
            ("333333333.33333329", "333333333.3333333"),
            ("-1.5e300", "-1.5e+300"),
            ("123456789012345680000", "123456789012345680000"),
            ("9007199254740993", "9007199254740993"),
            ("-5", "-5"),
        ];
        for (read, expected) in written {
            assert_eq!(canonical(read), expected);
            assert_eq!(canonical(expected), expected);
        }
    }

    #[test]
    fn the_hash_is_that_of_the_standard() {
        assert_eq!(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
