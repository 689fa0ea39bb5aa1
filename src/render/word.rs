//! Word files: a redline, in which every difference is a tracked change, and a synoptic table.
//!
//! Accepting all changes of a redline gives exactly the new paragraphs and notes, rejecting all exactly the old ones, with
//! their labels. Differences in print only (hyphens, quotes, spaces) are tracked as well, under an author of their own,
//! so that a reader can put them out of sight.
//!
//! `stream` says in which order rows are written, `redline` drafts the paragraphs, `document` writes them; the other
//! modules hold one part of the package or one question each. The same comparison gives the same bytes.

mod cells;
mod comments;
mod document;
mod draft;
mod footnotes;
mod labels;
mod looks;
mod margins;
mod masthead;
mod notes;
mod numbering;
mod opening;
mod package;
mod pieces;
mod redline;
mod references;
mod revisions;
mod runs;
mod settings;
mod stream;
mod styles;
mod table;
pub(crate) mod xml;

use std::io::{self, Write};

use crate::view::View;
use package::Package;
use revisions::Revisions;

/// How moved paragraphs are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Moves {
    /// As a deletion and an insertion, each with a comment that says from where and to where.
    #[default]
    Plain,
    /// The same with Word's own move marks, where no word changed.
    Tracked,
}

/// What may be chosen in a redline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redline {
    /// Who made the changes, as Word shows it.
    pub author: String,
    /// When, in ISO 8601 ("2024-12-02T00:00:00Z"); `None` for changes without a date.
    pub date: Option<String>,
    /// How moves are written.
    pub moves: Moves,
}

impl Redline {
    /// The author unless another one is named.
    pub const AUTHOR: &'static str = "resdiff";

    /// A redline as it is made unless something else is asked for: dated as the new resolution is.
    pub fn of(view: &View<'_>) -> Self {
        let facts = &view.documents.new.masthead;
        let date = facts.adopted.or(facts.issued);
        Self {
            author: Self::AUTHOR.to_string(),
            date: date.map(|date| format!("{date}T00:00:00Z")),
            moves: Moves::default(),
        }
    }
}

/// Writes the new text with every difference as a tracked change, as a Word file.
///
/// # Errors
/// When `out` does.
pub fn write_redline(out: &mut dyn Write, view: &View<'_>, redline: &Redline) -> io::Result<()> {
    let draft = redline::draft(view, redline.moves);
    let mut revisions = Revisions::new(redline);
    let mut package = Package::new(view, &redline.author, redline.date.as_deref());
    let body = document::Body::write(view, &draft, &mut revisions);
    package.document(body.xml);
    package.footnotes(notes::write(view, &draft.footnotes, &mut revisions));
    package.header(margins::header(view, &mut revisions));
    package.footer(margins::footer());
    package.comments(body.comments);
    package.numbering(numbering::write(&draft.lists));
    package.styles(styles::write(view));
    package.settings(settings::write(view, draft.footnotes.start));
    package.finish(out)
}

/// Writes both texts side by side, changes marked, as a Word file.
///
/// # Errors
/// When `out` does.
pub fn write_table(out: &mut dyn Write, view: &View<'_>, redline: &Redline) -> io::Result<()> {
    let mut package = Package::new(view, &redline.author, redline.date.as_deref());
    package.document(table::write(view));
    package.header(margins::names(view));
    package.footer(margins::footer());
    package.styles(styles::write(view));
    package.settings(settings::write(view, None));
    package.finish(out)
}
