//! The findings of a comparison as other programs read them: member `findings` of `resdiff.comparison/1`.

use serde::Serialize;

use super::form::form;
use crate::findings::{
    Delta, MissedRollOver, Passage, Pointer, Reference, RenumberedRun, Reuse, Spot, Thing,
};
use crate::model::{Part, Resolution, Sides};
use crate::view::View;

form! {
    /// All of them.
    pub(super) JsonFindings<'c>(view: &'c View<'c>) {
        renumbered: Vec<JsonRun<'c>> =
            view.findings.renumbered.iter().map(|run| JsonRun::new(run, view)).collect(),
        references: Vec<JsonReference<'c>> =
            view.findings.references.iter().map(|one| JsonReference::new(one, view.documents)).collect(),
        missed: Vec<JsonMissed<'c>> =
            view.findings.missed.iter().map(|missed| JsonMissed::new(missed, view.documents)).collect(),
        deltas: Vec<JsonDelta<'c>> =
            view.findings.deltas.iter().map(|delta| JsonDelta::new(delta, view.documents)).collect(),
        #[serde(with = "JsonReuse")]
        reuse: &'c Reuse = &view.findings.reuse,
        reading_order: &'c [usize] = &view.findings.reading_order,
        passages: Vec<JsonPassage<'c>> =
            view.findings.passages.iter().map(|one| JsonPassage::new(one, view.documents)).collect(),
    }
}

form! {
    /// Addresses from first to last; one where the run has one row.
    JsonRun<'c>(run: &'c RenumberedRun, view: &'c View<'c>) {
        rows: &'c [usize] = &run.rows,
        #[serde(flatten)]
        ends: Sides<Vec<&'c str>> = run.ends(&view.rows, view.documents),
        moved: bool = run.rows.iter().any(|&row| view.rows[row].moved),
    }
}

form! {
    JsonReference<'c>(reference: &'c Reference, documents: Sides<&'c Resolution>) {
        verdict: &'static str = reference.verdict.name(),
        old: Option<JsonPointer<'c>> =
            reference.old.as_ref().map(|old| JsonPointer::new(old, documents.old)),
        new: JsonPointer<'c> = JsonPointer::new(&reference.new, documents.new),
    }
}

form! {
    JsonPointer<'c>(pointer: &'c Pointer, document: &'c Resolution) {
        #[serde(flatten)]
        spot: JsonSpot<'c> = JsonSpot::new(&pointer.spot, document),
        targets: &'c [usize] = &pointer.targets,
    }
}

form! {
    JsonMissed<'c>(missed: &MissedRollOver, documents: Sides<&'c Resolution>) {
        #[serde(flatten)]
        spot: JsonSpot<'c> = JsonSpot::new(&missed.spot, documents.new),
        evidence: Sides<JsonSpot<'c>> = spots(&missed.evidence, documents),
    }
}

form! {
    JsonDelta<'c>(delta: &'c Delta, documents: Sides<&'c Resolution>) {
        kind: &'static str = delta.kind.name(),
        #[serde(flatten)]
        things: Sides<Option<JsonThing<'c>>> = delta.sides.as_ref().zip(documents).map(|(thing, document)| {
            thing.as_ref().map(|thing| JsonThing::new(thing, document))
        }),
    }
}

form! {
    JsonThing<'c>(thing: &'c Thing, document: &'c Resolution) {
        name: &'c str = &thing.name,
        value: Option<&'c str> = thing.value.as_deref(),
        spots: Vec<JsonSpot<'c>> =
            thing.spots.iter().map(|spot| JsonSpot::new(spot, document)).collect(),
    }
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

form! {
    JsonPassage<'c>(passage: &Passage, documents: Sides<&'c Resolution>) {
        words: usize = passage.words,
        #[serde(flatten)]
        spots: Sides<JsonSpot<'c>> = spots(&passage.spots, documents),
    }
}

form! {
    /// A place: the index of the paragraph or note, its address, and the words.
    JsonSpot<'c>(spot: &Spot, document: &'c Resolution) {
        #[serde(skip_serializing_if = "Option::is_none")]
        paragraph: Option<usize> = (spot.part == Part::Paragraphs).then_some(spot.at),
        #[serde(skip_serializing_if = "Option::is_none")]
        note: Option<usize> = (spot.part == Part::Notes).then_some(spot.at),
        address: String = spot.address(document),
        text: &'c str = spot.text(document),
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
