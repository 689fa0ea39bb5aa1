//! What a comparison says about the whole document, in sentences.

use crate::findings::{Delta, MissedRollOver, Passage, Reference, ReferenceVerdict, Spot, Thing};
use crate::render::prelude::*;
use crate::render::terminal::wrap::elide;

/// Quoted words are cut to so many columns.
const QUOTE: usize = 60;

/// The name of the section of new numbers.
pub(crate) const RENUMBERED: &str = "Renumbered";

/// All findings, by what they are about; none where there are none.
pub(crate) fn sections(view: &View<'_>) -> Vec<(&'static str, Vec<String>)> {
    let (found, findings) = (Found { view }, &view.findings);
    let is_doubtful = |reference: &&Reference| {
        matches!(reference.verdict, ReferenceVerdict::Stale | ReferenceVerdict::PointsElsewhere)
    };
    let doubtful = findings.references.iter().filter(is_doubtful);
    let mut sections = vec![
        ("Missed roll-over", findings.missed.iter().map(|one| found.missed(one)).collect()),
        ("References to check", doubtful.map(|one| found.reference(one)).collect()),
        (RENUMBERED, found.renumbered()),
        (
            "Passages that stand elsewhere now",
            findings.passages.iter().map(|one| found.passage(one)).collect::<Vec<_>>(),
        ),
    ];
    sections.extend(ThingKind::ALL.iter().map(|&kind| {
        let deltas = findings.deltas.iter().filter(|delta| delta.kind == kind);
        (phrases::things(kind), deltas.map(|delta| found.delta(delta)).collect())
    }));
    sections.retain(|(_, lines)| !lines.is_empty());
    sections
}

/// What was found, in sentences.
struct Found<'v> {
    view: &'v View<'v>,
}

impl Found<'_> {
    fn place(&self, side: Side, spot: &Spot) -> String {
        spot.address(self.view.documents[side])
    }

    fn quote(&self, side: Side, spot: &Spot) -> String {
        let text = spot.text(self.view.documents[side]);
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        format!("“{}”", elide(&line, QUOTE))
    }

    /// "OP4 still says “seventy-ninth session”; OP9 moved on: “seventy-ninth” → “eightieth”".
    fn missed(&self, missed: &MissedRollOver) -> String {
        let Sides { old, new } = &missed.evidence;
        format!(
            "{} still says {}; {} moved on: {} → {}",
            self.place(Side::New, &missed.spot),
            self.quote(Side::New, &missed.spot),
            self.place(Side::New, new),
            self.quote(Side::Old, old),
            self.quote(Side::New, new),
        )
    }

    /// A reference that may point to the wrong paragraph now.
    fn reference(&self, reference: &Reference) -> String {
        let targets = |side: Side, targets: &[usize]| {
            let paragraphs = &self.view.documents[side].paragraphs;
            let names = targets.iter().filter_map(|&at| paragraphs.get(at));
            names.map(|paragraph| paragraph.address.as_str()).collect::<Vec<_>>().join(", ")
        };
        let was = reference.old.as_ref().map(|old| targets(Side::Old, &old.targets));
        let now = match targets(Side::New, &reference.new.targets) {
            none if none.is_empty() => "no paragraph".to_owned(),
            targets => targets,
        };
        let what = match reference.verdict {
            ReferenceVerdict::Stale => "has kept its number",
            _ => "points to another paragraph",
        };
        format!(
            "{}: {} {what}: it pointed to {} of the old text, and points to {now} now",
            self.place(Side::New, &reference.new.spot),
            self.quote(Side::New, &reference.new.spot),
            was.unwrap_or_default(),
        )
    }

    /// All runs on one line: "OP5–OP19 → OP6–OP20, PP2 → PP5".
    fn renumbered(&self) -> Vec<String> {
        let runs = self.view.findings.renumbered.iter().map(|run| {
            let ends = run.ends(&self.view.rows, self.view.documents).map(|ends| ends.join("–"));
            format!("{} → {}", ends.old, ends.new)
        });
        let runs: Vec<String> = runs.collect();
        if runs.is_empty() { runs } else { vec![runs.join(", ")] }
    }

    fn passage(&self, passage: &Passage) -> String {
        format!(
            "{} of the old text → {}, {} words: {}",
            self.place(Side::Old, &passage.spots.old),
            self.place(Side::New, &passage.spots.new),
            passage.words,
            self.quote(Side::New, &passage.spots.new),
        )
    }

    /// "+ A/RES/78/241 of 22 December 2023 (PP1, OP1)".
    fn delta(&self, delta: &Delta) -> String {
        let places = |side: Side, thing: &Thing| {
            let mut places: Vec<_> =
                thing.spots.iter().map(|spot| self.place(side, spot)).collect();
            places.dedup();
            places.join(", ")
        };
        let named = |name: &Thing, value: &Thing| {
            let value = value.value.as_ref().map(|value| format!(": {value}"));
            format!("{}{}", elide(&name.name, 2 * QUOTE), value.unwrap_or_default())
        };
        match (&delta.sides.old, &delta.sides.new) {
            (Some(old), Some(new)) if delta.kind == ThingKind::Request => {
                let deadline =
                    |thing: &Thing| thing.value.clone().unwrap_or("no deadline".to_owned());
                let is_other = old.value != new.value;
                let deadlines =
                    is_other.then(|| format!(": {} → {}", deadline(old), deadline(new)));
                let name = elide(&new.name, 2 * QUOTE);
                let places = [places(Side::Old, old), places(Side::New, new)];
                format!("~ {name}{} (old {})", deadlines.unwrap_or_default(), places.join(" → "))
            }
            (None, Some(new)) => format!("+ {} ({})", named(new, new), places(Side::New, new)),
            (Some(old), None) => format!("− {} (old {})", named(old, old), places(Side::Old, old)),
            // Of an amount the name itself is what changed.
            (Some(old), Some(new)) if old.value.is_none() && new.value.is_none() => format!(
                "~ {} (old {}) → {} ({})",
                old.name,
                places(Side::Old, old),
                new.name,
                places(Side::New, new),
            ),
            (Some(old), Some(new)) => format!(
                "~ {} (old {}) → {} ({})",
                named(new, old),
                places(Side::Old, old),
                new.value.as_deref().unwrap_or("nothing"),
                places(Side::New, new),
            ),
            (None, None) => String::new(),
        }
    }
}
