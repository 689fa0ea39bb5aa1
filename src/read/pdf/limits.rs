//! How much of a PDF is read before it is refused: no file may take unbounded time or memory.

/// The limits of one reading. The defaults are far above any document of the United Nations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Pages of a document. The report of a Main Committee has some 250.
    pub pages: usize,
    /// Bytes of all packed objects together, and of all content. A page of text has about 30,000.
    pub unpacked: usize,
    /// Characters of the document, in bytes. A page of text has about 4,000.
    pub characters: usize,
    /// Drawing operators of all pages together. A page of text has about 1,000 to 4,000.
    pub operators: usize,
    /// Elements and content references of the structure tree. A page of text has about 200.
    pub elements: usize,
    /// Levels of the structure tree, and of forms drawn inside forms.
    pub depth: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            pages: 2_000,
            unpacked: 96 << 20,
            characters: 16 << 20,
            operators: 6_000_000,
            elements: 1_000_000,
            depth: 64,
        }
    }
}
