//! Rows → the class of every changed span.

use rustc_hash::FxHashMap;

use super::row::change_runs;
use super::{Row, Span, Tag};
use crate::classify::{self, Class, Distance};
use crate::model::{Kind, Resolution, Sides};

/// Gives a verdict to every changed span of the rows.
pub fn give(rows: &mut [Row], documents: Sides<&Resolution>, distance: &Distance) {
    for row in rows.iter_mut().filter(|row| row.spans.iter().any(Span::is_change)) {
        judge(row, documents, distance);
    }
}

/// The kind of the row's first paragraph, of the new text where there is one; none for notes.
fn kind(row: &Row, documents: Sides<&Resolution>) -> Option<Kind> {
    let kinds = documents.zip(row.paragraphs.as_ref()).map(|(document, indexes)| {
        indexes.first().and_then(|&at| document.item(row.part, at)?.kind)
    });
    kinds.new.or(kinds.old)
}

fn judge(row: &mut Row, documents: Sides<&Resolution>, distance: &Distance) {
    let kind = kind(row, documents);
    let texts = Sides::from_fn(|side| row.text(side));
    let (mut end, mut from) = (Sides::new(0, 0), 0);
    for run in change_runs(&row.spans) {
        for span in &row.spans[from..run.start] {
            end = end.map(|at| at + span.text.len());
        }
        let ranges = Sides::from_fn(|side| {
            let own = row.spans[run.clone()].iter().filter(|span| span.tag == Tag::only(side));
            let start = end[side];
            end[side] += own.map(|span| span.text.len()).sum::<usize>();
            start..end[side]
        });
        from = run.end;
        if row.spans[run.start].typographic {
            continue;
        }
        let texts = Sides::new(texts.old.as_str(), texts.new.as_str());
        let edit = classify::Edit { kind, texts, ranges, documents: Some(documents) };
        let verdict = match row.is_alone() {
            true => classify::classify_whole(&edit, distance),
            false => classify::classify(&edit, distance),
        };
        for span in &mut row.spans[run] {
            span.verdict = Some(verdict.clone());
        }
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
            Some(other) => {
                swapped.extend(classify::swapped(&new, &old).map(|verdict| (other, at, verdict)));
            }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::{Evidence, Rule, Verdict};

    fn span(tag: Tag, text: &str) -> Span {
        let verdict = (tag != Tag::Same).then_some(Verdict {
            rule: Rule::Words,
            direction: None,
            evidence: Evidence::Nothing,
        });
        Span { tag, text: text.to_owned(), words: 1, typographic: false, verdict }
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
