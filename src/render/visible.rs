//! Characters that could act on a terminal or reorder a line, made visible.

use crate::render::prelude::*;
use crate::tokens::position;

/// Replaces control characters, ESC and bidirectional controls by their numbers in brackets: ⟨U+202E⟩.
///
/// Line feeds and tabs stay, they are white space to a renderer. Most texts have nothing to replace and
/// are borrowed.
pub fn visible(text: &str) -> Cow<'_, str> {
    numbered(text, acts)
}

/// Replaces the characters that XML 1.0 cannot hold by their numbers in brackets. All others, also those that only
/// steer the direction of writing, stay as they are, so that the text of a file is exact.
pub(crate) fn allowed(text: &str) -> Cow<'_, str> {
    numbered(text, |c| !is_xml(c))
}

fn is_xml(c: char) -> bool {
    match c {
        '\t' | '\n' => true,
        '\u{fffe}' | '\u{ffff}' => false,
        // A carriage return is allowed, but a parser makes a line feed of it.
        _ => !c.is_control(),
    }
}

/// True for what embeds, isolates or overrides a direction.
fn reorders(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The same for plain text that other programs show: what puts letters into another order than they stand in is replaced
/// too. Marks that only say in which direction their neighbours run stay, as Arabic texts have them.
pub(crate) fn in_order(text: &str) -> Cow<'_, str> {
    numbered(text, |c| reorders(c) || !is_xml(c))
}

/// The same for a page of HTML: characters that merely take no room are replaced too.
pub(crate) fn revealed(text: &str) -> Cow<'_, str> {
    numbered(text, hidden)
}

fn numbered(text: &str, replaced: fn(char) -> bool) -> Cow<'_, str> {
    if first(text, replaced).is_none() {
        return Cow::Borrowed(text);
    }
    let shown = text.chars().map(|c| match replaced(c) {
        true => format!("⟨U+{:04X}⟩", u32::from(c)),
        false => c.to_string(),
    });
    Cow::Owned(shown.collect())
}

/// The first of some characters in a text, of which those from the space to the tilde are none.
pub(crate) fn first(text: &str, is: fn(char) -> bool) -> Option<(usize, char)> {
    let mut at = 0;
    loop {
        at += position(&text.as_bytes()[at..], |b| !(b' '..=b'~').contains(&b))?;
        let c = text[at..].chars().next()?;
        if is(c) {
            return Some((at, c));
        }
        at += c.len_utf8();
    }
}

/// What a neighbour written from right to left could reorder: "78/241", "A/RES/78/241", "S/RES/381 (1975)", "13.5", and where
/// each stands.
pub(crate) fn references(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    let runs = std::iter::from_fn(move || {
        let start = from + text[from..].find(|c: char| c.is_ascii_alphanumeric())?;
        let rest = &text[start..];
        let inside = |c: char| c.is_ascii_alphanumeric() || JOINTS.contains(&c);
        let run = &rest[..rest.find(|c| !inside(c)).unwrap_or(rest.len())];
        from = start + run.trim_end_matches(JOINTS).len();
        if text[start..from].contains('/') {
            from += year(&text[from..]);
        }
        Some(start..from)
    });
    runs.filter(|run| {
        let run = &text[run.clone()];
        run.contains(JOINTS) && run.contains(|c: char| c.is_ascii_digit())
    })
}

/// The bytes of the year that a text begins with, as it stands behind a symbol: " (1975)".
fn year(text: &str) -> usize {
    let year = text.strip_prefix(" (").and_then(|rest| rest.split_once(')'));
    let is_year = |year: &str| year.len() == 4 && year.bytes().all(|digit| digit.is_ascii_digit());
    year.filter(|(year, _)| is_year(year)).map_or(0, |(year, _)| year.len() + " ()".len())
}

/// What joins the parts of a number or a symbol.
const JOINTS: [char; 5] = ['/', '.', '-', ',', ':'];

/// True for a character that cannot be seen or that does something instead: what acts, and what takes no
/// room. White space is seen.
pub(crate) fn hidden(c: char) -> bool {
    match c {
        // Nearly all characters: decided at the first look.
        ' '..='~' => false,
        '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' => true,
        '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{206f}' => true,
        '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' => true,
        '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}' => true,
        _ => acts(c),
    }
}

/// True for a character that does something instead of being seen.
fn acts(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        '\u{61c}' | '\u{200e}' | '\u{200f}' => true,
        '\u{2028}' | '\u{2029}' => true,
        _ if reorders(c) => true,
        '\u{feff}' | '\u{e0000}'..='\u{e007f}' => true,
        _ => c.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_acts_is_shown() {
        assert_eq!(visible("a\u{1b}[31mb"), "a⟨U+001B⟩[31mb");
        assert_eq!(visible("a\u{202e}b\u{9b}"), "a⟨U+202E⟩b⟨U+009B⟩");
        assert_eq!(visible("\r\0\u{7f}"), "⟨U+000D⟩⟨U+0000⟩⟨U+007F⟩");
    }

    #[test]
    fn what_takes_no_room_is_hidden() {
        for c in "\u{ad}\u{200b}\u{200d}\u{2060}\u{feff}\u{fe0f}\u{202e}\u{7}".chars() {
            assert!(hidden(c), "U+{:04X}", u32::from(c));
        }
        for c in " \n\t\u{a0}\u{2011}a各ق".chars() {
            assert!(!hidden(c), "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn other_text_is_borrowed() {
        for text in ["plain", "各国", "non\u{2011}State", "two\nlines", "قرار"] {
            assert!(matches!(visible(text), Cow::Borrowed(_)), "{text}");
        }
    }

    #[test]
    fn the_year_of_a_symbol_stands_with_it() {
        let found = |text: &str| -> Vec<String> {
            references(text).map(|range| text[range].to_owned()).collect()
        };
        assert_eq!(found("S/RES/381 (1975)، 13.5 (1975)"), ["S/RES/381 (1975)", "13.5"]);
        assert_eq!(found("A/79/88 (note)"), ["A/79/88"]);
    }
}
