//! The findings of a comparison as other programs read them: member `findings` of `resdiff.comparison/1`.

use serde::Serialize;

use crate::findings::{Pointer, Reuse, Spot, Thing};
use crate::model::{Part, Resolution, Sides};
use crate::view::View;

/// All of them.
#[derive(Serialize)]
pub(super) struct JsonFindings<'c> {
    renumbered: Vec<JsonRun<'c>>,
    references: Vec<JsonReference<'c>>,
    missed: Vec<JsonMissed<'c>>,
    deltas: Vec<JsonDelta<'c>>,
    #[serde(with = "JsonReuse")]
    reuse: &'c Reuse,
    reading_order: &'c [usize],
    passages: Vec<JsonPassage<'c>>,
}

/// Addresses from first to last; one where the run has one row.
#[derive(Serialize)]
struct JsonRun<'c> {
    rows: &'c [usize],
    #[serde(flatten)]
    ends: Sides<Vec<&'c str>>,
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
    evidence: Sides<JsonSpot<'c>>,
}

#[derive(Serialize)]
struct JsonDelta<'c> {
    kind: &'static str,
    #[serde(flatten)]
    things: Sides<Option<JsonThing<'c>>>,
}

#[derive(Serialize)]
struct JsonThing<'c> {
    name: &'c str,
    value: Option<&'c str>,
    spots: Vec<JsonSpot<'c>>,
}

#[derive(Serialize)]
#[serde(remote = "Reuse")]
struct JsonReuse {
    old: usize,
    kept: usize,
    #[serde(getter = "Reuse::new_words")]
    new: usize,
    verbatim: usize,
    rolled_over: usize,
    reworded: usize,
    added: usize,
    #[serde(getter = "formula")]
    formula: &'static str,
}

fn formula(_: &Reuse) -> &'static str {
    Reuse::FORMULA
}

#[derive(Serialize)]
struct JsonPassage<'c> {
    words: usize,
    #[serde(flatten)]
    spots: Sides<JsonSpot<'c>>,
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
    pub(super) fn new(view: &'c View<'c>) -> Self {
        let documents = view.documents;
        let findings = &view.findings;
        let missed = findings.missed.iter().map(|missed| JsonMissed {
            spot: JsonSpot::new(&missed.spot, documents.new),
            evidence: spots(&missed.evidence, documents),
        });
        let deltas = findings.deltas.iter().map(|delta| JsonDelta {
            kind: delta.kind.name(),
            things: delta.sides.as_ref().zip(documents).map(|(thing, document)| {
                thing.as_ref().map(|thing| JsonThing::new(thing, document))
            }),
        });
        let passages = findings.passages.iter().map(|passage| JsonPassage {
            words: passage.words,
            spots: spots(&passage.spots, documents),
        });
        let references = findings.references.iter().map(|reference| JsonReference {
            verdict: reference.verdict.name(),
            old: reference.old.as_ref().map(|old| JsonPointer::new(old, documents.old)),
            new: JsonPointer::new(&reference.new, documents.new),
        });
        let renumbered = findings.renumbered.iter().map(|run| JsonRun {
            rows: &run.rows,
            ends: run.ends(&view.rows, documents),
            moved: run.rows.iter().any(|&row| view.rows[row].moved),
        });
        Self {
            renumbered: renumbered.collect(),
            references: references.collect(),
            missed: missed.collect(),
            deltas: deltas.collect(),
            reuse: &findings.reuse,
            reading_order: &findings.reading_order,
            passages: passages.collect(),
        }
    }
}

impl<'c> JsonPointer<'c> {
    fn new(pointer: &'c Pointer, document: &'c Resolution) -> Self {
        Self { spot: JsonSpot::new(&pointer.spot, document), targets: &pointer.targets }
    }
}

impl<'c> JsonThing<'c> {
    fn new(thing: &'c Thing, document: &'c Resolution) -> Self {
        Self {
            name: &thing.name,
            value: thing.value.as_deref(),
            spots: thing.spots.iter().map(|spot| JsonSpot::new(spot, document)).collect(),
        }
    }
}

impl<'c> JsonSpot<'c> {
    fn new(spot: &Spot, document: &'c Resolution) -> Self {
        let of = |part| (spot.part == part).then_some(spot.at);
        let (paragraph, note) = (of(Part::Paragraphs), of(Part::Notes));
        Self { paragraph, note, address: spot.address(document), text: spot.text(document) }
    }
}

fn spots<'c>(spots: &Sides<Spot>, documents: Sides<&'c Resolution>) -> Sides<JsonSpot<'c>> {
    spots.as_ref().zip(documents).map(|(spot, document)| JsonSpot::new(spot, document))
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use crate::compare::compare;
    use crate::findings;
    use crate::model::{Resolution, Sides, Source};
    use crate::render::json::write_comparison;
    use crate::view::View;
    use crate::{read, structure};

    const SCHEMA: &str = include_str!("../../../schema/comparison-1.schema.json");

    fn document(text: &str) -> Resolution {
        let raw = read::read(text.as_bytes()).unwrap();
        structure::rebuild(&raw, Source::named("test"), None)
    }

    fn json(old: &str, new: &str) -> Value {
        let sides = Sides::new(document(old), document(new));
        let mut out = Vec::new();
        let comparison = compare(sides);
        let findings = findings::find(&comparison);
        write_comparison(&mut out, &View::new(&comparison, &findings)).unwrap();
        serde_json::from_slice(&out).unwrap()
    }

    /// A pair in which every kind of finding but one is made.
    fn everything() -> Value {
        json(
            "The General Assembly,\n\n1. Urges States to repair harbours;\n\n2. Requests the Committee, at its session in 2023, to \
             review paragraph 1 above;\n\n3. Requests libraries to collect opinions on ways to address difficulties that storms \
             raise for small harbours.\n\n22 December 2023",
            "The General Assembly,\n\n1. Congratulates painters upon yellow boats;\n\n2. Urges States to repair harbours and the \
             debate on ways to address difficulties that storms raise for small harbours;\n\n3. Requests the Committee, at \
             its session in 2024, to review paragraph 1 above;\n\n4. Recalls resolution 78/241 of 22 December 2023.",
        )
    }

    #[test]
    fn findings_are_as_their_schema_says() {
        let schema: Value = serde_json::from_str(SCHEMA).unwrap();
        let validator = jsonschema::draft202012::new(&schema).unwrap();
        let value = everything();
        let errors: Vec<String> =
            validator.iter_errors(&value).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:#?}");
        for (pointer, bad) in [
            ("/findings/references/0/verdict", "wrong"),
            ("/findings/deltas/0/kind", "ship"),
            ("/findings/renumbered/0/rows", "none"),
            ("/findings/reuse/kept", "all"),
        ] {
            let mut value = value.clone();
            *value.pointer_mut(pointer).unwrap() = bad.into();
            assert!(!validator.is_valid(&value), "{pointer}");
        }
    }

    #[test]
    fn members_are_as_promised() {
        let findings = &everything()["findings"];
        let run = &findings["renumbered"][0];
        assert_eq!((&run["old"][0], &run["new"][0]), (&"OP1".into(), &"OP2".into()));
        let reference = &findings["references"][0];
        assert_eq!(reference["verdict"], "stale");
        assert_eq!(reference["new"]["text"], "paragraph 1");
        assert_eq!(reference["new"]["address"], "OP3");
        let reuse = &findings["reuse"];
        let sum = ["verbatim", "rolled_over", "reworded", "added"]
            .map(|name| reuse[name].as_u64().unwrap());
        assert_eq!(Some(sum.iter().sum()), reuse["new"].as_u64());
    }
}
