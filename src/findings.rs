//! A comparison → what it says about the whole document: what was renumbered, what was left behind, which things came
//! and went, how much was reused, what to read first.
//!
//! Everything is an index, a range of bytes or a short text; renderers lay it out and compute nothing.

use std::ops::Range;

use strum::VariantArray;

use crate::compare::{Comparison, Row};
use crate::model::{Part, Resolution, Sides};

use texts::Texts;

mod fates;
mod meanings;
mod missed;
mod names;
mod passages;
mod read_first;
mod references;
mod renumber;
mod reuse;
mod texts;
mod things;

/// Where words stand: bytes of a paragraph or a note of one document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// What it is in: the paragraphs or the notes.
    pub part: Part,
    /// Which of them it is.
    pub at: usize,
    /// The bytes of its text.
    pub bytes: Range<usize>,
}

impl Spot {
    /// The paragraph or note, by part and index.
    pub fn place(&self) -> (Part, usize) {
        (self.part, self.at)
    }

    /// The words that stand there; empty where the document has no such place.
    pub fn text<'d>(&self, document: &'d Resolution) -> &'d str {
        let item = document.item(self.part, self.at);
        item.and_then(|item| item.text.get(self.bytes.clone())).unwrap_or_default()
    }

    /// The address of the paragraph, or "note 3".
    pub fn address(&self, document: &Resolution) -> String {
        let name = document.item(self.part, self.at).map_or("", |item| item.name);
        match self.part {
            Part::Notes if !name.is_empty() => format!("note {name}"),
            _ => name.to_owned(),
        }
    }
}

/// Rows whose address changed by the same step: OP5–OP19 → OP6–OP20.
///
/// The subparagraphs of a row that kept their own letter stand behind it. A run of one is a run too. Split and merged
/// rows, and those that are moved, are runs of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenumberedRun {
    /// Indexes of the rows, in the order of the new text; never empty.
    pub rows: Vec<usize>,
}

impl RenumberedRun {
    /// The addresses of its first and last paragraph at the level of the first; one where they are the same, all
    /// where the run is a split or a merge.
    pub fn ends<'r>(&self, rows: &'r [Row], documents: Sides<&Resolution>) -> Sides<Vec<&'r str>> {
        let mut rows = self.rows.iter().filter_map(|&row| rows.get(row));
        let Some(first) = rows.next() else {
            return Sides::default();
        };
        let depth = |row: &Row| {
            let new = row.paragraphs.new.first();
            new.and_then(|&at| documents.new.paragraphs.get(at)).map(|p| p.depth)
        };
        let last = rows.rfind(|row| depth(row) == depth(first)).unwrap_or(first);
        Sides::from_fn(|side| {
            let (first, last) = (&first.names[side], &last.names[side]);
            let last = last.iter().filter(|_| first != last);
            first.iter().chain(last).map(String::as_str).collect()
        })
    }
}

/// What became of a reference to another paragraph of the same resolution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum ReferenceVerdict {
    /// It points to what it pointed to before.
    Right,
    /// Its number stayed, though the paragraph it pointed to has another address now, or is gone.
    Stale,
    /// Its number is another one, and so is the paragraph it points to.
    PointsElsewhere,
    /// No old reference stands against it, or one of the two points to no paragraph that was found.
    CannotTell,
}

impl ReferenceVerdict {
    /// The name that is printed.
    pub fn name(self) -> &'static str {
        self.into()
    }
}

/// A reference and where it points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pointer {
    /// The words: "paragraph 12".
    pub spot: Spot,
    /// The paragraphs it points to, of the same document; empty where none was found.
    pub targets: Vec<usize>,
}

/// A reference of the new text to another of its paragraphs, checked against the old text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The reference in the old text that it stands against.
    pub old: Option<Pointer>,
    /// The reference in the new text.
    pub new: Pointer,
    /// What became of it.
    pub verdict: ReferenceVerdict,
}

/// A place that still speaks of what other places moved on from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissedRollOver {
    /// Where the new text stayed as it was.
    pub spot: Spot,
    /// Where the same words moved on; the first such place.
    pub evidence: Sides<Spot>,
}

/// What kind of thing a [`Delta`] is about, in the order in which they are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[derive(strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "kebab-case")]
#[non_exhaustive]
pub enum ThingKind {
    /// A document cited: `A/RES/78/241`; its value is the date printed with it.
    Document,
    /// What somebody is asked for, by the words of the clause; its value is the deadline.
    Request,
    /// An item for a provisional agenda; its value is the session.
    AgendaItem,
    /// An amount of money.
    Money,
    /// A named body.
    Body,
    /// A Member State or an observer State, by its short name in English.
    State,
    /// A treaty by its name.
    Treaty,
}

impl ThingKind {
    /// All of them.
    pub const ALL: &[ThingKind] = ThingKind::VARIANTS;

    /// The name that is printed.
    pub fn name(self) -> &'static str {
        self.into()
    }
}

/// A thing that a text names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thing {
    /// Its name, in one spelling for all places.
    pub name: String,
    /// What is said of it: a date, a deadline or a session, as printed.
    pub value: Option<String>,
    /// Of a request, the bytes of its name that say who is asked; empty where nobody is named.
    pub whom: Range<usize>,
    /// Everywhere it stands, in reading order; never empty.
    pub spots: Vec<Spot>,
}

/// A thing that only one side names (the other is `None`), or of which the two sides say something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delta {
    /// What kind of thing it is.
    pub kind: ThingKind,
    /// The thing on each side; at least one of them is there.
    pub sides: Sides<Option<Thing>>,
}

/// Where the words of both texts come from and go to.
///
/// Of the old text: `kept / old`. Of the new text: `verbatim + rolled_over + reworded + added` are all its words.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reuse {
    /// Words of the old text.
    pub old: usize,
    /// Of these: those that still stand in their row.
    pub kept: usize,
    /// Words of the new text that stood in their row before.
    pub verbatim: usize,
    /// Words of spans whose class is roll-over.
    pub rolled_over: usize,
    /// Other added words of edited rows.
    pub reworded: usize,
    /// Words of added rows.
    pub added: usize,
}

impl Reuse {
    /// Words of the new text.
    pub fn new_words(&self) -> usize {
        self.verbatim + self.rolled_over + self.reworded + self.added
    }
}

/// Words of the old text that are gone from their paragraph and stand in another one of the new text.
///
/// No correspondence: the two paragraphs are in different rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Where it stood and where it stands.
    pub spots: Sides<Spot>,
    /// How many words it has.
    pub words: usize,
}

/// What a comparison says about the whole document.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Findings {
    /// Every row whose address changed, in exactly one run.
    pub renumbered: Vec<RenumberedRun>,
    /// The references of the new text to its own paragraphs, in reading order.
    pub references: Vec<Reference>,
    /// Places that were not moved on, in reading order.
    pub missed: Vec<MissedRollOver>,
    /// Things that came, went or changed, by kind, then by place.
    pub deltas: Vec<Delta>,
    /// How much was reused.
    pub reuse: Reuse,
    /// Rows that change something, most substance first.
    pub reading_order: Vec<usize>,
    /// Passages that stand elsewhere now, in the order of the new text.
    pub passages: Vec<Passage>,
}

impl Findings {
    /// The same for the rows that are left when some are hidden: for each former row its new place, and the rows.
    pub(crate) fn follow(&self, places: &[Option<usize>], rows: &[Row]) -> Findings {
        let place = |row: &usize| places.get(*row).copied().flatten();
        let is_shown = |row: &usize| rows.get(*row).is_some_and(read_first::is_to_read);
        let mut findings = self.clone();
        for run in &mut findings.renumbered {
            run.rows = run.rows.iter().filter_map(place).collect();
        }
        findings.renumbered.retain(|run| !run.rows.is_empty());
        findings.reading_order =
            self.reading_order.iter().filter_map(place).filter(is_shown).collect();
        findings
    }
}

/// Finds what a comparison says about the whole document.
pub fn find(comparison: &Comparison) -> Findings {
    let documents = comparison.documents.as_ref();
    let meanings = Part::ALL.map(|part| meanings::of_both(comparison, part));
    let fates = Part::ALL.map(|part| fates::read(comparison, part));
    let [paragraphs, notes] = Part::ALL.map(|part| Texts::new(comparison, part, &meanings, &fates));
    Findings {
        renumbered: renumber::find(documents, paragraphs.rows),
        references: references::find(&paragraphs),
        missed: missed::find(&paragraphs),
        deltas: things::find(&paragraphs, &notes),
        reuse: reuse::count(&paragraphs),
        reading_order: read_first::rank(documents, paragraphs.rows),
        passages: passages::find(&paragraphs),
    }
}
