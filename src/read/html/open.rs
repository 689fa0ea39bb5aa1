//! An element that is open, and what it makes of its text.

use super::elements::Kind;
use super::lists::List;
use crate::read::table::Cell;

/// What an element and those around it make of their text.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Context {
    /// Nobody sees it.
    pub skipped: bool,
    /// It keeps its line ends.
    pub preformatted: bool,
    /// It stands around the document.
    pub chrome: bool,
    /// It is the document's.
    pub main: bool,
    /// A header or footer in it may be the document's.
    pub article: bool,
}

/// What text is read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reads {
    Nothing,
    Lines,
    Aside,
    Prose,
}

/// An open element.
#[derive(Debug)]
pub(super) struct Open {
    pub name: String,
    pub kind: Kind,
    pub context: Context,
    /// It is a note.
    pub note: bool,
    pub list: Option<List>,
    /// The place in a table around it.
    pub around: Cell,
}
