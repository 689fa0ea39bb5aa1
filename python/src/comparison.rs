//! A comparison, and everything that can be written of it.

use pyo3::prelude::*;
use pyo3::types::PyBytes;

use resdiff::classify::Class;
use resdiff::compare::compare;
use resdiff::findings::{self, Findings};
use resdiff::model::{Language, Sides};
use resdiff::render::changelog::{Style, write_changelog};
use resdiff::render::html::Report;
use resdiff::render::terminal::{Arrangement, Canvas, Paint};
use resdiff::render::word::{Moves, Redline};
use resdiff::render::{PaperSize, csv, html, json, markdown, pdf, terminal, word, xlsx};
use resdiff::session::Figures;
use resdiff::sha256;
use resdiff::view::View;

use crate::reader::{Bytes, Document};
use crate::said::{choice, error, written};

/// Two documents compared, with what is said about them as a whole.
#[pyclass(frozen)]
pub struct Comparison {
    comparison: resdiff::compare::Comparison,
    findings: Findings,
    /// What the documents were read from.
    bytes: Sides<Option<Bytes>>,
    ui: Language,
}

impl Comparison {
    /// Compares two documents; the words around them are in `ui`, else in their own language where both have the same.
    pub fn new(documents: Sides<Document>, ui: Option<Language>) -> Self {
        let both = documents.as_ref();
        let ui = ui.unwrap_or_else(|| Language::shared(both.map(|one| one.document.language)));
        let bytes = both.map(|one| one.bytes.clone());
        let comparison = compare(documents.map(|one| one.document));
        let findings = findings::find(&comparison);
        Self { comparison, findings, bytes, ui }
    }

    fn view(&self, hidden: &[Class]) -> View<'_> {
        View::new(&self.comparison, &self.findings).hide(hidden).with_ui(self.ui)
    }
}

#[pymethods]
impl Comparison {
    /// The old and the new document.
    fn documents(&self) -> (Document, Document) {
        let documents = self.comparison.documents.as_ref().zip(self.bytes.as_ref());
        let Sides { old, new } = documents
            .map(|(document, bytes)| Document { document: document.clone(), bytes: bytes.clone() });
        (old, new)
    }

    /// How much changed, as JSON.
    fn figures<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        written(py, |out| Ok(serde_json::to_writer(out, &Figures::new(&self.comparison))?))
    }

    /// All of it as JSON.
    fn json<'py>(&self, py: Python<'py>, hide: Vec<String>) -> PyResult<Bound<'py, PyBytes>> {
        let hidden = classes(&hide)?;
        written(py, |out| json::write_comparison(out, &self.view(&hidden)))
    }

    /// The report.
    fn html<'py>(
        &self,
        py: Python<'py>,
        hide: Vec<String>,
        side_by_side: bool,
        all: bool,
        print: bool,
        options: Vec<String>,
    ) -> PyResult<Bound<'py, PyBytes>> {
        let hidden = classes(&hide)?;
        let report = Report { side_by_side, all, print, made: None, options };
        written(py, |out| {
            // Only a report prints the sums of the texts, so they are taken here.
            let mut comparison = self.comparison.clone();
            for (source, bytes) in [
                (&mut comparison.documents.old.source, &self.bytes.old),
                (&mut comparison.documents.new.source, &self.bytes.new),
            ] {
                source.sha256 = bytes.as_ref().map(|bytes| sha256(bytes));
            }
            let view = View::new(&comparison, &self.findings).hide(&hidden).with_ui(self.ui);
            html::write_comparison(out, &view, &report)
        })
    }

    /// What a terminal shows, without colour.
    fn text<'py>(
        &self,
        py: Python<'py>,
        hide: Vec<String>,
        view: &str,
        width: usize,
        all: bool,
    ) -> PyResult<Bound<'py, PyBytes>> {
        let hidden = classes(&hide)?;
        let view = choice("view", view, &VIEWS)?;
        written(py, |out| {
            let canvas = &mut Canvas::new(out, width, Paint::Plain);
            terminal::write_comparison(canvas, &self.view(&hidden), view, all)
        })
    }

    /// Markdown: a table, or as the view says a text, a list or figures.
    fn markdown<'py>(
        &self,
        py: Python<'py>,
        hide: Vec<String>,
        view: Option<&str>,
        all: bool,
    ) -> PyResult<Bound<'py, PyBytes>> {
        let hidden = classes(&hide)?;
        let view = view.map(|view| choice("view", view, &VIEWS)).transpose()?;
        written(py, |out| markdown::write_comparison(out, &self.view(&hidden), view, all))
    }

    /// One line per paragraph.
    fn csv<'py>(&self, py: Python<'py>, hide: Vec<String>) -> PyResult<Bound<'py, PyBytes>> {
        let hidden = classes(&hide)?;
        written(py, |out| csv::write_comparison(out, &self.view(&hidden)))
    }

    /// One line per change.
    fn changelog<'py>(
        &self,
        py: Python<'py>,
        hide: Vec<String>,
        style: &str,
    ) -> PyResult<Bound<'py, PyBytes>> {
        let hidden = classes(&hide)?;
        let style = choice("format", style, &STYLES)?;
        written(py, |out| write_changelog(out, &self.view(&hidden), style))
    }

    /// A file of an office program: a redline, a table beside each other, or a workbook.
    #[expect(clippy::too_many_arguments, reason = "Python names them")]
    fn office<'py>(
        &self,
        py: Python<'py>,
        kind: &str,
        hide: Vec<String>,
        author: Option<String>,
        date: Option<String>,
        moves: &str,
        paper: &str,
    ) -> PyResult<Bound<'py, PyBytes>> {
        let hidden = classes(&hide)?;
        let kind = choice("the kind", kind, &OFFICE)?;
        let moves = choice("moves", moves, &MOVES)?;
        let paper = choice("paper", paper, &PAPERS)?;
        if kind == Office::Redline && !hidden.is_empty() {
            return Err(error(
                "a redline has every change, or rejecting all would not give the old text: leave hide out, or use to_table()",
            ));
        }
        if author
            .as_ref()
            .is_some_and(|name| name.trim().is_empty() || name.contains(char::is_control))
        {
            return Err(error(
                "author cannot be empty or have several lines: write a name on one line",
            ));
        }
        written(py, |out| {
            let view = self.view(&hidden);
            let usual = Redline::new(&view);
            let author = author.map_or(usual.author, |name| name.trim().to_owned());
            let redline = Redline { author, date: date.or(usual.date), moves, paper };
            match kind {
                Office::Redline => word::write_redline(out, &view, &redline),
                Office::Table => word::write_table(out, &view, &redline),
                Office::Workbook => xlsx::write_comparison(out, &view, &redline),
            }
        })
    }

    /// A report to print.
    fn pdf<'py>(
        &self,
        py: Python<'py>,
        hide: Vec<String>,
        paper: &str,
    ) -> PyResult<Bound<'py, PyBytes>> {
        let hidden = classes(&hide)?;
        let paper = choice("paper", paper, &PAPERS)?;
        let fonts = pdf::font_folders(etcetera::home_dir().ok().as_deref());
        written(py, |out| pdf::write_comparison(out, &self.view(&hidden), paper, &fonts))
    }
}

/// A file of an office program.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Office {
    Redline,
    Table,
    Workbook,
}

const OFFICE: [(&str, Office); 3] =
    [("redline", Office::Redline), ("table", Office::Table), ("workbook", Office::Workbook)];

const VIEWS: [(&str, Arrangement); 4] = [
    ("inline", Arrangement::Inline),
    ("side-by-side", Arrangement::SideBySide),
    ("list", Arrangement::List),
    ("summary", Arrangement::Summary),
];

const STYLES: [(&str, Style); 3] =
    [("text", Style::Text), ("markdown", Style::Markdown), ("csv", Style::Csv)];

const MOVES: [(&str, Moves); 2] = [("plain", Moves::Plain), ("tracked", Moves::Tracked)];

const PAPERS: [(&str, PaperSize); 2] = [("letter", PaperSize::Letter), ("a4", PaperSize::A4)];

/// The classes of their names.
fn classes(names: &[String]) -> PyResult<Vec<Class>> {
    let known: Vec<(&str, Class)> = Class::ALL.iter().map(|class| (class.name(), *class)).collect();
    names.iter().map(|name| choice("hide", name, &known)).collect()
}
