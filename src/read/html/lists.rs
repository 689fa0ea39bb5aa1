//! The numbers that browsers print before the items of a list.

use html5gum::StartTag;

use std::collections::HashMap;

use super::elements::{attribute, lists};
use super::sheet::{Part, Sheet};
use crate::read::numerals;

/// Browsers print digits for Roman numbers above this.
const LARGEST_ROMAN: usize = 3999;

/// The counters of a page with where they stand.
pub type Counters = HashMap<String, i64>;

/// An open list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// What a style sheet prints before its items.
    marker: Vec<Part>,
    style: Style,
    next: i64,
    step: i64,
}

/// How numbers are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
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
    pub fn open(name: &str, tag: &StartTag<()>, sheet: &Sheet) -> Option<List> {
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
            marker: sheet.marker(tag).filter(|_| name == "ol").unwrap_or_default().to_vec(),
            style: declared(tag)
                .or_else(|| sheet.style(tag).filter(|_| name == "ol"))
                .or_else(by_type)
                .unwrap_or(usual),
            next: number(tag, "start").unwrap_or(1),
            step: if attribute(tag, "reversed").is_some() { -1 } else { 1 },
        })
    }

    /// Counts an item on, and gives what is printed before it.
    pub fn item(&mut self, tag: &StartTag<()>, counters: &mut Counters) -> Option<String> {
        let number = number(tag, "value").unwrap_or(self.next);
        self.next = number.saturating_add(self.step);
        if !self.marker.is_empty() {
            return self.marked(number, counters);
        }
        match declared(tag).unwrap_or(self.style) {
            Style::None => None,
            Style::Bullet => Some("•".to_string()),
            style => Some(format!("{}.", style.print(number))),
        }
    }

    /// What a style sheet prints before the item with this number. The last counter that it prints is the list's own.
    fn marked(&self, number: i64, counters: &mut Counters) -> Option<String> {
        let own = self.marker.iter().rev().find_map(|part| match part {
            Part::Counter(name, _) => Some(name),
            Part::Text(_) => None,
        })?;
        counters.insert(own.clone(), number);
        let print = |part: &Part| match part {
            Part::Text(text) => text.clone(),
            Part::Counter(name, style) => {
                style.print(counters.get(name).copied().unwrap_or_default())
            }
        };
        Some(self.marker.iter().map(print).collect::<String>().trim().to_string())
    }
}

impl Style {
    /// The style that a word of CSS names.
    pub fn named(words: &str) -> Option<Style> {
        words
            .split_ascii_whitespace()
            .find_map(|word| STYLES.iter().find(|row| lists(row.1, word)).map(|row| row.2))
    }

    fn print(self, number: i64) -> String {
        let roman = || {
            let countable = usize::try_from(number).ok();
            let printed = countable.filter(|number| (1..=LARGEST_ROMAN).contains(number));
            printed.map_or_else(|| number.to_string(), numerals::roman)
        };
        match self {
            Style::None | Style::Bullet => String::new(),
            Style::Decimal => number.to_string(),
            Style::LowerLetter => letters(number),
            Style::UpperLetter => letters(number).to_uppercase(),
            Style::LowerRoman => roman().to_lowercase(),
            Style::UpperRoman => roman(),
        }
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
    Style::named(value)
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
