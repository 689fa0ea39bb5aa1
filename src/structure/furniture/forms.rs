//! What furniture a cell of a line is by its form alone: job numbers, barcodes, links, rules, page numbers.

use crate::model::SetAsideKind;
use crate::structure::digits::is_number;

/// The forms that are furniture wherever they stand.
const FORMS: [(fn(&str) -> bool, SetAsideKind); 7] = [
    (is_job_number, SetAsideKind::JobNumber),
    (is_barcode, SetAsideKind::Barcode),
    (is_link, SetAsideKind::Link),
    (is_note_rule, SetAsideKind::NoteRule),
    (is_separator, SetAsideKind::Separator),
    (is_page_mark, SetAsideKind::PageNumber),
    (is_of_rights, SetAsideKind::PageHead),
];

/// What furniture a cell is by itself, whatever stands around it.
///
/// A page number is not among these forms: only its neighbours distinguish it from a symbol such as "78/241".
pub fn furniture_of(cell: &str) -> Option<SetAsideKind> {
    FORMS.iter().find(|(is, _)| is(cell)).map(|&(_, kind)| kind)
}

/// "24-23093", "24-23093* (E)", "23-26252 (E)     100124"; "GE.23-05094(E)" and "V.23-05094" of other cities.
fn is_job_number(cell: &str) -> bool {
    // "1/4 24-21234": the page may stand before it.
    let cell = match cell.split_once(' ') {
        Some((page, rest)) if is_page_of(page) => rest.trim_start(),
        _ => cell,
    };
    let city = cell.split_once('.').filter(|(city, _)| is_city(city));
    let Some((number, rest)) = city.map_or(cell, |(_, rest)| rest).split_at_checked(8) else {
        return false;
    };
    let Some((year, count)) = number.split_once('-') else { return false };
    let rest = rest.trim_start_matches('*').trim();
    let (language, date) =
        rest.strip_prefix('(').and_then(|r| r.split_once(')')).unwrap_or(("", rest));
    let date = date.trim();
    is_number(year, 2..=2)
        && is_number(count, 5..=5)
        && language.len() <= 3
        && date.split_whitespace().all(|word| is_print_date(word) || is_page_of(word))
}

fn is_city(letters: &str) -> bool {
    (1..=3).contains(&letters.len()) && letters.bytes().all(|b| b.is_ascii_uppercase())
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
    ["http://", "https://", "www.", "file://"].iter().any(|begin| cell.starts_with(begin))
        && !cell.contains(' ')
}

/// "© 2027 United Nations".
fn is_of_rights(cell: &str) -> bool {
    const LONGEST: usize = 100;
    cell.contains('©')
        && cell.chars().count() <= LONGEST
        && (cell.starts_with('©') || !cell.ends_with(['.', ';', ',', ':', '。', '；', '，']))
}

/// "__________________".
fn is_note_rule(cell: &str) -> bool {
    cell.len() >= 5 && cell.bytes().all(|b| b == b'_')
}

/// "* * *", "-----", "- -": nothing but marks that draw a line.
fn is_separator(cell: &str) -> bool {
    if !cell.starts_with(is_line_mark) {
        return false;
    }
    let marks = cell.chars().filter(|c| is_line_mark(*c)).count();
    let least = if cell.contains(' ') { 2 } else { 3 };
    marks >= least && cell.chars().all(|c| is_line_mark(c) || c == ' ')
}

/// The marks that lines are drawn with, and that recognition sees in spots of dirt.
fn is_line_mark(c: char) -> bool {
    matches!(c, '*' | '-' | '–' | '—' | '_' | '=' | '~' | '•' | '■' | '·')
}

/// A single mark.
pub fn is_mark(cell: &str) -> bool {
    let mut chars = cell.chars();
    chars.next().is_some_and(is_line_mark) && chars.next().is_none()
}

/// "/...": the page goes on overleaf, as old documents say at its foot. "- 3 -": the number of a page.
fn is_page_mark(cell: &str) -> bool {
    let is_dash = |c: char| matches!(c, '-' | '\u{2010}' | '\u{2011}' | '–' | '—' | '\u{2212}');
    let inside = || cell.strip_prefix(is_dash)?.strip_suffix(is_dash);
    matches!(cell, "/..." | "/…" | "/. . .")
        || inside().is_some_and(|inside| is_bare_number(inside.trim()))
}

/// "2/3": page two of three.
pub fn is_page_of(cell: &str) -> bool {
    page_of(cell).is_some()
}

/// The page and the number of pages of "2/3".
pub fn page_of(cell: &str) -> Option<(u16, u16)> {
    // Asked of every line, of which nearly all begin otherwise.
    if !cell.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (page, pages) = cell.split_once('/')?;
    let (page, pages) = (page.parse().ok()?, pages.parse().ok()?);
    ((1..=pages).contains(&page) && pages < 1000).then_some((page, pages))
}

/// Whether a line by itself shows that the page ends above it: a symbol, a page number, a rule, or a job number.
pub fn ends_page(text: &str) -> bool {
    let ends = |kind| kind != SetAsideKind::Link && kind != SetAsideKind::Separator;
    furniture_of(text).is_some_and(ends) || is_page_of(text) || is_symbol(text)
}

/// "A/C.3/80/L.20/Rev.1", "FCCC/CP/2014/L.14", "GC(68)/RES/8*": the symbol of a document, whatever it is.
///
/// The text may cite it, alone on a line, so that only its place shows a page head.
pub fn is_symbol(cell: &str) -> bool {
    let symbol = cell.trim_end_matches('*');
    let is_inner =
        |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'/' | b'.' | b'-' | b'(' | b')');
    symbol.len() <= LONGEST_SYMBOL
        && symbol.contains('/')
        && symbol.starts_with(|c: char| c.is_ascii_uppercase())
        && symbol.ends_with(|c: char| c.is_ascii_alphanumeric() || c == ')')
        && symbol.bytes().any(|b| b.is_ascii_digit())
        && symbol.bytes().all(is_inner)
}

/// The longest symbols, such as "FCCC/KP/CMP/2015/8/Add.1/Corr.1", have about thirty characters.
const LONGEST_SYMBOL: usize = 40;

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
            ("25-16535* (E)    231025", Some(SetAsideKind::JobNumber)),
            ("28-11906 (R) 290628 300628", Some(SetAsideKind::JobNumber)),
            ("24-21234 (E) 3/7", Some(SetAsideKind::JobNumber)),
            ("3/7 24-21234", Some(SetAsideKind::JobNumber)),
            ("GE.23-05094(E)", Some(SetAsideKind::JobNumber)),
            ("*2423093*", Some(SetAsideKind::Barcode)),
            ("https://undocs.org/ch/A/79/408", Some(SetAsideKind::Link)),
            ("-----", Some(SetAsideKind::Separator)),
            ("- -", Some(SetAsideKind::Separator)),
            ("- 12 -", Some(SetAsideKind::PageNumber)),
            ("/...", Some(SetAsideKind::PageNumber)),
            ("- ", None),
            ("…", None),
            ("__________________", Some(SetAsideKind::NoteRule)),
            ("- 12 -", Some(SetAsideKind::PageNumber)),
            ("\u{2010} 3 \u{2010}", Some(SetAsideKind::PageNumber)),
            ("/...", Some(SetAsideKind::PageNumber)),
            ("22-23 September", None),
            ("2022-2026", None),
            ("78/241", None),
        ] {
            assert_eq!(furniture_of(cell), kind, "{cell}");
        }
    }

    #[test]
    fn symbols_are_told_by_their_form() {
        for symbol in ["A/C.3/80/L.20/Rev.1", "A/RES/78/68*", "GC(68)/RES/8", "FCCC/CP/2014/L.14"] {
            assert!(is_symbol(symbol), "{symbol}");
        }
        for other in ["78/241", "A/79/88.", "A/79/88, annex", "and/or", "https://undocs.org/A/1"] {
            assert!(!is_symbol(other), "{other}");
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
