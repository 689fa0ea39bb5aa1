//! From a name, a path or bytes to a document.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use etcetera::BaseStrategy as _;
use pyo3::prelude::*;
use pyo3::types::PyBytes;
use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

use resdiff::Read;
use resdiff::model::{Language, ReadAs, Resolution, Sides};
use resdiff::read::Revisions;
use resdiff::render::terminal::{Canvas, Paint};
use resdiff::render::{json, terminal};
use resdiff::series;
use resdiff::structure::doubts;
use resdiff::versions::{Text, Versions, series_in, some_texts_in};

use crate::comparison::Comparison;
use crate::said::{caught, choice, freely, language, written};
use crate::series::Series;
use crate::session::Brief;

/// The stack of a reading thread: as much as a first thread has.
const STACK: usize = 8 << 20;

/// Finds and reads documents.
#[pyclass(frozen)]
pub struct Reader {
    reader: resdiff::Reader,
    versions: Versions,
    language: Option<Language>,
    ui: Option<Language>,
}

/// A document that was read, and what it was read from, which a report prints the sum of.
#[pyclass(frozen)]
#[derive(Clone)]
pub struct Document {
    pub document: Resolution,
    /// Not of a version of a series, of which no report prints it.
    pub bytes: Option<Bytes>,
}

/// The content of a file, or of a text that comes with the program.
pub type Bytes = Arc<Cow<'static, [u8]>>;

/// What a document is made of: it is there, or its bytes, what they are called and their language are, or its name is.
#[derive(FromPyObject)]
pub enum Source {
    Document(Py<Document>),
    Bytes((Vec<u8>, String, Option<String>)),
    Place(PathBuf),
}

/// The same without anything of Python's.
enum Given<'s> {
    Document(&'s Document),
    Text(Text),
    Place(&'s Path),
}

#[pymethods]
impl Reader {
    #[new]
    #[pyo3(signature = (language, ui, revisions, read_as, texts))]
    fn new(
        language: Option<&str>,
        ui: Option<&str>,
        revisions: &str,
        read_as: Option<&str>,
        texts: Option<PathBuf>,
    ) -> PyResult<Self> {
        let language = language.map(crate::said::language).transpose()?;
        let ui = ui.map(crate::said::language).transpose()?.filter(|ui| ui.is_known());
        let revisions = choice("revisions", revisions, &REVISIONS)?;
        let read_as = read_as.map(|name| choice("read_as", name, &READ_AS)).transpose()?;
        let versions = Versions::new(texts).with_library(library());
        let reader = resdiff::Reader::new().language(language).versions(versions.clone());
        let reader = reader.revisions(revisions).read_as(read_as);
        Ok(Self { reader, versions, language, ui })
    }

    /// Reads a document.
    fn read(&self, py: Python<'_>, source: Source) -> PyResult<Document> {
        let given = source.given()?;
        freely(py, || self.document(given))
    }

    /// Reads two documents at the same time, and compares them.
    fn compare(&self, py: Python<'_>, old: Source, new: Source) -> PyResult<Comparison> {
        let given = Sides::new(old.given()?, new.given()?);
        freely(py, || Ok(Comparison::new(self.pair(given)?, self.ui)))
    }

    /// What pairing needs of a document.
    fn brief(&self, py: Python<'_>, source: Source) -> PyResult<Brief> {
        let given = source.given()?;
        freely(py, || Ok(Brief::new(&self.document(given)?.document)))
    }

    /// Follows the paragraphs through documents; where the last one is the newest whatever its date, its place is kept.
    fn series(
        &self,
        py: Python<'_>,
        sources: Vec<Source>,
        newest_is_last: bool,
    ) -> PyResult<Series> {
        let given: Vec<Given<'_>> = sources.iter().map(Source::given).collect::<PyResult<_>>()?;
        freely(py, || {
            pool()?.install(|| {
                let read = |given| caught(|| Ok(self.document(given)?.document));
                let read: Vec<Result<Resolution, String>> =
                    given.into_par_iter().map(read).collect();
                let mut documents: Vec<Resolution> = read.into_iter().collect::<Result<_, _>>()?;
                let newest = if newest_is_last { documents.pop() } else { None };
                series::in_order(&mut documents);
                Series::new(documents, newest, self.ui)
            })
        })
    }

    /// The texts of a folder that stand for it in a series; the path itself where it is no folder.
    fn unfolded(&self, py: Python<'_>, path: PathBuf) -> PyResult<Vec<PathBuf>> {
        let language = self.language.unwrap_or_default();
        freely(py, || series_in(&path, language).map_err(|error| error.to_string()))
    }

    /// The texts of a folder.
    fn texts_in(&self, py: Python<'_>, folder: PathBuf) -> PyResult<Vec<PathBuf>> {
        freely(py, || some_texts_in(&folder).map_err(|error| error.to_string()))
    }

    /// The known texts, as JSON, and why others are not among them.
    fn versions<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyBytes>, Vec<String>)> {
        let listing = freely(py, || self.versions.list().map_err(|error| error.to_string()))?;
        let mut versions = listing.versions;
        versions
            .retain(|version| self.language.is_none_or(|language| language == version.language));
        let unread = listing.unread.iter().map(ToString::to_string).collect();
        Ok((written(py, |out| json::write_versions(out, &versions))?, unread))
    }
}

impl Reader {
    fn document(&self, given: Given<'_>) -> Result<Document, String> {
        let text = match given {
            Given::Document(document) => return Ok(document.clone()),
            Given::Text(text) => Ok(text),
            Given::Place(place) => self.reader.find(place),
        };
        let read = text.and_then(|text| self.reader.read(text));
        let Read { document, bytes, .. } = read.map_err(|error| error.to_string())?;
        Ok(Document { document, bytes: Some(Arc::new(bytes)) })
    }

    fn pair(&self, given: Sides<Given<'_>>) -> Result<Sides<Document>, String> {
        thread::scope(|scope| {
            let old = thread::Builder::new().stack_size(STACK);
            let old = old.spawn_scoped(scope, || caught(|| self.document(given.old)));
            let old =
                old.map_err(|error| format!("no thread can be started ({error}): end others"))?;
            let new = self.document(given.new);
            let old =
                caught(|| old.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))?;
            Ok(Sides::new(old, new?))
        })
    }
}

#[pymethods]
impl Document {
    /// What it is called.
    #[getter]
    fn name(&self) -> &str {
        self.document.name()
    }

    /// What a terminal shows of it, without colour.
    fn text<'py>(&self, py: Python<'py>, width: usize) -> PyResult<Bound<'py, PyBytes>> {
        written(py, |out| {
            let canvas = &mut Canvas::new(out, width, Paint::Plain);
            let ui = Language::shared([self.document.language]);
            terminal::write_resolution(canvas, &self.document, &doubts(&self.document), ui)
        })
    }

    /// It as JSON.
    fn json<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        written(py, |out| json::write_resolution(out, &self.document, &doubts(&self.document)))
    }
}

impl Source {
    fn given(&self) -> PyResult<Given<'_>> {
        Ok(match self {
            Source::Document(document) => Given::Document(document.get()),
            Source::Place(place) => Given::Place(place),
            Source::Bytes((bytes, name, code)) => {
                let mut text = Text::new(bytes.clone(), name);
                text.language = code.as_deref().map(language).transpose()?;
                Given::Text(text)
            }
        })
    }
}

const REVISIONS: [(&str, Revisions); 2] =
    [("accepted", Revisions::Accepted), ("original", Revisions::Original)];

const READ_AS: [(&str, ReadAs); 2] =
    [("resolution", ReadAs::Resolution), ("document", ReadAs::Document)];

/// The library's folder in the user's data folder, where the command has it too.
fn library() -> Option<PathBuf> {
    let strategy = etcetera::base_strategy::choose_native_strategy().ok()?;
    Some(strategy.data_dir().join("resdiff").join("versions"))
}

/// Threads that end with their work: those that stay would be missing in a process that Python forks.
fn pool() -> Result<ThreadPool, String> {
    let pool = ThreadPoolBuilder::new().stack_size(STACK).build();
    pool.map_err(|error| format!("no threads can be started ({error}): end others"))
}
