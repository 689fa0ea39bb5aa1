//! The words of a language, as far as a list of them is kept: to know what a damaged or divided word was.
//!
//! The list of English words is that of SCOWL, sizes 10 to 35 in American and British spelling; its notice is in `english.md`.

use std::cmp::Ordering;

use crate::model::Language;

/// One word a line, sorted.
const ENGLISH: &str = include_str!("english.txt");

/// Whether a text in small letters is a word of a language; never where no list is kept.
pub fn is_word(word: &str, language: Language) -> bool {
    language == Language::English && holds(ENGLISH, word)
}

fn holds(list: &str, word: &str) -> bool {
    let (mut from, mut to) = (0, list.len());
    while from < to {
        let middle = from + (to - from) / 2;
        let begin = list.as_bytes()[..middle].iter().rposition(|&byte| byte == b'\n');
        let begin = begin.map_or(0, |at| at + 1);
        let length = memchr::memchr(b'\n', &list.as_bytes()[begin..]).unwrap_or(list.len() - begin);
        match list[begin..begin + length].cmp(word) {
            Ordering::Equal => return true,
            Ordering::Less => from = begin + length + 1,
            Ordering::Greater => to = begin,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_wherever_they_stand_in_the_list() {
        assert!(ENGLISH.lines().step_by(97).all(|word| holds(ENGLISH, word)));
        assert!(ENGLISH.lines().is_sorted());
        assert!(is_word("flexible", Language::English) && !is_word("flexi", Language::English));
        assert!(!is_word("flexible", Language::French) && !is_word("", Language::English));
        assert!(!is_word("zzz", Language::English));
    }
}
