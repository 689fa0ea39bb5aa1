//! The answers of a batch, one JSON value on a line.

use std::io::{self, Write};

use serde_json::Value;

use super::form::form;
use super::{JsonComparison, JsonSummary, write};
use crate::compare::Summary;
use crate::model::{Resolution, Sides, Symbol};
use crate::session::{Entry, Figures};
use crate::view::View;

form! {
    /// The answer to a line, still without what it says.
    JsonAnswer<'c>(line: usize, id: &'c Value) {
        schema: &'static str = "resdiff.batch/1",
        line: usize = line,
        #[serde(skip_serializing_if = "Value::is_null")]
        id: &'c Value = id,
        #[serde(skip_serializing_if = "Option::is_none")]
        comparison: Option<JsonComparison<'c>> = None,
        #[serde(skip_serializing_if = "Option::is_none")]
        figures: Option<JsonFigures<'c>> = None,
        #[serde(skip_serializing_if = "Option::is_none")]
        error: Option<&'c str> = None,
    }
}

form! {
    JsonFigures<'c>(view: &'c View<'c>) {
        #[serde(flatten)]
        documents: Sides<JsonName<'c>> = view.documents.map(JsonName::new),
        #[serde(with = "JsonSummary")]
        summary: &'c Summary = view.summary,
        warnings: Vec<&'static str> = view.warnings.iter().map(|warning| warning.name()).collect(),
    }
}

form! {
    /// A document without its texts.
    pub(super) JsonName<'c>(document: &'c Resolution) {
        symbol: Option<&'c str> = document.masthead.symbol.as_ref().map(Symbol::as_str),
        title: Option<&'c str> = document.masthead.title.as_deref(),
        date: Option<String> = document.masthead.adopted.map(|date| date.to_string()),
        language: &'static str = document.language.code(),
        source: &'c str = &document.source.name,
    }
}

form! {
    JsonSessionLine<'c>(entry: &'c Entry, report: Option<&'c str>, figures: &Figures, view: &'c View<'c>) {
        schema: &'static str = "resdiff.session/1",
        old: &'c str = entry.old.as_deref().unwrap_or_default(),
        new: &'c str = entry.new.as_deref().unwrap_or_default(),
        evidence: &'c str = &entry.evidence,
        report: Option<&'c str> = report,
        substance: usize = figures.substance,
        rolled_over: usize = figures.rolled_over,
        comparison: JsonComparison<'c> = JsonComparison::new(view),
    }
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
    write(out, &JsonSessionLine::new(entry, report, figures, view))
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
    let answer = JsonAnswer {
        comparison: whole.then(|| JsonComparison::new(view)),
        figures: (!whole).then(|| JsonFigures::new(view)),
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
