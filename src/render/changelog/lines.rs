//! The lines of a change log as one would write it: operative paragraphs first, a line for each paragraph, what went together,
//! what is said in many places once, and what moves on by itself in one line.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{on_one_line, place};
use crate::classify::Rule;
use crate::compare::row::change_runs;
use crate::findings::{Delta, Spot};
use crate::render::findings;
use crate::render::part_view::named;
use crate::render::prelude::*;

/// A line: the place that it is about, and what is said.
pub(super) struct Line {
    pub(super) place: String,
    pub(super) pieces: Vec<Piece>,
}

/// A part of a line.
pub(super) enum Piece {
    /// Words of ours.
    Said(String),
    /// Words of a text.
    Quoted(String),
}

use Piece::{Quoted, Said};

/// Words before a change by which its place is known (3 to 6).
const BEFORE: usize = 4;

/// A paragraph that went is told by so many characters of its beginning (60 to 120).
const BEGINNING: usize = 90;

/// What changes alike in so many paragraphs is told once (2 to 4).
const SAME_IN: usize = 3;

/// The parts of a log, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Group {
    Operative,
    Preamble,
    Notes,
}

/// The lines of a comparison.
pub(super) fn lines(view: &View<'_>) -> Vec<Line> {
    let (ui, parts) = (Ui::new(view.ui), PartView::both(view));
    let rows: Vec<(&PartView<'_>, &Row)> = parts
        .iter()
        .flat_map(|part| {
            let rows = part.order.iter().filter_map(|slot| match *slot {
                Slot::Row(index) => part.rows.get(index),
                Slot::MovedFrom(_) => None,
            });
            rows.map(move |row| (part, row))
        })
        .collect();
    let told = Told::new(ui, &rows);
    let mut lines = Vec::new();
    for group in [Group::Operative, Group::Preamble, Group::Notes] {
        let own = rows.iter().copied().filter(|(part, row)| self::group(part, row) == group);
        let (gone, own): (Vec<_>, Vec<_>) = own.partition(|(_, row)| row.change == Change::Removed);
        let own = own.into_iter().filter_map(|(part, row)| told.of_row(part, row));
        let own: Vec<Line> = own.chain(dropped(view, &gone)).collect();
        if group == Group::Notes {
            lines.extend(in_one(ui, ui.notes_heading(), own));
        } else {
            lines.extend(own);
        }
    }
    lines.extend(told.once());
    lines.extend(told.moved_on());
    lines.extend(told.editorial());
    let is_news = |delta: &Delta| !is_told(&rows, delta);
    let found = findings::sections_of_substance(view, is_news).into_iter();
    lines.extend(found.map(|(name, found)| Line {
        place: name.to_owned(),
        pieces: vec![Said(ui.semicolons(&found))],
    }));
    lines
}

/// Whether a request came or went with its whole paragraph, which has a line of its own.
fn is_told(rows: &[(&PartView<'_>, &Row)], delta: &Delta) -> bool {
    let (Sides { old: Some(thing), new: None } | Sides { old: None, new: Some(thing) }) =
        &delta.sides
    else {
        return false;
    };
    let side = if delta.sides.old.is_some() { Side::Old } else { Side::New };
    let alone = |spot: &Spot| {
        let mut alone = rows.iter().filter(|(part, row)| part.part == spot.part && row.is_alone());
        alone.any(|(_, row)| row.paragraphs[side].contains(&spot.at))
    };
    delta.kind == ThingKind::Request && thing.spots.iter().all(alone)
}

/// Several lines as one.
fn in_one(ui: Ui, place: &str, lines: Vec<Line>) -> Option<Line> {
    let told = lines.into_iter().map(|line| {
        let place = std::iter::once(Said(ui.label(&line.place)));
        place.chain(line.pieces).collect()
    });
    let pieces = joined(ui, told.collect());
    (!pieces.is_empty()).then(|| Line { place: place.to_owned(), pieces })
}

/// Where a row is told; a subparagraph with the paragraph that it hangs on.
fn group(part: &PartView<'_>, row: &Row) -> Group {
    if part.part == Part::Notes {
        return Group::Notes;
    }
    let kind = |side: Side| {
        let paragraphs = part.documents[side].paragraphs.get(..=*row.paragraphs[side].first()?)?;
        paragraphs.iter().rev().map(|one| one.kind).find(|kind| *kind != Kind::Subparagraph)
    };
    match kind(Side::New).or_else(|| kind(Side::Old)) {
        Some(Kind::Preambular | Kind::Opener) => Group::Preamble,
        _ => Group::Operative,
    }
}

/// The words of a change on both sides.
type Words = Sides<String>;

/// A change that is told with others like it, and everywhere it stands.
struct Alike<'r> {
    words: Words,
    verdict: &'r Verdict,
    places: Vec<String>,
}

/// What is told once for all places.
struct Told<'r> {
    ui: Ui,
    substance: Vec<Alike<'r>>,
    moved_on: Vec<Alike<'r>>,
    editorial: Vec<Alike<'r>>,
}

impl<'r> Told<'r> {
    fn new(ui: Ui, rows: &[(&PartView<'_>, &'r Row)]) -> Self {
        let mut alike: Vec<Alike<'r>> = Vec::new();
        let mut by_words: FxHashMap<(String, String, &str), usize> = FxHashMap::default();
        for (part, row) in rows.iter().filter(|(_, row)| !row.is_alone()) {
            for change in row.changes() {
                let words = Sides::new(change.old, change.new).map(on_one_line);
                let key = (words.old.clone(), words.new.clone(), change.verdict.rule.name());
                let at = *by_words.entry(key).or_insert_with(|| {
                    alike.push(Alike { words, verdict: change.verdict, places: Vec::new() });
                    alike.len() - 1
                });
                let place = part.name(row, Side::New);
                if alike[at].places.last() != Some(&place) {
                    alike[at].places.push(place);
                }
            }
        }
        let mut of = |class: Class| -> Vec<Alike<'r>> {
            alike.extract_if(.., |one| one.verdict.class() == class).collect()
        };
        let (moved_on, editorial) = (of(Class::RollOver), of(Class::Editorial));
        alike.retain(|one| one.places.len() >= SAME_IN);
        Self { ui, substance: alike, moved_on, editorial }
    }

    /// The line of a paragraph that is there now; `None` where nothing is left to tell of it.
    fn of_row(&self, part: &PartView<'_>, row: &Row) -> Option<Line> {
        let mut told: Vec<Vec<Piece>> = Vec::new();
        if row.change == Change::Added {
            let verdict = row.changes().first().map(|change| change.verdict.rule);
            if verdict != Some(Rule::ClosingLines) {
                let text = on_one_line(&part.text(row, Side::New));
                let what = match part.part {
                    Part::Paragraphs => self.ui.new_paragraph(),
                    Part::Notes => self.ui.new_note(),
                };
                told.push(vec![Said(what.to_owned()), Quoted(text)]);
            }
        } else {
            let elsewhere = match part.part {
                // Notes move with the words that they are for.
                Part::Notes => phrases::shape(self.ui, row.shape()),
                Part::Paragraphs => {
                    phrases::shape(self.ui, row.shape()).or(row.moved.then_some(self.ui.moved()))
                }
            };
            let changes = self.changes(row);
            told.extend(elsewhere.map(|what| match changes.is_empty() {
                // Which paragraph it is, nothing else tells.
                true => {
                    let text = on_one_line(&part.text(row, Side::New));
                    vec![Said(format!("{what} ")), Quoted(beginning(&text))]
                }
                false => vec![Said(what.to_owned())],
            }));
            told.extend(changes);
        }
        let pieces = joined(self.ui, told);
        (!pieces.is_empty()).then(|| Line { place: place(part, row), pieces })
    }

    /// Each change of substance of a row that is not told elsewhere, behind the words before it.
    fn changes(&self, row: &Row) -> Vec<Vec<Piece>> {
        let runs = change_runs(&row.spans).into_iter().filter_map(|run| {
            let spans = &row.spans[run.clone()];
            let verdict = spans.first()?.verdict.as_ref()?;
            let side = |tag| spans.iter().find(|span| span.tag == tag).map_or("", |s| &s.text);
            let words = Sides::new(side(Tag::Removed), side(Tag::Added)).map(on_one_line);
            let is_once = || self.substance.iter().any(|one| one.words == words);
            if !verdict.class().is_substance() || is_once() {
                return None;
            }
            let before = row.spans[..run.start].last().map_or("", |span| &span.text);
            let mut pieces: Vec<Piece> =
                context(before, run.start > 1).map(Said).into_iter().collect();
            pieces.extend(changed(&words));
            pieces.extend(class(self.ui, verdict).map(Said));
            Some(pieces)
        });
        runs.collect()
    }

    /// A line for each change of substance that stands in many places.
    fn once(&self) -> Vec<Line> {
        let lines = self.substance.iter().map(|one| {
            let mut pieces = changed(&one.words);
            pieces.extend(class(self.ui, one.verdict).map(Said));
            Line { place: self.ui.commas(&one.places), pieces }
        });
        lines.collect()
    }

    /// What moves on by itself, in one line.
    fn moved_on(&self) -> Option<Line> {
        let (closing, others): (Vec<_>, Vec<_>) =
            self.moved_on.iter().partition(|one| one.verdict.rule == Rule::ClosingLines);
        let mut told: Vec<Vec<Piece>> = others
            .into_iter()
            .map(|one| {
                let mut pieces = changed(&one.words);
                pieces.push(Said(self.ui.with_aside("", &self.ui.commas(&one.places))));
                pieces
            })
            .collect();
        told.extend((!closing.is_empty()).then(|| vec![Said(self.ui.closing_lines().to_owned())]));
        let pieces = joined(self.ui, told);
        (!pieces.is_empty()).then(|| Line { place: self.ui.roll_over_line().to_owned(), pieces })
    }

    /// How many changes leave the meaning, and where.
    fn editorial(&self) -> Option<Line> {
        let places = self.editorial.iter().flat_map(|one| &one.places);
        let mut places: Vec<&str> = places.map(String::as_str).collect();
        let count = self.ui.n_changes(places.len());
        let mut seen = FxHashSet::default();
        places.retain(|place| seen.insert(*place));
        let said = Said(self.ui.with_aside(&count, &self.ui.commas(&places)));
        (!places.is_empty())
            .then(|| Line { place: self.ui.editorial_line().to_owned(), pieces: vec![said] })
    }
}

/// The paragraphs that went, in one line, each with where words of it stand now.
fn dropped(view: &View<'_>, rows: &[(&PartView<'_>, &Row)]) -> Option<Line> {
    let ui = Ui::new(view.ui);
    let told = rows.iter().map(|(part, row)| {
        let text = on_one_line(&part.text(row, Side::Old));
        let mut pieces = vec![Said(format!("{} ", place(part, row))), Quoted(beginning(&text))];
        let passages = view.findings.passages.iter().filter(|passage| {
            let spot = &passage.spots.old;
            spot.part == part.part && row.paragraphs.old.contains(&spot.at)
        });
        let mut now: Vec<String> = passages
            .map(|passage| {
                let spot = &passage.spots.new;
                named(ui, view.documents.new, spot.part, spot.at)
            })
            .collect();
        now.dedup();
        if !now.is_empty() {
            pieces.push(Said(ui.with_aside("", &ui.words_now_in_places(&ui.commas(&now)))));
        }
        pieces
    });
    let pieces = joined(ui, told.collect());
    (!pieces.is_empty()).then(|| Line { place: ui.dropped_line().to_owned(), pieces })
}

/// What became of some words.
fn changed(words: &Words) -> Vec<Piece> {
    match (words.old.as_str(), words.new.as_str()) {
        ("", new) => vec![Said("+ ".to_owned()), Quoted(new.to_owned())],
        (old, "") => vec![Said("− ".to_owned()), Quoted(old.to_owned())],
        (old, new) => {
            vec![Quoted(old.to_owned()), Said(" → ".to_owned()), Quoted(new.to_owned())]
        }
    }
}

/// " (action, stronger)"; wording, the usual case, is not named.
fn class(ui: Ui, verdict: &Verdict) -> Option<String> {
    (verdict.class() != Class::Wording).then(|| ui.with_aside("", &phrases::verdict(ui, verdict)))
}

/// The last words before a change: "…of the Convention "; `None` at the head of a paragraph.
fn context(before: &str, has_more: bool) -> Option<String> {
    // The quotation marks of the change stand in the place of those that the text opens there.
    let before = before.trim_end().trim_end_matches(['“', '"', '«', '„', '「']);
    let words: Vec<&str> = before.split_whitespace().collect();
    let from = words.len().saturating_sub(BEFORE);
    let dots = if from > 0 || has_more { "…" } else { "" };
    (!words.is_empty()).then(|| format!("{dots}{} ", visible(&words[from..].join(" "))))
}

/// The beginning of a text.
fn beginning(text: &str) -> String {
    let Some((end, _)) = text.char_indices().nth(BEGINNING) else { return text.to_owned() };
    let cut = text[..end].rsplit_once(' ').map_or(&text[..end], |(kept, _)| kept);
    format!("{cut} …")
}

/// All that is told of a place, with semicolons between.
fn joined(ui: Ui, told: Vec<Vec<Piece>>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for one in told {
        if !pieces.is_empty() {
            pieces.push(Said(ui.semicolon().to_owned()));
        }
        pieces.extend(one);
    }
    pieces
}
