//! The answers of a batch, one JSON value on a line.

use serde_json::Value;

use super::form::{List, form, optional};
use super::{JsonComparison, JsonSummary, write};
use crate::render::prelude::*;
use crate::session::{Entry, Figures};

form! {
    /// The answer to a line, and what it says: one of three.
    JsonAnswer<'c>(line: usize, id: &'c Value, comparison: Option<JsonComparison<'c>>, figures: Option<JsonFigures<'c>>, error: Option<&'c str>) {
        schema: "resdiff.batch/1",
        line: line,
        id [optional]: Some(id).filter(|id| !id.is_null()),
        comparison [optional]: comparison,
        figures [optional]: figures,
        error [optional]: error,
    }
}

form! {
    JsonFigures<'c>(view: &'c View<'c>) {
        old: JsonName(view.documents.old),
        new: JsonName(view.documents.new),
        summary: JsonSummary(view.summary),
        warnings: List(view.warnings.iter().map(|warning| warning.name())),
    }
}

form! {
    /// A document without its texts.
    pub(super) JsonName<'c>(document: &'c Resolution) {
        symbol: document.masthead.symbol.as_ref().map(Symbol::as_str),
        title: document.masthead.title.as_deref(),
        date: document.masthead.adopted.map(|date| date.to_string()),
        language: document.language.code(),
        source: &document.source.name,
    }
}

form! {
    JsonSessionLine<'c>(entry: &'c Entry, report: Option<&'c str>, figures: &'c Figures, view: &'c View<'c>) {
        schema: "resdiff.session/1",
        old: entry.old.as_deref().unwrap_or_default(),
        new: entry.new.as_deref().unwrap_or_default(),
        evidence: &entry.evidence,
        report: report,
        substance: figures.substance,
        rolled_over: figures.rolled_over,
        comparison: JsonComparison(view),
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
    write(out, &JsonSessionLine(entry, report, figures, view))
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
    let (comparison, figures) = (JsonComparison(view), JsonFigures(view));
    let said = if whole { (Some(comparison), None) } else { (None, Some(figures)) };
    write(out, &JsonAnswer(line, id, said.0, said.1, None))
}

/// Writes the answer to a line that could not be compared.
///
/// # Errors
/// When `out` does.
pub fn write_error(out: &mut dyn Write, line: usize, id: &Value, error: &str) -> io::Result<()> {
    write(out, &JsonAnswer(line, id, None, None, Some(error)))
}
