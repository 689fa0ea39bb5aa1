//! A word that recognition has spoilt: "l5" for "15", "p1enary" for "plenary". Between letters and digits that look alike one word is as
//! good as the other where one of them is a mixture.

use super::case::Case;
use crate::model::Sides;

/// Characters that recognition takes for each other.
const ALIKE: [&str; 2] = ["1lIi|!", "0Oo"];

/// Whether the words of both sides are the same but for such characters in words that are mixtures of letters and digits.
pub fn is_misread(case: &Case) -> bool {
    let has_mixture = |words: &str| words.split_whitespace().any(is_mixture);
    let Sides { old, new } = case.words;
    if !has_mixture(old) && !has_mixture(new) {
        return false;
    }
    let (mut old, mut new) = (old.split_whitespace(), new.split_whitespace());
    let mut differ = false;
    loop {
        match (old.next(), new.next()) {
            (None, None) => return differ,
            (Some(old), Some(new)) if old == new => {}
            (Some(old), Some(new))
                if (is_mixture(old) || is_mixture(new)) && are_alike(old, new) =>
            {
                differ = true;
            }
            _ => return false,
        }
    }
}

/// Whether a word has letters and digits, and is no symbol.
fn is_mixture(word: &str) -> bool {
    word.contains(|c: char| c.is_ascii_digit())
        && word.contains(char::is_alphabetic)
        && !word.contains('/')
}

fn are_alike(old: &str, new: &str) -> bool {
    let alike = |a: char, b: char| {
        a == b || ALIKE.iter().any(|alike| alike.contains(a) && alike.contains(b))
    };
    old.chars().count() == new.chars().count()
        && old.chars().zip(new.chars()).all(|(a, b)| alike(a, b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_digits_that_look_alike_are_one_in_a_mixture() {
        for (old, new) in
            [("15", "l5"), ("plenary", "p1enary"), ("2028", "2O28"), ("123rd", "l23rd")]
        {
            assert!((is_mixture(old) || is_mixture(new)) && are_alike(old, new), "{old} {new}");
        }
        for (old, new) in [("1", "l"), ("A/80/L.1", "A/80/L.l"), ("15", "16")] {
            assert!(!((is_mixture(old) || is_mixture(new)) && are_alike(old, new)), "{old} {new}");
        }
    }
}
