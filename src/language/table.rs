//! The tables of languages: the `.toml` files beside this one, of which build.rs makes the type `Table` and its values.
//!
//! A field more is a line in each file, with a remark in `en.toml` that says what it is: the build says where one lacks.

use crate::model::Language;

/// Words or phrases of which one is meant.
type Words = &'static [&'static str];
/// Runs of words, or pairs of them.
type Runs = &'static [&'static [&'static str]];
/// Words with the numbers that they stand for, or with how strong they are.
type Values = &'static [(&'static str, u8)];

/// Verbs of one kind in the order of strength, weakest first.
#[derive(Debug)]
pub struct Ladder {
    /// Language and kind: "en/operative".
    pub name: &'static str,
    /// The verbs of each step, in every form that opens a paragraph.
    pub steps: Runs,
}

/// The words of a language with line-end hyphenation that have a real hyphen all the same.
#[derive(Debug, Clone, Copy)]
pub struct SoftHyphens {
    /// What stands before a real hyphen, in lower case.
    pub before: Words,
    /// What stands after one.
    pub after: Words,
}

/// The pairs of a list that has pairs of words.
pub fn pairs(list: Runs) -> impl Iterator<Item = (&'static str, &'static str)> {
    list.iter().filter_map(|pair| match pair {
        [one, other] => Some((*one, *other)),
        _ => None,
    })
}

include!(concat!(env!("OUT_DIR"), "/languages.rs"));

/// The table of a language.
pub fn table(language: Language) -> &'static Table {
    &TABLES[language as usize]
}
