//! Reports on several years of one resolution: the history of its paragraphs, and the origins of its words.

use crate::render::html::header;
use crate::render::html::ids::{Taken, clean};
use crate::render::html::prelude::*;

mod origins;
mod strips;
mod table;
mod texts;

/// How many versions the heading names; of more, the first and the last.
const NAMED: usize = 4;

/// Writes a report on the history of every paragraph; for paper with `print`.
///
/// # Errors
/// When `out` does.
pub fn write_history(
    out: &mut dyn Write,
    series: &Series,
    print: bool,
    ui: Language,
) -> io::Result<()> {
    let page = Page::new(series, print, ui);
    let main = html! {
        (opening(&page))
        section.summary aria-labelledby="summary" {
            h2 id="summary" { (page.ui.whole_text()) }
            (strips::chart(&page))
        }
        @for part in timeline::parts(series) {
            (table::section(&page, part))
            (texts::section(&page, part))
        }
        section.summary {
            @for part in timeline::parts(series) { (totals(&page, part)) }
        }
    };
    page.frame(page.ui.history_kicker(), |names| page.ui.history_of(names), main).write(out)
}

/// Writes a report on where the words of the newest version first stood; for paper with `print`.
///
/// # Errors
/// When `out` does.
pub fn write_blame(
    out: &mut dyn Write,
    series: &Series,
    blame: &Blame,
    print: bool,
    ui: Language,
) -> io::Result<()> {
    let page = Page::new(series, print, ui);
    let main = origins::origins(&page, blame);
    page.frame(page.ui.blame_kicker(), |names| page.ui.blame_of(names), main).write(out)
}

/// A lineage, after its id.
type Named<'s> = (String, LineageView<'s>);

/// A report in the making: what all parts of the page ask for.
struct Page<'s> {
    series: &'s Series,
    versions: Vec<&'s Resolution>,
    heads: Vec<Head>,
    /// The lineages of paragraphs, and those of notes, each with its id, in the order of the page.
    lineages: [Vec<Named<'s>>; 2],
    print: bool,
    ui: Ui,
}

impl<'s> Page<'s> {
    fn new(series: &'s Series, print: bool, ui: Language) -> Self {
        let heads = timeline::heads(series);
        let mut taken = Taken::default();
        let lineages = Part::ALL.map(|part| {
            let lineages = timeline::in_sections(series, part).into_iter();
            lineages.map(|lineage| (taken.take(&id(lineage, &heads), '~'), lineage)).collect()
        });
        Self {
            lineages,
            series,
            versions: series.versions().collect(),
            heads,
            print,
            ui: Ui::new(ui),
        }
    }

    /// The lineages of a part, each after its id.
    fn lineages(&self, part: Part) -> impl Iterator<Item = (&str, LineageView<'s>)> {
        self.lineages[part as usize].iter().map(|(id, lineage)| (id.as_str(), *lineage))
    }

    /// What the page is about, in one line.
    fn names(&self) -> String {
        let names: Vec<&str> = self.versions.iter().map(|version| called(version)).collect();
        match names.as_slice() {
            [first, .., last] if names.len() > NAMED => format!("{first} → … → {last}"),
            _ => names.join(" → "),
        }
    }

    fn frame(&self, kicker: &str, title: impl Fn(&str) -> String, main: Markup) -> Frame {
        let names = self.names();
        let printed = revealed(&names).into_owned();
        let titled = self
            .versions
            .last()
            .and_then(|newest| Some((*newest, newest.masthead.title.as_ref()?)));
        let is_titled = titled.is_some();
        let subject = titled.map(|(newest, title)| header::printed(self.ui, newest, title));
        Frame {
            title: title(&printed),
            printed,
            class: if self.print { "wide paper" } else { "wide" }.to_owned(),
            skip: ("paragraphs", self.ui.skip_to_paragraphs()),
            kicker: html! { (kicker) },
            heading: subject.unwrap_or_else(|| name(&names)),
            header: html! {
                @if is_titled { p.symbols { (name(&names)) } }
                (self.warnings())
            },
            main,
            ..Frame::new(self.ui)
        }
    }

    /// Every reason to doubt.
    fn warnings(&self) -> Markup {
        let ui = self.ui;
        let warnings = self.series.steps.iter().flat_map(|step| {
            let documents = step.documents.as_ref();
            let names = documents.map(called);
            let about = whole(ui.warning_about(name(&format!("{} → {}", names.old, names.new))));
            step.warnings
                .iter()
                .map(move |one| (about.clone(), plain(&phrases::warning(ui, one, documents))))
        });
        doubts(ui, &warnings.chain(remarks(ui, self.versions.iter().copied())).collect::<Vec<_>>())
    }
}

/// The id of a lineage, made from the newest address that it has, so that a link sent today still leads there when the
/// report is made again.
fn id(lineage: LineageView<'_>, heads: &[Head]) -> String {
    let last = lineage.last();
    let address = lineage.items(last).next().unwrap_or_default().name;
    let of = match last + 1 == heads.len() {
        true => String::new(),
        false => format!("-of-{}", heads[last].name),
    };
    let id = format!("{}{address}{of}", prefix(lineage.part));
    format!("l-{}", clean(&id, '-', |c| c.is_ascii_alphanumeric()))
}

/// How old the paragraphs of the newest text are, in a sentence.
fn opening(page: &Page<'_>) -> Markup {
    let newest = page.versions.len() - 1;
    let lineages = page.lineages(Part::Paragraphs).map(|(_, lineage)| lineage);
    let lineages: Vec<_> = lineages.filter(LineageView::is_counted).collect();
    let lineages = || lineages.iter().copied();
    let stand = || lineages().filter(|lineage| lineage.last() == newest);
    let since = |is: &dyn Fn(&LineageView<'_>) -> bool| -> usize {
        stand().filter(is).map(|lineage| lineage.items(newest).count()).sum()
    };
    let begins = |lineage: &LineageView<'_>, version: usize| {
        lineage.lineage.cells.iter().position(|cell| !cell.paragraphs.is_empty()) == Some(version)
    };
    let old = since(&|lineage| begins(lineage, 0));
    let new = since(&|lineage| begins(lineage, newest));
    let gone = lineages().filter(|lineage| lineage.last() < newest).count();
    let ui = page.ui;
    let old = if old == 0 { ui.none_go().to_owned() } else { ui.some_go(old) };
    let new = if new == 0 { ui.none_are().to_owned() } else { ui.some_are(new) };
    let [oldest, newest] = [0, newest].map(|at| name(&page.heads[at].name));
    let said = ui.ages(since(&|_| true), &old, &new, &ui.gone_were(gone), newest, oldest);
    html! { p.lead { (whole(said)) } }
}

/// How many met which fate, one row for each version.
fn totals(page: &Page<'_>, part: Part) -> Markup {
    let id = format!("{}totals", prefix(part));
    let ui = page.ui;
    let totals = timeline::totals(ui, page.series, part);
    let counted =
        html! { @for total in &totals { th.number scope="col" { (capital(total.name)) } } };
    let rows = html! {
        @for (at, version) in page.versions.iter().enumerate() {
            tr {
                th scope="row" { (name(called(version))) }
                td { (plain(&phrases::date_of(ui, version))) }
                @for total in &totals {
                    td.number data-of=(capital(total.name)) { @if at == 0 && !total.stands { "–" } @else { (total.counts[at]) } }
                }
            }
        }
    };
    let heads = html! { (heads([("", ui.head_version()), ("", ui.head_date())])) (counted) };
    html! {
        h3 id=(id) { (ui.totals_of_versions(timeline::heading(ui, part))) }
        (grid("grid stacked", &id, None, &heads, &rows))
    }
}

/// The class of a fate, by which colours find it.
fn class(fate: Fate) -> &'static str {
    match fate {
        Fate::Oldest | Fate::Kept => "kept",
        Fate::RolledOver => "rolled",
        Fate::Reworded => "edited",
        Fate::New | Fate::Returned => "added",
        Fate::Dropped => "removed",
    }
}
