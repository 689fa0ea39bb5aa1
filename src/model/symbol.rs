//! Document symbols in their many spellings, and documents by what their symbols say.

use std::fmt;

/// The symbol of a resolution in its official form: `A/RES/78/241`, `S/RES/1300 (2000)`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Symbol(String);

impl Symbol {
    /// Reads any usual spelling: `78/241`, `A/RES/78/241`, `a-res-78-241`, `A_RES_78_241`,
    /// `S/RES/1300(2000)`, `s-res-1300-(2000)`, `1300 (2000)`, `A/HRC/RES/51/22`, `E/RES/2023/5`,
    /// with a letter for a part (`78/3 B`). Returns `None` for anything else.
    pub fn parse(spelling: &str) -> Option<Symbol> {
        let parts: Vec<String> = spelling
            .trim()
            .split(['/', '-', '_', '(', ')', ' ', '\u{2011}'])
            .filter(|part| !part.is_empty())
            .map(str::to_ascii_uppercase)
            .collect();
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        let number = is_number;
        let year = |text: &str| text.len() == 4 && number(text) && ("1945".."2200").contains(&text);
        let part = |text: &str| text.len() == 1 && text.bytes().all(|b| b.is_ascii_uppercase());
        let printed = match parts.as_slice() {
            ["A", "RES", s, n] | ["RES", s, n] | [s, n]
                if number(s) && number(n) && s.len() <= 3 && n.len() <= 4 && !year(n) =>
            {
                format!("A/RES/{s}/{n}")
            }
            ["A", "RES", s, n, p] | [s, n, p] if number(s) && number(n) && part(p) => {
                format!("A/RES/{s}/{n} {p}")
            }
            ["S", "RES", n, y] | ["RES", n, y] | [n, y] if number(n) && year(y) => {
                format!("S/RES/{n} ({y})")
            }
            ["A", "HRC", "RES", s, n] if number(s) && number(n) => format!("A/HRC/RES/{s}/{n}"),
            ["E", "RES", y, n] if year(y) && number(n) => format!("E/RES/{y}/{n}"),
            _ => return None,
        };
        Some(Symbol(printed))
    }

    /// The official form.
    pub fn as_str(&self) -> &str {
        &self.0
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
        for spelling in ["78/241", "A/RES/78/241", "a-res-78-241", "A_RES_78_241", " a/res/78/241 "]
        {
            assert_eq!(parsed(spelling).as_deref(), Some("A/RES/78/241"), "{spelling}");
        }
        for spelling in ["S/RES/1300(2000)", "S-RES-1300-(2000)", "1300 (2000)", "s/res/1300/2000"]
        {
            assert_eq!(parsed(spelling).as_deref(), Some("S/RES/1300 (2000)"), "{spelling}");
        }
        assert_eq!(parsed("a/hrc/res/51/22").as_deref(), Some("A/HRC/RES/51/22"));
        assert_eq!(parsed("E/RES/2023/5").as_deref(), Some("E/RES/2023/5"));
        assert_eq!(parsed("78/3 B").as_deref(), Some("A/RES/78/3 B"));
    }

    #[test]
    fn other_text_is_no_symbol() {
        for text in ["", "notes.txt", "78", "A/RES", "a-res-x-y", "78/241.txt", "A/78/409"] {
            assert_eq!(parsed(text), None, "{text}");
        }
    }

    #[test]
    fn file_stem_reads_back() {
        for text in ["A/RES/78/241", "S/RES/1300 (2000)"] {
            let symbol = Symbol::parse(text).unwrap();
            assert_eq!(Symbol::parse(&symbol.file_stem()), Some(symbol));
        }
    }
}
