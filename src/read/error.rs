//! Why a file cannot be read, and what its reader should know of one that was: each with its sentence.

use super::{Format, Revisions};

/// Something about a file that its reader should know; the text was read all the same.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Warning {
    /// The file breaks off after these pages.
    #[error("the file breaks off; {} found", counted(*pages, "page of it was", "pages of it were"))]
    CutOff {
        /// Pages found before the break.
        pages: usize,
    },
    /// How many pages are damaged.
    #[error("{} damaged and may lack text", counted(*.0, "page is", "pages are"))]
    DamagedPages(usize),
    /// How many characters are unknown and stand as U+FFFD.
    #[error("{} could not be read", counted(*.0, "character", "characters"))]
    UnknownCharacters(usize),
    /// How many pages are images without text.
    #[error("{} without text", counted(*.0, "page is an image", "pages are images"))]
    ScannedPages(usize),
    /// A limit of the reader was reached, and what lies behind it was not read.
    #[error("the file is too large to be read to its end")]
    LimitReached,
    /// The encoding that the text was read in, where it is not UTF-8: often no more than a good guess.
    #[error("read as {0}")]
    Encoding(&'static str),
    /// The name promises another format than the content has.
    #[error("its name says otherwise, but it is {is}")]
    Misnamed {
        /// What the content is.
        is: Format,
    },
    /// The part of the file that is damaged.
    #[error("{0} is damaged and was read as far as it goes")]
    DamagedPart(&'static str),
    /// The document has changes that nobody has accepted or rejected yet; the field says which text was read.
    #[error("has tracked changes, read as if {}", if *.0 == Revisions::Accepted { "accepted" } else { "rejected" })]
    TrackedChanges(Revisions),
    /// Words are struck out.
    #[error("has struck words, read as {}", if *.0 == Revisions::Accepted { "deleted" } else { "text" })]
    StruckWords(Revisions),
    /// It has so many comments.
    #[error("has {}, which {} set aside", counted(*.0, "comment", "comments"), if *.0 == 1 { "is" } else { "are" })]
    Comments(usize),
    /// It has so many documents inside it, whose text stands in other files or formats.
    #[error("has {}, which {} not read", counted(*.0, "embedded document", "embedded documents"), if *.0 == 1 { "is" } else { "are" })]
    Embedded(usize),
    /// The names of the files that come with a mail, whose text is not read.
    #[error("comes with {}, which {} not read: save and give what is to be compared", .0.join(", "), if .0.len() == 1 { "is" } else { "are" })]
    Attachments(Vec<String>),
}

/// Why a file cannot be read; one sentence that says what to do, without the file's name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// No bytes, or white space only.
    #[error("is empty: give a file with the text of a resolution")]
    Empty,
    /// Bytes that are no text in a known encoding or format; the field says what they seem to be.
    #[error("seems to be {0}, which cannot be read: save it as plain text first")]
    NotText(&'static str),
    /// A file that only a password opens.
    #[error("is locked with a password: save a copy without one first")]
    Encrypted,
    /// A format that is known but not read.
    #[error("is {what}, which cannot be read: {advice}")]
    Foreign {
        /// What it is.
        what: &'static str,
        /// What to do.
        advice: &'static str,
    },
    /// A Word file that cannot be read; the field says why.
    #[error(
        "is a Word file that cannot be read ({0}): open it in Word or LibreOffice and save it again"
    )]
    DamagedWord(&'static str),
    /// An OpenDocument file that cannot be read, and why.
    #[error(
        "is an OpenDocument file that cannot be read ({0}): open it in LibreOffice and save it again"
    )]
    DamagedOpen(&'static str),
    /// Pages that are images without text.
    #[error(
        "has only images on its {pages} pages and no text: run text recognition (OCR) over it first"
    )]
    Scanned {
        /// How many pages the file has.
        pages: usize,
    },
    /// Fonts that lack the maps from their glyphs to characters.
    #[error(
        "shows text without telling its characters: download it again, or run text recognition (OCR) over it"
    )]
    Illegible,
    /// A file too damaged to find its text.
    #[error("is a PDF too damaged to read: download it again")]
    Damaged,
    /// A file that breaks its reader: a fault of the program, which the file's maker may have meant.
    #[error("breaks the program that reads it: open it in another program and save it again")]
    Failed,
    /// A file above a limit.
    #[error("is too large to read ({0}): split it first")]
    TooLarge(Limit),
}

/// What of a file is above its limit in [`Limits`](super::Limits).
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::Display)]
#[allow(missing_docs)]
pub enum Limit {
    #[strum(serialize = "its size")]
    Input,
    #[strum(serialize = "the length of its text")]
    Characters,
    #[strum(serialize = "the number of its lines")]
    Lines,
    #[strum(serialize = "the number of its pages")]
    Pages,
    #[strum(serialize = "the number of files in it")]
    Members,
    #[strum(serialize = "what its packed parts unpack to")]
    Unpacked,
    #[strum(serialize = "a part that unpacks to far more than it should")]
    Ratio,
    #[strum(serialize = "how deep its elements are nested")]
    Depth,
    #[strum(serialize = "the number of its elements")]
    Elements,
}

/// "1 page is", "2 pages are".
fn counted(count: usize, one: &str, more: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { more })
}
