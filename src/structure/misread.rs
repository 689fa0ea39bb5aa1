//! The numbers of paragraphs that text recognition has spoilt or that have no stop, told by the number that must come: "S. Décide" below
//! "4. Invite", "2 Requests".
//!
//! A letter that looks like a digit is one only where the number before it is one less; "S. Jayakumar" is a name everywhere else.

use std::ops::RangeInclusive;

use super::digits;
use super::labels::{Label, System};
use super::lines::{Line, can_begin_sentence, is_caseless};
use crate::language::{Table, is_unspaced};

/// The numbers of spoilt labels have at most so many characters.
const LONGEST: usize = 3;

/// Gives lines the numbers of which their labels are what is left.
///
/// Where no number stands before it, one is only taken for the first before a verb that acts.
pub fn give_numbers(lines: &mut [Line<'_>], phrases: &'static Table) {
    let mut last = None;
    // Whether the last number had no stop.
    let mut was_bare = false;
    // The next line with a 2 that has no stop, once it was looked for; behind the last where there is none.
    let mut second: Option<usize> = None;
    for at in 0..lines.len() {
        let line = &lines[at];
        if let Some(number) = line.text.number() {
            (last, was_bare) = (Some(number), false);
            continue;
        }
        let next = last.map_or(1, |last| last + 1);
        let may_begin = line.given_label.is_none()
            && line.text.label.as_ref().is_none_or(|label| label.operative_number().is_none())
            && (line.gap > 0 || line.whole || at > 0 && lines[at - 1].text.ends_paragraph());
        let is_below_end = at > 0 && lines[at - 1].text.ends_strongly();
        let bare = may_begin.then(|| bare(line.text.printed, next)).flatten();
        // The verb of the second may tell of the first.
        let mut is_followed = || {
            let is_second =
                |at: &usize| lines[*at].gap > 0 && self::bare(lines[*at].text.printed, 2).is_some();
            let next = second
                .filter(|second| *second > at)
                .or_else(|| (at + 1..lines.len()).find(is_second))
                .unwrap_or(lines.len());
            second = Some(next);
            let label = lines.get(next).and_then(|line| self::bare(line.text.printed, 2));
            label.is_some_and(|label| phrases.is_operative(label.rest))
        };
        let bare = bare.filter(|bare| {
            phrases.is_operative(bare.rest)
                || was_bare && is_below_end && line.gap > 0
                || last.is_none() && line.gap > 0 && is_followed()
        });
        if let Some(label) = bare {
            lines[at].text.label = Some(label);
            lines[at].given_number = Some(next);
            (last, was_bare) = (Some(next), true);
            continue;
        }
        let label = may_begin.then(|| label(line.text.printed, next)).flatten();
        let acts =
            |label: &Label<'_>| last.is_some() && !line.whole || phrases.is_operative(label.rest);
        // "a." is of a list.
        let is_other =
            |label: &Label<'_>| line.text.label.is_some() && !phrases.is_operative(label.rest);
        let Some(label) = label.filter(|label| acts(label) && !is_other(label)) else { continue };
        lines[at].text.label = Some(label);
        lines[at].given_number = Some(next);
        last = Some(next);
    }
}

/// The label at the head of a text that was given this number, spoilt or without its stop.
pub fn number(text: &str, number: u32) -> Option<Label<'_>> {
    label(text, number).or_else(|| bare(text, number))
}

/// The number itself before a sentence, without a stop: "2 Requests".
fn bare(text: &str, number: u32) -> Option<Label<'_>> {
    let (value, rest) = digits::leading_number(text).filter(|(value, _)| *value == number)?;
    let words = rest.trim_start();
    let begins =
        words.starts_with(|c: char| can_begin_sentence(c) || is_caseless(c) || is_cyrillic(c));
    let printed = &text[..text.len() - rest.len()];
    let is_apart = words.len() < rest.len();
    (is_apart && begins).then(|| Label {
        printed,
        rest: words,
        readings: vec![(System::Number, value)],
    })
}

/// Verbs of Russian paragraphs may begin small.
fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{4ff}')
}

/// The label at the head of a text, where it may be what is left of this number.
pub fn label(text: &str, number: u32) -> Option<Label<'_>> {
    let (at, mark) = text.char_indices().take(LONGEST + 1).find(|(_, c)| MARKS.contains(*c))?;
    let (inside, rest) = (&text[..at], &text[at + mark.len_utf8()..]);
    // "1.º Decide"
    let rest = rest.strip_prefix(['º', 'ª', '°', 'o', 'a', '.', '\'']).unwrap_or(rest);
    // "2.:Calls": a speck may stand between.
    let words = rest.trim_start_matches(|c: char| c.is_whitespace() || SPECKS.contains(&c));
    let begins =
        words.starts_with(|c: char| can_begin_sentence(c) || is_caseless(c) || is_cyrillic(c));
    let digits = inside.trim_end().chars();
    let value = digits.clone().try_fold(0, |value, c| Some(10 * value + looks_like(c)?));
    let is_apart = words.len() < rest.len() || words.starts_with(is_unspaced);
    let is_one = digits.count() > 0 && value == Some(number) && is_apart;
    let printed = &text[..text.len() - rest.len()];
    (is_one && begins).then(|| Label {
        printed,
        rest: words,
        readings: vec![(System::Number, number)],
    })
}

/// What is left of the stop behind a number, or of the ring of "1°".
const MARKS: &str = ".,·•:;°º．、\"'*^`”’";

/// What specks of dirt are read as.
const SPECKS: [char; 8] = ['.', ',', ':', ';', '\'', '`', '·', '•'];

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

/// Whether the label of a list may be what recognition made of another: "8" and "h" of "b", "e" of "c".
pub fn letters_look_alike(printed: &str, name: &str) -> bool {
    const ALIKE: [(&str, &[&str]); 12] = [
        ("a", &["u", "o", "n", "4", "s", "а"]),
        ("b", &["h", "6", "8", "l", "o", "ь", "li", "lj", "lo"]),
        ("c", &["e", "o", "r", "с", "G", "C", "("]),
        ("d", &["cl", "ci", "cI", "o", "0", "a"]),
        ("e", &["c", "o", "é", "c.", "6"]),
        ("f", &["t", "r", "l", "1"]),
        ("g", &["q", "9", "8", "s", "y"]),
        ("h", &["b", "n", "li", "11"]),
        ("i", &["1", "l", "j", "I", "!", "í", "ï"]),
        ("j", &["i", "1", "J", ";"]),
        ("ii", &["11", "ll", "il", "li", "n", "u", "ü", "H", "II", "fi", "í1"]),
        ("iii", &["111", "lll", "ill", "in", "ni", "m", "iu", "ui", "III"]),
    ];
    let alike = ALIKE.iter().find(|(letter, _)| *letter == name);
    alike.is_some_and(|(_, prints)| prints.contains(&printed))
}

/// What may be the label of a list that recognition has spoilt: a few letters before a parenthesis that are none as printed.
pub fn of_list(text: &str) -> Option<Label<'_>> {
    let (printed, rest) = text.split_once([' ', '\t'])?;
    let is_one =
        printed.ends_with([')', '}']) && (2..=LONGEST + 2).contains(&printed.chars().count());
    is_one.then(|| Label { printed, rest: rest.trim_start(), readings: Vec::new() })
}

/// Meetings of organs have numbers of so many digits.
const DIGITS_OF_MEETING: RangeInclusive<usize> = 3..=5;

/// One letter of so many of a closing's first word may be misread (3 to 5).
const LETTERS_A_SLIP: usize = 4;

/// A closing line that is damaged has at most this many characters (100 to 250).
const LONGEST_CLOSING: usize = 200;

/// Whether a short text begins nearly as closings do and names a meeting: "Adaptée à l'unanimité à la 2769' séance."
pub fn is_closing(text: &str, phrases: &Table) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default().to_lowercase();
    let is_near = |closing: &&str| {
        let closing = closing.split_whitespace().next().unwrap_or_default().to_lowercase();
        let letters = closing.chars().count();
        let differ = closing.chars().zip(first.chars()).filter(|(a, b)| a != b).count();
        letters == first.chars().count() && (1..=letters / LETTERS_A_SLIP).contains(&differ)
    };
    phrases.closing.iter().any(is_near)
        && text.chars().count() <= LONGEST_CLOSING
        && digits::runs(text).iter().any(|digits| DIGITS_OF_MEETING.contains(&digits.len()))
}

#[cfg(test)]
mod tests {
    use crate::model::{Paragraph, Source};
    use crate::{read, structure};

    fn labels(text: &str) -> Vec<String> {
        let raw = read::read(text.as_bytes()).unwrap();
        let document = structure::rebuild(&raw, Source::default(), None);
        let labelled = |p: Paragraph| Some(format!("{} {}", p.label?, p.address));
        document.paragraphs.into_iter().filter_map(labelled).collect()
    }

    #[test]
    fn the_number_that_must_come_is_seen_in_what_is_left_of_it() {
        let text = "Le Conseil de sécurité,\n\nRappelant ses résolutions,\n\nl. Décide de proroger le mandat;\n\n\
                    Z. Demande un rapport;\n\n3, Invite les parties;\n\n4. Prie les États;\n\nS. Décide de rester saisi.";
        assert_eq!(labels(text), ["l. OP1", "Z. OP2", "3, OP3", "4. OP4", "S. OP5"]);
        let text = "安全理事会，\n回顾其各项决议，\nl. 决定延长任期；\n2. 要求双方行动；\n3. 请秘书长报告。";
        assert_eq!(labels(text), ["l. OP1", "2. OP2", "3. OP3"]);
    }

    #[test]
    fn the_first_number_is_seen_before_a_verb() {
        let text = "The Security Council,\n\nNoting the report,\n\n!. Decides to extend the mandate;\n\n\
                    2 . Requests a report;\n\nЗ . Decides to meet.";
        assert_eq!(labels(text), ["!. OP1", "2 . OP2", "З . OP3"]);
    }

    #[test]
    fn numbers_without_a_stop_count_before_verbs() {
        let text = "The Security Council,\n\nNoting the report,\n\n1 Decides to extend the mandate of\n2 Observers;\n\n\
                    2 Requests a report;\n\n3 Wishes all parties well;\n\n4 Decides to meet.";
        assert_eq!(labels(text), ["1 OP1", "2 OP2", "3 OP3", "4 OP4"]);
        let text = "The Security Council,\n\nNoting the report,\n\nDecides to extend the mandate;\n\n\
                    1 United Nations, Treaty Series, vol. 1.";
        assert!(labels(text).is_empty());
    }

    #[test]
    fn a_name_is_no_number_elsewhere() {
        let text = "The Security Council,\n\nNoting the report,\n\n1. Decides to extend the mandate;\n\n2. Elects:\n\n\
                    S. Jayakumar of Singapore;\n\n3. Decides to meet.";
        assert_eq!(labels(text), ["1. OP1", "2. OP2", "3. OP3"]);
    }
}
