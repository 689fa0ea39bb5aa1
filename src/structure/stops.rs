//! How texts end: the marks that close a sentence or a paragraph.

use super::digits::{is_number, split_trailing};

/// A mark that ends a text; the later ones end more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stop {
    /// Ends a paragraph of the preamble.
    Comma,
    /// Ends an operative paragraph: a semicolon or colon.
    Clause,
    /// Ends a sentence.
    Sentence,
}

/// A footnote mark has at most this many digits.
const MAX_MARK_DIGITS: usize = 3;

impl Stop {
    /// The mark that a text ends with; closing quotes and parentheses and the digits of a footnote mark may follow it.
    ///
    /// Every paragraph of a resolution ends with one.
    pub fn at_end(text: &str) -> Option<Stop> {
        let text = text.trim_end();
        Stop::last(text).or_else(|| {
            let (before, digits) = split_trailing(text);
            let is_mark = digits.len() <= MAX_MARK_DIGITS && !is_decimal(before);
            let bare = if is_mark { before } else { text };
            // What is in brackets is an alternative of a draft, and not yet read as a paragraph with an end of its own.
            let closes = |c| is_closing_mark(c) && c != ']' || matches!(c, ' ' | '*');
            Stop::last(bare.trim_end_matches(closes))
        })
    }

    fn last(text: &str) -> Option<Stop> {
        match text.chars().next_back()? {
            ',' | '，' | '،' | '、' => Some(Stop::Comma),
            ';' | ':' | '；' | '：' | '؛' => Some(Stop::Clause),
            '.' | '!' | '?' | '。' | '！' | '？' | '؟' => Some(Stop::Sentence),
            _ => None,
        }
    }
}

/// Whether digits behind a text go on with a number in it: "around 1." of "around 1.1".
fn is_decimal(before: &str) -> bool {
    before.strip_suffix('.').is_some_and(|stem| {
        let (words, digits) = split_trailing(stem);
        is_number(digits, 1..=MAX_MARK_DIGITS) && words.ends_with(char::is_whitespace)
    })
}

/// Whether a mark closes a quotation or a parenthesis, and so may stand after a stop.
pub fn is_closing_mark(c: char) -> bool {
    matches!(c, ')' | ']' | '）' | '"' | '\'' | '”' | '’' | '»' | '」' | '』' | '》')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_of_paragraphs() {
        for (text, stop) in [
            ("systems,", Stop::Comma),
            ("States;", Stop::Clause),
            ("systems”.", Stop::Sentence),
            ("domain, 2", Stop::Comma),
            ("domain,2", Stop::Comma),
            ("决议，", Stop::Comma),
            ("Decides:", Stop::Clause),
            ("(the Act),", Stop::Comma),
        ] {
            assert_eq!(Stop::at_end(text), Some(stop), "{text}");
        }
        assert_eq!(Stop::at_end("adopted in 2019.1"), Some(Stop::Sentence));
        for text in
            ["caused around 1.1", "on the Use of", "at its", "Annex", "of 7 October 2022", "(2000)"]
        {
            assert_eq!(Stop::at_end(text), None, "{text}");
        }
    }

    #[test]
    fn later_stops_end_more() {
        assert!(
            None < Some(Stop::Comma) && Stop::Comma < Stop::Clause && Stop::Clause < Stop::Sentence
        );
    }
}
