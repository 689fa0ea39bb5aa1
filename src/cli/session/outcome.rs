//! What became of one entry of a session.

use resdiff::session::Figures;

/// What became of one entry.
pub(super) enum Outcome {
    /// It was compared, now or by the run that is resumed.
    Compared(Box<Figures>),
    /// One of its texts could not be read; the sentence says why.
    Failed(String),
    /// It has one text only.
    Alone,
}
