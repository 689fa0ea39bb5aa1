//! What a caller may decide about reading.

use super::Limits;

/// Which text of a document with tracked changes is read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Revisions {
    /// As if every change had been accepted.
    #[default]
    Accepted,
    /// As if every change had been rejected.
    Original,
}

/// How to read a document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// Which text of a document with tracked changes.
    pub revisions: Revisions,
    /// How much it may cost.
    pub limits: Limits,
    /// The file's name, only to say when it promises another format; the content alone decides.
    pub file_name: Option<String>,
}
