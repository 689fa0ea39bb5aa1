//! What furniture a cell of a line is by its form alone: job numbers, barcodes, links, rules, page numbers.

use crate::model::SetAsideKind;
use crate::structure::digits::is_number;

/// The forms that are furniture wherever they stand.
const FORMS: [(fn(&str) -> bool, SetAsideKind); 5] = [
    (is_job_number, SetAsideKind::JobNumber),
    (is_barcode, SetAsideKind::Barcode),
    (is_link, SetAsideKind::Link),
    (is_note_rule, SetAsideKind::NoteRule),
    (is_separator, SetAsideKind::Separator),
];

/// What furniture a cell is by itself, whatever stands around it.
///
/// A page number is not among these forms: only its neighbours distinguish it from a symbol such as "78/241".
pub fn furniture_of(cell: &str) -> Option<SetAsideKind> {
    FORMS.iter().find(|(is, _)| is(cell)).map(|&(_, kind)| kind)
}

/// "24-23093", "24-23093 (E)", "23-26252 (E)     100124".
fn is_job_number(cell: &str) -> bool {
    let Some((number, rest)) = cell.split_at_checked(8) else { return false };
    let Some((year, count)) = number.split_once('-') else { return false };
    let rest = rest.trim();
    let (language, date) =
        rest.strip_prefix('(').and_then(|r| r.split_once(')')).unwrap_or(("", rest));
    let date = date.trim();
    is_number(year, 2..=2)
        && is_number(count, 5..=5)
        && language.len() <= 3
        && (date.is_empty() || is_print_date(date))
}

/// "100124", the print date beside a job number.
pub fn is_print_date(cell: &str) -> bool {
    is_number(cell, 6..=6)
}

/// "*2423093*".
fn is_barcode(cell: &str) -> bool {
    let code = cell.strip_prefix('*').and_then(|rest| rest.strip_suffix('*'));
    code.is_some_and(|code| is_number(code, 6..))
}

/// An address of the web and nothing else.
fn is_link(cell: &str) -> bool {
    ["http://", "https://", "www."].iter().any(|begin| cell.starts_with(begin))
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
    let Some((page, pages)) = cell.split_once('/') else { return false };
    match (page.parse::<u16>(), pages.parse::<u16>()) {
        (Ok(page), Ok(pages)) => (1..=pages).contains(&page) && pages < 1000,
        _ => false,
    }
}

/// A number alone, as old page feet have it.
pub fn is_bare_number(cell: &str) -> bool {
    is_number(cell, 1..=4)
}

#[cfg(test)]
mod tests {
    use super::*;

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
