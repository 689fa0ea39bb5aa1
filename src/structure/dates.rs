//! Dates as resolutions print them in the six languages.

use crate::language::Phrases;
use crate::model::Date;

/// The last date in a text: "22 December 2023", "le 1er mai 2000", "2024 年 12 月 2 日".
pub fn find(text: &str, phrases: &Phrases) -> Option<Date> {
    if let [year, month, day] = phrases.date_units {
        return in_numbers(text, [year, month, day]);
    }
    let lower = text.to_lowercase();
    let mut best: Option<(usize, Date)> = None;
    for (month, names) in phrases.months.iter().enumerate() {
        for name in *names {
            for (at, _) in lower.match_indices(&name.to_lowercase()) {
                let date =
                    around(&lower[..at], &lower[at + name.len()..], month as u8 + 1, phrases);
                if let Some(date) = date.filter(|_| best.is_none_or(|(seen, _)| at >= seen)) {
                    best = Some((at, date));
                }
            }
        }
    }
    best.map(|(_, date)| date)
}

/// The date of a month's name with its day before and its year after.
fn around(before: &str, after: &str, month: u8, phrases: &Phrases) -> Option<Date> {
    let links = phrases.date_links.iter();
    let before = links.fold(before.trim_end(), |before, link| before.trim_end_matches(link));
    let marks = phrases.day_marks.iter();
    let before = marks.fold(before.trim_end(), |before, mark| before.trim_end_matches(mark));
    let digits = before.bytes().rev().take_while(u8::is_ascii_digit).count();
    let day = before[before.len() - digits..].parse().ok()?;
    let after = after.trim_start_matches(|c: char| !c.is_ascii_digit());
    let year = after.get(..4)?.parse().ok()?;
    Date::new(year, month, day)
}

/// "2024 年 12 月 2 日": a year, month and day, each with what follows its number.
fn in_numbers(text: &str, [year, month, day]: [&str; 3]) -> Option<Date> {
    let squeezed: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let (before, after) = squeezed.rsplit_once(year)?;
    let digits: String = reverse_digits(before);
    let year = digits.parse().ok()?;
    let (month, after) = after.split_once(month)?;
    let (day, _) = after.split_once(day)?;
    Date::new(year, small(month)?, small(day)?)
}

/// The year at the end of a text, in Western or Chinese digits.
fn reverse_digits(text: &str) -> String {
    let mut digits: Vec<char> = text
        .chars()
        .rev()
        .map_while(|c| match c {
            '0'..='9' => Some(c),
            c if crate::language::is_han_zero(c) => Some('0'),
            _ => crate::language::han_number(&c.to_string())
                .filter(|&n| n < 10)
                .and_then(|n| char::from_digit(n, 10)),
        })
        .take(4)
        .collect();
    digits.reverse();
    digits.into_iter().collect()
}

/// A day or month in Western or Chinese digits.
fn small(text: &str) -> Option<u8> {
    text.parse().ok().or_else(|| u8::try_from(crate::language::han_number(text)?).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::phrases;
    use crate::model::Language;

    fn found(text: &str, language: Language) -> Option<String> {
        find(text, phrases(language)).map(|date| date.to_string())
    }

    #[test]
    fn dates_of_the_six_languages() {
        for (text, language, date) in [
            ("on 22 December 2023", Language::English, "2023-12-22"),
            ("du 31 mai 2000", Language::French, "2000-05-31"),
            ("le 1er novembre 2001", Language::French, "2001-11-01"),
            ("el 30 de julio de 2002", Language::Spanish, "2002-07-30"),
            ("13 сентября 1999 года", Language::Russian, "1999-09-13"),
            ("2024 年 12 月 2 日", Language::Chinese, "2024-12-02"),
            ("1999年9月13日安全理事会第4044次会议通过", Language::Chinese, "1999-09-13"),
            ("一九七七年五月二十六日", Language::Chinese, "1977-05-26"),
            ("30 تشرين الثاني/نوفمبر 1975", Language::Arabic, "1975-11-30"),
        ] {
            assert_eq!(found(text, language).as_deref(), Some(date), "{text}");
        }
        assert_eq!(found("Decides in May to meet", Language::English), None);
    }
}
