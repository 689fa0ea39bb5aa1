//! Runs of characters → the text of one line or paragraph, with footnote marks taken out.

use super::arabic;
use super::content::{PageText, Run};
use crate::read::NoteMark;

/// A mark's type is smaller than this share of the type beside it. Word raises at 0.65, LibreOffice at 0.58.
const MARK_SIZE: f32 = 0.75;

/// Baselines further apart than this share of the type's size are two lines; a raised mark stays below 0.5.
const NEW_LINE: f32 = 0.6;

/// A gap wider than this share of the type's size is a space. In 64 files of the United Nations, gaps inside words stay
/// below 0.15, and the narrowest between words is 0.18.
const SPACE: f32 = 0.165;

/// The like between Chinese and other characters: Word sets a quarter of the type's size there by itself.
const SPACE_BESIDE_CHINESE: f32 = 0.3;

/// A gap wider than this share of the type's size parts columns.
const COLUMN: f32 = 2.0;

/// The usual width of a space, as a share of the type's size.
const BLANK: f32 = 0.25;

/// How many characters back Chinese is looked for, to know the script of a wrapped number.
const NEARBY: usize = 200;

/// What a gap between columns becomes in a line of text.
pub(super) const COLUMN_SPACES: &str = "   ";

/// A run of the document: index of its page and index there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) page: u32,
    pub(super) run: u32,
}

/// The text of some pieces, and where it stood.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Assembled {
    pub(super) text: String,
    pub(super) marks: Vec<NoteMark>,
    /// A raised number at the very start: the number of a footnote.
    pub(super) lead: Option<String>,
    /// Index of the first and last page.
    pub(super) first_page: u32,
    pub(super) last_page: u32,
    /// Left end of the first line; the leftmost end of the lines after it.
    pub(super) left: f32,
    pub(super) margin: Option<f32>,
    /// Right end of the last line; the rightmost end of all lines.
    pub(super) end: f32,
    pub(super) edge: f32,
    /// How many lines it has.
    pub(super) lines: usize,
    /// The largest type of it.
    pub(super) size: f32,
    /// Baseline of the first and last line.
    pub(super) top: f32,
    pub(super) bottom: f32,
}

/// How gaps are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gaps {
    /// Any white space is one space.
    Joined,
    /// A gap between columns stays wider than a space.
    Columns,
}

/// Puts pieces together in the order given.
pub(super) fn assemble(pages: &[PageText], pieces: &[Piece], gaps: Gaps) -> Assembled {
    let runs = runs_of(pages, pieces);
    let mut out = Assembled::default();
    let is_leftward =
        arabic::is_mostly_right_to_left(runs.iter().map(|(_, page, run)| page.of(run)));
    place(&runs, is_leftward, &mut out);
    if is_leftward {
        arabic::assemble(&runs, &mut out);
        return out;
    }
    // The last run that was not blank, and where the line ends so far.
    let mut last: Option<(u32, &Run)> = None;
    let mut end = 0.0;
    let mut is_after_mark = false;
    for (index, &(number, page, run)) in runs.iter().enumerate() {
        let text = page.of(run);
        let starts_line =
            last.is_none_or(|(page, before)| page != number || is_new_line(before, run));
        if let Some(numbers) = mark_numbers(&runs, index) {
            let is_same_number = is_after_mark && run.left - end < run.size * SPACE;
            take_mark(numbers, is_same_number, &mut out);
            is_after_mark = true;
        } else {
            is_after_mark = false;
            if last.is_some() && starts_line {
                wrap(&mut out.text, text);
            } else if last.is_some() {
                gap(&mut out.text, run.left - end, run.size, text, gaps);
            }
            push_text(&mut out.text, text);
            if !text.trim().is_empty() || last.is_none() {
                last = Some((number, run));
            }
        }
        end = if starts_line { run.right } else { run.right.max(end) };
    }
    trim_end(&mut out);
    out
}

/// Notes where the lines of the runs lie. In a script from right to left, "left" counts from the right edge of the page.
fn place(runs: &[(u32, &PageText, &Run)], is_leftward: bool, out: &mut Assembled) {
    let mut line: Option<(u32, &Run)> = None;
    for &(number, page, run) in runs {
        let text = page.of(run);
        if text.trim().is_empty() {
            continue;
        }
        let blank = text.chars().take_while(|c| c.is_whitespace()).count() as f32;
        let (left, right) = match is_leftward {
            true => (page.width - run.right, page.width - run.left),
            false => (run.left + blank * BLANK * run.size, run.right),
        };
        if line.is_none_or(|(page, before)| page != number || is_new_line(before, run)) {
            out.lines += 1;
            out.end = right;
            line = None;
        }
        (out.end, out.edge) = (out.end.max(right), out.edge.max(right));
        match out.lines {
            1 if line.is_none() => {
                (out.left, out.top, out.first_page) = (left, run.baseline, number)
            }
            1 => out.left = out.left.min(left),
            _ => out.margin = Some(out.margin.map_or(left, |margin| margin.min(left))),
        }
        (out.size, out.bottom, out.last_page) = (out.size.max(run.size), run.baseline, number);
        if line.is_none_or(|(_, before)| run.size >= before.size * MARK_SIZE) {
            line = Some((number, run));
        }
    }
}

/// Whether a run starts a new line after `before`.
pub(super) fn is_new_line(before: &Run, run: &Run) -> bool {
    (run.baseline - before.baseline).abs() > before.size.max(run.size) * NEW_LINE
}

/// The numbers of a footnote mark, if the run at `index` is one: raised digits or asterisks in smaller type.
fn mark_numbers<'r>(runs: &[(u32, &'r PageText, &'r Run)], index: usize) -> Option<&'r str> {
    let (number, page, run) = runs[index];
    let text = page.of(run).trim();
    let is_mark = |c: char| c.is_ascii_digit() || c == '*' || c == ',' || c == ' ';
    if text.is_empty() || text.len() > 12 || !text.chars().all(is_mark) || text.starts_with(',') {
        return None;
    }
    let is_beside = |&&(other_page, _, other): &&(u32, &PageText, &Run)| {
        let raised = run.baseline - other.baseline;
        other_page == number
            && run.size < other.size * MARK_SIZE
            && raised > other.size * 0.1
            && raised < other.size * NEW_LINE
    };
    let before = runs[..index].iter().rev().take(4).any(|run| is_beside(&run));
    let after = || runs[index + 1..].iter().take(4).any(|run| is_beside(&run));
    (before || after()).then_some(text)
}

/// Parts pieces where a raised number starts a line: footnotes that share one element.
pub(super) fn split_at_numbers(pages: &[PageText], pieces: &[Piece]) -> Vec<Vec<Piece>> {
    let runs = runs_of(pages, pieces);
    let mut parts: Vec<Vec<Piece>> = vec![Vec::new()];
    let mut last: Option<(u32, &Run)> = None;
    for (index, (piece, &(number, page, run))) in pieces.iter().zip(&runs).enumerate() {
        let is_mark = mark_numbers(&runs, index).is_some();
        let starts_line =
            last.is_some_and(|(page, before)| page != number || is_new_line(before, run));
        if is_mark && starts_line {
            parts.push(Vec::new());
        }
        if let Some(part) = parts.last_mut() {
            part.push(*piece);
        }
        if !is_mark && !page.of(run).trim().is_empty() {
            last = Some((number, run));
        }
    }
    parts
}

/// The runs that the pieces name.
fn runs_of<'p>(pages: &'p [PageText], pieces: &[Piece]) -> Vec<(u32, &'p PageText, &'p Run)> {
    let run = |piece: &Piece| {
        let page = pages.get(piece.page as usize)?;
        Some((piece.page, page, page.runs.get(piece.run as usize)?))
    };
    pieces.iter().filter_map(run).collect()
}

/// Takes a mark out of the text; two runs side by side are one number.
pub(super) fn take_mark(numbers: &str, is_same_number: bool, out: &mut Assembled) {
    if out.text.trim().is_empty() && out.marks.is_empty() {
        out.lead.get_or_insert_with(String::new).push_str(numbers);
        return;
    }
    if let Some(mark) = out.marks.last_mut().filter(|_| is_same_number) {
        mark.number.push_str(numbers);
        return;
    }
    let at = out.text.trim_end().len();
    out.marks.extend(
        numbers
            .split([',', ' '])
            .filter(|number| !number.is_empty())
            .map(|number| NoteMark { number: number.to_string(), at }),
    );
}

/// Joins two lines: a hyphen stays, Chinese takes no space, all else takes one.
pub(super) fn wrap(out: &mut String, next: &str) {
    let (Some(before), Some(after)) =
        (out.trim_end().chars().next_back(), next.trim_start().chars().next())
    else {
        return;
    };
    let is_number = before.is_ascii_digit() && after.is_ascii_digit();
    let split_number = is_number && out.chars().rev().take(NEARBY).any(is_chinese);
    if (is_chinese(before) && is_chinese(after)) || split_number {
        out.truncate(out.trim_end().len());
    } else if !out.ends_with(' ')
        && !is_open_end(before)
        && !is_chinese(before)
        && !is_chinese(after)
    {
        out.push(' ');
    }
}

/// A character after which a wrapped line goes on without a space.
fn is_open_end(character: char) -> bool {
    matches!(character, '-' | '\u{2010}' | '\u{2011}' | '–' | '—' | '/')
}

/// Chinese characters, and the marks and full-width forms set among them.
pub(super) fn is_chinese(character: char) -> bool {
    matches!(u32::from(character), 0x2e80..=0x9fff | 0xf900..=0xfaff | 0xff00..=0xffef | 0x2_0000..=0x3_ffff)
}

fn gap(out: &mut String, width: f32, size: f32, next: &str, gaps: Gaps) {
    if gaps == Gaps::Columns && width > size * COLUMN && !out.trim().is_empty() {
        out.truncate(out.trim_end().len());
        out.push_str(COLUMN_SPACES);
        return;
    }
    let (Some(before), Some(after)) = (out.chars().next_back(), next.chars().next()) else {
        return;
    };
    let least = match (is_chinese(before), is_chinese(after)) {
        (false, false) => SPACE,
        (true, true) => return,
        _ => SPACE_BESIDE_CHINESE,
    };
    if !before.is_whitespace() && !after.is_whitespace() && width > size * least {
        out.push(' ');
    }
}

/// Appends text with white space folded.
pub(super) fn push_text(out: &mut String, text: &str) {
    for character in text.chars() {
        if !character.is_whitespace() {
            out.push(character);
        } else if !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
}

/// Cuts the space at the end; marks never point behind the text.
pub(super) fn trim_end(out: &mut Assembled) {
    let length = out.text.trim_end().len();
    out.text.truncate(length);
    for mark in &mut out.marks {
        mark.at = mark.at.min(length);
    }
}
