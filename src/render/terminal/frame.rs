//! What stands around the rows of a comparison: the header above, the figures below.

use crate::render;
use crate::render::lead;
use crate::render::terminal::prelude::*;

/// The columns of the names beside the figures.
const NAMES: usize = 12;

/// How many doubts of one text are written out (1 to 10; of all texts of the corpus one in a hundred has more than two).
const DOUBTS: usize = 5;

/// Writes who is compared with whom, and every reason to doubt that this is what the reader wanted.
pub(super) fn header(canvas: &mut Canvas<'_>, view: &View<'_>) {
    let documents = view.documents;
    let names = documents.map(called);
    canvas.heading(format!("{} → {}", names.old, names.new));
    titles(canvas, view);
    let is_dated = documents.map(|d| d.masthead.adopted.or(d.masthead.issued).is_some());
    if is_dated.old || is_dated.new {
        let dates = documents.map(phrases::date_of);
        canvas.say(Role::Text, format!("{} → {}", dates.old, dates.new), 0);
    }
    canvas.say(Role::Text, lead::lead(view), 0);
    for warning in view.warnings {
        let words = phrases::warning(warning, view.documents);
        let runs = [Run::new(Role::Warning, "Warning:"), Run::new(Role::Text, format!(" {words}"))];
        canvas.text(&runs, 0);
    }
    doubts(canvas, view)
}

/// Writes what does not add up in the texts, the first of many.
fn doubts(canvas: &mut Canvas<'_>, view: &View<'_>) {
    let found = view.comparison.doubts();
    for (side, doubts) in [("old", found.old), ("new", found.new)] {
        for doubt in doubts.iter().take(DOUBTS) {
            let sentence = format!("Doubt: in the {side} text, {}", render::doubt(doubt));
            canvas.say(Role::Quiet, sentence, 0);
        }
        if let Some(more) = doubts.len().checked_sub(DOUBTS + 1) {
            let more = counted(more + 1, "more doubt");
            canvas.say(Role::Quiet, format!("{more} in the {side} text: see `resdiff show`"), 0);
        }
    }
}

fn titles(canvas: &mut Canvas<'_>, view: &View<'_>) {
    let titles = view.documents.map(|document| document.masthead.title.as_deref());
    if titles.are_equal() {
        return canvas.say(Role::Text, titles.new.unwrap_or_default(), 0);
    }
    for (name, title) in [("old title", titles.old), ("new title", titles.new)] {
        let title = [Run::new(Role::Text, title.unwrap_or("none found"))];
        canvas.hanging(&Line::new(Role::Quiet, name), &title, NAMES);
    }
}

/// Writes the figures.
pub(super) fn summary(canvas: &mut Canvas<'_>, view: &View<'_>) {
    let summary = &view.summary;
    let mut lines = vec![("Paragraphs", figures::rows(view, Part::Paragraphs))];
    if !view.notes.is_empty() {
        lines.push(("Notes", figures::rows(view, Part::Notes)));
    }
    let shares = [
        format!("{} of the old text is kept", figures::share_kept(&summary.words)),
        format!("{} of the new text is new", figures::share_new(&summary.words)),
    ];
    lines.extend([
        ("Words", figures::words(&summary.words).to_vec()),
        ("", shares.to_vec()),
        ("Changes", figures::class_counts(view)),
        ("Hidden", phrases::hidden(view).into_iter().collect()),
    ]);
    canvas.heading("Summary");
    for (name, figures) in lines.iter().filter(|(_, figures)| !figures.is_empty()) {
        beside(canvas, name, figures);
    }
}

/// Writes figures beside their name; a line ends between two of them, never inside one.
fn beside(canvas: &mut Canvas<'_>, name: &str, figures: &[String]) {
    let indent = NAMES + 2;
    let mut text = String::new();
    let mut at = indent;
    for (place, figure) in figures.iter().enumerate() {
        let comma = if place + 1 < figures.len() { "," } else { "" };
        let width = columns(figure) + comma.len();
        if place > 0 {
            let fits = at + 1 + width <= canvas.width;
            text.push(if fits { ' ' } else { '\n' });
            at = if fits { at + 1 } else { indent };
        }
        at += width;
        text += figure;
        text += comma;
    }
    canvas.entry(Role::Text, name, text, indent)
}
