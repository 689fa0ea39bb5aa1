//! A report in one HTML file that people send to each other and print.
//!
//! Nothing in it is fetched and nothing runs: views, filters and folds are radio buttons, `<details>` and
//! a stylesheet, whose hash is the only thing that the page's own security policy allows. Every byte of
//! the documents is text in it. The same comparison gives the same bytes, unless a date is asked for.

mod about;
mod findings;
mod head;
mod history;
mod hops;
mod ids;
mod kinds;
mod rows;
mod sections;
mod session;
mod strip;
mod summary;
#[cfg(test)]
mod tests;
mod text;
mod things;
mod tools;
mod units;
mod words;

use std::io::{self, Write};

use maud::{DOCTYPE, Markup, html};

use crate::language::table;
use crate::model::Part;
use crate::model::{Date, Language, Resolution, Sides};
use crate::render::part_view::PartView;
use crate::view::View;

pub use history::{write_blame, write_history};

pub use session::{SessionIndex, write_session};

use hops::Hops;
use ids::Ids;
use sections::Section;
use units::Units;

/// What may be chosen in a report.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Begin with old and new words in one text, instead of side by side.
    pub inline: bool,
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
    let page = Page::of(view, report);
    out.write_all(page.render().into_string().as_bytes())
}

/// A report in the making: what all parts of the page ask for.
struct Page<'c> {
    view: &'c View<'c>,
    report: &'c Report,
    paragraphs: PartView<'c>,
    notes: PartView<'c>,
    ids: Ids<'c>,
    sections: Vec<Section>,
    hops: Hops,
    units: Units,
}

impl<'c> Page<'c> {
    fn of(view: &'c View<'c>, report: &'c Report) -> Self {
        let paragraphs = PartView::new(view, Part::Paragraphs);
        let notes = PartView::new(view, Part::Notes);
        let ids = Ids::of(view);
        let sections = sections::of(view, &paragraphs, &notes);
        let mut page = Self {
            view,
            report,
            paragraphs,
            notes,
            ids,
            sections,
            hops: Hops::default(),
            units: Units::of(view),
        };
        page.hops = Hops::of(&page);
        page
    }

    fn documents(&self) -> Sides<&'c Resolution> {
        self.view.documents
    }

    /// What the documents are called: by their symbols, else by where they were read from.
    fn names(&self) -> Sides<&'c str> {
        self.documents().map(|document| match &document.masthead.symbol {
            Some(symbol) => symbol.as_str(),
            None => &document.source.name,
        })
    }

    fn render(&self) -> Markup {
        let classes = [
            self.report.print.then_some("paper"),
            self.report.inline.then_some("inline"),
            rtl(self).then_some("rtl"),
        ];
        let classes: Vec<&str> = classes.into_iter().flatten().collect();
        html! {
            (DOCTYPE)
            html lang="en" dir="ltr" {
                (head::head(self))
                body class=[(!classes.is_empty()).then(|| classes.join(" "))] {
                    a.skip href="#changes" { "Skip to the changes" }
                    (head::header(self))
                    main {
                        (summary::summary(self))
                        (findings::findings(self))
                        (tools::tools(self))
                        div.rows id="changes" tabindex="-1" {
                            @for section in &self.sections { (rows::section(self, section)) }
                            (about::set_aside(self))
                        }
                    }
                    (about::footer(self))
                    (strip::margin(self))
                }
            }
        }
    }
}

/// True where both texts are written from right to left.
fn rtl(page: &Page<'_>) -> bool {
    let documents = page.documents();
    [documents.old, documents.new].iter().all(|document| direction(document.language) == "rtl")
}

/// The language as HTML wants it.
fn lang(language: Language) -> &'static str {
    table(language).html_tag
}

/// The direction in which a language is written.
fn direction(language: Language) -> &'static str {
    if language.script().is_right_to_left() { "rtl" } else { "ltr" }
}
