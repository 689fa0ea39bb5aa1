//! The page turn: which two elements are halves of one paragraph or note.

use super::assembled::Assembled;
use super::tree::Role;
use crate::read::{BlockKind, Cell};

/// A line that a page turn cuts off is full: it ends nearer to the edge than this share of the text's width.
const FULL_LINE: f32 = 0.25;

/// The halves of one paragraph differ in size by less than this, in points.
const SAME_SIZE: f32 = 0.5;

/// A first line that stands this many points to the right of the lines below it is indented.
const FIRST_LINE_INDENT: f32 = 6.0;

/// A paragraph or note with what is needed to join it over a page turn.
pub(super) struct Part {
    pub(super) kind: BlockKind,
    pub(super) role: Role,
    pub(super) label: Option<String>,
    pub(super) cell: Option<Cell>,
    pub(super) body: Assembled,
}

/// Joins the halves of paragraphs and notes that a page turn cut in two.
pub(super) fn join(parts: Vec<Part>) -> Vec<Part> {
    let mut joined: Vec<Part> = Vec::with_capacity(parts.len());
    let edge = usual_edge(&parts);
    let mut last_of = [None; 2];
    for part in parts {
        // A note may stand between the halves of a paragraph, and the other way round.
        let last: &mut Option<usize> = &mut last_of[usize::from(part.kind == BlockKind::Note)];
        let before = last.map(|at| &mut joined[at]);
        match before.filter(|before| is_second_half(before, &part, edge)) {
            Some(before) => before.append(part),
            None => {
                *last = Some(joined.len());
                joined.push(part);
            }
        }
    }
    joined
}

impl Part {
    fn append(&mut self, next: Part) {
        let (body, more) = (&mut self.body, next.body);
        body.last_page = more.last_page;
        (body.bottom, body.end) = (more.bottom, more.end);
        body.lines += more.lines;
        body.margin = body.margin.or(more.margin).or(Some(more.left));
        more.join_to(&mut body.text, &mut body.marks);
    }
}

/// The right edge of the text: the middle one of all paragraphs of several lines.
fn usual_edge(parts: &[Part]) -> f32 {
    let is_long = |part: &&Part| part.kind == BlockKind::Paragraph && part.body.lines > 1;
    let mut edges: Vec<f32> = parts.iter().filter(is_long).map(|part| part.body.edge).collect();
    edges.sort_by(f32::total_cmp);
    edges.get(edges.len() / 2).copied().unwrap_or_default()
}

/// Whether a part goes on with what stood before the page turn.
fn is_second_half(before: &Part, next: &Part, edge: f32) -> bool {
    let (first, second) = (&before.body, &next.body);
    let turns = second.first_page > first.last_page && next.label.is_none() && next.cell.is_none();
    let same = before.role == next.role && (first.size - second.size).abs() < SAME_SIZE;
    if !turns || !same {
        return false;
    }
    if next.kind == BlockKind::Note {
        return !ends_paragraph(&first.text);
    }
    let margin = second.margin.or(first.margin).unwrap_or(first.left);
    if first.end < edge - FULL_LINE * (edge - margin) {
        return false;
    }
    if second.left > margin + FIRST_LINE_INDENT || starts_with_label(&second.text) {
        return false;
    }
    // A list inside a sentence: its semicolons end nothing where the next word is small and all paragraphs are indented.
    let is_indented = first.margin.is_some_and(|margin| first.left > margin + FIRST_LINE_INDENT);
    let goes_on =
        is_indented && !first.text.ends_with('.') && second.text.starts_with(char::is_lowercase);
    goes_on || !ends_paragraph(&first.text)
}

/// Whether a text ends as paragraphs of all six languages end; a comma may also end a line.
pub(super) fn ends_paragraph(text: &str) -> bool {
    let closing = |c: char| matches!(c, '"' | '”' | '’' | '»' | ')' | ']');
    let is_end =
        |c: char| matches!(c, '.' | ';' | ':' | '?' | '!' | '。' | '；' | '：' | '؛' | '؟');
    text.ends_with(is_end) || text.trim_end_matches(closing).ends_with(['.', '。'])
}

/// Whether a text starts with a label such as "(a)", "3." or "iv)".
fn starts_with_label(text: &str) -> bool {
    let first = text.split(' ').next().unwrap_or_default();
    let inner = first.trim_start_matches('(').trim_end_matches(['.', ')']);
    let is_short =
        (1..=4).contains(&inner.chars().count()) && inner.chars().all(char::is_alphanumeric);
    is_short
        && first.len() > inner.len()
        && first.ends_with(['.', ')'])
        && (first.starts_with('(') || first != text)
}
