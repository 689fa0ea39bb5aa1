//! Pieces of pages → the text of one line or paragraph, with footnote marks taken out.
//!
//! No crate serves: those that read text from PDF lose line-end hyphens, part words at kerning, or give no
//! structure tree to say which pieces are one paragraph.

use super::arabic;
use super::assembled::{Assembled, NEW_LINE, is_new_line, is_starred, wrap};
use super::page::{PageText, Piece};
use super::script::{is_chinese, is_mostly_right_to_left};

/// A mark's type is smaller than this share of the type beside it. Word raises at 0.65, LibreOffice at 0.58.
const MARK_SIZE: f32 = 0.75;

/// Browsers raise at 0.83: such a mark is glued to a word, with less between than this share of the type's size.
pub(super) const GLUED_MARK_SIZE: f32 = 0.86;
const GLUED: f32 = 0.3;

/// A mark is raised by more than this share of the type beside it; both raise by a third. What is set level in small
/// type, as small capitals are, stays below.
const RAISED: f32 = 0.1;

/// The most characters of a mark: "12, 13, 14".
const LONGEST_MARK: usize = 12;

/// How many pieces before and after a mark are looked at for the type beside it. Spaces are pieces of their own.
const BESIDE: usize = 4;

/// A gap wider than this share of the type's size is a space. In 64 files of the United Nations, gaps inside words stay
/// below 0.15, and the narrowest between words is 0.18.
const SPACE: f32 = 0.165;

/// The like between Chinese and other characters: Word sets a quarter of the type's size there by itself.
const SPACE_BESIDE_CHINESE: f32 = 0.3;

/// A gap wider than this share of the type's size parts columns.
pub(super) const COLUMN: f32 = 2.0;

/// The usual width of a space, as a share of the type's size.
const BLANK: f32 = 0.25;

/// What a gap between columns becomes in a line of text.
pub(super) const COLUMN_SPACES: &str = "   ";

/// How gaps are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gaps {
    /// Any white space is one space.
    Joined,
    /// A gap between columns stays wider than a space.
    Columns,
}

/// How a piece follows the words before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Follows {
    /// There are none.
    Nothing,
    /// On the same line.
    Line,
    /// On a new line.
    Wrap,
}

/// Puts pieces together in the order given.
pub(super) fn assemble(pieces: &[Piece<'_>], gaps: Gaps) -> Assembled {
    let mut out = Assembled::default();
    let is_leftward = is_mostly_right_to_left(pieces.iter().map(|piece| piece.text()));
    place(pieces, is_leftward, &mut out);
    if is_leftward {
        arabic::assemble(pieces, &mut out);
        return out;
    }
    // Where the line ends so far.
    let mut end = 0.0;
    let mut is_after_mark = false;
    let mut is_divided = false;
    for (piece, mark, follows) in read(pieces) {
        if let Some(numbers) = mark {
            let is_same_number = is_after_mark && piece.left - end < piece.size * SPACE;
            out.mark(numbers, is_same_number);
        } else {
            match follows {
                Follows::Nothing => {}
                Follows::Line => gap(&mut out.text, piece.left - end, piece, gaps),
                Follows::Wrap => {
                    if is_divided {
                        out.divide();
                    }
                    wrap(&mut out.text, piece.text());
                }
            }
            out.push(piece.text());
            is_divided = piece.is_divided || is_divided && piece.is_blank();
        }
        is_after_mark = mark.is_some();
        end = if follows == Follows::Line { piece.right.max(end) } else { piece.right };
    }
    if is_divided {
        out.divide();
    }
    out.trim_end();
    out
}

/// Parts pieces where a raised number or an asterisk starts a line: footnotes that share one element.
pub(super) fn split_at_numbers<'p>(pieces: &[Piece<'p>]) -> Vec<Vec<Piece<'p>>> {
    let mut parts: Vec<Vec<Piece<'p>>> = Vec::new();
    for (piece, mark, follows) in read(pieces) {
        let is_number = mark.is_some() || is_starred(piece.text());
        match parts.last_mut().filter(|_| !is_number || follows != Follows::Wrap) {
            Some(part) => part.push(piece),
            None => parts.push(vec![piece]),
        }
    }
    parts
}

/// Each piece with the numbers of the mark that it is, and how it follows the words before it.
fn read<'a, 'p>(
    pieces: &'a [Piece<'p>],
) -> impl Iterator<Item = (Piece<'p>, Option<&'p str>, Follows)> + use<'a, 'p> {
    let mut last: Option<Piece<'p>> = None;
    pieces.iter().enumerate().map(move |(index, &piece)| {
        let mark = mark_numbers(pieces, index);
        let follows = match last {
            None => Follows::Nothing,
            Some(last) if is_new_line(last, piece) => Follows::Wrap,
            Some(_) => Follows::Line,
        };
        if mark.is_none() && !piece.is_blank() {
            last = Some(piece);
        }
        (piece, mark, follows)
    })
}

/// The numbers of a footnote mark, if the piece at `index` is one: raised digits or asterisks in smaller type.
fn mark_numbers<'p>(pieces: &[Piece<'p>], index: usize) -> Option<&'p str> {
    let piece = pieces[index];
    let text = piece.text().trim();
    let is_mark = |c: char| c.is_ascii_digit() || c == '*' || c == ',' || c == ' ';
    let may_be = !text.is_empty() && text.len() <= LONGEST_MARK && !text.starts_with(',');
    if !may_be || !text.chars().all(is_mark) {
        return None;
    }
    let is_beside = |other: &Piece<'p>| {
        let raised = piece.baseline - other.baseline;
        let gap = (piece.left - other.right).max(other.left - piece.right);
        let is_glued = gap < other.size * GLUED;
        other.page.index == piece.page.index
            && piece.size < other.size * if is_glued { GLUED_MARK_SIZE } else { MARK_SIZE }
            && raised > other.size * RAISED
            && raised < other.size * NEW_LINE
    };
    let before = pieces[..index].iter().rev().take(BESIDE);
    let after = pieces[index + 1..].iter().take(BESIDE);
    before.chain(after).any(is_beside).then_some(text)
}

/// Notes where the lines of the pieces lie. In a script from right to left, "left" counts from the right edge of the page.
fn place(pieces: &[Piece<'_>], is_leftward: bool, out: &mut Assembled) {
    // The last piece of the line that is no raised mark.
    let mut line: Option<Piece<'_>> = None;
    for &piece in pieces.iter().filter(|piece| !piece.is_blank()) {
        let (left, right) = ends(piece, is_leftward);
        if line.is_none_or(|before| is_new_line(before, piece)) {
            out.lines += 1;
            out.end = right;
            line = None;
        }
        (out.end, out.edge) = (out.end.max(right), out.edge.max(right));
        match out.lines {
            1 if line.is_none() => {
                (out.left, out.top, out.first_page) = (left, piece.baseline, piece.page.index);
            }
            1 => out.left = out.left.min(left),
            _ => out.margin = Some(out.margin.map_or(left, |margin| margin.min(left))),
        }
        out.size = out.size.max(piece.size);
        (out.bottom, out.last_page) = (piece.baseline, piece.page.index);
        if line.is_none_or(|before| piece.size >= before.size * MARK_SIZE) {
            line = Some(piece);
        }
    }
}

/// Where a piece begins and ends, in the direction of its script; a space before its words is room.
fn ends(piece: Piece<'_>, is_leftward: bool) -> (f32, f32) {
    let PageText { width, .. } = piece.page;
    if is_leftward {
        return (width - piece.right, width - piece.left);
    }
    let blank = piece.text().chars().take_while(|c| c.is_whitespace()).count() as f32;
    (piece.left + blank * BLANK * piece.size, piece.right)
}

/// Shows the gap before the next piece.
fn gap(out: &mut String, width: f32, next: Piece<'_>, gaps: Gaps) {
    if gaps == Gaps::Columns && width > next.size * COLUMN && !out.trim().is_empty() {
        out.truncate(out.trim_end().len());
        out.push_str(COLUMN_SPACES);
        return;
    }
    let (Some(before), Some(after)) = (out.chars().next_back(), next.text().chars().next()) else {
        return;
    };
    let least = match (is_chinese(before), is_chinese(after)) {
        (false, false) => SPACE,
        (true, true) => return,
        _ => SPACE_BESIDE_CHINESE,
    };
    if !before.is_whitespace() && !after.is_whitespace() && width > next.size * least {
        out.push(' ');
    }
}
