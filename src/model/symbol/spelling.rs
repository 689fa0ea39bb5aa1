//! The spellings of symbols → their official form.

use std::borrow::Cow;

use super::{is_number, is_year};

/// The organs whose symbols are taken as such wherever somebody types one; in the place of a symbol any body's is.
const ORGANS: [&str; 9] = ["A", "E", "S", "T", "ST", "TD", "FCCC", "CBD", "UNEP"];

/// What a segment begins with that names a series of texts to act on: "L.18", "RES", "Dec.1".
pub(super) const SERIES: [&str; 5] = ["L", "RES", "DEC", "CRP", "INF"];

/// A segment of a symbol has at most so many characters (12 to 30): "PREPCOM.1", "217 A (III)".
const LONGEST_SEGMENT: usize = 20;

/// A symbol has at most so many segments (8 to 12).
const MOST_SEGMENTS: usize = 9;

/// A spelling without what extractors, fonts and keyboards add: marks of direction, other hyphens, spaces.
pub(super) fn plain(spelling: &str) -> Cow<'_, str> {
    let spelling = spelling.trim();
    if spelling.is_ascii() && !spelling.contains(' ') {
        return Cow::Borrowed(spelling);
    }
    let mut plain = String::with_capacity(spelling.len());
    for c in spelling.chars() {
        match c {
            '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' => {}
            '\u{2010}' | '\u{2011}' => plain.push('-'),
            ' ' | '\u{a0}' if plain.ends_with(['.', '/', ' ']) => {}
            '\u{a0}' => plain.push(' '),
            '/' => {
                plain.truncate(plain.trim_end().len());
                plain.push('/');
            }
            _ => plain.push(c),
        }
    }
    Cow::Owned(plain)
}

/// A resolution of an organ that numbers them in one of the usual ways, in any letters and with any separators.
pub(super) fn resolution(spelling: &str) -> Option<String> {
    let upper = spelling.to_ascii_uppercase();
    let separators = ['/', '-', '_', '(', ')', ' ', '–'];
    let pieces = upper.split(separators).filter(|piece| !piece.is_empty());
    let pieces: Vec<&str> = pieces.flat_map(number_and_letter).collect();
    let is_session = |s: &str| is_number(s) && s.len() <= 3;
    let is_count = |n: &str| is_number(n) && n.len() <= 4 && !is_year(n);
    let (organ, rest) = match pieces.as_slice() {
        ["A", "HRC", "RES", rest @ ..] => ("A/HRC", rest),
        [organ @ ("A" | "E" | "S"), "RES", rest @ ..] => (*organ, rest),
        ["RES", rest @ ..] => ("RES", rest),
        rest => ("", rest),
    };
    // Capitals alone make a number of a session of old: "3 (ii)" is none.
    let is_roman = |text: &str| {
        is_roman(text) && spelling.contains('(') && (organ == "A" || spelling.contains(text))
    };
    Some(match (organ, rest) {
        ("A" | "RES" | "", [s, n, part @ ..]) if is_session(s) && is_count(n) => {
            format!("A/RES/{s}/{n}{}", part_of(part)?)
        }
        ("A" | "", [kind @ ("S" | "ES"), s, n, part @ ..])
            if is_session(s)
                && is_count(n)
                && (organ == "A" || upper.starts_with(&format!("{kind}-"))) =>
        {
            format!("A/RES/{kind}-{s}/{n}{}", part_of(part)?)
        }
        ("A" | "", [n, session]) if is_number(n) && is_roman(session) => {
            format!("A/RES/{n} ({session})")
        }
        ("A" | "", [n, letter, session] | [n, session, letter])
            if is_number(n) && is_roman(session) && is_letter(letter) =>
        {
            format!("A/RES/{n} {letter} ({session})")
        }
        ("S" | "RES" | "", [n, y]) if is_number(n) && is_year(y) => format!("S/RES/{n} ({y})"),
        ("A/HRC", [s, n]) if is_number(s) && is_number(n) => format!("A/HRC/RES/{s}/{n}"),
        ("A/HRC", ["S", s, n]) if is_number(s) && is_number(n) => format!("A/HRC/RES/S-{s}/{n}"),
        ("E" | "", [y, n, part @ ..]) if is_year(y) && is_count(n) => {
            format!("E/RES/{y}/{n}{}", part_of(part)?)
        }
        _ => return None,
    })
}

/// "252A" is a number with the letter of its part.
fn number_and_letter(piece: &str) -> impl Iterator<Item = &str> {
    let digits = piece.bytes().take_while(u8::is_ascii_digit).count();
    let cut = if digits > 0 && is_letter(&piece[digits..]) { digits } else { piece.len() };
    let (number, letter) = piece.split_at(cut);
    [number, letter].into_iter().filter(|piece| !piece.is_empty())
}

fn is_letter(text: &str) -> bool {
    text.len() == 1 && text.bytes().all(|b| b.is_ascii_uppercase())
}

fn is_roman(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b"IVXLC".contains(&b))
}

/// The letters of the parts as they are printed: " B", " A and B", " A–C".
fn part_of(pieces: &[&str]) -> Option<String> {
    let (first, last) = match pieces {
        [] => return Some(String::new()),
        [letter] if is_letter(letter) => return Some(format!(" {letter}")),
        [first, last] | [first, "AND" | "TO", last] => (first, last),
        _ => return None,
    };
    let follows = first.bytes().next()?.checked_add(1) == last.bytes().next();
    let joint = if follows { " and " } else { "–" };
    (is_letter(first) && is_letter(last)).then(|| format!(" {first}{joint}{last}"))
}

/// A symbol of any form that is printed as a path, or in one word: "A/C.3/80/L.20/Rev.1", "24/CP.20", "WHA77.1".
pub(super) fn path(spelling: &str) -> Option<String> {
    let path = if spelling.contains('/') {
        Cow::Borrowed(spelling)
    } else if is_of_one_word(spelling) {
        return Some(spelling.to_owned());
    } else {
        of_file(spelling)?
    };
    if session_first(&path).is_some() {
        return Some(path.into_owned());
    }
    let segments: Vec<&str> = path.split('/').collect();
    let [first, rest @ ..] = segments.as_slice() else { return None };
    let is_path = !rest.is_empty()
        && segments.len() <= MOST_SEGMENTS
        && rest.iter().all(|segment| is_segment(segment))
        && segments.iter().any(|segment| segment.bytes().any(|b| b.is_ascii_digit()))
        && (is_organ(first) || is_number(first) && matches!(rest, [body] if is_session_of(body)));
    is_path.then(|| path.into_owned())
}

/// Whether a path says by itself that it is a symbol: by an organ that is known or a series.
pub(super) fn is_sure(path: &str) -> bool {
    let segments: Vec<&str> = path.split('/').collect();
    let is_of_series = |segment: &&str| series_of(segment).is_some();
    let [first, rest @ ..] = segments.as_slice() else { return false };
    rest.is_empty()
        || is_number(first)
        || session_first(path).is_some()
        || ORGANS.contains(first)
        || rest.iter().any(is_of_series)
}

/// The series that a segment names, and the number in it: "L" and "20" of "L.20", "RES" and nothing of "RES".
pub(super) fn series_of(segment: &str) -> Option<(&str, &str)> {
    let (series, number) = segment.split_once('.').unwrap_or((segment, ""));
    let is_known = SERIES.iter().any(|known| known.eq_ignore_ascii_case(series));
    (is_known && (is_number(number) || number.is_empty() && series.len() > 1))
        .then_some((series, number))
}

/// "A", "UNEP", "GC(68)", "EB154": capitals, and the session behind them.
fn is_organ(segment: &str) -> bool {
    let capitals = segment.bytes().take_while(u8::is_ascii_uppercase).count();
    let rest = &segment[capitals..];
    let session = rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or(rest);
    (1..=8).contains(&capitals) && (rest.is_empty() || is_number(session))
}

/// "CP.20", "CMA.5".
fn is_session_of(segment: &str) -> bool {
    let Some((body, session)) = segment.split_once('.') else { return false };
    body.len() >= 2 && body.bytes().all(|b| b.is_ascii_uppercase()) && is_number(session)
}

/// "80", "C.3", "S-35", "COP(15)", "OzL.Pro.35", "Rev.1", "1503 (XLVIII)".
fn is_segment(segment: &str) -> bool {
    let is_inside = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'(' | b')');
    // Behind a space stands the year or the session of old, or a letter.
    let (head, tail) = segment.split_once(' ').unwrap_or((segment, ""));
    // Behind a point that small letters follow stands the ending of a file.
    let begins = head.split('.').all(|piece| {
        piece.bytes().next().is_some_and(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
    });
    let in_brackets = |text: &str| is_year(text) || is_roman(text);
    let tail_fits = tail.is_empty()
        || is_letter(tail)
        || tail.strip_prefix('(').and_then(|t| t.strip_suffix(')')).is_some_and(in_brackets);
    begins
        && tail_fits
        && segment.len() <= LONGEST_SEGMENT
        && head.bytes().all(is_inside)
        && head.bytes().filter(|&b| b == b'(').count()
            == head.bytes().filter(|&b| b == b')').count()
}

/// The session, the organ, the word for what it is and the number of "41 C/Resolution 15", "202 EX/Decision 5".
pub(super) fn session_first(path: &str) -> Option<(&str, &str, &str, &str)> {
    let (before, after) = path.split_once('/')?;
    let (session, organ) = before.split_once(' ')?;
    let (word, number) = after.split_once(' ')?;
    let is_organ = (1..=3).contains(&organ.len()) && organ.bytes().all(|b| b.is_ascii_uppercase());
    let is_word = word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic);
    (is_number(session) && session.len() <= 3 && is_organ && is_word && is_number(number))
        .then_some((session, organ, word, number))
}

/// "WHA77.1", "EB154(3)", "EB154.R5": body, session and number in one word.
fn is_of_one_word(text: &str) -> bool {
    let Some((body, session, number)) = one_word(text) else { return false };
    (2..=5).contains(&body.len()) && session.len() <= 3 && number.len() <= 3
}

/// The body, the session and the number of a symbol in one word.
pub(super) fn one_word(text: &str) -> Option<(&str, &str, &str)> {
    let (body, rest) = text.split_at(text.bytes().take_while(u8::is_ascii_uppercase).count());
    let (session, rest) = rest.split_at(rest.bytes().take_while(u8::is_ascii_digit).count());
    let in_brackets = || rest.strip_prefix('(')?.strip_suffix(')');
    let number = rest.strip_prefix(".R").or_else(|| rest.strip_prefix('.')).or_else(in_brackets)?;
    (!body.is_empty() && is_number(session) && is_number(number)).then_some((body, session, number))
}

/// The path that a file is named by: hyphens or underscores stand for the strokes, but for the one behind "S" and "ES".
fn of_file(name: &str) -> Option<Cow<'static, str>> {
    let mut path = String::with_capacity(name.len());
    for (at, piece) in name.split(['-', '_']).enumerate() {
        let of_session = is_number(piece) && piece.len() <= 2;
        let is_special = of_session && (path.ends_with("/S") || path.ends_with("/ES"));
        match at {
            0 => {}
            _ if is_special => path.push('-'),
            _ => path.push('/'),
        }
        path.push_str(piece);
    }
    path.contains('/').then_some(Cow::Owned(path))
}
