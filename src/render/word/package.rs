//! The package: parts, their types and relations, in a zip archive that is the same for the same content.

use std::io::Cursor;

use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipWriter};

use crate::render::word::prelude::*;

/// A part that the text refers to: its file below `word/` without ".xml", and its content.
pub(super) type Part = (&'static str, Xml);

/// Writes a Word file on a comparison.
pub(super) fn write(
    out: &mut dyn Write,
    view: &View<'_>,
    redline: &Redline,
    document: &Xml,
    parts: &[Part],
) -> io::Result<()> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // Every file has the same date, the earliest that an archive can have.
    let options = SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated)
        .last_modified_time(DateTime::DEFAULT);
    let mut put = |name: &str, content: &Xml| -> io::Result<()> {
        zip.start_file(name, options)?;
        zip.write_all(content.as_bytes())
    };
    put("[Content_Types].xml", &types(parts))?;
    put("_rels/.rels", &template(include_str!("parts/relations.xml"), &[]))?;
    put("docProps/core.xml", &core(view, redline))?;
    put("docProps/app.xml", &template(include_str!("parts/app.xml"), &[]))?;
    put("word/document.xml", document)?;
    put("word/_rels/document.xml.rels", &relations(parts))?;
    for (file, content) in parts {
        put(&format!("word/{file}.xml"), content)?;
    }
    out.write_all(zip.finish()?.get_ref())
}

/// The kind of a part: its file without the number that Word gives to heads and feet.
fn kind(file: &str) -> &str {
    file.trim_end_matches('1')
}

fn types(parts: &[Part]) -> Xml {
    let word = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    let types = parts.iter().map(|(file, _)| {
        let own = element("Override").with("PartName", format!("/word/{file}.xml"));
        own.with("ContentType", format!("{word}.{}+xml", kind(file))).empty()
    });
    template(include_str!("parts/types.xml"), &[("parts", types.collect())])
}

/// The text refers to its head and foot by the identifiers given here.
fn relations(parts: &[Part]) -> Xml {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relations = parts.iter().map(|(file, _)| {
        let (first, rest) = kind(file).split_at(1);
        let id = format!("rId{}{rest}", first.to_uppercase());
        let own = element("Relationship").with("Id", id);
        let own = own.with("Type", format!("{office}/{}", kind(file)));
        own.with("Target", format!("{file}.xml")).empty()
    });
    template(include_str!("parts/document-relations.xml"), &[("parts", relations.collect())])
}

fn core(view: &View<'_>, redline: &Redline) -> Xml {
    let names = view.documents.map(|document| document.name());
    let title = format!("{} → {}", names.old, names.new);
    let dates = redline
        .date
        .as_deref()
        .map(|date| template(include_str!("parts/dates.xml"), &[("date", escaped(date))]));
    let values = [
        ("title", escaped(&title)),
        ("author", escaped(&redline.author)),
        ("dates", dates.unwrap_or_default()),
    ];
    template(include_str!("parts/core.xml"), &values)
}
