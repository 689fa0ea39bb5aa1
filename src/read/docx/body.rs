//! The elements of a document → blocks: paragraphs with their numbers, notes after the paragraph that refers to them.

use super::inline::Collected;
use super::notes::{Notes, Place};
use super::numbering::Numbering;
use super::styles::{self, Styles};
use super::xml::Element;
use crate::read::prose::Prose;
use crate::read::table::{Opens, Tables};
use crate::read::{Block, BlockKind, Revisions};

/// Walks through the parts of a document in reading order.
pub struct Walker<'d> {
    pub(super) styles: &'d Styles,
    pub(super) footnotes: Notes<'d>,
    pub(super) endnotes: Notes<'d>,
    pub(super) revisions: Revisions,
    pub(super) place: Place,
    /// Whether there are tracked changes.
    pub(super) tracked: bool,
    /// For each open field whether its result has begun.
    pub(super) fields: Vec<bool>,
    /// What the paragraphs that are walked through are.
    pub(super) kind: BlockKind,
    numbering: Numbering,
    tables: Tables,
    /// A paragraph whose end is gone: it goes on in the next one.
    pending: Option<Collected<'d>>,
    blocks: Vec<Block<'static>>,
    /// Endnotes come after everything else.
    last: Vec<Block<'static>>,
}

impl<'d> Walker<'d> {
    /// A walker at the beginning of a document.
    pub fn new(
        styles: &'d Styles,
        numbering: Numbering,
        footnotes: Notes<'d>,
        endnotes: Notes<'d>,
        revisions: Revisions,
    ) -> Self {
        Self {
            styles,
            footnotes,
            endnotes,
            revisions,
            place: Place::default(),
            tracked: false,
            fields: Vec::new(),
            kind: BlockKind::Paragraph,
            numbering,
            tables: Tables::default(),
            pending: None,
            blocks: Vec::new(),
            last: Vec::new(),
        }
    }

    /// Walks through the text.
    pub fn body(&mut self, body: &'d Element) {
        self.kind = BlockKind::Paragraph;
        self.blocks_of(body);
        self.flush();
        let left = [self.footnotes.unreferenced(), self.endnotes.unreferenced()];
        for note in left.into_iter().flatten() {
            self.kind = BlockKind::Furniture;
            self.blocks_of(note);
            self.flush();
        }
        self.blocks.append(&mut self.last);
    }

    /// Walks through a page head or foot.
    pub fn furniture(&mut self, part: &'d Element) {
        self.kind = BlockKind::Furniture;
        self.blocks_of(part);
        self.flush();
    }

    /// The blocks, and whether there were tracked changes.
    pub fn finish(self) -> (Vec<Block<'static>>, bool) {
        (self.blocks, self.tracked)
    }

    fn blocks_of(&mut self, parent: &'d Element) {
        for element in parent.elements() {
            match element.name() {
                "p" => self.paragraph(element),
                "tbl" => {
                    self.flush();
                    self.inside(Opens::Table, element);
                }
                "tr" if self.is_gone(element.child("trPr")) => {}
                "tc" if self.is_gone(element.child("tcPr")) => {}
                "tr" => self.inside(Opens::Row, element),
                "tc" => self.inside(Opens::Cell, element),
                "ins" | "moveTo" | "del" | "moveFrom" if self.skips(element.name()) => {}
                "AlternateContent" => {
                    if let Some(branch) = branch(element) {
                        self.blocks_of(branch);
                    }
                }
                "r" | "hyperlink" | "fldSimple" | "smartTag" => {
                    let mut out = self.pending.take().unwrap_or_default();
                    self.inline(element, &mut out, false);
                    self.pending = Some(out);
                }
                name if is_properties(name) => {}
                _ => self.blocks_of(element),
            }
        }
    }

    /// Walks through a table, or a row or a cell of one.
    fn inside(&mut self, opens: Opens, element: &'d Element) {
        let outer = self.tables.enter(opens);
        self.blocks_of(element);
        if opens == Opens::Cell {
            self.flush();
        }
        self.tables.leave(outer);
    }

    fn paragraph(&mut self, paragraph: &'d Element) {
        let mut out = self.pending.take().unwrap_or_default();
        for element in paragraph.elements() {
            self.inline_element(element, &mut out, false);
        }
        self.fields.retain(|&result| result);
        let current = paragraph.child("pPr");
        let mark = current.and_then(|properties| properties.child("rPr"));
        if let Some(mark) = mark {
            if self.is_gone(Some(mark)) {
                self.pending = Some(out);
                return;
            }
            if styles::hidden(mark) == Some(true) {
                out.label = out.label.or_else(|| self.label(current));
                self.pending = Some(out);
                return;
            }
        }
        out.label = out.label.or_else(|| self.label(current));
        self.emit(out);
        if current.is_some_and(|properties| properties.child("sectPr").is_some()) {
            self.place.section += 1;
        }
    }

    /// The automatic number of a paragraph; asking for it counts it.
    fn label(&mut self, properties: Option<&'d Element>) -> Option<String> {
        let former = properties
            .and_then(|properties| properties.child("pPrChange"))
            .and_then(|change| change.child("pPr"));
        let properties = match self.revisions {
            Revisions::Accepted => properties,
            Revisions::Original => former.or(properties),
        };
        let inserted = properties
            .and_then(|properties| properties.child("numPr"))
            .is_some_and(|numbering| numbering.child("ins").is_some() && self.skips("ins"));
        let asked = properties.filter(|_| !inserted).map(styles::numbering_of);
        let asked = asked.unwrap_or_default();
        let style = self.styles.of_paragraph(properties);
        self.numbering.next(&asked, style, self.styles).filter(|label| !label.is_empty())
    }

    /// Ends a paragraph that was to go on.
    fn flush(&mut self) {
        if let Some(out) = self.pending.take() {
            self.emit(out);
        }
    }

    fn emit(&mut self, out: Collected<'d>) {
        let kind = self.kind;
        let cells = out.cells.into_iter().chain([out.prose]);
        let mut label = out.label;
        for mut block in cells.filter_map(|prose| prose.finish(kind)) {
            block.label = label.take();
            block.cell = self.tables.cell();
            self.blocks.push(block);
        }
        self.blocks.extend(out.hidden.finish(BlockKind::Furniture));
        for note in out.notes {
            let text = self.note(note.text);
            let made = finish_note(text, note.number, note.own);
            if note.at_end {
                self.last.extend(made);
            } else {
                self.blocks.extend(made);
            }
        }
        for content in out.boxes {
            self.blocks_of(content);
            self.flush();
        }
    }

    /// The words of a note, its paragraphs one after the other.
    fn note(&mut self, note: &'d Element) -> Prose {
        let fields = std::mem::take(&mut self.fields);
        let mut out = Collected::of_note();
        self.inline(note, &mut out, false);
        self.fields = fields;
        let mut text = out.prose;
        text.push(" ");
        text.append(out.hidden);
        text
    }

    /// Whether the revisions that are read do without the content of such an element.
    pub(super) fn skips(&mut self, name: &str) -> bool {
        self.tracked = true;
        let inserted = matches!(name, "ins" | "moveTo" | "cellIns");
        inserted == (self.revisions == Revisions::Original)
    }

    /// Whether properties say that their paragraph mark, row or cell is not there.
    fn is_gone(&mut self, properties: Option<&Element>) -> bool {
        let names = ["ins", "moveTo", "cellIns", "del", "moveFrom", "cellDel"];
        let Some(properties) = properties else {
            return false;
        };
        names.into_iter().any(|name| properties.child(name).is_some() && self.skips(name))
    }
}

/// A note's text may begin with the mark that its author gave it.
fn finish_note(text: Prose, number: String, own: bool) -> Option<Block<'static>> {
    let after = text.text().strip_prefix(number.as_str());
    // A number may as well be the first word of the note, unless the author gave the mark.
    let is_mark = |after: &str| {
        !number.starts_with(|c: char| c.is_alphanumeric())
            || own && after.starts_with(char::is_whitespace)
    };
    let bare = after.filter(|after| is_mark(after)).map(str::trim_start);
    let own = match bare {
        Some(bare) => {
            let mut own = Prose::default();
            own.push(bare);
            own
        }
        _ => text,
    };
    let mut block = own.finish(BlockKind::Note)?;
    block.label = Some(number);
    Some(block)
}

/// The one branch of alternative content that is read: the first choice, unless only the fallback has words.
pub(super) fn branch(either: &Element) -> Option<&Element> {
    let choice = either.child("Choice");
    let fallback = either.child("Fallback");
    match (choice, fallback) {
        (Some(choice), Some(fallback)) if !choice.holds("t") && fallback.holds("t") => {
            Some(fallback)
        }
        (choice, fallback) => choice.or(fallback),
    }
}

/// Elements that describe and hold no words.
pub(super) fn is_properties(name: &str) -> bool {
    matches!(
        name,
        "pPr"
            | "rPr"
            | "sectPr"
            | "sdtPr"
            | "sdtEndPr"
            | "tblPr"
            | "tblPrEx"
            | "tblGrid"
            | "trPr"
            | "tcPr"
            | "smartTagPr"
            | "customXmlPr"
            | "fldData"
            | "instrText"
            | "delInstrText"
    )
}
