//! How much of a PDF is read before it is refused: no file may take unbounded time or memory.

/// The limits of one reading. The defaults are far above any document of the United Nations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Pages of a document. The longest report in the corpus has 257.
    pub pages: usize,
    /// Bytes of one unpacked stream, and of all packed objects together.
    pub unpacked: usize,
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
            pages: 5_000,
            unpacked: 128 << 20,
            operators: 20_000_000,
            elements: 4_000_000,
            depth: 64,
        }
    }
}
