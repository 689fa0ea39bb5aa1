//! How texts end: the marks that close a sentence or a paragraph.

/// A mark that ends a paragraph of the preamble, or a stronger one.
fn is_stop(c: char) -> bool {
    matches!(c, ',' | '，' | '،' | '、') || is_strong_stop(c)
}

/// A mark that ends a sentence or an operative paragraph.
fn is_strong_stop(c: char) -> bool {
    matches!(c, ';' | ':' | '.' | '!' | '?' | '；' | '：' | '。' | '！' | '？' | '؛' | '؟')
}

/// Whether a text ends as a paragraph of a resolution ends.
pub fn ends_paragraph(text: &str) -> bool {
    last_mark(text).is_some_and(is_stop)
}

/// Whether a text ends as a sentence ends.
pub fn ended_sentence(text: &str) -> bool {
    last_mark(text).is_some_and(|c| ".!?。！？؟".contains(c))
}

/// Whether a text ends as a sentence or an operative paragraph ends.
pub fn ended_strongly(text: &str) -> bool {
    last_mark(text).is_some_and(is_strong_stop)
}

/// The last character that is not a closing quote or parenthesis or the digit of a footnote mark.
fn last_mark(text: &str) -> Option<char> {
    let bare = text.trim_end();
    let mark = bare.chars().next_back().filter(|&c| is_stop(c));
    mark.or_else(|| {
        let digits = bare.bytes().rev().take_while(u8::is_ascii_digit).count();
        let bare = if digits <= MAX_MARK_DIGITS { &bare[..bare.len() - digits] } else { bare };
        bare.trim_end_matches([' ', '”', '»', '"', '’', '》', '）', ')', '*']).chars().next_back()
    })
}

/// A footnote mark has at most this many digits.
const MAX_MARK_DIGITS: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_of_paragraphs() {
        for text in [
            "systems,",
            "States;",
            "systems”.",
            "domain, 2",
            "domain,2",
            "决议，",
            "Decides:",
            "(the Act),",
        ] {
            assert!(ends_paragraph(text), "{text}");
        }
        for text in ["on the Use of", "at its", "Annex", "of 7 October 2022", "(2000)"] {
            assert!(!ends_paragraph(text), "{text}");
        }
    }
}
