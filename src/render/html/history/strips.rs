//! The timeline as a picture: one strip of cells for each version, joined by bands.

use super::{Page, class};
use crate::render::html::drawing;
use crate::render::html::drawing::{CELL, STEP, band, line};
use crate::render::html::prelude::*;
use crate::series::Link;

/// The height of a cell.
const HEIGHT: usize = 26;
/// The height of a version with the bands below it.
const VERSION: usize = 64;
/// The height of the mark at the foot of a cell that the next version lacks.
const DROPPED: usize = 8;

/// The least and the most that the cell of a reworded paragraph is filled, so that it is seen to be reworded and not new.
const FILLED: [usize; 2] = [5, 20];

/// The strips of all versions.
pub(super) fn chart(page: &Page<'_>) -> Markup {
    let ui = page.ui;
    let counts = page.versions.iter().map(|version| version.paragraphs.len());
    let width = STEP * counts.max().unwrap_or(0).max(1);
    let height = top(page.versions.len() - 1) + HEIGHT;
    html! {
        figure.strip.timeline {
            div.drawing {
                ol.years aria-hidden="true" { @for head in &page.heads { li { (name(&head.year_and_name())) } } }
                svg viewBox={ "0 0 " (width) " " (height) } preserveAspectRatio="none" height=(height) aria-hidden="true" {
                    path.band d=(bands(page)) {}
                    @for (id, lineage) in page.lineages(Part::Paragraphs) {
                        a href={ "#" (id) } tabindex="-1" {
                            title { (title(page, lineage)) }
                            (cells(lineage))
                        }
                    }
                    @for (id, lineage) in page.lineages(Part::Paragraphs) { (lines(page, id, lineage)) }
                }
            }
            figcaption {
                p { (ui.timeline_cells()) }
                span.of.kept { (ui.legend_unchanged()) } span.of.rolled { (ui.only_rolled_over()) }
                span.of.edited { (ui.fate_reworded()) } span.of.added { (ui.legend_new()) }
                span.of.removed { (ui.legend_not_next()) } span.of.moved { (ui.legend_lines()) }
            }
        }
    }
}

fn top(version: usize) -> usize {
    version * VERSION
}

/// From where to where bands and lines go between two versions.
fn between(versions: Sides<usize>) -> Sides<usize> {
    Sides::new(top(versions.old) + HEIGHT, top(versions.new))
}

fn ends(row: &Row) -> Option<Sides<[usize; 2]>> {
    drawing::ends(row, |_, paragraph| Some(paragraph * STEP))
}

/// What stayed in order between two versions, joined.
fn bands(page: &Page<'_>) -> String {
    let steps = page.series.steps.iter().enumerate();
    let bands = steps.flat_map(|(old, step)| {
        let in_order = step.rows.iter().filter(|row| !row.moved);
        in_order.filter_map(ends).map(move |ends| band(ends, between(Sides::new(old, old + 1))))
    });
    bands.collect()
}

/// Moves and returns, each a line over the cells; those that return are broken.
fn lines(page: &Page<'_>, id: &str, lineage: LineageView<'_>) -> Markup {
    let (mut moves, mut returns) = (String::new(), String::new());
    for version in 0..page.versions.len() {
        for (link, from, row) in lineage.links(version) {
            let path = match link {
                Link::Return(_) => &mut returns,
                Link::Step(_) if row.moved => &mut moves,
                Link::Step(_) => continue,
            };
            if let Some(ends) = ends(row) {
                path.push_str(&line(ends, between(Sides::new(from, version))));
            }
        }
    }
    html! {
        @for (class, path) in [("move", moves), ("move back", returns)] {
            @if !path.is_empty() {
                a href={ "#" (id) } tabindex="-1" {
                    title { (title(page, lineage)) }
                    path class=(class) vector-effect="non-scaling-stroke" d=(path) {}
                }
            }
        }
    }
}

/// The cells of a lineage in all versions.
fn cells(lineage: LineageView<'_>) -> Markup {
    html! {
        @for (version, cell) in lineage.lineage.cells.iter().enumerate() {
            @let is_dropped = lineage.event(version + 1).is_some_and(|event| event.fate == Fate::Dropped);
            @for at in &cell.paragraphs {
                @if let Some(Event { fate, .. }) = lineage.event(version) {
                    rect.(class(fate)) x=(at * STEP) y=(top(version)) width=(CELL) height=(HEIGHT) {}
                    @if fate == Fate::Reworded {
                        rect.added x=(at * STEP) y=(top(version)) width=(CELL) height=(filled(lineage, version)) {}
                    }
                    @if is_dropped {
                        rect.removed x=(at * STEP) y=(top(version) + HEIGHT - DROPPED) width=(CELL) height=(DROPPED) {}
                    }
                }
            }
        }
    }
}

/// How much of the cell of a reworded paragraph is filled: the more the less alike it is to what it was.
fn filled(lineage: LineageView<'_>, version: usize) -> usize {
    let rows = lineage.links(version).filter_map(|(_, _, row)| row.similarity);
    let unlike = 1.0 - rows.fold(1.0, f64::min).clamp(0.0, 1.0);
    ((unlike * HEIGHT as f64).round() as usize).clamp(FILLED[0], FILLED[1])
}

/// A lineage in one line: "2023, 78/241: PP1; 2024, 79/62: PP2 reworded".
fn title(page: &Page<'_>, lineage: LineageView<'_>) -> String {
    let cells =
        page.heads.iter().enumerate().map(|(version, head)| (head, lineage.cell(page.ui, version)));
    let cells = cells.filter(|(_, cell)| !cell.is_empty());
    let cells = cells.map(|(head, cell)| page.ui.label(&head.year_and_name()) + &cell);
    revealed(&page.ui.semicolons(&cells.collect::<Vec<_>>())).into_owned()
}
