//! Footnote marks of a plain text that show themselves as such: raised digits, "towers¹", and numbers in brackets, "towers[1]",
//! where notes begin with the same.

use std::borrow::Cow;

use memchr::memmem;

use super::{Block, BlockKind, NoteMark};

/// The raised digits, from zero on.
const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/// The number of a note has at most so many digits.
const MOST_DIGITS: usize = 3;

/// Behind words of at most so many letters a raised digit is an exponent: "km²".
const LETTERS_OF_UNIT: usize = 2;

/// How marks are printed.
#[derive(Clone, Copy)]
enum Print {
    Raised,
    Bracketed,
}

/// Takes the marks out of the lines of a text, and gives the numbers of notes as those of other texts are printed. Nothing is changed
/// where no note begins so.
pub(super) fn take(text: &str, blocks: &mut [Block<'_>]) {
    // Most texts have neither.
    if memmem::find(text.as_bytes(), "¹".as_bytes()).is_some() {
        take_printed(blocks, Print::Raised);
    }
    if memmem::find(text.as_bytes(), b"[1]").is_some() {
        take_printed(blocks, Print::Bracketed);
    }
}

fn take_printed(blocks: &mut [Block<'_>], print: Print) {
    let is_line = |block: &&Block<'_>| block.kind == BlockKind::Line;
    let number_of_note = |block: &Block<'_>| {
        let (number, length) = mark(&block.text, print)?;
        let words = block.text[length..].trim_start();
        (words.is_empty()
            || words.starts_with(|c: char| c.is_alphabetic() || "“«\"《(‘".contains(c)))
        .then_some(number)
    };
    let notes: Vec<String> = blocks.iter().filter(is_line).filter_map(number_of_note).collect();
    let is_marked = |number: &String| {
        blocks
            .iter()
            .filter(is_line)
            .any(|block| marks(&block.text, print).any(|(_, _, n)| n == *number))
    };
    if notes.is_empty() || !notes.iter().all(is_marked) {
        return;
    }
    for block in blocks.iter_mut().filter(|block| block.kind == BlockKind::Line) {
        let found: Vec<(usize, usize, String)> =
            marks(&block.text, print).filter(|(_, _, number)| notes.contains(number)).collect();
        let own = number_of_note(block);
        if found.is_empty() && own.is_none() {
            continue;
        }
        let mut text = String::with_capacity(block.text.len());
        let mut end = 0;
        if let Some((number, length)) = own.zip(mark(&block.text, print).map(|(_, length)| length))
        {
            text = format!("{number} ");
            end = length + block.text[length..].len() - block.text[length..].trim_start().len();
        }
        for (start, length, number) in found {
            text.push_str(block.text.get(end..start).unwrap_or_default());
            end = start + length;
            let behind = &block.text[end..];
            let is_apart = behind.is_empty() || behind.starts_with(|c: char| !c.is_alphanumeric());
            if is_apart {
                text.truncate(text.trim_end().len());
            }
            block.marks.push(NoteMark { number, at: text.len() });
        }
        text.push_str(&block.text[end..]);
        block.text = Cow::Owned(text.trim_end().to_owned());
    }
}

/// The number of the mark that a text begins with, and its bytes.
fn mark(text: &str, print: Print) -> Option<(String, usize)> {
    let (inside, around) = match print {
        Print::Raised => (text, 0),
        Print::Bracketed => (text.strip_prefix('[')?, 1),
    };
    let value = |c: char| match print {
        Print::Raised => RAISED.iter().position(|raised| *raised == c),
        Print::Bracketed => c.to_digit(10).map(|digit| digit as usize),
    };
    let end = inside.find(|c| value(c).is_none()).unwrap_or(inside.len());
    let number: String =
        inside[..end].chars().filter_map(value).map(|digit| digit.to_string()).collect();
    let closes = matches!(print, Print::Raised) || inside[end..].starts_with(']');
    ((1..=MOST_DIGITS).contains(&number.len()) && closes && !number.starts_with('0'))
        .then_some((number, end + 2 * around))
}

/// The marks behind words, each with its place, its bytes and its number.
fn marks(text: &str, print: Print) -> impl Iterator<Item = (usize, usize, String)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(c) = text[at..].chars().next() {
            let found =
                mark(&text[at..], print).filter(|_| at > 0 && is_behind_words(&text[..at], print));
            let start = at;
            if let Some((number, length)) = found {
                at += length;
                return Some((start, length, number));
            }
            at += c.len_utf8();
        }
        None
    })
}

/// Whether a mark may stand there: behind a word or a stop, not behind a unit.
fn is_behind_words(before: &str, print: Print) -> bool {
    let words = before.trim_end();
    let letters = words.chars().rev().take_while(|c| c.is_alphabetic()).count();
    let last = words.chars().next_back();
    match print {
        Print::Raised => {
            !(words.len() == before.len()
                && (1..=LETTERS_OF_UNIT).contains(&letters)
                && words.is_ascii())
                && last.is_some_and(|c| !RAISED.contains(&c))
        }
        Print::Bracketed => words.len() == before.len() && last.is_some_and(|c| c != '['),
    }
}

#[cfg(test)]
mod tests {
    use crate::read::text::read;

    fn seen(text: &str) -> Vec<(String, Vec<(String, usize)>)> {
        let raw = read(text.as_bytes()).unwrap();
        let marks = |block: &crate::read::Block<'_>| {
            block.marks.iter().map(|mark| (mark.number.clone(), mark.at)).collect()
        };
        raw.blocks.iter().map(|block| (block.text.to_string(), marks(block))).collect()
    }

    #[test]
    fn raised_and_bracketed_marks_are_taken_where_notes_begin_so() {
        for (text, note) in [
            ("On towers¹, of 5 km², and more", "¹ A/79/14."),
            ("On towers[1], of 5 km², and more", "[1] A/79/14."),
        ] {
            let seen = seen(&format!("{text}\n\n{note}"));
            assert_eq!(
                seen[0],
                ("On towers, of 5 km², and more".to_owned(), vec![("1".to_owned(), 9)])
            );
            assert_eq!(seen[1].0, "1 A/79/14.");
        }
        for text in ["On towers¹, and", "[1] The draft\n\nOn towers", "An area of 3 m¹ and"] {
            assert!(seen(text).iter().all(|(_, marks)| marks.is_empty()), "{text}");
        }
    }
}
