//! What a caller may decide about reading: whose revisions count, and how much a file may cost.
//!
//! No file may take unbounded time or memory. The usual limits are far above any document of the United Nations.

use crate::model::ReadAs;

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
    /// As what structure reads it; `None` where that is found from the text.
    pub read_as: Option<ReadAs>,
    /// How much it may cost.
    pub limits: Limits,
    /// The file's name, only to say when it promises another format; the content alone decides.
    pub file_name: Option<String>,
}

/// How much a file may cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file itself. The longest documents with pictures have about 100 MB.
    pub input: u64,
    /// Bytes of a file of characters, which has no pictures. The text of 250 pages has about 1 MB, its web page 10.
    pub text: u64,
    /// Bytes of what is read of it, in UTF-8. 250 pages have about 1 MB.
    pub characters: u64,
    /// Lines and paragraphs. 250 pages have about 15,000 lines.
    pub lines: usize,
    /// Files inside an archive. A Word file of 250 pages has about 30, and one more for each picture.
    pub members: usize,
    /// Bytes that all parts of an archive unpack to. The text of 250 pages has about 10 MB.
    pub unpacked: u64,
    /// How many times its packed size a part may unpack to, where it is not small anyway. Word's own parts
    /// reach about 30; deflate ends at 1,032.
    pub ratio: u64,
    /// Elements inside elements. Word nests about 30 deep, tables in tables included.
    pub depth: usize,
    /// Elements of one part. 250 pages have about 300,000.
    pub elements: usize,
    /// What is read of a PDF.
    pub pdf: PdfLimits,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            input: 512 << 20,
            text: 64 << 20,
            characters: 8 << 20,
            lines: 80_000,
            members: 20_000,
            unpacked: 256 << 20,
            ratio: 250,
            depth: 250,
            elements: 4_000_000,
            pdf: PdfLimits::default(),
        }
    }
}

/// How much a PDF may cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PdfLimits {
    /// Pages. The report of a Main Committee has some 250.
    pub pages: usize,
    /// Bytes of all packed objects together, and of all content. A page of text has about 30,000.
    pub unpacked: usize,
    /// Bytes of text. A page has about 4,000.
    pub characters: usize,
    /// Drawing operators of all pages together. A page of text has about 1,000 to 4,000.
    pub operators: usize,
    /// Elements and content references of the structure tree. A page of text has about 200.
    pub elements: usize,
    /// Levels of the structure tree, and of forms drawn inside forms.
    pub depth: usize,
}

impl Default for PdfLimits {
    fn default() -> Self {
        Self {
            pages: 2_000,
            unpacked: 64 << 20,
            characters: 8 << 20,
            operators: 6_000_000,
            elements: 1_000_000,
            depth: 64,
        }
    }
}
