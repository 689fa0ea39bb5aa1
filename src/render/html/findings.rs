//! What the comparison says about the whole document: what to read first, what was left behind, which addresses
//! and references moved, how much was reused, which passages stand elsewhere. What is empty has no heading.

use maud::{Markup, html};

use crate::compare::{Change, Row};
use crate::findings::{
    MissedRollOver, Passage, Pointer, Reference, ReferenceVerdict, RenumberedRun, Reuse,
};
use crate::model::{Part, Side};
use crate::render::html::Page;
use crate::render::html::head::counted;
use crate::render::html::kinds;
use crate::render::html::text::{name, plain};
use crate::render::html::things;
use crate::render::html::units::{document, in_place, link, quote};
use crate::render::html::words::{glimpse, shortened};
use crate::render::{phrases, sentences};

/// How many rows the head of the report names to be read first.
const FIRST: usize = 7;

/// How many changed runs of a row are quoted there.
const RUNS: usize = 2;

/// How many characters of a passage are quoted (100 to 300 were tried).
const PASSAGE: usize = 200;

/// The rows with the most substance, at most seven.
pub(super) fn read_first(page: &Page<'_>) -> Markup {
    let rows = &page.view.rows;
    let substance = |row: &Row| row.classes().iter().any(|class| class.is_substance());
    let first: Vec<(usize, &Row)> = page
        .view
        .findings
        .reading_order
        .iter()
        .filter_map(|&index| Some((index, rows.get(index)?)))
        .filter(|(_, row)| row.change != Change::Unchanged && substance(row))
        .take(FIRST)
        .collect();
    html! {
        @if !first.is_empty() {
            div.first {
                h3 id="read-first" { "What to read first" }
                ol {
                    @for (index, row) in first {
                        li {
                            a href={ "#" (page.ids.paragraphs.row(index)) } { (name(&sentences::called(&page.paragraphs, row))) }
                            " " (whole(row)) (kinds::plain_badges(row)) " "
                            (glimpse(page, row, RUNS))
                        }
                    }
                }
            }
        }
    }
}

/// Says of a row that stands on one side alone that it does.
fn whole(row: &Row) -> &'static str {
    match row.change {
        Change::Added => "new, ",
        Change::Removed => "removed, ",
        Change::Edited | Change::Unchanged => "",
    }
}

/// Whether there is something to tell beside what to read first.
pub(super) fn any(page: &Page<'_>) -> bool {
    let findings = &page.view.findings;
    !(findings.missed.is_empty()
        && findings.renumbered.is_empty()
        && findings.references.is_empty()
        && findings.deltas.is_empty()
        && findings.passages.is_empty()
        && findings.reuse == Reuse::default())
}

/// The section of findings.
pub(super) fn findings(page: &Page<'_>) -> Markup {
    html! {
        @if any(page) {
            section.findings aria-labelledby="findings" {
                h2 id="findings" { "Findings" }
                (missed(page))
                (references(page))
                (renumbered(page))
                (things::things(page))
                (reuse(&page.view.findings.reuse))
                (passages(page))
            }
        }
    }
}

fn missed(page: &Page<'_>) -> Markup {
    let missed = &page.view.findings.missed;
    let one = |missed: &MissedRollOver| {
        let [old, new] = [(Side::Old, &missed.evidence.old), (Side::New, &missed.evidence.new)];
        html! {
            li {
                (link(page, Side::New, missed.spot.place())) " still says " (in_place(page, Side::New, &missed.spot))
                ", while in " (link(page, Side::New, new.1.place())) " "
                (quote(page, old.0, old.1.text(document(page, old.0)))) " became "
                (quote(page, new.0, new.1.text(document(page, new.0)))) "."
            }
        }
    };
    html! {
        @if !missed.is_empty() {
            h3 { "Perhaps not moved on" }
            ul { @for place in missed { (one(place)) } }
        }
    }
}

/// References that are no longer right; how many are right, and how many cannot be told.
fn references(page: &Page<'_>) -> Markup {
    let references = &page.view.findings.references;
    let count = |verdict: ReferenceVerdict| {
        let of_verdict = references.iter().filter(|one| one.verdict == verdict);
        of_verdict.count()
    };
    let wrong = |one: &&Reference| {
        matches!(one.verdict, ReferenceVerdict::Stale | ReferenceVerdict::PointsElsewhere)
    };
    let right = count(ReferenceVerdict::Right);
    let open = count(ReferenceVerdict::CannotTell);
    html! {
        @if !references.is_empty() {
            h3 { "References to other paragraphs" }
            @if right + open < references.len() {
                ul { @for one in references.iter().filter(wrong) { (reference(page, one)) } }
            }
            p {
                @if right > 0 {
                    (counted(right, "reference")) @if right == 1 { " points" } @else { " point" }
                    " to what " @if right == 1 { "it" } @else { "they" } " pointed to before. "
                }
                @if open > 0 { (counted(open, "reference")) " cannot be checked against the old text." }
            }
        }
    }
}

fn reference(page: &Page<'_>, reference: &Reference) -> Markup {
    let now = &reference.new;
    let kind = match reference.verdict {
        ReferenceVerdict::Stale => "stale",
        _ => "points elsewhere",
    };
    html! {
        li {
            strong { (kind) } ": " (link(page, Side::New, now.spot.place())) " says "
            (quote(page, Side::New, now.spot.text(document(page, Side::New))))
            @if let Some(before) = &reference.old {
                ", which pointed to " (targets(page, Side::Old, before))
                @let places = now_at(page, before);
                @if !places.is_empty() { " (now " (plain(&places.join(", "))) ")" } @else { " (gone)" }
                " and"
            }
            " now points to " (targets(page, Side::New, now)) "."
        }
    }
}

fn targets(page: &Page<'_>, side: Side, pointer: &Pointer) -> Markup {
    html! {
        @if pointer.targets.is_empty() { "no paragraph that was found" }
        @for (place, &target) in pointer.targets.iter().enumerate() {
            @if place > 0 { ", " }
            (link(page, side, (Part::Paragraphs, target)))
        }
    }
}

/// What the paragraphs that an old reference pointed to are called now.
fn now_at(page: &Page<'_>, pointer: &Pointer) -> Vec<String> {
    let row = |&target: &usize| page.units.row(Side::Old, (Part::Paragraphs, target));
    let rows = pointer.targets.iter().filter_map(row);
    let rows = rows.filter_map(|index| page.view.rows.get(index));
    let names = rows.map(|row| page.paragraphs.name(row, Side::New));
    names.filter(|name| !name.is_empty()).collect()
}

fn renumbered(page: &Page<'_>) -> Markup {
    let runs = &page.view.findings.renumbered;
    html! {
        @if !runs.is_empty() {
            details.map open[page.report.print] {
                summary { h3 { "New numbers: " (counted(runs.len(), "run")) " of paragraphs" } }
                ul { @for run in runs { (renumbered_run(page, run)) } }
            }
        }
    }
}

fn renumbered_run(page: &Page<'_>, run: &RenumberedRun) -> Markup {
    let first = run.rows.first().copied().unwrap_or_default();
    let joint = if run.rows.len() > 1 { "–" } else { " + " };
    let ends = run.ends(&page.view.rows, page.view.documents).map(|ends| ends.join(joint));
    let moved = page.view.rows.get(first).is_some_and(|row| row.moved);
    html! {
        li {
            (name(&ends.old)) " → " a href={ "#" (page.ids.paragraphs.row(first)) } { (name(&ends.new)) }
            @if moved { " (moved)" }
        }
    }
}

fn reuse(reuse: &Reuse) -> Markup {
    let new = reuse.new_words();
    let of_new = [
        (reuse.verbatim, "stood there before"),
        (reuse.rolled_over, "rolled over"),
        (reuse.reworded, "reworded"),
        (reuse.added, "in new paragraphs"),
    ];
    html! {
        @if *reuse != Reuse::default() {
            h3 { "How much was reused" }
            p {
                "Of the old text " strong { (phrases::percent(reuse.kept, reuse.old.max(1))) } " was kept ("
                (phrases::thousands(reuse.kept)) " of " (phrases::thousands(reuse.old)) " words). Of the new text "
                @for (place, (count, what)) in of_new.iter().enumerate() {
                    @if place > 0 { ", " }
                    strong { (phrases::percent(*count, new.max(1))) } " " (what)
                }
                " (of " (phrases::thousands(new)) " words)."
            }
            p.facts { "Formula: " (Reuse::FORMULA) "." }
        }
    }
}

fn passages(page: &Page<'_>) -> Markup {
    let passages = &page.view.findings.passages;
    let one = |passage: &Passage| {
        let words = passage.spots.new.text(document(page, Side::New));
        html! {
            li {
                (counted(passage.words, "word")) " of " (link(page, Side::Old, passage.spots.old.place()))
                " stand in " (link(page, Side::New, passage.spots.new.place())) " now: "
                (quote(page, Side::New, &shortened(words, PASSAGE)))
            }
        }
    };
    html! {
        @if !passages.is_empty() {
            h3 { "Passages that stand elsewhere now" }
            p.facts { "The same words in another paragraph; the paragraphs themselves do not correspond." }
            ul { @for passage in passages { (one(passage)) } }
        }
    }
}

/// At a row: where words of its old text stand now, and where words of its new text stood.
pub(super) fn elsewhere(page: &Page<'_>, row: &Row) -> Markup {
    let passages = &page.view.findings.passages;
    html! {
        @for Passage { spots, words } in passages {
            @if row.paragraphs.old.contains(&spots.old.at) {
                " " span.elsewhere dir="ltr" { (counted(*words, "word")) " of its old text stand in " (link(page, Side::New, spots.new.place())) " now." }
            }
            @if row.paragraphs.new.contains(&spots.new.at) {
                " " span.elsewhere dir="ltr" { (counted(*words, "word")) " of it stood in " (link(page, Side::Old, spots.old.place())) "." }
            }
        }
    }
}
