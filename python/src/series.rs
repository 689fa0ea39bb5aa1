//! Several years of one resolution.

use pyo3::prelude::*;
use pyo3::types::PyBytes;

use resdiff::model::{Language, Resolution};
use resdiff::render::{csv, html, json, markdown};
use resdiff::series::{self, Blame};

use crate::reader::Document;
use crate::said::written;

/// Several versions of one resolution, and what became of every paragraph.
#[pyclass(frozen)]
pub struct Series {
    series: series::Series,
    /// The newest of the others, where it is newer than the newest.
    later: Option<String>,
    ui: Language,
}

impl Series {
    /// A series of documents in their order, with a newest one where it is known.
    pub fn new(
        mut documents: Vec<Resolution>,
        newest: Option<Resolution>,
        ui: Option<Language>,
    ) -> Result<Self, String> {
        let later = newest.as_ref().and_then(|newest| {
            let is_later = |other: &&Resolution| other.masthead.is_later_than(&newest.masthead);
            documents.iter().rfind(is_later).map(|other| other.name().to_owned())
        });
        documents.extend(newest);
        let languages = documents.iter().map(|document| document.language);
        let ui = ui.unwrap_or_else(|| Language::shared(languages));
        let series = series::Series::new(documents)
            .ok_or("a history needs at least two texts: name more, or a folder with several")?;
        Ok(Self { series, later, ui })
    }

    fn blame(&self) -> Blame {
        series::blame(&self.series)
    }
}

#[pymethods]
impl Series {
    /// The versions, the oldest first.
    fn versions(&self) -> Vec<Document> {
        let document = |document: &Resolution| Document { document: document.clone(), bytes: None };
        self.series.versions().map(document).collect()
    }

    /// The newest of the older texts, where it is newer than the one that was said to be the newest.
    fn later(&self) -> Option<&str> {
        self.later.as_deref()
    }

    /// The lineages as JSON.
    fn history_json<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        written(py, |out| json::write_history(out, &self.series))
    }

    /// The report of the lineages.
    fn history_html<'py>(&self, py: Python<'py>, print: bool) -> PyResult<Bound<'py, PyBytes>> {
        written(py, |out| html::write_history(out, &self.series, print, self.ui))
    }

    /// The lineages as a table in Markdown.
    fn history_markdown<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        written(py, |out| markdown::write_history(out, &self.series, self.ui))
    }

    /// The lineages as a table.
    fn history_csv<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        written(py, |out| csv::write_history(out, &self.series))
    }

    /// The newest version with the origins of its words, as JSON.
    fn blame_json<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        written(py, |out| json::write_blame(out, &self.series, &self.blame()))
    }

    /// The report of the origins.
    fn blame_html<'py>(&self, py: Python<'py>, print: bool) -> PyResult<Bound<'py, PyBytes>> {
        written(py, |out| html::write_blame(out, &self.series, &self.blame(), print, self.ui))
    }
}
