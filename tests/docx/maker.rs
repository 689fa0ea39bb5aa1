//! Word files made by hand, and a short way to write what was read from them.

use std::io::{Cursor, Write};

use resdiff::read::{BlockKind, RawText, ReadOptions, Revisions, read_with};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const NAMESPACES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
  xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
  xmlns:v="urn:schemas-microsoft-com:vml""#;

/// A Word file in the making.
pub struct Maker {
    parts: Vec<(String, Vec<u8>)>,
}

impl Maker {
    /// A file whose document holds `body`.
    pub fn new(body: &str) -> Self {
        let relations = r#"<Relationships><Relationship Id="rId1" Target="word/document.xml"
            Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>"#;
        let document = format!("<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>");
        Self { parts: Vec::new() }
            .raw("_rels/.rels", relations.as_bytes())
            .raw("word/document.xml", document.as_bytes())
    }

    /// With one more part in the folder of the document: `root` is its root element.
    pub fn part(self, name: &str, root: &str, content: &str) -> Self {
        let text = format!("<w:{root} {NAMESPACES}>{content}</w:{root}>");
        self.raw(&format!("word/{name}.xml"), text.as_bytes())
    }

    /// With one more member.
    pub fn raw(mut self, path: &str, bytes: &[u8]) -> Self {
        self.parts.retain(|(name, _)| name != path);
        self.parts.push((path.to_string(), bytes.to_vec()));
        self
    }

    /// Without its document: another kind of archive.
    pub fn without_document(mut self) -> Self {
        self.parts.clear();
        self
    }

    /// The bytes of the file.
    pub fn bytes(&self) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in &self.parts {
            writer.start_file(name, SimpleFileOptions::default()).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    /// What is read from it.
    pub fn seen(&self) -> Vec<String> {
        seen(&read_with(&self.bytes(), &ReadOptions::default()).unwrap())
    }

    /// What is read from it as if all changes had been rejected.
    pub fn seen_original(&self) -> Vec<String> {
        let options = ReadOptions { revisions: Revisions::Original, ..ReadOptions::default() };
        seen(&read_with(&self.bytes(), &options).unwrap())
    }
}

/// One line a block: label, text with its marks in braces, and what it is where it is no paragraph.
pub fn seen(raw: &RawText<'_>) -> Vec<String> {
    let line = |block: &resdiff::read::Block<'_>| {
        let mut text = block.text.to_string();
        for mark in block.marks.iter().rev() {
            text.insert_str(mark.at, &format!("{{{}}}", mark.number));
        }
        let label = block.label.as_deref().map(|label| format!("{label} "));
        let kind = match block.kind {
            BlockKind::Paragraph => "",
            BlockKind::Note => "note: ",
            BlockKind::Furniture => "furniture: ",
            BlockKind::Aside(_) => "aside: ",
            BlockKind::Line => "line: ",
            BlockKind::Row => "row: ",
        };
        format!("{kind}{}{text}", label.unwrap_or_default())
    };
    raw.blocks.iter().map(line).collect()
}

/// A paragraph with one run.
pub fn p(text: &str) -> String {
    format!("<w:p>{}</w:p>", r(text))
}

/// A run.
pub fn r(text: &str) -> String {
    format!(r#"<w:r><w:t xml:space="preserve">{text}</w:t></w:r>"#)
}

/// A paragraph at a level of a list.
pub fn item(id: u32, level: u32, text: &str) -> String {
    format!(
        r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{id}"/></w:numPr></w:pPr>{}</w:p>"#,
        r(text)
    )
}

/// A level of a list definition.
pub fn level(at: u32, format: &str, pattern: &str, more: &str) -> String {
    format!(
        r#"<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{format}"/><w:lvlText w:val="{pattern}"/>{more}</w:lvl>"#
    )
}
