//! The table of the texts that are known.

use crate::render::terminal::prelude::*;
use crate::versions::Version;

/// The columns that the title gets at least; a line may be wider than the output before it gets less.
const NARROWEST_TITLE: usize = 20;

/// The columns of the table, the title among them.
const HEADS: [&str; 5] = ["Symbol", "Title", "Date", "Language", "Origin"];
const TITLE: usize = 1;

/// The space between two columns.
const SPACE: &str = "  ";

/// Writes one line per text: symbol, title, date, language, origin. Titles are cut to fit the width.
pub fn write_versions(canvas: &mut Canvas<'_>, versions: &[Version]) -> io::Result<()> {
    let mut rows = vec![HEADS.map(str::to_string)];
    rows.extend(versions.iter().map(cells));
    let mut widths: [usize; HEADS.len()] =
        std::array::from_fn(|column| widest(rows.iter().map(|row| &row[column])));
    let others = widths.iter().sum::<usize>() - widths[TITLE] + SPACE.len() * (HEADS.len() - 1);
    widths[TITLE] = widths[TITLE].min(canvas.width.saturating_sub(others).max(NARROWEST_TITLE));
    for (at, row) in rows.iter().enumerate() {
        let mut line = Line::default();
        for (column, (cell, &width)) in row.iter().zip(&widths).enumerate() {
            let role = match (at, column) {
                (0, _) => Role::Heading,
                (_, 0) => Role::Address,
                _ => Role::Text,
            };
            if column + 1 < row.len() {
                line.push_cell(role, cell, width);
                line.push(Role::Text, SPACE);
            } else {
                line.push(role, &elide(cell, width));
            }
        }
        canvas.line(&line);
    }
    canvas.end()
}

fn cells(version: &Version) -> [String; HEADS.len()] {
    let cells = [
        version.symbol.to_string(),
        version.title.clone().unwrap_or_default(),
        version.date.map_or(Ui::english().no_date().to_owned(), |date| Ui::english().date(date)),
        version.language.name().to_string(),
        version.origin.clone(),
    ];
    cells.map(|cell| visible(&cell).into_owned())
}
