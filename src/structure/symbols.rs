//! A document's own symbol, wherever a document prints it.

use super::digits::{is_number, split_leading, split_trailing};
use super::lines::has_capital;
use super::masthead;
use crate::language::{Table, has, latin_twin, pairs, prefix_len};
use crate::model::{Series, Symbol};

/// A cell with a symbol has at most so many bytes (24 to 60).
const LONGEST: usize = 40;

/// The symbol that a cell spells out in full and holds nothing else: "A/RES/78/241", "A/C.3/80/L.20/Rev.1*".
pub fn spelled(cell: &str) -> Option<Symbol> {
    // Asked of every cell of every line, and reading is slow.
    if cell.len() > LONGEST || !cell.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    if cell.is_ascii() {
        return Symbol::printed(cell);
    }
    // A document of two organs has a symbol of each: "A/79/92–S/2024/403".
    if let Some((first, second)) = cell.split_once('–') {
        return spelled(first).filter(|_| spelled(second).is_some());
    }
    let latin: String = cell.chars().map(|c| latin_twin(c).unwrap_or(c)).collect();
    Symbol::printed(&latin)
}

/// The number that a line gives to the text below it, and the title behind the number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numbered<'t> {
    /// "79/62", "217 A (III)", "1/CP.20".
    pub number: &'t str,
    /// What follows it in the line; mostly empty behind "Decision" or "Resolution".
    pub title: &'t str,
}

impl Numbered<'_> {
    /// The symbol of a text with this number by an organ of a series; `None` where the organ has no series that is known.
    pub fn symbol(&self, series: Option<&str>) -> Option<Symbol> {
        match Symbol::parse(self.number)? {
            symbol if symbol.parts().series == Series::Decision => Some(symbol),
            // Only the Security Council numbers so.
            symbol if symbol.as_str().starts_with("S/") => Some(symbol),
            _ => Symbol::of_series(series, self.number),
        }
    }

    /// Whether the number says by itself whose it is: "1/CP.20".
    pub fn is_whole(&self) -> bool {
        spelled(self.number).is_some()
    }
}

/// Reads the number at the head of a line: "79/62. Lethal autonomous weapons systems", "78/901 - ...",
/// "Decision 1/CP.20", "第1/CP.20号决定", "WHA77.1".
pub fn numbered<'t>(text: &'t str, phrases: &Table) -> Option<Numbered<'t>> {
    if !text.bytes().take(LONGEST).any(|b| b.is_ascii_digit()) {
        return None;
    }
    named(text, phrases).or_else(|| before_stop(text)).or_else(|| unnumbered(text)).or_else(|| {
        let symbol = spelled(text)?;
        let is_number = !text.contains('/') || text.starts_with(|c: char| c.is_ascii_digit());
        (is_number && symbol.as_str() == text).then_some(Numbered { number: text, title: "" })
    })
}

/// "79/62. Lethal autonomous weapons systems", "2625 (XXV). Declaration", "78/901 - ...".
fn before_stop(text: &str) -> Option<Numbered<'_>> {
    let before_stop = text.split_once('.').filter(|(number, _)| number.len() <= LONGEST_NUMBER);
    let (number, title) =
        before_stop.or_else(|| text.split_once(" - ")).or_else(|| text.split_once(" – "))?;
    let number = number.trim();
    let is_number = number.starts_with(|c: char| c.is_ascii_digit() || c == 'S' || c == 'E')
        && number.contains(['/', '('])
        && !number.contains("RES")
        && Symbol::of_series(None, number).is_some();
    is_number.then(|| Numbered { number, title: title.trim() })
}

/// "52/… Freedom of opinion and expression", "52/__": the number is given when the draft is adopted.
fn unnumbered(text: &str) -> Option<Numbered<'_>> {
    let (session, rest) = split_leading(text);
    let rest = rest.strip_prefix('/').filter(|_| is_number(session, 1..=3))?;
    let title = ["…", "...", "__"].iter().find_map(|blank| rest.strip_prefix(blank))?;
    Some(Numbered { number: "", title: title.trim_start_matches(['.', '_', ' ', '\t']) })
}

/// "79/62 B", "36/87 A and B", in bytes, with some room.
const LONGEST_NUMBER: usize = 20;

/// "Decision 1/CP.20", "Résolution 5/14. Title", "第1/CP.20号决定".
fn named<'t>(text: &'t str, phrases: &Table) -> Option<Numbered<'t>> {
    let lists = [phrases.resolution, phrases.decision];
    let of_kind = |word: &str| lists.iter().any(|list| has(list, word));
    let measured = || {
        let prefix = Some(phrases.ordinal_prefix).filter(|prefix| !prefix.is_empty())?;
        let rest = text.strip_prefix(prefix)?;
        let measure = |measure: &&str| rest.split_once(*measure);
        let (number, rest) = phrases.document_measures.iter().find_map(measure)?;
        let kinds = lists.iter().flat_map(|list| list.iter());
        let len = kinds.filter_map(|kind| prefix_len(rest, kind)).max()?;
        Some((number.trim(), &rest[len..]))
    };
    let (number, title) = match text.split_once(char::is_whitespace) {
        Some((kind, rest)) if of_kind(kind) => {
            let rest = rest.trim_start();
            rest.split_at(number_len(rest))
        }
        _ => measured()?,
    };
    // "Resolution 79/62 of 2 December 2024, in which it ..." is running text.
    let is_head = has_capital(text)
        && (title.trim().is_empty()
            || title.trim_start().starts_with(['.', ':', '–', '-'])
            || masthead::is_date(title, phrases));
    let title = title.trim_start_matches([' ', '.', ':', '\t', '–', '-']);
    let is_number = number.contains(['/', '(']) && Symbol::parse(number).is_some();
    (is_head && is_number).then_some(Numbered { number, title })
}

/// How many bytes of a text are the number at its head, with the year or session of old in brackets and the letter.
fn number_len(text: &str) -> usize {
    let word =
        |from: usize| text[from..].find(char::is_whitespace).map_or(text.len(), |len| from + len);
    let mut end = word(0);
    while let Some(next) = text[end..].find(|c: char| !c.is_whitespace()).map(|gap| end + gap) {
        let piece = &text[next..word(next)];
        let is_letter = piece.len() == 1 && piece.bytes().all(|b| b.is_ascii_uppercase());
        let is_bracket = piece.starts_with('(') && piece.ends_with(')');
        if !is_letter && !is_bracket {
            break;
        }
        end = word(next);
    }
    text[..end].trim_end_matches([':', '.', ',']).len()
}

/// The series of the organ that a line names at its end: "The Human Rights Council," of "A/HRC".
pub fn series_of_organ(text: &str, phrases: &Table) -> Option<&'static str> {
    let text = text.trim_end_matches([',', '，', '،', ':', '：', ' ']);
    let begins = |name: &str| {
        text.char_indices().any(|(at, _)| prefix_len(&text[at..], name) == Some(text.len() - at))
    };
    pairs(phrases.resolving).find(|(_, name)| begins(name)).map(|(series, _)| series)
}

/// The resolutions of the Security Council that a text numbers with their years: "Résolution 1300 (2000) du 31 mai 2000",
/// "联合国安理会第1263(1999)号决议".
pub fn of_council(text: &str) -> impl Iterator<Item = Symbol> {
    text.match_indices(['(', '（']).filter_map(|(at, _)| {
        let (_, number) = split_trailing(text[..at].trim_end());
        let year = text[at..].trim_start_matches(['(', '（']).split([')', '）']).next()?.trim();
        let is_one = is_number(number, 1..=4) && is_number(year, 4..=4);
        is_one.then(|| Symbol::parse(&format!("S/RES/{number} ({year})"))).flatten()
    })
}

/// The symbol that a file is named by.
pub fn of_file(name: &str) -> Option<Symbol> {
    let file = name.rsplit(['/', '\\']).next()?;
    // A point may stand within a symbol: what follows the last ones are endings.
    let stems = file.match_indices('.').map(|(at, _)| &file[..at]);
    stems.rev().chain([file]).filter(|stem| stem.len() <= LONGEST).find_map(Symbol::parse)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::table;
    use crate::model::Language;

    #[test]
    fn lines_that_number_the_text() {
        let numbered = |text, language| {
            numbered(text, table(language)).map(|found| (found.number, found.title))
        };
        for (text, found) in [
            ("79/62. Lethal weapons", Some(("79/62", "Lethal weapons"))),
            ("78/3 B.      Scale", Some(("78/3 B", "Scale"))),
            ("36/87 A and B. Zones", Some(("36/87 A and B", "Zones"))),
            ("2023/27. Best Practice", Some(("2023/27", "Best Practice"))),
            ("ES-10/23. Protection", Some(("ES-10/23", "Protection"))),
            ("2625 (XXV). Declaration", Some(("2625 (XXV)", "Declaration"))),
            ("Decision 1/CP.20", Some(("1/CP.20", ""))),
            ("DECISION 15/4: Framework", Some(("15/4", "Framework"))),
            ("Resolution 2654 (2022)", Some(("2654 (2022)", ""))),
            ("WHA77.1", Some(("WHA77.1", ""))),
            ("1. Requests", None),
            ("Resolution 1300 (2000) of 31 May 2000", Some(("1300 (2000)", "of 31 May 2000"))),
            ("resolution 79/62 of 2 December 2024, in which it", None),
            ("Resolution 79/62 of 2 December 2024, in which it", None),
            ("A/80/L.18", None),
        ] {
            assert_eq!(numbered(text, Language::English), found, "{text}");
        }
        let arabic = "78/901 - تقرير الأمين العام. والمتابعة";
        assert_eq!(
            numbered(arabic, Language::Arabic),
            Some(("78/901", "تقرير الأمين العام. والمتابعة"))
        );
        assert_eq!(numbered("第1/CP.20号决定", Language::Chinese), Some(("1/CP.20", "")));
        assert_eq!(numbered("Décision 1/CMA.5", Language::French), Some(("1/CMA.5", "")));
    }

    #[test]
    fn a_number_is_one_of_the_organ_that_speaks() {
        let phrases = table(Language::English);
        for (line, opener, symbol) in [
            ("60/3. Title", "The Human Rights Council,", "A/HRC/RES/60/3"),
            ("79/62. Title", "The General Assembly,", "A/RES/79/62"),
            ("2023/27. Title", "The Economic and Social Council,", "E/RES/2023/27"),
            ("5/14. Title", "The United Nations Environment Assembly,", "UNEP/EA.5/Res.14"),
            ("Decision 1/CP.20", "The Conference of the Parties,", "1/CP.20"),
            ("Resolution 2654 (2022)", "The Security Council,", "S/RES/2654 (2022)"),
        ] {
            let found = numbered(line, phrases).unwrap();
            let found = found.symbol(series_of_organ(opener, phrases)).unwrap();
            assert_eq!(found.as_str(), symbol);
        }
    }

    #[test]
    fn symbols_of_the_council() {
        let symbol = |text| of_council(text).next().map(|s| s.to_string());
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
        assert_eq!(symbol("en/A-C.3-80-L.20-Rev.1.pdf").as_deref(), Some("A/C.3/80/L.20/Rev.1"));
        assert_eq!(symbol("1-CP.20.txt").as_deref(), Some("1/CP.20"));
        assert_eq!(symbol("notes.txt"), None);
    }
}
