//! The ligatures of lam and alef, which extractors of text write the wrong way round: "األول" for "الأول", "تالحظ" for "تلاحظ".

use crate::language::Table;

/// "And" is written as the first letter of a word.
const WAW: char = '\u{648}';

const LAM: char = '\u{644}';
const ALEF: char = '\u{627}';

/// The alefs that lam has a ligature with.
const ALEFS: [char; 4] = [ALEF, '\u{623}', '\u{625}', '\u{622}'];

/// Two alefs are never written one after the other: so many times, and the ligatures of a text are turned (2 to 4).
const LEAST: usize = 2;

/// Whether the texts have ligatures that are turned: an alef of the article, and after it the alef that belongs behind its lam.
pub fn are_turned<'t>(texts: impl Iterator<Item = &'t str>) -> bool {
    let turned = texts.flat_map(|text| {
        let pairs = text.match_indices(ALEF).map(|(at, alef)| &text[at + alef.len()..]);
        pairs.filter(|rest| begins_turned(rest))
    });
    turned.take(LEAST).count() == LEAST
}

/// Whether a text begins with an alef and a lam behind it.
fn begins_turned(text: &str) -> bool {
    text.strip_prefix(ALEFS).is_some_and(|rest| rest.starts_with(LAM))
}

/// A text with its ligatures in order; `None` where all are. Turned are those behind an alef, and those of a word that the language
/// opens paragraphs with in no other order.
pub fn in_order(text: &str, phrases: &Table) -> Option<String> {
    let words = text.split_inclusive(|c: char| !c.is_alphabetic());
    let mended: String = words.map(|word| mended(word, phrases)).collect();
    (mended != text).then_some(mended)
}

fn mended(word: &str, phrases: &Table) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let is_turned = |letters: &[char], at: usize| {
        letters.get(at).is_some_and(|c| ALEFS.contains(c)) && letters.get(at + 1) == Some(&LAM)
    };
    for at in 1..letters.len() {
        if letters[at - 1] == ALEF && is_turned(&letters, at) {
            letters.swap(at, at + 1);
        }
    }
    let word = |letters: &[char]| letters.iter().collect::<String>();
    let is_known = |letters: &[char]| {
        let word = word(letters);
        let word = word.trim_end_matches(|c: char| !c.is_alphabetic());
        let bare = word.trim_start_matches(WAW);
        let lists = phrases.preambular.iter().chain(phrases.operative);
        !bare.is_empty()
            && lists
                .flat_map(|phrase| phrase.split(' '))
                .any(|other| other == word || other == bare)
    };
    let turned: Vec<usize> = (1..letters.len()).filter(|&at| is_turned(&letters, at)).collect();
    if !turned.is_empty() && !is_known(&letters) {
        let mut other = letters.clone();
        turned.into_iter().for_each(|at| other.swap(at, at + 1));
        if is_known(&other) {
            letters = other;
        }
    }
    word(&letters)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::table;
    use crate::model::Language;

    #[test]
    fn ligatures_that_are_turned_are_put_in_order() {
        let phrases = table(Language::Arabic);
        let texts = ["كانون األول", "وإذ تالحظ مع القلق أن الجمعية", "االجتماعي واآلباء"];
        assert!(are_turned(texts.into_iter()));
        let read: Vec<String> = texts.iter().filter_map(|text| in_order(text, phrases)).collect();
        assert_eq!(read, ["كانون الأول", "وإذ تلاحظ مع القلق أن الجمعية", "الاجتماعي والآباء"]);
        assert!(!are_turned(["الأول والآباء إلى ألمانيا", "مسألة"].into_iter()));
    }
}
