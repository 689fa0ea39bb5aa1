//! The plain data that the steps of the pipeline hand to each other.
//!
//! Nothing here reads, compares or prints; see the crate guide for the way of a document.

use std::fmt;

mod date;
mod language;
mod masthead;
mod mention;
mod part;
mod side;
mod symbol;

pub use date::Date;
pub use language::{Language, Script};
pub use masthead::{DocumentType, Masthead, Session, Stage, Vote, Voters};
pub use mention::{What, When};
pub use part::{Item, Part};
pub use side::{Side, Sides};
pub use symbol::{Document, Parts, Series, SessionKind, Symbol};

/// Gives enums the name that programs read: that of the variant, as strum writes it.
macro_rules! named {
    ($($kind:ty),*) => {
        $(impl $kind {
            /// The name that programs read: that of the variant, in small letters with hyphens.
            pub fn name(self) -> &'static str {
                self.into()
            }
        })*
    };
}
pub(crate) use named;

named!(Kind, ReadAs, SetAsideKind, SessionKind, DocumentType, Part);

/// What a paragraph is in its resolution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Kind {
    /// "The General Assembly,"
    Opener,
    /// A paragraph of the preamble.
    Preambular,
    /// A paragraph that acts, mostly numbered.
    Operative,
    /// A lettered or numbered paragraph below another one, to any depth.
    Subparagraph,
    /// The title of a part or section.
    Heading,
    /// The heading of an annex, or a paragraph in one that is neither a heading nor a subparagraph.
    Annex,
    /// The lines that close the text: meeting and date of adoption, the vote.
    Closing,
    /// A paragraph of a document that is no resolution, numbered or not, that stands below no other one.
    Text,
}

/// What a text is read as.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum ReadAs {
    /// A resolution or decision: an opener, a preamble, operative paragraphs, annexes.
    #[default]
    Resolution,
    /// Anything else (a treaty, a statute, a contract, a note, an essay): its own headings and numbers, and nothing that only
    /// resolutions have.
    Document,
}

/// Where a paragraph stands, as diplomats cite it: `PP7`, `OP12`, `OP12(b)(ii)`, `II.OP3`; in other documents and in annexes
/// as their own numbers have it: `article 21 (3)`, `2.3.4`, `§ 5 (b)`, `Annex II, article 4 (2)`.
///
/// Within one resolution every address occurs once.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Address(String);

impl Address {
    /// Wraps the printed form.
    pub fn new(printed: impl Into<String>) -> Self {
        Self(printed.into())
    }

    /// The printed form.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// A reference to a footnote inside a paragraph; the mark itself is not part of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteMark {
    /// The note's number as printed.
    pub number: String,
    /// Where the mark stood: a byte offset into the paragraph's text, at most its length.
    pub at: usize,
}

impl NoteMark {
    /// The same mark in a text that has `bytes` more before it.
    pub fn moved(self, bytes: usize) -> Self {
        Self { at: self.at + bytes, ..self }
    }
}

/// The unit of comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it stands; unique in its resolution.
    pub address: Address,
    /// What it is.
    pub kind: Kind,
    /// The printed number or letter ("3.", "(b)"), held apart so that renumbering is never an edit.
    pub label: Option<String>,
    /// The words as printed: wraps undone, label and footnote marks taken out.
    pub text: String,
    /// The footnote marks taken out of the text, in order.
    pub marks: Vec<NoteMark>,
    /// How deep a subparagraph stands: 0 for all other kinds, 1 for (a), 2 for (i) below it.
    pub depth: usize,
}

/// A footnote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Its number as printed.
    pub number: String,
    /// Its words as printed, wraps undone.
    pub text: String,
}

/// Why something was taken out of the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum SetAsideKind {
    /// A line of the first page above the body: organisation, symbol, dates, session, agenda item.
    Masthead,
    /// The title of the resolution.
    Title,
    /// A running head: symbol or title repeated on a later page.
    PageHead,
    /// A page number such as "2/3".
    PageNumber,
    /// A job number such as "24-23093 (E)", with the print date beside it.
    JobNumber,
    /// The text of a barcode such as "*2423093*".
    Barcode,
    /// A web address printed by the extractor.
    Link,
    /// The line of underscores above the footnotes.
    NoteRule,
    /// Asterisks between two sections: "* * *".
    Separator,
    /// Navigation and other matter of a web page around the text.
    WebPage,
    /// What is told about the text around it: a report, the votes, what speakers said.
    About,
    /// What stands before the lines of a page: their numbers, the marks by which an e-mail quotes.
    Margin,
    /// What an e-mail says around the text: its head, its writer's words and name.
    Mail,
    /// What is drawn across a page or turned against it: "DRAFT".
    Watermark,
    /// The comment of a reader, with who wrote it.
    Comment,
    /// A table of contents.
    Contents,
    /// The same text in another language than the one that is read.
    OtherLanguage,
    /// The text of a note that nothing in the document refers to.
    LooseNote,
    /// Words that the document hides.
    Hidden,
}

/// Something that structure took out of the body, kept so that nothing is lost in silence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    /// Why.
    pub kind: SetAsideKind,
    /// The words as they stood.
    pub text: String,
}

/// Where a document came from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Source {
    /// A path, "standard input", or "built in: en/A-RES-78-241.txt".
    pub name: String,
    /// The SHA-256 of its bytes in hexadecimal, where somebody took it.
    pub sha256: Option<String>,
    /// Its pages; `None` where the format has none or does not tell.
    pub pages: Option<u32>,
    /// What its reader should know of how it was read, one sentence each, without its name.
    pub remarks: Vec<String>,
}

impl Source {
    /// A source of which only the name is known.
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }
}

/// One document, rebuilt: the input of every comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolution {
    /// Where it was read from.
    pub source: Source,
    /// What it was read as.
    pub read_as: ReadAs,
    /// Its language.
    pub language: Language,
    /// The facts of its first page.
    pub masthead: Masthead,
    /// Its paragraphs in reading order.
    pub paragraphs: Vec<Paragraph>,
    /// Its footnotes in reading order.
    pub notes: Vec<Note>,
    /// What was taken out of the body, in reading order.
    pub set_aside: Vec<SetAside>,
}

impl Resolution {
    /// The name to call it by: the symbol, else the title, else the source.
    pub fn name(&self) -> &str {
        if let Some(symbol) = &self.masthead.symbol {
            symbol.as_str()
        } else if let Some(title) = &self.masthead.title {
            title
        } else {
            &self.source.name
        }
    }
}
