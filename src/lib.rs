//! Compares the same United Nations resolution in different years.
//!
//! # The way of a document
//!
//! ```text
//! path or symbol ─► read ─► structure ─► Resolution ─┐
//!                                                    ├─► align ─► words ─► classify ─► Comparison ─► render ─► bytes
//! path or symbol ─► read ─► structure ─► Resolution ─┘
//! ```
//!
//! - [`model`]: the plain data that the steps hand to each other; `language`: what is known of each language, as data
//! - [`read`]: bytes → [`read::RawText`], blocks in reading order; knows file formats
//! - [`structure`]: `RawText` → [`model::Resolution`]; knows United Nations documents and their languages
//! - `tokens`: text → words, and what they mention: dates, documents, ordinals, numbers
//! - `align`: two paragraph lists → which became which, by index
//! - `words`: two texts → which words are the same, removed and added
//! - [`classify`]: a changed run of words → its class: action, figure, citation, bracket, wording, editorial or roll-over
//! - [`compare`]: two resolutions → [`compare::Comparison`], the one complete result
//! - [`findings`]: a comparison → what it says about the whole document
//! - [`view`]: what of a comparison and its findings is shown, when some classes of change are hidden
//! - [`render`]: views, texts and series → terminal text, HTML, JSON, Markdown, tables, Word; computes no difference,
//!   similarity or class, only the figures that a reader sees
//! - [`series`]: several years → lineages of paragraphs, origins of words; composes comparisons
//! - [`session`]: which resolution of a session succeeds which
//! - [`versions`]: the texts that come with the program, and a folder of one's own
//!
//! # Words
//!
//! *Old* and *new* are the two sides. A *paragraph* is the unit of comparison; its *label* ("3.", "(b)") is held apart
//! from its *text*; its *address* (`PP7`, `OP12(b)`) says where it stands. A *row* is one line of a comparison: a pair, a
//! split, a merge, an addition or a removal. A *span* is a run of words that is same, removed or added. What structure
//! takes out of the body is *set aside*, never dropped. A *series* is the same resolution over several years, a *lineage*
//! one paragraph's way through it.
//!
//! # Example
//!
//! The changed paragraphs of two texts, with their words marked; `examples/` has more.
//!
//! ```
//! # fn main() -> Result<(), resdiff::Error> {
//! let old = "The General Assembly,\n\n1. Requests a report;\n\n2. Decides to meet in 2024.";
//! let new = "The General Assembly,\n\n1. Urges a report;\n\n2. Decides to meet in 2024.";
//! for row in resdiff::compare_texts(old, new)?.changed_rows() {
//!     assert_eq!(row.address(), "OP1");
//!     assert_eq!(row.marked(), "[-Requests-]{+Urges+} a report;");
//! }
//! # Ok(())
//! # }
//! ```
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

mod align;
mod chain;
pub mod classify;
pub mod compare;
mod facade;
pub mod findings;
mod language;
pub mod model;
pub mod read;
mod reader;
pub mod render;
pub mod series;
pub mod session;
pub mod structure;
mod tokens;
pub mod versions;
pub mod view;
mod words;

pub use facade::{compare_files, compare_texts, read_file};
pub use reader::{Error, Read, Reader, sha256};

/// Runs the manual's Rust with the tests of the documentation.
#[cfg(doctest)]
#[doc = include_str!("../docs/rust.md")]
struct Manual;
