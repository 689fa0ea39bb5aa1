//! Which rows to read first.

use crate::classify::{Class, Verdict};
use crate::compare::{Change, Row, Span};
use crate::model::{Kind, Resolution, Sides};

/// A span without a class is taken for wording.
const UNKNOWN: Class = Class::Wording;

/// Class counts before length: as many words as these are worth one step of class weight (10 to 60). A long new
/// clause may pass a short change of verb, a slightly longer one may not.
const WORDS_A_STEP: u64 = 25;

/// Words beyond these add nothing (100 to 400): the ranking is of paragraphs, and all long ones are long enough.
const MOST_WORDS: u64 = 200;

/// Operative paragraphs decide, preambular ones give reasons: these weigh in halves.
const OPERATIVE: u64 = 4;
const PREAMBULAR: u64 = 2;
const OTHER: u64 = 1;

/// Rows that change words, or stand elsewhere, most substance first; where equal, in their order.
pub fn rank(documents: Sides<&Resolution>, rows: &[Row]) -> Vec<usize> {
    let mut ranked: Vec<(u64, usize)> = rows
        .iter()
        .enumerate()
        .filter(|(_, row)| is_to_read(row))
        .map(|(at, row)| (weight(documents, row), at))
        .collect();
    ranked.sort_by_key(|&(weight, at)| (std::cmp::Reverse(weight), at));
    ranked.into_iter().map(|(_, at)| at).collect()
}

/// Whether a row changes words, or stands elsewhere.
pub fn is_to_read(row: &Row) -> bool {
    row.change != Change::Unchanged || row.moved
}

fn weight(documents: Sides<&Resolution>, row: &Row) -> u64 {
    let changes = || row.spans.iter().filter(|span| span.is_change());
    let class = changes().map(of_class).max().unwrap_or(0);
    let words: usize = changes().filter(|span| of_class(span) > 0).map(|span| span.words).sum();
    let words = (words as u64).min(MOST_WORDS);
    (class * WORDS_A_STEP + words) * of_kind(documents, row)
}

fn of_class(span: &Span) -> u64 {
    span.verdict.as_ref().map_or(UNKNOWN.weight(), Verdict::weight)
}

/// What the kind of a row's paragraph weighs; a subparagraph counts as the paragraph it hangs on.
fn of_kind(documents: Sides<&Resolution>, row: &Row) -> u64 {
    let of = |document: &Resolution, at: Option<&usize>| {
        let paragraphs = document.paragraphs.get(..=*at?)?;
        let top = paragraphs.iter().rev().find(|p| p.kind != Kind::Subparagraph)?;
        Some(top.kind)
    };
    let kind = of(documents.new, row.paragraphs.new.first())
        .or_else(|| of(documents.old, row.paragraphs.old.first()));
    match kind {
        Some(Kind::Operative | Kind::Annex) => OPERATIVE,
        Some(Kind::Preambular) => PREAMBULAR,
        _ => OTHER,
    }
}
