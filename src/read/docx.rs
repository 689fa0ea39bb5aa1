//! Word files (.docx) → paragraphs, notes, page heads and feet.
//!
//! What the reader delivers is what Word prints: automatic numbers are computed (`numbering`), notes have the numbers
//! they are printed with (`notes`), fields show their results, tracked changes are read as accepted or as rejected.
//! Comments are no part of the text. Hidden text, and page heads and feet, come as furniture, so that nothing is lost;
//! the first page's head comes first.
//!
//! `package` opens the archive within limits, `xml` makes trees of its parts, `body` and `inline` walk through them.

use super::{BlockKind, Format, RawText, ReadError, ReadOptions, Warning};

mod body;
mod inline;
mod notes;
mod numbering;
mod package;
mod styles;
mod xml;

use body::Walker;
use notes::Notes;
use numbering::Numbering;
use package::Package;
use styles::Styles;
use xml::{Element, Part};

/// Reads a Word file.
///
/// # Errors
/// When the bytes are another kind of archive, locked, damaged beyond reading, or above a limit.
pub fn read(bytes: &[u8], options: &ReadOptions) -> Result<RawText<'static>, ReadError> {
    let mut package = Package::open(bytes, options.limits)?;
    let document = package.document()?;
    let body = document.root.child("body").ok_or(ReadError::DamagedWord("its text is missing"))?;
    let styles_part = package.related("styles", "the style sheet")?;
    let numbering_part = package.related("numbering", "the numbering")?;
    let settings = package.related("settings", "the settings")?;
    let footnotes = package.related("footnotes", "the part with the footnotes")?;
    let endnotes = package.related("endnotes", "the part with the endnotes")?;
    let mut sections = Vec::new();
    sections_of(body, &mut sections);
    let heads = margins(&mut package, &sections, root(&settings), "headerReference")?;
    let feet = margins(&mut package, &sections, root(&settings), "footerReference")?;

    let styles = styles_part.as_ref().map(|part| Styles::read(&part.root));
    let styles = styles.unwrap_or_default();
    let numbering = numbering_part.as_ref().map(|part| Numbering::read(&part.root, &styles));
    let mut walker = Walker::new(
        &styles,
        numbering.unwrap_or_default(),
        Notes::new(root(&footnotes), "footnotePr", root(&settings), &sections),
        Notes::new(root(&endnotes), "endnotePr", root(&settings), &sections),
        options.revisions,
    );
    for head in &heads {
        walker.furniture(&head.root);
    }
    walker.body(body);
    for foot in &feet {
        walker.furniture(&foot.root);
    }
    let (blocks, tracked) = walker.finish();
    if !blocks.iter().any(|block| block.kind != BlockKind::Furniture) {
        return Err(ReadError::Empty);
    }
    let mut warnings = package.warnings;
    if tracked {
        warnings.push(Warning::TrackedChanges(options.revisions));
    }
    Ok(RawText { format: Format::Word, blocks, warnings })
}

fn root(part: &Option<Part>) -> Option<&Element> {
    part.as_ref().map(|part| &part.root)
}

/// The properties of each section in order; they stand at its end.
fn sections_of<'d>(parent: &'d Element, found: &mut Vec<&'d Element>) {
    for element in parent.elements() {
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
) -> Result<Vec<Part>, ReadError> {
    let facing = settings.is_some_and(|settings| settings.is_on("evenAndOddHeaders"));
    let mut ids: Vec<&str> = Vec::new();
    for section in sections {
        for kind in ["first", "default", "even"] {
            let printed = match kind {
                "first" => section.is_on("titlePg"),
                "even" => facing,
                _ => true,
            };
            let of_kind = section.elements().filter(|element| {
                element.name() == reference
                    && element.attribute("type").unwrap_or("default") == kind
            });
            ids.extend(of_kind.filter(|_| printed).filter_map(|e| e.attribute("id")));
        }
    }
    let mut parts = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    for id in ids {
        if seen.contains(&id) {
            continue;
        }
        seen.push(id);
        parts.extend(package.by_id(id, "a page head or foot")?);
    }
    Ok(parts)
}
