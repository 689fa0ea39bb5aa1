//! Markdown as GitHub and most programs read it. No character of a text is taken for a sign.

mod comparison;
mod history;

use crate::render::prelude::*;

pub use comparison::write_comparison;
pub use history::write_history;

/// The text with every sign of Markdown and HTML made a plain character, on one line.
pub(super) fn escape(text: &str) -> String {
    let text = in_order(text);
    let mut escaped = String::with_capacity(text.len() + 16);
    for (at, c) in text.char_indices() {
        let is_sign = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' | '$' | '!' => true,
            // At the beginning of a line these make lists and titles; web addresses become links by themselves.
            '-' | '+' | '=' => at == 0,
            '.' | ')' => at > 0 && text[..at].bytes().all(|byte| byte.is_ascii_digit()),
            _ => false,
        };
        if is_sign {
            escaped.push('\\');
        }
        match c {
            '\n' => escaped.push_str("<br>"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            _ => escaped.push(c),
        }
    }
    escaped
}
