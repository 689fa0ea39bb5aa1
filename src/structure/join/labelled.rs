//! Whether a line that begins with a label begins a paragraph.

use super::place::Place;
use crate::structure::labels::{self, Label};

impl Place<'_, '_> {
    /// Whether the line has a label and begins a paragraph with it.
    pub(super) fn begins_with_label(&self) -> bool {
        let (before, line) = (&self.before().text, self.line());
        let Some(label) = &line.text.label else { return false };
        let (ended, ended_strongly) = (before.ends_paragraph(), before.ends_strongly());
        if label.operative_number().is_some() && ended && label.is_alone()
            || self.is_next(&line.text) && self.is_below_number(label)
        {
            return true;
        }
        if label.is_bullet() || self.goes_on_in_line(label) {
            return false;
        }
        let is_list_set_in = self.shape().is_indented && self.is_set_in() && ended_strongly;
        let is_apart = line.gap > 0
            || line.turn
            || self.is_first_line()
            || self.is_short_before()
            || ended && self.goes_on_in_list(label);
        is_list_set_in || is_apart && (ended || line.gap > 0 || label.is_alone())
    }

    /// Whether the line before leaves room for the next number: it ends, or a verb shows that the number begins a paragraph.
    fn is_below_number(&self, label: &Label<'_>) -> bool {
        let before = &self.before().text;
        before.ends_strongly()
            || self.in_heading
            || self.is_first_line()
            || self.phrases.is_operative(label.rest)
            || before.ends_paragraph() && (self.is_preamble || !self.is_full_before())
    }

    /// Whether the label follows one that a paragraph above began with, or is the first below a colon.
    fn goes_on_in_list(&self, label: &Label<'_>) -> bool {
        let is_first = self.before().text.ends_with([':', '：']);
        label.readings.iter().any(|&(system, value)| {
            is_first && value == 1 || self.listed.contains(&(system, value.wrapping_sub(1)))
        })
    }

    /// Whether the label before it stands in the middle of the paragraph's sentence: "by (a) investing in …; (b) …; (c)".
    fn goes_on_in_line(&self, label: &Label<'_>) -> bool {
        let follows = |other: Label<'_>| {
            other
                .readings
                .iter()
                .any(|&(system, value)| label.readings.contains(&(system, value + 1)))
        };
        let lines = &self.lines[self.start..self.at];
        let words = lines.iter().flat_map(|line| line.text.split_whitespace()).skip(1);
        label.operative_number().is_none()
            && words.filter_map(labels::parse).any(|other| other.is_alone() && follows(other))
    }
}
