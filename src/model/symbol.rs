//! Document symbols in their many spellings, and documents by what their symbols say.

use std::fmt;

mod parts;
mod spelling;

pub use parts::{Parts, Series, SessionKind};

/// The symbol of a document in its official form: `A/RES/78/241`, `S/RES/1300 (2000)`, `A/C.3/80/L.20/Rev.1`, `24/CP.20`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Symbol(String);

impl Symbol {
    /// Reads any usual spelling of what is surely a symbol, as people type it and name files by it.
    ///
    /// Resolutions in any letters: `78/241`, `A/RES/78/241`, `a-res-78-241`, `A_RES_78_241`, `S/RES/1300(2000)`,
    /// `1300 (2000)`, `A/HRC/RES/51/22`, `E/RES/2023/5`, `ES-10/23`, `2625 (XXV)`, with letters for parts (`78/3 B`,
    /// `36/87 A and B`). Other documents as they are printed, or with hyphens for the strokes: `A/C.3/80/L.20/Rev.1`,
    /// `A-80-L.18`, `1/CMA.5`, `WHA77.1`. A bare number is one of the General Assembly, which the Security Council's
    /// `1300 (2000)` cannot be. Returns `None` for anything else.
    pub fn parse(spelling: &str) -> Option<Symbol> {
        let spelling = spelling::plain(spelling);
        spelling::resolution(&spelling)
            .or_else(|| spelling::path(&spelling).filter(|path| spelling::is_sure(path)))
            .map(Symbol)
    }

    /// Reads what stands alone in the place of a symbol: any text of its form, whatever body it is of.
    pub fn printed(cell: &str) -> Option<Symbol> {
        let is_resolution = cell.contains("RES/");
        // Asked of many lines of text, and most begin small.
        if cell.starts_with(|c: char| c.is_ascii_lowercase()) && !is_resolution {
            return None;
        }
        let cell = spelling::plain(cell.trim_end_matches(['*', ' ']));
        let is_path = cell.contains('/');
        let resolution = is_resolution.then(|| spelling::resolution(&cell));
        resolution
            .flatten()
            .or_else(|| spelling::path(&cell).filter(|path| is_path || spelling::is_sure(path)))
            .map(Symbol)
    }

    /// Reads the number at the head of a text as one of a series of resolutions: "2023/27" of "E" is `E/RES/2023/27`.
    /// Without a series, it is the number as it stands.
    pub fn of_series(series: Option<&str>, number: &str) -> Option<Symbol> {
        let number = spelling::plain(number);
        let bare = spelling::resolution(&number)?;
        let tail = bare.rsplit_once("RES/").map_or(bare.as_str(), |(_, tail)| tail);
        Some(Symbol(match series {
            Some(Document::ASSEMBLY) => format!("A/RES/{tail}"),
            Some(Document::ENVIRONMENT_ASSEMBLY) => {
                let (session, number) = tail.split_once('/')?;
                format!("UNEP/EA.{session}/Res.{number}")
            }
            Some(series) => format!("{series}/RES/{tail}"),
            None => tail.to_owned(),
        }))
    }

    /// The official form.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What it is made of.
    pub fn parts(&self) -> Parts<'_> {
        Parts::new(&self.0)
    }

    /// The document that it stands for.
    pub fn document(&self) -> Option<Document> {
        match self.0.strip_prefix("S/RES/").and_then(|rest| rest.split_once(" (")) {
            Some((number, year)) => Some(Document {
                series: "S".to_owned(),
                period: year.trim_end_matches(')').parse().ok()?,
                number: number.to_owned(),
            }),
            None => Document::parse(&self.0),
        }
    }

    /// The form that stands at the head of the text: `78/241` of `A/RES/78/241`.
    pub fn number(&self) -> &str {
        self.0.rsplit_once("RES/").map_or(&self.0, |(_, tail)| tail)
    }

    /// The form that serves as a file name: `A-RES-78-241`, `S-RES-1300-(2000)`.
    pub fn file_stem(&self) -> String {
        self.0.replace(['/', ' '], "-")
    }
}

/// A document by its symbol: "A/79/88" is the 88th of the 79th session of series "A".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// What stands before the session or year, in capitals: "A", "A/HRC", "S"; [`Document::ASSEMBLY`] for "78/241".
    pub series: String,
    /// The session or the year.
    pub period: u32,
    /// What follows it, in capitals.
    pub number: String,
}

impl Document {
    /// The series of the General Assembly's resolutions, of which the number alone is printed.
    pub const ASSEMBLY: &str = "A/RES";

    /// The series of the Human Rights Council's documents.
    pub const HUMAN_RIGHTS_COUNCIL: &str = "A/HRC";

    /// The series of the United Nations Environment Assembly's documents.
    pub const ENVIRONMENT_ASSEMBLY: &str = "UNEP/EA";

    /// Reads a printed symbol: "78/241", "A/79/88", "S/2000/459", "E/CN.4/2003/15"; `None` where no part is a number.
    pub fn parse(printed: &str) -> Option<Document> {
        if let Some(decision) = Document::of_conference(printed) {
            return Some(decision);
        }
        let capitals = printed.to_uppercase();
        let parts: Vec<&str> = capitals.split('/').collect();
        let at = parts.iter().position(|part| part.len() <= 4 && is_number(part))?;
        let series = parts[..at].join("/");
        Some(Document {
            series: match series.strip_suffix("/RES") {
                _ if series.is_empty() || series == "RES" => Document::ASSEMBLY.to_owned(),
                Some("A") | None => series,
                Some(organ) => organ.to_owned(),
            },
            period: parts[at].parse().ok()?,
            number: parts[at + 1..].join("/"),
        })
    }

    /// "1/CP.28": a decision of the twenty-eighth Conference of the Parties.
    fn of_conference(printed: &str) -> Option<Document> {
        let (number, body) = printed.split_once('/')?;
        let (series, period) = body.split_once('.')?;
        let is_named = series.len() >= 2 && series.bytes().all(|b| b.is_ascii_uppercase());
        (is_named && is_number(number) && is_number(period)).then(|| Document {
            series: series.to_owned(),
            period: period.parse().unwrap_or(0),
            number: number.to_owned(),
        })
    }

    /// Whether it is a resolution of the General Assembly, or of another organ that prints the number alone.
    pub fn is_resolution(&self) -> bool {
        self.series == Document::ASSEMBLY
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && is_number(text) && ("1945".."2200").contains(&text)
}

impl fmt::Display for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(spelling: &str) -> Option<String> {
        Symbol::parse(spelling).map(|symbol| symbol.to_string())
    }

    #[test]
    fn usual_spellings_are_one_symbol() {
        for (spelling, symbol) in [
            ("78/241", "A/RES/78/241"),
            ("A/RES/78/241", "A/RES/78/241"),
            ("a-res-78-241", "A/RES/78/241"),
            ("A_RES_78_241", "A/RES/78/241"),
            (" a/res/78/241 ", "A/RES/78/241"),
            ("S/RES/1300(2000)", "S/RES/1300 (2000)"),
            ("S-RES-1300-(2000)", "S/RES/1300 (2000)"),
            ("1300 (2000)", "S/RES/1300 (2000)"),
            ("s/res/1300/2000", "S/RES/1300 (2000)"),
            ("a/hrc/res/51/22", "A/HRC/RES/51/22"),
            ("A/HRC/RES/S-35/1", "A/HRC/RES/S-35/1"),
            ("E/RES/2023/5", "E/RES/2023/5"),
            ("78/3 B", "A/RES/78/3 B"),
            ("A/RES/48/252A", "A/RES/48/252 A"),
            ("36/87 A and B", "A/RES/36/87 A and B"),
            ("A/RES/36/87A-B", "A/RES/36/87 A and B"),
            ("76/266 A–C", "A/RES/76/266 A–C"),
            ("ES-10/23", "A/RES/ES-10/23"),
            ("a-res-es-10-23", "A/RES/ES-10/23"),
            ("S-32/1", "A/RES/S-32/1"),
            ("217 A (III)", "A/RES/217 A (III)"),
            ("A/RES/217(III)A", "A/RES/217 A (III)"),
            ("2625 (XXV)", "A/RES/2625 (XXV)"),
            ("A/RES/1514(XV)", "A/RES/1514 (XV)"),
        ] {
            assert_eq!(parsed(spelling).as_deref(), Some(symbol), "{spelling}");
        }
    }

    #[test]
    fn other_symbols_are_read_as_printed() {
        for symbol in [
            "A/80/L.18",
            "A/C.3/80/L.20/Rev.1",
            "A/80/L.18/Add.2/Corr.1",
            "A/HRC/52/L.3",
            "A/HRC/S-35/L.1",
            "A/ES-11/L.1",
            "E/2023/L.5",
            "E/CN.6/2024/L.3",
            "S/2024/123",
            "UNEP/EA.6/Res.4",
            "UNEP/EA.6/L.5",
            "GC(68)/RES/8",
            "WHA77.1",
            "EB154(3)",
            "24/CP.20",
            "3/CMP.17",
            "FCCC/CP/2015/L.9/Rev.1",
            "CBD/COP/DEC/15/4",
            "HSP/HA.2/Res.1",
            "ESCAP/RES/80/1",
        ] {
            assert_eq!(parsed(symbol).as_deref(), Some(symbol));
            let printed = Symbol::printed(&format!("{symbol}**")).map(|s| s.to_string());
            assert_eq!(printed.as_deref(), Some(symbol), "with stars");
        }
        for (spelling, symbol) in [
            ("A-C.3-80-L.20-Rev.1", "A/C.3/80/L.20/Rev.1"),
            ("A-HRC-S-35-L.1", "A/HRC/S-35/L.1"),
            ("1-CMA.5", "1/CMA.5"),
            ("\u{200e}A/80/L. 18", "A/80/L.18"),
        ] {
            assert_eq!(parsed(spelling).as_deref(), Some(symbol), "{spelling}");
        }
    }

    #[test]
    fn a_symbol_of_an_unknown_body_is_known_by_its_form_and_place() {
        for symbol in
            ["UNW/2024/L.2", "ICCD/COP(15)/23", "ISBA/28/C/7", "UNEP/OzL.Pro.35/12", "TD/B/71/3"]
        {
            assert_eq!(Symbol::printed(symbol).map(|s| s.to_string()).as_deref(), Some(symbol));
        }
        for text in ["2/3", "and/or", "AND/OR", "km/h", "Page 1/3", "No. 12/2024", "24-23093"] {
            assert_eq!(Symbol::printed(text), None, "{text}");
        }
    }

    #[test]
    fn other_text_is_no_symbol() {
        for text in [
            "",
            "notes.txt",
            "78",
            "A/RES",
            "a-res-x-y",
            "78/241.txt",
            "A-RES-79-62.txt",
            "A-80-L.18.pdf",
            "NOTES-2024",
            "texts/2024/3",
            "IMG-2024-1",
            "paragraph 3 (ii)",
        ] {
            assert_eq!(parsed(text), None, "{text}");
        }
    }

    #[test]
    fn file_stem_reads_back() {
        for text in [
            "A/RES/78/241",
            "S/RES/1300 (2000)",
            "A/RES/36/87 A and B",
            "A/RES/ES-10/23",
            "A/RES/217 A (III)",
            "A/C.3/80/L.20/Rev.1",
            "A/HRC/S-35/L.1",
            "GC(68)/RES/8",
            "24/CP.20",
        ] {
            let symbol = Symbol::parse(text).unwrap();
            assert_eq!(Symbol::parse(&symbol.file_stem()), Some(symbol));
        }
    }
}
