//! The package: parts, their types and relations, in a zip archive that is the same for the same content.

use std::io::{self, Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipWriter};

use crate::render::word::xml::{Attribute, Xml};
use crate::view::View;

/// The namespaces of a part.
pub(super) const NAMESPACES: &[Attribute<'static>] = &[
    ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
];

/// The relation of the text to the page head.
pub(super) const HEADER_ID: &str = "rIdHeader";

/// The relation of the text to the page foot.
pub(super) const FOOTER_ID: &str = "rIdFooter";

const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

/// A part of the text: its file below `word/`, and the kind of its relation.
struct Part {
    name: &'static str,
    relation: &'static str,
    id: &'static str,
    content: Vec<u8>,
}

/// A Word file in the making.
pub(super) struct Package {
    document: Vec<u8>,
    parts: Vec<Part>,
    title: String,
    author: String,
    date: Option<String>,
}

impl Package {
    /// A file on a comparison, by `author`, made on `date`.
    pub(super) fn new(view: &View<'_>, author: &str, date: Option<&str>) -> Self {
        let documents = view.documents;
        Self {
            document: Vec::new(),
            parts: Vec::new(),
            title: format!("{} → {}", documents.old.name(), documents.new.name()),
            author: author.to_string(),
            date: date.map(str::to_string),
        }
    }

    pub(super) fn document(&mut self, content: Vec<u8>) {
        self.document = content;
    }

    pub(super) fn footnotes(&mut self, content: Vec<u8>) {
        self.add("footnotes", "footnotes", "rIdFootnotes", content);
    }

    pub(super) fn header(&mut self, content: Vec<u8>) {
        self.add("header1", "header", HEADER_ID, content);
    }

    pub(super) fn footer(&mut self, content: Vec<u8>) {
        self.add("footer1", "footer", FOOTER_ID, content);
    }

    pub(super) fn comments(&mut self, content: Option<Vec<u8>>) {
        if let Some(content) = content {
            self.add("comments", "comments", "rIdComments", content);
        }
    }

    pub(super) fn numbering(&mut self, content: Option<Vec<u8>>) {
        if let Some(content) = content {
            self.add("numbering", "numbering", "rIdNumbering", content);
        }
    }

    pub(super) fn styles(&mut self, content: Vec<u8>) {
        self.add("styles", "styles", "rIdStyles", content);
    }

    pub(super) fn settings(&mut self, content: Vec<u8>) {
        self.add("settings", "settings", "rIdSettings", content);
    }

    fn add(
        &mut self,
        name: &'static str,
        relation: &'static str,
        id: &'static str,
        content: Vec<u8>,
    ) {
        self.parts.push(Part { name, relation, id, content });
    }

    /// Writes the archive.
    pub(super) fn finish(self, out: &mut dyn Write) -> io::Result<()> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        // Every file has the same date, the earliest that an archive can have.
        let options = SimpleFileOptions::default()
            .compression_method(zip::CompressionMethod::Deflated)
            .last_modified_time(DateTime::DEFAULT);
        let mut put = |name: &str, content: &[u8]| -> io::Result<()> {
            zip.start_file(name, options)?;
            zip.write_all(content)
        };
        put("[Content_Types].xml", &self.types())?;
        put("_rels/.rels", &relations_of_package())?;
        put("docProps/core.xml", &self.core())?;
        put("docProps/app.xml", &app())?;
        put("word/document.xml", &self.document)?;
        put("word/_rels/document.xml.rels", &self.relations())?;
        for part in &self.parts {
            put(&format!("word/{}.xml", part.name), &part.content)?;
        }
        out.write_all(zip.finish()?.get_ref())
    }

    fn types(&self) -> Vec<u8> {
        let namespace = "http://schemas.openxmlformats.org/package/2006/content-types";
        Xml::part("Types", &[("xmlns", namespace)], |xml| {
            for (ending, kind) in [
                ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
                ("xml", "application/xml"),
            ] {
                xml.leaf("Default", &[("Extension", ending), ("ContentType", kind)]);
            }
            let word = |kind: &str| format!("{WORD_TYPE}{kind}+xml");
            let mut parts = vec![
                ("/word/document.xml".to_string(), word("document.main")),
                (
                    "/docProps/core.xml".to_string(),
                    "application/vnd.openxmlformats-package.core-properties+xml".to_string(),
                ),
                (
                    "/docProps/app.xml".to_string(),
                    "application/vnd.openxmlformats-officedocument.extended-properties+xml"
                        .to_string(),
                ),
            ];
            let own = self.parts.iter();
            parts.extend(own.map(|part| (format!("/word/{}.xml", part.name), word(part.relation))));
            for (name, kind) in &parts {
                xml.leaf("Override", &[("PartName", name), ("ContentType", kind)]);
            }
        })
    }

    fn relations(&self) -> Vec<u8> {
        Xml::part("Relationships", &[("xmlns", RELATIONS)], |xml| {
            for part in &self.parts {
                let (kind, target) =
                    (format!("{OFFICE}/{}", part.relation), format!("{}.xml", part.name));
                relation(xml, part.id, &kind, &target);
            }
        })
    }

    fn core(&self) -> Vec<u8> {
        let namespaces = [
            ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ("xmlns:dcterms", "http://purl.org/dc/terms/"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ];
        Xml::part("cp:coreProperties", &namespaces, |xml| {
            xml.within("dc:title", &[], |xml| xml.characters(&self.title));
            xml.within("dc:creator", &[], |xml| xml.characters(&self.author));
            xml.within("cp:lastModifiedBy", &[], |xml| xml.characters(&self.author));
            let Some(date) = &self.date else {
                return;
            };
            for name in ["dcterms:created", "dcterms:modified"] {
                let kind = [("xsi:type", "dcterms:W3CDTF")];
                xml.within(name, &kind, |xml| xml.characters(date));
            }
        })
    }
}

fn relations_of_package() -> Vec<u8> {
    let core =
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    Xml::part("Relationships", &[("xmlns", RELATIONS)], |xml| {
        relation(xml, "rId1", &format!("{OFFICE}/officeDocument"), "word/document.xml");
        relation(xml, "rId2", core, "docProps/core.xml");
        relation(xml, "rId3", &format!("{OFFICE}/extended-properties"), "docProps/app.xml");
    })
}

fn relation(xml: &mut Xml, id: &str, kind: &str, target: &str) {
    xml.leaf("Relationship", &[("Id", id), ("Type", kind), ("Target", target)]);
}

fn app() -> Vec<u8> {
    let namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    Xml::part("Properties", &[("xmlns", namespace)], |xml| {
        xml.within("Application", &[], |xml| xml.characters("resdiff"));
    })
}
