//! Where a symbol begins and ends that is several tokens: "A/80/6 (Sect. 29)/Corr.1", "GC(67)/RES/13".

use std::ops::Range;

use crate::language::{Table, has};

/// What stands in the brackets of a symbol has at most so many bytes ("Parts I and II": 14; a remark is longer).
const LONGEST_BRACKET: usize = 20;

/// The bytes of a whole symbol, of which those of one token are known.
pub(super) fn whole(text: &str, token: Range<usize>, table: &Table) -> Range<usize> {
    let start = with_session(&text[..token.start]).unwrap_or(token.start);
    let mut end = token.end;
    while let Some(len) = bracket(&text[end..], table) {
        end += len;
        end += version(&text[end..]);
    }
    start..end
}

/// Where a symbol begins whose session stands in brackets before a token: "GC(67)/".
fn with_session(before: &str) -> Option<usize> {
    let (body, session) = before.strip_suffix(")/")?.rsplit_once('(')?;
    let is_inside = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '-');
    let start = body.trim_end_matches(is_inside).len();
    (is_number(session) && start < body.len()).then_some(start)
}

/// The bytes of what stands in brackets behind a symbol and belongs to it: "(49)", " (Sect. 29)", " (Part I)".
fn bracket(rest: &str, table: &Table) -> Option<usize> {
    let opened = rest.trim_start();
    let space = rest.len() - opened.len();
    let (inside, _) = opened.strip_prefix('(')?.split_once(')')?;
    let word = inside.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let is_part = !word.is_empty() && word.len() < inside.len() && {
        let one = word.trim_end_matches('s');
        has(table.provisions, word) || has(table.provisions, one)
    };
    let belongs = inside.len() <= LONGEST_BRACKET && (is_part || space == 0 && is_number(inside));
    belongs.then_some(space + inside.len() + 2)
}

/// The bytes of "/Corr.1", "/INF/6" at the head of a text.
fn version(rest: &str) -> usize {
    if !rest.starts_with('/') {
        return 0;
    }
    let is_inside = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '-');
    let len = rest.find(|c| !is_inside(c)).unwrap_or(rest.len());
    rest[..len].trim_end_matches(['.', '-', '/']).len()
}

/// Whether what looks like a symbol is a grade of staff: "P-2/1".
pub(super) fn is_grade(printed: &str) -> bool {
    let shape = printed.as_bytes();
    matches!(shape, [letter, b'-', grade, b'/', step]
        if letter.is_ascii_uppercase() && grade.is_ascii_digit() && step.is_ascii_digit())
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}
