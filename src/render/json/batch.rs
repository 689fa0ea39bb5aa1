//! The answers of a batch, one JSON value on a line.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Value;

use super::{JsonComparison, JsonSummary, write};
use crate::compare::Summary;
use crate::model::{Resolution, Sides, Symbol};
use crate::session::{Entry, Figures};
use crate::view::View;

#[derive(Serialize)]
struct JsonAnswer<'c> {
    schema: &'static str,
    line: usize,
    #[serde(skip_serializing_if = "Value::is_null")]
    id: &'c Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    comparison: Option<JsonComparison<'c>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    figures: Option<JsonFigures<'c>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<&'c str>,
}

#[derive(Serialize)]
struct JsonFigures<'c> {
    #[serde(flatten)]
    documents: Sides<JsonName<'c>>,
    #[serde(with = "JsonSummary")]
    summary: &'c Summary,
    warnings: Vec<&'static str>,
}

/// A document without its texts.
#[derive(Serialize)]
pub(super) struct JsonName<'c> {
    symbol: Option<&'c str>,
    title: Option<&'c str>,
    date: Option<String>,
    language: &'static str,
    source: &'c str,
}

impl<'c> JsonName<'c> {
    pub(super) fn new(document: &'c Resolution) -> Self {
        let masthead = &document.masthead;
        Self {
            symbol: masthead.symbol.as_ref().map(Symbol::as_str),
            title: masthead.title.as_deref(),
            date: masthead.adopted.map(|date| date.to_string()),
            language: document.language.code(),
            source: &document.source.name,
        }
    }
}

#[derive(Serialize)]
struct JsonSessionLine<'c> {
    schema: &'static str,
    old: &'c str,
    new: &'c str,
    evidence: &'c str,
    report: Option<&'c str>,
    substance: usize,
    rolled_over: usize,
    comparison: JsonComparison<'c>,
}

/// Writes the line of a pair of a session: `resdiff.session/1`.
///
/// # Errors
/// When `out` does.
pub fn write_session_line(
    out: &mut dyn Write,
    entry: &Entry,
    report: Option<&str>,
    figures: &Figures,
    view: &View<'_>,
) -> io::Result<()> {
    let line = JsonSessionLine {
        schema: "resdiff.session/1",
        old: entry.old.as_deref().unwrap_or_default(),
        new: entry.new.as_deref().unwrap_or_default(),
        evidence: &entry.evidence,
        report,
        substance: figures.substance,
        rolled_over: figures.rolled_over,
        comparison: JsonComparison::new(view),
    };
    write(out, &line)
}

/// Writes the answer to a line of a batch: the comparison `whole`, or its figures.
///
/// # Errors
/// When `out` does.
pub fn write_answer(
    out: &mut dyn Write,
    line: usize,
    id: &Value,
    view: &View<'_>,
    whole: bool,
) -> io::Result<()> {
    let figures = || JsonFigures {
        documents: view.documents.map(JsonName::new),
        summary: view.summary,
        warnings: view.warnings.iter().map(|warning| warning.name()).collect(),
    };
    let answer = JsonAnswer {
        comparison: whole.then(|| JsonComparison::new(view)),
        figures: (!whole).then(figures),
        ..JsonAnswer::new(line, id)
    };
    write(out, &answer)
}

/// Writes the answer to a line that could not be compared.
///
/// # Errors
/// When `out` does.
pub fn write_error(out: &mut dyn Write, line: usize, id: &Value, error: &str) -> io::Result<()> {
    write(out, &JsonAnswer { error: Some(error), ..JsonAnswer::new(line, id) })
}

impl<'c> JsonAnswer<'c> {
    /// The answer to a line, still without what it says.
    fn new(line: usize, id: &'c Value) -> Self {
        Self { schema: "resdiff.batch/1", line, id, comparison: None, figures: None, error: None }
    }
}
