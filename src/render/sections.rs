//! The reading order cut into the parts of a text, which stand under headings in reports.

use crate::render::prelude::*;

/// What a section is, in the order in which they follow each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, strum::Display)]
#[strum(serialize_all = "lowercase")]
pub(super) enum Group {
    Preamble,
    Operative,
    Text,
    Annexes,
    Notes,
}

impl Group {
    /// Its heading.
    pub(super) fn name(self, ui: Ui) -> &'static str {
        match self {
            Group::Preamble => ui.preamble(),
            Group::Operative => ui.operative_part(),
            Group::Text => ui.text(),
            Group::Annexes => ui.annexes(),
            Group::Notes => ui.notes_heading(),
        }
    }

    /// The section that a paragraph opens; `None` for what may stand in any.
    pub(super) fn opened_by(kind: Kind) -> Option<Group> {
        match kind {
            Kind::Opener | Kind::Preambular => Some(Group::Preamble),
            Kind::Operative => Some(Group::Operative),
            Kind::Text => Some(Group::Text),
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
    /// How many of its entries are changes: neither unchanged paragraphs nor the places that moved ones left.
    pub(super) changes: usize,
}

impl Section {
    /// The part that it is a section of.
    pub(super) fn part(&self) -> Part {
        if self.group == Group::Notes { Part::Notes } else { Part::Paragraphs }
    }
}

/// Cuts the paragraphs into sections; the notes are the last one, where there are any.
pub(super) fn sections([paragraphs, notes]: &[PartView<'_>; 2]) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let mut push = |group: Group, part: &PartView<'_>, entries: Vec<Entry>| {
        // An annex may have a preamble of its own: that is the second one.
        let id = match sections.iter().filter(|section| section.group == group).count() {
            0 => group.to_string(),
            before => format!("{group}-{}", before + 1),
        };
        let entries = with_headings(part, entries);
        let changes = entries.iter().filter(
            |entry| matches!(**entry, Entry::Row { index, .. } if !folds(&part.rows[index])),
        );
        let (range, changes) = (range(part, &entries), changes.count());
        sections.push(Section { group, id, range, entries, changes });
    };
    for run in places(paragraphs).chunk_by(|(_, group), (_, next)| group == next) {
        let (slots, groups): (Vec<Slot>, Vec<Group>) = run.iter().copied().unzip();
        push(groups[0], paragraphs, outline_of(paragraphs, &slots, false));
    }
    if !notes.rows.is_empty() {
        push(Group::Notes, notes, outline(notes, false));
    }
    sections
}

/// The same entries with the headings out of the folds.
fn with_headings(part: &PartView<'_>, entries: Vec<Entry>) -> Vec<Entry> {
    let mut apart = Vec::with_capacity(entries.len());
    for entry in entries {
        let Entry::Unchanged { relabelled, hidden, .. } = entry else {
            apart.push(entry);
            continue;
        };
        for index in entry.rows() {
            match apart.last_mut() {
                _ if is_heading(part, index) => apart.push(Entry::Row { index, origin: None }),
                Some(Entry::Unchanged { last, .. })
                    if *last + 1 == index && index > entry.rows().start =>
                {
                    *last = index
                }
                _ => apart.push(Entry::Unchanged { first: index, last: index, relabelled, hidden }),
            }
        }
    }
    apart
}

/// Whether a row is a heading of the text.
pub(super) fn is_heading(part: &PartView<'_>, index: usize) -> bool {
    let row = &part.rows[index];
    let mut sides = [Side::New, Side::Old].into_iter();
    sides
        .find_map(|side| part.items(row, side).next())
        .is_some_and(|item| item.kind == Some(Kind::Heading))
}

/// The places of the reading order, each with its section.
pub(super) fn places(part: &PartView<'_>) -> Vec<(Slot, Group)> {
    let kind = |slot: &Slot| {
        let (Slot::Row(index) | Slot::MovedFrom(index)) = *slot;
        let of = |side| Some((part.items(&part.rows[index], side).next()?.kind?, side));
        let new = if matches!(slot, Slot::Row(_)) { of(Side::New) } else { None };
        new.or_else(|| of(Side::Old))
    };
    let things: Vec<_> = part.order.iter().map(|slot| (*slot, kind(slot))).collect();
    in_sections(&things)
}

/// Things in order, each with its kind in the text that it stands in, put into sections: that of the new paragraph. A heading
/// goes with what follows it; what has no new paragraph, and what may stand anywhere, with what goes before. Only what was
/// dropped from a later section waits for that one.
pub(super) fn in_sections<T: Copy>(things: &[(T, Option<(Kind, Side)>)]) -> Vec<(T, Group)> {
    let mut current: Option<Group> = None;
    let mut places = Vec::with_capacity(things.len());
    let mut late: Vec<(T, Group)> = Vec::new();
    // What stands below a paragraph that waits does so too.
    let mut waits = None;
    for (at, &(thing, kind)) in things.iter().enumerate() {
        let next = || {
            let kinds = things[at..].iter().filter_map(|&(_, kind)| kind);
            kinds.filter_map(|(kind, _)| Group::opened_by(kind)).next()
        };
        waits = match kind {
            Some((kind, Side::Old)) => match Group::opened_by(kind) {
                Some(own) => current.filter(|&current| own > current).map(|_| own),
                None => waits,
            },
            _ => None,
        };
        if let Some(own) = waits {
            late.push((thing, own));
            continue;
        }
        current = match kind {
            Some((Kind::Heading, Side::New)) => next().or(current),
            Some((kind, Side::New)) => Group::opened_by(kind).or(current).or_else(next),
            Some((kind, Side::Old)) => current.or(Group::opened_by(kind)).or_else(next),
            None => current,
        };
        let group = current.unwrap_or(Group::Operative);
        let reached = late.iter().take_while(|(_, own)| *own <= group).count();
        places.extend(late.drain(..reached));
        places.push((thing, group));
    }
    places.append(&mut late);
    places
}

/// The new names from the first entry to the last, those of the old text where nothing is new.
fn range(part: &PartView<'_>, entries: &[Entry]) -> String {
    for side in [Side::New, Side::Old] {
        let rows = entries.iter().flat_map(|entry| &part.rows[entry.rows()]);
        let names = rows.filter_map(|row| row.names[side].first());
        let mut names = names.map(|name| part.ui.address(name));
        if let Some(first) = names.next() {
            let last = names.next_back().filter(|last| *last != first);
            return match last {
                Some(last) => format!("{first}–{last}"),
                None => first.into_owned(),
            };
        }
    }
    String::new()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample::{Sketch, everything};
    use crate::view::View;

    fn told(view: &View<'_>) -> Vec<String> {
        let sections = sections(&PartView::both(view));
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
    fn what_was_dropped_stands_in_the_section_that_it_had() {
        use crate::render::sample::removed;
        let opens = Sketch::new()
            .unchanged("PP1", "PP1", "Recalling,")
            .row(&["OP1"], &[], &[removed("Decides;")])
            .unchanged("OP2", "OP1", "Requests.");
        assert_eq!(told(&opens.done()), ["preamble PP1 1 0", "operative OP1 2 1"]);
        let far = Sketch::new()
            .row(&["OP1"], &[], &[removed("Decides;")])
            .unchanged("PP1", "PP1", "Recalling,")
            .row(&["OP2"], &[], &[removed("Requests;")])
            .row(&[], &["PP2"], &[crate::render::sample::added("Noting,")])
            .unchanged("OP3", "OP1", "Urges.");
        let far = far.with(|c| c.order = [1, 0, 2, 3, 4].map(Slot::Row).into());
        assert_eq!(told(&far.done()), ["preamble PP1–PP2 2 1", "operative OP1 3 2"]);
        let gone = Sketch::new().unchanged("PP1", "PP1", "Recalling,").row(
            &["OP1"],
            &[],
            &[removed("Decides.")],
        );
        assert_eq!(told(&gone.done()), ["preamble PP1 1 0", "operative OP1 1 1"]);
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
        assert_eq!(told(&view), ["preamble PP1 1 1", "operative I–OP1 3 1"]);
    }
}
