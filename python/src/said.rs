//! What goes from Rust to Python: bytes, and errors of one sentence.

use std::any::Any;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyBytes;

use resdiff::model::Language;
use resdiff::versions::{either, why_unwritable};

pyo3::create_exception!(
    resdiff,
    ResdiffError,
    PyValueError,
    "Why something cannot be done, in the sentence that the command prints."
);

/// An error of one sentence.
pub fn error(sentence: impl ToString) -> PyErr {
    ResdiffError::new_err(sentence.to_string())
}

/// Does work without the interpreter. A fault in it is an error like others, not the end of the notebook.
pub fn freely<T: Send>(
    py: Python<'_>,
    work: impl FnOnce() -> Result<T, String> + Send,
) -> PyResult<T> {
    py.detach(|| caught(work)).map_err(error)
}

/// What work comes to, a sentence where it panics.
pub fn caught<T>(work: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    let panicked = |_: Box<dyn Any + Send>| {
        Err("the texts could not be compared, by a fault of this program: please report them"
            .to_owned())
    };
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(panicked)
}

/// What a writer writes, made without the interpreter.
pub fn written<'py>(
    py: Python<'py>,
    write: impl FnOnce(&mut Vec<u8>) -> io::Result<()> + Send,
) -> PyResult<Bound<'py, PyBytes>> {
    let bytes = freely(py, || {
        let mut bytes = Vec::new();
        write(&mut bytes).map_err(|error| error.to_string())?;
        Ok(bytes)
    })?;
    Ok(PyBytes::new(py, &bytes))
}

/// One of the names that are known; what the others are called, `what` says.
pub fn choice<T: Copy>(what: &str, name: &str, known: &[(&str, T)]) -> PyResult<T> {
    let found = known.iter().find(|(known, _)| *known == name);
    found.map(|&(_, value)| value).ok_or_else(|| {
        let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
        error(format!("{what} cannot be {name:?}: give {}", either(&names)))
    })
}

/// The language of a code.
pub fn language(code: &str) -> PyResult<Language> {
    Language::from_code(code).ok_or_else(|| {
        let codes: Vec<&str> = Language::ALL.iter().map(|language| language.code()).collect();
        error(format!("language cannot be {code:?}: give {}", either(&codes)))
    })
}

/// The text with what a terminal or browser would act upon made visible.
#[pyfunction]
pub fn visible(text: &str) -> String {
    resdiff::render::visible(text).into_owned()
}

/// Writes a file, whole or not at all.
#[pyfunction]
pub fn write_file(py: Python<'_>, path: PathBuf, bytes: &[u8]) -> PyResult<()> {
    freely(py, || {
        resdiff::versions::write_file(&path, bytes).map_err(|error| {
            let why = why_unwritable(&error);
            format!("{} cannot be written, {why}: name another file", path.display())
        })
    })
}
