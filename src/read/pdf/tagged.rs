//! Paragraphs and notes of a tagged PDF: the structure tree gives the order, the pages give the words.
//!
//! The tags are hints. A table's cells and a list's items are paragraphs like any other; a footnote may be an element
//! inside its paragraph or beside it, or a paragraph that begins with a raised number in smaller type.

use super::content::{Belongs, PageText};
use super::layout::usual_size;
use super::order::{Use, in_page_order};
use super::rows;
use super::text::{Assembled, Gaps, Piece, assemble, split_at_numbers};
use super::tree::{Element, Kid, Role};
use super::turn::{Part, join};
use crate::read::table::Tables;
use crate::read::{Block, BlockKind, NoteMark};

/// Type smaller than the document's usual by this many points is a footnote's.
const NOTE_SMALLER: f32 = 0.4;

/// Tags that hold a smaller share of the characters than this are not followed.
const COMPLETE: f64 = 0.8;

/// Reads the blocks of a tagged document; `None` when the tags leave out most of its text.
pub(super) fn read(pages: &[PageText], tree: &Element) -> Option<Vec<Block<'static>>> {
    let mut collect = Collect {
        index: pages.iter().map(by_element).collect(),
        pages,
        used: pages.iter().map(|page| vec![Use::Unread; page.runs.len()]).collect(),
        usual: usual_size(pages),
        pieces: Vec::new(),
        notes: Vec::new(),
        label: None,
        tables: Tables::default(),
        parts: Vec::new(),
    };
    collect.kids(tree);
    collect.flush(Role::Group);
    let Collect { mut parts, used, mut tables, .. } = collect;
    rows::tell_by_position(&mut parts, &mut tables);
    is_complete(pages, &used).then(|| in_page_order(pages, join(parts), &used))
}

/// Whether the tags hold nearly all characters that are not marked as page heads and the like.
fn is_complete(pages: &[PageText], used: &[Vec<Use>]) -> bool {
    let (mut held, mut all) = (0.0, 0.0);
    for (run, used) in pages.iter().flat_map(|page| &page.runs).zip(used.iter().flatten()) {
        if run.belongs != Belongs::Artifact {
            let length = f64::from(run.end - run.start);
            all += length;
            held += if *used == Use::Unread { 0.0 } else { length };
        }
    }
    held >= all * COMPLETE
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
    used: Vec<Vec<Use>>,
    usual: f32,
    /// The paragraph that is open, and what waits to follow it.
    pieces: Vec<Piece>,
    notes: Vec<Part>,
    /// The label of the item that is open, until its first paragraph takes it.
    label: Option<Assembled>,
    tables: Tables,
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
                    Role::Label if element.role == Role::Item && self.pieces.is_empty() => {
                        self.item_label(below)
                    }
                    Role::Label => self.kids(below),
                    Role::Artifact => self.artifact(below),
                    Role::Table(opens) => {
                        self.flush(element.role);
                        let outer = self.tables.enter(opens);
                        self.kids(below);
                        self.flush(below.role);
                        self.tables.leave(outer);
                    }
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
        let Some(index) = self.index.get(page as usize) else {
            return;
        };
        let start = index.partition_point(|(other, _)| *other < number);
        let used = &mut self.used[page as usize];
        for &(_, run) in index[start..].iter().take_while(|(other, _)| *other == number) {
            if std::mem::replace(&mut used[run as usize], Use::Text) == Use::Unread {
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

    /// An element that is no part of the text: its pieces are furniture.
    fn artifact(&mut self, element: &Element) {
        let outer = std::mem::take(&mut self.pieces);
        self.gather(element);
        for piece in std::mem::replace(&mut self.pieces, outer) {
            self.used[piece.page as usize][piece.run as usize] = Use::Artifact;
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
            let (number, part) = self.own_number(&part);
            let mut body = assemble(self.pages, part, Gaps::Joined);
            let label = number.or_else(|| body.lead.take()).or_else(|| take_number(&mut body));
            if body.text.is_empty() && label.is_none() {
                continue;
            }
            self.notes.push(Part {
                kind: BlockKind::Note,
                role: Role::Note,
                label,
                cell: None,
                body,
            });
        }
    }

    /// A number that is an operator of its own at the start of a note, as LibreOffice writes it, and the rest.
    fn own_number<'a>(&self, pieces: &'a [Piece]) -> (Option<String>, &'a [Piece]) {
        let text = |piece: &Piece| {
            let page = self.pages.get(piece.page as usize)?;
            Some(page.of(page.runs.get(piece.run as usize)?))
        };
        let Some((first, rest)) = pieces.split_first().filter(|(_, rest)| !rest.is_empty()) else {
            return (None, pieces);
        };
        let number = text(first).map(str::trim).filter(|number| is_note_number(number));
        let is_whole = rest
            .first()
            .and_then(text)
            .is_some_and(|next| !next.starts_with(|c: char| c.is_numeric()));
        match number.filter(|_| is_whole) {
            Some(number) => (Some(number.to_string()), rest),
            None => (None, pieces),
        }
    }

    fn item_label(&mut self, element: &Element) {
        self.gather(element);
        let pieces = std::mem::take(&mut self.pieces);
        let label = assemble(self.pages, &pieces, Gaps::Joined);
        self.bare_label();
        self.label = Some(label).filter(|label| !label.text.is_empty());
    }

    /// A label that no paragraph took is a paragraph: nothing is lost.
    fn bare_label(&mut self) {
        if let Some(body) = self.label.take() {
            self.parts.push(Part {
                kind: BlockKind::Paragraph,
                role: Role::Item,
                label: None,
                cell: self.tables.cell(),
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
                label: self.label.take().map(|label| label.text),
                cell: self.tables.cell(),
                body,
            });
        }
        self.parts.append(&mut self.notes);
    }
}

/// Whether a text is the like of "12" or "*".
fn is_note_number(text: &str) -> bool {
    (1..=4).contains(&text.chars().count()) && text.chars().all(|c| c.is_numeric() || c == '*')
}

/// Takes the number off a note that prints it in the note's own type.
fn take_number(body: &mut Assembled) -> Option<String> {
    let (number, rest) = body.text.split_once(' ')?;
    let digits = number.trim_end_matches(['.', ')']);
    if !is_note_number(digits) {
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
