//! The interface: what the program says around the texts, in the languages of the United Nations.
//!
//! The messages stand in `ui/`, a file a language, whole sentences with what is filled in by name; `build/messages.rs` makes a
//! method of each, documented by its English, so that a message that a language lacks stops the build. How numbers,
//! shares and dates are printed stands there too. What programs read (JSON, CSV) is in English always.

use crate::render::prelude::*;

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

/// What the addresses of an annex begin with.
const ANNEX: &str = "Annex";

/// The messages of a language, in the order of their names: of each its one form, its six plural forms, or its list.
struct Table {
    code: &'static str,
    /// All forms behind each other.
    text: &'static str,
    /// Where each form ends in the text.
    ends: &'static [u32],
    /// How many forms there are up to the last one of each message.
    last: &'static [u16],
}

/// The interface in one language.
#[derive(Clone, Copy)]
pub(crate) struct Ui(&'static Table);

/// A piece of a message: its own words, or what was put between them.
pub(crate) enum Said<T> {
    Words(String),
    Slot(T),
}

impl Ui {
    /// The interface in a language; in English where there is none in it.
    pub(crate) fn new(language: Language) -> Self {
        let of = |code: &str| TABLES.iter().find(|table| table.code == code);
        Self(of(language.code()).or(of("en")).unwrap_or(&TABLES[0]))
    }

    /// The interface that programs read.
    pub(crate) fn english() -> Self {
        Self::new(Language::default())
    }

    /// Its language.
    pub(crate) fn language(self) -> Language {
        Language::from_code(self.0.code).unwrap_or_default()
    }

    /// Whether its lines run from right to left.
    pub(crate) fn is_right_to_left(self) -> bool {
        self.language().script().is_right_to_left()
    }

    /// The characters of all messages.
    #[cfg(feature = "pdf")]
    pub(crate) fn characters(self) -> impl Iterator<Item = char> {
        self.0.text.chars()
    }

    fn form(self, message: usize, number: Option<usize>) -> &'static str {
        let all = self.places(message);
        let plural = if all.len() == 1 { 0 } else { form_of(self.0.code, number.unwrap_or(0)) };
        self.at(all.start + plural)
    }

    /// The forms of a message, or its list.
    fn forms(self, message: usize) -> impl Iterator<Item = &'static str> {
        self.places(message).map(move |place| self.at(place))
    }

    /// Which forms are those of a message.
    fn places(self, message: usize) -> Range<usize> {
        let until = |at: usize| self.0.last.get(at).copied().unwrap_or_default().into();
        message.checked_sub(1).map_or(0, until)..until(message)
    }

    fn at(self, place: usize) -> &'static str {
        let end = |at: usize| self.0.ends.get(at).copied().unwrap_or_default() as usize;
        let start = place.checked_sub(1).map_or(0, end);
        self.0.text.get(start..end(place)).unwrap_or_default()
    }

    /// A form with its number and its texts.
    fn fill(self, form: &str, number: Option<usize>, texts: &[&str]) -> String {
        let mut filled = String::with_capacity(form.len() + 16);
        let mut rest = form;
        while let Some((before, after)) = rest.split_once('{') {
            let Some((hole, after)) = after.split_once('}') else { break };
            filled.push_str(before);
            match (hole.parse::<usize>(), number) {
                (Ok(at), _) => filled.push_str(texts.get(at).copied().unwrap_or_default()),
                (Err(_), Some(number)) => filled.push_str(&self.number(number)),
                (Err(_), None) => {}
            }
            rest = after;
        }
        filled.push_str(rest);
        filled
    }

    /// The same with something between the words.
    fn mark<T, const N: usize>(
        self,
        form: &str,
        number: Option<usize>,
        texts: &[&str],
        slots: [T; N],
    ) -> Vec<Said<T>> {
        let mut slots = slots.map(Some);
        let mut parts = Vec::with_capacity(2 * N + 1);
        let words = |words: &str, parts: &mut Vec<Said<T>>| {
            if !words.is_empty() {
                parts.push(Said::Words(self.fill(words, number, texts)));
            }
        };
        for piece in form.split('<') {
            let slot = piece.split_once('>');
            let slot = slot.and_then(|(hole, rest)| Some((hole.parse::<usize>().ok()?, rest)));
            match slot {
                Some((at, rest)) => {
                    parts.extend(slots.get_mut(at).and_then(Option::take).map(Said::Slot));
                    words(rest, &mut parts);
                }
                None => words(piece, &mut parts),
            }
        }
        parts
    }

    /// A number with what stands between its thousands: "7,312".
    pub(crate) fn number(self, number: usize) -> String {
        let digits = number.to_string();
        let groups: Vec<Cow<'_, str>> =
            digits.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy).collect();
        // Four digits stand together where the language joins them.
        let joint =
            if digits.len() <= 4 { self.joint_of_four() } else { self.joint_of_thousands() };
        groups.join(joint)
    }

    /// An address as people read it: what it says in a word ("Opener", "Annex II") in this language.
    pub(crate) fn address(self, name: &str) -> Cow<'_, str> {
        match (name, name.strip_prefix(ANNEX)) {
            ("Opener", _) => Cow::Borrowed(self.address_opener()),
            ("Closing", _) => Cow::Borrowed(self.address_closing()),
            (_, Some(rest)) => Cow::Owned(format!("{}{rest}", self.address_annex())),
            _ => Cow::Owned(name.to_owned()),
        }
    }

    /// Some of them, in order.
    pub(crate) fn addresses(self, names: &[String]) -> Vec<Cow<'_, str>> {
        names.iter().map(|name| self.address(name)).collect()
    }

    /// A share in per cent with one decimal. Only a whole is "100%" and only nothing is "0%": a single deleted word counts.
    pub(crate) fn percent(self, part: usize, whole: usize) -> String {
        if part == whole {
            return self.per_cent("100");
        }
        if part == 0 {
            return self.per_cent("0");
        }
        let tenths = ((part * 1000 + whole / 2) / whole).clamp(1, 999);
        self.per_cent(&format!("{}{}{}", tenths / 10, self.decimal_mark(), tenths % 10))
    }

    /// A share in whole per cent.
    pub(crate) fn whole_percent(self, share: usize) -> String {
        self.per_cent(&share.to_string())
    }

    /// A date as the United Nations prints it: "22 December 2023".
    pub(crate) fn date(self, date: Date) -> String {
        match date.civil() {
            Some(day) => {
                let month = usize::try_from(day.month() - 1).unwrap_or_default();
                let month = self.months().nth(month).unwrap_or_default();
                let number = day.day().to_string();
                let day = if day.day() == 1 { self.first_day() } else { &number };
                self.day_month_year(day, month, &date.year.to_string())
            }
            None => date.to_string(),
        }
    }

    /// "a, b and c".
    pub(crate) fn and<S: AsRef<str>>(self, all: &[S]) -> String {
        match all {
            [] => String::new(),
            [one] => one.as_ref().to_owned(),
            [first @ .., last] => self.and_last(&self.commas(first), last.as_ref()),
        }
    }

    /// The same of names.
    pub(crate) fn and_names<S: AsRef<str>>(self, all: &[S]) -> String {
        match all {
            [] => String::new(),
            [one] => one.as_ref().to_owned(),
            [first @ .., last] => self.and_last_name(&self.commas(first), last.as_ref()),
        }
    }

    /// "a, b, c".
    pub(crate) fn commas<S: AsRef<str>>(self, all: &[S]) -> String {
        joined_by(all, self.comma())
    }

    /// "a; b; c".
    pub(crate) fn semicolons<S: AsRef<str>>(self, all: &[S]) -> String {
        joined_by(all, self.semicolon())
    }
}

fn joined_by<S: AsRef<str>>(all: &[S], joint: &str) -> String {
    all.iter().map(AsRef::as_ref).collect::<Vec<&str>>().join(joint)
}

/// Which plural form a number takes, as CLDR 46 has it: zero, one, two, few, many, other.
fn form_of(code: &str, number: usize) -> usize {
    let (tens, hundreds) = (number % 10, number % 100);
    let is_of_millions = number > 0 && number.is_multiple_of(1_000_000);
    match (code, number) {
        ("ar", 0) => 0,
        ("ar" | "en" | "es" | "fr", 1) | ("fr", 0) => 1,
        ("ar", 2) => 2,
        ("ar", _) if (3..=10).contains(&hundreds) => 3,
        ("ar", _) if hundreds >= 11 => 4,
        ("ru", _) if tens == 1 && hundreds != 11 => 1,
        ("ru", _) if (2..=4).contains(&tens) && !(12..=14).contains(&hundreds) => 3,
        ("ru", _) => 4,
        ("es" | "fr", _) if is_of_millions => 4,
        _ => 5,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_take_the_forms_of_their_language() {
        for (code, number, form) in [
            ("en", 1, 1),
            ("en", 0, 5),
            ("fr", 0, 1),
            ("fr", 2, 5),
            ("fr", 1_000_000, 4),
            ("ru", 21, 1),
            ("ru", 11, 4),
            ("ru", 102, 3),
            ("ru", 13, 4),
            ("ar", 0, 0),
            ("ar", 2, 2),
            ("ar", 103, 3),
            ("ar", 11, 4),
            ("ar", 100, 5),
            ("zh", 1, 5),
        ] {
            assert_eq!(form_of(code, number), form, "{code} {number}");
        }
    }

    #[test]
    fn every_language_has_its_interface_and_a_name_in_all() {
        for language in Language::ALL.into_iter().filter(|language| language.is_known()) {
            assert_eq!(Ui::new(language).language(), language);
            assert_eq!(Ui::new(language).names_of_languages().count(), Language::ALL.len());
            assert_eq!(Ui::new(language).months().count(), 12);
        }
        for language in Language::ALL {
            let called = Ui::english().names_of_languages().nth(language as usize);
            assert_eq!(called, Some(language.name()));
        }
    }

    #[test]
    fn a_single_deleted_word_counts() {
        let ui = Ui::english();
        assert_eq!(ui.percent(30_999, 31_000), "99.9%");
        assert_eq!(ui.percent(1, 31_000), "0.1%");
        assert_eq!(ui.percent(31_000, 31_000), "100%");
        assert_eq!(ui.percent(1, 3), "33.3%");
    }

    #[test]
    fn thousands_have_commas() {
        for (number, printed) in [(0, "0"), (999, "999"), (7312, "7,312"), (1_000_000, "1,000,000")]
        {
            assert_eq!(Ui::english().number(number), printed);
        }
    }

    #[test]
    fn dates_are_printed_as_the_united_nations_does() {
        assert_eq!(Ui::english().date(Date::new(2023, 12, 22).unwrap()), "22 December 2023");
        let first = Date::new(2025, 12, 1).unwrap();
        assert_eq!(Ui::new(Language::French).date(first), "1er décembre 2025");
    }
}
