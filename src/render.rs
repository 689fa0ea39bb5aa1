//! `Comparison` → bytes.
//!
//! A renderer lays out what it is given; it computes no difference, similarity or class. What all of
//! them share stands here: the roles that a piece of text can play, the outline that folds unchanged
//! paragraphs, and the words for what happened.

pub mod changelog;
mod clauses;
pub mod csv;
mod doubts;
mod evidence;
mod facts;
mod figures;
mod findings;
mod first;
pub mod html;
pub mod json;
mod lead;
mod margin;
pub mod markdown;
mod openings;
mod outline;
mod paper_size;
mod part_view;
#[cfg(feature = "pdf")]
pub mod pdf;
mod phrases;
mod pieces;
mod prelude;
mod rules;
#[cfg(test)]
mod sample;
mod sections;
mod sentences;
mod sheet;
pub mod terminal;
mod timeline;
mod ui;
mod visible;
pub mod word;
pub mod xlsx;

pub use doubts::doubt;
pub use evidence::{alone, evidence};
pub use paper_size::PaperSize;
pub use visible::visible;

/// What a piece of output is, never how it looks; each renderer has one table from role to looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Words as they are in both texts.
    Text,
    /// Words of the new text only.
    Added,
    /// Words of the old text only.
    Removed,
    /// The sign of an added paragraph, and the words that say so.
    AddedSign,
    /// The sign of a removed paragraph, and the words that say so.
    RemovedSign,
    /// The sign of a moved paragraph, and the words that say from where and to where.
    Moved,
    /// The sign of an edited, split or merged paragraph, and the words that say so.
    Edited,
    /// What may be passed over: names of unchanged paragraphs, words of explanation.
    Quiet,
    /// The title of the page or of a section.
    Heading,
    /// The address of a paragraph.
    Address,
    /// A reason to doubt.
    Warning,
}
