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

/// A date moves on with the documents when it does so to a quarter of their distance, and always to this many days: meetings
/// keep to a season, not to a day (10 to 60).
const SEASON: i64 = 45;

/// However far the documents lie apart, a date that moves on with them is off by no more than this many days (60 to 100).
const QUARTER: i64 = 91;

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
                self.years_on(*first, *then) && self.years_on(*end, *last)
            }
            (What::Date(early), What::Date(late)) => self.date_moves_on(*early, *late),
            (What::Document(early), What::Document(late)) => self.document_moves_on(early, late),
            _ => false,
        }
    }

    fn years_on(&self, early: u16, late: u16) -> bool {
        i64::from(late) - i64::from(early) == self.years.max(1)
    }

    fn date_moves_on(&self, early: When, late: When) -> bool {
        match (early.about(), late.about()) {
            (Some(first), Some(then)) => {
                let on = then.days() - first.days();
                early.day.is_some() == late.day.is_some()
                    && on > 0
                    && (on - self.days).abs() <= SEASON.max(self.days / 4).min(QUARTER)
            }
            _ => false,
        }
    }

    /// Whether both dates lie ahead, each when its own document was adopted.
    pub fn are_ahead(&self, early: When, late: When) -> bool {
        let dates = [early, late].into_iter().zip(&self.ends);
        let mut ahead = dates.map(|(when, end)| Some(when.date()?.days() > end.adopted?.days()));
        ahead.all(|is_ahead| is_ahead == Some(true))
    }

    /// Whether a document is the earlier of the two.
    pub fn is_predecessor(&self, cited: &Document) -> bool {
        let [early, _] = &self.ends;
        early.cited.as_ref() == Some(cited)
    }

    /// Whether a document is a resolution of the same organ as the earlier of the two.
    pub fn is_of_own_series(&self, cited: &Document) -> bool {
        let [early, _] = &self.ends;
        let counts_years = |document: &Document| document.period > 1000;
        early.cited.as_ref().is_some_and(|own| {
            own.is_resolution()
                && own.series == cited.series
                && counts_years(own) == counts_years(cited)
        })
    }

    /// Whether the symbol of the same yearly series moved on. The Security Council numbers its resolutions through: of
    /// two, the later is another one, unless it is the earlier text itself.
    pub fn document_moves_on(&self, early: &Document, late: &Document) -> bool {
        let on = i64::from(late.period) - i64::from(early.period);
        let is_year = early.period > 1900;
        let by_turns = on == if is_year { self.years.max(1) } else { self.turns() };
        let is_council = early.series.contains(Document::HUMAN_RIGHTS_COUNCIL);
        early.series == late.series
            && (by_turns && (early.series != "S" || self.is_predecessor(late))
                || is_council && self.council_moves_on(early, late))
    }

    /// Whether one number of the Human Rights Council, which holds three sessions a year, may be the other moved on.
    pub fn council_moves_on(&self, early: &Document, late: &Document) -> bool {
        let on = i64::from(late.period) - i64::from(early.period);
        (2 * self.turns()..=4 * self.turns()).contains(&on)
    }

    /// Whether one session of that Council may be the other moved on.
    pub fn council_sits(&self, early: u32, late: u32) -> bool {
        let on = i64::from(late) - i64::from(early);
        on != self.turns() && (2 * self.turns()..=4 * self.turns()).contains(&on)
    }

    /// What the new document is, in whose words a change is cited.
    pub fn own(&self) -> Option<&Document> {
        let [early, late] = &self.ends;
        if self.reversed { early } else { late }.cited.as_ref()
    }
}
