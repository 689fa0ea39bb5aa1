//! A report on paper: a PDF with the redline first, and a page of figures and key after it.
//!
//! The page is that of the report in HTML, made for print: the text in a measure that is read with ease, addresses and former
//! names in the margin where a line begins, the kinds of changes in words in the other. Added words are underlined and removed
//! ones struck. The file says what is a heading, a paragraph and a change, in which order it is read and in which language,
//! so that it can be read aloud (PDF/UA). The same comparison and fonts give the same bytes.
//!
//! `head`, `redline` and `summary` say what stands there, `paper` on which page, `lines` where lines end, `faces` in which
//! letters, `looks` how large and in which colour, `writer` how the file is told. krilla writes it; harfrust joins letters,
//! unicode-bidi and unicode-linebreak know the rules of directions and lines.

mod breaks;
mod faces;
mod head;
mod lines;
mod looks;
mod paper;
mod prelude;
mod redline;
mod summary;
mod writer;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::render::PaperSize;
use crate::render::pdf::prelude::*;

/// Of so many characters one may be in no font; where there are more, the page would be numbers (5 to 50; a text in a script
/// without fonts lacks nearly all of them).
const LEGIBLE: usize = 10;

/// How many characters without a font are named.
const NAMED: usize = 8;

/// The folders of fonts of Linux, macOS and Windows.
const FONTS: [&str; 5] = [
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "/System/Library/Fonts",
    "/Library/Fonts",
    "C:\\Windows\\Fonts",
];

/// The same in the folder of a user.
const USER_FONTS: [&str; 4] =
    [".local/share/fonts", ".fonts", "Library/Fonts", "AppData/Local/Microsoft/Windows/Fonts"];

/// Where the system keeps fonts, and the user whose home it is.
pub fn font_folders(home: Option<&Path>) -> Vec<PathBuf> {
    let of_user = home.into_iter().flat_map(|home| USER_FONTS.map(|folder| home.join(folder)));
    FONTS.iter().map(PathBuf::from).chain(of_user).collect()
}

/// Writes a report of a comparison. Letters that no bundled font has are looked for in the fonts of these folders.
///
/// # Errors
/// When `out` does, and where no font has the letters of the texts.
pub fn write_comparison(
    out: &mut dyn Write,
    view: &View<'_>,
    size: PaperSize,
    folders: &[PathBuf],
) -> io::Result<()> {
    let ui = Ui::new(view.ui);
    let counts = characters(view);
    let wanted = counts.keys().copied().chain(ui.characters());
    let faces = Faces::new(&wanted.collect(), folders);
    let is_missing = |c: &char| !c.is_whitespace() && faces.font(Face::Serif, *c).is_none();
    let missing: Vec<char> = counts.keys().copied().filter(is_missing).collect();
    let lost: usize = missing.iter().map(|c| counts[c]).sum();
    if lost * LEGIBLE > counts.values().sum() {
        let (lost, named) = (Ui::english().n_characters(lost), named(Ui::english(), &missing));
        return Err(io::Error::other(format!(
            "no font was found for {lost} of these texts ({named}): install one that has them (for Chinese, Noto Serif \
             CJK), or write an .html or .docx report"
        )));
    }
    let numbered = (!missing.is_empty())
        .then(|| ui.characters_by_number(&ui.n_characters(lost), &named(ui, &missing)));
    let mut paper = Paper::new(&faces, ui, size);
    head::write(&mut paper, view, numbered.as_deref());
    redline::write(&mut paper, view);
    summary::write(&mut paper, view);
    let names = view.documents.map(called);
    let head = ui.old_to_new(names.old, names.new);
    let title = ui.what_changed_in(&head);
    let bytes =
        paper.write(&title, &head).map_err(|error| io::Error::other(format!("{error:?}")))?;
    out.write_all(&bytes)
}

/// How often each character stands in what is printed of the documents.
fn characters(view: &View<'_>) -> BTreeMap<char, usize> {
    let mut counts = BTreeMap::new();
    for document in view.documents {
        let items = Part::ALL.into_iter().flat_map(|part| document.items(part));
        let texts = items.flat_map(|item| item.label.into_iter().chain([item.text]));
        let title = document.masthead.title.as_deref();
        for c in texts.chain(title).chain([called(document)]).flat_map(str::chars) {
            *counts.entry(c).or_default() += 1;
        }
    }
    counts
}

/// "U+4E00, U+4E8C and 20 others".
fn named(ui: Ui, characters: &[char]) -> String {
    let shown: Vec<String> =
        characters.iter().take(NAMED).map(|&c| format!("U+{:04X}", u32::from(c))).collect();
    match characters.len().saturating_sub(NAMED) {
        0 => ui.commas(&shown),
        1 => ui.and_one_other(&ui.commas(&shown)),
        others => ui.and_n_others(others, &ui.commas(&shown)),
    }
}
