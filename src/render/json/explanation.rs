//! Why a row is as it is, and the rules of classes, for other programs.

use super::form::{List, form, optional};
use super::{JsonRow, rounded, write};
use crate::classify::tables::WordTable;
use crate::classify::{Direction, Rule};
use crate::compare::{Candidate, ChangedWords, Explanation, Match, Refused, Score};
use crate::render::prelude::*;

/// Writes why a row is as it is: `resdiff.explanation/1`. Writes nothing where the comparison has no such row.
pub fn write_explanation(
    out: &mut dyn Write,
    view: &View<'_>,
    explanation: &Explanation,
) -> io::Result<()> {
    match view.rows(explanation.part).get(explanation.row) {
        Some(row) => write(out, &JsonExplanation(Names { view, part: row.part }, row, explanation)),
        None => Ok(()),
    }
}

/// Writes rules with the tables they go by: `resdiff.rules/1`.
pub fn write_rules(out: &mut dyn Write, rules: &[(Rule, Vec<WordTable>)]) -> io::Result<()> {
    write(out, &JsonRules(rules))
}

form! {
    JsonExplanation<'c>(names: Names<'c>, row: &'c Row, explanation: &'c Explanation) {
        schema: "resdiff.explanation/1",
        over: row.part.name(),
        old: JsonSide(names.view.documents.old, &row.names.old),
        new: JsonSide(names.view.documents.new, &row.names.new),
        row: JsonRow(row),
        matched: explanation.matched.as_ref().map(|found| JsonMatch(found, names)),
        runners_up: Sides::from_fn(|side| {
            let candidate = explanation.runners_up[side].as_ref()?;
            Some(JsonCandidate(candidate, side.other(), names))
        }),
        changes: List(row.changes().into_iter().map(JsonChange)),
        rules: List(row.rules().into_iter().map(|rule| JsonRule(rule, &[]))),
    }
}

form! {
    JsonSide<'c>(document: &'c Resolution, addresses: &'c [String]) {
        symbol: document.masthead.symbol.as_ref().map(Symbol::as_str),
        source: &document.source.name,
        language: document.language.code(),
        addresses: addresses,
    }
}

form! {
    JsonMatch<'c>(found: &'c Match, names: Names<'c>) {
        pass: found.pass.name(),
        seed: Sides::from_fn(|side| names.at(side, found.seed[side])),
        score: JsonScore(&found.score),
        least: rounded(found.least),
    }
}

form! {
    JsonScore<'c>(score: &'c Score) {
        total: rounded(score.total()),
        similarity: rounded(score.similarity),
        own_words: rounded(score.own_words),
        beginning: rounded(score.beginning),
        surroundings: rounded(score.surroundings),
        kind_and_place: rounded(score.kind_and_place),
    }
}

form! {
    /// A candidate of this side for a paragraph of the other.
    JsonCandidate<'c>(candidate: &'c Candidate, side: Side, names: Names<'c>) {
        address: names.at(side, candidate.index),
        score: JsonScore(&candidate.score),
        refused: JsonRefused(candidate.refused, names),
    }
}

form! {
    JsonRefused<'c>(refused: Refused, names: Names<'c>) {
        why: <&str>::from(refused),
        least [optional]: match refused {
            Refused::TooUnlike { least } | Refused::OutOfOrder { least } => Some(rounded(least)),
            Refused::RowHasBetter | Refused::Taken { .. } => None,
        },
        old [optional]: names.of_taken(refused, Side::Old),
        new [optional]: names.of_taken(refused, Side::New),
        score [optional]: match refused {
            Refused::Taken { score, .. } => Some(rounded(score)),
            _ => None,
        },
    }
}

form! {
    JsonChange<'c>(change: ChangedWords<'c>) {
        removed: Some(change.old).filter(|words| !words.is_empty()),
        added: Some(change.new).filter(|words| !words.is_empty()),
        class: change.verdict.class().name(),
        direction: change.verdict.direction.map(Direction::name),
        rule: change.verdict.rule.name(),
        evidence: rules::evidence(Ui::english(), change.verdict),
    }
}

form! {
    JsonRules<'c>(rules: &'c [(Rule, Vec<WordTable>)]) {
        schema: "resdiff.rules/1",
        rules: List(rules.iter().map(|(rule, tables)| JsonRule(*rule, tables))),
    }
}

form! {
    JsonRule<'c>(rule: Rule, tables: &'c [WordTable]) {
        name: rule.name(),
        class: rule.class().name(),
        text: rules::explained(rule),
        tables [optional]: (!tables.is_empty()).then(|| List(tables.iter().map(JsonTable))),
    }
}

form! {
    JsonTable<'c>(table: &'c WordTable) {
        name: &table.name,
        ranked: table.ranked,
        steps: &table.steps,
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

    /// Those of the row that has taken a candidate.
    fn of_taken(self, refused: Refused, side: Side) -> Option<&'c [String]> {
        let Refused::Taken { row, .. } = refused else { return None };
        Some(self.view.rows(self.part).get(row).map_or(&[], |row| &row.names[side]))
    }
}
