//! One line per paragraph and note, separated by commas, for programs and spreadsheets.
//!
//! UTF-8 without a byte order mark, lines end with CR LF as RFC 4180 has it. A spreadsheet takes a cell that begins
//! with `=`, `+`, `-`, `@`, a tab or a carriage return for a formula; such a cell gets an apostrophe before it, which
//! is the one thing that a program has to take off. Control characters are shown by their numbers.

use std::borrow::Cow;
use std::io::{self, Write};

use csv::{Terminator, WriterBuilder};

use crate::render::csv::guarded;
use crate::render::sheet::{COLUMNS, Line, lines};
use crate::render::visible::allowed;
use crate::view::View;

/// Writes a comparison.
///
/// # Errors
/// When `out` does.
pub fn write_comparison(out: &mut dyn Write, view: &View<'_>) -> io::Result<()> {
    let mut builder = WriterBuilder::new();
    let mut writer = builder.terminator(Terminator::CRLF).from_writer(out);
    writer.write_record(COLUMNS)?;
    for line in lines(view) {
        let cells = cells(&line);
        writer.write_record(cells.iter().map(|cell| guarded(cell).into_owned()))?;
    }
    writer.flush()
}

fn cells<'a>(line: &'a Line<'_>) -> [Cow<'a, str>; COLUMNS.len()] {
    let yes_no = |yes: bool| Cow::Borrowed(if yes { "yes" } else { "no" });
    let similarity = line.row.similarity;
    [
        line.part.into(),
        line.names[0].as_str().into(),
        line.names[1].as_str().into(),
        line.labels[0].as_str().into(),
        line.labels[1].as_str().into(),
        line.change.into(),
        yes_no(line.row.moved),
        yes_no(line.row.relabelled),
        line.shape.into(),
        line.classes.as_str().into(),
        line.directions.as_str().into(),
        similarity.map_or(Cow::Borrowed(""), |share| format!("{share:.3}").into()),
        line.words.removed.to_string().into(),
        line.words.added.to_string().into(),
        allowed(&line.texts[0]),
        allowed(&line.texts[1]),
    ]
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
        assert_eq!(lines[0], COLUMNS.join(","));
        let begins = |start: &str| lines.iter().any(|line| line.starts_with(start));
        assert!(begins("paragraph,PP1,PP1,,,unchanged,no,no,one-to-one,,,1.000,0,0,\"Affirming"));
        assert!(begins("paragraph,OP6,OP1,6.,1.,edited,yes,yes,one-to-one,,,0.812,1,0,Stresses"));
        assert!(begins("paragraph,OP3,OP4 + OP5,3.,4. + 5.,edited,no,no,split,"));
        assert!(begins("note,1,1,,,unchanged,"));
    }

    #[test]
    fn no_cell_is_a_formula_and_no_text_is_lost() {
        let view = Sketch::new()
            .row(&["PP1"], &["PP1"], &[same("=1+1, \"a\""), removed("\u{1b}"), added("b")])
            .unchanged("PP2", "PP2", "@x")
            .unchanged("PP3", "PP3", "- dash")
            .done();
        let text = written(&view);
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert_eq!(&rows[0][14], "'=1+1, \"a\"⟨U+001B⟩");
        assert_eq!(&rows[0][15], "'=1+1, \"a\"b");
        assert_eq!(&rows[1][14], "'@x");
        assert_eq!(&rows[2][14], "'- dash");
    }
}
