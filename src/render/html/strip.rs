//! Two pictures of where the changes are: the whole text as a strip of cells, the old text above the new
//! one, and a strip at the margin of the page.
//!
//! Their links are for pointers; the list of changes in words leads a keyboard or a screen reader to the
//! same places. All numbers are whole, so that the picture is the same on every machine.

use maud::{Markup, PreEscaped, html};

use crate::compare::{Change, Row, Slot};
use crate::model::{Paragraph, Resolution, Sides};
use crate::render::figures::counted;
use crate::render::html::Page;
use crate::render::html::rows::class;
use crate::render::html::sections::Group;
use crate::render::html::text::{name, plain};
use crate::render::outline::folds;
use crate::render::sentences;

/// The width of a cell with the space after it.
const STEP: usize = 10;
/// The width of a cell.
const CELL: usize = 9;
/// The space between two parts of a resolution.
const GAP: usize = 6;
/// The height of a cell.
const HEIGHT: usize = 30;
/// Where the cells of the new text begin.
const NEW: usize = 70;
/// The height of the whole.
const WHOLE: usize = 100;
/// The least and the most that an edited cell is filled, so that it is seen to be edited and not new.
const FILLED: [usize; 2] = [6, 26];

/// The strip of the whole text, with its legend.
pub(super) fn chart(page: &Page<'_>) -> Markup {
    let documents = page.documents();
    let names = page.names();
    let chart = Chart { page, at: documents.map(places) };
    let width = chart.width();
    let of = |document: &Resolution| counted(document.paragraphs.len(), "paragraph");
    html! {
        figure.strip {
            h3 { "The whole text" }
            p.end { "Old: " (name(names.old)) ", " (of(documents.old)) }
            svg viewBox={ "0 0 " (width) " " (WHOLE) } preserveAspectRatio="none" aria-hidden="true" {
                (chart.bands())
                (chart.moves())
                @for (index, row) in page.view.rows.iter().enumerate() { (chart.cells(index, row)) }
            }
            p.end { "New: " (name(names.new)) ", " (of(documents.new)) }
            figcaption {
                p { "One cell for each paragraph, old above new; what stayed in place is joined in grey." }
                span.key.kept { "unchanged" } span.key.edited { "edited: the more filled, the more changed" }
                span.key.added { "added" } span.key.removed { "removed" }
                @if page.view.summary.paragraphs.moved > 0 { span.key.moved { "moved" } }
            }
        }
    }
}

/// Where each paragraph of a document begins; parts stand apart. The last number is where the text ends.
fn places(document: &Resolution) -> Vec<usize> {
    let mut places = Vec::with_capacity(document.paragraphs.len() + 1);
    let mut group = None;
    let mut at = 0;
    for Paragraph { kind, .. } in &document.paragraphs {
        let next = Group::of(*kind).or(group);
        if group.is_some() && next != group {
            at += GAP;
        }
        group = next;
        places.push(at);
        at += STEP;
    }
    places.push(at);
    places
}

struct Chart<'p, 'c> {
    page: &'p Page<'c>,
    at: Sides<Vec<usize>>,
}

impl Chart<'_, '_> {
    fn width(&self) -> usize {
        let end = |at: &[usize]| at.last().copied().unwrap_or_default();
        end(&self.at.old).max(end(&self.at.new)).max(STEP)
    }

    /// The left and the right end of a row on both sides; `None` for what stands on one side alone.
    fn ends(&self, row: &Row) -> Option<Sides<[usize; 2]>> {
        let ends = |indexes: &[usize], at: &[usize]| {
            let first = at.get(*indexes.first()?)?;
            let last = at.get(*indexes.last()?)?;
            Some([*first, last + CELL])
        };
        Some(Sides::new(
            ends(&row.paragraphs.old, &self.at.old)?,
            ends(&row.paragraphs.new, &self.at.new)?,
        ))
    }

    /// What stayed in order, joined; neighbours on both sides in one piece.
    fn bands(&self) -> Markup {
        let mut bands: Vec<Sides<[usize; 2]>> = Vec::new();
        for row in self.page.view.rows.iter().filter(|row| !row.moved) {
            let Some(ends) = self.ends(row) else { continue };
            let next = |before: [usize; 2], after: [usize; 2]| before[1] + STEP - CELL == after[0];
            match bands.last_mut() {
                Some(last) if next(last.old, ends.old) && next(last.new, ends.new) => {
                    last.old[1] = ends.old[1];
                    last.new[1] = ends.new[1];
                }
                _ => bands.push(ends),
            }
        }
        html! {
            path.band d=(bands.iter().map(|Sides { old, new }| {
                format!("M{} {HEIGHT}H{}L{} {NEW}H{}Z", old[0], old[1], new[1], new[0])
            }).collect::<String>()) {}
        }
    }

    /// Moves, each a line that is a link.
    fn moves(&self) -> Markup {
        let rows = self.page.view.rows.iter().enumerate().filter(|(_, row)| row.moved);
        html! {
            @for (index, row) in rows {
                @if let Some(Sides { old, new }) = self.ends(row) {
                    a href={ "#" (self.page.ids.paragraphs.row(index)) } tabindex="-1" {
                        title { (self.told(row)) }
                        path.move vector-effect="non-scaling-stroke" d={ "M" ((old[0] + old[1]) / 2) " " (HEIGHT) "L" ((new[0] + new[1]) / 2) " " (NEW) } {}
                    }
                }
            }
        }
    }

    fn told(&self, row: &Row) -> Markup {
        let part = &self.page.paragraphs;
        plain(&format!("{}: {}", part.names(row), sentences::sentence(part, row, None)))
    }

    /// The cells of a row on both sides: all of them links to it.
    fn cells(&self, index: usize, row: &Row) -> Markup {
        let ids = &self.page.ids.paragraphs;
        let old = row.paragraphs.old.iter().filter_map(|&at| self.at.old.get(at));
        let new = row.paragraphs.new.iter().filter_map(|&at| self.at.new.get(at));
        let filled = filled(row);
        html! {
            a href={ "#" (ids.row(index)) } tabindex="-1" class=[(!folds(row)).then(|| class(row))] {
                @if !folds(row) { title { (self.told(row)) } }
                @for &x in old {
                    @if filled < HEIGHT { (cell(x, 0, row.moved)) }
                    @if filled > 0 { rect.removed x=(x) y=(HEIGHT - filled) width=(CELL) height=(filled) {} }
                }
                @for &x in new {
                    @if filled < HEIGHT { (cell(x, NEW, row.moved)) }
                    @if filled > 0 { rect.added x=(x) y=(NEW) width=(CELL) height=(filled) {} }
                }
            }
        }
    }
}

fn cell(x: usize, y: usize, moved: bool) -> Markup {
    let effect = if moved { " vector-effect=\"non-scaling-stroke\"" } else { "" };
    PreEscaped(format!("<rect x=\"{x}\" y=\"{y}\" width=\"{CELL}\" height=\"{HEIGHT}\"{effect}/>"))
}

/// How much of a cell is filled: all of what is new or gone, else the more the less alike the two sides are.
fn filled(row: &Row) -> usize {
    match row.change {
        Change::Unchanged => 0,
        Change::Added | Change::Removed => HEIGHT,
        Change::Edited => {
            let unlike = 1.0 - row.similarity.unwrap_or(0.0).clamp(0.0, 1.0);
            let filled = (unlike * HEIGHT as f64).round() as usize;
            filled.clamp(FILLED[0], FILLED[1])
        }
    }
}

/// The strip at the margin: one line for each paragraph in reading order, coloured where it changed.
pub(super) fn margin(page: &Page<'_>) -> Markup {
    let comparison = page.view;
    let ids = &page.ids.paragraphs;
    let marks: Vec<(usize, &str, &'static str)> = comparison
        .order
        .iter()
        .enumerate()
        .filter_map(|(at, place)| match *place {
            Slot::Row(index) if folds(&comparison.rows[index]) => None,
            Slot::Row(index) => Some((at, ids.row(index), class(&comparison.rows[index]))),
            Slot::MovedFrom(index) => Some((at, ids.left(index).unwrap_or_default(), "kept moved")),
        })
        .collect();
    html! {
        @if !page.report.print && !marks.is_empty() {
            svg.margin viewBox={ "0 0 10 " (comparison.order.len() * STEP) } preserveAspectRatio="none" aria-hidden="true" {
                @for (at, id, class) in marks {
                    a href={ "#" (id) } tabindex="-1" class=(class) {
                        rect x="0" y=(at * STEP) width="10" height=(STEP) {}
                    }
                }
            }
        }
    }
}
