//! A document's own symbol, wherever a document prints it.

use std::ops::RangeInclusive;

use super::digits::{is_number, split_trailing};
use super::lines::cells;
use crate::model::Symbol;

/// The symbol that a cell spells out in full and holds nothing else: "A/RES/78/241", "S/RES/1300 (2000)".
pub fn spelled(cell: &str) -> Option<Symbol> {
    // Asked of every cell of every line, and parsing is slow.
    cell.contains("/RES/").then(|| Symbol::parse(cell.trim_end_matches('*')))?
}

/// The symbol of a document of any kind that a cell holds and nothing else: "A/C.3/80/INF/1".
pub fn in_full(line: &str) -> Option<Symbol> {
    cells(line).find_map(|cell| Symbol::parse(cell).filter(|_| cell.matches('/').count() > 1))
}

/// The symbol before a title: "79/62. Lethal autonomous weapons systems".
pub fn of_title(text: &str) -> Option<Symbol> {
    Symbol::parse(numbered_title(text)?.0)
}

/// "79/62. Lethal autonomous weapons systems", "78/901 - ...": the number and the rest.
pub fn numbered_title(text: &str) -> Option<(&str, &str)> {
    let before_stop = text.split_once('.').filter(|(number, _)| number.len() <= LONGEST_NUMBER);
    let (number, rest) =
        before_stop.or_else(|| text.split_once(" - ")).or_else(|| text.split_once(" – "))?;
    let number = number.trim();
    let (session, count) = number.split_once('/')?;
    let count = count.trim_end_matches(|c: char| c == ' ' || c.is_ascii_uppercase());
    (is_number(session, SESSION) && is_number(count, COUNT)).then_some((number, rest.trim()))
}

/// "79/62 B", in bytes, with some room.
const LONGEST_NUMBER: usize = 16;

/// How many digits sessions have, and numbers of a session's resolutions.
const SESSION: RangeInclusive<usize> = 1..=3;
const COUNT: RangeInclusive<usize> = 1..=4;

/// The symbol of the Security Council's sentence: "Résolution 1300 (2000) du 31 mai 2000", "联合国安理会第1263(1999)号决议".
pub fn of_council(text: &str) -> Option<Symbol> {
    let (before, after) = text.rsplit_once('(')?;
    let year = after.split_once(')')?.0.trim();
    let (_, number) = split_trailing(before.trim_end());
    if !is_number(number, 1..=4) || year.len() != 4 {
        return None;
    }
    Symbol::parse(&format!("S/RES/{number} ({year})"))
}

/// The symbol that a file is named by.
pub fn of_file(name: &str) -> Option<Symbol> {
    let file = name.rsplit(['/', '\\']).next()?;
    Symbol::parse(file.split('.').next()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbered_titles() {
        assert_eq!(numbered_title("79/62. Lethal weapons"), Some(("79/62", "Lethal weapons")));
        assert_eq!(numbered_title("78/3 B.      Scale"), Some(("78/3 B", "Scale")));
        assert_eq!(
            numbered_title("78/901 - تقرير الأمين العام. والمتابعة"),
            Some(("78/901", "تقرير الأمين العام. والمتابعة"))
        );
        assert_eq!(numbered_title("1. Requests"), None);
        assert_eq!(numbered_title("resolution 79/62."), None);
    }

    #[test]
    fn symbols_of_the_council() {
        let symbol = |text| of_council(text).map(|s| s.to_string());
        assert_eq!(
            symbol("Résolution 1300 (2000) du 31 mai 2000").as_deref(),
            Some("S/RES/1300 (2000)")
        );
        assert_eq!(symbol("联合国安理会第1263(1999)号决议").as_deref(), Some("S/RES/1263 (1999)"));
        assert_eq!(symbol("(A/79/408, para. 114)"), None);
    }

    #[test]
    fn files_are_named_by_their_symbol() {
        let symbol = |name| of_file(name).map(|s| s.to_string());
        assert_eq!(symbol("built in: en/A-RES-78-241.txt").as_deref(), Some("A/RES/78/241"));
        assert_eq!(symbol("s79\\a_res_79_62.en.pdf").as_deref(), Some("A/RES/79/62"));
        assert_eq!(symbol("notes.txt"), None);
    }
}
