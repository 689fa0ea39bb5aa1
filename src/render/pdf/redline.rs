//! The redline: every paragraph and note with its changes, in the order of the text.

use crate::render::margin;
use crate::render::pdf::head::{full, words};
use crate::render::pdf::paper::{LEFT, RIGHT};
use crate::render::pdf::prelude::*;
use crate::render::sections::{Section, is_heading, sections};

/// The columns: addresses, text, kinds of changes; and the room between them.
const ADDRESS: f32 = 44.0;
const KINDS: f32 = 97.0;
const BETWEEN: f32 = 11.0;
const MEASURE: f32 = RIGHT - LEFT - ADDRESS - KINDS - 2.0 * BETWEEN;

/// How far a paragraph with a number is indented, and each depth below it.
const INDENT: f32 = 21.0;

/// The room between a label and its words.
const LABEL: f32 = 4.5;

/// The room between two rows, of paragraphs and of notes.
const ROWS: f32 = 4.4;
const NOTES: f32 = 2.4;

/// The room that a heading wants behind it.
const KEEP: f32 = 44.0;

/// How many characters of a piece of evidence stand in the margin: what it quotes stands beside it (60 to 120).
const EVIDENCE: usize = 80;

/// Writes the redline.
pub(super) fn write(paper: &mut Paper<'_>, view: &View<'_>) {
    let parts = PartView::both(view);
    for section in sections(&parts) {
        let part = &parts[section.part() as usize];
        let mirrored = view.documents.new.language.script().is_right_to_left();
        Rows { paper, view, part, mirrored }.section(&section);
    }
}

/// The rows of a part in the making.
struct Rows<'p, 'f, 'c> {
    paper: &'p mut Paper<'f>,
    view: &'c View<'c>,
    part: &'p PartView<'c>,
    /// Whether the text runs from right to left, with its addresses on the right.
    mirrored: bool,
}

impl Rows<'_, '_, '_> {
    fn section(&mut self, section: &Section) {
        let paper = &mut *self.paper;
        paper.leave(9.0);
        paper.need(KEEP);
        let name = section.group.name(paper.ui);
        paper.mark(name);
        let look = Look::small().size(9.0).face(Face::SansBold).ink(Ink::Black);
        let mut heading = paper.own(name, look);
        heading.push(
            paper.faces,
            &format!("  {}", section.range),
            look.face(Face::Sans).ink(Ink::Quiet),
        );
        let node = paper.heading(None, 2, name, None);
        paper.rule(LEFT, 0.0, RIGHT - LEFT, 0.8, Ink::Black);
        paper.leave(3.0);
        full(paper, node, &heading, look, Align::Start);
        paper.leave(4.0);
        for &entry in &section.entries {
            match entry {
                Entry::MovedFrom { index, target } => self.left(index, target),
                Entry::Row { index, origin } => self.row(index, origin),
                Entry::Unchanged { .. } => entry.rows().for_each(|index| self.row(index, None)),
            }
        }
    }

    /// The left edges of the addresses, the text and the kinds.
    fn edges(&self) -> [f32; 3] {
        match self.mirrored {
            false => [LEFT, LEFT + ADDRESS + BETWEEN, RIGHT - KINDS],
            true => [RIGHT - ADDRESS, LEFT + KINDS + BETWEEN, LEFT],
        }
    }

    fn row(&mut self, index: usize, origin: Option<Way>) {
        let row = &self.part.rows[index];
        let is_title = is_heading(self.part, index);
        let node = self.paper.node(None, krilla::tagging::Tag::Div);
        let was = sentences::was(self.part, row);
        let address = self.address(node, &sentences::called(self.part, row), &was, row);
        let text = self.text(node, row, is_title);
        let kinds = self.kinds(node, row, origin);
        let bar = if self.mirrored { text.1 + MEASURE + 4.0 } else { text.1 - 5.0 };
        let step = if self.mirrored { 2.0 } else { -2.0 };
        let bars: &[f32] = match row.change {
            _ if row.moved => &[bar, bar + step],
            Change::Unchanged if row.shape() == Shape::OneToOne => &[],
            _ => &[bar],
        };
        let keep = if is_title { KEEP } else { 0.0 };
        self.paper.columns(vec![text.0, address, kinds], bars, keep);
        self.paper.leave(if self.part.part == Part::Notes { NOTES } else { ROWS });
    }

    /// The place that a moved row left.
    fn left(&mut self, index: usize, target: Way) {
        let row = &self.part.rows[index];
        let node = self.paper.node(None, krilla::tagging::Tag::Div);
        let address =
            self.address(node, &sentences::called_old(self.part, row), self.part.ui.moved(), row);
        let look = Look::small().ink(Ink::Moved);
        let told = self.paper.own(&sentences::left(self.part, row, target), look);
        let shape = Room { width: MEASURE, first: 0.0, rest: 0.0, align: Align::Start };
        let mut text = Column::new(self.edges()[1]);
        text.leave(self.lowered(row));
        let node = self.paper.paragraph(Some(node), None);
        text.add(node, told.lines(self.paper.faces, shape), look.leading(), look.base());
        self.paper.columns(vec![text, address], &[], 0.0);
        self.paper.leave(ROWS);
    }

    /// How much lower small words begin, so that their first line stands on that of the text.
    fn lowered(&self, row: &Row) -> f32 {
        let side = if row.paragraphs.new.is_empty() { Side::Old } else { Side::New };
        Look::of_text(self.part.documents[side], self.part.part).base() - Look::small().base()
    }

    /// The address of a row, and what it was called.
    fn address(&mut self, parent: Node, called: &str, was: &str, row: &Row) -> Column {
        let mut column = Column::new(self.edges()[0]);
        column.leave(self.lowered(row));
        let shape = Room { width: ADDRESS, first: 0.0, rest: 0.0, align: Align::Start };
        let look = Look::small();
        let node = self.paper.paragraph(Some(parent), None);
        let strong = look.face(Face::SansBold).ink(Ink::Black);
        for (words, look) in [(called, strong), (was, look)] {
            let setting = self.paper.own(&format!("{words} "), look);
            let lines = setting.lines(self.paper.faces, shape);
            if !words.is_empty() {
                column.add(node, lines, look.leading(), look.base());
            }
        }
        column
    }

    /// The words of a row, and the left edge of their column.
    fn text(&mut self, parent: Node, row: &Row, is_title: bool) -> (Column, f32) {
        let x = self.edges()[1];
        let mut column = Column::new(x);
        let side = if row.paragraphs.new.is_empty() { Side::Old } else { Side::New };
        let document = self.part.documents[side];
        let pieces = pieces::of_both(self.part, row);
        let items: Vec<Item<'_>> = self.part.items(row, side).collect();
        let indexes = row.paragraphs.as_ref().map(|indexes| match self.part.part {
            Part::Paragraphs => indexes.as_slice(),
            Part::Notes => &[],
        });
        let openings = Openings::new(self.part.documents, indexes);
        let ends = |piece: &Piece<'_>| piece.content == Content::Joint && piece.tag.is_of(side);
        let faces = self.paper.faces;
        let face = if is_title { Face::Bold } else { Face::Serif };
        let look = Look::of_text(document, self.part.part).face(face);
        for (at, pieces) in pieces.split(ends).enumerate() {
            if at > 0 {
                column.leave(ROWS);
            }
            let item = items.get(at).copied().unwrap_or_default();
            let node = match is_title {
                true => self.paper.heading(Some(parent), 3, item.text, Some(document.language)),
                false => self.paper.paragraph(Some(parent), Some(document.language)),
            };
            let mut setting = Setting::new(document.language);
            if items.len() > 1 {
                setting.push(
                    faces,
                    &format!("{} ", self.paper.ui.address(item.name)),
                    Look::small(),
                );
            }
            for piece in pieces {
                push(faces, &mut setting, row, piece, &openings, look);
            }
            let [label_at, mut first, rest] = indents(&item, self.part.part);
            let align = if is_title { Align::Centre } else { Align::Both };
            let label = item
                .label
                .map(|label| words(faces, document, &format!("{label} "), look.tagged(alone(row))));
            let shape =
                Room { width: MEASURE, first: label_at, rest: label_at, align: Align::Start };
            let mut label = label.map(|label| (label.width(faces), label.lines(faces, shape)));
            if let Some((width, _)) = &label {
                let align_with =
                    if is_title { 0.0 } else { label_at + width + LABEL - look.size * 0.25 };
                first = first.max(align_with);
            }
            let mut lines = setting.lines(faces, Room { width: MEASURE, first, rest, align });
            if let (Some((_, labels)), Some(line)) = (&mut label, lines.first_mut())
                && let Some(label) = labels.first_mut()
            {
                line.stretches.splice(0..0, label.stretches.drain(..));
            } else if let Some((_, labels)) = label {
                lines = labels;
            }
            column.add(node, lines, look.leading(), look.base());
        }
        (column, x)
    }

    /// What happened to a row, and of which kinds its changes are.
    fn kinds(&mut self, parent: Node, row: &Row, origin: Option<Way>) -> Column {
        let mut column = Column::new(self.edges()[2]);
        column.leave(self.lowered(row));
        let (ui, look) = (self.paper.ui, Look::small());
        let strong = look.face(Face::SansBold).ink(Ink::Black);
        let said = sentences::in_margin(self.part, row, origin);
        let moved = if row.moved { look.ink(Ink::Moved) } else { look };
        let mut told: Vec<Vec<(String, Look)>> = vec![vec![(said, moved)]];
        for (_, words, evidence) in margin::of_substance(ui, row) {
            let evidence: Vec<String> =
                evidence.iter().map(|one| phrases::beginning(one, EVIDENCE)).collect();
            told.push(vec![(words, strong), (ui.semicolons(&evidence), look)]);
        }
        told.push(vec![(margin::without_substance(ui, row), look)]);
        for (words, side, (part, at)) in margin::elsewhere(self.view, row) {
            let place = PartView::new(self.view, part).name_at(at, side.other());
            let said = match side {
                Side::Old => ui.words_went(words, place),
                Side::New => ui.words_came(words, ui.old_name(&place)),
            };
            told.push(vec![(plain(said), look)]);
        }
        if row.hidden > 0 && row.change == Change::Unchanged {
            told.push(vec![(capital(ui.unchanged_but_for_hidden()), look)]);
        }
        let shape = Room { width: KINDS, first: 0.0, rest: 0.0, align: Align::Start };
        for words in told {
            let mut setting = self.paper.own("", look);
            words.iter().for_each(|(words, look)| setting.push(self.paper.faces, words, *look));
            if !setting.is_empty() {
                let node = self.paper.paragraph(Some(parent), None);
                column.add(
                    node,
                    setting.lines(self.paper.faces, shape),
                    look.leading(),
                    look.base(),
                );
                column.leave(1.5);
            }
        }
        column
    }
}

/// A message as text.
fn plain(said: Vec<Said<String>>) -> String {
    let pieces = said.into_iter().map(|piece| match piece {
        Said::Words(words) | Said::Slot(words) => words,
    });
    pieces.collect()
}

/// The tag of the label of a row: of what came or went as a whole.
fn alone(row: &Row) -> Tag {
    match row.change {
        Change::Added => Tag::Added,
        Change::Removed => Tag::Removed,
        _ => Tag::Same,
    }
}

/// Where a paragraph's label stands, where its words begin, and where its other lines do.
fn indents(item: &Item<'_>, part: Part) -> [f32; 3] {
    match item.kind {
        _ if part == Part::Notes => [0.0, INDENT * 0.7, INDENT * 0.7],
        Some(Kind::Heading) => [0.0; 3],
        _ if item.depth > 0 => {
            let depth = item.depth.min(3) as f32;
            [INDENT * depth, INDENT * (depth + 1.0), INDENT * (depth + 1.0)]
        }
        Some(Kind::Opener | Kind::Preambular | Kind::Operative) if item.label.is_none() => {
            [0.0, INDENT, 0.0]
        }
        Some(Kind::Preambular | Kind::Operative) => [INDENT, INDENT * 2.0, 0.0],
        _ => [0.0, if item.label.is_some() { INDENT } else { 0.0 }, 0.0],
    }
}

/// Adds a piece of a row.
fn push(
    faces: &Faces,
    setting: &mut Setting,
    row: &Row,
    piece: &Piece<'_>,
    openings: &Openings,
    look: Look,
) {
    let tag = piece.shown_tag();
    let verdict = piece.span.and_then(|at| row.spans[at].verdict.as_ref());
    let is_quiet = verdict.is_some_and(|verdict| !verdict.class().is_substance());
    let look = look.tagged(tag);
    let look = if is_quiet && tag != Tag::Same { look.ink(Ink::Quiet) } else { look };
    match piece.content {
        Content::Words(words) => {
            for (words, is_opening) in openings.cut(piece, words) {
                let look = if is_opening { look.face(Face::Italic) } else { look };
                setting.push(faces, words, look);
            }
        }
        Content::Mark(mark) => setting.push(faces, mark.number, look.raised()),
        Content::Joint => setting.push(faces, " ¶ ", look.face(Face::Bold)),
    }
}
