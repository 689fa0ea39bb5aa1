//! Tables for spreadsheets: comma-separated, in UTF-8, one line for each row.
//!
//! A cell that a spreadsheet would take for a formula has an apostrophe before it.

use std::io::{self, Write};

use crate::model::Part;
use crate::render::csv::guarded;
use crate::render::timeline;
use crate::series::Series;
use crate::session::{Entry, Figures};

/// A pair of a session in a table.
#[derive(Debug, Clone, Copy)]
pub struct SessionRow<'s> {
    /// Its texts, and why they are a pair.
    pub entry: &'s Entry,
    /// How much changed.
    pub figures: &'s Figures,
    /// The file of its report, as seen from the index.
    pub report: Option<&'s str>,
}

/// Writes a series: one row for each lineage, one column for each version, the last text at the end.
///
/// # Errors
/// When `out` does.
pub fn write_history(out: &mut dyn Write, series: &Series) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    let mut head = vec!["kind".to_string()];
    head.extend(timeline::heads(series).iter().map(timeline::Head::year_and_name));
    head.push("text".to_string());
    write(&mut table, head)?;
    for part in timeline::parts(series) {
        let kind = match part {
            Part::Paragraphs => "paragraph",
            Part::Notes => "note",
        };
        for lineage in timeline::lineages(series, part) {
            let mut row = vec![kind.to_string()];
            row.extend((0..series.len()).map(|version| lineage.cell(version)));
            row.push(lineage.last_text());
            write(&mut table, row)?;
        }
    }
    table.flush()
}

/// Writes a session: one row for each pair, in the order given, with its rank.
///
/// # Errors
/// When `out` does.
pub fn write_session(out: &mut dyn Write, rows: &[SessionRow<'_>]) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    let head = [
        "rank",
        "old",
        "new",
        "title",
        "words of substance",
        "words kept",
        "words removed",
        "words added",
        "paragraphs unchanged",
        "edited",
        "rolled over",
        "added",
        "removed",
        "moved",
        "evidence",
        "old text",
        "new text",
        "report",
    ];
    write(&mut table, head.map(str::to_string).to_vec())?;
    for (at, row) in rows.iter().enumerate() {
        let figures = row.figures;
        let text = |text: Option<&str>| text.unwrap_or_default().to_string();
        let counts = [
            figures.substance,
            figures.words_kept,
            figures.words_removed,
            figures.words_added,
            figures.unchanged,
            figures.edited,
            figures.rolled_over,
            figures.added,
            figures.removed,
            figures.moved,
        ];
        let mut cells = vec![
            (at + 1).to_string(),
            figures.old.clone(),
            figures.new.clone(),
            text(figures.title.as_deref()),
        ];
        cells.extend(counts.map(|count| count.to_string()));
        cells.push(row.entry.evidence.clone());
        cells.push(text(row.entry.old.as_deref()));
        cells.push(text(row.entry.new.as_deref()));
        cells.push(text(row.report));
        write(&mut table, cells)?;
    }
    table.flush()
}

/// Writes a row, every cell as text.
fn write<W: Write>(table: &mut csv::Writer<W>, row: Vec<String>) -> io::Result<()> {
    table.write_record(row.iter().map(|cell| guarded(cell).into_owned()))?;
    Ok(())
}
