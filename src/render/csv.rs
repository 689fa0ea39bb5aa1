//! Tables for spreadsheets: comma-separated, in UTF-8, one line for each row.
//!
//! A cell that a spreadsheet would take for a formula has an apostrophe before it.

use std::io::{self, Write};

use crate::render::timeline;
use crate::series::Series;

/// Writes a series: one row for each lineage, one column for each version, the last text at the end.
///
/// # Errors
/// When `out` does.
pub fn write_history(out: &mut dyn Write, series: &Series) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    let mut head = vec!["kind".to_string()];
    head.extend(
        timeline::heads(series)
            .iter()
            .map(timeline::Head::year_and_name),
    );
    head.push("text".to_string());
    write(&mut table, head)?;
    for thing in timeline::things(series) {
        for lineage in &series.strand(thing).lineages {
            let mut row = vec![match thing {
                crate::series::Thing::Paragraphs => "paragraph".to_string(),
                crate::series::Thing::Notes => "note".to_string(),
            }];
            let cell =
                |(version, document)| timeline::cell(series, document, thing, lineage, version);
            row.extend(series.versions().enumerate().map(cell));
            row.push(timeline::last_text(series, thing, lineage));
            write(&mut table, row)?;
        }
    }
    table.flush()
}

/// Writes a row, every cell as text.
pub fn write<W: Write>(table: &mut csv::Writer<W>, row: Vec<String>) -> io::Result<()> {
    table.write_record(row.into_iter().map(harmless))?;
    Ok(())
}

/// A text that no spreadsheet takes for a formula.
fn harmless(text: String) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        assert_eq!(harmless("=1+1".to_string()), "'=1+1");
        assert_eq!(harmless("OP1 new".to_string()), "OP1 new");
    }
}
