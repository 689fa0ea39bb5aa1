//! References to paragraphs of the same text, as they are printed.

use std::ops::Range;

use crate::findings::lexicon::{Lexicon, Role};
use crate::findings::scan::Text;
use crate::language::Phrases;
use crate::model::Kind;
use crate::tokens::Token;

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
pub fn cited(text: Text<'_>, lexicon: &Lexicon<'_>) -> Vec<Cited> {
    if !lexicon.phrases.language.script().is_spaced() {
        return unspaced(text, lexicon);
    }
    let is_word = |at: &usize| lexicon.is(text.tokens.get(*at), Role::Paragraph);
    (0..text.tokens.len())
        .filter(is_word)
        .filter_map(|at| numbered(text, lexicon, at).or_else(|| preambular(text, lexicon, at)))
        .collect()
}

/// "paragraphs 3 to 5, 7 and 9 (b) above", with the word at `at`.
fn numbered(text: Text<'_>, lexicon: &Lexicon<'_>, at: usize) -> Option<Cited> {
    let tokens = text.tokens;
    let mut names: Vec<String> = Vec::new();
    let mut number: Option<usize> = None;
    let mut range = false;
    let mut next = at + 1;
    let mut end = next;
    while let Some(token) = tokens.get(next) {
        if let Ok(value) = lexicon.name(token).parse::<usize>() {
            if range {
                let first = number?;
                if value <= first || value - first > LONGEST_RANGE {
                    return None;
                }
                names.extend((first + 1..value).map(|number| format!("OP{number}")));
                range = false;
            }
            number = Some(value);
            names.push(format!("OP{value}"));
            next += 1;
            end = next;
            // Brackets right behind the number belong to it.
            while let Some((letters, after)) = bracket(lexicon, tokens, next) {
                if let Some(last) = names.last_mut() {
                    last.push_str(&letters);
                }
                next = after;
                end = next;
            }
        } else if let Some((letters, after)) = bracket(lexicon, tokens, next) {
            // "11 (a) and (b)".
            names.push(format!("OP{}{letters}", number?));
            next = after;
            end = next;
        } else if lexicon.name(token) == "," || lexicon.roles(token).has(Role::And) {
            next += 1;
        } else if (lexicon.roles(token).has(Role::To) || lexicon.name(token) == "-")
            && end == next
            && number.is_some()
        {
            range = true;
            next += 1;
        } else {
            break;
        }
    }
    if names.is_empty() || range {
        return None;
    }
    is_own(text, lexicon, at, end).then_some(Cited { bytes: text.bytes(at..end), names })
}

/// "the first preambular paragraph of the present resolution", with "paragraph" at `at`.
fn preambular(text: Text<'_>, lexicon: &Lexicon<'_>, at: usize) -> Option<Cited> {
    let first = at.checked_sub(2)?;
    if !lexicon.is(text.tokens.get(at - 1), Role::OfPreamble) {
        return None;
    }
    let word = lexicon.name(&text.tokens[first]).to_lowercase();
    let number = lexicon.phrases.ordinals_in_order.iter().position(|ordinal| *ordinal == word)? + 1;
    is_own(text, lexicon, first, at + 1)
        .then_some(Cited { bytes: text.bytes(first..at + 1), names: vec![format!("PP{number}")] })
}

/// "上文第3段", "上文第3至第5段": read from the text, since its words do not part there.
fn unspaced(text: Text<'_>, lexicon: &Lexicon<'_>) -> Vec<Cited> {
    let words = lexicon.phrases.before_reference.iter();
    let mut found: Vec<Cited> = words
        .flat_map(|word| text.text.match_indices(word))
        .filter_map(|(at, word)| {
            let rest = text.text.get(at + word.len()..)?;
            let (names, length) = unspaced_numbers(rest, lexicon.phrases)?;
            Some(Cited { bytes: at..at + word.len() + length, names })
        })
        .collect();
    found.sort_by_key(|cited| cited.bytes.start);
    found
}

/// The addresses of "第3至第5段" at the beginning of a text, and its length.
fn unspaced_numbers(text: &str, phrases: &Phrases) -> Option<(Vec<String>, usize)> {
    let ends = phrases.paragraph.iter().filter_map(|word| Some((text.find(word)?, word.len())));
    let (end, word_len) = ends.min_by_key(|(at, _)| *at)?;
    let between = [&["，", " ", phrases.ordinal_prefix], phrases.and, phrases.or];
    let mut names = Vec::new();
    let mut last: Option<usize> = None;
    let mut range = false;
    let mut rest = &text[..end];
    while !rest.is_empty() {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if let Ok(number) = rest[..digits].parse::<usize>() {
            if let Some(first) =
                last.filter(|first| range && number > *first && number - first <= LONGEST_RANGE)
            {
                names.extend((first + 1..number).map(|number| format!("OP{number}")));
            }
            names.push(format!("OP{number}"));
            (last, range) = (Some(number), false);
            rest = &rest[digits..];
            continue;
        }
        let behind = |words: &[&str]| words.iter().find_map(|word| rest.strip_prefix(word));
        rest = match behind(phrases.to) {
            Some(behind) => {
                range = true;
                behind
            }
            None => between.iter().find_map(|words| behind(words))?,
        };
    }
    (!names.is_empty()).then_some((names, end + word_len))
}

/// "(b)" or "(ii)" at a token, and what follows it.
fn bracket(lexicon: &Lexicon<'_>, tokens: &[Token], at: usize) -> Option<(String, usize)> {
    let [open, letters, close] = tokens.get(at..at + 3)? else {
        return None;
    };
    let name = lexicon.name(letters);
    let is_label = name.chars().count() <= 4 && name.chars().all(char::is_alphanumeric);
    (lexicon.name(open) == "(" && lexicon.name(close) == ")" && is_label)
        .then(|| (format!("({name})"), at + 3))
}

/// Whether the reference in the tokens `at..end` is to the same text.
fn is_own(text: Text<'_>, lexicon: &Lexicon<'_>, at: usize, end: usize) -> bool {
    let after = text.tokens.get(end..).unwrap_or_default();
    let after = match after.first() {
        Some(comma) if lexicon.name(comma) == "," => &after[1..],
        _ => after,
    };
    if lexicon.phrases.after_reference.iter().any(|words| lexicon.begins(after, words)) {
        return true;
    }
    let before = text.tokens.get(..at).unwrap_or_default();
    let leads = lexicon.phrases.leads_to_reference.iter().any(|words| lexicon.ends(before, words));
    let ends = after.first().is_none_or(|token| {
        let name = lexicon.name(token);
        matches!(name, ";" | "." | ":") || lexicon.phrases.ends_reference.contains(&name)
    }) || text.tokens.get(end).is_some_and(|token| lexicon.name(token) == ",");
    let continues = after
        .first()
        .is_some_and(|token| lexicon.phrases.of_other_text.contains(&lexicon.lower(token)));
    let nearby = &before[before.len().saturating_sub(FOREIGN_BEFORE)..];
    let is_foreign = nearby.iter().any(|token| {
        lexicon.roles(token).has(Role::Symbol)
            || lexicon.phrases.other_texts.contains(&lexicon.lower(token))
    });
    text.kind != Kind::Annex && leads && ends && !continues && !is_foreign
}
