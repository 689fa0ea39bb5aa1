//! Numbers and marks alone on their lines: of pages, or stray.

use super::{Finder, forms, is_bare_number};
use crate::model::SetAsideKind;
use crate::structure::digits::leading_number;
use crate::structure::labels::Label;
use crate::structure::lines::Line;

/// The number of a page in recognised text has at most so many digits: four are a year.
const DIGITS_OF_PAGE: usize = 3;

impl<'a, 't> Finder<'a, 't> {
    /// A number alone on its line is that of a page where it stands among no other numbers, as recognised text has it: between the
    /// end of a paragraph and the beginning of another, or between blank lines where a sentence is torn. A bullet above another
    /// label is a stray mark.
    pub(super) fn mark_lone_numbers(&mut self) {
        // The marks of notes without their words count up.
        let counts = |of: &Line<'_>, by: u32| leading_number(&of.text)?.0.checked_add(by);
        let goes_on = |a: &Line<'_>, b: &Line<'_>| {
            let are = |is: fn(&str) -> bool| is(&a.text) && is(&b.text);
            are(forms::is_mark) || are(is_bare_number) && b.gap > 0 && counts(a, 1) == counts(b, 0)
        };
        let mut found = Vec::with_capacity(self.lines.len());
        for group in self.lines.chunk_by(goes_on) {
            let (start, end) = (found.len(), found.len() + group.len());
            let around =
                start.checked_sub(1).and_then(|above| self.text_at(above).zip(self.text_at(end)));
            let lone = |line| around.and_then(|(above, below)| lone(line, above, below));
            found.extend(group.iter().map(lone));
        }
        for (kind, found) in self.kinds.iter_mut().zip(found) {
            *kind = kind.or(found);
        }
    }

    /// The line, where it is one of text.
    fn text_at(&self, at: usize) -> Option<&'a Line<'t>> {
        let line = self.lines.get(at)?;
        (self.kinds[at].is_none() && !line.row && !is_bare_number(&line.text)).then_some(line)
    }
}

/// What a number or a mark alone on its line is, between the lines of text above and below it.
fn lone(line: &Line<'_>, above: &Line<'_>, below: &Line<'_>) -> Option<SetAsideKind> {
    if line.text.len() > DIGITS_OF_PAGE || line.given_label.is_some() {
        return None;
    }
    let is_below_end = above.text.ends_paragraph();
    if forms::is_mark(&line.text) {
        let is_stray = is_below_end && below.text.label.as_ref().is_some_and(Label::is_of_list);
        return is_stray.then_some(SetAsideKind::Separator);
    }
    // With text just below it, it is the mark of a note.
    let opens = || below.text.label.is_some() || below.text.is_preambular();
    let is_apart = below.gap > 0 || line.gap == 0 && opens();
    let goes_on = below.text.starts_with(char::is_lowercase);
    let is_torn = !line.whole && !is_below_end && goes_on && line.gap > 0;
    let is_new = below.text.label.is_some() || !goes_on;
    let is_between = is_below_end && is_new && (!line.whole || opens());
    let is_number = is_bare_number(&line.text) && is_apart && (is_torn || is_between);
    is_number.then_some(SetAsideKind::PageNumber)
}
