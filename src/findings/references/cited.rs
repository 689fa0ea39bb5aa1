//! References to paragraphs of the same text, as they are printed.

use std::ops::Range;

use crate::findings::meanings::Role;
use crate::findings::texts::Text;
use crate::language::Table;
use crate::model::Kind;

/// A range of paragraphs ("paragraphs 3 to 15") with more is taken for something else.
const LONGEST_RANGE: usize = 300;

/// Without "above" or "of the present resolution", no other document may be named so many tokens before (8 to 30).
const FOREIGN_BEFORE: usize = 14;

/// A reference as it is printed, with the addresses it names.
pub struct Cited {
    /// Where it stands.
    pub bytes: Range<usize>,
    /// The addresses, without the part they stand in.
    pub names: Vec<String>,
}

/// The references of a text to its own paragraphs.
pub fn cited(text: &Text<'_>) -> Vec<Cited> {
    if !text.meanings.table.language.script().is_spaced() {
        return unspaced(text);
    }
    let words = (0..text.tokens.len()).filter(|&at| text.is(at, Role::Paragraph));
    words.filter_map(|at| numbered(text, at).or_else(|| preambular(text, at))).collect()
}

/// "paragraphs 3 to 5, 7 and 9 (b) above", with the word at `at`.
fn numbered(text: &Text<'_>, at: usize) -> Option<Cited> {
    let mut numbers = Numbers::default();
    let mut next = at + 1;
    let mut end = next;
    while next < text.tokens.len() {
        if let Ok(number) = text.name(next).parse() {
            numbers.push(number)?;
            next += 1;
            end = next;
            // Brackets right behind the number belong to it.
            while let Some(letters) = bracket(text, next) {
                if let Some(last) = numbers.names.last_mut() {
                    last.push_str(&letters);
                }
                next += BRACKET;
                end = next;
            }
        } else if let Some(letters) = bracket(text, next) {
            // "11 (a) and (b)".
            numbers.names.push(format!("OP{}{letters}", numbers.last?));
            next += BRACKET;
            end = next;
        } else if text.name(next) == "," || text.is(next, Role::And) {
            next += 1;
        } else if (text.is(next, Role::To) || text.name(next) == "-")
            && end == next
            && numbers.last.is_some()
        {
            numbers.is_range = true;
            next += 1;
        } else {
            break;
        }
    }
    let is_whole = !numbers.names.is_empty() && !numbers.is_range;
    (is_whole && is_own(text, at, end))
        .then(|| Cited { bytes: text.bytes(at..end), names: numbers.names })
}

/// The addresses of the numbers that were read.
#[derive(Default)]
struct Numbers {
    names: Vec<String>,
    last: Option<usize>,
    /// Whether the next number ends a range.
    is_range: bool,
}

impl Numbers {
    /// Takes the next number; `None` where it ends a range that is none.
    fn push(&mut self, number: usize) -> Option<()> {
        if self.is_range {
            let first = self.last?;
            if number <= first || number - first > LONGEST_RANGE {
                return None;
            }
            self.names.extend((first + 1..number).map(|number| format!("OP{number}")));
        }
        self.names.push(format!("OP{number}"));
        (self.last, self.is_range) = (Some(number), false);
        Some(())
    }
}

/// "the first preambular paragraph of the present resolution", with "paragraph" at `at`.
fn preambular(text: &Text<'_>, at: usize) -> Option<Cited> {
    let first = at.checked_sub(2)?;
    if !text.is(at - 1, Role::OfPreamble) {
        return None;
    }
    let word = text.name(first).to_lowercase();
    let number = text.meanings.table.ordinal(&word)?;
    is_own(text, first, at + 1)
        .then(|| Cited { bytes: text.bytes(first..at + 1), names: vec![format!("PP{number}")] })
}

/// "上文第3段", "上文第3至第5段": read from the text, since its words do not part there.
fn unspaced(text: &Text<'_>) -> Vec<Cited> {
    let table = text.meanings.table;
    let words = table.before_reference.iter().flat_map(|word| text.text.match_indices(word));
    let mut found: Vec<Cited> = words
        .filter_map(|(at, word)| {
            let (names, length) = unspaced_numbers(&text.text[at + word.len()..], table)?;
            Some(Cited { bytes: at..at + word.len() + length, names })
        })
        .collect();
    found.sort_by_key(|cited| cited.bytes.start);
    found
}

/// The addresses of "第3至第5段" at the beginning of a text, and its length.
fn unspaced_numbers(text: &str, table: &Table) -> Option<(Vec<String>, usize)> {
    let ends = table.paragraph.iter().filter_map(|word| Some((text.find(word)?, word.len())));
    let (end, word_len) = ends.min_by_key(|(at, _)| *at)?;
    let between = [&["，", " ", table.ordinal_prefix], table.and, table.or].concat();
    let mut numbers = Numbers::default();
    let mut rest = &text[..end];
    while !rest.is_empty() {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let behind = |words: &[&str]| words.iter().find_map(|word| rest.strip_prefix(word));
        if let Ok(number) = rest[..digits].parse() {
            numbers.push(number)?;
            rest = &rest[digits..];
        } else if let Some(behind) = behind(table.to) {
            numbers.is_range = true;
            rest = behind;
        } else {
            rest = behind(&between)?;
        }
    }
    (!numbers.names.is_empty()).then_some((numbers.names, end + word_len))
}

/// How many tokens "(b)" is.
const BRACKET: usize = 3;

/// "(b)" or "(ii)" at a token.
fn bracket(text: &Text<'_>, at: usize) -> Option<String> {
    let name = text.name(at + 1);
    let is_label = name.chars().count() <= 4 && name.chars().all(char::is_alphanumeric);
    (text.name(at) == "(" && text.name(at + 2) == ")" && is_label).then(|| format!("({name})"))
}

/// Whether the reference in the tokens `at..end` is to the same text.
fn is_own(text: &Text<'_>, at: usize, end: usize) -> bool {
    let table = text.meanings.table;
    let has_comma = text.name(end) == ",";
    let after = end + usize::from(has_comma);
    if text.phrase_at(after, table.after_reference).is_some() {
        return true;
    }
    let leads = table.leads_to_reference.iter().any(|words| {
        let start = at.checked_sub(words.len());
        start.is_some_and(|start| text.phrase_at(start, &[words]).is_some())
    });
    let ends = has_comma
        || after >= text.tokens.len()
        || matches!(text.name(after), ";" | "." | ":")
        || table.ends_reference.contains(&text.name(after));
    let is_foreign = (at.saturating_sub(FOREIGN_BEFORE)..at)
        .any(|at| text.is(at, Role::Symbol) || text.is_one_of(at, table.other_texts));
    let continues = text.is_one_of(after, table.of_other_text);
    text.kind != Kind::Annex && leads && ends && !continues && !is_foreign
}
