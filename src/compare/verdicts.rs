//! Rows → the class of every changed span.

use rustc_hash::FxHashMap;

use super::{Change, Row, Span, Tag};
use crate::both::at_once;
use crate::classify::{self, Class, Distance, Verdict};
use crate::model::{Kind, Resolution, Sides};

/// Gives a verdict to every changed span of the rows over paragraphs.
pub fn of_paragraphs(rows: &mut [Row], documents: Sides<&Resolution>, distance: &Distance) {
    let bytes = rows.iter().flat_map(|row| &row.spans).map(|span| span.text.len()).sum();
    let (first, second) = rows.split_at_mut(rows.len() / 2);
    let judge = |rows: &mut [Row]| {
        for row in rows {
            let kind = kind(row, documents);
            judge(row, Some(kind), distance);
        }
    };
    at_once(bytes, || judge(first), || judge(second));
}

/// Gives a verdict to every changed span of the rows over notes.
pub fn of_notes(rows: &mut [Row], distance: &Distance) {
    for row in rows {
        judge(row, None, distance);
    }
}

/// The kind of the row's first paragraph, of the new text where there is one.
fn kind(row: &Row, documents: Sides<&Resolution>) -> Kind {
    let new = row.paragraphs.new.first().map(|&at| documents.new.paragraphs[at].kind);
    let old = row.paragraphs.old.first().map(|&at| documents.old.paragraphs[at].kind);
    new.or(old).unwrap_or(Kind::Annex)
}

fn judge(row: &mut Row, kind: Option<Kind>, distance: &Distance) {
    if row.spans.is_empty() {
        return;
    }
    let (old, new) = (side(&row.spans, Tag::Removed), side(&row.spans, Tag::Added));
    let whole = matches!(row.change, Change::Added | Change::Removed);
    let (mut at_old, mut at_new) = (0, 0);
    let mut at = 0;
    while at < row.spans.len() {
        let span = &row.spans[at];
        if span.tag == Tag::Same {
            at_old += span.text.len();
            at_new += span.text.len();
            at += 1;
            continue;
        }
        // A removed span and the added one after it are one change.
        let is_pair = span.tag == Tag::Removed
            && row
                .spans
                .get(at + 1)
                .is_some_and(|next| next.tag == Tag::Added && next.typographic == span.typographic);
        let count = if is_pair { 2 } else { 1 };
        let len = |tag: Tag| {
            let spans = row.spans[at..at + count].iter().filter(|span| span.tag == tag);
            spans.map(|span| span.text.len()).sum::<usize>()
        };
        let ranges =
            Sides::new(at_old..at_old + len(Tag::Removed), at_new..at_new + len(Tag::Added));
        (at_old, at_new) = (ranges.old.end, ranges.new.end);
        if !span.typographic {
            let edit = classify::Edit { kind, texts: Sides::new(&old, &new), ranges };
            let verdict: Verdict = if whole {
                classify::classify_whole(&edit, distance)
            } else {
                classify::classify(&edit, distance)
            };
            for span in &mut row.spans[at..at + count] {
                span.verdict = Some(verdict.clone());
            }
        }
        at += count;
    }
    mark_swapped(&mut row.spans);
}

/// Two words that changed places are one change of order, not two of wording.
fn mark_swapped(spans: &mut [Span]) {
    let is_pair = |at: &usize| {
        let is_wording = |span: &Span| {
            span.verdict.as_ref().is_some_and(|verdict| verdict.class() == Class::Wording)
        };
        spans[*at].tag == Tag::Removed
            && spans.get(at + 1).is_some_and(|next| next.tag == Tag::Added)
            && is_wording(&spans[*at])
    };
    let pairs: Vec<usize> = (0..spans.len()).filter(is_pair).collect();
    let words =
        |at: usize| (spans[at].text.trim().to_owned(), spans[at + 1].text.trim().to_owned());
    let mut open: FxHashMap<(String, String), usize> = FxHashMap::default();
    let mut swapped = Vec::new();
    for &at in &pairs {
        let (old, new) = words(at);
        match open.remove(&(new.clone(), old.clone())) {
            Some(other) => swapped.push((other, at, classify::swapped(&new, &old))),
            None => {
                open.insert((old, new), at);
            }
        }
    }
    for (one, other, verdict) in swapped {
        for at in [one, one + 1, other, other + 1] {
            spans[at].verdict = Some(verdict.clone());
        }
    }
}

/// The text of a side.
fn side(spans: &[Span], own: Tag) -> String {
    let texts = spans.iter().filter(|span| span.tag == Tag::Same || span.tag == own);
    texts.map(|span| span.text.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::{Evidence, Rule};

    fn span(tag: Tag, text: &str) -> Span {
        let verdict = (tag != Tag::Same).then(|| Verdict {
            rule: Rule::Words,
            direction: None,
            evidence: Evidence::Nothing,
        });
        Span { tag, text: text.to_owned(), typographic: false, verdict }
    }

    #[test]
    fn two_words_that_changed_places_are_one_change_of_order() {
        let mut spans = vec![
            span(Tag::Removed, "independence"),
            span(Tag::Added, "impartiality"),
            span(Tag::Same, " of judges and the "),
            span(Tag::Removed, "impartiality"),
            span(Tag::Added, "independence"),
            span(Tag::Same, " of "),
            span(Tag::Removed, "courts"),
            span(Tag::Added, "tribunals"),
        ];
        mark_swapped(&mut spans);
        let rules: Vec<Rule> = spans
            .iter()
            .filter_map(|span| span.verdict.as_ref().map(|verdict| verdict.rule))
            .collect();
        let order = Rule::OrderOfWords;
        assert_eq!(rules, [order, order, order, order, Rule::Words, Rule::Words]);
    }
}
