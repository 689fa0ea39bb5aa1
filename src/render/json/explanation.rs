//! Why a row is as it is, and the rules of classes, for other programs.

use std::io::{self, Write};

use serde::Serialize;

use super::{JsonRow, rounded, write};
use crate::classify::Rule;
use crate::classify::tables::WordTable;
use crate::compare::{Candidate, ChangedWords, Explanation, Match, Refused, Score};
use crate::model::{Part, Resolution, Side, Sides, Symbol};
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
    let json = JsonExplanation {
        schema: "resdiff.explanation/1",
        over: part.name(),
        documents: view.documents.zip(row.names.as_ref()).map(JsonSide::new),
        row: JsonRow::new(row),
        matched: explanation.matched.as_ref().map(|m| names.matched(m)),
        runners_up: Sides::from_fn(|side| {
            let candidate = explanation.runners_up[side].as_ref();
            candidate.map(|candidate| names.candidate(candidate, side.other()))
        }),
        changes: row.changes().iter().map(JsonChange::new).collect(),
        rules: row.rules().into_iter().map(|rule| JsonRule::new(rule, &[])).collect(),
    };
    write(out, &json)
}

/// Writes rules with the tables they go by: `resdiff.rules/1`.
pub fn write_rules(out: &mut dyn Write, rules: &[(Rule, Vec<WordTable>)]) -> io::Result<()> {
    let json = JsonRules {
        schema: "resdiff.rules/1",
        rules: rules.iter().map(|(rule, tables)| JsonRule::new(*rule, tables)).collect(),
    };
    write(out, &json)
}

#[derive(Serialize)]
struct JsonExplanation<'c> {
    schema: &'static str,
    over: &'static str,
    #[serde(flatten)]
    documents: Sides<JsonSide<'c>>,
    row: JsonRow<'c>,
    matched: Option<JsonMatch<'c>>,
    runners_up: Sides<Option<JsonCandidate<'c>>>,
    changes: Vec<JsonChange<'c>>,
    rules: Vec<JsonRule<'c>>,
}

#[derive(Serialize)]
struct JsonSide<'c> {
    symbol: Option<&'c str>,
    source: &'c str,
    language: &'static str,
    addresses: &'c [String],
}

#[derive(Serialize)]
struct JsonMatch<'c> {
    pass: &'static str,
    seed: Sides<&'c str>,
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

    fn matched(self, found: &Match) -> JsonMatch<'c> {
        JsonMatch {
            pass: found.pass.name(),
            seed: Sides::from_fn(|side| self.at(side, found.seed[side])),
            score: JsonScore::new(&found.score),
            least: rounded(found.least),
        }
    }

    /// A candidate of this side for a paragraph of the other.
    fn candidate(self, candidate: &Candidate, side: Side) -> JsonCandidate<'c> {
        JsonCandidate {
            address: self.at(side, candidate.index),
            score: JsonScore::new(&candidate.score),
            refused: self.refused(candidate.refused),
        }
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

impl<'c> JsonSide<'c> {
    fn new((document, addresses): (&'c Resolution, &'c Vec<String>)) -> Self {
        Self {
            symbol: document.masthead.symbol.as_ref().map(Symbol::as_str),
            source: &document.source.name,
            language: document.language.code(),
            addresses,
        }
    }
}

impl JsonScore {
    fn new(score: &Score) -> Self {
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
    fn new(change: &ChangedWords<'c>) -> Self {
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
    fn new(rule: Rule, tables: &'c [WordTable]) -> Self {
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
