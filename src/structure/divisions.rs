//! What a text is divided into and cited by: "Article 4", "§ 5", "CHAPTER II. Scope", "第三条", "المادة الأولى", "Articolul 1".
//!
//! The words are those of the language's table. Where a text has none of them, it may be in a language without a table:
//! there a word counts that stands before one number after the other ("Artikel 1", "Artikel 2").

use super::digits::digit;
use super::labels::LATER;
use super::lines::{Line, can_begin_sentence, is_caseless};
use super::stops::Stop;
use crate::language::{Table, han_number, has, prefix_len};
use crate::read::numerals::roman;
use crate::tokens::ordinals;

/// The head of a division at the beginning of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Division<'t> {
    /// What kind it is, as addresses name it: "article", the same in all languages; a word without a table in lower case.
    pub kind: String,
    /// How wide that kind is, wider ones first; `None` where no table says it.
    pub rank: Option<usize>,
    /// The address: "article 4", "§ 5".
    pub name: String,
    /// Its number.
    pub value: u32,
    /// As printed, with the marks after the number.
    pub printed: &'t str,
    /// The text after it: a title, a paragraph or nothing.
    pub rest: &'t str,
}

/// The kinds of division that a text has.
#[derive(Debug)]
pub struct Divisions {
    /// The phrases of the language.
    pub phrases: &'static Table,
    /// What stands around the numbers of divisions and no table has.
    learned: Vec<Frame>,
}

/// The longest name of a kind, in bytes.
const LONGEST_NAME: usize = 40;

/// The longest line, in characters, that is nothing but the head of a division in a language without a table.
const LONGEST_HEAD: usize = 30;

/// A word or frame without a table counts from this many numbers one after the other.
const LEAST_RUN: u32 = 2;

/// Where text follows the number on the line, from this many.
const LEAST_RUN_WITH_TEXT: u32 = 3;

/// The sign of a section.
const SECTION: char = '§';

/// Marks between the number and what follows it.
const AFTER_NUMBER: [char; 10] = ['.', ':', '–', '—', '-', '：', '．', '|', ')', '、'];

impl Divisions {
    /// Those of the language's table.
    pub fn new(phrases: &'static Table) -> Self {
        Self { phrases, learned: Vec::new() }
    }

    /// Those of the language's table, or where lines have none of them, those that the lines themselves show.
    pub fn learn(lines: &[Line<'_>], phrases: &'static Table) -> Self {
        let mut divisions = Self::new(phrases);
        let begun = || (0..lines.len()).filter(|&at| begins(lines, at)).map(|at| &lines[at]);
        // The sign of a section is known in all languages, and stands below articles too.
        let is_known =
            |line: &&Line<'_>| divisions.head(&line.text).is_some_and(|head| head.rank.is_some());
        let known = begun().filter(is_known).count();
        if known >= LEAST_RUN as usize {
            return divisions;
        }
        let mut runs: Vec<(Frame, u32, u32)> = Vec::new();
        for (frame, value, least) in begun().filter_map(|line| Frame::new(&line.text)) {
            match runs.iter_mut().find(|(known, ..)| *known == frame) {
                Some((_, last, run)) => {
                    *run = if value == *last + 1 { *run + 1 } else { 1 };
                    *last = value;
                    if *run >= least && !divisions.learned.contains(&frame) {
                        divisions.learned.push(frame);
                    }
                }
                None => runs.push((frame, value, 1)),
            }
        }
        divisions
    }

    /// The division that a text begins with, or is nothing else than; `None` for text that only cites one.
    pub fn head<'t>(&self, text: &'t str) -> Option<Division<'t>> {
        let first = text.chars().next()?;
        // Asked of every line.
        if first.is_lowercase() || !(first.is_alphanumeric() || first == SECTION) {
            return None;
        }
        let prefix = self.phrases.ordinal_prefix;
        if first == SECTION {
            self.section(text)
        } else if !prefix.is_empty() && text.starts_with(prefix) {
            self.measured(text)
        } else {
            self.named(text).or_else(|| self.framed(text))
        }
    }

    /// "§ 5", "§ 5a. Definitions".
    fn section<'t>(&self, text: &'t str) -> Option<Division<'t>> {
        let after = text.strip_prefix(SECTION)?.trim_start();
        let number = Number::digits(after)?;
        let rest = self.rest(number.after)?;
        let (name, kind) = (format!("{SECTION} {}", number.name), SECTION.to_string());
        Some(division(text, (kind, None), name, number.value, rest))
    }

    /// "第三条", "第 3 条　适用".
    fn measured<'t>(&self, text: &'t str) -> Option<Division<'t>> {
        let after = text.strip_prefix(self.phrases.ordinal_prefix)?.trim_start();
        let end = after.find(|c: char| {
            digit(c).is_none() && !c.is_whitespace() && han_number(&c.to_string()).is_none()
        });
        let (numeral, after) = after.split_at(end?);
        let value =
            Number::digits(numeral).map(|n| n.value).or_else(|| han_number(numeral.trim()))?;
        let (rank, kind, unit) =
            self.phrases.divisions.iter().enumerate().find_map(|(rank, forms)| {
                let (kind, units) = forms.split_first()?;
                units.iter().find_map(|unit| Some((rank, *kind, prefix_len(after, unit)?)))
            })?;
        let after = &after[unit..];
        let rest = after.trim_start_matches(['：', ':']).trim_start();
        let is_apart = rest.is_empty() || rest.len() < after.len();
        let name = format!("{kind} {value}");
        is_apart.then(|| division(text, (kind.to_owned(), Some(rank)), name, value, rest))
    }

    /// "Article 4. Scope", "CHAPTER II", "Artículo primero", "Articolul 1".
    fn named<'t>(&self, text: &'t str) -> Option<Division<'t>> {
        let (word, after) = text.split_once(char::is_whitespace)?;
        let printed = word.trim_end_matches('.');
        if printed.len() > LONGEST_NAME || !printed.chars().all(char::is_alphabetic) {
            return None;
        }
        let after = after.trim_start();
        let kinds = self.phrases.divisions.iter().enumerate();
        let known = kinds.filter_map(|(rank, forms)| Some((rank, forms.split_first()?)));
        let known = known.clone().find(|(_, (_, words))| has(words, printed));
        let (kind, number) = match known {
            Some((rank, (kind, _))) => (
                ((*kind).to_owned(), Some(rank)),
                Number::new(after).or_else(|| Number::ordinal(after, self.phrases))?,
            ),
            None if self.learned.is_empty() => return None,
            None => {
                let word = printed.to_lowercase();
                let is_learned = self.learned.contains(&Frame::Word(word.clone()));
                ((is_learned.then_some(word)?, None), Number::new(after)?)
            }
        };
        let rest = self.rest(number.after)?;
        let name = format!("{} {}", kind.0, number.name);
        Some(division(text, kind, name, number.value, rest))
    }

    /// "1. cikk", "제1조": a line that is nothing else.
    fn framed<'t>(&self, text: &'t str) -> Option<Division<'t>> {
        if self.learned.is_empty() {
            return None;
        }
        let (frame, value, _) = Frame::new(text).filter(|(it, ..)| self.learned.contains(it))?;
        let Frame::Alone(before, after) = frame else { return None };
        let kind = (format!("{before} {after}").trim().to_owned(), None);
        Some(division(text, kind, text.trim_end_matches(AFTER_NUMBER).to_lowercase(), value, ""))
    }

    /// What follows the number, where it is nothing, a title or a text; `None` where the number is cited in a sentence.
    fn rest<'t>(&self, after: &'t str) -> Option<&'t str> {
        let marked = after.trim_start();
        let rest = marked.trim_start_matches(AFTER_NUMBER);
        // "Art. 5. - Everyone"
        let rest = rest.trim_start().strip_prefix(['-', '–', '—']).unwrap_or(rest);
        let is_marked = rest.len() < marked.len();
        let has_case = self.phrases.language.script().is_spaced() && !rest.starts_with(is_caseless);
        let begins = rest.trim_start().starts_with(|c: char| {
            can_begin_sentence(c) || is_caseless(c) || "(\"“«‘[".contains(c) || c.is_ascii_digit()
        });
        let is_parted = rest.starts_with(char::is_whitespace)
            || !is_marked && after.starts_with(char::is_whitespace);
        let fits = rest.is_empty() || begins && is_parted && (is_marked || has_case);
        fits.then(|| rest.trim_start())
    }
}

fn division<'t>(
    text: &'t str,
    (kind, rank): (String, Option<usize>),
    name: String,
    value: u32,
    rest: &'t str,
) -> Division<'t> {
    let printed = text[..text.len() - rest.len()].trim_end();
    Division { kind, rank, name, value, printed, rest }
}

/// Whether a line can begin a paragraph, by what stands above it.
pub fn begins(lines: &[Line<'_>], at: usize) -> bool {
    let line = &lines[at];
    line.gap > 0 || line.whole || at == 0 || lines[at - 1].text.stop >= Some(Stop::Clause)
}

/// What stands around the number of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Frame {
    /// A word before it, nothing or text behind it: "artikel".
    Word(String),
    /// All else of the line, before and after it.
    Alone(String, String),
}

impl Frame {
    /// The frame and number of a line, and from how many in a row they count.
    fn new(text: &str) -> Option<(Frame, u32, u32)> {
        let first = text.chars().next()?;
        if first.is_lowercase() {
            return None;
        }
        if let Some((word, after)) = text.split_once(char::is_whitespace) {
            let word = word.trim_end_matches('.');
            let is_word = word.len() <= LONGEST_NAME && word.chars().all(char::is_alphabetic);
            if let Some(number) =
                Number::new(after.trim_start()).filter(|_| is_word && !word.is_empty())
            {
                let is_lone = number.after.trim_matches(AFTER_NUMBER).is_empty();
                let least = if is_lone { LEAST_RUN } else { LEAST_RUN_WITH_TEXT };
                return Some((Frame::Word(word.to_lowercase()), number.value, least));
            }
        }
        if text.chars().count() > LONGEST_HEAD {
            return None;
        }
        let start = text.find(|c| digit(c).is_some())?;
        let number = Number::digits(&text[start..])?;
        let (before, after) =
            (text[..start].trim(), number.after.trim_matches(AFTER_NUMBER).trim());
        let letters = before.chars().chain(after.chars());
        let is_named = letters.clone().any(|c| c.is_alphabetic() || c == SECTION)
            && !letters.clone().any(|c| digit(c).is_some());
        let frame = Frame::Alone(before.to_lowercase(), after.to_lowercase());
        is_named.then_some((frame, number.value, LEAST_RUN))
    }
}

/// A number at the beginning of a text.
#[derive(Debug, Clone)]
struct Number<'t> {
    /// As it is cited: "4", "4a", "II", "3.1", "4 bis".
    name: String,
    value: u32,
    after: &'t str,
}

impl<'t> Number<'t> {
    fn new(text: &'t str) -> Option<Self> {
        Self::digits(text).or_else(|| Self::letters(text))
    }

    /// "4", "12a", "3.1", "٢١", "1º", "4 bis".
    fn digits(text: &'t str) -> Option<Self> {
        let mut name = String::new();
        let mut value = 0u32;
        let mut after = text;
        while let Some(digit) = after.chars().next().and_then(digit) {
            value =
                if name.ends_with('.') { 0 } else { value }.checked_mul(10)?.checked_add(digit)?;
            name.push(char::from_digit(digit, 10)?);
            after = next(after);
            let is_parted = after.starts_with('.')
                && next(after).chars().next().and_then(self::digit).is_some();
            if is_parted {
                name.push('.');
                after = next(after);
            }
        }
        if name.is_empty() || value > LARGEST {
            return None;
        }
        let mut chars = after.chars();
        match (chars.next(), chars.next()) {
            (Some(c), next_one)
                if c.is_alphabetic() && !next_one.is_some_and(char::is_alphanumeric) =>
            {
                name.extend(Some(c).filter(|c| !"ºª".contains(*c)));
                after = next(after);
            }
            (Some('e'), Some('r')) => after = next(next(after)),
            (Some('°'), _) => after = next(after),
            (Some('.'), Some('º' | 'ª')) => after = next(next(after)),
            (Some(c), _) if c.is_alphanumeric() => return None,
            _ => {}
        }
        let (word, rest) = word(after.trim_start());
        if LATER.contains(&word) {
            name = format!("{name} {word}");
            after = rest;
        }
        Some(Self { name, value, after })
    }

    /// "II", "B".
    fn letters(text: &'t str) -> Option<Self> {
        let (word, after) = word(text);
        let value = match *word.as_bytes() {
            [letter @ b'A'..=b'Z'] if !b"IVXLC".contains(&letter) => u32::from(letter - b'A') + 1,
            _ => large_roman(word)?,
        };
        Some(Self { name: word.to_owned(), value, after })
    }

    /// "premier", "первая", "الأولى".
    fn ordinal(text: &'t str, phrases: &Table) -> Option<Self> {
        let (word, after) = word(text);
        let value = ordinals::read(&word.to_lowercase(), phrases).filter(|_| !word.is_empty())?;
        Some(Self { name: value.to_string(), value, after })
    }
}

/// The largest number of a division; a year is none.
const LARGEST: u32 = 1899;

fn next(text: &str) -> &str {
    let mut chars = text.chars();
    chars.next();
    chars.as_str()
}

/// The letters at the beginning of a text, and what follows them.
fn word(text: &str) -> (&str, &str) {
    text.split_at(text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len()))
}

/// The value of a Roman numeral in capitals.
fn large_roman(text: &str) -> Option<u32> {
    let is_roman =
        !text.is_empty() && text.len() <= 7 && text.bytes().all(|b| b"IVXLC".contains(&b));
    is_roman.then(|| (1..=LARGEST_ROMAN).find(|&n| roman(n) == text).map(|n| n as u32))?
}

/// The largest Roman number of a division.
const LARGEST_ROMAN: usize = 399;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::table;
    use crate::model::Language;
    use crate::structure::lines::Text;

    fn seen(text: &str, language: Language) -> Option<(String, String)> {
        let divisions = Divisions::new(table(language));
        divisions.head(text).map(|division| (division.name, division.rest.to_owned()))
    }

    #[test]
    fn heads_of_divisions_in_six_languages() {
        use Language::{Arabic, Chinese, English, French, Russian, Spanish};
        for (text, language, name, rest) in [
            ("Article 4", English, "article 4", ""),
            ("ARTICLE XIV", English, "article XIV", ""),
            ("Article 4 bis. Scope", English, "article 4 bis", "Scope"),
            ("Art. 5. - Everyone shall", English, "article 5", "Everyone shall"),
            ("Section 3.2: Terms", English, "section 3.2", "Terms"),
            ("§ 12a Definitions", English, "§ 12a", "Definitions"),
            ("§5.", English, "§ 5", ""),
            ("Rule 7 Quorum", English, "rule 7", "Quorum"),
            ("Part B", English, "part B", ""),
            ("Article premier", French, "article 1", ""),
            ("Article 1er", French, "article 1", ""),
            ("Artículo 21.º", Spanish, "article 21", ""),
            ("Статья 21", Russian, "article 21", ""),
            ("Статья первая", Russian, "article 1", ""),
            ("المادة 21", Arabic, "article 21", ""),
            ("المادة ٣: النطاق", Arabic, "article 3", "النطاق"),
            ("第二十一条", Chinese, "article 21", ""),
            ("第 3 條　適用範圍", Chinese, "article 3", "適用範圍"),
        ] {
            assert_eq!(seen(text, language), Some((name.to_owned(), rest.to_owned())), "{text}");
        }
    }

    #[test]
    fn citations_are_no_heads() {
        use Language::{Arabic, Chinese, English};
        for (text, language) in [
            ("Article 5 of the Convention applies.", English),
            ("Article 5, as amended", English),
            ("Articles 5 and 6", English),
            ("Section 8(b) applies", English),
            ("Part of the text", English),
            ("Rule 1990 of old", English),
            ("article 5", English),
            ("المادة 5 من الاتفاقية", Arabic),
            ("第三条的规定", Chinese),
        ] {
            assert_eq!(seen(text, language), None, "{text}");
        }
    }

    #[test]
    fn words_without_a_table_count_where_their_numbers_follow_each_other() {
        let phrases = table(Language::English);
        let head = |texts: &[&str], text: &str| {
            let line = |text| Line { text: Text::new(text, phrases), gap: 1, ..Line::default() };
            let lines: Vec<Line<'_>> = texts.iter().map(|text| line(*text)).collect();
            Divisions::learn(&lines, phrases).head(text).map(|division| division.name)
        };
        let name = |name: &str| Some(name.to_owned());
        assert_eq!(
            head(&["Articolul 1", "Text.", "Articolul 2"], "Articolul 2"),
            name("articolul 2")
        );
        assert_eq!(head(&["1. cikk", "Text.", "2. cikk"], "2. cikk"), name("2. cikk"));
        assert_eq!(head(&["제1조", "제2조"], "제2조"), name("제2조"));
        assert_eq!(head(&["अनुच्छेद १", "अनुच्छेद २"], "अनुच्छेद २"), name("अनुच्छेद २"));
        let titled = ["Artikel 1 Zweck", "Artikel 2 Geltung", "Artikel 3 Organe"];
        assert_eq!(head(&titled, "Artikel 3 Organe"), name("artikel 3"));
        assert_eq!(head(&["Figure 1", "Figure 3"], "Figure 3"), None);
    }
}
