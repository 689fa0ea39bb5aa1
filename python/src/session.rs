//! Which resolution of a session succeeds which.

use pyo3::prelude::*;

use resdiff::model::{Language, Resolution, Sides};
use resdiff::render;
use resdiff::session;

use crate::said::freely;

/// What pairing needs of a document.
#[pyclass(frozen)]
pub struct Brief(session::Brief);

impl Brief {
    /// What is kept of a document.
    pub fn new(document: &Resolution) -> Self {
        Self(session::Brief::new(document))
    }
}

#[pymethods]
impl Brief {
    /// What the document is called.
    #[getter]
    fn name(&self) -> &str {
        &self.0.name
    }

    /// Its title.
    #[getter]
    fn title(&self) -> Option<&str> {
        self.0.heading.as_deref()
    }
}

/// The pairs of two lists, by their indexes, with what speaks for each.
#[pyfunction]
pub fn pair(
    py: Python<'_>,
    old: Vec<Py<Brief>>,
    new: Vec<Py<Brief>>,
) -> PyResult<Vec<(usize, usize, String)>> {
    let briefs = |briefs: &[Py<Brief>]| -> Vec<session::Brief> {
        briefs.iter().map(|brief| brief.get().0.clone()).collect()
    };
    let (old, new) = (briefs(&old), briefs(&new));
    freely(py, || {
        let pairs = session::pair(Sides::new(&old, &new));
        let told = |pair: &session::Pair| {
            (pair.at.old, pair.at.new, render::evidence(&pair.evidence, Language::default()))
        };
        Ok(pairs.iter().map(told).collect())
    })
}
