//! The words that a rule goes by, for `resdiff explain`.

use super::Rule;
use crate::language::{Ladder, table};
use crate::model::Language;

/// A table of words that a rule goes by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordTable {
    /// Language and kind: "en/operative".
    pub name: String,
    /// Whether the steps are in the order of strength, weakest first.
    pub ranked: bool,
    /// The words of each step, all forms beside each other.
    pub steps: Vec<Vec<&'static str>>,
}

/// The tables that a rule goes by in a language; none for rules that go by the texts alone.
pub fn tables(rule: Rule, language: Language) -> Vec<WordTable> {
    let table = table(language);
    let list = |kind: &str, words: &[&'static str]| WordTable {
        name: format!("{language}/{kind}"),
        ranked: false,
        steps: vec![words.to_vec()],
    };
    let levels = |kind: &str, words: &[(&'static str, u8)]| levels(language, kind, words);
    let tables = match rule {
        Rule::Verb | Rule::ClauseVerb => table.ladders.iter().map(ladder).collect(),
        Rule::Intensifier => vec![
            levels("adverbs", table.adverbs),
            levels("adjectives", table.adjectives),
            list("of-attitudes", table.attitudes),
        ],
        Rule::ModalVerb => vec![levels("modal-verbs", table.modals)],
        Rule::Qualifier => {
            vec![list("qualifiers", table.qualifiers), list("conditions", table.qualifier_heads)]
        }
        Rule::SequenceAdverb => vec![list("counting-adverbs", table.sequence)],
        Rule::JoiningWords => vec![list("articles", table.articles), list("and", table.and)],
        Rule::CitedProvision => vec![list("provisions", table.provisions)],
        _ => Vec::new(),
    };
    let has_words = |table: &WordTable| table.steps.iter().any(|step| !step.is_empty());
    tables.into_iter().filter(has_words).collect()
}

fn ladder(ladder: &Ladder) -> WordTable {
    WordTable {
        name: ladder.name.to_owned(),
        ranked: true,
        steps: ladder.steps.iter().map(|forms| forms.to_vec()).collect(),
    }
}

/// Words with levels as steps, one for each level that is there.
fn levels(language: Language, kind: &str, words: &[(&'static str, u8)]) -> WordTable {
    let mut levels: Vec<u8> = words.iter().map(|(_, level)| *level).collect();
    levels.sort_unstable();
    levels.dedup();
    let of = |level: u8| {
        let same = words.iter().filter(move |(_, other)| *other == level);
        same.map(|(word, _)| *word).collect()
    };
    WordTable {
        name: format!("{language}/{kind}"),
        ranked: true,
        steps: levels.into_iter().map(of).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ladders_are_those_that_verdicts_name() {
        let tables = tables(Rule::Verb, Language::English);
        let operative = tables.iter().find(|table| table.name == "en/operative");
        let steps = &operative.unwrap().steps;
        assert!(steps[3].contains(&"requests") && steps[4].contains(&"urges"));
    }

    #[test]
    fn every_table_has_a_name_of_its_language_and_no_empty_step() {
        for language in Language::ALL {
            for &rule in Rule::ALL {
                for table in tables(rule, language) {
                    assert!(table.name.starts_with(language.code()), "{}", table.name);
                    assert!(table.steps.iter().all(|step| !step.is_empty()));
                    assert!(table.ranked || table.steps.len() == 1);
                }
            }
        }
    }

    #[test]
    fn every_language_has_the_tables_of_actions() {
        for language in Language::ALL.into_iter().filter(|language| language.is_known()) {
            for rule in [Rule::Verb, Rule::Intensifier, Rule::ModalVerb, Rule::Qualifier] {
                assert!(!tables(rule, language).is_empty(), "{rule} in {language}");
            }
        }
    }

    #[test]
    fn levels_are_steps_weakest_first() {
        let words = [("deeply", 2), ("also", 1), ("gravely", 3), ("strongly", 2)];
        let table = levels(Language::English, "adverbs", &words);
        assert_eq!(table.steps, [vec!["also"], vec!["deeply", "strongly"], vec!["gravely"]]);
    }
}
