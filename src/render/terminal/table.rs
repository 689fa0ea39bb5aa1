//! The table of the texts that are known.

use std::io::{self, Write};

use crate::render::terminal::canvas::Canvas;
use crate::render::terminal::style::Paint;
use crate::render::terminal::wrap::{Line, columns, elide};
use crate::render::{Role, phrases, visible};
use crate::versions::Version;

/// The columns that the title gets at least; a line may be wider than the output before it gets less.
const NARROWEST_TITLE: usize = 20;

/// Writes one line per text: symbol, title, date, language, origin. Titles are cut to fit the width.
pub fn write_versions(
    out: &mut dyn Write,
    versions: &[Version],
    width: usize,
    paint: Paint,
) -> io::Result<()> {
    let head = ["Symbol", "Title", "Date", "Language", "Origin"].map(str::to_string);
    let cells: Vec<[String; 5]> = versions.iter().map(cells).collect();
    let mut widths = [0; 5];
    for row in std::iter::once(&head).chain(&cells) {
        for (widest, cell) in widths.iter_mut().zip(row) {
            *widest = (*widest).max(columns(cell));
        }
    }
    let others = widths[0] + widths[2] + widths[3] + widths[4] + 2 * 4;
    widths[1] = widths[1].min(width.saturating_sub(others).max(NARROWEST_TITLE));
    let mut canvas = Canvas::new(out, width, paint);
    line(&mut canvas, &head, &widths, Role::Heading)?;
    for row in &cells {
        line(&mut canvas, row, &widths, Role::Address)?;
    }
    Ok(())
}

fn cells(version: &Version) -> [String; 5] {
    let date = version.date.map_or("no date".to_string(), phrases::date);
    let cells = [
        version.symbol.to_string(),
        version.title.clone().unwrap_or_default(),
        date,
        version.language.name().to_string(),
        version.origin.clone(),
    ];
    cells.map(|cell| visible(&cell).into_owned())
}

fn line(
    canvas: &mut Canvas<'_>,
    row: &[String; 5],
    widths: &[usize; 5],
    first: Role,
) -> io::Result<()> {
    let mut line = Line::default();
    for (at, (cell, &width)) in row.iter().zip(widths).enumerate() {
        let role = if at == 0 || first == Role::Heading { first } else { Role::Text };
        let cell = elide(cell, width);
        let used = columns(&cell);
        line.push(role, &cell, used);
        if at + 1 < row.len() {
            let pad = width - used + 2;
            line.push(Role::Text, &" ".repeat(pad), pad);
        }
    }
    canvas.pieces(&line)?;
    canvas.blank()
}
