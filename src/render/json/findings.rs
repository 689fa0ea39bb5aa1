//! The findings of a comparison as other programs read them: member `findings` of `resdiff.comparison/1`.

use super::form::{List, form, optional};
use crate::findings::{
    Delta, MissedRollOver, Passage, Pointer, Reference, RenumberedRun, Reuse, Spot, Thing,
};
use crate::render::prelude::*;

form! {
    /// All of them.
    pub(super) JsonFindings<'c>(view: &'c View<'c>) {
        renumbered: List(view.findings.renumbered.iter().map(|run| JsonRun(run, view))),
        references: List(view.findings.references.iter().map(|one| JsonReference(one, view.documents))),
        missed: List(view.findings.missed.iter().map(|one| JsonMissed(one, view.documents))),
        deltas: List(view.findings.deltas.iter().map(|one| JsonDelta(one, view.documents))),
        reuse: JsonReuse(&view.findings.reuse),
        reading_order: &view.findings.reading_order,
        passages: List(view.findings.passages.iter().map(|one| JsonPassage(one, view.documents))),
    }
}

form! {
    /// Addresses from first to last; one where the run has one row.
    JsonRun<'c>(run: &'c RenumberedRun, view: &'c View<'c>) {
        rows: &run.rows,
        old: run.ends(&view.rows, view.documents).old,
        new: run.ends(&view.rows, view.documents).new,
        moved: run.rows.iter().any(|&row| view.rows[row].moved),
    }
}

form! {
    JsonReference<'c>(reference: &'c Reference, documents: Sides<&'c Resolution>) {
        verdict: reference.verdict.name(),
        old: reference.old.as_ref().map(|old| JsonPointer(old, documents.old)),
        new: JsonPointer(&reference.new, documents.new),
    }
}

form! {
    JsonPointer<'c>(pointer: &'c Pointer, document: &'c Resolution) {
        ..JsonSpot(&pointer.spot, document);
        targets: &pointer.targets,
    }
}

form! {
    JsonMissed<'c>(missed: &'c MissedRollOver, documents: Sides<&'c Resolution>) {
        ..JsonSpot(&missed.spot, documents.new);
        evidence: Sides::from_fn(|side| JsonSpot(&missed.evidence[side], documents[side])),
    }
}

form! {
    JsonDelta<'c>(delta: &'c Delta, documents: Sides<&'c Resolution>) {
        kind: delta.kind.name(),
        old: delta.sides.old.as_ref().map(|thing| JsonThing(thing, documents.old)),
        new: delta.sides.new.as_ref().map(|thing| JsonThing(thing, documents.new)),
    }
}

form! {
    JsonThing<'c>(thing: &'c Thing, document: &'c Resolution) {
        name: &thing.name,
        value: thing.value.as_deref(),
        spots: List(thing.spots.iter().map(|spot| JsonSpot(spot, document))),
    }
}

form! {
    JsonReuse<'c>(reuse: &'c Reuse) {
        old: reuse.old,
        kept: reuse.kept,
        new: reuse.new_words(),
        verbatim: reuse.verbatim,
        rolled_over: reuse.rolled_over,
        reworded: reuse.reworded,
        added: reuse.added,
        formula: Ui::english().reuse_formula(),
    }
}

form! {
    JsonPassage<'c>(passage: &'c Passage, documents: Sides<&'c Resolution>) {
        words: passage.words,
        old: JsonSpot(&passage.spots.old, documents.old),
        new: JsonSpot(&passage.spots.new, documents.new),
    }
}

form! {
    /// A place: the index of the paragraph or note, its address, and the words.
    JsonSpot<'c>(spot: &'c Spot, document: &'c Resolution) {
        paragraph [optional]: (spot.part == Part::Paragraphs).then_some(spot.at),
        note [optional]: (spot.part == Part::Notes).then_some(spot.at),
        address: spot.address(document),
        text: spot.text(document),
    }
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
