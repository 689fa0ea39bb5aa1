//! Tables for programs and spreadsheets: comma-separated, in UTF-8 without a byte order mark.
//!
//! A spreadsheet takes a cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return for a formula; such a cell
//! gets an apostrophe before it, which is the one thing that a program has to take off.

use csv::{Terminator, Writer, WriterBuilder};

use crate::render::prelude::*;
use crate::render::sheet::{COLUMNS, Cell, lines};
use crate::session::{Entry, Figures};

/// The cell as no spreadsheet takes it for a formula.
fn guarded(cell: &str) -> Cow<'_, str> {
    let acts = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];
    if cell.starts_with(acts) { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

/// Writes a line, every cell as text.
pub(super) fn write<W: Write>(
    table: &mut Writer<W>,
    cells: impl IntoIterator<Item = String>,
) -> io::Result<()> {
    table.write_record(cells.into_iter().map(|cell| guarded(&cell).into_owned()))?;
    Ok(())
}

/// Writes a comparison: one line for each paragraph and note. Control characters are shown by their numbers; lines end
/// with CR LF as RFC 4180 has it.
///
/// # Errors
/// When `out` does.
pub fn write_comparison(out: &mut dyn Write, view: &View<'_>) -> io::Result<()> {
    let mut table = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(out);
    table.write_record(COLUMNS.map(|(name, ..)| name))?;
    for line in lines(&PartView::both(view), None) {
        let cell = |column: Cell| match column {
            Cell::Text(text) => text,
            Cell::Count(count) => count.to_string(),
            Cell::Share(share) => share.map_or(String::new(), |share| format!("{share:.3}")),
            Cell::Words(side) => in_order(&line.part.text(line.row, side)).into_owned(),
        };
        write(&mut table, COLUMNS.map(|(.., said)| cell(said(&line))))?;
    }
    table.flush()
}

/// Writes a series: one line for each lineage, one column for each version, the last text at the end.
///
/// # Errors
/// When `out` does.
pub fn write_history(out: &mut dyn Write, series: &Series) -> io::Result<()> {
    let mut table = Writer::from_writer(out);
    let mut head = vec!["kind".to_string()];
    head.extend(timeline::heads(series).iter().map(Head::year_and_name));
    head.push("text".to_string());
    write(&mut table, head)?;
    for part in timeline::parts(series) {
        for lineage in timeline::lineages(series, part) {
            let mut row = vec![part.noun().to_string()];
            row.extend((0..series.len()).map(|version| lineage.cell(Ui::english(), version)));
            row.push(lineage.last_text());
            write(&mut table, row)?;
        }
    }
    table.flush()
}

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

/// A column of a session: its name, and what it says of a pair.
type SessionColumn = (&'static str, fn(&SessionRow<'_>) -> String);

/// The columns of a session behind the rank.
const SESSION: [SessionColumn; 17] = [
    ("old", |row| row.figures.old.clone()),
    ("new", |row| row.figures.new.clone()),
    ("title", |row| row.figures.title.clone().unwrap_or_default()),
    ("words of substance", |row| row.figures.substance.to_string()),
    ("words kept", |row| row.figures.words.kept.to_string()),
    ("words removed", |row| row.figures.words.removed.to_string()),
    ("words added", |row| row.figures.words.added.to_string()),
    ("paragraphs unchanged", |row| row.figures.paragraphs.unchanged.to_string()),
    ("edited", |row| row.figures.paragraphs.edited.to_string()),
    ("rolled over", |row| row.figures.rolled_over.to_string()),
    ("added", |row| row.figures.paragraphs.added.to_string()),
    ("removed", |row| row.figures.paragraphs.removed.to_string()),
    ("moved", |row| row.figures.paragraphs.moved.to_string()),
    ("evidence", |row| row.entry.evidence.clone()),
    ("old text", |row| row.entry.old.clone().unwrap_or_default()),
    ("new text", |row| row.entry.new.clone().unwrap_or_default()),
    ("report", |row| row.report.unwrap_or_default().to_string()),
];

/// Writes a session: one line for each pair, in the order given, with its rank.
///
/// # Errors
/// When `out` does.
pub fn write_session(out: &mut dyn Write, rows: &[SessionRow<'_>]) -> io::Result<()> {
    let mut table = Writer::from_writer(out);
    write(&mut table, ["rank"].into_iter().chain(SESSION.map(|(name, _)| name)).map(String::from))?;
    for (rank, row) in (1_usize..).zip(rows) {
        let cells = SESSION.iter().map(|(_, cell)| cell(row));
        write(&mut table, [rank.to_string()].into_iter().chain(cells))?;
    }
    table.flush()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample::{Sketch, added, everything, removed, same};

    fn written(view: &View<'_>) -> String {
        let mut bytes = Vec::new();
        write_comparison(&mut bytes, view).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn a_line_tells_what_happened() {
        let text = written(&everything());
        let lines: Vec<&str> = text.split("\r\n").collect();
        assert_eq!(lines[0], COLUMNS.map(|(name, ..)| name).join(","));
        let begins = |start: &str| lines.iter().any(|line| line.starts_with(start));
        assert!(begins("paragraph,PP1,PP1,,,unchanged,no,no,one-to-one,,,1.000,0,0,\"Affirming"));
        assert!(begins("paragraph,OP6,OP1,6.,1.,edited,yes,yes,one-to-one,,,0.812,1,0,Stresses"));
        assert!(begins("paragraph,OP3,OP4 + OP5,3.,4. + 5.,edited,no,yes,split,"));
        assert!(begins("paragraph,,PP3,,,added,no,no,,"));
        assert!(begins("note,1,1,,,unchanged,"));
    }

    #[test]
    fn no_cell_is_a_formula_and_no_text_is_lost() {
        let view = Sketch::new()
            .row(
                &["PP1"],
                &["PP1"],
                &[same("=1+1, \"a\""), removed("\u{1b}\u{202e}"), added("b\u{200f}")],
            )
            .unchanged("PP2", "PP2", "@x")
            .unchanged("PP3", "PP3", "- dash")
            .done();
        let text = written(&view);
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert_eq!(&rows[0][14], "'=1+1, \"a\"⟨U+001B⟩⟨U+202E⟩");
        assert_eq!(&rows[0][15], "'=1+1, \"a\"b\u{200f}");
        assert_eq!(&rows[1][14], "'@x");
        assert_eq!(&rows[2][14], "'- dash");
    }
}
