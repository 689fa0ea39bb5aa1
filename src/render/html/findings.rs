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
    let (ui, findings) = (page.ui, &page.view.findings);
    html! {
        @if any(page) {
            section.findings aria-labelledby="findings" {
                h2 id="findings" { (ui.checks()) }
                @if !findings.missed.is_empty() {
                    h3 { (ui.perhaps_not_moved_on()) }
                    ul { @for missed in &findings.missed { li { (missed_roll_over(page, missed)) } } }
                }
                @if !findings.references.is_empty() { (references(page, &findings.references)) }
                @if !findings.renumbered.is_empty() {
                    details.map open[page.report.print] {
                        @let rows: usize = findings.renumbered.iter().map(|run| run.rows.len()).sum();
                        summary { h3 { (ui.renumbered_groups(findings.renumbered.len(), &ui.n_paragraphs(rows))) } }
                        ul { @for run in &findings.renumbered { li { (renumbered(page, run)) } } }
                    }
                }
                @if !findings.deltas.is_empty() { (things::things(page)) }
                @if findings.reuse != Reuse::default() { (reuse(ui, &findings.reuse)) }
                @if !findings.passages.is_empty() {
                    h3 { (ui.passages_moved()) }
                    p.facts { (ui.passages_moved_why()) }
                    ul { @for one in &findings.passages { li { (passage(page, one)) } } }
                }
            }
        }
    }
}

fn missed_roll_over(page: &Page<'_>, missed: &MissedRollOver) -> Markup {
    let evidence = &missed.evidence;
    let words = |side| quote(page, side, evidence[side].text(page.documents()[side]));
    whole(page.ui.still_says(
        link(page, Side::New, missed.spot.place()),
        in_place(page, Side::New, &missed.spot),
        link(page, Side::New, evidence.new.place()),
        words(Side::Old),
        words(Side::New),
    ))
}

/// References that are no longer right; how many are right, and how many cannot be checked.
fn references(page: &Page<'_>, references: &[Reference]) -> Markup {
    let of_verdict = |verdict| references.iter().filter(move |one| one.verdict == verdict).count();
    let right = of_verdict(ReferenceVerdict::Right);
    let open = of_verdict(ReferenceVerdict::CannotTell);
    html! {
        h3 { (page.ui.references_heading()) }
        @if right + open < references.len() {
            ul { @for one in references { (reference(page, one)) } }
        }
        p {
            @if right > 0 { (page.ui.references_right(right)) }
            @if open > 0 { (page.ui.references_open(open)) }
        }
    }
}

/// One reference, where it is no longer right.
fn reference(page: &Page<'_>, reference: &Reference) -> Markup {
    let (ui, now) = (page.ui, &reference.new);
    let verdict = match reference.verdict {
        ReferenceVerdict::Stale => ui.reference_stale(),
        ReferenceVerdict::PointsElsewhere => ui.reference_elsewhere(),
        ReferenceVerdict::Right | ReferenceVerdict::CannotTell => return html! {},
    };
    let verdict = html! { strong { (verdict) } };
    let place = link(page, Side::New, now.spot.place());
    let quote = quote(page, Side::New, now.spot.text(page.documents().new));
    let points_to = targets(page, Side::New, now);
    let said = match &reference.old {
        None => ui.reference_now(verdict, place, quote, points_to),
        Some(before) => {
            let (old, places) = (targets(page, Side::Old, before), names_now(page, before));
            match places.is_empty() {
                true => ui.reference_gone_and_now(verdict, place, quote, old, points_to),
                false => {
                    let names = ui.commas(&places);
                    ui.reference_was_and_now(&names, verdict, place, quote, old, points_to)
                }
            }
        }
    };
    html! { li { (whole(said)) } }
}

fn targets(page: &Page<'_>, side: Side, pointer: &Pointer) -> Markup {
    if pointer.targets.is_empty() {
        return html! { (page.ui.no_paragraph_found()) };
    }
    joined(
        page.ui.comma(),
        pointer.targets.iter().map(|&at| link(page, side, (Part::Paragraphs, at))),
    )
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
        @if is_moved { (page.ui.moved_aside()) }
    }
}

fn reuse(ui: Ui, reuse: &Reuse) -> Markup {
    let new = reuse.new_words();
    let share = |count: usize, of: usize| html! { strong { (ui.percent(count, of.max(1))) } };
    let of_new = [
        ui.reuse_verbatim(share(reuse.verbatim, new)),
        ui.reuse_rolled_over(share(reuse.rolled_over, new)),
        ui.reuse_reworded(share(reuse.reworded, new)),
        ui.reuse_added(share(reuse.added, new)),
    ];
    let of_new = joined(ui.comma(), of_new.map(whole));
    let [kept, old] = [reuse.kept, reuse.old].map(|count| ui.number(count));
    html! {
        h3 { (ui.text_reused()) }
        p {
            (whole(ui.reuse_of_old(&kept, &old, share(reuse.kept, reuse.old))))
            (whole(ui.reuse_of_new(new, of_new)))
        }
        p.facts { (ui.formula(ui.reuse_formula())) }
    }
}

fn passage(page: &Page<'_>, Passage { spots, words }: &Passage) -> Markup {
    let quoted = head(spots.new.text(page.documents().new), PASSAGE);
    let places = [Side::Old, Side::New].map(|side| link(page, side, spots[side].place()));
    let [old, new] = places;
    whole(page.ui.passage_is_now(*words, old, new, quote(page, Side::New, &quoted)))
}

/// At a row: where words of its old text stand now, and where words of its new text stood.
pub(super) fn elsewhere(page: &Page<'_>, row: &Row) -> Markup {
    html! {
        @for (words, side, place) in margin::elsewhere(page.view, row) {
            @let place = link(page, side.other(), place);
            p.elsewhere {
                (whole(if side == Side::Old { page.ui.words_went(words, place) } else { page.ui.words_came(words, place) }))
            }
        }
    }
}
