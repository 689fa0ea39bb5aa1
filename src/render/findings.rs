//! What a comparison says about the whole document, in sentences.

use crate::findings::{Delta, MissedRollOver, Passage, Reference, ReferenceVerdict, Spot, Thing};
use crate::render::part_view::named;
use crate::render::prelude::*;
use crate::render::terminal::wrap::elide;

/// Quoted words are cut to so many columns.
const QUOTE: usize = 60;

/// All findings, by what they are about; none where there are none.
pub(crate) fn sections(view: &View<'_>) -> Vec<(&'static str, Vec<String>)> {
    sections_with(view, true, |_| true)
}

/// The same without new numbers, with the things only that are wanted.
pub(crate) fn sections_of_substance(
    view: &View<'_>,
    is_wanted: impl Fn(&Delta) -> bool,
) -> Vec<(&'static str, Vec<String>)> {
    sections_with(view, false, is_wanted)
}

fn sections_with(
    view: &View<'_>,
    numbers: bool,
    is_wanted: impl Fn(&Delta) -> bool,
) -> Vec<(&'static str, Vec<String>)> {
    let ui = Ui::new(view.ui);
    let (found, findings) = (Found { view, ui }, &view.findings);
    let is_doubtful = |reference: &&Reference| {
        matches!(reference.verdict, ReferenceVerdict::Stale | ReferenceVerdict::PointsElsewhere)
    };
    let doubtful = findings.references.iter().filter(is_doubtful);
    let mut sections = vec![
        (ui.missed_roll_over(), findings.missed.iter().map(|one| found.missed(one)).collect()),
        (ui.references_to_check(), doubtful.map(|one| found.reference(one)).collect()),
        (ui.renumbered(), if numbers { found.renumbered() } else { Vec::new() }),
        (
            ui.passages_elsewhere(),
            findings.passages.iter().map(|one| found.passage(one)).collect::<Vec<_>>(),
        ),
    ];
    sections.extend(ThingKind::ALL.iter().map(|&kind| {
        let deltas = findings.deltas.iter().filter(|delta| delta.kind == kind && is_wanted(delta));
        (phrases::things(ui, kind), deltas.map(|delta| found.delta(delta)).collect())
    }));
    sections.retain(|(_, lines)| !lines.is_empty());
    sections
}

/// What was found, in sentences.
struct Found<'v> {
    view: &'v View<'v>,
    ui: Ui,
}

impl Found<'_> {
    fn place(&self, side: Side, spot: &Spot) -> String {
        named(self.ui, self.view.documents[side], spot.part, spot.at)
    }

    fn quote(&self, side: Side, spot: &Spot) -> String {
        let text = spot.text(self.view.documents[side]);
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        self.ui.quoted(&elide(&line, QUOTE))
    }

    /// "OP4 still says “seventy-ninth session”; OP9 moved on: “seventy-ninth” → “eightieth”".
    fn missed(&self, missed: &MissedRollOver) -> String {
        let Sides { old, new } = &missed.evidence;
        self.ui.missed(
            &self.place(Side::New, &missed.spot),
            &self.quote(Side::New, &missed.spot),
            &self.place(Side::New, new),
            &self.quote(Side::Old, old),
            &self.quote(Side::New, new),
        )
    }

    /// A reference that may point to the wrong paragraph now.
    fn reference(&self, reference: &Reference) -> String {
        let targets = |side: Side, targets: &[usize]| {
            let paragraphs = &self.view.documents[side].paragraphs;
            let names = targets.iter().filter_map(|&at| paragraphs.get(at));
            let names = names
                .map(|paragraph| self.ui.address(paragraph.address.as_str()))
                .collect::<Vec<_>>();
            self.ui.commas(&names)
        };
        let was = reference.old.as_ref().map(|old| targets(Side::Old, &old.targets));
        let now = match targets(Side::New, &reference.new.targets) {
            none if none.is_empty() => self.ui.no_paragraph().to_owned(),
            targets => targets,
        };
        let place = self.place(Side::New, &reference.new.spot);
        let quote = self.quote(Side::New, &reference.new.spot);
        let was = was.unwrap_or_default();
        match reference.verdict {
            ReferenceVerdict::Stale => self.ui.stale_reference(&place, &quote, &was, &now),
            _ => self.ui.turned_reference(&place, &quote, &was, &now),
        }
    }

    /// All runs on one line: "OP5–OP19 → OP6–OP20, PP2 → PP5".
    fn renumbered(&self) -> Vec<String> {
        let runs = self.view.findings.renumbered.iter().map(|run| {
            let ends = run.ends(&self.view.rows, self.view.documents).map(|ends| ends.join("–"));
            format!("{} → {}", ends.old, ends.new)
        });
        let runs: Vec<String> = runs.collect();
        if runs.is_empty() { runs } else { vec![self.ui.commas(&runs)] }
    }

    fn passage(&self, passage: &Passage) -> String {
        self.ui.passage(
            passage.words,
            &self.place(Side::Old, &passage.spots.old),
            &self.place(Side::New, &passage.spots.new),
            &self.quote(Side::New, &passage.spots.new),
        )
    }

    /// "+ A/RES/78/241 of 22 December 2023 (PP1, OP1)".
    fn delta(&self, delta: &Delta) -> String {
        let ui = self.ui;
        let places = |side: Side, thing: &Thing| {
            let mut places: Vec<_> =
                thing.spots.iter().map(|spot| self.place(side, spot)).collect();
            places.dedup();
            ui.commas(&places)
        };
        let in_old = |old: &Thing| ui.in_old(&places(Side::Old, old));
        let named = |name: &Thing, value: &Thing| {
            let name = elide(&name.name, 2 * QUOTE).into_owned();
            match &value.value {
                Some(value) => format!("{}{value}", ui.label(&name)),
                None => name,
            }
        };
        match (&delta.sides.old, &delta.sides.new) {
            (Some(old), Some(new)) if delta.kind == ThingKind::Request => {
                let deadline =
                    |thing: &Thing| thing.value.clone().unwrap_or(ui.no_deadline().to_owned());
                let name = elide(&new.name, 2 * QUOTE).into_owned();
                let name = match old.value == new.value {
                    true => name,
                    false => format!("{}{} → {}", ui.label(&name), deadline(old), deadline(new)),
                };
                let places = format!("{} → {}", in_old(old), places(Side::New, new));
                format!("~ {}", ui.with_aside(&name, &places))
            }
            (None, Some(new)) => {
                format!("+ {}", ui.with_aside(&named(new, new), &places(Side::New, new)))
            }
            (Some(old), None) => format!("− {}", ui.with_aside(&named(old, old), &in_old(old))),
            // Of an amount the name itself is what changed.
            (Some(old), Some(new)) => {
                let (was, now) = match (&old.value, &new.value) {
                    (None, None) => (old.name.clone(), new.name.as_str()),
                    (_, value) => (named(new, old), value.as_deref().unwrap_or(ui.nothing_said())),
                };
                let was = ui.with_aside(&was, &in_old(old));
                format!("~ {was} → {}", ui.with_aside(now, &places(Side::New, new)))
            }
            (None, None) => String::new(),
        }
    }
}
