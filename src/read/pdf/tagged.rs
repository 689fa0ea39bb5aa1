//! Paragraphs and notes of a tagged PDF: the structure tree gives the order, the pages give the words.
//!
//! The tags are hints. A table's cells and a list's items are paragraphs like any other; a footnote may be an element
//! inside its paragraph or beside it, or a paragraph that begins with a raised number in smaller type.

use super::content::{Belongs, PageText};
use super::layout::{block, furniture, usual_size};
use super::text::{Assembled, Gaps, Piece, assemble, split_at_numbers, wrap};
use super::tree::{Element, Kid, Role};
use crate::read::{Block, BlockKind, NoteMark};

/// A first line that stands this many points to the right of the lines below it is indented.
const FIRST_LINE_INDENT: f32 = 6.0;

/// Type smaller than the document's usual by this many points is a footnote's.
const NOTE_SMALLER: f32 = 0.4;

/// The halves of one paragraph differ in size by less than this, in points.
const SAME_SIZE: f32 = 0.5;

/// Lines further apart than this share of the type's size have room between them.
const ROOM: f32 = 1.6;

/// A paragraph or note with what is needed to join it over a page turn.
struct Part {
    kind: BlockKind,
    role: Role,
    label: Option<String>,
    body: Assembled,
}

/// Reads the blocks of a tagged document; `None` when the tags leave out most of its text.
pub(super) fn read(pages: &[PageText], tree: &Element) -> Option<Vec<Block<'static>>> {
    let mut collect = Collect {
        index: pages.iter().map(by_element).collect(),
        pages,
        used: pages.iter().map(|page| vec![false; page.runs.len()]).collect(),
        usual: usual_size(pages),
        pieces: Vec::new(),
        notes: Vec::new(),
        label: None,
        parts: Vec::new(),
    };
    collect.kids(tree);
    collect.flush(Role::Group);
    let Collect { parts, used, .. } = collect;
    is_complete(pages, &used).then(|| in_page_order(pages, join(parts), &used))
}

/// Whether the tags hold at least half of the characters that are not marked as page heads and the like.
fn is_complete(pages: &[PageText], used: &[Vec<bool>]) -> bool {
    let (mut held, mut all) = (0u64, 0u64);
    for (page, used) in pages.iter().zip(used) {
        for (run, used) in page.runs.iter().zip(used).filter(|(run, _)| run.belongs != Belongs::Artifact) {
            let length = u64::from(run.end - run.start);
            all += length;
            held += if *used { length } else { 0 };
        }
    }
    held * 2 >= all
}

/// The runs of a page sorted by the element they belong to, in drawing order within one.
fn by_element(page: &PageText) -> Vec<(i32, u32)> {
    let mut runs: Vec<(i32, u32)> = (0..)
        .zip(&page.runs)
        .filter_map(|(index, run)| match run.belongs {
            Belongs::Element(number) => Some((number, index)),
            _ => None,
        })
        .collect();
    runs.sort_unstable();
    runs
}

struct Collect<'p> {
    pages: &'p [PageText],
    index: Vec<Vec<(i32, u32)>>,
    used: Vec<Vec<bool>>,
    usual: f32,
    /// The paragraph that is open, and what waits to follow it.
    pieces: Vec<Piece>,
    notes: Vec<Part>,
    /// The label of the item that is open, until its first paragraph takes it.
    label: Option<String>,
    parts: Vec<Part>,
}

impl Collect<'_> {
    /// Reads the kids of an element into the open paragraph; blocks close it and open their own.
    fn kids(&mut self, element: &Element) {
        for kid in &element.kids {
            match kid {
                Kid::Content(page, number) => self.content(*page, *number),
                Kid::Element(below) => match below.role {
                    Role::Inline => self.kids(below),
                    Role::Note => self.note(below),
                    Role::Label if element.role == Role::Item && self.pieces.is_empty() => self.item_label(below),
                    Role::Label => self.kids(below),
                    Role::Artifact => {}
                    Role::Group | Role::Block | Role::Heading | Role::Item => {
                        self.flush(element.role);
                        self.kids(below);
                        self.flush(below.role);
                    }
                },
            }
        }
        if element.role == Role::Item && self.pieces.is_empty() {
            self.bare_label();
        }
    }

    fn content(&mut self, page: u32, number: i32) {
        let Some(index) = self.index.get(page as usize) else { return };
        let start = index.partition_point(|(other, _)| *other < number);
        let used = &mut self.used[page as usize];
        for &(_, run) in index[start..].iter().take_while(|(other, _)| *other == number) {
            if !std::mem::replace(&mut used[run as usize], true) {
                self.pieces.push(Piece { page, run });
            }
        }
    }

    /// All content below an element, whatever the elements are.
    fn gather(&mut self, element: &Element) {
        for kid in &element.kids {
            match kid {
                Kid::Content(page, number) => self.content(*page, *number),
                Kid::Element(below) => self.gather(below),
            }
        }
    }

    fn note(&mut self, element: &Element) {
        let outer = std::mem::take(&mut self.pieces);
        self.gather(element);
        let inner = std::mem::replace(&mut self.pieces, outer);
        self.notes_of(&inner);
    }

    /// Adds the footnotes that one element holds: mostly one, but Word may put all of a page into one paragraph.
    fn notes_of(&mut self, pieces: &[Piece]) {
        for part in split_at_numbers(self.pages, pieces) {
            let mut body = assemble(self.pages, &part, Gaps::Joined);
            let label = body.lead.take().or_else(|| take_number(&mut body));
            if body.text.is_empty() && label.is_none() {
                continue;
            }
            self.notes.push(Part {
                kind: BlockKind::Note,
                role: Role::Note,
                label,
                body,
            });
        }
    }

    fn item_label(&mut self, element: &Element) {
        self.gather(element);
        let pieces = std::mem::take(&mut self.pieces);
        let label = assemble(self.pages, &pieces, Gaps::Joined).text;
        self.bare_label();
        self.label = Some(label).filter(|label| !label.is_empty());
    }

    /// A label that no paragraph took is a paragraph: nothing is lost.
    fn bare_label(&mut self) {
        if let Some(label) = self.label.take() {
            let body = Assembled {
                text: label,
                ..Assembled::default()
            };
            self.parts.push(Part {
                kind: BlockKind::Paragraph,
                role: Role::Item,
                label: None,
                body,
            });
        }
    }

    /// Closes the open paragraph.
    fn flush(&mut self, role: Role) {
        let pieces = std::mem::take(&mut self.pieces);
        let mut body = assemble(self.pages, &pieces, Gaps::Joined);
        let is_note = body.lead.is_some() && body.size < self.usual - NOTE_SMALLER;
        if is_note {
            self.notes_of(&pieces);
        } else if !body.text.is_empty() || body.lead.is_some() || !body.marks.is_empty() {
            if let Some(number) = body.lead.take() {
                body.marks.insert(0, NoteMark { number, at: 0 });
            }
            self.parts.push(Part {
                kind: BlockKind::Paragraph,
                role,
                label: self.label.take(),
                body,
            });
        }
        self.parts.append(&mut self.notes);
    }
}

/// Takes the number off a note that prints it in the note's own type.
fn take_number(body: &mut Assembled) -> Option<String> {
    let (number, rest) = body.text.split_once(' ')?;
    let digits = number.trim_end_matches(['.', ')']);
    let is_number = !digits.is_empty() && digits.len() <= 4 && digits.chars().all(|c| c.is_numeric() || c == '*');
    if !is_number {
        return None;
    }
    let cut = body.text.len() - rest.len();
    let digits = digits.to_string();
    body.text.drain(..cut);
    for mark in &mut body.marks {
        mark.at = mark.at.saturating_sub(cut);
    }
    Some(digits)
}

/// Joins the halves of paragraphs and notes that a page turn cut in two.
fn join(parts: Vec<Part>) -> Vec<Part> {
    let mut joined: Vec<Part> = Vec::with_capacity(parts.len());
    let mut last_of = [None; 2];
    for part in parts {
        let slot = usize::from(part.kind == BlockKind::Note);
        let before: Option<usize> = last_of[slot];
        match before.map(|at| &mut joined[at]).filter(|before| is_second_half(before, &part)) {
            Some(before) => before.append(part),
            None => {
                last_of[slot] = Some(joined.len());
                joined.push(part);
            }
        }
    }
    joined
}

impl Part {
    fn append(&mut self, next: Part) {
        wrap(&mut self.body.text, &next.body.text);
        let shift = self.body.text.len();
        self.body.text.push_str(&next.body.text);
        let moved = next.body.marks.into_iter().map(|mark| NoteMark {
            at: mark.at + shift,
            ..mark
        });
        self.body.marks.extend(moved);
        self.body.last_page = next.body.last_page;
        self.body.bottom = next.body.bottom;
        self.body.margin = self.body.margin.or(next.body.margin).or(Some(next.body.left));
    }
}

/// Whether a part goes on with what stood before the page turn.
fn is_second_half(before: &Part, next: &Part) -> bool {
    let (first, second) = (&before.body, &next.body);
    let turns = second.first_page > first.last_page && next.label.is_none();
    let same = before.role == next.role && (first.size - second.size).abs() < SAME_SIZE;
    if !turns || !same {
        return false;
    }
    if next.kind == BlockKind::Note {
        return !ends_paragraph(&first.text);
    }
    let margin = second.margin.or(first.margin).unwrap_or(first.left);
    if second.left > margin + FIRST_LINE_INDENT || starts_with_label(&second.text) {
        return false;
    }
    // A list inside a sentence: its semicolons end nothing where the next word is small and all paragraphs are indented.
    let is_indented = first.margin.is_some_and(|margin| first.left > margin + FIRST_LINE_INDENT);
    let goes_on = is_indented && !first.text.ends_with('.') && second.text.starts_with(char::is_lowercase);
    goes_on || !ends_paragraph(&first.text)
}

/// Whether a text ends as paragraphs of all six languages end; a comma may also end a line.
fn ends_paragraph(text: &str) -> bool {
    let closing = |c: char| matches!(c, '"' | '”' | '’' | '»' | ')' | ']');
    let is_end = |c: char| matches!(c, '.' | ';' | ':' | '?' | '!' | '。' | '；' | '：' | '؛' | '؟');
    text.ends_with(is_end) || text.trim_end_matches(closing).ends_with(['.', '。'])
}

/// Whether a text starts with the like of "(a)", "3." or "iv)".
fn starts_with_label(text: &str) -> bool {
    let first = text.split(' ').next().unwrap_or_default();
    let inner = first.trim_start_matches('(').trim_end_matches(['.', ')']);
    let is_short = (1..=4).contains(&inner.chars().count()) && inner.chars().all(char::is_alphanumeric);
    is_short && first.len() > inner.len() && first.ends_with(['.', ')']) && (first.starts_with('(') || first != text)
}

/// Puts each page's furniture before and after the parts that begin on it.
fn in_page_order(pages: &[PageText], parts: Vec<Part>, used: &[Vec<bool>]) -> Vec<Block<'static>> {
    let mut blocks = Vec::new();
    let mut foot: Vec<Block<'static>> = Vec::new();
    let mut next_page = 0u32;
    let mut above: Option<(u32, f32)> = None;
    let mut turn = |blocks: &mut Vec<Block<'static>>, to: u32| {
        while next_page < to {
            blocks.append(&mut foot);
            let (head, below) = page_furniture(pages, next_page, used);
            blocks.extend(head);
            foot = below;
            next_page += 1;
        }
        if to > pages.len() as u32 {
            blocks.append(&mut foot);
        }
    };
    for part in parts {
        turn(&mut blocks, part.body.first_page + 1);
        let body = part.body;
        let room = above.is_some_and(|(page, bottom)| page == body.first_page && bottom - body.top > ROOM * body.size);
        above = Some((body.last_page, body.bottom)).filter(|_| part.kind == BlockKind::Paragraph).or(above);
        let mut made = block(part.kind, body);
        made.gap = u32::from(room);
        made.label = part.label;
        blocks.push(made);
    }
    turn(&mut blocks, pages.len() as u32);
    blocks.append(&mut foot);
    blocks
}

/// What the tags leave out of a page: above its middle, and below.
fn page_furniture(pages: &[PageText], page: u32, used: &[Vec<bool>]) -> (Vec<Block<'static>>, Vec<Block<'static>>) {
    let used = &used[page as usize];
    let middle = pages[page as usize].height / 2.0;
    let found = furniture(pages, page, |run| !used[run]);
    let (head, foot): (Vec<_>, Vec<_>) = found.into_iter().partition(|(baseline, _)| *baseline > middle);
    let blocks = |lines: Vec<(f32, Block<'static>)>| lines.into_iter().map(|(_, block)| block).collect();
    (blocks(head), blocks(foot))
}
