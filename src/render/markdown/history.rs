//! Tables in Markdown, as GitHub and most editors show them.

use crate::render::markdown::escape;
use crate::render::phrases::beginning;
use crate::render::prelude::*;

/// So many characters of a text are shown in a table (40 to 120 were tried: about one line).
const BEGINS: usize = 70;

/// Writes a series: a table with one row for each lineage and one column for each version, then the totals.
///
/// # Errors
/// When `out` does.
pub fn write_history(out: &mut dyn Write, series: &Series, ui: Language) -> io::Result<()> {
    let ui = Ui::new(ui);
    let names: Vec<&str> = series.versions().map(called).collect();
    writeln!(out, "# {}\n", escape(&names.join(" → ")))?;
    if let Some(title) = series.newest().and_then(|version| version.masthead.title.as_ref()) {
        writeln!(out, "{}\n", escape(title))?;
    }
    let heads: Vec<String> = timeline::heads(series).iter().map(Head::year_and_name).collect();
    for part in timeline::parts(series) {
        writeln!(out, "## {}\n", timeline::heading(ui, part))?;
        row(out, heads.iter().map(String::as_str).chain([ui.begins()]))?;
        writeln!(out, "|{}", " --- |".repeat(heads.len() + 1))?;
        for lineage in timeline::in_sections(series, part) {
            let cells = (0..series.len()).map(|version| lineage.cell(ui, version));
            let begins = beginning(&lineage.last_text(), BEGINS);
            let cells: Vec<String> = cells.chain([begins]).collect();
            row(out, cells.iter().map(String::as_str))?;
        }
        writeln!(out, "\n## {}\n", ui.totals_of(timeline::heading(ui, part)))?;
        row(out, [""].into_iter().chain(heads.iter().map(String::as_str)))?;
        writeln!(out, "| --- |{}", " ---: |".repeat(heads.len()))?;
        for total in timeline::totals(ui, series, part) {
            let counts: Vec<String> = total.counts.iter().map(ToString::to_string).collect();
            row(out, [total.name].into_iter().chain(counts.iter().map(String::as_str)))?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn row<'t>(out: &mut dyn Write, cells: impl Iterator<Item = &'t str>) -> io::Result<()> {
    write!(out, "|")?;
    for cell in cells {
        write!(out, " {} |", escape(cell))?;
    }
    writeln!(out)
}
