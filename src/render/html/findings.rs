//! What the comparison says about the whole document: what to read first, what was left behind, which addresses
//! and references moved, how much was reused, which passages stand elsewhere. What is empty has no heading.

use crate::findings::{
    Findings, MissedRollOver, Passage, Pointer, Reference, ReferenceVerdict, RenumberedRun, Reuse,
};
use crate::render::html::elements::link as link_to;
use crate::render::html::prelude::*;
use crate::render::html::spots::{in_place, link, quote};
use crate::render::html::things;
use crate::render::margin;

/// How many characters of a passage are quoted (100 to 300 were tried).
const PASSAGE: usize = 200;

/// Whether there is something to tell beside what to read first.
pub(super) fn any(page: &Page<'_>) -> bool {
    let reading_order = page.view.findings.reading_order.clone();
    *page.view.findings != Findings { reading_order, ..Findings::default() }
}

/// The section of findings.
pub(super) fn findings(page: &Page<'_>) -> Markup {
    let findings = &page.view.findings;
    html! {
        @if any(page) {
            section.findings aria-labelledby="findings" {
                h2 id="findings" { "Checks and details" }
                @if !findings.missed.is_empty() {
                    h3 { "Perhaps not moved on" }
                    ul { @for missed in &findings.missed { li { (missed_roll_over(page, missed)) } } }
                }
                @if !findings.references.is_empty() { (references(page, &findings.references)) }
                @if !findings.renumbered.is_empty() {
                    details.map open[page.report.print] {
                        @let rows: usize = findings.renumbered.iter().map(|run| run.rows.len()).sum();
                        summary { h3 { "Renumbered: " (counted(rows, "paragraph")) " in " (counted(findings.renumbered.len(), "group")) } }
                        ul { @for run in &findings.renumbered { li { (renumbered(page, run)) } } }
                    }
                }
                @if !findings.deltas.is_empty() { (things::things(page)) }
                @if findings.reuse != Reuse::default() { (reuse(&findings.reuse)) }
                @if !findings.passages.is_empty() {
                    h3 { "Passages moved to another paragraph" }
                    p.facts { "The same words in another paragraph; the paragraphs themselves do not correspond." }
                    ul { @for one in &findings.passages { li { (passage(page, one)) } } }
                }
            }
        }
    }
}

fn missed_roll_over(page: &Page<'_>, missed: &MissedRollOver) -> Markup {
    let evidence = &missed.evidence;
    let words = |side| quote(page, side, evidence[side].text(page.documents()[side]));
    html! {
        (link(page, Side::New, missed.spot.place())) " still says " (in_place(page, Side::New, &missed.spot))
        ", while in " (link(page, Side::New, evidence.new.place())) " "
        (words(Side::Old)) " became " (words(Side::New)) "."
    }
}

/// References that are no longer right; how many are right, and how many cannot be checked.
fn references(page: &Page<'_>, references: &[Reference]) -> Markup {
    let of_verdict = |verdict| references.iter().filter(move |one| one.verdict == verdict).count();
    let right = of_verdict(ReferenceVerdict::Right);
    let open = of_verdict(ReferenceVerdict::CannotTell);
    html! {
        h3 { "References to other paragraphs" }
        @if right + open < references.len() {
            ul { @for one in references { (reference(page, one)) } }
        }
        p {
            @if right > 0 {
                (counted(right, "internal reference")) @if right == 1 { " still points" } @else { " still point" }
                " to the right paragraph. "
            }
            @if open > 0 { (counted(open, "reference")) " cannot be checked against the old text." }
        }
    }
}

/// One reference, where it is no longer right.
fn reference(page: &Page<'_>, reference: &Reference) -> Markup {
    let now = &reference.new;
    let verdict = match reference.verdict {
        ReferenceVerdict::Stale => "stale",
        ReferenceVerdict::PointsElsewhere => "points elsewhere",
        ReferenceVerdict::Right | ReferenceVerdict::CannotTell => return html! {},
    };
    html! {
        li {
            strong { (verdict) } ": " (link(page, Side::New, now.spot.place())) " says "
            (quote(page, Side::New, now.spot.text(page.documents().new)))
            @if let Some(before) = &reference.old {
                ", which pointed to " (targets(page, Side::Old, before))
                @let places = names_now(page, before);
                @if places.is_empty() { " (gone)" } @else { " (now " (plain(&places.join(", "))) ")" }
                " and"
            }
            " now points to " (targets(page, Side::New, now)) "."
        }
    }
}

fn targets(page: &Page<'_>, side: Side, pointer: &Pointer) -> Markup {
    if pointer.targets.is_empty() {
        return html! { "no paragraph that was found" };
    }
    joined(", ", pointer.targets.iter().map(|&at| link(page, side, (Part::Paragraphs, at))))
}

/// What the paragraphs that an old reference pointed to are called now.
fn names_now(page: &Page<'_>, pointer: &Pointer) -> Vec<String> {
    let (part, ids) = (page.part(Part::Paragraphs), page.ids(Part::Paragraphs));
    let rows = pointer.targets.iter().filter_map(|&target| ids.row_of(Side::Old, target));
    let names = rows.map(|row| part.name(&part.rows[row], Side::New));
    names.filter(|name| !name.is_empty()).collect()
}

fn renumbered(page: &Page<'_>, run: &RenumberedRun) -> Markup {
    let first = run.rows.first().copied().unwrap_or_default();
    let joint = if run.rows.len() > 1 { "–" } else { " + " };
    let ends = run.ends(&page.view.rows, page.documents()).map(|ends| ends.join(joint));
    let is_moved = page.view.rows.get(first).is_some_and(|row| row.moved);
    html! {
        (name(&ends.old)) " → " (link_to(page.ids(Part::Paragraphs).row(first), &ends.new))
        @if is_moved { " (moved)" }
    }
}

fn reuse(reuse: &Reuse) -> Markup {
    let new = reuse.new_words();
    let of_new = [
        (reuse.verbatim, "unchanged wording"),
        (reuse.rolled_over, "routine updates"),
        (reuse.reworded, "reworded"),
        (reuse.added, "in new paragraphs"),
    ];
    let of_new = of_new
        .map(|(count, what)| html! { strong { (figures::percent(count, new.max(1))) } " " (what) });
    html! {
        h3 { "Text reused" }
        p {
            "Of the old text " strong { (figures::percent(reuse.kept, reuse.old.max(1))) } " was kept ("
            (figures::thousands(reuse.kept)) " of " (figures::thousands(reuse.old)) " words). Of the new text "
            (joined(", ", of_new)) " (of " (figures::thousands(new)) " words)."
        }
        p.facts { "Formula: " (Reuse::FORMULA) "." }
    }
}

fn passage(page: &Page<'_>, Passage { spots, words }: &Passage) -> Markup {
    let quoted = head(spots.new.text(page.documents().new), PASSAGE);
    html! {
        (counted(*words, "word")) " of " (link(page, Side::Old, spots.old.place()))
        (if *words == 1 { " is" } else { " are" }) " now in " (link(page, Side::New, spots.new.place())) ": " (quote(page, Side::New, &quoted))
    }
}

/// At a row: where words of its old text stand now, and where words of its new text stood.
pub(super) fn elsewhere(page: &Page<'_>, row: &Row) -> Markup {
    html! {
        @for (words, said, side, place) in margin::elsewhere(page.view, row) {
            p.elsewhere { (counted(words, "word")) " " (said) " " (link(page, side, place)) }
        }
    }
}
