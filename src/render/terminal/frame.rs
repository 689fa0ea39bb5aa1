//! What stands around the rows of a comparison: the header above, the figures below.

use std::io;

use crate::model::Resolution;
use crate::render::terminal::canvas::{Canvas, piece};
use crate::render::terminal::wrap::{Line, Run, columns};
use crate::render::{Role, figures, phrases};
use crate::view::View;

/// The columns of the names beside the figures.
const NAMES: usize = 12;

/// Writes who is compared with whom, and every reason to doubt that this is what the reader wanted.
pub(super) fn header(canvas: &mut Canvas<'_>, view: &View<'_>) -> io::Result<()> {
    let documents = view.documents;
    let names = documents.map(called);
    let line = format!("{} → {}", names.old, names.new);
    canvas.text(&[Run::new(Role::Heading, line)], 0)?;
    titles(canvas, view)?;
    let masthead = documents.map(|document| &document.masthead);
    let dated = |m: &crate::model::Masthead| m.adopted.is_some() || m.issued.is_some();
    if dated(masthead.old) || dated(masthead.new) {
        let dates = documents.map(phrases::date_of);
        let line = format!("{} → {}", dates.old, dates.new);
        canvas.text(&[Run::new(Role::Text, line)], 0)?;
    }
    for warning in view.warnings {
        let words = phrases::warning(warning, view.documents);
        let runs = [Run::new(Role::Warning, "Warning:"), Run::new(Role::Text, format!(" {words}"))];
        canvas.hanging(&Line::default(), &runs, 0)?;
    }
    Ok(())
}

/// What a document is called at the head: its symbol, else where it was read from.
fn called(document: &Resolution) -> &str {
    match &document.masthead.symbol {
        Some(symbol) => symbol.as_str(),
        None => &document.source.name,
    }
}

fn titles(canvas: &mut Canvas<'_>, view: &View<'_>) -> io::Result<()> {
    let titles = view.documents.map(|document| document.masthead.title.as_deref());
    if titles.old == titles.new {
        let title = titles.new.unwrap_or_default();
        return canvas.text(&[Run::new(Role::Text, title)], 0);
    }
    for (name, title) in [("old title", titles.old), ("new title", titles.new)] {
        let title = title.unwrap_or("none found");
        canvas.hanging(&piece(Role::Quiet, name), &[Run::new(Role::Text, title)], NAMES)?;
    }
    Ok(())
}

/// Writes the figures.
pub(super) fn summary(canvas: &mut Canvas<'_>, view: &View<'_>) -> io::Result<()> {
    let summary = &view.summary;
    canvas.text(&[Run::new(Role::Heading, "Summary")], 0)?;
    named(canvas, "Paragraphs", &figures::rows(&summary.paragraphs))?;
    if !view.notes.is_empty() {
        named(canvas, "Notes", &figures::rows(&summary.notes))?;
    }
    named(canvas, "Words", &figures::words(&summary.words))?;
    let shares = [
        format!("{} of the old text is kept", figures::share_kept(&summary.words)),
        format!("{} of the new text is new", figures::share_new(&summary.words)),
    ];
    named(canvas, "", &shares)?;
    let classes = figures::class_counts(view);
    if !classes.is_empty() {
        named(canvas, "Changes", &classes)?;
    }
    if let Some(hidden) = phrases::hidden(view) {
        named(canvas, "Hidden", &[hidden])?;
    }
    Ok(())
}

/// Writes what the signs of classes mean; nothing where no word changed.
pub(super) fn legend(canvas: &mut Canvas<'_>, view: &View<'_>) -> io::Result<()> {
    if figures::class_counts(view).is_empty() {
        return Ok(());
    }
    let name = piece(Role::Quiet, "  Signs");
    canvas.hanging(&name, &[Run::new(Role::Quiet, phrases::LEGEND)], NAMES + 2)
}

/// Writes figures beside their name; a line ends between two of them, never inside one.
fn named(canvas: &mut Canvas<'_>, name: &str, figures: &[String]) -> io::Result<()> {
    let indent = NAMES + 2;
    let mut text = String::new();
    let mut at = indent;
    for (place, figure) in figures.iter().enumerate() {
        let figure = if place + 1 < figures.len() { format!("{figure},") } else { figure.clone() };
        let width = columns(&figure);
        if place > 0 {
            let fits = at + 1 + width <= canvas.width;
            text.push(if fits { ' ' } else { '\n' });
            at = if fits { at + 1 } else { indent };
        }
        at += width;
        text.push_str(&figure);
    }
    let name = piece(Role::Text, &format!("  {name}"));
    canvas.hanging(&name, &[Run::new(Role::Text, text)], indent)
}
