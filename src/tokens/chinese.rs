//! Cutting Chinese, by a dictionary with the terms of the United Nations added.

use std::sync::OnceLock;

use jieba_rs::Jieba;

use super::Class;
use super::scan::Piece;
use crate::language::{Table, is_han_numeral, simplified, table};
use crate::model::Language;

/// Loads the dictionary at the first call.
fn dictionary() -> &'static Jieba {
    static DICTIONARY: OnceLock<Jieba> = OnceLock::new();
    DICTIONARY.get_or_init(|| {
        let mut dictionary = Jieba::new();
        for term in Language::ALL.into_iter().flat_map(|language| table(language).terms) {
            dictionary.add_word(term, Some(100_000), None);
        }
        dictionary
    })
}

/// Cuts a run of Chinese characters that begins at byte `offset` of its text.
///
/// The dictionary is one of simplified Chinese; a traditional text is cut where its simplified form is.
pub(super) fn cut(run: &str, offset: usize, take: &mut impl FnMut(Piece)) {
    let mut start = offset;
    let folded: String = run.chars().map(simplified).collect();
    for word in dictionary().cut(&folded, false) {
        let end = start + word.word.len();
        take(Piece { start, end, class: Class::Word });
        start = end;
    }
}

/// The end of "2023 年 12 月 22 日" that begins at `at`; the day may be missing.
pub(super) fn date_end(text: &str, at: usize, table: &Table) -> Option<usize> {
    let [year, month, day] = table.date_units else { return None };
    let year = number_before(text, at, year)?;
    if year.digits != 4 {
        return None;
    }
    let month = number_before(text, year.end, month)?;
    Some(number_before(text, month.end, day).map_or(month.end, |day| day.end))
}

/// The end of "第 78/241 号", "第七十九届" that begins at `at`.
pub(super) fn ordinal_end(text: &str, at: usize, table: &Table) -> Option<usize> {
    let rest = &text[at + table.ordinal_prefix.len()..];
    let numeral = |c: char| c.is_ascii_digit() || is_han_numeral(c) || "/()（） ".contains(c);
    let len = rest.find(|c| !numeral(c))?;
    let measure = table.measures.iter().find(|measure| rest[len..].starts_with(**measure))?;
    (len > 0).then(|| text.len() - rest.len() + len + measure.len())
}

struct Numbered {
    digits: usize,
    end: usize,
}

/// Digits and then the given character, with spaces before either.
fn number_before(text: &str, at: usize, unit: &str) -> Option<Numbered> {
    let rest = text[at..].trim_start();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let after = rest[digits..].trim_start();
    (digits > 0 && after.starts_with(unit))
        .then(|| Numbered { digits, end: text.len() - after.len() + unit.len() })
}
