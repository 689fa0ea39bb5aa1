//! Undoing line wraps, and the slips that extractors make inside a line.

use std::collections::HashSet;

use crate::language::{Phrases, SoftHyphens, is_unspaced};

/// Joins the lines of one paragraph as its language wants.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wrapper {
    /// `None` where a hyphen at a line end is a real one; else the parts of words that keep it.
    pub soft: Option<SoftHyphens>,
    /// Whether the language sets no spaces between words.
    pub unspaced: bool,
    /// Words after which a hyphen at a line end hangs: "short- and medium-term".
    pub hanging: &'static [&'static str],
}

impl Wrapper {
    /// How lines of a language are joined.
    pub fn of(phrases: &Phrases) -> Self {
        Self {
            soft: phrases.hyphenates.then_some(phrases.soft_hyphens),
            unspaced: !phrases.language.script().is_spaced(),
            hanging: phrases.after_hanging_hyphen,
        }
    }

    /// The text of a first line.
    pub fn first(&self, line: &str) -> String {
        let mut text = String::new();
        self.append(&mut text, line);
        text
    }

    /// Adds the next line to a paragraph's text.
    ///
    /// Puts a space between, except after a hyphen, a dash or a slash that divides a word, and in scripts
    /// that set none. A line-end hyphen goes where the language hyphenates and the word has none of its own.
    pub fn append(&self, text: &mut String, line: &str) {
        let line = line.trim_start();
        if text.is_empty() {
            push_words(text, line);
            return;
        }
        let (Some(last), Some(first)) = (text.chars().next_back(), line.chars().next()) else {
            return;
        };
        if is_hyphen(last) && first.is_alphanumeric() {
            self.join_hyphenated(text, line);
            return;
        }
        let glued = is_unspaced(last)
            || is_unspaced(first)
            || (self.unspaced && !(last.is_alphabetic() && first.is_alphabetic()))
            || (last == '/' && !text.ends_with(" /"))
            || (last == '–' && text.chars().nth_back(1).is_some_and(|c| c.is_ascii_digit()));
        if !glued && !last.is_whitespace() {
            text.push(' ');
        }
        push_words(text, line);
    }

    fn join_hyphenated(&self, text: &mut String, line: &str) {
        let hyphen = text.pop();
        let spaced = text.ends_with(' ');
        text.truncate(text.trim_end().len());
        let before = text.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        let after = line.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        let lower = before.to_lowercase();
        let real = match self.soft {
            _ if before.is_empty() => true,
            None => hyphen != Some('\u{ad}'),
            Some(words) => {
                words.before.contains(&lower.as_str())
                    || words.after.contains(&after)
                    || before.ends_with(|c: char| c.is_ascii_digit())
                    || after.starts_with(char::is_uppercase)
            }
        };
        if real {
            if spaced && before.is_empty() {
                text.push(' ');
            }
            text.extend(hyphen);
            let next = line.split(char::is_whitespace).next().unwrap_or("");
            if self.soft.is_none() && self.hanging.contains(&next) {
                text.push(' ');
            }
        }
        push_words(text, line);
    }
}

/// Adds a line's words, with one space where the extractor left several.
fn push_words(text: &mut String, line: &str) {
    if !line.contains("  ") {
        text.push_str(line);
        return;
    }
    for (at, word) in line.split(' ').filter(|word| !word.is_empty()).enumerate() {
        if at > 0 {
            text.push(' ');
        }
        text.push_str(word);
    }
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{ad}')
}

/// Mends the spaces that extractors put inside words of one line: "non -State" → "non-State".
///
/// A space before a hyphen between two letters is never right in the languages of the United Nations,
/// which set off phrases with dashes. Returns `None` where there is nothing to mend.
pub fn mend_hyphens(text: &str) -> Option<String> {
    if !text.as_bytes().windows(2).any(|pair| pair == b" -") {
        return None;
    }
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

/// The words of a document, for mending words that an extractor cut: "o f", "th e".
#[derive(Debug, Default)]
pub struct Vocabulary<'t> {
    words: HashSet<&'t str>,
    /// Words that are one letter: "a".
    of_one_letter: &'static [&'static str],
}

impl<'t> Vocabulary<'t> {
    /// An empty one, in a language of which all words of one letter are known.
    pub fn new(of_one_letter: &'static [&'static str]) -> Self {
        Self { of_one_letter, ..Self::default() }
    }

    /// Takes in the words of a text.
    pub fn add(&mut self, text: &'t str) {
        self.words.extend(text.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() > 1));
    }

    /// Joins a lone lower-case letter to the word beside it where only both together are a word of the
    /// document. Returns `None` where there is nothing to mend.
    pub fn mend(&self, text: &str) -> Option<String> {
        if !self.has_lone_letter(text) {
            return None;
        }
        let mut mended = String::with_capacity(text.len());
        let mut before = "";
        for (at, token) in text.split(' ').enumerate() {
            let is_lone =
                self.is_lone_letter(before.as_bytes()) || self.is_lone_letter(token.as_bytes());
            if at > 0 && !(is_lone && self.is_cut(before, token)) {
                mended.push(' ');
            }
            mended.push_str(token);
            before = token;
        }
        (mended.len() < text.len()).then_some(mended)
    }

    fn is_cut(&self, first: &str, second: &str) -> bool {
        let end = second.find(|c: char| !c.is_alphabetic()).unwrap_or(second.len());
        if end == 0 || !first.chars().all(char::is_alphabetic) {
            return false;
        }
        let whole = format!("{first}{}", &second[..end]);
        self.words.contains(whole.as_str())
    }

    /// Whether a line has a letter that stands alone and is no word.
    pub fn has_lone_letter(&self, text: &str) -> bool {
        text.as_bytes().split(|&b| b == b' ').any(|token| self.is_lone_letter(token))
    }

    fn is_lone_letter(&self, token: &[u8]) -> bool {
        matches!(token, [b'a'..=b'z'])
            && !self.of_one_letter.iter().any(|word| word.as_bytes() == token)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(lines: &[&str], wrapper: Wrapper) -> String {
        let mut text = String::new();
        for line in lines {
            wrapper.append(&mut text, line);
        }
        text
    }

    const FRENCH: Wrapper = Wrapper {
        soft: Some(SoftHyphens { before: &["sous"], after: &["feu", "ci"] }),
        unspaced: false,
        hanging: &[],
    };

    #[test]
    fn line_end_hyphens_are_real_in_english() {
        let wrapper = Wrapper { hanging: &["and"], ..Wrapper::default() };
        assert_eq!(joined(&["short-", "term"], wrapper), "short-term");
        assert_eq!(joined(&["short-", "and medium-term"], wrapper), "short- and medium-term");
        assert_eq!(joined(&["up-", "and-coming"], wrapper), "up-and-coming");
        assert_eq!(joined(&["the Secretary -", "General"], wrapper), "the Secretary-General");
        assert_eq!(joined(&["one", "two"], wrapper), "one two");
        assert_eq!(joined(&["A/RES/", "78/241"], wrapper), "A/RES/78/241");
        assert_eq!(joined(&["2022–", "2026"], wrapper), "2022–2026");
        assert_eq!(joined(&["the Sea –", "residual"], wrapper), "the Sea – residual");
    }

    #[test]
    fn line_end_hyphens_go_in_french_unless_the_word_has_one() {
        assert_eq!(joined(&["recon-", "nues"], FRENCH), "reconnues");
        assert_eq!(joined(&["cessez-le-", "feu"], FRENCH), "cessez-le-feu");
        assert_eq!(joined(&["Sous-", "secrétaire"], FRENCH), "Sous-secrétaire");
        assert_eq!(joined(&["Moyen-", "Orient"], FRENCH), "Moyen-Orient");
    }

    #[test]
    fn no_space_is_set_between_chinese_lines() {
        let wrapper = Wrapper { unspaced: true, ..Wrapper::default() };
        assert_eq!(joined(&["国际刑法，", "均适用"], wrapper), "国际刑法，均适用");
        assert_eq!(joined(&["于2", "024年"], wrapper), "于2024年");
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
        assert_eq!(vocabulary.mend("article 73 e of it"), None);
        assert_eq!(vocabulary.mend("a report"), None);
    }
}
