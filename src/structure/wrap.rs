//! Undoing line wraps, and the slips that extractors make inside a line.

use std::collections::HashSet;
use std::sync::LazyLock;

use memchr::memmem::Finder;

use crate::language::{Table, is_unspaced, is_word};

/// The text of lines that are one paragraph.
pub fn joined<'l>(lines: impl IntoIterator<Item = &'l str>, phrases: &Table) -> String {
    let mut text = String::new();
    lines.into_iter().for_each(|line| append(&mut text, line, phrases));
    text
}

/// Adds the next line to a paragraph's text.
///
/// Puts a space between, except after a hyphen, a dash or a slash that divides a word, and in scripts
/// that set none. A line-end hyphen goes where the language hyphenates and the word has none of its own.
pub fn append(text: &mut String, line: &str, phrases: &Table) {
    let line = line.trim_start();
    let (Some(last), Some(first)) = (text.chars().next_back(), line.chars().next()) else {
        return push_words(text, line);
    };
    if is_hyphen(last) && first.is_alphanumeric() {
        close_hyphen(text, line, phrases);
        return push_words(text, line);
    }
    let is_spaced = phrases.language.script().is_spaced();
    let is_glued = is_unspaced(last)
        || is_unspaced(first)
        || !(is_spaced || last.is_alphabetic() && first.is_alphabetic())
        || last == '/' && !text.ends_with(" /")
        || last == '–' && text.chars().nth_back(1).is_some_and(|c| c.is_ascii_digit());
    if !is_glued && !last.is_whitespace() {
        text.push(' ');
    }
    push_words(text, line);
}

/// Takes off the hyphen at the end of a text where the word that goes on in the line has none of its own.
fn close_hyphen(text: &mut String, line: &str, phrases: &Table) {
    let hyphen = text.pop();
    let is_spaced = text.ends_with(' ');
    text.truncate(text.trim_end().len());
    let before = text.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let after = line.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    if before.is_empty() {
        // A dash, or a hyphen that hangs: "Sea - residual".
        text.extend(is_spaced.then_some(' ').into_iter().chain(hyphen));
    } else {
        let is_real = |hyphen: &char| *hyphen != '\u{ad}' && !divides(before, after, phrases);
        text.extend(hyphen.filter(is_real));
    }
    let next = line.split(char::is_whitespace).next().unwrap_or("");
    if !phrases.hyphenates
        && text.ends_with(is_hyphen)
        && phrases.after_hanging_hyphen.contains(&next)
    {
        text.push(' ');
    }
}

/// Whether a hyphen at a line end between two texts divides a word that has none.
pub fn divides_between(before: &str, after: &str, phrases: &Table) -> bool {
    let before = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let after = after.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    !before.is_empty() && divides(before, after, phrases)
}

/// The end of a divided word has at least so many letters (3 or 4): "ro-ro" is none.
const LEAST_FRAGMENT: usize = 3;

/// Whether what follows a hyphen at a line end is the end of a word, and no word itself.
pub fn goes_on_in_fragment(_: &str, after: &str, phrases: &Table) -> bool {
    let after = after.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    after.chars().count() >= LEAST_FRAGMENT
        && after.chars().all(char::is_lowercase)
        && !is_word(after, phrases.language)
}

/// Whether the hyphen between the halves of a word at a line end only divides it: in a language that hyphenates, unless one half
/// shows a word with a hyphen of its own; in others, where the halves are one word, and not both words themselves, as those of
/// "re-establish" are.
fn divides(before: &str, after: &str, phrases: &Table) -> bool {
    if phrases.hyphenates {
        let words = phrases.soft_hyphens;
        let is_real = words.before.contains(&before.to_lowercase().as_str())
            || words.after.contains(&after)
            || before.ends_with(|c: char| c.is_ascii_digit())
            || after.starts_with(char::is_uppercase);
        return !is_real;
    }
    let is_word = |text: &str| is_word(&text.to_lowercase(), phrases.language);
    is_word(&format!("{before}{after}")) && !(is_word(before) && is_word(after))
}

/// Adds a line's words, with one space where the extractor left several.
fn push_words(text: &mut String, line: &str) {
    if line.contains("  ") {
        let words: Vec<&str> = line.split(' ').filter(|word| !word.is_empty()).collect();
        text.push_str(&words.join(" "));
    } else {
        text.push_str(line);
    }
}

/// Whether a character is a hyphen, real or not.
pub fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{ad}')
}

/// Mends the spaces that extractors put inside words of one line: "non -State" → "non-State".
///
/// A space before a hyphen between two letters is never right in the languages of the United Nations,
/// which set off phrases with dashes. Returns `None` where there is nothing to mend.
pub fn mend_hyphens(text: &str) -> Option<String> {
    static SLIP: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(" -"));
    SLIP.find(text.as_bytes())?;
    let is_slip = |at: usize| {
        let before = text[..at].chars().next_back();
        let after = text[at + 2..].chars().next();
        before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphabetic)
    };
    let slips: Vec<usize> =
        text.match_indices(" -").map(|(at, _)| at).filter(|&at| is_slip(at)).collect();
    let mut mended = text.to_owned();
    for &at in slips.iter().rev() {
        mended.remove(at);
    }
    (!slips.is_empty()).then_some(mended)
}

/// The words of a document, for mending words that an extractor cut: "o f", "th e", "resoluti o n".
#[derive(Debug, Default)]
pub struct Vocabulary<'t> {
    words: HashSet<&'t str>,
    /// Words that are one letter: "a".
    of_one_letter: &'static [&'static str],
}

/// The most pieces of a word (4 to 12 mend the same words of the texts at hand).
const MOST_PIECES: usize = 8;

impl<'t> Vocabulary<'t> {
    /// An empty one, in a language of which all words of one letter are known.
    pub fn new(of_one_letter: &'static [&'static str]) -> Self {
        Self { of_one_letter, ..Self::default() }
    }

    /// Takes in the words of a text.
    pub fn add(&mut self, text: &'t str) {
        self.words.extend(text.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() > 1));
    }

    /// Joins lone lower-case letters to the pieces beside them where only all together are a word of the document, the
    /// longest that there is. Returns `None` where there is nothing to mend.
    pub fn mend(&self, text: &str) -> Option<String> {
        if !self.has_lone_letter(text) {
            return None;
        }
        let tokens: Vec<&str> = text.split(' ').collect();
        let mut mended = String::with_capacity(text.len());
        let mut at = 0;
        while at < tokens.len() {
            let most = MOST_PIECES.min(tokens.len() - at);
            let pieces = (2..=most).rev().find(|&pieces| self.is_cut(&tokens[at..at + pieces]));
            let pieces = pieces.unwrap_or(1);
            if at > 0 {
                mended.push(' ');
            }
            mended.extend(tokens[at..at + pieces].iter().copied());
            at += pieces;
        }
        (mended.len() < text.len()).then_some(mended)
    }

    /// Whether these pieces are one word of the document; punctuation may follow the last.
    fn is_cut(&self, pieces: &[&str]) -> bool {
        let Some((last, before)) = pieces.split_last() else {
            return false;
        };
        let end = last.find(|c: char| !c.is_alphabetic()).unwrap_or(last.len());
        if end == 0
            || !pieces.iter().any(|piece| self.is_lone_letter(piece.as_bytes()))
            || !before.iter().all(|piece| piece.chars().all(char::is_alphabetic))
        {
            return false;
        }
        let whole: String = before.iter().copied().chain([&last[..end]]).collect();
        self.words.contains(whole.as_str())
    }

    /// Whether a line has a letter that stands alone and is no word.
    pub fn has_lone_letter(&self, text: &str) -> bool {
        // Asked of every line: all bytes are, many at once, between those beside them.
        let bytes = text.as_bytes();
        let behind = |step: usize| bytes.get(step..).unwrap_or_default();
        let between = bytes.iter().zip(behind(1)).zip(behind(2));
        let is_lone = |((&before, &letter), &after): ((&u8, &u8), &u8)| {
            (before == b' ') & letter.is_ascii_lowercase() & (after == b' ')
        };
        let is_at_end = matches!(bytes, [_] | [_, b' ', ..] | [.., b' ', _]);
        if !is_at_end && !between.fold(false, |found, three| found | is_lone(three)) {
            return false;
        }
        let mut start = 0;
        memchr::memchr_iter(b' ', text.as_bytes()).chain([text.len()]).any(|end| {
            let token = &text.as_bytes()[start..end];
            start = end + 1;
            self.is_lone_letter(token)
        })
    }

    fn is_lone_letter(&self, token: &[u8]) -> bool {
        matches!(token, [b'a'..=b'z'])
            && !self.of_one_letter.iter().any(|word| word.as_bytes() == token)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::table;
    use crate::model::Language;

    fn joined_in(language: Language, lines: &[&str]) -> String {
        joined(lines.iter().copied(), table(language))
    }

    #[test]
    fn line_end_hyphens_are_real_in_english() {
        for (lines, text) in [
            (["short-", "term"], "short-term"),
            (["short-", "and medium-term"], "short- and medium-term"),
            (["up-", "and-coming"], "up-and-coming"),
            (["the Secretary -", "General"], "the Secretary-General"),
            (["soft\u{ad}", "ware"], "software"),
            (["efficient and flexi-", "ble credit"], "efficient and flexible credit"),
            (["re-", "establish"], "re-establish"),
            (["non-", "proliferation"], "non-proliferation"),
            (["one", "two"], "one two"),
            (["A/RES/", "78/241"], "A/RES/78/241"),
            (["2022–", "2026"], "2022–2026"),
            (["the Sea –", "residual"], "the Sea – residual"),
        ] {
            assert_eq!(joined_in(Language::English, &lines), text);
        }
    }

    #[test]
    fn line_end_hyphens_go_in_french_unless_the_word_has_one() {
        for (lines, text) in [
            (["recon-", "nues"], "reconnues"),
            (["cessez-le-", "feu"], "cessez-le-feu"),
            (["Sous-", "secrétaire"], "Sous-secrétaire"),
            (["Moyen-", "Orient"], "Moyen-Orient"),
        ] {
            assert_eq!(joined_in(Language::French, &lines), text);
        }
    }

    #[test]
    fn no_space_is_set_between_chinese_lines() {
        assert_eq!(joined_in(Language::Chinese, &["国际刑法，", "均适用"]), "国际刑法，均适用");
        assert_eq!(joined_in(Language::Chinese, &["于2", "024年"]), "于2024年");
    }

    #[test]
    fn spaces_inside_words_are_mended() {
        assert_eq!(mend_hyphens("non -State actors").as_deref(), Some("non-State actors"));
        assert_eq!(mend_hyphens("the Sea - a report"), None);
        let mut vocabulary = Vocabulary::new(&["a"]);
        vocabulary.add("the Group of experts");
        assert_eq!(
            vocabulary.mend("the Group o f experts").as_deref(),
            Some("the Group of experts")
        );
        assert_eq!(vocabulary.mend("th e Group").as_deref(), Some("the Group"));
        vocabulary.add("resolution on expressing");
        for (cut, whole) in
            [("the resoluti o n of", "the resolution of"), ("e x p r e ssing it", "expressing it")]
        {
            assert_eq!(vocabulary.mend(cut).as_deref(), Some(whole));
        }
        assert_eq!(vocabulary.mend("article 73 e of it"), None);
        let lone = ["th e Group", "e", "e th", "th e"];
        assert!(lone.iter().all(|text| vocabulary.has_lone_letter(text)));
        assert!(
            ["", "a", "to a Group", "A b."].iter().all(|text| !vocabulary.has_lone_letter(text))
        );
        assert_eq!(vocabulary.mend("a report"), None);
    }
}
