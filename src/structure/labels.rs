//! Printed labels: "3.", "(b)", "ii)", "1°", "一、", and what each may stand for in a list.

use super::digits::{digit, is_number, leading_number};
use super::misread::looks_like;
use crate::language::{cyrillic_twin, han_number, is_unspaced};
use crate::read::numerals::roman;

mod negotiated;
mod stacked;

pub use negotiated::{LATER, later};
pub use stacked::unstack;

use negotiated::{NUMBERED, begins_words, bracketed, number_of_draft, without_later};

/// The system a label belongs to. Two labels of one list share it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum System {
    /// "3." of an operative paragraph.
    Number,
    /// "(3)" or "3)"
    NumberInParentheses,
    /// "2.3"
    Decimal,
    /// "1°"
    Degree,
    /// "(b)" or "b)"
    Letter,
    /// "(iv)" or "iv)"
    Roman,
    /// "(B)"
    Capital,
    /// "三、" or "（三）"
    Han,
    /// "(ب)"
    Arabic,
    /// "б)"
    Cyrillic,
    /// "•" or "–"
    Bullet,
    /// "PP3." of a paragraph of the preamble
    Preamble,
}

/// A label as printed and what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label<'t> {
    /// As printed, without white space.
    pub printed: &'t str,
    /// The text after it.
    pub rest: &'t str,
    /// Its possible readings, likeliest first: "(i)" is Roman one or the ninth letter.
    pub readings: Vec<(System, u32)>,
}

impl Label<'_> {
    /// The number of an operative label such as "3."
    pub fn operative_number(&self) -> Option<u32> {
        self.readings.iter().find(|(system, _)| *system == System::Number).map(|&(_, value)| value)
    }

    /// Whether it is the number of a paragraph of the preamble: "PP3."
    pub fn is_of_preamble(&self) -> bool {
        self.readings.first().is_some_and(|(system, _)| *system == System::Preamble)
    }

    /// Whether it says that the paragraph was added behind the one of its number: "1 bis.", "12A."
    pub fn is_later(&self) -> bool {
        !later(self.printed).is_empty()
    }

    /// Whether it is a bullet, which counts nothing.
    pub fn is_bullet(&self) -> bool {
        self.readings == [(System::Bullet, 0)]
    }

    /// What its marks enclose: "b" of "(b)".
    pub fn inside(&self) -> &str {
        inside(self.printed)
    }

    /// Whether it is the letter or number of a list.
    pub fn is_of_list(&self) -> bool {
        self.operative_number().is_none() && !self.is_bullet() && !self.is_of_preamble()
    }

    /// Whether nothing stands after it: its text follows on the next line.
    pub fn is_alone(&self) -> bool {
        self.rest.is_empty()
    }
}

/// What the marks of a printed label enclose: "b" of "(b)".
pub fn inside(printed: &str) -> &str {
    let is_of_draft = NUMBERED.iter().any(|prefix| printed.starts_with(prefix));
    // "OP2 (a)", "OP2.b"
    let behind =
        printed.trim_start_matches(|c: char| c.is_alphabetic()).trim_start_matches([' ', '\u{a0}']);
    let item = behind.trim_start_matches(|c: char| c.is_ascii_digit());
    let item = item.trim_end_matches(['.', ')', ':']).trim_start_matches([' ', '.', '(', '\u{a0}']);
    let is_item = is_of_draft
        && item.len() < behind.len()
        && (1..=LONGEST_ROMAN).contains(&item.len())
        && item.bytes().all(|b| b.is_ascii_lowercase())
        && !LATER.contains(&item);
    if is_item {
        return item;
    }
    printed.trim_matches(|c: char| "()（）[]{}、. -–—".contains(c))
}

/// Longest content of parentheses that can be a label, in characters: "(xviii)", "(b quater)".
const LONGEST_LATER: usize = 11;

/// Longest Roman numeral before a stop: "viii."
const LONGEST_ROMAN: usize = 4;

/// The ways to print a label, in the order in which they are tried.
const FORMS: [fn(&str) -> Option<Found>; 10] = [
    bullet,
    bracketed,
    misread_number,
    number_of_draft,
    enclosed,
    number_with_stop,
    decimal,
    number_with_dash,
    letter_with_stop,
    han_with_comma,
];

/// The bytes of a label, and its readings.
type Found = (usize, Vec<(System, u32)>);

/// Reads the label at the beginning of a text; `None` when it has none.
pub fn parse(text: &str) -> Option<Label<'_>> {
    // Most lines begin with a letter and have no parenthesis where a label could end.
    let first = text.as_bytes().first()?;
    if first.is_ascii_alphabetic()
        && !NUMBERED.iter().any(|prefix| text.starts_with(prefix))
        && !text.as_bytes().iter().take(LONGEST_ROMAN + 1).any(|&b| b == b'.')
        && !text.as_bytes().iter().take(LONGEST_LATER + 1).any(|&b| b == b')' || b == b'}')
    {
        return None;
    }
    let (length, readings) = FORMS.iter().find_map(|form| form(text))?;
    let (printed, rest) = text.split_at(length);
    Some(Label { printed: printed.trim_end(), rest: rest.trim_start(), readings })
}

/// Reads a label that stands apart from its text: "II.", "B." and "2º." too, which before a text may begin its sentence.
pub fn parse_apart(printed: &str) -> Option<Label<'_>> {
    let inside = printed.trim_end_matches(['.', ' ', '-', '–', '—', 'º', 'ª']);
    let roman = roman_number(inside).filter(|_| is_capital_roman(inside));
    let capital = || readings(inside).filter(|_| inside.bytes().all(|b| b.is_ascii_uppercase()));
    let degree = || {
        let marks = &printed[inside.len()..];
        marks.contains(['º', 'ª']).then(|| inside.parse().ok()).flatten()
    };
    let readings = roman
        .map(|value| vec![(System::Roman, value)])
        .or_else(capital)
        .or_else(|| Some(vec![(System::Degree, degree()?)]));
    match readings {
        Some(readings) => Some(Label { printed, rest: "", readings }),
        None => parse(printed),
    }
}

/// "• To", "– To"; a label behind it says more: "• (a) To". Fonts of symbols have theirs among the characters for private use.
fn bullet(text: &str) -> Option<Found> {
    const BULLETS: &str = "•‣◦∙·▪■●○–—-*";
    // A star alone is the mark of a note.
    let is_star = text.starts_with('*');
    const OF_SYMBOLS: std::ops::RangeInclusive<char> = '\u{f000}'..='\u{f0ff}';
    let after = text.strip_prefix(|c| OF_SYMBOLS.contains(&c) || BULLETS.contains(c))?;
    let rest = after.trim_start();
    if rest.len() == after.len() && !rest.is_empty() {
        return None;
    }
    let inner = [number_of_draft, enclosed, number_with_stop].iter().find_map(|form| form(rest));
    let inner = inner.filter(|(length, _)| rest[*length..].starts_with(char::is_whitespace));
    if is_star && inner.is_none() {
        return None;
    }
    Some(
        inner
            .map_or((text.len() - after.len(), vec![(System::Bullet, 0)]), |(length, readings)| {
                (text.len() - rest.len() + length, readings)
            }),
    )
}

/// "(b)", "iv)", "(3)", "（三）", "(أ)", "б)"; recognition may read "(ii}".
fn enclosed(text: &str) -> Option<Found> {
    let inside = text.strip_prefix(['(', '（', '{']).unwrap_or(text);
    let mut chars = inside.char_indices().take(LONGEST_LATER + 1);
    let (at, close) = chars.find(|(_, c)| CLOSES.contains(*c))?;
    let label = &inside[..at];
    let (number, later) = label.split_once(' ').unwrap_or((label, ""));
    let is_later = LATER.contains(&later);
    let readings = readings(if is_later { number } else { label })?;
    let rest = &inside[at + close.len_utf8()..];
    let behind = Some(without_later(rest)).filter(|(behind, is_word)| {
        *is_word && !is_later && (behind.is_empty() || behind.starts_with(char::is_whitespace))
    });
    Some((text.len() - behind.map_or(rest, |(behind, _)| behind).len(), readings))
}

/// What ends a label in parentheses.
const CLOSES: &str = ")）}";

/// "3." then white space, the end, or a letter that can begin a sentence, in Spanish also "3.-"; "1°" before anything.
fn number_with_stop(text: &str) -> Option<Found> {
    let (value, rest) = leading_number(text)?;
    if let Some(after) = rest.strip_prefix('°') {
        return Some((text.len() - after.len(), vec![(System::Degree, value)]));
    }
    let is_apart = rest.starts_with(' ');
    let after = rest.trim_start_matches(' ').strip_prefix(['.', '．', '、'])?;
    let dashed = after.strip_prefix(['-', '–', '—']).filter(|rest| rest.starts_with(' '));
    let after = dashed.unwrap_or(after);
    let begins = after.chars().next().is_none_or(|c| {
        c.is_whitespace()
            || !is_apart && (c.is_uppercase() || is_unspaced(c) || "“«\"(".contains(c))
    });
    begins.then(|| (text.len() - after.len(), vec![(System::Number, value)]))
}

/// "2.3", "2.3.4." before a sentence or a title, or alone.
fn decimal(text: &str) -> Option<Found> {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    let (printed, rest) = text.split_at(end);
    let begins = rest.is_empty()
        || rest.starts_with(char::is_whitespace)
            && rest.trim_start().starts_with(|c: char| begins_words(c) || "“«\"(".contains(c));
    let last = printed.trim_end_matches('.').rsplit('.').next()?.parse().ok()?;
    (begins && decimals(printed) > 1).then(|| (end, vec![(System::Decimal, last)]))
}

/// How many numbers a label has with points between: two of "2.3", one of "2.", none of what is no number.
pub fn decimals(printed: &str) -> usize {
    let parts = printed.strip_suffix('.').unwrap_or(printed).split('.');
    let are_numbers =
        parts.clone().all(|part| is_number(part, 1..=3) && (part == "0" || !part.starts_with('0')));
    if are_numbers { parts.count() } else { 0 }
}

/// "a. The licensor": a small letter before a sentence, or alone.
fn letter_with_stop(text: &str) -> Option<Found> {
    let (inside, rest) = text.split_once('.')?;
    let begins = rest.is_empty()
        || rest.starts_with(char::is_whitespace) && rest.trim_start().starts_with(begins_words);
    let readings =
        readings(inside).filter(|_| begins && inside.bytes().all(|b| b.is_ascii_lowercase()))?;
    Some((inside.len() + 1, readings))
}

/// "1 - " and "١ - " before an Arabic word.
fn number_with_dash(text: &str) -> Option<Found> {
    let after = text.trim_start_matches(|c| digit(c).is_some());
    let digits = text[..text.len() - after.len()].chars().filter_map(digit);
    let rest = after.trim_start().strip_prefix(['-', '–', '—'])?;
    let begins = rest.starts_with(char::is_whitespace)
        && rest.trim_start().starts_with(|c| matches!(c, '\u{620}'..='\u{64a}' | '«' | '“'));
    let value = digits.clone().take(3).fold(0, |value, digit| 10 * value + digit);
    (begins && value > 0 && digits.count() <= 3)
        .then(|| (text.len() - rest.len(), vec![(System::Number, value)]))
}

/// "l. Takes note", "I. Takes note", "1O. Requests": a number that text recognition took for letters.
///
/// "I." is also the number of a part, but then no sentence follows it.
fn misread_number(text: &str) -> Option<Found> {
    let (printed, rest) = text.split_once('.')?;
    let inside = printed.trim_end();
    let has_digit = inside.bytes().any(|b| b.is_ascii_digit());
    if inside.len() > 3 || !(has_digit || matches!(inside, "l" | "I")) {
        return None;
    }
    // Without a number before it only these are sure.
    let digit = |c: char| matches!(c, 'l' | 'I' | 'O' | 'o' | '0'..='9').then(|| looks_like(c))?;
    let value = inside.chars().try_fold(0, |value, c| Some(10 * value + digit(c)?))?;
    let words = rest.trim_start();
    // What stands in another script is no word that the letter belongs to.
    let is_caseless = |c: char| is_unspaced(c) || begins_words(c);
    let begins = if inside == "I" {
        // Also the number of a part, whose title ends without a stop.
        words.starts_with(char::is_uppercase)
    } else {
        words.starts_with(is_caseless)
    };
    let is_apart = words.len() < rest.len() || words.starts_with(is_unspaced);
    (is_apart && begins && value > 0).then(|| (printed.len() + 1, vec![(System::Number, value)]))
}

fn han_with_comma(text: &str) -> Option<Found> {
    let (at, comma) = text.char_indices().take(4).find(|(_, c)| matches!(c, '、' | '．' | '.'))?;
    Some((at + comma.len_utf8(), vec![(System::Han, han_number(&text[..at])?)]))
}

/// What may stand in parentheses, in every system that can print it.
fn readings(inside: &str) -> Option<Vec<(System, u32)>> {
    // Chinese prints may have letters as wide as characters.
    let narrow = |c: char| match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        c => c,
    };
    let is_wide = inside.contains(|c| narrow(c) != c);
    let narrowed = is_wide.then(|| inside.chars().map(narrow).collect::<String>());
    let inside = narrowed.as_deref().unwrap_or(inside).trim();
    let mut chars = inside.chars();
    let only = chars.next().filter(|_| chars.next().is_none());
    let place =
        |c: char, letters: &str| letters.chars().position(|x| x == c).map(|at| at as u32 + 1);
    let readings = [
        (System::NumberInParentheses, number_inside(inside)),
        (System::Roman, roman_number(inside).filter(|_| inside.starts_with(char::is_lowercase))),
        (System::Letter, letter(inside)),
        (
            System::Capital,
            only.filter(char::is_ascii_uppercase).map(|c| u32::from(c) - u32::from('A') + 1),
        ),
        (System::Han, han_number(inside)),
        (System::Cyrillic, only.and_then(|c| place(cyrillic_twin(c).unwrap_or(c), CYRILLIC))),
        (System::Arabic, only.and_then(|c| place(c, ARABIC))),
    ];
    let readings = readings.into_iter().filter_map(|(system, value)| Some((system, value?)));
    Some(readings.collect()).filter(|readings: &Vec<_>| !readings.is_empty())
}

/// "3", "3A", "3 bis".
fn number_inside(inside: &str) -> Option<u32> {
    let (value, rest) = leading_number(inside)?;
    without_later(rest).0.is_empty().then_some(value)
}

/// The number or letter that a label of a system prints for a value; `None` where it prints none or is not known.
pub fn name_of(system: System, value: u32) -> Option<String> {
    let nth = |letters: &str| letters.chars().nth(value.checked_sub(1)? as usize).map(String::from);
    let latin = || nth("abcdefghijklmnopqrstuvwxyz");
    match system {
        System::Number | System::NumberInParentheses | System::Degree => Some(value.to_string()),
        System::Letter => latin(),
        System::Capital => latin().map(|letter| letter.to_uppercase()),
        System::Roman => Some(roman(value as usize).to_lowercase()),
        System::Cyrillic => nth(CYRILLIC),
        System::Arabic => nth(ARABIC),
        System::Decimal | System::Han | System::Bullet | System::Preamble => None,
    }
}

/// The place of a small Latin letter in a list; "aa" comes after "z".
fn letter(text: &str) -> Option<u32> {
    let (first, doubled) = match *text.as_bytes() {
        [first] => (first, 0),
        [first, second] if first == second => (first, 26),
        _ => return None,
    };
    first.is_ascii_lowercase().then(|| u32::from(first - b'a') + 1 + doubled)
}

/// Letters of Russian lists; ё, й, щ, ъ, ы and ь are skipped in them.
const CYRILLIC: &str = "абвгдежзиклмнопрстуфхцчшэюя";

/// Letters of Arabic lists, in the abjad order that United Nations documents use.
const ARABIC: &str = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ";

/// The largest Roman numeral that counts parts or paragraphs of a list.
const MAX_ROMAN: usize = 39;

/// Reads a small Roman numeral, all in one case; `None` for anything else.
pub fn roman_number(text: &str) -> Option<u32> {
    // Hardly a word is made of these letters alone, so that few are compared.
    if !text.bytes().all(|b| b"ivxIVX".contains(&b)) {
        return None;
    }
    let reads = |n: &usize| roman(*n) == text || roman(*n).to_lowercase() == text;
    (1..=MAX_ROMAN).find(reads).map(|n| n as u32)
}

/// Whether a word is the number or letter of a part before its title: "IV", "IV.", "B.", but not "A", which may be an article.
pub fn is_part_label(word: &str) -> bool {
    let is_letter = word.strip_suffix('.').is_some_and(|c| matches!(c.as_bytes(), [b'A'..=b'Z']));
    is_letter || is_capital_roman(word)
}

/// Whether the text is a Roman numeral in capitals and nothing else, as numbers of parts are: "IV", "IV."
pub fn is_capital_roman(text: &str) -> bool {
    let bare = text.trim_end_matches('.');
    bare.starts_with(|c: char| c.is_ascii_uppercase()) && roman_number(bare).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    type Seen<'t> = (&'t str, &'t str, Vec<(System, u32)>);

    fn seen(text: &str) -> Option<Seen<'_>> {
        parse(text).map(|label| (label.printed, label.rest, label.readings))
    }

    #[test]
    fn operative_labels() {
        assert_eq!(seen("12. Decides to"), Some(("12.", "Decides to", vec![(System::Number, 12)])));
        assert_eq!(seen("1."), Some(("1.", "", vec![(System::Number, 1)])));
        assert_eq!(seen("3.- Insta"), Some(("3.-", "Insta", vec![(System::Number, 3)])));
        assert_eq!(seen("3.-5"), None);
        assert_eq!(seen("2.决定"), Some(("2.", "决定", vec![(System::Number, 2)])));
        assert_eq!(seen("2.3.4 Terms"), Some(("2.3.4", "Terms", vec![(System::Decimal, 4)])));
        assert_eq!(seen("1.5 million"), None);
        assert_eq!(seen("10.30 A"), Some(("10.30", "A", vec![(System::Decimal, 30)])));
        assert_eq!(seen("3.05 Euro"), None);
        assert_eq!(seen("2023. The"), None);
        assert_eq!(seen("30 May"), None);
    }

    #[test]
    fn numbers_that_text_recognition_misread_and_those_with_a_dash() {
        let number = |text| parse(text).and_then(|label| label.operative_number());
        for (text, value) in [
            ("l. Takes note", 1),
            ("l . Takes note", 1),
            ("1 . Takes note", 1),
            ("I. Takes note", 1),
            ("1O. Requests", 10),
            ("1l. Requests", 11),
            ("1 - يقرر", 1),
            ("١٢ - يطلب", 12),
            ("3 – تطلب", 3),
        ] {
            assert_eq!(number(text), Some(value), "{text}");
        }
        for text in
            ["II. Budget", "O. Henry", "I.", "l.c. Note", "2024 - تقرير", "1 - Note", "3-5 March"]
        {
            assert_eq!(number(text), None, "{text}");
        }
    }

    #[test]
    fn labels_of_lists() {
        assert_eq!(seen("(b) To"), Some(("(b)", "To", vec![(System::Letter, 2)])));
        assert_eq!(
            seen("(i) The"),
            Some(("(i)", "The", vec![(System::Roman, 1), (System::Letter, 9)]))
        );
        assert_eq!(seen("b. The"), Some(("b.", "The", vec![(System::Letter, 2)])));
        assert_eq!(seen("e.g. The"), None);
        assert_eq!(seen("d) De"), Some(("d)", "De", vec![(System::Letter, 4)])));
        // Latin or Cyrillic: the list that it stands in decides.
        assert_eq!(
            seen("c) De").map(|label| label.2),
            Some(vec![(System::Letter, 3), (System::Cyrillic, 17)])
        );
        assert_eq!(seen("(aa) To"), Some(("(aa)", "To", vec![(System::Letter, 27)])));
        assert_eq!(seen("(ii} The").map(|label| label.0), Some("(ii}"));
        assert_eq!(seen("1° Que"), Some(("1°", "Que", vec![(System::Degree, 1)])));
        assert_eq!(seen("б) в"), Some(("б)", "в", vec![(System::Cyrillic, 2)])));
        assert_eq!(seen("(ب) أن"), Some(("(ب)", "أن", vec![(System::Arabic, 2)])));
        assert_eq!(seen("（十二）决定"), Some(("（十二）", "决定", vec![(System::Han, 12)])));
        assert_eq!(seen("• (b) To"), Some(("• (b)", "To", vec![(System::Letter, 2)])));
        assert_eq!(seen("\u{f0b7} To"), Some(("\u{f0b7}", "To", vec![(System::Bullet, 0)])));
        assert_eq!(seen("– 2"), Some(("–", "2", vec![(System::Bullet, 0)])));
        assert_eq!(seen("三、决定"), Some(("三、", "决定", vec![(System::Han, 3)])));
    }

    #[test]
    fn words_in_parentheses_are_no_labels() {
        for text in ["(the Agreement) and", "(A/79/88)", "(LAWS)", "and (b)", "See a) and"] {
            assert_eq!(seen(text), None, "{text}");
        }
    }
}
