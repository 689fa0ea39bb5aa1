//! The numbers that browsers print before the items of a list.

use html5gum::StartTag;

use super::elements::{attribute, lists};
use crate::read::numerals;

/// Browsers print digits for Roman numbers above this.
const LARGEST_ROMAN: usize = 3999;

/// An open list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    style: Style,
    next: i64,
    step: i64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    None,
    Bullet,
    Decimal,
    LowerLetter,
    UpperLetter,
    LowerRoman,
    UpperRoman,
}

/// Values of the `type` attribute and words of CSS for each style.
const STYLES: [(&str, &str, Style); 7] = [
    ("none", "none", Style::None),
    ("disc circle square", "disc circle square", Style::Bullet),
    ("1", "decimal", Style::Decimal),
    ("a", "lower-alpha lower-latin", Style::LowerLetter),
    ("A", "upper-alpha upper-latin", Style::UpperLetter),
    ("i", "lower-roman", Style::LowerRoman),
    ("I", "upper-roman", Style::UpperRoman),
];

impl List {
    /// The list that a start tag opens; `None` for other elements.
    pub fn open(name: &str, tag: &StartTag<()>) -> Option<List> {
        let usual = match name {
            "ol" => Style::Decimal,
            "ul" | "menu" | "dir" => Style::Bullet,
            _ => return None,
        };
        let by_type = || {
            let kind = attribute(tag, "type")?;
            STYLES.iter().find(|(types, ..)| lists(types, &kind)).map(|row| row.2)
        };
        Some(List {
            style: declared(tag).or_else(by_type).unwrap_or(usual),
            next: number(tag, "start").unwrap_or(1),
            step: if attribute(tag, "reversed").is_some() { -1 } else { 1 },
        })
    }

    /// Counts an item on, and gives what is printed before it.
    pub fn item(&mut self, tag: &StartTag<()>) -> Option<String> {
        let number = number(tag, "value").unwrap_or(self.next);
        self.next = number.saturating_add(self.step);
        let roman = || {
            let countable = usize::try_from(number).ok();
            let printed = countable.filter(|number| (1..=LARGEST_ROMAN).contains(number));
            printed.map_or_else(|| number.to_string(), numerals::roman)
        };
        let printed = match declared(tag).unwrap_or(self.style) {
            Style::None => return None,
            Style::Bullet => return Some("•".to_string()),
            Style::Decimal => number.to_string(),
            Style::LowerLetter => letters(number),
            Style::UpperLetter => letters(number).to_uppercase(),
            Style::LowerRoman => roman().to_lowercase(),
            Style::UpperRoman => roman(),
        };
        Some(format!("{printed}."))
    }
}

fn number(tag: &StartTag<()>, name: &str) -> Option<i64> {
    attribute(tag, name)?.trim().parse().ok()
}

/// The style that the `style` attribute of a list or an item declares.
fn declared(tag: &StartTag<()>) -> Option<Style> {
    let style = attribute(tag, "style")?.to_ascii_lowercase();
    let mut rules = style.split(';').filter_map(|rule| rule.split_once(':'));
    let (_, value) =
        rules.rfind(|(name, _)| matches!(name.trim(), "list-style-type" | "list-style"))?;
    value
        .split_ascii_whitespace()
        .find_map(|word| STYLES.iter().find(|(_, words, _)| lists(words, word)).map(|row| row.2))
}

/// a, b, ..., z, aa, ab, ... (Word goes on with bb); digits below 1.
fn letters(number: i64) -> String {
    let mut rest = u32::try_from(number).unwrap_or(0);
    if rest == 0 {
        return number.to_string();
    }
    let mut printed = String::new();
    while rest > 0 {
        rest -= 1;
        printed.insert(0, char::from(b'a' + (rest % 26) as u8));
        rest /= 26;
    }
    printed
}
