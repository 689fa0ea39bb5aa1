//! A section as a table: for each row its address, its words (old and new, and both in one text), and what kind of change
//! it is.

use crate::render::html::hops::hops;
use crate::render::html::ids::Ids;
use crate::render::html::prelude::*;
use crate::render::html::words::paragraphs;
use crate::render::html::{classes, findings};
use crate::render::lead;
use crate::render::sections::is_heading;

/// The section with all its rows; every heading in it begins a body of the table.
pub(super) fn section(page: &Page<'_>, section: &Section) -> Markup {
    let (ui, names) = (page.ui, page.names());
    let heading = section.group.name(ui);
    let part = page.part(section.part());
    let rows = Rows { page, part, ids: page.ids(section.part()) };
    let goes_on = |_: &Entry, next: &Entry| !matches!(next, Entry::Row { index, .. } if is_heading(part, *index));
    html! {
        section aria-labelledby=(section.id) {
            h2 id=(section.id) { (heading) " " span.range { (plain(&section.range)) } }
            table dir=[page.turned()] {
                caption.vh { (whole(ui.table_caption(heading, name(names.old), name(names.new)))) }
                thead { tr {
                    th.what scope="col" { (ui.head_paragraph()) }
                    th.old scope="col" { bdi { (plain(names.old)) } }
                    th.new scope="col" { bdi { (plain(names.new)) } }
                    th.both scope="col" { (ui.head_redline()) }
                    th.kind scope="col" { (ui.head_what_changed()) }
                } }
                @for body in section.entries.chunk_by(goes_on) { tbody { @for &entry in body { (rows.entry(entry)) } } }
            }
        }
    }
}

/// The classes of a row, by which filters and colours find it.
pub(super) fn class(row: &Row) -> String {
    let class = if row.change == Change::Unchanged { "kept" } else { row.change.name() };
    format!("{class}{}", if row.moved { " moved" } else { "" })
}

/// The rows of one section in the making.
struct Rows<'p, 'c> {
    page: &'p Page<'c>,
    part: &'p PartView<'c>,
    ids: &'p Ids,
}

impl Rows<'_, '_> {
    fn entry(&self, entry: Entry) -> Markup {
        match entry {
            Entry::Row { index, origin } => self.row(index, origin),
            Entry::MovedFrom { index, target } => self.left(index, target),
            Entry::Unchanged { relabelled, hidden, .. } => {
                self.unchanged(entry.rows(), relabelled, hidden)
            }
        }
    }

    fn row(&self, index: usize, origin: Option<Way>) -> Markup {
        let row = &self.part.rows[index];
        let id = self.ids.row(index);
        let is_edited = row.change == Change::Edited;
        let role = if folds(row) { "head" } else { "row" };
        let said = sentences::in_margin(self.part, row, origin);
        html! {
            tr class={ (role) " " (class(row)) (classes::of_row(row)) } id=(id) {
                (self.address(index))
                (self.cell(row, Some(Side::Old), false))
                (self.cell(row, Some(Side::New), !is_edited))
                @if is_edited { (self.cell(row, None, false)) }
                td.kind { div dir=[self.page.turned_back()] {
                    @if !said.is_empty() { p.say { (plain(&said)) } }
                    @if let Some(left) = self.ids.left(index) { p.place { (link(left, &format!("{}{}", self.page.ui.old_place_link(), phrases::arrow(origin)))) } }
                    (classes::margin(self.page, row))
                    (findings::elsewhere(self.page, row))
                    (hops(self.page, id))
                } }
            }
        }
    }

    /// The address of a row, and what it was called.
    fn address(&self, index: usize) -> Markup {
        let row = &self.part.rows[index];
        let was = sentences::was(self.part, row);
        html! {
            th.what scope="row" {
                // A split has one row, and each of its new addresses leads to it.
                @for other in self.ids.all(index).iter().skip(1) { span id=(other) {} }
                (self_link(self.ids.row(index), &sentences::called(self.part, row)))
                @if !was.is_empty() { " " small { (own(self.page.ui, &was)) } }
            }
        }
    }

    /// The cell of one side, or of both in one text.
    fn cell(&self, row: &Row, shown: Option<Side>, is_wide: bool) -> Markup {
        let class = shown.map_or_else(|| "both".to_string(), |side| side.to_string());
        let colspan = is_wide.then_some("2");
        html! {
            @if row.paragraphs[shown.unwrap_or(Side::New)].is_empty() {
                td.(class).none colspan=[colspan] {}
            } @else {
                td.(class) colspan=[colspan] data-of=[self.year(row, shown)] { (self.words(None, row, shown)) }
            }
        }
    }

    /// The year of a side that stands beside the other one, or above it where there is no room.
    fn year(&self, row: &Row, shown: Option<Side>) -> Option<String> {
        let documents = self.page.documents();
        let side = shown.filter(|_| row.change == Change::Edited)?;
        Some(
            lead::years(documents).map_or_else(
                || called(documents[side]).to_owned(),
                |years| years[side].to_string(),
            ),
        )
    }

    fn words(&self, class: Option<&str>, row: &Row, shown: Option<Side>) -> Markup {
        let tongue = self.page.tongue(shown.unwrap_or(Side::New));
        html! {
            div class=[class] lang=(tongue.lang) dir=(tongue.dir) {
                (paragraphs(self.page, self.part, row, shown))
            }
        }
    }

    /// The place that a moved row left.
    fn left(&self, index: usize, target: Way) -> Markup {
        let row = &self.part.rows[index];
        let id = self.ids.left(index).unwrap_or_default();
        html! {
            tr.row.left.moved id=(id) {
                th.what scope="row" { (self_link(id, &sentences::called_old(self.part, row))) " " small { (self.page.ui.moved()) } }
                td.note colspan="3" {
                    (own(self.page.ui, &sentences::left(self.part, row, target))) " "
                    a.link href={ "#" (self.ids.row(index)) } { bdi { (self.page.ui.go_there()) (phrases::arrow(Some(target))) } }
                }
                td.kind {}
            }
        }
    }

    /// A run of unchanged rows, folded.
    fn unchanged(&self, indexes: Range<usize>, is_relabelled: bool, is_hidden: bool) -> Markup {
        let rows = &self.part.rows[indexes.clone()];
        let is_renamed = !self.part.same_name(&rows[0]);
        let range = |side| self.part.range(&rows[0], &rows[rows.len() - 1], side);
        let was = is_renamed.then(|| range(Side::Old));
        let words = match is_hidden {
            true => format!(" {}", self.page.ui.unchanged_but_for_hidden()),
            false => sentences::unchanged(self.part, rows.len(), was.as_deref(), is_relabelled),
        };
        let report = self.page.report;
        html! {
            tr.same {
                td colspan="5" {
                    details open[report.print || report.all] {
                        summary { bdi dir=[self.page.ui.is_right_to_left().then_some("rtl")] { strong { (plain(&range(Side::New))) } (plain(&words)) } }
                        @for index in indexes { (self.folded(index)) }
                    }
                }
            }
        }
    }

    /// An unchanged row inside a fold: its words once, or each print where the two differ.
    fn folded(&self, index: usize) -> Markup {
        let row = &self.part.rows[index];
        let id = self.ids.row(index);
        let is_printed_alike = self.part.text(row, Side::Old) == self.part.text(row, Side::New);
        html! {
            div.fold id=(id) {
                div.what {
                    (self_link(id, &self.part.name(row, Side::New)))
                    @let was = sentences::was(self.part, row);
                    @if !was.is_empty() { " " small { (name(&was)) } }
                }
                @if !is_printed_alike { (self.words(Some("old"), row, Some(Side::Old))) }
                (self.words(Some("new"), row, Some(Side::New)))
            }
        }
    }
}
