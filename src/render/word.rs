//! Word files: a redline, in which every difference is a tracked change, and a synoptic table.
//!
//! Accepting all changes of a redline gives exactly the new paragraphs and notes, rejecting all exactly the old ones, with
//! their labels. Differences in print only (hyphens, quotes, spaces) are tracked as well, under an author of their own,
//! so that a reader can put them out of sight.
//!
//! `stream` says in which order rows are written, `redline` drafts the paragraphs, `document` writes them; `table` writes
//! the synoptic table; `parts/` holds what is the same in every file, as XML. The same comparison gives the same bytes.
//!
//! Elements are written here, not by a crate: docx-rust has no tracked changes, rwml is large and young, and docx-rs would
//! bring 62 crates for the few elements that are needed.

mod comments;
mod document;
mod draft;
mod ends;
mod footnotes;
mod labels;
mod looks;
mod masthead;
mod package;
mod parts;
mod prelude;
mod redline;
mod references;
mod revisions;
mod runs;
mod stream;
mod table;
mod xml;

use revisions::Revisions;

use crate::render::word::prelude::*;

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
    /// What it is printed on.
    pub paper: PaperSize,
}

impl Redline {
    /// The author unless another one is named.
    pub const AUTHOR: &'static str = "resdiff";

    /// A redline as it is made unless something else is asked for: dated as the new resolution is.
    pub fn new(view: &View<'_>) -> Self {
        let facts = &view.documents.new.masthead;
        let date = facts.adopted.or(facts.issued);
        Self {
            author: Self::AUTHOR.to_string(),
            date: date.map(|date| format!("{date}T00:00:00Z")),
            moves: Moves::default(),
            paper: PaperSize::default(),
        }
    }
}

/// Writes the new text with every difference as a tracked change, as a Word file.
///
/// # Errors
/// When `out` does.
pub fn write_redline(out: &mut dyn Write, view: &View<'_>, redline: &Redline) -> io::Result<()> {
    let draft = redline::draft(view, redline.moves);
    let language = view.documents.new.language;
    // The changes are numbered in this order: those of the text, of the notes, of the head.
    let mut revisions = Revisions::new(redline);
    let (document, comments) = document::write(view, &draft, redline.paper, &mut revisions);
    let parts = [
        Some(("footnotes", draft.footnotes.write(&mut revisions))),
        Some(("header1", parts::header(view, &mut revisions))),
        Some(("footer1", parts::footer())),
        comments.map(|comments| ("comments", comments)),
        Some(("styles", parts::styles(language))),
        Some(("settings", parts::settings(language, draft.footnotes.start))),
    ];
    let parts: Vec<package::Part> = parts.into_iter().flatten().collect();
    package::write(out, view, redline, &document, &parts)
}

/// Writes both texts side by side, changes marked, as a Word file.
///
/// # Errors
/// When `out` does.
pub fn write_table(out: &mut dyn Write, view: &View<'_>, redline: &Redline) -> io::Result<()> {
    let language = view.documents.new.language;
    let parts = [
        ("header1", parts::names(view)),
        ("footer1", parts::footer()),
        ("styles", parts::styles(language)),
        ("settings", parts::settings(language, None)),
    ];
    package::write(out, view, redline, &table::write(view, redline.paper), &parts)
}
