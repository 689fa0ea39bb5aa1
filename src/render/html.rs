//! A report in one HTML file that people send to each other and print.
//!
//! Nothing in it is fetched: views, filters and folds are radio buttons, `<details>` and a stylesheet. One script of our own
//! leads from change to change by keys; the hashes of both are all that the page's own security policy allows. Every byte of
//! the documents is text in it. The same comparison gives the same bytes, unless a date is asked for.
//!
//! What all reports share: `frame` (what stands around them), `style`, `elements`, `drawing` (pictures), `text` (escaping).
//! The report of a comparison: `header`, `first` (what to read first), `tools` (the bar, the contents, the key), `rows` with
//! `words`, `strip` (the map), `findings`, `things`, `about` (sources); `ids` and `hops` say where
//! its links lead, `kinds` what it says of classes, `spots` of places. `history` makes the reports on several years,
//! `session_index` the index of a session.

mod about;
mod classes;
mod drawing;
mod elements;
mod findings;
mod first;
mod frame;
mod header;
mod history;
mod hops;
mod ids;
mod prelude;
mod rows;
mod session_index;
mod spots;
mod strip;
mod style;
#[cfg(test)]
mod tests;
mod text;
mod things;
mod tools;
mod words;

use std::io::{self, Write};

use maud::html;

use crate::model::{Date, Part, Resolution, Side, Sides};
use crate::render::part_view::PartView;
use crate::render::phrases::called;
use crate::render::sections::{Section, sections};
use crate::render::ui::Ui;
use crate::render::visible::revealed;
use crate::view::View;

pub use history::{write_blame, write_history};
pub use session_index::{Alone, SessionIndex, write_session};

use frame::Frame;
use ids::{Ids, Taken};
use text::Tongue;

/// Keys that lead from change to change. Without it a report has the same in links.
const SCRIPT: &str = include_str!("html/report.js");

/// What may be chosen in a report.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Begin with the old text beside the new one, instead of both in one text.
    pub side_by_side: bool,
    /// Begin with unchanged paragraphs unfolded.
    pub all: bool,
    /// Made for paper: everything unfolded, nothing to switch.
    pub print: bool,
    /// The date of making to print; `None` keeps the report the same on every day.
    pub made: Option<Date>,
    /// The options that the program was started with, as a reader may type them again.
    pub options: Vec<String>,
}

/// Writes a report of a comparison.
///
/// # Errors
/// When `out` does.
pub fn write_comparison(out: &mut dyn Write, view: &View<'_>, report: &Report) -> io::Result<()> {
    Page::new(view, report).frame().write(out)
}

/// A report in the making: what all parts of the page ask for.
struct Page<'c> {
    view: &'c View<'c>,
    ui: Ui,
    report: &'c Report,
    /// The paragraphs and the notes, and the ids of both.
    parts: [PartView<'c>; 2],
    ids: [Ids; 2],
    sections: Vec<Section>,
    /// The ids of all changes, in the order of the page.
    stops: Vec<String>,
}

impl<'c> Page<'c> {
    fn new(view: &'c View<'c>, report: &'c Report) -> Self {
        let parts = PartView::both(view);
        let mut taken = Taken::new(ids::own());
        let ids = Part::ALL.map(|part| Ids::new(view, part, &mut taken));
        let sections = sections(&parts);
        let ui = Ui::new(view.ui);
        let mut page = Self { view, ui, report, parts, ids, sections, stops: Vec::new() };
        page.stops = hops::stops(&page);
        page
    }

    fn documents(&self) -> Sides<&'c Resolution> {
        self.view.documents
    }

    /// What the documents are called.
    fn names(&self) -> Sides<&'c str> {
        self.documents().map(called)
    }

    fn tongue(&self, side: Side) -> Tongue {
        Tongue::from(self.documents()[side])
    }

    /// True where both texts are written from right to left.
    fn is_right_to_left(&self) -> bool {
        Side::BOTH.into_iter().all(|side| self.tongue(side).is_right_to_left())
    }

    /// The direction of tables of texts, where it is not that of the page.
    fn turned(&self) -> Option<&'static str> {
        let (texts, page) = (self.is_right_to_left(), self.ui.is_right_to_left());
        (texts != page).then_some(if texts { "rtl" } else { "ltr" })
    }

    /// The direction of the page's own words in such a table.
    fn turned_back(&self) -> Option<&'static str> {
        self.turned().map(|_| if self.ui.is_right_to_left() { "rtl" } else { "ltr" })
    }

    fn part(&self, part: Part) -> &PartView<'c> {
        &self.parts[part as usize]
    }

    fn ids(&self, part: Part) -> &Ids {
        &self.ids[part as usize]
    }

    /// How many rows say that something changed.
    fn changes(&self) -> usize {
        self.sections.iter().map(|section| section.changes).sum()
    }

    fn frame(&self) -> Frame {
        let names = self.names().map(revealed);
        let printed = format!("{} → {}", names.old, names.new);
        let classes = [
            self.report.print.then_some("paper"),
            self.report.side_by_side.then_some("side"),
            self.is_right_to_left().then_some("rtl"),
        ];
        Frame {
            title: self.ui.what_changed_in(&printed),
            printed,
            ui: self.ui,
            class: classes.into_iter().flatten().collect::<Vec<_>>().join(" "),
            skip: ("changes", self.ui.skip_to_changes()),
            kicker: header::kicker(self),
            heading: header::heading(self),
            header: header::header(self),
            main: html! {
                (first::first(self))
                div.reading {
                    (tools::bar(self))
                    (tools::contents(self))
                    div.rows id="changes" tabindex="-1" {
                        @if self.changes() == 0 { p { (self.ui.no_change()) } } @else { (tools::key(self)) }
                        (tools::strangers(self))
                        @for section in &self.sections { (rows::section(self, section)) }
                    }
                }
                @if self.changes() > 0 { (strip::map(self)) }
                (findings::findings(self))
                (about::sources(self))
                (about::set_aside(self))
            },
            made: about::how(self),
            script: if self.report.print { "" } else { SCRIPT },
        }
    }
}
