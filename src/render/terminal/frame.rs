//! What stands around the rows of a comparison: the header above, the figures below.

use crate::render::doubts::doubt_in;
use crate::render::lead;
use crate::render::terminal::prelude::*;

/// The columns of the names beside the figures.
const NAMES: usize = 12;

/// How many doubts of one text are written out (1 to 10; of all texts of the corpus one in a hundred has more than two).
const DOUBTS: usize = 5;

/// Writes who is compared with whom, and every reason to doubt that this is what the reader wanted.
pub(super) fn header(canvas: &mut Canvas<'_>, view: &View<'_>) {
    let (ui, documents) = (Ui::new(view.ui), view.documents);
    let names = documents.map(called);
    canvas.heading(format!("{} → {}", names.old, names.new));
    titles(canvas, view);
    let is_dated = documents.map(|d| d.masthead.adopted.or(d.masthead.issued).is_some());
    if is_dated.old || is_dated.new {
        let dates = documents.map(|document| phrases::date_of(ui, document));
        canvas.say(Role::Text, format!("{} → {}", dates.old, dates.new), 0);
    }
    canvas.say(Role::Text, lead::lead(view), 0);
    for warning in view.warnings {
        let words = phrases::warning(ui, warning, view.documents);
        let runs = [
            Run::new(Role::Warning, ui.warning_colon()),
            Run::new(Role::Text, format!(" {words}")),
        ];
        canvas.text(&runs, 0);
    }
    doubts(canvas, view)
}

/// Writes what does not add up in the texts, the first of many.
fn doubts(canvas: &mut Canvas<'_>, view: &View<'_>) {
    let (ui, found) = (Ui::new(view.ui), view.comparison.doubts());
    for (side, doubts) in [(Side::Old, found.old), (Side::New, found.new)] {
        for doubt in doubts.iter().take(DOUBTS) {
            let doubt = doubt_in(ui, doubt);
            let sentence = match side {
                Side::Old => ui.doubt_in_old(&doubt),
                Side::New => ui.doubt_in_new(&doubt),
            };
            canvas.say(Role::Quiet, sentence, 0);
        }
        if let Some(more) = doubts.len().checked_sub(DOUBTS + 1) {
            let more = match side {
                Side::Old => ui.more_doubts_in_old(more + 1),
                Side::New => ui.more_doubts_in_new(more + 1),
            };
            canvas.say(Role::Quiet, more, 0);
        }
    }
}

fn titles(canvas: &mut Canvas<'_>, view: &View<'_>) {
    let titles = view.documents.map(|document| document.masthead.title.as_deref());
    if titles.are_equal() {
        return canvas.say(Role::Text, titles.new.unwrap_or_default(), 0);
    }
    let ui = Ui::new(view.ui);
    for (name, title) in [(ui.old_title(), titles.old), (ui.new_title(), titles.new)] {
        let title = [Run::new(Role::Text, title.unwrap_or(ui.none_found()))];
        canvas.hanging(&Line::new(Role::Quiet, name), &title, NAMES);
    }
}

/// Writes the figures.
pub(super) fn summary(canvas: &mut Canvas<'_>, view: &View<'_>) {
    let (ui, summary) = (Ui::new(view.ui), &view.summary);
    let mut lines = vec![(ui.paragraphs_heading(), figures::rows(view, Part::Paragraphs))];
    if !view.notes.is_empty() {
        lines.push((ui.notes_heading(), figures::rows(view, Part::Notes)));
    }
    let shares = [
        ui.share_kept(&figures::share_kept(ui, &summary.words)),
        ui.share_new(&figures::share_new(ui, &summary.words)),
    ];
    lines.extend([
        (ui.words_name(), figures::words(ui, &summary.words).to_vec()),
        ("", shares.to_vec()),
        (ui.changes_name(), figures::class_counts(view)),
        (ui.hidden(), phrases::hidden(view).into_iter().collect()),
    ]);
    let indent = widest(lines.iter().map(|(name, _)| name)).max(NAMES - 2) + 4;
    canvas.heading(ui.summary());
    for (name, figures) in lines.iter().filter(|(_, figures)| !figures.is_empty()) {
        beside(canvas, ui, name, figures, indent);
    }
}

/// Writes figures beside their name; a line ends between two of them, never inside one.
fn beside(canvas: &mut Canvas<'_>, ui: Ui, name: &str, figures: &[String], indent: usize) {
    let (joint, gap) = (ui.comma().trim_end(), if ui.comma().ends_with(' ') { " " } else { "" });
    let mut text = String::new();
    let mut at = indent;
    for (place, figure) in figures.iter().enumerate() {
        let comma = if place + 1 < figures.len() { joint } else { "" };
        let width = columns(figure) + columns(comma);
        if place > 0 {
            let fits = at + gap.len() + width <= canvas.width;
            text += if fits { gap } else { "\n" };
            at = if fits { at + gap.len() } else { indent };
        }
        at += width;
        text += figure;
        text += comma;
    }
    canvas.entry(Role::Text, name, text, indent)
}
