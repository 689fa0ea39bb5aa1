//! What the Python package `resdiff` does in Rust: reading, comparing, writing.
//!
//! It is thin. Everything that Python sees of a result is JSON, as the library writes it; the classes that people use are
//! made of it in Python. Whoever reads or compares lets go of the interpreter, so that Python's threads work at the same
//! time.

mod comparison;
mod reader;
mod said;
mod series;
mod session;

use pyo3::prelude::*;

/// Reading, comparing and writing, for the modules of `resdiff`.
#[pymodule]
mod _native {
    #[pymodule_export]
    use crate::comparison::Comparison;
    #[pymodule_export]
    use crate::reader::{Document, Reader};
    #[pymodule_export]
    use crate::said::{ResdiffError, visible, write_file};
    #[pymodule_export]
    use crate::series::Series;
    #[pymodule_export]
    use crate::session::{Brief, pair};
}
