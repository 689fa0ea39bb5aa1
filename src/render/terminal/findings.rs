//! What a comparison says about the whole document, below its figures.

use std::io;

use crate::findings::{Delta, Passage, Reference, ReferenceVerdict, Spot, Thing, ThingKind};
use crate::model::Resolution;
use crate::render::terminal::canvas::Canvas;
use crate::render::terminal::wrap::elide;
use crate::render::{Role, phrases};
use crate::view::View;

/// The columns by which what a finding says is set in under its name.
const INDENT: usize = 4;

/// Quoted words are cut to so many columns.
const QUOTE: usize = 60;

/// Writes all findings; nothing where there are none.
pub(super) fn write(canvas: &mut Canvas<'_>, view: &View<'_>) -> io::Result<()> {
    let sections = [
        ("Missed roll-over", missed(view)),
        ("References to check", references(view)),
        ("Renumbered", renumbered(view)),
        ("Passages that stand elsewhere now", passages(view)),
    ];
    let things = ThingKind::ALL.iter().map(|&kind| (phrases::things(kind), deltas(view, kind)));
    let sections: Vec<(&str, Vec<String>)> =
        sections.into_iter().chain(things).filter(|(_, lines)| !lines.is_empty()).collect();
    if sections.is_empty() {
        return Ok(());
    }
    canvas.blank()?;
    canvas.heading("Findings")?;
    for (name, lines) in sections {
        canvas.say(Role::Text, name, 2)?;
        for line in lines {
            canvas.say(Role::Text, line, INDENT)?;
        }
    }
    Ok(())
}

fn quote(spot: &Spot, document: &Resolution) -> String {
    let text = spot.text(document).split_whitespace().collect::<Vec<_>>().join(" ");
    elide(&text, QUOTE).into_owned()
}

/// "OP4 still says “seventy-ninth session”; OP9 moved on: “seventy-ninth” → “eightieth”".
fn missed(view: &View<'_>) -> Vec<String> {
    let documents = view.documents;
    let line = |missed: &crate::findings::MissedRollOver| {
        let (old, new) = (&missed.evidence.old, &missed.evidence.new);
        format!(
            "{} still says “{}”; {} moved on: “{}” → “{}”",
            missed.spot.address(documents.new),
            quote(&missed.spot, documents.new),
            new.address(documents.new),
            quote(old, documents.old),
            quote(new, documents.new),
        )
    };
    view.findings.missed.iter().map(line).collect()
}

/// References that may point to the wrong paragraph now.
fn references(view: &View<'_>) -> Vec<String> {
    let documents = view.documents;
    let doubtful = |reference: &&Reference| {
        matches!(reference.verdict, ReferenceVerdict::Stale | ReferenceVerdict::PointsElsewhere)
    };
    let targets = |targets: &[usize], document: &Resolution| {
        let names = targets.iter().filter_map(|&at| document.paragraphs.get(at));
        names.map(|paragraph| paragraph.address.as_str()).collect::<Vec<_>>().join(", ")
    };
    let line = |reference: &Reference| {
        let spot = &reference.new.spot;
        let was = reference
            .old
            .as_ref()
            .map(|old| targets(&old.targets, documents.old))
            .unwrap_or_default();
        let words = match reference.verdict {
            ReferenceVerdict::Stale => "has kept its number",
            _ => "points to another paragraph",
        };
        format!(
            "{}: “{}” {words}: it pointed to {was} of the old text, and points to {} now",
            spot.address(documents.new),
            quote(spot, documents.new),
            match targets(&reference.new.targets, documents.new) {
                none if none.is_empty() => "no paragraph".to_owned(),
                targets => targets,
            },
        )
    };
    view.findings.references.iter().filter(doubtful).map(line).collect()
}

/// All runs on one line: "OP5–OP19 → OP6–OP20, PP2 → PP5".
fn renumbered(view: &View<'_>) -> Vec<String> {
    let runs: Vec<String> = view
        .findings
        .renumbered
        .iter()
        .map(|run| {
            let ends = run.ends(&view.rows, view.documents).map(|ends| ends.join("–"));
            format!("{} → {}", ends.old, ends.new)
        })
        .collect();
    if runs.is_empty() { Vec::new() } else { vec![runs.join(", ")] }
}

fn passages(view: &View<'_>) -> Vec<String> {
    let documents = view.documents;
    let line = |passage: &Passage| {
        format!(
            "{} of the old text → {}, {} words: “{}”",
            passage.spots.old.address(documents.old),
            passage.spots.new.address(documents.new),
            passage.words,
            quote(&passage.spots.new, documents.new),
        )
    };
    view.findings.passages.iter().map(line).collect()
}

fn deltas(view: &View<'_>, kind: ThingKind) -> Vec<String> {
    let deltas = view.findings.deltas.iter();
    deltas.filter(|delta| delta.kind == kind).map(|delta| delta_line(view, delta)).collect()
}

/// "+ A/RES/78/241 of 22 December 2023 (PP1, OP1)".
fn delta_line(view: &View<'_>, delta: &Delta) -> String {
    let documents = view.documents;
    let places = |thing: &Thing, document: &Resolution| {
        let mut addresses: Vec<String> =
            thing.spots.iter().map(|spot| spot.address(document)).collect();
        addresses.dedup();
        addresses.join(", ")
    };
    let value =
        |thing: &Thing| thing.value.clone().map(|value| format!(": {value}")).unwrap_or_default();
    let name = |thing: &Thing| elide(&thing.name, 2 * QUOTE).into_owned();
    match (&delta.sides.old, &delta.sides.new) {
        (None, Some(new)) => {
            format!("+ {}{} ({})", name(new), value(new), places(new, documents.new))
        }
        (Some(old), None) => {
            format!("− {}{} (old {})", name(old), value(old), places(old, documents.old))
        }
        (Some(old), Some(new)) => format!(
            "~ {}{} (old {}) → {} ({})",
            name(new),
            value(old),
            places(old, documents.old),
            new.value.as_deref().unwrap_or("nothing"),
            places(new, documents.new),
        ),
        (None, None) => String::new(),
    }
}
