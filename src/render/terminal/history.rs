//! A series as a table: one line for each lineage, one column for each version.

use crate::render::terminal::prelude::*;

/// The widest that the names in a column get (12 to 30): splits and merges of more are cut.
const WIDEST: usize = 24;

/// The columns that the beginning of a text gets at least (15 to 40).
const BEGINNING: usize = 24;

/// A sign, and the space behind it.
const SIGN: usize = 2;

/// The space between two columns.
const SPACE: usize = 2;

/// Writes a series: a table of its lineages, and of how many met which fate.
///
/// # Errors
/// When `out` does.
pub fn write_history(canvas: &mut Canvas<'_>, series: &Series, ui: Language) -> io::Result<()> {
    let ui = Ui::new(ui);
    header(canvas, series, ui);
    for part in timeline::parts(series) {
        let table = Table::new(series, part, ui);
        for versions in table.blocks(canvas.width) {
            canvas.blank();
            table.write(canvas, versions);
        }
    }
    canvas.blank();
    let signs = timeline::legend(ui).map(|(sign, words)| format!("{sign} {words}"));
    canvas.say(Role::Quiet, signs.join("   "), 0);
    for part in timeline::parts(series) {
        canvas.blank();
        totals(canvas, series, part, ui);
    }
    canvas.end()
}

/// Writes which versions these are.
pub(super) fn header(canvas: &mut Canvas<'_>, series: &Series, ui: Ui) {
    let names: Vec<&str> = series.versions().map(called).collect();
    canvas.heading(names.join(" → "));
    let title = series.newest().and_then(|v| v.masthead.title.as_deref());
    canvas.say(Role::Text, title.unwrap_or_default(), 0);
    let dates: Vec<String> =
        series.versions().map(|version| phrases::date_of(ui, version)).collect();
    canvas.say(Role::Text, dates.join(" → "), 0)
}

/// A table in the making.
struct Table<'s> {
    ui: Ui,
    part: Part,
    lineages: Vec<LineageView<'s>>,
    heads: Vec<Head>,
    /// The columns that each version needs.
    widths: Vec<usize>,
}

impl<'s> Table<'s> {
    fn new(series: &'s Series, part: Part, ui: Ui) -> Self {
        let heads = timeline::heads(series);
        let lineages: Vec<LineageView<'s>> = timeline::in_sections(series, part);
        let width = |version: usize| {
            let names = lineages.iter().map(|lineage| lineage.names(ui, version));
            let names = names.chain([heads[version].name.clone()]);
            let names: Vec<String> = names.map(|name| visible(&name).into_owned()).collect();
            (widest(&names) + SIGN).min(WIDEST)
        };
        let widths = (0..heads.len()).map(width).collect();
        Self { ui, part, lineages, heads, widths }
    }

    /// The versions that fit beside each other: all of them, or several tables.
    fn blocks(&self, width: usize) -> Vec<Range<usize>> {
        let room = width.saturating_sub(BEGINNING);
        let mut blocks: Vec<Range<usize>> = Vec::new();
        let mut used = 0;
        for (version, width) in self.widths.iter().enumerate() {
            match blocks.last_mut() {
                Some(last) if used + width + SPACE <= room => {
                    last.end = version + 1;
                    used += width + SPACE;
                }
                _ => {
                    blocks.push(version..version + 1);
                    used = width + SPACE;
                }
            }
        }
        blocks
    }

    fn write(&self, canvas: &mut Canvas<'_>, versions: Range<usize>) {
        let head = |words: &dyn Fn(&Head) -> String| {
            self.line(&versions, |at| ((Role::Text, " "), (Role::Heading, words(&self.heads[at]))))
        };
        let mut line = head(&|head| head.name.clone());
        line.push(Role::Heading, timeline::heading(self.ui, self.part));
        canvas.line(&line);
        if self.heads.iter().any(|head| head.year.is_some()) {
            let mut line = head(&|head| head.year.map_or(String::new(), |year| year.to_string()));
            if let Some((_, text)) = line.pieces.last_mut() {
                text.truncate(text.trim_end().len());
            }
            canvas.line(&line);
        }
        let is_there = |lineage: &&LineageView<'_>| {
            versions.clone().any(|version| lineage.event(version).is_some())
        };
        for lineage in self.lineages.iter().filter(is_there) {
            let mut line = self.line(&versions, |version| {
                let event = lineage.event(version).map(timeline::sign_and_role);
                let (sign, role) = event.unwrap_or((" ", Role::Text));
                ((role, sign), (Role::Address, lineage.names(self.ui, version)))
            });
            let text = visible(&lineage.last_text()).replace(['\n', '\t'], " ");
            line.push(Role::Quiet, &elide(&text, canvas.width.saturating_sub(line.width)));
            canvas.line(&line);
        }
    }

    /// For each version a sign and the words beside it, as wide as their column.
    fn line<'w>(
        &self,
        versions: &Range<usize>,
        cell: impl Fn(usize) -> ((Role, &'w str), (Role, String)),
    ) -> Line {
        let mut line = Line::default();
        for version in versions.clone() {
            let ((sign_role, sign), (role, words)) = cell(version);
            line.push(sign_role, sign);
            line.push(Role::Text, " ");
            line.push_cell(role, &visible(&words), self.widths[version] - SIGN);
            line.push(Role::Text, &" ".repeat(SPACE));
        }
        line
    }
}

/// How many met which fate, in one line for each version.
fn totals(canvas: &mut Canvas<'_>, series: &Series, part: Part, ui: Ui) {
    canvas.heading(ui.totals_of(timeline::heading(ui, part)));
    let totals = timeline::totals(ui, series, part);
    let heads = timeline::heads(series);
    let entries = heads.iter().enumerate().map(|(version, head)| {
        let figures = totals.iter().filter_map(|total| {
            let count = total.counts[version];
            let is_told = total.stands || (count > 0 && version > 0);
            is_told.then(|| ui.n_of_class(&count.to_string(), total.name))
        });
        (visible(&head.name), ui.commas(&figures.collect::<Vec<_>>()))
    });
    canvas.entries(&entries.collect::<Vec<_>>());
}
