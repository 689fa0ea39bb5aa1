//! A section as a table: for each row what happened, then its words, old and new beside each other and
//! both in one text.

use std::ops::Range;

use maud::{Markup, html};

use crate::compare::{Change, Row};
use crate::model::Side;
use crate::render::html::elements::self_link;
use crate::render::html::ids::Ids;
use crate::render::html::sections::Section;
use crate::render::html::text::{name, plain};
use crate::render::html::words::{Words, paragraphs};
use crate::render::html::{Page, findings, kinds};
use crate::render::outline::{Entry, Way};
use crate::render::part_view::PartView;
use crate::render::visible::revealed;
use crate::render::{phrases, sentences};

/// The section with all its rows.
pub(super) fn section(page: &Page<'_>, section: &Section) -> Markup {
    let names = page.names();
    let heading = section.group.name();
    let rows = Rows { page, part: page.part(section.part()), ids: page.ids(section.part()) };
    html! {
        section aria-labelledby=(section.id) {
            h2 id=(section.id) { (heading) " " span.range { (plain(&section.range)) } }
            table dir=[page.is_right_to_left().then_some("rtl")] {
                caption.vh { (heading) ": what changed from " (name(names.old)) " to " (name(names.new)) }
                thead { tr {
                    th.what scope="col" { "What happened" }
                    th.old scope="col" { bdi { "Old: " (plain(names.old)) } }
                    th.new scope="col" { bdi { "New: " (plain(names.new)) } }
                    th.both scope="col" { bdi { "Old and new in one text" } }
                } }
                tbody { @for &entry in &section.entries { (rows.entry(entry)) } }
            }
        }
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
        let called = sentences::called(self.part, row);
        let sentence = plain(&sentences::sentence(self.part, row, origin));
        let is_edited = row.change == Change::Edited;
        html! {
            tr class={ "row " (class(row)) (kinds::of_row(row)) } id=(id) {
                th.what scope="row" abbr=(revealed(&called)) {
                    @for other in self.ids.all(index).iter().skip(1) { span id=(other) {} }
                    span.sign aria-hidden="true" { (self.turned(phrases::sign(row))) }
                    (self_link(id, &called)) " "
                    @if row.moved { mark.say dir="ltr" { (sentence) } } @else { bdi.say { (sentence) } }
                    @if let Some(left) = self.ids.left(index) {
                        " " a.link href={ "#" (left) } { bdi { "See its old place" (phrases::arrow(origin)) } }
                    }
                    (findings::elsewhere(self.page, row))
                    (self.hops(id))
                    (kinds::badges(self.page, row))
                }
                (self.cell(row, Words::Side(Side::Old), false))
                (self.cell(row, Words::Side(Side::New), !is_edited))
                @if is_edited { (self.cell(row, Words::Both, false)) }
            }
        }
    }

    fn cell(&self, row: &Row, shown: Words, is_wide: bool) -> Markup {
        let (class, head) = match shown {
            Words::Side(Side::Old) => ("old", Some("Old")),
            Words::Side(Side::New) => ("new", Some("New")),
            Words::Both => ("both", None),
        };
        let colspan = is_wide.then_some("2");
        html! {
            @if row.paragraphs[shown.side()].is_empty() {
                td.(class).none colspan=[colspan] {}
            } @else {
                td.(class) colspan=[colspan] {
                    @if let Some(head) = head { span.side { (head) } }
                    (self.words(None, row, shown))
                }
            }
        }
    }

    fn words(&self, class: Option<&str>, row: &Row, shown: Words) -> Markup {
        let tongue = self.page.tongue(shown.side());
        html! {
            div class=[class] lang=(tongue.lang) dir=(tongue.dir) {
                (paragraphs(self.page, self.part, row, shown))
            }
        }
    }

    /// A sign as it points in this table: forward is to the left where the texts are read that way.
    fn turned(&self, sign: &'static str) -> &'static str {
        match sign {
            "→" if self.page.is_right_to_left() => "←",
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
                    (self_link(id, &sentences::called_old(self.part, row))) " "
                    mark.say dir="ltr" { (plain(&sentences::left(self.part, row, target))) } " "
                    a.link href={ "#" (self.ids.row(index)) } { bdi { "See its new place" (phrases::arrow(Some(target))) } }
                    (self.hops(id))
                }
            }
        }
    }

    /// A run of unchanged rows, folded.
    fn unchanged(&self, indexes: Range<usize>, is_relabelled: bool, is_hidden: bool) -> Markup {
        let rows = &self.part.rows[indexes.clone()];
        let is_renamed = !self.part.same_name(&rows[0]);
        let words = match is_hidden {
            true => format!(" {}", phrases::BUT_FOR_HIDDEN),
            false => {
                sentences::unchanged(rows.len(), self.part.part.noun(), is_renamed, is_relabelled)
            }
        };
        let range = |side| name(&self.part.range(&rows[0], &rows[rows.len() - 1], side));
        let report = self.page.report;
        html! {
            tr.same {
                td colspan="4" {
                    details open[report.print || report.all] {
                        summary { bdi {
                            span.range { (range(Side::New)) } (plain(&words))
                            @if is_renamed { " (old: " (range(Side::Old)) ")" }
                        } }
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
                (self_link(id, &sentences::called(self.part, row)))
                @if !is_printed_alike { (self.words(Some("old"), row, Words::Side(Side::Old))) }
                (self.words(Some("new"), row, Words::Side(Side::New)))
            }
        }
    }

    /// Links to the change before and after, also among moves alone, and among additions and removals.
    fn hops(&self, id: &str) -> Markup {
        html! {
            @if !self.page.report.print {
                span.hops {
                    @for (class, chain) in &self.page.hops {
                        @if let Some([before, after]) = chain.get(id) {
                            @if let Some(id) = before { a.(class) href={ "#" (id) } { "↑" span.vh { " previous change" } } }
                            @if let Some(id) = after { a.(class) href={ "#" (id) } { "↓" span.vh { " next change" } } }
                        }
                    }
                }
            }
        }
    }
}
