//! Paragraphs and notes of a tagged PDF: the structure tree gives the order, the pages give the words.
//!
//! The tags are hints. A table's cells and a list's items are paragraphs like any other; a footnote may be an element
//! inside its paragraph or beside it, or a paragraph that begins with a raised number in smaller type.

use std::cmp::Ordering;
use std::mem;

use rustc_hash::FxHashMap;

use super::assembled::{Assembled, is_new_line, is_note_number};
use super::layout::usual_size;
use super::order::{Use, in_page_order};
use super::page::{Belongs, PageText, Piece};
use super::rows;
use super::text::{Gaps, assemble, split_at_numbers};
use super::tree::{Element, Kid, Role};
use super::turn::{Part, ends_paragraph, join};
use crate::read::table::Tables;
use crate::read::{Block, BlockKind, NoteMark};

/// Tags that hold a smaller share of the characters than this are not followed.
const COMPLETE: f64 = 0.8;

/// Reads the blocks of a tagged document; `None` when the tags leave out most of its text.
pub(super) fn read(pages: &[PageText], tree: &Element) -> Option<Vec<Block<'static>>> {
    let mut collect = Collect {
        content: by_element(pages),
        used: pages.iter().map(|page| vec![Use::Unread; page.runs.len()]).collect(),
        usual: usual_size(pages),
        ..Collect::default()
    };
    collect.kids(tree);
    collect.flush(Role::Document);
    let Collect { mut parts, mut used, mut tables, loose, .. } = collect;
    set_below_aside(&mut parts);
    take_labels_beside(pages, &mut parts, &mut used);
    rows::tell_by_position(&mut parts, &mut tables);
    let is_print = tree.has(Role::Through);
    is_complete(pages, &used, loose).then(|| in_page_order(pages, join(parts), &used, is_print))
}

/// Sets aside what stands below the last paragraph, heading or item of a page that a browser has printed: words in elements that mean
/// nothing, which end as no paragraph does.
fn set_below_aside(parts: &mut [Part]) {
    let is_text = |part: &Part| part.role != Role::Through || ends_paragraph(&part.body.text);
    // Where all are such elements, they are the text.
    if let Some(last) = parts.iter().rposition(is_text) {
        parts[last + 1..].iter_mut().for_each(|part| part.kind = BlockKind::Furniture);
    }
}

/// A label that no tag holds stands at the height of its paragraph's first line, and begins before it by at most so many sizes of its
/// type.
const SAME_HEIGHT: f32 = 0.3;
const BESIDE: f32 = 4.0;

/// A label has at most so many characters: "(xviii)".
const LONGEST_LABEL: usize = 7;

/// Gives the labels that no tag holds, as browsers draw those of a style sheet, perhaps in several pieces, to the paragraphs they
/// stand beside.
fn take_labels_beside(pages: &[PageText], parts: &mut [Part], used: &mut [Vec<Use>]) {
    let may_have = |part: &&mut Part| part.label.is_none() && part.kind == BlockKind::Paragraph;
    for part in parts.iter_mut().filter(may_have) {
        let body = &part.body;
        let Some(page) = pages.get(body.first_page as usize) else { continue };
        let used = &mut used[body.first_page as usize];
        // A text from right to left begins at the right edge.
        let begin = |piece: &Piece<'_>| {
            let begins = [piece.left, page.width - piece.right];
            begins
                .into_iter()
                .find(|begin| (*begin..begin + BESIDE * body.size).contains(&body.left))
        };
        let is_beside = |piece: &Piece<'_>| {
            used[piece.at] == Use::Unread
                && piece.belongs == Belongs::Nothing
                && (body.top - piece.baseline).abs() < SAME_HEIGHT * body.size
                && begin(piece).is_some()
        };
        let mut pieces: Vec<Piece<'_>> = page.pieces().filter(is_beside).collect();
        pieces.sort_by(|a, b| begin(a).partial_cmp(&begin(b)).unwrap_or(Ordering::Equal));
        let label: String = pieces.iter().map(|piece| piece.text()).collect();
        let label = label.trim();
        let is_plain = label.chars().all(char::is_alphanumeric);
        if !is_plain && label.chars().count() <= LONGEST_LABEL {
            part.label = Some(in_reading_order(label));
            pieces.iter().for_each(|piece| used[piece.at] = Use::Text);
        }
    }
}

/// A label beside a text from right to left may be drawn with its stop on the left: ".3".
fn in_reading_order(label: &str) -> String {
    match label.strip_prefix(['.', ')']) {
        Some(rest) if rest.ends_with(char::is_alphanumeric) => {
            format!("{rest}{}", &label[..label.len() - rest.len()])
        }
        _ => label.to_owned(),
    }
}

/// Whether the tags hold nearly all characters that are not marked as page heads and the like. Those that are `loose` no tag holds
/// as a paragraph.
fn is_complete(pages: &[PageText], used: &[Vec<Use>], loose: usize) -> bool {
    let (mut held, mut all) = (-(loose as f64), 0.0);
    for (run, used) in pages.iter().flat_map(|page| &page.runs).zip(used.iter().flatten()) {
        if !matches!(run.belongs, Belongs::Artifact | Belongs::Across) {
            let length = f64::from(run.end - run.start);
            all += length;
            held += if *used == Use::Unread { 0.0 } else { length };
        }
    }
    held >= all * COMPLETE
}

/// Pieces in drawing order by the element they belong to: index of the page, number of the content.
type Content<'p> = FxHashMap<(u32, i32), Vec<Piece<'p>>>;

fn by_element(pages: &[PageText]) -> Content<'_> {
    let mut content = Content::default();
    for piece in pages.iter().flat_map(PageText::pieces) {
        if let Belongs::Element(number) = piece.belongs {
            content.entry((piece.page.index, number)).or_default().push(piece);
        }
    }
    content
}

#[derive(Default)]
struct Collect<'p> {
    /// What no element has held so far.
    content: Content<'p>,
    used: Vec<Vec<Use>>,
    usual: f32,
    /// The paragraph that is open, and what waits to follow it.
    pieces: Vec<Piece<'p>>,
    notes: Vec<Part>,
    /// The label of the item that is open, until its first paragraph takes it.
    label: Option<Assembled>,
    tables: Tables,
    parts: Vec<Part>,
    /// Whether an element is open that is or holds paragraphs.
    in_block: bool,
    /// How many characters stand in none, beside the paragraphs of a document: only their place shows where one ends.
    loose: usize,
}

impl<'p> Collect<'p> {
    /// Reads the kids of an element into the open paragraph; blocks close it and open their own.
    fn kids(&mut self, element: &Element) {
        self.kids_as(element.role, element);
    }

    /// Reads them as the kids of an element of that role. What means nothing by itself is a part of the paragraph where its
    /// neighbours are such parts, as in the items of lists that browsers write.
    fn kids_as(&mut self, role: Role, element: &Element) {
        let is_content = |kid: &Kid| matches!(kid, Kid::Content(..));
        let is_part = |kid: &Kid| match kid {
            Kid::Content(..) => true,
            Kid::Element(below) => {
                below.role == Role::Inline
                    || below.role == Role::Through && below.kids.iter().all(is_content)
            }
        };
        let is_mixed = role != Role::Document && element.kids.iter().any(is_part);
        for kid in &element.kids {
            match kid {
                Kid::Content(page, number) => self.content(*page, *number, Use::Text),
                Kid::Element(below) if is_mixed && below.role == Role::Through => {
                    self.kids_as(Role::Inline, below);
                }
                Kid::Element(below) => self.kid(role, below),
            }
        }
        if role == Role::Item && self.pieces.is_empty() {
            self.bare_label();
        }
    }

    fn kid(&mut self, parent: Role, element: &Element) {
        match element.role {
            Role::Label if parent == Role::Item && self.pieces.is_empty() => {
                self.item_label(element);
            }
            Role::Inline | Role::Label => self.kids(element),
            Role::Through if matches!(parent, Role::Block | Role::Heading | Role::Inline) => {
                self.kids_as(Role::Inline, element);
            }
            Role::Note => {
                let pieces = self.apart(element, Use::Text);
                self.notes_of(&pieces);
            }
            Role::Artifact => drop(self.apart(element, Use::Artifact)),
            role => {
                self.flush(parent);
                let outer = self.tables.enter(role.opens());
                let was_in_block = self.in_block;
                self.in_block |= role != Role::Document;
                self.kids(element);
                self.flush(role);
                self.in_block = was_in_block;
                self.tables.leave(outer);
            }
        }
    }

    /// Adds content to the open paragraph. What an element has held before stays there.
    fn content(&mut self, page: u32, number: i32, becomes: Use) {
        for piece in self.content.remove(&(page, number)).unwrap_or_default() {
            self.used[page as usize][piece.at] = becomes;
            self.loose += if self.in_block { 0 } else { piece.text().len() };
            self.pieces.push(piece);
        }
    }

    /// All content below an element, without regard to the roles in between.
    fn gather(&mut self, element: &Element, becomes: Use) {
        for kid in &element.kids {
            match kid {
                Kid::Content(page, number) => self.content(*page, *number, becomes),
                Kid::Element(below) => self.gather(below, becomes),
            }
        }
    }

    /// All content below an element, beside the open paragraph.
    fn apart(&mut self, element: &Element, becomes: Use) -> Vec<Piece<'p>> {
        let outer = mem::take(&mut self.pieces);
        let was_in_block = mem::replace(&mut self.in_block, true);
        self.gather(element, becomes);
        self.in_block = was_in_block;
        mem::replace(&mut self.pieces, outer)
    }

    /// Adds the footnotes that one element holds: mostly one, but Word may put all of a page into one paragraph.
    fn notes_of(&mut self, pieces: &[Piece<'p>]) {
        for part in split_at_numbers(pieces) {
            let (number, part) = own_number(&part);
            let mut body = assemble(part, Gaps::Joined);
            let label = number.or_else(|| body.lead.take()).or_else(|| body.take_number());
            if !body.text.is_empty() || label.is_some() {
                let (kind, role) = (BlockKind::Note, Role::Note);
                self.notes.push(Part { kind, role, label, cell: None, body });
            }
        }
    }

    fn item_label(&mut self, element: &Element) {
        let pieces = self.apart(element, Use::Text);
        self.bare_label();
        let label = assemble(&pieces, Gaps::Joined);
        self.label = Some(label).filter(|label| !label.text.is_empty());
    }

    /// A label that no paragraph took is a paragraph: nothing is lost.
    fn bare_label(&mut self) {
        if let Some(body) = self.label.take() {
            self.paragraph(Role::Item, None, body);
        }
    }

    fn paragraph(&mut self, role: Role, label: Option<String>, body: Assembled) {
        let cell = self.tables.cell();
        self.parts.push(Part { kind: BlockKind::Paragraph, role, label, cell, body });
    }

    /// Closes the open paragraph. What stands in a group and in none of its blocks may be several.
    fn flush(&mut self, role: Role) {
        let pieces = mem::take(&mut self.pieces);
        match role {
            Role::Document | Role::Group => {
                parted_by_room(&pieces).into_iter().for_each(|part| self.close(part, role))
            }
            _ => self.close(&pieces, role),
        }
        self.parts.append(&mut self.notes);
    }

    fn close(&mut self, pieces: &[Piece<'p>], role: Role) {
        let mut body = assemble(pieces, Gaps::Joined);
        let is_marked = |number: &String| {
            let marks = self.parts.iter().flat_map(|part| &part.body.marks);
            marks.into_iter().any(|mark| mark.number == *number)
        };
        if body.begins_note(body.size, self.usual) || body.lead.as_ref().is_some_and(is_marked) {
            self.notes_of(pieces);
        } else if !body.text.is_empty() || body.lead.is_some() || !body.marks.is_empty() {
            if let Some(number) = body.lead.take() {
                body.marks.insert(0, NoteMark { number, at: 0 });
            }
            let label = self.label.take().map(|label| in_reading_order(&label.text));
            self.paragraph(role, label, body);
        }
    }
}

/// Paragraphs have more room between them than the lines of one have, by this factor (1.15 to 1.4), or by so much of the type's size (1.6
/// to 1.9).
const ROOM: f32 = 1.25;
const WIDE: f32 = 1.7;

/// Parts pieces into paragraphs by the room between their lines, and where a page turns.
fn parted_by_room<'a, 'p>(pieces: &'a [Piece<'p>]) -> Vec<&'a [Piece<'p>]> {
    let distance = |pair: &[Piece<'p>]| {
        is_new_line(pair[0], pair[1]).then(|| pair[0].baseline - pair[1].baseline)
    };
    let distances = pieces.windows(2).filter_map(distance).filter(|distance| *distance > 0.0);
    let least = distances.fold(f32::INFINITY, f32::min);
    let is_one = |above: &Piece<'p>, below: &Piece<'p>| {
        let turns = above.page.index != below.page.index;
        let by = distance(&[*above, *below]).unwrap_or_default();
        !turns && by <= (least * ROOM).min(above.size * WIDE)
    };
    pieces.chunk_by(is_one).collect()
}

/// A number that is a piece of its own at the start of a note, as LibreOffice writes it, and the rest.
fn own_number<'a, 'p>(pieces: &'a [Piece<'p>]) -> (Option<String>, &'a [Piece<'p>]) {
    if let [first, rest @ ..] = pieces
        && let Some(next) = rest.first()
        && is_note_number(first.text().trim())
        && !next.text().starts_with(char::is_numeric)
    {
        return (Some(first.text().trim().to_string()), rest);
    }
    (None, pieces)
}
