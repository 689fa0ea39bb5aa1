//! A calendar date, as far as resolutions need one: to print it and to order two texts.

use std::fmt;

use jiff::civil;

/// A day of the Gregorian calendar; ordered from earlier to later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date {
    /// The year, four digits.
    pub year: u16,
    /// The month, from 1.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
}

/// From the year of the Charter on, and no further than texts are planned for.
const YEARS: std::ops::Range<u16> = 1945..2200;

const EPOCH: civil::Date = civil::date(1970, 1, 1);

impl Date {
    /// A date, or `None` where year, month or day cannot be (year 1945 to 2199).
    pub fn new(year: u16, month: u8, day: u8) -> Option<Date> {
        let date = Date { year, month, day };
        date.civil().filter(|_| YEARS.contains(&year)).map(|_| date)
    }

    /// The date so many days after 1 January 1970.
    pub fn from_days(days: i64) -> Option<Date> {
        let date = EPOCH.checked_add(jiff::Span::new().try_days(days).ok()?).ok()?;
        let [month, day] = [date.month(), date.day()].map(i8::unsigned_abs);
        Date::new(date.year().unsigned_abs(), month, day)
    }

    /// Days since 1 January 1970, negative before.
    pub fn days(self) -> i64 {
        self.civil().map_or(0, |date| i64::from((date - EPOCH).get_days()))
    }

    /// The same as a day of the crate that knows the calendar.
    pub(crate) fn civil(self) -> Option<civil::Date> {
        let [month, day] = [self.month, self.day].map(u8::cast_signed);
        civil::Date::new(self.year.cast_signed(), month, day).ok()
    }
}

/// Prints the date as ISO 8601 does: 2024-12-02.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_months_are_checked() {
        assert!(Date::new(2024, 2, 29).is_some());
        assert!(Date::new(2023, 2, 29).is_none());
        assert!(Date::new(2023, 13, 1).is_none());
        assert!(Date::new(2023, 4, 31).is_none());
        assert_eq!(Date::new(2024, 12, 2).unwrap().to_string(), "2024-12-02");
    }

    #[test]
    fn days_are_counted_from_1970() {
        let days = |year, month, day| Date::new(year, month, day).unwrap().days();
        assert_eq!(days(1970, 1, 1), 0);
        assert_eq!(days(2000, 3, 1) - days(2000, 2, 28), 2);
        assert_eq!(days(2024, 12, 2), 20_059);
    }

    #[test]
    fn days_are_counted_over_leap_years() {
        assert_eq!(Date::from_days(0), Date::new(1970, 1, 1));
        assert_eq!(Date::from_days(59), Date::new(1970, 3, 1));
        assert_eq!(Date::from_days(11_016), Date::new(2000, 2, 29));
        assert_eq!(Date::from_days(19_722), Date::new(2023, 12, 31));
        assert_eq!(Date::from_days(19_723), Date::new(2024, 1, 1));
        assert_eq!(Date::from_days(20_792), Date::new(2026, 12, 5));
    }
}
