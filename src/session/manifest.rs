//! Pairs as a table that people read and correct: old, new, evidence.

use std::io::{self, Read, Write};

use thiserror::Error;

use crate::model::Sides;

/// A line of a manifest.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// The old text: a path or symbol; `None` for a new one without a predecessor.
    pub old: Option<String>,
    /// The new text; `None` for an old one without a successor.
    pub new: Option<String>,
    /// Why they are a pair, in words.
    pub evidence: String,
}

impl Entry {
    /// Both sides of an entry that has both.
    pub fn both(&self) -> Option<Sides<&str>> {
        Some(Sides::new(self.old.as_deref()?, self.new.as_deref()?))
    }
}

/// What is wrong with a manifest; words that go after its name.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ManifestError {
    /// It has no column for one of the sides.
    #[error("lacks a column old or new: begin it with the line old,new")]
    NoColumn,
    /// A line cannot be read, and why.
    #[error("{}{why}", line.map_or(String::new(), |line| format!("line {line} ")))]
    Unreadable {
        /// The line, where it is known.
        line: Option<u64>,
        /// What is wrong with it and what to do.
        why: String,
    },
}

const COLUMNS: [&str; 3] = ["old", "new", "evidence"];

/// Writes a manifest, with a line that names the columns.
///
/// # Errors
/// When `out` does.
pub fn write_manifest(out: impl Write, entries: &[Entry]) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record(COLUMNS)?;
    for Entry { old, new, evidence } in entries {
        table.write_record([
            old.as_deref().unwrap_or(""),
            new.as_deref().unwrap_or(""),
            evidence,
        ])?;
    }
    table.flush()
}

/// Reads a manifest: the columns `old` and `new` by their names, in any order; others are passed over, except for
/// `evidence`. Lines without both sides are kept.
///
/// # Errors
/// When it is no table in UTF-8, or lacks a column.
pub fn read_manifest(from: impl Read) -> Result<Vec<Entry>, ManifestError> {
    let mut table = csv::ReaderBuilder::new().trim(csv::Trim::All).flexible(true).from_reader(from);
    let head = table.headers().map_err(broken)?.clone();
    let column = |name: &str| {
        let mut heads = head.iter().map(|head| head.trim_start_matches('\u{feff}'));
        heads.position(|head| head.eq_ignore_ascii_case(name))
    };
    let [Some(old), Some(new)] = ["old", "new"].map(column) else {
        return Err(ManifestError::NoColumn);
    };
    let evidence = column("evidence");
    let mut entries = Vec::new();
    for record in table.records() {
        let record = record.map_err(broken)?;
        let text = |at: usize| record.get(at).filter(|text| !text.is_empty()).map(str::to_string);
        let evidence = evidence.and_then(text).unwrap_or_default();
        let entry = Entry { old: text(old), new: text(new), evidence };
        if entry.old.is_some() || entry.new.is_some() {
            entries.push(entry);
        }
    }
    Ok(entries)
}

fn broken(error: csv::Error) -> ManifestError {
    let line = error.position().map(csv::Position::line);
    let why = match error.kind() {
        csv::ErrorKind::Utf8 { .. } => "is not UTF-8: save it as CSV in UTF-8".to_string(),
        _ => format!("cannot be read ({error}): check it"),
    };
    ManifestError::Unreadable { line, why }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let entry = |old: Option<&str>, new: Option<&str>, evidence: &str| Entry {
            old: old.map(str::to_string),
            new: new.map(str::to_string),
            evidence: evidence.to_string(),
        };
        let entries = vec![
            entry(Some("s79/a, b.txt"), Some("s80/\"c\".txt"), "same title, cited"),
            entry(None, Some("s80/d.txt"), ""),
            entry(Some("79/1"), None, "no successor found"),
        ];
        let mut bytes = Vec::new();
        write_manifest(&mut bytes, &entries).unwrap();
        assert_eq!(read_manifest(bytes.as_slice()).unwrap(), entries);
    }

    #[test]
    fn spreadsheets_may_reorder_columns_and_put_a_mark_before_them() {
        let read = read_manifest("\u{feff}new,note,old\nb,x,a\n,,\n".as_bytes()).unwrap();
        assert_eq!(read.len(), 1);
        assert_eq!(read[0].both(), Some(Sides::new("a", "b")));
    }

    #[test]
    fn what_is_wrong_is_told() {
        let error = read_manifest("a,b\n1,2\n".as_bytes()).unwrap_err();
        assert!(error.to_string().contains("lacks a column"));
        let error = read_manifest(&b"old,new\na,\xff\n"[..]).unwrap_err();
        assert_eq!(error.to_string(), "line 2 is not UTF-8: save it as CSV in UTF-8");
    }
}
