//! Content streams with something in them that is no PDF: where it stands, so that the rest is read all the same.

use std::borrow::Cow;

use memchr::memmem;

/// How many images may begin behind the last place where one could end. The parser looks for the end of each through all
/// that is left; a damaged page has one such image, and thousands of them are made to be slow.
const UNENDED_IMAGES: usize = 100;

/// What keeps a content stream from being read on, counted from the instruction that it stands in.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// A byte that belongs to nothing: a bracket that closes nothing, or opens what is never closed.
    Stray(usize),
    /// The instruction as a whole, which ends here; each of its bytes has its place.
    Instruction(usize),
}

/// Finds the fault in the instruction that `rest` begins with; `None` when nothing but white space is left.
///
/// The parser of content streams stops at a fault, and only tells that it did.
pub(super) fn find(rest: &[u8]) -> Option<Fault> {
    let mut open: Vec<(u8, usize)> = Vec::new();
    let mut at = 0;
    while let Some(&byte) = rest.get(at) {
        let doubled = rest.get(at + 1) == Some(&byte);
        // The length of what belongs together; `None` where the byte belongs to nothing.
        let length = match byte {
            b'(' => string_end(&rest[at..]),
            b'<' if !doubled => hexadecimal_end(&rest[at..]),
            b'<' | b'[' => {
                open.push((if byte == b'<' { b'>' } else { b']' }, at));
                Some(if byte == b'<' { 2 } else { 1 })
            }
            b']' | b'>' if open.last().is_some_and(|(closes, _)| *closes == byte) => {
                open.pop();
                Some(if byte == b'>' && doubled { 2 } else { 1 })
            }
            b']' | b'>' | b')' | b'{' | b'}' => None,
            b'%' => Some(rest[at..].iter().take_while(|b| !matches!(b, b'\r' | b'\n')).count()),
            _ if is_space(byte) => Some(1),
            _ => {
                let length =
                    1 + rest[at + 1..].iter().take_while(|byte| is_regular(**byte)).count();
                let is_operator = byte.is_ascii_alphabetic() || matches!(byte, b'\'' | b'"');
                if is_operator {
                    return Some(match open.first() {
                        // An operator cannot stand in an array, so that the array's end is missing.
                        Some((_, opened)) => Fault::Stray(*opened),
                        None => Fault::Instruction(at + length),
                    });
                }
                Some(length)
            }
        };
        let Some(length) = length else { return Some(Fault::Stray(at)) };
        at += length;
    }
    match open.first() {
        Some((_, opened)) => Some(Fault::Stray(*opened)),
        None if rest.iter().all(|byte| is_space(*byte)) => None,
        None => Some(Fault::Instruction(rest.len())),
    }
}

/// The content without the operators that begin an image where a flood of them has no end.
pub(super) fn without_flood_of_images(data: &[u8]) -> Cow<'_, [u8]> {
    let begins = || memmem::rfind_iter(data, b"BI");
    // Few pages have images in their content at all.
    if begins().nth(UNENDED_IMAGES).is_none() {
        return Cow::Borrowed(data);
    }
    let last_end = memmem::rfind(data, b"EI").unwrap_or(0);
    let is_operator = |at: &usize| {
        let around = [at.checked_sub(1).and_then(|at| data.get(at)), data.get(at + 2)];
        around.into_iter().flatten().all(|byte| is_space(*byte) || *byte == b'/')
    };
    let unended: Vec<usize> =
        begins().take_while(|at| *at > last_end).filter(is_operator).collect();
    if unended.len() <= UNENDED_IMAGES {
        return Cow::Borrowed(data);
    }
    let mut without = data.to_vec();
    for at in unended {
        without[at..at + 2].fill(b' ');
    }
    Cow::Owned(without)
}

/// The length of the string in parentheses that `text` begins with.
fn string_end(text: &[u8]) -> Option<usize> {
    let (mut depth, mut escaped) = (0, false);
    for (at, byte) in text.iter().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'(' => depth += 1,
            b')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(at + 1);
        }
    }
    None
}

/// The length of the hexadecimal string that `text` begins with.
fn hexadecimal_end(text: &[u8]) -> Option<usize> {
    let digits = text[1..].iter().take_while(|byte| byte.is_ascii_hexdigit() || is_space(**byte));
    let end = 1 + digits.count();
    (text.get(end) == Some(&b'>')).then_some(end + 1)
}

fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 0x0c | b'\r' | b' ')
}

fn is_regular(byte: u8) -> bool {
    !is_space(byte) && !b"()<>[]{}/%".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strays_are_found_where_they_stand() {
        for (rest, fault) in [
            (" ) [(Decides)] TJ", Some(Fault::Stray(1))),
            ("(De(ci)des) } Tj", Some(Fault::Stray(12))),
            ("[(Decides) > 3] TJ", Some(Fault::Stray(11))),
            ("( [(Decides)] TJ", Some(Fault::Stray(0))),
            ("<abc [(Decides)] TJ", Some(Fault::Stray(0))),
            ("[(Decides) TJ", Some(Fault::Stray(0))),
            ("/P <</MCID 3 BDC", Some(Fault::Stray(3))),
            ("(\\)) <de> /P <</MCID [3]>> BDC", Some(Fault::Instruction(30))),
            ("% ) \n12 Tf", Some(Fault::Instruction(10))),
            (" \n", None),
        ] {
            assert_eq!(find(rest.as_bytes()), fault, "{rest}");
        }
    }
}
