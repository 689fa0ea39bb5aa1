//! Printed lines, and the facts that a text shows by itself: its label, how it begins and how it ends.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Deref;
use std::sync::LazyLock;

use memchr::memmem;

use super::labels::{self, Label};
use super::stops::Stop;
use crate::language::{Table, is_unspaced};
use crate::model::NoteMark;

/// A text with the facts that it shows by itself; they are found once, and every step reads them here.
#[derive(Debug, Clone, Default)]
pub struct Text<'t> {
    /// Its characters as printed.
    pub printed: &'t str,
    /// The label that it begins with.
    pub label: Option<Label<'t>>,
    /// The mark that it ends with, where it ends a paragraph.
    pub stop: Option<Stop>,
    /// Whether it is nothing but the name of an organ, as at the head of a resolution.
    pub is_opener: bool,
    phrases: Option<&'static Table>,
    preambular: OnceCell<bool>,
}

impl<'t> Text<'t> {
    /// Finds the facts of a text.
    pub fn new(printed: &'t str, phrases: &'static Table) -> Self {
        Self {
            printed,
            label: labels::parse(printed),
            stop: Stop::at_end(printed),
            is_opener: phrases.is_opener(printed),
            phrases: Some(phrases),
            preambular: OnceCell::new(),
        }
    }

    /// Whether it begins like a paragraph of a preamble. A hundred phrases are tried, so only when it is asked, and once.
    pub fn is_preambular(&self) -> bool {
        let is = |phrases: &Table| phrases.is_preambular(self.printed);
        *self.preambular.get_or_init(|| self.phrases.is_some_and(is))
    }

    /// The number of the operative label that it begins with.
    pub fn number(&self) -> Option<u32> {
        self.label.as_ref()?.operative_number()
    }

    /// Whether it is nothing but a label.
    pub fn is_lone_label(&self) -> bool {
        self.label.as_ref().is_some_and(Label::is_alone)
    }

    /// Whether it ends as a paragraph of a resolution ends.
    pub fn ends_paragraph(&self) -> bool {
        self.stop.is_some()
    }

    /// Whether it ends as a sentence or an operative paragraph ends.
    pub fn ends_strongly(&self) -> bool {
        self.stop >= Some(Stop::Clause)
    }

    /// Whether it may be the beginning of a sentence: it has a label or a capital.
    pub fn begins_sentence(&self) -> bool {
        self.label.is_some() || has_capital(self)
    }
}

/// The characters of the text.
impl Deref for Text<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        self.printed
    }
}

/// A printed line of a text that structure still has to join into paragraphs.
#[derive(Debug, Clone, Default)]
pub struct Line<'t> {
    /// Its characters, without white space at both ends.
    pub text: Text<'t>,
    /// Columns it is set in.
    pub indent: u32,
    /// Blank lines before it.
    pub gap: u32,
    /// The page: as the format counts it, and once page heads are set aside, counted by the turns found.
    pub page: u32,
    /// Whether the page turned just before it, once page heads are set aside.
    pub turn: bool,
    /// Whether the format gives it as a whole paragraph.
    pub whole: bool,
    /// Whether it is a row of a table of figures.
    pub row: bool,
    /// Whether the format gives it as a heading.
    pub heading: bool,
    /// Whether the format gives it as standing around the text.
    pub around: bool,
    /// Whether it goes on with the opener of the line before.
    pub more_of_opener: bool,
    /// The label that the format gives apart from the text.
    pub given_label: Option<Cow<'t, str>>,
    /// The number that its label says, where that is spoilt.
    pub given_number: Option<u32>,
    /// The footnote marks that the format shows, taken out of the text.
    pub marks: &'t [NoteMark],
}

/// White space of three columns or more divides a line into cells.
const CELL_GAP: &str = "   ";

/// The cells of a line: "A/RES/78/241          Title" has two.
pub fn cells(text: &str) -> impl Iterator<Item = &str> {
    // Most lines are one cell. Asked three times of every line, `memmem` sees it in a tenth of the time of `split`.
    static GAP: LazyLock<memmem::Finder<'static>> = LazyLock::new(|| memmem::Finder::new(CELL_GAP));
    let has_gap = GAP.find(text.as_bytes()).is_some();
    let several = has_gap.then(|| text.split(CELL_GAP)).into_iter().flatten();
    let cells = (!has_gap).then_some(text).into_iter().chain(several);
    cells.map(str::trim).filter(|cell| !cell.is_empty())
}

/// Whether a character can begin a sentence; scripts without spaces have no capitals.
pub fn can_begin_sentence(c: char) -> bool {
    c.is_uppercase() || is_unspaced(c)
}

/// Whether a letter belongs to a script without capitals.
pub fn is_caseless(c: char) -> bool {
    c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase()
}

/// Whether the first letter or digit can begin a sentence.
pub fn has_capital(text: &str) -> bool {
    text.chars().find(|c| c.is_alphanumeric()).is_some_and(can_begin_sentence)
}

/// Columns of a text; characters of Chinese count two.
pub fn width(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    text.chars().map(|c| if is_unspaced(c) { 2 } else { 1 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_split_at_wide_gaps() {
        let seen: Vec<_> = cells("A/RES/78/241        Lethal  autonomous").collect();
        assert_eq!(seen, ["A/RES/78/241", "Lethal  autonomous"]);
    }
}
