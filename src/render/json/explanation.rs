//! Why a row is as it is, and the rules of classes, for other programs.

use std::io::{self, Write};

use serde::Serialize;

use super::form::form;
use super::{JsonRow, rounded, write};
use crate::classify::tables::WordTable;
use crate::classify::{Direction, Rule};
use crate::compare::{Candidate, ChangedWords, Explanation, Match, Refused, Row, Score};
use crate::model::{Part, Resolution, Side, Sides, Symbol};
use crate::render::rules;
use crate::view::View;

/// Writes why a row is as it is: `resdiff.explanation/1`. Writes nothing where the comparison has no such row.
pub fn write_explanation(
    out: &mut dyn Write,
    view: &View<'_>,
    explanation: &Explanation,
) -> io::Result<()> {
    match view.rows(explanation.part).get(explanation.row) {
        Some(row) => write(out, &JsonExplanation::new(view, row, explanation)),
        None => Ok(()),
    }
}

/// Writes rules with the tables they go by: `resdiff.rules/1`.
pub fn write_rules(out: &mut dyn Write, rules: &[(Rule, Vec<WordTable>)]) -> io::Result<()> {
    write(out, &JsonRules::new(rules))
}

form! {
    JsonExplanation<'c>(view: &'c View<'c>, row: &'c Row, explanation: &Explanation) {
        schema: &'static str = "resdiff.explanation/1",
        over: &'static str = row.part.name(),
        #[serde(flatten)]
        documents: Sides<JsonSide<'c>> =
            view.documents.zip(row.names.as_ref()).map(|(document, names)| JsonSide::new(document, names)),
        row: JsonRow<'c> = JsonRow::new(row),
        matched: Option<JsonMatch<'c>> =
            explanation.matched.as_ref().map(|found| JsonMatch::new(found, Names { view, part: row.part })),
        runners_up: Sides<Option<JsonCandidate<'c>>> = Sides::from_fn(|side| {
            let candidate = explanation.runners_up[side].as_ref()?;
            Some(JsonCandidate::new(candidate, side.other(), Names { view, part: row.part }))
        }),
        changes: Vec<JsonChange<'c>> = row.changes().iter().map(JsonChange::new).collect(),
        rules: Vec<JsonRule<'c>> =
            row.rules().into_iter().map(|rule| JsonRule::new(rule, &[])).collect(),
    }
}

form! {
    JsonSide<'c>(document: &'c Resolution, addresses: &'c [String]) {
        symbol: Option<&'c str> = document.masthead.symbol.as_ref().map(Symbol::as_str),
        source: &'c str = &document.source.name,
        language: &'static str = document.language.code(),
        addresses: &'c [String] = addresses,
    }
}

form! {
    JsonMatch<'c>(found: &Match, names: Names<'c>) {
        pass: &'static str = found.pass.name(),
        seed: Sides<&'c str> = Sides::from_fn(|side| names.at(side, found.seed[side])),
        score: JsonScore = JsonScore::new(&found.score),
        least: f64 = rounded(found.least),
    }
}

form! {
    JsonScore(score: &Score) {
        total: f64 = rounded(score.total()),
        similarity: f64 = rounded(score.similarity),
        own_words: f64 = rounded(score.own_words),
        beginning: f64 = rounded(score.beginning),
        surroundings: f64 = rounded(score.surroundings),
        kind_and_place: f64 = rounded(score.kind_and_place),
    }
}

form! {
    /// A candidate of this side for a paragraph of the other.
    JsonCandidate<'c>(candidate: &Candidate, side: Side, names: Names<'c>) {
        address: &'c str = names.at(side, candidate.index),
        score: JsonScore = JsonScore::new(&candidate.score),
        refused: JsonRefused<'c> = names.refused(candidate.refused),
    }
}

#[derive(Serialize)]
#[serde(tag = "why", rename_all = "kebab-case")]
enum JsonRefused<'c> {
    TooUnlike {
        least: f64,
    },
    RowHasBetter,
    Taken {
        #[serde(flatten)]
        names: Sides<&'c [String]>,
        score: f64,
    },
    OutOfOrder {
        least: f64,
    },
}

form! {
    JsonChange<'c>(change: &ChangedWords<'c>) {
        removed: Option<&'c str> = Some(change.old).filter(|words| !words.is_empty()),
        added: Option<&'c str> = Some(change.new).filter(|words| !words.is_empty()),
        class: &'static str = change.verdict.class().name(),
        direction: Option<&'static str> = change.verdict.direction.map(Direction::name),
        rule: &'static str = change.verdict.rule.name(),
        evidence: String = rules::evidence(change.verdict),
    }
}

form! {
    JsonRules<'c>(rules: &'c [(Rule, Vec<WordTable>)]) {
        schema: &'static str = "resdiff.rules/1",
        rules: Vec<JsonRule<'c>> =
            rules.iter().map(|(rule, tables)| JsonRule::new(*rule, tables)).collect(),
    }
}

form! {
    JsonRule<'c>(rule: Rule, tables: &'c [WordTable]) {
        name: &'static str = rule.name(),
        class: &'static str = rule.class().name(),
        text: &'static str = rules::explained(rule),
        #[serde(skip_serializing_if = "Vec::is_empty")]
        tables: Vec<JsonTable<'c>> = tables.iter().map(JsonTable::new).collect(),
    }
}

form! {
    JsonTable<'c>(table: &'c WordTable) {
        name: &'c str = &table.name,
        ranked: bool = table.ranked,
        steps: &'c [Vec<&'static str>] = &table.steps,
    }
}

/// The addresses of paragraphs, or the numbers of notes.
#[derive(Clone, Copy)]
struct Names<'c> {
    view: &'c View<'c>,
    part: Part,
}

impl<'c> Names<'c> {
    fn at(self, side: Side, index: usize) -> &'c str {
        self.view.documents[side].item(self.part, index).unwrap_or_default().name
    }

    fn refused(self, refused: Refused) -> JsonRefused<'c> {
        match refused {
            Refused::TooUnlike { least } => JsonRefused::TooUnlike { least: rounded(least) },
            Refused::RowHasBetter => JsonRefused::RowHasBetter,
            Refused::Taken { row, score } => {
                let row = self.view.rows(self.part).get(row);
                let names = row.map(|row| row.names.as_ref().map(Vec::as_slice));
                JsonRefused::Taken { names: names.unwrap_or_default(), score: rounded(score) }
            }
            Refused::OutOfOrder { least } => JsonRefused::OutOfOrder { least: rounded(least) },
        }
    }
}
