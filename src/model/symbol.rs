//! Document symbols in their many spellings.

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
        let number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
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

    /// The form that stands at the head of the text: `78/241` of `A/RES/78/241`.
    pub fn number(&self) -> &str {
        self.0.rsplit_once("RES/").map_or(&self.0, |(_, tail)| tail)
    }

    /// The form that serves as a file name: `A-RES-78-241`, `S-RES-1300-(2000)`.
    pub fn file_stem(&self) -> String {
        self.0.replace(['/', ' '], "-")
    }
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
