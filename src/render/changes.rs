//! The changed spans of a row as changes: a removed span and the added one after it are one.

use crate::classify::Verdict;
use crate::classify::rules::{Rule, rule};
use crate::compare::{Row, Span, Tag};

/// One change of a row.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Change<'r> {
    /// The words that went.
    pub(crate) removed: Option<&'r Span>,
    /// The words that came.
    pub(crate) added: Option<&'r Span>,
    /// What kind of change it is.
    pub(crate) verdict: &'r Verdict,
}

/// The changes of a row that have a class, in order.
pub(crate) fn changes(row: &Row) -> Vec<Change<'_>> {
    let mut changes: Vec<Change<'_>> = Vec::new();
    let mut before: Option<&Span> = None;
    for span in &row.spans {
        let follows = before.is_some_and(|before| {
            before.tag == Tag::Removed
                && span.tag == Tag::Added
                && before.typographic == span.typographic
        });
        before = Some(span);
        let Some(verdict) = &span.verdict else {
            continue;
        };
        match changes.last_mut() {
            Some(change) if follows => change.added = Some(span),
            _ => changes.push(Change {
                removed: Some(span).filter(|span| span.tag == Tag::Removed),
                added: Some(span).filter(|span| span.tag == Tag::Added),
                verdict,
            }),
        }
    }
    changes
}

/// The rules that the changes go by, each once, in the order in which they come.
pub(crate) fn rules_of(changes: &[Change<'_>]) -> Vec<&'static Rule> {
    let mut rules: Vec<&'static Rule> = Vec::new();
    for found in changes.iter().filter_map(|c| rule(c.verdict.rule)) {
        if !rules.contains(&found) {
            rules.push(found);
        }
    }
    rules
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::Class;
    use crate::render::sample::{Sketch, added, print_differs, removed, same};

    #[test]
    fn a_removed_span_and_the_added_one_after_it_are_one_change() {
        let judged = |mut span: Span| {
            span.verdict = Some(Verdict {
                class: Class::Wording,
                direction: None,
                rule: "words",
                evidence: String::new(),
            });
            span
        };
        let [old_print, new_print] = print_differs("a-b", "a\u{2011}b");
        let spans = [
            judged(removed("one")),
            judged(added("two")),
            same(" and "),
            judged(added("three ")),
            old_print,
            new_print,
            judged(removed(" four")),
        ];
        let comparison = Sketch::new().row(&["PP1"], &["PP1"], &spans).done();
        let row = &comparison.rows[0];
        let found = changes(row);
        let text = |span: Option<&Span>| span.map_or("", |span| span.text.as_str()).to_string();
        let pairs: Vec<(String, String)> = found
            .iter()
            .map(|change| (text(change.removed), text(change.added)))
            .collect();
        let expected = [("one", "two"), ("", "three "), (" four", "")];
        assert_eq!(pairs, expected.map(|(a, b)| (a.to_string(), b.to_string())));
        assert_eq!(rules_of(&found).len(), 1);
    }
}
