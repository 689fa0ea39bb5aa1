//! The last page: what the comparison comes to in figures, where to find which kind of change, the key, and what was read.

use krilla::tagging::{TableHeaderScope, Tag as Kind};

use crate::render::facts;
use crate::render::figures::{Coverage, thousands};
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
const TWO: [f32; 3] = [120.0, 54.0, RIGHT - LEFT - 174.0];
const BOTH: [f32; 3] = [96.0, (RIGHT - LEFT - 96.0) / 2.0, (RIGHT - LEFT - 96.0) / 2.0];

/// The room between two columns, and between two rows.
const BETWEEN: f32 = 10.0;
const ROWS: f32 = 1.6;

/// The height of a bar of words.
const BAR: f32 = 7.0;

/// Writes the page.
pub(super) fn write(paper: &mut Paper<'_>, view: &View<'_>) {
    paper.turn();
    heading(paper, "Summary and key");
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
    let setting = Setting::own(paper.faces, words, look);
    full(paper, node, &setting, look, Align::Start);
    paper.leave(3.0);
}

/// The counts, and how many words of each text the other has too as bars of one scale.
fn figures(paper: &mut Paper<'_>, view: &View<'_>) {
    let rows = [("Paragraphs", Part::Paragraphs), ("Notes", Part::Notes)];
    for (what, part) in rows.into_iter().filter(|(_, part)| !view.rows(*part).is_empty()) {
        say(paper, &format!("{what}: {}.", figures::rows(view, part).join(", ")), look());
    }
    let words = &view.summary.words;
    let longest = words.in_old().max(words.in_new()).max(1) as f32;
    let sides = [
        (Side::Old, words.removed, "dropped", Ink::Removed),
        (Side::New, words.added, "new", Ink::Added),
    ];
    for (side, own, what, ink) in sides {
        paper.leave(5.0);
        let kept = thousands(words.kept);
        let words_kept = figures::plural(words.kept, "word");
        let name = lead::wording(view.documents, side);
        let told = format!("{name}: {kept} {words_kept} kept, {} {what}.", thousands(own));
        say(paper, &told, look());
        let scale = (RIGHT - LEFT) / longest;
        let [kept, own] = [words.kept, own].map(|count| count as f32 * scale);
        paper.rule(LEFT, 2.0, kept, BAR, Ink::Pale);
        paper.rule(LEFT + kept, 2.0, own, BAR, ink);
        paper.leave(BAR + 2.0);
    }
}

/// Which kind of change is where, the most substantial first.
fn kinds(paper: &mut Paper<'_>, view: &View<'_>) {
    let counts = figures::classes(view);
    if counts.is_empty() {
        return;
    }
    heading(paper, "Where the changes are");
    let parts = PartView::both(view);
    let rows = counts.into_iter().map(|(class, count)| {
        let places = parts.iter().flat_map(|part| {
            let own = part.rows.iter().filter(move |row| row.classes().contains(&class));
            own.map(|row| sentences::called(part, row))
        });
        let places: Vec<String> = places.collect();
        let mut told = places.iter().take(PLACES).cloned().collect::<Vec<_>>().join(", ");
        if let more @ 1.. = places.len().saturating_sub(PLACES) {
            told += &format!(" and {more} more");
        }
        [capital(shown_as(class)), thousands(count), told]
    });
    table(paper, ["Kind of change", "Changes", "Where"], TWO, rows.collect());
}

/// How to read the redline.
fn key(paper: &mut Paper<'_>) {
    heading(paper, "Key");
    let mut setting = Setting::new(Language::default());
    for (words, look) in key_of_words(look()) {
        setting.push(paper.faces, words, look);
    }
    let told = " Words in the type of the text stand in both. A bar beside the text marks what changed, two bars what moved.";
    setting.push(paper.faces, told, look());
    let node = paper.paragraph(None, None);
    full(paper, node, &setting, look(), Align::Start);
    for told in [
        "PP1 is the first paragraph of the preamble, OP1 the first operative paragraph; “was OP3” and “old OP3” name \
         paragraphs of the old text. ¶ is where a paragraph was split or merged.",
        phrases::NOT_COUNTED,
    ] {
        say(paper, told, look());
    }
}

/// What is printed on both texts, from where they were read, and how much of them was compared.
fn texts(paper: &mut Paper<'_>, view: &View<'_>) {
    heading(paper, "The two texts");
    let documents = view.documents;
    let covered = documents.map(Coverage::new);
    let facts = facts::of_both(documents).map(|(name, said)| {
        (name, said.map(|said| said.unwrap_or_else(|| "not stated".to_owned())))
    });
    let own = [
        ("Read from", documents.map(|document| file_name(&document.source.name).to_owned())),
        (
            "Words compared",
            covered.map(|covered| {
                format!(
                    "{} in paragraphs, {} in notes",
                    thousands(covered.paragraphs),
                    thousands(covered.notes)
                )
            }),
        ),
        ("Words not compared", covered.map(|covered| thousands(covered.set_aside))),
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
    let doubts = view.comparison.doubts().zip(view.documents.map(called));
    let told: Vec<String> = doubts
        .into_iter()
        .flat_map(|(doubts, called)| {
            doubts.iter().map(move |doubt| format!("{called}: {}", crate::render::doubt(doubt)))
        })
        .collect();
    if told.is_empty() {
        return;
    }
    heading(paper, &format!("{} may have been read wrongly", counted(told.len(), "place")));
    told.iter().take(DOUBTS).for_each(|told| say(paper, told, look()));
    if let more @ 1.. = told.len().saturating_sub(DOUBTS) {
        say(paper, &format!("and {more} more, which the other reports list"), look());
    }
}

/// A table with a head and the first column as heads of its rows.
fn table(paper: &mut Paper<'_>, head: [&str; 3], widths: [f32; 3], rows: Vec<[String; 3]>) {
    let table = paper.node(None, Kind::Table);
    let head = (true, head.map(str::to_owned));
    for (is_head, cells) in [head].into_iter().chain(rows.into_iter().map(|row| (false, row))) {
        let row = paper.node(Some(table), Kind::TR);
        let mut x = LEFT;
        let mut columns = Vec::new();
        for (at, (cell, width)) in cells.iter().zip(widths).enumerate() {
            let node = match (is_head, at) {
                (true, _) => paper.node(Some(row), Kind::TH(TableHeaderScope::Column)),
                (false, 0) => paper.node(Some(row), Kind::TH(TableHeaderScope::Row)),
                _ => paper.node(Some(row), Kind::TD),
            };
            let face = if is_head || at == 0 { Face::SansBold } else { Face::Sans };
            let look = look().face(face);
            let setting = Setting::own(paper.faces, cell, look);
            let shape = Room { width: width - BETWEEN, first: 0.0, rest: 0.0, align: Align::Start };
            let mut column = Column::new(x);
            column.add(node, setting.lines(paper.faces, shape), look.leading(), look.base());
            columns.push(column);
            x += width;
        }
        paper.columns(columns, &[], 0.0);
        paper.leave(ROWS);
    }
}
