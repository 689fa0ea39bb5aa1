//! The timeline as a picture: one strip of cells for each version, joined by bands.
//!
//! Its links are for pointers; the table below leads a keyboard or a screen reader to the same places. All numbers
//! are whole, so that the picture is the same on every machine.

use maud::{Markup, html};

use super::{Page, class};
use crate::compare::Row;
use crate::model::Part;
use crate::render::html::text::{bare, name};
use crate::render::timeline;
use crate::series::{Event, Fate, Lineage, Link};

/// The width of a cell with the space after it, and without.
const STEP: usize = 10;
const CELL: usize = 9;
/// The height of a cell.
const HEIGHT: usize = 26;
/// The height of a version with the bands below it.
const VERSION: usize = 64;

/// The strips of all versions.
pub(super) fn chart(page: &Page<'_>) -> Markup {
    let counts = page.versions.iter().map(|v| v.paragraphs.len());
    let width = STEP * counts.max().unwrap_or(0).max(1);
    let height = VERSION * (page.versions.len() - 1) + HEIGHT;
    let lineages = &page.series.paragraphs.lineages;
    html! {
        figure.strip.timeline {
            h3 { "The whole text through the years" }
            div.drawing {
                ol.years aria-hidden="true" { @for head in &page.heads { li { (name(&head.year_and_name())) } } }
                svg viewBox={ "0 0 " (width) " " (height) } preserveAspectRatio="none" height=(height) aria-hidden="true" {
                    path.band d=(bands(page)) {}
                    @for (at, lineage) in lineages.iter().enumerate() {
                        a href={ "#" (page.ids.lineage(Part::Paragraphs, at)) } tabindex="-1" {
                            title { (told(page, lineage)) }
                            (cells(page, lineage))
                        }
                    }
                    @for (at, lineage) in lineages.iter().enumerate() {
                        (lines(page, page.ids.lineage(Part::Paragraphs, at), lineage))
                    }
                }
            }
            figcaption {
                p { "One cell for each paragraph, the oldest text on top; what stayed in place is joined in grey." }
                span.key.kept { "unchanged" } span.key.rolled { "only rolled over" }
                span.key.edited { "reworded" } span.key.added { "new, or back" }
                span.key.removed { "not in the next text" } span.key.moved { "line: moved; broken line: back after an absence" }
            }
        }
    }
}

fn top(version: usize) -> usize {
    version * VERSION
}

/// What stayed in order between two versions, joined.
fn bands(page: &Page<'_>) -> String {
    let mut path = String::new();
    for (old, step) in page.series.steps.iter().enumerate() {
        for row in step.rows.iter().filter(|row| !row.moved) {
            if let Some([a, b, c, d]) = ends(row) {
                let (from, to) = (top(old) + HEIGHT, top(old + 1));
                path.push_str(&format!("M{a} {from}H{b}L{d} {to}H{c}Z"));
            }
        }
    }
    path
}

/// The left and right ends of a row: old, old, new, new.
fn ends(row: &Row) -> Option<[usize; 4]> {
    let (old, new) = (&row.paragraphs.old, &row.paragraphs.new);
    Some([
        old.first()? * STEP,
        old.last()? * STEP + CELL,
        new.first()? * STEP,
        new.last()? * STEP + CELL,
    ])
}

/// Moves and returns, each a line over the cells; those that return are broken.
fn lines(page: &Page<'_>, id: &str, lineage: &Lineage) -> Markup {
    let (mut moves, mut returns) = (String::new(), String::new());
    for (version, cell) in lineage.cells.iter().enumerate() {
        for &link in &cell.links {
            let Some(row) = page.series.row(Part::Paragraphs, version, link) else {
                continue;
            };
            let (path, from) = match link {
                Link::Return(at) => (&mut returns, page.series.paragraphs.returns[at].versions.old),
                Link::Step(_) if row.moved => (&mut moves, version - 1),
                Link::Step(_) => continue,
            };
            if let Some([a, b, c, d]) = ends(row) {
                let (from, to) = (top(from) + HEIGHT, top(version));
                path.push_str(&format!("M{} {from}L{} {to}", (a + b) / 2, (c + d) / 2));
            }
        }
    }
    html! {
        @for (class, path) in [("move", moves), ("move back", returns)] {
            @if !path.is_empty() {
                a href={ "#" (id) } tabindex="-1" {
                    title { (told(page, lineage)) }
                    path class=(class) vector-effect="non-scaling-stroke" d=(path) {}
                }
            }
        }
    }
}

/// The cells of a lineage in all versions.
fn cells(page: &Page<'_>, lineage: &Lineage) -> Markup {
    let event = |version| lineage.event(page.series, Part::Paragraphs, version);
    html! {
        @for (version, cell) in lineage.cells.iter().enumerate() {
            @let dropped = event(version + 1).is_some_and(|event| event.fate == Fate::Dropped);
            @for at in &cell.paragraphs {
                @if let Some(Event { fate, .. }) = event(version) {
                    rect.(class(fate)) x=(at * STEP) y=(top(version)) width=(CELL) height=(HEIGHT) {}
                    @if dropped { rect.removed x=(at * STEP) y=(top(version) + HEIGHT - 8) width=(CELL) height="8" {} }
                }
            }
        }
    }
}

/// A lineage in one line: "2023, 78/241: PP1; 2024, 79/62: PP2 reworded".
fn told(page: &Page<'_>, lineage: &Lineage) -> String {
    let told = page.heads.iter().enumerate().filter_map(|(version, head)| {
        let document = page.versions[version];
        let cell = timeline::cell(page.series, document, Part::Paragraphs, lineage, version);
        (!cell.is_empty()).then(|| format!("{}: {cell}", head.year_and_name()))
    });
    bare(&told.collect::<Vec<_>>().join("; "))
}
