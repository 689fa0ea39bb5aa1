//! How far two documents lie apart: by what moves on by itself from one to the other.

use crate::model::{Date, Document, Language, ReadAs, Resolution, Sides, Symbol, What, When};

/// What the rules know of the two documents.
#[derive(Debug, Clone)]
pub struct Distance {
    /// The language of both; `None` where they differ.
    pub language: Option<Language>,
    /// True where old is the later document.
    pub reversed: bool,
    /// True where neither is a resolution: nothing moves on by itself.
    pub of_documents: bool,
    /// Days between the adoptions, never negative.
    pub days: i64,
    /// Years between them, as calendars count: 2024 and 2025 are one apart.
    years: i64,
    /// The documents, the earlier one first.
    ends: [End; 2],
}

/// One of the two documents.
#[derive(Debug, Clone, Default)]
struct End {
    cited: Option<Document>,
    adopted: Option<Date>,
}

/// A date of the year past may lie this many days before the adoption of the earlier document: texts of one session are
/// adopted over three months (0 to 120).
const SAME_SESSION: i64 = 100;

/// A date moves on with the documents when it does so to a quarter of their distance, and always to this many days: meetings
/// keep to a season, not to a day (10 to 60).
const SEASON: i64 = 45;

/// Where nothing is known of when the documents are from, they are taken to be a year apart: most series are.
const ONE_YEAR: i64 = 365;

impl Distance {
    /// Takes from two documents what their mastheads tell.
    pub fn between(documents: Sides<&Resolution>) -> Distance {
        let end = |document: &Resolution| End {
            cited: document.masthead.symbol.as_ref().and_then(Symbol::document),
            adopted: document.masthead.adopted,
        };
        let languages = documents.map(|document| document.language);
        let ends = [end(documents.old), end(documents.new)];
        let language = (languages.old == languages.new).then_some(languages.old);
        let of_documents =
            documents.map(|d| d.read_as) == Sides::new(ReadAs::Document, ReadAs::Document);
        Distance { of_documents, ..Distance::of(language, ends) }
    }

    fn of(language: Option<Language>, ends: [End; 2]) -> Distance {
        let [old, new] = &ends;
        let days = match (old.adopted, new.adopted) {
            (Some(old), Some(new)) => Some(new.days() - old.days()),
            _ => None,
        };
        let periods = match (&old.cited, &new.cited) {
            (Some(old), Some(new)) if old.series == new.series => {
                Some(i64::from(new.period) - i64::from(old.period))
            }
            _ => None,
        };
        let years = match (old.adopted, new.adopted) {
            (Some(old), Some(new)) => Some(i64::from(new.year) - i64::from(old.year)),
            _ => periods,
        };
        let days = days.or(periods.map(|periods| ONE_YEAR * periods)).unwrap_or(ONE_YEAR);
        let years = years.unwrap_or(1);
        let reversed = days < 0;
        let ends = if reversed {
            let [old, new] = ends;
            [new, old]
        } else {
            ends
        };
        let (days, years) = (days.abs(), years.abs());
        Distance { language, reversed, of_documents: false, days, years, ends }
    }

    /// How far ordinals of yearly things move: one at least.
    fn turns(&self) -> i64 {
        let [early, late] = &self.ends;
        let sessions = match (&early.cited, &late.cited) {
            (Some(early), Some(late)) if early.series == late.series => {
                (i64::from(late.period) - i64::from(early.period)).abs()
            }
            _ => self.years,
        };
        // A Council's documents are counted by years, its sessions are not.
        if sessions > 100 { self.years } else { sessions }.max(1)
    }

    /// Whether the later value is the earlier one moved on by the documents' distance.
    pub fn moves_on(&self, early: &What, late: &What) -> bool {
        match (early, late) {
            (What::Ordinal(early), What::Ordinal(late)) => {
                i64::from(*late) - i64::from(*early) == self.turns()
            }
            (What::Year(early), What::Year(late)) => self.years_on(*early, *late),
            (What::Years(first, end), What::Years(then, last)) => {
                let long = i64::from(*end) - i64::from(*first);
                let on = i64::from(*then) - i64::from(*first);
                long == i64::from(*last) - i64::from(*then)
                    && (on == self.turns() || on == long || on == long + 1)
            }
            (What::Date(early), What::Date(late)) => self.date_moves_on(*early, *late),
            (What::Year(early), What::Date(When { year: Some(late), .. }))
            | (What::Date(When { year: Some(early), .. }), What::Year(late)) => {
                self.years_on(*early, *late)
            }
            (What::Document(early), What::Document(late)) => self.document_moves_on(early, late),
            _ => false,
        }
    }

    /// Whether one session may be the other of its kind after the documents' distance: some bodies meet three times a year.
    pub fn meetings_on(&self, early: u32, late: u32) -> bool {
        let on = i64::from(late) - i64::from(early);
        (self.turns()..=3 * self.turns()).contains(&on)
    }

    fn years_on(&self, early: u16, late: u16) -> bool {
        let on = i64::from(late) - i64::from(early);
        on > 0 && on == self.years.max(self.turns().min(1))
    }

    /// A year that is not printed is taken to be the one that fits: it may follow later in the text.
    fn date_moves_on(&self, early: When, late: When) -> bool {
        let shifted = |year: u16, by: i64| u16::try_from(i64::from(year) + by).ok();
        let (early, late) = match (early.year, late.year) {
            (Some(year), None) if (early.month, early.day) != (late.month, late.day) => {
                let year = shifted(year, self.years);
                (early, When { year, ..late })
            }
            (None, Some(year)) if (early.month, early.day) != (late.month, late.day) => {
                let year = shifted(year, -self.years);
                (When { year, ..early }, late)
            }
            _ => (early, late),
        };
        match (early.about(), late.about()) {
            (Some(early), Some(late)) => {
                let on = late.days() - early.days();
                on > 0 && (on - self.days).abs() <= SEASON.max(self.days / 4)
            }
            _ => false,
        }
    }

    /// Whether the number of a session in a symbol moved on: "GC(68)" → "GC(69)".
    pub fn session_on(&self, early: &What, late: &What) -> bool {
        match (early, late) {
            (What::Number(early), What::Number(late)) => (late - early) as i64 == self.turns(),
            _ => false,
        }
    }

    /// Whether a document is the earlier of the two.
    pub fn is_predecessor(&self, cited: &Document) -> bool {
        let [early, _] = &self.ends;
        early.cited.as_ref() == Some(cited)
    }

    /// Whether the symbol of the same yearly series moved on.
    pub fn document_moves_on(&self, early: &Document, late: &Document) -> bool {
        let same_series = early.series == late.series;
        let [first, _] = &self.ends;
        if same_series && first.cited.as_ref() == Some(late) && early.period <= late.period {
            return true;
        }
        let on = i64::from(late.period) - i64::from(early.period);
        let is_year = early.period > 1900;
        let yearly = if is_year { self.years } else { self.turns() };
        let thrice = early.series.contains(Document::HUMAN_RIGHTS_COUNCIL)
            && self.council_moves_on(early, late);
        let within_year =
            is_year && self.days < 300 && (0..=1).contains(&on) && early.number != late.number;
        same_series && (on == yearly && on > 0 || thrice || within_year)
    }

    /// Whether one number of the Human Rights Council, which holds three sessions a year, may be the other moved on.
    pub fn council_moves_on(&self, early: &Document, late: &Document) -> bool {
        let on = i64::from(late.period) - i64::from(early.period);
        (2 * self.turns()..=4 * self.turns()).contains(&on)
    }

    /// What the new document is, in whose words a change is cited.
    pub fn own(&self) -> Option<&Document> {
        let [early, late] = &self.ends;
        if self.reversed { early } else { late }.cited.as_ref()
    }

    /// Whether a value belongs to the time between the two documents, so that the later one cites it for the first time.
    pub fn is_of_the_year_past(&self, value: &What) -> bool {
        let [early, late] = &self.ends;
        match value {
            What::Date(when) => match (when.about(), early.adopted, late.adopted) {
                (Some(day), Some(early), Some(late)) => {
                    (early.days() - SAME_SESSION..=late.days()).contains(&day.days())
                }
                _ => false,
            },
            What::Year(year) => match (early.adopted, late.adopted) {
                (Some(early), Some(late)) => (early.year..=late.year).contains(year),
                _ => false,
            },
            What::Document(cited) => match (&early.cited, &late.cited) {
                (Some(early), Some(late)) => {
                    cited.series == early.series
                        && (early.period..=late.period).contains(&cited.period)
                        || self.is_report_of_the_year_past(cited, early, late)
                }
                _ => false,
            },
            _ => false,
        }
    }

    /// "A/79/88" between A/RES/78/241 and A/RES/79/62.
    fn is_report_of_the_year_past(
        &self,
        cited: &Document,
        early: &Document,
        late: &Document,
    ) -> bool {
        early.is_resolution()
            && cited.series == "A"
            && cited.period > early.period
            && cited.period <= late.period
    }
}
