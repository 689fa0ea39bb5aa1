//! Cutting Chinese, by a dictionary with the terms of the United Nations added.

use std::ops::Range;
use std::sync::OnceLock;

use jieba_rs::Jieba;

use super::Class;
use crate::language::{Table, simplified};

/// So common that jieba never cuts a term.
const FREQUENCY: usize = 100_000;

/// Loads the dictionary at the first call.
fn dictionary(table: &Table) -> &'static Jieba {
    static DICTIONARY: OnceLock<Jieba> = OnceLock::new();
    DICTIONARY.get_or_init(|| {
        let mut dictionary = Jieba::new();
        for term in table.terms {
            dictionary.add_word(term, Some(FREQUENCY), None);
        }
        dictionary
    })
}

/// Cuts a run of Chinese characters that begins at byte `offset` of its text.
///
/// The dictionary is one of simplified Chinese; a traditional text is cut where its simplified form is.
pub(super) fn cut(
    run: &str,
    offset: usize,
    table: &Table,
    take: &mut impl FnMut(Range<usize>, Class),
) {
    let mut start = offset;
    let folded: String = run.chars().map(simplified).collect();
    for word in dictionary(table).cut(&folded, false) {
        let end = start + word.word.len();
        take(start..end, Class::Word);
        start = end;
    }
}

/// Bytes of "第 78/241 号", "第七十九届" at the head of a text.
pub(super) fn ordinal_end(text: &str, table: &Table) -> Option<usize> {
    let rest = table.ordinal_heads.iter().find_map(|head| text.strip_prefix(head))?;
    let is_numeral =
        |c: char| c.is_ascii_digit() || "/()（）一二三四五六七八九十百〇零 ".contains(c);
    let numeral = rest.trim_start_matches(is_numeral);
    let measure = table.measures.iter().find(|measure| numeral.starts_with(**measure))?;
    (numeral.len() < rest.len()).then(|| text.len() - numeral.len() + measure.len())
}
