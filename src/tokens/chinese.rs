//! Cutting Chinese, by a dictionary with the terms of the United Nations added.

use std::ops::Range;
use std::sync::LazyLock;

use fst::raw::Fst;

use super::TokenKind;
use crate::language::{Table, is_han_numeral, simplified};

/// Words with how often each is used, looked up where they lie in the program: nothing is loaded.
static WORDS: LazyLock<Option<Fst<&[u8]>>> =
    LazyLock::new(|| Fst::new(&include_bytes!(concat!(env!("OUT_DIR"), "/chinese.fst"))[..]).ok());

/// How often all words together are used.
const ALL_USES: u64 = include!(concat!(env!("OUT_DIR"), "/chinese_uses.rs"));

/// Cuts a run of Chinese characters that begins at byte `offset` of its text.
///
/// Of all ways to cut it into words the likeliest, by how often each word is used; of two as likely that with the longer
/// word first. The dictionary is one of simplified Chinese; a traditional text is cut where its simplified form is.
pub(super) fn cut(run: &str, offset: usize, take: &mut impl FnMut(Range<usize>, TokenKind)) {
    let folded: String = run.chars().map(simplified).collect();
    let all = (ALL_USES as f64).ln();
    // For each place the likelihood of the best way from there to the end, and where its first word ends.
    let mut ways = vec![(0.0, 0); folded.len() + 1];
    for (start, c) in folded.char_indices().rev() {
        let mut best = None;
        for_each_word(&folded.as_bytes()[start..], |len, uses| {
            let end = start + len;
            let likelihood = (uses as f64).ln() - all + ways[end].0;
            if best.is_none_or(|(other, _)| likelihood >= other) {
                best = Some((likelihood, end));
            }
        });
        let end = start + c.len_utf8();
        ways[start] = best.unwrap_or(match is_ideograph(c) {
            true => (-all + ways[end].0, end),
            // No word goes over it.
            false => (0.0, end),
        });
    }
    let mut start = 0;
    while start < run.len() {
        let end = ways[start].1;
        take(offset + start..offset + end, TokenKind::Word);
        start = end;
    }
}

/// The words at the head of a text, shorter ones first: how many bytes each has, and how often it is used.
fn for_each_word(text: &[u8], mut each: impl FnMut(usize, u64)) {
    let Some(words) = &*WORDS else { return };
    let (mut node, mut uses) = (words.root(), 0);
    for (at, &byte) in text.iter().enumerate() {
        let Some(next) = node.find_input(byte) else { return };
        let step = node.transition(next);
        uses += step.out.value();
        node = words.node(step.addr);
        if node.is_final() {
            each(at + 1, uses + node.final_output().value());
        }
    }
}

/// Whether a character may stand in words of the dictionary.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{2ebef}')
}

/// Bytes of "第 78/241 号", "第七十九届" at the head of a text.
pub(super) fn ordinal_end(text: &str, table: &Table) -> Option<usize> {
    let rest = text.strip_prefix(table.ordinal_prefix)?;
    let is_numeral = |c: char| c.is_ascii_digit() || is_han_numeral(c) || "/()（） ".contains(c);
    let measured = rest.trim_start_matches(is_numeral);
    let measure = table.measures.iter().find(|measure| measured.starts_with(**measure))?;
    (measured.len() < rest.len()).then(|| text.len() - measured.len() + measure.len())
}
