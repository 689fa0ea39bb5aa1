//! Printed lines and what can be told from one line alone.

use crate::model::{NoteMark, SetAsideKind, Symbol};

/// A printed line of a text that structure still has to join into paragraphs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line<'t> {
    /// Its characters, without white space at both ends.
    pub text: &'t str,
    /// Columns it is set in.
    pub indent: u32,
    /// Blank lines before it.
    pub gap: u32,
    /// The page as the format counts it.
    pub page: u32,
    /// Whether the format gives it as a whole paragraph.
    pub whole: bool,
    /// Whether it is a row of a table of figures.
    pub row: bool,
    /// The label that the format gives apart from the text.
    pub label: Option<&'t str>,
    /// The footnote marks that the format shows, taken out of the text.
    pub marks: &'t [NoteMark],
}

/// White space of this many columns divides a line into cells.
const CELL_GAP: usize = 3;

/// The cells of a line: "A/RES/78/241          Title" has two.
pub fn cells(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let line = rest?.trim();
        let mut run = 0;
        for (at, byte) in line.bytes().enumerate() {
            run = if byte == b' ' { run + 1 } else { 0 };
            if run == CELL_GAP {
                let cell = line[..=at].trim_end();
                rest = Some(&line[at..]);
                return Some(cell);
            }
        }
        rest = None;
        (!line.is_empty()).then_some(line)
    })
}

/// What furniture a cell is by itself, whatever stands around it.
///
/// A page number is told from a symbol such as "78/241" only by its neighbours: see `furniture`.
pub fn furniture_of(cell: &str) -> Option<SetAsideKind> {
    if is_job_number(cell) {
        Some(SetAsideKind::JobNumber)
    } else if is_barcode(cell) {
        Some(SetAsideKind::Barcode)
    } else if is_link(cell) {
        Some(SetAsideKind::Link)
    } else if is_note_rule(cell) {
        Some(SetAsideKind::NoteRule)
    } else if is_separator(cell) {
        Some(SetAsideKind::Separator)
    } else {
        None
    }
}

/// "24-23093", "24-23093 (E)", "23-26252 (E)     100124".
fn is_job_number(cell: &str) -> bool {
    let bytes = cell.as_bytes();
    let digits = |range: std::ops::Range<usize>| {
        bytes.get(range).is_some_and(|b| b.iter().all(u8::is_ascii_digit))
    };
    if !(digits(0..2) && bytes.get(2) == Some(&b'-') && digits(3..8)) {
        return false;
    }
    let rest = cell[8..].trim();
    let rest = match rest.strip_prefix('(').and_then(|r| r.split_once(')')) {
        Some((letters, tail)) if letters.len() <= 3 => tail.trim(),
        Some(_) => return false,
        None => rest,
    };
    rest.is_empty() || is_print_date(rest)
}

/// "100124", the print date beside a job number.
pub fn is_print_date(cell: &str) -> bool {
    cell.len() == 6 && cell.bytes().all(|b| b.is_ascii_digit())
}

/// "*2423093*".
fn is_barcode(cell: &str) -> bool {
    cell.strip_prefix('*')
        .and_then(|rest| rest.strip_suffix('*'))
        .is_some_and(|code| code.len() >= 6 && code.bytes().all(|b| b.is_ascii_digit()))
}

/// An address of the web and nothing else.
fn is_link(cell: &str) -> bool {
    (cell.starts_with("http://") || cell.starts_with("https://") || cell.starts_with("www."))
        && !cell.contains(' ')
}

/// "__________________".
fn is_note_rule(cell: &str) -> bool {
    cell.len() >= 5 && cell.bytes().all(|b| b == b'_')
}

/// "* * *".
fn is_separator(cell: &str) -> bool {
    cell.bytes().filter(|&b| b == b'*').count() >= 3 && cell.bytes().all(|b| b == b'*' || b == b' ')
}

/// "2/3": page two of three.
pub fn is_page_of(cell: &str) -> bool {
    let Some((page, pages)) = cell.split_once('/') else {
        return false;
    };
    match (page.parse::<u16>(), pages.parse::<u16>()) {
        (Ok(page), Ok(pages)) => page >= 1 && page <= pages && pages < 1000,
        _ => false,
    }
}

/// A number alone, as old page feet have it.
pub fn is_bare_number(cell: &str) -> bool {
    (1..=4).contains(&cell.len()) && cell.bytes().all(|b| b.is_ascii_digit())
}

/// The symbol that a cell spells out in full and holds nothing else: "A/RES/78/241", "S/RES/1300 (2000)".
pub fn symbol_of(cell: &str) -> Option<Symbol> {
    if !cell.contains("/RES/") {
        return None;
    }
    Symbol::parse(cell.trim_end_matches('*'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_split_at_wide_gaps() {
        let seen: Vec<_> = cells("A/RES/78/241        Lethal  autonomous").collect();
        assert_eq!(seen, ["A/RES/78/241", "Lethal  autonomous"]);
    }

    #[test]
    fn furniture_is_told_by_its_form() {
        for (cell, kind) in [
            ("24-23093 (E)", Some(SetAsideKind::JobNumber)),
            ("23-26252", Some(SetAsideKind::JobNumber)),
            ("23-26252 (E)     100124", Some(SetAsideKind::JobNumber)),
            ("*2423093*", Some(SetAsideKind::Barcode)),
            ("https://undocs.org/ch/A/79/408", Some(SetAsideKind::Link)),
            ("__________________", Some(SetAsideKind::NoteRule)),
            ("22-23 September", None),
            ("2022-2026", None),
            ("78/241", None),
        ] {
            assert_eq!(furniture_of(cell), kind, "{cell}");
        }
    }

    #[test]
    fn a_page_number_counts_up_to_its_total() {
        assert!(is_page_of("2/3"));
        assert!(!is_page_of("4/3"));
        assert!(!is_page_of("0/3"));
        assert!(!is_page_of("a/3"));
    }
}
