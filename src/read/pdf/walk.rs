//! Walks the drawing operators of a page: which characters stand where, and under which mark.

use std::cell::RefCell;
use std::rc::Rc;

use hayro_syntax::content::{Instruction, UntypedIter};
use hayro_syntax::object::{Dict, Name, Object, String as PdfString};
use hayro_syntax::page::Resources;

use super::content::{Belongs, GlyphBox, PageText, Reader, Run};
use super::font::Font;
use super::matrix::Matrix;

/// A gap inside one text operator that stands for a space, in thousandths of the font's size.
///
/// Word and LibreOffice write real spaces; kerning stays below 0.1 em, word gaps of typesetters start at 0.2 em.
const SPACE_IN_OPERATOR: f32 = 250.0;

/// Most saved graphics states and marks that are open at once; more is damage.
const OPEN_STATES: usize = 128;

/// The graphics state, as far as text needs it.
#[derive(Clone)]
struct State {
    to_page: Matrix,
    font: Option<Rc<RefCell<Font>>>,
    size: f32,
    /// Extra room after every character, and after every one-byte space.
    character_space: f32,
    word_space: f32,
    /// Horizontal scale; 1 is normal.
    stretch: f32,
    leading: f32,
    rise: f32,
}

/// A marked content sequence that is open.
struct Mark {
    belongs: Option<Belongs>,
    /// The characters to put in the place of those drawn; empty once they were put.
    actual: Option<String>,
}

/// A walk over the streams of one page.
pub(super) struct Walk<'w, 'l> {
    reader: &'w mut Reader<'l>,
    out: &'w mut PageText,
    marks: Vec<Mark>,
}

impl<'w, 'l> Walk<'w, 'l> {
    pub(super) fn new(reader: &'w mut Reader<'l>, out: &'w mut PageText) -> Self {
        Self { reader, out, marks: Vec::new() }
    }

    /// Walks one content stream; forms drawn by it are walked in their place.
    pub(super) fn stream(
        &mut self,
        data: &[u8],
        resources: &Resources<'_>,
        to_page: Matrix,
        depth: usize,
    ) {
        let mut state = State {
            to_page,
            font: None,
            size: 0.0,
            character_space: 0.0,
            word_space: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
        };
        let mut saved: Vec<State> = Vec::new();
        let mut line = Matrix::IDENTITY;
        let mut pen = Matrix::IDENTITY;
        let open_marks = self.marks.len();
        let mut instructions = UntypedIter::new(data);
        while let Some(instruction) = instructions.next() {
            let Some(left) = self.reader.operators_left.checked_sub(1) else {
                break;
            };
            self.reader.operators_left = left;
            let number = |index: usize| operand_number(&instruction, index);
            match &**instruction.operator {
                b"q" if saved.len() < OPEN_STATES => saved.push(state.clone()),
                b"Q" => state = saved.pop().unwrap_or(state),
                b"cm" => state.to_page = operand_matrix(&instruction).then(state.to_page),
                b"BT" => (line, pen) = (Matrix::IDENTITY, Matrix::IDENTITY),
                b"Tc" => state.character_space = number(0),
                b"Tw" => state.word_space = number(0),
                b"Tz" => state.stretch = number(0) / 100.0,
                b"TL" => state.leading = number(0),
                b"Ts" => state.rise = number(0),
                b"Tf" => {
                    state.size = number(1);
                    if let Some(Object::Name(name)) = instruction.operands().next() {
                        state.font = self.reader.font(&resources.fonts, name);
                    }
                }
                b"Td" => line = Matrix::shift(number(0), number(1)).then(line),
                b"TD" => {
                    state.leading = -number(1);
                    line = Matrix::shift(number(0), number(1)).then(line);
                }
                b"Tm" => line = operand_matrix(&instruction),
                b"T*" | b"'" | b"\"" => line = Matrix::shift(0.0, -state.leading).then(line),
                b"BMC" | b"BDC" if self.marks.len() < OPEN_STATES => {
                    self.open_mark(&instruction, resources, depth)
                }
                b"EMC" if self.marks.len() > open_marks => drop(self.marks.pop()),
                b"Do" => self.draw(&instruction, resources, state.to_page, depth),
                b"BI" => self.out.has_image = true,
                _ => {}
            }
            match &**instruction.operator {
                b"Td" | b"TD" | b"Tm" | b"T*" => pen = line,
                b"Tj" | b"TJ" => pen = self.show(&instruction, &state, pen),
                b"'" => pen = self.show(&instruction, &state, line),
                b"\"" => {
                    (state.word_space, state.character_space) = (number(0), number(1));
                    pen = self.show(&instruction, &state, line);
                }
                _ => {}
            }
        }
        self.marks.truncate(open_marks);
    }

    fn open_mark(
        &mut self,
        instruction: &Instruction<'_, '_>,
        resources: &Resources<'_>,
        depth: usize,
    ) {
        let mut operands = instruction.operands();
        let is_artifact =
            matches!(operands.next(), Some(Object::Name(name)) if name.as_ref() == b"Artifact");
        let properties = match operands.next() {
            Some(Object::Dict(dict)) => Some(dict.clone()),
            Some(Object::Name(name)) => resources.properties.get::<Dict<'_>>(name),
            _ => None,
        };
        let content = properties.as_ref().and_then(|dict| dict.get::<i32>("MCID"));
        // Numbers inside a form count per form; where the page already marks the form, the page's number holds.
        let is_marked = depth > 0
            && self.marks.iter().any(|mark| matches!(mark.belongs, Some(Belongs::Element(_))));
        let belongs = match content {
            _ if is_artifact => Some(Belongs::Artifact),
            Some(number) if !is_marked => Some(Belongs::Element(number)),
            _ => None,
        };
        let actual = properties.and_then(|dict| dict.get::<PdfString<'_>>("ActualText"));
        self.marks.push(Mark { belongs, actual: actual.map(|text| text_string(text.as_bytes())) });
    }

    fn draw(
        &mut self,
        instruction: &Instruction<'_, '_>,
        resources: &Resources<'_>,
        to_page: Matrix,
        depth: usize,
    ) {
        let Some(Object::Name(name)) = instruction.operands().next() else {
            return;
        };
        let Some(object) = resources.get_x_object(name) else {
            return;
        };
        let dict = object.dict();
        match dict.get::<Name<'_>>("Subtype").as_deref() {
            Some(b"Image") => self.out.has_image = true,
            Some(b"Form") if depth < self.reader.limits.depth => {
                let Some(content) = self.reader.unpack(&object) else {
                    self.out.damaged = true;
                    return;
                };
                let own = dict.get::<Dict<'_>>("Resources").map(Resources::new);
                let placed =
                    dict.get::<[f32; 6]>("Matrix").map_or(Matrix::IDENTITY, Matrix).then(to_page);
                self.stream(&content, own.as_ref().unwrap_or(resources), placed, depth + 1);
            }
            _ => {}
        }
    }

    /// Shows the strings of a text operator; gives where the pen stands after them.
    fn show(
        &mut self,
        instruction: &Instruction<'_, '_>,
        state: &State,
        mut pen: Matrix,
    ) -> Matrix {
        let Some(font) = &state.font else { return pen };
        let most = self.out.text.len() + self.reader.text_left;
        let mut font = font.borrow_mut();
        let to_page = |pen: Matrix| Matrix::shift(0.0, state.rise).then(pen).then(state.to_page);
        let begin = to_page(pen);
        let start = self.out.text.len();
        let boxes = self.out.boxes.len();
        let mut piece = |object: &Object<'_>, out: &mut PageText| match object {
            Object::String(string) => {
                let bytes = string.as_bytes();
                let mut rest: &[u8] = bytes;
                while let Some((glyph, is_space)) = font.next(&mut rest) {
                    if out.text.len() >= most {
                        out.damaged = true;
                        break;
                    }
                    let mut advance = glyph.width / 1000.0 * state.size + state.character_space;
                    if is_space {
                        advance += state.word_space;
                    }
                    let at = out.text.len() as u32;
                    out.text.push_str(&glyph.text);
                    let left = to_page(pen).origin().0;
                    pen = Matrix::shift(advance * state.stretch, 0.0).then(pen);
                    out.boxes.push(GlyphBox { start: at, left, right: to_page(pen).origin().0 });
                }
            }
            Object::Number(number) => {
                let back = number.as_f32();
                if back < -SPACE_IN_OPERATOR && out.text.len() > start && !out.text.ends_with(' ') {
                    let left = to_page(pen).origin().0;
                    out.boxes.push(GlyphBox { start: out.text.len() as u32, left, right: left });
                    out.text.push(' ');
                }
                pen = Matrix::shift(-back / 1000.0 * state.size * state.stretch, 0.0).then(pen);
            }
            _ => {}
        };
        match instruction.operands().last() {
            Some(Object::Array(items)) => {
                items.iter::<Object<'_>>().for_each(|item| piece(&item, self.out))
            }
            Some(item) => piece(item, self.out),
            None => {}
        }
        let (left, baseline) = begin.origin();
        let right = to_page(pen).origin().0;
        if let Some(actual) = self.marks.iter_mut().rev().find_map(|mark| mark.actual.as_mut()) {
            self.out.text.truncate(start);
            self.out.text.push_str(&std::mem::take(actual));
            self.out.boxes.truncate(boxes);
            self.out.boxes.push(GlyphBox { start: start as u32, left, right });
        }
        let run = Run {
            belongs: self
                .marks
                .iter()
                .rev()
                .find_map(|mark| mark.belongs)
                .unwrap_or(Belongs::Nothing),
            start: start as u32,
            end: self.out.text.len() as u32,
            left,
            right,
            baseline,
            size: state.size.abs() * begin.height(),
        };
        self.reader.text_left -= (self.out.text.len() - start).min(self.reader.text_left);
        let is_placed =
            [run.left, run.right, run.baseline, run.size].iter().all(|value| value.is_finite());
        if run.start < run.end && is_placed {
            self.out.runs.push(run);
        }
        pen
    }
}

fn operand_number(instruction: &Instruction<'_, '_>, index: usize) -> f32 {
    match instruction.operands().nth(index) {
        Some(Object::Number(number)) => number.as_f32(),
        _ => 0.0,
    }
}

fn operand_matrix(instruction: &Instruction<'_, '_>) -> Matrix {
    Matrix(std::array::from_fn(|index| operand_number(instruction, index)))
}

/// A text string of the file's objects: UTF-16 or UTF-8 with a mark at its head, else taken as Latin-1.
fn text_string(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, units @ ..] => {
            let units: Vec<u16> =
                units.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16_lossy(&units)
        }
        [0xef, 0xbb, 0xbf, text @ ..] => String::from_utf8_lossy(text).into_owned(),
        latin => latin.iter().copied().map(char::from).collect(),
    }
}
