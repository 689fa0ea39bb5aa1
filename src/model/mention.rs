//! What running text mentions: dates, documents, ordinals, numbers, States.

use super::{Date, Document};

/// What is mentioned.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// An amount or count.
    Number(f64),
    /// A number that orders: "seventy-ninth", "44th".
    Ordinal(u32),
    /// A year by itself.
    Year(u16),
    /// Two years: "2024–2025".
    Years(u16, u16),
    /// A day, or a month of a year.
    Date(When),
    /// A document by its symbol.
    Document(Document),
}

/// A date as printed: the year may be missing, or the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct When {
    /// The year, where it is printed.
    pub year: Option<u16>,
    /// The month, from 1.
    pub month: u8,
    /// The day, where it is printed.
    pub day: Option<u8>,
}

impl When {
    /// The date, if all of it is printed.
    pub fn date(self) -> Option<Date> {
        Date::new(self.year?, self.month, self.day?)
    }

    /// The date, or the middle of the month where there is no day.
    pub fn about(self) -> Option<Date> {
        Date::new(self.year?, self.month, self.day.unwrap_or(15))
    }
}
