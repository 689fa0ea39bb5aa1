//! Cutting Chinese, by a dictionary with the terms of the United Nations added.

use std::ops::Range;
use std::sync::OnceLock;

use jieba_rs::Jieba;

use super::TokenKind;
use crate::language::{Table, is_han_numeral, simplified, table};
use crate::model::Language;

/// So common that jieba never cuts a term.
const FREQUENCY: usize = 100_000;

/// Loads the dictionary at the first call.
fn dictionary() -> &'static Jieba {
    static DICTIONARY: OnceLock<Jieba> = OnceLock::new();
    DICTIONARY.get_or_init(|| {
        let mut dictionary = Jieba::new();
        for term in Language::ALL.into_iter().flat_map(|language| table(language).terms) {
            dictionary.add_word(term, Some(FREQUENCY), None);
        }
        dictionary
    })
}

/// Cuts a run of Chinese characters that begins at byte `offset` of its text.
///
/// The dictionary is one of simplified Chinese; a traditional text is cut where its simplified form is.
pub(super) fn cut(run: &str, offset: usize, take: &mut impl FnMut(Range<usize>, TokenKind)) {
    let mut start = offset;
    let folded: String = run.chars().map(simplified).collect();
    for word in dictionary().cut(&folded, false) {
        let end = start + word.word.len();
        take(start..end, TokenKind::Word);
        start = end;
    }
}

/// Bytes of "第 78/241 号", "第七十九届" at the head of a text.
pub(super) fn ordinal_end(text: &str, table: &Table) -> Option<usize> {
    let rest = text.strip_prefix(table.ordinal_prefix)?;
    let is_numeral = |c: char| c.is_ascii_digit() || is_han_numeral(c) || "/()（） ".contains(c);
    let measured = rest.trim_start_matches(is_numeral);
    let measure = table.measures.iter().find(|measure| measured.starts_with(**measure))?;
    (measured.len() < rest.len()).then(|| text.len() - measured.len() + measure.len())
}
