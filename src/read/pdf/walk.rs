//! Walks the drawing operators of a page: which characters stand where, and under which mark.

use std::borrow::Cow;

use hayro_syntax::content::{Instruction, UntypedIter};
use hayro_syntax::object::{Dict, Name, Object, ObjectIdentifier, Stream, String as PdfString};
use hayro_syntax::page::{Page, Resources};
use hayro_syntax::reader::{Reader as Bytes, ReaderExt};
use memchr::memmem;

use super::encoding::text_string;
use super::font::SOFT_HYPHEN;
use super::matrix::Matrix;
use super::page::{Belongs, GlyphBox, PageText, Run};
use super::pen::{OPEN_STATES, Pen, State, operand_number};
use super::reader::Reader;
use super::script::is_right_to_left;
use super::stray::{self, Fault};
use super::struck::Strokes;
use super::text::COLUMN;
use super::turned::{self, Turn};

/// A gap inside one text operator that stands for a space whatever else is on the line, in thousandths of the font's size.
const SPACE_IN_OPERATOR: f32 = 250.0;

/// A smaller gap never does: kerning.
const KERNING: f32 = 80.0;

/// How many bytes are looked through for a fault of a content stream at the cost of one operator. The parser looks through
/// all that is left for the end of a string or an array that has none; so a flood of faults ends soon, while a page of
/// usual length may have more than a thousand.
const BYTES_LIKE_AN_OPERATOR: usize = 16;

/// How many operators a form costs that is drawn: its dictionaries are read each time. A document may draw a hundred thousand.
const OPERATORS_LIKE_A_FORM: usize = 50;

/// After so many times a form with text costs twice as much, and so on (20 to 100): a letterhead stands on each page, while forms
/// that draw each other many times end soon.
const TIMES: usize = 50;

/// A space that is drawn by itself stands behind a word where it begins at most so far from the word's end, as shares of the
/// type's size: files that draw each word by itself may round its place (0.3 to 1).
const BEHIND: f32 = 0.6;
const SAME_BASELINE: f32 = 0.1;

/// Reads the text of a page.
pub(super) fn read(reader: &mut Reader<'_>, page: &Page<'_>, index: u32) -> PageText {
    let (width, height) = page.render_dimensions();
    let mut out = PageText { index, width, height, ..PageText::default() };
    let content = reader.contents(page, &mut out.damaged);
    let upright = Matrix(page.initial_transform(false).as_coeffs().map(|value| value as f32));
    let (marks, gaps, strokes) = (Vec::new(), Vec::new(), Strokes::default());
    let mut walk = Walk { reader, out: &mut out, marks, gaps, strokes, hyphen: None };
    walk.stream(&content, &Scope { resources: page.resources(), depth: 0 }, upright);
    let strokes = walk.strokes;
    out.has_struck = strokes.strike(&out);
    turned::settle(&mut out);
    if !out.text.chars().any(is_right_to_left) {
        out.boxes = Vec::new();
    }
    out
}

/// A marked content sequence that is open.
struct Mark {
    belongs: Option<Belongs>,
    /// The characters to put in the place of those drawn; empty once they were put.
    actual: Option<String>,
}

/// Where the operators of a stream find what they name.
struct Scope<'s> {
    resources: &'s Resources<'s>,
    /// How many forms are drawn one inside the other.
    depth: usize,
}

/// A walk over the streams of one page.
struct Walk<'w, 'l> {
    reader: &'w mut Reader<'l>,
    out: &'w mut PageText,
    marks: Vec<Mark>,
    /// The gaps of the operator that is shown which may be spaces: where, and how wide in thousandths of the font's size.
    gaps: Vec<(usize, f32)>,
    strokes: Strokes,
    /// Where the last soft hyphen of the operator stands.
    hyphen: Option<usize>,
}

impl Walk<'_, '_> {
    /// Walks one content stream; forms drawn by it are walked in their place. What stands in it and is no PDF is passed
    /// over, and the page counts as damaged.
    fn stream(&mut self, data: &[u8], scope: &Scope<'_>, to_page: Matrix) {
        let state = State { to_page, stretch: 1.0, ..State::default() };
        let mut pen = Pen { state, ..Pen::default() };
        let open_marks = self.marks.len();
        let mut data = stray::without_flood_of_images(data);
        self.out.damaged |= matches!(data, Cow::Owned(_));
        let mut begin = 0;
        while self.reader.operators_left > 0 {
            begin += self.instructions(&data[begin..], scope, &mut pen, open_marks);
            match stray::find(&data[begin..]) {
                Some(Fault::Stray(at)) => data.to_mut()[begin + at] = b' ',
                Some(Fault::Instruction(length)) => begin += length,
                None => break,
            }
            self.out.damaged = true;
            let cost = (data.len() - begin) / BYTES_LIKE_AN_OPERATOR;
            self.reader.operators_left = self.reader.operators_left.saturating_sub(cost);
        }
        self.marks.truncate(open_marks);
    }

    /// Walks a content stream up to what cannot be parsed; returns how far that is.
    fn instructions(
        &mut self,
        data: &[u8],
        scope: &Scope<'_>,
        pen: &mut Pen,
        open_marks: usize,
    ) -> usize {
        let mut instructions = UntypedIter::new(data);
        let mut done = 0;
        while let Some(instruction) = instructions.next() {
            let Some(left) = self.reader.operators_left.checked_sub(1) else {
                break;
            };
            self.reader.operators_left = left;
            done = end_of(&instruction, data).unwrap_or(done);
            pen.follow(&instruction);
            self.strokes.follow(&instruction, pen.state.to_page);
            match &**instruction.operator {
                b"Tf" => {
                    pen.state.size = operand_number(&instruction, 1);
                    if let Some(Object::Name(name)) = instruction.operands().next() {
                        pen.state.font = self.reader.font(&scope.resources.fonts, name);
                    }
                }
                b"BMC" | b"BDC" if self.marks.len() < OPEN_STATES => {
                    self.open_mark(&instruction, scope);
                }
                b"EMC" if self.marks.len() > open_marks => drop(self.marks.pop()),
                b"Do" => self.draw(&instruction, scope, pen.state.to_page),
                b"BI" => self.out.has_image = true,
                b"Tj" | b"TJ" | b"'" | b"\"" => self.show(&instruction, pen),
                _ => {}
            }
        }
        done
    }

    fn open_mark(&mut self, instruction: &Instruction<'_, '_>, scope: &Scope<'_>) {
        let mut operands = instruction.operands();
        let is_artifact =
            matches!(operands.next(), Some(Object::Name(name)) if name.as_ref() == b"Artifact");
        let properties = match operands.next() {
            Some(Object::Dict(dict)) => Some(dict.clone()),
            Some(Object::Name(name)) => scope.resources.properties.get::<Dict<'_>>(name),
            _ => None,
        };
        let content = properties.as_ref().and_then(|dict| dict.get::<i32>("MCID"));
        // Numbers inside a form count per form; where the page already marks the form, the page's number holds.
        let is_marked = scope.depth > 0
            && self.marks.iter().any(|mark| matches!(mark.belongs, Some(Belongs::Element(_))));
        let belongs = match content {
            _ if is_artifact => Some(Belongs::Artifact),
            Some(number) if !is_marked => Some(Belongs::Element(number)),
            _ => None,
        };
        let actual = properties.and_then(|dict| dict.get::<PdfString<'_>>("ActualText"));
        let actual = actual.map(|text| text_string(text.as_bytes())).filter(|text| {
            // Many marks may share a text that is long.
            let reader = &mut *self.reader;
            let cost = text.len() / BYTES_LIKE_AN_OPERATOR;
            reader.operators_left = reader.operators_left.saturating_sub(cost);
            let fits = text.len() <= reader.text_left;
            self.out.damaged |= !fits;
            fits
        });
        self.marks.push(Mark { belongs, actual });
    }

    /// Draws a form in its place. One in which nothing was found, or that cannot be read, is not looked at again.
    fn draw(&mut self, instruction: &Instruction<'_, '_>, scope: &Scope<'_>, to_page: Matrix) {
        let Some(Object::Name(name)) = instruction.operands().next() else { return };
        let form = scope.resources.x_objects.get_ref(name).map(ObjectIdentifier::from);
        let times = form.and_then(|form| self.reader.drawn.get(&form).copied());
        let cost = OPERATORS_LIKE_A_FORM * (1 + times.unwrap_or(0) / TIMES);
        self.reader.operators_left = self.reader.operators_left.saturating_sub(cost);
        if times == Some(0) {
            return;
        }
        let had_image = std::mem::take(&mut self.out.has_image);
        let before = (self.out.runs.len(), self.strokes.count());
        if let Some(object) = scope.resources.get_x_object(name) {
            self.draw_object(&object, scope, to_page);
        }
        let is_blank = before == (self.out.runs.len(), self.strokes.count()) && !self.out.has_image;
        self.out.has_image |= had_image;
        if let Some(form) = form {
            let times = if is_blank { 0 } else { times.unwrap_or(0) + 1 };
            self.reader.drawn.insert(form, times);
        }
    }

    fn draw_object(&mut self, object: &Stream<'_>, scope: &Scope<'_>, to_page: Matrix) {
        let dict = object.dict();
        match dict.get::<Name<'_>>("Subtype").as_deref() {
            Some(b"Image") => self.out.has_image = true,
            Some(b"Form") if scope.depth < self.reader.limits.depth => {
                let Some(content) = self.reader.unpack(object) else {
                    self.out.damaged = true;
                    return;
                };
                let own = dict.get::<Dict<'_>>("Resources").map(Resources::new);
                let resources = own.as_ref().unwrap_or(scope.resources);
                let placed = dict.get::<[f32; 6]>("Matrix").map(Matrix).unwrap_or_default();
                let scope = Scope { resources, depth: scope.depth + 1 };
                self.stream(&content, &scope, placed.then(to_page));
            }
            _ => {}
        }
    }

    /// Shows the strings of a text operator: one run.
    fn show(&mut self, instruction: &Instruction<'_, '_>, pen: &mut Pen) {
        let Some(font) = pen.state.font else { return };
        pen.levelled = None;
        let mut begin = pen.to_page();
        let turn = Turn::of(begin);
        pen.levelled = turn.levelled(self.out.width, self.out.height);
        if pen.levelled.is_some() {
            begin = pen.to_page();
        }
        let (start, boxes) = (self.out.text.len(), self.out.boxes.len());
        self.gaps.clear();
        match instruction.operands().last() {
            Some(Object::Array(items)) => {
                // The iterator of the array would look for a reference in each item; content has none.
                let mut rest = Bytes::new(items.data());
                rest.skip_white_spaces_and_comments();
                while let Some(item) = rest.read_without_context::<Object<'_>>() {
                    self.item(&item, font, pen, start);
                    rest.skip_white_spaces_and_comments();
                }
            }
            Some(item) => self.item(item, font, pen, start),
            None => {}
        }
        self.part_words(start, boxes);
        let ((origin, baseline), right) = (begin.origin(), pen.x());
        // The operator may move the pen before it shows anything.
        let left = self.out.boxes.get(boxes).map_or(origin, |glyph| glyph.left);
        if let Some(actual) = self.marks.iter_mut().rev().find_map(|mark| mark.actual.as_mut()) {
            self.out.text.truncate(start);
            self.out.text.push_str(&std::mem::take(actual));
            // What the file says is printed there is what is meant.
            self.hyphen = None;
            self.out.boxes.truncate(boxes);
            self.out.boxes.push(GlyphBox { start: start as u32, left, right });
        }
        let belongs = self.marks.iter().rev().find_map(|mark| mark.belongs);
        let end = self.out.text.len();
        self.reader.text_left = self.reader.text_left.saturating_sub(end - start);
        let size = pen.state.size.abs() * begin.height();
        let is_divided = self.hyphen.take().is_some_and(|at| {
            let is_last = self.out.text.get(at + 1..).is_some_and(|rest| rest.trim().is_empty());
            self.out.has_hard_soft_hyphens |= !is_last;
            is_last
        });
        if start < end && self.is_space_of_last(start, left, baseline, size) {
            if let Some(last) = self.out.runs.last_mut() {
                last.end = end as u32;
            }
        } else if start < end && [left, right, baseline, size].iter().all(|value| value.is_finite())
        {
            let belongs = belongs.unwrap_or(Belongs::Nothing);
            let (start, end) = (start as u32, end as u32);
            let run = Run { belongs, start, end, left, right, baseline, size, turn, is_divided };
            let may_part = pen.state.word_space > pen.state.size * COLUMN;
            self.out.add(run, may_part.then_some(boxes));
        }
    }

    /// Whether what was shown from `start` is a space right behind the last run: some files draw each space by itself.
    fn is_space_of_last(&self, start: usize, left: f32, baseline: f32, size: f32) -> bool {
        let Some(last) = self.out.runs.last() else { return false };
        let belongs = self.marks.iter().rev().find_map(|mark| mark.belongs);
        self.out.text[start..].trim().is_empty()
            && last.end as usize == start
            && last.belongs == belongs.unwrap_or(Belongs::Nothing)
            && (last.baseline - baseline).abs() < size * SAME_BASELINE
            && left > last.left
            && left - last.right < size * BEHIND
            && !self.out.text[last.start as usize..start].trim().is_empty()
    }

    /// Puts a space into each gap of the operator shown last that parts words, where the file itself writes none.
    ///
    /// Typesetters write moves of the pen for spaces, and how wide these are depends on the line: TeX shrinks them to 0.22 of the
    /// type's size and less. Those of one line are much alike, and so is its kerning: the widest step between the widths
    /// that the line has parts the two.
    fn part_words(&mut self, start: usize, boxes: usize) {
        if self.gaps.is_empty() {
            return;
        }
        let has_own_spaces = self.out.text[start..].bytes().zip(start..).any(|(byte, at)| {
            byte == b' ' && !self.out.boxes.get(boxes..).is_some_and(|boxes| is_made(boxes, at))
        });
        if has_own_spaces {
            return;
        }
        let mut widths: Vec<f32> = self.gaps.iter().map(|(_, width)| *width).collect();
        widths.extend([KERNING, SPACE_IN_OPERATOR]);
        widths.sort_by(f32::total_cmp);
        let step = |pair: &&[f32]| pair[1] - pair[0];
        let widest = widths.windows(2).max_by(|a, b| step(a).total_cmp(&step(b)));
        let least = widest.map_or(SPACE_IN_OPERATOR, |pair| (pair[0] + pair[1]) / 2.0);
        let out = &mut *self.out;
        for &(at, _) in self.gaps.iter().rev().filter(|(_, width)| *width > least) {
            let is_inner = at > start && at < out.text.len();
            if !is_inner || out.text[..at].ends_with(' ') || out.text[at..].starts_with(' ') {
                continue;
            }
            out.text.insert(at, ' ');
            let after = out.boxes[boxes..].iter().position(|glyph| glyph.start as usize >= at);
            if let Some(after) = after.map(|after| boxes + after) {
                out.boxes[after..].iter_mut().for_each(|glyph| glyph.start += 1);
                let left = out.boxes[after].left;
                let right = left;
                out.boxes.insert(after, GlyphBox { start: at as u32, left, right });
            }
        }
    }

    /// Shows one item of a text operator, whose characters begin at `start`: a string, or a move of the pen.
    fn item(&mut self, item: &Object<'_>, font: usize, pen: &mut Pen, start: usize) {
        let out = &mut *self.out;
        let mut left = pen.x();
        match item {
            Object::String(string) => {
                let first = out.boxes.len();
                let mut rest = string.as_bytes();
                while let Some((glyph, is_space)) = self.reader.fonts[font].next(&mut rest) {
                    if out.text.len() - start >= self.reader.text_left {
                        out.damaged = true;
                        break;
                    }
                    let mut by = glyph.width / 1000.0 * pen.state.size + pen.state.character_space;
                    if is_space {
                        by += pen.state.word_space;
                    }
                    let start = out.text.len() as u32;
                    if &*glyph.text == SOFT_HYPHEN {
                        out.has_hard_soft_hyphens |= self.hyphen.is_some();
                        self.hyphen = Some(out.text.len());
                        out.text.push('-');
                    } else {
                        out.text.push_str(&glyph.text);
                    }
                    pen.advance(by);
                    let right = pen.x();
                    out.boxes.push(GlyphBox { start, left, right });
                    left = right;
                }
                // Distillers write the space between two letters as room that each of them takes; what has more letters is spaced.
                let room = pen.state.character_space / pen.state.size * 1000.0;
                if let [_, second] = out.boxes[first..]
                    && room > KERNING
                {
                    self.gaps.push((second.start as usize, room));
                }
            }
            Object::Number(number) => {
                let back = number.as_f32();
                if (-SPACE_IN_OPERATOR..-KERNING).contains(&back) {
                    self.gaps.push((out.text.len(), -back));
                }
                if back < -SPACE_IN_OPERATOR && out.text.len() > start && !out.text.ends_with(' ') {
                    out.boxes.push(GlyphBox { start: out.text.len() as u32, left, right: left });
                    out.text.push(' ');
                }
                pen.advance(-back / 1000.0 * pen.state.size);
            }
            _ => {}
        }
    }
}

/// Whether the space at this place was made for a gap: its glyph takes no room.
fn is_made(boxes: &[GlyphBox], at: usize) -> bool {
    let glyph = boxes.binary_search_by_key(&at, |glyph| glyph.start as usize);
    glyph.is_ok_and(|glyph| boxes[glyph].left == boxes[glyph].right)
}

/// Where an instruction of `data` ends; `None` where its operator is written with escapes.
fn end_of(instruction: &Instruction<'_, '_>, data: &[u8]) -> Option<usize> {
    // The parser does not tell where it stands, but an operator is a piece of what it parses.
    let operator: &[u8] = instruction.operator;
    let begin = (operator.as_ptr() as usize).checked_sub(data.as_ptr() as usize)?;
    let end = begin + operator.len();
    let image = (operator == b"BI").then(|| memmem::find(data.get(end..)?, b"EI")).flatten();
    (end <= data.len()).then(|| image.map_or(end, |length| end + length + 2))
}
