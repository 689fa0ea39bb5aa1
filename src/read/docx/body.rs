//! The elements of a document → blocks: paragraphs with their numbers, notes after the paragraph that refers to them.

use std::mem;

use super::inline::{Collected, Inline, NoteText};
use super::numbering::Numbering;
use super::styles;
use super::xml::{Element, Role};
use crate::model::SetAsideKind;
use crate::read::prose::Prose;
use crate::read::table::{Opens, Tables};
use crate::read::{Block, BlockKind, Revisions};

/// The kind of the paragraphs of a table of contents.
const CONTENTS: BlockKind = BlockKind::Aside(SetAsideKind::Contents);

/// Whether an element is a table of contents: it says so, or holds the field that makes one.
fn is_contents(element: &Element) -> bool {
    element.elements.iter().any(|inner| {
        inner.name() == "docPartGallery" && inner.attribute("val") == Some("Table of Contents")
            || inner.name() == "instrText" && inner.text.trim_start().starts_with("TOC ")
            || is_contents(inner)
    })
}

/// A text box with at most so many characters may be a stamp (30 to 80): a symbol, a date, "Draft".
const LONGEST_STAMP: usize = 60;

/// Whether a text box is no part of the text that it stands beside: it has a few words, which end as no paragraph does.
fn is_stamp(content: &Element) -> bool {
    let mut words = String::new();
    collect_words(content, &mut words);
    words.chars().count() <= LONGEST_STAMP
        && !words.trim_end().ends_with(['.', ',', ';', ':', '。', '，', '；', '：', '؛', '،'])
}

/// Adds the words of an element, those of changes and fields too.
fn collect_words(element: &Element, words: &mut String) {
    if element.name() == "t" {
        words.push_str(&element.text);
    }
    element.elements.iter().for_each(|inner| collect_words(inner, words));
}

/// Walks through the parts of a document in reading order.
pub struct Walker<'d> {
    pub inline: Inline<'d>,
    numbering: Numbering<'d>,
    tables: Tables,
    /// Endnotes come after everything else.
    last: Vec<Block<'static>>,
}

impl<'d> Walker<'d> {
    /// A walker at the beginning of a document.
    pub fn new(inline: Inline<'d>, numbering: Numbering<'d>) -> Self {
        Self { inline, numbering, tables: Tables::default(), last: Vec::new() }
    }

    /// Walks through the text.
    pub fn body(&mut self, body: &'d Element) {
        self.part(body, BlockKind::Paragraph);
        let left = [self.inline.footnotes.unreferenced(), self.inline.endnotes.unreferenced()];
        for note in left.into_iter().flatten() {
            self.part(note, BlockKind::Aside(SetAsideKind::LooseNote));
        }
        self.inline.found.blocks.append(&mut self.last);
    }

    /// Walks through a part whose paragraphs are of this kind.
    pub fn part(&mut self, part: &'d Element, kind: BlockKind) {
        self.inline.kind = kind;
        self.blocks_of(part);
        self.flush();
    }

    /// Delivers a comment.
    pub fn comment(&mut self, comment: &'d Element) {
        self.inline.out = Collected::of_note();
        self.inline.read(comment);
        let words = mem::take(&mut self.inline.out).prose;
        let found = &mut self.inline.found;
        let block = found.comment(comment.attribute("author").unwrap_or_default(), words.text());
        found.blocks.extend(block);
    }

    fn blocks_of(&mut self, parent: &'d Element) {
        for element in &parent.elements {
            match element.name() {
                "p" => self.paragraph(element),
                "tbl" => {
                    self.flush();
                    self.inside(Opens::Table, element);
                }
                "tr" if self.inline.is_gone(element.child("trPr")) => {}
                "tc" if self.inline.is_gone(element.child("tcPr")) => {}
                "tr" => self.inside(Opens::Row, element),
                "tc" => self.inside(Opens::Cell, element),
                "sdt" if is_contents(element) => {
                    self.flush();
                    let outer = mem::replace(&mut self.inline.kind, CONTENTS);
                    self.blocks_of(element);
                    self.inline.kind = outer;
                }
                "altChunk" => self.inline.found.embedded += 1,
                "r" | "hyperlink" | "fldSimple" | "smartTag" => self.inline.read(element),
                _ => {
                    if let Some(element) = self.inline.in_place_of(element) {
                        self.blocks_of(element);
                    }
                }
            }
        }
    }

    /// Walks through a table, or a row or a cell of one.
    fn inside(&mut self, opens: Opens, element: &'d Element) {
        let outer = self.tables.enter(Some(opens));
        self.blocks_of(element);
        if opens == Opens::Cell {
            self.flush();
        }
        self.tables.leave(outer);
    }

    fn paragraph(&mut self, paragraph: &'d Element) {
        let outer = self.inline.kind;
        let style = self.inline.styles.of_paragraph(paragraph.child("pPr"));
        self.inline.paragraph_style = style;
        if outer == BlockKind::Paragraph && self.inline.styles.is_of_contents(style) {
            self.inline.kind = CONTENTS;
        }
        self.paragraph_of_kind(paragraph);
        self.inline.kind = outer;
    }

    fn paragraph_of_kind(&mut self, paragraph: &'d Element) {
        for element in &paragraph.elements {
            self.inline.element(element);
        }
        self.inline.fields.retain(|&result| result);
        let properties = paragraph.child("pPr");
        let mark = properties.and_then(|properties| properties.child("rPr"));
        // A paragraph whose end is gone or hidden goes on in the next one.
        if self.inline.is_gone(mark) {
            return;
        }
        if self.inline.out.label.is_none() {
            self.inline.out.label = self.label(properties);
        }
        if mark.is_some_and(|mark| mark.is_on("vanish")) {
            return;
        }
        self.flush();
        let ends_section = properties.and_then(|properties| properties.child("sectPr")).is_some();
        self.inline.place.section += usize::from(ends_section);
    }

    /// The automatic number of a paragraph; asking for it counts it.
    fn label(&mut self, properties: Option<&'d Element>) -> Option<String> {
        let former = properties.and_then(|p| p.child("pPrChange")?.child("pPr"));
        let properties = match self.inline.revisions {
            Revisions::Accepted => properties,
            Revisions::Original => former.or(properties),
        };
        let inserted = properties.and_then(|p| p.child("numPr")?.child("ins")).is_some();
        let counts = !(inserted && self.inline.skips(Role::Inserted));
        let asked = properties.filter(|_| counts).map(styles::numbering_of);
        let style = self.inline.styles.of_paragraph(properties);
        let label = self.numbering.next(asked.unwrap_or_default(), style);
        label.filter(|label| !label.is_empty())
    }

    /// Delivers the open paragraph, if there is one, with its notes and boxes.
    fn flush(&mut self) {
        let out = mem::take(&mut self.inline.out);
        let (stamps, boxes): (Vec<_>, Vec<_>) = out.boxes.into_iter().partition(|b| is_stamp(b));
        let kind = mem::replace(&mut self.inline.kind, BlockKind::Furniture);
        self.boxes(stamps);
        self.inline.kind = kind;
        let mut label = out.label;
        for prose in out.cells.into_iter().chain([out.prose]) {
            if let Some(block) = prose.finish(self.inline.kind) {
                let (label, cell) = (label.take(), self.tables.cell());
                self.inline.found.blocks.push(Block { label, cell, ..block });
            }
        }
        self.inline.found.blocks.extend(out.hidden.finish(BlockKind::Aside(SetAsideKind::Hidden)));
        for note in out.notes {
            let at_end = note.at_end;
            let block = self.note(note);
            if at_end { &mut self.last } else { &mut self.inline.found.blocks }.extend(block);
        }
        self.boxes(boxes);
    }

    /// Delivers what stands in text boxes.
    fn boxes(&mut self, boxes: Vec<&'d Element>) {
        for content in boxes {
            self.blocks_of(content);
            self.flush();
        }
    }

    /// A note as one block, its paragraphs one after the other.
    fn note(&mut self, note: NoteText<'d>) -> Option<Block<'static>> {
        let fields = mem::take(&mut self.inline.fields);
        self.inline.out = Collected::of_note();
        self.inline.read(note.text);
        let out = mem::take(&mut self.inline.out);
        self.inline.fields = fields;
        let mut text = out.prose;
        text.push(" ");
        text.push(out.hidden.text());
        // Its text may begin with the mark that its author gave it. A number may as well be the first word of the
        // note, unless the author gave the mark.
        let is_sign = !note.number.starts_with(char::is_alphanumeric);
        let is_mark = |after: &&str| is_sign || note.own && after.starts_with(char::is_whitespace);
        let after = text.text().strip_prefix(note.number.as_str()).filter(is_mark);
        let bare = after.map(|after| {
            let mut bare = Prose::default();
            bare.push(after);
            bare
        });
        let block = bare.unwrap_or(text).finish(BlockKind::Note)?;
        Some(Block { label: Some(note.number), ..block })
    }
}
