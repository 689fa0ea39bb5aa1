//! The findings of a comparison as other programs read them: member `findings` of `resdiff.comparison/1`.

use serde::Serialize;

use crate::compare::Comparison;
use crate::findings::{
    Delta, Passage, Pointer, Reference, RenumberedRun, Reuse, Spot, Thing, Unit,
};
use crate::model::{Resolution, Sides};

/// All of them.
#[derive(Serialize)]
pub(super) struct JsonFindings<'c> {
    renumbered: Vec<JsonRun<'c>>,
    references: Vec<JsonReference<'c>>,
    missed: Vec<JsonMissed<'c>>,
    deltas: Vec<JsonDelta<'c>>,
    reuse: JsonReuse,
    reading_order: &'c [usize],
    passages: Vec<JsonPassage<'c>>,
}

/// Addresses from first to last; one where the run has one row.
#[derive(Serialize)]
struct JsonRun<'c> {
    rows: &'c [usize],
    old: Vec<&'c str>,
    new: Vec<&'c str>,
    moved: bool,
}

#[derive(Serialize)]
struct JsonReference<'c> {
    verdict: &'static str,
    old: Option<JsonPointer<'c>>,
    new: JsonPointer<'c>,
}

#[derive(Serialize)]
struct JsonPointer<'c> {
    #[serde(flatten)]
    spot: JsonSpot<'c>,
    targets: &'c [usize],
}

#[derive(Serialize)]
struct JsonMissed<'c> {
    #[serde(flatten)]
    spot: JsonSpot<'c>,
    evidence: JsonSides<JsonSpot<'c>>,
}

#[derive(Serialize)]
struct JsonDelta<'c> {
    kind: &'static str,
    old: Option<JsonThing<'c>>,
    new: Option<JsonThing<'c>>,
}

#[derive(Serialize)]
struct JsonThing<'c> {
    name: &'c str,
    value: Option<&'c str>,
    spots: Vec<JsonSpot<'c>>,
}

#[derive(Serialize)]
struct JsonReuse {
    old: usize,
    kept: usize,
    new: usize,
    verbatim: usize,
    rolled_over: usize,
    reworded: usize,
    added: usize,
    formula: &'static str,
}

#[derive(Serialize)]
struct JsonPassage<'c> {
    words: usize,
    old: JsonSpot<'c>,
    new: JsonSpot<'c>,
}

#[derive(Serialize)]
struct JsonSides<T> {
    old: T,
    new: T,
}

/// A place: the index of the paragraph or note, its address, and the words.
#[derive(Serialize)]
struct JsonSpot<'c> {
    #[serde(skip_serializing_if = "Option::is_none")]
    paragraph: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<usize>,
    address: String,
    text: &'c str,
}

impl<'c> JsonFindings<'c> {
    /// The findings of a comparison.
    pub(super) fn of(comparison: &'c Comparison) -> Self {
        let documents = comparison.documents.as_ref();
        let findings = &comparison.findings;
        let missed = findings.missed.iter().map(|missed| JsonMissed {
            spot: JsonSpot::of(&missed.spot, documents.new),
            evidence: JsonSides {
                old: JsonSpot::of(&missed.evidence.old, documents.old),
                new: JsonSpot::of(&missed.evidence.new, documents.new),
            },
        });
        Self {
            renumbered: findings
                .renumbered
                .iter()
                .map(|run| JsonRun::of(run, comparison))
                .collect(),
            references: findings
                .references
                .iter()
                .map(|one| JsonReference::of(one, documents))
                .collect(),
            missed: missed.collect(),
            deltas: findings
                .deltas
                .iter()
                .map(|delta| JsonDelta::of(delta, documents))
                .collect(),
            reuse: JsonReuse::of(&findings.reuse),
            reading_order: &findings.reading_order,
            passages: findings
                .passages
                .iter()
                .map(|one| JsonPassage::of(one, documents))
                .collect(),
        }
    }
}

impl<'c> JsonRun<'c> {
    fn of(run: &'c RenumberedRun, comparison: &'c Comparison) -> Self {
        let ends = run.ends(comparison);
        Self {
            rows: &run.rows,
            old: ends.old,
            new: ends.new,
            moved: run.rows.iter().any(|&row| comparison.rows[row].moved),
        }
    }
}

impl<'c> JsonReference<'c> {
    fn of(reference: &'c Reference, documents: Sides<&'c Resolution>) -> Self {
        Self {
            verdict: reference.verdict.name(),
            old: reference
                .old
                .as_ref()
                .map(|old| JsonPointer::of(old, documents.old)),
            new: JsonPointer::of(&reference.new, documents.new),
        }
    }
}

impl<'c> JsonPointer<'c> {
    fn of(pointer: &'c Pointer, document: &'c Resolution) -> Self {
        Self {
            spot: JsonSpot::of(&pointer.spot, document),
            targets: &pointer.targets,
        }
    }
}

impl<'c> JsonDelta<'c> {
    fn of(delta: &'c Delta, documents: Sides<&'c Resolution>) -> Self {
        let of = |thing: &'c Option<Thing>, document| {
            thing.as_ref().map(|thing| JsonThing::of(thing, document))
        };
        Self {
            kind: delta.kind.name(),
            old: of(&delta.sides.old, documents.old),
            new: of(&delta.sides.new, documents.new),
        }
    }
}

impl<'c> JsonThing<'c> {
    fn of(thing: &'c Thing, document: &'c Resolution) -> Self {
        Self {
            name: &thing.name,
            value: thing.value.as_deref(),
            spots: thing
                .spots
                .iter()
                .map(|spot| JsonSpot::of(spot, document))
                .collect(),
        }
    }
}

impl JsonReuse {
    fn of(reuse: &Reuse) -> Self {
        Self {
            old: reuse.old,
            kept: reuse.kept,
            new: reuse.new(),
            verbatim: reuse.verbatim,
            rolled_over: reuse.rolled_over,
            reworded: reuse.reworded,
            added: reuse.added,
            formula: Reuse::FORMULA,
        }
    }
}

impl<'c> JsonPassage<'c> {
    fn of(passage: &'c Passage, documents: Sides<&'c Resolution>) -> Self {
        Self {
            words: passage.words,
            old: JsonSpot::of(&passage.spots.old, documents.old),
            new: JsonSpot::of(&passage.spots.new, documents.new),
        }
    }
}

impl<'c> JsonSpot<'c> {
    fn of(spot: &Spot, document: &'c Resolution) -> Self {
        let (paragraph, note) = match spot.unit {
            Unit::Paragraph(at) => (Some(at), None),
            Unit::Note(at) => (None, Some(at)),
        };
        Self {
            paragraph,
            note,
            address: spot.address(document),
            text: spot.text(document),
        }
    }
}
