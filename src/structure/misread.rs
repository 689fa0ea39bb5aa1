//! The numbers of paragraphs that text recognition has spoilt, told by the number that must come: "S. Décide" below "4. Invite".
//!
//! A letter that looks like a digit is one only where the number before it is one less; "S. Jayakumar" is a name everywhere else.

use super::lines::{Line, Text, can_begin_sentence, is_caseless};
use crate::language::Table;

/// The numbers of spoilt labels have at most so many characters.
const LONGEST: usize = 3;

/// Gives lines their numbers whose labels are spoilt.
pub fn give_numbers(lines: &mut [Line<'_>], phrases: &'static Table) {
    let mut last = None;
    for at in 0..lines.len() {
        let line = &lines[at];
        if let Some(number) = line.text.number() {
            last = Some(number);
            continue;
        }
        let Some(next) = last.map(|last| last + 1) else { continue };
        let may_begin = !line.whole
            && line.text.label.is_none()
            && line.given_label.is_none()
            && (line.gap > 0 || at > 0 && lines[at - 1].text.ends_paragraph());
        let Some(rest) = may_begin.then(|| spoilt(line.text.printed, next)).flatten() else {
            continue;
        };
        lines[at].text = Text::new(rest, phrases);
        lines[at].given_label = Some(format!("{next}.").into());
        last = Some(next);
    }
}

/// The words behind a spoilt label, where it may be that of this number.
fn spoilt(text: &str, number: u32) -> Option<&str> {
    let (at, mark) = text.char_indices().take(LONGEST + 1).find(|(_, c)| MARKS.contains(*c))?;
    let (inside, rest) = (&text[..at], &text[at + mark.len_utf8()..]);
    let words = rest.trim_start();
    // Verbs of Russian paragraphs may begin small.
    let is_cyrillic = |c| matches!(c, '\u{400}'..='\u{4ff}');
    let begins = words.starts_with(|c| can_begin_sentence(c) || is_caseless(c) || is_cyrillic(c));
    let digits = inside.trim_end().chars();
    let value = digits.clone().try_fold(0, |value, c| Some(10 * value + looks_like(c)?));
    let is_one = digits.count() > 0 && value == Some(number) && words.len() < rest.len();
    (is_one && begins).then_some(words)
}

/// What is left of the stop behind a number.
const MARKS: &str = ".,·•:;°";

/// The digit that a character is, or looks like.
pub fn looks_like(c: char) -> Option<u32> {
    Some(match c {
        'l' | 'I' | 'i' | '!' | '|' | ']' => 1,
        'O' | 'o' | 'Q' | 'О' | 'о' => 0,
        'Z' | 'z' => 2,
        'З' | 'з' => 3,
        'S' | 's' | '$' => 5,
        'b' | 'G' | 'б' => 6,
        'T' | '?' => 7,
        'B' | '&' => 8,
        'g' | 'q' => 9,
        _ => c.to_digit(10)?,
    })
}

#[cfg(test)]
mod tests {
    use crate::model::Source;
    use crate::{read, structure};

    fn labels(text: &str) -> Vec<String> {
        let raw = read::read(text.as_bytes()).unwrap();
        let document = structure::rebuild(&raw, Source::default(), None);
        document.paragraphs.into_iter().filter_map(|paragraph| paragraph.label).collect()
    }

    #[test]
    fn the_number_that_must_come_is_seen_in_what_is_left_of_it() {
        let text = "Le Conseil de sécurité,\n\nRappelant ses résolutions,\n\nl. Décide de proroger le mandat;\n\n\
                    Z. Demande un rapport;\n\n3, Invite les parties;\n\n4. Prie les États;\n\nS. Décide de rester saisi.";
        assert_eq!(labels(text), ["l.", "2.", "3.", "4.", "5."]);
        let text = "安全理事会，\n回顾其各项决议，\nl. 决定延长任期；\n2. 要求双方行动；\n3. 请秘书长报告。";
        assert_eq!(labels(text), ["l.", "2.", "3."]);
    }

    #[test]
    fn a_name_is_no_number_elsewhere() {
        let text = "The Security Council,\n\nNoting the report,\n\n1. Decides to extend the mandate;\n\n2. Elects:\n\n\
                    S. Jayakumar of Singapore;\n\n3. Decides to meet.";
        assert_eq!(labels(text), ["1.", "2.", "3."]);
    }
}
