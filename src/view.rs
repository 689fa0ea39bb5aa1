//! What of a comparison is shown: all of it, or what is left when the changes of some classes are hidden.
//!
//! The comparison itself never changes. What a reader does not want to see is shown as if it had always been so.

use std::borrow::Cow;

use crate::classify::Class;
use crate::compare::row::change_runs;
use crate::compare::{Change, Comparison, Row, Slot, Span, Summary, Warning, count_changes};
use crate::findings::Findings;
use crate::model::{Language, Part, Resolution, Sides};

/// A comparison and its findings, as they are shown.
#[derive(Debug, Clone, PartialEq)]
pub struct View<'c> {
    /// The comparison that it is a view of, whole.
    pub comparison: &'c Comparison,
    /// The two documents.
    pub documents: Sides<&'c Resolution>,
    /// The rows of paragraphs, in reading order.
    pub rows: Cow<'c, [Row]>,
    /// The reading order of the rows and of the places that moved rows left.
    pub order: Cow<'c, [Slot]>,
    /// The rows of notes.
    pub notes: Cow<'c, [Row]>,
    /// The figures of the whole comparison.
    pub summary: &'c Summary,
    /// Reasons to doubt.
    pub warnings: &'c [Warning],
    /// What was left out.
    pub hidden: Hidden,
    /// What is said about the whole document.
    pub findings: Cow<'c, Findings>,
    /// The language of the words around the texts.
    pub ui: Language,
}

/// What was left out of a comparison.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hidden {
    /// The classes that were hidden, the most substantial first; empty where nothing was.
    pub classes: Vec<Class>,
    /// How many changes of kept rows are shown as unchanged words.
    pub changes: usize,
    /// How many rows of paragraphs were left out: additions and removals.
    pub rows: usize,
    /// How many rows of notes were left out.
    pub notes: usize,
}

impl<'c> View<'c> {
    /// All of a comparison.
    pub fn new(comparison: &'c Comparison, findings: &'c Findings) -> Self {
        Self {
            comparison,
            documents: comparison.documents.as_ref(),
            rows: Cow::Borrowed(&comparison.rows),
            order: Cow::Borrowed(&comparison.order),
            notes: Cow::Borrowed(&comparison.notes),
            summary: &comparison.summary,
            warnings: &comparison.warnings,
            hidden: Hidden::default(),
            findings: Cow::Borrowed(findings),
            ui: Language::default(),
        }
    }

    /// The same with the words around the texts in another language than English.
    pub fn with_ui(self, ui: Language) -> Self {
        Self { ui, ..self }
    }

    /// The rows of one part.
    pub fn rows(&self, part: Part) -> &[Row] {
        match part {
            Part::Paragraphs => &self.rows,
            Part::Notes => &self.notes,
        }
    }

    /// How many changes there are of each class, worst first; a removed span and the added one after it are one.
    pub fn changes(&self) -> Vec<(Class, usize)> {
        count_changes(self.rows.iter().chain(self.notes.iter()))
    }

    /// The same without the changes of the given classes.
    ///
    /// Hidden changes are shown unmarked, where one text is shown in its own words, where both are shown together in
    /// those of the new one; a row without other changes counts as unchanged, and an addition or removal that is hidden
    /// is left out. The figures of the summary stay those of the whole comparison.
    pub fn hide(self, classes: &[Class]) -> Self {
        let mut classes = classes.to_vec();
        classes.sort_unstable();
        classes.dedup();
        if classes.is_empty() {
            return self;
        }
        let mut changes = 0;
        let mut shown = |rows: &[Row]| -> Vec<Option<Row>> {
            let shown = rows.iter().map(|row| {
                if row.is_alone() {
                    let is_left_out = row.spans.iter().any(|span| is_hidden(span, &classes));
                    return (!is_left_out).then(|| row.clone());
                }
                let row = hide_in(row.clone(), &classes);
                changes += row.hidden;
                Some(row)
            });
            shown.collect()
        };
        let (rows, notes) = (shown(&self.rows), shown(&self.notes));
        let left_out = |rows: &[Option<Row>]| rows.iter().filter(|row| row.is_none()).count();
        let hidden = Hidden { changes, rows: left_out(&rows), notes: left_out(&notes), classes };
        // For each row its place when those left out are gone.
        let mut next = 0..;
        let places: Vec<Option<usize>> =
            rows.iter().map(|row| row.as_ref().and_then(|_| next.next())).collect();
        let slot = |slot: &Slot| match *slot {
            Slot::Row(row) => places[row].map(Slot::Row),
            Slot::MovedFrom(row) => places[row].map(Slot::MovedFrom),
        };
        let order = self.order.iter().filter_map(slot).collect();
        let rows: Vec<Row> = rows.into_iter().flatten().collect();
        let findings = self.findings.follow(&places, &rows);
        Self {
            order,
            rows: rows.into(),
            notes: notes.into_iter().flatten().collect(),
            hidden,
            findings: Cow::Owned(findings),
            ..self
        }
    }
}

fn is_hidden(span: &Span, classes: &[Class]) -> bool {
    span.verdict.as_ref().is_some_and(|verdict| classes.contains(&verdict.class()))
}

/// Shows the hidden changes of a row like differences in print: each text in its own words, unmarked.
fn hide_in(mut row: Row, classes: &[Class]) -> Row {
    let runs = change_runs(&row.spans);
    row.hidden = runs.iter().filter(|run| is_hidden(&row.spans[run.start], classes)).count();
    for span in row.spans.iter_mut().filter(|span| is_hidden(span, classes)) {
        (span.typographic, span.verdict) = (true, None);
    }
    if row.change == Change::Edited && !row.spans.iter().any(Span::is_change) {
        row.change = Change::Unchanged;
    }
    row
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::compare;
    use crate::findings;
    use crate::model::{Side, Sides, Source};
    use crate::{read, structure};

    fn compared(old: &str, new: &str) -> Comparison {
        let document = |text: &str| {
            let raw = read::read(text.as_bytes()).unwrap();
            structure::rebuild(&raw, Source::default(), None)
        };
        compare(Sides::new(document(old), document(new)))
    }

    const OLD: &str = "The General Assembly,\n\nAlarmed by the news,\n\n1. Requests States parties to report;\n\n\
                       2. Decides to meet at its seventy-ninth session.";
    const NEW: &str = "The General Assembly,\n\nAlarmed by the news,\n\nRecalling the wide interest of all,\n\n\
                       1. Urges States Parties to report;\n\n2. Decides to meet at its eightieth session.";

    #[test]
    fn what_is_hidden_is_shown_unmarked() {
        let comparison = compared(OLD, NEW);
        let findings = findings::find(&comparison);
        let view = View::new(&comparison, &findings).hide(&[Class::RollOver, Class::Editorial]);
        let edited: Vec<&Row> =
            view.rows.iter().filter(|row| row.change == Change::Edited).collect();
        let [row] = edited.as_slice() else {
            panic!("one row is edited");
        };
        assert_eq!(row.marked(), "[-Requests-]{+Urges+} States Parties to report;");
        assert_eq!(row.text(Side::Old), "Requests States parties to report;");
        assert_eq!(view.hidden.changes, 2);
        assert_eq!(view.rows.last().unwrap().hidden, 1);
    }

    #[test]
    fn hidden_additions_are_left_out_and_the_order_fits() {
        let comparison = compared(OLD, NEW);
        let findings = findings::find(&comparison);
        let rows = comparison.rows.len();
        let view = View::new(&comparison, &findings).hide(&[Class::Addition]);
        assert_eq!(view.hidden.rows, 1);
        assert_eq!(view.rows.len(), rows - 1);
        assert_eq!(view.order.len(), rows - 1);
        for place in view.order.iter() {
            let (Slot::Row(row) | Slot::MovedFrom(row)) = place;
            assert!(*row < view.rows.len());
        }
    }

    #[test]
    fn nothing_hidden_is_nothing_changed() {
        let comparison = compared(OLD, NEW);
        let findings = findings::find(&comparison);
        let whole = View::new(&comparison, &findings);
        assert_eq!(whole.clone().hide(&[]), whole);
    }
}
