//! Dates as pages print them.

use super::words;
use interview::PartialDate;

/// The first date that a text holds: `18.11.2024`, `[09.10.2024]`, `14. März 2025`, `July 21, 2020`, `2024-11-18`.
pub(crate) fn date_in(text: &str) -> Option<PartialDate> {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || "[](),|".contains(c))
        .filter(|word| !word.is_empty())
        .take(200)
        .collect();
    (0..words.len()).find_map(|at| numeric(words[at]).or_else(|| written(&words[at..])))
}

/// A date with a weekday, alone on the first line: the day on which the page was saved.
pub(crate) fn is_save_date(line: &str) -> bool {
    let has_day = line.split_once(',').is_some_and(|(day, _)| words::is("weekday", day.trim()));
    has_day && line.split_whitespace().count() <= 6 && date_in(line).is_some()
}

/// A line that says when, and hardly anything else.
pub(crate) fn is_date_line(line: &str) -> bool {
    line.split_whitespace().count() <= 7
        && date_in(line).is_some()
        && !line.ends_with(['?', '!'])
        && line.chars().filter(|c| c.is_alphabetic()).count() <= 24
}

fn numeric(word: &str) -> Option<PartialDate> {
    let day = word.split('T').next().unwrap_or(word);
    if let Ok(date) = day.parse::<PartialDate>()
        && date.is_whole()
    {
        return Some(date);
    }
    let separator = ['.', '/'].into_iter().find(|separator| word.matches(*separator).count() == 2)?;
    let parts: Vec<i16> = word.split(separator).map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let [day, month, year] = parts.as_slice() else { return None };
    let year = if *year < 100 { year.checked_add(2000)? } else { *year };
    PartialDate::day(year, i8::try_from(*month).ok()?, i8::try_from(*day).ok()?)
}

fn written(words: &[&str]) -> Option<PartialDate> {
    let [first, second, third, ..] = words else { return month_of_year(words) };
    let number = |word: &str| word.trim_end_matches(['.', ',']).parse::<i16>().ok();
    let small = |word: &str| {
        let bare = word.trim_end_matches(['.', ',']);
        let bare =
            ["st", "nd", "rd", "th", "er"].iter().find_map(|end| bare.strip_suffix(end)).unwrap_or(bare);
        bare.parse::<i8>().ok()
    };
    match (month(first), month(second)) {
        (None, Some(month)) => PartialDate::day(number(third)?, month, small(first)?),
        (Some(month), None) if third.len() >= 4 && small(second).is_some() => {
            PartialDate::day(number(third)?, month, small(second)?)
        }
        _ => month_of_year(words),
    }
}

/// „März 2019“
fn month_of_year(words: &[&str]) -> Option<PartialDate> {
    let [first, second, ..] = words else { return None };
    let year = second.trim_end_matches(['.', ',']);
    let is_year = year.len() == 4 && year.chars().all(|c| c.is_ascii_digit());
    PartialDate::month(
        year.parse().ok().filter(|_| is_year)?,
        month(first).filter(|_| first.chars().count() > 2)?,
    )
}

fn month(word: &str) -> Option<i8> {
    let word = word.to_lowercase();
    let word = word.trim_end_matches('.');
    let is = |name: &str| name == word || (word.chars().count() == 3 && name.starts_with(word));
    let at = words::languages()
        .find_map(|language| words::words_of(language, "month").iter().position(|name| is(name)))?;
    i8::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_three_languages() {
        for (text, date) in [
            ("[09.10.2024] Wer im Kreis", "2024-10-09"),
            ("14. März 2025", "2025-03-14"),
            ("By Neve Tarrant | July 21, 2020", "2020-07-21"),
            ("le 4 novembre 2021", "2021-11-04"),
            ("08.12.2023, 05:00 Uhr", "2023-12-08"),
            ("2024-05-16T06:00:00+02:00", "2024-05-16"),
            ("Jun 18th 2018", "2018-06-18"),
            ("1er mars 2020", "2020-03-01"),
            ("Conducted by Owen Tully, March 2019", "2019-03"),
        ] {
            assert_eq!(date_in(text).map(|date| date.to_string()).as_deref(), Some(date), "{text}");
        }
        assert_eq!(date_in("am 31.02.2024 um 8"), None);
    }

    #[test]
    fn a_weekday_before_the_date_is_the_day_of_saving() {
        assert!(is_save_date("Freitag, 14. März 2025"));
        assert!(!is_save_date("Freitag, der 13. ist kein Datum"));
    }
}
