//! Word files (.docx) → paragraphs, notes, page heads and feet.
//!
//! What the reader delivers is what Word prints: automatic numbers are computed (`numbering`), notes have the numbers
//! they are printed with (`notes`), fields show their results, tracked changes are read as accepted or as rejected.
//! Comments and tables of contents are set aside, struck words are deleted ones. Hidden text, and page heads and feet, come as furniture, so that nothing is lost;
//! the first page's head comes first.
//!
//! `package` opens the archive within limits, `xml` makes trees of its parts, `body` and `inline` walk through them.

use super::{BlockKind, Format, Found, RawText, ReadError, ReadOptions};

mod body;
mod inline;
mod notes;
mod numbering;
mod package;
mod styles;
mod xml;

use body::Walker;
use inline::{Collected, Inline};
use notes::{Notes, Place};
use numbering::Numbering;
use package::{NO_TEXT, Package};
use styles::Styles;
use xml::Element;

/// Reads a Word file.
///
/// # Errors
/// When the bytes are another kind of archive, locked, damaged beyond reading, or above a limit.
pub fn read(bytes: &[u8], options: &ReadOptions) -> Result<RawText<'static>, ReadError> {
    let mut package = Package::open(bytes, options.limits)?;
    let document = package.document()?;
    let body = document.child("body").ok_or(NO_TEXT)?;
    let styles = package.related("styles", "the style sheet")?;
    let numbering = package.related("numbering", "the numbering")?;
    let settings = package.related("settings", "the settings")?;
    let footnotes = package.related("footnotes", "the part with the footnotes")?;
    let endnotes = package.related("endnotes", "the part with the endnotes")?;
    let comments = package.related("comments", "the part with the comments")?;
    let settings = settings.as_ref();
    let mut sections = Vec::new();
    sections_of(body, &mut sections);
    let heads = margins(&mut package, &sections, settings, "headerReference")?;
    let feet = margins(&mut package, &sections, settings, "footerReference")?;

    let styles = Styles::new(styles.as_ref());
    let inline = Inline {
        styles: &styles,
        footnotes: Notes::new(footnotes.as_ref(), "footnotePr", settings, &sections),
        endnotes: Notes::new(endnotes.as_ref(), "endnotePr", settings, &sections),
        revisions: options.revisions,
        place: Place::default(),
        kind: BlockKind::Paragraph,
        paragraph_style: None,
        found: Found::default(),
        fields: Vec::new(),
        out: Collected::default(),
    };
    let mut walker = Walker::new(inline, Numbering::new(numbering.as_ref(), &styles));
    heads.iter().for_each(|head| walker.part(head, BlockKind::Furniture));
    walker.body(body);
    feet.iter().for_each(|foot| walker.part(foot, BlockKind::Furniture));
    let comments = comments.iter().flat_map(|part| part.all("comment"));
    comments.for_each(|comment| walker.comment(comment));
    let found = Found { warnings: package.warnings, ..walker.inline.found };
    found.into_text(Format::Word, options.revisions, false)
}

/// The properties of each section in order; they stand at its end.
fn sections_of<'d>(parent: &'d Element, found: &mut Vec<&'d Element>) {
    for element in &parent.elements {
        match element.name() {
            "sectPr" => found.push(element),
            "pPrChange" | "r" | "rPr" | "drawing" | "pict" => {}
            _ => sections_of(element, found),
        }
    }
}

/// The page heads or feet that are printed, the first page's first, each once.
fn margins(
    package: &mut Package<'_>,
    sections: &[&Element],
    settings: Option<&Element>,
    reference: &str,
) -> Result<Vec<Element>, ReadError> {
    let facing = settings.is_some_and(|settings| settings.is_on("evenAndOddHeaders"));
    let mut ids: Vec<&str> = Vec::new();
    let mut parts = Vec::new();
    for section in sections {
        let printed = [("first", section.is_on("titlePg")), ("default", true), ("even", facing)];
        for (kind, _) in printed.into_iter().filter(|(_, is_printed)| *is_printed) {
            let of_kind = section
                .all(reference)
                .filter(|element| element.attribute("type").unwrap_or("default") == kind);
            for id in of_kind.filter_map(|element| element.attribute("id")) {
                if !ids.contains(&id) {
                    ids.push(id);
                    parts.extend(package.by_id(id, "a page head or foot")?);
                }
            }
        }
    }
    Ok(parts)
}
