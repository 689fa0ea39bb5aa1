//! What stands inside a paragraph: runs, fields, references to notes, tracked changes, text boxes.

use super::body::{Walker, branch, is_properties};
use super::styles;
use super::xml::Element;
use crate::read::BlockKind;
use crate::read::prose::Prose;

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
    /// Whether it is a note: notes have no notes, and one block holds all of one.
    is_note: bool,
}

impl Collected<'_> {
    /// For the words of a note.
    pub fn of_note() -> Self {
        Self { is_note: true, ..Self::default() }
    }

    fn push(&mut self, text: &str, hidden: bool) {
        if hidden {
            self.hidden.push(text);
        } else {
            self.prose.push(text);
        }
    }
}

impl<'d> Walker<'d> {
    /// Collects what an element holds.
    pub(super) fn inline(&mut self, parent: &'d Element, out: &mut Collected<'d>, hidden: bool) {
        if parent.name() == "r" {
            return self.run(parent, out, hidden);
        }
        for element in parent.elements() {
            self.inline_element(element, out, hidden);
        }
    }

    /// Collects one element.
    pub(super) fn inline_element(
        &mut self,
        element: &'d Element,
        out: &mut Collected<'d>,
        hidden: bool,
    ) {
        match element.name() {
            "ins" | "moveTo" | "del" | "moveFrom" => {
                if !self.skips(element.name()) {
                    self.inline(element, out, hidden);
                }
            }
            "t" | "delText" if self.in_result() => out.push(&words(element), hidden),
            "tab" | "ptab" => {
                let apart = self.kind == BlockKind::Furniture && !out.is_note;
                if apart && !out.prose.is_empty() {
                    out.cells.push(std::mem::take(&mut out.prose));
                }
                out.push(" ", hidden);
            }
            "br" | "cr" => {
                if element.attribute("type") == Some("page") {
                    self.place.page += 1;
                }
                out.push(" ", hidden);
            }
            "lastRenderedPageBreak" => self.place.page += 1,
            "noBreakHyphen" => out.push("\u{2011}", hidden),
            "sym" => {
                let mut buffer = [0; 4];
                out.push(symbol(element).encode_utf8(&mut buffer), hidden);
            }
            "fldChar" => self.field(element),
            "footnoteReference" | "endnoteReference" => self.reference(element, None, out),
            "AlternateContent" => {
                if let Some(branch) = branch(element) {
                    self.inline(branch, out, hidden);
                }
            }
            "txbxContent" if !out.is_note => out.boxes.push(element),
            "p" => {
                out.push(" ", hidden);
                self.inline(element, out, hidden);
            }
            "ruby" => {
                if let Some(base) = element.child("rubyBase") {
                    self.inline(base, out, hidden);
                }
            }
            name if is_properties(name) => {}
            _ => self.inline(element, out, hidden),
        }
    }

    fn run(&mut self, run: &'d Element, out: &mut Collected<'d>, hidden: bool) {
        let properties = run.child("rPr");
        let hides = properties.and_then(|properties| {
            styles::hidden(properties).or_else(|| self.styles.hidden(properties.value("rStyle")))
        });
        let hidden = hides.unwrap_or(hidden);
        let mut rest = run.elements();
        while let Some(element) = rest.next() {
            let own = matches!(element.attribute("customMarkFollows"), Some("1" | "true" | "on"));
            if own {
                let mut mark = Collected::of_note();
                for element in rest.by_ref() {
                    self.inline_element(element, &mut mark, false);
                }
                let mark = mark.prose.text().trim().to_string();
                self.reference(element, Some(mark), out);
            } else {
                self.inline_element(element, out, hidden);
            }
        }
    }

    /// A reference to a note. Where there is no such note, a mark of the author's own is printed all the same.
    fn reference(&mut self, element: &Element, own: Option<String>, out: &mut Collected<'d>) {
        if out.is_note || !self.in_result() {
            return;
        }
        let own = own.filter(|mark| !mark.is_empty());
        let has_own = own.is_some();
        let id = element.attribute("id").unwrap_or_default();
        let at_end = element.name() == "endnoteReference";
        let notes = if at_end { &mut self.endnotes } else { &mut self.footnotes };
        let Some(reference) = notes.refer(id, own, self.place) else {
            return;
        };
        out.prose.mark(reference.number.clone());
        out.notes.extend(reference.text.map(|text| NoteText {
            number: reference.number,
            text,
            own: has_own,
            at_end,
        }));
    }

    /// Keeps book of fields: what stands before "separate" is an instruction and not printed.
    fn field(&mut self, element: &Element) {
        match element.attribute("fldCharType") {
            Some("begin") => self.fields.push(false),
            Some("separate") => {
                if let Some(result) = self.fields.last_mut() {
                    *result = true;
                }
            }
            Some("end") => {
                self.fields.pop();
            }
            _ => {}
        }
    }

    fn in_result(&self) -> bool {
        self.fields.iter().all(|&result| result)
    }
}

/// The characters of a text element; white space at its ends counts only where it says so.
fn words(element: &Element) -> String {
    let text = element.text();
    if element.attribute("space") == Some("preserve") {
        return text;
    }
    text.trim_matches([' ', '\t', '\n', '\r']).to_string()
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
