//! A map of where the changes are: the whole text as a strip of cells, the old text above the new one.

use crate::render::figures::rows;
use crate::render::html::drawing::{CELL, STEP, band, ends, line};
use crate::render::html::prelude::*;
use crate::render::html::rows::class;

/// The space between two parts of a resolution.
const GAP: usize = 6;
/// The height of a cell.
const HEIGHT: usize = 30;
/// Where the cells of the new text begin.
const NEW: usize = 70;
/// The height of the whole.
const WHOLE: usize = 100;
/// From where to where bands and lines go.
const BETWEEN: Sides<usize> = Sides { old: HEIGHT, new: NEW };
/// The least and the most that an edited cell is filled, so that it is seen to be edited and not new.
const FILLED: [usize; 2] = [6, 26];

/// The strip of the whole text, with its legend.
pub(super) fn map(page: &Page<'_>) -> Markup {
    let chart = Chart { page, begins: page.documents().map(begins) };
    let ends = chart.begins.as_ref().map(|begins| begins.last().copied());
    let width = ends.old.max(ends.new).unwrap_or_default().max(STEP);
    let all = page.view.rows.iter().enumerate();
    let (ui, names) = (page.ui, page.names());
    let counts = page.documents().map(|d| ui.n_paragraphs(figures::paragraphs(d)));
    html! {
        section aria-labelledby="map" {
            h2 id="map" { (ui.map()) }
            p { (ui.commas(&rows(page.view, Part::Paragraphs))) (ui.sentence_end()) }
            figure.strip {
                p.end { (whole(ui.map_end(&counts.old, name(names.old)))) }
                svg viewBox={ "0 0 " (width) " " (WHOLE) } preserveAspectRatio="none" aria-hidden="true" {
                    path.band d=(chart.bands()) {}
                    @for (index, row) in all.clone().filter(|(_, row)| row.moved) { (chart.moved(index, row)) }
                    @for (index, row) in all { (chart.cells(index, row)) }
                }
                p.end { (whole(ui.map_end(&counts.new, name(names.new)))) }
                figcaption {
                    p { (ui.map_cells()) }
                    span.of.kept { (ui.map_unchanged()) } span.of.edited { (ui.map_edited()) }
                    span.of.added { (ui.map_added()) } span.of.removed { (ui.map_dropped()) }
                    @if page.view.summary.paragraphs.moved > 0 { span.of.moved { (ui.map_moved()) } }
                }
            }
        }
    }
}

/// Where the cell of each paragraph of a document begins; parts stand apart. The last number is where the text ends.
fn begins(document: &Resolution) -> Vec<usize> {
    let mut begins = Vec::with_capacity(document.paragraphs.len() + 1);
    let mut group = None;
    let mut at = 0;
    for paragraph in &document.paragraphs {
        let next = Group::opened_by(paragraph.kind).or(group);
        if group.is_some() && next != group {
            at += GAP;
        }
        group = next;
        begins.push(at);
        at += STEP;
    }
    begins.push(at);
    begins
}

struct Chart<'p, 'c> {
    page: &'p Page<'c>,
    begins: Sides<Vec<usize>>,
}

impl Chart<'_, '_> {
    fn ends(&self, row: &Row) -> Option<Sides<[usize; 2]>> {
        ends(row, |side, at| self.begins[side].get(at).copied())
    }

    /// What stayed in order, joined; neighbours on both sides in one piece.
    fn bands(&self) -> String {
        let mut bands: Vec<Sides<[usize; 2]>> = Vec::new();
        let in_order = self.page.view.rows.iter().filter(|row| !row.moved);
        for ends in in_order.filter_map(|row| self.ends(row)) {
            let is_next =
                |side: Side, last: &Sides<[usize; 2]>| last[side][1] + STEP - CELL == ends[side][0];
            match bands.last_mut() {
                Some(last) if Side::BOTH.into_iter().all(|side| is_next(side, last)) => {
                    last.old[1] = ends.old[1];
                    last.new[1] = ends.new[1];
                }
                _ => bands.push(ends),
            }
        }
        bands.into_iter().map(|ends| band(ends, BETWEEN)).collect()
    }

    /// A move, a line that is a link.
    fn moved(&self, index: usize, row: &Row) -> Markup {
        let id = self.page.ids(Part::Paragraphs).row(index);
        html! {
            @if let Some(ends) = self.ends(row) {
                a href={ "#" (id) } tabindex="-1" {
                    title { (self.title(row)) }
                    path.move vector-effect="non-scaling-stroke" d=(line(ends, BETWEEN)) {}
                }
            }
        }
    }

    fn title(&self, row: &Row) -> Markup {
        let part = self.page.part(Part::Paragraphs);
        plain(&(self.page.ui.label(&part.names(row)) + &sentences::sentence(part, row, None)))
    }

    /// The cells of a row on both sides: all of them links to it.
    fn cells(&self, index: usize, row: &Row) -> Markup {
        let id = self.page.ids(Part::Paragraphs).row(index);
        let filled = filled(row);
        // Old cells are filled from below, new ones from above: from where the two texts meet.
        let strips = [(Side::Old, 0, "removed", HEIGHT - filled), (Side::New, NEW, "added", NEW)];
        html! {
            a href={ "#" (id) } tabindex="-1" class=[(!folds(row)).then(|| class(row))] {
                @if !folds(row) { title { (self.title(row)) } }
                @for (side, top, class, from) in strips {
                    @for &x in row.paragraphs[side].iter().filter_map(|&at| self.begins[side].get(at)) {
                        @if filled < HEIGHT { (cell(x, top, row.moved)) }
                        @if filled > 0 { rect.(class) x=(x) y=(from) width=(CELL) height=(filled) {} }
                    }
                }
            }
        }
    }
}

/// A cell, written by hand: there is one for each paragraph, and a closing tag would be a tenth of the picture.
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
