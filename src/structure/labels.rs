//! Printed labels: "3.", "(b)", "ii)", "1°", "一、", and where one stands in a list.

use crate::language::han_number;

/// The system a label belongs to. Two labels of one list share it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum System {
    /// "3." of an operative paragraph.
    Number,
    /// "(3)" or "3)"
    NumberInParentheses,
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
}

/// Longest content of parentheses that can be a label, in characters: "(xviii)".
const LONGEST_INSIDE: usize = 6;

/// Reads the label at the beginning of a text; `None` when it has none.
pub fn parse(text: &str) -> Option<Label<'_>> {
    // Most lines begin with a letter and have no parenthesis where a label could end.
    let first = text.as_bytes().first()?;
    if first.is_ascii_alphabetic()
        && text.as_bytes().get(1) != Some(&b'.')
        && !text.as_bytes().iter().take(LONGEST_INSIDE + 1).any(|&b| b == b')')
    {
        return None;
    }
    let (printed_len, readings) = bullet(text)
        .or_else(|| in_parentheses(text))
        .or_else(|| number_with_stop(text))
        .or_else(|| number_with_dash(text))
        .or_else(|| misread_number(text))
        .or_else(|| closed(text))
        .or_else(|| han_with_comma(text))?;
    let (printed, rest) = text.split_at(printed_len);
    Some(Label { printed: printed.trim_end(), rest: rest.trim_start(), readings })
}

type Found = (usize, Vec<(System, u32)>);

fn bullet(text: &str) -> Option<Found> {
    let first = text.chars().next()?;
    let after = text.get(first.len_utf8()..)?;
    let is_bullet = matches!(first, '•' | '‣' | '◦' | '∙' | '·' | '▪' | '■' | '–' | '—' | '-');
    (is_bullet && (after.starts_with(' ') || after.is_empty()))
        .then(|| (first.len_utf8(), vec![(System::Bullet, 0)]))
}

/// "3." then white space, the end, or a letter that can begin a sentence.
fn number_with_stop(text: &str) -> Option<Found> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=3).contains(&digits) || text.starts_with('0') {
        return None;
    }
    let value = text[..digits].parse().ok()?;
    let mut after = text[digits..].chars();
    let stop = after.next()?;
    if stop == '°' {
        return Some((digits + stop.len_utf8(), vec![(System::Degree, value)]));
    }
    if !matches!(stop, '.' | '．' | '、') {
        return None;
    }
    let begins = after.next().is_none_or(|c| {
        c.is_whitespace()
            || c.is_uppercase()
            || crate::language::is_unspaced(c)
            || "“«\"(".contains(c)
    });
    begins.then(|| (digits + stop.len_utf8(), vec![(System::Number, value)]))
}

/// "1 - " and "١ - " before an Arabic word.
fn number_with_dash(text: &str) -> Option<Found> {
    let digits = text.chars().take_while(|c| arabic_digit(*c).is_some()).count();
    if !(1..=3).contains(&digits) {
        return None;
    }
    let value = text
        .chars()
        .take(digits)
        .filter_map(arabic_digit)
        .fold(0, |value, digit| 10 * value + digit);
    let after = text.trim_start_matches(|c| arabic_digit(c).is_some());
    let rest = after.trim_start().strip_prefix(['-', '–', '—'])?;
    let begins = rest.starts_with(char::is_whitespace)
        && rest.trim_start().starts_with(|c| matches!(c, '\u{620}'..='\u{64a}' | '«' | '“'));
    (begins && value > 0).then(|| (text.len() - rest.len(), vec![(System::Number, value)]))
}

/// The value of a digit of either kind that Arabic texts print.
fn arabic_digit(c: char) -> Option<u32> {
    match c {
        '\u{660}'..='\u{669}' => Some(u32::from(c) - 0x660),
        _ => c.to_digit(10),
    }
}

/// "l. Takes note", "I. Takes note", "1O. Requests": a number that text recognition took for letters.
///
/// "I." is also the number of a part; what stands after it tells.
fn misread_number(text: &str) -> Option<Found> {
    let inside = text.split_once('.')?.0;
    let has_digit = inside.bytes().any(|b| b.is_ascii_digit());
    if inside.len() > 3 || !(has_digit || matches!(inside, "l" | "I")) {
        return None;
    }
    let digit = |c: char| match c {
        'l' | 'I' => Some(1),
        'O' | 'o' => Some(0),
        c => c.to_digit(10),
    };
    let value = inside.chars().try_fold(0, |value, c| Some(10 * value + digit(c)?))?;
    let rest = &text[inside.len() + 1..];
    let begins =
        rest.starts_with(char::is_whitespace) && rest.trim_start().starts_with(char::is_uppercase);
    (begins && value > 0).then(|| (inside.len() + 1, vec![(System::Number, value)]))
}

/// "(b)", "(iv)", "(3)", "（三）", "(أ)".
fn in_parentheses(text: &str) -> Option<Found> {
    let open = text.chars().next().filter(|c| matches!(c, '(' | '（'))?;
    let inside_at = open.len_utf8();
    let (close_at, close) =
        text.char_indices().take(LONGEST_INSIDE + 2).find(|(_, c)| matches!(c, ')' | '）'))?;
    let readings = readings(&text[inside_at..close_at])?;
    Some((close_at + close.len_utf8(), readings))
}

/// "b)", "iv)", "3)", "б)".
fn closed(text: &str) -> Option<Found> {
    let (close_at, _) = text.char_indices().take(LONGEST_INSIDE).find(|(_, c)| *c == ')')?;
    let readings = readings(&text[..close_at])?;
    Some((close_at + 1, readings))
}

fn han_with_comma(text: &str) -> Option<Found> {
    let (comma_at, comma) =
        text.char_indices().take(4).find(|(_, c)| matches!(c, '、' | '．' | '.'))?;
    let value = han_number(&text[..comma_at])?;
    Some((comma_at + comma.len_utf8(), vec![(System::Han, value)]))
}

fn readings(inside: &str) -> Option<Vec<(System, u32)>> {
    let inside = inside.trim();
    let count = inside.chars().count();
    let mut found = Vec::with_capacity(2);
    if inside.bytes().all(|b| b.is_ascii_digit()) && (1..=3).contains(&count) {
        found.push((System::NumberInParentheses, inside.parse().ok()?));
    }
    if inside.bytes().all(|b| b.is_ascii_lowercase()) && count > 0 {
        if let Some(value) = roman_number(inside) {
            found.push((System::Roman, value));
        }
        let first = inside.as_bytes()[0];
        let doubled = inside.bytes().all(|b| b == first);
        if count == 1 || (count == 2 && doubled) {
            let value = u32::from(first - b'a') + 1 + 26 * (count as u32 - 1);
            found.push((System::Letter, value));
        }
    }
    if count == 1 && inside.bytes().all(|b| b.is_ascii_uppercase()) {
        found.push((System::Capital, u32::from(inside.as_bytes()[0] - b'A') + 1));
    }
    if let Some(value) = han_number(inside) {
        found.push((System::Han, value));
    }
    if count == 1 {
        let c = inside.chars().next()?;
        let cyrillic = crate::language::cyrillic_twin(c).unwrap_or(c);
        if let Some(at) = CYRILLIC.chars().position(|x| x == cyrillic) {
            found.push((System::Cyrillic, at as u32 + 1));
        }
        if let Some(at) = ARABIC.chars().position(|x| x == c) {
            found.push((System::Arabic, at as u32 + 1));
        }
    }
    (!found.is_empty()).then_some(found)
}

/// Letters of Russian lists; ё, й, щ, ъ, ы and ь are skipped in them.
const CYRILLIC: &str = "абвгдежзиклмнопрстуфхцчшэюя";

/// Letters of Arabic lists, in the abjad order that United Nations documents use.
const ARABIC: &str = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ";

/// Reads a small Roman numeral in lower or upper case, up to 39; `None` for anything else.
pub fn roman_number(text: &str) -> Option<u32> {
    let lower = text.to_ascii_lowercase();
    let mut rest = lower.as_str();
    let mut value = 0;
    while let Some(tail) = rest.strip_prefix('x') {
        value += 10;
        rest = tail;
    }
    value += match rest {
        "" => 0,
        "i" => 1,
        "ii" => 2,
        "iii" => 3,
        "iv" => 4,
        "v" => 5,
        "vi" => 6,
        "vii" => 7,
        "viii" => 8,
        "ix" => 9,
        _ => return None,
    };
    (1..=39).contains(&value).then_some(value)
}

/// Whether the text is a Roman numeral in capitals and nothing else, as numbers of parts are: "IV", "IV."
pub fn is_capital_roman(text: &str) -> bool {
    let bare = text.trim_end_matches('.');
    bare.bytes().all(|b| matches!(b, b'I' | b'V' | b'X')) && roman_number(bare).is_some()
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
        assert_eq!(seen("2.决定"), Some(("2.", "决定", vec![(System::Number, 2)])));
        assert_eq!(seen("1.5 million"), None);
        assert_eq!(seen("2023. The"), None);
        assert_eq!(seen("30 May"), None);
    }

    #[test]
    fn numbers_that_text_recognition_misread_and_those_with_a_dash() {
        let number = |text| parse(text).and_then(|label| label.operative_number());
        for (text, value) in [
            ("l. Takes note", 1),
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
        assert_eq!(seen("d) De"), Some(("d)", "De", vec![(System::Letter, 4)])));
        // Latin or Cyrillic: the list that it stands in tells.
        assert_eq!(
            seen("c) De").map(|label| label.2),
            Some(vec![(System::Letter, 3), (System::Cyrillic, 17)])
        );
        assert_eq!(seen("(aa) To"), Some(("(aa)", "To", vec![(System::Letter, 27)])));
        assert_eq!(seen("1° Que"), Some(("1°", "Que", vec![(System::Degree, 1)])));
        assert_eq!(seen("б) в"), Some(("б)", "в", vec![(System::Cyrillic, 2)])));
        assert_eq!(seen("(ب) أن"), Some(("(ب)", "أن", vec![(System::Arabic, 2)])));
        assert_eq!(seen("（十二）决定"), Some(("（十二）", "决定", vec![(System::Han, 12)])));
        assert_eq!(seen("三、决定"), Some(("三、", "决定", vec![(System::Han, 3)])));
    }

    #[test]
    fn words_in_parentheses_are_no_labels() {
        for text in ["(the Agreement) and", "(A/79/88)", "(LAWS)", "and (b)", "See a) and"] {
            assert_eq!(seen(text), None, "{text}");
        }
    }
}
