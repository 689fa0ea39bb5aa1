//! Why a row is as it is, and the rules of classes, for other programs.

use std::io::{self, Write};

use serde::Serialize;

use super::{JsonRow, rounded, write};
use crate::classify::Rule;
use crate::classify::tables::Table;
use crate::compare::{Candidate, ChangedWords, Explanation, Match, Refused, Row, Score};
use crate::model::Part;
use crate::model::{Resolution, Sides};
use crate::render::rules;
use crate::view::View;

/// Writes why a row is as it is: `resdiff.explanation/1`. Writes nothing where the comparison has no such row.
pub fn write_explanation(
    out: &mut dyn Write,
    view: &View<'_>,
    explanation: &Explanation,
) -> io::Result<()> {
    let part = explanation.part;
    let Some(row) = view.rows(part).get(explanation.row) else {
        return Ok(());
    };
    let names = Names { view, part };
    let runners_up = explanation.runners_up.as_ref();
    let json = JsonExplanation {
        schema: "resdiff.explanation/1",
        over: match part {
            Part::Paragraphs => "paragraphs",
            Part::Notes => "notes",
        },
        old: JsonSide::of(view.documents.old, of_row(row).old),
        new: JsonSide::of(view.documents.new, of_row(row).new),
        row: JsonRow::of(row),
        matched: explanation.matched.as_ref().map(|m| names.matched(m)),
        runners_up: Both {
            old: runners_up.old.as_ref().map(|c| names.candidate(c, true)),
            new: runners_up.new.as_ref().map(|c| names.candidate(c, false)),
        },
        changes: row.changes().iter().map(JsonChange::of).collect(),
        rules: row.rules().into_iter().map(|rule| JsonRule::of(rule, &[])).collect(),
    };
    write(out, &json)
}

/// Writes rules with the tables they go by: `resdiff.rules/1`.
pub fn write_rules(out: &mut dyn Write, rules: &[(Rule, Vec<Table>)]) -> io::Result<()> {
    let json = JsonRules {
        schema: "resdiff.rules/1",
        rules: rules.iter().map(|(rule, tables)| JsonRule::of(*rule, tables)).collect(),
    };
    write(out, &json)
}

#[derive(Serialize)]
struct JsonExplanation<'c> {
    schema: &'static str,
    over: &'static str,
    old: JsonSide<'c>,
    new: JsonSide<'c>,
    row: JsonRow<'c>,
    matched: Option<JsonMatch<'c>>,
    runners_up: Both<Option<JsonCandidate<'c>>>,
    changes: Vec<JsonChange<'c>>,
    rules: Vec<JsonRule<'c>>,
}

#[derive(Serialize)]
struct Both<T> {
    old: T,
    new: T,
}

#[derive(Serialize)]
struct JsonSide<'c> {
    symbol: Option<&'c str>,
    source: &'c str,
    language: &'static str,
    addresses: Vec<&'c str>,
}

#[derive(Serialize)]
struct JsonMatch<'c> {
    pass: &'static str,
    seed: Both<&'c str>,
    score: JsonScore,
    least: f64,
}

#[derive(Serialize)]
struct JsonScore {
    total: f64,
    similarity: f64,
    own_words: f64,
    beginning: f64,
    surroundings: f64,
    kind_and_place: f64,
}

#[derive(Serialize)]
struct JsonCandidate<'c> {
    address: &'c str,
    score: JsonScore,
    refused: JsonRefused<'c>,
}

#[derive(Serialize)]
#[serde(tag = "why", rename_all = "kebab-case")]
enum JsonRefused<'c> {
    TooUnlike { least: f64 },
    RowHasBetter,
    Taken { old: Vec<&'c str>, new: Vec<&'c str>, score: f64 },
    OutOfOrder { least: f64 },
}

#[derive(Serialize)]
struct JsonChange<'c> {
    removed: Option<&'c str>,
    added: Option<&'c str>,
    class: &'static str,
    direction: Option<&'static str>,
    rule: &'static str,
    evidence: String,
}

#[derive(Serialize)]
struct JsonRules<'c> {
    schema: &'static str,
    rules: Vec<JsonRule<'c>>,
}

#[derive(Serialize)]
struct JsonRule<'c> {
    name: &'static str,
    class: &'static str,
    text: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tables: Vec<JsonTable<'c>>,
}

#[derive(Serialize)]
struct JsonTable<'c> {
    name: &'c str,
    ranked: bool,
    steps: &'c [Vec<&'static str>],
}

fn of_row(row: &Row) -> Sides<Vec<&str>> {
    row.names.as_ref().map(|names| names.iter().map(String::as_str).collect())
}

/// The addresses of paragraphs, or the numbers of notes.
#[derive(Clone, Copy)]
struct Names<'c> {
    view: &'c View<'c>,
    part: Part,
}

impl<'c> Names<'c> {
    fn at(self, document: &'c Resolution, index: usize) -> &'c str {
        document.item(self.part, index).map_or("", |item| item.name)
    }

    fn matched(self, found: &Match) -> JsonMatch<'c> {
        let documents = self.view.documents;
        JsonMatch {
            pass: found.pass.name(),
            seed: Both {
                old: self.at(documents.old, found.seed.old),
                new: self.at(documents.new, found.seed.new),
            },
            score: JsonScore::of(&found.score),
            least: rounded(found.least),
        }
    }

    /// A candidate of the new text for an old paragraph, or of the old text for a new one.
    fn candidate(self, candidate: &Candidate, of_old: bool) -> JsonCandidate<'c> {
        let documents = self.view.documents;
        let document = if of_old { documents.new } else { documents.old };
        JsonCandidate {
            address: self.at(document, candidate.index),
            score: JsonScore::of(&candidate.score),
            refused: self.refused(candidate.refused),
        }
    }

    fn refused(self, refused: Refused) -> JsonRefused<'c> {
        match refused {
            Refused::TooUnlike { least } => JsonRefused::TooUnlike { least: rounded(least) },
            Refused::RowHasBetter => JsonRefused::RowHasBetter,
            Refused::Taken { row, score } => {
                let row = self.view.rows(self.part).get(row);
                let names = row.map(|row| of_row(row)).unwrap_or_default();
                JsonRefused::Taken { old: names.old, new: names.new, score: rounded(score) }
            }
            Refused::OutOfOrder { least } => JsonRefused::OutOfOrder { least: rounded(least) },
        }
    }
}

impl<'c> JsonSide<'c> {
    fn of(document: &'c Resolution, addresses: Vec<&'c str>) -> Self {
        Self {
            symbol: document.masthead.symbol.as_ref().map(|s| s.as_str()),
            source: &document.source.name,
            language: document.language.code(),
            addresses,
        }
    }
}

impl JsonScore {
    fn of(score: &Score) -> Self {
        Self {
            total: rounded(score.total()),
            similarity: rounded(score.similarity),
            own_words: rounded(score.own_words),
            beginning: rounded(score.beginning),
            surroundings: rounded(score.surroundings),
            kind_and_place: rounded(score.kind_and_place),
        }
    }
}

impl<'c> JsonChange<'c> {
    fn of(change: &ChangedWords<'c>) -> Self {
        Self {
            removed: Some(change.old).filter(|words| !words.is_empty()),
            added: Some(change.new).filter(|words| !words.is_empty()),
            class: change.verdict.class().name(),
            direction: change.verdict.direction.map(|direction| direction.name()),
            rule: change.verdict.rule.name(),
            evidence: rules::evidence(change.verdict),
        }
    }
}

impl<'c> JsonRule<'c> {
    fn of(rule: Rule, tables: &'c [Table]) -> Self {
        let tables = tables.iter().map(|table| JsonTable {
            name: &table.name,
            ranked: table.ranked,
            steps: &table.steps,
        });
        Self {
            name: rule.name(),
            class: rule.class().name(),
            text: rules::explained(rule),
            tables: tables.collect(),
        }
    }
}
