//! The last page: what the comparison comes to in figures, where to find which kind of change, the key, and what was read.

use krilla::tagging::{TableHeaderScope, Tag as Kind};

use crate::render::doubts::doubt_in;
use crate::render::facts;
use crate::render::figures::Coverage;
use crate::render::lead;
use crate::render::pdf::head::{full, key_of_words, say};
use crate::render::pdf::paper::{LEFT, RIGHT};
use crate::render::pdf::prelude::*;
use crate::render::phrases::shown_as;

/// How many addresses a kind of change names.
const PLACES: usize = 22;

/// How many places that may have been read wrongly are told.
const DOUBTS: usize = 6;

/// How many lines a fact of a document may have.
const FACT: usize = 160;

/// The columns of a table of two, and of one with both texts.
const TWO: [f32; 3] = [120.0, 68.0, RIGHT - LEFT - 188.0];
const BOTH: [f32; 3] = [96.0, (RIGHT - LEFT - 96.0) / 2.0, (RIGHT - LEFT - 96.0) / 2.0];

/// The room between two columns, and between two rows.
const BETWEEN: f32 = 10.0;
const ROWS: f32 = 1.6;

/// The height of a bar of words.
const BAR: f32 = 7.0;

/// Writes the page.
pub(super) fn write(paper: &mut Paper<'_>, view: &View<'_>) {
    paper.turn();
    heading(paper, paper.ui.summary_and_key());
    figures(paper, view);
    kinds(paper, view);
    key(paper);
    texts(paper, view);
    doubts(paper, view);
}

fn look() -> Look {
    Look::small().size(8.2).ink(Ink::Black)
}

fn heading(paper: &mut Paper<'_>, words: &str) {
    let look = look().size(9.0).face(Face::SansBold);
    paper.leave(10.0);
    paper.need(60.0);
    paper.mark(words);
    let node = paper.heading(None, 2, words, None);
    paper.rule(LEFT, 0.0, RIGHT - LEFT, 0.8, Ink::Black);
    paper.leave(3.0);
    let setting = paper.own(words, look);
    full(paper, node, &setting, look, Align::Start);
    paper.leave(3.0);
}

/// The counts, and how many words of each text the other has too as bars of one scale.
fn figures(paper: &mut Paper<'_>, view: &View<'_>) {
    let ui = paper.ui;
    for part in Part::ALL.into_iter().filter(|&part| !view.rows(part).is_empty()) {
        let counts = ui.commas(&figures::rows(view, part));
        let told = match part {
            Part::Paragraphs => ui.paragraphs_counts(&counts),
            Part::Notes => ui.notes_counts(&counts),
        };
        say(paper, &(told + ui.sentence_end()), look());
    }
    let words = &view.summary.words;
    let longest = words.in_old().max(words.in_new()).max(1) as f32;
    let sides = [(Side::Old, words.removed, Ink::Removed), (Side::New, words.added, Ink::Added)];
    for (side, own, ink) in sides {
        paper.leave(5.0);
        let told = match side {
            Side::Old => ui.words_kept_and_dropped(words.kept, &ui.number(own)),
            Side::New => ui.words_kept_and_new(words.kept, &ui.number(own)),
        };
        let name = lead::wording(ui, view.documents, side);
        say(paper, &ui.wording_words(&name, &told), look());
        let scale = (RIGHT - LEFT) / longest;
        let [kept, own] = [words.kept, own].map(|count| count as f32 * scale);
        paper.rule(paper.left_edge(0.0, kept), 2.0, kept, BAR, Ink::Pale);
        paper.rule(paper.left_edge(kept, own), 2.0, own, BAR, ink);
        paper.leave(BAR + 2.0);
    }
}

/// Which kind of change is where, the most substantial first.
fn kinds(paper: &mut Paper<'_>, view: &View<'_>) {
    let counts = figures::classes(view);
    if counts.is_empty() {
        return;
    }
    let ui = paper.ui;
    heading(paper, ui.where_changes_are());
    let parts = PartView::both(view);
    let rows = counts.into_iter().map(|(class, count)| {
        let places = parts.iter().flat_map(|part| {
            let own = part.rows.iter().filter(move |row| row.classes().contains(&class));
            own.map(|row| sentences::called(part, row))
        });
        let places: Vec<String> = places.collect();
        let mut told = ui.commas(&places[..places.len().min(PLACES)]);
        if let more @ 1.. = places.len().saturating_sub(PLACES) {
            told = ui.places_and_more(more, &told);
        }
        [capital(shown_as(ui, class)), ui.number(count), told]
    });
    table(paper, [ui.kind_of_change(), ui.changes_head(), ui.where_head()], TWO, rows.collect());
}

/// How to read the redline.
fn key(paper: &mut Paper<'_>) {
    let ui = paper.ui;
    heading(paper, ui.key());
    let mut setting = paper.own("", look());
    for (words, look) in key_of_words(ui, look()) {
        setting.push(paper.faces, words, look);
    }
    setting.push(paper.faces, ui.key_colours(), look());
    let node = paper.paragraph(None, None);
    full(paper, node, &setting, look(), Align::Start);
    for told in [ui.key_addresses(), ui.not_counted()] {
        say(paper, told, look());
    }
}

/// What is printed on both texts, from where they were read, and how much of them was compared.
fn texts(paper: &mut Paper<'_>, view: &View<'_>) {
    let ui = paper.ui;
    heading(paper, ui.two_texts());
    let documents = view.documents;
    let covered = documents.map(Coverage::new);
    let facts = facts::of_both(ui, documents).map(|(fact, said)| {
        (fact.name(ui), said.map(|said| said.unwrap_or_else(|| ui.not_stated().to_owned())))
    });
    let own = [
        (ui.read_from(), documents.map(|document| file_name(&document.source.name).to_owned())),
        (
            ui.words_compared(),
            covered.map(|covered| {
                let [paragraphs, notes] =
                    [covered.paragraphs, covered.notes].map(|count| ui.number(count));
                ui.in_paragraphs_and_notes(&paragraphs, &notes)
            }),
        ),
        (ui.words_not_compared(), covered.map(|covered| ui.number(covered.set_aside))),
    ];
    let rows = facts.chain(own).map(|(name, said)| {
        [name.to_owned(), phrases::beginning(&said.old, FACT), phrases::beginning(&said.new, FACT)]
    });
    let names = documents.map(called);
    table(paper, ["", names.old, names.new], BOTH, rows.collect());
}

/// The name of a file without the folders that it is in, which are nobody else's concern.
fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// What may have been read wrongly.
fn doubts(paper: &mut Paper<'_>, view: &View<'_>) {
    let ui = paper.ui;
    let doubts = view.comparison.doubts().zip(view.documents.map(called));
    let told: Vec<String> = doubts
        .into_iter()
        .flat_map(|(doubts, called)| {
            doubts.iter().map(move |doubt| ui.name_and_doubt(called, &doubt_in(ui, doubt)))
        })
        .collect();
    if told.is_empty() {
        return;
    }
    heading(paper, &ui.may_be_misread(told.len()));
    told.iter().take(DOUBTS).for_each(|told| say(paper, told, look()));
    if let more @ 1.. = told.len().saturating_sub(DOUBTS) {
        say(paper, &ui.more_doubts_listed(more), look());
    }
}

/// A table with a head and the first column as heads of its rows.
fn table(paper: &mut Paper<'_>, head: [&str; 3], widths: [f32; 3], rows: Vec<[String; 3]>) {
    let table = paper.node(None, Kind::Table);
    let head = (true, head.map(str::to_owned));
    for (is_head, cells) in [head].into_iter().chain(rows.into_iter().map(|row| (false, row))) {
        let row = paper.node(Some(table), Kind::TR);
        let mut at_end = 0.0;
        let mut columns = Vec::new();
        for (at, (cell, width)) in cells.iter().zip(widths).enumerate() {
            let node = match (is_head, at) {
                (true, _) => paper.node(Some(row), Kind::TH(TableHeaderScope::Column)),
                (false, 0) => paper.node(Some(row), Kind::TH(TableHeaderScope::Row)),
                _ => paper.node(Some(row), Kind::TD),
            };
            let face = if is_head || at == 0 { Face::SansBold } else { Face::Sans };
            let look = look().face(face);
            let setting = paper.own(cell, look);
            let shape = Room { width: width - BETWEEN, first: 0.0, rest: 0.0, align: Align::Start };
            let mut column = Column::new(paper.left_edge(at_end, width - BETWEEN));
            column.add(node, setting.lines(paper.faces, shape), look.leading(), look.base());
            columns.push(column);
            at_end += width;
        }
        paper.columns(columns, &[], 0.0);
        paper.leave(ROWS);
    }
}
