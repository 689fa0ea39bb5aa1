//! What stands inside a paragraph: runs, fields, references to notes, tracked changes, text boxes.
//!
//! Tracked changes are read here and not by a crate: those that read Word files lose inserted text, or know no moves.

use std::mem;

use super::notes::{Notes, Place};
use super::styles::Styles;
use super::xml::{Element, Role, role};
use crate::read::prose::Prose;
use crate::read::{BlockKind, Found, Revisions};

/// A note that a paragraph refers to for the first time.
pub struct NoteText<'d> {
    /// Its number as printed.
    pub number: String,
    /// Its text.
    pub text: &'d Element,
    /// Whether its number is a mark of the author's own.
    pub own: bool,
    /// Whether it is an endnote.
    pub at_end: bool,
}

/// What was found in a paragraph so far.
#[derive(Default)]
pub struct Collected<'d> {
    /// The words.
    pub prose: Prose,
    /// The words before each tab stop of a page head.
    pub cells: Vec<Prose>,
    /// Words that are not printed.
    pub hidden: Prose,
    /// The automatic number, where it was counted already.
    pub label: Option<String>,
    /// The notes to deliver after it.
    pub notes: Vec<NoteText<'d>>,
    /// The text boxes to deliver after it.
    pub boxes: Vec<&'d Element>,
    /// Whether the words that come are not printed.
    is_hidden: bool,
    /// Whether it is a note: notes have no notes, and one block holds all of one.
    is_note: bool,
}

impl Collected<'_> {
    /// For the words of a note.
    pub fn of_note() -> Self {
        Self { is_note: true, ..Self::default() }
    }

    fn push(&mut self, text: &str) {
        let words = if self.is_hidden { &mut self.hidden } else { &mut self.prose };
        words.push(text);
    }
}

/// Collects what stands inside of paragraphs.
pub struct Inline<'d> {
    pub styles: &'d Styles<'d>,
    pub footnotes: Notes<'d>,
    pub endnotes: Notes<'d>,
    pub revisions: Revisions,
    /// Where the reading has come to.
    pub place: Place,
    /// What the paragraphs are.
    pub kind: BlockKind,
    /// The style of the paragraph that is open.
    pub paragraph_style: Option<&'d str>,
    /// What the walk found.
    pub found: Found,
    /// For each open field whether its result has begun.
    pub fields: Vec<bool>,
    /// The paragraph that is open.
    pub out: Collected<'d>,
}

impl<'d> Inline<'d> {
    /// Collects what an element holds.
    pub fn read(&mut self, parent: &'d Element) {
        if parent.name() == "r" {
            return self.run(parent);
        }
        for element in &parent.elements {
            self.element(element);
        }
    }

    /// Collects one element.
    pub fn element(&mut self, element: &'d Element) {
        match element.name() {
            "t" | "delText" if self.in_result() => self.out.push(words(element)),
            "tab" | "ptab" => {
                let is_apart = self.kind == BlockKind::Furniture && !self.out.is_note;
                if is_apart && !self.out.prose.is_empty() {
                    self.out.cells.push(mem::take(&mut self.out.prose));
                }
                self.out.push(" ");
            }
            "br" | "cr" => {
                let kind = element.attribute("type");
                self.place.page += usize::from(kind == Some("page"));
                self.out.push(if kind.is_none() { "\u{2028}" } else { " " });
            }
            "lastRenderedPageBreak" => self.place.page += 1,
            "noBreakHyphen" => self.out.push("\u{2011}"),
            "sym" => self.out.push(symbol(element).encode_utf8(&mut [0; 4])),
            "fldChar" => self.field(element),
            "footnoteReference" | "endnoteReference" => self.reference(element, None),
            "txbxContent" if !self.out.is_note => self.out.boxes.push(element),
            "p" => {
                self.out.push(" ");
                self.read(element);
            }
            _ => {
                if let Some(element) = self.in_place_of(element) {
                    self.read(element);
                }
            }
        }
    }

    /// What is read in an element's place: mostly itself; nothing for properties and for changes that do not count.
    pub fn in_place_of(&mut self, element: &'d Element) -> Option<&'d Element> {
        match (role(element.name()), element.name()) {
            (Role::Properties, _) => None,
            (change @ (Role::Inserted | Role::Deleted), _) => {
                (!self.skips(change)).then_some(element)
            }
            (_, "AlternateContent") => branch(element),
            (_, "ruby") => element.child("rubyBase"),
            _ => Some(element),
        }
    }

    /// Whether the revisions that are read do without what is so changed.
    pub fn skips(&mut self, change: Role) -> bool {
        self.found.tracked = true;
        (change == Role::Inserted) == (self.revisions == Revisions::Original)
    }

    /// Whether properties say that their paragraph mark, row or cell is not there.
    pub fn is_gone(&mut self, properties: Option<&Element>) -> bool {
        let said = properties.into_iter().flat_map(|properties| &properties.elements);
        let mut changes = said
            .map(|element| role(element.name()))
            .filter(|role| matches!(role, Role::Inserted | Role::Deleted));
        changes.any(|change| self.skips(change))
    }

    fn run(&mut self, run: &'d Element) {
        if self.is_on(run, "strike") || self.is_on(run, "dstrike") {
            self.found.struck = true;
            if self.revisions == Revisions::Accepted {
                return;
            }
        }
        let outer = self.out.is_hidden;
        self.out.is_hidden = self.switch(run, "vanish").unwrap_or(outer);
        let mut rest = run.elements.iter();
        while let Some(element) = rest.next() {
            if !element.says("customMarkFollows") {
                self.element(element);
                continue;
            }
            // The rest of the run is the mark.
            let paragraph = mem::replace(&mut self.out, Collected::of_note());
            rest.by_ref().for_each(|element| self.element(element));
            let mark = mem::replace(&mut self.out, paragraph).prose;
            let mark = Some(mark.text().trim().to_string());
            self.reference(element, mark.filter(|mark| !mark.is_empty()));
        }
        self.out.is_hidden = outer;
    }

    /// What a run, or the style of its characters, says of a property.
    fn switch(&self, run: &'d Element, property: &str) -> Option<bool> {
        let properties = run.child("rPr")?;
        let of_style = || self.styles.switch(properties.value("rStyle"), property);
        properties.switch(property).or_else(of_style)
    }

    /// Whether a run has a property: by itself, by the style of its characters, or by that of its paragraph.
    fn is_on(&self, run: &'d Element, property: &str) -> bool {
        let of_paragraph = || self.styles.switch(self.paragraph_style, property);
        self.switch(run, property).or_else(of_paragraph).unwrap_or_default()
    }

    /// A reference to a note. Where there is no such note, a mark of the author's own is printed all the same.
    fn reference(&mut self, element: &Element, own_mark: Option<String>) {
        if self.out.is_note || !self.in_result() {
            return;
        }
        let own = own_mark.is_some();
        let id = element.attribute("id").unwrap_or_default();
        let at_end = element.name() == "endnoteReference";
        let notes = if at_end { &mut self.endnotes } else { &mut self.footnotes };
        if let Some((number, text)) = notes.refer(id, own_mark, self.place) {
            self.out.prose.mark(number.clone());
            let note = text.map(|text| NoteText { number, text, own, at_end });
            self.out.notes.extend(note);
        }
    }

    /// Follows fields: what stands before "separate" is an instruction and not printed.
    fn field(&mut self, element: &Element) {
        match element.attribute("fldCharType") {
            Some("begin") => self.fields.push(false),
            Some("separate") => {
                if let Some(result) = self.fields.last_mut() {
                    *result = true;
                }
            }
            Some("end") => drop(self.fields.pop()),
            _ => {}
        }
    }

    fn in_result(&self) -> bool {
        self.fields.iter().all(|&result| result)
    }
}

/// The one branch of alternative content that is read: the first choice, unless only the fallback has words.
fn branch(either: &Element) -> Option<&Element> {
    let has_words = |branch: &&Element| branch.holds("t");
    let (choice, fallback) = (either.child("Choice"), either.child("Fallback"));
    choice.filter(has_words).or(fallback.filter(has_words)).or(choice).or(fallback)
}

/// The characters of a text element; white space at its ends counts only where it says so.
fn words(element: &Element) -> &str {
    match element.attribute("space") {
        Some("preserve") => &element.text,
        _ => element.text.trim_matches([' ', '\t', '\n', '\r']),
    }
}

/// A character that is named by its place in a font.
fn symbol(element: &Element) -> char {
    let code = element
        .attribute("char")
        .and_then(|code| u32::from_str_radix(code, 16).ok())
        .unwrap_or(0xfffd);
    let is_symbol = element.attribute("font") == Some("Symbol");
    match (is_symbol, code & 0xff) {
        (_, 0xb7) if code >= 0xf000 => '•',
        (true, 0x2d) => '\u{2212}',
        (true, 0xa3) => '≤',
        (true, 0xb0) => '°',
        (true, 0xb1) => '±',
        (true, 0xb3) => '≥',
        (true, 0xb4) => '×',
        (true, 0xa2) => '′',
        (true, 0xb2) => '″',
        (true, 0x6d) => 'μ',
        _ => char::from_u32(code).unwrap_or('\u{fffd}'),
    }
}
