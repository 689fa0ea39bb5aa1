//! The numbers that browsers print before the items of a list.

use html5gum::StartTag;

use super::elements::attribute;
use crate::read::numerals;

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
    Letter { upper: bool },
    Roman { upper: bool },
}

impl List {
    /// The list that a start tag opens; `None` for other elements.
    pub fn open(name: &str, tag: &StartTag<()>) -> Option<List> {
        let usual = match name {
            "ol" => Style::Decimal,
            "ul" | "menu" | "dir" => Style::Bullet,
            _ => return None,
        };
        let kind = attribute(tag, "type").and_then(|kind| of_type(&kind));
        let declared = attribute(tag, "style").and_then(|style| of_style(&style));
        let reversed = attribute(tag, "reversed").is_some();
        Some(List {
            style: declared.or(kind).unwrap_or(usual),
            next: number(tag, "start").unwrap_or(1),
            step: if reversed { -1 } else { 1 },
        })
    }

    /// Counts an item on, and gives what is printed before it.
    pub fn item(&mut self, tag: &StartTag<()>) -> Option<String> {
        let number = number(tag, "value").unwrap_or(self.next);
        self.next = number.saturating_add(self.step);
        let declared = attribute(tag, "style").and_then(|style| of_style(&style));
        let in_letters = |letter: Option<String>, upper: bool| {
            let letter = letter.unwrap_or_else(|| number.to_string());
            let letter = if upper { letter.to_uppercase() } else { letter };
            Some(format!("{letter}."))
        };
        match declared.unwrap_or(self.style) {
            Style::None => None,
            Style::Bullet => Some("•".to_string()),
            Style::Decimal => Some(format!("{number}.")),
            Style::Letter { upper } => in_letters(letters(number), upper),
            Style::Roman { upper } => in_letters(roman(number), upper),
        }
    }
}

fn number(tag: &StartTag<()>, name: &str) -> Option<i64> {
    attribute(tag, name)?.trim().parse().ok()
}

fn of_type(kind: &str) -> Option<Style> {
    Some(match kind {
        "1" => Style::Decimal,
        "a" => Style::Letter { upper: false },
        "A" => Style::Letter { upper: true },
        "i" => Style::Roman { upper: false },
        "I" => Style::Roman { upper: true },
        "none" => Style::None,
        "disc" | "circle" | "square" => Style::Bullet,
        _ => return None,
    })
}

fn of_style(style: &str) -> Option<Style> {
    let style = style.to_ascii_lowercase();
    let (_, value) = style
        .split(';')
        .filter_map(|rule| rule.split_once(':'))
        .rfind(|(name, _)| matches!(name.trim(), "list-style-type" | "list-style"))?;
    value.split_ascii_whitespace().find_map(|word| {
        Some(match word {
            "none" => Style::None,
            "disc" | "circle" | "square" => Style::Bullet,
            "decimal" => Style::Decimal,
            "lower-alpha" | "lower-latin" => Style::Letter { upper: false },
            "upper-alpha" | "upper-latin" => Style::Letter { upper: true },
            "lower-roman" => Style::Roman { upper: false },
            "upper-roman" => Style::Roman { upper: true },
            _ => return None,
        })
    })
}

/// a, b, ..., z, aa, ab, ...
fn letters(number: i64) -> Option<String> {
    let mut rest = u32::try_from(number).ok().filter(|&n| n > 0)?;
    let mut reversed = String::new();
    while rest > 0 {
        rest -= 1;
        reversed.push(char::from(b'a' + (rest % 26) as u8));
        rest /= 26;
    }
    Some(reversed.chars().rev().collect())
}

/// Browsers go back to digits above this.
const LARGEST_ROMAN: usize = 3999;

fn roman(number: i64) -> Option<String> {
    let number =
        usize::try_from(number).ok().filter(|number| (1..=LARGEST_ROMAN).contains(number))?;
    Some(numerals::roman(number).to_lowercase())
}
