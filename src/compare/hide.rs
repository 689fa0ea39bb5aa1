//! Leaving out the changes of some classes: what a reader does not want to see is shown as if it had always been so.

use super::{Change, Comparison, Place, Row, Span, Tag};
use crate::classify::Class;

/// What was left out of a comparison.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hidden {
    /// The classes that were hidden, worst first; empty where nothing was.
    pub classes: Vec<Class>,
    /// How many changes of kept rows are shown as unchanged words.
    pub changes: usize,
    /// How many rows over paragraphs were left out: additions and removals.
    pub rows: usize,
    /// How many rows over notes were left out.
    pub notes: usize,
}

/// Hides the changes of the given classes.
///
/// Hidden changes are shown in the words of the new text; a row without other changes counts as unchanged, and an
/// addition or removal that is hidden is left out. So the old text cannot be rebuilt from what is left. The figures of
/// the summary stay those of the whole comparison.
pub fn hide(comparison: &mut Comparison, classes: &[Class]) {
    let mut classes = classes.to_vec();
    classes.sort_unstable();
    classes.dedup();
    if classes.is_empty() {
        return;
    }
    let mut hidden = Hidden { classes, ..Hidden::default() };
    let rows = comparison.rows.iter_mut().chain(&mut comparison.notes);
    for row in rows.filter(|row| !is_alone(row)) {
        let count = hide_in(row, &hidden.classes);
        hidden.changes += count;
        row.hidden = count;
    }
    let leave_out =
        |row: &Row| is_alone(row) && row.spans.iter().any(|span| is_hidden(span, &hidden.classes));
    let kept_notes =
        |rows: &[Row]| rows.iter().filter(|row| !leave_out(row)).cloned().collect::<Vec<_>>();
    let notes = kept_notes(&comparison.notes);
    hidden.notes = comparison.notes.len() - notes.len();
    comparison.notes = notes;
    let places = places(&comparison.rows, leave_out);
    let rows = kept_notes(&comparison.rows);
    hidden.rows = comparison.rows.len() - rows.len();
    comparison.rows = rows;
    comparison.order = comparison
        .order
        .iter()
        .filter_map(|place| match *place {
            Place::Row(row) => places[row].map(Place::Row),
            Place::MovedFrom(row) => places[row].map(Place::MovedFrom),
        })
        .collect();
    comparison.findings.follow(&places, &comparison.rows);
    comparison.hidden = hidden;
}

fn is_alone(row: &Row) -> bool {
    matches!(row.change, Change::Added | Change::Removed)
}

fn is_hidden(span: &Span, classes: &[Class]) -> bool {
    span.verdict.as_ref().is_some_and(|verdict| classes.contains(&verdict.class()))
}

/// For each row its place when those left out are gone.
fn places(rows: &[Row], leave_out: impl Fn(&Row) -> bool) -> Vec<Option<usize>> {
    let mut next = 0;
    let place = rows.iter().map(|row| {
        (!leave_out(row)).then(|| {
            next += 1;
            next - 1
        })
    });
    place.collect()
}

/// Shows the hidden changes of a row in the words of the new text; returns how many there were.
fn hide_in(row: &mut Row, classes: &[Class]) -> usize {
    let (mut count, mut spans): (usize, Vec<Span>) = (0, Vec::with_capacity(row.spans.len()));
    let mut after_removed = false;
    for mut span in std::mem::take(&mut row.spans) {
        if is_hidden(&span, classes) {
            // A removed span and the added one after it are one change.
            count += usize::from(!(after_removed && span.tag == Tag::Added));
            after_removed = span.tag == Tag::Removed;
            if after_removed {
                continue;
            }
            span.tag = Tag::Same;
            span.verdict = None;
        } else {
            after_removed = false;
        }
        match spans.last_mut() {
            Some(last) if last.tag == Tag::Same && span.tag == Tag::Same => {
                last.text.push_str(&span.text)
            }
            _ => spans.push(span),
        }
    }
    if row.change == Change::Edited
        && spans.iter().all(|span| span.tag == Tag::Same || span.typographic)
    {
        row.change = Change::Unchanged;
    }
    row.spans = spans;
    count
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::{CompareOptions, compare};
    use crate::model::{Sides, Source};
    use crate::{read, structure};

    fn compared(old: &str, new: &str) -> Comparison {
        let document = |text: &str| {
            let raw = read::read(text.as_bytes()).unwrap();
            structure::rebuild(&raw, Source::default(), None)
        };
        compare(Sides::new(document(old), document(new)), &CompareOptions::default())
    }

    const OLD: &str = "The General Assembly,\n\nAlarmed by the news,\n\n1. Requests States parties to report;\n\n\
                       2. Decides to meet at its seventy-ninth session.";
    const NEW: &str = "The General Assembly,\n\nAlarmed by the news,\n\nRecalling the wide interest of all,\n\n\
                       1. Urges States Parties to report;\n\n2. Decides to meet at its eightieth session.";

    #[test]
    fn what_is_hidden_is_shown_as_new_text() {
        let mut comparison = compared(OLD, NEW);
        hide(&mut comparison, &[Class::RollOver, Class::Editorial]);
        let edited: Vec<&Row> =
            comparison.rows.iter().filter(|row| row.change == Change::Edited).collect();
        let [row] = edited.as_slice() else {
            panic!("one row is edited");
        };
        let words: Vec<(Tag, &str)> =
            row.spans.iter().map(|span| (span.tag, span.text.as_str())).collect();
        assert_eq!(
            words,
            [
                (Tag::Removed, "Requests"),
                (Tag::Added, "Urges"),
                (Tag::Same, " States Parties to report;"),
            ]
        );
        assert_eq!(comparison.hidden.changes, 2);
        assert_eq!(comparison.rows.last().unwrap().hidden, 1);
    }

    #[test]
    fn hidden_additions_are_left_out_and_the_order_fits() {
        let mut comparison = compared(OLD, NEW);
        let rows = comparison.rows.len();
        hide(&mut comparison, &[Class::Wording]);
        assert_eq!(comparison.hidden.rows, 1);
        assert_eq!(comparison.rows.len(), rows - 1);
        assert_eq!(comparison.order.len(), rows - 1);
        for place in &comparison.order {
            let (Place::Row(row) | Place::MovedFrom(row)) = place;
            assert!(*row < comparison.rows.len());
        }
    }

    #[test]
    fn nothing_hidden_is_nothing_changed() {
        let whole = compared(OLD, NEW);
        let mut comparison = whole.clone();
        hide(&mut comparison, &[]);
        assert_eq!(comparison, whole);
    }
}
