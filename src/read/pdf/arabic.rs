//! Text written from right to left: PDF draws its glyphs in the order they are seen, and they are read the other way.

use unicode_normalization::UnicodeNormalization;

use super::assembled::{Assembled, is_new_line};
use super::page::{GlyphBox, Piece};
use super::script::is_right_to_left;
use crate::read::direction::{has_mirrored_brackets, mirrored};

/// A gap wider than this share of the type's size is a space.
const SPACE: f32 = 0.2;

/// Smaller than this share of the line's type, digits are a footnote mark.
const MARK_SIZE: f32 = 0.75;

/// The lam of a ligature may begin so far, as a share of the type's size, before the alef that is drawn over it (0.02 to 0.2).
const KERN: f32 = 0.1;

/// The lengthening stroke that justifies a line; no part of a word.
const TATWEEL: char = 'ـ';

/// How a glyph runs within its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Flow {
    Leftward,
    Rightward,
    /// A raised digit of a footnote mark: its digits run rightward, apart from other digits.
    Mark,
}

/// One glyph of a line.
#[derive(Debug, Clone)]
struct Unit {
    left: f32,
    right: f32,
    text: String,
    direction: Flow,
}

impl Unit {
    fn first(&self) -> char {
        self.text.chars().next().unwrap_or(' ')
    }

    /// Whether it is a letter without room of its own: the alef of a ligature, which is drawn over the lam on its right.
    fn is_drawn_over(&self) -> bool {
        self.left == self.right && is_right_to_left(self.first()) && !is_combining(self.first())
    }
}

/// Puts pieces together, each line read from right to left.
pub(super) fn assemble(pieces: &[Piece<'_>], out: &mut Assembled) {
    let mut rest = pieces;
    let mut text: Vec<Unit> = Vec::new();
    while !rest.is_empty() {
        let (line, after) = rest.split_at(line_length(rest));
        if !text.is_empty() {
            text.push(blank(0.0));
        }
        text.extend(read_line(line));
        rest = after;
    }
    if has_mirrored_brackets(text.iter().map(Unit::first)) {
        text.iter_mut().for_each(|unit| unit.text = unit.text.chars().map(mirrored).collect());
    }
    let mut is_after_mark = false;
    for unit in text {
        let is_mark = unit.direction == Flow::Mark;
        if is_mark {
            out.mark(&unit.text, is_after_mark);
        } else {
            out.push(&unit.text);
        }
        is_after_mark = is_mark;
    }
    out.trim_end();
}

/// How many pieces at the start stand on one line with the largest of them; at least one.
fn line_length(pieces: &[Piece<'_>]) -> usize {
    let mut base = pieces[0];
    let on_line = pieces.iter().take_while(|&&piece| {
        let is_on = !is_new_line(base, piece);
        if piece.size > base.size {
            base = piece;
        }
        is_on
    });
    on_line.count().max(1)
}

/// The glyphs of one line in reading order.
fn read_line(pieces: &[Piece<'_>]) -> Vec<Unit> {
    let size = pieces.iter().map(|piece| piece.size).fold(0.0, f32::max);
    let mut seen: Vec<Unit> = pieces.iter().flat_map(|piece| units(*piece, size)).collect();
    let place = |unit: &Unit| unit.left - if unit.is_drawn_over() { size * KERN } else { 0.0 };
    seen.sort_by(|a, b| place(a).total_cmp(&place(b)));
    let mut line: Vec<Unit> = Vec::with_capacity(seen.len() + 8);
    for unit in seen {
        if let Some(before) = line.last() {
            let is_apart = unit.left - before.right > size * SPACE && !is_combining(unit.first());
            if is_apart && before.first() != ' ' && unit.first() != ' ' {
                line.push(blank(before.right));
            }
        }
        line.push(unit);
    }
    line.reverse();
    for index in 1..line.len() {
        if is_combining(line[index - 1].first()) {
            line.swap(index - 1, index);
        }
    }
    bridge(&mut line);
    for part in line.chunk_by_mut(|a, b| a.direction == b.direction) {
        if part[0].direction != Flow::Leftward {
            part.reverse();
        }
    }
    line
}

/// The glyphs of a piece, each with the letters it shows.
fn units(piece: Piece<'_>, size: f32) -> Vec<Unit> {
    let boxes = &piece.page.boxes;
    let from = boxes.partition_point(|glyph| glyph.start < piece.start);
    let to = boxes.partition_point(|glyph| glyph.start < piece.end);
    let boxes = &boxes[from..to.max(from)];
    let ends = boxes.iter().skip(1).map(|glyph| glyph.start).chain([piece.end]);
    let is_small = piece.size < size * MARK_SIZE;
    let unit = |(glyph, end): (&GlyphBox, u32)| {
        let text = letters(piece.page.text.get(glyph.start as usize..end as usize)?);
        let first = text.chars().next()?;
        let direction = if is_small && text.chars().all(|c| c.is_numeric() || c == '*') {
            Flow::Mark
        } else if first.is_numeric() || (first.is_alphabetic() && !is_right_to_left(first)) {
            Flow::Rightward
        } else {
            Flow::Leftward
        };
        let (left, right) = (glyph.left.min(glyph.right), glyph.right.max(glyph.left));
        // A space that was made of a gap: a glyph of another font may stand there, and where none does, the gap shows again.
        if text == " " && left == right {
            return None;
        }
        Some(Unit { left, right, text, direction })
    };
    boxes.iter().zip(ends).filter_map(unit).collect()
}

/// The letters that presentation forms show, without the strokes between them; any other character as it is.
fn letters(text: &str) -> String {
    let mut letters = String::new();
    for character in text.chars().filter(|character| *character != TATWEEL) {
        match character {
            '\u{fe80}'..='\u{fefc}' => letters.extend(character.nfkc()),
            other => letters.push(other),
        }
    }
    letters
}

fn blank(at: f32) -> Unit {
    Unit { left: at, right: at, text: " ".to_string(), direction: Flow::Leftward }
}

fn is_combining(character: char) -> bool {
    matches!(u32::from(character), 0x64b..=0x65f | 0x670)
}

/// Lets what stands inside a number, a symbol or a quotation run with it: "78/241", "A/79/88", "vol. 1342".
///
/// The line is in reading order, but for the parts that run rightward: those are met backwards. The rules are those of
/// the Unicode bidirectional algorithm: digits after a Latin letter are part of the Latin text, a single separator
/// between two digits is part of the number, and marks between Latin letters are part of the Latin text.
fn bridge(line: &mut [Unit]) {
    let is_leftward_letter = |unit: &Unit| {
        unit.direction == Flow::Mark
            || (unit.direction == Flow::Leftward && is_right_to_left(unit.first()))
    };
    for part in line.split_mut(is_leftward_letter) {
        // Index of the rightward unit after this one, and whether it belongs to Latin text.
        let mut last: Option<(usize, bool)> = None;
        for index in (0..part.len()).rev() {
            let unit = &part[index];
            if unit.direction != Flow::Rightward {
                continue;
            }
            let mut is_latin = unit.first().is_alphabetic();
            if let Some((before, was_latin)) = last {
                let between = &mut part[index + 1..before];
                let is_separator =
                    matches!(between, [one] if "/.,:-+\u{2011}".contains(one.first()));
                // Drawn alike: "A/79 (2015" as one Latin text, and "2015", a bracket, "A/79" one after the other.
                let is_bracketed = between.iter().any(|unit| "()[]".contains(unit.first()));
                is_latin |= was_latin && !is_bracketed;
                if (was_latin && is_latin) || is_separator {
                    between.iter_mut().for_each(|unit| unit.direction = Flow::Rightward);
                }
            }
            last = Some((index, is_latin));
        }
    }
    // A stop with a blank before it ends the Latin text drawn on its left; it starts no word.
    for index in 1..line.len() {
        let stands_free = index == 1 || line[index - 2].first() == ' ';
        let is_stop = ".,;:!?".contains(line[index - 1].first());
        if line[index].direction == Flow::Rightward && is_stop && stands_free {
            line[index - 1].direction = Flow::Rightward;
        }
    }
}
