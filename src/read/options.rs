//! What a caller may decide about reading: whose revisions count, and how much a file may cost.

/// Which text of a document with tracked changes is read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Revisions {
    /// As if every change had been accepted.
    #[default]
    Accepted,
    /// As if every change had been rejected.
    Original,
}

/// How much a file may cost before it is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file itself.
    pub input: u64,
    /// Files inside an archive.
    pub members: usize,
    /// Bytes that all parts of an archive that are read may unpack to.
    pub unpacked: u64,
    /// How many times its packed size a part may unpack to, where it is not small anyway.
    pub ratio: u64,
    /// Elements inside elements.
    pub depth: usize,
    /// Elements of one part.
    pub elements: usize,
    /// What is read of a PDF.
    pub pdf: super::pdf::Limits,
}

impl Limits {
    /// The longest documents of the United Nations with pictures have about 100 MB.
    pub const INPUT: u64 = 512 << 20;
    /// A Word file of 250 pages has about 30 members, and one more for each picture.
    pub const MEMBERS: usize = 20_000;
    /// The text of 250 pages unpacks to about 10 MB.
    pub const UNPACKED: u64 = 256 << 20;
    /// Word's own parts reach about 30; deflate ends at 1,032.
    pub const RATIO: u64 = 250;
    /// Word nests about 30 deep, tables in tables included.
    pub const DEPTH: usize = 250;
    /// 250 pages have about 300,000.
    pub const ELEMENTS: usize = 4_000_000;
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            input: Self::INPUT,
            members: Self::MEMBERS,
            unpacked: Self::UNPACKED,
            ratio: Self::RATIO,
            depth: Self::DEPTH,
            elements: Self::ELEMENTS,
            pdf: super::pdf::Limits::default(),
        }
    }
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
