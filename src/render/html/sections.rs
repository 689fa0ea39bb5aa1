//! The reading order cut into the parts that the table of contents names.

use crate::compare::{Row, Slot};
use crate::model::Kind;
use crate::model::Side;
use crate::render::outline::{Entry, outline};
use crate::render::part_view::PartView;
use crate::view::View;

/// What a section is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Group {
    Preamble,
    Operative,
    Annexes,
    Notes,
}

impl Group {
    pub(super) fn name(self) -> &'static str {
        match self {
            Group::Preamble => "Preamble",
            Group::Operative => "Operative part",
            Group::Annexes => "Annexes",
            Group::Notes => "Notes",
        }
    }

    fn id(self) -> &'static str {
        match self {
            Group::Preamble => "preamble",
            Group::Operative => "operative",
            Group::Annexes => "annexes",
            Group::Notes => "notes",
        }
    }

    /// The section that a paragraph opens; `None` for what may stand in any.
    pub(super) fn of(kind: Kind) -> Option<Group> {
        match kind {
            Kind::Opener | Kind::Preambular => Some(Group::Preamble),
            Kind::Operative => Some(Group::Operative),
            Kind::Annex => Some(Group::Annexes),
            Kind::Subparagraph | Kind::Heading | Kind::Closing => None,
        }
    }
}

/// A section of the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Section {
    pub(super) group: Group,
    pub(super) id: String,
    /// The addresses that it spans: "OP1–OP14".
    pub(super) range: String,
    pub(super) entries: Vec<Entry>,
    /// How many of its entries are no unchanged paragraphs and no left places.
    pub(super) changes: usize,
}

/// Cuts the paragraphs into sections; the notes are the last one, where there are any.
pub(super) fn of(view: &View<'_>, paragraphs: &PartView<'_>, notes: &PartView<'_>) -> Vec<Section> {
    let mut sections = Sections::default();
    let mut places = view.order.iter().copied().zip(groups(view));
    for entry in outline(paragraphs, false) {
        let count = match entry {
            Entry::Unchanged { first, last, .. } => last - first + 1,
            Entry::Row { .. } | Entry::MovedFrom { .. } => 1,
        };
        let places: Vec<(Slot, Group)> = places.by_ref().take(count).collect();
        for run in places.chunk_by(|one, next| one.1 == next.1) {
            let group = run[0].1;
            sections.push(group, part_of(paragraphs, entry, run));
        }
    }
    for entry in outline(notes, false) {
        sections.push(Group::Notes, entry);
    }
    sections.finish(paragraphs, notes)
}

/// What is left of an entry when only the places of `run` are taken.
fn part_of(part: &PartView<'_>, entry: Entry, run: &[(Slot, Group)]) -> Entry {
    let index = |place: Option<&(Slot, Group)>| match place {
        Some((Slot::Row(index) | Slot::MovedFrom(index), _)) => *index,
        None => 0,
    };
    match entry {
        Entry::Unchanged { hidden, .. } => {
            let (first, last) = (index(run.first()), index(run.last()));
            let relabelled = part.rows[first..=last].iter().any(|row| row.relabelled);
            Entry::Unchanged { first, last, relabelled, hidden }
        }
        Entry::Row { .. } | Entry::MovedFrom { .. } => entry,
    }
}

/// The section of every place of the reading order: that of the new paragraph. A heading goes with what
/// follows it; what has no new paragraph, and what may stand anywhere, with what goes before.
fn groups(view: &View<'_>) -> Vec<Group> {
    let documents = view.documents;
    let kind = |place: &Slot| -> Option<(Kind, Side)> {
        let (Slot::Row(index) | Slot::MovedFrom(index)) = *place;
        let row: &Row = view.rows.get(index)?;
        let new = match place {
            Slot::Row(_) => row.paragraphs.new.first(),
            Slot::MovedFrom(_) => None,
        };
        match (new, row.paragraphs.old.first()) {
            (Some(&new), _) => Some((documents.new.paragraphs.get(new)?.kind, Side::New)),
            (None, Some(&old)) => Some((documents.old.paragraphs.get(old)?.kind, Side::Old)),
            (None, None) => None,
        }
    };
    let kinds: Vec<Option<(Kind, Side)>> = view.order.iter().map(kind).collect();
    let opens = |kind: &Option<(Kind, Side)>| kind.and_then(|(kind, _)| Group::of(kind));
    let mut current: Option<Group> = None;
    let mut groups = Vec::with_capacity(kinds.len());
    for (at, kind) in kinds.iter().enumerate() {
        let next = || kinds[at..].iter().find_map(opens);
        current = match kind {
            Some((Kind::Heading, Side::New)) => next().or(current),
            Some((kind, Side::New)) => Group::of(*kind).or(current).or_else(next),
            Some((kind, Side::Old)) => current.or(Group::of(*kind)).or_else(next),
            None => current,
        };
        groups.push(current.unwrap_or(Group::Operative));
    }
    groups
}

/// Sections in the making.
#[derive(Default)]
struct Sections {
    sections: Vec<Section>,
}

impl Sections {
    fn push(&mut self, group: Group, entry: Entry) {
        if self.sections.last().is_none_or(|last| last.group != group) {
            let before = self.sections.iter().filter(|section| section.group == group);
            let id = match before.count() {
                0 => group.id().to_string(),
                count => format!("{}-{}", group.id(), count + 1),
            };
            self.sections.push(Section {
                group,
                id,
                range: String::new(),
                entries: Vec::new(),
                changes: 0,
            });
        }
        if let Some(last) = self.sections.last_mut() {
            last.changes += usize::from(matches!(entry, Entry::Row { .. }));
            last.entries.push(entry);
        }
    }

    fn finish(mut self, paragraphs: &PartView<'_>, notes: &PartView<'_>) -> Vec<Section> {
        for section in &mut self.sections {
            let part = if section.group == Group::Notes { notes } else { paragraphs };
            let range = range(part, &section.entries);
            // The heading says already that these are notes.
            let bare = range.strip_prefix("notes ").or(range.strip_prefix("note "));
            section.range = bare.unwrap_or(&range).to_string();
        }
        self.sections
    }
}

/// The new names from the first entry to the last, those of the old text where nothing is new.
fn range(part: &PartView<'_>, entries: &[Entry]) -> String {
    let rows = |entry: &Entry| match *entry {
        Entry::Row { index, .. } => Some((index, index)),
        Entry::Unchanged { first, last, .. } => Some((first, last)),
        Entry::MovedFrom { .. } => None,
    };
    for side in [Side::New, Side::Old] {
        let named = |&index: &usize| !part.name(&part.rows[index], side).is_empty();
        let first = entries.iter().filter_map(rows).map(|rows| rows.0).find(named);
        let last = entries.iter().rev().filter_map(rows).map(|rows| rows.1).find(named);
        if let (Some(first), Some(last)) = (first, last) {
            return part.range(&part.rows[first], &part.rows[last], side);
        }
    }
    String::new()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Part;
    use crate::render::sample::{Sketch, everything};

    fn told(view: &View<'_>) -> Vec<String> {
        let (paragraphs, notes) =
            (PartView::new(view, Part::Paragraphs), PartView::new(view, Part::Notes));
        let sections = of(view, &paragraphs, &notes);
        let line = |s: &Section| format!("{} {} {} {}", s.id, s.range, s.entries.len(), s.changes);
        sections.iter().map(line).collect()
    }

    #[test]
    fn sections_are_named_by_what_they_span() {
        assert_eq!(
            told(&everything()),
            ["preamble PP1–PP6 4 2", "operative OP1–OP7 7 4", "notes 1–2 3 2"]
        );
    }

    #[test]
    fn a_run_of_unchanged_paragraphs_is_cut_where_a_section_ends() {
        let view = Sketch::new()
            .unchanged("PP1", "PP1", "Recalling,")
            .unchanged("OP1", "OP1", "Decides;")
            .unchanged("OP2", "OP2", "Decides.")
            .done();
        assert_eq!(told(&view), ["preamble PP1 1 0", "operative OP1–OP2 1 0"]);
    }

    #[test]
    fn a_heading_goes_with_what_follows_and_a_removal_with_what_goes_before() {
        let view = Sketch::new()
            .row(&["PP1"], &[], &[crate::render::sample::removed("Recalling,")])
            .unchanged("I", "I", "Implementation")
            .unchanged("OP1", "OP1", "Decides;")
            .row(&["PP2"], &[], &[crate::render::sample::removed("Noting,")])
            .with(|c| {
                c.documents.old.paragraphs[1].kind = Kind::Heading;
                c.documents.new.paragraphs[0].kind = Kind::Heading;
            })
            .done();
        assert_eq!(told(&view), ["preamble PP1 1 1", "operative I–OP1 2 1"]);
    }
}
