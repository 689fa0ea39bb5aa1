//! Labels that an extractor has put together above their texts: "(b)", "(c)" and "3." on lines of their own, and the three texts below
//! one after the other.

use super::Label;
use crate::structure::lines::Line;

/// So many labels may stand above their texts (20 to 100): those of a page.
const MOST: usize = 50;

/// Puts each label before its text, where labels stand together and each finds one.
pub fn unstack(lines: &mut Vec<Line<'_>>) {
    let is_lone = |line: &Line<'_>| {
        !line.whole
            && line.given_label.is_none()
            && line.text.is_lone_label()
            && !line.text.label.as_ref().is_some_and(Label::is_bullet)
    };
    if !lines.windows(2).any(|pair| pair.iter().all(is_lone)) {
        return;
    }
    let mut order: Vec<usize> = Vec::with_capacity(lines.len());
    let mut waiting: Vec<usize> = Vec::new();
    // The labels from here on stand just above the line.
    let mut above = 0;
    for at in 0..lines.len() {
        if is_lone(&lines[at]) {
            waiting.push(at);
            if waiting.len() > MOST {
                return;
            }
            continue;
        }
        let before = order.last().map(|&at| &lines[at].text);
        let is_below_label = at > 0 && is_lone(&lines[at - 1]);
        let begins = lines[at].text.label.is_none()
            && (is_below_label || before.is_some_and(|before| before.ends_paragraph()));
        if begins && !waiting.is_empty() {
            let among = if is_below_label { above } else { 0 };
            let readings = |waits: &usize| {
                lines[waiting[*waits]].text.label.iter().flat_map(|label| &label.readings)
            };
            let opens = before.is_some_and(|before| before.ends_with([':', '：']));
            let first = |waits: &usize| opens && readings(waits).any(|&(_, value)| value == 1);
            let waits = (among..waiting.len()).find(first).unwrap_or(among);
            let label = waiting.remove(waits);
            order.push(label);
        }
        order.push(at);
        above = waiting.len();
    }
    if !waiting.is_empty() {
        return;
    }
    let mut taken: Vec<Option<Line<'_>>> = lines.drain(..).map(Some).collect();
    lines.extend(order.into_iter().filter_map(|at| taken[at].take()));
    // A label stands on the page of its text.
    for at in (1..lines.len()).rev() {
        if is_lone(&lines[at - 1]) {
            lines[at - 1].page = lines[at].page;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::table;
    use crate::model::Language;
    use crate::structure::lines::Text;

    #[test]
    fn labels_above_their_texts_are_put_before_them() {
        let read = |texts: &[&'static str]| {
            let phrases = table(Language::English);
            let line =
                |text: &&'static str| Line { text: Text::new(text, phrases), ..Line::default() };
            let mut lines: Vec<Line<'_>> = texts.iter().map(line).collect();
            unstack(&mut lines);
            lines.iter().map(|line| line.text.printed).collect::<Vec<_>>().join(" ")
        };
        let texts = [
            "2.",
            "Invites the Fund:",
            "(a)",
            "To publish the results for",
            "parents;",
            "(b)",
            "(c)",
            "3.",
            "To train teachers:",
        ];
        let more = [
            "(i)",
            "By boiling;",
            "(ii)",
            "By filtering;",
            "To report;",
            "Calls upon donors to pay;",
        ];
        assert_eq!(
            read(&[&texts[..], &more].concat()),
            "2. Invites the Fund: (a) To publish the results for parents; (b) To train teachers: (i) By boiling; (ii) By filtering; \
             (c) To report; 3. Calls upon donors to pay;"
        );
        assert_eq!(
            read(&["(b)", "To train teachers:", "(c)", "(i)", "By boiling;", "To report."]),
            "(b) To train teachers: (i) By boiling; (c) To report."
        );
        assert_eq!(read(&["(a)", "(b)", "(c)", "One;", "Two;"]), "(a) (b) (c) One; Two;");
    }
}
