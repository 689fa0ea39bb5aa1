//! Text written from right to left: PDF draws its glyphs in the order they are seen, and they are read the other way.

use super::content::{PageText, Run};
use super::text::{Assembled, is_new_line, push_text, take_mark, trim_end};

/// A gap wider than this share of the type's size is a space.
const SPACE: f32 = 0.2;

/// Smaller than this share of the line's type, digits are a footnote mark.
const MARK_SIZE: f32 = 0.75;

/// The lengthening stroke that justifies a line; no part of a word.
const TATWEEL: char = 'ـ';

/// First presentation form and the letter it shows, sorted; a form belongs to the last entry not above it.
const FORMS: [(u32, &str); 41] = [
    (0xfe80, "ء"),
    (0xfe81, "آ"),
    (0xfe83, "أ"),
    (0xfe85, "ؤ"),
    (0xfe87, "إ"),
    (0xfe89, "ئ"),
    (0xfe8d, "ا"),
    (0xfe8f, "ب"),
    (0xfe93, "ة"),
    (0xfe95, "ت"),
    (0xfe99, "ث"),
    (0xfe9d, "ج"),
    (0xfea1, "ح"),
    (0xfea5, "خ"),
    (0xfea9, "د"),
    (0xfeab, "ذ"),
    (0xfead, "ر"),
    (0xfeaf, "ز"),
    (0xfeb1, "س"),
    (0xfeb5, "ش"),
    (0xfeb9, "ص"),
    (0xfebd, "ض"),
    (0xfec1, "ط"),
    (0xfec5, "ظ"),
    (0xfec9, "ع"),
    (0xfecd, "غ"),
    (0xfed1, "ف"),
    (0xfed5, "ق"),
    (0xfed9, "ك"),
    (0xfedd, "ل"),
    (0xfee1, "م"),
    (0xfee5, "ن"),
    (0xfee9, "ه"),
    (0xfeed, "و"),
    (0xfeef, "ى"),
    (0xfef1, "ي"),
    (0xfef5, "لآ"),
    (0xfef7, "لأ"),
    (0xfef9, "لإ"),
    (0xfefb, "لا"),
    (0xfefd, ""),
];

/// Whether a character belongs to a script written from right to left.
pub(super) fn is_right_to_left(character: char) -> bool {
    matches!(u32::from(character), 0x590..=0x8ff | 0xfb1d..=0xfdff | 0xfe70..=0xfeff)
}

/// Whether a text is in such a script, and not one that only quotes a word of it.
pub(super) fn is_mostly_right_to_left<'t>(texts: impl Iterator<Item = &'t str>) -> bool {
    let (mut leftward, mut letters) = (0usize, 0usize);
    for character in texts.flat_map(str::chars).filter(|character| character.is_alphabetic()) {
        letters += 1;
        leftward += usize::from(is_right_to_left(character));
    }
    leftward > 0 && leftward * 3 >= letters
}

/// How a glyph runs within its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Direction {
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
    direction: Direction,
}

impl Unit {
    fn first(&self) -> char {
        self.text.chars().next().unwrap_or(' ')
    }
}

/// Puts runs together, each line read from right to left.
pub(super) fn assemble(runs: &[(u32, &PageText, &Run)], out: &mut Assembled) {
    let mut rest = runs;
    let mut text: Vec<Unit> = Vec::new();
    while let Some(length) = line_length(rest) {
        let (line, after) = rest.split_at(length);
        if !text.is_empty() {
            text.push(blank(0.0));
        }
        text.extend(read_line(line));
        rest = after;
    }
    if has_mirrored_brackets(&text) {
        text.iter_mut().for_each(mirror);
    }
    let mut is_after_mark = false;
    for unit in text {
        let is_mark = unit.direction == Direction::Mark;
        if is_mark {
            take_mark(&unit.text, is_after_mark, out);
        } else {
            push_text(&mut out.text, &unit.text);
        }
        is_after_mark = is_mark;
    }
    trim_end(out);
}

/// How many runs at the start stand on one line.
fn line_length(runs: &[(u32, &PageText, &Run)]) -> Option<usize> {
    let &(page, _, mut base) = runs.first()?;
    let mut length = 0;
    for &(number, _, run) in runs {
        if number != page || is_new_line(base, run) {
            break;
        }
        if run.size > base.size {
            base = run;
        }
        length += 1;
    }
    Some(length.max(1))
}

/// The glyphs of one line in reading order.
fn read_line(runs: &[(u32, &PageText, &Run)]) -> Vec<Unit> {
    let size = runs.iter().map(|(_, _, run)| run.size).fold(0.0, f32::max);
    let mut seen: Vec<Unit> =
        runs.iter().flat_map(|(_, page, run)| units(page, run, size)).collect();
    seen.sort_by(|a, b| a.left.total_cmp(&b.left));
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
    let mut start = 0;
    while start < line.len() {
        let direction = line[start].direction;
        let length = line[start..].iter().take_while(|unit| unit.direction == direction).count();
        if direction != Direction::Leftward {
            line[start..start + length].reverse();
        }
        start += length;
    }
    line
}

/// The glyphs of a run, each with the letters it shows.
fn units(page: &PageText, run: &Run, size: f32) -> Vec<Unit> {
    let from = page.boxes.partition_point(|glyph| glyph.start < run.start);
    let to = page.boxes.partition_point(|glyph| glyph.start < run.end);
    let boxes = &page.boxes[from..to.max(from)];
    let ends = boxes.iter().skip(1).map(|glyph| glyph.start).chain([run.end]);
    let is_small = run.size < size * MARK_SIZE;
    let mut units = Vec::with_capacity(boxes.len());
    for (glyph, end) in boxes.iter().zip(ends) {
        let text = page.text.get(glyph.start as usize..end as usize).unwrap_or_default();
        let text: String = text
            .chars()
            .filter(|c| *c != TATWEEL)
            .flat_map(|c| letters(c).chars().collect::<Vec<_>>())
            .collect();
        let first = text.chars().next();
        let Some(first) = first else { continue };
        let direction = if is_small && text.chars().all(|c| c.is_numeric() || c == '*') {
            Direction::Mark
        } else if first.is_numeric() || (first.is_alphabetic() && !is_right_to_left(first)) {
            Direction::Rightward
        } else {
            Direction::Leftward
        };
        units.push(Unit {
            left: glyph.left.min(glyph.right),
            right: glyph.right.max(glyph.left),
            text,
            direction,
        });
    }
    units
}

/// The letters of a presentation form; any other character as it is.
fn letters(character: char) -> String {
    let code = u32::from(character);
    let after = FORMS.partition_point(|(first, _)| *first <= code);
    match after.checked_sub(1).map(|index| FORMS[index].1) {
        Some(letters) if code <= 0xfefc => letters.to_string(),
        _ => character.to_string(),
    }
}

fn blank(at: f32) -> Unit {
    Unit { left: at, right: at, text: " ".to_string(), direction: Direction::Leftward }
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
        unit.direction == Direction::Mark
            || (unit.direction == Direction::Leftward && is_right_to_left(unit.first()))
    };
    for part in line.split_mut(is_leftward_letter) {
        // Index of the rightward unit after this one, and whether it belongs to Latin text.
        let mut last: Option<(usize, bool)> = None;
        for index in (0..part.len()).rev() {
            let unit = &part[index];
            if unit.direction != Direction::Rightward {
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
                    between.iter_mut().for_each(|unit| unit.direction = Direction::Rightward);
                }
            }
            last = Some((index, is_latin));
        }
    }
    // A stop with a blank before it ends the Latin text drawn on its left; it starts no word.
    for index in 1..line.len() {
        let stands_free = index == 1 || line[index - 2].first() == ' ';
        let is_stop = ".,;:!?".contains(line[index - 1].first());
        if line[index].direction == Direction::Rightward && is_stop && stands_free {
            line[index - 1].direction = Direction::Rightward;
        }
    }
}

/// Whether brackets came out the wrong way round: some writers name the glyph as it is seen, some as it is meant.
fn has_mirrored_brackets(text: &[Unit]) -> bool {
    let mut depth = 0i32;
    let mut lowest = 0i32;
    for unit in text {
        match unit.first() {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            _ => {}
        }
        lowest = lowest.min(depth);
    }
    lowest < 0 && depth == 0
}

fn mirror(unit: &mut Unit) {
    let mirrored = match unit.text.as_str() {
        "(" => ")",
        ")" => "(",
        "[" => "]",
        "]" => "[",
        "«" => "»",
        "»" => "«",
        _ => return,
    };
    unit.text = mirrored.to_string();
}
