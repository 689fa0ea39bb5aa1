//! Words that one text breaks where the other does not: "sel f-determination", "self-determination".
//!
//! Recognised text, and text taken out of a PDF, has spaces inside words and lacks hyphens at the ends of lines. Where both
//! sides agree letter by letter, such words are the same, whatever stands between their letters.

use std::str::Chars;

use super::{Change, Words};
use crate::model::{Side, Sides};
use crate::tokens::{Interner, Token, TokenKind};

/// The most tokens of one side that are taken for one word (4 to 16 make no difference on the texts at hand: a word in
/// single letters, "N a t i o n s", is about the longest).
const MOST_PIECES: usize = 12;

/// What may stand between the letters of a word.
const HYPHENS: [char; 5] = ['-', '\u{ad}', '\u{2010}', '\u{2011}', '\u{2013}'];

/// In longer changes no broken words are looked for: they are new sentences, where each pair of words would be tried.
const MOST_TOKENS: usize = 64;

/// The tokens of both texts, with the broken words among the changes as one token each, of the same key on both sides; `None`
/// where there are none.
pub(super) fn mended(
    sides: Sides<Words<'_>>,
    changes: &[Change],
    interner: &Interner,
) -> Option<Sides<Vec<Token>>> {
    let mut mended = Sides::<Vec<Token>>::default();
    let mut done = Sides::new(0, 0);
    for change in changes {
        if change.old.len().max(change.new.len()) > MOST_TOKENS {
            continue;
        }
        let mut at = Sides::new(change.old.start, change.new.start);
        while at.old < change.old.end {
            let old = &sides.old.tokens[at.old..change.old.end];
            let found = (at.new..change.new.end).find_map(|from| {
                let rest = Sides::new(old, &sides.new.tokens[from..change.new.end]);
                let word = Sides::from_fn(|side| Letters::new(sides[side], rest[side], interner));
                Some((from, agreement(word.old?, word.new?)?))
            });
            let Some((from, pieces)) = found else {
                at.old += 1;
                continue;
            };
            at.new = from;
            // Both get the key of the side that breaks the word less.
            let model = if pieces.old < pieces.new {
                sides.old.tokens[at.old]
            } else {
                sides.new.tokens[at.new]
            };
            for side in Side::BOTH {
                let tokens = sides[side].tokens;
                let end = at[side] + pieces[side];
                mended[side].extend_from_slice(&tokens[done[side]..at[side]]);
                mended[side].push(Token {
                    key: model.key,
                    end: tokens[end - 1].end,
                    ..tokens[at[side]]
                });
                at[side] = end;
            }
            done = at;
        }
    }
    for side in Side::BOTH {
        mended[side].extend_from_slice(&sides[side].tokens[done[side]..]);
    }
    (done != Sides::new(0, 0)).then_some(mended)
}

/// How many tokens of each side make a word that both have letter by letter; `None` where they differ, where the word ends
/// inside a token, and of numbers, which are other numbers with a space.
fn agreement(mut old: Letters<'_>, mut new: Letters<'_>) -> Option<Sides<usize>> {
    let (mut is_word, mut last) = (false, ' ');
    loop {
        let (a, b) = match (old.next(), new.next()) {
            (None, None) => return is_word.then_some(Sides::new(old.pieces, new.pieces)),
            (a, b) => (a.or_else(|| old.further())?, b.or_else(|| new.further())?),
        };
        // "health care" and "health-care" are two ways of writing, which a reader may want to see.
        let gaps = [old.gap, new.gap];
        // "1 2 million" is another amount than "12 million".
        let parts_numbers = !is_word && last.is_numeric() && a.is_numeric() && gaps[0] != gaps[1];
        if a != b || gaps.contains(&Gap::Hyphen) && gaps.contains(&Gap::Space) || parts_numbers {
            return None;
        }
        (is_word, last) = (is_word || a.is_alphabetic(), a);
    }
}

/// What stands before a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gap {
    /// Another letter.
    None,
    /// A space.
    Space,
    /// A hyphen.
    Hyphen,
    /// A hyphen and a space: a word divided at the end of a line.
    Divided,
}

impl Gap {
    /// The gap with more in it.
    fn and(self, more: Gap) -> Gap {
        if self == Gap::None || self == more { more } else { Gap::Divided }
    }
}

/// The letters and digits of a word that may be in several tokens.
struct Letters<'t> {
    text: &'t str,
    tokens: &'t [Token],
    interner: &'t Interner,
    /// How many tokens were entered.
    pieces: usize,
    /// What is left of the last of them.
    rest: Chars<'t>,
    /// What stands before the letter that was read last.
    gap: Gap,
}

impl<'t> Letters<'t> {
    /// The letters of a word that begins with the first token; `None` where that is no word.
    fn new(words: Words<'t>, tokens: &'t [Token], interner: &'t Interner) -> Option<Self> {
        let first = tokens.first().filter(|token| !is_mark(token, interner))?;
        let rest = words.text[first.start as usize..first.end as usize].chars();
        Some(Self { text: words.text, tokens, interner, pieces: 1, rest, gap: Gap::None })
    }

    /// The next letter of the same token.
    fn next(&mut self) -> Option<char> {
        self.gap = Gap::None;
        self.letter()
    }

    fn letter(&mut self) -> Option<char> {
        for c in self.rest.by_ref() {
            if c.is_alphanumeric() {
                return Some(c);
            }
            self.gap = self.gap.and(if c.is_whitespace() { Gap::Space } else { Gap::Hyphen });
        }
        None
    }

    /// The first letter of the next token that has one; only spaces and hyphens may come between.
    fn further(&mut self) -> Option<char> {
        loop {
            let last = self.tokens[self.pieces - 1];
            let token = self.tokens.get(self.pieces).filter(|_| self.pieces < MOST_PIECES)?;
            let words = &self.text[token.start as usize..token.end as usize];
            if is_mark(token, self.interner) && !words.contains(HYPHENS) {
                return None;
            }
            if last.end < token.start {
                self.gap = self.gap.and(Gap::Space);
            }
            self.rest = words.chars();
            self.pieces += 1;
            if let Some(letter) = self.letter() {
                return Some(letter);
            }
        }
    }
}

fn is_mark(token: &Token, interner: &Interner) -> bool {
    interner.facts(token.key).kind == TokenKind::Mark
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;
    use crate::words::{Tag, diff};

    /// What is removed and added between two texts, but for what differs in print.
    fn changed(old: &str, new: &str) -> [Vec<String>; 2] {
        let mut interner = Interner::default();
        let [a, b] = [old, new].map(|text| interner.tokenize(text, Language::English));
        let runs =
            diff(Words { text: old, tokens: &a }, Words { text: new, tokens: &b }, &interner);
        [(Tag::Removed, old), (Tag::Added, new)].map(|(tag, text)| {
            let changed = runs.iter().filter(|run| run.tag == tag && !run.typographic);
            changed.map(|run| text[run.range.clone()].trim().to_string()).collect()
        })
    }

    #[test]
    fn broken_words_are_no_change() {
        for (old, new) in [
            ("the Charter of the United Nations", "the Ch arter of the Uni ted N a t i o n s"),
            ("the sel fdetermination of peoples", "the self-determination of peoples"),
            ("the impact of COVID-1 9 in turn", "the impact of COVID-19 in turn"),
            ("confidence building measures", "confidencebuilding measures"),
            ("the politi-\ncal process", "the political process"),
            ("on 14 Decem ber 1979 it", "on 14 December 1979 it"),
            ("of some 12 mil lion dollars", "of some 12 million dollars"),
        ] {
            assert_eq!(changed(old, new), [[""; 0]; 2], "{old}");
        }
    }

    #[test]
    fn what_stands_beside_a_broken_word_is_a_change() {
        let [removed, added] = changed("and poli tical dialogue goes on", "political talks go on");
        assert_eq!(removed, ["and", "dialogue goes"]);
        assert_eq!(added, ["talks go"]);
    }

    #[test]
    fn two_words_and_a_hyphenated_one_are_two_ways_of_writing() {
        assert_eq!(
            changed("primary health care for", "primary health-care for")[1],
            ["health-care"]
        );
        assert_eq!(changed("non- governmental bodies", "non-governmental bodies"), [[""; 0]; 2]);
    }

    #[test]
    fn numbers_with_a_space_are_others() {
        assert_eq!(changed("of articles 1 2 of it", "of articles 12 of it")[1], ["12"]);
        assert_ne!(changed("some 1 2 million men", "some 12 million men"), [[""; 0]; 2]);
    }
}
