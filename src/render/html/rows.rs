//! A section as a table: for each row what happened, then its words, old and new beside each other and
//! both in one text.

use maud::{Markup, html};

use crate::compare::{Change, Row};
use crate::model::Side;
use crate::render::html::ids::PartIds;
use crate::render::html::sections::{Group, Section};
use crate::render::html::text::{bare, name, plain};
use crate::render::html::words::{Words, language, paragraphs};
use crate::render::html::{Page, findings, hops, kinds};
use crate::render::outline::{Entry, Way};
use crate::render::part_view::PartView;
use crate::render::{phrases, sentences};

/// The section with all its rows.
pub(super) fn section(page: &Page<'_>, section: &Section) -> Markup {
    let names = page.names();
    let rows =
        Rows { page, section, part: part(page, section.group), ids: ids(page, section.group) };
    let dir = super::rtl(page).then_some("rtl");
    html! {
        section aria-labelledby=(section.id) {
            h2 id=(section.id) { (section.group.name()) " " span.range { (plain(&section.range)) } }
            table dir=[dir] {
                caption.vh { (section.group.name()) ": what changed from " (name(names.old)) " to " (name(names.new)) }
                thead {
                    tr {
                        th.what scope="col" { "What happened" }
                        th.old scope="col" { bdi { "Old: " (plain(names.old)) } }
                        th.new scope="col" { bdi { "New: " (plain(names.new)) } }
                        th.both scope="col" { bdi { "Old and new in one text" } }
                    }
                }
                tbody {
                    @for &entry in &section.entries { (rows.entry(entry)) }
                }
            }
        }
    }
}

pub(super) fn part<'p, 'c>(page: &'p Page<'c>, group: Group) -> &'p PartView<'c> {
    match group {
        Group::Notes => &page.notes,
        Group::Preamble | Group::Operative | Group::Annexes => &page.paragraphs,
    }
}

pub(super) fn ids<'p>(page: &'p Page<'_>, group: Group) -> &'p PartIds {
    match group {
        Group::Notes => &page.ids.notes,
        Group::Preamble | Group::Operative | Group::Annexes => &page.ids.paragraphs,
    }
}

/// The classes of a row, by which filters and colours find it.
pub(super) fn class(row: &Row) -> &'static str {
    match (row.change, row.moved) {
        (Change::Added, _) => "added",
        (Change::Removed, _) => "removed",
        (Change::Edited, true) => "edited moved",
        (Change::Edited, false) => "edited",
        (Change::Unchanged, true) => "kept moved",
        (Change::Unchanged, false) => "kept",
    }
}

/// An arrow to the other end of a move.
pub(super) fn arrow(direction: Option<Way>) -> &'static str {
    match direction {
        Some(Way::Up) => " ↑",
        Some(Way::Down) => " ↓",
        None => "",
    }
}

/// The rows of one section in the making.
struct Rows<'p, 'c> {
    page: &'p Page<'c>,
    section: &'p Section,
    part: &'p PartView<'c>,
    ids: &'p PartIds,
}

impl Rows<'_, '_> {
    fn entry(&self, entry: Entry) -> Markup {
        match entry {
            Entry::Row { index, origin } => self.row(index, origin),
            Entry::MovedFrom { index, target } => self.left(index, target),
            Entry::Unchanged { first, last, relabelled, hidden } => {
                self.unchanged(first, last, relabelled, hidden)
            }
        }
    }

    fn row(&self, index: usize, origin: Option<Way>) -> Markup {
        let row = &self.part.rows[index];
        let id = self.ids.row(index);
        let sentence = sentences::sentence(self.part, row, origin);
        html! {
            tr class={ "row " (class(row)) (kinds::of_row(row)) } id=(id) {
                th.what scope="row" abbr=(bare(&sentences::called(self.part, row))) {
                    @for other in self.ids.all(index).iter().skip(1) { span id=(other) {} }
                    span.sign aria-hidden="true" { (self.turned(phrases::sign(row))) }
                    a.self href={ "#" (id) } { (name(&sentences::called(self.part, row))) } " "
                    @if row.moved { mark.say dir="ltr" { (plain(&sentence)) } } @else { bdi.say { (plain(&sentence)) } }
                    @if let Some(left) = self.ids.left(index) {
                        " " a.link href={ "#" (left) } { bdi { "See its old place" (arrow(origin)) } }
                    }
                    @if self.section.group != Group::Notes { (findings::elsewhere(self.page, row)) }
                    (self.hops(id, row))
                    (kinds::badges(self.page, row))
                }
                (self.cells(row))
            }
        }
    }

    fn cells(&self, row: &Row) -> Markup {
        let edited = row.change == Change::Edited;
        html! {
            (self.cell(row, "old", Side::Old, Words::Side(Side::Old), false))
            (self.cell(row, "new", Side::New, Words::Side(Side::New), !edited))
            @if edited { (self.cell(row, "both", Side::New, Words::Both, false)) }
        }
    }

    fn cell(&self, row: &Row, class: &str, side: Side, shown: Words, wide: bool) -> Markup {
        let (lang, dir) = language(self.page, side);
        let (of_side, head) = match side {
            Side::Old => (&row.paragraphs.old, "Old"),
            Side::New => (&row.paragraphs.new, "New"),
        };
        let empty = of_side.is_empty();
        let colspan = wide.then_some("2");
        html! {
            @if empty {
                td.(class).none colspan=[colspan] {}
            } @else {
                td.(class) colspan=[colspan] {
                    @if shown != Words::Both { span.side { (head) } }
                    div lang=(lang) dir=(dir) { (paragraphs(self.page, self.section.group, row, shown)) }
                }
            }
        }
    }

    /// A sign as it points in this table: forward is to the left where the texts are read that way.
    fn turned(&self, sign: &'static str) -> &'static str {
        match sign {
            "→" if super::rtl(self.page) => "←",
            sign => sign,
        }
    }

    /// The place that a moved row left.
    fn left(&self, index: usize, target: Way) -> Markup {
        let row = &self.part.rows[index];
        let id = self.ids.left(index).unwrap_or_default();
        html! {
            tr.row.left.moved id=(id) {
                th.what scope="row" colspan="4" {
                    span.sign aria-hidden="true" { (self.turned("→")) }
                    a.self href={ "#" (id) } { (name(&sentences::called_old(self.part, row))) } " "
                    mark.say dir="ltr" { (plain(&sentences::left(self.part, row, target))) } " "
                    a.link href={ "#" (self.ids.row(index)) } { bdi { "See its new place" (arrow(Some(target))) } }
                    (self.hops(id, row))
                }
            }
        }
    }

    /// A run of unchanged rows, folded.
    fn unchanged(&self, first: usize, last: usize, relabelled: bool, hidden: bool) -> Markup {
        let rows = &self.part.rows[first..=last];
        let noun = if self.section.group == Group::Notes { "note" } else { "paragraph" };
        let renamed = !self.part.same_name(&rows[0]);
        let words = match hidden {
            true => format!(" {}", phrases::BUT_FOR_HIDDEN),
            false => sentences::unchanged(rows.len(), noun, renamed, relabelled),
        };
        let range = |side| name(&self.part.range(&rows[0], &rows[rows.len() - 1], side));
        let report = self.page.report;
        html! {
            tr.same {
                td colspan="4" {
                    details open[report.print || report.all] {
                        summary { bdi {
                            span.range { (range(Side::New)) } (plain(&words))
                            @if renamed { " (old: " (range(Side::Old)) ")" }
                        } }
                        @for (at, row) in rows.iter().enumerate() { (self.folded(first + at, row)) }
                    }
                }
            }
        }
    }

    /// An unchanged row inside a fold: its words once, or each print where the two differ.
    fn folded(&self, index: usize, row: &Row) -> Markup {
        let id = self.ids.row(index);
        let same_print = self.part.text(row, Side::Old) == self.part.text(row, Side::New);
        let sides = if same_print { vec![Side::New] } else { vec![Side::Old, Side::New] };
        html! {
            div.fold id=(id) {
                a.self href={ "#" (id) } { (name(&sentences::called(self.part, row))) }
                @for side in sides {
                    @let (lang, dir) = language(self.page, side);
                    div.(if side == Side::Old { "old" } else { "new" }) lang=(lang) dir=(dir) {
                        (paragraphs(self.page, self.section.group, row, Words::Side(side)))
                    }
                }
            }
        }
    }

    /// Links to the change before and after, also among moves alone, and among additions and removals.
    fn hops(&self, id: &str, row: &Row) -> Markup {
        if self.page.report.print {
            return html! {};
        }
        let hops = &self.page.hops;
        html! {
            span.hops {
                (hop("every", hops.every.around(id)))
                @if row.moved { (hop("moves", hops.moved.around(id))) }
                @if hops::alone(row) { (hop("alone", hops.alone.around(id))) }
            }
        }
    }
}

fn hop(class: &str, (before, after): (Option<&str>, Option<&str>)) -> Markup {
    html! {
        @if let Some(id) = before { a.(class) href={ "#" (id) } { "↑" span.vh { " previous change" } } }
        @if let Some(id) = after { a.(class) href={ "#" (id) } { "↓" span.vh { " next change" } } }
    }
}
