//! Output for people at a terminal, in a pipe or in a text file.
//!
//! Whether there is colour, and how wide the output is, is decided by the caller once and handed over as
//! a value; nothing here asks the terminal or the environment.

mod blame;
mod canvas;
mod document;
mod explanation;
mod findings;
mod first;
mod frame;
mod history;
mod inline;
mod list;
mod pairs;
mod prelude;
mod rules;
mod side_by_side;
mod style;
mod table;
#[cfg(test)]
mod tests;
pub(crate) mod wrap;

use std::io;

use crate::compare::Slot;
use crate::model::Part;
use crate::render::outline::{Entry, outline, outline_of};
use crate::render::part_view::PartView;
use crate::render::{Role, phrases, sections};
use crate::view::View;

pub use blame::write_blame;
pub use canvas::Canvas;
pub use document::write_resolution;
pub use explanation::write_explanation;
pub use history::write_history;
pub use pairs::write_pairs;
pub use rules::{write_rule, write_rules};
pub use style::{Paint, Theme};
pub use table::write_versions;

/// The columns by which the text of a paragraph is set in under its address.
const INDENT: usize = 4;

/// How a comparison is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrangement {
    /// Old and new words in one text.
    Inline,
    /// The old text on the left, the new one on the right.
    SideBySide,
    /// One line per changed paragraph.
    List,
    /// Header and figures only.
    Summary,
}

impl Arrangement {
    /// The narrowest output that gets columns beside each other unless told otherwise: two columns of
    /// about 68 characters, as wide as the United Nations print theirs.
    pub const SIDE_BY_SIDE_FROM: usize = 140;

    /// The view for an output of this width.
    pub fn for_width(width: usize) -> Arrangement {
        if width >= Arrangement::SIDE_BY_SIDE_FROM {
            Arrangement::SideBySide
        } else {
            Arrangement::Inline
        }
    }
}

/// Writes a comparison; with `all`, unchanged paragraphs in full.
pub fn write_comparison(
    canvas: &mut Canvas<'_>,
    view: &View<'_>,
    arrangement: Arrangement,
    all: bool,
) -> io::Result<()> {
    frame::header(canvas, view);
    if arrangement != Arrangement::List {
        first::write(canvas, view);
    }
    canvas.blank();
    frame::summary(canvas, view);
    if arrangement != Arrangement::Summary {
        canvas.blank();
        let ranks = &view.findings.reading_order;
        part(canvas, &PartView::new(view, Part::Paragraphs), ranks, arrangement, all);
        notes(canvas, view, arrangement, all);
    }
    // A list and a summary are to be short.
    if !matches!(arrangement, Arrangement::List | Arrangement::Summary) {
        findings::write(canvas, view);
    }
    canvas.end()
}

/// Writes the section of the notes; nothing where neither document has any.
fn notes(canvas: &mut Canvas<'_>, view: &View<'_>, arrangement: Arrangement, all: bool) {
    let notes = PartView::new(view, Part::Notes);
    if notes.rows.is_empty() {
        return;
    }
    canvas.blank();
    let counts = &view.summary.notes;
    if counts.unchanged == notes.rows.len() && counts.moved == 0 && !all {
        return canvas.say(Role::Quiet, notes.ui.notes_unchanged(), 0);
    }
    canvas.heading(notes.ui.notes_heading());
    if arrangement != Arrangement::List {
        canvas.blank();
    }
    part(canvas, &notes, &[], arrangement, all)
}

/// Writes all rows of paragraphs or notes; in a list, those in `ranks` first.
fn part(
    canvas: &mut Canvas<'_>,
    part: &PartView<'_>,
    ranks: &[usize],
    arrangement: Arrangement,
    all: bool,
) {
    if arrangement == Arrangement::List {
        let mut entries = outline(part, all);
        list::rank(&mut entries, ranks);
        return list::entries(canvas, part, &entries, all);
    }
    let places = sections::places(part);
    let sections: Vec<_> = places.chunk_by(|(_, group), (_, next)| group == next).collect();
    for (nth, section) in sections.iter().enumerate() {
        if nth > 0 {
            canvas.blank();
        }
        if sections.len() > 1 {
            canvas.heading(section[0].1.name(part.ui));
            canvas.blank();
        }
        let slots: Vec<Slot> = section.iter().map(|(slot, _)| *slot).collect();
        rows(canvas, part, &outline_of(part, &slots, all), arrangement);
    }
}

/// Writes rows in their order.
fn rows(canvas: &mut Canvas<'_>, part: &PartView<'_>, entries: &[Entry], arrangement: Arrangement) {
    let columns = side_by_side::column(canvas.width);
    for (place, &entry) in entries.iter().enumerate() {
        if place > 0 {
            canvas.blank();
        }
        match (entry, arrangement, columns) {
            (Entry::Unchanged { .. }, ..) => unchanged(canvas, part, entry),
            (_, Arrangement::SideBySide, Some(column)) => {
                side_by_side::entry(canvas, part, entry, column);
            }
            _ => inline::entry(canvas, part, entry),
        }
    }
}

/// Writes the one line of a run of unchanged rows: "PP8–PP11 unchanged".
fn unchanged(canvas: &mut Canvas<'_>, part: &PartView<'_>, entry: Entry) {
    let Entry::Unchanged { first, last, relabelled, hidden } = entry else {
        return;
    };
    let (first, last) = (&part.rows[first], &part.rows[last]);
    let words = match hidden {
        true => part.ui.unchanged_but_for_hidden(),
        false => phrases::unchanged(part.ui, part.same_name(first), relabelled),
    };
    let line = format!("{} {words}", part.ranges(first, last));
    canvas.say(Role::Quiet, line, 2)
}
