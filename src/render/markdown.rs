//! Markdown as GitHub and most programs read it. No character of a text is taken for a sign.

mod comparison;
mod history;

use crate::render::prelude::*;

pub use comparison::write_comparison;
pub use history::write_history;

/// The text with every sign of Markdown and HTML made a plain character, on one line.
pub(super) fn escape(text: &str) -> String {
    let text = allowed(text);
    let mut escaped = String::with_capacity(text.len() + 16);
    for (at, c) in text.char_indices() {
        match c {
            '\n' => escaped.push_str("<br>"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' | '$' | '!' => {
                escaped.push('\\');
                escaped.push(c);
            }
            // At the beginning of a line these make lists and titles; web addresses become links by themselves.
            '-' | '+' | '=' if at == 0 => {
                escaped.push('\\');
                escaped.push(c);
            }
            '.' | ')' if at > 0 && text.get(..at).is_some_and(is_number) => {
                escaped.push('\\');
                escaped.push(c);
            }
            _ => escaped.push(c),
        }
    }
    escaped
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}
